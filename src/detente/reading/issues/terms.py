"""The terms of a statement: the words by which it is told what it is about."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from detente.model import Statement
from detente.reading.draft.words import listed, listed_stems, stem
from detente.reading.parse import Parsed
from detente.reading.words import table

_WEIGHT = {"NOUN": 1.0, "PROPN": 1.0, "ADJ": 0.6, "VERB": 0.5}
_IMPLIED = 0.4
_SKIPPED = frozenset(
    ["PERSON", "GPE", "NORP", "DATE", "CARDINAL", "PERCENT", "MONEY", "ORDINAL", "TIME"]
)
_ASIDE = frozenset(["beyond", "except", "excluding", "instead", "rather", "without"])
_OBJECT = frozenset(["of", "on", "to", "for", "over", "from", "in", "against"])

Modifiers = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Content:
    """A statement's content, as terms.

    Attributes
    ----------
    statement
        Whose content it is.
    terms
        Term to its weight: 1 for a noun, less for other words, 0.4 for what a bare
        noun is called elsewhere (*its program* where the text has *nuclear program*).
    surfaces
        Term to the word that stands in the text.
    relational
        Whether its head needs an object and has none: *verifiable restrictions*.
    sentence
        Document and start of the sentence it stands in.
    """

    statement: Statement
    terms: Mapping[str, float]
    surfaces: Mapping[str, str] = field(default_factory=dict)
    relational: bool = False
    sentence: tuple[str, int] = ("", -1)


def contents(
    statements: Iterable[Statement],
    parsed: Sequence[Parsed],
    labels: Iterable[str] = (),
) -> tuple[Content, ...]:
    """Return the terms of every statement, in their order.

    Words too broad to tell issues apart count only where a label names one.
    """
    called = _modifiers(parsed)
    also = frozenset(name for label in labels for name in label_terms(label))
    return tuple(_content(s, parsed, called, also) for s in statements)


def term(word: str) -> str:
    """Return the term of a word: its stem, or that of the subject it shares.

    Examples
    --------
    >>> term("salaries") == term("wages") == term("pay")
    True
    """
    root = stem(word)
    return _groups().get(root, root)


def telling(name: str) -> bool:
    """Tell whether a term can tell one issue from another."""
    return (
        len(name) > 1
        and not name[0].isdigit()
        and name not in listed_stems("general")
        and name not in listed_stems("broad")
        and name not in listed("plain")
    )


def label_terms(label: str) -> tuple[str, ...]:
    """Return the terms of a section label, in order.

    Examples
    --------
    >>> label_terms("Sanctions Relief")
    ('sanction', 'relief')
    """
    words = [word for word in _words(label) if word not in listed("plain")]
    found = (term(word) for word in words)
    return tuple(name for name in found if name not in listed_stems("general"))


@cache
def _groups() -> Mapping[str, str]:
    groups = ([stem(w) for w in line.split()] for line in table("draft")["groups"])
    return {name: names[0] for names in groups for name in names}


def _words(text: str) -> list[str]:
    kept = "".join(c if c.isalnum() or c in "-%" else " " for c in text.lower())
    return [word.strip("-") for word in kept.split() if word.strip("-")]


def _content(
    statement: Statement,
    parsed: Sequence[Parsed],
    called: Modifiers,
    also: frozenset[str],
) -> Content:
    tokens = tuple(_tokens(statement, parsed))
    if not tokens:
        names = (term(word) for word in _words(statement.content))
        kept = (name for name in names if telling(name) or name in also)
        return Content(statement, dict.fromkeys(kept, 1.0))
    terms: dict[str, float] = {}
    surfaces: dict[str, str] = {}
    for token in tokens:
        name = term(token.lemma_)
        known = telling(name) or name in also
        if token.pos_ in _WEIGHT and known and not _named(token):
            terms[name] = max(terms.get(name, 0.0), _WEIGHT[token.pos_])
            surfaces.setdefault(name, token.text.lower())
    for name in _implied(tokens, called):
        terms.setdefault(name, _IMPLIED)
    sentence = (statement.document, tokens[0].sent.start_char)
    return Content(statement, terms, surfaces, _needs_object(tokens), sentence)


def _tokens(statement: Statement, parsed: Sequence[Parsed]) -> Iterator[Any]:
    """Yield the tokens of a statement's content, up to what it sets aside."""
    words = set(_words(statement.content))
    start, end = statement.span
    for piece in parsed:
        first, last = piece.block.span
        if piece.block.document != statement.document or end <= first or start >= last:
            continue
        for token in piece.doc:
            place = first + token.idx
            if start <= place < end and _words(token.text)[:1]:
                if token.lower_ in _ASIDE:
                    return
                if set(_words(token.text)) <= words:
                    yield token


def _named(token: Any) -> bool:
    """Tell whether a token is part of a name, a date or a number."""
    return token.ent_type_ in _SKIPPED and (
        token.text[0].isupper() or not token.text[0].isalpha()
    )


def _modifiers(parsed: Iterable[Parsed]) -> Modifiers:
    """Return by which words each noun is qualified, and how often."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for piece in parsed:
        for token in piece.doc:
            if token.dep_ in {"amod", "compound"} and not _named(token):
                found[term(token.head.lemma_)][term(token.lemma_)] += 1
    return found


def _implied(tokens: Sequence[Any], called: Modifiers) -> Iterator[str]:
    """Yield what a definite noun without qualification is called elsewhere."""
    for token in tokens:
        if token.pos_ != "NOUN":
            continue
        roles = {child.dep_ for child in token.children}
        if roles & {"amod", "compound"} or not roles & {"poss", "det"}:
            continue
        for name, _ in called.get(term(token.lemma_), Counter()).most_common(1):
            if telling(name):
                yield name


def _needs_object(tokens: Sequence[Any]) -> bool:
    heads = [t for t in tokens if t.pos_ == "NOUN" and t.dep_ != "compound"]
    if not heads or term(heads[0].lemma_) not in listed_stems("relational"):
        return False
    head = heads[0]
    qualified = any(child.dep_ == "compound" for child in head.children)
    objects = (c for c in head.children if c.dep_ == "prep" and c.lower_ in _OBJECT)
    return not qualified and next(objects, None) is None
