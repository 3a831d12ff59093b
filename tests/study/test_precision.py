"""Standard errors: by hand, against many studies, and of every share there is."""

import math
import re
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import study
from detente.cli.inputs import sureness
from detente.draws import Convergence, acceptable, chunks, independent, tabulate
from detente.errors import TooLargeError
from detente.kernels.spread import standard_error
from detente.model import Case, Issue, Party
from detente.questions.agenda import agenda
from detente.questions.zopa import zopa
from detente.study import enough
from detente.study.precision import Unsure, _Shares
from study_cases import arms_talks, hopeless_sale, three_unknown_parties

CASES = [arms_talks, hopeless_sale, three_unknown_parties]


@pytest.fixture(scope="module")
def arms():
    return study(arms_talks(), draws=400)


def resolved(value, path):
    for step in path.split("."):
        value = value[int(step)] if isinstance(value, list) else value[step]
    return value


@pytest.mark.parametrize(
    ("share", "n", "error"),
    [(0.5, 10_000, 0.005), (0.1, 900, 0.01), (0.36, 64, 0.06), (1.0, 5, 0.0)],
)
def test_by_hand(share, n, error):
    """0.5 x 0.5 / 10,000 = 0.005^2; 0.09 / 900 = 0.01^2; 0.2304 / 64 = 0.06^2."""
    assert float(standard_error(np.array(share), n)) == pytest.approx(error)


def test_of_no_draws_there_is_no_error():
    assert math.isnan(float(standard_error(np.array(0.5), 0)))


@given(st.floats(0, 1), st.integers(1, 10**6))
def test_twice_as_sure_takes_four_times_as_many(share, n):
    one, four = (float(standard_error(np.array(share), m)) for m in (n, 4 * n))
    assert four == pytest.approx(one / 2)
    assert one <= math.nextafter(0.5 / math.sqrt(n), 1)  # rounded either way


def test_conditional_shares_rest_on_the_draws_of_their_condition(arms):
    """By the definition, one after the other."""
    rules, errors = arms.solutions, arms.precision.errors
    for choice, error in zip(
        rules.chosen, errors["solutions.chosen.share"], strict=True
    ):
        of = 400 * rules.defined[rules.rules.index(choice.rule)]
        assert error == pytest.approx(math.sqrt(choice.share * (1 - choice.share) / of))
    watched = errors["watch.unknowns.share_second"]
    for unknown, error in zip(arms.watch.unknowns, watched, strict=True):
        of = 400 * (1 if unknown.kind == "size" else 1 - unknown.likely)
        share = unknown.share_second
        assert error == pytest.approx(math.sqrt(share * (1 - share) / of))


def test_errors_are_those_that_answers_tell_themselves(arms):
    errors = arms.precision.errors
    assert errors["zopa.share"] == arms.zopa.error
    np.testing.assert_array_equal(errors["agenda.share"], arms.agenda.error)


def test_the_spread_over_seeds_is_the_error():
    """Over 200 seeds a share of 200 draws spreads as its error says."""
    shares = [
        zopa(tabulate(arms_talks(), 200, np.random.default_rng(seed))).share
        for seed in range(200)
    ]
    mean = float(np.mean(shares))
    told = math.sqrt(mean * (1 - mean) / 200)
    # Lines bind in their very share of the draws, so the spread may be smaller.
    assert 0.6 * told < np.std(shares) < 1.2 * told


@pytest.mark.parametrize("case", CASES)
def test_the_worst_is_where_its_path_leads(case):
    found = study(case(), draws=200)
    said, precise = found.plain(), found.precision
    largest = [
        float(np.nanmax(errors))
        for errors in precise.errors.values()
        if not np.isnan(errors).all()
    ]
    assert precise.worst.error == max(largest)
    for one in (precise.worst, precise.growing):
        assert resolved(said, one.path) == one.share
    assert said["precision"]["worst"]["path"] == precise.worst.path


def test_every_field_called_a_share_has_its_errors(arms):
    """What a docstring tells as a share of draws is not forgotten."""
    told = set()
    for name, answer in arms.answers().items():
        for field in re.findall(
            r"\n    ([\w, ]+?)(?: : \(.*?\))?\n        Share of (?:all )?draws",
            type(answer).__doc__ or "",
        ):
            told |= {f"{name}.{one.strip()}" for one in field.split(",")}
    assert len(told) > 15
    assert told <= set(arms.precision.errors)


def test_steps_of_chains_count_less():
    """A tenth of the draws are effective: errors are the root of ten times as large."""
    draws = tabulate(arms_talks(), 300, np.random.default_rng(0))
    slow = Convergence("preferences.north.weights", 300, 30.0, 1.0)
    quick = Convergence("preferences.south.weights", 300, 400.0, 1.0)
    chained = replace(draws, convergence=(slow, quick))
    assert (draws.n_eff, chained.n_eff) == (300, pytest.approx(30))
    assert independent((quick,)) == 1
    for question in (zopa, agenda):
        alone, correlated = question(draws).error, question(chained).error
        np.testing.assert_allclose(correlated, alone * math.sqrt(10))


