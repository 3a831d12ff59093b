"""Who somebody is that was first told of without a name: "the spokesman said"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.affiliation import affiliation
from detente.reading.speakers.nouns import person_name
from detente.reading.speakers.presented import is_presented, is_unknown, is_unnamed
from detente.reading.speakers.who import Resolver
from detente.reading.words import words

_WE = frozenset(["we", "our", "us"])
_ROOM, _NEXT = 3, 2
"""Sentences, the one itself among them, in which a head and a spokesman are named."""


def name_unnamed(parsed: Iterable[Parsed], resolver: Resolver) -> None:
    """Learn whom somebody speaks for that was first told of without a name.

    "The spokesman of the ministry said …", and then: "'We …,' Ann Lee told reporters."
    Only a person of the same text known for nothing else can be meant, and only one who
    says "we", or every bystander would speak for the ministry. So with a head, or whom
    the next sentence names: "its president said …", and at once "Ann Lee told members".
    """
    waiting, said = _Waiting(), words("lexicon", "speech", "verbs")
    for piece in parsed:
        resolver.table.turn_to(piece.block.document)
        resolver.enter(piece.doc)
        if piece.block.document != waiting.document:
            waiting = _Waiting(piece.block.document)
        for sent in piece.doc.sents:
            waiting.room -= 1
            for token in sent:
                if token.dep_ == "nsubj" and token.head.lemma_ in said:
                    _meet(token, resolver, waiting)


@dataclass(slots=True)
class _Waiting:
    """A party of which somebody has spoken who is not named yet.

    Attributes
    ----------
    document, party
        Where, and which.
    room
        Sentences in which its head may still be named.
    """

    document: str = ""
    party: str = ""
    room: int = 0


def _meet(noun: Any, resolver: Resolver, waiting: _Waiting) -> None:
    """Note who speaks: one still to be named, or the one who was waited for."""
    if noun.pos_ == "NOUN" and is_unnamed(noun):
        waiting.party = affiliation(resolver, noun)
        spokesman = noun.lemma_.lower().startswith("spokes")
        waiting.room = _NEXT if spokesman else _ROOM
    elif waiting.party and _is_one_of_us(noun, resolver, head=waiting.room > 0):
        resolver.table.add_person(person_name(noun), waiting.party)
        waiting.party = ""


def _is_one_of_us(name: Any, resolver: Resolver, *, head: bool) -> bool:
    """Tell whether a person whom no party is known for heads it, or says "we"."""
    unknown = is_unknown(name, resolver)
    return unknown and (
        (head and is_presented(name)) or any(t.lower_ in _WE for t in name.sent)
    )
