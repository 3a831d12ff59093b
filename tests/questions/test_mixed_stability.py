"""Each party may stay in a sense of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.graph import graph
from detente.model import Action, Conflict, Ranking, State
from detente.questions.stability import stability


@st.composite
def conflicts(draw):
    """Up to three parties with an action each, who rank the states as they like."""
    count = draw(st.integers(1, 3))
    parties = tuple("ABC"[:count])
    marks = range(2**count)
    states = tuple(
        State(str(n + 1), "".join("NY"[n >> a & 1] for a in range(count)))
        for n in marks
    )
    labels = [state.label for state in states]
    likings = {
        party: Ranking(tuple((label,) for label in draw(st.permutations(labels))))
        for party in parties
    }
    actions = tuple(Action("act", party) for party in parties)
    return Conflict("T", parties, states, likings, actions)


@given(conflicts(), st.data())
def test_a_state_holds_when_each_party_would_stay_in_its_sense(conflict, data):
    found = stability(graph(conflict))
    senses = {p: data.draw(st.sampled_from(found.concepts)) for p in found.parties}
    slow = [
        state
        for state in found.states
        if all(state in found.stays(how, party) for party, how in senses.items())
    ]
    assert list(found.mixed(senses)) == slow
    for concept in found.concepts:
        alike = dict.fromkeys(found.parties, concept)
        assert found.mixed(alike) == found.equilibria(concept)


@given(conflicts())
def test_every_party_needs_a_sense_that_there_is(conflict):
    found = stability(graph(conflict))
    with pytest.raises(ValueError, match="must have one of R, GMR"):
        found.mixed({})
    with pytest.raises(ValueError, match="must name parties"):
        found.mixed({"nobody": "R"})
