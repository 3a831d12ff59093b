"""Frontiers and solutions over the draws of a case, in words and as plain values."""

from collections.abc import Iterator, Mapping
from typing import Any

from detente.draws import Draws, Package
from detente.kernels.arrays import FloatArray
from detente.questions.frontier import Frontier
from detente.questions.solutions import Choice, Solutions

_RULES = {"nash bargaining": "nash"}


Errors = Mapping[str, FloatArray]
"""Standard errors of shares, as `detente.study.errors_of` returns them."""


def plain(
    draws: Draws, found: Frontier, solved: Solutions, errors: Errors
) -> Mapping[str, Any]:
    """Return the answer as plain values."""
    picks = zip(solved.chosen, errors["solutions.chosen.share"].tolist(), strict=True)
    chosen = list(picks)
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
                "error": error,
            }
            for outcome, utilities, share, error in _efficient(found, errors)
        ],
        "solutions": {
            _RULES.get(rule, rule): [
                {
                    "outcome": dict(zip(solved.issues, one.package, strict=True)),
                    "share": one.share,
                    "error": error,
                }
                for one, error in chosen
                if one.rule == rule
            ]
            for rule in solved.rules
        },
    }


def _efficient(
    found: Frontier, errors: Errors
) -> "zip[tuple[Package, list[float], float, float]]":
    """Return packages, medians of utility, how often efficient, and errors of that."""
    return zip(
        found.outcomes,
        found.utilities[:, :, 1].tolist(),
        found.efficient.tolist(),
        errors["frontier.efficient"].tolist(),
        strict=True,
    )


def listing(
    draws: Draws, found: Frontier, solved: Solutions, errors: Errors
) -> Iterator[str]:
    """Yield the packages most often efficient, and those that rules most often pick."""
    yield (
        f"{len(found.parties)} parties, {draws.n_outcomes:,} outcomes; the packages "
        "most often efficient, with medians of utility:"
    )
    for outcome, utilities, share, error in _efficient(found, errors):
        pairs = zip(found.parties, utilities, strict=True)
        worth = ", ".join(f"{party} {one:.2f}" for party, one in pairs)
        yield f"  {_share(share, error)}  {', '.join(outcome)} ({worth})"
    yield ""
    yield "What rules pick most often:"
    picked = list(zip(solved.chosen, errors["solutions.chosen.share"], strict=True))
    defined = zip(
        solved.rules, solved.defined, errors["solutions.defined"], strict=True
    )
    for rule, often, error in defined:
        yield f"  {rule}, defined in {_share(often, error)} of draws"
        yield from (f"    {_pick(one, off)}" for one, off in picked if one.rule == rule)


def _pick(one: Choice, error: float) -> str:
    return f"{_share(one.share, error)}  {', '.join(one.package)}"


def _share(share: float, error: float) -> str:
    """Say a share in per cent, with its standard error in tenths of these.

    Examples
    --------
    >>> _share(0.714, 0.0046), _share(1.0, 0.0)
    (' 71.4 ±0.5 %', '100.0 ±0.0 %')
    """
    return f"{100 * share:5.1f} ±{100 * error:.1f} %"
