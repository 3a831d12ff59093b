"""Names of countries that documents give to another place: "Georgia"."""

import re
from collections.abc import Sequence

from detente.reading.parse import Parsed
from detente.reading.speakers.names import parts
from detente.reading.speakers.parties import PartyTable


def forget_namesakes(parsed: Sequence[Parsed], parties: PartyTable) -> None:
    """Forget a country's name where it is that of a part of one that is named."""
    asked = {name for _, name, _ in parts()}
    if all(asked.isdisjoint(re.findall(r"\w+", p.text)) for p in parsed):
        return
    named: dict[str, set[str]] = {}
    for piece in parsed:
        for place, hit in parties.names.hits(piece.doc).items():
            named.setdefault(hit.party, set()).add(piece.doc[place].text)
    for party, own_name, land in parts():
        if land in named and named.get(party) == {own_name}:
            parties.names.forget(own_name)
