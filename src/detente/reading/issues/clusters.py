"""Issues in the making: by label, by likeness, by what a statement leans on."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum

from detente.reading.draft.words import listed_stems, stems
from detente.reading.issues.affinity import Rarity, groups
from detente.reading.issues.pairing import Pairing
from detente.reading.issues.terms import Content
from detente.reading.issues.vocabulary import label_terms, telling

_LEARNED = 0.5
_NAMED = 0.5
_CLEAR = 0.3
_HINTED, _HINTED_AT_MORE = 0.12, 0.35
_OWN = 2
_STRONG = frozenset(["demand", "insist", "seek", "offer", "willing"])
_REFUSALS = frozenset(["reject", "oppose"])
_DOING = re.compile(r"to |\w{2,}ing (?:an?|the|its|their|our|any|this|that|it|them)\b")
"""How a content begins that is an act, and no thing."""
_POSITIONS = _STRONG | {"prefer", "accept", "reject", "oppose"}


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
    _ids: set[str] = field(init=False, default_factory=set)
    _objects: dict[str, set[str]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Remember who the members are, and what they are of."""
        self._ids.update(member.statement.id for member in self.members)
        for member in self.members:
            self._remember(member)

    def _remember(self, member: Content) -> None:
        for name, of in member.objects.items():
            self._objects.setdefault(name, set()).update(stems(of))

    def take(self, content: Content) -> bool:
        """Make a content a member, and tell whether it was none before."""
        if content.statement.id in self._ids:
            return False
        self._ids.add(content.statement.id)
        self.members.append(content)
        self._remember(content)
        return True

    def score(self, content: Content) -> float:
        """Return how much of a content's terms are keys of this topic.

        A term that is of one thing here and of another there is none, but for a label.
        """
        own = content.terms
        if not self.label:
            own = {n: w for n, w in own.items() if not self._of_another(n, content)}
        return _score(own, self.keys)

    def _of_another(self, name: str, content: Content) -> bool:
        """Tell whether a term is of something in a content, and of else in members."""
        of = stems(content.objects.get(name, ""))
        known = self._objects.get(name, set())
        return bool(of and known) and known.isdisjoint(of)

    def hint(self, content: Content) -> float:
        """Return how much of what stands near a content are keys of this topic."""
        return _score(content.around, self.keys)

    def learn(self, rarity: Rarity) -> None:
        """Take the terms of members for keys as well, as far as they tell.

        What several members share is a key, by half; what one alone says, by a
        quarter; both in the measure in which they are rare elsewhere.
        """
        having = Counter(name for member in self.members for name in member.terms)
        for name, count in having.items():
            share = _LEARNED if count > 1 else _LEARNED / 2
            self.keys.setdefault(name, share * rarity(name))


def _score(terms: Mapping[str, float], keys: Mapping[str, float]) -> float:
    """Return a sum that does not depend on the order, which is another in each run."""
    return fsum(terms[name] * keys[name] for name in terms.keys() & keys.keys())


class Subjects:
    """Topics by their keys, so that only those in question are looked at.

    Parameters
    ----------
    topics
        With the keys they are to be found by.
    """

    def __init__(self, topics: Iterable[Topic] = ()) -> None:
        self._order: dict[Topic, int] = {}
        self._having: dict[str, dict[Topic, None]] = defaultdict(dict)
        for topic in topics:
            self.add(topic)

    def add(self, topic: Topic) -> None:
        """Add a topic, or the keys it has won since."""
        self._order.setdefault(topic, len(self._order))
        for name in topic.keys:
            self._having[name][topic] = None

    def of(self, names: Iterable[str]) -> list[Topic]:
        """Return the topics with any of these keys, in the order of their coming."""
        found = {t for name in names for t in self._having.get(name, ())}
        return sorted(found, key=self._order.__getitem__)


def labelled(
    labels: Iterable[str], given: Iterable[Topic] = ()
) -> tuple[dict[str, Topic], list[str]]:
    """Return a topic for each label, and remarks on labels taken for the same.

    A label whose terms are all among those of another, or of the label of a topic that
    is given, names the same topic. A term that several labels share tells the less of
    any of them.
    """
    topics: dict[str, Topic] = {}
    there = {topic: dict.fromkeys(label_terms(topic.label), 1.0) for topic in given}
    known = Subjects(there)
    remarks: list[str] = []
    for label in dict.fromkeys(labels):
        keys = {name: 1.0 if telling(name) else _NAMED for name in label_terms(label)}
        if not keys:
            continue
        near = known.of(keys)
        same = next((t for t in near if _same(there.get(t, t.keys), keys)), None)
        if same is None:
            topics[label] = Topic(label, keys)
            known.add(topics[label])
            continue
        if label.lower() != same.label.lower():
            remarks.append(f"“{label}” is taken for the issue “{same.label}”")
        topics[label] = same
        same.keys |= keys
        known.add(same)
    _share_out([t for t in dict.fromkeys(topics.values()) if t not in there])
    return topics, remarks


