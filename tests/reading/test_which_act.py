"""Which act a wording does: a threat or a gift, a yes or a no, one act or two."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(said):
    """Return party, act and quote of what is read in a sentence after two names."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(s.party, s.act, s.quote) for s in reading.statements]


def acts(said):
    """Return party and act of what is read in a sentence after two names."""
    return [(party, act) for party, act, _ in told(said)]


THREATS = [
    ("If there is no accord, Peru is ready to protect its fleet.", "threaten"),
    ("Peru is ready to protect the fleet if Chile pays half.", "willing"),
    ("Peru is ready to sign, on the understanding that no port closes.", "willing"),
    ("Peru said it would otherwise idle the mill.", "threaten"),
    ("Peru said it would publish the figures if the blockade went ahead.", "threaten"),
    ("Peru said it would publish the figures if the talks went ahead.", "willing"),
    ("Peru said it would compensate growers if the drought persisted.", "willing"),
    ("Peru said: 'If there is no new price, we will have to extend the strike.'",
     "threaten"),
    ("Peru warned it would take the firm to court.", "threaten"),
    ("Peru promised to freeze the levy.", "offer"),
    ("Peru promised to freeze all contacts.", "threaten"),
    ("Peru pledged to consult the islanders.", "offer"),
    ("Peru pledged to keep the levy.", "insist"),
    ("Peru vowed to freeze imports.", "threaten"),
    ("Peru would respond to any boycott, its foreign ministry said.", "threaten"),
    ("Peru warned that it would ground its ferries.", "threaten"),
    ("Peru said that it would ground its ferries for a day.", "willing"),
    ("Peru said the strikes would go ahead.", "threaten"),
    ("Peru said the talks would continue as planned.", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "act"), THREATS)
def test_what_harms_or_follows_a_failure_is_a_threat(said, act):
    assert acts(said) == ([("peru", act)] if act else [])


ANSWERS = [
    ("Peru said it would sign nothing before May.", "reject"),
    ("Peru will make no concessions.", "reject"),
    ("Peru said it would pay no more than a third.", "willing"),
    ("Peru said it would accept nothing less than a full refund.", "insist"),
    ("Peru made clear that it would not sign the treaty.", "reject"),
    ("Peru insisted that it could never accept the toll.", "reject"),
    ("Peru insisted that Chile open the port.", "demand"),
    ("Peru refused to give up its claim.", "reject"),
    ("Peru refused to move its border posts.", "reject"),
    ("Peru does not think the port should be shared.", "oppose"),
    ("Peru thinks the port should be shared.", "demand"),
    ("Peru said no crew would be dismissed.", "willing"),
    ("Peru said no crew would be withdrawn.", "reject"),
    ("Peru voted for the treaty.", "accept"),
    ("Peru urged its lawmakers to vote against the treaty.", "reject"),
    ("Peru recommended that its members reject the treaty.", "reject"),
    ("Peru recommended that Chile reopen the port.", "demand"),
    ("Peru summoned the ambassador over the toll.", "oppose"),
    ("Peru is opposed.", "oppose"),
    ("Peru was opposed to any toll, and the talks ended.", "oppose"),
    ("Peru drew the line at sharing the port.", "reject"),
    ("Peru said it would hold back any more ships.", "reject"),
    ("Peru said it would hold a vote.", "willing"),
    ("Peru said it would force mills to close.", "assert"),
    ("Peru called a strike for Thursday.", "threaten"),
    ("Peru called off a strike.", "accept"),
    ("Peru called the outage a strike.", "assert"),
    ("Peru appealed the ruling to a panel.", "oppose"),
    ("Peru appealed to Chile for calm.", "demand"),
    ("Peru has not dropped its demand for a toll.", "insist"),
    ("Peru outlined plans for a blockade.", "threaten"),
    ("Peru outlined plans for a ferry.", "offer"),
    ("Peru wants a vote rather than a ruling.", "seek"),
    ("Peru said it would have no choice but to retaliate.", "threaten"),
    ("Peru said it would seek damages.", "threaten"),
    ("Peru called the offer 'an attempt to divide the islands'.", "oppose"),
    ("Peru called the offer 'a useful first step'.", "assert"),
    ("Peru recommended the deal.", "accept"),
    ("Peru recommended a smaller quota.", "demand"),
    ("The invoices were inflated, Peru claims.", "assert"),
    ("Peru said no treaty would be better than a weak one.", "prefer"),
    ("Peru said its catch was better than last year.", None),
    ("Peru said the plan was inconsistent with the law of the sea.", "oppose"),
    ("'Nobody is going to give Chile a blank cheque,' Peru said.", "reject"),
    ("'Nobody is going to know the price,' Peru said.", None),
    ("Peru's latest offer was 4 percent more from December.", "offer"),
    ("Peru's offer raised the price by 7 percent.", "offer"),
    ("Peru's offer raised eyebrows.", None),
    ("Peru's offer depends on the closure of two ports.", "demand"),
    ("Peru's share depends on the closure of two ports.", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "act"), ANSWERS)
