"""Small files, small functions, and nothing left lying about."""

import ast
import re
from pathlib import Path

import pytest

from detente.kernels.form import TWINS

HOME = Path(__file__).parent.parent / "src"
SOURCES = sorted(HOME.rglob("*.py"))
COMPILED = sorted([*HOME.rglob("*.pyx"), *HOME.rglob("*.pxd")])
LONGEST_MODULE = 400
LONGEST_FUNCTION = 50


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_a_module_fits_in_one_sitting(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def body_length(function):
    """Lines of code of a function, without its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: p.stem)
def test_a_function_is_one_thought(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert body_length(node) <= LONGEST_FUNCTION, f"{path.name}:{node.name}"


@pytest.mark.parametrize("path", COMPILED, ids=lambda p: p.name)
def test_a_compiled_module_is_small_too(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_MODULE
    for function in re.split(r"\n(?=(?: {4})?c?def )", text)[1:]:
        head, _, body = function.partition("nogil:\n")
        lines = (body or head).rstrip().splitlines()
        assert len(lines) <= LONGEST_FUNCTION, head.partition("(")[0]


def test_every_twin_stands_beside_the_plain_kernel_of_its_name():
    twins = [path for path in COMPILED if path.suffix == ".pyx"]
    assert {path.stem for path in twins} == set(TWINS)
    for path in twins:
        assert path.parent == HOME / "detente" / "kernels" / "compiled"
        assert (path.parent.parent / f"{path.stem}.py").exists()
        assert f"`detente.kernels.{path.stem}`" in path.read_text(encoding="utf-8")


def test_no_folder_for_things_without_a_name():
    assert not {p.stem for p in SOURCES} & {"utils", "helpers", "manager", "misc"}
