"""The words of a content, as two contents are compared by them."""

import re
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from detente.reading.draft.stem import KEPT, stem
from detente.reading.words import table

_STANDS_FOR = re.compile(
    r"\b(?:it|its|them|their|they|that|this|these|those|one|so) \[([^\]]+)\]",
    re.IGNORECASE,
)
_BEHIND = frozenset(
    ["against", "at", "between", "for", "from", "in", "into", "near", "on", "over"]
) | {"to"}
_UNITS = frozenset(["per", "cent", "percent"])
_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*%?")
_POSSESSIVE = re.compile(r"['’]s?\b")


PARTICIPLE = (
    r"(?:\w{3,}ed|\w[^\Wer]ed|paid|built|made|set|put|cut|held|kept|sent|left|given|taken|written"
    r"|drawn|withdrawn|shut|frozen|sold|done|seen|met|lost|shown|chosen|brought|bought"
    r"|told|lent|spent|broken|driven|thrown|split|let|led|fed|hit|won|struck|undone|torn|found|heard|bound)"
)
"""A pattern for what a passive ends in."""


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the word lists of ``draft.toml``.

    Examples
    --------
    >>> "relief" in listed("changes")
    True
    """
    return frozenset(table("draft")[name].split())


@lru_cache(maxsize=KEPT)
def stems(text: str) -> tuple[str, ...]:
    """Return the stems of the words that carry content, in order.

    Function words, and words that any negotiation uses of anything (*deal*, *side*,
    *demand*), are left out.

    Examples
    --------
    >>> stems("the lifting of economic sanctions")
    ('lift', 'economic', 'sanct')
    """
    words = _WORD.findall(_POSSESSIVE.sub("", text))
    found = (stem(word) for word in words if word.lower() not in listed("plain"))
    return tuple(word for word in found if word not in listed_stems("general"))


@cache
def listed_stems(name: str) -> frozenset[str]:
    """Return the stems of the words of one of the lists of ``draft.toml``.

    Examples
    --------
    >>> stem("agreements") in listed_stems("general")
    True
    """
    return frozenset(stem(word) for word in listed(name))


def resolved(text: str) -> str:
    """Return a text with what its pronouns stand for, in brackets, in their place.

    Examples
    --------
    >>> resolved("to ease them [the sanctions] in phases")
    'to ease the sanctions in phases'
    """
    return _STANDS_FOR.sub(r"\1", text)


def overlap(first: str, second: str) -> float:
    """Return the share of the shorter text's content words that the longer has too.

    Examples
    --------
    >>> overlap("phased relief", "immediate sanctions relief")
    0.5
    """
    left, right = set(stems(first)), set(stems(second))
    if not left or not right:
        return 0.0
    return len(left & right) / min(len(left), len(right))


def amount(text: str, subject: str = "") -> Hashable:
    """Return how much of a thing a text speaks of: its measure and its numbers.

    Texts that differ in it settle an issue in two ways, whatever else they say.

    Examples
    --------
    >>> amount("a quota of 30 tonnes") == amount("30 tonnes of cod")
    True
    >>> amount("partial relief") == amount("full relief")
    False
    """
    said = settles(text, subject)
    return said.measure, said.numbers


def bare(text: str, subject: str) -> bool:
    """Tell whether a text says no more than what the issue is called.

    Examples
    --------
    >>> bare("the nuclear programme", "Nuclear programme"), bare("the remarks", "Pay")
    (True, True)
    >>> bare("limits on the nuclear programme", "Nuclear programme")
    False
    """
    said = settles(text, subject)
    acts = listed_stems("acts")
    return not (said.numbers or said.measure or said.words - acts)


def named(title: str) -> str:
    """Return the words by which an issue is spoken of: its title up to a link.

    What stands behind tells which of several things is meant; *of* is no such link.

    Examples
    --------
    >>> named("Pullback of troops from the Asel valley"), named("Pay")
    ('Pullback of troops', 'Pay')
    """
    words = title.split()
    links = (n for n, word in enumerate(words) if n and word.lower() in _BEHIND)
    return " ".join(words[: next(links, len(words))])


def direction(text: str) -> int:
    """Return 1 for more of a thing, -1 for less, 0 when the text does not say.

    Examples
    --------
    >>> [direction(t) for t in ("higher duties", "an end to duties", "duties")]
    [1, -1, 0]
    """
    roots = {stem(word) for word in _WORD.findall(text)}
    up = len(roots & listed_stems("more"))
    down = len(roots & listed_stems("less"))
    return (up > down) - (down > up)


@dataclass(frozen=True, slots=True)
class Settles:
    """What a text would do about an issue: how much, in what numbers, and what."""

    measure: frozenset[int]
    numbers: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=KEPT)
def settles(text: str, subject: str) -> Settles:
    """Return what a text would do about an issue, the issue's own name set aside.

    Examples
    --------
    >>> sorted(settles("a rise of 6 per cent in pay", "Pay").numbers)
    ['6']
    """
    roots = {stem(word) for word in _WORD.findall(_POSSESSIVE.sub("", text))}
    measures = _numbered("grades")
    named = {_change(word) for word in stems(subject)}
    words = {_change(word) for word in stems(text) if word not in measures}
    digits = {word for word in roots if word[0].isdigit()}
    numbers = frozenset(word.rstrip("%").replace(",", "") for word in digits)
    return Settles(
        frozenset(measures[word] for word in roots if word in measures),
        numbers,
        frozenset(words - named - digits - _UNITS),
    )


def _change(word: str) -> str:
    """Return a stem, or the same name for all stems of one change."""
    number = _numbered("alike").get(word)
    return word if number is None else f"change {number}"


@cache
def figures() -> Mapping[str, int]:
    """Return the numbers that are written as words.

    Examples
    --------
    >>> figures()["eleven"]
    11
    """
    found = (entry.split() for entry in table("draft")["figures"])
    return {word: int(number) for number, word in found}


@cache
def _numbered(name: str) -> Mapping[str, int]:
    """Return the number of its group for each word of a list of groups."""
    groups = enumerate(table("draft")[name])
    return {stem(word): number for number, group in groups for word in group.split()}
