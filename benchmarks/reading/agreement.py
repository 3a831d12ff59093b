"""How far two ways of sorting statements into issues agree."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """B-cubed precision and recall, each summed over `n` statements."""

    precision: float = 0.0
    recall: float = 0.0
    n: int = 0

    def __str__(self) -> str:
        """Return both as shares."""
        n = self.n or 1
        return f"{self.precision / n:.2f} / {self.recall / n:.2f} of {self.n}"


def agreement(pairs: Iterable[tuple[str, str]]) -> Agreement:
    """Compare where statements were put with where they belong.

    Of each statement, the share of those it was put with that belong with it
    (precision), and the share of those that belong with it that it was put with
    (recall). One that was put nowhere is alone; one that belongs nowhere is left out.

    Source: Bagga and Baldwin (1998), Algorithms for scoring coreference chains.

    >>> str(agreement([("pay", "wages"), ("pay", "wages"), ("pay", "hours")]))
    '0.56 / 1.00 of 3'
    """
    kept = [
        (put or f"alone {place}", true)
        for place, (put, true) in enumerate(pairs)
        if true
    ]
    together = Counter(kept)
    by_put = Counter(put for put, _ in kept)
    by_true = Counter(true for _, true in kept)
    return Agreement(
        sum(n * n / by_put[put] for (put, _), n in together.items()),
        sum(n * n / by_true[true] for (_, true), n in together.items()),
        len(kept),
    )


def total(parts: Iterable[Agreement]) -> Agreement:
    """Return the agreement over several texts together."""
    every = list(parts)
    return Agreement(
        sum(part.precision for part in every),
        sum(part.recall for part in every),
        sum(part.n for part in every),
    )
