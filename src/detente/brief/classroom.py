"""Put the page of a debrief together, and its numbers as plain values."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from importlib.metadata import version
from pathlib import Path
from typing import Any

from detente.brief.compose import Section, save
from detente.brief.figures.deals import deals
from detente.brief.figures.figure import STYLE, Figure, Table
from detente.brief.figures.leftover import leftover
from detente.brief.page import filled
from detente.brief.room import LEVELS, Room
from detente.brief.roster import Roster
from detente.brief.words import capital
from detente.model.scoresheet import in_points
from detente.questions.exact import RULES, Efficient
from detente.study.debriefing import Deal, Debrief, mean

FORM = 1
"""Version of the JSON; it changes when a reader of the old could err."""
SECTIONS = (
    Section("answer", "The class on one screen", "Answer"),
    Section("deals", "The deals and the frontier", "Deals"),
    Section("left", "Left on the table", "Left"),
    Section("fair", "How fair the deals were", "Fairness"),
    Section("agreed", "What was agreed", "Agreed"),
    Section("basis", "How this was worked out", "Basis"),
)


@dataclass(frozen=True, slots=True)
class Debriefing:
    """A debrief, ready to be shown to a class.

    Attributes
    ----------
    html
        One page, no script, nothing loaded.
    plain
        All its numbers.
    """

    html: str
    plain: Mapping[str, Any]

    def save(self, folder: Path | str) -> tuple[Path, ...]:
        """Write the page and its numbers into a folder, each whole or not at all.

        A path that ends in ``.html`` gets the page alone.

        Returns
        -------
        The files written, the page first.

        Raises
        ------
        OSError
            If the place cannot be written; what was there stays.
        """
        numbers = json.dumps(self.plain, indent=2, ensure_ascii=False) + "\n"
        files = {"debrief.html": self.html, "debrief.json": numbers}
        return save(Path(folder), files)


def debriefing(found: Debrief, *, named: bool = False) -> Debriefing:
    """Compose the page of a debrief.

    Parameters
    ----------
    found
        From `detente.study.debriefing.debrief`.
    named
        Whether pairs are called by their names; without it nothing made here holds one.
    """
    roster = Roster(found, named)
    page = filled(
        "debrief.html",
        f=found,
        roster=roster,
        version=version("detente"),
        heading=found.sheet.title or "A negotiation in class",
        mark="With names" if named else "Names hidden",
        sections=SECTIONS,
        figure_style=STYLE,
        figures=_figures(found, roster),
        tables=_tables(found, roster),
        points=in_points,
        about=about,
        room=Room(LEVELS[0], {}),
    )
    return Debriefing(page + "\n", _plain(found, roster))


def _figures(found: Debrief, roster: Roster) -> Mapping[str, Figure]:
    figures = {"leftover": leftover(found, roster)}
    if len(roster.parties) == 2:
        figures["deals"] = deals(found, roster)
    return figures


def _tables(found: Debrief, roster: Roster) -> Mapping[str, Table]:
    return {
        "overview": _overview(found, roster),
        "better": _better(found, roster),
        "standing": _standing(found, roster),
        "scores": _scores(found, roster),
        "agreed": _agreed(found, roster),
    }


def _overview(found: Debrief, roster: Roster) -> Table:
    """Return what each party had: at least, on average and at most."""
    rows = []
    for party, name in enumerate(roster.parties):
        had = [deal.utilities[party] for deal in found.signed]
        ends = [f"{in_points(min(had))} to {in_points(max(had))}"] if had else ["–"]
        cells = [
            in_points(found.no_deal[party]),
            *ends,
            about(mean(had)) if had else "–",
            in_points(found.most[party]),
        ]
        rows.append((name, *cells))
    head = ("Party", "Without a deal", "In the deals", "On average", "Most possible")
    return Table("Points of each party", head, tuple(rows))


def _standing(found: Debrief, roster: Roster) -> Table:
    """Return the points of each deal, and of the outcomes that rules pick."""
    rows = [
        (
            roster.pair(place),
            *map(in_points, deal.utilities),
            ("on it" if deal.efficient else "below it") if deal.signed else "no deal",
        )
        for place, deal in enumerate(found.deals)
    ]
    for rule, label in RULES.items():
        if point := found.picked(rule):
            rows.append((capital(label), *map(in_points, point.utilities), "on it"))
    head = (f"{capital(roster.unit)} or rule", *roster.parties, "Frontier")
    return Table("Each deal, and where rules settle", head, tuple(rows))


def _better(found: Debrief, roster: Roster) -> Table:
    """Return what pairs that left something could have agreed on instead."""
    alike: dict[tuple[int, ...] | None, list[int]] = {}
    for place, deal in enumerate(found.deals):
        alike.setdefault(deal.agreement.outcome, []).append(place)
    rows = []
    for places in alike.values():
        deal = found.deals[places[0]]
        if deal.better is not None:
            more = zip(deal.better.utilities, deal.utilities, strict=True)
            gained = (in_points(after - before) for after, before in more)
            instead = _instead(found, deal, deal.better)
            rows.append((roster.several(places), instead, *gained))
    head = (
        capital(roster.units),
        "Better",
        *(f"More for {party}" for party in roster.parties),
    )
    return Table("A deal by which nobody would have lost", head, tuple(rows))


def _instead(found: Debrief, deal: Deal, better: Efficient) -> str:
    """Say in which issues an outcome differs from a deal, or the whole of it."""
    after = found.sheet.outcome(better.outcome)
    if deal.agreement.outcome is None:
        return "; ".join(f"{issue}: {option}" for issue, option in after.items())
    before = found.sheet.outcome(deal.agreement.outcome)
    return "; ".join(
        f"{issue}: {option} in place of {before[issue]}"
        for issue, option in after.items()
        if option != before[issue]
    )


def _scores(found: Debrief, roster: Roster) -> Table:
    labels = [capital(label) for label in RULES.values()]
    rows = tuple(
        (roster.pair(place), *(share(deal.scores[rule]) for rule in RULES))
        for place, deal in enumerate(found.deals)
        if deal.scores
    )
    return Table("Each deal by four rules; 100 % is the rule's own choice",
                 (capital(roster.unit), *labels), rows)  # fmt: skip


def about(value: Fraction) -> str:
    """Say a mean, to three digits.

    Examples
    --------
    >>> about(Fraction(1300, 35)), about(Fraction(44)), about(Fraction(4001, 3))
    ('37.1', '44', '1334')
    """
    if value.denominator == 1 or abs(value) < 1000:
        return in_points(value) if value.denominator == 1 else f"{float(value):.3g}"
    return f"{float(value):.0f}"


def share(score: Fraction) -> str:
    """Say a share of the best in whole hundredths, rounded down: 100 is the best alone.

    Examples
    --------
    >>> share(Fraction(1)), share(Fraction(999, 1000)), share(Fraction(1, 300))
    ('100 %', '99 %', 'under 1 %')
    """
    return "under 1 %" if 0 < score < Fraction(1, 100) else f"{int(100 * score)} %"


def _agreed(found: Debrief, roster: Roster) -> Table:
    picks = {rule: point for rule in RULES if (point := found.picked(rule))}
    rows = []
    for i, (issue, counts) in enumerate(found.agreed().items()):
        for o, (option, n) in enumerate(
            zip(found.sheet.issues[issue], counts, strict=True)
        ):
            rules = [RULES[r] for r, point in picks.items() if point.outcome[i] == o]
            if n or rules:
                said = capital(", ".join(rules))
                rows.append((f"{issue}: {option}", f"{n:,}", said))
    head = ("Option", capital(roster.units), "Part of the choice of")
    return Table(f"How many {roster.units} agreed on each option", head, tuple(rows))


def _plain(found: Debrief, roster: Roster) -> Mapping[str, Any]:
    exact = found.frontier
    inexact = {"error": _by_party(found, exact.errors)} if any(exact.errors) else {}
    return {
        "detente": FORM,
        "title": found.sheet.title,
        "parties": list(exact.parties),
        "no_deal": _by_party(found, found.no_deal),
        "most": _by_party(found, found.most),
        "outcomes": str(exact.n_outcomes),
        "exact": exact.exact,
        **inexact,
        "frontier": len(exact.points),
        "solutions": {
            rule: _point(found, point) if (point := found.picked(rule)) else None
            for rule in RULES
        },
        "pairs": [_pair(found, roster, place) for place in range(len(found.deals))],
        "agreed": {
            issue: dict(zip(found.sheet.issues[issue], counts, strict=True))
            for issue, counts in found.agreed().items()
        },
    }


def _pair(found: Debrief, roster: Roster, place: int) -> Mapping[str, Any]:
    deal = found.deals[place]
    outcome = deal.agreement.outcome
    return {
        "pair": place + 1,
        "name": deal.agreement.pair if roster.named else None,
        "outcome": None if outcome is None else found.sheet.outcome(outcome),
        "utilities": _by_party(found, deal.utilities),
        "gains": _by_party(found, found.gains(deal)),
        "efficient": deal.efficient,
        "left": _by_party(found, deal.left),
        "better": None if deal.better is None else _point(found, deal.better),
        "scores": {rule: float(score) for rule, score in deal.scores.items()},
    }


def _point(found: Debrief, point: Efficient) -> Mapping[str, Any]:
    return {
        "utilities": _by_party(found, point.utilities),
        "outcome": found.sheet.outcome(point.outcome),
    }


def _by_party(found: Debrief, values: Sequence[Fraction]) -> Mapping[str, Any]:
    pairs = zip(found.frontier.parties, values, strict=True)
    return {
        party: int(value) if value.denominator == 1 else float(value)
        for party, value in pairs
    }
