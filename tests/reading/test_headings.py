"""What people read over an issue: the act, the thing, and what that is of."""

import pytest

from detente.model import AGENDA, Statement
from detente.reading import read
from detente.reading.blocks import Block
from detente.reading.draft.labels import label
from detente.reading.issues import place
from detente.reading.issues.labels import labelled_runs
from detente.reading.issues.nominals import nominals
from detente.reading.issues.titles import short_id
from detente.reading.parse import parse


def over(*rows):
    """Return the headings of what is said: party, act, words before, content."""
    blocks, statements, start = [], [], 0
    for number, (party, act, before, content) in enumerate(rows, start=1):
        sentence = f"{before} {content}."
        at = start + len(before) + 1
        blocks.append(Block("d1", (start, start + len(sentence)), sentence))
        span = (at, at + len(content))
        statements.append(
            Statement(f"s{number}", party, act, "", content, content, "d1", span)
        )
        start += len(sentence) + 2
    return list(place(tuple(statements), {}, parse(blocks)).headings.values())


@pytest.mark.parametrize(
    ("content", "heading"),
    [
        ("to pull its soldiers back from the Arden hills", "Pullback of soldiers"),
        ("to open the northern ferry port", "Opening of the northern ferry port"),
        ("to hire 200 more teachers by the autumn", "Hiring of teachers"),
        ("to free the 12 sailors in a first phase", "Release of sailors"),
        ("to buy more Sudish timber", "Purchase of Sudish timber"),
        ("to set up a joint rescue service", "Creation of a joint rescue service"),
        ("to stop producing copper in the park", "Production of copper"),
        ("to transfer 300 hectares at once", "Transfer of 300 hectares"),
        ("an end to the ban on imports of cheese", "End to the ban on imports"),
        ("a cap on the number of work permits", "Cap on the number of work permits"),
        ("the return of the stolen paintings by May", "Return of stolen paintings"),
        ("12% of the ticket revenue", "Share of the ticket revenue"),
        ("further access to its fishing grounds", "Access to fishing grounds"),
        (
            "to withdraw its tanks from the border",
            "Withdrawal of tanks from the border",
        ),
        (
            "a guarantee that no rail worker would be dismissed",
            "Dismissal of rail workers",
        ),
        ("the right to extend the harbour lease", "Extension of the harbour lease"),
        ("long-term leases", "Long-term leases"),
        ("a veto for the Lakes Council of Elders", "Veto for the Lakes Council"),
        ("two bridges to be reopened", "Reopening of bridges"),
    ],
)
def test_a_heading_says_what_is_done_to_which_thing(content, heading):
    (found,) = over(("norland", "demand", "Norland wants", content))
    assert found.startswith(heading)


def test_amounts_times_and_clauses_are_left_to_the_options():
    (found,) = over(
        (
            "norland",
            "demand",
            "Norland wants",
            "a levy of 4 per cent on wine in the first year, which nobody has paid",
        )
    )
    assert found == "Levy on wine"


def test_what_is_asked_for_heads_the_issue_rather_than_what_is_feared():
    rows = [
        ("sudland", "concern", "Sudland fears", "theft in the old quarries"),
        ("norland", "seek", "Norland seeks", "the reopening of the quarries"),
        ("sudland", "reject", "Sudland rejects", "the quarries"),
    ]
    assert over(*rows) == ["Reopening of quarries"]


def test_a_word_alone_heads_an_issue_only_where_nothing_else_does():
    assert over(("norland", "demand", "Norland wants", "autonomy")) == ["Autonomy"]
    rows = [
        ("norland", "demand", "Norland wants", "autonomy"),
        ("sudland", "reject", "Sudland rejects", "fiscal autonomy for the islands"),
    ]
    assert over(*rows) == ["Fiscal autonomy for islands"]


def test_a_label_stays_as_its_author_wrote_it():
    text = "Norland demands lower quotas for cod."
    block = Block("d1", (0, len(text)), text, label="Fish")
    at = text.index("lower")
    said = Statement(
        "s1", "norland", "demand", "", text[at:-1], text[at:-1], "d1", (at, 36)
    )
    found = place((said,), {"s1": "Fish"}, parse([block]))
    assert list(found.headings.values()) == ["Fish"]


def test_verbs_and_their_nouns_are_words():
    for verb, noun in nominals().items():
        assert verb.replace(" ", "").replace("-", "").isalpha()
        assert noun.replace("-", "").isalpha()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a freeze on fees, saying that rents had risen", "freeze on fees"),
        ("a freeze on fees but said it would wait", "freeze on fees"),
        ("local firms to be able to bid for the works", "local firms to bid"),
        ("flows from the lake to depend on the season and the snow", "flows from lake"),
    ],
)
def test_an_option_is_no_fragment_of_what_else_is_said(content, said):
    called = label(content)
    assert called.startswith(said)
    assert called.split()[-1] not in {"saying", "said", "able", "depend", "to"}


