"""What is to be seen of a statement in its own words: traits, each a number."""

import re
from collections.abc import Iterator
from typing import Any

from detente.reading.found import Found

Traits = dict[str, float]
"""Name of a trait to how much of it there is, those with none left out."""

BEARING = "bearing"
"""Trait: what the language model sees in the word of the act."""
_UNDER = frozenset(
    ["xcomp", "ccomp", "conj", "advcl", "dobj", "pobj", "prep", "acl", "relcl", "attr",
     "acomp", "pcomp", "aux"]
)  # fmt: skip
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_QUOTE = re.compile('["“”]')
_LENGTHS = {
    1: "one word", 2: "two words", 5: "a few words", 12: "a phrase", 20: "a clause",
}  # fmt: skip
"""Words of a content, at most, and what so many are called."""
_LONG = "a long clause"


def own(one: Found) -> Traits:
    """Return the traits of a statement that its own sentence shows.

    What is done, with which word and in which form of it, as the language model sees it
    there; under which verb; who is its
    subject and whether it is told of them; how long its content is, and whether it
    stands in quotation marks, under a condition or is negative.
    """
    return {name: value for name, value in _own(one) if value}


def _own(one: Found) -> Iterator[tuple[str, float]]:
    key = act_word(body_words(one))
    top = _top(key)
    yield f"act: {one.act}", 1.0
    yield f"word: {key.lemma_.lower()}", 1.0
    yield f"form: {key.tag_}", 1.0
    yield BEARING, key.bearing
    yield f"place: {key.dep_}", 1.0
    yield f"main verb: {top.tag_}", 1.0
    for name, verb in (("subject", key), ("main subject", top)):
        for noun in (c for c in verb.children if c.dep_ in _SUBJECTS):
            yield f"{name}: {noun.pos_}", 1.0
            yield f"{name}: plural", noun.tag_ == "NNS"
    n_words = len(one.content.split())
    named = (name for most, name in _LENGTHS.items() if n_words <= most)
    yield f"content: {next(named, _LONG)}", 1.0
    told = set(one.speaker)
    yield "told by itself", bool(told & set(one.holder.parties))
    yield "told by another", bool(told) and not told & set(one.holder.parties)
    yield "told by a person", bool(one.holder.person)
    yield "whose: doubt", 1.0 - one.holder.sure
    yield "condition", bool(one.condition)
    yield "negative", one.negative
    text = one.parsed.text
    yield "quote: inside", _QUOTE.search(text[slice(*one.span)]) is not None
    yield "quote: around", len(_QUOTE.findall(text[: one.span[0]])) % 2
    yield "opens a paragraph", key.sent.start == 0


def act_word(body: Any) -> Any:
    """Return the word of the act: the first that hangs on nothing else in the body."""
    inside = {word.i for word in body}
    tops = (word for word in body if word.head is word or word.head.i not in inside)
    return next(tops, body[0])


def body_words(one: Found) -> Any:
    """Return the words from that of the act to the end of the content.

    There are none where a model quotes less than a word.
    """
    first = one.parsed.block.span[0]
    return one.parsed.between(first + one.body[0], first + one.body[1])


def _top(word: Any) -> Any:
    """Return the word on which a whole chain of clauses hangs."""
    while word.dep_ in _UNDER and word.head is not word:
        word = word.head
    return word
