"""`detente frontier` as its user meets it."""

import json
import subprocess
import sys

import numpy as np
import pytest

from detente.cli import main
from detente.kernels import elimination, sampling
from score_sheets import domains

BOAT = """\
issue,option,Seller,Buyer
price,low,0,40
,middle,30,25
,high,60,0
delivery,now,10,30
,later,15,0
reservation,,25,20
"""
NUMBERS = """\
detente: 1
title: Sale
parties:
  a: {name: A, role: principal}
  b: {name: B, role: principal}
issues:
  p: {title: P, options: [x, y, z], status_quo: x}
  q: {title: Q, options: [x, y], status_quo: x}
preferences:
  a:
    weights: {p: 1/3, q: 2/3}
    options: {p: {x: 0, y: 0.25, z: 1}, q: {x: 0, y: 1}}
    without_a_deal: better by 0.1
  b:
    weights: {p: 0.7, q: 0.3}
    options: {p: {x: 1, y: 0.5, z: 0}, q: {x: 1, y: 0}}
    reservation: 0.2
"""


def run(capsys, *args):
    code = main(["frontier", *map(str, args)])
    out, err = capsys.readouterr()
    return code, out, err


@pytest.fixture
def boat(tmp_path):
    path = tmp_path / "boat.csv"
    path.write_text(BOAT, encoding="utf-8")
    return path


def test_a_teacher_reads_a_table(boat, capsys):
    code, out, err = run(capsys, boat)
    assert (code, err) == (0, "")
    assert out == (
        "boat: 2 parties, 6 outcomes; 4 different points are efficient.\n"
        "Without a deal: Seller 25, Buyer 20.\n\n"
        "  Seller  Buyer  price   delivery  picked by\n"
        "      75      0  high    later\n"
        "      70     30  high    now       utilitarian\n"
        "      40     55  middle  now       Nash, Kalai–Smorodinsky, egalitarian\n"
        "      10     70  low     now\n\n"
        "Where rules settle, by gains over no deal:\n"
        "  Nash bargaining, Kalai–Smorodinsky, egalitarian: Seller 40, Buyer 55\n"
        "    price: middle; delivery: now\n"
        "  utilitarian: Seller 70, Buyer 30\n"
        "    the same as the first, but for price: high\n"
    )


def test_power_moves_where_rules_settle(boat, capsys):
    """By hand: gains are 15 and 35, or 45 and 10. 15³ x 35 is less than 45³ x 10."""
    even = json.loads(run(capsys, boat, "--json")[1])
    code, out, _ = run(
        capsys, boat, "--json", "--power", "Seller=3/2", "--power", "Buyer=.5"
    )
    found = json.loads(out)
    assert code == 0
    assert found["powers"] == {"Seller": 1.5, "Buyer": 0.5}
    assert found["frontier"] == even["frontier"]
    nash = [
        one["nash"][0]["utilities"] for one in (even["solutions"], found["solutions"])
    ]
    assert nash == [{"Seller": 40, "Buyer": 55}, {"Seller": 70, "Buyer": 30}]
    assert (
        "and power (Seller 3, Buyer 1):" in run(capsys, boat, "--power", "Seller=3")[1]
    )
    same = json.loads(run(capsys, boat, "--json", "--power", "Buyer=1")[1])
    assert same["solutions"] == even["solutions"]


@pytest.mark.parametrize(
    ("powers", "code", "said"),
    [
        (["Seler=2"], 2, "got 'Seler'. Did you mean 'Seller'?"),
        (["Seller"], 2, "--power must be PARTY=NUMBER; got Seller"),
        (["Seller=0"], 2, "--power of Seller must be above 0; got 0"),
        (["Seller=x"], 2, "--power of Seller must be a number"),
        (
            ["Seller=2", "Seller=2"],
            2,
            "--power must name a party once; got Seller twice",
        ),
        (["Seller=1001"], 4, "whole numbers up to 1,000; got 1,001. Round them"),
    ],
)
def test_a_power_that_is_none_is_told(powers, code, said, boat, capsys):
    asked = [word for power in powers for word in ("--power", power)]
    found, out, err = run(capsys, boat, *asked)
    assert (found, out) == (code, "")
    assert said in err


def test_power_needs_numbers(sale, capsys):
    code, _, err = run(capsys, sale, "--power", "seller=2")
    assert code == 2
    assert "--power needs a case whose preferences are all numbers" in err


