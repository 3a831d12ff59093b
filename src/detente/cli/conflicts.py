"""Where a conflict can come to rest, in words and as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import compress
from typing import Any, TypeAlias

import numpy as np

from detente.cli import departures
from detente.cli.variants import Variant
from detente.graph import READINGS, Meaning, Rules
from detente.kernels.conflict.stable import RANKED
from detente.model import Conflict
from detente.model.several import plural
from detente.questions.coalitions import Coalitions, smallest
from detente.questions.inverse import ALONE, Inverse, Requirement, inverse
from detente.questions.sanctions import Sanctions, Temptation, sanctions
from detente.questions.stability import Stability

MOST_LISTED = 60
"""States in a table, at most; of more, those that hold under most concepts."""
NO_COALITION = "no coalition would leave, as Inohara and Hipel have it"
JUMPS = "Equilibrium jumps, as Kilgour, Hipel, Fang and Peng have them"
"""What is told of coalitions, each by those whose definition it is."""

Mixed: TypeAlias = tuple[Mapping[str, str], tuple[str, ...]]
"""In which sense each party stays, and the states that hold then."""


def plain(
    conflict: Conflict,
    variants: Sequence[Variant],
    mixed: Sequence[Mixed],
    *,
    why: str | None = None,
    wanted: str | None = None,
) -> Mapping[str, Any]:
    """Return all answers as plain values.

    With `why` also why each party would stay in that state or leave it, and with
    `wanted` for which preferences that state would hold.
    """
    pairs = zip(variants, mixed, strict=True)
    return {
        "title": conflict.title,
        "parties": list(variants[0].graph.parties),
        "remarks": list(conflict.remarks),
        "states": {state.label: state.pattern for state in conflict.states},
        "variants": {
            one.name: {
                **_plain(one),
                **_each(how),
                **(_plain_reasons(one, why) if why else {}),
                **(_plain_requirements(one, wanted) if wanted else {}),
            }
            for one, how in pairs
        },
    }


def _plain_reasons(variant: Variant, state: str) -> Mapping[str, Any]:
    return {
        "why": {
            "state": state,
            "parties": {
                party: {
                    one.concept: {
                        "stays": one.stays,
                        "tempted": {
                            each.improvement: [list(move) for move in each.answer]
                            for each in one.temptations
                        },
                    }
                    for one in _why(variant, party, state)
                }
                for party in variant.graph.parties
            },
        }
    }


def _plain_requirements(variant: Variant, state: str) -> Mapping[str, Any]:
    answer = _inverse(variant, state)
    counts = READINGS[answer.reading].degree == 1
    return {
        "inverse": {
            "state": state,
            "possible": answer.possible,
            "profiles": {c: answer.profiles(c) for c in ALONE if counts},
            "requirements": [
                {
                    "party": one.party,
                    "concept": one.concept,
                    "rankings": one.rankings,
                    "changes": [list(change) for change in one.changes],
                }
                for one in answer.requirements
            ],
        }
    }


def _plain(variant: Variant) -> dict[str, Any]:
    found = variant.stability
    return {
        "reading": found.reading,
        "sanction": found.sanction,
        **({"merged": list(variant.merged)} if variant.merged else {}),
        **_plain_table(found),
        **({"weak": _plain_table(variant.weak)} if variant.weak else {}),
        "left_out": {
            **found.left_out,
            **({"coalitions": variant.left_out} if variant.left_out else {}),
        },
        **(_together(variant.coalitions) if variant.coalitions else {}),
        **(departures.plain(variant.departure) if variant.departure else {}),
    }


def _plain_table(found: Stability) -> dict[str, Any]:
    concepts = found.concepts
    return {
        "equilibria": {name: list(found.equilibria(name)) for name in concepts},
        "stable": {
            name: {party: list(found.stays(name, party)) for party in found.parties}
            for name in concepts
        },
    }


def _each(mixed: Mixed) -> dict[str, Any]:
    senses, states = mixed
    if not senses:
        return {}
    return {"mixed": {"concepts": senses, "equilibria": list(states)}}


def mixture(variants: Sequence[Variant], mixed: Sequence[Mixed]) -> str:
    """Say which states hold when each party stays in a sense of its own."""
    return "\n".join(
        f"{variant.name}: with "
        + _joined([f"{party} under {concept}" for party, concept in senses.items()])
        + f" everybody would stay in {_joined(states) or 'no state'}."
        for variant, (senses, states) in zip(variants, mixed, strict=True)
    )


def _together(found: Coalitions) -> Mapping[str, Any]:
    jumps = found.jumps
    return {
        "coalitional": {name: list(found.holding(name)) for name in found.concepts},
        "jumps": [
            {"coalition": list(one.coalition), "from": one.state, "to": list(one.to)}
            for one in jumps
        ],
    }


def listing(variants: Sequence[Variant]) -> str:
    """Return a table of the states with the concepts under which each holds."""
    tables = ["\n".join(_table(variant)) for variant in variants]
    legend = "\n".join(_legend(variants[0]))
    return "\n\n".join([legend, *tables] if legend else tables)


def _legend(variant: Variant) -> Iterator[str]:
    """Yield what the marks of a state stand for, in their order."""
    actions = variant.graph.actions
    if actions:
        yield "Marks, in this order (Y taken, N not taken, - either):"
    for place, action in enumerate(actions, 1):
        way = {"both": "", "take": ", for good", "undo": ", can only be undone"}
        yield f"  {place}. {action.party}: {action.title}{way[action.way]}"


def _table(variant: Variant) -> Iterator[str]:
    found, patterns = variant.stability, variant.graph.patterns
    yield _heading(variant)
    holding = found.equilibrium.sum(axis=0)
    firmest = np.argsort(-holding, kind="stable")[:MOST_LISTED]
    shown = sorted(firmest.tolist())
    label = max([len("state"), *(len(found.states[s]) for s in shown)])
    width = max([0, *(len(patterns[s]) for s in shown)])
    yield f"  {'state':{label}}  {'':{width}}  {_cells(found.concepts, found)}".rstrip()
    for s in shown:
        marks = ["E" if holds else "·" for holds in found.equilibrium[:, s]]
        state = f"{found.states[s]:{label}}  {patterns[s]:{width}}"
        yield f"  {state}  {_cells(marks, found)}".rstrip()
    if len(shown) < len(found.states):
        more = int((np.delete(holding, firmest) > 0).sum())
        yield (
            f"  Of {len(found.states) - len(shown):,} more states {more:,} hold under "
            "some concept; --json has them all."
        )
    yield from _not_asked(found.left_out)
    yield from _deterred(found, shown)
    yield from _weakly(variant)
    yield from _left_together(variant)


def _not_asked(left_out: Mapping[str, str]) -> Iterator[str]:
    """Yield the concepts that were not looked at, those with one reason together."""
    for why in dict.fromkeys(left_out.values()):
        names = [name for name, reason in left_out.items() if reason == why]
        are = "is left out, which" if len(names) == 1 else "are left out; each"
        yield f"  {_joined(names)} {are} {why}."


def _cells(marks: Sequence[str], found: Stability) -> str:
    pairs = zip(marks, found.concepts, strict=True)
    return "  ".join(f"{mark:{max(2, len(concept))}}" for mark, concept in pairs)


def _heading(variant: Variant) -> str:
    reading, sanction = variant.stability.reading, variant.stability.sanction
    read = "" if reading == "plain" else f" ({READINGS[reading].told})"
    how = "" if sanction == "joint" else f", others punishing by {sanction} moves"
    merged = variant.merged
    one = f", {_joined(merged)} taken for one, as GMCR+ has it" if merged else ""
    return f"{variant.name}{read}: E where everybody would stay{how}{one}"


def _deterred(found: Stability, shown: Sequence[int]) -> Iterator[str]:
    """Yield who would like to leave a state that holds."""
    nash = found.concepts.index("R")
    for s in shown:
        row = found.stable[nash, :, s]
        who = [p for p, stays in zip(found.parties, row, strict=True) if not stays]
        held = [found.concepts[c] for c in np.flatnonzero(found.equilibrium[:, s])]
        if who and held:
            verb = "are" if len(who) > 1 or plural(who[0]) else "is"
            yield (
                f"  {found.states[s]}: {_joined(who)} would like to leave, and {verb} "
                f"deterred ({', '.join(held)})"
            )


def _weakly(variant: Variant) -> Iterator[str]:
    """Yield the states that hold by a degree less only, with who is so held, and how.

    Each state with the parties that are held by no more, under the same concepts.
    """
    weak = variant.weak
    if weak is None:
        return
    meaning = READINGS[variant.stability.reading]
    how = f"{meaning.lower.worse} and not {meaning.worse}"
    states = np.flatnonzero(weak.equilibrium.any(axis=0))
    yield f"  Held weakly, by what is {how}:{'' if states.size else ' none'}"
    for s in states[:MOST_LISTED]:
        rows = weak.stable[:, :, s] & weak.equilibrium[:, s, None]
        who = [
            f"{party} ({', '.join(compress(weak.concepts, row))})"
            for party, row in zip(weak.parties, rows.T, strict=True)
            if row.any()
        ]
        yield f"    {weak.states[s]}: {_joined(who)}"
    if len(states) > MOST_LISTED:
        yield f"    and {len(states) - MOST_LISTED:,} more; --json has them all"


def _left_together(variant: Variant) -> Iterator[str]:
    """Yield what no coalition would leave, and what one would."""
    if variant.left_out:
        yield f"  Coalitions are left out: {variant.left_out}."
    found = variant.coalitions
    if found is None or len(found.parties) < 2:
        return
    yield f"  Where {NO_COALITION}:"
    for concept in found.concepts:
        states = found.holding(concept)
        more = len(states) - MOST_LISTED
        rest = (f"{more:,} more",) if more > 0 else ()
        yield f"    {concept}: {_joined((*states[:MOST_LISTED], *rest)) or 'none'}"
    yield f"  {JUMPS}:{'' if found.jumps else ' none'}"
    for jump in smallest(found.jumps):
        yield (
            f"    {jump.state}: {_joined(jump.coalition)} would leave it together for "
            f"{_joined(jump.to, 'or')}"
        )


def reasons(variants: Sequence[Variant], state: str) -> str:
    """Return why each party would stay in a state, or leave it, by concept."""
    return "\n\n".join("\n".join(_reasons(variant, state)) for variant in variants)


def _reasons(variant: Variant, state: str) -> Iterator[str]:
    meaning = READINGS[variant.stability.reading]
    read = "" if meaning.name == "plain" else f" ({meaning.told})"
    yield f"{variant.name}{read}: state {state}"
    may = meaning.version in ("a", "c")
    for party in variant.graph.parties:
        answers = _why(variant, party, state)
        if answers[0].temptations:
            yield from (_said(answer, may=may) for answer in answers)
        else:
            has = "have" if plural(party) else "has"
            yield f"  {party} {has} no reason to leave."


def _why(variant: Variant, party: str, state: str) -> list[Sanctions]:
    """Return what tempts a party from a state, and what deters it, by concept."""
    reading, sanction = variant.stability.reading, variant.stability.sanction
    return [
        sanctions(variant.graph, party, state, Rules(concept, reading, sanction))
        for concept in RANKED
    ]


def _said(answer: Sanctions, *, may: bool) -> str:
    if answer.concept == "R":
        better = _joined([one.improvement for one in answer.temptations])
        it, likes = ("they", "like") if plural(answer.party) else ("it", "likes")
        likes = "may like" if may else likes
        return f"  {answer.party} would leave under R: {it} {likes} {better} better."
    verb = "would stay" if answer.stays else "would leave"
    told = "; ".join(_answered(one, answer.party) for one in answer.temptations)
    return f"  {answer.party} {verb} under {answer.concept}: {told}."


def _answered(one: Temptation, party: str) -> str:
    if not one.answer:
        it = "them" if plural(party) else "it"
        return f"nothing deters {it} from {one.improvement}"
    path = ", then ".join(f"{mover} to {state}" for mover, state in one.answer)
    return f"moving to {one.improvement} can be answered by {path}"


def requirements(variants: Sequence[Variant], state: str) -> str:
    """Return for which preferences a state would hold, by party and concept."""
    return "\n\n".join("\n".join(_required(variant, state)) for variant in variants)


def _inverse(variant: Variant, state: str) -> Inverse:
    """Return the inverse, read and punished as the table of the variant is."""
    found = variant.stability
    return inverse(variant.graph, state, found.reading, found.sanction)


def _required(variant: Variant, state: str) -> Iterator[str]:
    answer = _inverse(variant, state)
    meaning = READINGS[answer.reading]
    read = "" if meaning.name == "plain" else f" ({meaning.told})"
    if meaning.degree > 1:
        yield f"{variant.name}{read}: state {state}, what makes each party stay"
    else:
        yield (
            f"{variant.name}{read}: state {state}, of {answer.possible:,} strict "
            "rankings of a party those that make it stay"
        )
    for one in answer.requirements:
        count = "" if one.rankings is None else f" {one.rankings:,};"
        yield f"  {one.party}, {one.concept}:{count} {_change(one, state, meaning)}"


def _change(one: Requirement, state: str, meaning: Meaning) -> str:
    if one.changes == ((),):
        return "they stay already" if plural(one.party) else "it stays already"
    ways = " or ".join(_joined(change) for change in one.changes)
    if meaning.name == "plain":
        return f"{ways} would have to be no better than {state}"
    are = "are" if all(len(change) > 1 for change in one.changes) else "is"
    surely = "surely " if meaning.version else ""
    worse = meaning._replace(degree=1).worse if one.concept == "R" else meaning.worse
    return f"enough that {ways} {are} {surely}{worse} than {state}"


def _joined(names: Sequence[str], last: str = "and") -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"
