"""Pieces of text on their way to a note: where they stand and whom they concern."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Any

from detente.model import Note, NoteKind, Statement
from detente.reading.issues import Placed
from detente.reading.issues.vocabulary import label_terms, telling, term
from detente.reading.parse import Parsed
from detente.reading.speakers.names import Names
from detente.reading.words import table

MOST_WORDS, LEAST_WORDS = 24, 6
_TITLE = 3


@dataclass(frozen=True)
class Scene:
    """What notes are matched against.

    Attributes
    ----------
    parties
        Ids that a note may concern.
    names
        Which words name them in each document.
    placed
        Statements and issues.
    """

    parties: Collection[str]
    names: Mapping[str, Names]
    placed: Placed

    def party_in(self, found: "Piece") -> str:
        """Return the one party that a piece names, or an empty string."""
        names = self.names[found.parsed.block.document]
        named = {hit.party for hit in names.hits(found.tokens).values()}
        concerned = sorted(named.intersection(self.parties))
        return concerned[0] if len(concerned) == 1 else ""

    def issue_of(self, text: str) -> str:
        """Return the issue whose title and statements share most terms with a text.

        Names are left out: a party is concerned by every issue.
        """
        first, *rest = text.split() or [""]
        plain = " ".join([first.lower(), *(w for w in rest if not w[:1].isupper())])
        words = {name for name in label_terms(plain) if telling(name)}
        shared: Counter[str] = Counter()
        for word in words:
            shared.update(self._telling.get(word, {}))
        best = max(shared.values(), default=0)
        return min(
            (issue for issue, count in shared.items() if count == best),
            key=self._order.__getitem__,
            default="",
        )

    @cached_property
    def _order(self) -> Mapping[str, int]:
        return {issue: place for place, issue in enumerate(self.placed.titles)}

    @cached_property
    def _telling(self) -> Mapping[str, Mapping[str, int]]:
        """For each term, by how much it speaks for which issues."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for said in self.placed.statements:
            for name in _said(said) if said.issue in self.placed.titles else ():
                found[name][said.issue] = 1
        for issue, title in self.placed.titles.items():
            for name in set(label_terms(title)):
                found[name][issue] = found[name].get(issue, 0) + _TITLE
        return found


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters ``start:end`` of a parsed block."""

    parsed: Parsed
    start: int
    end: int

    @property
    def tokens(self) -> Any:
        """The tokens that begin in the piece."""
        first = self.parsed.block.span[0]
        return self.parsed.between(first + self.start, first + self.end)

    @property
    def quote(self) -> str:
        """The verbatim characters."""
        return self.parsed.block.text[self.start : self.end]

    @property
    def text(self) -> str:
        """The quote in few words: a long one ends with the last clause that fits."""
        if len(self.quote.split()) <= MOST_WORDS:
            return " ".join(self.quote.split())
        cuts = [token.idx for token in self.tokens if _begins_a_part(token)]
        short = (self.parsed.block.text[self.start : cut] for cut in reversed(cuts))
        fits = (s for s in short if LEAST_WORDS <= len(s.split()) <= MOST_WORDS)
        words = next(fits, "").split()
        if not words:
            words = [*self.quote.split()[:MOST_WORDS], "…"]
        return " ".join(words).rstrip(" ,;:–—-")

    @property
    def things(self) -> str:
        """The nouns and adjectives of the piece: what it is about."""
        kinds = {"NOUN", "PROPN", "ADJ"}
        return " ".join(t.text for t in self.tokens if t.pos_ in kinds)

    def note(self, kind: NoteKind, **more: Any) -> Note:
        """Return the note of this piece."""
        first = self.parsed.block.span[0]
        document = self.parsed.block.document
        return Note(
            kind,
            more.pop("text", self.text),
            self.quote,
            document,
            (first + self.start, first + self.end),
            carriers=(document,),
            **more,
        )


def _begins_a_part(token: Any) -> bool:
    """Tell whether a sentence can end before a token: a clause or an adjunct begins."""
    if token.dep_ in {"prep", "mark", "advcl", "agent"}:
        return token.head.pos_ in {"VERB", "AUX"} and token.head.i < token.i
    return token.dep_ == "cc" or token.text in {",", ";", "–", "—"}


def piece(parsed: Parsed, tokens: Iterable[Any]) -> Piece | None:
    """Return the piece from the first of some tokens to the last, trimmed."""
    kept = sorted(tokens, key=lambda token: token.i)
    while kept and (kept[-1].is_punct or kept[-1].is_space):
        kept.pop()
    while kept and _opens_nothing(kept[0]):
        kept.pop(0)
    if not kept:
        return None
    return Piece(parsed, kept[0].idx, kept[-1].idx + len(kept[-1].text))


def _opens_nothing(token: Any) -> bool:
    """Tell whether a token at the head of a piece can be left out."""
    joins = token.dep_ == "cc" or (token.dep_ == "mark" and token.lower_ == "that")
    return joins or token.is_punct or token.is_space


def own_words(token: Any) -> list[Any]:
    """Return the tokens under a token, without those joined to it by *and* or *or*."""
    joined = {
        under.i
        for child in token.children
        if child.dep_ in {"conj", "cc"}
        for under in child.subtree
    }
    return [under for under in token.subtree if under.i not in joined]


@cache
def listed(name: str) -> frozenset[str]:
    """Return one of the word lists of ``notes.toml``."""
    found = table("notes")[name]
    return frozenset(found.split() if isinstance(found, str) else found)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for any of the phrases of a list of ``notes.toml``."""
    phrases = "|".join(re.escape(phrase) for phrase in sorted(listed(name)))
    return re.compile(rf"\b(?:{phrases})", re.IGNORECASE)


def _said(statement: Statement) -> frozenset[str]:
    """Return the terms of what is said."""
    words = label_terms(statement.content)
    return frozenset(term(word) for word in words if telling(word))


def once(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Return the notes, those in the same words joined and all carriers kept."""
    kept: dict[tuple[str, ...], Note] = {}
    carriers: dict[tuple[str, ...], dict[str, None]] = {}
    for note in notes:
        key = (note.kind, note.of, note.party, " ".join(note.quote.lower().split()))
        kept.setdefault(key, note)
        carriers.setdefault(key, {}).update(dict.fromkeys(note.carriers))
    return tuple(_carried(note, carriers[key]) for key, note in kept.items())


def _carried(note: Note, carriers: Mapping[str, None]) -> Note:
    return replace(note, carriers=tuple(carriers))
