"""Whether the best package of a case would be kept, in words and as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from detente.brief.numbers import in_100
from detente.graph import ESCALATES
from detente.kernels.arrays import FloatArray
from detente.kernels.spread import standard_error
from detente.model import Case, Note
from detente.model.several import plural
from detente.questions.answer import plain as values
from detente.questions.keeping import Keeping, Move
from detente.study import Resting

DEFAULT = "default"
"""Name of the one variant of a case."""
MOST = 0.5
"""Share of draws from which on a state is listed as an equilibrium, or as stable."""
APART = "asked of single draws only, by --concept PARTY=CONCEPT for each party"
"""Why SIM and NM are left out."""
MOST_LISTED = 60
"""States in a table, at most; of more, those that hold most often."""


def plain(case: Case, found: Keeping, resting: Resting | None = None) -> dict[str, Any]:
    """Return the answer as plain values, in the form of a conflict's and its shares.

    Who would stay is that of `resting` where it is asked under other rules.
    """
    asked = resting or found
    rests = {
        c: _shares(found, row)
        for c, row in zip(asked.concepts, asked.rests, strict=True)
    }
    stays = {
        concept: {
            party: _shares(found, row)
            for party, row in zip(asked.parties, rows, strict=True)
        }
        for concept, rows in zip(asked.concepts, asked.stays, strict=True)
    }
    return {
        "title": case.title,
        "parties": list(asked.parties),
        "n_draws": asked.n_draws,
        "package": _options(case, found.target),
        "actions": [values(action) for action in found.actions],
        "states": dict(zip(found.states, found.patterns, strict=True)),
        "in_force": {
            state: _options(case, package)
            for state, package in zip(found.states, found.packages, strict=True)
        },
        "variants": {
            DEFAULT: {
                "equilibria": {c: _most(shares) for c, shares in rests.items()},
                "stable": {
                    concept: {party: _most(shares) for party, shares in rows.items()}
                    for concept, rows in stays.items()
                },
                "listed_from": MOST,
                "left_out": _left_out(asked),
                "shares": {"equilibria": rests, "stable": stays},
            }
        },
        "moves": [
            {
                **values(move),
                "history": [values(note) for note in _past(case, found, move)],
            }
            for move in found.moves
        ],
    }


def _left_out(asked: Keeping | Resting) -> dict[str, str]:
    return dict.fromkeys([n for n in ("SIM", "NM") if n not in asked.concepts], APART)


def _shares(found: Keeping, row: Any) -> Mapping[str, float]:
    return dict(zip(found.states, row.tolist(), strict=True))


def _most(shares: Mapping[str, float]) -> list[str]:
    return [state for state, share in shares.items() if share >= MOST]


def _options(case: Case, package: tuple[str, ...]) -> Mapping[str, str]:
    return {i.id: o for i, o in zip(case.issues, package, strict=False)}


def _past(case: Case, found: Keeping, move: Move) -> Iterator[Note]:
    """Yield what history tells of a move: of leaving a deal, or of its actions."""
    if move.before != found.states[0]:
        return
    said = {x for action in found.changed(move) for x in action.evidence}
    left = () if _escalates(found, move) else case.withdrawals(move.party)
    yield from (n for n in case.notes_of("history") if n in left or n.id in said)


def _escalates(found: Keeping, move: Move) -> bool:
    """Tell whether a move goes beyond leaving the deal, as is taken for granted."""
    return any(
        one.id in found.unlisted and one.title == ESCALATES
        for one in found.changed(move)
    )


def listing(case: Case, found: Keeping, resting: Resting | None = None) -> str:
    """Return a table of the states: how often each would last, and what is in force.

    How often is that of `resting` where it is asked under other rules.
    """
    if not found.target:
        return f"{case.title}: no package is acceptable to all in any draw."
    n_draws = (resting or found).n_draws
    heading = _heading(case, found, n_draws)
    return "\n".join([*heading, "", *_table(case, found, resting)])


def _heading(case: Case, found: Keeping, n_draws: int) -> Iterator[str]:
    moved = _in_force(case, found.target)
    yield f"{case.title}: {moved or 'as things are'}"
    yield f"Looked at in {n_draws:,} draws in which all would sign it."
    if found.actions:
        yield "Marks, in this order (Y taken, N not taken):"
    ways = {"both": "", "take": ", for good", "undo": ", can only be undone"}
    for place, action in enumerate(found.actions, 1):
        name = case.party(action.party).name
        yield f"  {place}. {name}: {action.title}{ways[action.way]}"
    assumed = [n for n, a in enumerate(found.actions, 1) if a.id in found.unlisted]
    if assumed:
        yield (
            f"Taken for granted, since the case lists nothing: {_counted(assumed)}. "
            "--actions spells that out, to be edited."
        )


def _counted(places: Sequence[int]) -> str:
    """Return places that stand together, which is at the end of the list."""
    first, last = places[0], places[-1]
    return str(first) if first == last else f"{first} to {last}"


def _in_force(case: Case, package: tuple[str, ...]) -> str:
    """Return what a package changes, in words; empty for nothing."""
    pairs = zip(case.issues, package, strict=True)
    return "; ".join(f"{i.title}: {o}" for i, o in pairs if o != i.status_quo)


def stands(case: Case, package: tuple[str, ...]) -> str:
    """Say what is in force in a state."""
    return _in_force(case, package) or "no deal"


def _table(case: Case, found: Keeping, resting: Resting | None) -> Iterator[str]:
    asked = resting or found
    one = _taken_for_one(case, found, asked)
    yield f"Of 100 draws, in how many everybody would stay{one}:"
    firmest = sorted(range(len(found.states)), key=lambda s: -asked.rests[:, s].sum())
    shown = sorted({0, *firmest[:MOST_LISTED]})
    label = max(len("state"), *(len(found.states[s]) for s in shown))
    width = len(found.actions)
    concepts = "  ".join(f"{name:4}" for name in asked.concepts)
    yield f"  {'state':{label}}  {'':{width}}  {concepts}  in force"
    for s in shown:
        cells = "  ".join(f"{100 * share:<4.0f}" for share in asked.rests[:, s])
        state = f"{found.states[s]:{label}}  {found.patterns[s]:{width}}"
        whole = found.packages[s] == found.target
        said = "all of it" if whole else _in_force(case, found.packages[s])
        yield f"  {state}  {cells}  {said or 'nothing: no deal'}"
    yield from margin(asked.rests[:, shown], asked.n_draws)
    if len(shown) < len(found.states):
        more = len(found.states) - len(shown)
        yield f"  {more:,} more states hold less often; --json has them all."
    if not found.parties:
        yield "  Nobody is known to give any of it, or to be able to undo it."
        return
    if left_out := [*_left_out(asked)]:
        yield f"  Left out: {joined(left_out)}, {APART}."
    for party in found.parties:
        yield from _tempted(case, found, party)


def in_draws(share: float, n_draws: int) -> str:
    """Say a share of so many draws, with its standard error where that is seen."""
    return in_100(share, float(standard_error(np.array(share), n_draws)))


def margin(shares: FloatArray, n_draws: int) -> Iterator[str]:
    """Yield how far the shares of a table may be off, where that is to be seen."""
    most = float(standard_error(shares, n_draws).max(initial=0))
    if round(100 * most):
        yield f"  Each may be off by ±{100 * most:.0f}: one standard error, at most."


def _taken_for_one(case: Case, found: Keeping, asked: "Keeping | Resting") -> str:
    """Say which parties are taken for one."""
    one = [party for party in asked.parties if party not in found.parties]
    if not one:
        return ""
    members = [case.party(party).name for party in one[0].split(" + ")]
    return f", {joined(members)} taken for one"


def joined(names: Sequence[str]) -> str:
    """Return names with an *and* before the last."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _tempted(case: Case, found: Keeping, party: str) -> Iterator[str]:
    """Yield what a party would do to the deal kept by all, and where it did before."""
    own = [m for m in found.moves if (m.party, m.before) == (party, found.states[0])]
    for move in own:
        yield f"  {_said(case, found, move)}"
        for note in _past(case, found, move):
            yield f"    It has been done: {_quoted(note)}"


