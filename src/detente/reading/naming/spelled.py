"""Parties that everybody knows, called as the documents call them: "Sinn Féin"."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from detente.reading.naming.forms import stands_for
from detente.reading.speakers.index import initials
from detente.reading.speakers.names import kind_of, name_of, spellings
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import words

_AT_HOME = frozenset(["armed", "company", "faction", "union"])
"""Kinds of party whose names in full say more to a reader than their initials do."""
_STEM = 6
"""Letters by which a country's name and its people's are told to be one word."""
_BODIES = _AT_HOME | {"organisation"}


def name_bodies(texts: Iterable[str], parties: PartyTable) -> None:
    """Give well-known bodies and countries the name that documents write of them.

    Of a body it is the fullest. The name that is known best stays where it is written,
    or where only its initials are. A country is called what it is, whatever its
    capital; but Britain is called so where nobody writes of a United Kingdom.

    Parameters
    ----------
    texts
        Of the documents that were read together.
    parties
        Who takes part; a title may change. Every name goes on standing for its party.
    """
    kinds = {p: kind_of(p) for p in parties.titles if name_of(p)}
    mine = [party for party in kinds if party not in parties.given]
    if not mine:
        return
    whole = "\n".join(texts)
    for party in mine:
        names = [one for one in spellings(party) if parties.names.get(one) == party]
        written = {one: often for one in names if (often := _often(one, whole))}
        if written and kinds[party] in _BODIES:
            parties.titles[party] = _fullest(party, written)
        if kinds[party] == "country" and parties.titles[party] == name_of(party):
            parties.titles[party] = _usual(party, written)


def _often(name: str, text: str) -> int:
    """Return how often a text has a name."""
    if name not in text:  # far faster, and mostly so
        return 0
    return len(re.findall(rf"(?<!\w){re.escape(name)}(?!\w)", text))


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


def _usual(party: str, written: Mapping[str, int]) -> str:
    """Return what a country is called, of whose names some are written so often.

    Its initials are as good as the name in full. A name of several words counts if it
    has one of the country's own, unlike that of a ministry.
    """
    name = name_of(party)
    own, short = {*_stems(name)}, initials(name)
    often = Counter({name: 0})
    for one, count in written.items():
        known = one == name or one.replace(".", "") in {short, f"{short}A"}
        land = " " not in one or not own.isdisjoint(_stems(one))
        if known or (land and _is_name(one)):
            often[name if known else one] += count
    return max(often, key=often.__getitem__)


def _stems(name: str) -> list[str]:
    """Return how the words of a name begin: "Palest" of Palestine and Palestinian."""
    return [word[:_STEM] for word in re.findall(r"\w+", name)]


def _is_name(written: str) -> bool:
    """Tell a name from initials, and from words for some: "Republican leaders"."""
    return not written.isupper() and written.rpartition(" ")[2][:1].isupper()
