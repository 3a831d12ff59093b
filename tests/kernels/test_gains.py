"""Which outcomes work: by hand, and all of a small space against one by one."""

import numpy as np
from hypothesis import given

from detente.kernels import gains as gains_module
from detente.kernels.gains import utilities, works, works_everywhere
from draw_strategies import draws
from enumeration import deals


def sizes(made):
    return tuple(len(labels) for labels in made.options)


def marked(made):
    own = made.principals
    found = works_everywhere(
        made.scores[:, own], sizes(made), made.disagreement[:, own]
    )
    return np.unpackbits(found, axis=1, count=made.n_draws).T.astype(bool)


def test_doing_no_harm_is_not_enough():
    assert works(np.array([[0, 0, 1], [0, 2, -1]])).tolist() == [False, True, False]


@given(draws(most_together=0))
def test_bits_mark_what_works_one_by_one(made):
    expected = [
        [min(deal.gain) >= 0 and max(deal.gain) > 0 for deal in deals(made, k)]
        for k in range(made.n_draws)
    ]
    assert marked(made).tolist() == expected


@given(draws(most_together=0))
def test_all_utilities_one_by_one(made):
    own = made.scores[:, made.principals].transpose(1, 2, 0)
    for k in range(made.n_draws):
        expected = [deal.utility for deal in deals(made, k)]
        assert list(map(tuple, utilities(own, sizes(made))[..., k].T)) == expected


def test_portions_do_not_show(monkeypatch):
    rng = np.random.default_rng(0)
    case = rng.integers(-5, 5, (100, 3, 9)), (4, 2, 3), rng.integers(-2, 2, (100, 3))
    whole = works_everywhere(*case)
    monkeypatch.setattr(gains_module, "PORTION", 200)
    np.testing.assert_array_equal(works_everywhere(*case), whole)
