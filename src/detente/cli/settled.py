"""Where rules settle, in words: each package once, with all the rules that pick it."""

import textwrap
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from detente.model import ScoreSheet
from detente.model.scoresheet import in_points
from detente.questions.exact import RULES

if TYPE_CHECKING:  # which is at hand when this is called
    from detente.questions.exact import Efficient, ExactFrontier

WIDTH = 88
MOST_TIED = 3
"""Points on which one rule settles that are shown, at most."""


def settlements(sheet: ScoreSheet, found: "ExactFrontier") -> Iterator[str]:
    """Yield for each point that a rule picks its rules, utilities and package.

    The packages after the first say only how they differ from it, where that is
    shorter.
    """
    first: Mapping[str, str] = {}
    for place, rules in _picked(found).items():
        point = found.points[place]
        pairs = zip(found.parties, point.utilities, strict=True)
        worth = ", ".join(f"{party} {in_points(one)}" for party, one in pairs)
        yield f"  {', '.join(rules)}: {worth}{_alike(point)}"
        package = sheet.outcome(point.outcome)
        yield from _wrapped(_said(package, first))
        first = first or package
    for rule, label in RULES.items():
        more = len(found.solutions[rule]) - MOST_TIED
        if more > 0:
            yield f"  {label}: and {more:,} more that tie; --json has them"
        if not found.solutions[rule]:
            yield f"  {label}: undefined: nothing gives every party more than no deal"


def _picked(found: "ExactFrontier") -> Mapping[int, list[str]]:
    """Return the places that are shown, each with the rules that settle there."""
    picked: dict[int, list[str]] = {}
    for rule, label in RULES.items():
        places = found.solutions[rule]
        tied = f" (one of {len(places):,} that tie)" if len(places) > 1 else ""
        for place in places[:MOST_TIED]:
            picked.setdefault(place, []).append(f"{label}{tied}")
    return picked


def _alike(point: "Efficient") -> str:
    more = point.count - 1
    return f"; {more:,} more outcome{'s' if more > 1 else ''} alike" if more else ""


def _said(package: Mapping[str, str], first: Mapping[str, str]) -> str:
    """Return a package in words.

    Examples
    --------
    >>> first = {"price": "low", "crew": "2", "date": "now"}
    >>> _said(first, {})
    'price: low; crew: 2; date: now'
    >>> _said({**first, "crew": "3"}, first)
    'the same as the first, but for crew: 3'
    """
    other = {i: o for i, o in package.items() if first and first[i] != o}
    short = first and 2 * len(other) <= len(package)
    listed = "; ".join(f"{i}: {o}" for i, o in (other if short else package).items())
    return f"the same as the first, but for {listed}" if short else listed


def _wrapped(text: str) -> list[str]:
    indent = "    "
    return textwrap.wrap(
        text, WIDTH, initial_indent=indent, subsequent_indent=indent,
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
