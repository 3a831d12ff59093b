"""The parse in plain Python against spaCy's own, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc

from detente.reading.parse import language, phrases
from detente.reading.tree import text_of

SAME = (
    "i", "idx", "text", "lower_", "whitespace_", "text_with_ws", "lemma_", "pos_",
    "tag_", "dep_", "ent_type_", "ent_iob_", "is_alpha", "is_punct", "is_space",
    "like_num", "is_title", "is_upper",
)  # fmt: skip
NEAR = ("children", "lefts", "rights", "subtree", "ancestors")
ONE = ("head", "left_edge", "right_edge")
ODD = (
    "",
    " ",
    "No.",
    "  Two  spaces, e.g. three\u00a0four; “quoted”, twenty-one (21) and 3.5bn. ",
    "What the board said, though nobody asked, was that the offer, it thinks, stands.",
)


@pytest.fixture(scope="module")
def pairs(root):
    """Return texts as spaCy has them, each with its words in plain Python."""
    files = sorted((root / "tests" / "reading" / "articles" / "open").glob("*.txt"))
    texts = [*ODD, *(file.read_text(encoding="utf-8") for file in files[::4])]
    return [(doc, text_of(doc)) for doc in language().pipe(texts)]


def places(words):
    return [word.i for word in words]


def test_every_word_is_as_in_spacy(pairs):
    for doc, text in pairs:
        assert len(doc) == len(text)
        for token, word in zip(doc, text, strict=True):
            assert len(token) == len(word)
            for name in SAME:
                assert getattr(token, name) == getattr(word, name), name


def test_everything_hangs_where_it_does_in_spacy(pairs):
    for doc, text in pairs:
        for token, word in zip(doc, text, strict=True):
            for name in NEAR:
                assert places(getattr(token, name)) == places(getattr(word, name)), name
            for name in ONE:
                assert getattr(token, name).i == getattr(word, name).i, name
            assert (token.sent.start, token.sent.end) == (
                word.sent.start,
                word.sent.end,
            )
            assert bool(token.is_sent_start) == word.is_sent_start


def test_sentences_and_names_are_those_of_spacy(pairs):
    for doc, text in pairs:
        assert doc.text == text.text
        for spans, runs in ((doc.sents, text.sents), (doc.ents, text.ents)):
            for span, run in zip(spans, runs, strict=True):
                assert span.text == run.text
                assert span.text_with_ws == run.text_with_ws
                assert (span.start_char, span.end_char) == (
                    run.start_char,
                    run.end_char,
                )
                assert span.root.i == run.root.i
                assert span.label_ == run.label_


@given(first=st.integers(-3, 30), last=st.integers(-3, 30), inside=st.integers(0, 3))
def test_a_run_is_cut_as_in_spacy(pairs, first, last, inside):
    doc, text = pairs[len(ODD)]
    span, run = doc[first:last], text[first:last]
    assert (len(span), span.text) == (len(run), run.text)
    assert span[inside:].text == run[inside:].text
    assert places(reversed(span)) == places(reversed(run))
    if len(span):
        assert span[-1].i == run[-1].i


@given(start=st.integers(0, 200), length=st.integers(1, 80))
def test_the_words_over_some_characters(pairs, start, length):
    doc, text = pairs[len(ODD)]
    within = range(start, start + length)
    shared = [
        token.i
        for token in doc
        if not {*within}.isdisjoint(range(token.idx, token.idx + len(token)))
    ]
    assert places(text.over(start, start + length)) == shared


def test_a_parse_keeps_nothing_of_spacy():
    """What is kept of a text is small: no vectors, no vocabulary."""
    (text,) = phrases(["The union rejects the offer."]).values()
    seen = {type(getattr(text[0], name)).__module__ for name in (*SAME, *ONE, "sent")}
    assert seen <= {"builtins", "detente.reading.tree"}


@given(st.permutations(range(8)), st.lists(st.integers(0, 7), min_size=8, max_size=8))
def test_what_hangs_on_a_word_by_definition(order, choices):
    """Any tree, crossing arcs too: a word is under all that it leads up to."""
    heads = [0] * len(order)
    for rank, (place, choice) in enumerate(zip(order, choices, strict=True)):
        heads[place] = order[min(choice, rank)]
    words = [str(place) for place in order]
    text = text_of(Doc(language().vocab, words, heads=heads, deps=["dep"] * len(words)))
    for word in text:
        under = [place for place in range(len(heads)) if word.i in path(heads, place)]
        assert sorted(places(word.subtree)) == under
        assert (word.left_edge.i, word.right_edge.i) == (under[0], under[-1])
        whole = [*range(under[0], under[-1] + 1)]
        assert word.crossed or places(word.subtree) == whole


def path(heads, place):
    """Return a place and those that it hangs on, up to the top."""
    found = [place]
    while heads[found[-1]] != found[-1]:
        found.append(heads[found[-1]])
    return found
