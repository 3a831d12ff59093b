"""Known names cut short behind "the": "the North" of two countries, "the Commission".

A country or a body that everybody knows is often called by the word of its name that
tells it from others in the text. The word is its own only there, and only where it fits
nobody else that the documents name.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from detente.reading.parse import Parsed
from detente.reading.speakers.names import called, gazetteer, kind_of, name_of
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import words

Named = Mapping[str, frozenset[str]]
"""Parties that documents name, each with the names that they use for it."""

_OTHER = {"North": "South", "South": "North", "East": "West", "West": "East"}
_TWO_WORDS = re.compile(r"\b(?=([A-Za-z][\w’'-]*) +([A-Za-z]\w+)\b)")
_OF = re.compile(r" (?:for|of) ")
_WORD = re.compile(r"\w+")
_NO_NAME = frozenset(["a", "and", "by", "its", "of", "that", "the", "this", "to"])


def cut_short(parsed: Sequence[Parsed], parties: PartyTable) -> None:
    """Let a word of a known name stand for its party behind "the".

    Parameters
    ----------
    parsed
        The blocks that are read together.
    parties
        Who takes part; they get names.
    """
    if not any(_may_have_short(piece.text) for piece in parsed):
        return
    named = _named(parsed, parties)
    beside = _beside(parsed)
    found: dict[str, set[str]] = defaultdict(set)
    for short, party in chain(_halves(named), _bodies(named, beside)):
        found[short].add(party)
    for short, meant in found.items():
        if len(meant) == 1:
            parties.names.add(short, meant.pop(), "short")


def _may_have_short(text: str) -> bool:
    """Tell whether a text has a word that known names are cut short to."""
    said = _WORD.findall(text)
    short = words("roles", "short_names")
    return any(word in _OTHER or word.lower() in short for word in said)


def _named(parsed: Iterable[Parsed], parties: PartyTable) -> Named:
    found: dict[str, set[str]] = defaultdict(set)
    for piece in parsed:
        for hit in dict.fromkeys(parties.names.hits(piece.doc).values()):
            found[hit.party].add(piece.doc[hit.first : hit.last + 1].text)
    return {party: frozenset(names) for party, names in found.items()}


def _beside(parsed: Iterable[Parsed]) -> Mapping[str, set[str]]:
    """Return the words that end a name of two or more, each with what is before it."""
    found: dict[str, set[str]] = defaultdict(set)
    for piece in parsed:
        for before, word in _TWO_WORDS.findall(piece.text):
            found[word].add(before)
    return found


def _halves(named: Named) -> Iterator[tuple[str, str]]:
    """Yield "North" and "South" with the two countries whose names they tell apart."""
    for party in named:
        for name in called(party):
            side, _, land = name.partition(" ")
            twin = gazetteer().get(f"{_OTHER.get(side, side)} {land}")
            if side in _OTHER and twin:
                yield from ((side, party), (_OTHER[side], twin))


def _bodies(named: Named, beside: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Yield what a body is called for short, "Commission", where no other is one.

    In small letters it is called so only by the last word of a name that is used, or
    where it is the body that acts for a bloc.
    """
    for party, used in named.items():
        for name in called(party):
            first, _, short = _OF.split(name)[0].rpartition(" ")
            if not first or short.lower() not in words("roles", "short_names"):
                continue
            if not _capitals(beside.get(short, ())) <= {*first.split()[-1:]}:
                continue
            yield short, party
            small = beside.get(short.lower(), set())
            own = name in used or name == name_of(party) or kind_of(party) == "bloc"
            if own and {word.lower() for word in small} <= _NO_NAME:
                yield short.lower(), party


def _capitals(found: Iterable[str]) -> set[str]:
    return {word for word in found if word[:1].isupper()} - {"The"}
