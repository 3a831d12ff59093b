"""What parties would leave together, over draws of the preferences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from detente.graph import Profiles, merge
from detente.kernels.arrays import FloatArray
from detente.questions.coalitions import coalitions, smallest


@dataclass(frozen=True, slots=True)
class Leap:
    """How often a coalition would leave an equilibrium for others.

    Attributes
    ----------
    coalition
        Its members.
    state
        The Nash equilibrium that it would leave.
    share
        Of the draws in which it would.
    to
        The same for each Nash equilibrium that it would leave for.
    needed
        Share of draws in which it would, and no part of it could do the same.
    """

    coalition: tuple[str, ...]
    state: str
    share: float
    to: Mapping[str, float]
    needed: float


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Which states hold when parties may move together, as shares of draws.

    Attributes
    ----------
    n_draws
        Number of draws looked at.
    states, concepts
        As in `detente.questions.coalitions.Coalitions`.
    holds : (n_concepts, n_states)
        Share of draws in which no coalition, of one or more, would leave the state.
    leaps
        Equilibrium jumps met in some draw, the most frequent first.
    """

    n_draws: int
    states: tuple[str, ...]
    concepts: tuple[str, ...]
    holds: FloatArray
    leaps: tuple[Leap, ...]


def together(seen: Profiles, n_draws: int, merged: Sequence[str] = ()) -> Together:
    """Tell what parties would leave together, as `coalitions` does in each profile.

    Parameters
    ----------
    seen
        The profiles, and the shares of draws in which they are met.
    n_draws
        Number of these draws.
    merged
        Parties taken for one; none if empty.

    Raises
    ------
    ValueError
        If fewer than two parties are merged.
    TooLargeError
        If there are too many parties or states.
    """
    found = [
        coalitions(merge(graph, merged) if merged else graph) for graph in seen.graphs
    ]
    met: dict[tuple[tuple[str, ...], str], dict[str, float]] = {}
    often: dict[tuple[tuple[str, ...], str], tuple[float, float]] = {}
    for one, share in zip(found, seen.shares.tolist(), strict=True):
        needed = set(smallest(one.jumps))
        for jump in one.jumps:
            key = jump.coalition, jump.state
            to = met.setdefault(key, {})
            for state in jump.to:
                to[state] = to.get(state, 0.0) + share
            all_in, needing = often.get(key, (0.0, 0.0))
            often[key] = all_in + share, needing + share * (jump in needed)
    holding = np.array([one.stable for one in found], dtype=np.float64)
    leaps = (Leap(*key, often[key][0], to, often[key][1]) for key, to in met.items())
    return Together(
        n_draws=n_draws,
        states=found[0].states,
        concepts=found[0].concepts,
        holds=np.tensordot(seen.shares, holding, axes=1),
        leaps=tuple(sorted(leaps, key=lambda leap: -leap.share)),
    )
