"""Why a party would stay in a state, or leave it: what tempts it and what deters it."""

from dataclasses import dataclass

from detente.graph import ConflictGraph, Rules, standings
from detente.kernels.conflict.definitions import Standing
from detente.kernels.conflict.joint import members
from detente.kernels.conflict.paths import shortest_sanction
from detente.kernels.conflict.stable import RANKED
from detente.questions.answer import Answer

_DEFAULT = Rules()


@dataclass(frozen=True, slots=True)
class Temptation:
    """One improvement, and how others could answer it.

    Attributes
    ----------
    improvement
        Label of the state that the party would move to.
    answer
        A shortest sequence by which the others lead on to a state that deters the
        party: who moves, and the label of the state that comes of it. Empty where
        nothing deters.
    """

    improvement: str
    answer: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Sanctions(Answer):
    """Why one party would stay in one state, or leave it.

    Attributes
    ----------
    party, state, concept
        Whose view, of what, in which sense.
    temptations
        Its improvements from there.
    """

    party: str
    state: str
    concept: str
    temptations: tuple[Temptation, ...]

    @property
    def stays(self) -> bool:
        """Whether the party would stay: every improvement is answered."""
        return all(one.answer for one in self.temptations)


def sanctions(
    graph: ConflictGraph,
    party: str,
    state: str,
    rules: Rules = _DEFAULT,
) -> Sanctions:
    """Say why a party would stay in a state, or leave it.

    Parameters
    ----------
    graph
        The conflict.
    party, state
        Name and label.
    rules
        In which sense it stays, what to make of the preferences, and how others move.

    Raises
    ------
    ValueError
        If there is no such party, state or concept.
    TooLargeError
        If there are too many states to compare pair by pair.
    """
    for what, got, known in (
        ("party", party, graph.parties),
        ("state", state, graph.states),
        ("concept", rules.concept, RANKED),
    ):
        if got not in known:
            raise ValueError(f"{what} must be one of {', '.join(known)}; got {got!r}")
    i, s = graph.parties.index(party), graph.states.index(state)
    standing = standings(graph, reading=rules.reading)[i]
    others = [name for name in graph.parties if name != party]
    credible = rules.concept in ("SEQ", "SSEQ")
    moves = standing.improving if credible else standing.others
    feared = _feared(standing, s, rules.concept)
    return Sanctions(
        party,
        state,
        rules.concept,
        tuple(
            Temptation(
                graph.states[q],
                tuple(
                    (others[mover], graph.states[reached])
                    for mover, reached in shortest_sanction(
                        moves, q, feared, rules.sanction
                    )
                ),
            )
            for q in members(standing.tempting[s])
        ),
    )


def _feared(standing: Standing, state: int, concept: str) -> int:
    """Return the states that deter a party from leaving one, under a concept."""
    if concept == "R":
        return 0
    if concept in ("SMR", "SSEQ"):
        return standing.inescapable(state)
    return standing.deterred[state]
