"""Positions that changed: which later statement takes the place of which earlier one.

A party gives up a position when it later, on the same issue,

- would give, accept or ask for what it refused, or refuses what it would have given;
- would take something else than it asked for;
- asks for another amount of the same thing, or offers another;
- drops a demand for it;
- drops the condition of an offer, or ties one to what it offered freely.

Who would ban, cut or end a thing and then refuses the thing has not moved. What a rival
reports of it is no change: that may be wrong about either.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from detente.model import AGENDA, Statement, gives_up_a_demand, later
from detente.reading.draft.contents import hollow
from detente.reading.draft.likeness import (
    Thing,
    alike,
    other_size,
    same_matter,
    same_thing,
    the_contrary,
    thing,
)
from detente.reading.draft.matters import Side, side
from detente.reading.draft.quantities import quantities
from detente.reading.draft.words import settles

_HERE = {"wants": "for", "gives": "for", "refuses": "against", "keeps": "against"}
_LEFT: Mapping[Side | None, tuple[Side, ...]] = {
    "wants": ("refuses", "keeps"),
    "gives": ("refuses", "keeps", "wants"),
    "refuses": ("wants", "gives"),
    "keeps": ("wants", "gives"),
}
"""Sides other than the one now taken that a party may have been on and have left."""


def with_history(
    statements: Sequence[Statement], earlier: Iterable[Statement] = ()
) -> tuple[Statement, ...]:
    """Return statements, each with what it replaces, in the order given.

    Parameters
    ----------
    statements
        With their issues and dates. A date that is not known is neither before nor
        after another.
    earlier
        Statements that are known already. They are replaced, and stay as they are.

    Examples
    --------
    >>> def said(name, act, content, date):
    ...     here = (0, len(content))
    ...     return Statement(
    ...         name, "iran", act, "arms", content, content, "d1", here, date=date
    ...     )
    >>> no = said("s1", "reject", "limits on enrichment", "2026-02-05")
    >>> yes = said("s2", "offer", "a limit on enrichment", "2026-02-12")
    >>> [one.replaces for one in with_history([no, yes])]
    [(), ('s1',)]
    """
    known = tuple(earlier)
    replaced = {name for one in known for name in one.replaces}
    standing: dict[tuple[str, str], _Standing] = defaultdict(_Standing)
    taken = [_Taken(one) for one in statements]
    for one in (*map(_Taken, known), *taken):
        if one.said.id not in replaced:
            standing[one.said.party, one.said.issue].add(one)
    found: dict[str, tuple[str, ...]] = {}
    for now in sorted(taken, key=lambda one: one.said.date):
        there = standing[now.said.party, now.said.issue]
        before = [was for was in there.near(now) if _gives_up(was, now)]
        there.remove(before)
        found[now.said.id] = tuple(was.said.id for was in before)
    return tuple(
        replace(one, replaces=(*one.replaces, *found[one.id])) for one in statements
    )


def changed(was: Statement, now: Statement) -> bool:
    """Tell whether a statement gives up the position that an earlier one took."""
    same = was.party == now.party and was.issue == now.issue
    return same and _gives_up(_Taken(was), _Taken(now))


@dataclass(frozen=True, eq=False)
class _Taken:
    """A statement, with what is asked of it each time that another one is compared."""

    said: Statement

    @cached_property
    def side(self) -> Side | None:
        return side(self.said)

    @cached_property
    def thing(self) -> Thing:
        return thing(self.said.content)

    @cached_property
    def gives_up(self) -> bool:
        return gives_up_a_demand(self.said)

    @cached_property
    def counts(self) -> bool:
        """Whether it takes a position that could be given up, or gives up one."""
        if not self.said.issue or self.said.modality == "reported by a rival":
            return False
        if self.said.issue == AGENDA:
            return self.side is not None
        taken = self.side is not None or self.gives_up
        return taken and not hollow(self.said.content)

    @cached_property
    def words(self) -> frozenset[Hashable]:
        """What it shares at least one of with whatever gives it up, or it gives up.

        Two contents without any word are about one thing, hence the empty one.
        """
        if self.said.issue == AGENDA:
            return frozenset(self.said.about)
        content, own = settles(self.said.content, ""), self.thing
        units = {q.unit for text in (own.said, self.said.content)
                 for q in quantities(text)}  # fmt: skip
        return frozenset(
            content.words | content.measure | content.numbers | units | own.words
        ) | ({""} if not own.words else set())

    @property
    def kinds(self) -> Iterator[Hashable]:
        """Yield where it stands, as those look for it who might give it up."""
        yield self.side
        if self.thing.measures or self.thing.numbers or quantities(self.thing.said):
            yield self.side, "sized"
        yield self.side, bool(self.said.condition)

    @property
    def left(self) -> Iterator[Hashable]:
        """Yield where that stands which it might give up."""
        if self.said.issue == AGENDA:
            yield from _HERE
        elif self.gives_up:
            yield "wants"
        else:
            yield from _LEFT.get(self.side, ())
            yield self.side, "sized"
            if self.side == "gives":
                yield self.side, not self.said.condition


class _Standing:
    """The positions of a party on an issue that it has not given up so far."""

    def __init__(self) -> None:
        self._places: dict[_Taken, int] = {}
        self._taken: list[_Taken] = []
        self._by_word: dict[Hashable, dict[int, None]] = defaultdict(dict)

    def add(self, one: _Taken) -> None:
        """Let a statement stand, behind the others."""
        if one.counts:
            place = self._places[one] = len(self._taken)
            self._taken.append(one)
            for kind in one.kinds:
                for word in one.words:
                    self._by_word[kind, word][place] = None

    def near(self, now: _Taken) -> Iterator[_Taken]:
        """Yield in order what stands and might be given up by a statement."""
        if now.counts:
            keys = ((kind, word) for kind in now.left for word in now.words)
            found = {place for key in keys for place in self._by_word.get(key, ())}
            yield from (self._taken[place] for place in sorted(found))

    def remove(self, given_up: Iterable[_Taken]) -> None:
        """Let some statements stand no longer."""
        for one in given_up:
            place = self._places[one]
            for kind in one.kinds:
                for word in one.words:
                    del self._by_word[kind, word][place]


def _gives_up(was: _Taken, now: _Taken) -> bool:
    """Tell whether the later of two statements on one issue gives up the earlier."""
    if not (was.counts and now.counts and later(was.said, now.said)):
        return False
    return _turned(was, now) if now.said.issue == AGENDA else _moved(was, now)


def _turned(was: _Taken, now: _Taken) -> bool:
    """Tell whether a party puts on the table what it kept off it, or the reverse."""
    stands = {_HERE.get(one.side or "") for one in (was, now)}
    return stands == {"for", "against"} and bool({*was.said.about} & {*now.said.about})


def _moved(was: _Taken, now: _Taken) -> bool:
    if now.gives_up and was.side == "wants":
        return same_thing(was.thing, now.thing)
    if was.side is None or now.side is None:
        return False
    return _between(was, now, (was.side, now.side))


def _between(was: _Taken, now: _Taken, sides: tuple[Side, Side]) -> bool:
    """Tell whether a party has moved from one side to another, or on the same one."""
    before, after = sides
    first, second = was.thing, now.thing
    if _HERE[before] != _HERE[after]:
        return same_thing(first, second) and not the_contrary(first, second)
    if before != after:
        less = before == "wants" and same_matter(first, second)
        return less and not alike(was.said.content, now.said.content)
    if before != "refuses" and same_matter(first, second) and other_size(first, second):
        return True
    return after == "gives" and _retied(was.said, now.said)


def _retied(was: Statement, now: Statement) -> bool:
    """Tell whether the same offer has a condition now and had none, or the reverse."""
    untied = bool(was.condition) != bool(now.condition)
    return untied and alike(was.content, now.content)
