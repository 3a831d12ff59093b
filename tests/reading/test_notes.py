"""History, interim steps, stakes and things to watch, in sentences made for each."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.model import Statement
from detente.reading.blocks import Block
from detente.reading.issues import Placed
from detente.reading.notes import notes
from detente.reading.parse import parse
from detente.reading.speakers.names import Names

NAMES = Names()
for name, party in [
    ("Norland", "norland"),
    ("Norlanders", "norland"),
    ("Sudland", "sudland"),
]:
    NAMES.add(name, party)
PLACED = Placed(
    {"fishing": "Fishing Rights", "gas": "Gas Prices"},
    (
        Statement(
            "s1", "norland", "demand", "fishing", "more cod", "more cod", "d1", (0, 8)
        ),
    ),
)


def found(*texts, headings=(), kind="text", document="d1", doubt=""):
    blocks, start = [], 0
    for text in texts:
        span = (start, start + len(text))
        blocks.append(Block(document, span, text, headings, "", kind, doubt))
        start += len(text) + 2
    return notes(
        parse(blocks),
        ("norland", "sudland"),
        dict.fromkeys(["d1", "d2"], NAMES),
        PLACED,
    )


def of_kind(made, kind):
    return [note for note in made if note.kind == kind]


def test_a_deed_with_a_year_is_history():
    (note,) = found("Norland signed the cod treaty in 1994.")
    assert (note.kind, note.date, note.party) == ("history", "1994", "norland")
    assert note.issue == "fishing"
    assert note.quote == "Norland signed the cod treaty in 1994"


def test_a_withdrawal_and_what_followed_are_two_events():
    made = found(
        "Sudland's withdrawal from the accord in 2018 and the subsequent reimposition "
        "of duties soured relations."
    )
    assert [(n.kind, n.date) for n in made] == [("history", "2018"), ("history", "")]
    assert made[0].party == "sudland"
    assert made[1].quote.endswith("reimposition of duties")


def test_a_clause_about_a_deal_of_a_year_is_history():
    (note,) = found("The 2010 Gas Accord eased tension by lowering gas prices.")
    assert (note.kind, note.date, note.issue) == ("history", "2010", "gas")


@pytest.mark.parametrize(
    "text",
    [
        "Norland would sign a treaty in 2031.",
        "Norland signs the treaty today.",
        "Norland demanded more cod.",
        "It is unlikely that the two could have agreed.",
    ],
)
def test_what_has_not_happened_or_is_no_deed_is_not_history(text):
    assert of_kind(found(text), "history") == []


def test_each_item_of_a_list_of_interim_steps_is_a_note():
    made = found(
        "Potential interim steps, such as lower gas prices or a shared cod fleet, "
        "which Norland likes, are being studied."
    )
    steps = of_kind(made, "interim")
    assert [(n.text, n.issue) for n in steps] == [
        ("lower gas prices", "gas"),
        ("a shared cod fleet", "fishing"),
    ]


def test_an_interim_step_without_a_list_is_one_note():
    steps = of_kind(
        found("They discussed an interim arrangement on cod catches."), "interim"
    )
    assert [n.text for n in steps] == ["an interim arrangement on cod catches"]


def test_stakes_of_agreement_and_of_failure():
    made = found(
        "A successful negotiation could reduce the risk of war and open the door for "
        "trade. Conversely, failure to reach agreement may intensify regional tension "
        "and hardship for Norlanders."
    )
    assert [(n.of, n.effect, n.text, n.party) for n in made] == [
        ("agreement", "better", "reduce the risk of war", ""),
        ("agreement", "better", "open the door for trade", ""),
        ("failure", "worse", "intensify regional tension", ""),
        ("failure", "worse", "intensify hardship for Norlanders", "norland"),
    ]


@pytest.mark.parametrize(
    ("text", "of", "effect"),
    [
        ("A deal would hurt Sudland.", "agreement", "worse"),
        ("Without an agreement, prices could soar.", "failure", "worse"),
        ("If the talks collapse, Norland could lose its fleet.", "failure", "worse"),
        ("No deal would cripple the ports.", "failure", "worse"),
    ],
)
def test_who_would_fare_how(text, of, effect):
    (note,) = found(text)
    assert (note.kind, note.of, note.effect) == ("stakes", of, effect)


def test_items_to_watch_need_neither_bullet_nor_full_stop():
    items = (
        "Whether both sides agree on a framework",
        "Signals from neighbours, who could influence the outcome",
    )
    bare = found(*items, headings=("What to Watch Next",))
    assert [n.quote for n in of_kind(bare, "watch")] == list(items)
    bullets = found(*items, headings=("What to Watch Next",), kind="bullet")
    assert of_kind(bullets, "watch") == of_kind(bare, "watch")


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        (
            "It is unclear whether Norland accepts the price.",
            "whether Norland accepts the price",
        ),
        (
            "Whether Sudland signs remains to be seen.",
            "Whether Sudland signs remains to be seen",
        ),
        ("The coming week will be critical.", "The coming week will be critical"),
    ],
)
def test_what_is_open_is_to_be_watched(text, quote):
    (note,) = found(text)
    assert (note.kind, note.quote) == ("watch", quote)


def test_asking_whether_is_nothing_to_watch():
    assert found("Reporters asked whether Norland was ready.") == ()


def test_doubtful_lines_make_no_notes():
    assert found("Norland signed a treaty in 1994.", doubt="biography") == ()


def test_the_same_words_in_two_documents_are_one_note_with_two_carriers():
    text = "Norland signed the cod treaty in 1994."
    blocks = [Block(d, (0, len(text)), text) for d in ("d1", "d2")]
    (note,) = notes(
        parse(blocks), ("norland",), dict.fromkeys(["d1", "d2"], NAMES), PLACED
    )
    assert note.carriers == ("d1", "d2")
    assert note.document == "d1"


PIECES = (
    "Norland signed the treaty in 1994.",
    "Interim steps, such as a freeze and, lower gas prices",
    "A deal could help Sudland, Norland and trade.",
    "Failure may end it",
    "whether",
    "could deal, interim deal in 2018 and 2019 withdrawal — ",
    "“No,” he said; the coming days will be critical",
)


@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
def test_every_quote_stands_in_the_text_at_its_span(pieces):
    text = " ".join(pieces)
    block = Block("d1", (7, 7 + len(text)), text, ("Outlook",))
    for note in notes(
        parse([block]),
        ("norland", "sudland"),
        dict.fromkeys(["d1", "d2"], NAMES),
        PLACED,
    ):
        start, end = note.span
        assert text[start - 7 : end - 7] == note.quote
        assert note.quote == note.quote.strip() != ""
        assert note.issue in {"", *PLACED.titles}


def test_a_long_event_is_cut_where_a_clause_ends():
    (note,) = of_kind(
        found(
            "In 1994 Norland signed a treaty on cod, herring and mackerel with its "
            "neighbour Sudland after three years of talks in exchange for cheaper gas "
            "from the fields that lie beyond the northern coast."
        ),
        "history",
    )
    assert note.quote.startswith(note.text)
    assert not note.text.endswith(("…", "for", "of", "in", "the"))
    assert 6 <= len(note.text.split()) <= 24


def test_an_item_of_two_adjectives_is_one_step():
    made = found("Interim steps, such as a cap on cod or a first, partial price cut")
    assert [n.text for n in of_kind(made, "interim")] == [
        "a cap on cod",
        "a first, partial price cut",
    ]


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("Failure could intensify economic hardship.", "worse"),
        ("Without a deal, trade could shrink by a tenth.", "worse"),
        ("If talks fail, the mayor could seek a coalition of her own.", ""),
        ("Failure could benefit the rival port.", "better"),
    ],
)
def test_failure_is_for_the_worse_where_the_words_name_a_harm(text, effect):
    (note,) = of_kind(found(text), "stakes")
    assert (note.of, note.effect) == ("failure", effect)


def test_a_question_what_a_freeze_is_names_no_step():
    made = found("Unless the two settle what a freeze is, a test cannot be excluded.")
    assert of_kind(made, "interim") == []


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Sudland withdrew from the gas accord in 2018.", "sudland"),
        ("In 2018 Norland quit the treaty.", "norland"),
        ("Norland reimposed duties on cod in 2019.", "norland"),
        ("Norland broke the truce in March.", "norland"),
        ("Talks stalled over the accord, which Sudland left in 2018.", "sudland"),
        ("Sudland's withdrawal from the accord in 2018 soured relations.", "sudland"),
        ("Sudland's reimposition of duties in 2018 soured relations.", "sudland"),
    ],
)
def test_leaving_a_deal_is_an_act_of_the_party_that_leaves(text, party):
    acts = [(n.act, n.party) for n in of_kind(found(text), "history") if n.act]
    assert acts == [("withdraw", party)]


@pytest.mark.parametrize(
    "text",
    [
        "Norland signed the cod treaty in 1994.",
        "Norland withdrew its troops from the coast in 2018.",
        "Norland withdrew its troops in 2018 under the accord.",
        "The ministers left Norland in 2018.",
        "In 2018 the treaty with Norland was abandoned.",
        "The company quit the 2015 accord on Norland in 2018.",
        "Norland protested in 2018 when Sudland quit the treaty.",
    ],
)
def test_what_is_no_leaving_or_nobody_left_is_no_such_act(text):
    assert [n for n in of_kind(found(text), "history") if n.act and n.party] == []
