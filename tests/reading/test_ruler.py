"""Parts of speech by kinds of words against those that spaCy finds word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.parse import language, ruler

WORDS = (
    "gonna", "gotta", "let's", "y'all", "ain't", "c'mon", "'nuff", "nothin'", "nuthin'",
    "there", "is", "'s", "are", "it", "I", "you", "her", "that", "but", "not", "n't",
    "do", "had", "got", "will", "ca", "the", "A", "port", "Oslo", "paid", ".", "\n",
)  # fmt: skip
ODD = ("", " ", "  \n\n  Yes.  ", "Y", "There", "He had gon", "Ain't it? Let's.")


def both(texts):
    """Return the texts as we say what their words are, and as spaCy does."""
    nlp = language()
    left_out = ["attribute_ruler", "lemmatizer", "ner"]
    ours, theirs = (list(nlp.pipe(texts, disable=left_out)) for _ in range(2))
    ruler(nlp)(ours)
    return ours, list(nlp.get_pipe("attribute_ruler").pipe(theirs))


def said(doc):
    return [
        (t.tag_, t.dep_, t.pos_, str(t.morph), t.has_morph(), t.lemma_) for t in doc
    ]


def test_words_are_what_they_are_to_spacy(root):
    files = (root / "tests" / "reading" / "articles" / "open").glob("*.txt")
    texts = [t for file in files for t in file.read_text(encoding="utf-8").split("\n")]
    ours, theirs = both([*texts, *ODD])
    assert len({token.pos_ for doc in ours for token in doc}) > 12
    assert list(map(said, ours)) == list(map(said, theirs))


@given(st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join))
def test_words_are_what_they_are_to_spacy_in_any_jumble(text):
    (ours,), (theirs,) = both([text])
    assert said(ours) == said(theirs)


def test_a_rule_of_two_words_holds_only_in_a_row():
    (near, apart), _ = both(["They are gonna pay.", "They are gon, they say."])
    assert [token.lemma_ for token in near][2:4] == ["go", "to"]
    assert not any(token.lemma_ == "go" for token in apart)


@pytest.mark.parametrize("texts", [[], [""], ["", "Paris", ""]])
def test_nothing_is_said_where_there_are_no_words(texts):
    ours, _ = both(texts)
    assert [len(said(doc)) for doc in ours] == [text == "Paris" for text in texts]
