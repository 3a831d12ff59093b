"""From a case to draws: what is said holds in every draw, and nothing else is lost."""

import hashlib
import itertools
from dataclasses import fields, replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.draws import UNIT, Draws, tabulate
from detente.errors import CaseError, TooLargeError
from detente.kernels import shares
from detente.model import (
    Case,
    Condition,
    Issue,
    Line,
    NoDeal,
    Order,
    Party,
    Preferences,
    Range,
    RedLine,
)

F = Fraction
PARTIES = (Party("a", "A"), Party("b", "B"), Party("c", "C", "third party"))
ISSUES = (
    Issue("price", "Price", ("low", "middle", "high"), "low"),
    Issue("when", "When", ("now", "later"), "later"),
    Issue("where", "Where", ("here", "there"), "here"),
)


def chain(text, confidence=1.0):
    """``x > y = z`` as a line."""
    words = text.split()
    names, relations = words[::2], words[1::2]
    facts = tuple(
        Order(left, relation, right)
        for left, relation, right in zip(names, relations, names[1:], strict=False)
    )
    return Line(text, facts, confidence)


def ranged(item, low, high, confidence=1.0):
    return Line(f"{item}: {low} to {high}", (Range(item, F(low), F(high)),), confidence)


def never(item, confidence=1.0):
    return Line(f"never {item}", (RedLine(item),), confidence)


def case_of(*preferences, conditions=(), parties=PARTIES, issues=ISSUES):
    return Case("Sale", parties, issues, preferences, conditions)


def draw(case, n=1000, seed=0, **keywords):
    return tabulate(case, n, np.random.default_rng(seed), **keywords)


def fingerprint(draws):
    digest = hashlib.sha256()
    for field in fields(Draws):
        value = getattr(draws, field.name)
        digest.update(
            value.tobytes() if isinstance(value, np.ndarray) else repr(value).encode()
        )
    return digest.hexdigest()


RISING = Preferences(
    "a",
    weights=(chain("price > when > where"),),
    options={"price": (chain("high > middle > low"),), "when": (chain("now > later"),)},
)


def test_every_draw_fits_what_is_said():
    draws = draw(case_of(RISING))
    weights = draws.weights()[:, 0]
    assert (weights[:, 0] > weights[:, 1]).all()
    assert (weights[:, 1] > weights[:, 2]).all()
    scores = draws.scores[:, 0]
    assert (scores[:, 2] > scores[:, 1]).all()
    assert (scores[:, 1] > scores[:, 0]).all()
    assert (scores[:, [0, 4]] == 0).all()
    assert draws.known.tolist() == [True, False, False]
    assert draws.convergence == ()


def test_best_scores_add_up_to_one_within_half_a_unit_an_issue():
    draws = draw(case_of(RISING))
    assert (np.abs(np.rint(draws.weights().sum(axis=2) * UNIT) - UNIT) <= 3 / 2).all()


def test_weights_of_a_full_order_average_to_the_rank_order_centroid():
    mean = draw(case_of(RISING), 50_000).weights()[:, 0].mean(axis=0)
    assert mean == pytest.approx(np.array([11, 5, 2]) / 18, abs=2e-3)


def test_nothing_known_leaves_everything_possible():
    draws = draw(case_of(), 20_000)
    assert draws.weights().mean(axis=0) == pytest.approx(1 / 3, abs=6e-3)
    best = draws.scores[:, 0, :3].argmax(axis=1)
    assert np.bincount(best) / 20_000 == pytest.approx(1 / 3, abs=0.015)


def test_ties_are_exact():
    tied = Preferences(
        "a",
        weights=(chain("price = when = where"),),
        options={"price": (chain("high > middle = low"),)},
    )
    scores = draw(case_of(tied)).scores[:, 0]
    assert (scores[:, 0] == scores[:, 1]).all()
    assert (scores[:, 2] == scores[:, 3:5].max(axis=1)).all()
    assert (scores[:, 2] == round(UNIT / 3)).all()


