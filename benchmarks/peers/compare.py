"""Check that all ways agree, then time them; print the figures as JSON.

Run by `benchmarks.peers` in the peers' own environment, in one process on one core.
Times are CPU seconds: the median of some runs, of more where one takes less.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import numpy as np
from benchmarks.peers.instances import KINDS, OPTIONS, RANGE, Instance, instance
from benchmarks.peers.ours import FORMS, Engine, engines
from benchmarks.peers.ways import LARGEST, PEERS, in_integers

LARGE = {2: (3, 4, 5, 6, 7), 3: (3, 4, 5, 6, 7)}
SMALL = {2: (3, 4), 3: (3, 4)}
ALONE = {2: (10, 20, 30), 3: (10, 20)}
"""Powers of ten of outcomes."""
SEEDS = (1, 2, 3)
"""Instances of each size on which the answers are compared."""
FEW = 6
"""Power of ten of outcomes from which on one is compared."""
SLOW = 1.0
"""Seconds from which on one run must do."""
STARTS = 5
"""Runs of the command line."""
DRAWS, DRAWN_ISSUES = 10_000, 12


def told(what: str) -> None:
    print(what, file=sys.stderr, flush=True)


def seconds(work: Callable[[], object], first: float | None = None) -> float:
    """Return the median of CPU seconds, of as many runs as are quick.

    Parameters
    ----------
    first
        Of a run that was done already; of what takes long there is no other.
    """
    times = [_once(work)[0] if first is None or first < SLOW else first]
    runs = 31 if times[0] < 0.1 else 5 if times[0] < SLOW else 1
    times += [_once(work)[0] for _ in range(runs - 1)]
    return statistics.median(times)


def _once(work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    found = work()
    return time.process_time() - start, found


def ways(given: Instance, ours: list[Engine]) -> dict[str, Callable[[], object]]:
    """Return all ways that are tried on an instance, made ready."""
    found = {one.form: one.frontier(given) for one in ours}
    able = [n for n in PEERS if given.n_issues <= LARGEST[n, given.n_parties]]
    return found | {name: PEERS[name](given) for name in able}


def check(given: Instance, ours: list[Engine]) -> tuple[int, dict[str, float]]:
    """Compare all answers; return how many points there are, and seconds of each way.

    Raises
    ------
    SystemExit
        If any differs.
    """
    first, times = None, {}
    for name, work in ways(given, ours).items():
        times[name], found = _once(work)
        points = in_integers(found.T if name in FORMS else found)
        first = points if first is None else first
        if points != first:
            size = f"{given.n_parties} parties, 10^{given.n_issues} outcomes"
            raise SystemExit(f"{name} differs on {given.kind}, {size}")
    return len(first), times


def _named(given: Instance) -> dict:
    return {"parties": given.n_parties, "kind": given.kind, "power": given.n_issues}


def peers(powers: dict[int, tuple[int, ...]], ours: list[Engine]) -> list[dict]:
    """Check all instances, then time the first of each size."""
    rows, known = [], {}
    for n_parties in powers:  # some compile themselves when they are first called
        check(instance("random", n_parties, 2), ours)
    sizes = [(k, p, n) for p, ns in powers.items() for k in KINDS for n in ns]
    for size in sizes:
        for seed in SEEDS if size[-1] < FEW else SEEDS[:1]:
            known[*size, seed] = check(instance(*size, seed), ours)
        told(f"equal: {size}")
    for size in sizes:
        given = instance(*size, SEEDS[0])
        points, first = known[*size, SEEDS[0]]
        times = {n: seconds(w, first[n]) for n, w in ways(given, ours).items()}
        rows.append({**_named(given), "points": points, "seconds": times})
        told(f"timed: {size}")
    return [{"checked": len(known)}, *rows]


def alone(powers: dict[int, tuple[int, ...]], ours: list[Engine]) -> Iterator[dict]:
    """Time the engine with all four rules, where nobody can enumerate."""
    for n_parties, sizes in powers.items():
        for kind in KINDS:
            for n_issues in sizes:
                given = instance(kind, n_parties, n_issues)
                first, *others = (in_integers(o.frontier(given)().T) for o in ours)
                if any(points != first for points in others):
                    raise SystemExit("the two forms differ")
                times = {one.form: seconds(one.solved(given)) for one in ours}
                yield {**_named(given), "points": len(first), "seconds": times}
                told(f"timed: {kind}, {n_parties} parties, 10^{n_issues}")


def tied(ours: list[Engine]) -> dict:
    """Twenty issues of eight options in a row, each tied to the three before it."""
    from benchmarks.frontier import Tied, tied_instance

    size = Tied(20, 8, 3)
    space = tied_instance(size)
    return {one.form: seconds(one.tied(space)) for one in ours}


def drawn(ours: list[Engine]) -> dict:
    """Return seconds for all draws; in the plain form from a tenth of them."""
    rng = np.random.default_rng(1)
    shape = DRAWS, 2, DRAWN_ISSUES, OPTIONS
    values = np.sort(rng.random(shape), axis=-1)
    values[:, 1] = 1 - 0.8 * values[:, 0] - 0.2 * values[:, 1]
    weights = rng.dirichlet(np.ones(DRAWN_ISSUES), shape[:2])
    scores = np.rint(weights[..., None] * values * RANGE).astype(np.int64)
    scores = scores.reshape(DRAWS, 2, -1)
    offsets = np.arange(DRAWN_ISSUES + 1) * OPTIONS
    found = {}
    for one in ours:
        share = 10 if one.form == "plain" else 1
        found[one.form] = share * seconds(one.drawn(scores[::share].copy(), offsets))
    return found


def started(python: str) -> dict:
    """Return whole-process CPU seconds of a first answer, and of importing numpy."""
    from benchmarks.peers.domains import domain

    environment = {k: v for k, v in os.environ.items() if k != "DETENTE_KERNELS"}
    with tempfile.TemporaryDirectory() as folder:
        files = domain(Path(folder))
        commands = {
            "numpy": [python, "-c", "import numpy"],
            "frontier": [python, "-m", "detente", "frontier", *files],
        }
        times: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(STARTS):
            for name, command in commands.items():
                start = os.times()
                subprocess.run(
                    command, check=True, capture_output=True, env=environment
                )
                end = os.times()
                user = end.children_user - start.children_user
                times[name].append(user + end.children_system - start.children_system)
    return {name: statistics.median(runs) for name, runs in times.items()}


def main(python: str, *, small: bool) -> None:
    ours = engines()
    told(f"forms: {', '.join(one.form for one in ours)}")
    sizes, lone = (SMALL, {2: (30,)}) if small else (LARGE, ALONE)
    (counted, *rows) = peers(sizes, ours)
    figures = {
        "small": small,
        "versions": {
            n: version(n) for n in ("negmas", "moocore", "paretoset", "numpy")
        },
        "python": ".".join(map(str, sys.version_info[:2])),
        **counted,
        "beside": rows,
        "alone": list(alone(lone, ours)),
        "tied": tied(ours),
        "drawn": {} if small else drawn(ours),
        "start": started(python),
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main(sys.argv[1], small="--small" in sys.argv)
