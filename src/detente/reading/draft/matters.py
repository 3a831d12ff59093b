"""What each issue's statements say: who wants, gives, refuses or disputes what."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from detente.model import AGENDA, Note, Statement
from detente.reading.draft.names import Names
from detente.reading.reading import Reading

Side = Literal["wants", "gives", "refuses", "disputes"]

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
    r"\b(?:focus|only|solely|exclusively|limit|confin|restrict|narrow)", re.IGNORECASE
)
_POINTS_TO_GIVER = {"gives": 2, "refuses": 1}
_NAMED, _ADDRESSED = 2, 1


@dataclass(frozen=True, slots=True)
class Position:
    """Where a party stands on the content of one of its statements."""

    side: Side
    statement: Statement

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
        Of the issue.
    positions
        What parties want, give, refuse or dispute there.
    agenda
        Whether a party wants the issue on the table (``wants``) or not (``refuses``).
    steps
        Interim steps that name the issue.
    names
        Who is who, and which of them are principals.
    """

    id: str
    title: str
    positions: tuple[Position, ...]
    agenda: tuple[Position, ...]
    steps: tuple[Note, ...]
    names: Names

    @property
    def negotiable(self) -> bool:
        """Whether a principal takes a position, so that something can be settled."""
        principals = self.names.principals
        taken = (*self.positions, *self.agenda)
        return any(position.party in principals for position in taken)

    def of(self, side: Side, parties: Collection[str] = ()) -> tuple[Position, ...]:
        """Return the positions on one side, of some parties or of the principals."""
        kept = parties or self.names.principals
        found = (p for p in self.positions if p.side == side and p.party in kept)
        return tuple(found)

    @cached_property
    def giver(self) -> str:
        """Id of the principal that must deliver, or empty when that is not clear.

        An offer or a refusal points to the party that makes it; a demand points to the
        party it names, else to the only other principal; a dispute points to the party
        whose thing is disputed. Only where these say nothing does it count who wants
        the issue on the table.
        """
        points: Counter[str] = Counter()
        for position in self.positions:
            points.update(self._points(position))
        if not points:
            for position in self.agenda:
                points.update(self._points(position))
        ranked = [*points.most_common(2), ("", 0), ("", 0)]
        return ranked[0][0] if ranked[0][1] > ranked[1][1] else ""

    def _points(self, position: Position) -> Mapping[str, int]:
        principals, party = self.names.principals, position.party
        if position.side in _POINTS_TO_GIVER:
            own = _POINTS_TO_GIVER[position.side]
            return {party: own} if party in principals else {}
        named = self.names.named_in(position.statement.content)
        if position.side == "wants":
            named = tuple(name for name in named if name != party)
        if named:
            return {named[0]: _NAMED}
        if position.side == "disputes":
            return {}
        return dict.fromkeys(self.names.others(party), _ADDRESSED)


def side(statement: Statement) -> Side | None:
    """Return the side a statement takes, None for a concern, threat or assertion."""
    taken = _SIDES.get(statement.act)
    if taken is None or taken == "refuses":
        return taken
    return "refuses" if statement.polarity == "negative" else taken


def matters(reading: Reading, names: Names) -> tuple[Matter, ...]:
    """Sort the statements by issue, in the order in which the reading lists issues."""
    disputed = _disputed(reading.statements, names.principals)
    agenda = [s for s in reading.statements if s.issue == AGENDA]
    found = []
    for issue, title in reading.issues.items():
        own = (s for s in reading.statements if s.issue == issue)
        steps = (n for n in reading.notes if n.kind == "interim" and n.issue == issue)
        found.append(
            Matter(
                issue,
                title,
                tuple(_positions(own, disputed)),
                tuple(_on_the_table(agenda, issue)),
                tuple(steps),
                names,
            )
        )
    return tuple(found)


def _on_the_table(agenda: Sequence[Statement], issue: str) -> Iterator[Position]:
    """Yield who wants the issue on the table, and who does not.

    Who would have the talks keep to other issues does not want this one, once
    somebody else does.
    """
    named = tuple(_positions((s for s in agenda if issue in s.about), frozenset()))
    yield from named
    insisting = {position.party for position in named if position.side == "wants"}
    for statement in agenda:
        elsewhere = statement.about and issue not in statement.about
        narrow = side(statement) == "wants" and _NARROW.search(statement.content)
        if elsewhere and narrow and insisting - {statement.party}:
            yield Position("refuses", statement)


def _positions(
    statements: Iterable[Statement], disputed: Collection[str]
) -> Iterator[Position]:
    for statement in statements:
        taken = side(statement)
        if statement.id in disputed:
            yield Position("disputes", statement)
        elif taken is not None:
            yield Position(taken, statement)


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
