"""Findings made by hand, for figures and pages: one like real ones, and any at all."""

import random
from dataclasses import replace
from fractions import Fraction
from functools import partial

import numpy as np

from detente.draws import Delivered
from detente.graph import deal
from detente.kernels.conflict.joint import members
from detente.model import (
    ACTS,
    Case,
    Duration,
    Issue,
    Line,
    Note,
    Order,
    Party,
    Preferences,
    RedLine,
    Source,
    Statement,
    Verification,
)
from detente.questions.agenda import Agenda
from detente.questions.basis import basis
from detente.questions.contention import Contention
from detente.questions.enforcement import Enforcement, Plan
from detente.questions.failure import Failure
from detente.questions.frontier import Frontier
from detente.questions.keeping import Keeping, Move
from detente.questions.solutions import Choice, Solutions
from detente.questions.spoilers import Spoiler, Spoilers
from detente.questions.steps import Step, Steps
from detente.questions.trades import Trade, Trades
from detente.questions.watch import Unknown, Watch
from detente.questions.zopa import Zopa
from detente.study import Findings, Swings

RULES = ("nash bargaining", "kalai-smorodinsky", "egalitarian", "utilitarian")
DRAWS = 1000
DATES = ("", "1648", "2015-07-14", "2015-07-15", "2018-05", "2016")
HOSTILE = (
    "<script>alert('x')</script>",
    "Fish & \"chips\" 'daily' ]]> <!--",
    "حدود جديدة على التخصيب",
    "\u202eturned round\u202c",
    "🚢🚢 harbour 🚢",
    "x" * 200,
    "a long name of many words " * 8,
    "control \x00\x08 characters \ud800",
    "核计划的限制",
    "i",
    "&lt;b&gt;",
    " ",
)


def quantiles(rng, *shape, low=0.0, high=1.0):
    """Return rising triples between two bounds along a last axis."""
    return np.sort(rng.uniform(low, high, (*shape, 3)), axis=-1)


def harbour():
    """A case in earnest: two cities, a harbour, and neighbours with an interest."""
    issues = (
        Issue(
            "dues", "Harbour dues",
            ("as they are", "lower for five years", "shared by cargo", "abolished"),
            "as they are", "north",
        ),
        Issue(
            "fishing", "Fishing grounds",
            ("closed to the south", "licences for small boats", "open to all"),
            "closed to the south", "north",
        ),
        Issue(
            "waste", "Waste water from the southern works",
            ("untreated", "treated in summer", "treated all year"),
            "untreated", "south",
        ),
    )  # fmt: skip
    north = Preferences(
        "north",
        (Line("waste > dues", (Order("waste", ">", "dues"),)),),
        {
            "dues": (Line("as they are > abolished",
                          (Order("as they are", ">", "abolished"),)),),
            "fishing": (Line("never open to all", (RedLine("open to all"),)),),
            "waste": (Line("treated all year > untreated",
                           (Order("treated all year", ">", "untreated"),)),),
        },
        evidence={"dues": ("s2",), "weights": ("s2",)},
    )  # fmt: skip
    south = Preferences(
        "south",
        (),
        {
            "dues": (Line("abolished > as they are",
                          (Order("abolished", ">", "as they are"),)),),
            "fishing": (Line("open to all > closed to the south",
                             (Order("open to all", ">", "closed to the south"),)),),
        },
        evidence={"dues": ("s2",), "fishing": ("s2",)},
    )  # fmt: skip
    quote = "The south wants the dues abolished."
    return Case(
        "Harbour talks",
        (
            Party("north", "Northport"),
            Party("south", "South Quay"),
            Party("isle", "The Isle", "third party", "ally of Northport"),
            Party("guild", "Pilots' Guild", "third party"),
        ),
        issues,
        (north, south),
        sources=(
            Source("d1", "north.txt", "", "Northport Gazette: dues and doubts",
                   "2024-03-02"),
            Source("d2", "south.txt", "", "Quay Letter", "2025-11-20"),
        ),
        statements=(
            Statement("s2", "south", "demand", "dues", "dues abolished", quote, "d1",
                      (0, len(quote)), date="2025-10-03"),
            Statement("s3", "north", "insist", "waste",
                      "treatment all year, before the next bathing season begins",
                      quote, "d1", (0, len(quote)), date="2025-10-04"),
        ),
        notes=(
            Note("history", "The treaty of the two harbours is signed", "q", "d1",
                 (0, 1), date="2009"),
            Note("history", "Northport raises the dues and closes the grounds", "q",
                 "d1", (0, 1), date="2018-05"),
        ),
        verification=Verification(every=Duration(Fraction(1), Fraction(2), "month")),
    )  # fmt: skip


