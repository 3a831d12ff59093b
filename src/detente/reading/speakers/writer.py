"""For whom the writer of a letter speaks, who says "we" of his own side."""

import re
from collections.abc import Sequence
from typing import Any

from detente.reading.blocks import BOILERPLATE
from detente.reading.parse import Parsed
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.issuer import issuer, own_words
from detente.reading.speakers.parties import PartyTable, is_media, kind_by_name
from detente.reading.speakers.who import Resolver

_BETWEEN = re.compile(r"\s*(?:[,;|•·]|\s[-–—]\s)\s*")
_OFFICE = re.compile(r"^[^,]*?\b(?:for|at|on behalf of)\b ")
_ARTICLE = re.compile(r"(?:The|the) ")
_ITSELF = 0.8
"""How surely a writer of whose side nothing is told speaks for nobody else."""


def writer(
    name: str, title: Any, pieces: Sequence[Parsed], resolver: Resolver
) -> Holder | None:
    """Return the party for which a letter speaks, or None when it never says "we".

    It is the writer, where that is a body; the one for which the documents say that
    the writer speaks; the body under whose name the letter is signed; the one for
    which its text speaks as a statement does. Who is none of these speaks for himself,
    but for a newspaper, whose "we" takes no part.

    Parameters
    ----------
    name
        Of the writer; empty where it is not known.
    title
        The parse of the title.
    pieces
        All that the writer wrote.
    resolver
        Who is meant by a noun.
    """
    said = (piece for piece in pieces if piece.block.doubt not in BOILERPLATE)
    if not any(map(own_words, said)):
        return None
    table = resolver.table
    own = _body(name, table) or _spoken_for(name, table) or _signed(pieces, table)
    if own:
        return Holder((own,))
    found = issuer(title, pieces, resolver)
    if found is not None and all(map(table.is_named, found.parties)):
        return found
    if not name or "@" in name or is_media(name):
        return found
    return Holder((table.introduce(name),), "", _ITSELF)


def _body(name: str, table: PartyTable) -> str:
    """Return the party of a name that is known, or is made like a body's."""
    bare = _ARTICLE.sub("", name, count=1)
    known = table.names.get(bare)
    if known or not (" " in bare and bare[:1].isupper() and kind_by_name(bare)):
        return known or ""
    return table.introduce(bare)


def _spoken_for(name: str, table: PartyTable) -> str:
    """Return the party for which the documents say that somebody speaks."""
    parts = name.split()
    person = table.people.get(parts[-1]) if parts else None
    same = person is not None and set(parts) <= {*person.name.split(), parts[-1]}
    return person.party if person is not None and same else ""


def _signed(pieces: Sequence[Parsed], table: PartyTable) -> str:
    """Return the body that a letter is signed for: "Director, Harbour Board"."""
    signs = [piece for piece in pieces if piece.block.doubt == "byline"]
    named = (hit.party for p in signs for hit in table.names.hits(p.doc).values())
    parts = (part for p in signs for part in _BETWEEN.split(p.block.text))
    made = (_body(_OFFICE.sub("", part), table) for part in parts)
    return next(named, "") or next(filter(None, made), "")
