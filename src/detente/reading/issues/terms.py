"""The terms of a statement: the words by which it is told what it is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from detente.model import Statement
from detente.reading.draft.words import listed, listed_stems, stem
from detente.reading.parse import Parsed
from detente.reading.words import table

_WEIGHT = {"NOUN": 1.0, "PROPN": 1.0, "ADJ": 0.6, "VERB": 0.5}
_IMPLIED = 0.4
_BROAD = 0.3
_NAMES = frozenset(["PERSON", "GPE", "NORP"])
_AMOUNTS = frozenset(["DATE", "CARDINAL", "PERCENT", "MONEY", "ORDINAL", "TIME"])
_ASIDE = frozenset(["beyond", "except", "excluding", "instead", "rather", "without"])
_OBJECT = frozenset(["of", "on", "to", "for", "over", "from", "in", "against"])

_NUMBER = (
    r"(?:\d[\d,.]*(?:\s?(?:million|billion|trillion|m|bn))?|two|three|four|five|six|seven"
    r"|eight|nine|ten|twelve|half a)"
)
_AMOUNT = re.compile(
    rf"(?P<money>[$€£¥])\s?\d|\b{_NUMBER}(?:\s|-)?(?P<unit>%|per ?cent|percent"
    r"|[a-z]{3,})",
    re.IGNORECASE,
)

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
    phrases
        Term to the words it stands in: itself and the noun it qualifies, or what
        qualifies it.
    naming
        Terms that can name an issue: nouns, and adjectives that qualify one.
    unit
        What its amounts are counted in (``%``, ``years`` …); empty if it has none.
    relational
        Whether it leans on what was said before: its head needs an object and has none
        (*verifiable restrictions*), or no noun of it tells anything (*the offer*).
    sentence
        Document and start of the sentence it stands in.
    """

    statement: Statement
    terms: Mapping[str, float]
    phrases: Mapping[str, str] = field(default_factory=dict)
    naming: frozenset[str] = frozenset()
    unit: str = ""
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
    said = tuple(statements)
    parties = {term(word) for s in said for word in _words(s.party.replace("_", " "))}
    read = (_content(statement, parsed, called, also) for statement in said)
    return tuple(_without(content, parties - also) for content in read)


def _without(content: Content, names: AbstractSet[str]) -> Content:
    """Leave out terms that are names of parties."""
    kept = {name: w for name, w in content.terms.items() if name not in names}
    return replace(content, terms=kept, naming=content.naming & kept.keys())


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
        and name not in listed_stems("plain")
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
    if not any(token.pos_ in _WEIGHT for token in tokens):
        words = {term(word): word for word in _words(statement.content)}
        kept = {name: w for name, w in words.items() if telling(name) or name in also}
        return Content(
            statement,
            dict.fromkeys(kept, 1.0),
            kept,
            frozenset(kept),
            unit(statement.content),
        )
    found = _Found(also)
    for token in tokens:
        found.take(token)
    for name in _implied(tokens, called):
        found.terms.setdefault(name, _IMPLIED)
        found.naming.add(name)
    return Content(
        statement,
        found.terms or found.broad,
        found.phrases,
        frozenset(found.naming),
        unit(statement.content),
        _needs_object(tokens) or not found.naming & found.terms.keys(),
        (statement.document, tokens[0].sent.start_char),
    )


@dataclass(slots=True)
class _Found:
    """Terms found so far; words too broad are kept apart, for want of others."""

    also: frozenset[str]
    terms: dict[str, float] = field(default_factory=dict)
    broad: dict[str, float] = field(default_factory=dict)
    phrases: dict[str, str] = field(default_factory=dict)
    naming: set[str] = field(default_factory=set)

    def take(self, token: Any) -> None:
        """Take a token for a term, if it is one."""
        name = term(token.lemma_)
        if token.pos_ not in _WEIGHT or _named(token) or name in listed("plain"):
            return
        noun = token.pos_ in {"NOUN", "PROPN"}
        if telling(name) or name in self.also:
            weight = max(self.terms.get(name, 0.0), _WEIGHT[token.pos_])
            self.terms[name] = weight
        elif noun and name not in listed_stems("general"):
            self.broad[name] = _BROAD
        if noun or token.dep_ == "amod":
            self.naming.add(name)
        self.phrases.setdefault(name, _phrase(token))


def unit(text: str) -> str:
    """Return what the first amount in a text is counted in, or an empty string.

    Examples
    --------
    >>> unit("a rise of 11 per cent"), unit("$300 billion"), unit("three years")
    ('%', '$', 'year')
    """
    found = _AMOUNT.search(text)
    if not found:
        return ""
    if found["money"]:
        return found["money"]
    word = found["unit"].lower()
    return "%" if word.startswith(("%", "per")) else stem(word)


def _phrase(token: Any) -> str:
    """Return a noun with the noun it qualifies, or with that which qualifies it."""
    head = token.head
    if token.dep_ in {"amod", "compound"} and head.i == token.i + 1:
        return f"{token.text} {head.text}".lower()
    before = [c for c in token.children if c.dep_ == "compound" and c.i == token.i - 1]
    return " ".join(part.text.lower() for part in (*before, token))


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
    """Tell whether a token is part of a name, a date or an amount."""
    if token.ent_type_ in _AMOUNTS:
        return True
    return token.ent_type_ in _NAMES and token.text[0].isupper()


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
