"""Positions that changed: which later statement takes the place of which earlier one.

A party gives up a position when it later, on the same issue,

- would give, accept or ask for what it refused, or refuses what it would have given;
- would take something else than it asked for;
- asks for another amount of the same thing, or offers another;
- drops a demand for it;
- drops the condition of an offer, or ties one to what it offered freely.

What a rival reports of it is no change: that may be wrong about either.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from detente.model import AGENDA, Statement, gives_up_a_demand, later
from detente.reading.draft.contents import hollow
from detente.reading.draft.likeness import (
    alike,
    other_size,
    same_matter,
    same_thing,
    thing,
)
from detente.reading.draft.matters import Side, side

_HERE = {"wants": "for", "gives": "for", "refuses": "against", "keeps": "against"}


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
    standing: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for one in (*known, *statements):
        if one.id not in replaced:
            standing[one.party, one.issue].append(one)
    found: dict[str, tuple[str, ...]] = {}
    for one in sorted(statements, key=lambda said: said.date):
        there = standing[one.party, one.issue]
        before = [was for was in there if changed(was, one)]
        found[one.id] = tuple(was.id for was in before)
        if before:
            kept = [was for was in there if was not in before]
            standing[one.party, one.issue] = kept
    return tuple(
        replace(one, replaces=(*one.replaces, *found[one.id])) for one in statements
    )


def changed(was: Statement, now: Statement) -> bool:
    """Tell whether a statement gives up the position that an earlier one took."""
    same = was.party == now.party and was.issue == now.issue and bool(now.issue)
    if not same or not later(was, now):
        return False
    if "reported by a rival" in {was.modality, now.modality}:
        return False
    return _turned(was, now) if now.issue == AGENDA else _moved(was, now)


def _turned(was: Statement, now: Statement) -> bool:
    """Tell whether a party puts on the table what it kept off it, or the reverse."""
    stands = {_HERE.get(side(one) or "") for one in (was, now)}
    return stands == {"for", "against"} and bool({*was.about} & {*now.about})


def _moved(was: Statement, now: Statement) -> bool:
    before, after = side(was), side(now)
    if hollow(was.content) or hollow(now.content):
        return False
    first, second = thing(was.content), thing(now.content)
    if gives_up_a_demand(now) and before == "wants":
        return same_thing(first, second)
    if before is None or after is None:
        return False
    return _between(was, now, (before, after))


def _between(was: Statement, now: Statement, sides: tuple[Side, Side]) -> bool:
    """Tell whether a party has moved from one side to another, or on the same one."""
    before, after = sides
    first, second = thing(was.content), thing(now.content)
    if _HERE[before] != _HERE[after]:
        return same_thing(first, second)
    if before != after:
        less = before == "wants" and same_matter(first, second)
        return less and not alike(was.content, now.content)
    if before != "refuses" and same_matter(first, second) and other_size(first, second):
        return True
    return after == "gives" and _retied(was, now)


def _retied(was: Statement, now: Statement) -> bool:
    """Tell whether the same offer has a condition now and had none, or the reverse."""
    untied = bool(was.condition) != bool(now.condition)
    return untied and alike(was.content, now.content)
