"""Stability when parties may move together.

States are places; a set of states is a whole number, bit s for state s.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache, partial, reduce
from itertools import combinations, pairwise
from operator import and_, or_

from detente.kernels.conflict.joint import Sets, joint, members, union

COALITIONAL = ("CR", "CGMR", "CSMR", "CSEQ")
"""Nash, general and symmetric metarational, sequential, for coalitions."""
Coalition = tuple[int, ...]
"""Places of its members, ascending."""


@dataclass(frozen=True)
class Sides:
    """Who can move where, and what each finds better.

    Attributes
    ----------
    moves
        Of each party: from each state, where it can go in one step.
    better
        Of each party: for each state, those that are better.
    """

    moves: Sequence[Sets]
    better: Sequence[Sets]

    def improvements(self, coalition: Coalition) -> Sets:
        """Return, for each state, what the coalition can reach that all like better.

        What lies between may be worse.
        """
        return [*map(and_, self.reached[coalition], self.liked[coalition])]

    @cached_property
    def reached(self) -> Mapping[Coalition, Sets]:
        """Return, for each coalition and state, what it can reach, liked or not."""
        return _reached(tuple(map(tuple, self.moves)))

    @cached_property
    def liked(self) -> Mapping[Coalition, Sets]:
        """Return, for each coalition and state, the states that all members prefer."""
        found: dict[Coalition, Sets] = {}
        for coalition in coalitions(len(self.moves)):
            rest, own = found.get(coalition[:-1]), self.better[coalition[-1]]
            found[coalition] = [*map(and_, rest, own)] if rest else own
        return found

    @cached_property
    def composes(self) -> bool:
        """Whether two improvements of a coalition in a row are one improvement.

        They are where all that it can reach from what it can reach it can reach at
        once, and each of its members ranks the states: of two states the one that is
        liked better then has fewer above it, all of them above the other as well.
        """
        return _together(tuple(map(tuple, self.moves))) and all(
            above & ~below == 0
            for better in self.better
            for above, below in pairwise(sorted(better, key=int.bit_count))
        )


@lru_cache(maxsize=4)
def _reached(moves: tuple[tuple[int, ...], ...]) -> Mapping[Coalition, Sets]:
    """Return what each coalition can reach: the same whatever anybody likes."""
    return {
        coalition: [
            joint([moves[p] for p in coalition], s) for s in range(len(moves[0]))
        ]
        for coalition in coalitions(len(moves))
    }


@lru_cache(maxsize=4)
def _together(moves: tuple[tuple[int, ...], ...]) -> bool:
    """Tell whether no coalition reaches more by moving on from where it has moved."""
    return all(
        not union(sets, there) & ~(there | 1 << s)
        for sets in _reached(moves).values()
        for s, there in enumerate(sets)
    )


def coalitions(n_parties: int) -> Iterator[Coalition]:
    """Yield the coalitions of so many parties, the small ones first.

    Examples
    --------
    >>> list(coalitions(2))
    [(0,), (1,), (0, 1)]
    """
    for size in range(1, n_parties + 1):
        yield from combinations(range(n_parties), size)


def jumps(sides: Sides, equilibria: int) -> Mapping[Coalition, Sets]:
    """Return the equilibria that each coalition would leave for another equilibrium.

    Such a state is stable for everyone alone, and yet does not hold [1]_.

    Returns
    -------
    By coalition of two and more, for each state where the coalition would jump to.

    References
    ----------
    .. [1] D. M. Kilgour, K. W. Hipel, L. Fang, X. Peng (2001). Coalition analysis in
       group decision support. Group Decision and Negotiation 10(2), 159-175.
    """
    found = {}
    for coalition in coalitions(len(sides.moves)):
        if len(coalition) > 1:
            reached = sides.improvements(coalition)
            found[coalition] = [
                there & equilibria if equilibria >> s & 1 else 0
                for s, there in enumerate(reached)
            ]
    return found


def stable_for_coalitions(sides: Sides) -> Mapping[str, int]:
    """Return the states in which no coalition would move, by concept.

    A coalition moves to what it can reach and all its members like better. It is
    deterred by what some member likes no better than the state it left: reached by any
    moves of those outside (CGMR), from where the coalition has no way out (CSMR), or
    by improvements of coalitions of those outside, none twice in a row (CSEQ) [1]_.

    References
    ----------
    .. [1] T. Inohara, K. W. Hipel (2008). Coalition analysis in the graph model for
       conflict resolution. Systems Engineering 11(4), 343-359.
    """
    n_parties = len(sides.moves)
    everywhere = (1 << len(sides.moves[0])) - 1
    holding = dict.fromkeys(COALITIONAL, everywhere)
    improvements = {c: sides.improvements(c) for c in coalitions(n_parties)}
    steps = _steps(improvements) if sides.composes else {}
    for coalition, better in improvements.items():
        left = _Leaving(sides, coalition, improvements, steps)
        for s in members(sum(1 << s for s, there in enumerate(better) if there)):
            for concept, deterred in left.tests.items():
                if holding[concept] >> s & 1 and not deterred(s):
                    holding[concept] &= ~(1 << s)
    return holding


class _Leaving:
    """One coalition, and what could deter it from leaving states that it would leave.

    What others can lead to is worked out where it is asked for, and once.
    """

    def __init__(
        self,
        sides: Sides,
        coalition: Coalition,
        improvements: Mapping[Coalition, Sets],
        steps: Mapping[Coalition, Sets],
    ) -> None:
        n_states = len(sides.moves[0])
        outside = tuple(p for p in range(len(sides.moves)) if p not in coalition)
        everywhere = (1 << n_states) - 1
        tests = self._never, self._feared, self._caught, self._credible
        self.tests: Mapping[str, Callable[[int], bool]] = dict(
            zip(COALITIONAL, tests, strict=True)
        )
        self._better = improvements[coalition]
        self._own = sides.reached[coalition]
        self._answers = sides.reached[outside] if outside else [0] * n_states
        self._fear = [everywhere & ~liked for liked in sides.liked[coalition]]
        improving = [sets for of, sets in improvements.items() if {*of} <= {*outside}]
        self._reply = cache(
            partial(_led, steps[outside])
            if outside in steps
            else partial(joint, improving)
        )

    def _never(self, _: int) -> bool:
        return False

    def _feared(self, s: int) -> bool:
        return all(self._answers[q] & self._fear[s] for q in members(self._better[s]))

    def _caught(self, s: int) -> bool:
        fear = self._fear[s]
        return all(
            any(not self._own[x] & ~fear for x in members(self._answers[q] & fear))
            for q in members(self._better[s])
        )

    def _credible(self, s: int) -> bool:
        return all(self._reply(q) & self._fear[s] for q in members(self._better[s]))


def _steps(improvements: Mapping[Coalition, Sets]) -> Mapping[Coalition, Sets]:
    """Return, for each coalition and state, what any part of it would make of it."""
    found: dict[Coalition, Sets] = {}
    for coalition, sets in improvements.items():
        parts = [
            found[part] for part in combinations(coalition, len(coalition) - 1) if part
        ]
        found[coalition] = [*map(_all, zip(sets, *parts, strict=True))]
    return found


def _led(steps: Sets, start: int) -> int:
    """Return all that steps lead to from one state, in at least one step."""
    reached, fresh = 0, steps[start]
    while fresh:
        reached |= fresh
        fresh = union(steps, fresh) & ~reached
    return reached


def _all(sets: Iterable[int]) -> int:
    return reduce(or_, sets, 0)
