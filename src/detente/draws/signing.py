"""The draws in which a package would be signed, and what its states are worth there."""

from collections.abc import Sequence

import numpy as np

from detente.draws.draws import Draws
from detente.draws.fronts import working
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.conflict.drawn import state_worth
from detente.kernels.effort import spaced


def signing(draws: Draws, aim: IntArray, most: int) -> BoolArray:
    """Mark the draws in which a package is acceptable to all, not too many.

    Of all draws where there are none: then nobody would sign it.

    Parameters
    ----------
    draws
        What the parties may want.
    aim : (n_issues,)
        The package, by the places of its options.
    most
        How many draws at most; of more, some that are spread evenly.

    Returns
    -------
    (n_draws,) bool
    """
    willing = np.flatnonzero(working(draws, aim[None])[0])
    rows = willing if len(willing) else np.arange(draws.n_draws)
    marked = np.zeros(draws.n_draws, dtype=np.bool_)
    marked[rows[spaced(len(rows), most)]] = True
    return marked


def worth_in_force(
    draws: Draws, aim: IntArray, in_force: BoolArray, parties: Sequence[str]
) -> IntArray:
    """Return what each state of a package is worth: what is in force there, or no deal.

    Parameters
    ----------
    draws
        What the parties may want.
    aim : (n_issues,)
        The package, by the places of its options.
    in_force : (n_states, n_issues)
        Whether the package's option stands; otherwise the issue is at its status quo.
    parties
        Ids of those asked.

    Returns
    -------
    (n_draws, n_states, n_parties)
    """
    asked = [draws.parties.index(party) for party in parties]
    utility = draws.utility(np.where(in_force, aim, draws.status_quo))[:, :, asked]
    return state_worth(utility, draws.disagreement[:, asked], in_force)
