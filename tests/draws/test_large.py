"""Large cases: fewer draws where all would take too long, and a short cut."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.draws import affordable, packages, workable
from detente.draws import fronts as fronts_module
from detente.study import study
from draw_strategies import draws, make_draws
from enumeration import deals
from study_cases import arms_talks


@given(draws(principals=(2, 4), max_boxes=3), st.data())
@settings(max_examples=200)
def test_what_is_likely_to_work_changes_nothing(made, data):
    every = [deal.outcome for deal in deals(made, 0)]
    likely = data.draw(st.lists(st.sampled_from(every), max_size=4))
    outcomes = np.array(likely, dtype=np.int64).reshape(-1, made.n_issues)
    found = [any(d.works for d in deals(made, k)) for k in range(made.n_draws)]
    assert workable(made, outcomes).tolist() == found


def test_affordable_draws_are_all_there_are():
    made = make_draws([[[0, 1], [1, 0]]], [[[1, 0], [0, 1]]])
    assert affordable(made) is made


def test_too_much_work_leaves_draws_spread_over_all(monkeypatch):
    made = make_draws(*[[[[0, n + 1], [1, 0]]] for n in range(9)])
    monkeypatch.setattr(fronts_module, "WORK", 1)
    monkeypatch.setattr(fronts_module, "FEWEST", 3)
    some = affordable(made)
    assert some.scores[:, 0, 1].tolist() == [1, 5, 9]
    assert packages(some).starts.tolist() == [0, 1, 2, 3]


def test_a_large_study_says_how_many_draws_each_answer_rests_on(monkeypatch):
    monkeypatch.setattr(fronts_module, "WORK", 1)
    monkeypatch.setattr(fronts_module, "FEWEST", 30)
    found = study(arms_talks(), draws=90)
    fewer = {name for name, answer in found.answers().items()
             if getattr(answer, "n_draws", 90) == 30}  # fmt: skip
    assert fewer == {"zopa", "frontier", "solutions", "steps", "failure", "watch"}
    assert len(found.frontier.sizes) == 30
    assert found.n_draws == 90
