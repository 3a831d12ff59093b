"""Standard errors stand beside the shares they belong to."""

import pytest

from detente import brief, study
from detente.brief import answer
from detente.brief.figures import FIGURES
from detente.brief.numbers import counted
from study_cases import arms_talks


@pytest.fixture(scope="module")
def few():
    return study(arms_talks(), draws=400)


def test_of_few_draws_the_error_stands_beside_the_share(few):
    """Of 400 draws a share p is off by the root of p (1 - p) / 400, by hand."""
    share = float(few.zopa.together[0])
    off = (share * (1 - share) / 400) ** 0.5
    said = f"{100 * share:.0f} ±{100 * off:.0f}"
    assert off > 0.005
    assert counted(few, "zopa.together", 0) == f"{said} of 100"
    assert said in " ".join(answer(few))
    rows = FIGURES["packages"](few).table.rows
    assert rows[0][-2] == f"{said} of 100"


def test_a_share_of_a_reading_has_the_error_of_the_draws_with_that_reading(few):
    (unknown, *_), errors = few.watch.unknowns, few.precision.errors
    assert unknown.share_first not in (0, 1)
    off = float(errors["watch.unknowns.share_first"][0])
    said = counted(few, "watch.unknowns.0.share_first")
    assert said == f"{100 * unknown.share_first:.0f} ±{100 * off:.0f} of 100"
    assert any(said in row for row in FIGURES["watch"](few).table.rows)


def test_of_many_draws_none_of_all_draws_needs_one(few):
    """Of 10,000 draws no share of all is off by more than half a draw of 100."""
    many = study(arms_talks(), draws=10_000)
    of_all = [line for line in answer(many) if not line.startswith("Watch")]
    assert "±" not in " ".join(of_all)
    page = brief(few).html
    assert page.count("±") > 20
