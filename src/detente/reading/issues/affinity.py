"""How likely two statements are about the same issue, and groups of those that are."""

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log

from detente.reading.draft.words import stems
from detente.reading.issues.pairing import (
    ANSWERS,
    ASKS,
    MONEY,
    MOVES,
    REPLIES,
    Pair,
    Pairing,
    follows,
)
from detente.reading.issues.terms import Content

TOGETHER = 0.35
"""Least mean likeness of two groups that are taken for one."""
_UNIT, _BARE_UNIT = 0.35, 0.6
_FAR_UNIT, _FAR_BARE_UNIT = 0.3, 0.45
"""The same where they stand in two paragraphs."""
_REPLY, _BARE_REPLY = 0.15, 0.6
_BESIDE, _ANSWERED = 0.25, 0.5
_CLOSE = 0.6
_WORRIED = 0.6
_ONE_HEAD, _NO_HEAD = 0.8, 0.5
_SIBLINGS = 1.5
_APART = 0.2


@dataclass(frozen=True)
class Rarity:
    """How much a term tells: less, the more contents it occurs in.

    ``1 - log(df) / log(n + 1)`` for a term of *df* among *n* contents.
    """

    counts: Mapping[str, int]
    total: int
    _known: dict[str, float] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, read: Sequence[Content]) -> "Rarity":
        """Count the terms of some contents."""
        counts = Counter(name for content in read for name in content.terms)
        return cls(counts, len(read))

    def __call__(self, name: str) -> float:
        """Return the share of weight that a term keeps, in (0, 1]."""
        if name not in self._known:
            often = self.counts.get(name, 1) or 1
            self._known[name] = 1 - log(often) / log(self.total + 2)
        return self._known[name]


def likeness(first: Content, second: Content, rarity: Rarity) -> float:
    """Return how likely two contents are about the same issue, at most 1.

    Below zero when they are likely about two: it then takes much else to join them.

    Shared terms, terms of the one near the other, amounts in one unit and answers are
    each a reason; reasons combine as ``1 - prod(1 - reason)``. Two things that one
    party asks for in one breath are two issues, unless their words say otherwise.
    """
    words = _shared(first, second, rarity)
    doubt = 1 - min(words, 1.0)
    doubt *= 1 - _near(first, second, rarity)
    doubt *= 1 - _amounts(first, second)
    doubt *= 1 - _beside(first, second)
    doubt *= 1 - _concerned(first, second)
    doubt *= 1 - max(_answers(first, second), _answers(second, first))
    apart = _SIBLINGS if words < _NO_HEAD and _listed_together(first, second) else 0.0
    return 1 - doubt - apart


def groups(
    read: Sequence[Content], rarity: Rarity, pairing: Pairing
) -> list[list[Content]]:
    """Group contents by mean likeness, the likest first, while it is high enough.

    Average linkage over the pairs given; all other pairs count as unlike.

    Parameters
    ----------
    read
        The contents.
    rarity
        How much their terms tell.
    pairing
        Which pairs to look at.
    """
    scored = ((a, b, likeness(read[a], read[b], rarity)) for a, b in pairing.pairs)
    members = linked(len(read), {(a, b): like for a, b, like in scored if like})
    return [[read[place] for place in sorted(group)] for group in members]