def any_case(seed, said=()):
    """A case of any size and wording: two to six principals, one to twelve issues."""
    chance = random.Random(seed)
    pool = (*HOSTILE, *said)
    principals = [f"p{n}" for n in range(chance.randint(2, 6))]
    thirds = [f"t{n}" for n in range(chance.randint(0, 3))]
    found = tuple(
        _an_issue(chance, pool, n, principals) for n in range(chance.randint(1, 12))
    )
    text = partial(chance.choice, pool)
    return Case(
        "Any talks",
        tuple(Party(p, text()) for p in principals)
        + tuple(Party(t, text(), "third party", text()) for t in thirds),
        found,
        tuple(
            Preferences(p, (), {i.id: _a_wish(chance, i) for i in found})
            for p in principals
        ),
        sources=(Source("d1", title=text(), date="2026-02-05"),),
        statements=tuple(
            Statement(
                f"s{n}",
                chance.choice(principals),
                chance.choice(ACTS),
                chance.choice(found).id,
                text(),
                "",
                "d1",
                (0, 0),
                date=chance.choice(DATES),
            )
            for n in range(chance.randint(0, 20))
        ),
        notes=tuple(
            Note("history", text(), "", "d1", (0, 0), date=chance.choice(DATES))
            for _ in range(chance.randint(0, 24))
        ),
    )


def _an_issue(chance, pool, place, parties):
    wanted = dict.fromkeys(chance.choice(pool) for _ in range(chance.randint(2, 8)))
    options = tuple(wanted) if len(wanted) > 1 else ("one", "other")
    status_quo = chance.choice(options)
    gives = chance.choice(("", *parties))
    return Issue(f"i{place}", chance.choice(pool), options, status_quo, gives)


def _a_wish(chance, issue):
    """What a party says of an issue: nothing, an order, perhaps a red line."""
    one, other = issue.options[0], issue.options[-1]
    order = Line("an order", (Order(one, ">", other),))
    refusal = Line("never", (RedLine(other),))
    return chance.choice(((), (order,), (order, refusal)))


def sizes(case):
    """Return the numbers of principals, issues, options, and of all parties."""
    options = sum(len(issue.options) for issue in case.issues)
    return len(case.principals), len(case.issues), options, len(case.parties)


def answers(case, rng, *, found=True):
    """Make every answer about a case out of random numbers in the right ranges."""
    principals = tuple(p.id for p in case.principals)
    issues = tuple(i.id for i in case.issues)
    n = len(principals)
    broad = tuple(i.options[-2] for i in case.issues)
    mixed = (tuple(str(rng.choice(i.options)) for i in case.issues) for _ in range(5))
    packages = tuple(dict.fromkeys((broad, *mixed))) if found else ()
    count = len(packages)
    together = np.sort(rng.uniform(0, 0.6, count))[::-1]
    some = float(together.max(initial=0) + 0.4 * rng.uniform()) if found else 0.0
    covered = np.minimum(np.maximum.accumulate(together + 0.02), some)
    zopa = Zopa(
        principals, issues, some, 0.01, DRAWS, packages,
        np.minimum(together[:, None] + rng.uniform(0, 0.4, (count, n)), 1.0),
        together, covered,
        quantiles(rng, count, n, low=-0.3, high=0.6), np.zeros((count, n)),
    )  # fmt: skip
    return {
        "zopa": zopa,
        "frontier": _frontier(rng, zopa),
        "solutions": _solutions(case, rng, zopa),
        "contention": _contention(rng, principals, issues),
        "trades": _trades(case, rng) if found else Trades(DRAWS, ()),
        "agenda": _agenda(rng, principals, issues),
        "steps": _steps(case, rng, packages),
        "keeping": _keeping(case, rng, packages),
        "failure": _failure(case, rng),
        "spoilers": _spoilers(case, rng, packages),
        "watch": _watch(case, rng, zopa),
        "swings": _swings(case, rng),
        "enforcement": _enforcement(case, rng, packages),
        "basis": basis(case),
    }