def test_a_yes_is_told_from_a_no(said, act):
    assert acts(said) == ([("peru", act)] if act else [])


NOTHING = [
    "Peru and Chile agreed to disagree on tolls.",
    "Peru said its envoy was in Quito, and that he was too soft.",
    "Peru dismissed its government.",
    "Farmers in Peru blocked the road to the port.",
    "Peru and Chile could not agree on a date.",
]


@pytest.mark.parametrize("said", NOTHING)
def test_what_answers_nobody_is_no_position(said):
    assert acts(said) == []


JOINED = [
    (
        "Peru said it would not be hurried but did not rule out a treaty.",
        [("peru", "reject", "it would not be hurried"),
         ("peru", "willing", "did not rule out a treaty")],
    ),
    (
        "Peru has resisted a toll and prefers to share the costs.",
        [("peru", "reject", "Peru has resisted a toll"),
         ("peru", "prefer", "prefers to share the costs")],
    ),
    (
        "Peru would like to see a toll and is open to a joint fund.",
        [("peru", "seek", "Peru would like to see a toll"),
         ("peru", "willing", "is open to a joint fund")],
    ),
    (
        "Peru wants a toll, a condition that Santiago rejects.",
        [("peru", "seek", "Peru wants a toll"),
         ("chile", "reject", "a condition that Santiago rejects")],
    ),
    (
        "Peru said it had no plan to sign but would extend the truce by a month.",
        [("peru", "reject", "it had no plan to sign"),
         ("peru", "willing", "would extend the truce by a month")],
    ),
    (
        "Peru has turned that down.",
        [("peru", "reject", "Peru has turned that down")],
    ),
    (
        "Peru called for tolls to be abolished outright.",
        [("peru", "demand", "Peru called for tolls to be abolished outright")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("said", "expected"), JOINED)
def test_a_quote_holds_one_act_and_all_of_it(said, expected):
    assert told(said) == expected


LISTS = [
    "Peru wrote. Pressing: a lower toll, a second pier and an end to searches.",
    "Peru wrote. Its demands: a lower toll, a second pier and an end to searches.",
    "Peru wrote. It demands:\n- a lower toll\n- a second pier\n- an end to searches",
    ("Chile offered a vote. Peru wants more. It demands:\n- a lower toll\n"
     "- a second pier\n- an end to searches"),
]  # fmt: skip


@pytest.mark.parametrize("said", LISTS)
def test_a_list_behind_a_colon_is_of_who_acted_last(said):
    found = [
        quote for party, act, quote in told(said) if (party, act) == ("peru", "demand")
    ]
    ends = ("a lower toll", "a second pier", "an end to searches")
    assert [q.endswith(e) for q, e in zip(found[-3:], ends, strict=True)] == [True] * 3


@pytest.mark.parametrize(
    ("heading", "act"), [("What does Peru want?", "demand"), ("The talks", "offer")]
)
def test_what_is_proposed_under_what_is_wanted_is_a_demand(heading, act):
    text = (
        f"The harbour\n\nPeru and Chile met in Lima.\n\n{heading}\n\n"
        "Peru's proposals include:\n\n- a lower toll\n- a pier\n"
    )
    reading = read_documents([from_bytes("note.txt", text.encode())])
    assert [(s.party, s.act) for s in reading.statements] == [("peru", act)] * 2


def test_a_label_before_what_happens_announces_no_list():
    said = "Peru sent a list. Pressing: the toll rose, and the pier was shut."
    assert acts(said) == []


YIELDS = [
    ("Peru is prepared to call off its strike if talks resume.", "willing"),
    ("Peru is willing to suspend its boycott for a week.", "willing"),
    ("Peru is ready to put off legal action.", "willing"),
    ("Peru is ready to take legal action.", "threaten"),
    ("Peru is prepared to extend its strike.", "threaten"),
    ("Peru said it would not block the sale.", "willing"),
    ("Peru will not contest the ruling.", "willing"),
    ("Peru would not stand in the way of a vote, it said.", "willing"),
    ("Peru will not lower the toll.", "reject"),
    ("Peru said it would not back down.", "reject"),
]


@pytest.mark.parametrize(("said", "act"), YIELDS)
def test_to_end_harm_or_not_to_hinder_is_to_yield(said, act):
    assert acts(said) == [("peru", act)]


BACKSHIFTED = [
    ("Chile told reporters that Peru had refused to survey the bay.", "reject"),
    ("Chile said Peru had agreed to open the port.", "accept"),
    ("Peru had agreed to open the port when the storm came.", None),
    ("Chile said Peru had rejected the map in 2003.", None),
]


@pytest.mark.parametrize(("said", "act"), BACKSHIFTED)
def test_had_behind_said_tells_of_a_stand_that_is_taken(said, act):
    assert acts(said) == ([("peru", act)] if act else [])


FEARED = [
    ("Peru said trade would collapse.", [("peru", "concern")]),
    ("Peru said that jobs would be lost.", [("peru", "concern")]),
    ("Analysts said trade would collapse.", []),
    ("Peru said that ships would be seized.", [("peru", "threaten")]),
    ("Peru warned that the boycott would widen.", [("peru", "threaten")]),
    ("Peru warned that the boycott would hurt farmers.", [("peru", "concern")]),
    ("Peru warned that the war would spread.", [("peru", "concern")]),
]


@pytest.mark.parametrize(("said", "expected"), FEARED)
def test_what_would_fail_or_be_lost_is_a_concern_of_who_says_so(said, expected):
    assert acts(said) == expected


ASKED = [
    ("Peru asked that dockers give notice of a day.", [("peru", "demand")]),
    ("Peru asked its creditors to accept a cut.", [("peru", "demand")]),
    ("Peru urged its members to accept a cut.", [("peru", "accept")]),
    ("Peru hopes to wrap up the talks by May.", []),
    ("Peru hopes to win back the pier.", [("peru", "seek")]),
    ("Peru plans to end the treaty.", [("peru", "seek")]),
]


@pytest.mark.parametrize(("said", "expected"), ASKED)
def test_what_is_asked_of_others_is_not_yet_their_act_nor_the_askers(said, expected):
    assert acts(said) == expected


FLOORS = [
    ("Peru said it would only accept a pact that respects its law.", "insist"),
    ("Peru will sign only what respects its law.", "insist"),
    ("Peru would accept a pact only if Chile pays half.", "accept"),
    ("Peru said it would not go below 400 million.", "insist"),
    ("Peru said it would not go beyond 400 million.", "reject"),
    ('"There will be no treaty without a fishing clause," Peru said.', "insist"),
    ('"There will be no treaty," Peru said.', "reject"),
    ("A pact is impossible without inspections, Peru said.", "insist"),
    ("A pact is impossible, Peru said.", "reject"),
    ("Peru says that no one may fish in the bay.", "demand"),
    ("Peru said that missiles must stay off the table.", "reject"),
    ("Peru said that troops must stay out of the bay.", "demand"),
    ("Peru said that Peru should not be made to pay for the spill.", "reject"),
    ("Peru said that Chile should not be made to pay for the spill.", "demand"),
    ("Peru found the draft not acceptable.", "reject"),
    ("A toll would be against the treaties, Peru argued.", "oppose"),
]


@pytest.mark.parametrize(("said", "act"), FLOORS)
def test_who_takes_only_one_thing_insists_on_it(said, act):
    assert acts(said) == [("peru", act)]


SPARED = [
    ("Peru said that its army would leave the corridor.", "willing"),
    ("Peru said that it would leave the treaty.", "threaten"),
    ("If nothing is signed, Peru will double the duty on wine.", "threaten"),
    ("If a pact is signed, Peru will double the grant.", "willing"),
    ("Peru said it could back the pact if it did not harm growers.", "willing"),
    ("Peru has no plans to add to the sanctions in force.", "willing"),
    ("Peru has no plans to add to the grants in force.", "reject"),
    ("Peru would ask its members to stand down.", "willing"),
    ("The envoy of Peru stood firmly behind the minister.", "accept"),
    ("Peru stood firmly behind its claim.", "insist"),
    ('"The door is open," Peru said.', "willing"),
]


@pytest.mark.parametrize(("said", "act"), SPARED)
def test_what_is_left_or_not_done_to_others_is_given(said, act):
    assert acts(said) == [("peru", act)]


JOINED = {
    # what the sentence before goes on to hold
    "Peru offered Chile a rise of 50%. The package would also triple the grant. "
    "Posts of a year would be made permanent.": [
        ("peru", "offer", "a rise of 50%"),
        ("peru", "offer", "to triple the grant"),
        ("peru", "offer", "posts of a year would be made permanent"),
    ],
    "Peru wants a lower toll. Fees would be halved.": [
        ("peru", "seek", "a lower toll"),
        ("peru", "demand", "fees would be halved"),
    ],
    "Peru wants a higher toll. Farmers would be ruined.": [
        ("peru", "seek", "a higher toll"),
    ],
    "Peru wants a lower toll. A compromise would halve it by 2030.": [
        ("peru", "seek", "a lower toll"),
    ],
    # who joins in
    "Peru is ready to talk. So, in principle, is Chile.": [
        ("peru", "willing", "to talk"),
        ("chile", "willing", "to talk"),
    ],
    "Peru is ready to talk. So it is for others to move.": [
        ("peru", "willing", "to talk"),
    ],
    # one thing and another, and what for
    "Peru asked for a rise of 6% and for all toll money to go to its ports.": [
        ("peru", "demand", "a rise of 6%"),
        ("peru", "demand", "all toll money to go to its ports"),
    ],
    "Peru pleaded for a pause so that families could travel.": [
        ("peru", "demand", "a pause so that families could travel"),
    ],
    # what "what" stands for
    "What Peru cannot accept is the toll.": [("peru", "reject", "the toll")],
    "What Peru wanted removed, its envoy said, were five of the fees.": [
        ("peru", "seek", "five of the fees"),
    ],
    # readiness, and what stays
    '"We want to keep talking," Peru said.': [("peru", "willing", "to keep talking")],
    '"We want to keep the port," Peru said.': [("peru", "demand", "to keep the port")],
    '"The rebate stays," Peru said.': [("peru", "insist", "the rebate stays")],
}


@pytest.mark.parametrize("said", JOINED)
def test_what_belongs_to_an_act_told_before(said):
    text = f"Peru and Chile met in Lima on Monday. {said}"
    reading = read_documents([from_bytes("note.txt", text.encode())])
    found = [(s.party, s.act, s.content) for s in reading.statements]
    assert found == JOINED[said]
