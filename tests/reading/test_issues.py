"""Which issue a statement is about, worked by hand and on texts made for it."""

from itertools import combinations
from math import log

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente.model import AGENDA, Statement
from detente.reading.blocks import Block
from detente.reading.draft.stem import stem
from detente.reading.issues import place
from detente.reading.issues.affinity import TOGETHER, Rarity, linked
from detente.reading.issues.agenda import on_the_agenda
from detente.reading.issues.clusters import labelled
from detente.reading.issues.terms import contents
from detente.reading.issues.titles import short_id
from detente.reading.issues.vocabulary import telling, term, unit
from detente.reading.parse import parse
from detente.reading.words import table


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
    assert {
        t for t in found.titles if found.titles[t] not in {"Gas", "Trade Limits"}
    } <= used
    for before, after in zip(statements, found.statements, strict=True):
        assert (before.id, before.quote, before.span) == (
            after.id,
            after.quote,
            after.span,
        )
        assert bool(after.about) == (after.issue == AGENDA)


def test_labels_may_begin_with_one_capital_and_keep_their_words():
    found = placed(
        (
            "",
            "Fishing rights: Norland demands limits that inspectors can check.",
            ("norland", "demand", "limits that inspectors can check"),
        ),
        (
            "",
            "Regional security: The two clash over Sudland's role in the north.",
            ("norland", "oppose", "Sudland's role in the north"),
        ),
    )
    assert list(found.titles.values()) == ["Fishing rights", "Regional security"]
    assert issues(found) == ["fishing", "regional"]


def test_a_label_without_statements_beside_others_is_an_issue_still():
    found = placed(
        ("Fishing Rights", "Norland wants cod.", ("norland", "demand", "cod")),
        ("Oil Fields", "Nothing was said about them."),
    )
    assert list(found.titles.values()) == ["Fishing Rights", "Oil Fields"]


@pytest.mark.parametrize(
    "label",
    ["Norland", "What The Talks Are", "Red Lines", "Norland's Wishes", "PETER LAM"],
)
def test_names_of_parties_and_of_acts_are_no_labels(label):
    said = ("norland", "demand", "lower fishing quotas")
    found = placed((label, "Norland demands lower fishing quotas.", said))
    assert label not in found.titles.values()


def test_a_label_that_is_a_party_says_who_speaks_and_not_on_what():
    rows = text_of(
        (
            "European Union",
            "Refuses a cut of the quota.",
            ("eu", "reject", "a cut of the quota"),
        ),
        ("Norway", "Demands a larger quota.", ("norway", "demand", "a larger quota")),
    )
    labelled_by_hand = place(*rows)
    found = place(*rows, parties=["the European Union", "Norway"])
    assert "European Union" in labelled_by_hand.titles.values()
    assert list(found.titles.values()) == ["Quota"]
    assert issues(found) == ["quota", "quota"]


def test_two_things_asked_for_in_two_words_in_one_sentence_are_two_issues():
    found = placed(
        (
            "",
            "The union wants a 7% pay rise and insists on voluntary shifts.",
            ("union", "seek", "a 7% pay rise"),
            ("union", "insist", "voluntary shifts"),
        ),
        ("", "The firm offers 4%.", ("firm", "offer", "4%")),
    )
    pay, shifts, offered = issues(found)
    assert pay == offered != shifts


def test_two_things_asked_for_in_one_breath_are_two_issues():
    sentence = "The union demands a higher pension and a ban on night shifts."
    found = placed(
        (
            "",
            sentence,
            ("union", "demand", "a higher pension"),
            ("union", "demand", "a ban on night shifts"),
        ),
        ("", "The firm rejects that pension.", ("firm", "reject", "that pension")),
        ("", "It offers fewer shifts.", ("firm", "offer", "fewer shifts")),
    )
    first, second, third, fourth = issues(found)
    assert first == third != second == fourth


def test_words_nearby_place_what_names_nothing_itself():
    """*The region* before it tells what the alliances are about."""
    text = "On the region it left no room. Norland rejects limits on its alliances."
    found = placed(
        ("Trade Deficit", "It wants cars.", ("sudland", "demand", "cars")),
        (
            "Regional Security",
            "Sudland wants troops to leave.",
            ("sudland", "demand", "troops to leave"),
        ),
        ("", text, ("norland", "reject", "limits on its alliances")),
    )
    assert issues(found)[2] == "regional"


