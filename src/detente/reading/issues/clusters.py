"""Issues in the making: by label, by likeness, by what a statement leans on."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from detente.reading.issues.affinity import Rarity, groups
from detente.reading.issues.terms import Content
from detente.reading.issues.vocabulary import label_terms, telling

_LEARNED = 0.5
_NAMED = 0.5
_CLEAR = 0.3
_HINTED = 0.12
_NEAR = 600
_STRONG = frozenset(["demand", "insist", "seek", "offer"])
_POSITIONS = _STRONG | {"prefer", "willing", "accept", "reject", "oppose"}


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
        return _score(content.terms, self.keys)

    def hint(self, content: Content) -> float:
        """Return how much of what stands near a content are keys of this topic."""
        return _score(content.around, self.keys)

    def learn(self, rarity: Rarity) -> None:
        """Take the terms of members for keys as well, as far as they tell.

        What several members share is a key, by half; what one alone says, by a
        quarter; both in the measure in which they are rare elsewhere.
        """
        for name in {name for member in self.members for name in member.terms}:
            having = sum(name in member.terms for member in self.members)
            share = _LEARNED if having > 1 else _LEARNED / 2
            self.keys.setdefault(name, share * rarity(name))


def _score(terms: Mapping[str, float], keys: Mapping[str, float]) -> float:
    return sum(terms[name] * keys[name] for name in terms.keys() & keys.keys())


def labelled(labels: Iterable[str]) -> tuple[dict[str, Topic], list[str]]:
    """Return a topic for each label, and remarks on labels taken for the same.

    A label whose terms are all among those of another names the same topic. A term
    that several labels share tells the less of any of them.
    """
    topics: dict[str, Topic] = {}
    remarks: list[str] = []
    for label in dict.fromkeys(labels):
        keys = {name: 1.0 if telling(name) else _NAMED for name in label_terms(label)}
        if not any(map(telling, keys)):
            continue
        same = next((t for t in topics.values() if _same(t.keys, keys)), None)
        if same is None:
            topics[label] = Topic(label, keys)
            continue
        if label.lower() != same.label.lower():
            remarks.append(f"“{label}” is taken for the issue “{same.label}”")
        topics[label] = same
        same.keys |= keys
    _share_out(list(dict.fromkeys(topics.values())))
    return topics, remarks


def _share_out(topics: Sequence[Topic]) -> None:
    """Divide the weight of a key among the topics that have it."""
    having = [name for topic in topics for name in topic.keys]
    for topic in topics:
        topic.keys = {name: w / having.count(name) for name, w in topic.keys.items()}


def nearest(
    content: Content, topics: Iterable[Topic], least: float = 0.0
) -> Topic | None:
    """Return the topic that a content's terms point to, the first of equals."""
    scored = [(topic.score(content), topic) for topic in topics]
    best = max((score for score, _ in scored), default=0.0)
    return next((t for score, t in scored if score == best > least), None)


def elsewhere(content: Content, own: Topic, topics: Iterable[Topic]) -> Topic | None:
    """Return the other topic whose subject a content names, if it names not its own.

    What it names must be what the content is at bottom, and what the other's label
    says: *cheaper gas* under *Border Posts* where another label is *Gas Prices*.
    """
    if own.score(content) > 0:
        return None
    others = [t for t in topics if t is not own and content.heads & t.keys.keys()]
    return nearest(content, others, _CLEAR)


def all_named(content: Content, topics: Sequence[Topic]) -> tuple[Topic, ...]:
    """Return every topic that a content clearly names, the clearest first.

    Where it names none clearly, the one it names at all, or else the one that the
    words near it name.
    """
    scored = [(topic.score(content), topic) for topic in topics]
    named = [(score, topic) for score, topic in scored if score >= _NAMED]
    named.sort(key=lambda pair: -pair[0])
    if named:
        return tuple(topic for _, topic in named)
    found = nearest(content, topics) or hinted(content, topics)
    return (found,) if found else ()


def hinted(content: Content, topics: Sequence[Topic]) -> Topic | None:
    """Return the topic that the words near a content name, and its own do not deny."""
    scored = [(topic.hint(content) + topic.score(content), topic) for topic in topics]
    best = max((score for score, _ in scored), default=0.0)
    return next((t for score, t in scored if score == best >= _HINTED), None)


def by_likeness(contents: Sequence[Content], rarity: Rarity) -> list[Topic]:
    """Group contents that are likely about one thing; a group of one is left out.

    Keys of a group are the terms of its members.
    """
    topics = []
    for members in groups(contents, rarity):
        if len(members) > 1 and any(c.statement.act in _POSITIONS for c in members):
            topic = Topic("", {}, members)
            topic.learn(rarity)
            topics.append(topic)
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


def alone(content: Content, spoken: Mapping[str, int]) -> Topic | None:
    """Return a topic of a content's own, if it takes a position worth an issue.

    What is asked for or offered is, if it names a thing; what is refused, preferred
    or accepted only if the text speaks of that thing elsewhere as well.

    Parameters
    ----------
    content
        What nothing else speaks of.
    spoken
        Term to how often the text has it.
    """
    act = content.statement.act
    heads = [name for name in content.heads & content.naming if telling(name)]
    if act not in _POSITIONS or not heads:
        return None
    if act not in _STRONG and all(spoken.get(name, 0) < 2 for name in heads):
        return None
    return Topic("", dict.fromkeys(heads, 1.0), [content])


def _same(known: Mapping[str, float], new: Mapping[str, float]) -> bool:
    left = set(filter(telling, known)) or known.keys()
    right = set(filter(telling, new)) or new.keys()
    return left <= right or right <= left
