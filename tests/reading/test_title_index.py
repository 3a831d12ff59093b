"""Titles by their words: the same parties as asking each title in turn."""

import re

from hypothesis import given
from hypothesis import strategies as st

from detente.reading.speakers.index import TitleIndex

ENDINGS = ["n", "an", "ian", "ians", "ans", "i", "is", "ese", "ish", "ic", "er", "ers",
           "nian"]  # fmt: skip
WORDS = [
    "Norland",
    "Sudania",
    "Canal",
    "Workers",
    "Union",
    "CWU",
    "Port",
    "of",
    "The",
    "port",
]
TITLES = st.dictionaries(
    st.text("abcd", min_size=1, max_size=3),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join),
    max_size=6,
)
ASKED = st.sampled_from(
    [*WORDS, "Norlander", "Sudanian", "Portish", "Canal Workers Union"]
)


def initials(name):
    return "".join(w[0] for w in re.split(r"[ -]", name) if w[:1].isupper())


@given(TITLES, ASKED)
def test_agrees_with_asking_each_title(titles, word):
    index = TitleIndex(titles)
    assert index.with_word(word) == [p for p, t in titles.items() if word in t.split()]
    assert index.with_head(word.lower()) == [
        p
        for p, t in titles.items()
        if " " in t and t[:1].isupper() and head(t).lower() == word.lower()
    ]
    assert index.of_adjective(word) == [
        p
        for p, t in titles.items()
        if is_adjective(word, t.split()[-1].rstrip("aeiouy"))
    ]
    assert index.of_initials(word) == next(
        (p for p, t in titles.items() if is_short(word, t)), ""
    )


def head(title):
    return re.split(r"(?<=\w) (?:of|for)(?= |$)", title)[0].split()[-1]


def is_adjective(word, stem):
    return len(stem) > 3 and word.startswith(stem) and word[len(stem) :] in ENDINGS


def is_short(name, title):
    long, short = (title, name) if name.isupper() else (name, title)
    return short.isupper() and len(short) > 1 and short == initials(long)


@given(TITLES, TITLES, ASKED)
def test_takes_in_what_comes_later(first, later, word):
    titles = dict(first)
    index = TitleIndex(titles)
    index.with_word(word)
    for party, title in later.items():
        titles.setdefault(party, title)
    assert index.with_word(word) == TitleIndex(titles).with_word(word)
