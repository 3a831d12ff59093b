"""Where a conflict may go from the status quo."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_models import conflicts
from detente.graph import graph
from detente.model import Action, Conflict, Ranking, State
from detente.questions.departure import KINDS, TOGETHER, departure
from reference_conflicts import conflict


def may_go(arrays, kind, i, here, there):
    """Tell by the letter whether a party may take a step on a course of a kind."""
    worth = arrays.orders[i].worth
    if not arrays.moves[i].sets()[here] >> there & 1:
        return False
    return {
        "improvements": worth[there] > worth[here],
        "no worse": worth[there] >= worth[here],
        "any": True,
    }[kind]


def stages(arrays, kind, start):
    """States by the first stage at which some party leads there: V_i(t), by sets."""
    n, m = len(arrays.parties), len(arrays.states)
    last = [
        {q for q in range(m) if may_go(arrays, kind, i, start, q)} for i in range(n)
    ]
    first = {q: 1 for one in last for q in one}
    for stage in range(2, n * m + 2):
        new = []
        for i in range(n):
            others = set().union(*(last[j] for j in range(n) if j != i), set())
            onwards = {
                q for s in others for q in range(m) if may_go(arrays, kind, i, s, q)
            }
            new.append(last[i] | onwards)
        last = new
        for one in last:
            for q in one:
                first.setdefault(q, stage)
    return first


@given(conflicts(), st.data())
def test_courses_are_as_short_as_the_stages_of_the_definition_say(conflict, data):
    arrays = graph(conflict)
    start = data.draw(st.sampled_from(arrays.states))
    found = departure(arrays, start)
    for kind in KINDS:
        slow = stages(arrays, kind, arrays.states.index(start))
        assert {
            arrays.states.index(state): len(course)
            for state, course in found.courses[kind].items()
        } == slow


@given(conflicts(), st.data())
def test_a_course_is_made_of_steps_of_its_kind_by_turns(conflict, data):
    arrays = graph(conflict)
    start = data.draw(st.sampled_from(arrays.states))
    for kind, courses in departure(arrays, start).courses.items():
        for state, course in courses.items():
            here = arrays.states.index(start)
            for mover, label in course:
                i, there = arrays.parties.index(mover), arrays.states.index(label)
                assert may_go(arrays, kind, i, here, there)
                here = there
            assert arrays.states[here] == state
            movers = [mover for mover, _ in course]
            assert all(a != b for a, b in pairwise(movers))


def test_two_prisoners_by_hand():
    """Both silent: either may talk, which is better for it, then so may the other."""
    prisoners = graph_of_prisoners()
    found = departure(prisoners, "neither")
    assert found.courses["improvements"]["both"] == (("A", "A talks"), ("B", "both"))
    assert found.soonest("improvements", "both") == 2
    assert found.soonest("improvements", "neither") == 0
    back = departure(prisoners, "both")
    assert back.courses["improvements"] == {}
    assert back.soonest("no worse", "neither") is None
    assert back.soonest("any", "neither") == 2


def graph_of_prisoners():
    from detente.model import Action, Conflict, Ranking, State

    names = ("neither", "A talks", "B talks", "both")
    states = tuple(
        State(n, p) for n, p in zip(names, ("NN", "YN", "NY", "YY"), strict=True)
    )
    likings = {
        "A": Ranking((("A talks",), ("neither",), ("both",), ("B talks",))),
        "B": Ranking((("B talks",), ("neither",), ("both",), ("A talks",))),
    }
    actions = (Action("talk", "A"), Action("talk", "B"))
    return graph(Conflict("Prisoners", ("A", "B"), states, likings, actions))


def test_an_unknown_state_is_refused():
    with pytest.raises(ValueError, match="must be one of the graph's"):
        departure(graph_of_prisoners(), "bail")


def test_what_parties_do_together_leads_on_from_where_they_get_alone():
    """Elmira: the town insists, and then ministry and firm settle without it.

    D. M. Kilgour, K. W. Hipel, L. Fang, X. Peng (2001): that is what happened.
    """
    elmira = graph(conflict("elmira_9"))
    found = departure(elmira, "1", together=True)
    assert found.courses[TOGETHER]["8"] == (("LG", "5"), ("MoE + Uniroyal", "8"))
    assert set(found.courses[TOGETHER]) == {"5", "8"}
    assert TOGETHER not in departure(elmira, "1").courses


def test_nobody_is_together_with_nobody():
    alone = Conflict(
        "", ("A",), (State("in", "N"), State("out", "Y")),
        {"A": Ranking((("out",), ("in",)))}, (Action("go", "A"),),
    )  # fmt: skip
    assert [*departure(graph(alone), "in", together=True).courses] == [*KINDS]
