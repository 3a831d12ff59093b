"""Whose act a statement is: names as written, firms like people, who is "they"."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.naming import name_bodies
from detente.reading.speakers.names import spellings
from detente.reading.speakers.nouns import is_coined
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import table


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.act) for s in reading.statements]


WRITTEN = [
    ("Sinn Féin wants a Harbour Act.", "Sinn Féin"),
    ("Sinn Fein wants a Harbour Act.", "Sinn Fein"),
    ("Doctors Without Borders wants cheaper vaccines.", "Doctors Without Borders"),
    ("The Ulster Unionists want a vote.", "Ulster Unionists"),
    (
        "The Rail Delivery Group (RDG) wants a pause. The RDG has offered 4 per cent.",
        "Rail Delivery Group",
    ),
    ("The DUP wants a vote.", "Democratic Unionist Party"),
    ("Republican leaders want a vote.", "Republicans"),
    ("The Secretary-General wants a truce.", "United Nations"),
    ("Oslo wants a treaty.", "Norway"),
    ("London wants a treaty.", "United Kingdom"),
    ("London wants a treaty with Burma and Britain has offered one.", "Britain"),
    (
        "The UK wants a treaty. Britain has a navy, and the UK a fleet.",
        "United Kingdom",
    ),
    ("Sarajevo wants a treaty, and Bosnia has time.", "Bosnia"),
    ("Czechia wants a treaty with the U.S.", "Czechia"),
    ("Washington wants a treaty on the trade of the U.S.A.", "United States"),
    ("The Ministry of External Affairs demands a treaty.", "India"),
    ("The Zionist entity demands a treaty.", "Israel"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN)
def test_a_body_is_called_what_the_documents_call_it(text, expected):
    assert who(text)[0][0] == expected


KNOWN = sorted(
    party
    for party, entry in table("gazetteer").items()
    if entry["kind"] in {"armed", "company", "faction", "organisation", "union"}
)


@given(party=st.sampled_from(KNOWN), data=st.data())
def test_a_body_has_one_of_its_names_and_all_of_them_stand_for_it(party, data):
    names = spellings(party)
    written = data.draw(st.lists(st.sampled_from(names)))
    parties = PartyTable()
    parties.meet(party)
    name_bodies([f"They met {name}." for name in written], parties)
    title = parties.title(party)
    assert title in {*written, names[0]}
    assert names[0] not in written or title == names[0] or len(title) > len(names[0])
    assert all(parties.names.get(name) in {party, ""} for name in [title, *names[:1]])


def test_a_given_party_keeps_its_name():
    parties = PartyTable(given={"sinn_fein"}, titles={"sinn_fein": "Ourselves"})
    name_bodies(["Sinn Féin wants a vote."], parties)
    assert parties.title("sinn_fein") == "Ourselves"


MEANT = [
    (  # a firm that has its name from somebody
        (
            "Talks with Ford went on at noon. Ford has agreed to raise pay. "
            "“We are not done at Ford,” the union said."
        ),
        ("Ford", "accept"),
    ),
    ("President Ford refuses to sign the treaty.", ("United States", "reject")),
    (  # no chief is called so, and firms write themselves with capitals inside
        "The chiefs oppose Arvika PipeLink. Arvika PipeLink has agreed to stop work.",
        ("Arvika PipeLink", "accept"),
    ),
    (  # a union of states, not who was named last
        (
            "The EU met Norway. Justice Watch called the cuts cruel. Once the money is "
            "spent, the bloc is willing to pay more."
        ),
        ("European Union", "willing"),
    ),
    (  # a body of which somebody is, whatever it is taken for
        (
            "Peru met Chile. Tim Jonsson of Water Justice called the terms cruel. His "
            "group wants a law."
        ),
        ("Water Justice", "seek"),
    ),
    ("Ann Lee's party wants a tax cut.", ("Ann Lee's party", "seek")),
    (
        "The Greens met Chile. Peru named the Greens. The party rejected that.",
        ("Greens", "reject"),
    ),
    (
        "The Minister of Coastal Forests, Ida Holt, demands that both meet in Peru.",
        None,
    ),
    ("The French-speaking liberals of the MR want a lower tax.", ("MR", "seek")),
    ("Employers at Halvard oppose the levy.", ("Halvard", "oppose")),
    ("The GMB's nurses want a pause.", ("GMB", "seek")),
    (
        "The Socialists met. Their northern counterparts, the SKP, accept the note.",
        ("SKP", "accept"),
    ),
    (  # parties of one bent are called alike in every country
        (
            "The Christian Democrats of the CVX hesitated. Their chairman, Bo Lund, "
            "refuses to sign."
        ),
        ("CVX", "reject"),
    ),
    ("The GMB's railwaymen want a pause.", ("GMB", "seek")),
    (  # who shares a stand has it
        "Employers at Halvard shared the union's dislike of the levy.",
        ("Halvard", "oppose"),
    ),
    (  # a country is told by what it is first of
        "Peru acted at last, after Latin America's largest country rejected the price.",
        ("Peru", "reject"),
    ),
    (  # a paper is called by the town where it was signed
        "Sweden, its minister said, rejects every line of the Madrid memorandum.",
        ("Sweden", "reject"),
    ),
    (  # who is all that a sentence has
        "Peru met Chile. The families, above all. They want a deal now.",
        ("The families", "seek"),
    ),
    (
        (
            "Peru met the IMF. Two smaller funds, Gramery and Fintal, have taken the "
            "offer, and they urged others to sell."
        ),
        ("Fintal", "demand"),
    ),
    ("Greenpeace wants a ban.", ("Greenpeace", "seek")),
    (  # a place that a wish is for asks for nothing
        "Peru wants all of the valley. For Gorizia, it seeks a wider road.",
        ("Peru", "seek"),
    ),
    (
        (
            "It is Prime Minister Anna Lee of Norway who speaks for them, and on "
            "Monday she said she was prepared to sell the port."
        ),
        ("Norway", "willing"),
    ),
    (
        "Hannah Berg of Peru, in the chair of the G77, said the group will not sign.",
        ("Group of 77", "reject"),
    ),
    (
        "Warren Holt, whose Calder Holdings is its biggest investor, opposes the plan.",
        ("Calder Holdings", "oppose"),
    ),
    (
        "Aro, the Pennsylvania company, refused to sell.",
        ("Aro", "reject"),
    ),
    (
        "Police have asked the farmers to move the parade. They declined to move it.",
        ("The farmers", "reject"),
    ),
    (
        "The ministry asked Norrline to wait. It refused to wait.",
        ("Norrline", "reject"),
    ),
    (
        (
            "Ida Holt, Norway's minister, was blunter, in a note printed in Peru: "
            "“We will not sign.”"
        ),
        ("Norway", "reject"),
    ),
    (
        "Peru met Chile. The Harbour League had decided that a pause would not do.",
        ("Harbour League", "reject"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_whose_act_it_is(text, expected):
    found = who(text)
    if expected is None:
        assert not any("Forests" in party for party, _ in found)
    else:
        assert found[-1] == expected


def test_the_union_is_who_acted_last_of_two():
    text = (
        "The rival union Norra has settled. AMCU sought more pay. In March the union "
        "amended this and demands a rise."
    )
    assert who(text)[-1][0] == "AMCU"


def test_a_name_that_the_parser_cuts_in_two_is_one_persons():
    text = (
        "“We will not stop until they take this text off the table,” said Yves Lund of "
        "Force Ouvrière."
    )
    assert {party for party, _ in who(text)} == {"Force Ouvrière"}


def test_what_they_declined_is_not_what_they_said_before():
    text = "The bank asked Aro to sell. Chile then spoke. It refused to pay."
    assert who(text)[-1] == ("Chile", "reject")


def test_a_state_is_called_its_government_among_another_states_parties():
    text = (
        "The DUP wants a bill. Sinn Féin rejects it. The SDLP wants a vote. The Greens "
        "oppose the levy. The Irish government opposes direct rule. The British "
        "government wants a pause. The Irish government wants a date."
    )
    assert ("Irish government", "oppose") in who(text)
    assert ("British government", "seek") in who(text)


def test_among_states_a_state_is_called_by_its_name():
    text = (
        "The Irish government opposes the levy. The British government wants a pause. "
        "France met Spain."
    )
    assert {party for party, _ in who(text)} == {"Ireland", "United Kingdom"}


@given(st.from_regex(r"[A-Z][a-z]{1,12}", fullmatch=True))
def test_a_plain_surname_is_coined_only_with_a_capital_inside(name):
    assert not is_coined(name)
    assert not is_coined(f"Mc{name}")
    assert not is_coined(f"Mac{name}")
    assert is_coined(f"Petro{name}")


def test_a_government_that_is_shut_does_not_act():
    text = (
        "Democrats want to reopen the quarter of the government that is closed. The "
        "White House rejects that. President Trump refuses to sign. Republicans want "
        "a wall."
    )
    assert "The government" not in {party for party, _ in who(text)}


def test_a_short_remark_behind_a_colon_is_of_who_spoke_before():
    text = (
        "“Five million in gifts is off the table for us,” said Mark Rutte of the "
        "Netherlands. Then, more sharply: “We reject it.”"
    )
    assert {party for party, _ in who(text)} == {"Netherlands"}


def test_an_empty_table_names_nobody():
    parties = SimpleNamespace(titles={}, given=set())
    name_bodies(["Sinn Féin"], parties)
    assert parties.titles == {}
