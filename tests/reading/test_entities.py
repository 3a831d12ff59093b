"""Names found all at once against those that spaCy finds word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.parse import language, recogniser

WORDS = (
    "Angela", "Merkel", "and", "Tim", "Cook", "of", "the", "United", "Nations", ".",
    " ", "in", "New", "York", "on", "Monday", "5", "million", "euros", "said", "Bank",
)  # fmt: skip
ODD = ("", " ", "Paris", "  Berlin \n\n  and Bonn.  ", "The Bank of New", "Dr.")


def both(texts):
    """Return the texts with the names that we find, and with those of spaCy."""
    nlp = language()
    ours, theirs = (list(nlp.pipe(texts, disable=["ner"])) for _ in range(2))
    recogniser(nlp)(ours)
    return ours, list(nlp.get_pipe("ner").pipe(theirs))


def names(doc):
    marked = [(token.ent_type_, token.ent_iob_) for token in doc]
    return marked, [(name.start, name.end, name.label_) for name in doc.ents]


def test_names_are_those_of_spacy(root):
    files = (root / "tests" / "reading" / "articles" / "open").glob("*.txt")
    texts = [t for file in files for t in file.read_text(encoding="utf-8").split("\n")]
    ours, theirs = both([*texts, *ODD])
    assert sum(len(doc.ents) for doc in ours) > 500
    assert list(map(names, ours)) == list(map(names, theirs))


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_names_are_those_of_spacy_in_any_jumble(text):
    (ours,), (theirs,) = both([text])
    assert names(ours) == names(theirs)


@pytest.mark.parametrize("texts", [[], [""], ["", "Paris", ""]])
def test_nothing_is_searched_where_there_are_no_words(texts):
    ours, _ = both(texts)
    assert [len(doc.ents) for doc in ours] == [text == "Paris" for text in texts]
