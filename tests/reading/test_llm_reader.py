"""A model reads beside the rules: what holds is kept, the rest is counted."""

import json

import pytest
from benchmarks.reading.gold import COARSE as SCORED
from hypothesis import given, settings
from hypothesis import strategies as st

import model_server as server
from detente.documents import from_bytes
from detente.model import ACTS
from detente.reading import read_documents
from detente.reading.llm import Endpoint, ModelReader, merge
from detente.reading.llm.claims import Claim
from detente.reading.llm.naming import party_of
from detente.reading.llm.prompt import FIELDS, LONGEST
from detente.reading.llm.verify import SURE
from detente.reading.second import Second
from detente.reading.speakers.parties import PartyTable

TALKS = """\
Talks on the river

Norway demands lower water levels in spring. Sweden rejects payments to fishermen.

The two ministers met for an hour. Oslo sees the dams as a relic, a thing that has had
its day, and dreams of a valley with salmon. It would settle for half
of them if Stockholm paid the costs.

Finland watched from afar.
"""
LONG = "Norway {} the payments that Sweden has promised its fishermen in the north."
RULED = server.statement(
    "Norway", "seek", "Norway demands lower water levels", content="lower water levels"
)
ADDED = server.statement(
    "Norway",
    "threaten",
    "Oslo sees the dams as a relic, a thing that has had its day",
    content="a thing that has had its day",
)
"""Of a class that no rule will find here."""


def read(*manners, text=TALKS, timeout=5.0, files=1, **more):
    """Read a text with a model behind a server of these manners."""
    documents = [
        from_bytes(f"talks{n}.txt", text.encode(), identifier=f"d{n}")
        for n in range(1, files + 1)
    ]
    with server.serving(*manners) as served:
        reader = ModelReader(Endpoint(served.url, timeout=timeout, **more))
        return read_documents(documents, reader=reader), served


def said(reading):
    """Return what was read, without ids."""
    return [
        (s.party, s.act, s.content, s.condition, s.quote, s.origin)
        for s in reading.statements
    ]


@pytest.fixture(scope="module")
def by_rules():
    return read_documents([from_bytes("talks.txt", TALKS.encode())])


def test_what_both_read_is_surer_and_stands_as_the_rules_have_it(by_rules):
    reading, _ = read(server.claims(RULED))
    rules, both = by_rules.statements[0], reading.statements[0]
    assert (rules.origin, both.origin) == ("rules", "both")
    assert (both.act, both.content) == (rules.act, rules.content)
    assert rules.confidence < both.confidence < 1
    assert len(reading.statements) == len(by_rules.statements)
    assert "1 read by the rules too, 0 added, 0 rejected." in reading.remarks[-1]


def test_what_only_the_model_read_is_added_and_marked():
    reading, _ = read(server.claims(ADDED))
    (added,) = [s for s in reading.statements if s.origin == "model"]
    assert (added.party, added.act, added.confidence) == ("norway", "threaten", SURE)
    assert reading.texts["d1"][slice(*added.span)] == added.quote
    plain = reading.to_json()["statements"]
    assert {s["origin"] for s in plain} == {"rules", "model"}
    assert reading.draft().statements[0].origin in {"rules", "model"}


def test_the_sources_characters_are_stored():
    folded = {**ADDED, "quote": ADDED["quote"].replace("'", "’").replace(" ", "  ")}
    reading, _ = read(server.claims(folded))
    (added,) = [s for s in reading.statements if s.origin == "model"]
    assert added.quote == ADDED["quote"].replace("had its", "had\nits")


