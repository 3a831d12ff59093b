"""Names for people: parties, issues, packages, acts."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.model import Act, Case, Note, Source, Statement

Package = tuple[str, ...]

ACT_WORDS: Mapping[Act, tuple[str, str, str]] = {
    "demand": ("demands", "wants to", "demands that"),
    "seek": ("seeks", "seeks to", "asks that"),
    "insist": ("insists on", "insists on its wish to", "insists that"),
    "prefer": ("prefers", "prefers to", "prefers that"),
    "offer": ("offers", "offers to", "offers that"),
    "willing": ("is open to", "is willing to", "is willing to accept that"),
    "accept": ("accepts", "is ready to", "accepts that"),
    "reject": ("rejects", "refuses to", "rejects that"),
    "oppose": ("opposes", "refuses to", "opposes that"),
    "concern": ("has expressed concern over", "fears to", "is concerned that"),
    "threaten": ("threatens", "threatens to", "threatens that"),
    "assert": ("maintains", "says it is to", "maintains that"),
}
"""How each act reads before a noun, before an infinitive, and before a clause."""

ARTICLE_HEADS = re.compile(
    r"\b(Alliance|Army|Association|Authority|Bank|Commission|Committee|Confederation"
    r"|Council|Court|Emirates|Federation|Front|Government|Group|Kingdom|League|Ministry"
    r"|Movement|Nations|Netherlands|Organi[sz]ation|Party|Philippines|Republic|States"
    r"|Union)$",
)
"""Last words of names that a sentence gives an article."""

RULE_WORDS = {
    "nash bargaining": "Nash bargaining",
    "kalai-smorodinsky": "Kalai–Smorodinsky",
    "egalitarian": "Egalitarian",
    "utilitarian": "Utilitarian",
}


@dataclass(frozen=True, slots=True)
class Move:
    """What a package changes on one issue."""

    issue: str
    option: str


@dataclass(frozen=True, slots=True)
class Names:
    """Looks up what the ids of a case are called."""

    case: Case

    def party(self, party: str) -> str:
        """Return the name of a party; what is not an id stays as it is."""
        return next((p.name for p in self.case.parties if p.id == party), party)

    def subject(self, party: str) -> str:
        """Return the name of a party as a sentence uses it, with its article.

        Examples
        --------
        >>> Names(Case("Sale")).subject("United States")
        'the United States'
        """
        name = re.sub("^The ", "the ", self.party(party))
        plain = name.lower().startswith("the ") or not ARTICLE_HEADS.search(name)
        return name if plain else f"the {name}"

    def parties(self, parties: Sequence[str]) -> str:
        """Return names as a list in words.

        Examples
        --------
        >>> Names(Case("Sale")).parties(("a", "b", "c"))
        'a, b and c'
        """
        return in_words([self.subject(party) for party in parties])

    def issue(self, issue: str) -> str:
        """Return the title of an issue; what is not an id stays as it is."""
        return next((i.title for i in self.case.issues if i.id == issue), issue)

    def issues(self, issues: Sequence[str]) -> str:
        """Return titles as a list in words."""
        return in_words([self.issue(issue) for issue in issues])

    def moves(self, package: Package) -> tuple[Move, ...]:
        """Return what a package changes, issue by issue."""
        return tuple(
            Move(issue.title, option)
            for issue, option in zip(self.case.issues, package, strict=True)
            if option != issue.status_quo
        )

    def changes(self, package: Package) -> str:
        """Return a package in words, each change with its issue."""
        moves = [f"{move.issue}: “{move.option}”" for move in self.moves(package)]
        return in_words(moves) or "no change"

    def said(self, statement: Statement) -> str:
        """Return a statement as a sentence, without its full stop.

        Examples
        --------
        >>> quote = "Oslo refuses to pay"
        >>> said = Statement("s1", "Oslo", "reject", "", "to pay", quote, "d1", (0, 19))
        >>> Names(Case("Fees")).said(said)
        'Oslo refuses to pay'
        """
        subject = self.parties(self.sharing(statement))
        return f"{subject[:1].upper()}{subject[1:]} {self.phrase(statement)}"

    def phrase(self, statement: Statement) -> str:
        """Return a statement as a sentence without its subject."""
        before_noun, before_verb, before_clause = ACT_WORDS[statement.act]
        content = statement.content
        if len(self.sharing(statement)) > 1:
            phrase = f"are at odds over {content}"
        elif content.startswith("to "):
            phrase = f"{before_verb} {content.removeprefix('to ')}"
        elif content.startswith("that "):
            phrase = f"{before_clause} {content.removeprefix('that ')}"
        elif content.startswith("for "):
            phrase = f"wants {content.removeprefix('for ')}"
        else:
            phrase = f"{before_noun} {content}"
        return f"{phrase}, {statement.condition}" if statement.condition else phrase

    def sharing(self, statement: Statement) -> tuple[str, ...]:
        """Return whose statement it is: of a quarrel, everybody who is in it.

        Two parties that oppose the same thing in the same words oppose each other.
        """
        if statement.act != "oppose":
            return (statement.party,)
        same = (statement.act, statement.document, statement.span, statement.content)
        return tuple(
            s.party
            for s in self.case.statements
            if (s.act, s.document, s.span, s.content) == same
        )

    def once(self, statements: Sequence[Statement]) -> list[Statement]:
        """Return statements without the other sides of a quarrel told already."""
        return [s for s in statements if s.party == (*self.sharing(s), s.party)[0]]

    def rule(self, rule: str) -> str:
        """Return a rule of division as its authors are spelled."""
        return RULE_WORDS.get(rule, rule)

    def source(self, document: str) -> Source:
        """Return a document of the case, or an empty one of that id."""
        found = (source for source in self.case.sources if source.id == document)
        return next(found, Source(document))

    def evidence(self, ids: Sequence[str]) -> tuple[Statement | Note, ...]:
        """Return the statements and notes of these ids."""
        known: tuple[Statement | Note, ...] = self.case.statements
        known += self.case.notes
        return tuple(piece for piece in known if piece.id and piece.id in ids)

    def statements(self, issue: str, party: str) -> tuple[Statement, ...]:
        """Return all statements about an issue by a party."""
        return tuple(
            s for s in self.case.statements if s.issue == issue and s.party == party
        )


def in_words(parts: Sequence[str]) -> str:
    """Join parts as a sentence does.

    Examples
    --------
    >>> in_words(["a"]), in_words(["a", "b"]), in_words([])
    ('a', 'a and b', '')
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
