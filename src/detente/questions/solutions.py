"""Where four rules of fair division would settle."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.kernels.arrays import FloatArray
from detente.questions.answer import Answer

Package = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """A package that a rule picks.

    Attributes
    ----------
    rule
        Name of the rule.
    package
        One option label for every issue.
    share
        Share, of the draws in which the rule is defined, in which it picks this.
    """

    rule: str
    package: Package
    share: float


@dataclass(frozen=True, slots=True, eq=False)
class Solutions(Answer):
    """What each rule picks over all draws.

    Where the number of packages is large no single one is often picked, and `options`
    says more than `chosen`.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in the order of a package's labels.
    n_draws
        Number of draws.
    rules
        Names of the rules.
    defined : (n_rules,)
        Share of draws in which some package gains for every principal; in the others
        the rule is undefined.
    chosen
        For each rule the packages it picks most often, at most five.
    options : (n_rules, n_options)
        Share, of the draws in which the rule is defined, in which the option stands in
        the package picked; all issues' options side by side. NaN when never defined.
    gains : (n_rules, n_parties, 3)
        Quantiles (10 %, 50 %, 90 %) of the gains in those draws.
    points : (n_rules, n_parties)
        Mean utilities in those draws.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "defined": ("rules",),
        "points": ("rules", "parties"),
        "gains": ("rules", "parties", "quantiles"),
        "options": ("rules", ""),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    n_draws: int
    rules: tuple[str, ...]
    defined: FloatArray
    chosen: tuple[Choice, ...]
    options: FloatArray
    gains: FloatArray
    points: FloatArray
