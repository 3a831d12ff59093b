"""Who outside the deal would lose by it, as far as preferences are known."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from detente.draws import Package
from detente.kernels.arrays import FloatArray
from detente.questions.answer import Answer


@dataclass(frozen=True, slots=True, eq=False)
class Spoiler:
    """One third party, and what each package would cost it.

    Attributes
    ----------
    party
        Its id.
    stance
        Where it stands, in the words of the case.
    known
        Whether anything is known of its preferences. If not, the arrays hold NaN.
    loses : (n_packages,)
        Share of draws in which it is worse off than without a deal.
    loss : (n_packages, 3)
        Its loss against no deal, max(0, d − u), in utility: 10 %, 50 % and 90 %
        quantiles over all draws.
    """

    party: str
    stance: str
    known: bool
    loses: FloatArray
    loss: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Spoilers(Answer):
    """Third parties and the packages of the short list.

    Attributes
    ----------
    n_draws
        Number of draws.
    packages
        Those looked at.
    spoilers
        One for each third party, in case order.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "spoilers": ("spoilers",),
        "spoilers.loses": ("packages",),
        "spoilers.loss": ("packages", "quantiles"),
    }

    n_draws: int
    packages: tuple[Package, ...]
    spoilers: tuple[Spoiler, ...]
