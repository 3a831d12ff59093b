"""Which pairs of statements have any reason to be about the same issue."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.model import Statement
from detente.reading.issues.terms import Content

NEAR = 700
"""Characters within which a statement may answer another."""
MONEY = frozenset("$€£¥%") | {"euro", "dollar", "pound"}
REPLIES = frozenset(["accept", "reject", "oppose"])
ANSWERS = REPLIES | {"offer", "willing"}
ASKS = frozenset(["demand", "seek", "insist", "prefer"])
MOVES = ASKS | {"offer", "willing"}
MOST_PAIRS = 100_000
"""Pairs of statements that are compared: all, of up to 447 statements."""
PAIRS_EACH = 24
"""Pairs for each statement, where that makes more."""

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Pairing:
    """The pairs of places to compare.

    Attributes
    ----------
    pairs
        In order, the lesser place first.
    width
        With how many of the next that share a word with it each was paired; 0 for all.
    """

    pairs: Sequence[Pair]
    width: int = 0


@dataclass(slots=True)
class _Shared:
    """The places that have a term, a unit or a paragraph, and those near it."""

    having: list[int]
    near: list[int]

    def count(self, width: int) -> int:
        """Count the pairs of a width."""
        n = len(self.having)
        reach = min(width, n)
        beside = n * len(self.near) if len(self.near) <= width else 0
        return n * reach - reach * (reach + 1) // 2 + beside

    def pairs(self, width: int) -> Iterator[Pair]:
        """Yield each place that has it with the next that have it, and those near."""
        for number, place in enumerate(self.having):
            for other in self.having[number + 1 : number + 1 + width]:
                yield place, other
            for other in self.near if len(self.near) <= width else ():
                if place != other:
                    yield (place, other) if place < other else (other, place)


def pairing_of(read: Sequence[Content], most: int = MOST_PAIRS) -> Pairing:
    """Return the pairs that share a term, stand in one paragraph or answer each other.

    Found by an inverted index. A term of one content pairs it with those that have it
    and with those near which it stands; that two contents stand near the same word is
    no reason. Where the pairs would be too many, each content is paired with the next
    few that share a term with it, as few as it takes: groups are then smaller, and
    those that come to the same title are one issue.

    Parameters
    ----------
    read
        The contents.
    most
        Pairs to return, answers aside, if that is more than `PAIRS_EACH` for each.
    """
    found = set(_answers(read))
    index = _index(read)
    width = len(read)
    most = max(most, PAIRS_EACH * len(read))
    if width * (width - 1) // 2 > most:
        while width > 1 and sum(s.count(width) for s in index.values()) > most:
            width //= 2
    for shared in index.values():
        found.update(shared.pairs(width))
    return Pairing(sorted(found), width if width < len(read) else 0)


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