@pytest.mark.parametrize(
    ("reason", "change"),
    [
        ("quote that is not in the text", {"quote": "Norway demands an apology"}),
        ("quote that is not in the text", {"quote": "dams are finished, said Oslo"}),
        ("quote that is not in the text", {"quote": "day"}),
        ("party that is not named there", {"party": "Denmark"}),
        ("party that is not named there", {"party": "Finland"}),
        ("party that is not named there", {"party": ""}),
        ("an act that there is not", {"act": "surrender"}),
        ("form asked for", {"polarity": "mixed"}),
        ("quote contradicts", {"act": "reject", "polarity": "negative"}),
        ("quote contradicts", {"act": "demand", "polarity": "negative"}),
        ("condition that is not in the", {"condition": "if Stockholm paid the costs"}),
        ("content that is not in the sentence", {"content": "half of them"}),
        ("content that is not in the sentence", {"content": ""}),
    ],
)
def test_what_the_text_does_not_bear_out_is_rejected_and_counted(
    by_rules, reason, change
):
    reading, _ = read(server.claims({**ADDED, **change}))
    assert said(reading) == said(by_rules)
    assert "1 rejected (1 " in (reading.remarks[-1])
    assert reason in reading.remarks[-1]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Norway will not accept payments to the fishermen of Sweden.",
            server.statement("Norway", "accept", "accept payments to the fishermen"),
        ),
        (
            "Norway refused to accept payments to the fishermen of Sweden.",
            server.statement("Norway", "accept", "accept payments to the fishermen"),
        ),
        (
            LONG.format("will not accept"),
            server.statement(
                "Norway",
                "accept",
                LONG.format("will accept"),
            ),
        ),
    ],
)
def test_a_quote_cut_so_that_it_says_the_contrary_is_rejected(text, claim):
    reading, _ = read(server.claims(claim), text=text)
    assert "model" not in {s.origin for s in reading.statements}
    assert "1 that the quote contradicts" in reading.remarks[-1]


def test_a_denied_refusal_is_none():
    claim = server.statement("Norway", "willing", "did not rule out payments")
    claim["content"] = "payments"
    reading, _ = read(
        server.claims(claim), text="Norway did not rule out payments to Sweden."
    )
    assert "contradicts" not in reading.remarks[-1]


def test_a_party_named_in_the_sentence_before_is_meant_by_a_pronoun():
    claim = server.statement(
        "Norway",
        "willing",
        "It would settle for half\nof them if Stockholm paid the costs",
        content="half of them",
        condition="if Stockholm paid the costs",
    )
    reading, _ = read(server.claims(claim))
    (found,) = [s for s in reading.statements if s.condition.startswith("if Stock")]
    assert (found.party, found.modality) == ("norway", "conditional")


def test_the_same_text_is_sent_once_and_counts_for_each_document():
    reading, served = read(server.claims(ADDED), files=2)
    assert len(served.asked) == 1
    assert next(s for s in reading.statements if s.origin == "model").carriers == (
        "d1",
        "d2",
    )


def test_what_is_asked():
    _, served = read(server.claims(), model="m")
    (asked,) = served.asked
    assert (asked["model"], asked["temperature"]) == ("m", 0)
    assert asked["response_format"]["json_schema"]["strict"] is True
    system = asked["messages"][0]["content"]
    assert all(word in system for word in (*ACTS, *FIELDS))
    assert "Oslo sees the dams" in server.texts(served.asked)[0]


def test_a_long_text_is_sent_in_passages():
    lines = [f"Norway wants {n} boats on the river. " * 20 for n in range(30)]
    _, served = read(server.claims(), text="\n\n".join(lines))
    sent = server.texts(served.asked)
    assert len(sent) > 2
    assert max(map(len, sent)) <= 2 * LONGEST
    assert all(sum(line.strip() in text for text in sent) == 1 for line in lines)


