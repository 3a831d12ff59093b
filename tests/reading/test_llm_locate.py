"""Quotes are found in the text, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.reading.llm.locate import LEAST, align, fold, locate

WORDS = st.lists(st.sampled_from(["a", "b", "c", "d"]), min_size=1, max_size=14)
TEXT = "The union demands a pay rise of 6 per cent, and “safer” shifts — at once."


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("demands a pay rise", "demands a pay rise"),
        ("  demands a pay rise  ", "demands a pay rise"),
        ('"safer" shifts - at once', "“safer” shifts — at once"),
        ("“safer” shifts\n—\tat once", "“safer” shifts — at once"),
        ("and a pay rise of 6 per cent", None),
        ("emands a pay rise", None),
        ("demands a pay ris", None),
        ("", None),
        (" — ", None),
        ("the union wants more money", None),
        (
            "The union demands the pay rise of 6 per cent, and safer shifts, at once",
            TEXT[:-1],
        ),
    ],
)
def test_a_quote_is_found_as_the_text_has_it(quote, found):
    span = locate(quote, TEXT, [(0, len(TEXT))])
    assert (span and TEXT[slice(*span)]) == found


def test_alignment_does_not_leave_a_sentence():
    text = "one two three four five. six seven eight nine ten"
    quote = "one two three four five six seven eight nine ten"
    halves = [(0, 24), (25, len(text))]
    assert locate(quote, text, halves) is None
    assert locate(quote, text, [(0, len(text))]) == (0, len(text))


def test_a_word_left_out_comes_back():
    """A "not" that a quote drops is in what is stored."""
    text = "Norway will not accept the plan of the other side in any form."
    quote = "Norway will accept the plan of the other side in any form."
    span = locate(quote, text, [(0, len(text))])
    assert span is not None
    assert "not accept" in text[slice(*span)]


def lcs(one, other):
    """Return the length of the longest common subsequence, by the textbook's table."""
    table = [[0] * (len(other) + 1) for _ in range(len(one) + 1)]
    for i, a in enumerate(one):
        for j, b in enumerate(other):
            table[i + 1][j + 1] = (
                table[i][j] + 1 if a == b else max(table[i][j + 1], table[i + 1][j])
            )
    return table[-1][-1]


def align_by_trying(wanted, words):
    """Score every run of words."""
    best = 0.0
    for first in range(len(words)):
        for last in range(first, len(words)):
            run = words[first : last + 1]
            best = max(best, lcs(wanted, run) / max(len(wanted), len(run)))
    return best if best >= LEAST else None


@given(WORDS, WORDS)
def test_alignment_agrees_with_trying_every_run(wanted, words):
    found = align(wanted, words)
    best = align_by_trying(wanted, words)
    assert (found and found[0]) == best
    if found:
        score, (first, last) = found
        run = words[first : last + 1]
        assert lcs(wanted, run) / max(len(wanted), len(run)) == score
        assert run[0] in wanted
        assert run[-1] in wanted


@given(st.data(), st.lists(st.text("abc", min_size=1, max_size=3), min_size=11))
def test_a_run_with_one_word_changed_in_eleven_is_found(data, words):
    size = data.draw(st.integers(11, len(words)))
    first = data.draw(st.integers(0, len(words) - size))
    wanted = words[first : first + size]
    wanted[data.draw(st.integers(0, size - 1))] = "z"
    found = align(wanted, words)
    assert found is not None
    assert found[0] >= LEAST


@given(st.text("ab “”\"'’–-—\u200b\n .", max_size=40))
def test_folding_keeps_the_place_of_each_letter(text):
    plain, places = fold(text)
    assert len(plain) == len(places)
    assert places == sorted(set(places))
    assert all(
        fold(text[place])[0] == sign for sign, place in zip(plain, places, strict=True)
    )


@given(st.text("ab “”’–\u200b\n.", max_size=30), st.text("ab \"'-.", max_size=8))
def test_what_is_found_is_a_piece_of_the_text_that_folds_to_the_quote(text, quote):
    span = locate(quote, text, [])
    if span is None:
        return
    assert 0 <= span[0] < span[1] <= len(text)
    assert fold(text[slice(*span)])[0].strip() == fold(quote)[0].strip()
