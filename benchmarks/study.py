"""Where the time of a study goes, from three issues to twelve, and what it needs.

Run: python benchmarks/study.py [--draws 10000] [--small]

Each case runs in a process of its own. Times are CPU seconds; beside the whole stands
how often `import numpy` would fit into it, measured on the same machine. Where an
answer rests on fewer draws than were drawn, the last lines say on how many.
"""

import argparse
import cProfile
import itertools
import pstats
import resource
import subprocess
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from detente import study
from detente.model import Case, Issue, Line, Order, Party, Preferences

SIZES = (
    (3, 3, 2), (4, 4, 2), (6, 4, 2), (4, 4, 3), (9, 4, 3), (12, 5, 2), (6, 3, 6),
    (12, 3, 8),
)  # fmt: skip
"""Issues, options of each, principals."""
SMALL = SIZES[:2]


def ranked(*names):
    """One line, the best first."""
    facts = tuple(Order(a, ">", b) for a, b in itertools.pairwise(names))
    return (Line(" > ".join(names), facts),)


def exchange(n_issues, n_options, n_principals):
    """Each issue costs its giver and serves the others; weights are unknown."""
    names = "abcdefgh"[:n_principals]
    rungs = tuple(f"rung {n}" for n in range(n_options))
    issues = tuple(
        Issue(f"i{n}", f"Issue {n}", rungs, rungs[0], names[n % n_principals])
        for n in range(n_issues)
    )
    wants = tuple(
        Preferences(
            party,
            options={
                issue.id: ranked(*(rungs if issue.gives == party else rungs[::-1]))
                for issue in issues
            },
        )
        for party in names
    )
    title = f"{n_issues}x{n_options}x{n_principals}"
    return Case(title, tuple(Party(n, n.upper()) for n in names), issues, wants)


def measure(size, draws):
    """CPU seconds of each part and of the whole, memory in MB, and draws used."""
    study(exchange(2, 2, 2), draws=10)  # imports and caches
    profile = cProfile.Profile(time.process_time)
    found = profile.runcall(study, exchange(*size), draws=draws)
    spent = {
        name: row[3]  # with all that it calls
        for (path, _, name), row in pstats.Stats(profile).stats.items()
        if Path(path).parent.name in {"draws", "questions", "study"}
    }
    names = ("drawn", "fold_ahead", *found.answers())
    parts = {name: spent[name] for name in names}
    parts["whole"] = spent["study"]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    used = {n: getattr(a, "n_draws", draws) for n, a in found.answers().items()}
    return parts, memory, {n: k for n, k in used.items() if k < draws}


def alone(size, draws):
    """`measure` in a process of its own, so that memory is of this case only."""
    with ProcessPoolExecutor(max_workers=1) as pool:
        return pool.submit(measure, size, draws).result()


def import_numpy():
    """CPU seconds of `import numpy` in a fresh interpreter, the least of five."""
    code = "import time; t = time.process_time(); import numpy; "
    code += "print(time.process_time() - t)"
    command = [sys.executable, "-c", code]
    runs = (subprocess.run(command, capture_output=True, check=True) for _ in range(5))
    return min(float(run.stdout) for run in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=10_000)
    parser.add_argument("--small", action="store_true", help="a few seconds only")
    given = parser.parse_args()
    sizes = SMALL if given.small else SIZES
    unit = import_numpy()
    found = [alone(size, given.draws) for size in sizes]
    print(f"CPU seconds, {given.draws:,} draws; issues x options x principals")
    print(f"{'':14}", *(f"{'x'.join(map(str, size)):>8}" for size in sizes))
    for part in found[0][0]:
        print(f"{part:14}", *(f"{parts[part]:8.3f}" for parts, _, _ in found))
    ratios = (parts["whole"] / unit for parts, _, _ in found)
    print(f"{'import numpys':14}", *(f"{ratio:8.1f}" for ratio in ratios))
    print(f"{'memory, MB':14}", *(f"{memory:8.0f}" for _, memory, _ in found))
    for size, (_, _, used) in zip(sizes, found, strict=True):
        if used:
            fewer = ", ".join(f"{name} {n:,}" for name, n in used.items())
            print(f"fewer draws in {'x'.join(map(str, size))}: {fewer}")


if __name__ == "__main__":
    main()
