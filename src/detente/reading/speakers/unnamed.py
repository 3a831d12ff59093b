"""Who somebody is that was first told of without a name: "the spokesman said"."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.affiliation import affiliation
from detente.reading.speakers.nouns import person_name
from detente.reading.speakers.who import Resolver
from detente.reading.words import words

_WE = frozenset(["we", "our", "us"])
_ROOM = 3


def name_unnamed(parsed: Iterable[Parsed], resolver: Resolver) -> None:
    """Learn whom somebody speaks for that was first told of without a name.

    "The spokesman of the ministry said …", and then: "'We …,' Ann Lee told reporters."
    Only a person of the same text known for nothing else can be meant, and only one who
    says "we", or every bystander would speak for the ministry. Of heads there is but
    one: "the union's president said …", and at once "Ann Lee told members".
    """
    waiting = _Waiting()
    for piece in parsed:
        resolver.table.turn_to(piece.block.document)
        resolver.enter(piece.doc)
        if piece.block.document != waiting.document:
            waiting = _Waiting(piece.block.document)
        for sent in piece.doc.sents:
            waiting.room -= 1
            for token in sent:
                if token.dep_ == "nsubj" and token.head.lemma_ in _speech():
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
    if noun.pos_ == "NOUN" and _is_unnamed(noun):
        waiting.party = affiliation(resolver, noun)
        spokesman = noun.lemma_.lower().startswith("spokes")
        waiting.room = 0 if spokesman else _ROOM
    elif waiting.party and _is_one_of_us(noun, resolver, head=waiting.room > 0):
        resolver.table.add_person(person_name(noun), waiting.party)
        waiting.party = ""


def _is_unnamed(noun: Any) -> bool:
    """Tell whether a noun is a speaker's, or a head's, who is not named yet."""
    lemma = noun.lemma_.lower()
    named = any(c.dep_ == "appos" for c in noun.children)
    known = lemma.startswith("spokes") or lemma in words("roles", "unnamed_heads")
    return known and not named and noun.tag_ == "NN"


def _is_one_of_us(name: Any, resolver: Resolver, *, head: bool) -> bool:
    """Tell whether a person whom no party is known for heads it, or says "we"."""
    unknown = name.ent_type_ == "PERSON" and name.i not in resolver.hits
    unknown = unknown and name.text not in resolver.table.people
    return unknown and (head or any(t.lower_ in _WE for t in name.sent))


def _speech() -> frozenset[str]:
    return words("lexicon", "speech", "verbs")
