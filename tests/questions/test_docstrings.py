"""Every question says its source and shows an answer, on a case worked by hand."""

import importlib
import inspect
import re
from importlib.resources import files

import numpy as np
import pytest

from detente import study
from detente.casefile import load
from detente.draws import tabulate

QUESTIONS = (
    "zopa", "frontier", "solutions", "contention", "trades", "agenda", "steps",
    "enforcement", "failure", "spoilers", "watch",
)  # fmt: skip


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_question_says_its_source_and_shows_an_answer(name):
    asked = getattr(importlib.import_module(f"detente.questions.{name}"), name)
    text = inspect.getdoc(asked)
    assert re.search(r"References\n-+\n\.\. \[1\] .*\((1[89]|20)\d\d\)\.", text)
    assert re.search(r"Examples\n-+\n", text)
    assert f"{name}(draws" in text.split("Examples\n")[1]


def test_the_questions_are_those_of_a_study():
    case = load(files("detente") / "catalog" / "mill-lease.yaml")
    answers = study(case, draws=50).answers()
    assert {*QUESTIONS, "basis"} <= set(answers)


def test_the_lease_by_hand():
    """A utility of the one exchange: 2 w - 1 > 0 for both, w uniform on each range."""
    case = load(files("detente") / "catalog" / "mill-lease.yaml")
    draws = tabulate(case, 20_000, np.random.default_rng(1))
    town, troupe = draws.gains(np.array([[1, 1]]))[:, 0] / 2**40
    assert town.min() >= -1e-9
    assert town.mean() == pytest.approx(1 / 2, abs=0.01)
    assert (troupe >= 0).mean() == pytest.approx(3 / 4, abs=0.02)
    assert troupe.mean() == pytest.approx(1 / 5, abs=0.01)
