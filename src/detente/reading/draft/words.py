"""The words of a content, as two contents are compared by them."""

import re
from functools import cache

from detente.reading.words import table

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)?%?")
_POSSESSIVE = re.compile(r"['’]s?\b")


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the word lists of ``draft.toml``.

    Examples
    --------
    >>> "relief" in listed("changes")
    True
    """
    return frozenset(table("draft")[name].split())


_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = (
    ("ization", 4), ("isation", 4), ("ation", 4), ("ator", 4), ("ment", 4),
    ("ing", 3), ("ate", 4), ("ed", 4), ("al", 5),
)  # fmt: skip
"""Endings that leave the subject as it is, and the least they leave of a word."""
_AFTER_T = re.compile(r"(?<=[a-z]{3}[st])(?:ion|or)$")


def stem(word: str) -> str:
    """Return a word without the endings of number, tense and derivation, roughly.

    Verbs meet the nouns made of them, adjectives the nouns they come from.

    Examples
    --------
    >>> [stem(word) for word in ("sanctions", "lifting", "enrichment", "countries")]
    ['sanct', 'lift', 'enrich', 'country']
    >>> stem("arbitration") == stem("arbitrator"), stem("region") == stem("regional")
    (True, True)
    >>> stem("easing") == stem("ease"), stem("cutting") == stem("cut")
    (True, True)
    """
    word = word.lower()
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    word = _AFTER_T.sub("", _without_ending(word))
    return word[:-1] if word.endswith("e") and len(word) > 3 else word


def _without_ending(word: str) -> str:
    for ending, least in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= least and _VOWEL.search(root):
            doubled = root[-1] == root[-2] and root[-1] not in "slzaeiou"
            return root[:-1] if doubled else root
    return word


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


def alike(first: str, second: str) -> bool:
    """Tell whether two texts say the same thing in nearly the same words.

    At least three in five of all their content words are common to both, and every
    number is.
    """
    left, right = set(stems(first)), set(stems(second))
    if not left or not right:
        return False
    numbers = {word for word in left ^ right if word[0].isdigit()}
    return not numbers and len(left & right) >= 0.6 * len(left | right)
