"""Reading -> proposed case: every line with its evidence, none of them confirmed.

What the documents do not say is left open: verification, reservation values and the
worth of completion are never drafted, and an order that no act supports stays unknown.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from detente.errors import require
from detente.model import (
    AGENDA,
    Case,
    Line,
    NoteKind,
    Party,
    Preferences,
    Statement,
)
from detente.reading.account import Account
from detente.reading.draft.conditions import (
    Tie,
    acceptances,
    conditions,
    ties,
    untied,
)
from detente.reading.draft.failure import without_a_deal
from detente.reading.draft.ladder import Ladder, ladder
from detente.reading.draft.matters import matters
from detente.reading.draft.names import Names, names
from detente.reading.draft.orders import evidence, option_lines
from detente.reading.draft.past import past
from detente.reading.draft.weights import Stress, weight_evidence, weight_lines

__all__ = ["draft"]


def draft(reading: Account, *, title: str = "") -> Case:
    """Return the case that a reading supports, each line of it proposed.

    Parameters
    ----------
    reading
        What was found in the documents.
    title
        Of the case; without one, the title of the first document, else the
        principals' names.

    Returns
    -------
    Case
        Issues are those on which a principal takes a position that names a way of
        settling it; a statement about another issue is kept, and is about none. A
        position that was given up is kept, and speaks for nothing. A reading without
        any position makes a case without issues.

    Raises
    ------
    ValueError
        If the reading is no `Reading`, or the title no text.

    Examples
    --------
    >>> draft(Account((), {}, {}, {}, {}, (), (), {})).title
    'Negotiation'
    """
    read = "read the documents first, detente.read([path, ...])"
    require("reading must be a Reading", reading, Account, read)
    require("title must be text", title, str, "such as 'The talks'")
    known = names(reading)
    now = _standing(reading)
    found = (ladder(m) for m in matters(now, known) if m.negotiable)
    ladders = [ladder for ladder in found if ladder.changes]
    tied = ties(ladders, now.statements)
    ruled = conditions(tied)
    issues = (*(ladder.matter.id for ladder in ladders), AGENDA)
    return Case(
        title=title or _title(reading, known),
        parties=_parties(reading, known),
        issues=tuple(ladder.issue for ladder in ladders),
        preferences=_preferences(now, ladders, tied, known),
        conditions=ruled,
        sources=reading.sources,
        statements=tuple(_placed(s, issues) for s in reading.statements),
        notes=tuple(
            note if note.issue in issues else replace(note, issue="")
            for kind in get_args(NoteKind)  # as a case file has them, for one digest
            for note in reading.notes
            if note.kind == kind
        ),
        remarks=(*reading.remarks, *untied(ladders, ruled)),
    )


def _standing(reading: Account) -> Account:
    """Return a reading without the positions that were given up."""
    gone = past(reading.statements)
    return replace(
        reading, statements=tuple(s for s in reading.statements if s.id not in gone)
    )


def _placed(statement: Statement, issues: Sequence[str]) -> Statement:
    """Return a statement without the issues on which nobody takes a position."""
    issue = statement.issue if statement.issue in issues else ""
    about = tuple(name for name in statement.about if name in issues)
    return replace(statement, issue=issue, about=about)


def _title(reading: Account, known: Names) -> str:
    titles = (source.title for source in reading.sources if source.title)
    *first, last = [reading.parties[p] for p in known.principals] or ["Negotiation"]
    return next(titles, "") or " and ".join(
        [*([", ".join(first)] if first else []), last]
    )


def _parties(reading: Account, known: Names) -> tuple[Party, ...]:
    principals = known.principals
    return tuple(
        Party(
            party,
            name,
            "principal" if party in principals else "third party",
            reading.stances.get(party, ""),
            reading.aliases.get(party, ()),
        )
        for party, name in reading.parties.items()
    )


def _preferences(
    reading: Account, ladders: Sequence[Ladder], tied: Sequence[Tie], known: Names
) -> tuple[Preferences, ...]:
    """Return what is supported of each party's preferences, principals first."""
    stress = Stress(reading.statements)
    drafted = [
        replace(
            _principal(party, reading, ladders, stress),
            accepts=acceptances(party, tied),
        )
        for party in known.principals
    ]
    spoken = _spoken(ladders)
    others = (party for party in reading.parties if party not in known.principals)
    drafted += [
        _third_party(party, spoken[party]) for party in others if party in spoken
    ]
    return tuple(p for p in drafted if p.known or p.without_a_deal.text)


def _principal(
    party: str, reading: Account, ladders: Sequence[Ladder], stress: Stress
) -> Preferences:
    options, reasons = _options(party, ladders)
    weights = weight_lines(party, [ladder.matter for ladder in ladders], stress)
    if weights:
        own = [s for s in reading.statements if s.party == party]
        reasons["weights"] = weight_evidence(weights, own)
    no_deal, telling = without_a_deal(party, reading.notes)
    if telling:
        reasons["without_a_deal"] = telling
    return Preferences(
        party,
        weights=weights,
        options=options,
        without_a_deal=no_deal,
        evidence=reasons,
    )


def _spoken(ladders: Sequence[Ladder]) -> Mapping[str, Sequence[Ladder]]:
    """Return the issues on which each party takes a position."""
    found: dict[str, list[Ladder]] = defaultdict(list)
    for one in ladders:
        positions = (*one.matter.positions, *one.matter.agenda)
        for party in dict.fromkeys(position.party for position in positions):
            found[party].append(one)
    return found


def _third_party(party: str, ladders: Sequence[Ladder]) -> Preferences:
    options, reasons = _options(party, ladders)
    return Preferences(party, options=options, evidence=reasons)


def _options(
    party: str, ladders: Sequence[Ladder]
) -> tuple[dict[str, tuple[Line, ...]], dict[str, tuple[str, ...]]]:
    """Return the option lines of a party by issue, and the statements behind them."""
    lines: Mapping[str, tuple[Line, ...]] = {
        ladder.matter.id: option_lines(ladder, party) for ladder in ladders
    }
    reasons = {ladder.matter.id: evidence(ladder, party) for ladder in ladders}
    return (
        {issue: found for issue, found in lines.items() if found},
        {issue: ids for issue, ids in reasons.items() if ids and lines[issue]},
    )
