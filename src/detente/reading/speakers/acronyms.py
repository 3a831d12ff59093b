"""Acronyms in brackets, and the names that they stand for."""

import re
from collections.abc import Iterator

from detente.reading.speakers.parties import is_media

_SHORT = re.compile(r"\(([A-Z][A-Za-z&.]*[A-Z&.][A-Za-z]?)\)")


def acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names that a text gives an acronym behind, each with it.

    Examples
    --------
    >>> list(acronyms("The Canal Workers Union (CWU) met the River Board."))
    [('Canal Workers Union', 'CWU')]
    """
    for found in _SHORT.finditer(text):
        short = found.group(1)
        full = _spelled_out(text[: found.start()].rstrip(), short)
        if full and not is_media(short):
            yield full, short


def _spelled_out(before: str, short: str) -> str:
    """Return the words before a bracket whose initials make the acronym."""
    letters = [c for c in short.upper() if c.isalpha()]
    parts = before.split()
    for n_words in range(min(len(parts), len(letters) + 3), 0, -1):
        name = parts[-n_words:]
        initials = [p[0].upper() for part in name for p in part.split("-") if p]
        if initials[0] == letters[0] and _in_order(letters, initials, name):
            return " ".join(name)
    return ""


def _in_order(letters: list[str], initials: list[str], name: list[str]) -> bool:
    """Tell whether most letters of an acronym are initials, in their order."""
    places = iter(initials)
    found = sum(letter in places for letter in letters)
    small = {"of", "the", "and", "for", "in", "on", "de"}
    capital = all(p[:1].isupper() or p in small for p in name)
    return capital and found >= max(2, len(letters) - 1)
