"""Which issue a statement is about, worked by hand and on texts made for it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import AGENDA, Statement
from detente.reading.blocks import Block
from detente.reading.issues import place
from detente.reading.issues.agenda import on_the_agenda
from detente.reading.issues.clusters import labelled
from detente.reading.issues.terms import term, unit
from detente.reading.issues.titles import short_id
from detente.reading.parse import parse


def text_of(*rows):
    """Make statements and blocks of rows: label, sentence, then what it says.

    What it says is a list of party, act, content; the content is the quote.
    """
    blocks, statements, labels, start = [], [], {}, 0
    for label, sentence, *said in rows:
        span = (start, start + len(sentence))
        blocks.append(Block("d1", span, sentence, label=label))
        for party, act, content in said:
            place = start + sentence.index(content)
            name = f"s{len(statements) + 1}"
            where = (place, place + len(content))
            statements.append(
                Statement(name, party, act, "", content, content, "d1", where)
            )
            labels[name] = label
        start += len(sentence) + 2
    return tuple(statements), labels, parse(blocks)


def placed(*rows):
    return place(*text_of(*rows))


def issues(found):
    return [statement.issue for statement in found.statements]


def test_a_label_gives_the_issue_its_name():
    found = placed(
        (
            "Fishing Rights",
            "Norland demands a larger share of the catch.",
            ("norland", "demand", "a larger share of the catch"),
        ),
        (
            "Oil Fields",
            "Sudland offers joint drilling licences.",
            ("sudland", "offer", "joint drilling licences"),
        ),
    )
    assert found.titles == {"fishing": "Fishing Rights", "oil": "Oil Fields"}
    assert issues(found) == ["fishing", "oil"]


def test_content_that_names_another_issue_goes_there_and_it_is_said():
    found = placed(
        (
            "Border Posts",
            "Norland wants border posts opened and seeks cheaper gas.",
            ("norland", "demand", "border posts opened"),
            ("norland", "seek", "cheaper gas"),
        ),
        (
            "Gas Prices",
            "Sudland rejects lower gas prices.",
            ("sudland", "reject", "lower gas prices"),
        ),
    )
    assert issues(found) == ["border", "gas", "gas"]
    (remark,) = found.remarks
    assert "cheaper gas" in remark
    assert "Gas Prices" in remark


def test_a_shared_noun_makes_an_issue_where_there_is_no_label():
    found = placed(
        (
            "",
            "The union demands a higher pension.",
            ("union", "demand", "a higher pension"),
        ),
        ("", "The firm rejects night shifts.", ("firm", "reject", "night shifts")),
        (
            "",
            "The firm would accept pensions linked to prices.",
            ("firm", "willing", "pensions linked to prices"),
        ),
        ("", "The union wants fewer shifts.", ("union", "demand", "fewer shifts")),
    )
    first, second, third, fourth = issues(found)
    assert first == third
    assert second == fourth
    assert first != second


def test_an_amount_goes_with_amounts_of_its_unit():
    found = placed(
        (
            "",
            "The union demands a pay rise of 9 per cent.",
            ("union", "demand", "a pay rise of 9 per cent"),
        ),
        ("", "It rejects night work.", ("union", "reject", "night work")),
        ("", "The firm has offered 4 per cent.", ("firm", "offer", "4 per cent")),
    )
    first, _, third = issues(found)
    assert third == first


def test_bare_restrictions_are_on_what_the_same_sentence_worries_about():
    found = placed(
        (
            "",
            "Norland fears Sudland's missiles, demanding verifiable limits.",
            ("norland", "concern", "Sudland's missiles"),
            ("norland", "demand", "verifiable limits"),
        ),
        ("", "Sudland will keep its missiles.", ("sudland", "insist", "its missiles")),
    )
    assert issues(found) == ["missiles"] * 3


def test_the_agenda_names_what_it_would_put_on_the_table_but_not_what_it_goes_beyond():
    found = placed(
        (
            "Trade Balance",
            "Norland demands a smaller trade deficit.",
            ("norland", "demand", "a smaller trade deficit"),
        ),
        (
            "Human Rights",
            "Sudland denies any abuse of human rights.",
            ("sudland", "assert", "any abuse of human rights"),
        ),
        (
            "",
            "Norland insists on addressing human rights issues beyond the trade file.",
            (
                "norland",
                "insist",
                "addressing human rights issues beyond the trade file",
            ),
        ),
        (
            "",
            "Sudland prefers a focus on trade.",
            ("sudland", "prefer", "a focus on trade"),
        ),
    )
    assert issues(found) == ["trade", "human", AGENDA, AGENDA]
    assert [s.about for s in found.statements[2:]] == [("human",), ("trade",)]


def test_what_is_about_nothing_keeps_no_issue():
    found = placed(
        ("", "Norland says it is hopeful.", ("norland", "assert", "it is hopeful"))
    )
    assert issues(found) == [""]
    assert found.titles == {}


def test_labels_with_the_same_words_are_one_issue_and_it_is_said():
    topics, remarks = labelled(["Sanctions", "Sanctions Relief", "The Talks"])
    assert topics["Sanctions"] is topics["Sanctions Relief"]
    assert "The Talks" not in topics
    assert len(remarks) == 1


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Sanctions Relief", [], "sanctions"),
        ("The Nuclear Program", ["nuclear"], "program"),
        ("Agenda", [], "issue"),
        ("Talks", [], "issue"),
        ("Water", ["water"], "water2"),
    ],
)
def test_ids_are_the_first_free_word_with_content(title, taken, name):
    assert short_id(title, taken) == name


@pytest.mark.parametrize(
    ("content", "quote", "is_agenda"),
    [
        ("a focus on trade", "", True),
        ("discussing missiles", "", True),
        ("missiles", "missiles are off the table", True),
        ("security", "the talks must also cover security", True),
        ("addressing security concerns", "", True),
        ("addressing its debt", "", False),
        ("a raise limited to 4%", "a raise limited to 4%", False),
        ("release of all hostages", "any deal must include the hostages", False),
    ],
)
def test_agenda_statements_are_told_from_positions(content, quote, is_agenda):
    text = quote or content
    said = Statement("s1", "a", "insist", "", content, text, "d1", (0, len(text)))
    assert on_the_agenda(said) is is_agenda


def test_words_for_one_subject_share_a_term():
    assert term("ceasefires") == term("truce")
    assert term("tariff") == term("duties")
    assert term("water") != term("border")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("4.5 per cent", "%"),
        ("12%", "%"),
        ("€40m", "€"),
        ("a five-year freeze", "year"),
        ("no amount", ""),
    ],
)
def test_units(text, counted):
    assert unit(text) == counted


PARTS = (
    "the limits",
    "lower gas prices",
    "a focus on trade",
    "4 per cent",
    "the offer",
)


@settings(max_examples=25)
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "Gas", "Trade Limits", "The"]),
            st.sampled_from(["demand", "assert", "concern", "reject"]),
            st.sampled_from(PARTS),
        ),
        max_size=6,
    )
)
def test_whatever_is_said_each_issue_named_has_a_title_and_nothing_else_changes(rows):
    said = [
        (label, f"Norland wants {part}.", ("norland", act, part))
        for label, act, part in rows
    ]
    statements, labels, parsed = text_of(*said)
    found = place(statements, labels, parsed)
    again = place(statements, labels, parsed)
    assert found == again
    known = {*found.titles, AGENDA, ""}
    used = {name for s in found.statements for name in (s.issue, *s.about)}
    assert used <= known
    assert set(found.titles) <= used
    for before, after in zip(statements, found.statements, strict=True):
        assert (before.id, before.quote, before.span) == (
            after.id,
            after.quote,
            after.span,
        )
        assert bool(after.about) == (after.issue == AGENDA)