def test_who_would_talk_about_a_thing_gives_way_on_it():
    text = (
        "Sudland demands a cut in harbour fees. Norland is willing to discuss a cut in "
        "harbour fees if Sudland opens its market."
    )
    case = read([("talks.txt", text.encode())]).draft()
    assert not [s for s in case.statements if s.issue == AGENDA]
    (issue,) = case.issues
    assert not any("discuss" in option for option in issue.options)


def test_who_rejects_no_cut_refuses_the_cut():
    text = "The crews demand a pay cut for captains. The line rejects a pay cut."
    (issue,) = read([("talks.txt", text.encode())]).draft().issues
    assert not any(option.startswith("no pay cut f") for option in issue.options)


def test_an_interim_step_that_is_asked_for_is_one_option():
    text = (
        "Norland demands an interim freeze on fees. Sudland rejects an interim freeze "
        "on fees, and wants higher fees."
    )
    for issue in read([("talks.txt", text.encode())]).draft().issues:
        assert not any(option.endswith(" 2") for option in issue.options)


def test_an_issue_of_the_case_goes_by_what_is_done_and_by_its_thing_in_the_file():
    text = (
        "Norland demands a cap on the number of work permits. Sudland rejects any cap "
        "on the number of work permits. Sudland seeks the release of the sailors."
    )
    found = read([("talks.txt", text.encode())]).draft().issues
    assert [(issue.id, issue.title) for issue in found] == [
        ("permits", "Cap on the number of work permits"),
        ("sailors", "Release of sailors"),
    ]


@pytest.mark.parametrize(
    ("content", "heading"),
    [
        ("to rename the bridge", "Renaming the bridge"),
        ("to restock the lake with trout", "Restocking the lake"),
        ("to raise the fare to 65 crowns", "Increase in the fare"),
        ("the release of a Soviet-era submarine", "Release of a Soviet-era submarine"),
        ("a board of non-partisan judges", "Board of non-partisan judges"),
        ("a so-called harbour clause", "Harbour clause"),
        (
            "the abolition of the solidarity surcharge on the income tax of islands",
            "Abolition of the solidarity surcharge",
        ),
    ],
)
def test_a_heading_reads_as_people_write_it(content, heading):
    (found,) = over(("norland", "demand", "Norland wants", content))
    assert found.startswith(heading)
    assert len(found.split()) <= 7
    assert "crowns" not in found


def test_an_act_on_nothing_is_on_what_it_was_done_to_before():
    rows = [
        ("norland", "demand", "Norland wants", "a review of the fees"),
        ("sudland", "willing", "Sudland would accept", "a review in 2031"),
    ]
    assert over(*rows) == ["Review of fees"]


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Part-time jobs", "jobs"),
        ("Soviet-era submarine", "submarine"),
        ("Naming the experts", "experts"),
        ("Fishing quotas", "fishing"),
        ("Guaranteed flow", "flow"),
        ("Joint patrols", "patrols"),
        ("Lifting of the embargo", "embargo"),
        ("Release", "release"),
    ],
)
def test_an_issue_is_named_in_the_file_by_its_thing(title, name):
    assert short_id(title, []) == name


@pytest.mark.parametrize(
    ("label", "known"),
    [
        ("Pullback of troops from the Arden hills", True),
        ("Naming harbour pilots", True),
        ("Pumps at Geneva", True),
        ("Remarks of Ann Lee", False),
    ],
)
def test_what_heads_an_issue_heads_it_also_in_an_article(label, known):
    text = f"{label}: Norland rejects any talk of it."
    runs = labelled_runs(parse([Block("d1", (0, len(text)), text)]))
    assert [run.label for run in runs] == ([label] if known else [])


@pytest.mark.parametrize(
    ("content", "heading"),
    [
        ("monitors on both sides of the river", "Monitors on both sides of the river"),
        ("some meadows in the north", "Meadows in the north"),
        ("to let the ferries wait", ""),
    ],
)
def test_a_lone_noun_gives_way_to_the_words_of_who_asks_for_it(content, heading):
    (found,) = over(("norland", "demand", "Norland wants", content))
    assert found == heading or (not heading and len(found.split()) == 1)


def test_to_go_is_not_done_to_an_issue():
    assert label("to go", subject="Transparency") == "go"
    assert label("to scrap", subject="Levy") == "scrap levy"
