"""Cases of several shapes for the tests of whole studies."""

import itertools
from fractions import Fraction

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
    Verification,
)


def ranked(*names, confidence=1.0):
    """One line, the best first."""
    facts = tuple(Order(a, ">", b) for a, b in itertools.pairwise(names))
    return (Line(" > ".join(names), facts, confidence),)


LIMITS = ("none", "temporary", "verifiable")
RELIEF = ("none", "partial", "phased", "full")
SECURITY = ("off the table", "consultations", "limits on support")


def arms_talks():
    """Limits by the south for relief by the north, and a third issue only one wants."""
    return Case(
        "Arms talks",
        (
            Party("north", "North"),
            Party("south", "South"),
            Party("east", "East", "third party", "rival of south"),
            Party("west", "West", "third party"),
        ),
        (
            Issue("limits", "Limits", LIMITS, "none", "south"),
            Issue("relief", "Relief", RELIEF, "none", "north"),
            Issue("security", "Security", SECURITY, "off the table", "south"),
        ),
        (
            Preferences(
                "north",
                ranked("limits", "relief", confidence=0.7),
                {
                    "limits": ranked(*reversed(LIMITS)),
                    "relief": ranked(*RELIEF),
                    "security": ranked(*reversed(SECURITY)),
                },
                NoDeal("worse"),
            ),
            Preferences(
                "south",
                (),
                {
                    "limits": ranked(*LIMITS),
                    "relief": ranked(*reversed(RELIEF)),
                    "security": ranked(*SECURITY, confidence=0.6),
                },
            ),
            Preferences("east", (), {"relief": ranked(*RELIEF)}),
        ),
        (Condition({"relief": ("phased",)}, {"limits": ("temporary", "verifiable")}),),
        verification=Verification(
            Range("", Fraction(1, 2), Fraction(4, 5)),
            Range("", Fraction(1, 2), Fraction(1, 2)),
        ),
    )


def hopeless_sale():
    """One issue on which the two want the opposite: nothing is ever acceptable."""
    return Case(
        "Hopeless sale",
        (Party("seller", "Seller"), Party("buyer", "Buyer")),
        (Issue("price", "Price", ("low", "high"), "high", "seller"),),
        (
            Preferences("seller", options={"price": ranked("high", "low")}),
            Preferences("buyer", options={"price": ranked("low", "high")}),
        ),
    )


def three_unknown_parties():
    """Three principals of whom nothing is known."""
    return Case(
        "Three parties",
        (Party("a", "A"), Party("b", "B"), Party("c", "C")),
        (
            Issue("where", "Where", ("here", "there", "both"), "here"),
            Issue("when", "When", ("now", "later"), "later", "b"),
        ),
    )
