"""A conflict: who can do what, the states that come of it, and who prefers which."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TypeAlias

from detente.errors import CaseError, TooLargeError
from detente.model.action import Action

MAX_STATES = 2**20
"""States of a conflict that are listed one by one, at most."""
MAX_DEGREE = 9
"""By how much a state is better than another, at most."""
MARKS = frozenset("YN-")
"""An action is taken, is not taken, is either."""


@dataclass(frozen=True, slots=True)
class State:
    """One way in which matters can stand.

    Attributes
    ----------
    label
        Its name, unique.
    pattern
        One mark for each action: ``Y`` taken, ``N`` not, ``-`` either, where nobody
        tells the two apart. Empty where states are not made of actions.
    """

    label: str
    pattern: str = ""


@dataclass(frozen=True, slots=True)
class Ranking:
    """All states in order of preference.

    Attributes
    ----------
    tiers
        Labels from most to least preferred; those in one tier are indifferent.
    strengths
        How much better each tier is than the next: 1 somewhat, 2 strongly, and so on.
        Empty stands for all 1.

    Raises
    ------
    CaseError
        If a state stands twice, there is not one strength between any two tiers, or
        one is not between 1 and `MAX_DEGREE`.

    Examples
    --------
    >>> Ranking((("peace",), ("talks", "truce"), ("war",)), (1, 2)).states
    ('peace', 'talks', 'truce', 'war')
    """

    tiers: tuple[tuple[str, ...], ...]
    strengths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        twice = _repeated(self.states)
        if twice:
            raise CaseError("preferences", f"must rank a state once; got {twice} twice")
        if self.strengths and len(self.strengths) != len(self.tiers) - 1:
            raise CaseError(
                "preferences",
                f"must have one strength between two tiers; got {len(self.strengths)} "
                f"for {len(self.tiers)} tiers",
            )
        _require_degrees(self.strengths)

    @property
    def states(self) -> tuple[str, ...]:
        """Return the labels of all states, most preferred first."""
        return tuple(state for tier in self.tiers for state in tier)


@dataclass(frozen=True, slots=True)
class Comparisons:
    """What is known of a party's preference, pair by pair; the rest is unknown.

    Nothing follows from these pairs but themselves: a preference that is unknown need
    not be transitive.

    Attributes
    ----------
    better
        A state, one that it is better than, and by how much: 1 somewhat, 2 strongly.
    equal
        Two states that are indifferent.

    Raises
    ------
    CaseError
        If states go round in a circle, each better than the next, one is better than
        another and equal to it, or by how much is not between 1 and `MAX_DEGREE`.
    """

    better: tuple[tuple[str, str, int], ...]
    equal: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        _require_degrees([degree for _, _, degree in self.better])
        equal = {frozenset(pair) for pair in self.equal}
        both = next((p for p in self.better if frozenset(p[:2]) in equal), None)
        if both:
            raise CaseError(
                "preferences",
                f"must not be better and equal; got {both[0]} and {both[1]} as both",
            )
        circle = _circle([(first, second) for first, second, _ in self.better])
        if circle:
            raise CaseError(
                "preferences",
                f"must not go round in a circle; got {' > '.join(circle)}. "
                "Leave one of these out",
            )

    @property
    def states(self) -> tuple[str, ...]:
        """Return the labels of all states that are compared."""
        named = [state for pair in self.better for state in pair[:2]]
        named += [state for pair in self.equal for state in pair]
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True, slots=True)
class Priorities:
    """What a party wants of a state, most important first.

    A state is better than another when, of the first wish that only one of them
    fulfils, it is the one that does; states that fulfil the same are indifferent.

    Attributes
    ----------
    wishes
        Each a choice of patterns, one mark for each action, of which a state must fit
        one; ``-`` fits anything.
    """

    wishes: tuple[tuple[str, ...], ...]

    @property
    def states(self) -> tuple[str, ...]:
        """Return the labels of states that are named: none."""
        return ()


Liking: TypeAlias = Ranking | Comparisons | Priorities
"""What is known of how a party likes the states."""
Moves: TypeAlias = Mapping[str, tuple[tuple[str, str], ...]]
"""By party, the states that a move leaves and leads to."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A conflict in the graph model: states, moves between them, and preferences.

    Attributes
    ----------
    title
        What it is called.
    parties
        Names, in order.
    states
        Those that are feasible, in order.
    likings
        By party.
    actions
        What states are made of; may be empty where `moves` are given.
    moves
        Moves of each party. Where they are not given they come from the actions: a
        party moves by changing actions of its own, in the ways they allow.
    remarks
        What its file says that the conflict leaves out, a sentence each.

    Raises
    ------
    CaseError
        With what contradicts itself or names what is not there.
    TooLargeError
        If there are more than `MAX_STATES` states.
    """

    title: str
    parties: tuple[str, ...]
    states: tuple[State, ...]
    likings: Mapping[str, Liking]
    actions: tuple[Action, ...] = ()
    moves: Moves = field(default_factory=dict)
    remarks: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if len(self.states) > MAX_STATES:
            raise TooLargeError(
                f"{len(self.states):,} states are above the limit of {MAX_STATES:,}. "
                "Leave out actions, or rule out what cannot be together"
            )
        for where, fault in _faults(self):
            raise CaseError(where, fault)

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the names of the states."""
        return tuple(state.label for state in self.states)


