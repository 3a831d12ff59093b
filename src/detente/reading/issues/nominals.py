"""The noun that an act is called by: *to withdraw* is a withdrawal."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from detente.reading.draft.words import listed
from detente.reading.issues.vocabulary import gerund
from detente.reading.words import table

_PARTICLES = frozenset(
    ["aside", "away", "back", "down", "in", "off", "out", "over", "up"]
)


def nominal(verb: Any) -> str:
    """Return the noun of a verb in a parsed text, with its particle.

    The one that people use, else the gerund that every verb makes.
    """
    lemma = verb.lemma_.lower()
    particle = particle_of(verb)
    whole = f"{lemma} {particle}" if particle else lemma
    if known := nominals().get(whole):
        return known
    plain = nominals().get(lemma, "") if particle == "back" else ""
    made = plain or gerund(lemma)
    return f"{made} {particle}" if particle and not plain else made


def is_known(verb: Any) -> bool:
    """Tell whether people have a noun for what a verb does."""
    lemma, particle = verb.lemma_.lower(), particle_of(verb)
    return (f"{lemma} {particle}" if particle else lemma) in nominals() or (
        particle == "back" and lemma in nominals()
    )


def particle_of(verb: Any) -> str:
    """Return the particle right behind a verb or its object: *hand it over*."""
    behind = (
        c
        for c in verb.children
        if c.i > verb.i
        and c.lower_ in _PARTICLES
        and (c.dep_ == "prt" or (c.dep_ == "advmod" and c.lower_ == "back"))
    )
    return next((c.lower_ for c in behind), "")


def is_act(noun: str) -> bool:
    """Tell whether a noun is what some act is called.

    Examples
    --------
    >>> is_act("release"), is_act("lifting"), is_act("harbour")
    (True, True, False)
    """
    return noun in _acts() or noun in listed("changes")


@cache
def _acts() -> frozenset[str]:
    return frozenset(nominals().values())


@cache
def nominals() -> Mapping[str, str]:
    """Return the nouns of verbs that are not their gerunds.

    Examples
    --------
    >>> nominals()["withdraw"], nominals()["hand over"]
    ('withdrawal', 'handover')
    """
    pairs = (entry.split() for entry in table("nominals")["verbs"].split(";"))
    return {" ".join(verb): noun for *verb, noun in pairs}
