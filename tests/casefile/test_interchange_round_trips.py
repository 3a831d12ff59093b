"""What is written in a format is read back: the same utilities, exactly."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.casefile import dump, parse
from detente.casefile.interchange.cases import as_case, exact_sheet
from detente.casefile.interchange.numerals import decimal, exact, nearest, numeral
from detente.casefile.interchange.profiles import Losses
from detente.casefile.interchange.score_sheets import (
    FORMATS,
    put_together,
    recognise,
    written,
)
from detente.errors import CaseError
from detente.exact import exactly
from detente.model import Condition, Interaction, Quota, Scores, ScoreSheet
from detente.questions.exact import exact_frontier
from score_sheets import DECIMALS, every_outcome, sheet, sheets, tied_sheets

POSITIVE = st.decimals(0, 20, places=2).map(Fraction)
TWO = st.integers(2, 3)


def there_and_back(found, form):
    """Write and read a sheet; return it with what was lost."""
    losses = Losses()
    files = written(found, form, losses)
    pieces = [recognise(text.encode(), name) for name, text in sorted(files.items())]
    return put_together(pieces, found.title), list(losses)


def utilities(found):
    """Return the utilities of all outcomes, by the names of parties."""
    every = every_outcome(found)
    return {
        scores.party: [one[place] for one in every.values()]
        for place, scores in enumerate(found.parties)
    }


@given(sheets() | tied_sheets())
def test_our_json_holds_all(found):
    back, lost = there_and_back(found, "json")
    assert (back, lost) == (found, [])


@given(sheets(DECIMALS, weighted=True), st.none() | DECIMALS, DECIMALS)
def test_our_json_holds_weights_discounts_and_bases(found, discount, base):
    parties = tuple(
        Scores(one.party, one.points, one.weights, one.reservation, discount, base)
        for one in found.parties
    )
    full = ScoreSheet(found.title, found.issues, parties, ("one level",))
    assert there_and_back(full, "json") == (full, [])


@given(sheets())
def test_a_table_holds_points_and_reservation_values(found):
    """What a sheet happens to look like, such as a sum, may be remarked on."""
    back, lost = there_and_back(found, "csv")
    assert (replace(back, remarks=()), lost) == (found, [])


@given(sheets(DECIMALS, weighted=True))
def test_negmas_holds_weights_and_any_points(found):
    back, _ = there_and_back(found, "negmas")
    assert utilities(back) == utilities(found)
    assert back.issues == found.issues
    for own in found.parties:
        one = next(x for x in back.parties if x.party == own.party)
        assert one.reservation == own.reservation
        assert (
            one.weights == own.weights
            or 0 in own.weights.values()
            or any(
                decimal(p / own.weights[i]) is None
                for i in own.points
                for p in own.points[i]
            )
        )


@given(sheets(DECIMALS, weighted=True))
def test_negolog_holds_any_points_under_names_of_its_own(found):
    back, lost = there_and_back(found, "negolog")
    assert list(utilities(back).values()) == list(utilities(found).values())
    assert [x.no_deal for x in back.parties] == [x.no_deal for x in found.parties]
    assert any("is profileA" in loss for loss in lost)


@given(sheets(POSITIVE))
def test_genius_holds_points_from_0_up(found):
    back, _ = there_and_back(found, "genius")
    known = sorted(map(tuple, utilities(found).values()))
    assert sorted(map(tuple, utilities(back).values())) == known
    assert back.issues == found.issues


@given(sheets(DECIMALS, TWO))
def test_points_below_0_move_up_together_with_the_reservation_value(found):
    back, _ = there_and_back(found, "genius")
    gains = sorted(
        [u - x.no_deal for u in utilities(found)[x.party]] for x in found.parties
    )
    assert gains == sorted(
        [u - x.no_deal for u in utilities(back)[x.party]] for x in back.parties
    )


@given(sheets(DECIMALS))
def test_geniusweb_keeps_the_order_of_outcomes_and_their_proportions(found):
    back, _ = there_and_back(found, "geniusweb")
    known, read = utilities(found), utilities(back)
    for party, own in known.items():
        span = max(own) - min(own)
        assume(span)
        for place, one in enumerate(own):
            assert abs((one - min(own)) / span - read[party][place]) < Fraction(
                1, 10**14
            )
    assert all(sum(one.weights.values()) == 1 for one in back.parties)


def test_geniusweb_holds_what_is_normalised_exactly():
    half = Fraction(1, 2)
    points = {"p": (half, Fraction(1, 8)), "q": (Fraction(0), half)}
    found = ScoreSheet(
        "boat", {"p": ("x", "y"), "q": ("x", "y")},
        (Scores("a", points, {"p": half, "q": half}),),
    )  # fmt: skip
    assert there_and_back(found, "geniusweb") == (found, [])


@given(sheets(DECIMALS, TWO) | tied_sheets(DECIMALS, TWO))
def test_a_case_has_the_same_frontier(found):
    """Points are scaled, so utilities differ, but no outcome gains or loses rank."""
    try:
        case = as_case(found, losses := Losses())
    except CaseError:
        assume(False)  # noqa: FBT003
    read = parse(dump(case))
    assert dump(read) == dump(case)
    assume(not any("indifferent" in loss for loss in losses))
    back = exact_sheet(case)
    assert exact_sheet(read) == back
    settled = [i for i, options in found.issues.items() if len(options) == 1]
    kept = [place for place, i in enumerate(found.issues) if i not in settled]
    own = {tuple(x.outcome[p] for p in kept) for x in _points(found)}
    assert own == {x.outcome for x in _points(back)}


@given(sheets(DECIMALS, TWO) | tied_sheets(DECIMALS, TWO))
def test_a_case_has_the_same_deal_by_nash_bargaining(found):
    try:
        case = as_case(found, losses := Losses())
    except CaseError:
        assume(False)  # noqa: FBT003
    assume(not any("past the 1" in x or "indifferent" in x for x in losses))
    kept = [place for place, o in enumerate(found.issues.values()) if len(o) > 1]
    here, there = (
        exact_frontier(exactly(x), np.random.default_rng(0))
        for x in (found, exact_sheet(case))
    )
    for rule in ("nash", "kalai-smorodinsky"):
        picked = [here.points[p].outcome for p in here.solutions[rule]]
        assert [tuple(outcome[p] for p in kept) for outcome in picked] == [
            there.points[p].outcome for p in there.solutions[rule]
        ]


def _points(found):
    return exact_frontier(exactly(found), np.random.default_rng(0)).points


@pytest.mark.parametrize("form", ["csv", "genius", "negolog"])
def test_what_ties_issues_together_is_told_where_it_is_lost(form):
    found = sheet("a", "b", road=[[1, 0], [0, 1]], hours=[[2, 0], [0, 2]])
    first = {"road": ("road0",), "hours": ("hours0",)}
    tied = replace(
        found,
        conditions=(
            Condition(first),
            Quota({"road": {"road0": Fraction(1)}}, Fraction(0)),
        ),
        parties=(
            replace(found.parties[0], interactions=(Interaction(first, Fraction(3)),)),
            found.parties[1],
        ),
    )
    back, lost = there_and_back(tied, form)
    assert [loss for loss in lost if "road0" in loss] == [
        "a condition: never road: road0 and hours: hours0",
        "a condition: at most 0 of road: road0",
        "an interaction of a: 3 for road: road0 and hours: hours0",
    ]
    assert not back.tied


@pytest.mark.parametrize("form", FORMATS)
def test_names_that_are_no_names_of_files_stay_inside_the_folder(form):
    found = sheet("../a", "..\\A", price=[[1, 0], [0, 1]])
    files = written(found, form, Losses())
    assert len({name.casefold() for name in files}) == len(files)
    assert not any(sign in name for name in files for sign in "/\\")
    assert not any(name.startswith(".") for name in files)


@pytest.mark.parametrize("sign", ["\x00", "\x1b", "\u202e", "\ud800", "\uffff"])
def test_no_name_holds_what_nobody_sees(sign):
    with pytest.raises(CaseError, match="control character"):
        ScoreSheet("", {"p": (f"a{sign}",)}, (Scores("a", {"p": (Fraction(1),)}),))


@given(st.fractions())
def test_a_number_is_read_back_as_it_was_written(value):
    assert exact(numeral(value)) == value
    assert abs(exact(nearest(value)) - value) <= abs(value) / 10**16 + Fraction(
        1, 10**17
    )