def _share_out(topics: Sequence[Topic]) -> None:
    """Divide the weight of a key among the topics that have it."""
    having = Counter(name for topic in topics for name in topic.keys)
    for topic in topics:
        topic.keys = {name: w / having[name] for name, w in topic.keys.items()}


def nearest(
    content: Content, topics: Iterable[Topic], least: float = 0.0
) -> Topic | None:
    """Return the topic that a content's terms point to, the first of equals."""
    scored = [(topic.score(content), topic) for topic in topics]
    best = max((score for score, _ in scored), default=0.0)
    return next((t for score, t in scored if score == best > least), None)


def elsewhere(content: Content, own: Topic, known: Subjects) -> Topic | None:
    """Return the other topic whose subject a content names, if it names not its own.

    What it names must be what the content is at bottom, and what the other's label
    says: *cheaper gas* under *Border Posts* where another label is *Gas Prices*.
    """
    if own.score(content) > 0:
        return None
    others = [
        topic
        for topic in known.of(content.heads)
        if topic is not own and any(map(telling, topic.keys))
    ]
    return nearest(content, others, _CLEAR)


def all_named(content: Content, known: Subjects) -> tuple[Topic, ...]:
    """Return every topic that a content clearly names, the clearest first.

    Where it names none clearly, the one it names at all, or else the one that the
    words near it name.
    """
    topics = known.of(content.terms)
    scored = [(topic.score(content), topic) for topic in topics]
    named = [(score, topic) for score, topic in scored if score >= _NAMED]
    named.sort(key=lambda pair: -pair[0])
    if named:
        return tuple(topic for _, topic in named)
    found = nearest(content, topics) or hinted(content, known)
    return (found,) if found else ()


def hinted(content: Content, known: Subjects) -> Topic | None:
    """Return the topic that the words near a content name, and its own do not deny.

    A word of its own tells as much as two words near it; what names a thing of its own
    is not hinted at by one word before its sentence, unless it is an answer.
    """
    topics = known.of((*content.terms, *content.around))
    scored = [
        (topic.hint(content) + _OWN * topic.score(content), topic) for topic in topics
    ]
    best = max((score for score, _ in scored), default=0.0)
    named = not content.relational and any(map(telling, content.heads))
    names = named and content.statement.act in _STRONG
    least = _HINTED_AT_MORE if names else _HINTED
    return next((t for score, t in scored if score == best >= least), None)


def by_likeness(
    contents: Sequence[Content], rarity: Rarity, pairing: Pairing
) -> list[Topic]:
    """Group contents that are likely about one thing; a group of one is left out.

    Keys of a group are the terms of its members.
    """
    topics = []
    for members in groups(contents, rarity, pairing):
        if len(members) > 1 and any(c.statement.act in _POSITIONS for c in members):
            topic = Topic("", {}, members)
            topic.learn(rarity)
            topics.append(topic)
    return topics


def alone(content: Content, spoken: Mapping[str, int]) -> Topic | None:
    """Return a topic of a content's own, if it takes a position worth an issue.

    What is asked for or offered is, if it names a thing; what is refused, preferred
    or accepted only if the text speaks of that thing elsewhere as well, or if it is
    accepted in several words (*the inclusion of nurses*). What a party
    merely will not do (*to run a ward by formula*) is none.

    Parameters
    ----------
    content
        What nothing else speaks of.
    spoken
        Term to how often the text has it.
    """
    act = content.statement.act
    heads = [name for name in content.heads & content.naming if telling(name)]
    if not heads and act in _STRONG and _told(content):
        heads = [name for name in content.heads if name in listed_stems("changes")]
    if act not in _POSITIONS or not heads:
        return None
    if act in _REFUSALS and _DOING.match(content.statement.content):
        return None
    concrete = act == "accept" and len(content.naming & content.terms.keys()) > 1
    once = all(spoken.get(name, 0) < 2 for name in heads)
    if once and act not in _STRONG and not concrete:
        return None
    return Topic("", dict.fromkeys(heads, 1.0), [content])


def _told(content: Content) -> bool:
    """Tell whether a change of nothing else says which it is: *mandatory cuts*."""
    return any(len(heading.terms) > 1 for heading in content.headings)


def _same(known: Mapping[str, float], new: Mapping[str, float]) -> bool:
    left = set(filter(telling, known)) or known.keys()
    right = set(filter(telling, new)) or new.keys()
    return bool(left) and (left <= right or right <= left)
