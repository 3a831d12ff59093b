"""The sentence around a quote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes, sentence_around

TEXT = """\
# Talks on the dam

They met at noon. Mr. Ek, of the U.N. mission, asked
for time. "Nobody agreed." It was late.

- Water: the north wants more of it
- Power: the south wants none

No. That was on 3 May. Art. 5 and No. 7 allowed it. The end is open
"""


def around(text, quote, name="a.md"):
    page = from_bytes(name, text.encode())
    start = page.text.index(quote)
    return sentence_around(page, (start, start + len(quote)))


@pytest.mark.parametrize(
    ("quote", "sentence"),
    [
        ("Talks", "Talks on the dam"),
        ("met", "They met at noon."),
        ("asked", "Mr. Ek, of the U.N. mission, asked for time."),
        ("Nobody", '"Nobody agreed."'),
        ("late", "It was late."),
        ("north wants", "Water: the north wants more of it"),
        ("none", "Power: the south wants none"),
        ("on 3", "That was on 3 May."),
        ("allowed", "Art. 5 and No. 7 allowed it."),
        ("The end is open", "The end is open"),
        ("noon. Mr.", "They met at noon. Mr. Ek, of the U.N. mission, asked for time."),
    ],
)
def test_a_sentence_by_hand(quote, sentence):
    assert around(TEXT, quote) == sentence


words = st.sampled_from(["water", "oil", "the", "north", "12", "asks", "no-one"])
sentences = st.lists(words, min_size=2, max_size=8).map(
    lambda w: " ".join(["They", *w]) + "."
)


@given(st.lists(sentences, min_size=1, max_size=6), st.data())
def test_it_is_the_sentence_the_text_was_made_of(made, data):
    """Second way: the text is joined from sentences, so each is known beforehand."""
    gaps = [data.draw(st.sampled_from([" ", "\n", "\n\n", "  "])) for _ in made]
    text = "".join(s + gap for s, gap in zip(made, gaps, strict=True))
    page = from_bytes("a.txt", text.encode())
    at = data.draw(st.integers(0, len(made) - 1))
    start = len("".join(s + g for s, g in zip(made[:at], gaps[:at], strict=True)))
    first = data.draw(st.integers(0, len(made[at]) - 1))
    last = data.draw(st.integers(first + 1, len(made[at])))
    assert sentence_around(page, (start + first, start + last)) == made[at]


@given(st.text("aB.!?\n \"'-#", min_size=1, max_size=60), st.data())
def test_it_holds_the_quote_in_any_text(text, data):
    page = from_bytes("a.txt", ("x" + text).encode())
    first = data.draw(st.integers(0, len(page.text) - 1))
    last = data.draw(st.integers(first + 1, len(page.text)))
    quote = " ".join(page.text[first:last].split())
    assert quote in sentence_around(page, (first, last))
