"""What options are worth together, on top of what each is worth alone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from detente.errors import CaseError
from detente.model.amounts import said

_Ends = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Interaction:
    """What a combination of options adds to a party's utility, or takes from it.

    Attributes
    ----------
    options
        Issue id to the labels of options. An outcome has the combination when on every
        issue named it takes one of the options given.
    worth
        Added to the utility of every outcome that has it; below 0 to take away. Where
        that is not known outright, the least it may be.
    because
        The reason, in words.
    evidence
        Ids of statements and notes.
    most
        The most it may be, both ends included; None where `worth` is all there is.

    Raises
    ------
    CaseError
        If no issue is named, or `most` is not above `worth`.

    Examples
    --------
    >>> both = Interaction({"road": ("open",), "hours": ("day",)}, Fraction(1, 10))
    >>> both.text
    '0.1 for road: open and hours: day'
    >>> Interaction(both.options, Fraction(-1, 5), most=Fraction(1, 10)).text
    '-0.2 to 0.1 for road: open and hours: day'
    """

    options: Mapping[str, tuple[str, ...]]
    worth: Fraction
    because: str = ""
    evidence: tuple[str, ...] = ()
    most: Fraction | None = None

    def __post_init__(self) -> None:
        if not self.options:
            raise CaseError("interactions", "must name at least one issue and option")
        if self.most is not None and self.most <= self.worth:
            what = "must be worth a number, or a range from low to high"
            got = f"{said(self.worth)} to {said(self.most)}"
            raise CaseError("interactions", f"{what}; got {got}")

    @property
    def ends(self) -> tuple[Fraction, Fraction]:
        """The least and the most that it may be worth."""
        return self.worth, self.worth if self.most is None else self.most

    @property
    def combination(self) -> str:
        """The options that it names, in ids and labels, as one line."""
        sides = (f"{i}: {' or '.join(o)}" for i, o in self.options.items())
        return " and ".join(sides)

    @property
    def text(self) -> str:
        """What it says, in ids and labels, as one line."""
        ends = dict.fromkeys(self.ends)
        return f"{' to '.join(map(said, ends))} for {self.combination}"

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
    apart: dict[frozenset[str], dict[frozenset[tuple[str, str]], _Ends]] = {}
    total = Fraction(0)
    for one in found:
        low, high = one.ends
        if any(len(options) > 1 for options in one.options.values()):
            total += max(abs(low), abs(high))
            continue
        cells = apart.setdefault(frozenset(one.options), {})
        cell = frozenset((i, option) for i, (option,) in one.options.items())
        least, most = cells.get(cell, (Fraction(0), Fraction(0)))
        cells[cell] = least + low, most + high
    largest = (max(abs(x) for ends in c.values() for x in ends) for c in apart.values())
    return sum(largest, total)
