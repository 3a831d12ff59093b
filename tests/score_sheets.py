"""Random score sheets, their frontier by going through every outcome, and real ones."""

import itertools
import json
import math
import operator
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import strategies as st

from detente.model import Condition, Interaction, Quota, Scores, ScoreSheet

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


@st.composite
def some(draw, issues):
    """Draw some options of some issues."""
    named = draw(st.lists(st.sampled_from(list(issues)), min_size=1, unique=True))
    few = {
        i: st.lists(st.sampled_from(issues[i]), min_size=1, unique=True) for i in named
    }
    return {issue: tuple(draw(options)) for issue, options in few.items()}


@st.composite
def conditions(draw, issues):
    """Draw what rules out, ties or counts."""
    kind = draw(st.sampled_from(["rule out", "tie", "quota"]))
    if kind != "quota":
        then = draw(some(issues)) if kind == "tie" else {}
        return Condition(draw(some(issues)), then)
    amounts = st.sampled_from([1, 1, 2, -1, Fraction(3, 2), Fraction(1, 3)])
    uses = {
        issue: {option: Fraction(draw(amounts)) for option in options}
        for issue, options in draw(some(issues)).items()
    }
    low, high = sorted([draw(RATIONALS) / 5, draw(RATIONALS) / 5])
    bounds = draw(st.sampled_from([(None, low), (high, None), (high, low)]))
    return Quota(uses, *bounds)


@st.composite
def tied_sheets(draw, numbers=RATIONALS, n_parties=FEW, *, weighted=False):
    """Draw score sheets whose issues are tied together."""
    found = draw(sheets(numbers, n_parties, weighted=weighted))
    few = st.lists(conditions(found.issues), max_size=3)
    adds = st.lists(st.builds(Interaction, some(found.issues), numbers), max_size=2)
    parties = (replace(one, interactions=tuple(draw(adds))) for one in found.parties)
    return replace(found, parties=tuple(parties), conditions=tuple(draw(few)))


def every_outcome(found):
    """Return outcomes that may be with their utilities, in lexicographic order."""
    places = itertools.product(*(range(len(o)) for o in found.issues.values()))
    parties = range(len(found.parties))
    return {
        outcome: tuple(found.utility(party, outcome) for party in parties)
        for outcome in places
        if found.allows(outcome)
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
