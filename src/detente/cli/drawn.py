"""Frontiers and solutions over the draws of a case, in words and as plain values."""

from collections.abc import Iterator, Mapping
from typing import Any

from detente.draws import Draws
from detente.questions.frontier import Frontier
from detente.questions.solutions import Choice, Solutions

_RULES = {"nash bargaining": "nash"}


def plain(draws: Draws, found: Frontier, solved: Solutions) -> Mapping[str, Any]:
    """Return the answer as plain values."""
    medians = found.utilities[:, :, 1].tolist()
    triples = zip(found.outcomes, medians, found.efficient.tolist(), strict=True)
    return {
        "parties": list(found.parties),
        "outcomes": str(draws.n_outcomes),
        "exact": False,
        "draws": found.n_draws,
        "frontier": [
            {
                "utilities": dict(zip(found.parties, utilities, strict=True)),
                "outcome": dict(zip(found.issues, outcome, strict=True)),
                "share": share,
            }
            for outcome, utilities, share in triples
        ],
        "solutions": {
            _RULES.get(rule, rule): [
                {
                    "outcome": dict(zip(solved.issues, one.package, strict=True)),
                    "share": one.share,
                }
                for one in solved.chosen
                if one.rule == rule
            ]
            for rule in solved.rules
        },
    }


def listing(draws: Draws, found: Frontier, solved: Solutions) -> Iterator[str]:
    """Yield the packages most often efficient, and those that rules most often pick."""
    yield (
        f"{len(found.parties)} parties, {draws.n_outcomes:,} outcomes; the packages "
        "most often efficient, with medians of utility:"
    )
    medians = found.utilities[:, :, 1].tolist()
    triples = zip(found.outcomes, medians, found.efficient.tolist(), strict=True)
    for outcome, utilities, share in triples:
        pairs = zip(found.parties, utilities, strict=True)
        worth = ", ".join(f"{party} {one:.2f}" for party, one in pairs)
        yield f"  {_share(share)}  {', '.join(outcome)} ({worth})"
    yield ""
    yield "What rules pick most often:"
    for rule, defined in zip(solved.rules, solved.defined.tolist(), strict=True):
        chosen = [one for one in solved.chosen if one.rule == rule]
        yield f"  {rule}, defined in {_share(defined)} of draws"
        yield from (f"    {_pick(one)}" for one in chosen)


def _pick(one: Choice) -> str:
    return f"{_share(one.share)}  {', '.join(one.package)}"


def _share(share: float) -> str:
    return f"{100 * share:3.0f} %"
