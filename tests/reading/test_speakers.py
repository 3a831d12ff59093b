"""Whose words they are: labels, quotations, people and those they speak for."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.blocks import blocks
from detente.reading.speakers.quotations import quoted_spans


def read(text):
    return read_documents([from_bytes("note.txt", text.encode())])


def said(text):
    """Return party, coarse content and reporter of what is read in a text."""
    return [(s.party, s.act, s.reported_by) for s in read(text).statements]


MATTERS = [
    "* Fishing Rights: Iceland insists on a lower quota. Norway rejects a cut.",
    "Fishing Rights: Iceland insists on a lower quota. Norway rejects a cut.",
    "FISHING RIGHTS: Iceland insists on a lower quota. Norway rejects a cut.",
    "* Faroe Fishing: Iceland insists on a lower quota. Norway rejects a cut.",
    "The quota: Iceland insists on a lower quota. Norway rejects a cut.",
]


@pytest.mark.parametrize("text", MATTERS)
def test_the_label_of_a_matter_speaks_for_nobody(text):
    assert said(text) == [("iceland", "insist", ""), ("norway", "reject", "")]


def test_a_matter_named_after_a_party_is_not_that_party():
    text = "* Turkey: wants an apology.\n* Turkey Tariffs: Greece demands a refund."
    assert said(text) == [("turkey", "seek", ""), ("greece", "demand", "")]


def test_the_label_of_a_matter_ends_the_words_of_a_party():
    text = "* Peru: wants a bridge.\n* Road Tolls: Chile said it would not pay tolls."
    assert said(text) == [("peru", "seek", ""), ("chile", "reject", "")]


SPEAKERS = [
    ("Japan: We will not accept a ceiling.", "japan"),
    ("The union: We will not accept a ceiling.", "union"),
    ("Finnish Delegation: We will not accept a ceiling.", "finland"),
]


@pytest.mark.parametrize(("text", "party"), SPEAKERS)
def test_the_label_of_a_party_speaks_for_it(text, party):
    assert [s[:2] for s in said(text)] == [(party, "reject")]


QUOTATIONS = [
    (
        (
            "Kenya and Uganda met. “We reject the toll,” Kenya’s envoy said. "
            "“What we want is a bridge.” Uganda demanded an apology."
        ),
        [("kenya", "reject"), ("kenya", "seek"), ("uganda", "demand")],
    ),
    (
        (
            "Peru's president, Luz Rey, said talks had failed. \"We reject the toll. "
            '"We demand an apology," she said. Chile rejects that.'
        ),
        [("peru", "reject"), ("peru", "demand"), ("chile", "reject")],
    ),
    (
        (
            "'We reject the toll,' Uganda's envoy told reporters. Kenya's envoy said: "
            "'We demand an apology.'"
        ),
        [("uganda", "reject"), ("kenya", "demand")],
    ),
    (
        (
            'Malta\'s minister said prices fell. "We demand a refund." Cyprus said it '
            "rejected the bill."
        ),
        [("malta", "demand"), ("cyprus", "reject")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), QUOTATIONS, ids=range(len(QUOTATIONS)))
def test_who_speaks_in_a_quotation(text, expected):
    assert [s[:2] for s in said(text)] == expected


@pytest.mark.parametrize(
    "text",
    ["``No,'' he said.", "″No,″ he said.", "”No,” he said.", "«No,» he said.",
     "‘‘No,’’ he said.", "„No,“ he said."],
)  # fmt: skip
def test_every_house_has_its_marks_of_quotation(text):
    assert [text[a:b] for a, b in quoted_spans(text)] == ["No,"]


@given(st.lists(st.text("ab ,.'", min_size=1, max_size=9), min_size=1, max_size=5))
def test_quotations_never_overlap_and_hold_no_mark(pieces):
    text = '"'.join(pieces)
    spans = quoted_spans(text)
    assert all(a < b for a, b in spans)
    assert all(x[1] <= y[0] for x, y in pairwise(spans))
    assert not any(re.search(r'"(?!\w)', text[a:b]) for a, b in spans)


@given(st.lists(st.sampled_from(["It is so.", "He left", "no, never"]), max_size=4))
def test_quotations_in_pairs_are_what_stands_between_them(pieces):
    text = " and ".join(f'"{piece}"' for piece in pieces)
    assert [text[a:b] for a, b in quoted_spans(text)] == pieces


PEOPLE = [
    # a name in apposition to an office, later the surname alone
    (
        "Chile's transport minister, Ana Ruiz, met Peru's. Ruiz rejected the toll.",
        ("chile", "Ana Ruiz"),
    ),
    # an owner that no list knows
    (
        "Talks failed. Velmora's David Lund rejects the fee. Mr Lund demands a refund.",
        ("velmora", "David Lund"),
    ),
    # a portfolio is not a party
    (
        "Kenya's Industrial Relations Minister, Joy Wafula, rejected the fee.",
        ("kenya", "Kenya's Industrial Relations Minister, Joy Wafula"),
    ),
    # a title that goes with the first name
    (
        (
            "Kuwait's oil minister, Sheikh Omar al-Hamad, spoke. Sheikh Omar rejected "
            "the quota."
        ),
        ("kuwait", "Omar al-Hamad"),
    ),
    ("Ilse Brandt, who speaks for Nordbread, rejected the fee.", ("nordbread", None)),
    ("The Oman Government rejected the fee.", ("oman", None)),
    ("In the words of the Danish envoy, the fee is unacceptable.", ("denmark", None)),
    ("Number 10 rejected the fee.", ("uk", None)),
    # one who speaks for nobody else, and his lawyer
    ("Rail tycoon Peter Voss rejected the fee.", ("voss", None)),
    ("Silva's lawyer, Tom Reed, rejected the fee.", ("silva", None)),
    # somebody's own country
    (
        "Ecuador's envoy, Luis Alba, said his country rejected the fee.",
        ("ecuador", None),
    ),
    # a surname that is also somebody famous's
    ("Ecuador's envoy, Luis Santos Alba, rejected the fee.", ("ecuador", None)),
]


@pytest.mark.parametrize(("text", "expected"), PEOPLE, ids=lambda p: str(p)[:30])
def test_whom_somebody_speaks_for(text, expected):
    last = [s for s in read(text).statements if s.act in {"reject", "demand"}][-1]
    party, person = expected
    assert last.party == party
    assert person is None or last.reported_by == person


def test_the_town_and_day_of_a_report_take_no_part():
    text = "QUITO, March 2 - Sea carrier Velmora Lines said it rejects the fee."
    assert [s[0] for s in said(text)] == ["velmora"]


REPLIES = {
    "Tokyo accepted the deadline. Seoul did not.": ("south_korea", "reject"),
    "Japan accepted the deadline, but China did not.": ("china", "reject"),
    "Paris wants a tax on carbon. So does Berlin.": ("germany", "seek"),
    "France rejected the quota, as did Spain.": ("spain", "reject"),
    "Chile agreed to the review and Peru did too.": ("peru", "accept"),
    "The company offered 3 percent. The union said no.": ("union", "reject"),
    "Egypt demanded access to the port. Sudan's answer was no.": ("sudan", "reject"),
}


@pytest.mark.parametrize("text", REPLIES)
def test_a_short_answer_takes_up_what_was_said(text):
    first, answer = read(text).statements
    assert (answer.party, answer.act) == REPLIES[text]
    assert answer.content == first.content


NO_REPLIES = [
    "Tokyo accepted the deadline. It did not.",
    "Tokyo accepted the deadline. Seoul did not rain.",
    "Tokyo accepted the deadline. Seoul said no talks were planned.",
    "Seoul did not.",
]


@pytest.mark.parametrize("text", NO_REPLIES)
def test_what_is_no_answer(text):
    assert "south_korea" not in {s[0] for s in said(text)}


def test_the_former_and_the_latter():
    text = (
        "Ghana and Togo met in May. The former wants a joint authority; the latter "
        "insists on a court."
    )
    assert said(text) == [("ghana", "seek", ""), ("togo", "insist", "")]


def test_both_are_the_two_who_have_just_acted():
    text = (
        "India demanded a survey and rejected a dam. Nepal and Bhutan backed the "
        "survey. Both rejected the dam."
    )
    assert [s[0] for s in said(text)][-2:] == ["nepal", "bhutan"]


ROLES = [
    # the company is the one whose speaker says the word
    (
        (
            "Talks failed. Metrolane's chief executive, Paul Gross, said the firm "
            "rejected arbitration."
        ),
        "metrolane",
    ),
    # or the last body named, of whatever land and trade
    ("Aramon met Ofgem. The French water major rejected a cap on fees.", "aramon"),
    # a board's act is its company's
    ("Talbot Resources met its rivals. Talbot's board rejected a sale.", "talbot"),
    (
        "The miner's biggest shareholder, Redfern Capital, rejected arbitration.",
        "redfern_capital",
    ),
    # the army is no rebel's
    (
        "The Kivu Liberation Army (KLA) offered a truce. The army rejected it.",
        "government",
    ),
    # rebels of a movement
    ("Rebels of the Kivu Liberation Army rejected the truce.", "kivu"),
    # members, drivers and farmers of the one who says "our"
    (
        (
            "Dana Kohl, head of the Lorry Alliance, spoke. “Our drivers reject "
            "arbitration,” she said."
        ),
        "lorry",
    ),
    # a company by the last word of its name, wherever it stands
    (
        (
            "A strike looms at Dalby Rail. The union met on Monday. The operator "
            "rejected the offer."
        ),
        "dalby",
    ),
    # nobody bids for itself
    (
        "Shares in Orrin Paper fell after the board rejected a bid from Fenwick Foods.",
        "orrin",
    ),
    # the army is the state's whose army was named
    ("Envoys of Chad's army met. The army rejected the offer.", "chad"),
    # rebels by another word for what they are
    (
        "The Kivu Front (KF) met the mediators. The militants rejected the offer.",
        "kf",
    ),
    # a body whose name ends in a country
    ("Transport Scotland rejected the offer.", "transport"),
    # "its" is not of many
    (
        (
            "Chad said it would wait once the rebels left, its envoy Ada Moyo said. It "
            "rejected the offer."
        ),
        "chad",
    ),
    # a union is not yet named by a word at the head of a sentence
    ("The Teamsters met. Union president Sean Doyle rejected the offer.", "teamsters"),
    # a portfolio that is also a party's name
    ("Labour Minister Emeka Obi rejected the offer.", "government"),
    ("The transport minister, Anne Petit, rejected the offer.", "government"),
    ("Democrats met in May. The president rejected the offer.", "government"),
    # a town is no company
    (
        (
            "The landlord, Graystone Homes, met the tenants. The city's housing "
            "department rejected the offer."
        ),
        "city",
    ),
    # the other of two
    ("Chile and Peru met. Chile's rival rejected the offer.", None),
    ("Chile met Peru. Its rival rejected the offer.", "peru"),
    # people are not the country they are named after
    ("Ethnic Albanians in south Serbia rejected the offer.", "ethnic_albanians"),
    ("Croatian Serbs rejected the offer.", "croatian_serbs"),
    # a ruler of no country that is named
    ("President Yoweri Musa rejected the offer.", "musa"),
]


@pytest.mark.parametrize(("text", "party"), ROLES, ids=lambda p: str(p)[:30])
def test_a_role_is_the_party_that_has_it(text, party):
    found = [s.party for s in read(text).statements if s.act == "reject"]
    assert found == ([party] if party else found)


def test_a_government_once_meant_is_meant_again():
    text = (
        "Britain met the lenders. The prime minister rejected the bill. The lenders "
        "demanded their money. Chancellor George Hale rejected a discount."
    )
    rejected = [s for s in read(text).statements if s.act == "reject"]
    assert [s.party for s in rejected] == ["uk", "uk"]


DATELINES = [
    "KUWAIT, March 1 - Norway rejected the quota.",
    "GENEVA (Reuters) - Norway rejected the quota.",
    "NEW YORK, 3 May 2019 (AFP) -- Norway rejected the quota.",
    "WASHINGTON — Norway rejected the quota.",
]


@pytest.mark.parametrize("text", DATELINES)
def test_a_dateline_is_neither_label_nor_party(text):
    assert said(text) == [("norway", "reject", "")]
    assert read(text).parties.keys() == {"norway"}


def test_the_name_of_a_party_before_a_dash_is_its_label():
    (block,) = blocks(from_bytes("note.txt", b"NORWAY \xe2\x80\x94 a lower quota."))
    assert block.label == "NORWAY"


def test_an_unknown_who_speaks_of_himself_is_nobody_else():
    text = "Norway demanded a quota. Analysts said they rejected the levy."
    assert said(text) == [("norway", "demand", "")]


def test_a_report_that_mentions_a_joint_statement_is_no_partys_own():
    text = (
        "Israel offered a truce last week in the hope that the border would stay calm. "
        "In a joint statement, Britain and Malta demanded more."
    )
    assert {s[2] for s in said(text)} == {""}


def test_a_party_called_labor_is_no_union():
    text = "Labor rejected an inquiry. Unions are opposed to the airport bill."
    assert "unions" in {s[0] for s in said(text)}


def test_a_union_that_is_known_but_not_yet_named_may_be_the_workers():
    text = "Welders at the yard rejected the offer. The union Unite demands more pay."
    assert ("unite", "demand", "") in said(text)


def test_some_country_that_nobody_names_is_no_party():
    found = read(
        "The EU and Switzerland met on Monday. A diplomat from a large member state "
        "said the bloc was asking for 350 million francs a year."
    )
    assert [s.party for s in found.statements] == ["eu"]
    assert set(found.parties) == {"eu", "switzerland"}


BULLETIN = """RIVERSIDE NURSES UNION - Ward 4
Monday, May 3, 2021

