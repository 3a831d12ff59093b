"""Manners in which news tells a position, one or two sentences for each."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(text):
    """Return party, act and content of what is read in a text."""
    found = read_documents([from_bytes("note.txt", text.encode())])
    return [(s.party, s.act, s.content) for s in found.statements]


def first(text):
    """Return the first statement read in a text."""
    return read_documents([from_bytes("note.txt", text.encode())]).statements[0]


WHOLE = {
    # the same preposition again: of the act two things, of what is wanted one
    "Sweden insisted on lower tolls and on a share of the power.": [
        ("sweden", "insist", "lower tolls"),
        ("sweden", "insist", "a share of the power"),
    ],
    "Peru said the fees must be repaid in one go and in full view of the press.": [
        ("peru", "demand",
         "the fees must be repaid in one go and in full view of the press")
    ],
    # examples go on behind the comma
    "Peru demands access to all sites, including army bases and private workshops.": [
        ("peru", "demand",
         "access to all sites, including army bases and private workshops")
    ],
    "Kenya rejects two of the terms, notably the return of the islands.": [
        ("kenya", "reject", "two of the terms, notably the return of the islands")
    ],
    # passives, of two verbs, and with what is to be done
    "The plan was welcomed by Qatar but rejected by Oman.": [
        ("qatar", "accept", "the plan"), ("oman", "reject", "the plan")
    ],
    "Spain has been asked by Morocco to recognise its claim.": [
        ("morocco", "demand", "Spain to recognise its claim")
    ],
    "Canada might be persuaded to pay more.": [("canada", "willing", "to pay more")],
    # refusals
    "Iran said it is in no position to resume the talks.": [
        ("iran", "reject", "to resume the talks")
    ],
    "Chad said it will under no circumstances cede the port.": [
        ("chad", "reject", "to cede the port")
    ],
    '"There is no question of selling the port," Chad said.': [
        ("chad", "reject", "selling the port")
    ],
    # what is given with one hand and kept with the other
    "Norway accepts cuts but not a ban.": [
        ("norway", "accept", "cuts"), ("norway", "reject", "a ban")
    ],
    "Japan is open to a delay but not to a waiver.": [
        ("japan", "willing", "a delay"), ("japan", "reject", "a waiver")
    ],
    "Libya is ready to cut output but not to end it.": [
        ("libya", "willing", "to cut output"),
        ("libya", "reject", "to end output"),
    ],
    # plans, ways, sums
    "Under the British proposal, tariffs would fall to 5 percent.": [
        ("uk", "offer", "to fall to 5 percent")
    ],
    "Britain's plan would give fishermen a ten-year transition.": [
        ("uk", "offer", "fishermen a ten-year transition")
    ],
    "It is time for Washington to end the embargo, Cuba said.": [
        ("cuba", "demand", "Washington to end the embargo")
    ],
    "The only solution is a federal state, Cyprus said.": [
        ("cyprus", "demand", "a federal state")
    ],
    "Mali said it is paying 40 dollars a share.": [
        ("mali", "offer", "40 dollars a share")
    ],
    '"We have a rise of 9 percent for all staff on the table," Oman said.': [
        ("oman", "offer", "a rise of 9 percent for all staff on the table")
    ],
    "Gabon raised its bid to 42 dollars a share.": [
        ("gabon", "offer", "42 dollars a share")
    ],
    # what waits for something else
    "Iran conditioned a visit by inspectors on the release of its funds.": [
        ("iran", "demand", "the release of its funds")
    ],
    "France has made its support conditional on safeguards for farmers.": [
        ("france", "demand", "safeguards for farmers")
    ],
    # claims and complaints
    "Chile says its right to the water is not negotiable.": [
        ("chile", "insist", "its right to the water")
    ],
    "The cut would be unfair to newcomers, Spain complained.": [
        ("spain", "oppose", "the cut would be unfair to newcomers")
    ],
    "Ghana is worried, saying the guards are not being trained.": [
        ("ghana", "concern", "the guards are not being trained")
    ],
    "Oman said there were no plans for an early meeting.": [
        ("oman", "assert", "there were no plans for an early meeting")
    ],
    '"What we want is for both sides to talk," Kenya said.': [
        ("kenya", "seek", "both sides to talk")
    ],
    "Norway repeated its commitment to the quota.": [
        ("norway", "accept", "the quota")
    ],
    "Peru repeated its demand on Tuesday that Chile open the port.": [
        ("peru", "demand", "Chile open the port")
    ],
    '"We are trying to get both sides to talk," Kenya said.': [
        ("kenya", "seek", "to get both sides to talk")
    ],
    # the object of a relative clause
    "Iran wants the deal, which Israel has rejected.": [
        ("iran", "seek", "the deal, which Israel has rejected"),
        ("israel", "reject", "the deal"),
    ],
    "The terms that Norway has refused include a ban on trawling.": [
        ("norway", "reject", "the terms")
    ],
    # two clauses told, the second by "that" again
    "Peru said it was ready to sell the port, but that it would walk away if taxed.": [
        ("peru", "willing", "to sell the port"),
        ("peru", "threaten", "to walk away"),
    ],
    # when it was said is no part of what was said
    "Sudan said on Thursday it would not return to talks.": [
        ("sudan", "reject", "to return to talks")
    ],
    "Mexico said it would rather see a phased cut.": [
        ("mexico", "prefer", "it would rather see a phased cut")
    ],
    # judgements of small clauses, and of clauses that "it" announces
    "Britain considers the offer inadequate.": [("uk", "oppose", "the offer")],
    "Chad said it was unfair that Niger pays nothing.": [
        ("chad", "oppose", "Niger pays nothing")
    ],
    "Oman said it was vital that Yemen open the port.": [
        ("oman", "demand", "Yemen open the port")
    ],
    "The EU said it was now for London to move.": [
        ("eu", "demand", "London to move")
    ],
    "The proposal has met with stiff resistance from Beijing.": [
        ("china", "oppose", "the proposal")
    ],
    '"At that price there is nothing to talk about," Peru said.': [
        ("peru", "reject", "nothing to talk about")
    ],
    "Norway proposed a longer truce; Sweden accepted.": [
        ("norway", "offer", "a longer truce"),
        ("sweden", "accept", "a longer truce"),
    ],
    # "did not" is as finite as "refused"
    "Peru said it does not want a delay.": [("peru", "oppose", "a delay")],
    "Oman said it did not accept the terms.": [("oman", "reject", "the terms")],
    # verdicts on what is proposed
    "Kenya said the compromise did not go far enough.": [
        ("kenya", "oppose", "the compromise")
    ],
    "Japan said a package without cars made no sense.": [
        ("japan", "oppose", "a package without cars")
    ],
    '"The plan has merit," Ukraine said.': [("ukraine", "accept", "the plan")],
    "Colombia ruled out disarming.": [("colombia", "reject", "disarming")],
    "Under a compromise floated by Iceland, the ban would last 12 years.": [
        ("iceland", "offer", "to last 12 years")
    ],
}  # fmt: skip

ACTS = {
    "The union said members would strike from Monday if no deal was reached.": [
        ("union", "threaten")
    ],
    "Russia will leave the talks unless the ban is lifted.": [("russia", "threaten")],
    "The pilots plan to go on strike on Monday.": [("pilots", "threaten")],
    "Chad said the deal does not require any other help.": [("chad", "oppose")],
    "Kenya said sick prisoners might be released.": [("kenya", "willing")],
    "China signalled it might forgo the fee, provided that others did the same.": [
        ("china", "willing")
    ],
    "Cuba recommended that its farmers not sign the contract.": [("cuba", "reject")],
    '"Our offer is fair," Peru said.': [("peru", "offer")],
    "Ukraine is prepared to respond to any attack.": [("ukraine", "threaten")],
    "Oman told Yemen that it has two days to leave, or Oman would close the port.": [
        ("oman", "threaten")
    ],
    "Egypt has warned that its police will no longer tolerate the raids.": [
        ("egypt", "threaten")
    ],
    "Chile plans to impose a tax on copper.": [("chile", "threaten")],
    "Peru planned to keep to the accord.": [("peru", "seek")],
    '"If they accept it we do not reject it," Syria said.': [("syria", "willing")],
    "Chile must pay at once, Peru said.": [("peru", "demand")],
    "Canada rejected Mexico's demand for a lower tariff.": [
        ("canada", "reject"), ("mexico", "demand")
    ],
    "Finland will give Estonia a grant for the ferry.": [("finland", "willing")],
    # what ought to be, what is asked again, and what is said to be somebody's demand
    "Peru said Chile ought to open the pass.": [("peru", "demand")],
    "When a dam leaks, the owner must pay, Peru said.": [("peru", "demand")],
    "Oman renewed its plea for the port to stay open.": [("oman", "demand")],
    "The sticking point is Yemen's insistence on a toll.": [("yemen", "demand")],
    "Cuba relies on Mexico to carry the oil.": [("cuba", "demand")],
    # refusals joined by "nor", by "on no terms", and by a bond not felt
    "Mali will not reopen the mine, nor will it lower the tax.": [
        ("mali", "reject"), ("mali", "reject")
    ],
    "Kenya feels under no obligation to share the water.": [("kenya", "reject")],
    "The draft will not win Niger's consent, Chad said.": [("niger", "reject")],
    "Chad will open the road, come what may, it said.": [("chad", "insist")],
    "Libya wants the flights suspended for good.": [("libya", "seek")],
    "The solution put forward by Ghana provides for two seats.": [("ghana", "offer")],
    # sums, and what is said without a verb or in case of failure
    "The owners are at 3 percent and the union wants 5.": [
        ("owners", "offer"), ("union", "seek")
    ],
    "Chad has gone to 40 euros a barrel.": [("chad", "offer")],
    "Cuba says it is not available for another round.": [("cuba", "reject")],
    "Failing that, Oman would move on.": [("oman", "threaten")],
    "The No. 2 bank, Norway's, accepts the fee.": [("norway", "accept")],
}  # fmt: skip


@pytest.mark.parametrize("text", WHOLE, ids=lambda t: t[:40])
def test_party_act_and_content(text):
    assert told(text) == WHOLE[text]


@pytest.mark.parametrize("text", ACTS, ids=lambda t: t[:40])
def test_party_and_act(text):
    assert sorted(s[:2] for s in told(text)) == sorted(ACTS[text])


@pytest.mark.parametrize(
    "text",
    [
        "Norway could agree to a cut, analysts said.",
        "Peru has been for sale for years.",
        "The border with Chad must stay closed in winter.",
        "Kenya declined to comment on the offer.",
        "Mali will meet Niger on Friday.",
        "Oman has never refused a visit.",
        "Hopefully it will never happen again, Chad said.",
        '"We will keep talking," Chad said.',
        '"We are not asking for anything new," Chad said.',
        "Analysts say the plan falls short.",
        "What is on the table divides the valley, Chad said.",
        "The group claims to be building weapons.",
        "The question of how fast the lake should be filled divides the valley.",
        "Egypt relies on the lake for its water.",
        "Norway is at 9 percent inflation.",
        "Norway was at 3 percent.",
        "Japan is looking forward to the talks.",
        "Until recently Chad preferred a loan.",
        "Previously, Chad demanded a loan.",
        "When the mine is closed, Chad said, the town moves.",
    ],
    ids=lambda t: t[:40],
)
def test_no_position(text):
    assert told(text) == []


def test_what_is_denied_is_negative():
    found = first("Peru denied that the tax was a penalty.")
    assert (found.act, found.polarity) == ("assert", "negative")


def test_what_is_exchanged_is_a_condition_in_full():
    found = first("Hamas said it will free hostages in exchange for an end to the war.")
    assert found.content == "to free hostages"
    assert found.condition == "in exchange for an end to the war"


def test_a_quotation_of_half_a_clause_does_not_cut_its_content():
    found = first('Chad said it "will never accept" a tax on cattle.')
    assert found.quote.endswith("a tax on cattle")


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Peru imposed duties on steel. Chile wants Peru to lift them in phases.",
         "Peru to lift duties on steel in phases"),
        ("France wants a tax on flights. Germany opposes this.",
         "a tax on flights"),
        ('"We are not going to accept that," Iran said.', "that"),
    ],
)  # fmt: skip
def test_a_pronoun_gives_way_to_what_it_stands_for(text, content):
    assert told(text)[-1][2] == content
