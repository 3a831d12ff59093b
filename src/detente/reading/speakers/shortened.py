"""Parties called by the last word of their names: "the trust", "the Front"."""

from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import has_article, modifiers
from detente.reading.speakers.pointing import called
from detente.reading.words import words


def short(resolver: Context, token: Any) -> Holder | None:
    """Return the party whose name ends in a word with an article.

    What stands before the word must be of the name: "the transport authority".

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The noun.
    """
    beside = {noun.lower_ for noun in modifiers(token)}
    if not has_article(token):
        return None
    if token.lemma_.lower() in words("roles", "back"):
        named = any(c.dep_ == "appos" for c in token.rights)
        return None if beside or named else resolver.again(token)
    party = ending(resolver, token) or called(resolver, token)
    own = beside <= {*resolver.table.title(party).lower().split()}
    return Holder((resolver.table.meet(party),)) if party and own else None


def ending(resolver: Context, token: Any) -> str:
    """Return the party whose name ends in a word; "the army" may be any army.

    Of several it is the one that acted last, or the only one that has been named yet.
    """
    common = words("roles", "collective") - words("roles", "by_its_name")
    if token.text.islower() and {token.lemma_, token.text} & common:
        return ""
    known = resolver.table.all_ending_in(token.lower_)
    last = resolver.last.parties if resolver.last else ()
    acted = [party for party in known if party in last]
    for few in (known, acted, [party for party in known if party in resolver.met]):
        if len(few) == 1:
            return few[0]
    return ""
