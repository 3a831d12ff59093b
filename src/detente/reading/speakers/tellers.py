"""Whose "the president" is in what an officer says: "Ann Lee said the president …"."""

from typing import Any

from detente.reading.grammar import own_subject
from detente.reading.speakers.context import Context
from detente.reading.speakers.groups import is_state
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_SURE = 0.9
_FACTIONS = frozenset(["party"])


def of_teller(resolver: Context, token: Any) -> Holder | None:
    """Return the state or party of which somebody speaks who speaks for it.

    Whose officer says that "the president" will come or "the government" has agreed
    means their own, whoever acted last; so does a politician who says "the party".

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The noun.
    """
    if token.dep_ not in {"nsubj", "nsubjpass"} or not _is_alone(token):
        return None
    teller = _teller(token)
    known = resolver.one(teller) if teller is not None else None
    if known is None or not known.person or len(known.parties) != 1:
        return None
    lemma = token.lemma_.lower()
    state = lemma in _governing() and is_state(resolver, known)
    kind = resolver.table.kinds.get(known.parties[0])
    faction = lemma in _FACTIONS and kind in {"faction", "party"}
    return Holder(known.parties, "", _SURE) if state or faction else None


def _governing() -> frozenset[str]:
    """Return what only a state has: its government, its head, its army."""
    return words("roles", "arms") | words("roles", "heads") | {"government"}


def _is_alone(noun: Any) -> bool:
    """Tell "the president" from "the Peruvian president" and "the president of"."""
    return [c.lower_ for c in noun.children] == ["the"]


def _teller(noun: Any) -> Any | None:
    """Return the noun of who tells the clause that a noun is the subject of."""
    clause = noun.head
    while clause.dep_ == "conj":
        clause = clause.head
    said = words("lexicon", "speech", "verbs")
    if clause.dep_ != "ccomp" or clause.head.lemma_ not in said:
        return None
    return own_subject(clause.head)
