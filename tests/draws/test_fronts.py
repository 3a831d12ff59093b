"""What rules out an option, and frontiers kept for the next question."""

import numpy as np
from hypothesis import given

from detente.draws import allowed_alone, frontiers, packages
from draw_strategies import draws, make_draws
from enumeration import deals


@given(draws(max_boxes=3))
def test_an_option_ruled_out_by_itself_is_in_no_admissible_outcome(made):
    allowed = allowed_alone(made)
    for k in range(made.n_draws):
        open_columns = {
            int(start) + place
            for deal in deals(made, k)
            if deal.admissible
            for start, place in zip(made.offsets, deal.outcome, strict=False)
        }
        assert open_columns <= set(np.flatnonzero(allowed[k]).tolist())


def test_only_a_box_of_one_issue_rules_out_by_itself():
    made = make_draws(
        [[[0, 0], [0, 0]], [[0, 0], [0, 0]]], boxes=[[[1], [0, 1]], [[0], [1]]]
    )
    assert allowed_alone(made).tolist() == [[True, False, True, True]]


def test_the_same_draws_are_folded_once():
    made = make_draws([[[0, 1], [1, 0]]])
    assert frontiers(made) is frontiers(made)
    assert packages(made) is packages(made)


@given(draws())
def test_doing_nothing_is_all_that_packages_leave_out(made):
    for k in range(made.n_draws):
        with_it, without = (
            set(map(tuple, fronts.points[:, fronts.draws == k].T.tolist()))
            for fronts in (frontiers(made), packages(made))
        )
        nothing = next(d for d in deals(made, k) if d.nothing)
        assert with_it - without <= {nothing.utility}
