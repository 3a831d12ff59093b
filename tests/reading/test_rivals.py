"""Politicians of one state: parties when at odds; who heads a faction speaks for it."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    document = from_bytes("note.txt", text.encode())
    reading = read_documents([document], least=0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


AT_ODDS = [
    (
        ("Norway's President Ann Lee and Prime Minister Bo Ek failed to agree on a "
         "cabinet in Norway. Ek insists on a cabinet of experts. The president rejects "
         "a cabinet of experts."),
        [("Bo Ek", "insist"), ("Ann Lee", "reject")],
    ),
    (
        ("In Norway, the row between Prime Minister Bo Ek and Carla Voss goes on. Voss "
         "demands a vote. Ek rejects a vote."),
        [("Carla Voss", "demand"), ("Bo Ek", "reject")],
    ),
    (
        ("Norway's Prime Minister Bo Ek and Carla Voss accused each other of lying. "
         "Voss said her party demands a vote."),
        [("Carla Voss", "demand")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), AT_ODDS)
def test_politicians_of_one_state_who_are_at_odds_are_parties(text, expected):
    assert who(text)[-len(expected) :] == expected


def test_among_states_two_who_differ_still_speak_for_one():
    text = (
        "Norway and Denmark and Sweden met. Norwegian President Ann Lee and Norwegian "
        "Prime Minister Bo Ek disagree. Denmark demands a smaller quota. Sweden "
        "opposes it. Lee rejects a quota."
    )
    assert who(text)[-1] == ("Norway", "reject")


HEADS = [
    (
        ("Starmer's Labour party met the Greens. The Greens demand a vote. Starmer "
         "rejects a vote."),
        [("Greens", "demand"), ("Labour", "reject")],
    ),
    (
        ("Starmer, who heads the Harbour Liberals (HLX), met the Greens. The Greens "
         "demand a vote. Starmer rejects a vote."),
        [("Greens", "demand"), ("Harbour Liberals", "reject")],
    ),
    (
        ("Starmer, leader of the Harbour Liberals (HLX), met the Greens. The Greens "
         "demand a vote. Starmer rejects a vote."),
        [("Greens", "demand"), ("Harbour Liberals", "reject")],
    ),
    (
        ("Starmer, leader of the Senate, met the Greens. The Greens demand a vote. "
         "Starmer rejects a vote."),
        [("Greens", "demand"), ("United Kingdom government", "reject")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), HEADS)
def test_who_heads_a_faction_speaks_for_it_however_the_text_says_so(text, expected):
    assert who(text) == expected


AFTER_A_COUNTRY = [
    (
        ("Norway Rising met the Greens on Monday. The talks with Norway Rising failed. "
         "Norway Rising rejects a vote."),
        "Norway Rising",
    ),
    (
        "Norway Airlines and Lund met. Chad Lund left. Norway rejects a vote.",
        "Norway",
    ),
    (
        ("Chad Lund met the Greens. The talks with Chad Lund failed. For Lund, that "
         "was all. The Greens reject a vote."),
        "Greens",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "party"), AFTER_A_COUNTRY)
def test_a_body_may_be_named_after_a_country(text, party):
    assert who(text)[-1] == (party, "reject")


def test_a_place_may_be_a_surname():
    text = 'The Greens met. "I reject a vote," said Carla Santiago, who sells apples.'
    assert all(name != "Chile" for name, _ in who(text))


OWNED = [
    (
        ("The government left. Ann Lee of the Harbour Union met the party. The party "
         "left. Lee said her party rejects a vote."),
        ("Harbour Union", "reject"),
    ),
    (
        ("The government demands a vote in Norway. Denmark's government rejects it. "
         "The Danish government wants a quota."),
        ("Denmark", "seek"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWNED)
def test_what_is_somebodys_is_not_what_is_called_so_alone(text, expected):
    assert who(text)[-1] == expected


def test_what_the_government_must_do_gives_it_no_name():
    text = (
        "The White House offered 5 per cent. The Harbour Union says the government "
        "must pay. The government could run dry. The Harbour Union rejects the offer."
    )
    assert who(text)[0] == ("White House", "offer")


def test_an_acronym_behind_what_it_is_names_a_union():
    text = (
        "The dissident drivers' union NTKE met the Norwegian government. The NTKE sees "
        "it otherwise. It demands longer breaks. The union rejects a levy."
    )
    assert [name for name, _ in who(text)] == ["NTKE", "NTKE"]
