"""Who says what, in sentences: parties by name, and statements party by party."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import groupby

from detente.brief.grammar import for_several, in_words, with_adverb, with_article
from detente.brief.wording import conditional, wording
from detente.model import Case, Statement
from detente.model.mending import mended
from detente.model.several import plural

QUARREL = re.compile(
    r"\b(?:oppos|object|reject|condemn|against|denounc|criticis|criticiz|resist)", re.I
)
"""Words of those who are of one mind against something, and not at odds over it."""

_Words = tuple[str, str, tuple[int, int], str, str]
"""Act, document, span, content and condition of a statement."""


@dataclass(frozen=True, slots=True)
class Account:
    """A sentence, without its full stop, and the statements that it tells."""

    text: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class Accounts:
    """Tells the statements of a case."""

    case: Case
    _told: dict[_Words, dict[str, None]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def party(self, party: str) -> str:
        """Return the name of a party; what is not an id stays as it is."""
        return next((p.name for p in self.case.parties if p.id == party), party)

    def subject(self, party: str) -> str:
        """Return the name of a party as a sentence uses it, with its article.

        Examples
        --------
        >>> Accounts(Case("Sale")).subject("United States")
        'the United States'
        >>> Accounts(Case("Sale")).subject("Republic of Korea")
        'the Republic of Korea'
        """
        return with_article(self.party(party))

    def verb(self, party: str, verb: str) -> str:
        """Return what a party does, the verb first, as its name asks for.

        Examples
        --------
        >>> Accounts(Case("Sale")).verb("Gulf states", "insists on its")
        'insist on their'
        """
        return for_several(verb) if plural(self.party(party)) else verb

    def pronoun(self, party: str) -> str:
        """Return *it*, or *they* where the name of a party is a plural."""
        return "they" if plural(self.party(party)) else "it"

    def parties(self, parties: Sequence[str]) -> str:
        """Return names as a list in words.

        Examples
        --------
        >>> Accounts(Case("Sale")).parties(("a", "b", "c"))
        'a, b and c'
        """
        return in_words([self.subject(party) for party in parties])

    def said(self, statement: Statement) -> str:
        """Return a statement as a sentence, without its full stop.

        Examples
        --------
        >>> quote = "Oslo refuses to pay"
        >>> said = Statement("s1", "Oslo", "reject", "", "to pay", quote, "d1", (0, 19))
        >>> Accounts(Case("Fees")).said(said)
        'Oslo refuses to pay'
        """
        return f"{self._starting(statement)} {self.phrase(statement)}"

    def accounts(self, statements: Sequence[Statement]) -> tuple[Account, ...]:
        """Tell statements party by party, a sentence each, without its full stop.

        A party that goes on is not named again. What is said twice in the same words is
        told once, and so is what several say in one sentence.
        """
        speakers = [one.party for one in statements]
        ordered = sorted(self.once(statements), key=lambda s: speakers.index(s.party))
        told: dict[tuple[object, ...], list[Statement]] = {}
        for one in ordered:
            key = (self.sharing(one), self.phrase(one), self.rival(one))
            told.setdefault(key, []).append(one)
        accounts: list[Account] = []
        for _, group in groupby(told.values(), key=lambda same: self.sharing(same[0])):
            before: list[Statement] = []
            for same in group:
                text = self._sentence(same[0], before)
                accounts.append(Account(text, tuple(same)))
                before.append(same[0])
        return tuple(accounts)

    def _sentence(self, statement: Statement, before: Sequence[Statement]) -> str:
        """Return a statement as a sentence after some others of the same party."""
        phrase = self.phrase(statement)
        if statement.replaces or len(before) == 1:
            phrase = with_adverb(phrase, "now" if statement.replaces else "also")
        alone = len(self.sharing(statement)) == 1
        it = self.pronoun(statement.party) if before and alone else ""
        if rival := self.rival(statement):
            return f"According to {rival}, {self._subject(statement)} {phrase}"
        if self.given_up(statement):
            subject = it or self._subject(statement)
            return f"{self._formerly(statement, before)} {subject} {phrase}"
        return f"{it.capitalize() or self._starting(statement)} {phrase}"

    def _formerly(self, statement: Statement, before: Sequence[Statement]) -> str:
        """Say that a position was taken before, or in the same place as the last."""
        last = before[-1] if before else statement
        same = last.document == statement.document and self.given_up(last)
        return "There" if before and same else "In an earlier statement"

    def rival(self, statement: Statement) -> str:
        """Return on whose word a statement rests where a rival reports it."""
        if statement.modality != "reported by a rival":
            return ""
        told = statement.reported_by
        known = told != statement.party and told in [p.id for p in self.case.parties]
        return self.subject(told) if known else "a rival"

    def given_up(self, statement: Statement) -> bool:
        """Tell whether a later statement took the place of this one."""
        return any(statement.id in one.replaces for one in self.case.statements)

    def _subject(self, statement: Statement) -> str:
        return self.parties(self.sharing(statement))

    def _starting(self, statement: Statement) -> str:
        subject = self._subject(statement)
        return f"{subject[:1].upper()}{subject[1:]}"

    def phrase(self, statement: Statement) -> str:
        """Return a statement as a sentence without its subject."""
        verb, rest = wording(statement, self.party(statement.party))
        if len(self.sharing(statement)) == 1:
            return f"{self.verb(statement.party, verb)} {rest}"
        if self._at_odds(statement):
            content = conditional(mended(statement), statement)
            return f"are at odds over {content}"
        return f"{for_several(verb)} {rest}"

    @staticmethod
    def _at_odds(statement: Statement) -> bool:
        return statement.act == "oppose" and not QUARREL.search(statement.quote)

    def sharing(self, statement: Statement) -> tuple[str, ...]:
        """Return whose statement it is: of a quarrel, everybody who is in it.

        Parties that say the same in one sentence share it. Two that oppose the same
        thing in the same words oppose each other, unless they are against it together.
        """
        if not statement.quote:
            return (statement.party,)
        if not self._told:
            for one in self.case.statements:
                self._told.setdefault(_words_of(one), {})[one.party] = None
        return tuple(self._told.get(_words_of(statement), (statement.party,)))

    def once(self, statements: Sequence[Statement]) -> list[Statement]:
        """Return statements without the other sides of a quarrel told already."""
        return [s for s in statements if s.party == self.sharing(s)[0]]


def _words_of(statement: Statement) -> _Words:
    """Return what statements that were made in one sentence have in common."""
    s = statement
    return s.act, s.document, s.span, s.content, s.condition
