"""How high the parts of a brief are in print, as far as can be told without a browser.

Texts are measured by the table of widths, figures are as high as they were drawn. A
browser knows better; the room that is shared out leaves it some leeway.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.brief.figures import Figure
from detente.brief.grounds import Ground
from detente.brief.names import Names
from detente.brief.page import dated
from detente.brief.ranking import BRIDGE, discussed, heaviest
from detente.brief.room import EACH
from detente.brief.sheets import (
    ALL,
    BODY,
    COLUMN,
    FULL,
    NOTE,
    SAFE,
    SMALL,
    TABLE,
    Part,
    shared,
    stacked,
)
from detente.brief.turns import Turn
from detente.brief.words import stake
from detente.model import Note, Statement
from detente.study import Findings

ITEM = 312.0
"""Width of an item of a list."""
QUOTE = 194.0
"""Width of a quote among the notes, which stand in three columns."""
GAP = 4.5
"""Between two items of a list."""
HEADING = 31.0
"""A small heading with the space around it."""
WEIGHTS: Mapping[str, float] = {
    "positions": 8, "claims": 4, "quotes": 4, "packages": 4, "grounds": 2, "trades": 2,
    "agenda": 2, "staircase": 4, "watch": 2, "contention": 1.5, "timeline": 1.5,
    "spoilers": 1.5,
}  # fmt: skip
"""How much of the room parts may have that matter more than the others."""
FIXED = 1950.0
"""Height of what is in every brief: the answer, headings, and what they introduce."""
CARD = 4
"""Lines of a card of the answer that are counted in that."""
_IF_IT_TURNS_OUT = (
    "If it turns out that than assumed, some package works in 50 of 100 draws; if not, "
    "in 50."
)
"""What a sentence about an unknown says beside its row of the table."""
CAPTION = 24.0
"""Space around a figure and its caption."""


def room_on_paper(
    findings: Findings,
    figures: Mapping[str, Figure],
    grounds: Sequence[Ground],
    turns: Sequence[Turn],
) -> Mapping[str, int]:
    """Return how many things of each list and figure are printed where not all are."""
    seen = {name: drawn for name, drawn in figures.items() if drawn.table.rows}
    lists = _lists(findings, grounds, turns)
    fixed = FIXED + _cards(findings) + _rules(findings) + _unknowns(figures["watch"])
    fixed += sum(map(_caption, seen.values()))
    drawn = {name: one for name, one in seen.items() if name != "dots"}
    whole = sum(one.plan.height(one.count) for one in drawn.values())
    whole += sum(heights[-1] for heights in lists.values())
    if fixed + whole <= FULL * ALL:
        return {}
    figures_in = {name: one.heights() for name, one in drawn.items()}
    parts = [
        Part(name, heights, WEIGHTS.get(name, 1.0))
        for name, heights in (figures_in | dict(lists)).items()
    ]
    return shared(parts, SAFE * ALL - fixed)


def _cards(findings: Findings) -> float:
    """Return how much higher the answer is than one of short cards."""
    zopa, steps = findings.zopa, findings.steps.steps
    bridge = heaviest(findings, zopa.packages[0], BRIDGE) if zopa.packages else ()
    moves = [f"{move.issue}: {move.option}" for move in bridge]
    first = [
        f"{issue}: from “{before}” to “{after}”"
        for step in steps[:1]
        for issue, before, after in zip(
            step.issues, step.before, step.after, strict=True
        )
    ]
    rows = (sum(BODY.height(text, 290) for text in card) for card in (moves, first))
    return 2 * sum(max(0.0, row - CARD * BODY.leading) for row in rows)


def _rules(findings: Findings) -> float:
    """Return the height of what the rules of fair division choose."""
    names, chosen = Names(findings.case), findings.solutions.chosen
    first = {one.rule: names.changes(one.package, 3) for one in reversed(chosen)}
    return sum(2 * TABLE.leading + TABLE.height(t, COLUMN) for t in first.values())


def _unknowns(drawn: Figure) -> float:
    """Return how much higher than usual the sentences on the first unknowns are."""
    told = (" ".join((_IF_IT_TURNS_OUT, *row[:4])) for row in drawn.table.rows[:3])
    return max(0.0, sum(BODY.height(text, ITEM) for text in told) - 9 * BODY.leading)


def _caption(drawn: Figure) -> float:
    text = f"{drawn.title} — {drawn.summary}"
    if drawn.across:
        return 2 * (BODY.height(text, 2 * COLUMN) + CAPTION)
    return BODY.height(text, COLUMN) + CAPTION


def _lists(
    findings: Findings, grounds: Sequence[Ground], turns: Sequence[Turn]
) -> Mapping[str, tuple[float, ...]]:
    case, names = findings.case, Names(findings.case)
    told: Mapping[str, Iterable[str]] = {
        "others": map(names.said, names.once(_about(findings, ""))),
        "wishes": map(names.said, names.once(_about(findings, "agenda"))),
        "conditions": map(names.condition, case.conditions),
        "together": (names.joint(*one) for one in case.joint),
        "stakes": map(stake, case.notes_of("stakes")),
        "backed": (
            f"Step 1, {names.movers(step)}: {names.stage(step)} quote"
            for step in findings.steps.steps
        ),
        "interim": _texts(case.notes_of("interim")),
        "looked for": _texts(case.notes_of("watch")),
        "history": map(dated, case.notes_of("history")),
        "turns": (turn.text for turn in turns),
        "sources": (source.title or source.file for source in case.sources),
        "remarks": case.remarks,
    }
    lists = {
        name: [BODY.height(text, ITEM) + GAP for text in texts]
        for name, texts in told.items()
    }
    lists |= {
        "claims": list(_claims(findings)),
        "added": list(_added(findings)),
        "grounds": [_input(row) for row in grounds],
        "quotes": [
            0.8 * (NOTE.height(f"{piece.quote} d1 reported", QUOTE) + 1)
            for piece in names.quoted()
        ],
    }
    return {name: stacked(heights) for name, heights in lists.items() if heights}


def _about(findings: Findings, issue: str) -> list[Statement]:
    return [said for said in findings.case.statements if said.issue == issue]


def _texts(notes: Iterable[Note]) -> Iterator[str]:
    return (note.text for note in notes)


def _claims(findings: Findings) -> Iterator[float]:
    """Yield the heights of what each party says on each issue.

    The first on an issue takes its heading along, and the line on who is not quoted.
    """
    names, heard = Names(findings.case), discussed(findings)
    last = ""
    for issue, party in heard:
        said = [one for one in _about(findings, issue) if one.party == party]
        told = names.once(said)[:EACH]
        high = sum(BODY.height(f"{names.said(one)}. 12", ITEM) for one in told) + GAP
        if len(said) > EACH:
            high += SMALL.leading
        if issue != last:
            others = [
                p.id for p in findings.case.principals if (issue, p.id) not in heard
            ]
            unheard = f"Of {names.parties(others)} nothing is quoted on this issue."
            title = BODY.height(names.issue(issue), 0.85 * COLUMN) - BODY.leading
            high += title + HEADING + GAP + BODY.height(unheard, ITEM)
        last = issue
        yield high


def _input(row: Ground) -> float:
    """Return the height of an input with its ground."""
    head = TABLE.height(f"{row.whose}, {row.about}   {row.ground}", COLUMN)
    lines = [f"{line.text} {line.mark}" for line in row.lines] or [row.nothing]
    return head + sum(TABLE.height(line, COLUMN - 12) for line in lines) + 5


def _added(findings: Findings) -> Iterator[float]:
    """Yield the heights of what each issue adds to the rest, a row each."""
    names, answer = Names(findings.case), findings.agenda
    few = len(answer.parties) <= 3
    heads = [f"Gain of {names.subject(party)}" for party in answer.parties]
    head = max(SMALL.height(text, 0.22 * COLUMN) for text in heads) if few else 0.0
    for issue in answer.issues:
        room = (0.22 if few else 0.6) * COLUMN
        yield head + SMALL.height(names.issue(issue), room) + 3
        head = 0.0
