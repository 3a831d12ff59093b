"""All strict ordinal games of two with two choices each: published counts.

A. Rapoport, M. Guyer (1966). A taxonomy of 2 x 2 games. General Systems 11, 203-214:
there are 78 of them. D. Robinson, D. Goforth (2005). The Topology of the 2 x 2 Games,
Routledge: 144 where the two are told apart, of which 18 have no equilibrium in pure
strategies and 18 have two.
"""

from collections import Counter
from itertools import permutations

from detente.graph import graph
from detente.kernels.conflict.stable import RANKED
from detente.model import Action, Conflict, Ranking, State
from detente.questions.stability import stability

STATES = tuple(State(p, p) for p in ("NN", "YN", "NY", "YY"))
LABELS = tuple(state.label for state in STATES)
ACTIONS = (Action("act", "A"), Action("act", "B"))


def renamed(ranking, *, first, second, swapped):
    """Return a ranking with choices renamed, and parties exchanged."""
    marks = str.maketrans("NY", "YN")

    def state(label):
        a, b = label
        a, b = a.translate(marks) if first else a, b.translate(marks) if second else b
        return b + a if swapped else a + b

    return tuple(state(label) for label in ranking)


def alike(game):
    """Yield the games that differ in names only."""
    for first in (False, True):
        for second in (False, True):
            here = [renamed(r, first=first, second=second, swapped=False) for r in game]
            yield here[0], here[1]
            yield tuple(
                renamed(r, first=False, second=False, swapped=True) for r in here[::-1]
            )


def games(*, exchanged=True):
    """Return one game of each kind, with the two exchanged or told apart."""
    every = [*permutations(LABELS)]
    pick = slice(None) if exchanged else slice(0, None, 2)
    return sorted({min([*alike((a, b))][pick]) for a in every for b in every})


def found(game):
    likings = {
        party: Ranking(tuple((label,) for label in ranking))
        for party, ranking in zip("AB", game, strict=True)
    }
    return stability(graph(Conflict("", ("A", "B"), STATES, likings, ACTIONS)))


def test_so_many_games_have_no_nash_equilibrium_one_or_two():
    every = games(exchanged=False)
    counts = Counter(len(found(game).equilibria("R")) for game in every)
    assert (len(games()), len(every)) == (78, 144)
    assert counts == {1: 108, 2: 18, 0: 18}


def test_some_state_holds_under_each_other_concept():
    """Howard (1971), Paradoxes of Rationality: a general metarational one always."""
    for game in games():
        answer = found(game)
        assert answer.equilibria("GMR"), game
        held = {name: set(answer.equilibria(name)) for name in RANKED}
        assert held["R"] <= held["SSEQ"] <= held["SEQ"] & held["SMR"], game


def test_what_was_one_game_is_one_game_whatever_it_is_called():
    dilemma = ("NY", "YY", "NN", "YN"), ("YN", "YY", "NN", "NY")
    assert {len(found(game).equilibria("SEQ")) for game in alike(dilemma)} == {2}
