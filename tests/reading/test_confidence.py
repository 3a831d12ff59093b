"""How sure the rules are: traits, weights, and what is left out."""

import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from benchmarks.reading.weigh import Judged, area, fitted, judged, logistic, unseen
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.documents import load
from detente.reading import LEAST, read
from detente.reading.candidates import candidates
from detente.reading.confidence import Weights, described, weights

OPEN = Path(__file__).parent / "articles" / "open"
TALKS = """Talks on the canal resume

Norway demands lower tolls and longer hours. Sweden rejects cheap nights.
Sweden offers two pilots if Norway pays for the locks.
Norway refuses to pay for the locks.
Sweden insists on a single company for the locks. Norway wants two companies.
Norway, which asked for a report in May, has welcomed the pilots.
"""


def _described(text):
    found = described(candidates(load([("talks.txt", text.encode())])))
    return {one.content: traits for one, traits in found}


def test_traits_of_a_statement():
    traits = _described(TALKS)["a single company for the locks"]
    assert traits["act: insist"] == traits["word: insist"] == traits["form: VBZ"] == 1
    assert traits["subject: PROPN"] == traits["a principal's"] == 1
    assert traits["content: a phrase"] == 1  # six words
    assert traits["topic: another's too"] == 1  # Norway speaks of locks
    assert "condition" not in traits
    assert "condition" in _described(TALKS)["two pilots"]


def test_the_things_of_one_act_have_the_traits_of_the_first():
    traits = _described(TALKS)
    assert traits["longer hours"] is traits["lower tolls"]
    assert traits["longer hours"]["act: demand"] == 1


def test_nothing_is_doubted_in_a_short_text_or_under_a_label():
    short = "Norway demands lower tolls. Sweden rejects lower tolls."
    assert not any(_described(short).values())
    what = ("Road tolls", "Work hours", "River pilots", "Canal locks")
    labelled = "\n".join(
        f"- {w}: Norway demands more {w}, and Sweden rejects the cost of {w}."
        for w in what
    )
    assert len(read([("talks.txt", labelled.encode())], least=1.0).statements) == 8


def test_a_quote_of_less_than_a_word_does_no_harm():
    """A model may quote so; it is company for the others, and not doubted itself."""
    first = candidates(load([("talks.txt", TALKS.encode())]))
    *others, last = first.found
    least = replace(last, body=(last.body[0] + 1,) * 2, origin="model")
    found = [*described(replace(first, found=(*others, least)))]
    assert found[-1] == (least, {})
    assert any(traits for _, traits in found)


def test_less_is_read_the_surer_it_must_be():
    given = [("talks.txt", TALKS.encode())]
    every, some, none = (read(given, least=least) for least in (0.0, LEAST, 1.0))
    assert {s.quote for s in none.statements} <= {s.quote for s in some.statements}
    assert {s.quote for s in some.statements} <= {s.quote for s in every.statements}
    assert not none.statements
    n_gone = len(every.statements)
    assert f"Left out as more likely no position: {n_gone} statements" in str(
        none.remarks
    )
    assert "Left out" not in str(every.remarks)


@pytest.mark.parametrize("least", [-0.1, 1.1, math.nan])
def test_a_confidence_is_a_share(least):
    with pytest.raises(ValueError, match="least must be from 0 to 1"):
        read([("talks.txt", TALKS.encode())], least=least)


def test_an_update_takes_it():
    case = detente.read([("a.txt", b"Norway demands lower fees.")]).draft()
    given = [("b.txt", TALKS.encode())]
    every = detente.update(case, given, least=0.0)
    none = detente.update(case, given, least=1.0)
    assert len(every.proposals) > len(none.proposals)


def test_confidence_by_hand():
    two = Weights(-1.0, {"a": 2.0, "b": 0.5})
    assert two.confidence({"a": 1.0, "c": 7.0}) == pytest.approx(1 / (1 + math.exp(-1)))
    assert two.confidence({"a": 0.5}) == 0.5


