"""Which form of the kernels is in use: asked for, built, and said."""

import os
import subprocess
import sys

import pytest

from detente.errors import SettingError
from detente.kernels import form
from detente.kernels.form import FORMS, TWINS, chosen, twin

STUDY = "import detente.kernels.staircase as s; print(s.folded is s._folded)"


def told(asked, *command):
    """What a process prints, says and returns that is asked for a form."""
    done = subprocess.run(
        [sys.executable, *command],
        env=os.environ | {form.VARIABLE: asked},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout, done.stderr, done.returncode


def test_plain_is_always_there():
    assert chosen("plain") == "plain"
    out, said, code = told("plain", "-m", "detente", "--version")
    assert out.endswith("(kernels: plain)\n")
    assert (said, code) == ("", 0)
    assert told("plain", "-c", STUDY) == ("True\n", "", 0)


@pytest.mark.compiled
def test_compiled_is_used_unless_plain_is_asked_for():
    assert chosen("") == chosen("compiled") == "compiled"
    assert told("", "-c", STUDY) == told("compiled", "-c", STUDY) == ("False\n", "", 0)


def test_where_nothing_is_built_the_plain_form_is_used(monkeypatch):
    monkeypatch.setattr(form, "TWINS", (*TWINS, "of_nothing"))
    assert chosen("") == "plain"
    with pytest.raises(
        SettingError,
        match=r"^DETENTE_KERNELS asks for .* not built here \(No module named .*of_no"
        r".*\)\. Install .* C compiler .*, or unset DETENTE_KERNELS$",
    ):
        chosen("compiled")


def test_a_form_that_there_is_not_is_one_line_on_the_command_line():
    assert told("fastest", "-m", "detente", "--version") == (
        "",
        "Error: DETENTE_KERNELS must be compiled or plain; got 'fastest'\n",
        2,
    )
    assert FORMS == ("compiled", "plain")


def test_help_does_not_ask_for_the_form():
    assert told("fastest", "-m", "detente", "--help")[2] == 0


def _anything() -> None:
    """Stand for a kernel without a twin."""


def test_plain_functions_stay_what_they_are(monkeypatch):
    monkeypatch.setattr(form, "FORM", "plain")
    assert twin(_anything) is _anything
