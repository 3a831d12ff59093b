"""Whatever a case file can mark as proposed binds in the share of the draws it says."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile import parse
from detente.draws import UNIT, tabulate
from detente.errors import CaseFileError
from detente.model import Case, Issue, NoDeal, Party, Preferences
from detente.questions.zopa import zopa

SALE = """
detente: 1
title: Sale
parties: {a: {name: A}, b: {name: B}}
issues:
  price: {options: [low, middle, high], status_quo: low}
  when: {options: [now, later], status_quo: later}
"""
PRICE = SALE + "preferences: {a: {options: {price: LINE}}}\n"
WEIGHTS = SALE + "preferences: {a: {weights: LINE}}\n"
NO_DEAL = SALE + "preferences: {a: {without_a_deal: LINE}}\n"
CONDITION = SALE + "conditions: [LINE]\n"


def draw(case, n=1000, seed=0):
    return tabulate(case, n, np.random.default_rng(seed))


def weight(draws):
    return draws.weights()[:, 0].T


def value(draws):
    """Values of the three prices to a, the best of them 1; (3, n_draws)."""
    scores = draws.scores[:, 0, :3]
    return (
        (scores - scores.min(axis=1, keepdims=True)) / scores.max(axis=1)[:, None]
    ).T


def change(draws):
    quo = draws.utility(draws.status_quo[None])[:, 0, 0]
    return (draws.disagreement[:, 0] - quo) / UNIT


def ruled_out(*places):
    return lambda draws: ~draws.admissible(np.array([places]))[:, 0]


KINDS = {
    "order of issues": (WEIGHTS, "price > when", lambda d: weight(d)[0] > weight(d)[1]),
    "ratio of issues": (
        WEIGHTS,
        "price > 3 x when",
        lambda d: weight(d)[0] > 3 * weight(d)[1] - 1e-9,
    ),
    "range of a weight": (
        WEIGHTS,
        "price: 0.4 to 0.5",
        lambda d: abs(weight(d)[0] - 0.45) <= 0.05 + 1e-9,
    ),
    "order of options": (PRICE, "low > high", lambda d: value(d)[0] > value(d)[2]),
    "tie of options": (PRICE, "low = high", lambda d: value(d)[0] == value(d)[2]),
    "chain of options": (
        PRICE,
        "high > middle > low",
        lambda d: (np.diff(value(d), axis=0) > 0).all(axis=0),
    ),
    "range of an option": (
        PRICE,
        "middle: 0.4 to 0.6",
        lambda d: abs(value(d)[1] - 0.5) <= 0.1 + 1e-9,
    ),
    "best option": (PRICE, "middle: best", lambda d: value(d)[1] == 1),
    "red line": (PRICE, "never high", ruled_out(2, 0)),
    "no deal": (
        NO_DEAL,
        "worse by 0.1 to 0.2",
        lambda d: abs(change(d) + 0.15) <= 0.05 + 1e-9,
    ),
}


@pytest.mark.parametrize(("file", "line", "holds"), KINDS.values(), ids=KINDS)
def test_a_line_binds_in_its_share_of_the_draws(file, line, holds):
    draws = draw(parse(file.replace("LINE", f'"{line} (proposed 0.7)"')))
    (proposed,) = draws.lines
    assert (proposed.party, proposed.text, proposed.confidence) == ("a", line, 0.7)
    assert draws.line_binds.sum() == 700
    assert holds(draws)[draws.line_binds[:, 0]].all()


@pytest.mark.parametrize(("file", "line", "holds"), KINDS.values(), ids=KINDS)
def test_where_it_does_not_bind_nothing_is_said(file, line, holds):
    """The second way: the same case without the line."""
    n = 20_000
    draws = draw(parse(file.replace("LINE", f'"{line} (proposed 0.3)"')), n)
    silent = draw(parse(file.replace("LINE", "unknown")), n)
    free = holds(draws)[~draws.line_binds[:, 0]].mean()
    assert free == pytest.approx(holds(silent).mean(), abs=0.02)
    assert silent.lines == ()


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("if: {price: high}, then: {when: now}", "if price: high, then when: now"),
        ("rule_out: {price: high, when: later}", "never price: high and when: later"),
    ],
)
def test_a_condition_binds_in_its_share_of_the_draws(said, text):
    draws = draw(parse(CONDITION.replace("LINE", f"{{{said}, proposed: 0.7}}")))
    (proposed,) = draws.lines
    assert (proposed.party, proposed.where, proposed.text) == ("", "conditions", text)
    assert draws.line_binds.sum() == 700
    assert (ruled_out(2, 1)(draws) == draws.line_binds[:, 0]).all()
    assert not ruled_out(2, 0)(draws).any()


def test_a_line_knows_its_issue_whatever_the_name():
    file = PRICE.replace("price", "the.price").replace(
        "LINE", '"low > high (proposed)"'
    )
    (line,) = draw(parse(file)).lines
    assert line.where == "the.price"


def test_a_mapping_marks_each_of_its_lines():
    file = PRICE.replace(
        "LINE", '{low: "worst (proposed 0.2)", high: never (proposed)}'
    )
    draws = draw(parse(file))
    assert draws.line_binds.sum(axis=0).tolist() == [200, 500]
    assert (ruled_out(2, 0)(draws) == draws.line_binds[:, 1]).all()


def test_the_headline_is_the_share_in_which_no_deal_hurts():
    """By hand: a loses all by the deal, so it signs only where no deal costs it all."""
    rows = (
        'a: {options: {price: low > high}, without_a_deal: "worse by 1 (proposed 0.6)"}'
    )
    file = f"""
