"""Names for people: parties, issues, packages, acts."""

from collections.abc import Sequence
from dataclasses import dataclass

from detente.model import Act, Case, Source, Statement

Package = tuple[str, ...]

ACT_WORDS: dict[Act, str] = {
    "demand": "demands",
    "seek": "seeks",
    "insist": "insists on",
    "prefer": "prefers",
    "offer": "offers",
    "willing": "is willing to consider",
    "accept": "accepts",
    "reject": "rejects",
    "oppose": "opposes",
    "concern": "has expressed concern over",
    "threaten": "threatens",
    "assert": "maintains that",
}
"""How each act reads between its party and its content."""


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

    def parties(self, parties: Sequence[str]) -> str:
        """Return names as a list in words.

        Examples
        --------
        >>> Names(Case("Sale")).parties(("a", "b", "c"))
        'a, b and c'
        """
        return in_words([self.party(party) for party in parties])

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

    def package(self, package: Package) -> str:
        """Return a package in words: what it changes, or that it changes nothing."""
        return in_words([f"“{m.option}”" for m in self.moves(package)]) or "no change"

    def act(self, act: Act) -> str:
        """Return the verb phrase of an act."""
        return ACT_WORDS[act]

    def rule(self, rule: str) -> str:
        """Return a rule of division as its authors are spelled."""
        return RULE_WORDS.get(rule, rule)

    def source(self, document: str) -> Source:
        """Return a document of the case, or an empty one of that id."""
        found = (source for source in self.case.sources if source.id == document)
        return next(found, Source(document))

    def statements(
        self, ids: Sequence[str] = (), *, issue: str = "", party: str = ""
    ) -> tuple[Statement, ...]:
        """Return statements by id, or all about an issue by a party."""
        if ids:
            return tuple(s for s in self.case.statements if s.id in ids)
        return tuple(
            s
            for s in self.case.statements
            if (s.issue == issue or issue in s.about) and s.party == party
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
