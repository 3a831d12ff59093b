"""`detente catalog` as its user meets it."""

import json
from importlib.resources import files

import pytest

from detente.casefile import load, parse
from detente.cli import main

CATALOG = files("detente") / "catalog"
NAMES = sorted(one.name.removesuffix(".yaml") for one in CATALOG.iterdir())


def run(capsys, *args):
    code = main(["catalog", *args])
    out, err = capsys.readouterr()
    return code, out, err


def test_every_case_is_listed_with_its_title_and_source(capsys):
    code, out, err = run(capsys)
    assert (code, err) == (0, "")
    lines = out.splitlines()
    assert [line.split()[0] for line in lines if not line.startswith(" ")] == NAMES
    for name in NAMES:
        case = load(CATALOG / f"{name}.yaml")
        (place,) = [n for n, line in enumerate(lines) if line.split()[0] == name]
        assert lines[place].endswith(f"  {case.title}")
        if case.sources:
            assert lines[place + 1].strip() == case.sources[0].title


def test_the_json_says_how_large_each_is(capsys):
    code, out, _ = run(capsys, "--json")
    said = json.loads(out)
    assert code == 0
    assert list(said) == ["detente", "cases"]
    assert [one["name"] for one in said["cases"]] == NAMES
    (swap,) = [one for one in said["cases"] if one["name"].startswith("nash")]
    assert swap == {
        "name": "nash-1950-bill-and-jack",
        "title": "Bill and Jack swap goods",
        "parties": ["Bill", "Jack"],
        "outcomes": str(2**9),
        "sources": [
            "J. F. Nash (1950), The Bargaining Problem, Econometrica 18(2), 155-162"
        ],
    }


@pytest.mark.parametrize("name", NAMES)
def test_what_is_printed_is_the_file(name, capsys):
    code, out, err = run(capsys, name)
    assert (code, err) == (0, "")
    assert out == (CATALOG / f"{name}.yaml").read_text(encoding="utf-8")
    assert parse(out, name) == load(CATALOG / f"{name}.yaml")


def test_a_name_may_have_its_ending(capsys):
    assert run(capsys, "mill-lease.yaml") == run(capsys, "mill-lease")


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("nash", ". Did you mean 'nash-1950-bill-and-jack'?"),
        ("mill-leese", ". Did you mean 'mill-lease'?"),
        ("../../secret", ""),
        ("", ""),
    ],
)
def test_a_name_that_is_not_there_is_one_line_with_the_nearest(name, meant, capsys):
    code, out, err = run(capsys, name)
    assert (code, out) == (2, "")
    got = repr(name) if name else "nothing"
    assert err.splitlines()[-1] == (
        "Error: NAME must be in the catalog, which 'detente catalog' lists; "
        f"got {got}{meant}"
    )


def test_json_is_for_the_list(capsys):
    code, out, err = run(capsys, "mill-lease", "--json")
    assert (code, out) == (2, "")
    assert err.endswith("--json must come without NAME, whose file is YAML\n")
