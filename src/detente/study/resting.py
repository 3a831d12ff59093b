"""What the graph model says of a deal in force, over draws of the preferences."""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np

from detente.draws import Draws, signing, worth_in_force
from detente.errors import TooLargeError
from detente.graph import Deal, Profiles, Rules, merge, profiles
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.conflict.drawn import ranked
from detente.kernels.conflict.joint import Sanction
from detente.questions.departure import KINDS, Course, departure
from detente.questions.inverse import Requirement, inverse
from detente.questions.sanctions import sanctions
from detente.questions.stability import Stability, stability
from detente.study.together import Together, together

MAX_STATES = 2**8
"""States of a deal of which more than stability is asked, at most."""
MAX_TOLD = 2**13
"""States of all draws that are looked at one by one, at most."""
ENOUGH = 2**8
"""Draws of which it is asked what parties would leave together, if there is time."""
MAX_SETS = 2**18
"""Sets of states gone through for what would make one hold, in all draws."""
MAX_TOGETHER = 2**26
"""States times coalitions times coalitions of the others that are gone through."""
FEWEST = 16
"""Draws of which it can be asked what parties would leave together, at least."""
_Way = TypeVar("_Way", bound=Hashable)


@dataclass(frozen=True, slots=True, eq=False)
class Resting:
    """In which states parties would stay, as shares of draws.

    Attributes
    ----------
    n_draws
        Number of draws looked at.
    parties, states, concepts
        As in `detente.questions.stability.Stability`; parties taken for one are named
        together.
    stays : (n_concepts, n_parties, n_states)
        Share of draws in which the party would stay.
    rests : (n_concepts, n_states)
        Share of draws in which everybody would.
    """

    n_draws: int
    parties: tuple[str, ...]
    states: tuple[str, ...]
    concepts: tuple[str, ...]
    stays: FloatArray
    rests: FloatArray


