"""Acronyms in brackets, and the names that they stand for."""

import re
from collections.abc import Iterator

from detente.reading.speakers.parties import is_media, kind_by_name
from detente.reading.words import words

_SHORT = re.compile(r"\(([A-Z][A-Za-z&.]*[A-Z&.][A-Za-z]?)\)")
_NAME_AT_END = re.compile(r"[A-Z][\w’'-]+(?: (?:(?:of|for|the|and) )*[A-Z][\w’'-]+)+$")


def acronyms(text: str) -> Iterator[tuple[str, str]]:
    """Yield the names that a text gives an acronym behind, each with it.

    Examples
    --------
    >>> list(acronyms("The Canal Workers Union (CWU) met the River Board."))
    [('Canal Workers Union', 'CWU')]

    Of a name that is translated it is that of a body, for people have their party
    behind them, too:

    >>> list(acronyms("The Labour Party (PvdA) met Ann Lee (SPD)."))
    [('Labour Party', 'PvdA')]
    """
    for found in _SHORT.finditer(text):
        short = found.group(1)
        before = text[: found.start()].rstrip()
        full = _spelled_out(before, short) or _body_at_end(before)
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


def _body_at_end(before: str) -> str:
    """Return the name of a body that a text ends with."""
    found = _NAME_AT_END.search(before)
    name = found[0].removeprefix("The ") if found else ""
    bodies = words("roles", "back") | words("roles", "named_bodies")
    body = bodies & {*name.lower().split()} or kind_by_name(name) in {"armed", "union"}
    return name if body else ""


def _in_order(letters: list[str], initials: list[str], name: list[str]) -> bool:
    """Tell whether most letters of an acronym are initials, in their order."""
    places = iter(initials)
    found = sum(letter in places for letter in letters)
    small = {"of", "the", "and", "for", "in", "on", "de"}
    capital = all(p[:1].isupper() or p in small for p in name)
    return capital and found >= max(2, len(letters) - 1)
