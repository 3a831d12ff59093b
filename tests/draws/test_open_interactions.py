"""What options are worth together may be a range: it is drawn like all that is open."""

from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from detente.casefile import dump, parse
from detente.casefile.interchange.cases import exact_sheet
from detente.draws import UNIT, orders, tabulate
from detente.errors import CaseError, CaseFileError
from detente.model import Interaction, Scores, ScoreSheet, shared
from detente.model.interaction import most_together
from detente.study import study
from open_interactions import CASE, case

BOTH = {"quay": ("longer",), "line": ("single", "double")}


def drawn(found, n=4000):
    return tabulate(found, n, np.random.default_rng(3))


@pytest.mark.parametrize(
    ("text", "ends", "kept"),
    [
        ("0.8 to 1.2", ("4/5", "6/5"), "0.8 to 1.2"),
        ("-0.3 to 0.1", ("-3/10", "1/10"), "-0.3 to 0.1"),
        ("-1/3 to -0.1", ("-1/3", "-1/10"), "-1/3 to -0.1"),
        ("about -0.5", ("-3/5", "-2/5"), "-0.6 to -0.4"),
        ("about 5", (4, 6), "4 to 6"),
        ("0.1 to 0.1", ("1/10", "1/10"), "0.1"),
        ("about 0", (0, 0), "0"),
    ],
)
def test_a_file_says_a_range_of_any_sign(text, ends, kept):
    (one,) = case(text).preferences_of("port").interactions
    assert one.ends == tuple(map(Fraction, ends))
    assert one.text.startswith(f"{kept} for ")
    assert parse(dump(case(text))) == parse(dump(case(kept)))


@pytest.mark.parametrize("text", ["0.3 to 0.1", "high", "0.1 to", "to 0.4", "1 - 2"])
def test_what_is_no_range_is_refused_where_it_stands(text):
    with pytest.raises(CaseFileError, match="interactions") as refused:
        case(text)
    assert "got" in str(refused.value)


def test_a_range_must_rise():
    with pytest.raises(CaseError, match=r"low to high; got 0\.2 to 0\.1"):
        Interaction(BOTH, Fraction(1, 5), most=Fraction(1, 10))


def test_draws_are_uniform_over_the_range():
    found = drawn(case("-0.2 to 0.6"))
    assert found.combinations.tolist() == [[False, True, False, True, True]]
    worth = np.sort(found.added[:, 0, 0] / UNIT)
    assert (found.added[:, 1] == 0).all()
    assert -0.2 <= worth[0] < -0.19
    assert 0.59 < worth[-1] <= 0.6
    expected = np.linspace(-0.2, 0.6, len(worth))
    assert np.abs(worth - expected).max() < 0.8 * 1.63 / len(worth) ** 0.5


def test_a_range_moves_no_other_number():
    known, unknown = drawn(case("0.3")), drawn(case("0.2 to 0.4"))
    assert (known.scores == unknown.scores).all()
    assert (known.added[:, 0] == round(0.3 * UNIT)).all()
    assert len(np.unique(unknown.added[:, 0])) == unknown.n_draws


def test_ranges_of_one_combination_add_up():
    found = case("0.2 to 0.4")
    (port, rail) = found.preferences
    (one,) = port.interactions
    two = replace(one, worth=Fraction(1), most=None)
    port = replace(port, interactions=(one, two, one))
    worth = drawn(replace(found, preferences=(port, rail))).added[:, 0, 0] / UNIT
    assert worth.min() >= 1.4
    assert worth.max() <= 1.8
    assert abs(worth.mean() - 1.6) < 0.01
    assert worth.std() < 0.1


def test_what_is_accepted_binds_the_range_too():
    accepts = "accepts: [{outcome: {quay: longer, line: double}}]\n    interactions:"
    found = drawn(
        parse(CASE.replace("WORTH", "0.8 to 1.2").replace("interactions:", accepts, 1))
    )
    worth = found.added[:, 0, 0] / UNIT
    assert worth.min() >= 1
    assert 1.15 < worth.max() <= 1.2
    assert (found.gains(np.array([[1, 2]]))[0, 0] >= 0).all()


def test_the_size_allowed_counts_both_ends():
    with pytest.raises(CaseError, match="must add up to 100 or less"):
        drawn(case("-200 to 1"), 10)
    low = Interaction({"a": ("x",), "b": ("x",)}, Fraction(-3), most=Fraction(2))
    assert most_together([low, low]) == 6
    assert most_together([replace(low, options={"a": ("x", "y")})]) == 3


def test_no_score_sheet_holds_a_range():
    with pytest.raises(ValueError, match="worth together to port is open"):
        exact_sheet(
            parse(
                CASE.replace("WORTH", "0.1 to 0.2").replace(
                    "weights: quay > line\n    options: {quay: longer > short, "
                    "line: double > single > none}",
                    "weights: {quay: 1, line: 0}\n    options: {quay: {longer: 1, "
                    "short: 0}}",
                )
            )
        )
    some = Interaction(BOTH, Fraction(0), most=Fraction(1))
    points = {"quay": (Fraction(0),) * 2, "line": (Fraction(0),) * 3}
    issues = {"quay": ("short", "longer"), "line": ("none", "single", "double")}
    with pytest.raises(CaseError, match="must be worth a number"):
        ScoreSheet("", issues, (Scores("a", points, interactions=(some,)),))


def test_what_is_shared_keeps_the_range():
    found = case("0.8 to 1.2")
    assert shared(found).preferences_of("port") == found.preferences_of("port")


def test_whether_it_is_high_or_low_is_something_to_watch():
    """By hand: the port gains where both add more than 1, in half of the draws."""
    found = case("0.8 to 1.2")
    (split,) = [x for x in orders(drawn(found)) if x.kind == "together"]
    assert (split.party, split.issue) == ("port", "")
    assert split.first == "quay: longer and line: single or double > 1.00"
    assert split.second == "quay: longer and line: single or double <= 1.00"
    assert abs(split.mask.mean() - 0.5) < 0.01
    findings = study(found, draws=2000)
    first = findings.watch.unknowns[0]
    assert (first.kind, first.party) == ("together", "port")
    assert first.share_first > 0.99
    assert first.share_second < 0.05
