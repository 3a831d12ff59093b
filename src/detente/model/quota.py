"""Quotas: how much of something an outcome may take, or must."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from detente.errors import CaseError, TooLargeError
from detente.model.amounts import said
from detente.model.condition import Marks
from detente.model.confidence import check_confidence

MAX_COMBINATIONS = 1000
"""Combinations in which a quota is written out, at most."""


@dataclass(frozen=True, slots=True)
class Quota:
    """What an outcome may use, or must, added up over its options.

    Where each option named uses 1 it says how many of them there may be: a quota.
    Where they use different amounts it is a budget.

    Attributes
    ----------
    uses
        For each issue what its options use; options that are not named use nothing.
    at_most, at_least
        What an outcome uses lies between these; None for no bound.
    because
        The reason, in words.
    evidence
        Ids of statements and notes.
    confidence
        Share of the draws in which it binds; below 1 while *proposed*.
    place
        Line of the case file; 0 when made in code.

    Raises
    ------
    CaseError
        If nothing is named, no bound is given, or the bounds are the wrong way round.

    Examples
    --------
    >>> two = {"road": {"open": Fraction(2)}, "hours": {"day": Fraction(1)}}
    >>> budget = Quota(two, at_most=Fraction(2))
    >>> budget.allows({"road": "open", "hours": "day"})
    False
    >>> budget.allows({"road": "closed", "hours": "day"})
    True
    """

    uses: Mapping[str, Mapping[str, Fraction]]
    at_most: Fraction | None = None
    at_least: Fraction | None = None
    because: str = ""
    evidence: tuple[str, ...] = ()
    confidence: float = 1.0
    place: int = field(default=0, compare=False)

    def __post_init__(self) -> None:
        if not self.uses or not all(self.uses.values()):
            raise CaseError("conditions", "must name at least one option under 'of'")
        if self.at_most is None and self.at_least is None:
            raise CaseError("conditions", "must say 'at_most' or 'at_least'")
        if (
            self.at_most is not None
            and self.at_least is not None
            and self.at_least > self.at_most
        ):
            raise CaseError(
                "conditions",
                f"at_least must be no more than at_most; got "
                f"{said(self.at_least)} and {said(self.at_most)}",
            )
        check_confidence("conditions", self.confidence)

    @property
    def named(self) -> Mapping[str, tuple[str, ...]]:
        """The issues it names, each with all options it names there."""
        return {issue: tuple(uses) for issue, uses in self.uses.items()}

    @property
    def counts(self) -> bool:
        """Whether each option named uses 1."""
        return all(use == 1 for uses in self.uses.values() for use in uses.values())

    @property
    def bounds(self) -> str:
        """Between what lies what an outcome uses, in words.

        Examples
        --------
        >>> one = {"road": {"open": Fraction(1)}}
        >>> two = Fraction(2)
        >>> Quota(one, at_most=two).bounds, Quota(one, two, two).bounds
        ('at most 2', 'exactly 2')
        """
        if self.at_most == self.at_least and self.at_most is not None:
            return f"exactly {said(self.at_most)}"
        ends = ("at least", self.at_least), ("at most", self.at_most)
        ends_said = (f"{word} {said(n)}" for word, n in ends if n is not None)
        return " and ".join(ends_said)

    @property
    def text(self) -> str:
        """What it says, in ids and labels, as one line.

        Examples
        --------
        >>> one, two = Fraction(1), Fraction(2)
        >>> Quota({"road": {"open": one}, "hours": {"day": one}}, at_most=one).text
        'at most 1 of road: open and hours: day'
        >>> Quota({"road": {"open": two}, "hours": {"day": one}}, at_most=two).text
        'at most 2 of road: 2 for open and hours: 1 for day'
        """
        sides = (f"{i}: {' or '.join(of)}" for i, of in self.told.items())
        return f"{self.bounds} of {' and '.join(sides)}"

    @property
    def told(self) -> Mapping[str, tuple[str, ...]]:
        """The issues it names, each with its options, and what each uses if not 1."""
        if self.counts:
            return self.named
        return {
            issue: tuple(f"{said(use)} for {option}" for option, use in uses.items())
            for issue, uses in self.uses.items()
        }

    def allows(self, outcome: Mapping[str, str]) -> bool:
        """Tell whether an outcome (issue id to option label) keeps within it."""
        none = Fraction(0)
        used = sum(
            (uses.get(outcome[issue], none) for issue, uses in self.uses.items()), none
        )
        return (self.at_most is None or used <= self.at_most) and (
            self.at_least is None or used >= self.at_least
        )

    def loads(self) -> Iterator[tuple[Mapping[str, Mapping[str, Fraction]], Fraction]]:
        """Yield what options use and the most that may be used, for each bound.

        To use at least so much is to use at most minus so much of the opposite.
        """
        if self.at_most is not None:
            yield self.uses, self.at_most
        if self.at_least is not None:
            opposite = {
                issue: {option: -use for option, use in uses.items()}
                for issue, uses in self.uses.items()
            }
            yield opposite, -self.at_least

    def ruled_out(self, options: Mapping[str, tuple[str, ...]]) -> tuple[Marks, ...]:
        """Return combinations of options of which it allows none, and all else.

        Parameters
        ----------
        options
            Of each issue.

        Raises
        ------
        TooLargeError
            If these are more than `MAX_COMBINATIONS`.

        Examples
        --------
        >>> one = Fraction(1)
        >>> pair = Quota({"road": {"open": one}, "hours": {"day": one}}, at_most=one)
        >>> pair.ruled_out({"road": ("closed", "open"), "hours": ("any", "day")})
        ({'road': ('open',), 'hours': ('day',)},)
        """
        found = [
            marks
            for loads, most in self.loads()
            for marks in _exceeding(_steps(loads, options), most, MAX_COMBINATIONS + 1)
        ]
        if len(found) > MAX_COMBINATIONS:
            raise TooLargeError(
                f"the condition '{self.text}' rules out more than "
                f"{MAX_COMBINATIONS:,} combinations, too many to follow in draws. Name "
                "fewer issues in it, or use rounder numbers"
            )
        return tuple(found)


Steps = list[tuple[str, list[tuple[Fraction, tuple[str, ...]]]]]
"""For each issue rising amounts, and the options that use as much or more."""


def _steps(
    loads: Mapping[str, Mapping[str, Fraction]], options: Mapping[str, tuple[str, ...]]
) -> Steps:
    steps: Steps = []
    for issue, uses in loads.items():
        own = {option: uses.get(option, Fraction(0)) for option in options[issue]}
        levels = sorted(set(own.values()))
        steps.append(
            (issue, [(n, tuple(o for o in own if own[o] >= n)) for n in levels])
        )
    return steps


def _exceeding(steps: Steps, most: Fraction, limit: int) -> list[Marks]:
    """Return the least combinations of amounts that exceed a bound together.

    What exceeds it uses, on every issue, at least what one of these does.
    """
    lows, highs = [Fraction(0)], [Fraction(0)]
    for _, levels in reversed(steps):
        lows.append(lows[-1] + levels[0][0])
        highs.append(highs[-1] + levels[-1][0])
    found: list[Marks] = []

    def go(place: int, used: Fraction, slack: Fraction, marks: Marks) -> None:
        # slack: the least by which one of the amounts taken could be lowered
        ahead = len(steps) - place
        exceeds = used + highs[ahead] > most
        if len(found) >= limit or not exceeds or used + lows[ahead] - slack > most:
            return
        if not ahead:
            found.append(marks)
            return
        issue, levels = steps[place]
        go(place + 1, used + levels[0][0], slack, marks)
        for (below, _), (level, taking) in pairwise(levels):
            lowered = min(slack, level - below)
            go(place + 1, used + level, lowered, {**marks, issue: taking})

    if lows[-1] > most:
        return [{}]
    go(0, Fraction(0), highs[-1] - lows[-1] + 1, {})
    return found