def _faults(conflict: Conflict) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a conflict, and where."""
    for where, names in (("parties", conflict.parties), ("states", conflict.labels)):
        twice = _repeated(names)
        if not names:
            yield where, "must be at least one; got none"
        elif twice:
            yield where, f"must differ from one another; got {twice} twice"
    for action in conflict.actions:
        if action.party not in conflict.parties:
            known = ", ".join(conflict.parties)
            yield (
                f"actions.{action.title}",
                f"must be of a party, one of {known}; got {action.party!r}",
            )
    if fault := _motionless(conflict):
        yield "moves", f"{fault}, so nobody can move"
    yield from _misshapen(conflict)
    yield from _unknown(conflict)


def _motionless(conflict: Conflict) -> str:
    """Say why nobody can move, or nothing."""
    every = (move for moves in conflict.moves.values() for move in moves)
    if any(here != there for here, there in every):
        return ""
    if any(conflict.moves.values()):
        return "must have a move from one state to another; got none"
    if not conflict.actions:
        return "must have actions, or moves; got neither"
    return "must have a move, or be left out; got none" if conflict.moves else ""


def _misshapen(conflict: Conflict) -> Iterator[tuple[str, str]]:
    length = len(conflict.actions)
    counts = Counter(state.pattern for state in conflict.states)
    alike = next((p for p, count in counts.items() if p and count > 1), "")
    if alike:
        labels = [one.label for one in conflict.states if one.pattern == alike]
        told = " and ".join(map(repr, labels[:2]))
        yield "states", f"must differ in what is taken; got {alike} for {told}"
    patterns = [(f"states.{one.label}", one.pattern) for one in conflict.states]
    patterns += [
        (f"preferences.{party}", pattern)
        for party, liking in conflict.likings.items()
        if isinstance(liking, Priorities)
        for wish in liking.wishes
        for pattern in wish
    ]
    for where, pattern in patterns:
        if not set(pattern) <= MARKS or len(pattern) != length:
            must = f"must have one of Y, N and - for each of the {length} actions"
            yield where, f"{must}; got {pattern!r}"


def _unknown(conflict: Conflict) -> Iterator[tuple[str, str]]:
    """Yield names of states and parties that are not there, or are missing."""
    labels = frozenset(conflict.labels)
    for party in conflict.parties:
        if party not in conflict.likings:
            yield (
                f"preferences.{party}",
                "must say how it likes the states; got nothing",
            )
            continue
        liking = conflict.likings[party]
        named = liking.states
        yield from _strangers(f"preferences.{party}", named, labels)
        ranked = frozenset(named)
        missing = [label for label in conflict.labels if label not in ranked]
        if missing and isinstance(liking, Ranking):
            yield f"preferences.{party}", f"must rank every state; missing {missing}"
    for party, moves in conflict.moves.items():
        if party not in conflict.parties:
            yield f"moves.{party}", f"must be a party; got {party!r}"
        yield from _strangers(
            f"moves.{party}", [s for move in moves for s in move], labels
        )


def _strangers(
    where: str, named: Sequence[str], labels: frozenset[str]
) -> Iterator[tuple[str, str]]:
    stranger = next((name for name in named if name not in labels), None)
    if stranger is not None:
        yield where, f"must name states; got {stranger!r}, which is none"


def _repeated(names: Sequence[str]) -> str:
    """Return the first name that stands twice, in quotes, or nothing."""
    if len(set(names)) == len(names):
        return ""
    return repr(next(name for name, count in Counter(names).items() if count > 1))


def _require_degrees(degrees: Sequence[int]) -> None:
    wrong = next((one for one in degrees if not 1 <= one <= MAX_DEGREE), None)
    if wrong is not None:
        must = f"must be better by a degree from 1 to {MAX_DEGREE}"
        raise CaseError("preferences", f"{must}; got {wrong}")


def _circle(pairs: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """Return states that are each better than the next, the first one again last."""
    order = TopologicalSorter[str]()
    for better, worse in pairs:
        order.add(worse, better)
    try:
        order.prepare()
    except CycleError as error:
        return tuple(error.args[1])
    return ()
