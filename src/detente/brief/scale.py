"""From numbers to places along an axis."""

import math
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight axis: ``low`` is drawn at ``start`` and ``high`` at ``end``.

    Raises
    ------
    ValueError
        Unless ``low < high``, both finite.

    Examples
    --------
    >>> Scale(0, 1, 100, 300)(0.25)
    150.0
    >>> Scale(0, 1, 300, 100)(0.25)
    250.0
    """

    low: float
    high: float
    start: float
    end: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.low + self.high) and self.low < self.high):
            raise ValueError(
                "an axis must run from a lower to a higher finite number; "
                f"got {self.low} to {self.high}"
            )

    def __call__(self, value: float) -> float:
        """Return the place of a value; beyond the ends it stays at the end."""
        part = (value - self.low) / (self.high - self.low)
        return self.start + (self.end - self.start) * min(max(part, 0.0), 1.0)


def ticks(low: float, high: float, most: int = 6) -> tuple[float, ...]:
    """Return round numbers from ``low`` to ``high``, at most ``most`` of them.

    Steps are 1, 2 or 5 times a power of ten.

    Examples
    --------
    >>> ticks(0, 1)
    (0.0, 0.2, 0.4, 0.6, 0.8, 1.0)
    >>> ticks(0, 0.34, most=4)
    (0.0, 0.1, 0.2, 0.3)
    """
    power = 10.0 ** math.floor(math.log10((high - low) / most))
    steps = [power * part for part in (1, 2, 5, 10, 20)]
    for step in steps:
        first, last = math.ceil(low / step - 1e-9), math.floor(high / step + 1e-9)
        if last - first < most:
            break
    return tuple(round(n * step, 10) for n in range(first, last + 1))


def spread(wanted: list[float], gap: float, low: float, high: float) -> list[float]:
    """Move places as little as they must to stand ``gap`` apart within bounds.

    Order is kept. Each run of crowded places is centred on the mean of where they
    wanted to be: least squares by pooling neighbours [1]_. Where there is not room for
    all, they stand evenly.

    References
    ----------
    .. [1] R. E. Barlow, D. J. Bartholomew, J. M. Bremner, H. D. Brunk (1972).
       Statistical inference under order restrictions. Wiley.

    Examples
    --------
    >>> spread([10.0, 11.0, 50.0], 10, 0, 100)
    [5.5, 15.5, 50.0]
    """
    n = len(wanted)
    if n > 1 and gap * (n - 1) > high - low:
        return [low + (high - low) * place / (n - 1) for place in range(n)]
    order = sorted(range(n), key=lambda place: wanted[place])
    runs: list[tuple[float, int]] = []
    for rank, place in enumerate(order):
        mean, count = wanted[place] - gap * rank, 1
        while runs and runs[-1][0] >= mean:
            before, size = runs.pop()
            mean = (before * size + mean * count) / (size + count)
            count += size
        runs.append((mean, count))
    level = [mean for mean, count in runs for _ in range(count)]
    top = high - gap * (n - 1)
    placed = [0.0] * n
    for rank, place in enumerate(order):
        placed[place] = min(max(level[rank], low), top) + gap * rank
    return placed
