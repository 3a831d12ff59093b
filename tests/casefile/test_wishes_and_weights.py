"""Preferences by what is wanted of actions: by hand, printed, and by the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange import read_conflicts
from detente.casefile.interchange.formulas import wish
from detente.casefile.wording import MisreadError
from detente.errors import CaseFileError
from detente.graph import graph
from detente.model import Ranking
from detente.questions.stability import stability
from reference_conflicts import facts

TWO = """decision_makers: [A, B]
options: [{dm: A, name: a}, {dm: B, name: b}]
"""


def read(text):
    return read_conflicts((TWO + text).encode(), "two.yaml")["default"]


def test_the_prisoners_by_wishes_and_by_weights():
    """That the other keeps silent counts more than that one talks oneself."""
    both = read("preferences: {A: {wishes: [2, -1]}, B: {weights: {1: 2, 2: -0.5}}}\n")
    assert both.likings["B"] == Ranking((("2",), ("4",), ("1",), ("3",)))
    found = stability(graph(both))
    assert found.equilibria("R") == ("1",)
    assert found.equilibria("SEQ") == ("1", "4")


ELMIRA = [
    ("3", ["--Y--"]),
    ("-4", ["---N-"]),
    ("-1 and 5 or 1 and -5", ["N---Y", "Y---N"]),
    ("-5 iff 1", ["N---Y", "Y---N"]),
    ("3 iff 1", ["Y-Y--", "N-N--"]),
    ("not 2 iff 5", ["-Y--N", "-N--Y"]),
    ("--Y--", ["--Y--"]),
]


@pytest.mark.parametrize(("text", "patterns"), ELMIRA)
def test_the_wishes_of_elmira_are_the_patterns_printed(text, patterns):
    assert sorted(wish(text, 5)) == sorted(patterns)


def test_elmira_by_wishes_ranks_states_as_printed():
    """The Ministry: that the order is accepted, the plant stays, and two more."""
    case = facts("option_prioritization")["cases"]["Elmira"]
    states = {str(n): p for n, p in enumerate(case["feasible_states_in_order"], 1)}
    text = "decision_makers: [MoE]\noptions:\n"
    text += "".join(f"- {{dm: MoE, name: o{n}}}\n" for n in range(5))
    text += f"states: {states}\n"
    text += "preferences: {MoE: {wishes: [3, -4, -1, -1 iff 5]}}\n"
    ours = graph(read_conflicts(text.encode(), "e.yaml")["default"]).orders[0].worth
    assert (ours + 1).tolist() == case["dms"]["MoE"]["ordinal_payoff_per_state"]


def formulas():
    """Formulas over three actions, with what Python makes of them."""
    single = st.sampled_from([1, 2, 3, -1, -2, -3]).map(
        lambda n: (str(n), lambda taken: taken[abs(n) - 1] == (n > 0))
    )

    def joined(parts):
        (one, f), word, (other, g) = parts
        tests = {
            "and": lambda t: f(t) and g(t),
            "or": lambda t: f(t) or g(t),
            "if": lambda t: f(t) or not g(t),
            "iff": lambda t: f(t) == g(t),
        }
        return f"({one}) {word} ({other})", tests[word]

    def negated(part):
        return f"not ({part[0]})", lambda taken: not part[1](taken)

    words = st.sampled_from(["and", "or", "if", "iff"])
    return st.recursive(
        single,
        lambda inner: st.tuples(inner, words, inner).map(joined) | inner.map(negated),
        max_leaves=6,
    )


@given(formulas())
def test_a_formula_says_what_python_says(formula):
    text, test = formula
    every = [[bool(n >> a & 1) for a in range(3)] for n in range(8)]
    hold = [taken for taken in every if test(taken)]
    if not hold:
        with pytest.raises(MisreadError, match="never holds"):
            wish(text, 3)
        return
    patterns = wish(text, 3)
    for taken in every:
        fits = any(
            all(p in ("-", "NY"[t]) for p, t in zip(pattern, taken, strict=True))
            for pattern in patterns
        )
        assert fits == (taken in hold)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('{wishes: ["2 and (1"]}', "must close every bracket; got its end"),
        ("{wishes: [3]}", "must name actions from 1 to 2; got '3'"),
        ('{wishes: ["1 2"]}', "must join actions by and, or, if, iff; got '2'"),
        ('{wishes: ["1 or"]}', "must be a pattern such as Y-N, or actions by number"),
        ("{wishes: [x+y]}", "must be a pattern such as Y-N, or actions by number"),
        ('{wishes: ["1 and -1"]}', "must be something that can be"),
        ("{weights: {3: 1}}", "must be the number of an action, '1' or '2'; got '3'"),
        ("{weights: {1: x}}", "must be a number of at most 60 digits"),
        ("{wishs: [1]}", "must have 'wishes', a list, or 'weights', by action"),
        ("{}", "or say 'wishes' or 'weights'; got none of these"),
    ],
)
def test_what_is_misread_is_told(said, told):
    with pytest.raises(CaseFileError) as caught:
        read(f"preferences: {{A: {said}, B: [1, 2, 3, 4]}}\n")
    assert told in str(caught.value)
    assert "preferences.A" in str(caught.value)


def test_weights_need_states_told_apart():
    with pytest.raises(CaseFileError, match="weights need states told apart"):
        read(
            "states: {1: N-, 2: YN, 3: YY}\n"
            "preferences: {A: {weights: {1: 1}}, B: [1, 2, 3]}\n"
        )


def test_very_long_formulas_are_refused():
    long = " or ".join(["1"] * 300)
    with pytest.raises(MisreadError, match="at most 200 words"):
        wish(long, 1)
    with pytest.raises(MisreadError, match="at most 200 words"):
        wish("(" * 3000 + "1" + ")" * 3000, 1)
    with pytest.raises(MisreadError, match="at most 10 actions"):
        wish(" and ".join(str(n) for n in range(1, 12)), 11)


def test_a_pattern_that_does_not_fit_is_told():
    with pytest.raises(CaseFileError, match="infeasible_patterns") as caught:
        read("infeasible_patterns: [Y]\npreferences: {A: [1], B: [1]}\n")
    assert "one of Y, N and - for each of the 2 options; got 'Y'" in str(caught.value)
