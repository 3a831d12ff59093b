"""Rows and columns of totals in a score sheet: what they are called, and hold."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

Row = tuple[Fraction, ...]
"""A number of each party."""
Points = Mapping[str, Mapping[str, Row]]
"""By issue and option, before they are multiplied by the weight of their issue."""

_CALLED = frozenset(["total", "totals", "sum", "maximum", "max"])


def called_totals(label: str) -> bool:
    """Tell whether a row or a column is called totals.

    Examples
    --------
    >>> [called_totals(label) for label in ("total", "total possible", "totality")]
    [True, True, False]
    """
    return bool(_CALLED & {label, *label.split()[:1]})


def totals(points: Points, weights: Mapping[str, Row]) -> tuple[Row, Row]:
    r"""Return the most that each party can have, and the sum of all its points.

    .. math:: \sum_i \max_o w_i s_i(o), \quad \sum_i \sum_o w_i s_i(o)

    Examples
    --------
    >>> totals({"rent": {"full": (Fraction(4),), "half": (Fraction(3),)}}, {})
    ((Fraction(4, 1),), (Fraction(7, 1),))
    """
    by_party = zip(
        *(
            [
                [number * weights[issue][place] for number in column]
                if issue in weights
                else column
                for place, column in enumerate(zip(*options.values(), strict=True))
            ]
            for issue, options in points.items()
        ),
        strict=True,
    )
    every = [*by_party]
    nothing = Fraction(0)
    return (
        tuple(sum(map(max, issues), nothing) for issues in every),
        tuple(
            sum((sum(issue, nothing) for issue in issues), nothing) for issues in every
        ),
    )


def are_totals(
    numbers: Sequence[Fraction | None], points: Points, weights: Mapping[str, Row]
) -> bool:
    """Tell whether a row holds totals; a party of which it says nothing does not count.

    They are no reservation values: nobody has as much without a deal as with the best.

    Examples
    --------
    >>> rent = {"full": (Fraction(4),), "half": (Fraction(3),)}
    >>> [are_totals([Fraction(n)], {"rent": rent}, {}) for n in (3, 4, 7)]
    [False, True, True]
    """
    said = [place for place, number in enumerate(numbers) if number is not None]
    return any(numbers[place] for place in said) and any(
        all(numbers[place] == row[place] for place in said)
        for row in totals(points, weights)
        if row
    )
