"""What a content is at bottom, told from its parse."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from detente.model import Statement
from detente.reading.draft.stem import stem
from detente.reading.draft.words import listed, listed_stems
from detente.reading.issues.vocabulary import is_subject, telling, term, words
from detente.reading.parse import Parsed

_NAMES = frozenset(["PERSON", "GPE", "NORP"])
_AMOUNTS = frozenset(["DATE", "CARDINAL", "PERCENT", "MONEY", "ORDINAL", "TIME"])
_ASIDE = frozenset(["beyond", "except", "excluding", "instead", "rather", "without"])
_THEN = frozenset(["before", "until", "unless", "once"])
_PARTICLES = frozenset(["back", "down", "off", "out", "over"])
_POINTERS = frozenset(
    ["it", "its", "one", "so", "such", "that", "the", "them", "these", "this", "those"]
)
_RETURNS = frozenset(["condition", "exchange", "price", "return", "reward"])
_WHEN = frozenset(
    [
        "after", "although", "as", "because", "before", "if", "once", "since", "though",
        "unless", "until", "when", "where", "while",
    ]
)  # fmt: skip
OBJECT = frozenset(["of", "on", "to", "for", "over", "from", "in", "against"])
"""Prepositions behind which stands what a noun is of."""
_THINGS = frozenset(["dobj", "nsubjpass", "pobj", "attr", "nsubj"])


def said_tokens(statement: Statement, piece: Parsed) -> Iterator[Any]:
    """Yield the tokens of a statement's content, up to what it sets aside.

    What is to happen first is what it is about, not what that is to happen before, nor
    what is to be had for it (*as the price of*).
    """
    said, begun = set(words(statement.content)), False
    span = span_of(statement)
    verbatim = span[1] - span[0] == len(statement.content)
    for token in piece.between(*span):
        if words(token.text)[:1]:
            later = begun and (token.lower_ in _THEN or _for_a_return(token))
            if token.lower_ in _ASIDE or later:
                return
            sign = verbatim and not token.is_alpha
            if sign or set(words(token.text)) <= said:
                begun = True
                yield token


def span_of(statement: Statement) -> tuple[int, int]:
    """Return where a content stands in the document; the quote, if it is not in it."""
    start, end = statement.span
    at = statement.quote.find(statement.content)
    if at < 0 or len(statement.quote) != end - start:
        return start, end
    return start + at, start + at + len(statement.content)


def _for_a_return(token: Any) -> bool:
    """Tell whether a preposition leads on to what is asked in return."""
    under = (child.lemma_.lower() for child in token.children)
    return token.lower_ in {"as", "in"} and not _RETURNS.isdisjoint(under)


def names_or_counts(token: Any) -> bool:
    """Tell whether a token is part of a name, a date or an amount."""
    if token.ent_type_ in _AMOUNTS:
        return True
    return token.ent_type_ in _NAMES and token.text[0].isupper()


def head_nouns(tokens: Sequence[Any]) -> Iterator[Any]:
    """Yield the nouns that a content is about at bottom."""
    places = {token.i for token in tokens}
    for token in tokens:
        if token.pos_ not in {"NOUN", "PROPN"} or token.dep_ == "compound":
            continue
        if aside(token, places):
            continue
        above = token.head
        if _is_to_act(token, places):
            continue
        top = above.i not in places or above.i == token.i
        if top or (token.dep_ in _THINGS - {"pobj"} and above.pos_ == "VERB"):
            yield from _and_its_object(token, places)


def _is_to_act(noun: Any, places: AbstractSet[int]) -> bool:
    """Tell whether a noun only says who is to do it: *the council to repair it*."""
    acts = noun.dep_ == "nsubj" and noun.head.pos_ == "VERB"
    given = (c for c in noun.head.children if c.dep_ == "dobj" and c.i in places)
    return acts and term(noun.lemma_) in listed_stems("actors") and any(given)


def aside(token: Any, places: AbstractSet[int]) -> bool:
    """Tell whether a word only tells when or why, or which thing is meant.

    It then stands in a clause that hangs on a word of the content (*when tempers have
    cooled*, *the mines that maimed its soldiers*, *rules which* it says *cost jobs*).
    """
    return any(
        up.dep_ == "relcl"
        or (up.dep_ == "advcl" and up.i in places and _tells_when(up))
        for up in (token, *token.ancestors)
        if up.head.i in places
    )


def _tells_when(verb: Any) -> bool:
    return any(
        c.dep_ in {"mark", "advmod"} and c.lower_ in _WHEN for c in verb.children
    )


def _and_its_object(noun: Any, places: AbstractSet[int]) -> Iterator[Any]:
    """Yield a noun with what qualifies it; of a change, what it is a change of."""
    yield noun
    yield from (c for c in noun.children if c.dep_ == "compound" and c.i in places)
    if telling(term(noun.lemma_)) and noun.lemma_.lower() not in listed("changes"):
        return
    for link in noun.children:
        if link.dep_ == "prep" and link.lower_ in OBJECT:
            for under in link.children:
                if under.dep_ == "pobj" and under.i in places:
                    yield from _and_its_object(under, places)


def term_of(token: Any) -> str:
    """Return the term of a word; of a verb with its particle, *pull back*, as one."""
    behind = (c.lower_ for c in token.children if c.lower_ in _PARTICLES)
    particle = next(behind, "") if token.pos_ == "VERB" else ""
    noun = f"{token.lemma_}{particle}"
    return term(noun if particle and is_subject(noun) else token.lemma_)


def deeds(tokens: Sequence[Any]) -> Iterator[Any]:
    """Yield the verbs that say of themselves what a content is about: *to disarm*."""
    known = listed_stems("deeds")
    for verb in (token for token in tokens if token.pos_ == "VERB"):
        if stem(verb.lemma_) in known or term_of(verb) != term(verb.lemma_):
            yield verb


def points_back(token: Any) -> bool:
    """Tell whether a word stands for what was named before, or counts it.

    A deal as a whole was not.
    """
    if token.pos_ in {"ADJ", "ADV", "DET", "PRON"} and token.lower_ in _POINTERS:
        return term(token.head.lemma_) not in listed_stems("whole")
    return token.pos_ == "NUM" or token.lower_ in listed("ordinals")


def needs_object(tokens: Sequence[Any]) -> bool:
    """Tell whether a content is a change, and does not say of what."""
    heads = [t for t in tokens if t.pos_ == "NOUN" and t.dep_ != "compound"]
    if not heads or term(heads[0].lemma_) not in listed_stems("relational"):
        return False
    head = heads[0]
    qualified = any(child.dep_ == "compound" for child in head.children)
    objects = (c for c in head.children if c.dep_ == "prep" and c.lower_ in OBJECT)
    return not qualified and next(objects, None) is None
