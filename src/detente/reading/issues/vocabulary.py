"""Words as terms: one for all words of a subject, none for words that tell nothing."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from detente.reading.draft.stem import stem
from detente.reading.draft.words import listed, listed_stems
from detente.reading.words import table

_NUMBER = (
    r"(?:\d[\d,.]*(?:\s?(?:million|billion|trillion|m|bn))?|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|half(?: a)?)"
)
_AMOUNT = re.compile(
    rf"(?P<money>[$€£¥])\s?\d|\b{_NUMBER}(?:\s|-)?(?P<unit>%|per ?cent|percent"
    r"|[a-z]{3,})",
    re.IGNORECASE,
)
_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")
"""A verb of one short syllable: its last letter is doubled before *-ing*."""
MOST_WORDS = 50_000
"""Words whose terms are kept in mind."""
_NO_TITLE = ("general", "broad", "plain", "acts", "actors", "units")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case, without signs at their ends."""
    kept = "".join(c if c.isalnum() or c in "-%" else " " for c in text.lower())
    return [word.strip("-") for word in kept.split() if word.strip("-")]


@lru_cache(maxsize=MOST_WORDS)
def term(word: str) -> str:
    """Return the term of a word: its stem, or that of the subject it shares.

    Examples
    --------
    >>> term("salaries") == term("wages") == term("pay")
    True
    """
    root = stem(word)
    return _groups().get(root, root)


def is_subject(word: str) -> bool:
    """Tell whether a word is listed under a subject of negotiations.

    Examples
    --------
    >>> is_subject("pullback"), is_subject("pull")
    (True, False)
    """
    return stem(word) in _groups()


@lru_cache(maxsize=MOST_WORDS)
def telling(name: str) -> bool:
    """Tell whether a term can tell one issue from another."""
    return (
        len(name) > 1
        and not name[0].isdigit()
        and not any(name in listed_stems(kind) for kind in _NO_TITLE)
    )


def label_terms(label: str) -> tuple[str, ...]:
    """Return the terms of a section label, in order.

    Examples
    --------
    >>> label_terms("Sanctions Relief")
    ('sanct', 'relief')
    """
    kept = [word for word in words(label) if word not in listed("plain")]
    found = (term(word) for word in kept)
    return tuple(name for name in found if name not in listed_stems("general"))


def gerund(verb: str) -> str:
    """Return the noun that every verb makes.

    Examples
    --------
    >>> [gerund(verb) for verb in ("hire", "disarm", "cut", "see", "lie", "open")]
    ['hiring', 'disarming', 'cutting', 'seeing', 'lying', 'opening']
    """
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _SHORT.fullmatch(verb) else f"{verb}ing"


def unit(text: str) -> str:
    """Return what the first amount in a text is counted in, or an empty string.

    Examples
    --------
    >>> unit("a rise of 11 per cent"), unit("$300 billion"), unit("three years")
    ('%', '$', 'year')
    >>> unit("four and a half per cent")
    '%'
    """
    for found in _AMOUNT.finditer(text):
        word = (found["unit"] or "").lower()
        if found["money"]:
            return found["money"]
        if word not in listed("plain"):
            return "%" if word.startswith(("%", "per")) else stem(word)
    return ""


@cache
def subjects() -> frozenset[str]:
    """Return the terms of the subjects that negotiations are known to have."""
    return frozenset(_groups().values())


@cache
def _groups() -> Mapping[str, str]:
    """Return the term of each word of a subject: that of the first."""
    lists = (
        line.split() for field in table("subjects").values() for line in field.values()
    )
    groups = ([stem(word) for word in line] for line in lists)
    return {name: names[0] for names in groups for name in names}
