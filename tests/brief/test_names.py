"""Statements as sentences."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from detente.brief.grammar import for_several, plural, with_article
from detente.brief.names import Names
from detente.model import Case, Issue, Note, Party, Source, Statement
from detente.model.telling import ACT_WORDS

QUOTE = "q" * 10


def statement(party, act, content, **more):
    return Statement(
        f"s-{party}-{act}", party, act, "", content, QUOTE, "d1", (0, 10), **more
    )


def names(*statements):
    parties = (Party("us", "United States"), Party("iran", "Iran"))
    return Names(Case("Talks", parties, statements=statements, sources=(Source("d1"),)))


@pytest.mark.parametrize(
    ("stance", "confidence", "told"),
    [
        ("", 1.0, "the bank"),
        ("ally", 1.0, "the bank (ally)"),
        ("", 0.9, "the bank (proposed)"),
        ("ally", 0.9, "the bank (ally, proposed)"),
        ("rival of us", 1.0, "the bank (rival of the United States)"),
        ("rival of trade", 1.0, "the bank (rival of trade)"),
    ],
)
def test_a_third_party_that_only_a_reader_proposed_is_marked(stance, confidence, told):
    bank = Party("bank", "The bank", "third party", stance, (), confidence)
    seen = SimpleNamespace(party="bank", stance=stance)
    us = Party("us", "United States")
    assert Names(Case("Loan", (us, bank))).onlookers([seen]) == told


@pytest.mark.parametrize(
    ("act", "content", "condition", "expected"),
    [
        ("demand", "a longer lease", "", "Iran demands a longer lease"),
        ("demand", "for the ban to go", "", "Iran asks for the ban to go"),
        ("reject", "to leave", "", "Iran refuses to leave"),
        ("willing", "delays", "if paid", "Iran is open to delays, if paid"),
        ("willing", "to wait", "", "Iran is willing to wait"),
        ("assert", "its aims are plain", "", "Iran maintains its aims are plain"),
        ("insist", "that all sign", "", "Iran is adamant that all sign"),
    ],
)
def test_each_form_of_content_makes_a_sentence(act, content, condition, expected):
    one = statement("iran", act, content, condition=condition)
    assert names(one).said(one) == expected


def test_a_quarrel_is_told_once_with_both_sides():
    both = [statement(party, "oppose", "the ports") for party in ("us", "iran")]
    known = names(*both)
    assert [known.said(s) for s in known.once(both)] == [
        "The United States and Iran are at odds over the ports"
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("United States", "the United States"),
        ("Gulf states", "the Gulf states"),
        ("Republic of the Outer Isles", "the Republic of the Outer Isles"),
        ("Mission for Peace", "the Mission for Peace"),
        ("The Isle", "the Isle"),
        ("the Porte", "the Porte"),
        ("Iran", "Iran"),
        ("Estates of Norland", "Estates of Norland"),
        ("Northport", "Northport"),
    ],
)
def test_a_sentence_gives_names_their_article(name, expected):
    assert with_article(name) == expected
    assert with_article(expected) == expected


@pytest.mark.parametrize(
    "name",
    [
        "Gulf states", "the unions", "ferry crews", "Teachers of Norland", "Houthis",
        "House Democrats", "Chicago Teachers", "police", "Businesswomen", "Creditors",
        "Doctors Without Borders", "Rapid Support Forces", "First Nations",
        "fishermen", "Palestinians", "bondholders (abroad)",
    ],
)  # fmt: skip
def test_names_of_several(name):
    assert plural(name)
    assert plural(with_article(name))


@pytest.mark.parametrize(
    "name",
    [
        "Iran", "United States", "United Nations", "Hamas", "Cyprus", "Netherlands",
        "ferry crews' union", "Teamsters’", "Board of Directors", "Reuters", "Athens",
        "Ministry of Foreign Affairs", "Bosnia and Herzegovina", "Lehman Brothers",
        "congress", "the campus", "Group of Seven", "General Motors", "Laos", "", "the",
    ],
)  # fmt: skip
def test_names_of_one(name):
    assert not plural(name)


@pytest.mark.parametrize(
    ("act", "content", "expected"),
    [
        ("demand", "a longer lease", "The Gulf states demand a longer lease"),
        ("demand", "for the ban to go", "The Gulf states ask for the ban to go"),
        ("reject", "to leave", "The Gulf states refuse to leave"),
        ("willing", "to wait", "The Gulf states are willing to wait"),
        ("concern", "the ban", "The Gulf states have expressed concern over the ban"),
        ("insist", "to sign", "The Gulf states insist on their wish to sign"),
        ("assert", "to stay", "The Gulf states say they are to stay"),
        ("threaten", "that it ends", "The Gulf states warn that it ends"),
    ],
)
def test_several_do_what_one_does(act, content, expected):
    one = statement("gulf", act, content)
    parties = (Party("gulf", "Gulf states"),)
    case = Case("Talks", parties, statements=(one,), sources=(Source("d1"),))
    assert Names(case).said(one) == expected


@pytest.mark.parametrize("act", ACT_WORDS)
def test_every_act_has_a_form_for_several(act):
    """A second way: no verb of several ends in -s, and none is left as it was."""
    for words in ACT_WORDS[act]:
        said = for_several(words)
        assert said != words
        assert not said.split()[0].endswith("s")
        assert not {"it", "its", "is", "has"} & set(said.split())


def test_several_that_go_on_are_they():
    said = [statement("gulf", act, "calm") for act in ("seek", "willing", "offer")]
    parties = (Party("gulf", "Gulf states"),)
    case = Case("Talks", parties, statements=tuple(said), sources=(Source("d1"),))
    assert [account.text for account in Names(case).accounts(said)] == [
        "The Gulf states seek calm",
        "They are also open to calm",
        "They offer calm",
    ]


def talks(*statements, n_issues=3):
    issues = tuple(
        Issue(f"i{n}", f"Issue {n}", ("no", "yes"), "no") for n in range(n_issues)
    )
    parties = (Party("us", "United States"), Party("iran", "Iran"))
    sources = (Source("d1"),)
    return Names(Case("Talks", parties, issues, statements=statements, sources=sources))


@pytest.mark.parametrize(
    ("n_issues", "chosen", "expected"),
    [
        (1, "0", "Issue 0"),
        (2, "01", "both issues"),
        (3, "012", "all three issues"),
        (3, "02", "Issue 0 and Issue 2"),
        (5, "0124", "all but Issue 3"),
        (8, "123456", "six of the eight issues"),
        (12, range(12), "all 12 issues"),
    ],
)
def test_an_agenda_is_told_in_few_words(n_issues, chosen, expected):
    agenda = [f"i{n}" for n in chosen]
    assert talks(n_issues=n_issues).agenda(agenda) == expected


def test_a_package_is_spoken_of_by_what_it_changes():
    assert talks().deal(("yes", "no", "yes")) == "“yes” (Issue 0) and “yes” (Issue 2)"
    assert talks().deal(("no", "no", "no")) == "no change"


def test_a_party_that_goes_on_is_not_named_again():
    said = [
        statement("iran", "demand", "relief"),
        statement("us", "insist", "limits"),
        statement("iran", "seek", "guarantees"),
        statement("iran", "reject", "delay"),
        *(statement(party, "oppose", "the ports") for party in ("us", "iran")),
        statement("us", "offer", "talks"),
        statement("us", "willing", "to wait"),
    ]
    known = names(*said)
    assert [account.text for account in known.accounts(said)] == [
        "Iran demands relief",
        "It also seeks guarantees",
        "It rejects delay",
        "The United States insists on limits",
        "The United States and Iran are at odds over the ports",
        "The United States offers talks",
        "It is also willing to wait",
    ]


def test_an_account_says_what_a_pronoun_stands_for():
    one = statement("us", "willing", "to ease them [the sanctions] in phases")
    (account,) = names(one).accounts((one,))
    assert (
        account.text == "The United States is willing to ease the sanctions in phases"
    )


def test_a_quarrel_over_the_agenda_is_over_what_some_ask_for_and_others_do_not():
    asking = (
        statement("us", "insist", "a and b", about=("i0", "i1")),
        statement("iran", "prefer", "b alone", about=("i1",)),
        statement("iran", "reject", "a", about=("i0",)),
        statement("iran", "demand", "a", about=("i0",), polarity="negative"),
    )
    known = talks(*asking)
    assert known.quarrels() == ["i0"]
    assert known.asking("i0") == "the United States"
    assert known.asking("i1") == "the United States and Iran"
    assert known.asking("i2") == ""


def test_quotes_are_numbered_once_each():
    one = statement("us", "insist", "limits")
    again = statement("iran", "reject", "limits")
    other = Note("history", "signed", "signed", "d1", (3, 9))
    bare = Note("history", "what an analyst knows", "", "", (0, 0))
    known = Names(replace(names(one, again).case, notes=(other, bare)))
    assert known.quoted() == (one, other)
    assert known.numbers((again, other)) == "1, 2"
    assert known.numbers((bare,)) == ""
