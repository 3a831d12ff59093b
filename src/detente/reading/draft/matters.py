"""What each issue's statements say: who wants, gives, refuses or disputes what."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from detente.model import AGENDA, Note, Statement, gives_up_a_demand
from detente.reading.account import Account
from detente.reading.draft.contents import agreeable, hollow
from detente.reading.draft.names import Names
from detente.reading.draft.stem import stem
from detente.reading.draft.words import direction, listed_stems, stems

Side = Literal["wants", "gives", "refuses", "keeps", "disputes"]

_SIDES: Mapping[str, Side] = {
    "demand": "wants",
    "insist": "wants",
    "seek": "wants",
    "prefer": "wants",
    "offer": "gives",
    "willing": "gives",
    "accept": "gives",
    "reject": "refuses",
    "oppose": "refuses",
}
_NARROW = re.compile(
    r"\b(?:focus|only|solely|exclusively|limit|confin|restrict|narrow|alone|just"
    r"|nothing (?:but|else)|no more than|purely)",
    re.IGNORECASE,
)
_FLAT = re.compile(
    r"\bnever\b|\bnon-?negotiable\b|\bnot (?:up for )?negotia|\bred lines?\b"
    r"|\bunder no circumstances\b|\bcategorical|\bflatly\b|\bunacceptable\b"
    r"|\brul(?:e[sd]?|ing) out\b|\bout of the question\b|\bnot an option\b",
    re.IGNORECASE,
)
_ANSWERS = frozenset(["accept", "reject", "oppose"])
_POINTS_TO_GIVER = {"gives": 2, "refuses": 1, "keeps": 1}
_KEEPS = re.compile(
    r"^(?:to |on )?(?:(?:its|his|her|their|our) (?:\w+ ){1,2}(?:(?:will|would|should"
    r"|must|shall|to) )?)?(?:keep|stay|remain|retain|maintain|preserv|continu)"
    r"(?:e|s|ing)?\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"^(?:(?!that |which |who |whose |if |when |where )[\w’'-]+ ){0,6}?"
    r"(?:(?:would|will|should|must|shall|can|could|may) (?:not|never)|cannot|not to"
    r"|wo?n['’]t|(?:would|should|must|could)n['’]t) (?:be )?(?P<deed>\w+)",
    re.IGNORECASE,
)
"""What is asked is that a thing not be done: *troops would not leave*."""
_TAKES = re.compile(
    r"\b(?:accept|agree (?:to|on)|consider|live with|settle for|tolerate|swallow"
    r"|stomach|acquiesce in)(?:ing)?\b",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:its|their|our|his|her|my)\b", re.IGNORECASE)
_UNLESS = ("unless", "until", "before", "without")
_NAMED, _ADDRESSED, _QUOTED = 2, 1, 1
_ONLY_OTHER = 0.85


@dataclass(frozen=True)
class Position:
    """Where a party stands on the content of one of its statements."""

    side: Side
    statement: Statement

    @cached_property
    def content(self) -> str:
        """What of the statement could be agreed on; empty if nothing could."""
        return agreeable(self.statement)

    @property
    def party(self) -> str:
        """Id of the party whose position it is."""
        return self.statement.party


@dataclass(frozen=True)
class Matter:
    """Everything said about one issue.

    Attributes
    ----------
    id, title
        Of the issue: the few words it goes by.
    positions
        What parties want, give, refuse, dispute there, or want to keep as it is.
    agenda
        Whether a party wants the issue on the table (``wants``) or not (``refuses``).
    steps
        Interim steps that name the issue.
    names
        Who is who, and which of them are principals.
    silent
        Whether the text has a section on it, and nothing was read there.
    echoed
        Stems that several statements of the whole text have, or titles of issues.
    delivers
        Id of the party that must deliver, where that is known.
    heading
        What people read over it, where that says more than its title.
    """

    id: str
    title: str
    positions: tuple[Position, ...]
    agenda: tuple[Position, ...]
    steps: tuple[Note, ...]
    names: Names
    silent: bool = False
    echoed: frozenset[str] = frozenset()
    delivers: str = ""
    heading: str = ""

    @property
    def negotiable(self) -> bool:
        """Whether something can be settled: a principal takes a position on it.

        Or the text has a section on it, of which nothing was understood.
        """
        principals = self.names.principals
        if self.silent and len(principals) > 1:
            return True
        taken = (*self.positions, *self.agenda)
        return any(position.party in principals for position in taken)

    def of(self, side: Side, parties: Collection[str] = ()) -> tuple[Position, ...]:
        """Return the positions on one side, of some parties or of the principals."""
        kept = parties or self.names.principals
        found = (p for p in self.positions if p.side == side and p.party in kept)
        return tuple(found)

    @cached_property
    def askers(self) -> frozenset[str]:
        """Ids of the parties that ask for something."""
        return frozenset(p.party for p in self.positions if p.side == "wants")

    @cached_property
    def proposals(self) -> tuple[Position, ...]:
        """What those ask for or offer who are no principals."""
        return tuple(
            p
            for p in self.positions
            if p.party not in self.names.principals and p.side in {"wants", "gives"}
        )

    @cached_property
    def giver(self) -> str:
        """Id of the principal that must deliver, or empty when that is not clear.

        An offer or a refusal points to the party that makes it, unless that party
        asks for something here and would take less, or spurns what it is given; who
        accepts need not be who delivers. A demand points to the party it names, if that
        is a principal, else to the only other principal; a
        dispute points to the party whose thing is disputed. Only where these say
        nothing does it count who wants the issue on the table.
        """
        if self.delivers:
            return self.delivers
        for positions in (self._telling, self.positions, self.agenda):
            points: Counter[str] = Counter()
            for position in positions:
                points.update(self._points(position))
            ranked = [*points.most_common(2), ("", 0), ("", 0)]
            if ranked[0][1] > ranked[1][1]:
                return ranked[0][0]
        return ""

    @property
    def giver_sure(self) -> float:
        """How sure it is that the giver is the one who must deliver.

        Less where it neither answers nor is named, and is merely the only other.
        """
        answers = (p for p in self.positions if p.party == self.giver)
        named = (
            p
            for p in self.positions
            if self.giver in self.names.named_in(p.statement.content)
        )
        known = any(p.side in _POINTS_TO_GIVER for p in answers) or any(named)
        return 1.0 if known else _ONLY_OTHER

    @property
    def _telling(self) -> tuple[Position, ...]:
        """Positions without the replies of those who ask for something themselves.

        What they offer of their own accord counts all the same.
        """
        return tuple(
            p
            for p in self.positions
            if p.side in {"wants", "disputes"}
            or p.party not in self.askers
            or p.statement.act == "offer"
        )

    def _points(self, position: Position) -> Mapping[str, int]:
        party = position.party
        if position.side in _POINTS_TO_GIVER:
            own = _POINTS_TO_GIVER[position.side]
            delivers = not takes(position.statement)
            return {party: own} if delivers and party in self.names.principals else {}
        named = self.names.named_in(position.statement.content)
        if position.side == "disputes":
            return {named[0]: _NAMED} if named else {}
        return self._asked_of(position, named)

    def _asked_of(self, position: Position, named: Sequence[str]) -> Mapping[str, int]:
        """Return of whom something is asked: who is named, else the only other."""
        party = position.party
        if others := [name for name in named if name != party]:
            return {others[0]: _NAMED}
        if self.names.names_an_outsider(position.statement.content):
            return {}
        if only := self.names.others(party):
            return dict.fromkeys(only, _ADDRESSED)
        quoted = self.names.named_in(position.statement.quote)
        addressed = [name for name in quoted if name != party]
        return dict.fromkeys(addressed[:1], _QUOTED)


def side(statement: Statement) -> Side | None:
    """Return the side a statement takes, None for a concern, threat or assertion.

    Who wants to keep what there is asks for no change: that is no option. Who asks that
    a thing not be done refuses it, unless what is not to be done is to hinder. Who will
    not do a thing unless another is done would do it then. Who drops a demand takes
    none.
    """
    taken = None if gives_up_a_demand(statement) else _SIDES.get(statement.act)
    if taken == "refuses":
        return "gives" if _would_after_all(statement) else taken
    if taken is None:
        return None
    if statement.polarity == "negative":
        return "refuses"
    if taken == "wants" and _KEEPS.match(statement.content):
        return "keeps"
    return "refuses" if taken == "wants" and _forbids(statement.content) else taken


def _forbids(content: str) -> bool:
    """Tell whether a content says what is not to be done.

    *Not to hold up the inspection* is to let it go ahead.
    """
    found = _NOT_DONE.match(content)
    return found is not None and stem(found["deed"]) not in listed_stems("hindrances")


def _would_after_all(statement: Statement) -> bool:
    """Tell whether only a condition stands between a refusal and an offer."""
    conditional = statement.condition.lower().startswith(_UNLESS)
    return statement.act == "reject" and conditional


def takes(statement: Statement) -> bool:
    """Tell whether who would have a thing need not be who delivers it.

    What is its own, or less of a thing, it would deliver itself.
    """
    said = f"{statement.quote} {statement.content}"
    own = _OWN.search(statement.content) or direction(statement.content) < 0
    would = bool(_TAKES.search(said)) and not own
    return statement.act == "accept" or (statement.act == "willing" and would)


def flat(position: Position) -> bool:
    """Tell whether a refusal leaves no room."""
    return position.side == "refuses" and bool(_FLAT.search(position.statement.quote))


def matters(reading: Account, names: Names) -> tuple[Matter, ...]:
    """Sort the statements by issue, in the order in which the reading lists issues."""
    disputed = _disputed(reading.statements, names.principals)
    agenda = [s for s in reading.statements if s.issue == AGENDA]
    spoken = {name for s in reading.statements for name in (s.issue, *s.about)}
    own: dict[str, list[Statement]] = defaultdict(list)
    for statement in reading.statements:
        own[statement.issue].append(statement)
    steps: dict[str, list[Note]] = defaultdict(list)
    for note in reading.notes:
        if note.kind == "interim":
            steps[note.issue].append(note)
    echoed = _echoed(reading)
    found = []
    for issue, title in reading.issues.items():
        found.append(
            Matter(
                issue,
                title,
                tuple(_positions(own[issue], disputed, names)),
                tuple(_on_the_table(agenda, issue)),
                tuple(steps[issue]),
                names,
                silent=issue not in spoken,
                echoed=echoed,
                heading=reading.headings.get(issue, ""),
            )
        )
    return tuple(found)


def _echoed(reading: Account) -> frozenset[str]:
    """Return the stems that several statements, or titles of issues, speak of."""
    contents = {(s.content, s.span) for s in reading.statements}
    counts = Counter(word for text, _ in contents for word in set(stems(text)))
    counts.update({word: 2 for t in reading.issues.values() for word in stems(t)})
    return frozenset(word for word, count in counts.items() if count > 1)


def _on_the_table(agenda: Sequence[Statement], issue: str) -> Iterator[Position]:
    """Yield who wants the issue on the table, and who does not.

    Who would have the talks keep to other issues does not want this one, once
    somebody else does.
    """
    about = [s for s in agenda if issue in s.about]
    named = [Position(taken, s) for s in about if (taken := side(s)) is not None]
    yield from named
    insisting = {position.party for position in named if position.side == "wants"}
    for statement in agenda:
        elsewhere = statement.about and issue not in statement.about
        narrow = side(statement) == "wants" and _NARROW.search(statement.content)
        if elsewhere and narrow and insisting - {statement.party}:
            yield Position("refuses", statement)


def _positions(
    statements: Iterable[Statement], disputed: Collection[str], names: Names
) -> Iterator[Position]:
    for statement in statements:
        taken = side(statement)
        if statement.id in disputed:
            yield Position("disputes", statement)
        elif taken is not None and _takes_a_position(statement, names):
            yield Position(taken, statement)


def _takes_a_position(statement: Statement, names: Names) -> bool:
    """Tell whether a statement says something that could be agreed on, or answers.

    An answer may say no more than *that* or *the offer*; who asks or offers must say
    what, and more than the names of parties and a wish to talk.
    """
    content = agreeable(statement)
    answers = statement.act in _ANSWERS or statement.polarity == "negative"
    return bool(content) and (answers or not hollow(names.without(content)))


def _disputed(
    statements: Iterable[Statement], principals: Collection[str]
) -> frozenset[str]:
    """Return ids of statements by which principals oppose each other over one thing.

    They come from the same words, one for each party: *both are at odds over X*.
    """
    opposing: dict[tuple[str, str], dict[str, str]] = {}
    for statement in statements:
        if statement.act == "oppose" and statement.party in principals:
            key = (statement.issue, statement.content)
            opposing.setdefault(key, {})[statement.party] = statement.id
    return frozenset(
        name
        for by_party in opposing.values()
        if len(by_party) > 1
        for name in by_party.values()
    )
