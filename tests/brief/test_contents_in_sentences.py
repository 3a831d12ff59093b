"""Contents of every shape as sentences, which the reader reads as they were meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.brief.names import Names
from detente.brief.shapes import SHAPES, sayable, shape
from detente.brief.wording import wording
from detente.model import ACTS, Case, Party, Source, Statement
from detente.model.mending import mended
from detente.reading import read

PARTIES = (Party("norland", "Norland"), Party("sudland", "Sudland"))


def said(act, content, quote="", condition="", **more):
    span = (0, len(quote))
    return Statement(
        "s1", "norland", act, "", content, quote, "", span, condition, **more
    )


def told(*statements, parties=PARTIES):
    names = Names(Case("Talks", parties, statements=statements))
    return [account.text for account in names.accounts(statements)]


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (said("demand", "the arms must go first"),
         "Norland says that the arms must go first"),
        (said("demand", "the wage be raised"),
         "Norland demands that the wage be raised"),
        (said("demand", "inspectors see every site",
              "insists that inspectors see every site"),
         "Norland demands that inspectors see every site"),
        (said("demand", "Sudland to buy ore"), "Norland wants Sudland to buy ore"),
        (said("demand", "limits to save the fish", "demanding limits to save the fish"),
         "Norland demands limits to save the fish"),
        (said("demand", "the bank to write it down", "urged the bank to write it down"),
         "Norland wants the bank to write it down"),
        (said("seek", "the bank to write it down",
              "would like the bank to write it down"),
         "Norland would like the bank to write it down"),
        (said("seek", "two piers removed", "It wants two piers removed"),
         "Norland wants two piers removed"),
        (said("demand", "only that nobody be moved"),
         "Norland asks only that nobody be moved"),
        (said("reject", "no withdrawal"), "Norland says there can be no withdrawal"),
        (said("oppose", "loans are not aid"), "Norland says that loans are not aid"),
        (said("oppose", "Sudland of cheating", "accuses Sudland of cheating"),
         "Norland accuses Sudland of cheating"),
        (said("oppose", "how fast it fills"),
         "Norland is at odds over how fast it fills"),
        (said("reject", 'the idea as "a gift'), "Norland rejects the idea as “a gift”"),
        (said("reject", "to hand over our only card"),
         "Norland refuses to “hand over our only card”"),
        (said("reject", "we won't sign it"), "Norland says: “We won't sign it”"),
        (said("willing", "to go to court", condition="if we have to"),
         "Norland is willing to “go to court, if we have to”"),
        (said("willing", "would put this in writing"),
         "Norland says it would put this in writing"),
        (said("willing", "open to a few exemptions"),
         "Norland is open to a few exemptions"),
        (said("willing", "to stop", condition="Only if the fees go"),
         "Norland is willing to stop only if the fees go"),
        (said("insist", 'the truce holds "for', condition="as long as it takes"),
         "Norland insists on the truce holds for as long as it takes"),
        (said("accept", "to take down a dome"), "Norland agrees to take down a dome"),
        (said("oppose", "to give way"), "Norland is reluctant to give way"),
        (said("offer", "half the fees would be waived"),
         "Norland proposes that half the fees would be waived"),
        (said("offer", "setting aside a tenth"),
         "Norland proposes setting aside a tenth"),
        (said("threaten", "it won't hesitate"), "Norland warns that it won't hesitate"),
        (said("reject", "she won't step in"), "Norland says that it won't step in"),
        (said("oppose", "Norland objects strongly"),
         "Norland says that it objects strongly"),
        (said("insist", "his forces would stay"),
         "Norland is adamant that its forces would stay"),
        (said("prefer", "they would rather borrow"),
         "Norland says that they would rather borrow"),
        (said("demand", "A ban on drafts", "A ban on drafts", modality="inferred"),
         "Norland demands a ban on drafts"),
        (said("seek", "steel. It was sent back. By whom", "steel. It was sent back"),
         "Norland seeks steel"),
    ],
)  # fmt: skip
def test_each_shape_makes_a_sentence(one, expected):
    assert told(one) == [expected]


@pytest.mark.parametrize(
    "content",
    ["it", "that", "on", "14", "five", "a third", "is too much", "who'd rather wait",
     "what I can't do", "need to stop", "you", "discuss", "the state's Norland"],
)  # fmt: skip
def test_what_says_nothing_by_itself_is_not_told(content):
    assert not sayable(said("reject", content), "Norland")


@pytest.mark.parametrize(
    "content",
    ["31 percent", "a third approach", "to leave", "it will not tolerate this",
     "our friendships", "no deal", "restrictions that hold"],
)  # fmt: skip
def test_what_says_something_is_told(content):
    assert sayable(said("reject", content), "Norland")


QUOTE = "Norland and Sudland welcome the plan"


@pytest.mark.parametrize(
    ("act", "quote", "expected"),
    [
        ("accept", QUOTE, "Norland and Sudland accept the plan"),
        ("oppose", "both oppose the plan", "Norland and Sudland oppose the plan"),
        ("oppose", "both differ over the plan",
         "Norland and Sudland are at odds over the plan"),
    ],
)  # fmt: skip
def test_what_several_say_in_one_sentence_is_told_in_one(act, quote, expected):
    span = (0, len(quote))
    both = tuple(
        Statement(f"s{n}", party.id, act, "", "the plan", quote, "", span)
        for n, party in enumerate(PARTIES)
    )
    assert told(*both) == [expected]


def test_what_is_said_twice_in_the_same_words_is_told_once():
    again = Statement("s2", "norland", "seek", "", "calm", "", "", (0, 0))
    names = Names(Case("Talks", PARTIES, statements=(said("seek", "calm"), again)))
    (account,) = names.accounts(names.case.statements)
    assert account.text == "Norland seeks calm"
    assert [one.id for one in account.statements] == ["s1", "s2"]


def test_what_a_rival_reports_is_on_its_word():
    by = {"modality": "reported by a rival", "reported_by": "sudland"}
    assert told(said("seek", "calm", **by)) == [
        "According to Sudland, Norland seeks calm"
    ]
    stranger = {**by, "reported_by": "somebody"}
    assert told(said("seek", "calm", **stranger)) == [
        "According to a rival, Norland seeks calm"
    ]


def test_what_took_the_place_of_something_is_said_to_be_so_now(tmp_path):
    before = Statement("s0", "norland", "reject", "", "tolls", "", "", (0, 0))
    now = said("offer", "a lower toll on lorries", replaces=("s0",))
    names = Names(Case("Talks", PARTIES, statements=(before, now)))
    sentence = names.accounts([now])[0].text
    assert sentence == "Norland now offers a lower toll on lorries"
    path = tmp_path / "text.md"
    path.write_text(TEXT.format(sentence), encoding="utf-8")
    found = [s for s in read([path]).statements if "treaty" not in s.content]
    assert [(s.party, s.act) for s in found] == [("norland", "offer")]


CONTENTS = {
    "noun": "a lower toll on lorries",
    "infinitive": "to lower the toll on lorries",
    "clause": "the toll on lorries be lowered",
    "duty": "the toll on lorries must be cut",
    "other": "Sudland to lower the toll on lorries",
    "gerund": "lowering the toll on lorries",
    "wish": "for the toll on lorries to be cut",
}
ASKING = ("demand", "seek", "insist", "prefer")
GIVING = ("offer", "willing", "accept")
REFUSING = ("reject", "oppose", "concern")
READABLE = [
    *(("noun", act) for act in (*ASKING, *GIVING, *REFUSING, "threaten")),
    *(("infinitive", act) for act in (*ASKING, *GIVING, *REFUSING, "threaten")),
    *(("clause", act) for act in (*ASKING, *GIVING, "concern")),
    *(("gerund", act) for act in (*ASKING, *GIVING, *REFUSING)),
    *((kind, act) for kind in ("other", "wish") for act in ("demand", "seek")),
    ("duty", "demand"),
]
"""Shapes with the acts that go with them in earnest."""
TEXT = """# Norland and Sudland meet

