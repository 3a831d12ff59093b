"""Stands put plainly: what one will not be, who alone may, what would solve nothing."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(said):
    """Return party, act and content of all that is proposed of a text."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    found = read_documents([from_bytes("note.txt", text.encode())], least=0)
    assert all(s.quote in text for s in found.statements)
    return [(s.party, s.act, s.content) for s in found.statements]


def acts(said):
    """Return party and act of all that is proposed of a text."""
    return [one[:2] for one in told(said)]


SELVES = [
    # what a party will not be, and will not do soon
    ('"We cannot be the junior partner of those who beat us," Peru\'s envoy said.',
     "reject"),
    ("Peru said its government would not be answerable for the strait.", "reject"),
    ("Peru is not about to adopt the Chilean plan.", "reject"),
    # what it has to have, and what it brings itself to take
    ("Peru told Chile it would have to see at least 30 per cent.", "demand"),
    ('"We will have to swallow some bad clauses," Peru\'s envoy said.', "willing"),
    # what it means to do
    ("Peru means to go on fishing until Chile signs.", "seek"),
    ("Peru would sell for the right price, it said.", "willing"),
]  # fmt: skip

ADMITTED = [
    # who alone may, and what is to be
    ("Peru said that only states with sound budgets may join.", "demand"),
    ("Peru said that the towns are to be consulted at every step.", "demand"),
    # what will not do, and what one does not do
    ('"No law passed under that charter will do," Peru\'s envoy said.', "reject"),
    ('"You don\'t hand in your gun and then negotiate," Peru\'s envoy said.',
     "reject"),
    ('"A referendum would solve nothing," Peru\'s envoy said.', "reject"),
    ("Peru said there was no alternative to the May accord.", "insist"),
    ("Peru said that its help depends on a new government in Quito.", "insist"),
]  # fmt: skip

CALLED = [
    ("Peru called the demand for amnesty out of the question.", "reject"),
    ('"This is a bad offer," Peru\'s envoy said.', "oppose"),
    ('"To send people back unheard is against the Lima Convention," Peru said.',
     "oppose"),
    # for how long something is asked for, and talks that are
    ("Peru is asking for another year.", "demand"),
    ("Peru is pressing for talks to begin.", "demand"),
    # what has come to be known, and what somebody travels for
    ("What has leaked out is that Peru is offering Chile a tenth of the catch.",
     "offer"),
    ("Peru's foreign minister has been touring the region to propose a truce.",
     "offer"),
]  # fmt: skip


@pytest.mark.parametrize(("said", "act"), [*SELVES, *ADMITTED, *CALLED])
def test_a_stand_needs_no_word_of_its_own(said, act):
    assert acts(said) == [("peru", act)]


NOTHING = [
    # news of meetings and of nobody's doing, and what anybody may be
    "Peru said the talks are to be held in Quito.",
    "Peru's envoy said that he was about to leave.",
    "\"You don't have a ticket,\" Peru's envoy said.",
    "Peru said that the harvest depends on the rain.",
    "Peru said that it had meant no harm.",
    "The rules, Peru said, are meant to help growers.",
    "Peru's envoy said only one ferry may be late.",
]


@pytest.mark.parametrize("said", NOTHING)
def test_what_only_looks_like_it_is_no_stand(said):
    assert not [one for one in acts(said) if one[1] != "assert"]


def test_who_thinks_alike_does_as_the_other_does():
    both = [("peru", "reject", "a longer term"), ("chile", "reject", "a longer term")]
    assert told("Peru has ruled out a longer term, and Chile is of the same mind.") == (
        both
    )
    assert told("Peru has ruled out a longer term. Chile takes the same view.") == both


def test_what_is_joined_to_an_offer_or_follows_it_is_offered_too():
    assert acts("Peru has proposed a joint port and would let Chile use it.") == [
        ("peru", "offer"),
        ("peru", "willing"),
    ]
    assert acts("Peru made an offer. It would review the fees and open its books.") == [
        ("peru", "offer"),
        ("peru", "willing"),
    ]
    assert acts("Peru made an offer. Under that offer, the port would get a pier.") == [
        ("peru", "offer"),
        ("peru", "offer"),
    ]


def test_what_a_plan_lays_on_others_is_a_demand():
    said = "Under Peru's plan, growers would keep their land, but mills would have to "
    assert acts(f"{said}pay for the dam.") == [("peru", "offer"), ("peru", "demand")]
