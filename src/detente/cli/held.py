"""A deal asked what a conflict is asked, in words and as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.brief.numbers import in_100
from detente.cli import deals, leaving
from detente.graph import Rules
from detente.kernels.conflict.joint import Sanction
from detente.model import Case
from detente.questions.departure import KINDS
from detente.study import Held, Kept, Reached, Resting, Wanted

CONCEPTS = ("GMR", "SMR", "SEQ", "SSEQ")
"""Senses in which others may deter."""
MOST_ANSWERS = 3
"""Ways in which others may answer that are told one by one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a deal.

    Attributes
    ----------
    why, inverse, start
        Labels of states; empty where that is not asked.
    merged
        Ids of parties taken for one.
    sanction, ahead
        As for `detente.questions.stability.stability`.
    senses
        In which sense each party stays.
    """

    why: str = ""
    inverse: str = ""
    start: str = ""
    merged: tuple[str, ...] = ()
    sanction: Sanction = "joint"
    ahead: int = 1
    senses: Mapping[str, str] = field(default_factory=dict)

    @property
    def otherwise(self) -> bool:
        """Whether it is asked who would stay under other rules than the default."""
        return bool(self.merged) or self.sanction != "joint" or self.ahead > 1


def plain(case: Case, kept: Kept, asked: Asked) -> Mapping[str, Any]:
    """Return all answers as plain values."""
    resting = _resting(kept, asked)
    answer = deals.plain(case, kept.keeping, resting)
    variant = answer["variants"][deals.DEFAULT]
    variant |= _more(kept.held, asked)
    together = leaving.plain(kept.held, asked.merged)
    variant["shares"] |= together.pop("shares", {})
    variant |= together
    return answer


def listing(case: Case, kept: Kept, asked: Asked) -> str:
    """Return the answer to what is asked, in words."""
    if not kept.keeping.parties:
        return deals.listing(case, kept.keeping)
    if asked.why:
        told = deals.reasons(case, kept.keeping, asked.why)
        return "\n".join([told, *_answers(case, kept, asked)])
    if asked.inverse:
        return "\n".join(_required(case, kept.held, asked.inverse))
    if asked.start:
        return "\n".join(_departure(kept, asked.start, _names(case)))
    if asked.senses:
        return "\n".join(_mixture(case, kept, asked))
    told = deals.listing(case, kept.keeping, _resting(kept, asked))
    return "\n".join([told, *leaving.listing(kept, asked.merged, _names(case))])


def _resting(kept: Kept, asked: Asked) -> Resting | None:
    """Return who would stay under other rules; None under the default ones."""
    if not asked.otherwise or not kept.keeping.parties:
        return None
    return kept.held.resting(
        merged=asked.merged, sanction=asked.sanction, ahead=asked.ahead
    )


def _more(held: Held, asked: Asked) -> Mapping[str, Any]:
    found: dict[str, Any] = {"sanction": asked.sanction, "merged": list(asked.merged)}
    if not held.deal.parties:
        return found
    if asked.senses:
        shares = _mixed(held, asked)
        found["mixed"] = {
            "concepts": dict(asked.senses),
            "equilibria": [s for s, share in shares.items() if share >= deals.MOST],
            "shares": shares,
        }
    if asked.start:
        found |= {"from": asked.start, "reached": _plain_departure(held, asked.start)}
    if asked.inverse:
        rows = [_plain_wanted(one) for one in held.inverse(asked.inverse)]
        found["inverse"] = {"state": asked.inverse, "requirements": rows}
    if asked.why:
        found["why"] = {"state": asked.why, "parties": _plain_why(held, asked)}
    return found


def _mixed(held: Held, asked: Asked) -> Mapping[str, float]:
    return held.mixed(
        asked.senses, merged=asked.merged, sanction=asked.sanction, ahead=asked.ahead
    )


def _plain_departure(held: Held, start: str) -> Mapping[str, Any]:
    return {
        kind: {
            state: {
                "share": one.share,
                "moves": one.moves,
                "course": [list(move) for move in one.course],
            }
            for state, one in reached.items()
        }
        for kind, reached in held.departure(start).items()
    }


def _plain_wanted(one: Wanted) -> Mapping[str, Any]:
    return {
        "party": one.party,
        "concept": one.concept,
        "rankings": list(one.rankings),
        "stays": one.stays,
        "change": list(one.change),
        "enough": one.enough,
    }


def _plain_why(held: Held, asked: Asked) -> Mapping[str, Any]:
    return {
        party: {
            concept: {
                there: [
                    {"answer": [list(move) for move in course], "share": share}
                    for course, share in ways
                ]
                for there, ways in _answered(held, party, concept, asked).items()
            }
            for concept in CONCEPTS
        }
        for party in held.deal.parties
    }


def _answered(
    held: Held, party: str, concept: str, asked: Asked
) -> Mapping[str, Sequence[tuple[tuple[tuple[str, str], ...], float]]]:
    return held.sanctions(party, asked.why, Rules(concept, sanction=asked.sanction))


def _answers(case: Case, kept: Kept, asked: Asked) -> Iterator[str]:
    """Yield what could answer a party that leaves a state, by concept."""
    names = _names(case)
    yield f"  What could answer them, in {kept.held.n_draws:,} of these draws:"
    for party in kept.held.deal.parties:
        for concept in CONCEPTS:
            for there, ways in _answered(kept.held, party, concept, asked).items():
                told = "; ".join(_way(names, *way) for way in ways[:MOST_ANSWERS])
                yield f"    {names[party]} to {there}, {concept}: {told}."


def _way(
    names: Mapping[str, str], course: Sequence[tuple[str, str]], share: float
) -> str:
    return f"{_path(names, course) or 'nothing'} in {in_100(share)}"


def _path(names: Mapping[str, str], course: Sequence[tuple[str, str]]) -> str:
    return ", then ".join(f"{names[mover]} to {state}" for mover, state in course)


def _required(case: Case, held: Held, state: str) -> Iterator[str]:
    names = _names(case)
    yield (
        f"State {state}: of all strict rankings of a party those that make it stay, "
        f"and in how many of {held.n_inverse:,} draws it does"
    )
    for one in held.inverse(state):
        least, most = one.rankings
        count = f"{least:,}" if least == most else f"{least:,} to {most:,}"
        told = f"  {names[one.party]}, {one.concept}: {count}; in {in_100(one.stays)}"
        yield f"{told}{_change(one, state)}"


def _change(one: Wanted, state: str) -> str:
    if one.change:
        states = deals.joined(one.change)
        often = in_100(one.enough)
        return f"; else {states} no better than {state} would do in {often}"
    return "" if one.stays >= 1 else "; no fall of other states is enough"


def _departure(kept: Kept, start: str, names: Mapping[str, str]) -> Iterator[str]:
    found, held = kept.keeping, kept.held
    reached = held.departure(start)
    yield (
        f"Fewest moves from state {start}, and in how many of 100 draws "
        f"({held.n_draws:,} looked at)"
    )
    yield from (f"  {kind}: {told}" for kind, told in KINDS.items())
    states = [s for s in found.states if s != start and s in reached["any"]]
    label = max(len("state"), *(len(state) for state in found.states))
    width = len(found.actions)
    cells = "  ".join(f"{kind:14}" for kind in KINDS)
    yield f"  {'state':{label}}  {'':{width}}  {cells}".rstrip()
    for state in states:
        row = [f"{_reached(reached[kind].get(state)):14}" for kind in KINDS]
        pattern = found.patterns[found.states.index(state)]
        yield f"  {state:{label}}  {pattern}  {'  '.join(row)}".rstrip()
    for state in states:
        one = reached["improvements"].get(state)
        if one is not None:
            path = ", then ".join(
                f"{names[who]} to {there}" for who, there in one.course
            )
            yield f"  {state} by improvements: {path}"
    never = len(found.states) - len(states) - 1
    if never:
        yield f"  States that cannot be reached: {never:,}."


def _reached(one: Reached | None) -> str:
    return "·" if one is None else f"{one.moves} ({100 * one.share:.0f})"


def _mixture(case: Case, kept: Kept, asked: Asked) -> Iterator[str]:
    names = _names(case)
    senses = [f"{names[who]} under {sense}" for who, sense in asked.senses.items()]
    yield (
        f"With {deals.joined(senses)} everybody would stay, of 100 draws "
        f"({kept.held.n_draws:,} looked at):"
    )
    for state, share in _mixed(kept.held, asked).items():
        package = kept.keeping.packages[kept.keeping.states.index(state)]
        yield f"  {state}: {100 * share:.0f} ({deals.stands(case, package)})"


def _names(case: Case) -> Mapping[str, str]:
    """Return how parties are called, by id; those taken for one together."""
    names = {party.id: party.name for party in case.parties}
    return _Together(names)


class _Together(dict[str, str]):
    """Names of parties; of several taken for one the names of all."""

    def __missing__(self, party: str) -> str:
        return " + ".join(self.get(one, one) for one in party.split(" + "))
