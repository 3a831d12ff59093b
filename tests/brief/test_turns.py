"""A position that changed: in the timeline, in the basis, and beside its statements."""

import re
from dataclasses import replace

from hypothesis import given

from brief.findings import findings_of, harbour
from detente.brief import brief
from detente.brief.exhibits import exhibits
from detente.brief.figures import FIGURES
from detente.brief.turns import turns
from detente.model import Statement, shifts
from strategies import cases


def turned():
    """Return the harbour case, in which a party has come down from its first wish."""
    case = harbour()
    was = next(s for s in case.statements if s.id == "s2")
    now = replace(
        was,
        id="s99",
        act="willing",
        content="lower dues for five years",
        condition="",
        quote="We could live with lower dues",
        span=(0, 29),
        date="2026-02-12",
        replaces=("s2",),
    )
    earlier = [
        replace(s, date="2026-02-05") if s == was else s for s in case.statements
    ]
    return replace(case, statements=(*earlier, now))


def test_a_change_says_what_was_and_what_is():
    [turn] = turns(turned())
    assert turn.date == "2026-02-12"
    assert " → now is open to lower dues for five years (12 Feb 2026, " in turn.text
    assert "(5 Feb 2026, " in turn.text
    assert [piece.id for piece in turn.pieces] == ["s2", "s99"]


def test_the_timeline_shows_it_as_a_change_and_once():
    figure = FIGURES["timeline"](findings_of(turned()))
    rows = [row for row in figure.table.rows if row[0] == "2026-02-12"]
    assert [kind for _, kind, _ in rows] == ["change"]
    assert "1 change of position" in figure.summary


def test_the_basis_quotes_both_sides_of_it():
    page = brief(findings_of(turned())).html
    basis = page[page.index("Positions that changed") :]
    item = re.search(r"<li>.*?</li>", basis, re.DOTALL)[0]
    assert "We could live with lower dues" in item
    assert item.count("<blockquote>") == 2
    assert "replaced by s99" in basis


def test_without_one_nothing_is_said_of_it():
    case = harbour()
    assert turns(case) == ()
    assert "Positions that changed" not in brief(findings_of(case)).html
    kinds = {row[1] for row in FIGURES["timeline"](findings_of(case)).table.rows}
    assert "change" not in kinds


@given(cases())
def test_each_statement_knows_what_took_its_place(case):
    """The slow way: look at every statement for every other one."""
    for one in exhibits(case):
        if isinstance(one.piece, Statement):
            by = [s for s in case.statements if one.piece.id in s.replaces]
            assert list(one.replaced_by) == by
    assert len(turns(case)) == len(shifts(case.statements))
