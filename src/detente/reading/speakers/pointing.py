"""Nouns that only point back at a party: "the group", "the bloc", "the country"."""

from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import has_article, is_definite
from detente.reading.words import table, words

_SURE = 0.8


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
    if not is_definite(token) or not has_article(token):
        return None
    if resolver.home and token.lemma_.lower() in words("roles", "bodies"):
        return Holder((resolver.home,), person)
    inside = resolver.inside(token, lambda holder: fits(resolver, token, holder))
    for known in (inside, resolver.last, resolver.before):
        if known is not None and fits(resolver, token, known):
            return Holder(known.parties, person, _SURE)
    return None


def whose_paper(resolver: Context, token: Any) -> Holder | None:
    """Return who acted last, for a paper of theirs that says something."""
    own = token.lemma_.lower() in words("roles", "own_papers")
    return again(resolver, token) if own and token.dep_ == "nsubj" else None


def fits(resolver: Context, token: Any, holder: Holder) -> bool:
    """Tell whether a noun may point back at somebody: no company is "the city"."""
    never = table("roles")["never"].get(token.lemma_.lower(), ())
    kinds = {resolver.table.kinds.get(party, "") for party in holder.parties}
    return kinds.isdisjoint(never)