@pytest.fixture
def small(monkeypatch):
    """Chunks of 40 draws, and an error of 0.05 for small enough."""
    for module in (chunks, enough):
        monkeypatch.setattr(module, "CHUNK", 40)
    monkeypatch.setattr(enough, "ERROR", 0.05)


@pytest.mark.usefixtures("small")
def test_auto_takes_whole_chunks_until_shares_are_sure():
    found = study(arms_talks(), draws="auto", seed=2)
    assert found.n_draws % 40 == 0
    assert found.n_draws > 40
    assert found.precision.growing.error <= 0.05
    assert found.to_json() == study(arms_talks(), draws=found.n_draws, seed=2).to_json()


def test_auto_waits_for_a_reading_that_a_tenth_of_the_draws_have(arms):
    errors = arms.precision.errors["watch.unknowns.share_first"]
    often = [
        error
        for error, unknown in zip(errors, arms.watch.unknowns, strict=True)
        if unknown.kind == "size" or unknown.likely >= 0.1
    ]
    assert often
    assert arms.precision.growing.error >= max(often)


def test_what_does_not_grow_is_not_waited_for():
    """By hand: of 100 draws an error of 0.05 is waited for, of 4 one of 0.25 is not."""
    of = np.array([100.0, 4.0])
    shares = _Shares.of("watch.unknowns.share_first", [0.5, 0.5], of, grows=of > 10)
    assert [one.error for one in shares.worst] == [0.25]
    assert [one.error for one in shares.growing.worst] == [0.05]


@pytest.mark.usefixtures("small")
def test_auto_watches_every_share_that_more_draws_make_surer():
    found = study(arms_talks(), draws="auto", seed=2)
    capped = {"keeping"} if found.keeping.n_draws < found.zopa.n_draws else set()
    left = ("watch.unknowns.share", "priors", "enforcement")
    for field, errors in found.precision.errors.items():
        if not field.startswith(left) and field.split(".")[0] not in capped:
            assert not (errors > 0.05).any(), field


@pytest.mark.usefixtures("small")
def test_a_question_alone_takes_the_draws_that_its_own_shares_need():
    """Of a share of a half 0.05^2 = 0.25 / 100 needs 100 draws: three chunks of 40."""
    seen = []

    def ask(made):
        seen.append(made.draws.n_draws)
        error = math.sqrt(0.25 / made.draws.n_draws)
        return enough.Asked(made.draws.n_draws, Unsure("zopa.share", 0.5, error))

    make = enough.drawing(arms_talks(), 0)
    assert enough.grown("auto", make, ask) == 120
    assert seen == [40, 120]
    assert enough.grown(55, make, ask) == 55


@pytest.mark.usefixtures("small")
def test_auto_is_content_where_all_is_certain():
    """The same option is best for both, and nothing else is at stake."""
    issue = Issue("price", "Price", ("low", "high"), "high")
    case = Case("Sale", (Party("a", "A"), Party("b", "B")), (issue,))
    certain = study(hopeless_sale(), draws="auto")
    assert (certain.n_draws, certain.precision.growing.error) == (40, 0.0)
    assert study(case, draws="auto").n_draws > 40


@pytest.mark.usefixtures("small")
def test_auto_stops_where_more_do_not_fit(monkeypatch):
    drawn = enough.drawn

    def limited(case, n_draws, *args, **kwargs):
        if n_draws > 40:
            raise TooLargeError("no room")
        return drawn(case, n_draws, *args, **kwargs)

    monkeypatch.setattr(enough, "drawn", limited)
    found = study(arms_talks(), draws="auto")
    assert found.n_draws == 40
    assert found.precision.growing.error > 0.05


def test_it_is_said_which_share_was_the_worst_and_how_small(arms):
    assert sureness(arms).startswith("400 draws. More do not fit: of the shares that")
    for one in (arms.precision.growing, arms.precision.worst):
        assert f"{one.path}, with" in sureness(arms)
        assert f" {100 * one.error:.2f}" in sureness(arms)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("limit", ["MAX_SCORES", "MAX_POINTS"])
def test_auto_takes_what_there_is_room_for(monkeypatch, limit):
    """Two chunks and a half: of scores, or of points on frontiers as now seen."""
    made = enough.drawing(arms_talks(), 0)(40)
    most = {
        "MAX_SCORES": 100 * made.draws.scores[0].size,
        "MAX_POINTS": 100 * acceptable(made.some).points.shape[1] // 40,
    }
    monkeypatch.setattr(enough, limit, most[limit])
    monkeypatch.setattr(enough, "ERROR", 0.001)
    assert study(arms_talks(), draws="auto").n_draws == 80