def test_the_json_has_exactly_these_keys(boat, capsys):
    found = json.loads(run(capsys, boat, "--json")[1])
    assert list(found) == [
        "detente", "parties", "outcomes", "exact", "frontier", "solutions",
    ]  # fmt: skip
    assert found["outcomes"] == "6"
    assert found["exact"] is True
    assert found["frontier"][1] == {
        "utilities": {"Seller": 70, "Buyer": 30},
        "outcome": {"price": "high", "delivery": "now"},
        "count": 1,
    }
    assert found["solutions"]["nash"] == [found["frontier"][2]]
    assert list(found["solutions"]) == [
        "nash", "kalai-smorodinsky", "egalitarian", "utilitarian",
    ]  # fmt: skip


def test_a_case_of_numbers_is_answered_exactly(tmp_path, capsys):
    """Without a deal a has 0.1, and b as things are 1: nothing is better for both."""
    (tmp_path / "case.yaml").write_text(NUMBERS, encoding="utf-8")
    found = json.loads(run(capsys, tmp_path / "case.yaml", "--json")[1])
    assert found["exact"] is True
    assert [one["utilities"] for one in found["frontier"]] == [
        {"a": 1, "b": 0},
        {"a": 0.75, "b": 0.35},
        {"a": 2 / 3, "b": 0.7},
        {"a": 0, "b": 1},
    ]
    assert found["solutions"]["nash"] == []


def test_a_single_issue_weighs_1_without_saying_so(tmp_path, capsys):
    path = tmp_path / "case.yaml"
    path.write_text(
        "detente: 1\ntitle: Sale\nparties: {a: {name: A}, b: {name: B}}\n"
        "issues: {p: {options: [x, y, z], status_quo: x}}\n"
        "preferences:\n"
        "  a: {options: {p: {x: 0, y: 0.6, z: 1}}}\n"
        "  b: {options: {p: {x: 0, y: 1, z: 0.2}}}\n",
        encoding="utf-8",
    )
    found = json.loads(run(capsys, path, "--json")[1])
    points = [{"a": 1, "b": 0.2}, {"a": 0.6, "b": 1}]
    assert [one["utilities"] for one in found["frontier"]] == points
    assert found["exact"] is True


def test_conditions_and_red_lines_of_a_case_of_numbers_rule_out(tmp_path, capsys):
    """Without p: x and q: y together, (1/12, 0.65) is efficient too."""
    path = tmp_path / "case.yaml"
    ruled = NUMBERS + "conditions:\n- {rule_out: {p: x, q: y}}\n"
    path.write_text(ruled, encoding="utf-8")
    found = json.loads(run(capsys, path, "--json")[1])
    assert [one["utilities"]["b"] for one in found["frontier"]] == [0, 0.35, 0.65, 1]
    red = "{p: [never z, {x: 1}, {y: 0.5}, {z: 0}], q: {x: 1, y: 0}}"
    ruled = ruled.replace("{p: {x: 1, y: 0.5, z: 0}, q: {x: 1, y: 0}}", red)
    path.write_text(ruled, encoding="utf-8")
    found = json.loads(run(capsys, path, "--json")[1])
    assert found["exact"] is True
    assert [one["utilities"]["b"] for one in found["frontier"]] == [0.35, 0.65, 1]
    more = "- {rule_out: {p: y}}\n- {rule_out: {p: x}}\n"
    path.write_text(ruled + more, encoding="utf-8")
    code, out, err = run(capsys, path)
    assert code == 0
    assert "none is efficient" in out
    assert "picked by" not in out
    assert err.startswith("The conditions rule out every outcome.")
    proposed = NUMBERS + "conditions:\n- {rule_out: {p: x, q: y}, proposed: 0.5}\n"
    path.write_text(proposed, encoding="utf-8")
    assert "as a condition is only proposed" in run(capsys, path, "--draws", "100")[2]


def test_a_case_that_leaves_preferences_open_is_answered_over_draws(sale, capsys):
    code, out, err = run(capsys, sale, "--draws", "200")
    assert code == 0
    assert "one for each of 200 draws, as the weights of seller are open" in err
    assert "nash bargaining, defined in" in out
    found = json.loads(run(capsys, sale, "--draws", "200", "--json")[1])
    assert (found["exact"], found["draws"], found["outcomes"]) == (False, 200, "4")
    assert set(found["frontier"][0]) == {"utilities", "outcome", "share", "error"}
    for one in found["frontier"]:
        off = (one["share"] * (1 - one["share"]) / found["draws"]) ** 0.5
        assert one["error"] == pytest.approx(off)


