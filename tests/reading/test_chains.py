"""Who is meant by a noun is remembered for each negotiation, not across them."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import kept as module
from detente.reading import read_documents
from detente.reading.blocks import blocks
from detente.reading.chains import chains
from detente.reading.parse import parse

HOMES = (
    "Tenants in Calder Row are at odds with Halden Homes, a company from Leeds. "
    "Halden Homes rejected a rent freeze. The company demanded a rise of 5 per cent."
)
FERRY = (
    "The islanders of Rahua want a second ferry in winter. "
    "The company refused to run a second ferry. It offered a bus to the port."
)
LATER = (
    "Halden Homes and the tenants of Calder Row met again on Tuesday. "
    "The company accepted a rent freeze."
)


def read(*texts):
    return read_documents(
        [
            from_bytes(f"n{n}.txt", text.encode(), identifier=f"d{n}")
            for n, text in enumerate(texts, start=1)
        ]
    )


def names(reading, document):
    """Return the names of those of whom a document tells positions."""
    return {
        reading.parties[s.party] for s in reading.statements if s.document == document
    }


@pytest.mark.parametrize("texts", [(HOMES, FERRY), (FERRY, HOMES)])
def test_the_company_of_one_negotiation_is_not_that_of_another(texts):
    found = read(*texts)
    homes, ferry = ("d1", "d2") if texts[0] == HOMES else ("d2", "d1")
    assert "Halden Homes" in names(found, homes)
    assert "Halden Homes" not in names(found, ferry)
    assert "The company" in names(found, ferry)
    assert "The company" not in names(found, homes)


def test_each_document_reads_as_it_does_alone():
    together = read(HOMES, FERRY)
    for number, text in enumerate((HOMES, FERRY), start=1):
        alone = [(s.act, s.content, s.quote) for s in read(text).statements]
        assert alone == [
            (s.act, s.content, s.quote)
            for s in together.statements
            if s.document == f"d{number}"
        ]


def test_a_later_report_that_names_the_company_means_it():
    assert names(read(HOMES, LATER), "d2") == {"Halden Homes"}


def test_two_without_a_name_are_two_parties_under_two_names():
    other = "The miners of Tarn are on strike. The company offered 3 per cent."
    found = read(FERRY, other)
    assert names(found, "d1") & names(found, "d2") == set()
    assert {"The company", "The company (2)"} <= set(found.parties.values())


def parsed(*texts):
    pages = [
        from_bytes(f"n{n}.txt", text.encode(), identifier=f"d{n}")
        for n, text in enumerate(texts, start=1)
    ]
    return parse(block for page in pages for block in blocks(page))


def members(found):
    return [sorted({p.block.document for p in chain}) for chain in found]


def test_reports_on_the_same_parties_make_a_chain():
    assert members(chains(parsed(HOMES, FERRY, LATER))) == [["d1", "d3"], ["d2"]]


def test_renderings_of_one_text_are_one_chain_whoever_they_name():
    note = "The union wants more. The firm does not."
    assert members(chains(parsed(note, note), [("d1", "d2")])) == [["d1", "d2"]]
    assert members(chains(parsed(note, note))) == [["d1"], ["d2"]]


PLACES = ["Norway", "Chile", "Kenya", "Japan", "Peru", "Oman"]


@given(st.lists(st.sets(st.sampled_from(PLACES), min_size=1, max_size=3), max_size=6))
def test_a_document_belongs_to_one_chain(named):
    texts = [" met ".join(sorted(places)) + "." for places in named]
    found = members(chains(parsed(*texts)))
    assert sorted(d for chain in found for d in chain) == sorted(
        f"d{n}" for n in range(1, len(texts) + 1)
    )


def told(words):
    """Return all that is known of the words of a parse."""
    return [
        (
            w.text, w.idx, w.lemma_, w.pos_, w.tag_, w.dep_, w.head.i, w.ent_type_,
            w.ent_iob_, w.is_sent_start, w.left_edge.i, w.right_edge.i,
            [c.i for c in w.children],
        )
        for w in words
    ]  # fmt: skip


def test_a_parse_that_was_put_away_comes_back_as_it_was(monkeypatch):
    monkeypatch.setattr(module, "OPEN_WORDS", 1)
    pieces = parsed(HOMES, FERRY, LATER)
    before = [piece.doc for piece in pieces]
    for piece, doc in zip(pieces, before, strict=True):
        again = piece.doc
        assert again is not doc
        assert told(again) == told(doc)
        assert [s.text for s in again.sents] == [s.text for s in doc.sents]
        assert [(e.text, e.label_) for e in again.ents] == [
            (e.text, e.label_) for e in doc.ents
        ]


def test_what_is_read_does_not_depend_on_how_many_parses_are_open(monkeypatch):
    whole = read(HOMES, FERRY, LATER).to_json()
    monkeypatch.setattr(module, "OPEN_WORDS", 1)
    assert read(HOMES, FERRY, LATER).to_json() == whole


def test_of_more_than_is_held_half_stays_open_when_all_are_read_in_turn(monkeypatch):
    texts = [f"Norway demands ferry number {n}." for n in range(10)]
    size = len(parsed(texts[0])[0].doc)
    monkeypatch.setattr(module, "OPEN_WORDS", 8 * size)
    pieces = parsed("\n\n".join(texts))
    made = Counter()

    def counted(rows, vocab):
        parse = opened(rows, vocab)
        made[parse.text] += 1
        return parse

    opened = module.opened
    monkeypatch.setattr(module, "opened", counted)
    for _ in range(3):
        assert [piece.doc.text for piece in pieces] == texts
    assert made == dict.fromkeys(texts[4:], 3)
    for _ in range(3):
        assert [piece.doc.text for piece in pieces[4:8]] == texts[4:8]
    assert sum(made.values()) == 3 * 6 + 4
