"""What options are worth together is written where a format has room for it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange.profiles import Losses
from detente.casefile.interchange.score_sheets import put_together, recognise, written
from detente.model import Interaction
from score_sheets import DECIMALS, every_outcome, sheet, tied_sheets

UNTIED = tied_sheets(DECIMALS).map(lambda found: replace(found, conditions=()))
TOLD = "an interaction of"


def alone(found):
    """The same without interactions."""
    parties = (replace(scores, interactions=()) for scores in found.parties)
    return replace(found, parties=tuple(parties))


def there_and_back(found, form):
    losses = Losses()
    files = written(found, form, losses)
    pieces = [recognise(text.encode(), name) for name, text in sorted(files.items())]
    return put_together(pieces, found.title), list(losses)


def utilities(found):
    every = every_outcome(found).values()
    return {
        scores.party: [one[place] for one in every]
        for place, scores in enumerate(found.parties)
    }


def numbered(found):
    """The same with whole numbers in a row for options."""
    issues = {
        issue: tuple(str(place - 1) for place in range(len(options)))
        for issue, options in found.issues.items()
    }
    called = {
        issue: dict(zip(options, issues[issue], strict=True))
        for issue, options in found.issues.items()
    }
    parties = (
        replace(
            scores,
            interactions=tuple(
                replace(
                    one,
                    options={
                        issue: tuple(called[issue][option] for option in options)
                        for issue, options in one.options.items()
                    },
                )
                for one in scores.interactions
            ),
        )
        for scores in found.parties
    )
    return replace(found, issues=issues, parties=tuple(parties))


@given(UNTIED)
def test_negmas_holds_them_as_boxes(found):
    back, lost = there_and_back(found, "negmas")
    assert utilities(back) == utilities(found)
    assert not [loss for loss in lost if TOLD in loss]


@given(UNTIED.map(numbered))
def test_genius_holds_them_as_rectangles_where_options_are_numbers(found):
    back, lost = there_and_back(found, "genius")
    known = sorted(map(tuple, utilities(found).values()))
    if any(scores.interactions for scores in found.parties):
        assert sorted(map(tuple, utilities(back).values())) == known
        reservations = {scores.reservation for scores in found.parties}
        assert {scores.reservation for scores in back.parties} == reservations
    assert back.issues == found.issues
    assert not [loss for loss in lost if TOLD in loss]


@given(UNTIED)
def test_geniusweb_holds_them_as_groups_of_issues(found):
    back, lost = there_and_back(found, "geniusweb")
    known, read = utilities(found), utilities(back)
    alone = {scores.party for scores in found.parties if not scores.interactions}
    for party, own in known.items():
        span = max(own) - min(own)
        if party in alone or not span:
            continue
        scale = max(read[party]) - min(read[party])
        assert min(read[party]) >= 0
        assert max(read[party]) <= 1
        for one, other in zip(own, read[party], strict=True):
            moved = (other - min(read[party])) / scale
            assert abs((one - min(own)) / span - moved) < Fraction(1, 10**13)
    assert not [loss for loss in lost if TOLD in loss]


@given(st.one_of(UNTIED, UNTIED.map(alone)), st.data())
def test_geniusweb_keeps_no_deal_where_an_outcome_is_worth_as_much(found, data):
    every = every_outcome(found)
    place = data.draw(st.sampled_from(range(len(found.parties))))
    level = data.draw(st.sampled_from([*every.values()]))[place]
    parties = list(found.parties)
    parties[place] = replace(parties[place], reservation=level)
    back, lost = there_and_back(replace(found, parties=tuple(parties)), "geniusweb")
    (own,) = (one for one in back.parties if one.party == parties[place].party)
    told = f"the reservation value of {own.party} is left out"
    assert not any(told in loss for loss in lost)
    known, read = utilities(found)[own.party], utilities(back)[own.party]
    assert own.reservation in {
        theirs for one, theirs in zip(known, read, strict=True) if one == level
    }


def test_geniusweb_has_no_room_for_what_no_outcome_is_worth():
    found = sheet("a", road=[[0, 4]], hours=[[0, 8]], no_deal=[5])
    back, lost = there_and_back(found, "geniusweb")
    assert back.parties[0].reservation is None
    assert any("the reservation value of a is left out" in loss for loss in lost)


def test_what_is_normalised_already_stays_as_it_is():
    found = sheet("a", road=[[0, Fraction(1, 4)]], hours=[[Fraction(1, 4), 0]])
    both = Interaction(
        {"road": ("road1",), "hours": ("hours0",)}, Fraction(1, 2), because="noise"
    )
    (scores,) = found.parties
    tied = replace(found, parties=(replace(scores, interactions=(both,)),))
    back, lost = there_and_back(tied, "geniusweb")
    assert utilities(back) == utilities(tied)
    assert lost == []


@pytest.mark.parametrize("form", ["csv", "negolog", "genius"])
@given(st.data())
def test_where_there_is_no_room_each_is_told(form, data):
    found = data.draw(UNTIED)
    _, lost = there_and_back(found, form)
    told = [loss for loss in lost if TOLD in loss]
    assert set(told) == {
        f"{TOLD} {scores.party}: {one.text}"
        for scores in found.parties
        for one in scores.interactions
    }


@pytest.mark.parametrize("form", ["geniusweb", "negmas"])
def test_more_combinations_than_are_read_again_are_told(form):
    options = tuple(str(n) for n in range(50))
    points = [[Fraction(0)] * 50]
    found = sheet("a", x=points, y=points)
    both = Interaction({"x": options[:48:2], "y": options}, Fraction(1))
    another = Interaction({"x": options[1::2], "y": options[1::2]}, Fraction(1))
    worst = Interaction({"x": options[:48:2], "y": options[::2]}, Fraction(1))
    (scores,) = found.parties
    found = replace(found, issues={"x": options, "y": options})
    tied = replace(
        found, parties=(replace(scores, interactions=(both, another, worst)),)
    )
    _, lost = there_and_back(tied, form)
    assert len([loss for loss in lost if TOLD in loss]) == 3