def test_a_term_tells_the_less_the_more_have_it():
    """1 - log(df)/log(n + 2), by hand for n = 4: 1, and 1 - log 4/log 6."""
    said = placed(
        *(
            ("", f"The union wants more {word} pay.", ("union", "seek", f"{word} pay"))
            for word in ("night", "holiday", "weekend", "sick")
        )
    )
    read = contents(said.statements, parse([]), {})
    rarity = Rarity.of(read)
    assert rarity("holiday") == pytest.approx(1)
    assert rarity("pay") == pytest.approx(1 - log(4) / log(6))


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1]),
        st.floats(-0.6, 1),
        max_size=12,
    )
)
def test_linkage_agrees_with_the_slow_way(likes):
    """Merge the two groups with the greatest mean until it is too low."""
    slow = [[place] for place in range(7)]

    def mean(a, b):
        pairs = [(min(i, j), max(i, j)) for i in a for j in b]
        return sum(likes.get(pair, 0.0) for pair in pairs) / len(pairs)

    while True:
        ranked = sorted((mean(a, b) for a, b in combinations(slow, 2)), reverse=True)
        if not ranked or ranked[0] < TOGETHER:
            break
        assume(len(ranked) < 2 or ranked[0] - ranked[1] > 1e-9)
        a, b = next(p for p in combinations(slow, 2) if mean(*p) == ranked[0])
        slow = [g for g in slow if g not in (a, b)] + [a + b]
    fast = linked(7, likes)
    assert sorted(map(sorted, slow)) == sorted(map(sorted, fast))


def test_two_demands_side_by_side_are_not_on_one_issue_for_that():
    text = "Norland demands lower water levels. Sudland seeks a share of the power."
    found = placed(
        (
            "",
            text,
            ("norland", "demand", "lower water levels"),
            ("sudland", "seek", "a share of the power"),
        )
    )
    assert list(found.titles.values()) == ["Water levels", "Share of the power"]


def test_each_word_belongs_to_one_subject():
    fields = table("subjects").values()
    stems = [
        {stem(word) for word in words.split()}
        for field in fields
        for words in field.values()
    ]
    assert sum(map(len, stems)) == len(set().union(*stems))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("enriched uranium", "centrifuges"),
        ("an embargo", "the sanctions"),
        ("an armistice", "the truces"),
        ("captives", "the release of hostages"),
        ("import duties", "tariffs"),
        ("salaries", "wages"),
        ("retirement", "pensions"),
        ("the creditors", "a debt"),
        ("asylum", "refugees"),
        ("carbon", "emissions"),
        ("the reservoir", "a dam"),
        ("layoffs", "jobs"),
        ("the frontier", "borders"),
        ("peacekeepers", "observers"),
    ],
)
def test_words_of_one_subject_meet(first, second):
    assert {term(w) for w in first.split()} & {term(w) for w in second.split()}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("tariffs", "quotas"),
        ("wages", "shifts"),
        ("sanctions", "missiles"),
        ("prisoners", "refugees"),
        ("water", "fishing"),
        ("debt", "taxes"),
        ("jobs", "pensions"),
    ],
)
def test_subjects_that_go_together_stay_apart(first, second):
    assert term(first) != term(second)


def test_every_subject_can_name_an_issue():
    for field in table("subjects").values():
        for words in field.values():
            assert all(telling(term(word)) for word in words.split()), words


def test_what_is_asked_for_out_of_concern_is_about_the_concern():
    found = placed(
        (
            "",
            "Norland voices concern over the lake's level, demanding a say in pumping.",
            ("norland", "concern", "the lake's level"),
            ("norland", "demand", "a say in pumping"),
        ),
        ("", "Sudland wants cheaper rail fares.", ("sudland", "seek", "rail fares")),
    )
    first, second, third = issues(found)
    assert first == second != third


def test_what_is_only_near_names_no_issue_unless_the_text_keeps_to_it():
    """Once beside a claim that names nothing, a word is no title."""
    once = placed(
        (
            "",
            "At the gate the union demands 5 per cent.",
            ("union", "demand", "5 per cent"),
        ),
    )
    assert issues(once) == [""]
    assert not once.titles
