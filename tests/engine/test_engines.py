"""Whoever does the work, the answer is the same, byte for byte."""

import os
import socket
from concurrent.futures import Executor
from unittest import mock

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente import casefile, study
from detente.cli import main
from detente.draws import acceptable, chunks, drawn, fold_ahead, fronts, nearest
from detente.draws import packages as all_packages
from detente.engine import SERIAL, Counted, check_engine, cluster, opened
from detente.errors import CaseError, DetenteError, EngineError
from detente.model import Case, Issue, Party
from strategies import conditions, preferences
from study_cases import arms_talks, three_unknown_parties

PARTIES = ("a", "b", "c")
FEW = 40
"""Draws of a chunk in these tests."""


@pytest.fixture(scope="module")
def executors():
    with opened("threads") as threads, opened("processes") as processes:
        yield threads, processes


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK", FEW)


@st.composite
def small_cases(draw):
    """Two or three parties, of whom at least two are principals, and a few issues."""
    sizes = draw(st.lists(st.integers(2, 4), min_size=1, max_size=3))
    found = tuple(
        Issue(f"i{n}", f"Issue {n}", tuple("abcd"[:size]), "a")
        for n, size in enumerate(sizes)
    )
    third = [Party("c", "C", draw(st.sampled_from(["principal", "third party"])))]
    parties = (Party("a", "A"), Party("b", "B"), *third[: draw(st.integers(0, 1))])
    known = tuple(draw(preferences(one.id, found, ())) for one in parties)
    ruled_out = tuple(draw(st.lists(conditions(found, ()), max_size=1)))
    return Case("Small", parties, found, known, ruled_out)


def answer(case, draws, executor):
    """Return the findings as text, or why there are none."""
    try:
        return study(case, draws=draws, seed=3, executor=executor).to_json()
    except DetenteError as error:
        return f"{type(error).__name__}: {error}"


@settings(max_examples=10)
@given(small_cases(), st.integers(1, 3 * FEW))
def test_every_engine_finds_the_same(executors, case, draws):
    said = answer(case, draws, SERIAL)
    for executor in executors:
        assert answer(case, draws, executor) == said


@pytest.mark.parametrize("case", [arms_talks, three_unknown_parties])
def test_every_engine_finds_the_same_of_whole_talks(executors, case):
    said = answer(case(), 3 * FEW + 1, SERIAL)
    assert said.startswith("{")
    for executor in executors:
        assert answer(case(), 3 * FEW + 1, executor) == said


def test_a_chunk_is_the_same_whether_or_not_others_are_drawn():
    long, short = (drawn(arms_talks(), n, 5).draws for n in (3 * FEW, 2 * FEW))
    np.testing.assert_array_equal(long.scores[: 2 * FEW], short.scores)
    first, second, third = np.split(long.scores, 3)
    assert (first != second).any()
    assert (second != third).any()


def test_chunks_are_not_told_from_draws_made_at_once():
    """The mean of a weight of which nothing is known, of three, is a third."""
    made = drawn(three_unknown_parties(), 100 * FEW, 0).draws
    weights = made.weights()[:, 0, 0]
    error = weights.std() / np.sqrt(len(weights))
    assert abs(weights.mean() - 1 / made.n_issues) < 4 * error


@pytest.mark.parametrize("pieces", [1, 3, 1000])
def test_frontiers_do_not_depend_on_how_draws_are_cut(monkeypatch, pieces):
    whole = drawn(three_unknown_parties(), FEW, 0).draws
    cut = drawn(three_unknown_parties(), FEW, 0).draws
    monkeypatch.setattr(fronts, "PIECES", pieces)
    monkeypatch.setattr(fronts, "many", lambda draws: draws is not None)
    fold_ahead(cut, SERIAL)
    monkeypatch.setattr(fronts, "PIECES", 1)
    for look in (acceptable, all_packages, nearest):
        for name in ("points", "count", "numbers", "starts"):
            found, known = getattr(look(cut), name), getattr(look(whole), name)
            np.testing.assert_array_equal(found, known)


def test_a_contradiction_found_elsewhere_says_where(executors):
    """A `CaseError` crosses over to another process and back."""
    for executor in executors:
        with pytest.raises(CaseError, match="parties: must") as refused:
            executor.submit(refuse).result()
        assert refused.value.where == "parties"


def refuse():
    """Raise what a case without parties raises."""
    raise CaseError("parties", "must be two")


def test_who_is_killed_at_work_is_told_of_in_one_line():
    killed = pytest.raises(EngineError, match="was killed")
    with killed as told, opened("processes") as who:
        who.submit(os._exit, 1).result()
    assert "\n" not in str(told.value)


def test_an_engine_of_another_name_is_refused_with_those_there_are():
    with pytest.raises(ValueError, match=r"serial, threads, processes.*got 'gpu'"):
        check_engine("gpu")


@given(st.lists(st.booleans(), min_size=1))
def test_all_that_was_handed_in_is_counted(fails):
    told = []
    counted: Executor = Counted(SERIAL, lambda *far: told.append(far))
    futures = [counted.submit(int, "x" if fail else "1") for fail in fails]
    assert [bool(one.exception()) for one in futures] == fails
    assert told[-1] == (len(fails), len(fails))
    assert all(done <= of for done, of in told)


def test_dask_is_asked_for_only_with_an_address_that_says_how():
    for name in ("dask", "dask:tcp://127.0.0.1:8786", "dask:tls://lab:8786"):
        check_engine(name)
    for name in ("dask:", "dask:lab:8786", "dask:http://lab:80", "dask:tcp://lab"):
        with pytest.raises(ValueError, match="dask:tls://HOST:PORT; got"):
            check_engine(name)


def test_where_nobody_listens_one_line_says_so(capsys, tmp_path):
    path = tmp_path / "talks.yaml"
    casefile.save(arms_talks(), path)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        engine = f"dask:tcp://127.0.0.1:{free.getsockname()[1]}"
    with mock.patch.object(cluster, "PATIENCE", 1):
        assert main(["study", str(path), "--draws", "100", "--engine", engine]) == 3
    (line,) = (x for x in capsys.readouterr().err.splitlines() if "study" not in x)
    assert line.startswith("Error: no scheduler of Dask answers at tcp://127.0.0.1:")
