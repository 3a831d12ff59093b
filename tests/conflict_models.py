"""Random conflicts, and their stability by the matrix form: slow, and a third way."""

import numpy as np
from hypothesis import strategies as st

from detente.kernels.conflict.arcs import Arcs, arcs
from detente.model import Action, Conflict, Ranking, State


def random_model(rng, *, n_parties, n_states, density=0.35, tiers=None):
    """Return moves (n_parties, m, m) and worth (n_parties, m), with ties."""
    moves = rng.random((n_parties, n_states, n_states)) < density
    moves[:, np.arange(n_states), np.arange(n_states)] = False
    worth = rng.integers(0, tiers or n_states, (n_parties, n_states))
    return moves, worth


def listed(moves) -> list[Arcs]:
    """Return moves as lists of arcs."""
    return [arcs(np.argwhere(one), len(one)) for one in moves]


def together(moves):
    """Matrix of what several can reach: M_i(t) = sign(sum_{j≠i} M_j(t-1)) J_i)."""
    steps = [one.astype(int) for one in moves]
    reached = sum(steps, np.zeros_like(moves[0], dtype=int)) > 0 if steps else None
    if reached is None:
        return np.zeros((0, 0), dtype=bool)
    last = [one.copy() for one in steps]
    for _ in range(int(sum(one.sum() for one in steps)) + 1):
        last = [
            (
                sum((m for j, m in enumerate(last) if j != i), np.zeros_like(one)) @ one
                > 0
            ).astype(int)
            | last[i]
            for i, one in enumerate(steps)
        ]
    return np.logical_or.reduce([m > 0 for m in last])


def by_matrices(moves, worth):
    """Stability in the matrix form of Xu, Hipel and Kilgour (2009): concept, party."""
    n_parties, n_states = worth.shape
    better = worth[:, None, :] > worth[:, :, None]
    would = moves & better
    everything = np.ones((n_states, n_states), dtype=int)
    found = {name: [] for name in ("R", "GMR", "SMR", "SEQ", "SSEQ")}
    for i in range(n_parties):
        others = [p for p in range(n_parties) if p != i]
        by_any = together([moves[p] for p in others]).astype(int)
        by_improving = together([would[p] for p in others]).astype(int)
        if not others:
            by_any = by_improving = np.zeros((n_states, n_states), dtype=int)
        no_better = (~better[i]).astype(int)
        escape = (moves[i].astype(int) @ better[i].T.astype(int)) > 0
        held = no_better.T * (1 - escape)
        own = would[i].astype(int)
        for name, sanctioned in (
            ("R", np.zeros((n_states, n_states), dtype=int)),
            ("GMR", by_any @ no_better.T > 0),
            ("SMR", by_any @ held > 0),
            ("SEQ", by_improving @ no_better.T > 0),
            ("SSEQ", by_improving @ held > 0),
        ):
            unanswered = own @ (everything - np.asarray(sanctioned).astype(int))
            found[name].append(np.diag(unanswered) == 0)
    return {name: np.array(rows) for name, rows in found.items()}


@st.composite
def conflicts(draw, least=1, most=3):
    """Return a conflict of parties with an action each, who rank the states."""
    count = draw(st.integers(least, most))
    parties = tuple("ABC"[:count])
    marks = range(2**count)
    states = tuple(
        State(str(n + 1), "".join("NY"[n >> a & 1] for a in range(count)))
        for n in marks
    )
    labels = [state.label for state in states]
    likings = {
        party: Ranking(tuple((label,) for label in draw(st.permutations(labels))))
        for party in parties
    }
    actions = tuple(Action("act", party) for party in parties)
    return Conflict("T", parties, states, likings, actions)
