"""Conflicts that would take memory or hours are refused in one line."""

import pytest

from detente.casefile.interchange import read_conflicts
from detente.errors import TooLargeError
from detente.graph import graph
from detente.questions.stability import stability


def one_way(n_actions):
    """A conflict of two parties, of which one owns all actions that are for good."""
    options = "".join(
        f"- {{dm: A, name: step {n}, direction: fwd}}\n" for n in range(n_actions)
    )
    return read_conflicts(
        f"decision_makers: [A, B]\noptions:\n{options}- {{dm: B, name: go}}\n"
        "preferences: {A: {weights: {1: 1}}, B: {weights: {1: -1}}}\n".encode(),
        "steps.yaml",
    )["default"]


def test_many_actions_for_good_are_refused():
    with pytest.raises(TooLargeError, match="actions of A that go one way only can"):
        graph(one_way(16))


def test_some_actions_for_good_are_not():
    """The first step is taken and never undone: half of all states hold."""
    found = stability(graph(one_way(8)))
    assert len(found.equilibria("R")) == 2**8
