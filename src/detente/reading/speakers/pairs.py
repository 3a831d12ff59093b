"""Sides: both of them, the former, the latter, the other, those a side is made of."""

from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import BOTH, Holder
from detente.reading.speakers.nouns import full_name, has_article, modifiers, phrase
from detente.reading.words import words

PAIRS = frozenset(["both", "two", "either", "neither", "each"])
"""Words for two, or for each of two."""

_ORDER = ("former", "latter")
_SURE = 0.8


def both(resolver: Context, token: Any) -> Holder | None:
    """Return the two sides: those who have just acted together, or the principals.

    Those who only look on from outside are not the two sides.

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The noun, "sides" of "the two sides".
    """
    said = {c.lower_ for c in token.children}
    bare = token.lower_ in {"both", "neither", "two"} and not said & PAIRS
    plural = token.lower_ in {"sides", "parties", "negotiators"}
    shared = token.lemma_ in words("roles", "shared") and said & PAIRS
    if not (bare or (plural and said & {"the", "all"}) or shared):
        return None
    if any(c.dep_ != "nummod" for c in modifiers(token)):
        return None
    last = resolver.last
    acted = last is not None and len(last.parties) == len(_ORDER)
    if last is not None and resolver.table.outside.keys() & set(last.parties):
        acted = False
    return Holder(last.parties if last is not None and acted else (BOTH,))


def one_of_two(resolver: Context, token: Any) -> Holder | None:
    """Return whom "the former" or "the latter" points at."""
    if token.lower_ not in _ORDER or not has_article(token) or not resolver.pair:
        return None
    party = resolver.pair[_ORDER.index(token.lower_)]
    return Holder((resolver.table.meet(party),))


def of_section(resolver: Context, token: Any) -> Holder | None:
    """Return the side that is told of, for those it is made of: "Some 100 states"."""
    several = token.tag_ == "NNS" and token.lemma_.lower() in words("roles", "places")
    only = all(c.dep_ == "nummod" for c in modifiers(token))
    return resolver.section if several and only and not has_article(token) else None


def other(resolver: Context, token: Any) -> Holder | None:
    """Return the other of two for "Chile's rival", "its neighbour"."""
    if token.lemma_.lower() not in words("roles", "others"):
        return None
    names = (c for c in token.rights if c.dep_ == "appos" and c.pos_ == "PROPN")
    bodies = (found for name in names if (found := _body(resolver, name)))
    if (named := next(bodies, None)) is not None:
        return named
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    found = opposite(resolver, owner) if owner is not None else None
    if found is None or token.lemma_.lower() not in words("roles", "voices"):
        return found
    return Holder(found.parties, phrase(token), found.sure)


def _body(resolver: Context, name: Any) -> Holder | None:
    """Return the body that a name in apposition is: "its sister party, the SPX"."""
    acronym = name.is_upper and len(name) > 1 and name.ent_type_ != "PERSON"
    if name.i not in resolver.hits and acronym:
        party = resolver.table.introduce(full_name(name))
        return Holder((resolver.table.meet(party),))
    return resolver.named(name)


def opposite(resolver: Context, owner: Any) -> Holder | None:
    """Return the other of the last two that were named together."""
    ask = resolver.pronoun if owner.pos_ == "PRON" else resolver.who
    known = ask(owner)
    mine = known.parties if known else ()
    others = tuple(party for party in resolver.pair if party not in mine)
    return Holder(others, "", _SURE) if len(others) == 1 and mine else None
