"""Where the time of a study goes: three issues, and a larger case.

Run: python benchmarks/study.py [--draws 10000]
"""

import argparse
import itertools
import time

from detente import study
from detente.model import Case, Issue, Line, Order, Party, Preferences


def ranked(*names):
    """One line, the best first."""
    facts = tuple(Order(a, ">", b) for a, b in itertools.pairwise(names))
    return (Line(" > ".join(names), facts),)


def exchange(n_issues, n_options):
    """Two parties; each issue costs its giver and serves the other; weights unknown."""
    rungs = tuple(f"rung {n}" for n in range(n_options))
    issues = tuple(
        Issue(f"i{n}", f"Issue {n}", rungs, rungs[0], "ab"[n % 2])
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
        for party in "ab"
    )
    title = f"{n_issues} issues of {n_options} options"
    return Case(title, (Party("a", "A"), Party("b", "B")), issues, wants)


def seconds(case, draws):
    """CPU seconds of each part of a study, and of the whole."""
    marks = []
    study(case, draws=draws, progress=lambda n: marks.append((n, time.process_time())))
    marks.append(("", time.process_time()))
    parts = {a[0]: b[1] - a[1] for a, b in itertools.pairwise(marks)}
    return parts | {"whole": marks[-1][1] - marks[0][1]}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--draws", type=int, default=10_000)
    draws = parser.parse_args().draws
    cases = [exchange(3, 3), exchange(6, 4)]
    study(cases[0], draws=100)  # imports and caches
    found = [seconds(case, draws) for case in cases]
    print(f"CPU seconds, {draws:,} draws")
    print(f"{'':12}", *(f"{case.title:>24}" for case in cases))
    for part in found[0]:
        print(f"{part:12}", *(f"{column[part]:24.3f}" for column in found))


if __name__ == "__main__":
    main()
