"""Random score sheets, their frontier by going through every outcome, and real ones."""

import itertools
import json
import math
import operator
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import strategies as st

from detente.model import Scores, ScoreSheet

DOMAINS = Path(__file__).parents[2] / "shared" / "reference" / "domains" / "negolog"
"""Domains of NegoLog beside the repository: their licence keeps them out of it."""
NAMES = st.text("abcdefgh ÄЖ,;:'\"<&>%-", min_size=1, max_size=6).map(str.strip)
FEW = st.integers(1, 3)
RATIONALS = st.fractions(-20, 20, max_denominator=12)
DECIMALS = st.decimals(-20, 20, places=2).map(Fraction)


def domains():
    """Return the folders of the domains, and skip the test where they are not there."""
    if not DOMAINS.is_dir():
        pytest.skip(f"the domains of NegoLog are not beside the repository: {DOMAINS}")
    return sorted(DOMAINS.iterdir())


def specs(folder):
    """Return what is published of a domain."""
    return json.loads((folder / "specs.json").read_text(encoding="utf-8"))


def sheet(*parties, no_deal=(), **points):
    """Return a sheet from points: for each issue a row for each party."""
    issues = {i: tuple(f"{i}{n}" for n in range(len(p[0]))) for i, p in points.items()}
    return ScoreSheet(
        "",
        issues,
        tuple(
            Scores(
                party,
                {i: tuple(map(Fraction, rows[place])) for i, rows in points.items()},
                reservation=Fraction(no_deal[place]) if no_deal else None,
            )
            for place, party in enumerate(parties)
        ),
    )


def names(most=4):
    """Names that differ, none empty and none a heading of a score sheet."""
    fit = NAMES.filter(lambda name: name and name[0] not in "-'\"")
    return st.lists(fit, min_size=1, max_size=most, unique=True)


@st.composite
def sheets(draw, numbers=RATIONALS, n_parties=FEW, *, weighted=False):
    """Draw score sheets; with weights, points are weight times a value."""
    issues = {issue: tuple(draw(names(3))) for issue in draw(names(3))}
    count = draw(n_parties)
    single = names(1).map(lambda found: found[0])
    parties = draw(
        st.lists(single, min_size=count, max_size=count, unique_by=str.casefold)
    )
    made = []
    for party in parties:
        weights = {issue: draw(numbers) for issue in issues} if weighted else {}
        points = {
            issue: tuple(draw(numbers) * weights.get(issue, 1) for _ in options)
            for issue, options in issues.items()
        }
        level = draw(st.none() | numbers)
        made.append(Scores(party, points, weights, level))
    return ScoreSheet(draw(names(1))[0], issues, tuple(made))


def every_outcome(found):
    """Return all outcomes with their utilities, in lexicographic order."""
    places = itertools.product(*(range(len(o)) for o in found.issues.values()))
    return {
        outcome: tuple(scores.utility(outcome) for scores in found.parties)
        for outcome in places
    }


def efficient_by_definition(found):
    """Return utilities, first outcome and count of each point, best for the first."""
    every = every_outcome(found)
    points = {}
    for outcome, utilities in every.items():
        points.setdefault(utilities, []).append(outcome)
    best = [
        u
        for u in points
        if not any(
            v != u and all(x >= y for x, y in zip(v, u, strict=True)) for v in points
        )
    ]
    return [(u, points[u][0], len(points[u])) for u in sorted(best, reverse=True)]


def settled_by_definition(found):
    """Return the utilities on which each rule settles, among all outcomes."""
    gains = {}
    for utilities in every_outcome(found).values():
        pairs = zip(utilities, found.parties, strict=True)
        gains[utilities] = [u - scores.no_deal for u, scores in pairs]
    fair = {u: g for u, g in gains.items() if min(g) >= 0}
    if not any(min(g) > 0 for g in fair.values()):
        return {}
    most = [max(column) for column in zip(*fair.values(), strict=True)]
    scores = {
        "nash": math.prod,
        "kalai-smorodinsky": lambda g: sorted(map(operator.truediv, g, most)),
        "egalitarian": sorted,
        "utilitarian": sum,
    }
    picked = {}
    for rule, score in scores.items():
        best = max(score(g) for g in fair.values())
        picked[rule] = {u for u, g in fair.items() if score(g) == best}
    return picked
