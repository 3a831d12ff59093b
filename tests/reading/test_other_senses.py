"""Verbs that take a stand on a matter, beside the same verbs where there is none."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

PAIRS = {
    # a thing between the verb and the small word, and none
    "Chile threw a stone in the water.": [],
    "Chile threw in a second pier.": [("chile", "offer")],
    "Peru has signed up two carriers and, for the port, a bank.": [],
    "Peru has signed up for the port plan.": [("peru", "accept")],
    # in whose name it is done, and for what
    "The federation bargains for nurses and cleaners.": [],
    "The federation fights for a pension.": [("federation", "demand")],
    "Peru is fighting for its life.": [],
    # what things do, and what people do
    "The drought threatens the harvest.": [],
    "The nurses threaten a strike.": [("nurses", "threaten")],
    # things of the day, and matters
    "Chile asked for the floor.": [],
    "Chile asked for a second port.": [("chile", "demand")],
    "Chile demanded a floor of 9 per cent.": [("chile", "demand")],
    # what is kept, and what is given on
    "Peru has promised to keep its troops there.": [("peru", "insist")],
    "Peru has promised to continue its aid to Chile.": [("peru", "offer")],
    # to whom an offer is handed, and what is in it
    "Peru put its offer to Chile.": [],
    "Peru put its offer of a truce to Chile.": [("peru", "offer")],
    # what is put off, and what is called off
    "Chile held off on a deal.": [("chile", "reject")],
    "Chile would hold off on a boycott until May.": [("chile", "accept")],
    # who is asked, and what is doubted
    "Chile questioned him.": [],
    "Chile questioned the levy.": [("chile", "oppose")],
    # what is left open, what goes on, what is made plain
    "Chile dug in over whether to pay.": [],
    "Chile said it would continue its efforts.": [],
    "Chile would not be drawn on the levy.": [],
    "Chile made it clear that it would not pay.": [("chile", "reject")],
    "Peru wants to know what comes next.": [],
    "Peru declined to give figures.": [],
    "Peru has agreed to share information.": [("peru", "accept")],
    "Peru declined to give ground.": [("peru", "reject")],
    # what is held later, and what is refused
    "Chile put off a round of talks.": [],
    "The court rejected the plan.": [],
    "Peru rejected the plan.": [("peru", "reject")],
    # what is done to oneself, and to others
    "Peru defends itself.": [],
    "The two gave themselves until Monday.": [],
    # what is said in passing, and for itself
    "Peru, which would like to sell coal, was silent.": [],
    "Peru would like to sell coal to Chile.": [("peru", "seek")],
    "Chile asked for a share, as Peru does.": [("chile", "demand")],
    # where people are, and what is kept
    "Chile said that its minister would stay in Lima until Monday.": [],
    "Chile said that the troops would stay.": [("chile", "insist")],
    '"We are determined to go on," the Chilean envoy said.': [],
    "The two have agreed to meet again.": [],
    # a fact that is hinted at, and a readiness
    "There was another mine, the Chilean envoy hinted.": [],
    "Chile and Peru differ over who should run the port.": [],
    # a lead-in and what it leads to
    "Peru put forward a plan, offering to share the port.": [("peru", "offer")],
    # a year gone by
    "In 2014 Peru left the pact and rejected the fee.": [],
}
COURSES = {
    "Peru said it was ending its part in the pact.": "reject",
    "Peru said it was pulling out of the talks.": "reject",
    "The gas would be cut on Friday, Peru said.": "threaten",
    "Peru said that its guarantees were being withdrawn.": "threaten",
    "The ban would be lifted in May, Peru said.": "willing",
    "The levy would not come down, Peru said.": "reject",
    "The work would begin in May, Peru said.": "insist",
    "Peru said that it would go on building the dam.": "insist",
    "Peru said that it would go on supplying water.": "willing",
    "Peru will defend its waters, its president said.": "threaten",
    "Peru offered not to leave the pact.": "offer",
    "Peru promised not to attack the port.": "offer",
    "Peru promised not to yield.": "reject",
    "Peru stands by the treaty.": "accept",
    "Peru stands by its claim to the bay.": "insist",
    "Peru is in favour of the dam.": "accept",
    "Peru is in favour of a dam.": "prefer",
    "Peru holds that ships may go on landing.": "insist",
    "Peru said the matter belongs in Lima, not in Geneva.": "insist",
    "Peru said that Chile should not expect its vote.": "reject",
    "Peru said that it needs nobody's permission to build.": "assert",
    "Peru says it has no choice.": "assert",
    "Peru says it has no choice but to leave.": "threaten",
    "Peru rejected reports that the port was closed.": "assert",
    "Peru complained of delays.": "concern",
    "Peru accused Chile of delays.": "assert",
    "Peru warned of further sanctions.": "threaten",
    "Peru warned of further floods.": "concern",
    "Peru said there was no reason to wait and that the ban had to go.": "demand",
}


def read(text):
    """Return party and act of each statement of a text."""
    reading = read_documents([from_bytes("t.txt", text.encode())])
    return [(one.party, one.act) for one in reading.statements]


@pytest.mark.parametrize("text", PAIRS, ids=lambda t: t[:40])
def test_a_verb_is_told_from_its_other_senses(text):
    assert read(text) == PAIRS[text]


@pytest.mark.parametrize("text", COURSES, ids=lambda t: t[:40])
def test_what_is_to_become_of_things_is_what_a_party_decides(text):
    acts = [act for party, act in read(text) if party == "peru"]
    assert acts == [COURSES[text]]