Sudland demands a treaty of peace. Norland rejects the treaty of peace.

- **Fees:** {}. [1]

## Sources

1. The Paper
"""


@pytest.mark.parametrize("condition", ["", "provided that the bridge is repaired"])
@pytest.mark.parametrize(("kind", "act"), READABLE)
def test_the_reader_reads_it_as_it_was_meant(kind, act, condition, tmp_path):
    one = said(act, CONTENTS[kind], condition=condition)
    assert shape(one) == kind
    path = tmp_path / "text.md"
    path.write_text(TEXT.format(told(one)[0]), encoding="utf-8")
    found = [s for s in read([path]).statements if "treaty" not in s.content]
    assert [(s.party, s.act, s.condition) for s in found] == [
        ("norland", act, condition)
    ]


texts = st.text(st.sampled_from('ab N"“”’ .,;I\nto that not no he [x]'), max_size=40)


@given(st.sampled_from(ACTS), texts, texts, texts)
def test_any_content_makes_a_whole_sentence(act, content, condition, before):
    quote = f"{before}{content}"
    one = said(act, content, quote, condition)
    verb, rest = wording(one, "Norland")
    assert verb
    assert "\n" not in mended(one)
    assert rest.count("“") == rest.count("”")
    assert '"' not in rest
    assert shape(one, "Norland") in dict(SHAPES)
    assert sayable(one, "Norland") in {True, False}
    known = Names(Case("Talks", PARTIES, statements=(one,), sources=(Source("d1"),)))
    assert known.said(one).startswith("Norland ")
