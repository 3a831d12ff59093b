"""A deal asked what a conflict is asked: by hand, and draw by draw by definition."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deals import codes_as_sets, deal_of, slow_moves, slow_worth
from detente.draws import UNIT, signing
from detente.errors import TooLargeError
from detente.graph import Rules, profiles
from detente.kernels.conflict.stable import RANKED
from detente.model import Action
from detente.questions.coalitions import coalitions
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


def pact(*without):
    """Giving is worth 1 to who gives and 2 to the other: 1 is best, 3 for both."""
    draws = [exchange(cost=-1)] * len(without)
    made = make_draws(*draws, disagreement=without, scale=UNIT // 8)
    return Held(deal_of(made, ("b", "b"), ("p0", "p1")), made)


def test_two_jump_from_no_deal_to_the_deal():
    """Where no deal (4) is worth 1, as much as to give alone, nobody gives alone.

    Both together go to 1, which each likes better. In the second draw no deal is worth
    0, so that each gives of its own accord.
    """
    found = pact([1, 1], [0, 0]).together()
    assert found.n_draws == 2
    assert found.concepts == ("CR", "CGMR", "CSMR", "CSEQ")
    assert found.holds.tolist() == [[1, 0, 0, 0]] * 4
    (leap,) = found.leaps
    assert (leap.coalition, leap.state) == (("p0", "p1"), "4")
    assert (leap.share, leap.needed, leap.to) == (1 / 2, 1 / 2, {"1": 1 / 2})


def test_two_taken_for_one_leap_no_more():
    """Who is one has nobody to leave with; what it would leave, it leaves."""
    found = pact([1, 1]).together(merged=["p0", "p1"])
    assert found.leaps == ()
    assert found.holds[0].tolist() == [1, 0, 0, 0]


def test_coalitions_of_eight_parties_in_draws_are_refused():
    made = make_draws([[[0, -1 if p == i else 1] for p in range(8)] for i in range(8)])
    stops = [
        Action("stop", f"p{p}", "take", f"s{p}", undoes={f"i{p}": ("b",)})
        for p in range(8)
    ]
    eight = Held(deal_of(made, ("b",) * 8, made.parties, stops), made)
    with pytest.raises(TooLargeError, match="8 parties and 256 states are too many"):
        eight.together()


def by_the_letter(worth, moves):
    """Return what no coalition would leave (CR, CGMR), and who jumps where."""
    parties, states = range(len(worth)), range(len(worth[0]))

    def led(movers, start):
        """Return where movers can lead, nobody moving twice in a row."""
        met = {(q, p) for p in movers for q in moves[p][start]}
        fresh = met
        while fresh:
            fresh = {
                (r, p) for q, last in fresh for p in movers if p != last
                for r in moves[p][q]
            } - met  # fmt: skip
            met = met | fresh
        return {q for q, _ in met}

    def gains(who, start):
        there = led(who, start)
        return {q for q in there if all(worth[p][q] > worth[p][start] for p in who)}

    every = [who for n in parties for who in combinations(parties, n + 1)]
    nash = {s for s in states if not any(gains((p,), s) for p in parties)}
    alone = {s for s in states if not any(gains(who, s) for who in every)}
    held_back = {
        s for s in states
        if all(
            any(
                any(worth[p][r] <= worth[p][s] for p in who)
                for r in led(set(parties) - set(who), q)
            )
            for who in every for q in gains(who, s)
        )
    }  # fmt: skip
    jumps = {
        (who, s, q) for who in every if len(who) > 1
        for s in nash for q in gains(who, s) & nash
    }  # fmt: skip
    return alone, held_back, jumps


@settings(max_examples=60)
@given(some_draws(principals=(2, 3), issues=(1, 3)), st.data())
def test_what_coalitions_do_is_what_they_do_draw_by_draw(draws, data):
    target = tuple(data.draw(st.sampled_from(options)) for options in draws.options)
    gives = [data.draw(st.sampled_from(draws.parties)) for _ in draws.issues]
    made = deal_of(draws, target, gives)
    if not made.parties:
        return
    one = Held(made, draws)
    found = one.together()
    rows = np.flatnonzero(signing(draws, draws.places(target), 10**6))
    assert found.n_draws == len(rows)
    moves = slow_moves(made, codes_as_sets(made))
    told = [by_the_letter(slow_worth(draws, made, {}, k), moves) for k in rows]
    places = range(len(made.labels))
    for c, name in enumerate(("CR", "CGMR")):
        slow = [np.mean([s in each[c] for each in told]) for s in places]
        np.testing.assert_allclose(found.holds[found.concepts.index(name)], slow)
    met = {
        (leap.coalition, leap.state, to): share
        for leap in found.leaps for to, share in leap.to.items()
    }  # fmt: skip
    seen = {
        (tuple(made.parties[p] for p in who), made.labels[s], made.labels[q])
        for each in told for who, s, q in each[2]
    }  # fmt: skip
    assert set(met) == seen
    for (who, s, q), share in met.items():
        key = tuple(map(made.parties.index, who)), int(s) - 1, int(q) - 1
        assert share == pytest.approx(np.mean([key in each[2] for each in told]))


@settings(max_examples=30)
@given(some_draws(principals=(2, 3), issues=(1, 3)), st.data())
def test_where_all_draws_agree_it_is_the_answer_of_the_graph_model(draws, data):
    target = tuple(data.draw(st.sampled_from(options)) for options in draws.options)
    gives = [data.draw(st.sampled_from(draws.parties)) for _ in draws.issues]
    made = deal_of(draws, target, gives)
    alike = draws.take(np.zeros(3, dtype=np.int64))
    if not made.parties:
        return
    found = Held(made, alike).together()
    worth = np.array(
        [
            [sorted(row).index(value) for value in row]
            for row in slow_worth(draws, made, {}, 0)
        ]
    )
    (graph,) = profiles(made, worth.T[None]).graphs
    one = coalitions(graph)
    assert found.holds.tolist() == one.stable.tolist()
    assert {
        (x.coalition, x.state, tuple(sorted(x.to, key=int))) for x in found.leaps
    } == {(x.coalition, x.state, x.to) for x in one.jumps}
    assert all(share == 1 for x in found.leaps for share in x.to.values())
