"""What gives an issue its name, and what a statement without a name leans on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.model import Statement
from detente.reading import read_documents
from detente.reading.blocks import Block
from detente.reading.draft.stem import stem
from detente.reading.issues import place
from detente.reading.issues.called import Called
from detente.reading.issues.vocabulary import gerund, unit
from detente.reading.parse import parse


def placed(*sentences, parties=()):
    """Place what each sentence says: sentence, party, act, content."""
    blocks, statements, start = [], [], 0
    for number, (sentence, party, act, content) in enumerate(sentences, start=1):
        at = start + sentence.index(content)
        blocks.append(Block("d1", (start, start + len(sentence)), sentence))
        span = (at, at + len(content))
        statements.append(
            Statement(f"s{number}", party, act, "", content, content, "d1", span)
        )
        start += len(sentence) + 2
    return place(tuple(statements), {}, parse(blocks), parties=parties)


def issues(found):
    return [statement.issue for statement in found.statements]


OTHERS = [
    (f"Norland demands more {thing}.", "norland", "demand", f"more {thing}")
    for thing in ("ferries", "timber", "wheat", "books", "lamps", "horses")
]
"""What is about other things: a word that few statements have tells more."""


def test_a_verb_and_the_noun_made_of_it_are_one_issue():
    found = placed(
        *OTHERS,
        (
            "Norland is ready to extend the lease.",
            "norland",
            "willing",
            "to extend the lease",
        ),
        (
            "Sudland rejects an extension.",
            "sudland",
            "reject",
            "an extension",
        ),
    )
    first, second = issues(found)[-2:]
    assert first == second != ""


@pytest.mark.parametrize(
    ("act", "title"),
    [
        ("to hire 150 more nurses", "Hiring"),
        ("to transfer 40 square miles", "Transfer"),
    ],
)
def test_an_act_names_an_issue_where_no_noun_does(act, title):
    found = placed(
        (f"The board is prepared {act}.", "board", "willing", act),
        ("The council opposes any transfer.", "council", "oppose", "any transfer"),
    )
    assert title in found.titles.values()


def test_a_verb_counts_with_its_particle():
    found = placed(
        *OTHERS,
        (
            "Norland demands a withdrawal from the valley.",
            "norland",
            "demand",
            "a withdrawal from the valley",
        ),
        (
            "Sudland is open to pulling back from two hills.",
            "sudland",
            "willing",
            "pulling back from two hills",
        ),
    )
    first, second = issues(found)[-2:]
    assert first == second != ""


def test_what_is_asked_in_return_is_another_issue():
    found = placed(
        (
            "Norland wants a pullout as the price of freeing the hostages.",
            "norland",
            "demand",
            "a pullout as the price of freeing the hostages",
        ),
        (
            "Sudland wants the hostages home.",
            "sudland",
            "demand",
            "the hostages home",
        ),
    )
    first, second = issues(found)
    assert first != second


def test_no_issue_is_called_after_a_party():
    sentence = "Network Rail offered travel on Network Rail trains."
    said = (sentence, "network", "offer", "travel on Network Rail trains")
    (title,) = placed(said, parties=["Network Rail"]).titles.values()
    assert title in {"Travel", "Trains"}


def test_a_change_is_called_by_what_changes():
    found = placed(
        (
            "In the pay dispute the crews want a rise of 9 per cent.",
            "crews",
            "demand",
            "a rise of 9 per cent",
        ),
        (
            "The line offers a rise of 4 per cent.",
            "line",
            "offer",
            "a rise of 4 per cent",
        ),
    )
    assert list(found.titles.values()) == ["Pay"]


NAMES = [
    ("a minimum hourly rate of $20", "Minimum hourly rate"),
    ("a wider interest-rate corridor", "Interest-rate corridor"),
    ("the Water Street garage", "Water Street garage"),
    ("two annual inspections", "Inspections"),
    ("a higher levy", "Levy"),
    ("freedom of assembly", "Freedom of assembly"),
    ("the pensions of widows", "Pensions"),
    ("a flood package", "Flood package"),
    ("the resumption of the ferry", "Resumption of the ferry"),
    ("limits on tactical weapons", "Tactical weapons"),
    ("a full ban on deep-sea trawlers", "Deep-sea trawlers"),
    ("a meeting of the Lakes Council", "Lakes Council"),
    ("a truce before tempers fray", "Truce"),
    ("the removal of the dredgers that sank its boats", "Removal of dredgers"),
]


@pytest.mark.parametrize(("content", "title"), NAMES)
def test_an_issue_is_called_by_all_that_tells_which_it_is(content, title):
    """Neither by how much is asked nor by how often it would come."""
    found = placed((f"Norland demanded {content}.", "norland", "demand", content))
    assert list(found.titles.values()) == [title]


def test_an_offer_beside_a_demand_is_on_another_issue_unless_it_speaks_of_the_same():
    text = "Norland demands cheaper ferries. Sudland offers a joint school."
    pieces = [("norland", "demand", "cheaper ferries")]
    pieces += [("sudland", "offer", "a joint school")]
    at = [text.index(content) for *_, content in pieces]
    said = tuple(
        Statement(f"s{n}", *row[:2], "", row[2], row[2], "d1", (n, n + len(row[2])))
        for n, row in zip(at, pieces, strict=True)
    )
    found = place(said, {}, parse([Block("d1", (0, len(text)), text)]))
    assert len(found.titles) == 2


def test_a_duty_on_one_thing_and_a_duty_on_another_are_two_issues():
    rows = [
        ("Norland demands that the levy of 9 per cent on wool be scrapped.", "demand"),
        ("Norland would cut the levy to 4 per cent.", "offer"),
        ("Norland wants a lower levy on beef.", "seek"),
    ]
    contents = ["the levy of 9 per cent on wool be scrapped"]
    contents += ["cut the levy to 4 per cent", "a lower levy on beef"]
    text = " ".join(sentence for sentence, _ in rows[:2])
    blocks = [Block("d1", (0, len(text)), text)]
    blocks += [Block("d1", (len(text) + 1, len(text) + 40), rows[2][0])]
    whole = f"{text} {rows[2][0]}"
    said = []
    for number, ((_, act), content) in enumerate(zip(rows, contents, strict=True)):
        span = (whole.index(content), whole.index(content) + len(content))
        row = (f"s{number}", "norland", act, "", content, content, "d1", span)
        said.append(Statement(*row))
    found = place(tuple(said), {}, parse(blocks))
    assert list(found.titles.values()) == ["Levy on wool", "Levy on beef"]
    first, second, third = issues(found)
    assert first == second != third


def test_what_a_thing_is_once_called_is_not_its_name():
    rows = [
        ("Norland demands an end to unfair levies.", "norland", "demand"),
        ("Sudland would cut the levies by half.", "sudland", "willing"),
        ("Eastland rejects the levies.", "eastland", "reject"),
    ]
    contents = ["an end to unfair levies", "cut the levies by half", "the levies"]
    found = placed(*((*row, said) for row, said in zip(rows, contents, strict=True)))
    assert list(found.titles.values()) == ["Levies"]


@pytest.mark.parametrize(
    ("content", "leans"),
    [("that", True), ("such a step", True), ("the deal", False), ("any deal", False)],
)
def test_only_what_points_back_leans_on_what_went_before(content, leans):
    found = placed(
        ("The crews want a new harbour.", "crews", "demand", "a new harbour"),
        (f"The line rejects {content}.", "line", "reject", content),
    )
    assert issues(found) == ["harbour", "harbour" if leans else ""]


def test_amounts_alone_lean_on_the_thing_they_are_of():
    found = placed(
        ("Norland seeks a larger share.", "norland", "seek", "a larger share"),
        ("Norland claims 31 per cent.", "norland", "demand", "31 per cent"),
        ("Sudland claims 12 per cent.", "sudland", "demand", "12 per cent"),
    )
    assert issues(found) == ["share"] * 3


def test_the_unit_of_an_amount_in_words():
    assert unit("to live on four and a half per cent") == "%"
    assert unit("half a million euros") == "million"
    assert unit("two and no more") == ""


VERBS = ["hire", "move", "free", "lift", "cut", "open", "see", "stop", "sell", "pull"]


@given(st.sampled_from(VERBS))
def test_a_gerund_has_the_stem_of_its_verb(verb):
    assert stem(gerund(verb)) == stem(verb)


NAMES = st.lists(
    st.sampled_from(["Arden Board", "Norland", "the owners", "Upper Lake"])
)
WORDS = st.lists(
    st.sampled_from(
        ["Arden", "Board", "Arden Board", "board", "Norland", "owners", "Lake"]
    ),
    min_size=1,
)


@given(NAMES, WORDS)
def test_tokens_of_names_are_found_as_by_looking_word_by_word(names, words):
    text = " ".join(words)
    (piece,) = parse([Block("d1", (0, len(text)), text)])
    flat = text.split()
    slow, place = set(), 0
    wanted = sorted({tuple(n.split()) for n in names})
    wanted = [n for n in wanted if n[0] != "the"]
    while place < len(flat):
        fits = [n for n in wanted if tuple(flat[place : place + len(n)]) == n]
        longest = max(map(len, fits), default=0)
        slow |= set(range(place, place + longest))
        place += max(longest, 1)
    assert Called(names).within(piece) == slow


def test_what_a_clause_says_of_a_thing_does_not_head_the_issue():
    said = (
        "Peru wants Chile to relax its digital rules, which it says harm mining firms."
    )
    read = read_documents([from_bytes("a.txt", said.encode())])
    (issue,) = read.to_json()["issues"].values()
    assert issue == {"title": "Digital rules", "heading": "Relaxation of digital rules"}


def test_what_names_a_thing_leans_on_no_charge_in_its_sentence():
    text = (
        "FNV demanded a 9 percent raise and an end to night shifts, and it accused "
        "ECT of stalling. ECT offered 3 percent. FNV accused ECT of stalling and "
        "demanded a pension. ECT rejected the pension.\n"
    )
    reading = read_documents([from_bytes("note.txt", text.encode())], least=0)
    where = {one.content: one.issue for one in reading.statements}
    assert where["a 9 percent raise"] != where["an end to night shifts"]
    assert where["a pension"] == where["the pension"] != where["a 9 percent raise"]