def findings_of(case, seed=0, *, found=True):
    """Return whole findings about a case: numbers from a seed, not from an engine."""
    rng = np.random.default_rng(seed)
    return Findings(
        case=case, seed=seed, n_draws=DRAWS, prior="uniform", version="0.0",
        digest="0" * 64, priors=(("uniform", 0.5),), convergence=(),
        **answers(case, rng, found=found),
    )  # fmt: skip


def _keeping(case, rng, packages):
    target = packages[0] if packages else ()
    made = deal(case, target)
    n, m = len(made.parties), len(made.labels)
    quo = tuple(issue.status_quo for issue in case.issues)
    moves = [
        Move(party, made.labels[s], made.labels[q], float(rng.uniform()))
        for party in made.parties
        for s, there in enumerate(made.moves(party).sets())
        for q in members(there)
    ]
    stays = rng.uniform(0, 1, (5, n, m))
    return Keeping(
        made.parties, DRAWS, target, made.actions, made.labels, made.patterns,
        tuple(tuple(np.where(row, target or quo, quo)) for row in made.in_force),
        ("R", "GMR", "SMR", "SEQ", "SSEQ"), stays, stays.min(axis=1, initial=1),
        rng.uniform(0, 1, (n, m)), tuple(moves),
        quantiles(rng, n, low=-0.1, high=0.4), rng.uniform(0, 1, n),
        rng.uniform(0, 1, n), made.assumed,
    )  # fmt: skip


def _frontier(rng, zopa):
    n = len(zopa.parties)
    levels, attainable = np.zeros(0), np.zeros((0, 3))
    if n == 2:
        levels = np.linspace(0, 0.6, 13)
        fall = np.sqrt(np.maximum(0, 1 - (levels / 0.62) ** 2))
        attainable = np.stack([0.2 * fall, 0.35 * fall, 0.5 * fall], axis=1)
        attainable[9:, 0] = np.nan
        attainable[11:, 1] = np.nan
    count = len(zopa.packages)
    return Frontier(
        zopa.parties, zopa.issues, DRAWS, np.full(DRAWS, 5), zopa.packages,
        rng.uniform(0, 1, count), quantiles(rng, count, n),
        rng.uniform(0.2, 1, (200, n)), quantiles(rng, n, low=0.2, high=0.5),
        levels, attainable,
    )  # fmt: skip


def _solutions(case, rng, zopa):
    n, _, options, _ = sizes(case)
    rules = len(RULES)
    defined = np.full(rules, zopa.share)
    gains = quantiles(rng, rules, n, low=0.02, high=0.4)
    points = rng.uniform(0.4, 0.9, (rules, n))
    if not zopa.packages:
        gains, points = np.full_like(gains, np.nan), np.full_like(points, np.nan)
    chosen = tuple(Choice(r, p, 0.3) for r in RULES for p in zopa.packages[:1])
    stands = rng.uniform(0, 1, (rules, options))
    return Solutions(zopa.parties, zopa.issues, DRAWS, RULES, defined, chosen, stands,
                     gains, points)  # fmt: skip


