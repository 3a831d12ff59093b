"""How a package is delivered: each issue along its ladder of options."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from detente.draws.draws import Draws
from detente.kernels.arrays import IntArray
from detente.kernels.delivery import Part


def check_givers(draws: Draws, gives: Sequence[str]) -> None:
    """Refuse what does not name a party, or nobody, for each issue.

    Raises
    ------
    ValueError
        Then.
    """
    if len(gives) != draws.n_issues or not {*gives} <= {"", *draws.parties}:
        raise ValueError(
            f"gives must be a party, or nothing, for each of {draws.n_issues} issues; "
            f"got {list(gives)}"
        )


def ladders(draws: Draws, aim: IntArray, gives: Sequence[str]) -> tuple[Part, ...]:
    """Return a part for each issue that moves, rung by rung.

    Options between the two are rungs, unless in most draws every principal is worse off
    at one than at either end: nobody would have it on the way. Principals have their
    places among the principals; other parties those behind. Where it is not known who
    gives, all principals do.

    Parameters
    ----------
    draws
        Of the case.
    aim : (n_issues,)
        Places of the options that the package has.
    gives
        For each issue the id of the party that delivers; empty when not known.
    """
    places = {draws.parties[p]: n for n, p in enumerate(draws.principals)}
    outside = (party for party in draws.parties if party not in places)
    places |= {party: len(places) + n for n, party in enumerate(outside)}
    all_principals = frozenset(range(len(draws.principals)))
    parts = []
    for issue, (start, end) in enumerate(zip(draws.status_quo, aim, strict=True)):
        way = 1 if end >= start else -1
        between = range(start + way, end, way) if start != end else ()
        ends = int(start), int(end)
        kept = [rung for rung in between if not _shunned(draws, issue, rung, ends)]
        rungs = tuple((int(rung),) for rung in (start, *kept, end))
        giver = gives[issue]
        movers = frozenset({places[giver]}) if giver else all_principals
        if start != end:
            parts.append(Part(movers, (issue,), rungs))
    return tuple(parts)


def _shunned(draws: Draws, issue: int, rung: int, ends: tuple[int, int]) -> bool:
    """Tell whether in most draws all principals like an option less than both ends."""
    first = int(draws.offsets[issue])
    worth = draws.scores[:, draws.principals]
    least = np.minimum(*(worth[:, :, first + end] for end in ends))
    worse = np.logical_and.reduce(worth[:, :, first + rung] < least, axis=1)
    return 2 * int(np.count_nonzero(worse)) > len(worse)


def by_party(parts: Sequence[Part], *, rungs: int = 1) -> tuple[Part, ...]:
    """Return a part for each set of parties, of all that it delivers.

    Parameters
    ----------
    parts
        Of one issue each.
    rungs
        Rungs of the parts returned, at most: as many as their longest ladder has, or
        fewer. Of issues with shorter ladders some rungs are the same.
    """
    together: dict[frozenset[int], list[Part]] = {}
    for part in parts:
        together.setdefault(part.movers, []).append(part)
    joined = []
    for movers, own in together.items():
        height = min(rungs, max(part.height for part in own))
        issues = tuple(issue for part in own for issue in part.issues)
        steps = tuple(
            tuple(
                place for part in own for place in part.rungs[part.height * n // height]
            )
            for n in range(height + 1)
        )
        joined.append(Part(movers, issues, steps))
    return tuple(joined)


def undivided(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Return the parts, those of several parties in one step each.

    What nobody is known to give cannot be broken into pieces by anybody.
    """
    return tuple(
        part
        if len(part.movers) == 1
        else Part(part.movers, part.issues, (part.rungs[0], part.rungs[-1]))
        for part in parts
    )


def rungs(
    draws: Draws, aim: IntArray, gives: Sequence[str], *, stages: int
) -> tuple[tuple[Part, ...], bool]:
    """Return what is delivered, in no more stages than there may be.

    Where each issue on its own would make more, those of a party move together, in as
    many rungs as leave few enough.

    Parameters
    ----------
    draws, aim, gives
        As in `ladders`.
    stages
        Stages that there may be.

    Returns
    -------
    The parts, none where even one rung for each party makes too many stages; and
    whether issues were joined.
    """
    parts = apart = ladders(draws, aim, gives)
    height = max((part.height for part in parts), default=0)
    joined = False
    while math.prod(part.height + 1 for part in parts) > stages:
        if not height:
            return (), True
        parts, joined = by_party(apart, rungs=height), True
        height -= 1
    return parts, joined


@dataclass(frozen=True, slots=True)
class Delivered:
    """One step: what moves, and by whom.

    Attributes
    ----------
    movers
        Ids of the parties that deliver.
    issues
        Ids of the issues that move.
    before, after
        Option labels of these issues before and after the step.
    """

    movers: tuple[str, ...]
    issues: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def delivered(
    draws: Draws, parts: Sequence[Part], before: IntArray, after: IntArray
) -> Delivered:
    """Return what moves between two stages, in names.

    Parameters
    ----------
    draws
        Of the case.
    parts
        As `ladders` or `by_party` returned them.
    before, after : (n_parts,)
        Rungs delivered.
    """
    outside = [p for p in range(len(draws.parties)) if p not in draws.principals]
    order = [*draws.principals.tolist(), *outside]
    levels = zip(parts, before.tolist(), after.tolist(), strict=True)
    moved = [(part, part.rungs[a], part.rungs[b]) for part, a, b in levels if a != b]
    changes = sorted(
        (issue, old, new)
        for part, olds, news in moved
        for issue, old, new in zip(part.issues, olds, news, strict=True)
        if old != new
    )
    who = frozenset[int]().union(*(part.movers for part, _, _ in moved))
    return Delivered(
        movers=tuple(draws.parties[order[place]] for place in sorted(who)),
        issues=tuple(draws.issues[issue] for issue, _, _ in changes),
        before=tuple(draws.options[issue][old] for issue, old, _ in changes),
        after=tuple(draws.options[issue][new] for issue, _, new in changes),
    )
