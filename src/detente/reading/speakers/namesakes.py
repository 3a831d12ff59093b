"""Names of countries that documents give to another: "Georgia", "Moscow" in 1986."""

import re
from collections.abc import Sequence

from detente.reading.parse import Parsed
from detente.reading.speakers.names import called, heirs, name_of, parts
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


def before_its_heir(parsed: Sequence[Parsed], parties: PartyTable) -> None:
    """Give a country that is no more its seats, where its heir is never named.

    Its people may be called by the heir's: to news, Mr Gorbachev was "the Russian".
    """
    texts = [piece.text for piece in parsed]
    written = {word for text in texts for word in re.findall(r"\b[A-Z][\w.]*", text)}
    for former, heir in heirs():
        own = re.compile(rf"\b{re.escape(name_of(heir))}\b")
        if written & called(former) and not any(map(own.search, texts)):
            parties.names.rename(heir, former)
