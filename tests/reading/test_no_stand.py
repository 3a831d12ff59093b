"""Sentences whose verbs may take a stand and here do not, each beside one that does."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

PAIRS = {
    # a forecast, and what somebody is to do
    "The city expects fees to bring in another million.": [],
    "The city expects the builders to pay for the bridge.": [("city", "demand")],
    # an errand of one's own people, and an order to others
    "Peru ordered its envoys to leave the talks.": [],
    "The minister instructed officials to find a way forward.": [],
    "The board ordered the union to pay.": [("board", "demand")],
    # advice to those who look on, and to a side
    "Passengers should check with the line, Aer Bay said.": [],
    "Chile said that visitors should stay away from the bay.": [],
    "Chile said that Peru should stay away from the bay.": [("chile", "demand")],
    # a name for a thing, and a strike that is called
    'The union met under what it called a "rolling strike".': [],
    "The union called a strike for Monday.": [("union", "threaten")],
    "The union called off the strike.": [("union", "accept")],
    # a wish that only points at one before it, and one that says how much
    "Chile wants the quota, and it wants it now.": [("chile", "seek")],
    "Peru knows the quota well and wants it down to a half.": [("peru", "seek")],
    # what is only named, what follows, and what is had already
    "Peru raised the reward for ratifying the pact.": [],
    "The union left its posts on Monday, bringing the trains to a halt.": [],
    "Chile got the clause that it wanted.": [],
    "Chile will not get the clause that it wants.": [("chile", "seek")],
    # what is clear to anybody, told as a fact, or read by itself
    "Peru and Chile met, and it became clear that Peru might lose.": [],
    "Chile made clear that it was in no hurry.": [],
    "Chile made clear that its fleet would stay.": [("chile", "insist")],
    "Chile made clear that it would not cut the quota.": [("chile", "reject")],
    "Chile was clear that it would not cut the quota.": [("chile", "reject")],
    # people who are praised, and a plan
    "Peru praised Chile for its patience.": [],
    "Peru praised the plan.": [("peru", "accept")],
    # what terms hold, and what a side says it will do
    "Under the accord, neither side will send ships to the bay.": [],
    "Peru could send two ships under the draft, but there would be no new port.": [],
    "Peru said that it will not send ships to the bay.": [("peru", "reject")],
    # a thing that will be so until a day, and until another acts
    '"No increase will take place until June 2030," the minister said.': [],
    # what is feared of a thing, and what is thought of it
    "The chamber warned that a default would be disastrous.": [("chamber", "concern")],
    "The chamber said that the cut was disastrous.": [("chamber", "oppose")],
    # what need not be, what one will have to do oneself, and what others must
    "The union said that the rise did not have to come at once.": [],
    "Peru said that it would have to ask its parliament.": [],
    "Peru said that Chile would have to ask its parliament.": [("peru", "demand")],
    # what only seems so
    "Chile seems ready to sign the pact.": [],
    "Chile is ready to sign the pact.": [("chile", "willing")],
    "The judge had ruled against the ban.": [],
    # what had been done before, and what has been
    "Peru had planned to sign on Friday.": [],
    "Peru has asked for a longer truce.": [("peru", "demand")],
    "Chile, which had asked for a cap, stayed away.": [],
    "Chile had asked for a cap of 5 percent.": [("chile", "demand")],
    "Peru said on Monday that it had asked for a cap.": [("peru", "demand")],
    # the story of another dispute, and what came about in this one
    "A strike in 2019 ended after the firm agreed to raise wages.": [],
    "The last strike lasted two weeks before the firm accepted a cap.": [],
    "An earlier dispute was settled when the firm dropped its claim.": [],
    "The talks broke off on Monday after the firm rejected a cap.": [
        ("firm", "reject")
    ],
    "The quarrel has gone on since May, when Peru refused to sign the pact.": [],
    # what one says of the other within quotation marks, and what it says of itself
    '"Chile wants a fight," the minister of Peru said.': [],
    '"Peru wants a pact," the minister of Peru said.': [("peru", "seek")],
    # what is being done, or what one is for and ready for
    "Six ports are being prepared, Peru said.": [],
    "The minister of Peru has been up all night, for the third time.": [],
    '"I am here for my country," the minister of Peru said.': [],
    # what is foreseen, what is always so, and what should be
    "Peru and Chile met. If it works, the queues should end within weeks.": [],
    '"Sometimes you have to walk," Peru said.': [],
    '"You have to leave the bay," Peru told Chile.': [("peru", "demand")],
    # what others give, where somebody goes, and what is left open
    "Peru and Chile met. Peru will be paid a fee of 2 percent.": [],
    "Peru says it will visit the port.": [],
    "They look at whether Chile will volunteer a cut.": [],
    "They look for a text that Peru and Chile could agree on.": [],
    "Chile told reporters that Peru would need some pushing.": [],
    # a strike that has begun, and one that will
    "The union walked off the job.": [],
    "The union will walk off the job.": [("union", "threaten")],
    # what could be said, is not known, and is only called so
    "Peru and Chile could both say that it had won.": [],
    "Peru said it did not know why Chile had come.": [],
    "Peru repeated what it calls its red line.": [],
    "Peru calls the toll a tax on poverty.": [("peru", "oppose")],
    '"Careful would do," Peru said.': [],
    "Peru was not persuaded.": [],
    "Chile has cut its fee, having rejected a plan in 2014.": [],
}


def told(text):
    """Party and act of each statement of a short text."""
    found = read_documents([from_bytes("a.txt", text.encode())]).statements
    return [(one.party, one.act) for one in found]


@pytest.mark.parametrize("text", PAIRS, ids=lambda t: t[:45])
def test_only_a_stand_is_read(text):
    assert told(text) == PAIRS[text]
