"""Lines of preference that a new statement supports, and those that give way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile import parse
from detente.model import Statement, consistent
from detente.reading.draft.lines import chain
from detente.reading.update.lines import new_lines, says, without

HEAD = """
detente: 1
title: Arms
parties: {iran: {name: Iran}, us: {name: US}}
issues:
  arms: {options: [none, some limits, full limits], status_quo: none, gives: iran}
"""


def case(*lines):
    """Return a case in which something is known of one party's wishes."""
    said = "".join(f"\n        - {line}" for line in lines)
    wish = "preferences: {}" if not lines else (
        f"preferences:\n  iran:\n    options:\n      arms:{said}\n"
    )  # fmt: skip
    return parse(HEAD + wish)


def said(act, quote="x", **more):
    """Return a statement by a party on some limits."""
    polarity = "negative" if act == "reject" else "positive"
    return Statement(
        "s1", "iran", act, "arms", "some limits", quote, "d1", (0, len(quote)),
        polarity=polarity, confidence=0.8, **more,
    )  # fmt: skip


def proposed(known, statement, option="some limits"):
    return [
        (new.line.text if new.line else "", [old.text for old in new.instead])
        for new in new_lines(known, statement, option)
    ]


@pytest.mark.parametrize(
    ("statement", "lines"),
    [
        (said("demand"), ["some limits > none"]),
        (said("accept"), ["some limits >= none"]),
        (said("offer"), ["some limits >= none"]),
        (said("reject"), ["none > some limits"]),
        (
            said("reject", quote="some limits are out of the question"),
            ["none > some limits", "never some limits"],
        ),
        (said("offer", condition="if sanctions go"), []),
        (said("concern"), []),
    ],
)
def test_what_an_act_supports(statement, lines):
    assert [line for line, _ in proposed(case(), statement)] == lines


def test_who_comes_round_leaves_the_rest_of_an_order_as_it_was():
    known = case("none > some limits > full limits")
    assert proposed(known, said("accept")) == [
        ("some limits >= none", ["none > some limits > full limits"])
    ]
    [old] = known.preferences_of("iran").options["arms"]
    assert without(old, "some limits").text == "none > full limits"


def test_a_red_line_falls_with_an_offer():
    assert proposed(case("never some limits"), said("accept")) == [
        ("some limits >= none", ["never some limits"])
    ]
    tied = said("offer", condition="if sanctions go")
    assert proposed(case("never some limits"), tied) == [("", ["never some limits"])]


def test_what_is_known_is_not_proposed_again():
    assert proposed(case("some limits > none"), said("accept")) == []
    assert proposed(case("some limits > full limits > none"), said("demand")) == []


def test_numbers_that_somebody_gave_stand():
    assert proposed(case("some limits: 0.2 to 0.4"), said("reject")) == []


LABELS = ["a", "b", "c", "d"]
CHAINS = st.permutations(LABELS).flatmap(
    lambda names: st.integers(2, 4).map(lambda size: chain(names[:size], 0.7))
)


@given(CHAINS, st.sampled_from(LABELS))
def test_what_is_left_of_a_chain_is_what_it_said_of_the_others(line, option):
    left = without(line, option)
    named = [fact.left for fact in line.facts] + [line.facts[-1].right]
    kept = [name for name in named if name != option]
    if option not in named or len(kept) < 2:
        assert left is None
        return
    assert left.text == " > ".join(kept)
    assert says([line], left)


@given(st.lists(CHAINS, max_size=3), CHAINS)
def test_a_line_is_said_when_its_reverse_cannot_be(known, line):
    """The slow way: by the exact check of what can hold together."""
    if not consistent(known, LABELS, of="options"):
        return
    for fact in line.facts:
        pair = chain([fact.left, fact.right], 0.7)
        back = chain([fact.right, fact.left], 0.7)
        if says(known, pair):
            assert not consistent([*known, back], LABELS, of="options")