def _said(case: Case, found: Keeping, move: Move) -> str:
    name = case.party(move.party).name
    here = found.patterns[found.states.index(move.before)]
    does = " and ".join(
        action.title
        if here[found.actions.index(action)] == "N"
        else f"no longer {action.title}"
        for action in found.changed(move)
    )
    known = case.preferences_of(move.party)
    wants = "they want" if plural(name) else "it wants"
    guess = "" if known.known or known.wishes else f"; nothing is known of what {wants}"
    if guess and all(one.id in found.unlisted for one in found.changed(move)):
        return f"{move.before} to {move.after}: {name} could ({does}){guess}"
    better = f"in {in_draws(move.better, found.n_draws)} draws"
    said = (
        f"{move.before} to {move.after}: {name} would like it better {better} ({does})"
    )
    return f"{said}{guess}"


def _quoted(note: Note) -> str:
    date = f"{note.date}, " if note.date else ""
    where = f" ({note.document})" if note.document else ""
    return f"{date}“{note.quote or note.text}”{where}"


def reasons(case: Case, found: Keeping, state: str) -> str:
    """Return how often each party would stay in a state, and what tempts it away."""
    return "\n".join(_reasons(case, found, state))


def _reasons(case: Case, found: Keeping, state: str) -> Iterator[str]:
    s = found.states.index(state)
    yield f"State {state}: {_in_force(case, found.packages[s]) or 'no deal'}"
    for p, party in enumerate(found.parties):
        stays = ", ".join(
            f"{name} {100 * share:.0f}"
            for name, share in zip(found.concepts, found.stays[:, p, s], strict=True)
        )
        yield f"  {case.party(party).name} would stay, of 100 draws: {stays}."
        for move in found.moves:
            if (move.party, move.before) == (party, state):
                yield f"    {_said(case, found, move)}"
