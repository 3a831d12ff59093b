"""Classes of wording, each in sentences of its own: who does what in them."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

TOLD = {
    # bids and figures that are raised
    "The winery lifted its tender for the slopes to 40 million.": ("winery", "offer"),
    "The theatre hiked its bid for the site by a tenth.": ("theatre", "offer"),
    "The borough came in with a proposal for a shorter lease.": ("borough", "offer"),
    "The dairy threw in a bonus of 300 euros a head.": ("dairy", "offer"),
    "The clinic chipped in a week of extra leave.": ("clinic", "offer"),
    "The residents were offered 4,000 euros by the developer.": ("developer", "offer"),
    # readiness, by light verbs and idioms of yielding
    "The diocese voiced readiness to sell the chapel.": ("diocese", "willing"),
    "The pilots professed willingness to fly at night.": ("pilots", "willing"),
    "The museum can settle for a five-year loan.": ("museum", "willing"),
    "The porters could stomach a smaller rise.": ("porters", "willing"),
    "The vets gave their blessing to the merger.": ("vets", "accept"),
    "The registrars dropped their resistance to weekend work.": (
        "registrars",
        "accept",
    ),
    "The festival called off its boycott of the ferry.": ("festival", "accept"),
    "The vintners' acceptance of the cap ended the row.": ("vintners", "accept"),
    # decisions that do an act
    "The orchestra voted to reject the three-year contract.": ("orchestra", "reject"),
    "The bakers decided to accept the pay offer.": ("bakers", "accept"),
    "The trustees chose to oppose the sale.": ("trustees", "oppose"),
    # idioms of refusing and of holding firm
    "The winegrowers are up in arms over the tax.": ("winegrowers", "oppose"),
    "The brewery pulled its bid for the mill.": ("brewery", "reject"),
    "The stagehands stood their ground on overtime.": ("stagehands", "insist"),
    "The library has no wish to move.": ("library", "reject"),
    '"It will not get our vote," the Liberals said.': ("liberals", "reject"),
    # what moves a party
    "The delay worries the growers.": ("growers", "concern"),
    "The clause troubles the orchestra.": ("orchestra", "concern"),
    "New charges infuriate the hauliers.": ("hauliers", "oppose"),
    "The fee sits badly with the museum.": ("museum", "oppose"),
    "Only a full refund will satisfy the tenants.": ("tenants", "demand"),
    # verdicts
    "The cap is a deal-breaker for the brewery.": ("brewery", "reject"),
    "For the clinic, a shared ward is out of the question.": ("clinic", "reject"),
    '"The figure is the last word," the developer said.': ("developer", "insist"),
    "An end to the ban is the price of the island's support.": ("island", "demand"),
    '"The plan is new. It undervalues the firm," the board said.': ("board", "oppose"),
    '"We do not think the rent is fair," the tenants said.': ("tenants", "oppose"),
    # harm that is announced
    "The union announced a walkout for Friday.": ("union", "threaten"),
    "A strike will begin on Monday, the miners said.": ("miners", "threaten"),
    "A blockade starts on Tuesday, the farmers warned.": ("farmers", "threaten"),
    '"Expect a lawsuit," the hotel told the council.': ("hotel", "threaten"),
    "The firm can expect strikes, the union said.": ("union", "threaten"),
    "Its bid expires on Friday, Norvik said.": ("norvik", "threaten"),
    # what is pointed at
    '"What we are after is a fair price," the growers said.': ("growers", "seek"),
    "A smaller tower is one the parish can live with.": ("parish", "willing"),
    "Selling the field is something the abbey refuses.": ("abbey", "reject"),
    # questions that refuse
    '"How could we sign that?" the union said.': ("union", "reject"),
    '"Why would our members pay for it?" the union asked.': ("union", "reject"),
    # labels of a position
    "The brewery's main concern is parking.": ("brewery", "concern"),
    "The museum's preference is for a loan.": ("museum", "prefer"),
    "Its aim, the parish says, is a smaller tower.": ("parish", "seek"),
    "The farmers' chief fear is losing the canal.": ("farmers", "concern"),
    # wishes under would
    "The museum would rather lend the ring.": ("museum", "prefer"),
    "Ideally the abbey would keep both fields.": ("abbey", "prefer"),
    "The abbey would sooner keep both fields.": ("abbey", "prefer"),
    # who it is
    "Most of the growers reject the floor price.": ("growers", "reject"),
    "Several of the tenants reject the new rent.": ("tenants", "reject"),
    "The strike committee demands a shorter week.": ("strike", "demand"),
    "Pressure group Aro demanded a ban on nets.": ("aro", "demand"),
    "The state has got to release the water, the ranchers said.": (
        "ranchers",
        "demand",
    ),
}

NOTHING = [
    "The hotel offers guests a view of the bay.",
    "The company dismissed 40 drivers in May.",
    "The museum opens at nine and the brewery at ten.",
    "The walkout at the mill began in March.",
    "Why did the talks fail?",
    "The weather in Oslo was fine, Norway said.",
    "The strike lasted for 12 days.",
    "Analysts can expect a strike.",
]


def told(text):
    """Return party and act of all that is read in a text."""
    found = read_documents([from_bytes("note.txt", text.encode())])
    return [(s.party, s.act) for s in found.statements]


@pytest.mark.parametrize("text", TOLD, ids=lambda t: t[:40])
def test_party_and_act(text):
    assert told(text) == [TOLD[text]]


@pytest.mark.parametrize("text", NOTHING, ids=lambda t: t[:40])
def test_no_position(text):
    assert told(text) == []
