"""Small files, small functions, and nothing left lying about."""

import ast
from pathlib import Path

import pytest

SOURCES = sorted((Path(__file__).parent.parent / "src").rglob("*.py"))
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


def test_no_folder_for_things_without_a_name():
    assert not {p.stem for p in SOURCES} & {"utils", "helpers", "manager", "misc"}
