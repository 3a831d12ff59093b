"""`detente debrief` as a teacher meets it."""

import json

import pytest

from cli.conftest import SALE
from detente.cli import main

HALL = """\
issue,option,Town,Troupe
rent,full,40,0
,half,20,30
,none,0,45
repairs,by the town,0,35
,by the troupe,30,0
nights,two a week,10,0
,four a week,0,20
reservation,,35,40
"""
DEALS = """\
pair,rent,repairs,nights
Ann and Bob,half,by the troupe,four a week
Cid and Dora,full,by the town,two a week
Eva and Finn,,,
"""


@pytest.fixture
def room(tmp_path, monkeypatch):
    """Work in a folder with a scenario and a list of agreements."""
    (tmp_path / "hall.csv").write_text(HALL, encoding="utf-8")
    (tmp_path / "deals.csv").write_text(DEALS, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(capsys, *args):
    code = main(["debrief", *map(str, args)])
    out, err = capsys.readouterr()
    return code, out, err


def test_a_teacher_debriefs_a_class(room, capsys):
    code, out, err = run(capsys, "hall.csv", "deals.csv", "-o", "out")
    assert (code, err) == (0, "")
    assert out == (
        "hall: 2 of 3 pairs reached a deal; 1 left nothing on the table.\n"
        "  Pair 1: Town 50, Troupe 50\n"
        "  Pair 2: Town 50, Troupe 35 (+15)\n"
        "  Pair 3: no deal: Town 35 (+15), Troupe 40 (+15)\n"
        "  out/debrief.html\n"
        "  out/debrief.json\n"
    )
    made = [path.read_text(encoding="utf-8") for path in (room / "out").iterdir()]
    assert len(made) == 2
    assert not any("Dora" in text for text in made)


def test_names_are_there_when_asked_for(room, capsys):
    out = run(capsys, "hall.csv", "deals.csv", "--names")[1]
    assert "  2: Cid and Dora: Town 50, Troupe 35 (+15)\n" in out
    assert "Cid and Dora" in (room / "out/debrief/debrief.html").read_text()


def test_the_json_is_the_file_and_its_place(room, capsys):
    code, out, err = run(capsys, "hall.csv", "deals.csv", "-o", "out", "--json")
    said = json.loads(out)
    assert (code, err) == (0, "")
    assert said.pop("files") == ["out/debrief.html", "out/debrief.json"]
    assert said == json.loads((room / "out/debrief.json").read_text(encoding="utf-8"))
    assert said["pairs"][1] == {
        "pair": 2,
        "name": None,
        "outcome": {
            "rent": "full", "repairs": "by the town", "nights": "two a week",
        },
        "utilities": {"Town": 50, "Troupe": 35},
        "gains": {"Town": 15, "Troupe": -5},
        "efficient": False,
        "left": {"Town": 0, "Troupe": 15},
        "better": {
            "utilities": {"Town": 50, "Troupe": 50},
            "outcome": {
                "rent": "half", "repairs": "by the troupe", "nights": "four a week",
            },
        },
        "scores": {
            "nash": 0, "kalai-smorodinsky": 0, "egalitarian": 0, "utilitarian": 0,
        },
    }  # fmt: skip


def test_one_page_or_standard_output(room, capsys):
    assert run(capsys, "hall.csv", "deals.csv", "-o", "class.html")[0] == 0
    page = (room / "class.html").read_text(encoding="utf-8")
    assert not (room / "debrief.json").exists()
    assert run(capsys, "hall.csv", "deals.csv", "-o", "-")[1] == page


def test_a_case_of_numbers_goes_by_titles_and_ids(room, capsys):
    main(["catalog", "brams-taylor-custody"])
    (room / "case.yaml").write_text(capsys.readouterr().out, encoding="utf-8")
    (room / "agreed.csv").write_text(
        "who,Sole custody,alimony,HOUSE\nA,to Carol,to Bob,3/5 to Bob\n",
        encoding="utf-8",
    )
    out = run(capsys, "case.yaml", "agreed.csv")[1]
    assert "1 left nothing on the table" in out
    assert "Pair 1: Bob 0.69, Carol 0.69" in out


def test_a_domain_with_its_profiles_is_a_scenario(room, capsys):
    assert main(["convert", "hall.csv", "hall", "--to", "negmas"]) == 0
    capsys.readouterr()
    code, out, _ = run(capsys, "hall", "deals.csv")
    assert code == 0
    assert "Pair 2: Town 50, Troupe 35 (+15)" in out
    files = sorted((room / "hall").iterdir())
    assert run(capsys, *files, "deals.csv")[1] == out


@pytest.mark.parametrize(
    ("args", "code", "told"),
    [
        (
            ["hall.csv", "hall.csv"],
            3,
            "hall.csv:1:1: column 2: must be an issue, 'rent', 'repairs' or 'nights'",
        ),
        (["hall.csv", "none.csv"], 3, "none.csv: no such file or directory"),
        (["none.csv", "deals.csv"], 3, "none.csv: no such file or directory"),
        (["hall.csv", "-"], 2, "AGREEMENTS must be a file; got standard input"),
        (["hall.csv", "."], 2, "AGREEMENTS must be a file in CSV; got '.'"),
        (["hall.csv"], 2, "Missing argument 'SCENARIO...'"),
        (["hall.csv", "deals.csv", "-o", "-", "--json"], 2, "-o must name a folder"),
        (["words.yaml", "deals.csv"], 3, "must state all preferences as numbers"),
        (["one.csv", "deals.csv"], 3, "one.csv: parties: must be at least two"),
    ],
)
def test_what_cannot_be_is_one_line(room, capsys, args, code, told):
    (room / "words.yaml").write_text(SALE, encoding="utf-8")
    (room / "one.csv").write_text("issue,option,A\nrent,full,1\n,half,0\n")
    found, out, err = run(capsys, *args)
    assert (found, out) == (code, "")
    assert told in err
    assert not (room / "out").exists()


def test_a_combination_that_the_case_rules_out_is_no_deal_to_be_had(room, capsys):
    (room / "case.yaml").write_text(
        "detente: 1\ntitle: Sale\nparties: {a: {name: A}, b: {name: B}}\n"
        "issues:\n  p: {title: Price, options: [low, high], status_quo: low}\n"
        "  q: {title: Date, options: [now, later], status_quo: now}\n"
        "preferences:\n"
        "  a: {weights: {p: 0.5, q: 0.5}, options: {p: {low: 0, high: 1}, "
        "q: {now: 0, later: 1}}}\n"
        "  b: {weights: {p: 0.2, q: 0.8}, options: {p: {low: 1, high: 0}, "
        "q: {now: 0, later: 1}}}\n"
        "conditions: [{rule_out: {p: low, q: later}}]\n",
        encoding="utf-8",
    )
    (room / "agreed.csv").write_text("who,p,q\n1,high,later\n2,low,later\n")
    code, out, err = run(capsys, "case.yaml", "agreed.csv")
    assert (code, out) == (3, "")
    assert "agreed.csv:3:1: must be a deal that the scenario allows" in err
