"""Two parties that look ahead."""

import numpy as np
import pytest
from hypothesis import given

from conflict_models import conflicts
from detente.graph import graph
from detente.questions.stability import stability


def end(arrays, i, state, left):
    """Where play ends that party i begins with so many moves left, by the letter."""
    worth = arrays.orders[i].worth
    there = [q for q in range(len(arrays.states)) if reach(arrays, i, state, q)]
    if not left or not there:
        return state
    led = [end(arrays, 1 - i, q, left - 1) for q in there]
    best = max(led, key=lambda q: worth[q])
    return best if worth[best] > worth[state] else state


def reach(arrays, i, here, there):
    return arrays.moves[i].sets()[here] >> there & 1


@given(conflicts(least=2, most=2))
def test_each_horizon_is_that_of_the_definition(conflict):
    arrays = graph(conflict)
    found = stability(arrays, ahead=5)
    for horizon in range(2, 6):
        rows = found.stable[found.concepts.index(f"L{horizon}")]
        assert rows.tolist() == [
            [end(arrays, i, s, horizon) == s for s in range(len(arrays.states))]
            for i in range(2)
        ]


@given(conflicts(least=2, most=2))
def test_who_stays_however_far_it_looks_stays_from_some_horizon_on(conflict):
    arrays = graph(conflict)
    far = stability(arrays, ahead=60)
    late = [far.stable[far.concepts.index(f"L{h}")] for h in range(30, 61)]
    nm = far.stable[far.concepts.index("NM")]
    assert (nm == np.logical_and.reduce(late)).all()


@given(conflicts(least=3))
def test_looking_ahead_takes_two_parties(conflict):
    arrays = graph(conflict)
    assert "NM" not in stability(arrays).concepts
    with pytest.raises(ValueError, match="takes two parties"):
        stability(arrays, ahead=2)
