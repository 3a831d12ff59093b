"""The exact frontier of a score sheet, in words and as plain values."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from detente.cli.points import table
from detente.cli.settled import settlements
from detente.model import ScoreSheet
from detente.model.scoresheet import in_points

if TYPE_CHECKING:  # which is at hand when this is called
    from detente.questions.exact import Efficient, ExactFrontier, Sampled

CONFIDENCE = 0.95
"""With which a promise holds, see `detente.kernels.sampling`."""


def plain(sheet: ScoreSheet, found: "ExactFrontier") -> Mapping[str, Any]:
    """Return the answer as plain values."""
    points = [_point(sheet, point) for point in found.points]
    inexact = {"error": _by_party(sheet, found.errors)} if any(found.errors) else {}
    tied: dict[str, Any] = {"width": found.width} if sheet.tied else {}
    if found.tries:
        fixed = list(found.tries.issues)
        tries = {"tried": found.tries.tried, "of": str(found.tries.ways)}
        tied["fixed"] = {"issues": fixed, **tries}
    if found.sampled:
        tied["sample"] = _sample(found.sampled)
    powers = {"powers": _by_party(sheet, found.powers)} if found.powers else {}
    return {
        "parties": list(found.parties),
        "outcomes": str(found.n_outcomes),
        "exact": found.exact,
        **inexact,
        **tied,
        **powers,
        "frontier": points,
        "solutions": {
            rule: [points[place] for place in places]
            for rule, places in found.solutions.items()
        },
    }


def _sample(sampled: "Sampled") -> Mapping[str, Any]:
    """Return what random outcomes tell of the list."""
    promise = sampled.promise
    return {
        **({"drawn": sampled.drawn} if sampled.drawn else {}),
        "checked": promise.drawn,
        "missed": promise.missed,
        "missed_at_most": promise.share,
        "confidence": CONFIDENCE,
    }


def _point(sheet: ScoreSheet, point: "Efficient") -> Mapping[str, Any]:
    return {
        "utilities": _by_party(sheet, point.utilities),
        "outcome": sheet.outcome(point.outcome),
        "count": point.count,
    }


def _by_party(sheet: ScoreSheet, values: Sequence[Fraction]) -> Mapping[str, Any]:
    pairs = zip(sheet.parties, values, strict=True)
    return {
        scores.party: int(value) if value.denominator == 1 else float(value)
        for scores, value in pairs
    }


def remarks(sheet: ScoreSheet, found: "ExactFrontier") -> Iterator[str]:
    """Yield what was made of the file, and how far the answer holds."""
    yield from sheet.remarks
    unsaid = [scores.party for scores in sheet.parties if scores.reservation is None]
    if unsaid:
        yield f"No reservation value is stated for {_joined(unsaid)}; 0 is taken."
    if found.tries:
        yield (
            f"Too many issues are tied together to go through all: {found.tries.tried} "
            f"of {_many(found.tries.ways, 'way')} to settle "
            f"{_joined(found.tries.issues)} were tried. What is listed can be had; "
            "what is efficient otherwise is not known."
        )
    if found.sampled:
        yield from _promised(found.sampled)
    if any(found.errors):
        tried = "of what was tried " if found.tries else ""
        bounds = [
            f"{party} by at most {in_points(error)}"
            for party, error in zip(found.parties, found.errors, strict=True)
            if error
        ]
        yield (
            f"The frontier {tried}is approximate: for every efficient outcome one is "
            f"listed that is as good for all but worse for {_joined(bounds)}."
        )
    if not found.points:
        yield "The conditions rule out every outcome. Change or leave out one of them."
    elif not any(found.solutions.values()):
        yield "No outcome gives every party more than no deal: no rule is defined."


def _promised(sampled: "Sampled") -> Iterator[str]:
    """Say how outcomes were drawn, and what others say of the list."""
    if sampled.drawn:
        yield (
            "Budgets and quotas tie too much together to go through all outcomes, even "
            f"with an error: {_many(sampled.drawn, 'admissible outcome')} "
            f"{'was' if sampled.drawn == 1 else 'were'} drawn at random, each as "
            "likely, and the best followed further. What is listed can be had; what "
            "is efficient otherwise is not known."
        )
    promise = sampled.promise
    added = ", and are in it now" if promise.missed else ""
    yield (
        f"Of {_many(promise.drawn, 'other')} drawn at random to check the list, "
        f"{promise.missed:,} had no match in it that is as good for all{added}. With "
        f"{CONFIDENCE:.0%} confidence that is so of at most {_share(promise.share)} of "
        "all admissible outcomes; the best may be among these."
    )


def _share(share: float) -> str:
    """Say a share, rounded up to two digits.

    Examples
    --------
    >>> _share(0.000045701), _share(0.0335), _share(1.0)
    ('0.0046%', '3.4%', '100%')
    """
    percent = Decimal(share * 100)
    digits = Decimal(1).scaleb(percent.adjusted() - 1)
    return f"{percent.quantize(digits, ROUND_CEILING).normalize():f}%"


def listing(sheet: ScoreSheet, found: "ExactFrontier") -> Iterator[str]:
    """Yield the lines of a table, and where the rules settle."""
    about = "" if found.exact else "about "
    title = f"{sheet.title}: " if sheet.title else ""
    yield (
        f"{title}{len(found.parties)} parties, {_many(found.n_outcomes)}; {about}"
        f"{_points(len(found.points))} efficient."
    )
    if sheet.tied:
        yield _ties(sheet, found)
    no_deal = [
        f"{scores.party} {in_points(scores.no_deal)}" for scores in sheet.parties
    ]
    yield f"Without a deal: {', '.join(no_deal)}."
    if not found.points:
        return
    yield ""
    yield from table(sheet, found)
    yield ""
    yield f"Where rules settle, by gains over no deal{_powers(found)}:"
    yield from settlements(sheet, found)


def _powers(found: "ExactFrontier") -> str:
    """Say how much each party counts, where not all count the same."""
    pairs = zip(found.parties, found.powers, strict=False)
    said = [f"{party} {in_points(power)}" for party, power in pairs]
    return f" and power ({', '.join(said)})" if said else ""


def _ties(sheet: ScoreSheet, found: "ExactFrontier") -> str:
    """Say what ties issues together, and how many are looked at at once."""
    n_added = sum(len(scores.interactions) for scores in sheet.parties)
    counts = (len(sheet.conditions), "condition"), (n_added, "interaction")
    said = [_many(n, what) for n, what in counts if n]
    if not found.width:
        return f"{' and '.join(said)}; no issue is looked at with others (width 0)."
    return (
        f"{' and '.join(said)}; an issue is looked at together with up to "
        f"{_many(found.width, 'other')} (width {found.width})."
    )


def _many(n: int, what: str = "outcome") -> str:
    """Say how many of something there are.

    Examples
    --------
    >>> _many(12), _many(10**30)
    ('12 outcomes', '1.0e30 outcomes')
    """
    if n < 10**15:
        return f"{n:,} {what}{'' if n == 1 else 's'}"
    power = len(str(n)) - 1
    return f"{n // 10 ** (power - 1) / 10:.1f}e{power} {what}s"


def _points(n: int) -> str:
    """Say that so many points are there, as a sentence does."""
    if not n:
        return "none is"
    return "1 point is" if n == 1 else f"{n:,} different points are"


def _joined(names: Sequence[str]) -> str:
    """Join names as a sentence does."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))