Dear all,

We met them again on Sunday. The Board wants us to work on Sundays.

We reject that. Our day is eight hours, and we are asking for nine euros more.
"""
LIVE = """Peru and Chile talk: live

We understand that Peru rejects the map. We are told that Chile backs it.

That is all from us. We were at the gate. Our editors met Ida Holt's team, which wants a
pause.
"""


def test_a_bulletin_is_of_the_body_whose_name_is_over_it():
    own = [(party, act) for party, act, _ in said(BULLETIN)]
    assert ("riverside", "reject") in own
    assert ("riverside", "demand") in own


def test_a_newspapers_we_takes_no_position_and_is_no_party():
    found = [(party, act) for party, act, _ in said(LIVE)]
    assert found[:2] == [("peru", "reject"), ("chile", "accept")]
    assert "peru" not in [party for party, _ in found[2:]]


def test_a_name_of_a_party_in_front_of_a_stop_is_a_label():
    text = "Peru spoke first. It wants a levy.\n\nOPEC. The group rejects a quota."
    labels = [block.label for block in blocks(from_bytes("a.txt", text.encode()))]
    assert labels == ["", "OPEC"]
    assert ("opec", "reject", "") in said(text)


def test_whose_view_a_sentence_opens_with_is_meant_behind_it():
    text = (
        "The Green Party and Labour met. For the Greens, the bees are a matter of "
        "life. Co-leader Susan Miller said his side could accept a levy."
    )
    assert said(text)[-1][0] == "greens"


def test_an_ally_of_a_person_is_not_the_country_of_that_person():
    text = (
        "Venezuela wants the ban lifted. The United States refused. The dispute began "
        "with the extradition of a Maduro ally to the United States."
    )
    assert read(text).roles == {"venezuela": "principal", "us": "principal"}
