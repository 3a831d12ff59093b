"""Some of those who are one party: "most of the growers", "one of its envoys"."""

from typing import Any

from detente.reading.grammar import does
from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_THEM = frozenset(["they", "them"])


def share(resolver: Context, token: Any) -> Holder | None:
    """Return the party of a share of it; of a single one only where he speaks for it.

    One of several unions is none of the others, and one of their negotiators is theirs.
    """
    single = token.lower_ == "one"
    if not single and token.lower_ not in words("roles", "shares"):
        return _fellows(resolver, token)
    links = [c for c in token.children if c.dep_ == "prep" and c.lower_ == "of"]
    nouns = [n for link in links for n in link.children if n.dep_ == "pobj"]
    own = (n for n in nouns if not single or _speaks(token, n))
    return next((found for n in own if (found := resolver.one(n))), None)


def _speaks(one: Any, many: Any) -> bool:
    """Tell one of those who speak for a party, and one of them who says something."""
    said = does(one.head, words("lexicon", "speech", "verbs"))
    told = many.lower_ in _THEM and one.dep_ == "nsubj" and said
    return told or many.lemma_.lower() in words("roles", "voices")


def _fellows(resolver: Context, token: Any) -> Holder | None:
    """Return the party of somebody's own people: "his colleagues", no former ones."""
    if token.lemma_.lower() not in words("roles", "fellows") or token.pos_ != "NOUN":
        return None
    owners = [c for c in token.lefts if c.dep_ == "poss" and c.pos_ == "PRON"]
    former = any(c.lower_ in words("roles", "former") for c in token.lefts)
    known = resolver.pronoun(owners[0]) if owners and not former else None
    return Holder(known.parties, token.text) if known is not None else None
