"""The terms of a statement: the words by which it is told what it is about."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from typing import Any

from detente.model import Statement
from detente.reading.draft.words import listed, listed_stems
from detente.reading.issues.called import Called
from detente.reading.issues.headings import Heading, headings
from detente.reading.issues.heads import (
    OBJECT,
    aside,
    deeds,
    head_nouns,
    names_or_counts,
    needs_object,
    points_back,
    said_tokens,
    term_of,
)
from detente.reading.issues.nouns import leads_on
from detente.reading.issues.phrases import Modifiers, of_what, phrase, qualified
from detente.reading.issues.vocabulary import (
    label_terms,
    telling,
    term,
    unit,
    words,
)
from detente.reading.parse import Parsed, Places

_WEIGHT = {"NOUN": 1.0, "PROPN": 1.0, "ADJ": 0.6, "VERB": 0.5}
_ADRIFT = 0.6
_IMPLIED = 0.4
_BROAD = 0.3
_HERE, _BEFORE, _ABOVE = 0.5, 0.3, 0.5
_REACH = 500
"""Tokens of its paragraph before its sentence that are near a content."""


@dataclass(frozen=True, slots=True)
class Content:
    """A statement's content, as terms.

    Attributes
    ----------
    statement
        Whose content it is.
    terms
        Term to its weight: 1 for a noun, less for other words and for nouns that hang
        on it loosely (*by the autumn*), 0.4 for what a bare noun is called elsewhere
        (*its program* where the text has *nuclear program*).
    phrases
        Term to the words it stands in: itself and the noun it qualifies, or what
        qualifies it.
    naming
        Terms that can name an issue: nouns, and adjectives that qualify one.
    heads
        Terms of what the content is at bottom: its main noun, or the object of its
        verb, and of a change (*release*, *limit*) what it is a change of.
    around
        Terms near the content: of its sentence, of the paragraph before it, of the
        heading above.
    unit
        What its amounts are counted in (``%``, ``years`` …); empty if it has none.
    relational
        Whether it leans on what was said before: its head needs an object and has none
        (*verifiable restrictions*), or no noun of it tells anything (*the offer*).
    sentence, block
        Document and start of the sentence and of the paragraph it stands in.
    pointing
        Whether a word of it points back (*that*, *such*, *the idea*, *a third*), or it
        has no words of its own.
    objects
        Term to what it is of, in words: *of expression*.
    words
        Starts of its words in the document, but for those that it hangs on.
    joined_to
        Start of the word that it continues as a member of the same list, *a ban on
        cranes, gates and trucks*, being a thing and no deed; -1 if it continues none.
    headings
        What it could be headed by, the fullest first.
    """

    statement: Statement
    terms: Mapping[str, float]
    phrases: Mapping[str, str] = field(default_factory=dict)
    naming: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    around: Mapping[str, float] = field(default_factory=dict)
    unit: str = ""
    relational: bool = False
    sentence: tuple[str, int] = ("", -1)
    block: tuple[str, int] = ("", -1)
    pointing: bool = True
    objects: Mapping[str, str] = field(default_factory=dict)
    words: frozenset[int] = frozenset()
    joined_to: int = -1
    headings: tuple[Heading, ...] = ()


def contents(
    statements: Iterable[Statement],
    parsed: Sequence[Parsed],
    called: Modifiers,
    labels: Iterable[str] = (),
    names: Iterable[str] = (),
) -> tuple[Content, ...]:
    """Return the terms of every statement, in their order.

    Words too broad to tell issues apart count only where a label names one, and words
    of the names of parties nowhere.

    Parameters
    ----------
    statements
        Their quotes lie in `parsed`.
    parsed
        The text.
    called
        By which words it qualifies each noun.
    labels
        Of sections.
    names
        Of parties.
    """
    also = frozenset(name for label in labels for name in label_terms(label))
    said = tuple(statements)
    parties = party_terms(said)
    where, named = Places(parsed), Called(names)
    read = (_content(s, where.of(s), called, also, named) for s in said)
    return tuple(_without(content, parties - also) for content in read)


def party_terms(statements: Iterable[Statement]) -> frozenset[str]:
    """Return the terms of the names of those who make some statements."""
    ids = {said.party.replace("_", " ") for said in statements}
    return frozenset(term(word) for name in ids for word in words(name))


def _without(content: Content, names: AbstractSet[str]) -> Content:
    """Leave out terms that are names of parties.

    A content that was about a party only is about the next best thing it names.
    """
    kept = {name: w for name, w in content.terms.items() if name not in names}
    around = {name: w for name, w in content.around.items() if name not in names}
    heads = content.heads & kept.keys()
    if content.heads and not heads:
        named = [name for name in kept if name in content.naming]
        most = max((kept[name] for name in named), default=0.0)
        heads = frozenset(name for name in named if kept[name] == most)
    return replace(
        content,
        terms=kept,
        around=around,
        naming=content.naming & kept.keys(),
        heads=heads,
    )


def _content(
    statement: Statement,
    piece: Parsed | None,
    called: Modifiers,
    also: frozenset[str],
    named: Called,
) -> Content:
    tokens = tuple(said_tokens(statement, piece)) if piece else ()
    if piece is None or not any(token.pos_ in _WEIGHT for token in tokens):
        block = piece.block.span[0] if piece else -1
        return replace(
            _plain_content(statement, also),
            pointing=not tokens or any(map(points_back, tokens)),
            block=(statement.document, block),
        )
    found = _Found(also, {token.i for token in tokens}, called)
    names = named.within(piece)
    for token in tokens:
        if token.i not in names:
            found.take(token)
    for name in _implied(tokens, called):
        found.terms.setdefault(name, _IMPLIED)
        found.naming.add(name)
    heads = {term(t.lemma_) for t in head_nouns(tokens) if t.i not in names}
    if not any(telling(name) for name in heads):
        found.terms |= {
            n: w for n, w in found.broad.items() if n in listed_stems("changes")
        }
    if not any(telling(name) or name in listed_stems("changes") for name in heads):
        done = {term_of(token) for token in deeds(tokens)} & found.terms.keys()
        found.terms |= dict.fromkeys(done, 1.0)
        found.naming |= done
        heads |= done
    return Content(
        statement,
        found.terms or found.broad,
        found.phrases,
        frozenset(found.naming),
        frozenset(heads),
        _around(piece, tokens, names),
        unit(statement.content),
        needs_object(tokens) or not found.naming & found.terms.keys(),
        (statement.document, piece.block.span[0] + tokens[0].sent.start_char),
        (statement.document, piece.block.span[0]),
        _points(statement, piece),
        found.objects,
        *_joints(tokens, piece.block.span[0]),
        headings(statement, piece, tokens, names),
    )


def _joints(tokens: Sequence[Any], start: int) -> tuple[frozenset[int], int]:
    """Return where the words of a content stand, and the word that it continues."""
    places = {token.i for token in tokens}
    tops = [t for t in tokens if t.head.i not in places or t.head.i == t.i]
    under = frozenset(start + t.idx for t in tokens if t not in tops)
    nouns = (t for t in tops if t.dep_ == "conj" and t.pos_ in {"NOUN", "PROPN"})
    first = next((noun for noun in nouns if not leads_on(noun)), None)
    while first is not None and first.dep_ == "conj":
        first = first.head
    return under, -1 if first is None else start + first.idx


def _points(statement: Statement, piece: Parsed) -> bool:
    """Tell whether a word of a content points back, wherever in its quote it stands."""
    said = set(words(statement.content))
    quote = piece.between(*statement.span)
    return any(points_back(token) for token in quote if {*words(token.text)} <= said)


def _plain_content(statement: Statement, also: AbstractSet[str]) -> Content:
    """Return the terms of a content whose words do not stand in its quote."""
    named = {term(word): word for word in words(statement.content)}
    kept = {name: w for name, w in named.items() if telling(name) or name in also}
    return Content(
        statement,
        dict.fromkeys(kept, 1.0),
        kept,
        frozenset(kept),
        unit=unit(statement.content),
    )


@dataclass(slots=True)
class _Found:
    """Terms found so far; words too broad are kept apart, for want of others."""

    also: frozenset[str]
    places: AbstractSet[int]
    called: Modifiers
    terms: dict[str, float] = field(default_factory=dict)
    broad: dict[str, float] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    objects: dict[str, str] = field(default_factory=dict)
    naming: set[str] = field(default_factory=set)

    def take(self, token: Any) -> None:
        """Take a token for a term, if it is one."""
        name = term_of(token)
        if (
            token.pos_ not in _WEIGHT
            or names_or_counts(token)
            or name in listed("plain")
        ):
            return
        noun = token.pos_ in {"NOUN", "PROPN"}
        if telling(name) or name in self.also:
            weight = _WEIGHT[token.pos_] * (_ADRIFT if self._adrift(token) else 1)
            noun = noun and not (aside(token, self.places) or _is_measure(token))
            self.terms[name] = max(self.terms.get(name, 0.0), weight)
        elif noun and name not in listed_stems("general"):
            self.broad[name] = _BROAD
        if noun or token.dep_ == "amod":
            self.naming.add(name)
        if token.pos_ != "VERB":
            self.phrases.setdefault(name, phrase(token, self.called))
        if noun and (of := of_what(token, self.called)):
            self.objects.setdefault(name, of)

    def _adrift(self, token: Any) -> bool:
        """Tell whether a noun hangs on the rest by a preposition of place or time."""
        if aside(token, self.places):
            return True
        while token.dep_ in {"compound", "amod"} and token.head.i in self.places:
            token = token.head
        return token.dep_ == "pobj" and token.head.lower_ not in OBJECT


def _is_measure(noun: Any) -> bool:
    """Tell whether a noun is only what something else is counted in: *1% of output*."""
    share = noun.head.head
    of_a_share = noun.dep_ == "pobj" and noun.head.lower_ == "of"
    counted = of_a_share and term(share.lemma_) in listed_stems("units")
    return counted and share.dep_ == "pobj" and share.head.lower_ in {"of", "at", "to"}


def _around(
    piece: Parsed, tokens: Sequence[Any], names: AbstractSet[int]
) -> dict[str, float]:
    """Return the terms near a content, by how near they are."""
    sentence = tokens[0].sent
    inside = {token.i for token in tokens} | names
    found: dict[str, float] = {}
    for heading in piece.block.headings[-1:]:
        for name in label_terms(heading):
            found[name] = _ABOVE
    first = max(0, sentence.start - _REACH)
    for token in piece.doc[first : sentence.end]:
        near = _HERE if token.i >= sentence.start else _BEFORE
        name = term(token.lemma_)
        noun = token.pos_ in {"NOUN", "PROPN"} and token.i not in inside
        if noun and not _of_another_thing(token, inside):
            found[name] = max(found.get(name, 0.0), near)
    return {name: w for name, w in found.items() if telling(name)}


def _of_another_thing(token: Any, inside: AbstractSet[int]) -> bool:
    """Tell whether a noun near a content belongs to something else.

    To what only describes another noun, or to what is joined to the content by *and*.
    """
    return any(
        up.dep_ == "relcl" or (up.dep_ == "conj" and up.head.i in inside)
        for up in (token, *token.ancestors)
    )


def _implied(tokens: Sequence[Any], called: Modifiers) -> Iterator[str]:
    """Yield what a definite noun without qualification is called elsewhere."""
    for token in tokens:
        if token.pos_ != "NOUN":
            continue
        roles = {child.dep_ for child in token.children}
        if roles & {"amod", "compound"} or not roles & {"poss", "det"}:
            continue
        name = qualified(term(token.lemma_), called)
        if telling(name):
            yield name
