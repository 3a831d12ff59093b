"""What failure would mean for a party, as the stakes tell it."""

from collections.abc import Iterable

from detente.model import Direction, NoDeal, Note

_OWN, _SHARED = 0.75, 0.6
"""Confidence that failure hurts a party, where it is named and where nobody is."""


def without_a_deal(party: str, notes: Iterable[Note]) -> tuple[NoDeal, tuple[str, ...]]:
    """Return the sign of failure's effect on a party, and the notes that tell it.

    Stakes that name no party are everybody's, unless others name this one; where notes
    disagree, nothing is known.

    Examples
    --------
    >>> hurts = Note("stakes", "lose", "", "", (0, 0), of="failure", effect="worse")
    >>> without_a_deal("us", [hurts])[0].text, without_a_deal("us", [])[0].text
    ('worse', '')
    """
    failure = [n for n in notes if n.kind == "stakes" and n.of == "failure"]
    own = [n for n in failure if n.party == party]
    telling = [n for n in own or failure if n.party in {"", party} and n.effect]
    effects = {n.effect for n in telling}
    if len(effects) != 1:
        return NoDeal(), ()
    direction: Direction = "worse" if effects == {"worse"} else "better"
    sure = _OWN if own else _SHARED
    known = NoDeal(direction, text=direction, confidence=sure)
    return known, tuple(n.id for n in telling if n.id)
