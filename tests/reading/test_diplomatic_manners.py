"""Diplomats' manners of telling a position, by class: who does what."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def told(text):
    """Return party and act of what is read in a text."""
    found = read_documents([from_bytes("note.txt", text.encode())])
    return [(s.party, s.act) for s in found.statements]


PREFERRING = {
    "Kenya would sooner have a common fund than bilateral loans.": [
        ("kenya", "prefer")
    ],
    "Oman would much rather sign nothing than sign this.": [("oman", "prefer")],
    "Norway would be happier with a five-year quota.": [("norway", "prefer")],
    "Ideally, Peru's envoy said, the fleet would be cut by half.": [("peru", "prefer")],
    "Ghana's preference is for a regional court.": [("ghana", "prefer")],
    "Tunisia inclines towards a longer mandate.": [("tunisia", "prefer")],
    "Sweden's first choice is a joint tribunal.": [("sweden", "prefer")],
    "Instead of sanctions, Malaysia would like a warning.": [("malaysia", "seek")],
    "What Mexico would really like is a ten-year phase-in.": [("mexico", "seek")],
    "Kuwait sees more sense in a bilateral treaty.": [("kuwait", "prefer")],
}

YIELDING = {
    "Spain could stomach a joint patrol.": [("spain", "willing")],
    "A joint patrol was something Spain could swallow.": [("spain", "willing")],
    "For Oslo, the wording on cod will do.": [("norway", "accept")],
    "Morocco can put up with a small force of observers.": [("morocco", "willing")],
    "Cairo gave its blessing to the maritime corridor.": [("egypt", "accept")],
    "Bogotá gave the nod to a UN mission.": [("colombia", "accept")],
    "Armenia has come round to a shorter road.": [("armenia", "accept")],
    "Lebanon bowed to the demand for an audit.": [("lebanon", "accept")],
    "Japan waived its claim to the southern islets.": [("japan", "accept")],
    "Italy lifted its veto on the fund.": [("italy", "accept")],
    "The ceasefire text got the nod from Damascus.": [("syria", "accept")],
    "Bulgaria, its envoy said, had no quarrel with the new quotas.": [
        ("bulgaria", "accept")
    ],
    "Ankara signed up to the grain corridor.": [("turkey", "accept")],
    "Peru relented on the fishing ban.": [("peru", "accept")],
    "Jordan is on board with the new timetable.": [("jordan", "accept")],
}

LEAVING_THE_DOOR_OPEN = {
    "Kenya kept the door ajar to a third round.": [("kenya", "willing")],
    "Iran is not averse to a regional conference.": [("iran", "willing")],
    "Poland would not stand in the way of a larger budget.": [("poland", "willing")],
    "Oman said a swap of prisoners was conceivable.": [("oman", "willing")],
    "A swap of prisoners was possible, Yemen's envoy said.": [("yemen", "willing")],
    '"Everything is on the table," Iraq\'s foreign minister said.': [
        ("iraq", "willing")
    ],
    "Nigeria has not closed the door on a shared pipeline.": [("nigeria", "willing")],
    "Nothing was off the table, Bolivia's president said.": [("bolivia", "willing")],
    "Finland hinted that it might lift the ban.": [("finland", "willing")],
    "Chile showed itself ready to share the catch.": [("chile", "willing")],
    "Vietnam professed itself ready to talk about the reef.": [("vietnam", "willing")],
    "Turkey is minded to accept a smaller zone.": [("turkey", "willing")],
    "Rome has an open mind on the length of the mission.": [("italy", "willing")],
    "Cuba would not rule out a fishing pact.": [("cuba", "willing")],
    "Syria would be prepared to reopen the crossing if the shelling stopped.": [
        ("syria", "willing")
    ],
}

OFFERING = {
    "To win over Peru, Chile threw in a rail link.": [("chile", "offer")],
    "Qatar dangled two billion dollars before the coalition.": [("qatar", "offer")],
    "Moscow held out the prospect of cheaper gas.": [("russia", "offer")],
    "Managua made a gesture: the exiled priests may come home.": [
        ("nicaragua", "offer")
    ],
    "Beijing sweetened the deal with a new port.": [("china", "offer")],
    "Japan chipped in 400 million yen for the fund.": [("japan", "offer")],
    "Norway volunteered its own ships for the patrol.": [("norway", "offer")],
    "Tokyo put 400 million yen on the table for the fund.": [("japan", "offer")],
    "India has dusted off an old plan for a joint dam.": [("india", "offer")],
    "In exchange for the port, Sudan would give Egypt 50,000 tonnes of wheat.": [
        ("sudan", "willing")
    ],
    "A loan of 50 million was offered by Kuwait.": [("kuwait", "offer")],
    "Egypt proposed that the gates be opened in May.": [("egypt", "offer")],
}

REFUSING = {
    '"We will not put our name to such a text," Mali\'s foreign minister said.': [
        ("mali", "reject")
    ],
    "Lima called the charge a fairy tale.": [("peru", "reject")],
    "For Rwanda, sending troops home before spring is out of the question.": [
        ("rwanda", "reject")
    ],
    "Iraq's answer on foreign courts was a flat no.": [("iraq", "reject")],
    "Oman's reply to the proposal was blunt: never.": [("oman", "reject")],
    "Chad wants nothing to do with the tribunal.": [("chad", "reject")],
    "Niger will have no truck with foreign bases.": [("niger", "reject")],
    "Serbia turned a deaf ear to the appeal for observers.": [("serbia", "reject")],
    "Belgrade gave the plan the thumbs down.": [("serbia", "reject")],
    "Tehran threw the draft in the bin.": [("iran", "reject")],
    "Budapest set its face against the levy.": [("hungary", "reject")],
    "Bolivia shut the door to any swap of land.": [("bolivia", "reject")],
    "Pakistan would not hear of a joint patrol.": [("pakistan", "reject")],
    "A longer mandate got short shrift from Kenya.": [("kenya", "reject")],
    "Kenya brushed off a call for early elections.": [("kenya", "reject")],
    "Uganda refuses point-blank to hand over the general.": [("uganda", "reject")],
    "Not one metre of the strip will be given up, Ethiopia's premier said.": [
        ("ethiopia", "reject")
    ],
    "Morocco stopped short of endorsing the referendum.": [],
    "Nepal wants no foreign troops on its soil.": [("nepal", "reject")],
    "Kosovo is in no hurry to sign.": [("kosovo", "reject")],
    "Surrendering the plateau is not something Syria will contemplate.": [
        ("syria", "reject")
    ],
    "No visit, no inspection, no exception, says Algeria.": [("algeria", "reject")],
    "\"It's a no from us,\" Latvia's envoy said of the quota.": [("latvia", "reject")],
    "Anything short of full withdrawal is unacceptable to Jordan.": [
        ("jordan", "reject")
    ],
}

HOLDING_FIRM = {
    "'Nothing is settled until everything is settled,' Cyprus's envoy said.": [
        ("cyprus", "insist")
    ],
    "Throughout the talks Iran maintained that the frozen funds be released first.": [
        ("iran", "insist")
    ],
    "Land first, peace later: that remains Sudan's line.": [("sudan", "insist")],
    "Mali stuck to its guns: no elections before 2027.": [("mali", "insist")],
    "Oman is holding out for a larger share of the catch.": [("oman", "insist")],
    "Peru made it clear that the islands were not for sale.": [("peru", "insist")],
    "Chile would settle for nothing less than a full apology.": [("chile", "demand")],
    "For Kenya, a binding target is a must.": [("kenya", "insist")],
    "Only a written guarantee would content Warsaw.": [("poland", "demand")],
    "A ban on trawling is a red line for Norway.": [("norway", "reject")],
    "A say in the fund's board is a sine qua non for India.": [("india", "insist")],
    "Armenia dug its heels in over the corridor.": [("armenia", "reject")],
    "Ukraine has set its heart on full membership.": [("ukraine", "seek")],
}

DEMANDING = {
    "The troops have to leave by March, Angola said.": [("angola", "demand")],
    "Let the inspectors in, Britain told Iran.": [("uk", "demand")],
    '"Open the crossing," Jordan\'s king told Israel.': [("jordan", "demand")],
    "Hand back the marbles, Athens tells London": [("greece", "demand")],
    "Cuba gave the oil firm until June to leave.": [("cuba", "demand")],
    "Zambia wants its bonds swapped for forests.": [("zambia", "seek")],
    "Zambia wants to see its bonds swapped for forests.": [("zambia", "demand")],
    "Turkey's price for its consent is a fleet of jets.": [("turkey", "demand")],
    "Ankara has asked Stockholm to extradite six men.": [("turkey", "demand")],
    "The onus is on Moscow to make the next move, Kyiv said.": [("ukraine", "demand")],
    "The ball is in Tehran's court, Washington said.": [("us", "demand")],
    "Washington has to understand that the tariffs go first, Beijing said.": [
        ("china", "demand")
    ],
    "Canada sought assurances that the dam would be inspected.": [("canada", "seek")],
    "An apology is being sought by Poland.": [("poland", "seek")],
    "Poland is after an apology.": [("poland", "seek")],
    "Mexico has its eye on a seat on the council.": [("mexico", "seek")],
    "Tuvalu would welcome more aid.": [("tuvalu", "accept")],
    "Angola said Zambia should stop the dredging.": [("angola", "demand")],
    "Peru is pressing its case for a seat on the board.": [("peru", "demand")],
    "Palau cried out for a moratorium on seabed mining.": [("palau", "demand")],
    "France reminded Germany that the debt must be paid.": [("france", "demand")],
}

THREATENING = {
    "Russia told Moldova to pay or freeze.": [("russia", "demand")],
    "Beijing vowed countermeasures if the sale went through.": [("china", "threaten")],
    "Beijing vowed to take countermeasures.": [("china", "threaten")],
    "There will be consequences if the strait is closed, Oman said.": [
        ("oman", "threaten")
    ],
    "Iran will have no choice but to leave the treaty if sanctions return.": [
        ("iran", "threaten")
    ],
    "If the tariffs stay, India will hit back in kind, its trade minister said.": [
        ("india", "threaten")
    ],
    "Sudan has threatened to expel the envoy.": [("sudan", "threaten")],
    "The deal is off if the shelling goes on, Hamas said.": [("hamas", "threaten")],
    "Israel would pay a heavy price, Hezbollah said.": [("hezbollah", "threaten")],
    "Taiwan should brace for a blockade, Beijing said.": [("china", "demand")],
    "No fuel, no talks, Hamas said.": [("hamas", "threaten")],
}

WORRYING = {
    '"What keeps us up at night is the water table," Jordan\'s minister said.': [
        ("jordan", "concern")
    ],
    "Botswana is not convinced that the herd can be saved.": [("botswana", "concern")],
    "Unease was voiced by Latvia over the length of the pause.": [
        ("latvia", "concern")
    ],
    "Latvia is losing sleep over the length of the pause.": [("latvia", "concern")],
    "The size of the force troubles Georgia.": [("georgia", "concern")],
    "The size of the force is a worry for Georgia.": [("georgia", "concern")],
    "Georgia's chief worry is the size of the force.": [("georgia", "concern")],
    "Finland has misgivings about the pipeline.": [("finland", "concern")],
    "Finland remains to be convinced of the need for a pipeline.": [
        ("finland", "concern")
    ],
    "Ireland is in two minds about the levy.": [("ireland", "concern")],
    "The exercise has caused alarm in Tallinn.": [("estonia", "concern")],
    "Kabul finds fault with the border fence.": [("afghanistan", "oppose")],
    "Canada has little faith in the audit.": [("canada", "concern")],
    "Japan is dismayed at the dumping of waste.": [("japan", "concern")],
}

CLAIMING = {
    "Athens calls the islets Greek.": [("greece", "assert")],
    "There are no foreign troops in the country, Belarus's envoy told the council.": [
        ("belarus", "assert")
    ],
    "Algeria answered that its borders are its own affair.": [("algeria", "assert")],
    "Rwanda denies arming the rebels.": [("rwanda", "assert")],
    "Delhi accuses Islamabad of arming the rebels.": [("india", "assert")],
    "Khartoum puts the blame on Addis Ababa for the delay.": [("sudan", "assert")],
}

NO_POSITION = [
    "Analysts say Iran could demand a new venue.",
    "The two foreign ministers shook hands and ate lamb.",
    "If Kenya were to refuse, the fund would close.",
    "Prices of bread doubled in Sudan during the strike, figures show.",
    "The talks resume in Cairo on Monday.",
    "A spokeswoman for the ministry declined to comment.",
    "Peru's economy grew by 3 percent last year.",
    "The minister arrived in Oslo on Tuesday with two aides.",
    "The Norwegian mediator has served in Cyprus and Sri Lanka.",
    "Critics warned that the plan could fail.",
    "The two sides have met eleven times since March.",
    "The hotel said it was fully booked for the summit.",
    "Israel launched 14 strikes overnight, officials said.",
    "Some 3,000 people fled the town, the UN said.",
    "Egypt's president will fly to Rome on Friday, state television said.",
    "It rained throughout the summit.",
    "The army said three soldiers were killed.",
    "Kenya says 40 people died in the floods.",
    "Ghana's minister said he was pleased to be in Geneva.",
    "The treaty must be ratified by two thirds of the senate.",
]

CLASSES = (
    PREFERRING,
    YIELDING,
    LEAVING_THE_DOOR_OPEN,
    OFFERING,
    REFUSING,
    HOLDING_FIRM,
    DEMANDING,
    THREATENING,
    WORRYING,
    CLAIMING,
)


@pytest.mark.parametrize(
    ("text", "acts"), [pair for kind in CLASSES for pair in kind.items()]
)
def test_reads_who_does_what(text, acts):
    assert sorted(told(text)) == sorted(acts)


@pytest.mark.parametrize("text", NO_POSITION)
def test_reads_nothing_where_nobody_takes_a_position(text):
    assert told(text) == []
