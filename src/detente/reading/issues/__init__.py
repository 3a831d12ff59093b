"""Which issue each statement is about."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from detente.model import AGENDA, Statement
from detente.reading.draft.words import listed_stems
from detente.reading.issues.affinity import Rarity
from detente.reading.issues.agenda import on_the_agenda, only_offered
from detente.reading.issues.clusters import (
    Subjects,
    Topic,
    all_named,
    alone,
    by_likeness,
    elsewhere,
    hinted,
    labelled,
    nearest,
)
from detente.reading.issues.known import NONE, Known
from detente.reading.issues.labels import (
    about_the_agenda,
    aside,
    labelled_runs,
    labels_of,
    silent,
)
from detente.reading.issues.leaning import Leaning
from detente.reading.issues.pairing import pairing_of
from detente.reading.issues.phrases import Usage, usage
from detente.reading.issues.terms import Content, contents, party_terms
from detente.reading.issues.titled import acts_on
from detente.reading.issues.titles import (
    Spoken,
    Tally,
    Titles,
    full_title,
    headed,
    short_id,
)
from detente.reading.issues.vocabulary import telling, words
from detente.reading.parse import Parsed

__all__ = ["Placed", "place"]

_DEFINITE = (["the"], ["its"], ["their"])
_CLEAR = 0.3

About = Mapping[str, tuple[Topic, ...]]


@dataclass(frozen=True, slots=True)
class Placed:
    """Statements with their issues.

    Attributes
    ----------
    titles
        Issue id to the few words it goes by, in the order in which the text takes
        them up.
    statements
        As they came, with ``issue`` and ``about`` filled in.
    remarks
        What was taken for the same issue, and what was moved against its label.
    headings
        Issue id to what people read over it, where that says more.
    named
        Ids of the issues that a label of the text or a case names.
    """

    titles: Mapping[str, str]
    statements: tuple[Statement, ...]
    remarks: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    named: frozenset[str] = frozenset()


def place(
    statements: Sequence[Statement],
    labels: Mapping[str, str],
    parsed: Sequence[Parsed],
    known: Known = NONE,
    parties: Iterable[str] = (),
) -> Placed:
    """Tell which issue each statement is about.

    A section label beats all else, unless the content is about another label's
    subject and has nothing of its own; then come words that name an issue, likeness
    to other statements, and what a statement leans on. What is left makes an issue
    of its own if it takes a position worth one, and else is about none. A label
    beside others that are used is an issue even when nothing was read under it. What
    stands under a label for the agenda is about the agenda; what stands under one for
    all the rest (*Other points*) is about no issue.

    Parameters
    ----------
    statements
        Of all documents; their quotes lie in `parsed`.
    labels
        Statement id to the label of the section it stands in, where it has one.
    parsed
        The text, for the words' lemmas and parts of speech.
    known
        Issues that there are already: what is about one of them gets its id.
    parties
        Names of parties: a label that is one of them says who speaks, not on what.
    """
    parties = tuple(parties)
    runs = labelled_runs(parsed, party_terms(statements), parties)
    told = {name for name, label in labels.items() if about_the_agenda(label)}
    apart = {name for name, label in labels.items() if aside(label)}
    own = labels_of(statements, labels, runs)
    own = {name: label for name, label in own.items() if name not in told | apart}
    used = [own[s.id] for s in statements if s.id in own]
    every = [*used, *(issue.label for issue in known)]
    said = usage(parsed)
    read = contents(statements, parsed, said.called, every, parties)
    silents = tuple(silent(runs, used))
    topics = labelled([*used, *silents], known)
    work = _Placing(topics, _spoken(said, read), Rarity.of(read), known)
    agenda = (_agenda(read) | told) - apart
    others = agenda | apart
    positions = [content for content in read if content.statement.id not in others]
    work.place_labelled(positions, own)
    first = _continued(positions)
    rest = [content for content in positions if content.statement.id not in first]
    work.place_rest(rest)
    work.place_offers_to_talk(rest)
    work.place_with(positions, first)
    about = work.place_agenda([c for c in read if c.statement.id in agenda])
    return work.placed(read, {**dict.fromkeys(told, ()), **about})


def _continued(read: Sequence[Content]) -> Mapping[str, str]:
    """Return which statements only go on with the list inside another one.

    What is done to the first thing is done to the others: *a ban on cranes*, *gates*.
    """
    spoken: dict[Hashable, list[Content]] = defaultdict(list)
    for content in read:
        spoken[_breath(content)].append(content)
    return {
        content.statement.id: first.statement.id
        for content in read
        for first in spoken[_breath(content)]
        if content.joined_to in first.words and first is not content
    }


def _agenda(read: Sequence[Content]) -> frozenset[str]:
    """Return ids of the statements about the agenda.

    What a party adds to such a statement in the same breath and with the same verb is
    on the agenda too: *insists on discussing security and the deficit*. Who would talk
    about a thing gives way on it, unless another party quarrels over whether to.
    """
    every = [c for c in read if on_the_agenda(c.statement)]
    asked = [c for c in every if not only_offered(c.statement)]
    said = [c for c in every if c in asked or _quarrelled_over(c, asked)]
    breath = {_breath(c) for c in said if c.sentence != ("", -1)}
    added = (c for c in read if _breath(c) in breath and _bare(c))
    return frozenset(c.statement.id for c in chain(said, added))


def _quarrelled_over(content: Content, asked: Sequence[Content]) -> bool:
    """Tell whether others ask to talk about what a party would, or refuse it."""
    party, names = content.statement.party, set(filter(telling, content.terms))
    others = (c for c in asked if c.statement.party != party)
    return any(names & other.terms.keys() for other in others)


def _breath(content: Content) -> Hashable:
    """Return what a content shares with what its party adds in the same breath."""
    return content.statement.party, content.statement.act, content.sentence


def _bare(content: Content) -> bool:
    """Tell whether a content is the name of a known thing, not a change to it."""
    said = words(content.statement.content)
    changes = content.heads & listed_stems("changes")
    return said[:1] in _DEFINITE and not changes and not content.unit


def _spoken(used: Usage, read: Sequence[Content]) -> Spoken:
    """Return how often the text has each term, in which words, who speaks of it."""
    heads: dict[str, set[str]] = defaultdict(set)
    for content in read:
        for name in content.heads:
            heads[name].add(content.statement.id)
    return Spoken(used.counts, used.common, heads)


class _Placing:
    """The work of placing: topics so far, and where each statement went."""

    def __init__(
        self,
        labels: tuple[dict[str, Topic], list[str]],
        spoken: Spoken,
        rarity: Rarity,
        known: Known = NONE,
    ) -> None:
        self.by_label, self.remarks = labels
        self.known = known
        self.spoken = spoken
        self.rarity = rarity
        self.topics: dict[Topic, None] = {}
        self.where: dict[str, Topic] = {}
        self.titles = Titles(spoken)
        self.leaning = Leaning()
        self.acts: dict[str, Topic] = {}
        for topic in (*known, *self.by_label.values()):
            self._open(topic)

    def put(self, content: Content, topic: Topic) -> None:
        """Place a content in a topic."""
        self._open(topic)
        if topic.take(content):
            self.titles.grow(topic, content)
            self.leaning.put(content, topic)
        for act in acts_on(content.headings):
            self.acts.setdefault(act, topic)
        self.where[content.statement.id] = topic

    def _open(self, topic: Topic) -> None:
        """Take up a topic with the members it has, unless it is known."""
        if topic not in self.topics:
            self.topics[topic] = None
            self.titles.add(topic)
            for member in topic.members:
                self.leaning.put(member, topic)

    def place_labelled(
        self, read: Sequence[Content], labels: Mapping[str, str]
    ) -> None:
        """Place what stands under a label, where its content does not say otherwise."""
        known = Subjects(self.topics)
        for content in read:
            own = self.by_label.get(labels.get(content.statement.id, ""))
            if own is None:
                continue
            other = elsewhere(content, own, known)
            self.put(content, other or own)
            if other is not None:
                self.remarks.append(
                    f"“{content.statement.content}” stands under “{own.label}” and is "
                    f"taken for the issue “{other.label}”"
                )
        for topic in self.topics:
            topic.learn(self.rarity)

    def place_rest(self, read: Sequence[Content]) -> None:
        """Place what has no label: by labels' terms, likeness, neighbourhood."""
        known = Subjects(self.topics)
        for content in self._waiting(read):
            self._try(content, nearest(content, known.of(content.terms), _CLEAR))
        for content in self._waiting(read):
            self._try(content, hinted(content, known))
        for topic in self._by_likeness(self._waiting(read)):
            tally = Tally.of(topic, self.spoken)
            if not tally.key_term:
                continue
            topic.keys[tally.key_term] = 1.0
            same = self.titles.called(tally.full_title, tally.title) or topic
            for content in list(topic.members):
                self.put(content, same)
        known = Subjects(self.topics)
        for content in self._waiting(read):
            self._try(content, nearest(content, known.of(content.terms), _CLEAR))
        rest = self._waiting(read)
        for content in sorted(rest, key=lambda c: c.relational):
            self._try(content, self.leaning.on(content) or self._alone(content))

    def place_with(self, read: Sequence[Content], first: Mapping[str, str]) -> None:
        """Place what goes on with the list inside another statement where that is.

        It gives the issue no name: the first thing of a list has it.
        """
        for content in self._waiting(read):
            topic = self.where.get(first.get(content.statement.id, ""))
            if topic is not None:
                self.where[content.statement.id] = topic

    def place_offers_to_talk(self, read: Sequence[Content]) -> None:
        """Place who would talk about a thing on the issue that is talked of there."""
        known = Subjects(self.topics)
        for content in self._waiting(read):
            if on_the_agenda(content.statement):
                self._try(content, next(iter(all_named(content, known)), None))

    def _alone(self, content: Content) -> Topic | None:
        """Return a topic for one content: of its own, unless there is one so called.

        An act that does not say on what is on what it was done to before: *a review*.
        """
        own = alone(content, self.spoken.counts)
        if own is None:
            return None
        tally = Tally.of(own, self.spoken)
        if known := self.acts.get(tally.full_title.lower()):
            return known
        return self.titles.called(tally.full_title, tally.title) or own

    def _by_likeness(self, waiting: Sequence[Content]) -> list[Topic]:
        """Group what is likely about one thing; say what was not looked at."""
        pairing = pairing_of(waiting)
        if pairing.width:
            self.remarks.append(
                f"{len(waiting):,} statements are too many to compare each with each: "
                f"of those that share a word, each was compared with the next "
                f"{pairing.width}."
            )
        return by_likeness(waiting, self.rarity, pairing)

    def _try(self, content: Content, topic: Topic | None) -> None:
        if topic is not None:
            self.put(content, topic)

    def place_agenda(self, read: Sequence[Content]) -> About:
        """Return the topics that each statement about the agenda names."""
        about: dict[str, tuple[Topic, ...]] = {}
        known = Subjects(self.topics)
        for content in read:
            named = all_named(content, known)
            own = alone(content, self.spoken.counts) if not named else None
            if own is not None:
                known.add(own)
                named = (own,)
            if named:
                about[content.statement.id] = named
        return about

    def placed(self, read: Sequence[Content], about: About) -> Placed:
        """Name the topics, in the order of the text, and fill the statements in."""
        used = dict.fromkeys(self.by_label.values()) if read else {}
        for content in read:
            used.update(dict.fromkeys(self._topics_of(content, about)))
        ids = {topic: issue.id for topic, issue in self.known.items()}
        titles = {issue.id: issue.title for issue in self.known.values()}
        for topic in (topic for topic in used if topic not in ids):
            if called := full_title(topic, self.spoken):
                ids[topic] = short_id(headed(topic, self.spoken), titles)
                titles[ids[topic]] = called
        new = (topic for topic in ids if topic not in self.known)
        headings = {ids[topic]: headed(topic, self.spoken) for topic in new}
        placed = (self._filled(content, about, ids) for content in read)
        named = frozenset(ids[topic] for topic in ids if topic.label)
        return Placed(titles, tuple(placed), tuple(self.remarks), headings, named)

    def _topics_of(self, content: Content, about: About) -> tuple[Topic, ...]:
        name = content.statement.id
        own = (self.where[name],) if name in self.where else ()
        return about.get(name, own)

    def _filled(
        self, content: Content, about: About, ids: Mapping[Topic, str]
    ) -> Statement:
        names = tuple(
            ids[topic] for topic in self._topics_of(content, about) if topic in ids
        )
        named = about.get(content.statement.id, (None,))
        if content.statement.id in about and (names or not named):
            return replace(content.statement, issue=AGENDA, about=names)
        return replace(content.statement, issue=names[0] if names else "")

    def _waiting(self, read: Sequence[Content]) -> list[Content]:
        return [content for content in read if content.statement.id not in self.where]
