"""Places beside an office that tell where it is, and not whose."""

from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.names import kind_of
from detente.reading.words import words

_JOINT = frozenset(["communique", "declaration", "memorandum"])
"""Papers that are called by the town in which they were signed."""


def only_where(resolver: Context, name: Any, noun: Any) -> bool:
    """Tell whether a place before a noun is not the party whose noun it is.

    A capital is a town beside its mayor, a paper is signed in one, and what a firm has
    in a country has a chief there.

    Parameters
    ----------
    resolver
        What the text has said so far.
    name, noun
        The place, and what it stands before.
    """
    return (
        _is_town(resolver, name)
        or _is_where_signed(resolver, name, noun)
        or _is_branch(resolver, name)
    )


def _is_town(resolver: Context, name: Any) -> bool:
    """Tell a capital, as a town with a mayor, from the country that it stands for."""
    hit = resolver.hits.get(name.i)
    behind = (t.lemma_.lower() for t in name.doc[name.i + 1 : name.i + 3])
    town = not words("roles", "of_towns").isdisjoint(behind)
    return hit is not None and hit.form == "seat" and town


def _is_where_signed(resolver: Context, name: Any, paper: Any) -> bool:
    """Tell where several signed a paper from whose it is: "the Madrid memorandum"."""
    hit = resolver.hits.get(name.i)
    joint = paper.lemma_.lower() in _JOINT and name.dep_ == "compound"
    return joint and hit is not None and hit.form == "seat"


def _is_branch(resolver: Context, name: Any) -> bool:
    """Tell which branch of a firm somebody runs from whom: "its France chief"."""
    hit = resolver.hits.get(name.i)
    if hit is None or hit.form != "name" or name.dep_ != "compound":
        return False
    land = resolver.table.kinds.get(hit.party, kind_of(hit.party)) == "country"
    return land and name.nbor(1).lower_ in words("roles", "of_branches")


def may_be_town(name: Any) -> bool:
    """Tell a town, which the model may take for a body's one-word name, from a body."""
    behind = name.doc[name.i + 1 : name.i + 2]
    whole = name.ent_iob_ == "B" and all(t.ent_iob_ != "I" for t in behind)
    return bool(name.ent_type_ == "GPE" or (name.ent_type_ == "ORG" and whole))
