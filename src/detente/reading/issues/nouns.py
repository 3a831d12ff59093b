"""Nouns and verbs as a heading has them: things, changes, amounts, times."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from detente.reading.draft.words import listed, listed_stems
from detente.reading.issues.nominals import particle_of
from detente.reading.issues.vocabulary import subjects, term

NOUNS = frozenset(["NOUN", "PROPN"])
NO_THINGS = frozenset(
    ["DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "QUANTITY", "ORDINAL"]
)
_SHARES = frozenset(["half", "percent", "%", "cent", "third", "quarter"])
_SIZES = frozenset(["MONEY", "PERCENT", "QUANTITY"])
_PEOPLE = frozenset(["citizen", "leader", "member", "people", "public", "worker"])
_DEED = re.compile(r"(?:\w{3}ing|[st]ion|[a-z]{3}ment|ure|al|ance|ence)$")


@dataclass(frozen=True, slots=True)
class Part:
    """Words of a heading, with the tokens they come from."""

    text: str
    tokens: tuple[Any, ...]


def worded(part: Part) -> tuple[str, frozenset[str]]:
    """Return the words of a part and their terms."""
    lemmas = (term(token.lemma_) for token in part.tokens if token.is_alpha)
    return part.text, frozenset(lemmas)


def is_object(token: Any) -> bool:
    """Tell whether something is done to what a word stands for."""
    done = token.head.tag_ == "VBN" and token.dep_ == "nsubj"
    return token.dep_ in {"dobj", "nsubjpass"} or done


def is_light(verb: Any) -> bool:
    """Tell whether a verb says little of what is done: *have*, *take*, *stop*."""
    lemma = verb.lemma_.lower()
    if particle_of(verb) and lemma not in {"be", "have"}:
        return lemma in {"come", "go", "carry"}
    return lemma in listed("light") or not lemma.isalpha()


def is_change(noun: Any) -> bool:
    """Tell whether a noun says what is done: *withdrawal*, *ban*."""
    return term(noun.lemma_) in listed_stems("changes") or (
        noun.lemma_.lower() in listed("changes")
    )


def is_amount(noun: Any) -> bool:
    """Tell whether a word is a number, or counts something else."""
    if noun.pos_ == "NUM" or is_share(noun) or noun.text[:1].isdigit():
        return True
    unit = term(noun.lemma_) in listed_stems("units")
    return unit or (noun.ent_type_ in _SIZES and noun.pos_ != "PROPN")


def is_adrift(link: Any, noun: Any) -> bool:
    """Tell whether a noun behind a link says when or how, not what: *in return*."""
    lemma = noun.lemma_.lower()
    phrase = link.lower_ != "of" and lemma in listed("adrift")
    return phrase or lemma in listed("times") or noun.ent_type_ in NO_THINGS


def of_talks(noun: Any) -> bool:
    """Tell whether a noun is part of any negotiation: *talks*, *proposal*."""
    name = term(noun.lemma_)
    return name in listed_stems("acts") or name in listed_stems("general")


def leads_on(noun: Any) -> bool:
    """Tell whether a noun says little until it is told what it is of."""
    name = term(noun.lemma_)
    kinds = ("incomplete", "changes", "broad", "relational")
    deed = _DEED.search(noun.lemma_) is not None and name not in subjects()
    return deed or any(name in listed_stems(kind) for kind in kinds)


def qualifies(word: Any) -> bool:
    """Tell whether a word before a noun says which is meant, not how good or great."""
    if word.dep_ not in {"amod", "compound", "nmod"} or word.ent_type_ in NO_THINGS:
        return False
    if not any(t.is_alpha for t in word.subtree) or word.tag_ in {"JJS", "RBR"}:
        return False
    whole = "".join(t.lower_ for t in word.subtree)
    return not {word.lower_, whole} & listed("loose") and word.pos_ != "NUM"


def article(noun: Any) -> str:
    """Return the article that a noun has in a heading, with a space behind it."""
    if noun.tag_ not in {"NN", "NNP"}:
        return ""
    known = {c.lower_ for c in noun.children if c.dep_ in {"det", "poss"}}
    if known & {"any", "each", "every", "no"}:
        return ""
    before = (c.left_edge.i for c in noun.lefts if qualifies(c))
    first = min([noun.i, *before])
    word = noun.doc[first].lower_
    if known & {"a", "an"}:
        return "an " if word[:1] in "aeiou" else "a "
    named = noun.tag_ == "NNP"  # a name has an article only where it is written
    told = known & {"the"} if named else known - {"no", "all", "some"}
    return "the " if told else ""


def written(tokens: Sequence[Any]) -> str:
    """Return words as they stand, in small letters but for names."""
    said = ""
    for token in tokens:
        name = token.pos_ == "PROPN" or token.ent_type_ in {"NORP", "GPE"}
        upper = name or (token.is_upper and len(token) > 1)
        said += (token.text if upper else token.lower_) + token.whitespace_
    return said.strip()


def is_share(token: Any) -> bool:
    """Tell whether a word is a part of something: *a quarter*, *25%*."""
    return token.lemma_.lower() in _SHARES


def is_money(amount: Any) -> bool:
    """Tell whether an amount is of money: *£2.3m*, *40 million euros*."""
    near = (amount, *amount.children)
    return any(t.ent_type_ == "MONEY" or t.text in "$£€¥" for t in near)


def is_incomplete(noun: Any) -> bool:
    """Tell whether a noun says nothing until it is told what it is of: *use*."""
    return term(noun.lemma_) in listed_stems("incomplete")


def several(noun: Any) -> str:
    """Return a noun in words, as several where each or none of them is meant.

    *No rail worker* is about rail workers.
    """
    said = written([noun])
    before = {c.lower_ for c in noun.children if c.dep_ == "det"}
    each = before & {"each", "every"} or (before & {"any", "no"} and is_concerned(noun))
    if noun.tag_ != "NN" or not each:
        return said
    if said.endswith(("s", "x", "ch", "sh")):
        return f"{said}es"
    many = said.endswith("y") and said[-2:-1] not in set("aeiou")
    return f"{said[:-1]}ies" if many else f"{said}s"


def is_concerned(noun: Any) -> bool:
    """Tell whether a noun stands for people: *nurses*."""
    people = noun.lemma_.lower() in _PEOPLE
    return people or term(noun.lemma_) in listed_stems("actors")
