"""Politicians of no party, where those of one state deal: each stands for himself."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.context import Context
from detente.reading.speakers.home import own_affair
from detente.reading.speakers.nouns import is_title, modifiers, name_run, person_name
from detente.reading.speakers.outsiders import is_scholar
from detente.reading.speakers.presented import is_unknown
from detente.reading.speakers.who import Resolver
from detente.reading.words import words

_RIVALS = 2
"""Factions without which a text is not one of party politics."""


def stand_alone(parsed: Sequence[Parsed], resolver: Resolver) -> None:
    """Let people whom no party is known for be parties, in talks of factions.

    One who is named in full, is named again or asks for something, and of whom the text
    tells nothing but that he or she sits somewhere.

    Parameters
    ----------
    parsed
        The blocks that are read together.
    resolver
        Who is known so far; the people become parties of its table.
    """
    table = resolver.table
    factions = {p for p, kind in table.kinds.items() if kind == "faction"}
    if len(factions) < _RIVALS or not own_affair(table):
        return
    written = Counter(
        token.text
        for piece in parsed
        for token in piece.doc
        if token.text in table.persons
    )
    for piece in parsed:
        table.turn_to(piece.block.document)
        resolver.enter(piece.doc)
        for name in _acting(piece.doc, resolver):
            if written[name.text] > 1 and not _has_another_trade(name):
                whole = (n for n in table.persons if n.endswith(f" {name.text}"))
                own = min(whole, key=len, default=person_name(name))
                party = table.introduce(own, kind="person", short=name.text)
                table.add_person(own, party, short=name.text)


def _acting(doc: Any, resolver: Context) -> Iterator[Any]:
    """Yield the full names of unknown people who do something, or head a paragraph."""
    for name in doc:
        whole = name.text in resolver.table.persons and " " in name_run(name)
        if not whole or not is_unknown(name, resolver) or is_scholar(name):
            continue
        if name.dep_ == "ROOT" or (name.dep_ == "nsubj" and name.head.pos_ == "VERB"):
            yield name


def _has_another_trade(name: Any) -> bool:
    """Tell whether a text says what somebody is who sits nowhere: "the economist"."""
    told = [c for c in name.children if c.dep_ in {"appos", "relcl"}]
    titles = [
        c
        for c in modifiers(name)
        if c.text.isalpha() and (c.text.islower() or is_title(c))
    ]
    seats = words("roles", "seats")
    return any(n.lemma_.lower() not in seats for n in (*told, *titles))