def _contention(rng, principals, issues):
    m = len(issues)
    part = rng.dirichlet(np.ones(m)) if m else np.zeros(0)
    spread = np.stack([0.7 * part, part, np.minimum(1.3 * part, 1)], axis=1)
    return Contention(principals, issues, DRAWS, 0.5 * spread, 0.5 * part, spread,
                      rng.dirichlet(np.ones(m)), rng.uniform(0, 0.7, m))  # fmt: skip


def _trades(case, rng):
    made = []
    for giver in case.principals[:2]:
        for other in case.principals:
            pair = rng.permutation(len(case.issues))[:2]
            if giver is other or len(pair) < 2:
                continue
            gives, gets = (case.issues[int(i)] for i in pair)
            made.append(Trade(
                giver.id, gives.id, other.id, gets.id, float(rng.uniform()),
                float(rng.uniform(0, 0.3)), float(rng.uniform(0, 0.3)),
                gives.options[0], gives.options[-1], gets.options[-1], gets.options[0],
            ))  # fmt: skip
    return Trades(DRAWS, tuple(sorted(made, key=lambda trade: -trade.share)))


def _agenda(rng, principals, issues):
    subsets = [tuple(i for k, i in enumerate(issues) if bits >> k & 1)
               for bits in range(1, min(2 ** len(issues), 64))]  # fmt: skip
    if issues not in subsets:
        subsets.append(issues)
    subsets.sort(key=len)
    count = len(subsets)
    share = np.array([len(s) / len(issues) for s in subsets]) * rng.uniform(0.2, 1)
    gain = rng.uniform(0, 0.3, (count, len(principals)))
    best = int(np.argmax(share))
    return Agenda(
        principals, issues, DRAWS, tuple(subsets), share, np.full(count, 0.014), gain,
        best, best - 1 if best else best, tuple(gain.argmax(axis=0).tolist()),
        exact=True,
        added_share=rng.uniform(-0.1, 0.2, len(issues)),
        added_gain=rng.uniform(-0.1, 0.2, (len(issues), len(principals))),
    )  # fmt: skip


def _steps(case, rng, packages):
    parties = tuple(p.id for p in case.principals)
    target = packages[0] if packages else ()
    made = []
    for issue, option in zip(case.issues, target, strict=bool(target)):
        if option == issue.status_quo:
            continue
        movers = (issue.gives,) if issue.gives in parties else parties[:2]
        trust = np.array([rng.uniform() if p in movers else np.nan for p in parties])
        exposure = rng.uniform(0, 0.2, len(parties))
        made.append(
            Step(movers, (issue.id,), (issue.status_quo,), (option,), exposure, trust)
        )
    if made:
        made[-1].trust[~np.isnan(made[-1].trust)] = np.inf
    worst = max((float(s.exposure.max()) for s in made), default=0.0)
    return Steps(
        parties=parties, n_draws=DRAWS, target=target, share=0.4, steps=tuple(made),
        exposure=worst, trust=np.inf, single_exposure=0.31, single_trust=np.inf,
        single_steps=2, is_single=False, is_undivided=False,
        simultaneous=True, completion_stated=False, verified=True, visited=40,
        complete=True, bound=worst, conditions_met=True,
        sustained=0.6, single_sustained=0.1,
    )  # fmt: skip


def _enforcement(case, rng, packages):
    parties = tuple(p.id for p in case.principals)
    moved = case.verification and packages
    made = tuple(
        Delivered((parties[0],), (issue.id,), (issue.status_quo,), (option,))
        for issue, option in zip(
            case.issues, packages[0] if moved else (), strict=bool(moved)
        )
        if option != issue.status_quo
    )
    needed = quantiles(rng)
    plans = tuple(Plan((p,), 2, quantiles(rng), 0.5, 0.4) for p in parties[:3])
    return Enforcement(
        parties=parties, n_draws=DRAWS if moved else 0,
        target=packages[0] if packages else (), said=bool(case.verification),
        lacks=() if made else ("verification.every",), detection_said=True,
        lag_said=False, steps=made, needed=needed, monthly=needed, possible=0.8,
        holds=0.6, lag=quantiles(rng, high=30), more_needed=needed / 2,
        more_lag=quantiles(rng, high=30), openings=plans, splits=plans[:1],
        leaving=quantiles(rng, len(parties), low=-0.2, high=0.3),
        joined=False, searched=24, sequences=5, bound=0.01,
    )  # fmt: skip


