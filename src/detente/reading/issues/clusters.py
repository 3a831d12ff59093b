"""Issues in the making: what statements share, by label, by term, by neighbourhood."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.reading.issues.terms import Content, label_terms

_MOST_OF_ALL = 0.6
_ENOUGH_TO_TELL = 5
_LEARNED = 0.5
_NAMED = 0.5
_NEAR = 600
_POSITIONS = frozenset(
    ["demand", "seek", "insist", "prefer", "offer", "willing", "accept", "reject",
     "oppose"]
)  # fmt: skip


@dataclass(slots=True, eq=False)
class Topic:
    """An issue in the making.

    Attributes
    ----------
    label
        The section label it has its name from; empty if none.
    keys
        Term to its weight for telling whether a statement belongs here.
    members
        The contents placed here.
    """

    label: str
    keys: dict[str, float]
    members: list[Content] = field(default_factory=list)

    def score(self, content: Content) -> float:
        """Return how much of a content's terms are keys of this topic."""
        shared = content.terms.keys() & self.keys.keys()
        return sum(content.terms[name] * self.keys[name] for name in shared)

    def learn(self) -> None:
        """Take terms that several members share for keys as well."""
        for name in {name for member in self.members for name in member.terms}:
            if sum(name in member.terms for member in self.members) > 1:
                self.keys.setdefault(name, _LEARNED)


def labelled(labels: Iterable[str]) -> tuple[dict[str, Topic], list[str]]:
    """Return a topic for each label, and remarks on labels taken for the same.

    A label whose terms are all among those of another names the same topic.
    """
    topics: dict[str, Topic] = {}
    remarks: list[str] = []
    for label in dict.fromkeys(labels):
        keys = dict.fromkeys(label_terms(label), 1.0)
        if not keys:
            continue
        same = next((t for t in topics.values() if _same(t.keys, keys)), None)
        if same is None:
            topics[label] = Topic(label, keys)
            continue
        if label.lower() != same.label.lower():
            remarks.append(f"“{label}” is taken for the issue “{same.label}”")
        topics[label] = same
        same.keys |= keys
    return topics, remarks


def nearest(content: Content, topics: Iterable[Topic]) -> Topic | None:
    """Return the topic that a content's terms point to, the first of equals."""
    scored = [(topic.score(content), topic) for topic in topics]
    best = max((score for score, _ in scored), default=0.0)
    return next((topic for score, topic in scored if score == best > 0), None)


def all_named(content: Content, topics: Iterable[Topic]) -> tuple[Topic, ...]:
    """Return every topic that a content clearly names, the clearest first."""
    scored = [(topic.score(content), topic) for topic in topics]
    named = [(score, topic) for score, topic in scored if score >= _NAMED]
    named.sort(key=lambda pair: -pair[0])
    return tuple(topic for _, topic in named) or tuple(
        topic for topic in [nearest(content, [t for _, t in scored])] if topic
    )


def by_shared_terms(contents: Sequence[Content]) -> list[Topic]:
    """Group contents by the terms they share, the most shared term first.

    A term that runs through nearly all of them tells nothing apart, so it serves only
    when no other does.
    """
    rest = list(contents)
    common = _running_through(rest)
    topics: list[Topic] = []
    while best := _most_shared(rest, common) or _most_shared(rest, frozenset()):
        members = [content for content in rest if best in content.terms]
        topics.append(Topic("", {best: 1.0}, members))
        rest = [content for content in rest if best not in content.terms]
    return topics


def by_neighbourhood(content: Content, topics: Iterable[Topic]) -> Topic | None:
    """Return the topic of the statement that a content leans on, if there is one.

    A content that names no object of its own (*verifiable restrictions*) leans on what
    its party was just said to be concerned about; one that is hardly more than an
    amount (*34 per cent*) on the nearest in the same unit; one that names nothing
    (*the offer*) on the last statement before it, of its own party if it still names
    something broad.
    """
    placed = [(member, topic) for topic in topics for member in topic.members]
    for member, topic in placed:
        if _concerned(member, content):
            return topic
    if content.terms and not content.relational:
        return None
    here = content.statement
    near = [
        (
            member.unit != content.unit,
            abs(member.statement.span[0] - here.span[0]),
            place,
        )
        for place, (member, _) in enumerate(placed)
        if member.statement.document == here.document and _leads_to(member, content)
    ]
    return placed[min(near)[-1]][1] if near else None


def _concerned(member: Content, content: Content) -> bool:
    """Tell whether a member is its party's concern in the sentence of a content."""
    return (
        member.statement.act in {"concern", "assert"}
        and member.statement.party == content.statement.party
        and member.sentence == content.sentence != ("", -1)
    )


def _leads_to(member: Content, content: Content) -> bool:
    """Tell whether a content could lean on a member: same unit, or close to it."""
    if content.unit and member.unit == content.unit:
        return True
    distance = content.statement.span[0] - member.statement.span[0]
    if content.unit and not content.terms:
        return abs(distance) <= _NEAR
    same = member.statement.party == content.statement.party
    return 0 <= distance <= _NEAR and (same or not content.terms)


def alone(content: Content) -> Topic | None:
    """Return a topic of a content's own, if it takes a position on something."""
    if content.statement.act not in _POSITIONS or not content.terms:
        return None
    strongest = max(content.terms.values())
    keys = {name: 1.0 for name, w in content.terms.items() if w == strongest}
    return Topic("", keys, [content])


def _same(known: Mapping[str, float], new: Mapping[str, float]) -> bool:
    return known.keys() <= new.keys() or new.keys() <= known.keys()


def _running_through(contents: Sequence[Content]) -> frozenset[str]:
    if len(contents) < _ENOUGH_TO_TELL:
        return frozenset()
    names = {name for content in contents for name in content.terms}
    return frozenset(
        name
        for name in names
        if sum(name in c.terms for c in contents) > _MOST_OF_ALL * len(contents)
    )


def _most_shared(contents: Sequence[Content], common: frozenset[str]) -> str:
    """Return the term of two contents or more with the greatest weight in all."""
    weights: dict[str, list[float]] = {}
    for content in contents:
        for name, weight in content.terms.items():
            if name in content.naming - common:
                weights.setdefault(name, []).append(weight)
    shared = {name: sum(found) for name, found in weights.items() if len(found) > 1}
    return max(shared, key=lambda name: (shared[name], name), default="")
