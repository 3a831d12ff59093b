"""One stem for the forms of a word, and for a verb and the noun made of it."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from detente.reading.words import table

KEPT = 20_000
"""Words, and texts, whose stems are kept in mind."""

_VOWEL = re.compile(r"[aeiouy]")
_ENDINGS = (
    ("ization", 4), ("isation", 4), ("ation", 4), ("ator", 4), ("ment", 4),
    ("ing", 3), ("ate", 4), ("ed", 4), ("al", 5),
)  # fmt: skip
"""Endings that leave the subject as it is, and the least they leave of a word."""
_AFTER_T = re.compile(r"(?<=[a-z]{3}[st])(?:ion|or)$")
_AS_IN_THE_NOUN = (
    (re.compile(r"(?<=[a-z]{3}[ae]n)d$"), "s"),
    (re.compile(r"(?<=[a-z]{3}i)d$"), "s"),
    (re.compile(r"(?<=duc)$"), "t"),
    (re.compile(r"(?<=[a-z]{2}sum)$"), "pt"),
    (re.compile(r"(?<=if)ic$"), "y"),
    (re.compile(r"(?<=[a-z]{3})iz$"), "is"),
    (re.compile(r"(?<=[a-z]{3})i$"), "y"),
)
"""Ends of the stems of verbs, and of the nouns made of them: extend, extension."""


@lru_cache(maxsize=KEPT)
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
    >>> verbs = ("extend", "reduced", "verifying", "withdraw", "decide", "acquire")
    >>> nouns = ("extension", "reduction", "verification", "withdrawal", "decision",
    ...          "acquisition")
    >>> [stem(verb) == stem(noun) for verb, noun in zip(verbs, nouns, strict=True)]
    [True, True, True, True, True, True]
    """
    root = _stem(word.lower())
    return _irregular().get(root, root)


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        word = word[:-1]
    root = _AFTER_T.sub("", _without_ending(word))
    root = root[:-1] if root.endswith("e") and len(root) > 3 else root
    for end, noun in _AS_IN_THE_NOUN:
        root = end.sub(noun, root)
    return root


def _without_ending(word: str) -> str:
    for ending, least in _ENDINGS:
        root = word.removesuffix(ending)
        if root != word and len(root) >= least and _VOWEL.search(root):
            doubled = root[-1] == root[-2] and root[-1] not in "slzaeiou"
            return root[:-1] if doubled else root
    return word


@cache
def _irregular() -> Mapping[str, str]:
    """Return the stem of each verb for that of a noun made of it irregularly."""
    groups = (
        [_stem(form) for form in line.split()] for line in table("draft")["forms"]
    )
    return {noun: verb for verb, *nouns in groups for noun in nouns}
