"""An interrupted run is taken up: what was done is not done again."""

import hashlib
import pickle
import threading
from concurrent.futures import Executor, ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import study
from detente.draws import chunks
from detente.engine import SERIAL, Remembered, Serial, opened
from detente.errors import CaseError
from study_cases import arms_talks


class StoppedError(Exception):
    """Stands for an interruption."""


class Watched(Serial):
    """Does so many pieces of work, then is interrupted; counts them."""

    def __init__(self, most=10**9):
        self.done = []
        self.most = most

    def submit(self, fn, /, *args, **kwargs):
        if len(self.done) >= self.most:
            raise StoppedError
        self.done.append(fn.__name__)
        return super().submit(fn, *args, **kwargs)

    map = Executor.map


@pytest.fixture(autouse=True)
def small_chunks(monkeypatch):
    monkeypatch.setattr(chunks, "CHUNK", 40)


def found(executor):
    return study(arms_talks(), draws=100, seed=3, executor=executor).to_json()


def test_a_run_interrupted_anywhere_goes_on_to_the_same_bytes(tmp_path):
    """As often as it is interrupted; each piece is done once."""
    whole = Watched()
    said = found(whole)
    done, stops = [], 0
    while True:
        worker = Watched(most=7)
        try:
            again = found(Remembered(worker, tmp_path))
        except StoppedError:
            stops += 1
            assert len(worker.done) == 7
            done += worker.done
            continue
        break
    assert again == said
    assert stops == len(whole.done) // 7
    assert sorted(done + worker.done) == sorted(whole.done)


def test_another_engine_takes_up_what_one_began(tmp_path):
    with pytest.raises(StoppedError):
        found(Remembered(Watched(most=9), tmp_path))
    with opened("processes") as executor:
        said = found(Remembered(executor, tmp_path))
    rest = Watched()
    assert found(Remembered(rest, tmp_path)) == said == found(SERIAL)
    assert rest.done == []


def cut(content):
    return content[: len(content) // 2]


def changed(content):
    return content[:-1] + bytes([content[-1] ^ 1])


@pytest.mark.parametrize("damage", [cut, changed, lambda _: b""])
def test_what_was_damaged_is_done_again(tmp_path, damage):
    said = found(Remembered(Watched(), tmp_path))
    one, other, *_ = sorted(tmp_path.iterdir())
    for path in (one, other):
        path.write_bytes(damage(path.read_bytes()))
    worker = Watched()
    assert found(Remembered(worker, tmp_path)) == said
    assert len(worker.done) == 2


class Wicked:
    """What a forger might leave: it would make a file when it is read."""

    def __init__(self, path):
        self.path = path

    def __reduce__(self):
        return Path.touch, (self.path,)


@pytest.mark.parametrize("kept", [Wicked, lambda path: (1, [Wicked(path)])])
def test_what_is_forged_does_nothing_and_is_done_again(tmp_path, kept):
    folder, trap = tmp_path / "kept", tmp_path / "trap"
    Remembered(SERIAL, folder).submit(abs, -1)
    (path,) = folder.iterdir()
    content = pickle.dumps(kept(trap))
    path.write_bytes(hashlib.sha256(content).digest() + content)
    assert Remembered(SERIAL, folder).submit(abs, -1).result() == 1
    assert not trap.exists()


@given(st.lists(st.integers(-3, 3)))
def test_work_is_known_by_all_that_it_is_given(tmp_path_factory, numbers):
    kept = Remembered(SERIAL, tmp_path_factory.mktemp("kept"))
    for number in numbers:
        assert kept.submit(abs, number).result() == abs(number)
        total = kept.submit(np.sum, np.array([number, 1])).result()
        assert total == number + 1


def test_what_fails_is_not_kept(tmp_path):
    def wrong():
        raise CaseError("parties", "must be two")

    kept = Remembered(SERIAL, tmp_path)
    for _ in range(2):
        with pytest.raises(CaseError):
            kept.submit(wrong).result()
    assert not list(tmp_path.iterdir())


def test_where_nothing_can_be_written_the_next_piece_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    kept = Remembered(SERIAL, tmp_path / "file" / "folder")
    assert kept.submit(abs, -1).result() == 1
    with pytest.raises(OSError, match="file"):
        kept.submit(abs, -2)


def test_what_is_handed_out_is_kept_already(tmp_path):
    """Else the last piece is written after who asked has taken the folder away."""
    with opened("threads") as executor:
        remembered = Remembered(executor, tmp_path)
        for number in range(200):
            assert remembered.submit(abs, -number).result() == number
            assert len([*tmp_path.iterdir()]) == number + 1


def test_what_is_called_off_is_not_done(tmp_path):
    opens, begun = threading.Event(), threading.Event()

    def wait():
        begun.set()
        return opens.wait(60)

    with ThreadPoolExecutor(1) as executor:
        remembered = Remembered(executor, tmp_path)
        first, others = (
            remembered.submit(wait),
            [remembered.submit(abs, -n) for n in range(3)],
        )
        begun.wait(60)
        assert [one.cancel() for one in (first, *others)] == [True] * 4
        opens.set()
    assert all(one.cancelled() for one in others)
    assert len([*tmp_path.iterdir()]) == 1