@dataclass(frozen=True, slots=True)
class Reached:
    """How a state is reached from another.

    Attributes
    ----------
    share
        Of the draws in which it can be.
    moves
        The fewest moves it takes in any of them.
    course
        A shortest course in most of these draws: who moves, and what comes of it.
    """

    share: float
    moves: int
    course: Course


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a party would have to prefer for a state to hold, under one concept.

    Attributes
    ----------
    party, concept
        Whose preferences, in which sense.
    rankings
        Least and largest number of strict rankings that make it stay, over draws: under
        SEQ and SSEQ they depend on what the others prefer.
    stays
        Share of draws in which it stays already.
    change
        The smallest change that would make it stay in most of the other draws: states
        that would have to be no better. Empty where it always stays, or none does.
    enough
        Share of draws in which that change is a smallest one.
    """

    party: str
    concept: str
    rankings: tuple[int, int]
    stays: float
    change: tuple[str, ...]
    enough: float


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """A deal in force as a conflict in many draws, to be asked what a conflict is.

    Attributes
    ----------
    deal
        The package and what can be done to it.
    draws
        What the parties may want. Of those in which all would sign the package, or of
        all where there are none, some are looked at that are spread evenly.
    """

    deal: Deal
    draws: Draws

    def resting(
        self,
        *,
        merged: Sequence[str] = (),
        sanction: Sanction = "joint",
        ahead: int = 1,
    ) -> Resting:
        """Tell in which states parties would stay, as `stability` does.

        Parameters
        ----------
        merged
            Parties taken for one; none if empty.
        sanction, ahead
            As for `detente.questions.stability.stability`.

        Raises
        ------
        ValueError
            If fewer than two parties of the deal are merged, or in some draw nobody
            looks ahead.
        TooLargeError
            If there are more than `MAX_STATES` states.
        """
        seen = self._profiles()
        found = []
        for graph in seen.graphs:
            asked = merge(graph, merged) if merged else graph
            found.append(stability(asked, sanction=sanction, ahead=ahead))
        concepts = _common([one.concepts for one in found])
        rows = [_rows(one, concepts) for one in found]
        stays = np.tensordot(seen.shares, np.array(rows, dtype=np.float64), axes=1)
        all_stay = np.array([row.all(axis=1) for row in rows], dtype=np.float64)
        return Resting(
            n_draws=self.n_draws,
            parties=found[0].parties,
            states=found[0].states,
            concepts=concepts,
            stays=stays,
            rests=np.tensordot(seen.shares, all_stay, axes=1),
        )

    def mixed(
        self,
        senses: Mapping[str, str],
        *,
        merged: Sequence[str] = (),
        sanction: Sanction = "joint",
        ahead: int = 1,
    ) -> Mapping[str, float]:
        """Return in what share of draws each party stays, each in a sense of its own.

        By state; the rest as for `resting`.

        Raises
        ------
        ValueError
            If a party or a concept is none, or a party is missing.
        TooLargeError
            If there are more than `MAX_STATES` states.
        """
        seen = self._profiles()
        shares = dict.fromkeys(self.deal.labels, 0.0)
        for graph, share in zip(seen.graphs, seen.shares.tolist(), strict=True):
            asked = merge(graph, merged) if merged else graph
            found = stability(asked, sanction=sanction, ahead=ahead)
            for state in found.mixed(senses):
                shares[state] += share
        return shares

    def together(self, *, merged: Sequence[str] = ()) -> Together:
        """Tell what parties would leave together, as `coalitions` does.

        Of the draws half, a quarter and so on are looked at, spread evenly, where they
        rank states in too many ways.

        Raises
        ------
        ValueError
            If fewer than two parties of the deal are merged.
        TooLargeError
            If there are too many states and parties.
        """
        work = len(self.deal.labels) * 4 ** len(self.deal.parties)
        if work * FEWEST > MAX_TOGETHER:
            raise TooLargeError(
                f"{len(self.deal.parties)} parties and {len(self.deal.labels):,} "
                "states are too many for coalitions in draws"
            )
        most = max(self._most, ENOUGH)
        seen = self._profiles(most)
        while most > 1 and len(seen.graphs) * work > MAX_TOGETHER:
            most //= 2
            seen = self._profiles(most)
        return together(seen, int(self._looked_at(most).sum()), merged)

    def departure(self, state: str) -> Mapping[str, Mapping[str, Reached]]:
        """Tell how other states are reached from one, by kind of course and state.

        Raises
        ------
        ValueError
            If there is no such state.
        TooLargeError
            If there are more than `MAX_STATES` states.
        """
        seen = self._profiles()
        met: dict[str, dict[str, _Tally[Course]]] = {kind: {} for kind in KINDS}
        for graph, share in zip(seen.graphs, seen.shares.tolist(), strict=True):
            for kind, courses in departure(graph, state).courses.items():
                for there, course in courses.items():
                    met[kind].setdefault(there, _Tally()).add(course, share)
        return {
            kind: {
                there: Reached(
                    sum(tally.ways.values()), min(map(len, tally.ways)), tally.most
                )
                for there, tally in met[kind].items()
            }
            for kind in KINDS
        }

    def inverse(self, state: str) -> Sequence[Wanted]:
        """Tell for which preferences a state would hold, by party and concept.

        Raises
        ------
        ValueError
            If there is no such state.
        TooLargeError
            If there are too many states to go through their sets.
        """
        seen = self._profiles(self._most_sets)
        met: dict[tuple[str, str], list[tuple[Requirement, float]]] = {}
        for graph, share in zip(seen.graphs, seen.shares.tolist(), strict=True):
            for one in inverse(graph, state).requirements:
                met.setdefault((one.party, one.concept), []).append((one, share))
        return [_wanted(drawn) for drawn in met.values()]

    def sanctions(
        self, party: str, state: str, rules: Rules
    ) -> Mapping[str, Sequence[tuple[Course, float]]]:
        """Return what tempts a party from a state, and how others answer, by state.

        For each state that tempts it in some draw: the answers met, with the share of
        draws of each, the most frequent first; an empty answer deters from nothing.

        Raises
        ------
        ValueError
            If there is no such party, state or concept.
        TooLargeError
            If there are more than `MAX_STATES` states.
        """
        seen = self._profiles()
        met: dict[str, _Tally[Course]] = {}
        for graph, share in zip(seen.graphs, seen.shares.tolist(), strict=True):
            for one in sanctions(graph, party, state, rules).temptations:
                met.setdefault(one.improvement, _Tally()).add(one.answer, share)
        return {there: tally.often for there, tally in met.items()}

    @property
    def n_draws(self) -> int:
        """Number of draws looked at by all but `inverse`."""
        return int(self._looked_at(self._most).sum())

    @property
    def n_inverse(self) -> int:
        """Number of draws looked at by `inverse`."""
        return int(self._looked_at(self._most_sets).sum())

    @property
    def _aim(self) -> IntArray:
        target, draws = self.deal.target, self.draws
        return draws.places(target) if target else draws.status_quo

    @property
    def _most(self) -> int:
        return max(1, MAX_TOLD // len(self.deal.labels))

    @property
    def _most_sets(self) -> int:
        n_states = len(self.deal.labels)
        return min(self._most, max(1, MAX_SETS >> min(n_states, 62)))

    def _looked_at(self, most: int) -> BoolArray:
        return signing(self.draws, self._aim, most)

    def _profiles(self, most: int = 0) -> Profiles:
        deal = self.deal
        if len(deal.labels) > MAX_STATES:
            raise TooLargeError(
                f"{len(deal.labels):,} states are above the limit of {MAX_STATES:,} of "
                "a case of which this is asked. Leave out actions"
            )
        some = self.draws.take(self._looked_at(most or self._most))
        worth = worth_in_force(some, self._aim, deal.in_force, deal.parties)
        return profiles(deal, ranked(worth, deal.fulfilled))


class _Tally(Generic[_Way]):
    """How often something was met in which way, in shares of draws."""

    def __init__(self) -> None:
        self.ways: dict[_Way, float] = {}

    def add(self, way: _Way, share: float) -> None:
        """Count one way."""
        self.ways[way] = self.ways.get(way, 0.0) + share

    @property
    def often(self) -> Sequence[tuple[_Way, float]]:
        """Ways with their shares, the most frequent first."""
        return sorted(self.ways.items(), key=lambda item: -item[1])

    @property
    def most(self) -> _Way:
        """The most frequent way, of several the first met."""
        return self.often[0][0]


def _wanted(drawn: Sequence[tuple[Requirement, float]]) -> Wanted:
    """Put together what draws ask of one party under one concept."""
    changes: _Tally[tuple[str, ...]] = _Tally()
    for one, share in drawn:
        for change in one.changes:
            changes.add(change, share)
    first = drawn[0][0]
    counts = [one.rankings for one, _ in drawn if one.rankings is not None]
    needed = [(change, share) for change, share in changes.often if change]
    change, enough = needed[0] if needed else ((), 0.0)
    return Wanted(
        party=first.party,
        concept=first.concept,
        rankings=(min(counts), max(counts)),
        stays=changes.ways.get((), 0.0),
        change=change,
        enough=enough,
    )


def _common(named: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Return what is in all of several lists, in the order of the first."""
    return tuple(one for one in named[0] if all(one in other for other in named))


def _rows(found: Stability, concepts: Sequence[str]) -> BoolArray:
    """Return who would stay under some concepts, in their order."""
    return found.stable[[found.concepts.index(name) for name in concepts]]
