"""Where a new option stands for each party, and which issue seems to matter more."""

import pytest

from detente.model import (
    Case,
    Issue,
    Line,
    Order,
    Party,
    Preferences,
    Source,
    Statement,
)
from detente.reading.draft.lines import chain
from detente.reading.update.orders import issue_orders, option_orders
from detente.reading.update.table import Table

PAY = Issue("pay", "Pay", ("no rise", "a rise of 9 per cent"), "no rise", "firm")
HOURS = Issue("hours", "Hours", ("as now", "shorter hours"), "as now", "union")
PARTIES = Party("union", "The union"), Party("firm", "The firm")
NAMES = {party.id: party.name for party in PARTIES}


def said(name, party, act, issue, content):
    where = "d1", (0, len(content))
    return Statement(name, party, act, issue, content, content, *where, confidence=0.9)


OLD = said("s1", "union", "demand", "pay", "a rise of 9 per cent")
OFFER = said("s2", "firm", "offer", "pay", "a rise of 4 per cent")


def case(*statements, **wants):
    known = (Preferences(party, **said) for party, said in wants.items())
    return Case(
        "Pay",
        PARTIES,
        (PAY, HOURS),
        tuple(known),
        sources=(Source("d1"),),
        statements=statements,
    )


def placed(known, *new):
    """Return the orders of the options that news adds, by party."""
    found = option_orders(Table(known, new, NAMES), ())
    return {(line.party, line.line.text) for line in found}


def test_an_offer_lies_between_what_is_asked_for_and_what_there_is():
    """By hand: more is better for who asks, and what is offered is short of that."""
    assert placed(case(OLD), OFFER) == {
        ("union", "a rise of 9 per cent > rise of 4 per cent > no rise"),
        ("firm", "no rise > rise of 4 per cent > a rise of 9 per cent"),
    }


@pytest.mark.parametrize(
    "line",
    [
        chain(["a rise of 9 per cent", "no rise"], 0.9),
        Line("best", (Order("a rise of 9 per cent", ">", "no rise"),)),
    ],
)
def test_what_the_firm_would_rather_have_is_not_inferred_against_what_is_known(line):
    found = placed(case(OLD, firm={"options": {"pay": (line,)}}), OFFER)
    assert {party for party, _ in found} == {"union"}


def test_a_statement_on_an_option_of_the_case_places_no_other():
    again = said("s3", "union", "insist", "pay", "a rise of 9 per cent")
    assert placed(case(OLD), again) == set()


STRESS = said("s4", "union", "insist", "pay", "a rise of 9 per cent at once")


def weighed(known, *new):
    return [(x.party, x.line.text, x.instead, x.evidence) for x in orders(known, *new)]


def orders(known, *new):
    return issue_orders(Table(known, new, NAMES))


def test_new_stress_ranks_the_issues():
    assert weighed(case(), OLD, STRESS) == [("union", "pay > hours", (), ("s1", "s4"))]


def test_what_earlier_words_supported_somebody_has_dealt_with():
    assert weighed(case(OLD), STRESS) == []


def test_a_proposed_order_gives_way_and_a_confirmed_one_stands():
    against = chain(["hours", "pay"], 0.6)
    [(_, text, gone, _)] = weighed(case(union={"weights": (against,)}), OLD, STRESS)
    assert (text, gone) == ("pay > hours", (against,))
    confirmed = Line("hours > pay", against.facts)
    assert weighed(case(union={"weights": (confirmed,)}), OLD, STRESS) == []
