"""Each party may stay in a sense of its own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_models import conflicts
from detente.graph import graph
from detente.questions.stability import stability


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
