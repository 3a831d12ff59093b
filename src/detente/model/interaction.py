"""What options are worth together, on top of what each is worth alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from detente.errors import CaseError
from detente.model.amounts import said


@dataclass(frozen=True, slots=True)
class Interaction:
    """What a combination of options adds to a party's utility, or takes from it.

    Attributes
    ----------
    options
        Issue id to the labels of options. An outcome has the combination when on every
        issue named it takes one of the options given.
    worth
        Added to the utility of every outcome that has it; below 0 to take away.
    because
        The reason, in words.
    evidence
        Ids of statements and notes.

    Raises
    ------
    CaseError
        If no issue is named.

    Examples
    --------
    >>> both = Interaction({"road": ("open",), "hours": ("day",)}, Fraction(1, 10))
    >>> both.text
    '0.1 for road: open and hours: day'
    """

    options: Mapping[str, tuple[str, ...]]
    worth: Fraction
    because: str = ""
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.options:
            raise CaseError("interactions", "must name at least one issue and option")

    @property
    def text(self) -> str:
        """What it says, in ids and labels, as one line."""
        sides = (f"{i}: {' or '.join(o)}" for i, o in self.options.items())
        worth = said(abs(self.worth))
        return f"{'-' if self.worth < 0 else ''}{worth} for {' and '.join(sides)}"

    def holds(self, outcome: Mapping[str, str]) -> bool:
        """Tell whether an outcome (issue id to option label) has the combination."""
        return all(outcome[issue] in labels for issue, labels in self.options.items())


def most_together(found: Iterable[Interaction]) -> Fraction:
    """Return a bound on what interactions add to any outcome, or take from it.

    Of those that name one option each on the same issues an outcome has but one.

    Examples
    --------
    >>> def one(worth, *options):
    ...     sides = {issue: (option,) for issue, option in zip("ab", options)}
    ...     return Interaction(sides, Fraction(worth))
    >>> most_together([one(2, "x", "y"), one(-3, "y", "y")])
    Fraction(3, 1)
    >>> most_together([one(2, "x", "y"), one(-3, "x")])
    Fraction(5, 1)
    """
    apart: dict[frozenset[str], dict[frozenset[tuple[str, str]], Fraction]] = {}
    total = Fraction(0)
    for one in found:
        if any(len(options) > 1 for options in one.options.values()):
            total += abs(one.worth)
            continue
        cells = apart.setdefault(frozenset(one.options), {})
        cell = frozenset((i, option) for i, (option,) in one.options.items())
        cells[cell] = cells.get(cell, Fraction(0)) + one.worth
    largest = (max(map(abs, cells.values())) for cells in apart.values())
    return sum(largest, total)
