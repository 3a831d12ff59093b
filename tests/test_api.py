"""The public names: what they are, that they stay that, and what they cost."""

import importlib.metadata
import inspect
import itertools
import subprocess
import sys

import numpy as np
import pytest

import detente
from detente import Case
from study_cases import arms_talks

HEAVY = {"numpy", "pydantic", "spacy", "yaml", "click", "rich", "jinja2", "pandas"}
MODULES = ("detente.study", "detente.brief", "detente.cli", "detente.brief.figures")


def python(*lines):
    """Run lines in an interpreter of their own and return what they print."""
    command = [sys.executable, "-W", "error", "-c", "\n".join(lines)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_all_is_sorted_and_what_is_public():
    assert detente.__all__ == sorted(detente.__all__)
    assert dir(detente) == detente.__all__
    for name in detente.__all__:
        assert getattr(detente, name) is not None


def test_a_misspelled_name_is_no_attribute_and_python_can_suggest_another():
    with pytest.raises(AttributeError, match="'studdy'") as error:
        _ = detente.studdy
    assert (error.value.name, error.value.obj) == ("studdy", detente)


def test_importing_it_costs_nothing():
    loaded = python("import detente, sys", "print(*sys.modules)").split()
    assert not HEAVY & set(loaded)


@pytest.mark.parametrize("order", [*itertools.permutations(MODULES[:3])], ids=str)
def test_study_and_brief_are_functions_whatever_was_imported_before(order):
    shown = python(
        *(f"import {module}" for module in order),
        "import detente",
        "from detente import brief, study",
        "print(callable(detente.study), callable(detente.brief))",
        "print(study is detente.study, brief is detente.brief)",
    )
    assert shown.split() == ["True"] * 4


@pytest.mark.parametrize("module", MODULES)
def test_one_module_alone_hides_neither(module):
    shown = python(
        f"from {module} import __doc__ as words",
        "import detente",
        "print(detente.study.__name__, detente.brief.__name__)",
    )
    assert shown == "study brief"


def test_first_used_then_imported():
    shown = python(
        "import detente",
        "first = detente.study",
        "import detente.study",
        "from detente.study import Findings",
        "print(detente.study is first, detente.Findings is Findings)",
    )
    assert shown == "True True"


def test_what_is_not_there_is_an_attribute_error():
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        detente.nothing  # noqa: B018 - the access is the test


def test_the_version_is_that_of_the_package():
    assert detente.__version__ == importlib.metadata.version("detente")


def test_python_m_detente_is_the_command_line():
    done = subprocess.run(
        [sys.executable, "-m", "detente", "--version"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith(f"detente {detente.__version__}")


CASE = Case("Sale")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: detente.study("sale.yaml"), "a Case; got 'sale.yaml': load it first"),
        (lambda: detente.study(None), "a Case; got None: load"),
        (lambda: detente.study([CASE]), "a Case; got list: load"),
        (lambda: detente.study(CASE, draws=10.5), "draws .* whole number; got 10.5"),
        (lambda: detente.study(CASE, draws="10"), "draws .* whole number; got '10'"),
        (lambda: detente.study(CASE, draws=0), "draws must be at least 1; got 0"),
        (lambda: detente.study(CASE, seed=-1), "seed must be at least 0; got -1"),
        (lambda: detente.study(CASE, seed=None), "seed .* whole number; got None"),
        (lambda: detente.study(CASE, prior="flat"), "prior must be one of"),
        (lambda: detente.study(CASE, prior=["even"]), "prior must be one of"),
        (lambda: detente.brief(CASE), r"got Case: study .* detente.study\(case\)"),
        (lambda: detente.draft(CASE), r"got Case: read .* detente.read\("),
        (lambda: detente.draft(["a.txt"]), "a Reading; got list"),
        (lambda: detente.save("x", CASE), r"got 'x': .* first, detente.save\(case,"),
        (lambda: detente.save(CASE, 3), "path must name a file; got 3"),
        (lambda: detente.load(123), "path must name a case file; got 123"),
        (lambda: detente.load(b"x.yaml"), "path must name a case file; got b'x.yaml'"),
        (lambda: detente.read("a.txt"), "must be a list of files .* got 'a.txt'"),
        (lambda: detente.read([3]), "must be the name of a file or a folder; got 3"),
        (lambda: detente.read(["a.txt"], known="c.yaml"), "known .* got 'c.yaml'"),
        (lambda: detente.shared("c.yaml"), "a Case; got 'c.yaml'"),
    ],
)
def test_a_callers_slip_is_one_sentence_with_its_remedy(call, said):
    with pytest.raises(ValueError, match=said) as error:
        call()
    assert "\n" not in str(error.value)


def test_every_public_function_has_an_example():
    functions = [getattr(detente, name) for name in detente.__all__]
    functions = [one for one in functions if inspect.isfunction(one)]
    assert functions
    assert [one.__name__ for one in functions if ">>>" not in one.__doc__] == []


def test_what_a_notebook_prints_of_a_brief_is_one_line():
    printed = repr(detente.brief(detente.study(arms_talks(), draws=100)))
    assert len(printed) < 100
    assert printed.startswith("<Brief: page of ")


def test_a_brief_says_what_it_must_be_given(tmp_path):
    findings = detente.study(arms_talks(), draws=100)
    with pytest.raises(ValueError, match=r"one of .+ got 'public'"):
        detente.brief(findings, audience="public")
    with pytest.raises(ValueError, match="mark must be text; got 3"):
        detente.brief(findings, mark=3)
    with pytest.raises(ValueError, match="folder must be a path; got None"):
        detente.brief(findings).save(None)


def test_whole_numbers_of_numpy_are_whole_numbers():
    case = arms_talks()
    ours, theirs = (
        detente.study(case, draws=kind(100), seed=kind(3)) for kind in (int, np.int64)
    )
    assert ours.to_json() == theirs.to_json()
