"""Stability when the others may move at the same time."""

from collections.abc import Sequence

from detente.kernels.conflict.joint import Sets, members


def simultaneous(
    patterns: Sequence[int], improving: Sequence[Sets], better: Sequence[Sets]
) -> Sequence[int]:
    """Return the states in which each party would stay under SIM.

    State s is stable for party i when for every improvement of i there is, for each
    other party, an improvement from s or staying, such that all changes made at once
    give a feasible state that is not better than s for i [1]_.

    Parameters
    ----------
    patterns
        Which actions are taken in each state, bit a for action a.
    improving
        Of each party: from each state, where it would go.
    better
        Of each party: for each state, those that are better.

    Returns
    -------
    A set of states for each party.

    References
    ----------
    .. [1] N. M. Fraser, K. W. Hipel (1984). Conflict Analysis: Models and Resolutions.
       North-Holland.

    Examples
    --------
    Chicken, states 0 to 3 = who drives straight: nobody, A, B, both. Where both swerve,
    both would drive on, and if both do so at once they crash.

    >>> improving = [(0b0010, 0, 0, 0b0100), (0b0100, 0, 0, 0b0010)]
    >>> better = [(0b0010, 0, 0b0011, 0b0111), (0b0100, 0b0101, 0, 0b0111)]
    >>> [f"{states:04b}" for states in simultaneous((0, 1, 2, 3), improving, better)]
    ['0111', '0111']
    """
    joint = _Joint(patterns, improving)
    return [
        sum(1 << s for s in range(len(patterns)) if _holds(joint, party, s, up[s]))
        for party, up in enumerate(better)
    ]


class _Joint:
    """States that come about when several parties change their actions at once."""

    def __init__(self, patterns: Sequence[int], improving: Sequence[Sets]) -> None:
        self._patterns = patterns
        self._places = {pattern: s for s, pattern in enumerate(patterns)}
        self._improving = improving

    def with_others(self, party: int, state: int, moved: int) -> int:
        """Return the states that others may make of a party's move, as a set."""
        here = self._patterns[state]
        changes = {here ^ self._patterns[moved]}
        for k, sets in enumerate(self._improving):
            if k != party:
                own = [0, *(here ^ self._patterns[q] for q in members(sets[state]))]
                changes = {change ^ one for change in changes for one in own}
        ends = {self._places.get(here ^ change) for change in changes}
        return sum(1 << end for end in ends if end is not None)

    def improvements(self, party: int, state: int) -> int:
        """Return where a party would go from a state."""
        return self._improving[party][state]


def _holds(joint: _Joint, party: int, state: int, better: int) -> bool:
    return all(
        joint.with_others(party, state, moved) & ~better
        for moved in members(joint.improvements(party, state))
    )
