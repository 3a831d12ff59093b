"""Whether documents tell of one negotiation, or of several that share no party."""

from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from detente.reading.found import Found
from detente.reading.naming import Same
from detente.reading.speakers.holder import BOTH
from detente.reading.speakers.parties import PartyTable

_LEAST = 2
"""Parties that make a negotiation: of one alone nothing tells with whom it deals."""
_NAMED, _PARTIES = 3, 4
"""Documents of each negotiation that are named, and parties."""


@dataclass(frozen=True, slots=True)
class Told:
    """Documents that were read together.

    Attributes
    ----------
    documents
        Their ids, in order.
    acting
        The parties that take a position in them, by id, in order.
    named
        All parties that they name.
    """

    documents: Sequence[str]
    acting: Sequence[str]
    named: Set[str]


def told_by(
    members: Sequence[Sequence[str]],
    tables: Sequence[PartyTable],
    found: Sequence[Found],
    same: Sequence[Same],
) -> tuple[Told, ...]:
    """Return what the documents of each chain tell of parties.

    Parameters
    ----------
    members
        Ids of the documents of each chain.
    tables
        Who takes part in each, as its documents alone have it.
    found
        In all, with each party under the one id it goes on under.
    same
        Parties that were taken for one.
    """
    under: dict[str, str] = {}
    for one in reversed(same):  # the last go furthest
        under[one.gone] = under.get(one.kept, one.kept)
    acting: dict[str, list[str]] = {}
    for each in found:
        own = acting.setdefault(each.parsed.block.document, [])
        own += (party for party in each.holder.parties if party != BOTH)
    told = []
    for documents, table in zip(members, tables, strict=True):
        own = [party for name in documents for party in acting.get(name, ())]
        met = {p for counts in (table.mentions, table.counts) for p in counts}
        named = {under.get(party, party) for party in met}
        told.append(Told(documents, [*dict.fromkeys(own)], named | {*own}))
    return tuple(told)


def negotiations(told: Sequence[Told]) -> list[Told]:
    """Return documents put together where one names who takes a position in another.

    Left out are those in which fewer than two parties take a position: they may be on
    anybody's negotiation.

    Examples
    --------
    >>> fish = Told(["d1"], ["peru", "chile"], {"peru", "chile", "oman"})
    >>> pay = Told(["d2"], ["firm", "union"], {"firm", "union"})
    >>> rain = Told(["d3"], ["peru", "oman"], {"peru", "oman"})
    >>> [one.documents for one in negotiations([fish, pay, rain])]
    [['d1', 'd3'], ['d2']]
    """
    found: list[Told] = []
    for one in told:
        near = [n for n, other in enumerate(found) if _meet(one, other)]
        members = [*(found[n] for n in near), one]
        kept = [other for n, other in enumerate(found) if n not in near]
        place = near[0] if near else len(kept)
        found = [*kept[:place], _together(members), *kept[place:]]
    return [one for one in found if len(one.acting) >= _LEAST]


def several(
    told: Sequence[Told], files: Mapping[str, str], titles: Mapping[str, str]
) -> Iterator[str]:
    """Say so where documents tell of several negotiations that share no party.

    Parameters
    ----------
    told
        Documents that were read together, each set of them.
    files, titles
        Names for people of documents and of parties, by id.
    """
    found = negotiations(told)
    if len(found) < _LEAST:
        return
    each = (
        f"{_some([files[name] for name in one.documents], _NAMED)} "
        f"({_some([titles.get(p, p) for p in one.acting], _PARTIES)})"
        for one in found
    )
    yield (
        f"These documents tell of {len(found)} negotiations that share no party: "
        f"{'; '.join(each)}. They make one case here; if they are about different "
        "talks, read each by itself."
    )


def _meet(one: Told, other: Told) -> bool:
    """Tell whether one names who takes a position in the other."""
    met = not other.named.isdisjoint(one.acting)
    return met or not one.named.isdisjoint(other.acting)


def _together(members: Sequence[Told]) -> Told:
    return Told(
        [name for one in members for name in one.documents],
        [*dict.fromkeys(party for one in members for party in one.acting)],
        {party for one in members for party in one.named},
    )


def _some(names: Collection[str], most: int) -> str:
    """Return the first of some names, and how many more there are."""
    more = len(names) - most
    first = ", ".join([*names][:most])
    return f"{first} and {more:,} more" if more > 0 else first
