"""Amounts: what they are, which is greater, and which settle an issue alike."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.draft.likeness import alike, other_size, same_matter, thing
from detente.reading.draft.quantities import (
    Quantity,
    amount_alone,
    quantities,
    same_amount,
    sized,
)

units = st.sampled_from(["per cent", "%", "tonnes", "hours", "million"])
numbers = st.integers(0, 10**6)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a rise of 5.5 per cent", [("11/2", "%")]),
        ("5%", [("5", "%")]),
        ("€40m for schools", [("40000000", "€")]),
        ("eleven hours between shifts", [("11", "hour")]),
        ("twenty-day notice", [("20", "day")]),
        ("300,000 barrels a day", [("300000", "barrel")]),
        ("12 to 14", [("12", ""), ("14", "")]),
        ("one of them", []),
        ("no limits at all", []),
    ],
)
def test_what_a_text_counts(text, found):
    assert quantities(text) == tuple(Quantity(Fraction(n), unit) for n, unit in found)


@given(numbers, numbers, units)
def test_the_greater_number_is_the_greater_amount(one, other, unit):
    found = sized(f"a quota of {one:,} {unit}", f"{other} {unit}")
    assert found == (one > other) - (one < other)
    assert sized(f"{other} {unit}", f"a quota of {one} {unit}") == -found


@given(numbers, numbers)
def test_amounts_of_two_kinds_cannot_be_compared(one, other):
    assert sized(f"{one} per cent", f"{other} hours") is None
    assert not same_amount(f"{one} per cent", f"{one} hours")


@given(numbers, numbers, units)
def test_an_amount_alone_is_an_option_only_of_its_own_size(one, other, unit):
    whole = f"a duty of {one} {unit}"
    assert amount_alone(f"{other} {unit}")
    assert not amount_alone(whole)
    assert alike(f"{other} {unit}", whole) == (one == other)
    assert alike(whole, f"{other} {unit}") == (one == other)
    assert same_matter(thing(whole), thing(f"{other} {unit}"))
    assert other_size(thing(whole), thing(f"{other} {unit}")) == (one != other)


def test_a_number_written_with_its_sign_is_the_same():
    assert alike("a rise of 1,200 euros", "a 1200 euros rise", "Pay")
    assert alike("7% on pay", "7 per cent", "Pay")
    assert not alike("a bonus of 7 per cent", "a rise of 7 per cent in pensions")
