"""Whether a party that a model names is meant where it says so."""

import re
from typing import Any

from detente.reading.parse import Parsed, language
from detente.reading.speakers.parties import PartyTable, is_media
from detente.reading.words import table as listed
from detente.reading.words import words

_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_STANDING_FOR = (
    "i we he she it they us him her them my our his its their ours theirs both "
    "neither either"
)
_PERSONAL = frozenset(_STANDING_FOR.split())


def party_of(name: str, near: str, table: PartyTable) -> str:
    """Return the id of the party that a name stands for, or an empty string.

    Parameters
    ----------
    name
        As a model gives it.
    near
        The text in which a party not known so far must stand by that very name.
    table
        Who takes part; a new name is added.
    """
    bare = _ARTICLE.sub("", " ".join(name.split()), count=1)
    known = table.names.get(bare) or _spoken_for(bare, table) or _titled(bare, table)
    if known:
        return known
    within = named(language().make_doc(bare), table)
    if within:
        return next(iter(within)) if len(within) == 1 else ""
    proper = bare[:1].isupper() and not is_media(bare)
    there = re.search(rf"(?<!\w){re.escape(bare)}(?!\w)", " ".join(near.split()))
    return table.introduce(bare) if proper and there else ""


def _spoken_for(name: str, table: PartyTable) -> str:
    person = table.people.get(name.rpartition(" ")[2])
    return person.party if person and name in {person.name, *table.people} else ""


def _titled(name: str, table: PartyTable) -> str:
    wanted = name.casefold()
    bare = ((p, _ARTICLE.sub("", t, count=1)) for p, t in table.titles.items())
    return next((party for party, title in bare if title.casefold() == wanted), "")


def named(tokens: Any, table: PartyTable) -> set[str]:
    """Return the parties that some tokens name, by their names or their people."""
    found = {hit.party for hit in table.names.hits(tokens).values()}
    people = (table.people.get(token.text) for token in tokens)
    return found | {person.party for person in people if person is not None}


def is_meant(
    party: str, sentence: Any, places: list[Parsed], table: PartyTable
) -> bool:
    """Tell whether a sentence speaks of a party.

    It names the party; or it says "they" or "the ministry", or names nobody, and the
    party is named nearby.

    Parameters
    ----------
    party
        Its id.
    sentence
        The tokens.
    places
        Where it may be named otherwise: the sentence's block, and the one before.
    table
        Who takes part.
    """
    own = named(sentence, table)
    if party in own:
        return True
    if own and not any(map(_refers, sentence)):
        return False
    return any(party in _near(piece, table) for piece in places)


def _near(piece: Parsed, table: PartyTable) -> set[str]:
    """Return the parties that a block names, or what stands above it."""
    block = piece.block
    above = language().make_doc(" . ".join((*block.headings, block.label)))
    return named(piece.doc, table) | named(above, table)


def _refers(token: Any) -> bool:
    """Tell whether a word stands for somebody named elsewhere."""
    return token.lower_ in _PERSONAL or token.lemma_.lower() in _roles()


def _roles() -> frozenset[str]:
    """Return nouns for those who take part: ``minister``, ``union``, ``side`` …."""
    groups = (word for group in listed("roles")["groups"].values() for word in group)
    return words("roles", "voices") | words("roles", "collective") | {*groups, "side"}