detente: 1
title: Sale
parties: {{a: {{name: A}}, b: {{name: B}}}}
issues: {{price: {{options: [low, high], status_quo: low}}}}
preferences: {{{rows}, b: {{options: {{price: high > low}}}}}}
"""
    assert zopa(draw(parse(file))).share == 0.6
    assert zopa(draw(parse(file.replace(" (proposed 0.6)", "")))).share == 1
    assert zopa(draw(parse(file.replace("worse by 1", "worse")))).share == 0


def told(no_deal):
    parties = (Party("a", "A"), Party("b", "B"))
    issue = Issue("price", "Price", ("low", "middle", "high"), "middle")
    return Case("Sale", parties, (issue,), (Preferences("a", without_a_deal=no_deal),))


@given(
    st.sampled_from([0.05, 0.3, 0.5, 0.99]),
    st.tuples(st.integers(-10, 10), st.integers(-10, 10)).map(sorted),
    st.integers(1, 60),
    st.integers(0, 99),
)
def test_confirming_no_deal_changes_only_the_draws_in_which_it_did_not_bind(
    confidence, ends, n, seed
):
    low, high = (Fraction(end, 10) for end in ends)
    proposed = NoDeal("worse", low, high, "worse", confidence)
    draws = draw(told(proposed), n, seed)
    confirmed = draw(told(replace(proposed, confidence=1.0)), n, seed)
    silent = draw(told(NoDeal()), n, seed)
    assert (draws.scores == confirmed.scores).all()
    if low == high == 0:
        assert draws.lines == ()
        return
    binds = draws.line_binds[:, 0]
    assert abs(binds.sum() - confidence * n) < 1
    assert (draws.disagreement[binds] == confirmed.disagreement[binds]).all()
    assert (draws.disagreement[~binds] == silent.disagreement[~binds]).all()


@pytest.mark.parametrize("said", ["worse", "better", "about the status quo"])
def test_a_direction_alone_moves_nothing_and_is_no_line(said):
    draws = draw(parse(NO_DEAL.replace("LINE", f'"{said} (proposed 0.6)"')))
    assert draws.lines == ()
    assert (change(draws) == 0).all()


@pytest.mark.parametrize("key", ["reservation", "completion"])
def test_other_numbers_cannot_be_proposed(key):
    file = SALE + f'preferences: {{a: {{{key}: "0.4 to 0.6 (proposed 0.7)"}}}}\n'
    with pytest.raises(CaseFileError, match=r"must be a number such as 0\.4"):
        parse(file)