def test_an_issue_without_a_stake_has_no_weight():
    flat = Preferences("a", options={"where": (chain("here = there"),)})
    weights = draw(case_of(flat), 5_000).weights()[:, 0]
    assert (weights[:, 2] == 0).all()
    assert weights[:, :2].sum(axis=1) == pytest.approx(1)
    assert weights[:, 0].mean() == pytest.approx(1 / 2, abs=0.02)


def test_an_issue_without_a_stake_keeps_a_weight_that_is_stated():
    flat = Preferences(
        "a",
        weights=(ranged("where", "1/2", "1/2"),),
        options={"where": (chain("here = there"),)},
    )
    assert draw(case_of(flat)).weights()[:, 0].sum(axis=1) == pytest.approx(1 / 2)


def test_an_issue_without_a_stake_keeps_the_weight_that_an_order_gives_it():
    """More than something cannot be nothing: 'when' stands between the others.

    By hand, the rank-order centroid: the price has 11/18, the place 2/18. Taken to
    weigh nothing, 'when' would have dragged the place below it to nothing, too.
    """
    tied = {"when": (chain("now = later"),)}
    order = (chain("price > when > where"),)
    weights = draw(case_of(Preferences("a", order, tied)), 20_000).weights()[:, 0]
    assert weights.mean(axis=0) == pytest.approx([11 / 18, 0, 2 / 18], abs=0.01)


def test_indifference_in_everything():
    issues = (Issue("only", "Only", ("x", "y"), "x"),)
    flat = Preferences("a", options={"only": (chain("x = y"),)})
    draws = draw(case_of(flat, issues=issues))
    assert (draws.scores[:, 0] == 0).all()
    assert (draws.weights()[:, 1] == 1).all()


def test_disagreement_is_the_status_quo_plus_the_change():
    said = [
        Preferences("a", without_a_deal=NoDeal("worse", F(-1, 5), F(-1, 20))),
        Preferences("b", without_a_deal=NoDeal("worse")),
    ]
    draws = draw(case_of(*said), 10_000)
    quo = draws.utility(draws.status_quo[None])[:, 0]
    change = (draws.disagreement - quo) / UNIT
    assert (change[:, 1:] == 0).all()
    assert change[:, 0].min() >= -0.2
    assert change[:, 0].max() <= -0.05
    assert change[:, 0].mean() == pytest.approx(-0.125, abs=2e-3)


def test_a_reservation_value_lifts_the_disagreement():
    said = Preferences("a", reservation=Range("", F(2, 5), F(3, 5)))
    draws = draw(case_of(said), 10_000)
    quo = draws.utility(draws.status_quo[None])[:, 0, 0]
    assert (draws.disagreement[:, 0] >= quo).all()
    lifted = draws.disagreement[:, 0] > quo
    assert (draws.disagreement[lifted, 0] <= 0.6 * UNIT).all()
    assert draws.disagreement[:, 0].min() >= 0.4 * UNIT - 1


def test_completion_is_drawn_from_its_range():
    said = Preferences("b", completion=Range("", F(1, 10), F(3, 10)))
    completion = draw(case_of(said), 10_000).completion / UNIT
    assert (completion[:, [0, 2]] == 0).all()
    assert completion[:, 1].mean() == pytest.approx(0.2, abs=3e-3)
    assert completion[:, 1].min() >= 0.1 - 1e-12


