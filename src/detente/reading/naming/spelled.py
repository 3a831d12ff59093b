"""Bodies that everybody knows, called as the documents call them: "Sinn Féin"."""

import re
from collections.abc import Iterable

from detente.reading.naming.forms import stands_for
from detente.reading.speakers.names import kind_of, name_of, spellings
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import words

_AT_HOME = frozenset(["armed", "company", "faction", "union"])
"""Kinds of party whose names in full say more to a reader than their initials do."""
_BODIES = _AT_HOME | {"organisation"}


def name_bodies(texts: Iterable[str], parties: PartyTable) -> None:
    """Give well-known bodies the fullest name that documents write of them.

    The name that is known best stays where it is written, or where only its initials
    are. A country is called what it is, whatever its capital.

    Parameters
    ----------
    texts
        Of the documents that were read together.
    parties
        Who takes part; a title may change. Every name goes on standing for its party.
    """
    known = [p for p in parties.titles if name_of(p) and kind_of(p) in _BODIES]
    mine = [party for party in known if party not in parties.given]
    if not mine:
        return
    whole = "\n".join(texts)
    for party in mine:
        names = [one for one in spellings(party) if parties.names.get(one) == party]
        if written := [one for one in names if _is_in(one, whole)]:
            parties.titles[party] = _fullest(party, written)


def _is_in(name: str, text: str) -> bool:
    if name not in text:  # far faster, and mostly so
        return False
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _fullest(party: str, written: Iterable[str]) -> str:
    """Return what a body is called of which some names are written."""
    name = name_of(party)
    longest = sorted(written, key=len, reverse=True)
    if kind_of(party) in _AT_HOME:
        spelled_out = (one for one in longest if stands_for(name, one))
        if full := next(spelled_out, ""):
            return full
    if name in longest or any(stands_for(one, name) for one in longest):
        return name
    offices = words("roles", "voices") if kind_of(party) == "organisation" else ()
    own = (one for one in longest if one.split()[-1].lower() not in offices)
    return next(filter(_is_name, own), name)


def _is_name(written: str) -> bool:
    """Tell a name from initials, and from words for some: "Republican leaders"."""
    return not written.isupper() and written.rpartition(" ")[2][:1].isupper()
