"""What lines of knowledge say, as regions of numbers; which lines bind in which draws.

A line marked *proposed* binds in the share of the draws that its confidence says,
independently of the others. Draws in which the same lines bind are one pattern. In a
pattern that contradicts itself, lines are taken up one by one, the confirmed first,
then the most confident, and one that contradicts those before it is dropped: of
contradictory lines the least confident does not bind. Its share of the draws is
then lower than its confidence, and stands in ``line_binds`` as it is. Lines of equal
confidence are taken up in several orders, each in its part of the draws, so that none
is favoured by where it stands in the file.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from detente.draws.convergence import Convergence
from detente.errors import CaseError, TooLargeError
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.bounds import ONE, ZERO, Edge, Region
from detente.kernels.patterns import binding, patterns
from detente.kernels.rejection import Drawn
from detente.model import Line, Order, Range
from detente.model.consistency import Scale, consistent, contradiction, in_words

TURNS = 4
"""Turns of the wheel in which lines of equal confidence are taken up."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """All lines about one set of numbers: a party's weights, or values of options.

    Attributes
    ----------
    where
        Path into the case.
    lines
        Those that say anything.
    items
        Ids of issues, or labels of options.
    of
        ``weights`` or ``options``.
    """

    where: str
    lines: tuple[Line, ...]
    items: tuple[str, ...]
    of: Scale

    @property
    def proposed(self) -> tuple[Line, ...]:
        """The lines that bind in some draws only."""
        return tuple(line for line in self.lines if line.proposed)

    def fits(self, lines: Iterable[Line]) -> bool:
        """Tell whether some numbers fit these lines."""
        return _consistent(tuple(lines), self.items, self.of)

    def must_fit(self) -> None:
        """Refuse confirmed lines that contradict one another.

        Raises
        ------
        CaseError
            With the shortest contradiction.
        """
        confirmed = [line for line in self.lines if not line.proposed]
        if not self.fits(confirmed):
            shortest = contradiction(confirmed, self.items, of=self.of)
            raise CaseError(
                self.where,
                f"lines must hold together; got {in_words(shortest)}. "
                "Change or delete one of them",
            )


@lru_cache(maxsize=2**15)
def _consistent(lines: tuple[Line, ...], items: tuple[str, ...], of: Scale) -> bool:
    """Ask but once; other priors and other parties bring the same lines again."""
    return consistent(lines, items, of=of)


@dataclass(frozen=True, slots=True, eq=False)
class Bound:
    """Which lines bind in which draws.

    Attributes
    ----------
    lines
        For each pattern, the lines that bind.
    which : (n_draws,)
        The pattern of each draw.
    rows : (n_draws, n_proposed)
        Whether each proposed line binds.
    """

    lines: tuple[tuple[Line, ...], ...]
    which: IntArray
    rows: BoolArray

    @classmethod
    def of(cls, known: Knowledge, rows: BoolArray) -> "Bound":
        """Find the patterns of rows that tell whether each proposed line binds."""
        different, which = patterns(rows)
        lines = tuple(_binding_lines(known, row) for row in different)
        return cls(lines, which, rows)


def bind(known: Knowledge, n: int, rng: np.random.Generator) -> Bound:
    """Choose the draws in which each proposed line binds, and mend contradictions."""
    known.must_fit()
    shares = [line.confidence for line in known.proposed]
    rows = binding(shares, n, rng)
    different, which = patterns(rows)
    fits = [known.fits(_binding_lines(known, row)) for row in different]
    orders = [] if all(fits) else _orders(shares, rng)
    for pattern in np.flatnonzero(np.logical_not(fits)):
        alike = rng.permutation(np.flatnonzero(which == pattern))
        for order, turn in zip(orders, np.array_split(alike, len(orders)), strict=True):
            if len(turn):
                here = different[pattern]
                rows[turn] = _taken_up(known, [p for p in order if here[p]])
    return Bound.of(known, rows)


def _orders(
    confidence: Sequence[float], rng: np.random.Generator
) -> list[tuple[int, ...]]:
    """Return orders in which to take up proposed lines, the surest first.

    Where some are equally sure, a random order is turned round like a wheel, and each
    turn of it taken both ways. Up to `TURNS` lines come first equally often, and of
    any two each is ahead of the other equally often.
    """
    n = len(confidence)
    if len(set(confidence)) == n:
        wheels = [np.arange(n)]
    else:
        wheel = rng.permutation(n)
        turns = [np.roll(wheel, by) for by in range(0, n, -(-n // TURNS))]
        wheels = [way for turn in turns for way in (turn, turn[::-1])]
    return [
        tuple(sorted(wheel.tolist(), key=lambda place: -confidence[place]))
        for wheel in wheels
    ]


def _taken_up(known: Knowledge, order: Iterable[int]) -> BoolArray:
    """Return which lines bind when they are taken up in an order."""
    taken = np.zeros(len(known.proposed), dtype=np.bool_)
    for place in order:
        taken[place] = True
        taken[place] = known.fits(_binding_lines(known, taken))
    return taken


def _binding_lines(known: Knowledge, row: BoolArray) -> tuple[Line, ...]:
    binds = iter(row.tolist())
    return tuple(line for line in known.lines if not line.proposed or next(binds))


def region(lines: Iterable[Line], items: Sequence[str]) -> Region:
    """Return what lines say of numbers, by the places of the items.

    Examples
    --------
    >>> line = Line("b >= a", (Order("b", ">=", "a"),))
    >>> region([line], ["a", "b"]).edges
    (Edge(above=1, below=0, ratio=Fraction(1, 1)),)
    """
    place = {item: i for i, item in enumerate(items)}
    edges: list[Edge] = []
    low, high = [ZERO for _ in items], [ONE for _ in items]
    for fact in (fact for line in lines for fact in line.facts):
        if isinstance(fact, Order):
            left, right = place[fact.left], place[fact.right]
            edges.append(Edge(left, right, fact.ratio))
            if fact.relation == "=":
                edges.append(Edge(right, left, 1 / fact.ratio))
        elif isinstance(fact, Range):
            i = place[fact.item]
            low[i], high[i] = max(low[i], fact.low), min(high[i], fact.high)
    return Region(tuple(edges), tuple(low), tuple(high))


@dataclass(frozen=True, slots=True, eq=False)
class Gathered:
    """Numbers of all draws, put together from the patterns.

    Attributes
    ----------
    values : (n_draws, n_items)
    convergence
        Of hit-and-run, if any pattern needed it.
    """

    values: FloatArray
    convergence: tuple[Convergence, ...]


def gather(
    known: Knowledge,
    which: IntArray,
    draw: Callable[[int, int], Drawn | None],
) -> Gathered:
    """Draw the numbers of every pattern and put them in their places.

    Parameters
    ----------
    known
        What the numbers are.
    which : (n_draws,)
        Pattern of each draw, counted from 0.
    draw
        Draws the numbers of a pattern, so many times.

    Raises
    ------
    CaseError
        If a pattern leaves no numbers at all.
    TooLargeError
        If an order is too large to count.
    """
    values = np.zeros((len(which), len(known.items)))
    chains: list[Convergence] = []
    for pattern in range(int(which.max(initial=-1)) + 1):
        rows = np.flatnonzero(which == pattern)
        try:
            drawn = draw(pattern, len(rows))
        except TooLargeError as error:
            raise TooLargeError(f"{known.where}: {error}") from None
        if drawn is None:
            raise CaseError(
                known.where, "lines must leave some numbers that fit; none is left"
            )
        values[rows] = drawn.values
        if not drawn.exact:
            chains.append(Convergence(known.where, len(rows), drawn.n_eff, drawn.rhat))
    return Gathered(values, _together(chains))


def _together(chains: list[Convergence]) -> tuple[Convergence, ...]:
    if not chains:
        return ()
    return (
        Convergence(
            chains[0].where,
            sum(c.n_draws for c in chains),
            sum(c.n_eff for c in chains),
            max(c.rhat for c in chains),
        ),
    )
