"""What each family of rules reads in a sentence, exactly."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def read(text):
    return read_documents([from_bytes("note.txt", text.encode())])


def told(text):
    """Return party, act and content of what is read in a text."""
    return [(s.party, s.act, s.content) for s in read(text).statements]


VERBS = {
    "Egypt demanded a binding agreement on the dam.": [
        ("egypt", "demand", "a binding agreement on the dam")
    ],
    "Kyiv is calling for the return of all prisoners.": [
        ("ukraine", "demand", "the return of all prisoners")
    ],
    "The Kremlin ruled out a withdrawal of its troops.": [
        ("russia", "reject", "a withdrawal of its troops")
    ],
    "Japan refused to lower its tariff on rice.": [
        ("japan", "reject", "to lower its tariff on rice")
    ],
    "Norway has offered to share the data.": [("norway", "offer", "to share the data")],
    "Brazil agreed to a review in five years.": [
        ("brazil", "accept", "a review in five years")
    ],
    "Canada threatened to suspend the talks.": [
        ("canada", "threaten", "to suspend the talks")
    ],
    "Sudan expressed concern about the second filling.": [
        ("sudan", "concern", "the second filling")
    ],
    "India argues that the quota is unfair to newcomers.": [
        ("india", "oppose", "the quota")
    ],
    "The proposal was rejected by Turkey.": [("turkey", "reject", "the proposal")],
    "Greece insists on a longer deadline.": [("greece", "insist", "a longer deadline")],
    "Chile would like a later start.": [("chile", "seek", "a later start")],
}
NEGATED = {
    "Iran will not renegotiate the agreement.": [("iran", "reject")],
    "Ethiopia vowed not to delay the filling.": [("ethiopia", "reject")],
    "Israel cannot accept the demand.": [("israel", "reject")],
    "France is not willing to sign the text.": [("france", "reject")],
    "Armenia did not agree to the corridor.": [("armenia", "reject")],
    "Poland does not want a cut in subsidies.": [("poland", "oppose")],
}
PREDICATES = {
    "Mexico is ready to open the border.": [
        ("mexico", "willing", "to open the border")
    ],
    "Spain is opposed to any cut in the quota.": [
        ("spain", "oppose", "any cut in the quota")
    ],
    "Qatar remains open to a shorter truce.": [("qatar", "willing", "a shorter truce")],
    "Peru is worried about the price of copper.": [
        ("peru", "concern", "the price of copper")
    ],
}
JUDGEMENTS = {
    "The quota is not negotiable, Iceland said.": [("iceland", "reject", "the quota")],
    "Serbia called the plan unacceptable.": [("serbia", "reject", "the plan")],
    "For Cuba the embargo is a red line.": [("cuba", "reject", "the embargo")],
    'Kenya described the offer as "simply unaffordable".': [
        ("kenya", "reject", "the offer")
    ],
}
MODALS = {
    "Russia must withdraw its troops, Ukraine said.": [("ukraine", "demand")],
    "Vietnam said that the tariff would have to go.": [("vietnam", "demand")],
    '"We will not sign it," said Iranian Foreign Minister Amir Rad.': [
        ("iran", "reject")
    ],
    '"There can be no deal without guarantees," Libya said.': [("libya", "insist")],
    "Finland said it could live with three years.": [("finland", "willing")],
}
NOMINALS = {
    "A core demand of Bolivia is access to the sea.": [
        ("bolivia", "demand", "access to the sea")
    ],
    "Oman repeated its call for a ceasefire.": [("oman", "demand", "a ceasefire")],
    "Denmark voiced its opposition to the pipeline.": [
        ("denmark", "oppose", "the pipeline")
    ],
}


@pytest.mark.parametrize(
    "text", [*VERBS, *PREDICATES, *JUDGEMENTS, *NOMINALS], ids=lambda t: t[:40]
)
def test_party_act_and_content(text):
    expected = {**VERBS, **PREDICATES, **JUDGEMENTS, **NOMINALS}[text]
    assert told(text) == expected


@pytest.mark.parametrize("text", [*NEGATED, *MODALS], ids=lambda t: t[:40])
def test_party_and_act(text):
    expected = {**NEGATED, **MODALS}[text]
    assert [(party, act) for party, act, _ in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Iran agreed in 2015 to limit its programme.",
        "Whether Iran will accept the offer is unclear.",
        "If Iran accepts the offer, sanctions could be lifted.",
        "Iran might reject the proposal.",
        "Will Iran accept the proposal?",
        "Iran's programme has grown in recent years.",
        "Reuters reported on the talks in Geneva.",
        "Analysts say that a deal must come soon.",
        "The two sides agreed to meet again in May.",
    ],
)
def test_what_is_nobodys_position(text):
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "content", "condition"),
    [
        (
            "Iran is willing to limit enrichment if sanctions are lifted.",
            "to limit enrichment",
            "if sanctions are lifted",
        ),
        (
            "The US offered phased relief in exchange for inspections.",
            "phased relief",
            "in exchange for inspections",
        ),
        (
            "If the army leaves, Mali would accept monitors.",
            "monitors",
            "if the army leaves",
        ),
        (
            "Cyprus will not sign unless the troops go.",
            "to sign",
            "unless the troops go",
        ),
    ],
)
def test_a_condition_is_cut_out_of_the_content(text, content, condition):
    [statement] = read(text).statements
    assert (statement.content, statement.condition) == (content, condition)
    assert statement.modality == "conditional"


def test_coordinated_verbs_share_their_subject():
    text = "Iran maintains its program is peaceful and seeks relief from sanctions."
    assert told(text) == [
        ("iran", "assert", "its program is peaceful"),
        ("iran", "seek", "relief from sanctions"),
    ]


def test_a_participle_has_the_subject_of_its_verb():
    text = "Egypt left the room, demanding a written reply."
    assert ("egypt", "demand", "a written reply") in told(text)


def test_two_full_things_wanted_are_two_statements():
    text = "Ghana wants a higher price and a longer contract."
    assert told(text) == [
        ("ghana", "seek", "a higher price"),
        ("ghana", "seek", "a longer contract"),
    ]


def test_both_sides_are_the_principals():
    text = (
        "Iran demanded sanctions relief. The US demanded inspections. "
        "Both sides are at odds over the timetable."
    )
    assert {p for p, a, _ in told(text) if a == "oppose"} == {"iran", "us"}


def test_a_rival_reports():
    text = (
        "Iran demanded sanctions relief. The US demanded inspections. "
        "The US said Iran rejected the timetable."
    )
    reported = [s for s in read(text).statements if s.act == "reject"]
    assert [(s.party, s.modality) for s in reported] == [
        ("iran", "reported by a rival")
    ]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Iranian Foreign Ministry spokesman Ali Rad rejected the text.", "iran"),
        ("The United Steelworkers (USW) met. The USW rejected the offer.", "usw"),
        ("Downing Street rejected the text.", "uk"),
        ("President Trump rejected the text.", "us"),
        ("Mary Holt, the president of the Teamsters, rejected the offer.", "teamsters"),
        ("The employers met the union. The union rejected the offer.", "union"),
        ("Brussels met with Tokyo. It rejected the text.", "eu"),
    ],
)
def test_who_is_meant(text, party):
    assert [s.party for s in read(text).statements] == [party]


def test_we_is_the_party_of_who_speaks():
    text = (
        "Jane Roe, the chief negotiator of the Teamsters, spoke on Monday. "
        '"We reject the offer," Roe said.'
    )
    [statement] = read(text).statements
    assert (statement.party, statement.reported_by) == ("teamsters", "Jane Roe")


def test_items_under_a_heading_are_its_owners():
    text = (
        "Talks on steel resume\n\nThe two sides meet again on Monday in Geneva.\n\n"
        "What Canada wants\n\n- A permanent exemption for steel\n"
        "- A lower duty on cars\n"
    )
    statements = read(text).statements
    assert [(s.party, s.act, s.content) for s in statements] == [
        ("canada", "demand", "a permanent exemption for steel"),
        ("canada", "demand", "a lower duty on cars"),
    ]
    assert {s.modality for s in statements} == {"inferred"}


def test_an_open_letter_speaks_for_its_sender():
    text = (
        "Open letter to the port\n\nWe, the members of the Dockers Union, write to you "
        "again.\n\nWe demand a higher wage. Our patience is at an end, and we will "
        "strike in June.\n"
    )
    acts = {(s.act, s.content) for s in read(text).statements}
    assert ("demand", "a higher wage") in acts
