"""Names for people: parties, issues, packages, acts."""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from detente.brief.accounts import Accounts
from detente.brief.grammar import in_words
from detente.model import (
    Act,
    Condition,
    Interaction,
    Note,
    Quota,
    Source,
    Span,
    Statement,
)
from detente.questions.spoilers import Spoiler
from detente.questions.steps import Step

Package = tuple[str, ...]

AGAINST: frozenset[Act] = frozenset({"reject", "oppose", "concern", "threaten"})
"""Acts of those who do not want what they speak of."""

COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
"""Small numbers as a sentence writes them."""

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
class Names(Accounts):
    """Looks up what the ids of a case are called."""

    _places: dict[tuple[str, Span], int] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def several(self, parties: Sequence[str], most: int = 3) -> str:
        """Return names as a list in words, the last of many as a number.

        Examples
        --------
        >>> from detente.model import Case
        >>> Names(Case("Sale")).several(("a", "b", "c", "d"))
        'a, b and two others'
        """
        if len(parties) <= most:
            return self.parties(parties)
        named = [self.subject(party) for party in parties[: most - 1]]
        return in_words([*named, f"{count(parties[most - 1 :])} others"])

    def issue(self, issue: str) -> str:
        """Return the title of an issue; what is not an id stays as it is."""
        return next((i.title for i in self.case.issues if i.id == issue), issue)

    def issues(self, issues: Sequence[str]) -> str:
        """Return titles as a list in words."""
        return in_words([self.issue(issue) for issue in issues])

    def agenda(self, issues: Sequence[str]) -> str:
        """Return an agenda in words: all issues, all but one, how many, or which.

        Examples
        --------
        >>> from detente.model import Case, Issue
        >>> two = [Issue(i, i.upper(), ("no", "yes"), "no") for i in ("x", "y")]
        >>> names = Names(Case("Sale", issues=tuple(two)))
        >>> names.agenda(("x", "y")), names.agenda(("y",))
        ('both issues', 'Y')
        """
        every = [issue.id for issue in self.case.issues]
        missing = [issue for issue in every if issue not in issues]
        if len(every) > 1 and not missing:
            return "both issues" if len(every) == 2 else f"all {count(every)} issues"
        if len(every) > 4 and len(missing) == 1:
            return f"all but {self.issue(missing[0])}"
        if len(issues) > 4:
            return f"{count(issues)} of the {count(every)} issues"
        return self.issues(issues)

    def moves(self, package: Package) -> tuple[Move, ...]:
        """Return what a package changes, issue by issue."""
        return tuple(
            Move(issue.title, option)
            for issue, option in zip(self.case.issues, package, strict=True)
            if option != issue.status_quo
        )

    def changes(self, package: Package, most: int = 0) -> str:
        """Return a package in words, each change with its issue.

        Of more than ``most`` the last are counted; none are counted when it is 0.
        """
        moves = [f"{move.issue}: “{move.option}”" for move in self.moves(package)]
        if most and len(moves) > most:
            moves[most - 1 :] = [f"{count(moves[most - 1 :])} changes more"]
        return in_words(moves) or "no change"

    def deal(self, package: Package, most: int = 0) -> str:
        """Return a package as a sentence speaks of it: options, each with its issue.

        Parameters
        ----------
        package
            An option for each issue of the case.
        most
            Changes to name; the others are counted. None are counted when it is 0.
        """
        changed = zip(self.case.issues, package, strict=True)
        moves = [
            f"“{option}” ({issue.title})"
            for issue, option in changed
            if option != issue.status_quo
        ]
        if most and len(moves) > most:
            moves[most - 1 :] = [f"{count(moves[most - 1 :])} changes more"]
        return in_words(moves) or "no change"

    def condition(self, condition: Condition | Quota) -> str:
        """Return what a condition ties together or rules out, with its reason."""
        said = self._bound(condition)
        return f"{said} ({condition.because})" if condition.because else said

    def _bound(self, condition: Condition | Quota) -> str:
        if isinstance(condition, Quota):
            return f"{condition.bounds} of {self._options(condition.told)}"
        when, then = self._options(condition.when), self._options(condition.then)
        return f"{when} only with {then}" if then else f"{when}: ruled out"

    def _options(self, named: Mapping[str, Sequence[str]]) -> str:
        return "; ".join(
            f"{self.issue(issue)}: {' or '.join(options)}"
            for issue, options in named.items()
        )

    @property
    def scale(self) -> str:
        """What worth is measured on, after the words "on a scale"."""
        joint = "on which all issues together are worth one"
        return joint if self.case.joint else "from zero to one"

    def joint(self, party: str, one: Interaction) -> str:
        """Return what options are worth to a party together, with the reason.

        Examples
        --------
        >>> from fractions import Fraction
        >>> from detente.model import Case, Issue, Party
        >>> issues = [Issue(i, i.upper(), ("no", "yes"), "no") for i in ("x", "y")]
        >>> both = Interaction({"x": ("yes",), "y": ("yes",)}, Fraction(-1, 5), "twice")
        >>> Names(Case("Sale", (Party("a", "Ann"),), tuple(issues))).joint("a", both)
        'To Ann “yes” (X) with “yes” (Y) is worth 0.2 less (twice)'
        """
        told = f"To {self.subject(party)} {self.together(one)} is worth {_more(one)}"
        return f"{told} ({one.because})" if one.because else told

    def together(self, one: Interaction) -> str:
        """Return the options that an interaction names, each with its issue."""
        sides = (
            f"{' or '.join(f'“{option}”' for option in options)} ({self.issue(issue)})"
            for issue, options in one.options.items()
        )
        return " with ".join(sides)

    def asking(self, issue: str) -> str:
        """Return who would put an issue on the table, in words."""
        who = self._asking(issue)
        return self.parties([p.id for p in self.case.parties if p.id in who])

    def _asking(self, issue: str) -> set[str]:
        return {
            said.party
            for said in self.case.statements
            if issue in said.about
            and said.act not in AGAINST
            and said.polarity == "positive"
        }

    def quarrels(self) -> list[str]:
        """Return the issues that some principals, not all, would put on the table."""
        principals = {party.id for party in self.case.principals}
        return [
            issue.id
            for issue in self.case.issues
            if self._asking(issue.id) & principals
            and not principals <= self._asking(issue.id)
        ]

    def movers(self, step: Step) -> str:
        """Return who takes a step, in words; empty when the case does not say."""
        principals = {party.id for party in self.case.principals}
        if len(step.movers) > 2 and principals == set(step.movers):
            return "all principals"
        return self.parties(step.movers)

    def outside(self, steps: Sequence[Step]) -> list[str]:
        """Return who takes a step and is no principal, in the order of the steps."""
        principals = {party.id for party in self.case.principals}
        movers = dict.fromkeys(party for step in steps for party in step.movers)
        return [party for party in movers if party not in principals]

    def without_completion(self, parties: Sequence[str]) -> list[str]:
        """Return those to whom completion is worth nothing, as far as the case says."""
        worth = {party: self.case.preferences_of(party).completion for party in parties}
        return [party for party, known in worth.items() if not known or not known.high]

    def stage(self, step: Step) -> str:
        """Return what a step brings into force, as a sentence speaks of it."""
        reached = zip(step.after, step.issues, strict=True)
        return in_words([f"“{to}” ({self.issue(issue)})" for to, issue in reached])

    def stance(self, one: Spoiler) -> str:
        """Return where a third party stands, and whether it is only proposed."""
        proposed = any(p.id == one.party and p.proposed for p in self.case.parties)
        stance, of, whom = one.stance.rpartition(" of ")
        if any(party.id == whom for party in self.case.parties):
            whom = self.subject(whom)
        said = f"{stance}{of}{whom}"
        return ", ".join(filter(None, (said, "proposed" if proposed else "")))

    def onlookers(self, parties: Sequence[Spoiler]) -> str:
        """Return third parties in words, each with its stance."""
        told = [(self.subject(one.party), self.stance(one)) for one in parties]
        return in_words([f"{who} ({said})" if said else who for who, said in told])

    def rule(self, rule: str) -> str:
        """Return a rule of division as its authors are spelled."""
        return RULE_WORDS.get(rule, rule)

    def source(self, document: str) -> Source:
        """Return a document of the case, or an empty one of that id."""
        found = (source for source in self.case.sources if source.id == document)
        return next(found, Source(document))

    def voice(self, statement: Statement) -> str:
        """Return who reported a statement, where that is not whose it is."""
        told = statement.reported_by
        return "" if told == statement.party else self.party(told)

    def quoted(self) -> tuple[Statement | Note, ...]:
        """Return the first of the pieces that stand on each quote of the case."""
        pieces: tuple[Statement | Note, ...] = self.case.statements
        first = {
            (piece.document, piece.span): piece
            for piece in reversed((*pieces, *self.case.notes))
            if piece.quote
        }
        return tuple(reversed(first.values()))

    def numbers(self, pieces: Sequence[Statement | Note]) -> str:
        """Return the places of quotes in `quoted`, counted from one."""
        if not self._places:
            spots = ((piece.document, piece.span) for piece in self.quoted())
            self._places.update(zip(spots, itertools.count(1), strict=False))
        quoted = (piece for piece in pieces if piece.quote)
        places = {self._places[piece.document, piece.span] for piece in quoted}
        return ", ".join(str(place) for place in sorted(places))

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


def count(things: Sequence[object]) -> str:
    """Say how many there are, small numbers in words.

    Examples
    --------
    >>> count("abc"), count("a" * 12)
    ('three', '12')
    """
    return COUNTS[len(things)] if len(things) < len(COUNTS) else str(len(things))


def _more(one: Interaction) -> str:
    """Say what a combination adds, or takes.

    Examples
    --------
    >>> from fractions import Fraction
    >>> def add(low, high):
    ...     return Interaction({"x": ("yes",)}, Fraction(low), most=Fraction(high))
    >>> _more(add("0.1", "0.3")), _more(add("-0.3", "-0.1")), _more(add("-0.1", "0.2"))
    ('0.1 to 0.3 more', '0.1 to 0.3 less', '0.1 less to 0.2 more')
    """
    low, high = (float(end) for end in one.ends)
    if low < 0 < high:
        return f"{-low:.3g} less to {high:.3g} more"
    least, most = sorted((abs(low), abs(high)))
    size = f"{most:.3g}" if least == most else f"{least:.3g} to {most:.3g}"
    return f"{size} {'less' if low < 0 else 'more'}"
