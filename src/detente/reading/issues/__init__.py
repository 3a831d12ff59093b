"""Which issue each statement is about."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from detente.model import AGENDA, Statement
from detente.reading.issues.agenda import on_the_agenda
from detente.reading.issues.clusters import (
    Topic,
    all_named,
    alone,
    by_neighbourhood,
    by_shared_terms,
    labelled,
    nearest,
)
from detente.reading.issues.terms import Content, contents
from detente.reading.issues.titles import short_id, title
from detente.reading.parse import Parsed

__all__ = ["Placed", "place"]

About = Mapping[str, tuple[Topic, ...]]


@dataclass(frozen=True, slots=True)
class Placed:
    """Statements with their issues.

    Attributes
    ----------
    titles
        Issue id to its title, in the order in which the text takes them up.
    statements
        As they came, with ``issue`` and ``about`` filled in.
    remarks
        What was taken for the same issue, and what was moved against its label.
    """

    titles: Mapping[str, str]
    statements: tuple[Statement, ...]
    remarks: tuple[str, ...] = ()


def place(
    statements: Sequence[Statement],
    labels: Mapping[str, str],
    parsed: Sequence[Parsed],
) -> Placed:
    """Tell which issue each statement is about.

    A section label beats a shared term, unless the content speaks of another label's
    subject and not of its own; a shared term beats the neighbourhood; what is left
    makes an issue of its own if it takes a position, and else is about none.

    Parameters
    ----------
    statements
        Of all documents; their quotes lie in `parsed`.
    labels
        Statement id to the label of the section it stands in, where it has one.
    parsed
        The text, for the words' lemmas and parts of speech.
    """
    read = contents(statements, parsed, labels.values())
    work = _Placing(*labelled(labels[s.id] for s in statements if labels.get(s.id)))
    agenda = {c.statement.id for c in read if on_the_agenda(c.statement)}
    positions = [content for content in read if content.statement.id not in agenda]
    work.place_labelled(positions, labels)
    work.place_rest(positions, read)
    about = work.place_agenda([c for c in read if c.statement.id in agenda])
    return work.placed(read, about)


class _Placing:
    """The work of placing: topics so far, and where each statement went."""

    def __init__(self, by_label: dict[str, Topic], remarks: list[str]) -> None:
        self.by_label = by_label
        self.topics = list(dict.fromkeys(by_label.values()))
        self.where: dict[str, Topic] = {}
        self.remarks = remarks

    def put(self, content: Content, topic: Topic) -> None:
        """Place a content in a topic."""
        if topic not in self.topics:
            self.topics.append(topic)
        if content not in topic.members:
            topic.members.append(content)
        self.where[content.statement.id] = topic

    def place_labelled(
        self, read: Sequence[Content], labels: Mapping[str, str]
    ) -> None:
        """Place what stands under a label, where its content does not say otherwise."""
        for content in read:
            own = self.by_label.get(labels.get(content.statement.id, ""))
            if own is None:
                continue
            other = nearest(content, self.topics)
            if other is None or own.score(content) > 0:
                other = own
            self.put(content, other)
            if other is not own:
                self.remarks.append(
                    f"“{content.statement.content}” stands under “{own.label}” and is "
                    f"taken for the issue “{other.label}”"
                )
        for topic in self.topics:
            topic.learn()

    def place_rest(self, read: Sequence[Content], shared: Sequence[Content]) -> None:
        """Place what has no label: by labels' terms, shared terms, neighbourhood.

        Terms may be shared with statements about the agenda.
        """
        known = list(self.topics)
        for content in self._waiting(read):
            self._try(content, nearest(content, known))
        for topic in by_shared_terms(self._waiting(shared)):
            for content in list(topic.members):
                self.put(content, topic)
        rest = self._waiting(read)
        for content in sorted(rest, key=lambda c: c.relational):
            leaned = by_neighbourhood(content, self.topics)
            self._try(content, leaned or alone(content))

    def _try(self, content: Content, topic: Topic | None) -> None:
        if topic is not None:
            self.put(content, topic)

    def place_agenda(self, read: Sequence[Content]) -> About:
        """Return the topics that each statement about the agenda names."""
        about: dict[str, tuple[Topic, ...]] = {}
        for content in read:
            named = all_named(content, self.topics)
            own = alone(content) if not named else None
            if own is not None:
                self.topics.append(own)
                named = (own,)
            if named:
                about[content.statement.id] = named
        return about

    def placed(self, read: Sequence[Content], about: About) -> Placed:
        """Name the topics, in the order of the text, and fill the statements in."""
        used: dict[Topic, None] = {}
        for content in read:
            used.update(dict.fromkeys(self._topics_of(content, about)))
        titles: dict[str, str] = {}
        ids: dict[Topic, str] = {}
        for topic in used:
            name = short_id(title(topic), titles)
            ids[topic], titles[name] = name, title(topic)
        placed = (self._filled(content, about, ids) for content in read)
        return Placed(titles, tuple(placed), tuple(self.remarks))

    def _topics_of(self, content: Content, about: About) -> tuple[Topic, ...]:
        name = content.statement.id
        own = (self.where[name],) if name in self.where else ()
        return about.get(name, own)

    def _filled(
        self, content: Content, about: About, ids: Mapping[Topic, str]
    ) -> Statement:
        names = tuple(ids[topic] for topic in self._topics_of(content, about))
        if content.statement.id in about:
            return replace(content.statement, issue=AGENDA, about=names)
        return replace(content.statement, issue=names[0] if names else "")

    def _waiting(self, read: Sequence[Content]) -> list[Content]:
        return [content for content in read if content.statement.id not in self.where]
