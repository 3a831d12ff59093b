"""What talks do not get done, and what is not said, each beside a stand like it."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

SENTENCES = {
    # what talks stick at, and what a side cannot do for the other
    "Peru and Chile were unable to break the deadlock.": [],
    "Peru was unable to bridge its differences with Chile.": [],
    "Peru is unable to lift the quota.": [("peru", "reject")],
    # what is foreseen, and what is asked of another
    "Peru and Chile agreed that they expected no breakthrough.": [],
    "Peru expects Chile to pay for the port.": [("peru", "demand")],
    # how somebody answers, and with what
    "Peru replied with a firm voice.": [],
    "Peru responded with a campaign in the press.": [],
    "Peru responded with a new proposal on quotas.": [("peru", "offer")],
    # what only says that no more is said
    '"We have nothing to add," the Chilean minister said.': [],
    '"I\'ve made that clear to them," the Chilean minister said.': [],
    # a rank, and a thing that there is none of
    "Chile said that Peru is the No. 3 market for its fish.": [],
    # what a move is called, and a move that is called
    'Peru called the board action "unfortunate".': [("peru", "assert")],
    "The union called a strike for Monday.": [("union", "threaten")],
    # what is not meant to be done, and what is
    "Chile said that it had no plans to attack Peru.": [("chile", "reject")],
    # a road that is taken, and people who walk out
    '"We are committed to walking that path," the Chilean minister said.': [
        ("chile", "willing")
    ],
    "The miners are ready to walk out.": [("miner", "threaten")],
    # what is granted to be so, and what is given
    "Chile conceded that its fleet had broken the rules.": [("chile", "assert")],
    "Chile conceded a lower quota.": [("chile", "accept")],
    # what may come, what may be done, and what nobody may do
    "Chile argued that Peru may turn the port into a base.": [("chile", "assert")],
    "Chile argued that no ship may enter the bay.": [("chile", "insist")],
    # what is hoped for by all, and what is not certain
    "Chile hopes to make progress on Tuesday.": [],
    "Chile said that it could not guarantee that a pact would be reached.": [],
    "Chile warned that it could not guarantee that a pact would be reached.": [
        ("chile", "concern")
    ],
    "Chile said that it could not guarantee a lower price.": [("chile", "reject")],
    "Chile said that Peru had failed to break the deadlock.": [],
    # whom a thing leaves out, and what voters give
    "The truce held for a week, but it excluded Omsk.": [],
    "Chile excluded any truce.": [("chile", "reject")],
    "The president of Chile is seeking to win a third term.": [],
    # what is insisted on, and what is done to others if they do not give way
    "Chile insisted it would suspend the talks if tariffs rise.": [
        ("chile", "threaten")
    ],
    "Chile insisted that the fleet would stay.": [("chile", "demand")],
    # a door that is open, whatever stands before that word
    "Chile said the door is still open for Peru to keep its boats.": [
        ("chile", "willing")
    ],
}


@pytest.mark.parametrize("sentence", SENTENCES)
def test_only_who_takes_a_stand_is_read(sentence):
    text = f"Peru and Chile talk about the bay.\n\n{sentence}\n"
    found = read_documents([from_bytes("talks.txt", text.encode())], least=0)
    acts = [(s.party, s.act) for s in found.statements if s.quote in sentence]
    wanted = SENTENCES[sentence]
    assert len(acts) >= len(wanted)
    for (party, act), (name, expected) in zip(acts, wanted, strict=False):
        assert (name in party, act) == (True, expected)
    assert wanted or not acts
