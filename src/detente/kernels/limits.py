"""How much a fold may ask of the machine, and the refusal of more.

Work is counted in candidates of two parties, of which a machine does some ten million
a second. Candidates of three parties take some eight times as long. With more parties
they are compared in pairs; the factors are measured.
"""

from dataclasses import dataclass

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import FloatArray, IntArray

FEW_PARTIES = 3
"""With more parties than these, points are compared in pairs."""
MAX_CANDIDATES = 2**22
MAX_COMPARED = 2**18
"""The same with more than `FEW_PARTIES`."""
MAX_POINTS = 2**23
MAX_WORK = 300_000_000
"""Work of one fold, over all its draws: half a minute or so."""


@dataclass(slots=True)
class Meter:
    """Adds up the work of a fold, and stops it when that is too much.

    Attributes
    ----------
    n_parties, n_draws
        Of what is folded.
    sizes
        Number of options of each issue.
    most
        Work that is allowed.
    spent
        Work so far.
    """

    n_parties: int
    n_draws: int
    sizes: tuple[int, ...]
    most: float = MAX_WORK
    spent: float = 0.0

    def spend(self, met: IntArray) -> None:
        """Count one more issue, before it is done.

        Parameters
        ----------
        met : (n,)
            Candidates of some draws.

        Raises
        ------
        TooLargeError
            If that is more than `most`, taken together.
        """
        self.spent += work(self.n_parties, met)
        self._must_suffice()

    def _must_suffice(self) -> None:
        if self.spent > self.most:
            self.refuse(
                f"the frontiers of {self.n_draws:,} draws take more than the limit of "
                f"{self.most:,.0f} comparisons"
            )

    def add(self, spent: float) -> None:
        """Count what a piece of the draws took that was folded elsewhere.

        Raises
        ------
        TooLargeError
            As `spend`.
        """
        self.spent += spent
        self._must_suffice()

    @property
    def widest(self) -> int:
        """Candidates of a single draw that memory is meant to hold."""
        return MAX_CANDIDATES if self.n_parties <= FEW_PARTIES else MAX_COMPARED

    def must_fit(self, n_candidates: int) -> None:
        """Refuse a single draw that would need too much memory."""
        if n_candidates > self.widest:
            self.refuse(
                f"the frontier of a single draw meets {n_candidates:,} candidates, "
                f"above the limit of {self.widest:,}"
            )

    def refuse(self, why: str) -> None:
        """Raise TooLargeError: what is too large, why, and what to do."""
        least, most = min(self.sizes), max(self.sizes)
        options = f"{most}" if least == most else f"{least} to {most}"
        merge = ", merge options, or let principals who want the same be one"
        raise TooLargeError(
            f"{self.n_parties} principals × {len(self.sizes)} issues × {options} "
            f"options are too much: {why}. Leave out issues on which there is little "
            f"to gain{merge if self.n_parties > 2 else ', or merge options'}."
        )


def must_hold(n_draws: int, n_points: int) -> None:
    """Refuse more points than fit: those of all frontiers of some draws.

    Raises
    ------
    TooLargeError
        With how many draws would fit.
    """
    if n_points > MAX_POINTS:
        raise TooLargeError(
            f"the frontiers of {n_draws:,} draws have {n_points:,} points, above the "
            f"limit of {MAX_POINTS:,}. Use at most "
            f"{n_draws * MAX_POINTS // n_points:,} draws, or fewer issues."
        )


def work(n_parties: int, met: IntArray) -> float:
    """Return the work of finding what is undominated in sets of so many candidates.

    Examples
    --------
    >>> [work(n, np.array([1000, 500])) for n in (2, 3)]
    [1500.0, 12000.0]
    """
    slower = 8 if n_parties == FEW_PARTIES else 1
    return slower * float(compared(n_parties, met).sum())


def compared(n_parties: int, met: IntArray | FloatArray) -> FloatArray:
    """Return the work of so many candidates, apart from what three parties add.

    Examples
    --------
    >>> [float(compared(n, np.array(1000))) for n in (2, 4)]
    [1000.0, 16800.0]
    """
    candidates = np.asarray(met, dtype=np.float64)
    if n_parties <= FEW_PARTIES:
        return candidates
    return n_parties * (0.0012 * candidates**2 + 3 * candidates)