def linked(size: int, likes: Mapping[Pair, float]) -> list[list[int]]:
    """Return places grouped by average linkage, in order of their first member."""
    members = {place: [place] for place in range(size)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (a, b), like in likes.items():
        sums[a][b] = sums[b][a] = like
    heap = [(-like, a, b) for (a, b), like in likes.items() if like >= TOGETHER]
    heapq.heapify(heap)
    while heap:
        _, a, b = heapq.heappop(heap)
        if a not in members or b not in members:
            continue
        new = size
        size += 1
        members[new] = members.pop(a) + members.pop(b)
        sums[new] = _joined(sums, a, b)
        for other, like in sums[new].items():
            sums[other][new] = like
            mean = like / (len(members[new]) * len(members[other]))
            if mean >= TOGETHER:
                heapq.heappush(heap, (-mean, other, new))
    return sorted(members.values(), key=min)


def _joined(sums: dict[int, dict[int, float]], a: int, b: int) -> dict[int, float]:
    """Take two groups out of the sums of likeness; return those of both together."""
    left, right = sums.pop(a), sums.pop(b)
    del left[b], right[a]
    fewer, more = sorted((left, right), key=len)
    for gone, likes in ((a, left), (b, right)):
        for other in likes:
            del sums[other][gone]
    for other, like in fewer.items():
        more[other] = more.get(other, 0.0) + like
    return more


def _shared(first: Content, second: Content, rarity: Rarity) -> float:
    """Return the weight of the terms that two contents share."""
    total = 0.0
    for name in first.terms.keys() & second.terms.keys():
        heads = (name in first.heads) + (name in second.heads)
        share = (_NO_HEAD, _ONE_HEAD, 1.0)[heads]
        if _of_two_things(name, first, second):
            share *= _APART
        total += share * min(first.terms[name], second.terms[name]) * rarity(name)
    return total


def _of_two_things(name: str, first: Content, second: Content) -> bool:
    """Tell whether a term is of one thing here and of another there.

    *A duty on wool* and *the duty on beef* share the duty, and are two issues.
    """
    of, other = first.objects.get(name, ""), second.objects.get(name, "")
    return bool(of and other) and not {*stems(of)} & {*stems(other)}


def _near(first: Content, second: Content, rarity: Rarity) -> float:
    """Return the most that a term of the one says by standing near the other.

    In one paragraph each stands near the other anyway; that is `_beside`.
    """
    if first.block == second.block != ("", -1):
        return 0.0
    most = 0.0
    for one, other in ((first, second), (second, first)):
        for name in one.terms.keys() & other.around.keys():
            said = _CLOSE * one.terms[name] * other.around[name] * rarity(name)
            most = max(most, said)
    return most


def _amounts(first: Content, second: Content) -> float:
    """Return what it says that two amounts are counted alike."""
    if first.unit != second.unit or first.unit not in MONEY:
        return 0.0
    bare = not (first.heads and second.heads)
    if first.block != second.block:
        return _FAR_BARE_UNIT if bare else _FAR_UNIT
    return _BARE_UNIT if bare else _UNIT


def _answers(first: Content, second: Content) -> float:
    """Return what it says that the second follows as an answer to the first."""
    said, reply = first.statement, second.statement
    if not follows(said, reply):
        return 0.0
    if said.party == reply.party or said.act not in MOVES:
        return 0.0
    if reply.act not in REPLIES:
        return 0.0
    return _BARE_REPLY if second.pointing and not second.terms else _REPLY


def _beside(first: Content, second: Content) -> float:
    """Return what it says that two statements stand in one paragraph.

    More if the later one is another party's answer: a yes or a no; or an offer, unless
    each of the two names a thing of its own.
    """
    if first.block != second.block or first.block == ("", -1):
        return 0.0
    early, late = sorted((first.statement, second.statement), key=lambda s: s.span)
    named = (
        first.heads and second.heads and not first.terms.keys() & second.terms.keys()
    )
    known = REPLIES if named else ANSWERS
    answers = late.party != early.party and late.act in known
    return _ANSWERED if answers else _BESIDE


def _concerned(first: Content, second: Content) -> float:
    """Return what it says that a party asks for one thing in its worry about another.

    *Voices concern over the dam, demanding a say in its filling.*
    """
    if first.sentence != second.sentence or first.sentence == ("", -1):
        return 0.0
    one, other = sorted((first.statement, second.statement), key=lambda s: s.span)
    worried = one.party == other.party and one.act == "concern"
    return _WORRIED if worried and other.act in MOVES else 0.0


def _listed_together(first: Content, second: Content) -> bool:
    """Tell whether one party asks for two things in one sentence."""
    if first.sentence != second.sentence or first.sentence == ("", -1):
        return False
    one, other = first.statement, second.statement
    alike = one.act == other.act or {one.act, other.act} <= ASKS
    return one.party == other.party and alike