def test_what_is_unsaid_or_undefined_is_told(tmp_path, capsys):
    path = tmp_path / "a.csv"
    path.write_text("issue,option,A,B\np,x,0,1\np,y,1,0\n", encoding="utf-8")
    code, out, err = run(capsys, path)
    assert code == 0
    assert "No reservation value is stated for A and B; 0 is taken." in err
    assert "No outcome gives every party more than no deal" in err
    assert out.count("undefined: nothing gives every party more") == 4


def test_outcomes_alike_and_many_issues_are_counted(tmp_path, capsys):
    rows = "".join(f"i{n},x,0,0\ni{n},y,0,0\n" for n in range(100))
    path = tmp_path / "a.csv"
    path.write_text(f"issue,option,A,B\np,x,1,1\n{rows}", encoding="utf-8")
    _, out, _ = run(capsys, path)
    assert "2 parties, 1.2e30 outcomes; 1 point is efficient." in out
    assert f"{2**100:,}" in out


def test_many_issues_that_differ_are_too_many_for_a_table(tmp_path, capsys):
    rows = "".join(f"i{n},x,0,{2**n}\ni{n},y,{2**n},0\n" for n in range(13))
    path = tmp_path / "a.csv"
    path.write_text(f"issue,option,A,B\n{rows}", encoding="utf-8")
    _, out, _ = run(capsys, path)
    assert "13 issues are too many for a table" in out


def test_long_names_have_numbers_in_the_table_and_stand_below(tmp_path, capsys):
    issues = [f"issue {n} of a long list" for n in range(6)]
    rows = "".join(
        f"{i},what the first party asks for here,{n + 2},0\n"
        f"{i},what the second party asks for here,0,{9 - n}\n"
        for n, i in enumerate(issues)
    )
    path = tmp_path / "a.csv"
    same = "the same for all,only,0,0\n"
    path.write_text(f"issue,option,A,B\n{same}{rows}", encoding="utf-8")
    _, out, _ = run(capsys, path)
    table, _, rules = out.partition("Where rules settle")
    assert max(map(len, table.splitlines())) <= 130
    assert table.splitlines()[4].split() == ["27", "0", *"111111"]
    said = "1 what the first party asks for here; 2 what the second party asks for here"
    assert " ".join(f"issue 5 of a long list: {said}".split()) in " ".join(
        table.split()
    )
    assert "  In all of these the same for all: only." in table
    assert "issue 5 of a long list: what the " in " ".join(rules.split())
    assert max(map(len, rules.splitlines())) <= 88


def test_of_many_points_some_are_shown(tmp_path, capsys):
    rows = "".join(f"p,o{n},{n},{200 - n}\n" for n in range(201))
    path = tmp_path / "a.csv"
    path.write_text(f"issue,option,A,B\n{rows}", encoding="utf-8")
    _, out, _ = run(capsys, path)
    assert "141 points between these are left out; --json has them." in out
    assert "and 198 more that tie; --json has them" in out
    assert "utilitarian (one of 201 that tie)" in out


def test_the_result_goes_to_a_file(boat, tmp_path, capsys):
    assert run(capsys, boat, "-o", tmp_path / "out.txt")[:2] == (
        0,
        f"{tmp_path / 'out.txt'}\n",
    )
    assert (tmp_path / "out.txt").read_text(encoding="utf-8").startswith("boat: 2 p")


def test_standard_input_is_a_score_sheet():
    done = subprocess.run(
        [sys.executable, "-m", "detente", "frontier", "-"], input=BOAT.encode(),
        capture_output=True, check=True,
    )  # fmt: skip
    assert done.stdout.startswith(b"2 parties, 6 outcomes")


def test_the_way_to_an_exact_answer_loads_no_pydantic():
    folder = domains()[0]
    lines = (
        "import sys; from detente.cli import main",
        f"main(['frontier', {str(folder)!r}])",
        "print({'pydantic', 'spacy', 'rich', 'jinja2', 'yaml'} & set(sys.modules))",
    )
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "set()"


@pytest.mark.parametrize(
    ("names", "code", "said"),
    [
        ((), 2, "Missing argument 'FILE...'"),
        (("",), 2, "must be given the name of a file"),
        (("-", "-"), 2, "must be the only file"),
        (("talks.txt",), 2, "is a document"),
        (("none.csv",), 3, "none.csv: no such file"),
        (("-o", "", "none.csv"), 2, "-o must name a file"),
    ],
)
def test_a_slip_is_told(names, code, said, capsys):
    got, out, err = run(capsys, *names)
    assert (got, out) == (code, "")
    assert said in err


