r"""What outcomes are worth: their options, and the combinations that they have.

With the scores :math:`s` of options and what combinations :math:`c` of them add,
:math:`a`, the utility of an outcome :math:`x` is

.. math:: u(x) = \sum_i s_i(x_i) + \sum_{c \,:\, x \in c} a_c
"""

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray


def worth(
    scores: IntArray, columns: IntArray, combinations: BoolArray, added: IntArray
) -> IntArray:
    """Return what outcomes are worth.

    Parameters
    ----------
    scores : (n_parties, n_options, n_draws)
        All issues' options side by side.
    columns : (n_outcomes, n_issues)
        Places of options among all.
    combinations : (n_combinations, n_options)
        An outcome has one when all its options are marked.
    added : (n_combinations, n_parties, n_draws)
        What each adds.

    Returns
    -------
    (n_parties, n_outcomes, n_draws)

    Examples
    --------
    >>> scores = np.array([[[1], [0], [2], [0]]])
    >>> both = np.array([[True, False, True, False]])
    >>> outcomes = np.array([[0, 2], [0, 3]])
    >>> worth(scores, outcomes, both, np.array([[[-5]]]))[0].tolist()
    [[-2], [1]]
    """
    total = scores[:, columns[:, 0]]
    for column in columns.T[1:]:
        total += scores[:, column]
    inside = combinations[:, columns[:, 0]]
    for column in columns.T[1:]:
        inside &= combinations[:, column]
    for place in np.flatnonzero(np.logical_or.reduce(inside, axis=1)):
        own = np.flatnonzero(np.logical_or.reduce(added[place], axis=1))
        total[np.ix_(own, np.flatnonzero(inside[place]))] += added[place][own, None]
    return total
