"""The public names: what they are, that they stay that, and what they cost."""

import importlib.metadata
import itertools
import subprocess
import sys

import pytest

import detente

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
