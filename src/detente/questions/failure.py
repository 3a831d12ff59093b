"""How the chance of common ground moves with what no deal would mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from detente.draws import UNIT, Draws, nearest, packages
from detente.kernels.arrays import BoolArray, FloatArray
from detente.kernels.sweep import alone, together
from detente.model import Direction
from detente.questions.answer import Answer

SHIFTS: FloatArray = np.arange(-6, 7) / 20
SHIFTS.setflags(write=False)


@dataclass(frozen=True, slots=True, eq=False)
class Failure(Answer):
    """The sweep of the disagreement point.

    Attributes
    ----------
    parties
        Ids of the principals, in case order.
    n_draws
        Number of draws.
    shifts : (n_shifts,)
        Changes of the disagreement point in utility, rising; 0 among them. Negative
        when no deal is worse than in the draws.
    share : (n_parties, n_shifts)
        Share of draws with some package when this party's disagreement point moves
        and the others' stay. NaN where the direction stated for it rules the shift out.
    together : (n_shifts,)
        The same when all parties' points move at once. NaN where some party's
        direction rules the shift out.
    direction
        What is known of no deal against the status quo, for each party.
    stated : (n_parties,)
        Whether its size is known too.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "share": ("parties", "shifts"),
    }

    parties: tuple[str, ...]
    n_draws: int
    shifts: FloatArray
    share: FloatArray
    together: FloatArray
    direction: tuple[Direction, ...]
    stated: BoolArray


def failure(
    draws: Draws, *, direction: Sequence[Direction], stated: Sequence[bool]
) -> Failure:
    r"""Sweep what no deal would mean, from much worse to much better [1]_.

    For a party p and a shift s, the share of draws with an admissible outcome other
    than the status quo at which :math:`u_p \ge d_p + s` and :math:`u_q \ge d_q` for the
    others, one of them strictly. The point moves as a whole: where a reservation value
    is above the worth of no deal, it is the reservation value that moves.

    Where it is known that no deal is worse than the status quo only negative shifts
    are looked at, where better only positive ones.

    Parameters
    ----------
    draws
        What the parties may want.
    direction, stated
        For each principal, what the case says of no deal, and whether it says how much.

    Raises
    ------
    ValueError
        If they are not as many as the principals.

    References
    ----------
    .. [1] J. F. Nash (1950). The bargaining problem. Econometrica 18(2), 155-162: what
       no deal would give each is what a bargain is measured from.

    Examples
    --------
    By hand: with no deal better by 0.3 for both, the repairs must weigh 0.65 or more to
    the town, of 0.5 to 1, and the rent as much to the company, of 0.4 to 0.8. That is
    0.7 x 0.375:

    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> from detente.draws import tabulate
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> draws = tabulate(case, 10_000, np.random.default_rng(0))
    >>> found = failure(draws, direction=["unknown"] * 2, stated=[False] * 2)
    >>> found.together[found.shifts == 0.3].round(2).tolist()
    [0.26]
    """
    own = draws.principals
    if not len(direction) == len(stated) == len(own):
        raise ValueError(
            f"direction and stated must be for {len(own)} principals; "
            f"got {len(direction)} and {len(stated)}"
        )
    no_deal = draws.disagreement[:, own]
    one, all_ = packages(draws), nearest(draws)
    gains = one.gains(no_deal)
    rises = np.rint(SHIFTS * UNIT).astype(np.int64)
    share = [alone(gains, one.starts, p).share(rises) for p in range(len(own))]
    allowed = np.array([_allowed(known) for known in direction])
    return Failure(
        parties=tuple(draws.parties[p] for p in own),
        n_draws=draws.n_draws,
        shifts=SHIFTS.copy(),
        share=np.where(allowed, share, np.nan),
        together=np.where(
            allowed.all(axis=0),
            together(all_.gains(no_deal), all_.starts).share(rises),
            np.nan,
        ),
        direction=tuple(direction),
        stated=np.array(stated, dtype=np.bool_),
    )


def _allowed(direction: Direction) -> BoolArray:
    """Tell which shifts agree with what is known."""
    if direction == "worse":
        return SHIFTS <= 0
    if direction == "better":
        return SHIFTS >= 0
    return np.ones(len(SHIFTS), dtype=np.bool_)
