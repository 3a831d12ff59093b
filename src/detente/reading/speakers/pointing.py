"""Nouns that only point back at a party: "the group", "the bloc", "the country"."""

from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import group_kind, has_article, is_definite
from detente.reading.words import table, words

_SURE = 0.8
_MADE_OF = frozenset(["company", "faction", "union"])
"""Kinds of party of which a group is made, and not one that is in mind."""


def again(resolver: Context, token: Any, person: str = "") -> Holder | None:
    """Return who acted last of those that a noun may point back at.

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The noun.
    person
        Who speaks, if the noun is somebody's office.
    """
    if not is_definite(token) or not has_article(token) or _is_of(resolver, token):
        return None
    if resolver.home and token.lemma_.lower() in words("roles", "bodies"):
        return Holder((resolver.home,), person)
    inside = resolver.inside(token, lambda holder: fits(resolver, token, holder))
    for known in (inside, resolver.last, resolver.before):
        if known is not None and fits(resolver, token, known):
            return Holder(_surer(resolver, token, known.parties), person, _SURE)
    return None


def _is_of(resolver: Context, token: Any) -> bool:
    """Tell whether a noun names who is in it: "the group of Social Democrats"."""
    nouns = (n for c in token.rights if c.lower_ == "of" for n in c.children)
    hits = (resolver.hits.get(noun.i) for noun in nouns)
    return any(hit and resolver.table.kinds.get(hit.party) in _MADE_OF for hit in hits)


def _surer(resolver: Context, token: Any, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return the union of states that is "the bloc", for one that may be anything."""
    kinds = {resolver.table.kinds.get(party, "") for party in parties}
    blocs = resolver.table.of_kind("bloc") if token.lemma_ == "bloc" else ()
    return blocs[:1] if blocs and kinds <= {"", "people"} else parties


def note_nouns(doc: Any, resolver: Context) -> None:
    """Note what parties are called beside their names: "Aro, a lobby"."""
    for place, hit in resolver.hits.items():
        name = doc[place]
        beside = [name, *(c for c in name.children if c.dep_ == "appos")]
        beside += [name.head] if name.dep_ in {"compound", "appos"} else []
        for noun in beside:
            if noun.text.islower():
                resolver.table.called.setdefault(noun.lemma_, {})[hit.party] = None
        for noun in table("roles")["by_deed"].get(_deed(name), ()):
            resolver.table.called.setdefault(noun, {})[hit.party] = None


def _deed(name: Any) -> str:
    """Return what a name is said to do, or to have made: "Aro bid", "Aro's bid"."""
    own = name.dep_ in {"compound", "nsubj", "poss"}
    return str(name.head.lemma_) if own else ""


def called(resolver: Context, token: Any) -> str:
    """Return the one body that the text has called so: "Aro, a lobby", "the lobby"."""
    bodies = words("roles", "named_bodies") - words("roles", "back")
    told = resolver.table.called.get(token.lemma_, ()) if token.text.islower() else ()
    known = [party for party in told if resolver.table.at_hand(party)]
    only = len(known) == 1 and token.lemma_ in bodies and not group_kind(token)
    return known[0] if only else ""


def whose_paper(resolver: Context, token: Any) -> Holder | None:
    """Return who acted last, for a paper of theirs that says something."""
    own = token.lemma_.lower() in words("roles", "own_papers")
    return again(resolver, token) if own and token.dep_ == "nsubj" else None


def fits(resolver: Context, token: Any, holder: Holder) -> bool:
    """Tell whether a noun may point back at somebody: no company is "the city"."""
    never = table("roles")["never"].get(token.lemma_.lower(), ())
    kinds = {resolver.table.kinds.get(party, "") for party in holder.parties}
    return kinds.isdisjoint(never)
