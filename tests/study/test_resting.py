"""A deal asked what a conflict is asked: by hand, and draw by draw by definition."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals import deal_of
from detente.draws import UNIT
from detente.graph import Rules
from detente.kernels.conflict.stable import RANKED
from detente.model import Action
from detente.questions.keeping import keeping
from detente.study import Held
from draw_strategies import draws as some_draws
from draw_strategies import make_draws


def exchange(*, cost=1, worth=2):
    """Each of two gives something that costs it less than it is worth to the other."""
    return [[[0, -cost], [0, worth]], [[0, worth], [0, -cost]]]


def held(*draws, actions=()):
    """Kept 1 each, alone 2 or -1, no deal 0: states 1 both, 2 p1, 3 p0, 4 nobody."""
    made = make_draws(*draws, scale=UNIT // 8)
    return Held(deal_of(made, ("b", "b"), ("p0", "p1"), actions), made)


def test_two_taken_for_one_keep_what_is_good_for_both():
    """Alone each would take back; together they leave no deal (4) for the deal (1)."""
    dilemma = held(exchange())
    alone, one = dilemma.resting(), dilemma.resting(merged=["p0", "p1"])
    nash = alone.concepts.index("R")
    assert alone.rests[nash].tolist() == [0, 0, 0, 1]
    assert one.parties == ("p0 + p1",)
    assert one.rests[nash].tolist() == [1, 1, 1, 0]
    assert alone.concepts == (*RANKED, "SIM", "NM")
    assert dilemma.resting(ahead=3).concepts[-3:] == ("L2", "L3", "NM")


def test_each_in_a_sense_of_its_own():
    """The deal is kept while both fear the answer, not if one takes what it can get."""
    both = held(exchange(), exchange(cost=-1))
    assert both.n_draws == 2
    assert both.mixed({"p0": "SEQ", "p1": "GMR"})["1"] == 1
    assert both.mixed({"p0": "SEQ", "p1": "R"})["1"] == 1 / 2
    with pytest.raises(ValueError, match="p1 must have one of R, GMR"):
        both.mixed({"p0": "SEQ"})


def test_where_it_may_go_and_how_often():
    """To give costs p0 nothing in the second draw: it goes on giving."""
    found = held(exchange(), exchange(cost=-1)).departure("1")
    assert found["improvements"]["2"].share == 1 / 2
    assert found["improvements"]["4"].moves == 2
    assert found["improvements"]["4"].course == (("p0", "2"), ("p1", "4"))
    assert found["any"]["4"].share == 1
    assert "4" not in held(exchange(cost=-1)).departure("1")["improvements"]


def test_what_would_make_it_hold():
    """Of 24 rankings of 4 states, in half of them 2 is no better than 1."""
    rows = held(exchange(), exchange(cost=-1)).inverse("1")
    wanted = {(one.party, one.concept): one for one in rows}
    nash = wanted["p0", "R"]
    assert (nash.rankings, nash.stays) == ((12, 12), 1 / 2)
    assert (nash.change, nash.enough) == (("2",), 1 / 2)
    credible = wanted["p0", "SEQ"]
    assert (credible.stays, credible.change, credible.enough) == (1, (), 0)
    # where p1 gives gladly it has no answer that is better for itself
    assert credible.rankings == (12, 16)


def test_what_answers_a_party_that_leaves():
    found = held(exchange()).sanctions("p0", "1", Rules("SEQ"))
    assert found == {"2": [((("p1", "4"),), 1.0)]}
    strike = Action("strike", "p1", "take", "strike", undoes={"i0": ("b",)})
    alone = held(exchange(), actions=[strike]).sanctions("p0", "1", Rules("SEQ"))
    (((answer, share),),) = alone.values()
    assert (answer, share) == ((), 1.0)


@settings(max_examples=30)
@given(some_draws(principals=(2, 2), issues=(1, 2)), st.data())
def test_it_agrees_with_keeping_and_with_the_letter(draws, data):
    target = tuple(data.draw(st.sampled_from(options)) for options in draws.options)
    gives = [data.draw(st.sampled_from(draws.parties)) for _ in draws.issues]
    made = deal_of(draws, target, gives)
    if not made.parties:
        return
    fast, one = keeping(draws, made), Held(made, draws)
    found = one.resting()
    assert (found.n_draws, found.parties) == (fast.n_draws, fast.parties)
    for concept, stays in zip(RANKED, fast.stays, strict=True):
        place = found.concepts.index(concept)
        np.testing.assert_allclose(found.stays[place], stays)
        mixed = one.mixed(dict.fromkeys(made.parties, concept))
        np.testing.assert_allclose(list(mixed.values()), found.rests[place])
    state = data.draw(st.sampled_from(made.labels))
    for wanted in one.inverse(state):
        place = found.concepts.index(wanted.concept), found.parties.index(wanted.party)
        s = made.labels.index(state)
        assert wanted.stays == pytest.approx(found.stays[(*place, s)])
