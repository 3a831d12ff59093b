"""How others find a frontier; each way takes an instance and returns points.

What a tool needs to know of the instance is made ready before its time is taken: the
utility functions of NegMAS, and the integers of ours.
"""

from collections.abc import Callable
from functools import reduce

import numpy as np
from benchmarks.peers.instances import Instance

Points = set[tuple[int, ...]]
Way = Callable[[], Points]
Ready = Callable[[Instance], Callable[[], object]]


def in_integers(points: object) -> Points:
    """Return points, whatever they came as, as a set to be compared."""
    rows = np.rint(np.asarray(points, dtype=float)).astype(np.int64)
    return set(map(tuple, rows.tolist()))


def enumerated(given: Instance) -> np.ndarray:
    """Return the utilities of all outcomes, (n_outcomes, n_parties)."""
    tables = given.scores.astype(float)
    columns = [
        reduce(lambda sums, issue: np.add.outer(sums, issue).ravel(), party)
        for party in tables
    ]
    return np.stack(columns, axis=1)


def moocore(given: Instance) -> Callable[[], np.ndarray]:
    from moocore import is_nondominated

    def find() -> np.ndarray:
        points = enumerated(given)
        return points[is_nondominated(points, maximise=True)]

    return find


def paretoset(given: Instance) -> Callable[[], np.ndarray]:
    from paretoset import paretoset as keep

    sense = ["max"] * given.n_parties

    def find() -> np.ndarray:
        points = enumerated(given)
        return points[keep(points, sense=sense)]

    return find


def _negmas(given: Instance) -> tuple[list, list]:
    """Return issues and utility functions; weights are in the values."""
    from negmas import LinearAdditiveUtilityFunction, make_issue, make_os
    from negmas.preferences.value_fun import TableFun

    options = [str(place) for place in range(given.scores.shape[2])]
    issues = [make_issue(options, f"issue {n}") for n in range(given.n_issues)]
    space = make_os(issues)
    functions = [
        LinearAdditiveUtilityFunction(
            values=[
                TableFun(dict(zip(options, map(float, row), strict=True)))
                for row in party
            ],
            weights=[1.0] * given.n_issues,
            outcome_space=space,
            reserved_value=0.0,
        )
        for party in given.scores
    ]
    return issues, functions


def negmas(given: Instance) -> Callable[[], object]:
    from negmas.preferences import pareto_frontier

    issues, functions = _negmas(given)
    return lambda: pareto_frontier(functions, issues=issues)[0]


def mobanos(given: Instance) -> Callable[[], object]:
    from negmas import MOBANOSParetoSampler

    _, functions = _negmas(given)

    def find() -> object:
        sampler = MOBANOSParetoSampler()
        sampler.init(*functions)
        return [tuple(f(o) for f in functions) for o in sampler.pareto_outcomes()]

    return find


PEERS: dict[str, Ready] = {
    "NegMAS pareto_frontier": negmas,
    "NegMAS MOBANOS": mobanos,
    "enumeration + moocore": moocore,
    "enumeration + paretoset": paretoset,
}
LARGEST: dict[tuple[str, int], int] = {
    ("NegMAS pareto_frontier", 2): 6,
    ("NegMAS pareto_frontier", 3): 5,
    ("NegMAS MOBANOS", 2): 7,
    ("NegMAS MOBANOS", 3): 0,
    ("enumeration + moocore", 2): 7,
    ("enumeration + moocore", 3): 7,
    ("enumeration + paretoset", 2): 7,
    ("enumeration + paretoset", 3): 7,
}
"""Power of ten of outcomes up to which a way is tried; MOBANOS takes two parties."""