FAULTS = {
    "slow": (server.waits(3), "took longer", 2),
    "cut off": (server.breaks_off, "broke off", 2),
    "server error": (server.replies(b"", 500), "answered 500", 2),
    "redirect": (server.redirects("http://127.0.0.1:9/"), "not followed", 1),
    "unauthorized": (server.replies(b"", 401), "another key", 1),
    "huge": (server.floods, "more than", 2),
    "wrong JSON": (server.says("Norway demands a lot."), "what is not JSON", 2),
    "deep JSON": (server.says("[" * 100_000), "what is not JSON", 2),
    "another form": (server.says('{"demands": []}'), "JSON of another form", 2),
    "a list": (server.says("[]"), "JSON of another form", 2),
    "too many": (
        server.says(json.dumps({"statements": [1] * 301})),
        "more than 300",
        2,
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_when_the_endpoint_fails_the_rules_reading_stands(by_rules, name):
    manner, why, times = FAULTS[name]
    reading, served = read(manner, timeout=0.5 if name == "slow" else 5.0)
    assert said(reading) == said(by_rules)
    assert reading.remarks[:-1] == by_rules.remarks
    assert why in reading.remarks[-1]
    assert reading.remarks[-1].endswith("What the rules read stands.")
    assert "\n" not in reading.remarks[-1]
    assert len(served.asked) == times


def test_a_second_try_may_succeed():
    reading, served = read(server.breaks_off, server.claims(ADDED))
    assert len(served.asked) == 2
    assert "model" in {s.origin for s in reading.statements}


def test_after_two_passages_without_an_answer_no_more_is_asked():
    text = "\n\n".join(f"Norway wants {n} boats on the river. " * 150 for n in range(6))
    reading, served = read(server.replies(b"", 500), text=text)
    assert len(served.asked) == 4
    assert "for 6 of 6 passages" in reading.remarks[-1]


@pytest.mark.parametrize(
    "entry",
    ["Norway", None, [], {}, {**ADDED, "party": 3}, {**ADDED, "more": ""}],
)
def test_an_entry_of_another_form_is_counted(entry):
    reading, _ = read(server.claims(entry, ADDED))
    assert "model" in {s.origin for s in reading.statements}
    assert "1 not in the form asked for" in reading.remarks[-1]


WORDS = st.sampled_from(TALKS.split())
QUOTES = st.one_of(
    st.lists(WORDS, min_size=1, max_size=12).map(" ".join),
    st.integers(0, len(TALKS)).flatmap(
        lambda a: st.integers(a, len(TALKS)).map(lambda b: TALKS[a:b])
    ),
    st.text(max_size=20),
)
CLAIMS = st.builds(
    Claim,
    party=st.sampled_from(["Norway", "Sweden", "Finland", "Oslo", "they", ""]),
    act=st.sampled_from(ACTS),
    content=QUOTES,
    condition=st.one_of(st.just(""), QUOTES),
    polarity=st.sampled_from(["positive", "negative"]),
    quote=QUOTES,
)


class Claiming:
    """A reader that makes claims without asking anybody."""

    def __init__(self, made):
        self.made = made
        self.verdicts = []

    def read(self, parsed, table, found):
        from detente.reading.llm.verify import Where, verify

        shown = [Where(piece) for piece in parsed]
        self.verdicts = [verify(claim, shown, table) for claim in self.made]
        kept = [v for v in self.verdicts if not isinstance(v, str)]
        return Second(merge.merge(found, kept, parsed))


@settings(max_examples=60)
@given(st.lists(CLAIMS, max_size=6))
def test_whatever_is_claimed_each_quote_is_a_piece_of_the_text(made):
    documents = [from_bytes("talks.txt", TALKS.encode())]
    reading = read_documents(documents, reader=Claiming(made))
    words = " ".join(TALKS.split())
    for s in reading.statements:
        assert reading.texts["d1"][slice(*s.span)] == s.quote
        if s.origin == "model":
            assert " ".join(s.quote.split()) in words
            assert s.content in words
            assert s.condition in words


def test_two_readers_agree_by_the_classes_that_readings_are_scored_by():
    ours = {a: {b for b in ACTS if merge.COARSE[a] == merge.COARSE[b]} for a in ACTS}
    theirs = {a: {b for b in ACTS if SCORED[a] == SCORED[b]} for a in ACTS}
    assert ours == theirs


@pytest.mark.parametrize(
    ("name", "near", "party"),
    [
        ("Norway", "", "norway"),
        ("the  Norway", "", "norway"),
        ("Iranian Foreign Ministry", "", "iran"),
        ("Norway and Sweden", "", ""),
        ("Ruritania", "", ""),
        ("Ruritania", "Ruritanian talks", ""),
        ("ruritania", "ruritania is small", ""),
    ],
)
def test_whom_a_name_stands_for(name, near, party):
    assert party_of(name, near, PartyTable()) == party


def test_a_new_party_must_stand_in_the_text_by_its_name():
    table = PartyTable()
    party = party_of("The Harbour Guild", "So the Harbour\nGuild refused.", table)
    assert table.title(party) == "Harbour Guild"