def test_red_lines_are_boxes_and_those_of_third_parties_rule_nothing_out():
    said = [
        Preferences("b", options={"price": (never("high"), never("low", 0.25))}),
        Preferences("c", options={"when": (never("now"),)}),
    ]
    draws = draw(case_of(*said))
    assert draws.vetoes.tolist() == [1, 1, 2]
    assert draws.boxes.astype(int).tolist() == [
        [0, 0, 1, 1, 1, 1, 1],
        [1, 0, 0, 1, 1, 1, 1],
        [1, 1, 1, 1, 0, 1, 1],
    ]
    assert draws.binds.sum(axis=0).tolist() == [1000, 250, 1000]
    now, middle, high = (
        np.array([[1, 0, 0]]),
        np.array([[1, 1, 0]]),
        np.array([[2, 1, 0]]),
    )
    assert draws.admissible(now).all()
    assert [draws.crossed(now, party).mean() for party in range(3)] == [0, 0, 1]
    assert [draws.crossed(middle, party).mean() for party in range(3)] == [0, 0, 0]
    assert not draws.admissible(high).any()
    assert [draws.crossed(high, party).mean() for party in range(3)] == [0, 1, 0]
    assert [line.text for line in draws.lines] == ["never low"]
    assert (draws.line_binds[:, 0] == draws.binds[:, 1]).all()


@given(
    st.data(),
)
def test_boxes_rule_out_what_the_condition_does(data):
    def side(at_least):
        chosen = data.draw(
            st.lists(
                st.sampled_from(ISSUES), min_size=at_least, max_size=2, unique=True
            )
        )
        return {
            issue.id: tuple(
                data.draw(
                    st.lists(st.sampled_from(issue.options), min_size=1, unique=True)
                )
            )
            for issue in chosen
        }

    condition = Condition(side(1), side(0))
    draws = draw(case_of(conditions=(condition,)), 1)
    everything = itertools.product(*(range(len(i.options)) for i in ISSUES))
    outcomes = np.array(list(everything))
    expected = [
        condition.allows(dict(zip(draws.issues, draws.names(x), strict=True)))
        for x in outcomes
    ]
    assert draws.admissible(outcomes)[0].tolist() == expected


def test_a_proposed_condition_binds_in_its_share_of_the_draws():
    condition = Condition(
        {"price": ("high",)}, {"when": ("now",), "where": ("there",)}, confidence=0.3
    )
    draws = draw(case_of(conditions=(condition,)))
    assert draws.binds.sum(axis=0).tolist() == [300, 300]
    assert (draws.binds[:, 0] == draws.binds[:, 1]).all()
    (line,) = draws.lines
    assert (line.party, line.where) == ("", "conditions")
    assert line.text == "if price: high, then when: now and where: there"


def test_a_proposed_line_binds_in_its_share_of_the_draws():
    said = Preferences("a", options={"when": (chain("now > later", 0.8),)})
    draws = draw(case_of(said), 20_000)
    binds = draws.line_binds[:, 0]
    now, later = draws.scores[:, 0, 3], draws.scores[:, 0, 4]
    assert binds.sum() == 16_000
    assert (now > later)[binds].all()
    assert (now > later)[~binds].mean() == pytest.approx(1 / 2, abs=0.03)


def test_proposed_lines_bind_independently():
    said = Preferences("a", (chain("price > when", 0.5), chain("when > where", 0.5)))
    binds = draw(case_of(said), 10_000).line_binds
    assert (binds[:, 0] & binds[:, 1]).mean() == pytest.approx(1 / 4, abs=0.02)


def test_of_contradictory_proposed_lines_the_least_confident_gives_way():
    said = Preferences(
        "a",
        (
            chain("price > when"),
            chain("where > price", 0.6),
            chain("when > where", 0.5),
        ),
    )
    draws = draw(case_of(said), 10_000)
    first, second = draws.line_binds.T
    assert first.sum() == 6_000
    assert not (first & second).any()
    assert second.mean() == pytest.approx(0.5 * 0.4, abs=0.02)
    weights = draws.weights()[:, 0]
    assert (weights[first, 2] > weights[first, 0]).all()
    assert (weights[second, 1] > weights[second, 2]).all()


def test_a_proposed_line_against_a_confirmed_one_never_binds():
    said = Preferences("a", (chain("price > when"), chain("when > price", 0.9)))
    draws = draw(case_of(said))
    assert not draws.line_binds.any()
    assert (draws.weights()[:, 0, 0] > draws.weights()[:, 0, 1]).all()


