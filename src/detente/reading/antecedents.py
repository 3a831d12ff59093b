"""What a pronoun in a content stands for: "ease them [the sanctions] in phases"."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.reading.speakers.nouns import group_kind
from detente.reading.words import words

_SINGULAR = frozenset(["it", "this", "that"])
_PLURAL = frozenset(["them", "these", "those", "they"])
_ALONE = frozenset(["dobj", "pobj", "nsubjpass", "ROOT"])
_ACTED_ON = frozenset(["dobj", "nsubjpass"])
_NAMED = frozenset(["nsubj", "pobj", "attr", "conj", *_ACTED_ON])
_NO_THING = frozenset(["GPE", "ORG", "NORP", "PERSON", "DATE", "TIME", "MONEY"])
_COMPARING = frozenset(["like", "as", "than"])
_TO_PEOPLE = frozenset(["ask", "inform", "notify", "remind", "tell", "warn"])
"""Verbs whose object is people."""
_WHERE = frozenset(["at", "in", "near"])
_LONGEST = 8


def antecedent(doc: Any, place: int) -> str:
    """Return the words that a pronoun repeats, or an empty string.

    The thing last acted on before it, of the same number; else the last thing named.

    Parameters
    ----------
    doc
        The parse.
    place
        Of the pronoun.
    """
    token = doc[place]
    if not _stands_alone(token) or _is_who_acts(token):
        return ""
    nouns = list(_before(token))
    acted = [noun for noun in nouns if noun.dep_ in _ACTED_ON]
    noun = next(iter([*acted, *nouns]), None)
    return "" if noun is None else _words(noun)


def _stands_alone(token: Any) -> bool:
    """Tell whether a word is a pronoun that stands for a thing."""
    known = token.lower_ in _SINGULAR | _PLURAL and token.dep_ in _ALONE
    known = known and token.head.lower_ not in _COMPARING
    known = known and token.head.lemma_ not in _TO_PEOPLE
    return known and token.pos_ == "PRON" and token.tag_ not in {"WDT", "WP"}


def _is_who_acts(token: Any) -> bool:
    """Tell whether *it* is who acts: "X seeks assurances that it will be spared"."""
    over = token.head
    while over.head != over and over.dep_ in {"ccomp", "acl", "xcomp", "conj", "dobj"}:
        over = over.head
    acting = [t for t in over.lefts if t.dep_ == "nsubj" and t.pos_ == "PROPN"]
    inside = over != token.head and token.dep_ == "nsubjpass"
    return inside and token.lower_ == "it" and bool(acting)


def _before(pronoun: Any) -> Iterator[Any]:
    """Yield the nouns that a pronoun may repeat, the nearest first."""
    plural = pronoun.lower_ in _PLURAL
    people = words("roles", "voices") | words("roles", "outsiders")
    above = {token.i for token in pronoun.ancestors}
    for noun in reversed(pronoun.doc[: pronoun.i]):
        if noun.pos_ != "NOUN" or noun.dep_ not in _NAMED or noun.i in above:
            continue
        many = noun.tag_ == "NNS" or any(c.dep_ == "conj" for c in noun.children)
        person = noun.lemma_.lower() in people or noun.ent_type_ in _NO_THING
        person = person or group_kind(noun) != ""
        if many == plural and not person and not _is_nothing(noun):
            yield noun


def _is_nothing(noun: Any) -> bool:
    """Tell whether a noun is denied, or only says where: "no desire", "in the west"."""
    denied = any(child.lower_ == "no" for child in noun.lefts)
    return denied or (noun.dep_ == "pobj" and noun.head.lower_ in _WHERE)


def _words(noun: Any) -> str:
    last = noun.i
    for child in noun.rights:
        if child.dep_ == "prep" and child.right_edge.i - noun.left_edge.i < _LONGEST:
            last = max(last, child.right_edge.i)
    run = noun.doc[noun.left_edge.i : last + 1]
    return " ".join(run.text.split()).strip(" ,;:\"'“”")


def filled(doc: Any, places: Sequence[int]) -> dict[int, str]:
    """Return what stands behind the pronouns of a content that names nothing itself.

    Parameters
    ----------
    doc
        The parse.
    places
        Tokens of the content, in order.
    """
    if any(_is_thing(doc[i]) for i in _own(doc, places)):
        return {}
    found = {place: antecedent(doc, place) for place in places}
    return {place: text for place, text in found.items() if text}


def _is_thing(token: Any) -> bool:
    named = token.pos_ in {"NOUN", "PROPN", "NUM"}
    return named and token.ent_type_ not in _NO_THING


def _own(doc: Any, places: Sequence[int]) -> Iterator[int]:
    """Yield the places that say what is meant, not when or how it is to be done."""
    kept = set(places)
    for place in places:
        top = doc[place]
        while top.head.i in kept and top.head != top and top.dep_ != "prep":
            top = top.head
        if top.dep_ != "prep" or top.head.i not in kept or top.head.pos_ != "VERB":
            yield place