def test_one_profile_is_too_few(tmp_path, capsys):
    path = tmp_path / "profileA.json"
    path.write_text('{"issueWeights": {"p": 1}, "issues": {"p": {"x": 1}}}', "utf-8")
    code, _, err = run(capsys, path)
    assert code == 3
    assert "must be at least two; got one. Give the profile of the other, too" in err


def test_a_table_with_other_headings_is_no_case(tmp_path, capsys):
    table = tmp_path / "sheet.csv"
    table.write_text("name,points\nprice,4\n", encoding="utf-8")
    assert main(["frontier", str(table)]) == 3
    err = capsys.readouterr().err
    assert "must begin with the headings 'issue', 'option' and the name of each" in err


TIED = NUMBERS.replace(
    "    without_a_deal: better by 0.1\n",
    "    without_a_deal: better by 0.1\n"
    "    interactions: [{options: {p: [y, z], q: y}, worth: -1/2}]\n",
)
RULES = """\
conditions:
- {at_most: 3, of: {p: {y: 1, z: 2}, q: {y: 2}}}
- {if: {p: x}, then: {q: y}}
"""


def test_a_budget_a_tie_and_an_interaction_in_a_case(tmp_path, capsys):
    """By hand: z with y costs 4, x goes only with y, and y with y loses a half.

    That leaves (x, y) at 2/3 and 0.7, (y, x) at 1/12 and 0.65, (z, x) at 1/3 and 0.3,
    and (y, y) at 1/4 and 0.35: the first is better than all others for both.
    """
    path = tmp_path / "case.yaml"
    path.write_text(TIED + RULES, encoding="utf-8")
    code, out, _ = run(capsys, path)
    assert code == 0
    assert "6 outcomes; 1 point is efficient" in out
    assert (
        "2 conditions and 1 interaction; an issue is looked at together with up to 1 "
        "other (width 1)." in out
    )
    found = json.loads(run(capsys, path, "--json")[1])
    assert (found["exact"], found["width"]) == (True, 1)
    (point,) = found["frontier"]
    assert point["outcome"] == {"p": "x", "q": "y"}
    assert point["utilities"] == {"a": pytest.approx(2 / 3), "b": pytest.approx(0.7)}


def test_a_sheet_in_json_holds_what_a_case_says(tmp_path, capsys):
    path = tmp_path / "case.yaml"
    path.write_text(TIED + RULES, encoding="utf-8")
    assert main(["convert", str(path), str(tmp_path / "sheet.json")]) == 0
    assert "condition" not in capsys.readouterr().err
    said, read = (
        json.loads(run(capsys, one, "--json")[1])
        for one in (path, tmp_path / "sheet.json")
    )
    assert said == read


def test_what_is_only_tried_is_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr(elimination, "MAX_ROWS", 1)
    monkeypatch.setattr(elimination, "MAX_TRIES", 1)
    path = tmp_path / "case.yaml"
    path.write_text(TIED, encoding="utf-8")
    code, out, err = run(capsys, path)
    assert code == 0
    assert "about" in out
    assert "Too many issues are tied together to go through all:" in err
    assert "ways to settle p were tried" in err.replace("q", "p")
    found = json.loads(run(capsys, path, "--json")[1])
    assert found["exact"] is False
    assert found["fixed"]["tried"] < int(found["fixed"]["of"])
    assert found["sample"]["checked"] > 0
    assert "confidence that is so of at most" in err


