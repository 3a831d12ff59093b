"""`detente convert`, and the commands that take a score sheet for a case."""

import json

import pytest

from detente.casefile import load
from detente.cli import main
from detente.cli.sheets import is_sheet

BOAT = """\
issue,option,Seller,Buyer
price,low,0,40
,middle,30,25
,high,60,0
delivery,now,10,30
,later,15,0
reservation,,25,20
"""


def run(capsys, *args):
    code = main([*map(str, args)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def boat(tmp_path):
    path = tmp_path / "boat.csv"
    path.write_text(BOAT, encoding="utf-8")
    return path


@pytest.mark.parametrize("form", ["genius", "geniusweb", "negolog", "negmas"])
def test_a_folder_of_any_format_and_back(boat, form, tmp_path, capsys):
    code, out, err = run(capsys, "convert", boat, tmp_path / "out", "--to", form)
    assert code == 0
    assert len(out.splitlines()) == (2 if form in ("geniusweb", "negolog") else 3)
    assert "Lost: " in err
    code, out, err = run(capsys, "frontier", tmp_path / "out", "--json")
    assert code == 0
    best = json.loads(out)["solutions"]["kalai-smorodinsky"]
    assert best[0]["outcome"] == {"price": "middle", "delivery": "now"}


def test_what_is_lost_is_listed_in_json(boat, tmp_path, capsys):
    code, out, _ = run(capsys, "convert", boat, tmp_path / "case.yaml", "--json")
    found = json.loads(out)
    assert code == 0
    assert found == {
        "detente": 1,
        "format": "case",
        "files": [str(tmp_path / "case.yaml")],
        "lost": [
            "how points are scaled: each party's utility runs from 0 to 1",
            "that there is no status quo: a case takes price: low, delivery: later",
        ],
    }
    assert load(tmp_path / "case.yaml").title == "boat"


def test_a_case_of_numbers_becomes_a_table(boat, tmp_path, capsys):
    run(capsys, "convert", boat, tmp_path / "case.yaml")
    code, out, err = run(capsys, "convert", tmp_path / "case.yaml", "-", "--to", "csv")
    assert code == 0
    assert out.splitlines()[2] == "price,middle,6/13,5/14"
    assert "Lost: the status quo, but for what it is worth without a deal" in err


def test_a_case_that_is_open_does_not(sale, tmp_path, capsys):
    code, _, err = run(capsys, "convert", sale, tmp_path / "a.csv")
    assert code == 3
    assert "preferences: must be numbers, all of them" in err
    assert not (tmp_path / "a.csv").exists()


def test_a_case_that_somebody_corrected_is_not_written_over(boat, tmp_path, capsys):
    case = tmp_path / "case.yaml"
    run(capsys, "convert", boat, case)
    case.write_text(case.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
    assert run(capsys, "convert", boat, case)[0] == 2
    assert case.read_text(encoding="utf-8").endswith("# mine\n")


def test_commands_take_a_score_sheet_for_a_case(boat, tmp_path, capsys):
    code, out, err = run(capsys, "study", boat, "--draws", "100")
    assert (code, bool(out)) == (0, True)
    assert "Lost on the way to a case: how points are scaled" in err
    assert "boat: sound. 2 principals" in run(capsys, "check", boat)[1]
    folder = tmp_path / "domain"
    run(capsys, "convert", boat, folder, "--to", "negmas")
    args = ["brief", folder, "-o", tmp_path / "out", "--draws", "100"]
    assert run(capsys, *args)[0] == 0
    assert (tmp_path / "out" / "brief.html").exists()
    assert not (tmp_path / "out" / "case.yaml").exists()


@pytest.mark.parametrize(
    "asked",
    [
        ("check",),
        ("study", "--draws", "100"),
        ("stability", "--draws", "100"),
        ("figure", "packages", "--draws", "100"),
        ("brief", "-o", "-", "--draws", "100"),
    ],
)
def test_commands_take_a_domain_with_its_profiles(asked, boat, tmp_path, capsys):
    """The files, with their domain or without, say what their folder says."""
    folder = tmp_path / "boat"
    run(capsys, "convert", boat, folder, "--to", "genius")
    code, whole, err = run(capsys, *asked, folder)
    assert (code, bool(whole)) == (0, True)
    assert "Lost on the way to a case: how points are scaled" in err
    files = sorted(folder.iterdir())
    assert run(capsys, *asked, *files)[:2] == (0, whole)
    profiles = [path for path in files if path.stem != "boat"]
    assert run(capsys, *asked, *profiles)[0] == 0
    code, out, err = run(capsys, *asked, profiles[0])
    assert (code, out) == (3, "")
    assert "must be at least two for a case; got one" in err
    code, out, err = run(capsys, *asked, profiles[0], folder / "none.xml")
    assert (code, out) == (3, "")
    assert "none.xml: no such file" in err


def test_two_cases_are_not_a_domain(sale, capsys):
    assert run(capsys, "brief", sale, sale)[0] == 2
    assert run(capsys, "study", sale, sale)[0] == 3


def test_a_folder_with_documents_deep_in_it_is_one_of_documents(boat, talks, capsys):
    assert is_sheet(str(boat.parent)) is False  # the talks are there
    deep = boat.parent / "a" / "b"
    deep.mkdir(parents=True)
    talks.rename(deep / "talks.txt")
    assert is_sheet(str(boat.parent)) is False
    (deep / "talks.txt").unlink()
    assert is_sheet(str(boat.parent)) is True


def test_a_folder_of_very_many_files_is_told_when_it_is_loaded(tmp_path, capsys):
    for n in range(501):
        (tmp_path / f"{n}.json").write_text("{}", encoding="utf-8")
    assert is_sheet(str(tmp_path)) is False
    code, _, err = run(capsys, "frontier", tmp_path)
    assert code == 4
    assert "must have at most 500 files; got 501" in err


@pytest.fixture
def here(boat, monkeypatch):
    """Go to a folder with a table, one of a single party, and an empty folder."""
    folder = boat.parent
    (folder / "one.csv").write_text("issue,option,A\np,x,1\n", encoding="utf-8")
    (folder / "empty").mkdir()
    monkeypatch.chdir(folder)


@pytest.mark.usefixtures("here")
@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        (["boat.csv", "out"], 2, "OUT must end in .yaml, .csv or .json"),
        (["boat.csv", "boat.csv"], 2, "OUT must not be one of the inputs"),
        (["boat.csv", "-", "--to", "csv", "--json"], 2, "--json must come with a file"),
        (["boat.csv", "boat.csv", "--to", "genius"], 2, "-o must name a folder"),
        (["none.csv", "out.json"], 3, "no such file"),
        (["one.csv", "out.yaml"], 3, "parties: must be at least two for a case"),
        (["empty", "out.json"], 3, "must hold a score sheet"),
    ],
)
def test_a_slip_is_told(args, code, said, capsys):
    got, out, err = run(capsys, "convert", *args)
    assert (got, out) == (code, "")
    assert said in err