@given(
    st.dictionaries(st.sampled_from(sorted(weights().by_trait)), st.floats(0, 1)),
    st.sampled_from(sorted(weights().by_trait)),
)
def test_a_trait_moves_the_confidence_the_way_of_its_weight(traits, name):
    without, full = ({**traits, name: x} for x in (0.0, 1.0))
    change = weights().confidence(full) - weights().confidence(without)
    assert math.copysign(1, change) == math.copysign(1, weights().by_trait[name])


def test_most_weights_are_of_traits_that_a_small_text_has():
    seen = {name.partition(":")[0] for t in _described(TALKS).values() for name in t}
    known = {name.partition(":")[0] for name in weights().by_trait}
    assert len(seen & known) >= 12
    assert seen - known <= {"told by itself", "told by another", "negative", "quote"}


def test_a_fit_of_one_trait_is_the_share_of_each_group():
    """Without a ridge the two groups get their own shares: 3 of 4 and 1 of 4."""
    traits = np.array([[1.0]] * 4 + [[0.0]] * 4)
    right = np.array([1, 1, 1, 0, 1, 0, 0, 0], dtype=float)
    bias, weight = logistic(traits, right, 1e-9)
    assert bias == pytest.approx(math.log(1 / 3), abs=1e-6)
    assert bias + weight == pytest.approx(math.log(3), abs=1e-6)


@given(st.integers(0, 10**6), st.floats(0.1, 10))
def test_no_step_away_from_a_fit_is_better(seed, ridge):
    random = np.random.default_rng(seed)
    traits, right = random.normal(size=(30, 3)), random.integers(0, 2, 30).astype(float)

    def loss(at):
        score = at[0] + traits @ at[1:]
        told = np.log1p(np.exp(-np.where(right == 1, score, -score))).sum()
        return told + ridge / 2 * (at[1:] ** 2).sum()

    if 0 < right.sum() < 30:
        best = logistic(traits, right, ridge)
        for step in random.normal(scale=0.05, size=(20, 4)):
            assert loss(best + step) >= loss(best) - 1e-9


def test_a_fit_finds_what_tells_right_from_wrong():
    told = [
        Judged(
            f"article {n % 20}",
            {"act: demand": 1.0} if n % 3 else {"late": 1.0},
            n % 3 > 0,
        )
        for n in range(120)
    ]  # every demand is right: the traits are a new dictionary each time
    by_trait = fitted(told).weights.by_trait
    assert by_trait["act: demand"] > 1 > -1 > by_trait["late"]
    sure = np.array(unseen(told))
    assert area(sure, np.array([one.right for one in told])) == 1.0


def test_the_weights_tell_right_from_wrong_in_the_open_articles():
    found, n_gold = judged([OPEN])
    sure = np.array([weights().confidence(one.traits) for one in found])
    right = np.array([one.right for one in found])
    assert n_gold > 300
    assert area(sure, right) > 0.7
    kept = sure >= LEAST
    assert right[kept].mean() > right.mean()
    assert right[kept].mean() > 3 * right[~kept].mean() / 2


def test_a_statement_carries_the_confidence_by_which_it_was_kept():
    given = [("talks.txt", TALKS.encode())]
    sure = {
        one.content: weights().confidence(traits)
        for one, traits in described(candidates(load(given)))
    }
    kept = read(given).statements
    assert kept
    for one in kept:
        assert one.confidence == pytest.approx(sure[one.content], abs=0.005)
        assert one.confidence >= LEAST - 0.005


def test_what_is_not_doubted_keeps_the_confidence_of_its_rule():
    [one] = read([("talks.txt", b"Norway demands lower tolls.")]).statements
    assert (
        one.confidence
        == candidates(load([("talks.txt", b"Norway demands lower tolls.")]))
        .found[0]
        .confidence
    )
