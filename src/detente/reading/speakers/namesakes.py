"""Names of parties that documents give to others: the same surname, the same place."""

import re
from collections.abc import Sequence
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.names import parts
from detente.reading.speakers.nouns import is_title
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import table, words


def forget_namesakes(parsed: Sequence[Parsed], parties: PartyTable) -> None:
    """Forget names that are another's in these documents.

    So the surname of somebody well known with another first name, a common one where
    nothing else of the party is named, and a country's where it is of a part of one
    that is named: "Georgia".
    """
    asked = {*table("figures")["first"], *words("figures", "common", "names")}
    asked |= {name for _, name, _ in parts()}
    if not all(asked.isdisjoint(re.findall(r"\w+", p.text)) for p in parsed):
        _forget(parsed, parties)


def _forget(parsed: Sequence[Parsed], parties: PartyTable) -> None:
    first, common = table("figures")["first"], words("figures", "common", "names")
    borne: dict[str, set[str]] = {}
    named: dict[str, set[str]] = {}
    for piece in parsed:
        for place, hit in parties.names.hits(piece.doc).items():
            name = piece.doc[place]
            if hit.form == "figure" and hit.first == hit.last:
                borne.setdefault(name.text, set()).add(_first_name(name))
            else:
                named.setdefault(hit.party, set()).add(name.text)
    for surname, names in borne.items():
        own = names.intersection(first.get(surname, ()))
        others = surname in first and names - {""} - own
        unsaid = surname in common and not own
        if others or (unsaid and parties.names.get(surname) not in named):
            parties.names.forget(surname)
    for party, own_name, land in parts():
        if land in named and named.get(party) == {own_name}:
            parties.names.forget(own_name)


def _first_name(surname: Any) -> str:
    """Return the name before a surname that is one person's with it, or nothing."""
    doc, place = surname.doc, surname.i - 1
    inside = surname.ent_type_ == "PERSON" and surname.ent_iob_ == "I"
    if not inside or is_title(doc[place]) or len(doc[place].text.rstrip(".")) == 1:
        return ""
    return str(doc[place].text) if doc[place].text[:1].isupper() else ""
