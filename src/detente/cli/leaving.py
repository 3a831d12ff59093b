"""What parties would leave together, of a deal in many draws."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.cli import deals
from detente.cli.conflicts import JUMPS, NO_COALITION
from detente.errors import TooLargeError
from detente.study import Held, Kept, Leap, Together

MOST_LEAPS = 20
"""Jumps of coalitions that are told one by one, the most frequent first."""


def plain(held: Held, merged: Sequence[str]) -> dict[str, Any]:
    """Return it as plain values, and its `shares`; nothing where it is left out."""
    if not held.deal.parties:
        return {}
    try:
        found = held.together(merged=merged)
    except TooLargeError:
        return {}
    shares = {
        concept: dict(zip(found.states, row.tolist(), strict=True))
        for concept, row in zip(found.concepts, found.holds, strict=True)
    }
    return {
        "coalitional": {
            concept: [s for s, share in row.items() if share >= deals.MOST]
            for concept, row in shares.items()
        },
        "jumps": [
            {
                "coalition": list(leap.coalition),
                "from": leap.state,
                "to": list(leap.to),
                "share": leap.share,
                "shares": leap.to,
            }
            for leap in found.leaps
        ],
        "n_draws_together": found.n_draws,
        "shares": {"coalitional": shares},
    }


def listing(
    kept: Kept, merged: Sequence[str], names: Mapping[str, str]
) -> Iterator[str]:
    """Yield it in words; nothing of a deal that is one party's."""
    if len(kept.keeping.parties) < 2:
        return
    try:
        found = kept.held.together(merged=merged)
    except TooLargeError as error:
        yield f"  Coalitions are left out: {error}."
        return
    yield ""
    yield (f"Of 100 draws, in how many {NO_COALITION} ({found.n_draws:,} looked at):")
    yield from _table(kept, found)
    leaps = [leap for leap in found.leaps if leap.needed]
    yield f"{JUMPS}:{'' if leaps else ' none'}"
    yield from (f"  {_said(names, leap, found.n_draws)}" for leap in leaps[:MOST_LEAPS])
    if len(leaps) > MOST_LEAPS:
        yield f"  {len(leaps) - MOST_LEAPS:,} more are less frequent; --json has all."


def _table(kept: Kept, found: Together) -> Iterator[str]:
    """Yield the states that no coalition would leave in some draw."""
    patterns = kept.keeping.patterns
    sums = found.holds.sum(axis=0).tolist()
    often = sorted(range(len(sums)), key=lambda s: -sums[s])
    shown = sorted(s for s in often[: deals.MOST_LISTED] if sums[s])
    label = max(len("state"), *(len(found.states[s]) for s in shown), 0)
    cells = "  ".join(f"{name:4}" for name in found.concepts)
    yield f"  {'state':{label}}  {'':{len(patterns[0])}}  {cells}".rstrip()
    for s in shown:
        row = "  ".join(f"{100 * share:<4.0f}" for share in found.holds[:, s])
        yield f"  {found.states[s]:{label}}  {patterns[s]}  {row}".rstrip()
    yield from deals.margin(found.holds[:, shown], found.n_draws)
    never = sums.count(0)
    if never:
        yield f"  States that some coalition would leave in every draw: {never:,}."
    more = len(sums) - never - len(shown)
    if more:
        yield f"  {more:,} more states hold less often; --json has them all."


def _said(names: Mapping[str, str], leap: Leap, n_draws: int) -> str:
    who = deals.joined([names[one] for one in leap.coalition])
    to = " or ".join(sorted(leap.to, key=lambda state: -leap.to[state]))
    often = f"in {deals.in_draws(leap.needed, n_draws)} draws"
    return f"{leap.state}: {who} would leave it together for {to} {often}"
