"""`--resume`: where what is done is kept, and for how long."""

import os
import subprocess
import sys

import pytest

from detente import casefile
from detente.cli import main
from detente.engine import Serial
from study_cases import arms_talks

STEPPED = """
import sys
from detente.cli import main
from detente.engine import Serial

most, done, submit = int(sys.argv[1]), [], Serial.submit

def stepped(self, fn, /, *args, **kwargs):
    if len(done) == most:
        raise KeyboardInterrupt
    done.append(fn)
    return submit(self, fn, *args, **kwargs)

Serial.submit = stepped
code = main(["study", sys.argv[2], "--json", "--draws", "300", "--resume"])
print(len(done), file=sys.stderr)
sys.exit(code)
"""
"""Runs a study whose work is interrupted after so many pieces, and counts them."""


@pytest.fixture
def case(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    path = tmp_path / "talks.yaml"
    casefile.save(arms_talks(), path)
    return path


def kept(tmp_path):
    return sorted((tmp_path / "cache" / "detente").glob("*/*"))


def stepped(most, case, seed):
    """Return the exit code, what was printed, and the lines on stderr."""
    command = [sys.executable, "-c", STEPPED, str(most), str(case)]
    # Whatever has no order of its own has another one in each process.
    env = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(command, capture_output=True, text=True, env=env, check=False)
    return done.returncode, done.stdout, done.stderr.splitlines()


def test_an_interrupted_study_is_taken_up_by_another_process(case, tmp_path, capsys):
    code, printed, said = stepped(10, case, "1")
    assert (code, printed) == (130, "")
    (told,) = (line for line in said if line.startswith("What is done is kept in "))
    assert told.endswith("; --resume takes it up.")
    assert said[-1] == "10"
    assert len(kept(tmp_path)) == 10
    code, printed, rest = stepped(10**6, case, "2")
    assert code == 0
    assert kept(tmp_path) == []
    assert main(["study", str(case), "--json", "--draws", "300"]) == 0
    assert printed == capsys.readouterr().out
    _, _, whole = stepped(10**6, case, "3")
    assert int(rest[-1]) == int(whole[-1]) - 10


def test_nothing_is_kept_unless_that_is_asked(case, tmp_path, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Serial, "submit", interrupted)
    assert main(["study", str(case)]) == 130
    assert not (tmp_path / "cache").exists()


@pytest.mark.parametrize("changed", [["--seed", "1"], ["--prior", "even"]])
def test_another_question_has_another_folder(case, tmp_path, monkeypatch, changed):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(Serial, "submit", interrupted)
    home = tmp_path / "cache" / "detente"
    for options in ([], changed, []):
        main(["study", str(case), "--resume", *options])
    folders = list(home.iterdir())
    assert len(folders) == 2
    if os.name == "posix":
        assert {folder.stat().st_mode & 0o777 for folder in folders} == {0o700}


def test_what_nobody_took_up_is_swept_away(case, tmp_path):
    old, young = (tmp_path / "cache" / "detente" / name for name in ("old", "young"))
    for folder in (old, young):
        folder.mkdir(parents=True)
        (folder / "piece").write_bytes(b"")
    os.utime(old, (0, 0))
    assert main(["study", str(case), "--draws", "100", "--resume"]) == 0
    assert young.exists()
    assert not old.exists()
