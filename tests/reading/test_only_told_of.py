"""Deeds that are told of and not done, and what may stand though it "had" been done."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.rules.judgements import judged


def acts(said):
    """Return party and act of what is read in a sentence after two names."""
    text = f"Peru and Chile met in Lima on Monday. {said}"
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(s.party, s.act) for s in reading.statements]


PAIRS = {
    # what others are said to do, and what one does
    "Peru charged Chile with seeking to wreck the pact.": [("peru", "assert")],
    "Peru accused Chile of refusing inspections.": [("peru", "assert")],
    "Peru is seeking a pact.": [("peru", "seek")],
    # what is held against somebody, and two things done at a time
    "Peru said Chile cannot moan about costs while turning down every partner.": [],
    "Chile signed while turning down the annex.": [("chile", "reject")],
    # what is wanted done by another
    "Peru wants the text approved by the Chilean parliament.": [("peru", "seek")],
    # what hardly ever happens
    "Peru and Chile, which seldom agree on a thing, met again.": [],
    # a question put, and a thing asked for
    "Asked what the crews would do now, Peru's envoy shrugged.": [],
    "Asked whether it would pay, Peru's envoy replied: 'No, never.'": [
        ("peru", "reject")
    ],
    "Peru asked Chile for a pilot.": [("peru", "demand")],
    # a condition named to be told later, and one that is told
    "Peru has set a condition.": [],
    "Peru drew a line.": [],
    "Peru drew a line: no ferry without a pilot.": [("peru", "insist")],
    "Peru has demands of its own.": [],
    "Peru's demand for a pilot has been turned down.": [("peru", "demand")],
    # what somebody says in thanks, and in a fix
    '"We are grateful for the work," said Peru\'s envoy.': [],
    "Peru's president is fighting on two fronts.": [],
    "Peru is less worried about fees than it was.": [],
    "Peru is worried about fees.": [("peru", "concern")],
    # a raid that is over, and a plan
    "Peru said that the plan was a disaster.": [("peru", "oppose")],
    # what is agreed to in a condition
    "Peru is open to a pier, on condition that Chile follows the code and accepts "
    "the court.": [("peru", "willing")],
    # what had been offered or wanted may stand, what had been threatened may not
    "Peru had offered Chile two ships.": [("peru", "offer")],
    "Peru had wanted a pilot on every ferry.": [("peru", "seek")],
    "Peru had threatened to close the port.": [],
}


@pytest.mark.parametrize(("said", "found"), PAIRS.items(), ids=PAIRS)
def test_only_what_a_side_does_is_its_own(said, found):
    assert acts(said) == found


TURNS = {
    # what a thing waits for is insisted on
    "Peru said a truce was possible only after Chile had left the bay.": "insist",
    "Peru said a truce was possible.": "willing",
    "Peru said a deal without a clause on fish could not pass.": "insist",
    "Peru said the deal could not pass.": "reject",
    # what is answered like an attack
    "Peru said it would regard any ships in the bay as legitimate targets.": "threaten",
    "Peru said it would treat the seizure as theft.": "threaten",
    "Peru said it would treat the sick.": "willing",
    # what is stopped in a bargain, and talks that are broken off
    "Peru said it would suspend them only if Chile paid.": "willing",
    "Peru said it would suspend the talks.": "threaten",
    # what goes on, and what begins
    '"We will continue to defend our waters," said Peru.': "insist",
    '"We will defend our waters," said Peru.': "threaten",
    # what one never promised, and what one never accepts
    "Peru said it had never undertaken to cut the fleet.": "assert",
    "Peru said it would never agree to cut the fleet.": "reject",
    # what is laid on others, and what is shared
    "Peru proposed that Chilean boats be charged a fee.": "demand",
    "Peru proposed that the pier be run jointly.": "offer",
    # what is done away with
    "Peru wants the text thrown out.": "reject",
    "Peru struck out the levy.": "reject",
    "Peru wants the text signed.": "seek",
    "Peru's envoy, Ana Rey, worries about the new fee.": "concern",
    "Peru sees a quota as impossible to sell to its towns.": "reject",
    '"No levy, no ferry," said Peru\'s envoy.': "threaten",
}


@pytest.mark.parametrize(("said", "act"), TURNS.items(), ids=TURNS)
def test_what_hangs_on_a_wording_turns_its_act(said, act):
    assert acts(said) == [("peru", act)]


@pytest.mark.parametrize("word", ["possible", "feasible", "doable"])
def test_what_is_only_possible_is_left_open_without_more(word):
    assert judged(word, no=False) == "willing"
    said = f"Peru said a pact was {word} only when the last boat had gone."
    assert acts(said) == [("peru", "insist")]


BESIDE = {
    # who only studies, and who acts
    "Ann Lee of the Norland Trade Initiative, a think tank, reckons that Peru should "
    "wait.": [],
    '"Peru should wait," said Bo Dahl, founder of the research group Aro Advisory.': [],
    "Peru's envoy, Ana Rey, said that Chile should wait.": [("peru", "demand")],
    # two who are named before a remark, and two who are in mind
    "Oslo and Brasilia, which seldom agree on a thing, both want the text thrown "
    "out.": [("norway", "reject"), ("brazil", "reject")],
    # bodies that a person met
    "Ana Rey, Peru's envoy, who met the heads of the World Bank, the African Union and "
    "the United Nations, offered two ships.": [("peru", "offer")],
    # what is given back, and what is given
    "Peru handed back Chile's proposals.": [],
    # what people do in the street, and what they ask for
    "The growers' union plans to burn tyres on Monday.": [],
    # what many think, and what a side does
    "The levy is unacceptable to many Peruvians.": [],
    "The levy is unacceptable to Peru.": [("peru", "reject")],
    # one thing or another is one demand
    "Peru said that the text would have to be put to its people in an election or a "
    "vote.": [("peru", "demand")],
    # what is said twice over, and two things
    "'It has to end, and it has to end now,' Peru's envoy said.": [("peru", "demand")],
    "'The ban has to end, and the fee has to fall,' Peru's envoy said.": [
        ("peru", "demand"),
        ("peru", "demand"),
    ],
    # what is passed on, and what comes back
    "Peru has handed Chile a new plan for the bay, its president said.": [],
    "Peru came back with a demand for two pilots.": [("peru", "demand")],
    # what an event raises
    "Peru left the room, hailing its crews and raising fears of a strike.": [],
}


@pytest.mark.parametrize(("said", "found"), BESIDE.items(), ids=BESIDE)
def test_who_looks_on_and_what_is_beside_the_matter_take_no_stand(said, found):
    assert sorted(acts(said)) == sorted(found)


def test_words_of_who_only_follows_the_talks_are_nobodys():
    told = acts(
        "Peru demands a pier. For Ann Lee, who follows the bay, the quarrel is old. "
        '"They signed with the hard part left out," she said. '
        '"Now the hard part has come back to them."'
    )
    assert told == [("peru", "demand")]
