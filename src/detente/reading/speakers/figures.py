"""People whom news names without a party: who they are, by their surnames."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from detente.reading.particles import PARTICLES
from detente.reading.speakers.names import split
from detente.reading.words import table

_OTHERS = "others"
_SURNAME = "*"
"""Stands before a surname that is not the last word of a name."""
_LETTERS = str.maketrans("øØłŁıđĐ", "oOlLidD")
"""Letters that are no other letter with an accent."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody well known.

    Attributes
    ----------
    party
        For whom he or she speaks.
    office
        What he or she is called by, in small letters: "prime minister".
    surname
        Its words as the tokenizer cuts them, without accents.
    given
        The words of the other names, likewise.
    leads
        Whether the surname comes first: "Xi Jinping".
    """

    party: str
    office: str
    surname: tuple[str, ...]
    given: tuple[str, ...]
    leads: bool = False


def plain(name: str) -> str:
    """Return a name without accents.

    Examples
    --------
    >>> plain("Erdoğan")
    'Erdogan'
    """
    if name.isascii():
        return name
    parts = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    return "".join(part for part in parts if not unicodedata.combining(part))


@cache
def bearers(word: str) -> Sequence[Figure]:
    """Return those whose surname ends in a word that has no accents.

    Examples
    --------
    >>> [(one.party, one.given) for one in bearers("Kohl")]
    [('germany', ('Helmut',))]
    """
    known = _index().get(word, ())
    found = (one for entry in known for one in spelt(*entry))
    return tuple(one for one in found if one.surname[-1] == word)


def is_known(word: str) -> bool:
    """Tell whether a surname of somebody well known ends in a word."""
    return word in _index()


@cache
def _index() -> Mapping[str, list[tuple[str, str, str]]]:
    """Return party, office and name of each figure by the last word of the surname.

    No more is done with a name before a text has the word: there are thousands.
    """
    found: dict[str, list[tuple[str, str, str]]] = {}
    for party, offices in table("figures")["known"].items():
        for office, names in offices.items():
            for name in map(plain, names):
                for word in _last_words(name):
                    found.setdefault(word, []).append((party, office, name))
    return found


def _last_words(name: str) -> list[str]:
    leads = name.startswith(_SURNAME)
    word = name[1:].partition(" ")[0] if leads else name.rpartition(" ")[2]
    word = word.removeprefix(_SURNAME)
    return [one.rpartition("-")[2] for one in word.split("/")]


def spelt(party: str, office: str, name: str) -> Iterator[Figure]:
    """Yield somebody under each spelling of the surname."""
    office = "" if office == _OTHERS else office.replace("_", " ")
    before, starred, behind = name.partition(_SURNAME)
    leads = bool(starred) and not before
    given, surname = before.split(), behind.split()
    if leads:
        given, surname = surname[1:], surname[:1]
    elif not starred:
        small = (n for n, word in enumerate(given) if n and word in PARTICLES)
        cut = next(small, len(given) - 1)
        given, surname = given[:cut], given[cut:]
    firsts = tuple(split(" ".join(given).replace("/", " ")))
    for words in product(*(word.split("/") for word in surname)):
        yield Figure(party, office, tuple(split(" ".join(words))), firsts, leads)
