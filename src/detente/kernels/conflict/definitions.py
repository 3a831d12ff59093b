"""Stability by the letter of the definitions, for preferences of any kind.

States are places; a set of states is a whole number, bit s for state s. What tempts a
party, what deters it and what others do to it come as sets, so that unknown and strong
preferences need no code of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from detente.kernels.conflict.joint import Sanction, Sets, joint, members


@dataclass(frozen=True)
class Standing:
    """One party among the others.

    Attributes
    ----------
    moves
        From each state, where it can go in one step.
    leaves
        From each state, the states that are worth leaving it for. They need not be in
        reach.
    deterred
        For each state, those that deter the party from a move that might end there.
    others
        Moves of each of the others.
    improving
        Those moves of each of the others that it would make.
    sanction
        How the others may move.
    """

    moves: Sets
    leaves: Sets
    deterred: Sets
    others: Sequence[Sets]
    improving: Sequence[Sets]
    sanction: Sanction = "joint"

    @cached_property
    def answers(self) -> Sequence[int]:
        """Return, for each state, where any moves of the others may end from there."""
        return [joint(self.others, s, self.sanction) for s in range(len(self.moves))]

    @cached_property
    def replies(self) -> Sequence[int]:
        """Return the same for moves that the others would make."""
        return [joint(self.improving, s, self.sanction) for s in range(len(self.moves))]

    @cached_property
    def tempting(self) -> Sequence[int]:
        """Return, for each state, where the party would go from it."""
        pairs = zip(self.moves, self.leaves, strict=True)
        return [there & better for there, better in pairs]

    def inescapable(self, state: int) -> int:
        """Return what deters from leaving a state and cannot be answered."""
        deterring = self.deterred[state]
        return sum(1 << s for s in members(deterring) if not self.moves[s] & ~deterring)


def stable_by_definition(standing: Standing) -> Mapping[str, int]:
    """Return the states in which a party would stay, by concept.

    A state is stable under R when no move from it tempts the party; under GMR and SEQ,
    when after each move that tempts it the others can lead on to a state that deters
    it, by any moves (GMR) or by moves that they would make (SEQ); under SMR and SSEQ
    the party must, besides, have no way out of that state but to states that deter it.

    Examples
    --------
    The first of two prisoners, states 0 to 3 = who cooperates: nobody, A, B, both.

    >>> better = (0b1100, 0b1101, 0, 0b0100)
    >>> worse = [~better[s] & 0b1111 for s in range(4)]
    >>> a, b = (0b0010, 0b0001, 0b1000, 0b0100), (0b0100, 0b1000, 0b0001, 0b0010)
    >>> b_better = (0b1010, 0, 0b1011, 0b0010)
    >>> b_would = [there & b_better[s] for s, there in enumerate(b)]
    >>> first = Standing(a, better, worse, [b], [b_would])
    >>> {name: f"{on:04b}" for name, on in stable_by_definition(first).items()}
    {'R': '0101', 'GMR': '1101', 'SMR': '1101', 'SEQ': '1101', 'SSEQ': '1101'}
    """
    found = dict.fromkeys(("R", "GMR", "SMR", "SEQ", "SSEQ"), 0)
    for state in range(len(standing.moves)):
        tempting = tuple(members(standing.tempting[state]))
        feared = standing.deterred[state]
        inescapable = standing.inescapable(state)
        holds = {
            "R": not tempting,
            "GMR": all(standing.answers[q] & feared for q in tempting),
            "SMR": all(standing.answers[q] & inescapable for q in tempting),
            "SEQ": all(standing.replies[q] & feared for q in tempting),
            "SSEQ": all(standing.replies[q] & inescapable for q in tempting),
        }
        for name, stands in holds.items():
            found[name] |= stands << state
    return found
