"""How a deal is watched while it is carried out, and how soon a breach is answered."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from detente.errors import CaseError
from detente.model.preference import Range

Unit = Literal["day", "week", "month", "year"]
"""In which times are said."""

YEARS: dict[Unit, Fraction] = {
    "day": Fraction(1, 365),
    "week": Fraction(7, 365),
    "month": Fraction(1, 12),
    "year": Fraction(1),
}
"""How much of a year each unit is."""
LONGEST = 100
"""Years that a time may take, at most."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time between ``low`` and ``high`` units, both included.

    Raises
    ------
    CaseError
        Unless 0 <= low <= high, and high is at most `LONGEST` years.

    Examples
    --------
    >>> Duration(Fraction(1), Fraction(2), "month").years
    (Fraction(1, 12), Fraction(1, 6))
    """

    low: Fraction
    high: Fraction
    unit: Unit

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high or self.years[1] > LONGEST:
            raise CaseError(
                "verification",
                f"must be a time of at most {LONGEST} years, the shorter first; "
                f"got {float(self.low):g} to {float(self.high):g} {self.unit}s",
            )

    @property
    def years(self) -> tuple[Fraction, Fraction]:
        """Both ends in years."""
        return self.low * YEARS[self.unit], self.high * YEARS[self.unit]

    @property
    def words(self) -> str:
        """The time in words.

        Examples
        --------
        >>> Duration(Fraction(1), Fraction(1), "month").words
        '1 month'
        """
        ends = dict.fromkeys((f"{float(self.low):g}", f"{float(self.high):g}"))
        unit = self.unit if self.low == self.high == 1 else f"{self.unit}s"
        return f"{' to '.join(ends)} {unit}"


@dataclass(frozen=True, slots=True)
class Verification:
    """How well and how often breaches are looked for, and what follows.

    Attributes
    ----------
    detection
        Range of the probability that a breach is found: by each inspection, if it is
        said how often there is one.
    recovery
        Range of the share of the loss that finding it restores.
    every
        Time from one inspection to the next.
    lag
        Time from finding a breach to the breakdown that answers it.
    false_alarm
        Range of the probability that an inspection finds a breach that is none.
    pace
        Time that each step takes; when not stated, one step follows each inspection.

    Raises
    ------
    CaseError
        Unless it says `every`, or else both `detection` and `recovery` and no more; or
        if there is no time from one inspection, or one step, to the next.
    """

    detection: Range | None = None
    recovery: Range | None = None
    every: Duration | None = None
    lag: Duration | None = None
    false_alarm: Range | None = None
    pace: Duration | None = None

    @property
    def restores(self) -> bool:
        """Whether it is said how likely breaches are found, and how well undone."""
        return self.detection is not None and self.recovery is not None

    def __post_init__(self) -> None:
        for name in ("every", "pace"):
            time: Duration | None = getattr(self, name)
            if time and not time.low:
                raise CaseError(
                    f"verification.{name}", f"must be above 0; got 0 {time.unit}s"
                )
        timed = self.lag or self.false_alarm or self.pace
        if not self.every and (timed or not (self.detection and self.recovery)):
            raise CaseError(
                "verification", "must say 'every', or else 'detection' and 'recovery'"
            )
