"""Where they stand: each party's worth for each option, issue by issue."""

from collections.abc import Sequence
from functools import cache

from detente.brief.canvas import ACROSS, NARROW, SMALL, WIDE, Box, Canvas
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import all_of, empty, legend
from detente.brief.figures.ladder import Ladder, across, down
from detente.brief.figures.matrix import matrix
from detente.brief.names import Names
from detente.brief.numbers import counted, in_100, worth
from detente.brief.palette import marks
from detente.brief.ranking import contended
from detente.model import Act, Case, Issue, RedLine
from detente.study import Findings

_ACTS: tuple[Act, ...] = (
    "demand", "insist", "seek", "prefer", "offer", "willing", "accept", "reject",
    "oppose",
)  # fmt: skip
_TALLEST = {WIDE: 2000.0, NARROW: 4000.0, ACROSS: 1000.0}
"""Height above which ladders give way to one table, by the width of the sheet."""
_NAMED = 4
"""Most issues that the summary names."""
_KEY = (
    "Bar: what the option is worth to the party, from its worst (none) to its best "
    "(full); solid: at least this in 9 of 10 draws, pale: at most this in 9 of 10, "
    "line: the median. "
    "Disc: what it wants most. Dashed and lighter: judged, no quote behind it. "
    "Crossed out: a red line."
)

_ALONE = "What options are worth together is not drawn."


def positions(findings: Findings) -> Figure:
    """Draw each issue's ladder of options with every principal's worth of each rung."""
    case = findings.case
    whom = all_of(len(case.principals))
    ladders = tuple(_ladder(findings, issue, whom) for issue in case.issues)
    words = Words(
        "positions", "What each wants, issue by issue", _seen(findings, whom),
        "issues, those most in dispute", len(ladders),
    )  # fmt: skip
    places = {issue.id: place for place, issue in enumerate(case.issues)}
    ranked = [places[issue] for issue in contended(findings)]

    @cache
    def high(width: float) -> float:
        return _height(ladders, width)

    def draw(canvas: Canvas) -> float:
        if not ladders:
            return empty(canvas, "There is no issue to stand on.")
        known = [marks(case)[party.id] for party in case.principals]
        y = legend(canvas, 0, known) + 12
        shown = [ladders[place] for place in canvas.some(ranked)]
        if high(canvas.width) > _TALLEST[canvas.width]:
            return matrix(canvas, y, shown)
        for nth, ladder in enumerate(shown):
            if nth:
                canvas.cut(y - 8)
            y = (down if canvas.narrow else across)(canvas, y, ladder)
        key = f"{_KEY} {_ALONE}" if case.joint else _KEY
        return canvas.block(Box(0, y, canvas.width, 0), key, SMALL, 8) + 2

    default = mostly_default(findings, "options")
    return figure(words, draw, _table(ladders), default=default, across=True)


def _height(ladders: Sequence[Ladder], width: float) -> float:
    """Return how high the ladders of all issues are on a sheet of a width."""
    y, trial = 0.0, Canvas("trial", width)
    for ladder in ladders:
        y = (down if trial.narrow else across)(trial, y, ladder)
    return y


def _ladder(findings: Findings, issue: Issue, whom: str) -> Ladder:
    case, swings = findings.case, findings.swings
    rows = [swings.parties.index(party.id) for party in case.principals]
    place = swings.issues.index(issue.id)
    start = sum(len(options) for options in swings.options[:place])
    worths = swings.values[rows, start : start + len(issue.options)]
    alone = findings.contention.issues.index(issue.id)
    share = float(findings.contention.alone[alone])
    often = counted(findings, "contention.alone", alone)
    return Ladder(
        issue,
        tuple(marks(case)[party.id] for party in case.principals),
        worths,
        tuple(_refused(case, party.id, issue) for party in case.principals),
        tuple(_basis(case, party.id, issue) for party in case.principals),
        tuple(_said(case, party.id, issue) for party in case.principals),
        share,
        f"Alone, acceptable to {whom} in {often} draws",
    )


def _refused(case: Case, party: str, issue: Issue) -> frozenset[str]:
    """Return the options a party would not sign; a mere suspicion does not count."""
    lines = case.preferences_of(party).options.get(issue.id, ())
    facts = (fact for line in lines if not line.proposed for fact in line.facts)
    return frozenset(fact.item for fact in facts if isinstance(fact, RedLine))


def _basis(case: Case, party: str, issue: Issue) -> str:
    preferences = case.preferences_of(party)
    if not any(line.facts for line in preferences.options.get(issue.id, ())):
        return "default"
    return "quoted" if preferences.evidence.get(issue.id) else "judged"


def _said(case: Case, party: str, issue: Issue) -> str:
    """Return what a party says it wants of an issue: the latest of the strongest acts.

    What a rival says of it does not count. Empty where nothing is quoted.
    """
    found = [
        statement
        for statement in case.statements
        if (statement.party, statement.issue) == (party, issue.id)
        and statement.act in _ACTS
        and statement.modality != "reported by a rival"
    ]
    latest = sorted(found, key=lambda statement: statement.date, reverse=True)
    strongest = min(latest, key=lambda s: _ACTS.index(s.act), default=None)
    if strongest is None:
        return ""
    names = Names(case)
    return names.phrase(strongest)


def _seen(findings: Findings, whom: str) -> str:
    answer, names = findings.contention, Names(findings.case)
    shares = answer.alone.tolist()
    never = [i for i, s in zip(answer.issues, shares, strict=True) if s < 0.05]
    if not answer.issues:
        return "There is no issue to stand on."
    if len(never) == len(answer.issues):
        return f"Taken alone, every issue is acceptable to {whom} in {in_100(0)} draws."
    best = max(range(len(shares)), key=shares.__getitem__)
    told = (
        f"Taken alone, {names.issue(answer.issues[best])} comes closest: acceptable to "
        f"{whom} in {counted(findings, 'contention.alone', best)} draws."
    )
    if never:
        few = len(never) <= _NAMED
        which = names.issues(never) if few else f"{len(never)} of {len(shares)} issues"
        told += f" Without overlap alone: {which}."
    return told


def _table(ladders: tuple[Ladder, ...]) -> Table:
    return Table(
        "Worth of each option to each party, 0 the worst and 1 the best",
        ("Issue", "Option", "Party", "10 %", "Median", "90 %", "Basis"),
        tuple(
            (
                ladder.issue.title,
                option,
                mark.name,
                *(worth(q) for q in ladder.worths[party, rung].tolist()),
                "red line" if option in ladder.refused[party] else ladder.basis[party],
            )
            for ladder in ladders
            for rung, option in enumerate(ladder.issue.options)
            for party, mark in enumerate(ladder.marks)
        ),
    )
