"""Which pairs of statements have any reason to be about the same issue."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from detente.model import Statement
from detente.reading.issues.terms import Content

NEAR = 700
"""Characters within which a statement may answer another."""
MONEY = frozenset("$€£¥%") | {"euro", "dollar", "pound"}
REPLIES = frozenset(["accept", "reject", "oppose"])
ANSWERS = REPLIES | {"offer", "willing"}
MOVES = frozenset(["demand", "seek", "insist", "prefer", "offer", "willing"])
MOST_PAIRS = 100_000
"""Pairs of statements that are compared: all, of up to 447 statements."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of places to compare.

    Attributes
    ----------
    pairs
        In order, the lesser place first.
    left_out
        Terms that so many contents share that they alone made no pair.
    """

    pairs: Sequence[Pair]
    left_out: tuple[str, ...] = ()


@dataclass(slots=True)
class _Shared:
    """What has a term, an amount's unit or a paragraph, and what stands near it."""

    having: list[int]
    near: list[int]

    def __len__(self) -> int:
        """Count the pairs it makes at most."""
        n = len(self.having)
        return n * (n - 1) // 2 + n * len(self.near)

    def __iter__(self) -> Iterator[Pair]:
        yield from combinations(self.having, 2)
        for place in self.having:
            for other in self.near:
                if place != other:
                    yield (place, other) if place < other else (other, place)


def pairing_of(read: Sequence[Content], most: int = MOST_PAIRS) -> Pairing:
    """Return the pairs that share a term, stand in one paragraph or answer each other.

    Found by an inverted index, from what few contents share to what many do. A term of
    one content pairs it with those that have it and with those near which it stands;
    that two contents stand near the same word is no reason. What most contents share
    tells least, and makes no pairs once these are too many.

    Parameters
    ----------
    read
        The contents.
    most
        Pairs to return, but for those of answers.
    """
    found = set(_answers(read))
    index = _index(read)
    n_all = len(read) * (len(read) - 1) // 2
    room = most if n_all > most else n_all * len(index)
    left_out = []
    for name in sorted(index, key=lambda name: (len(index[name]), str(name))):
        room -= len(index[name])
        if room >= 0:
            found.update(index[name])
        elif isinstance(name, str):
            left_out.append(name)
    return Pairing(sorted(found), tuple(left_out))


def follows(first: Statement, second: Statement) -> bool:
    """Tell whether a statement stands shortly after another."""
    distance = second.span[0] - first.span[0]
    return first.document == second.document and 0 <= distance <= NEAR


def _index(read: Sequence[Content]) -> Mapping[Hashable, _Shared]:
    index: dict[Hashable, _Shared] = defaultdict(lambda: _Shared([], []))
    for place, content in enumerate(read):
        for name in content.terms:
            index[name].having.append(place)
        if content.unit in MONEY:
            index["amounts", content.unit].having.append(place)
        if content.block != ("", -1):
            index[content.block].having.append(place)
    for place, content in enumerate(read):
        for name in content.around.keys() & index.keys():
            index[name].near.append(place)
    return index


def _answers(read: Sequence[Content]) -> Iterator[Pair]:
    """Yield the pairs of which one may answer the other."""
    for places in _in_order(read):
        starts = [read[place].statement.span[0] for place in places]
        for place, start in zip(places, starts, strict=True):
            if read[place].statement.act in MOVES:
                near = slice(
                    bisect_left(starts, start), bisect_right(starts, start + NEAR)
                )
                for other in places[near]:
                    if _may_answer(read[place].statement, read[other].statement):
                        yield min(place, other), max(place, other)


def _may_answer(said: Statement, reply: Statement) -> bool:
    return reply.act in REPLIES and reply.party != said.party


def _in_order(read: Sequence[Content]) -> Iterable[Sequence[int]]:
    """Return the places of the contents of each document, in its order."""
    found: dict[str, list[int]] = defaultdict(list)
    for place in sorted(range(len(read)), key=lambda n: read[n].statement.span[0]):
        found[read[place].statement.document].append(place)
    return found.values()
