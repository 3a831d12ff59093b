"""People called by the first of their names: "Mr Haile", who is Haile Tesfay."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.parties import PartyTable, Person
from detente.reading.words import words

_COURTESY = frozenset(["dr", "miss", "mr", "mrs", "ms", "professor"])


def name_by_first(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Let the first name of somebody known stand for him where a title goes with it.

    So are people called in Ethiopia, Iceland, Malaysia, Thailand or Burma. It is nobody
    else's surname, and one person's alone.
    """
    first: dict[str, set[Person]] = defaultdict(set)
    for person in parties.people.values():
        given, _, rest = person.name.partition(" ")
        if rest:
            first[given].add(person)
    for token in (token for piece in parsed for token in piece.doc):
        known = first.get(token.text, ())
        if len(known) == 1 and _is_addressed(token):
            (person,) = known
            parties.add_person(person.name, person.party, short=token.text)


def _is_addressed(name: Any) -> bool:
    """Tell whether a title stands before a name that ends there: "Mr Haile said"."""
    doc = name.doc
    before = doc[name.i - 1].lower_.rstrip(".") if name.i else ""
    behind = doc[name.i + 1] if name.i + 1 < len(doc) else name
    goes_on = behind != name and behind.pos_ == "PROPN"
    titled = before in _COURTESY and before in words("roles", "titles")
    return titled and not goes_on
