"""A file that says everything a case file can say, in all its forms."""

from fractions import Fraction
from pathlib import Path

import pytest

from detente import casefile
from detente.model import NoDeal, Order, Range, RedLine, Tally, tally

FILE = Path(__file__).with_name("us-iran.yaml")


@pytest.fixture(scope="module")
def case():
    return casefile.load(FILE)


def test_it_is_read_back(case):
    assert casefile.parse(casefile.dump(case)) == case


def test_weights(case):
    weights = case.preferences_of("us").weights
    assert [line.facts for line in weights] == [
        (Order("nuclear", ">", "sanctions"),),
        (Range("nuclear", Fraction(2, 5), Fraction(3, 5)),),
        (Order("regional", ">=", "sanctions", Fraction(1, 2)),),
    ]
    assert [line.confidence for line in weights] == [1, 1, 0.6]
    assert [line.place for line in weights] == [30, 31, 32]
    assert [line.text for line in case.preferences_of("iran").weights] == [
        "sanctions: 40 % to 60 %",
        "nuclear: unknown",
    ]


def test_options(case):
    relief = case.preferences_of("us").options["sanctions"]
    assert len(relief[0].facts) == 3
    assert (relief[1].facts, relief[1].confidence) == ((RedLine("full lifting"),), 0.5)
    values = [x.facts[0] for x in case.preferences_of("iran").options["sanctions"]]
    assert [(v.item, v.low, v.high) for v in values] == [
        ("full lifting", 1, 1),
        ("none", 0, 0),
        ("partial relief", Fraction(1, 5), Fraction(1, 2)),
    ]


def test_what_else_is_known(case):
    us, iran = case.preferences_of("us"), case.preferences_of("iran")
    assert us.without_a_deal == NoDeal("same", text="about the status quo")
    assert iran.without_a_deal.low == Fraction(-1, 5)
    assert (iran.without_a_deal.text, iran.without_a_deal.confidence) == (
        "worse by 0.05 to 0.2",
        0.6,
    )
    assert iran.evidence == {"without_a_deal": ("n1",)}
    assert us.reservation == Range("", Fraction(4, 25), Fraction(6, 25))
    assert iran.completion == Range("", Fraction(1, 10), Fraction(1, 10))
    assert us.evidence == {"weights": ("s6",), "sanctions": ("s6",)}
    assert case.verification.detection.high == Fraction(4, 5)


def test_conditions(case):
    tied, ruled_out = case.conditions
    assert tied.then["nuclear"] == (
        "temporary limits on enrichment",
        "verifiable restrictions",
    )
    assert (tied.place, ruled_out.confidence) == (52, 0.8)
    assert not ruled_out.then


def test_statements_and_notes(case):
    willing, seeking = case.statements
    assert willing.quote.startswith("Washington is willing")
    assert seeking.quote == "Tehran wants the sanctions lifted"
    assert seeking.carriers == ("d1", "d2")
    assert [note.kind for note in case.notes] == [
        "history", "interim", "stakes", "watch",
    ]  # fmt: skip
    assert case.sources[0].same_text_as == ("d2",)
    assert case.notes_of("stakes")[0].id == "n1"
    assert case.remarks == ("One sentence was not understood: Talks, at last.",)


def test_what_waits_for_an_analyst(case):
    """Of 16 lines one says nothing; three of them and a condition are proposed."""
    assert tally(case) == Tally(lines=15, conditions=2, proposed=4)
