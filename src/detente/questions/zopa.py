"""Is there common ground: a package that nobody loses by and somebody gains by?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.kernels.arrays import FloatArray
from detente.questions.answer import Answer

Package = tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Zopa(Answer):
    """How often some package is acceptable to all, and which packages are.

    Both numbers stand side by side: that *some* package works in 8 of 10 draws does
    not mean that any *one* package does.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    issues
        Ids of the issues, in the order of a package's labels.
    share
        Share of draws with an admissible outcome, other than the status quo on every
        issue, at which no principal gains less than zero and one gains more.
    error
        Standard error of `share`, from the number of draws alone.
    n_draws
        Number of draws.
    packages
        A short list of different packages: first the one most often acceptable to
        all, then always the one that works in most of the draws where none listed
        before it works. Empty when nothing ever works.
    acceptable : (n_packages, n_parties)
        Share of draws in which the party loses nothing and its red lines hold.
    together : (n_packages,)
        Share of draws in which the package is admissible and acceptable to all.
    covered : (n_packages,)
        Share of draws in which this package or one listed before it works.
    gains : (n_packages, n_parties, 3)
        Quantiles (10 %, 50 %, 90 %) of utility minus disagreement.
    refused : (n_packages, n_parties)
        Share of draws in which the package crosses a red line of the party.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "together": ("packages",),
        "covered": ("packages",),
        "acceptable": ("packages", "parties"),
        "refused": ("packages", "parties"),
        "gains": ("packages", "parties", "quantiles"),
    }

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    share: float
    error: float
    n_draws: int
    packages: tuple[Package, ...]
    acceptable: FloatArray
    together: FloatArray
    covered: FloatArray
    gains: FloatArray
    refused: FloatArray
