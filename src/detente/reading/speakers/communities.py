"""A divided country: who speaks for one of its peoples is called by that people."""

from collections import Counter
from collections.abc import Iterable, Iterator

from detente.reading.parse import Parsed
from detente.reading.speakers.names import communities, name_of
from detente.reading.speakers.parties import PartyTable

_ACTING = frozenset(["nsubj", "nsubjpass"])


def name_communities(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Call a state by its people where the documents mostly do: "Greek Cypriots".

    Parameters
    ----------
    parsed
        The blocks that were read together.
    parties
        Who takes part; a title may change.
    """
    known = {p: name for p, name in communities() if p in parties.titles}
    for party in known.keys() - parties.given:
        people = known[party].removesuffix("s")
        forms = Counter(_forms(parsed, parties, party))
        called = sum(n for form, n in forms.items() if form.startswith(people))
        if called > forms[name_of(party)]:
            parties.titles[party] = known[party]


def _forms(parsed: Iterable[Parsed], parties: PartyTable, party: str) -> Iterator[str]:
    """Yield the names of a party; that of its land only where it does something."""
    for piece in parsed:
        for hit in dict.fromkeys(parties.names.hits(piece.doc).values()):
            acts = hit.form != "name" or piece.doc[hit.last].dep_ in _ACTING
            if hit.party == party and acts:
                yield piece.doc[hit.first : hit.last + 1].text