def test_what_is_drawn_at_random_is_told_and_what_it_promises(
    tmp_path, capsys, monkeypatch
):
    """Two budgets in single coins on fourteen issues, where little work is allowed."""
    monkeypatch.setattr(elimination, "MAX_WORK", 100_000)
    monkeypatch.setattr(sampling, "WANTED", 4000)
    rng = np.random.default_rng(0)
    issues = {f"work {k}": [f"plan {o}" for o in range(8)] for k in range(14)}
    random = (
        {i: {o: int(rng.integers(10**6)) for o in each} for i, each in issues.items()}
        for _ in range(4)
    )
    points = [{i: [*each.values()] for i, each in next(random).items()} for _ in "ab"]
    sheet = {
        "issues": issues,
        "parties": {p: {"points": each} for p, each in zip("ab", points, strict=True)},
        "conditions": [{"at_most": 5 * 10**6, "of": uses} for uses in random],
    }
    path = tmp_path / "works.json"
    path.write_text(json.dumps({"detente": 1, "score_sheet": sheet}), encoding="utf-8")
    code, out, err = run(capsys, path)
    assert code == 0
    assert "about" in out
    assert "2 conditions; no issue is looked at with others (width 0)." in out
    assert "admissible outcomes were drawn at random" in err
    assert "With 95% confidence that is so of at most 0." in err
    found = json.loads(run(capsys, path, "--json")[1])
    assert found["exact"] is False
    told = found["sample"]
    assert told["missed"] <= told["checked"] * told["missed_at_most"]
    assert (told["confidence"], told["missed_at_most"] < 0.01) == (0.95, True)
    for point in found["frontier"]:
        for budget in sheet["conditions"]:
            used = sum(budget["of"][i][o] for i, o in point["outcome"].items())
            assert used <= budget["at_most"]


def test_a_case_with_interactions_is_studied(tmp_path, capsys):
    """By hand, y on p with y on q losing a half: see `TIED`.

    a has at most 2/3, at (x, y), and 1/4 and 1/2 with y and z on p, 1/3 with x on q; b
    has 1 at (x, x), and 0.65, 0.3 and 0.7 with y and z on p and y on q. So x on p costs
    nobody anything, and either way on q costs somebody 1/3 or 0.3.
    """
    path = tmp_path / "case.yaml"
    path.write_text(TIED, encoding="utf-8")
    assert main(["study", str(path), "--draws", "100", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["contention"]["mean"] == pytest.approx([0, 0.3])
    assert sorted(found["frontier"]["outcomes"]) == [["x", "x"], ["x", "y"]]
    assert found["frontier"]["efficient"] == [1, 1]
    assert main(["check", str(path)]) == 0
    assert "cannot be studied" not in capsys.readouterr().out


def test_interactions_beside_which_weights_count_nothing_are_refused(tmp_path, capsys):
    path = tmp_path / "case.yaml"
    path.write_text(TIED.replace("worth: -1/2", "worth: -500"), encoding="utf-8")
    assert main(["study", str(path)]) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert "preferences.a.interactions: must add up to 100 or less" in err
    assert main(["check", str(path)]) == 0
    assert "It cannot be studied. preferences.a.interactions" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("where", "name", "fault"),
    [
        (
            "",
            "condition",
            "condition: must be 'title', 'issues', 'parties', 'conditions'",
        ),
        ("a", "reserve", "parties.a.reserve: must be 'points'"),
        ("a", "Reservation", "got 'Reservation'. Did you mean 'reservation'?"),
    ],
)
def test_a_word_of_a_sheet_in_json_that_says_nothing_is_refused(
    where, name, fault, tmp_path, capsys
):
    """Passed over, a reservation value that is misspelt would be 0."""
    parties = {"a": {"points": {"p": [0, 1]}}, "b": {"points": {"p": [1, 0]}}}
    sheet = {"issues": {"p": ["x", "y"]}, "parties": parties}
    (parties[where] if where else sheet)[name] = 1
    path = tmp_path / "sheet.json"
    path.write_text(json.dumps({"score_sheet": sheet}), encoding="utf-8")
    code, out, err = run(capsys, path)
    assert (code, out) == (3, "")
    assert fault in err


def test_faults_of_a_sheet_in_json_say_where(tmp_path, capsys):
    sheet = {
        "issues": {"p": ["x", "y"]},
        "parties": {"a": {"points": {"p": [0, 1]}}, "b": {"points": {"p": [1, 0]}}},
    }
    path = tmp_path / "sheet.json"
    for condition, fault in (
        ({"rule_out": {"p": ["z"]}}, "conditions.1.p: must be one of ['x', 'y']"),
        ({"at_most": 1}, "must say 'of'"),
        ({"of": {"p": {"x": 1}}}, "must say 'at_most' or 'at_least'"),
        ({"if": {"p": ["x"]}}, "must say 'if' and 'then', or 'rule_out' alone"),
        ({"never": {"p": ["x"]}}, "must be 'if', 'then', 'rule_out'"),
    ):
        text = json.dumps({"score_sheet": {**sheet, "conditions": [condition]}})
        path.write_text(text, encoding="utf-8")
        code, out, err = run(capsys, path)
        assert (code, out) == (3, "")
        assert fault in err