def test_confirmed_lines_that_contradict_are_refused_in_words():
    said = Preferences("a", (chain("price > when"), chain("when > price")))
    with pytest.raises(CaseError, match=r"preferences\.a\.weights: .*price > when"):
        draw(case_of(said))


@given(
    lines=st.lists(
        st.builds(
            chain,
            st.permutations(["price", "when", "where"]).map(" > ".join),
            st.sampled_from([0.3, 0.5, 0.9]),
        ),
        max_size=4,
    ),
    seed=st.integers(0, 99),
)
def test_lines_that_bind_hold(lines, seed):
    draws = draw(case_of(Preferences("a", tuple(lines))), 20, seed)
    weights = draws.weights()[:, 0]
    place = {issue.id: i for i, issue in enumerate(ISSUES)}
    for line, binds in zip(lines, draws.line_binds.T, strict=True):
        for fact in line.facts:
            left, right = weights[:, place[fact.left]], weights[:, place[fact.right]]
            assert (left > right)[binds].all()


def test_regions_without_an_exact_sampler_say_how_chains_mixed(monkeypatch):
    monkeypatch.setattr(shares, "LEAST_HITS", shares.TRIALS + 1)
    said = Preferences("a", (ranged("price", "0.4", "0.6"), chain("when > where", 0.5)))
    draws = draw(case_of(said), 4_000)
    (entry,) = draws.convergence
    assert entry.where == "preferences.a.weights"
    assert entry.n_draws == 4_000
    assert entry.converged


RICH = case_of(
    Preferences(
        "a",
        (chain("price > when", 0.6), ranged("where", "0.1", "0.3")),
        {"price": (chain("high > middle", 0.5), never("low", 0.4))},
        NoDeal("worse", F(-1, 10), F(0)),
    ),
    Preferences("b", options={"price": (chain("low > middle > high"),)}),
    conditions=(Condition({"when": ("now",)}, confidence=0.5),),
)


def test_the_same_seed_gives_the_same_bytes():
    assert fingerprint(draw(RICH, seed=3)) == fingerprint(draw(RICH, seed=3))
    assert fingerprint(draw(RICH, seed=3)) != fingerprint(draw(RICH, seed=4))


def test_what_is_said_of_one_party_changes_the_draws_of_no_other():
    other = replace(RICH, preferences=RICH.preferences[1:])
    assert np.array_equal(draw(RICH).scores[:, 1:], draw(other).scores[:, 1:])


def test_other_priors_change_weights_only():
    spread = {}
    for prior in ("even", "uniform", "uneven"):
        draws = draw(case_of(RISING), 5_000, prior=prior)
        weights = draws.weights()
        assert (weights[:, 0, 0] > weights[:, 0, 1]).all()
        spread[prior] = weights[:, 1].var(axis=0).mean()
    dirichlet = {"even": 4, "uniform": 1, "uneven": 0.5}
    for prior, shape in dirichlet.items():
        variance = (1 / 3) * (2 / 3) / (3 * shape + 1)
        assert spread[prior] == pytest.approx(variance, rel=0.05)


def test_what_a_case_lacks_is_said_with_what_to_do():
    alone = (Party("a", "A"), Party("c", "C", "third party"))
    with pytest.raises(CaseError, match=r"two principals; got \['a'\]\. Add a party"):
        draw(case_of(parties=alone))
    with pytest.raises(
        CaseError, match=r"issues: must be at least one; got none\. Add"
    ):
        draw(case_of(issues=()))


def test_too_many_scores_are_refused():
    with pytest.raises(
        TooLargeError, match=r"above the limit of 30,000,000\. Use fewer"
    ):
        draw(case_of(), 2_000_000)


@pytest.mark.parametrize(
    ("keywords", "message"),
    [
        ({"n": 0}, "n_draws must be at least 1"),
        ({"prior": "flat"}, "prior must be one of"),
    ],
)
def test_a_callers_slip(keywords, message):
    with pytest.raises(ValueError, match=message):
        draw(case_of(), **keywords)
