"""Offers and demands that move to another amount, from reading to the proposal."""

import pytest

import detente
from detente.reading.update.options import in_their_order
from detente.reading.update.proposals import NewOption, NewStatement

FIRST = """Bus talks resume
3 March 2026

The Tramline Workers Union wants a pay rise of 9 per cent. Metro Transit has offered a
pay rise of 4 per cent.

The union demands a rest break of eleven hours between shifts. Metro Transit rejected
the rest break.
"""


def later(text):
    case = detente.read([("first.txt", FIRST.encode())]).draft()
    news = f"Talks go on\n17 March 2026\n\n{text}\n"
    return detente.update(case, [("later.txt", news.encode())])


def changes(update):
    """Who gives up what content for what content."""
    return [
        (one.what.statement.party, before.content, one.what.statement.content)
        for one in update.proposals
        if isinstance(one.what, NewStatement)
        for before in one.what.before
    ]


@pytest.mark.parametrize(
    ("text", "now"),
    [
        ("Metro Transit offered a pay rise of 5 per cent.", "a pay rise of 5 per cent"),
        ("Metro Transit raised its pay offer to 5%.", "5% on pay"),
        (
            "Metro Transit improved its offer on pay to 5.5 per cent.",
            "5.5 per cent on pay",
        ),
        (
            "Metro Transit doubled its offer to a pay rise of 8 per cent.",
            "a pay rise of 8 per cent",
        ),
    ],
)
def test_a_raised_offer_gives_up_the_former(text, now):
    found = later(text)
    [(party, was, said)] = changes(found)
    assert (party, said) == ("metro", now)
    assert "4 per cent" in was
    [quoted] = [s for s in found.accept().statements if s.document == "d2"]
    assert quoted.replaces
    assert quoted.date == "2026-03-17"
    assert quoted.quote in text


@pytest.mark.parametrize(
    "text",
    [
        "The Tramline Workers Union said it would accept a pay rise of 7 per cent.",
        "The Tramline Workers Union lowered its pay demand to 7 per cent.",
        "The Tramline Workers Union cut its demand on pay from 9 to 7 per cent.",
    ],
)
def test_a_lowered_demand_gives_up_the_former_and_lies_short_of_it(text):
    found = later(text)
    [(party, was, said)] = changes(found)
    assert (party, was) == ("tramline", "a pay rise of 9 per cent")
    assert "7 per cent" in said
    options = found.accept().issue("pay").options
    places = [next(n for n, o in enumerate(options) if amount in o) for amount in "79"]
    assert places == sorted(places)


def test_the_same_amount_again_is_no_new_option_and_no_change():
    found = later("Metro Transit said it would offer 4 per cent on pay.")
    assert changes(found) == []
    assert not [one for one in found.proposals if one.kind == "option"]


def test_who_drops_a_demand_has_not_accepted_it():
    found = later("The union dropped its demand for eleven hours of rest.")
    [one] = [one for one in found.proposals if one.kind == "changed position"]
    assert (
        "gives up its demand for eleven hours"
        in found.to_json()["proposals"][0]["summary"]
    )
    assert one.what.statement.party == "tramline"
    assert not [p for p in found.proposals if p.kind == "option"]


def test_new_amounts_go_in_by_size_in_whatever_order_they_came():
    added = [NewOption("pay", f"{n} per cent", "9 per cent", "s") for n in (7, 5, 8, 6)]
    assert [one.option[0] for one in in_their_order(added)] == list("5678")
    falling = [NewOption("pay", f"{n} per cent", "2 per cent", "s") for n in (7, 5, 8)]
    assert [one.option[0] for one in in_their_order(falling)] == list("875")
