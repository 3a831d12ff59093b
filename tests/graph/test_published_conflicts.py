"""Small conflicts of the literature, each with what was printed or stored of it."""

import pytest

from detente.casefile.interchange import read_conflicts
from detente.graph import graph
from detente.questions.coalitions import coalitions
from detente.questions.stability import stability


def found(text):
    return graph(read_conflicts(text.encode(), "conflict.yaml")["default"])


EUPHRATES = """\
title: Syria and Iraq on the Euphrates
decision_makers: [Syria, Iraq]
options:
- {dm: Syria, name: release water}
- {dm: Syria, name: escalate}
- {dm: Iraq, name: attack}
infeasible_patterns: [YY-]
preferences:
  Syria: {wishes: [NNN, "2", "-3", "-1"]}
  Iraq: {wishes: [YNN, NNY, NYY, NNN, YNY]}
"""
"""Model and results: gmcr-py (O. Petersons), `Examples/SI_misp.gmcr` without its
misperceptions, and `test_data/SyriaIraq_logSol.txt`, whose rows are R, GMR, SEQ, SIM,
both of these, SMR; after R. A. Kinsara, O. Petersons, K. W. Hipel, D. M. Kilgour
(2015),
Advanced decision support for the graph model for conflict resolution, Journal of
Decision Systems 24(2). With two parties a sanction is one move, so that what
that program has wrong of several opponents does not matter here."""


@pytest.mark.parametrize(("concept", "stored"), [
    ("R", ("6",)), ("GMR", ("1", "6")), ("SEQ", ("6",)), ("SIM", ("6",)),
    ("SMR", ("6",)),
])  # fmt: skip
def test_syria_and_iraq(concept, stored):
    assert stability(found(EUPHRATES)).equilibria(concept) == stored


def two(first, second, moves="act"):
    return found(
        f"decision_makers: [A, B]\noptions: [{{dm: A, name: {moves}}}, "
        f"{{dm: B, name: {moves}}}]\npreferences: {{A: {first}, B: {second}}}\n"
    )


def test_the_stag_hunt_has_two_equilibria_and_a_jump_to_the_better():
    """J.-J. Rousseau (1755); B. Skyrms (2004), The Stag Hunt, Cambridge, chapter 1.

    To hunt the stag together is best for both, but who hunts it alone gets nothing.
    """
    hunt = two("[YY, NY, NN, YN]", "[YY, YN, NN, NY]", "hunt the stag")
    assert stability(hunt).equilibria("R") == ("1", "4")
    (jump,) = coalitions(hunt).jumps
    assert (jump.coalition, jump.state, jump.to) == (("A", "B"), "1", ("4",))
    assert coalitions(hunt).holding("CR") == ("4",)


def test_the_battle_of_the_sexes_has_two_equilibria_that_nobody_jumps_from():
    """R. D. Luce, H. Raiffa (1957), Games and Decisions, section 5.3."""
    battle = two("[NN, YY, [NY, YN]]", "[YY, NN, [NY, YN]]", "go to the ballet")
    assert stability(battle).equilibria("R") == ("1", "4")
    assert coalitions(battle).jumps == ()
    assert coalitions(battle).holding("CR") == ("1", "4")


def test_matching_pennies_has_no_equilibrium():
    """J. von Neumann, O. Morgenstern (1944), Theory of Games, section 14.7.2."""
    pennies = two("[[NN, YY], [NY, YN]]", "[[NY, YN], [NN, YY]]", "show heads")
    assert stability(pennies).equilibria("R") == ()


def test_the_dilemma_of_prisoners_is_solved_by_looking_ahead():
    """S. J. Brams, D. Wittman (1981), Nonmyopic equilibria in 2 x 2 games, Conflict
    Management and Peace Science 6(1): both to defect, and both to cooperate."""
    dilemma = two("[NY, YY, NN, YN]", "[YN, YY, NN, NY]", "cooperate")
    assert stability(dilemma).equilibria("NM") == ("1", "4")


def test_both_swerving_is_where_chicken_ends_for_those_who_look_ahead():
    """D. M. Kilgour (1984), Equilibria for far-sighted players, Theory and Decision
    16(2): in chicken the compromise alone."""
    chicken = two("[YN, NN, NY, YY]", "[NY, NN, YN, YY]", "drive on")
    assert stability(chicken).equilibria("NM") == ("1",)