def _failure(case, rng):
    parties = tuple(p.id for p in case.principals)
    shifts = np.linspace(-0.3, 0.3, 13)
    slopes = rng.uniform(2, 12, (len(parties), 1))
    share = 1 / (1 + np.exp(slopes * shifts))
    share[0, shifts > 0] = np.nan
    together = np.where(shifts > 0, np.nan, 1 / (1 + np.exp(25 * shifts)))
    directions = ("worse", *("unknown" for _ in parties[1:]))
    return Failure(parties, DRAWS, shifts, share, together, directions,
                   np.zeros(len(parties), dtype=bool))  # fmt: skip


def _spoilers(case, rng, packages):
    made = []
    count = len(packages)
    for place, party in enumerate(case.third_parties):
        known = not place % 2
        shares = rng.uniform(0, 1, (4, count)) if known else np.full((4, count), np.nan)
        loss = quantiles(rng, count, high=0.4)
        does = place % 3 == 0 and bool(case.issues)
        sides = known and place % 4 == 0
        made.append(
            Spoiler(
                party.id, party.stance, known, shares[0],
                loss if known else np.full_like(loss, np.nan), shares[0] / 3,
                ("close the northern road" if does else "",) * count,
                np.zeros(count, dtype=np.bool_),
                ((case.issues[0].id,) if does else (),) * count,
                shares[1] if does else np.full(count, np.nan),
                shares[0], loss if known else np.full_like(loss, np.nan),
                shares[0] >= 0.5,
                tuple(
                    packages[::-1][n] if sides and shares[0][n] >= 0.5 else ()
                    for n in range(count)
                ),
                shares[2] / 2, shares[2], shares[3] / 2,
            )
        )  # fmt: skip
    return Spoilers(DRAWS, packages, tuple(made), rng.uniform(0.3, 0.8, count))


def _watch(case, rng, zopa):
    kinds = ("order", "size", "line", "range", "red line")
    made = []
    for place in range(min(9, 3 * len(case.issues))):
        issue = case.issues[place % len(case.issues)]
        party = case.principals[place % len(case.principals)].id
        first, second = issue.options[0], issue.options[-1]
        kind = kinds[place % len(kinds)]
        if kind == "size":
            first, second = "-0.1", "0.1"
        if kind == "range":
            first, second = "> 0.45", "<= 0.45"
        low, high = sorted(rng.uniform(0, 1, 2).tolist())
        made.append(Unknown(kind, party, issue.id, first, second, float(rng.uniform()),
                            high, low, (), (), high - low, 0.01))  # fmt: skip
    made.sort(key=lambda unknown: -unknown.expected)
    return Watch(DRAWS, zopa.share, tuple(made))


def _swings(case, rng):
    _, m, options, parties = sizes(case)
    values = quantiles(rng, parties, options)
    start = 0
    for issue in case.issues:
        stop = start + len(issue.options)
        rising = np.linspace(0, 1, stop - start)[:, None] + np.array([-0.12, 0, 0.12])
        for party in range(parties):
            ladder = rising if party % 2 else rising[::-1]
            values[party, start:stop] = np.clip(ladder, 0, 1)
        start = stop
    return Swings(
        tuple(p.id for p in case.parties), tuple(i.id for i in case.issues),
        tuple(i.options for i in case.issues), quantiles(rng, parties, m), values,
    )  # fmt: skip


def with_share(findings, share):
    """Return the findings with another headline."""
    zopa = replace(findings.zopa, share=share,
                   together=np.minimum(findings.zopa.together, share))  # fmt: skip
    return replace(findings, zopa=zopa)
