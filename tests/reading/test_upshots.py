"""What would come of a yes, what one lacks or can do at most, and who is blamed."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(said):
    """Return party and act of what is read in a sentence after two names."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    reading = read_documents([from_bytes("a.txt", text.encode())])
    return [(s.party, s.act) for s in reading.statements]


SAID = [
    # a yes and what it would be
    ('"To accept the quota would mean the ruin of our ports," Peru said.', "reject"),
    ('"To accept the quota would mean a longer season," Peru said.', None),
    # a deal and what it would end
    ("Peru said a fair offer would see the blockade called off.", "willing"),
    # what any deal must hold
    ('"Any accord will protect our growers," the minister of Peru said.', "insist"),
    ('"The accord will protect our growers," the minister of Peru said.', None),
    # terms that are new, and those of anybody
    ("Under the new terms, Peru will not buy the port.", "offer"),
    ("Under a proposal made on Friday, Peru would put $3 million into it.", "offer"),
    ("Under the old terms, Peru will not buy the port.", None),
    # what one lacks, will not be and can do at most
    ("Peru says it simply does not have the money.", "reject"),
    ("Peru says it does not have a budget of its own.", "assert"),
    ('"We will not be the ones to sign that," the minister of Peru said.', "reject"),
    ('"It is the most that we can pay," the minister of Peru said.', None),
    ('"This is not a green light," the minister of Peru said.', "insist"),
    ('"There is no reason why Chile cannot sign," Peru said.', "demand"),
    # what was asked for once more
    ('"Chile has to sign, and it should have done so before," Peru said.', "demand"),
    ('"It is the maximum effort that we can make," Peru said.', "insist"),
    ("Peru said that the positions were too far apart.", "assert"),
    # blame
    ('"Chile refused to talk to us," the minister of Peru said.', "assert"),
    ('"Chile is trying to ruin our ports," the minister of Peru said.', "assert"),
    ("Peru accused Chile of ruining its ports.", "assert"),
    # worries, for one's own and over what nobody proposes
    ("Peru said the cut would have consequences for its trade.", "concern"),
    ("Peru said the cut would have consequences.", "threaten"),
    ("Peru said that the debt is unsustainable.", "concern"),
    ("Peru said that the offer is unsustainable.", "oppose"),
    # what was laid before others, and what was done in a season gone by
    ("Peru said that it had presented Chile with a framework.", None),
    ("He has dropped the tone of the spring, when Peru called the cut a theft.", None),
    ("Peru accepted a 5% cut last May.", None),
]


@pytest.mark.parametrize(("said", "act"), SAID)
def test_what_is_said_of_a_yes_or_a_deal(said, act):
    assert told(said) == ([("peru", act)] if act else [])


def test_a_share_behind_a_small_word_is_what_was_offered():
    assert told("Peru put forward a further 3% from June.") == [("peru", "offer")]


def test_traits_of_one_thing_are_one_demand():
    said = "Peru wants new bonds with lower rates and longer terms."
    assert told(said) == [("peru", "seek")]
    assert told("Peru offered to take bonds with lower rates and longer terms.") == [
        ("peru", "offer")
    ]
    two = "Peru wants lower rates and a longer term."
    assert told(two) == [("peru", "seek"), ("peru", "seek")]


def test_they_are_those_who_acted_before_in_the_sentence():
    text = (
        "The Lake Fund met Chile. Bo Holm of the Lake Fund hoped for an accord. Two "
        "small lenders have accepted the offer, and they urged others to do so."
    )
    reading = read_documents([from_bytes("a.txt", text.encode())])
    holders = [
        reading.parties[s.party] for s in reading.statements if s.act == "demand"
    ]
    assert holders == ["The small lenders"]


def test_a_former_mayor_is_not_the_mayor():
    text = (
        "Mayor Ann Hale met the growers. Former Mayor Bo Lund built the dam. The mayor "
        "rejected a new plan."
    )
    reading = read_documents([from_bytes("a.txt", text.encode())])
    assert [reading.parties[s.party] for s in reading.statements] == ["Mayor Ann Hale"]


def test_a_firm_that_is_called_like_a_law_keeps_its_name():
    text = (
        'Charter and the firm Lumen met on Monday. "Although Charter claims to value '
        'our work, they are demanding it for free," Lumen said.'
    )
    reading = read_documents([from_bytes("a.txt", text.encode())])
    told = [(reading.parties[s.party], s.act) for s in reading.statements]
    assert told == [("Lumen", "assert")]
