"""Tables as spreadsheets and people save them."""

from fractions import Fraction

import pytest

from detente.casefile.interchange import load_score_sheet
from detente.errors import CaseFileError

PLAIN = "issue,option,A,B\nprice,low,1,2\n,high,2,1\ndate,now,3,0\n,later,0,4\n"


def load(folder, content, encoding="utf-8"):
    path = folder / "sheet.csv"
    path.write_bytes(content.encode(encoding))
    return load_score_sheet([path])


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        ("sep=,\n" + PLAIN, "utf-8"),
        ("sep=;\n" + PLAIN.replace(",", ";"), "utf-8-sig"),
        (PLAIN.replace(",", "\t"), "utf-16"),
        (PLAIN.replace("issue,option", "Issues,Options"), "utf-8"),
        ("\n,,,\n" + PLAIN.replace("\n", ",,\r\n"), "utf-8"),
    ],
)
def test_what_a_spreadsheet_adds_changes_nothing(content, encoding, tmp_path):
    assert load(tmp_path, content, encoding) == load(tmp_path, PLAIN)


def test_a_title_above_the_headings_is_the_title(tmp_path):
    found = load(
        tmp_path, f'"The hall, spring";;\nfor class 7b;;\n{PLAIN.replace(",", ";")}'
    )
    assert found.title == "The hall"
    assert found.issues == load(tmp_path, PLAIN).issues
    far = "a\n" * 20 + PLAIN
    with pytest.raises(CaseFileError, match="must begin with the headings"):
        load(tmp_path, far)


def test_faults_below_a_title_have_their_line(tmp_path):
    with pytest.raises(CaseFileError, match=r"sheet\.csv:4:1: B: must be a number"):
        load(tmp_path, "A title,,,\nissue,option,A,B\np,x,1,2\n,y,2,many\n")


def test_a_table_of_windows_is_read_and_told(tmp_path):
    found = load(tmp_path, PLAIN.replace("A,B", "Käufer,Verkäufer"), "cp1252")
    assert [party.party for party in found.parties] == ["Käufer", "Verkäufer"]
    assert found.remarks == (
        "the table is no UTF-8, so it is read as Windows-1252, as Excel saves it",
    )
    with pytest.raises(CaseFileError, match="must be text in UTF-8"):
        load(tmp_path, "no such table: ä", "cp1252")


def test_totals_are_left_out_and_told(tmp_path):
    found = load(tmp_path, f"{PLAIN}Total,,5,6\n")
    assert found.remarks == ("line 6, Total, is left out",)
    assert found.issues == load(tmp_path, PLAIN).issues


def test_weights_multiply_points(tmp_path):
    """40 of 100 times 50 is 20, by hand."""
    text = "issue,option,A,B\nprice,weight,40%,0.5\n,low,50,10\n,high,100,0\n"
    found = load(tmp_path, text)
    assert found.parties[0].points["price"] == (20, 40)
    assert found.parties[1].points["price"] == (5, 0)
    assert found.parties[0].weights == {"price": Fraction(2, 5)}
    assert found.remarks == ("the weights of price multiply its points",)
    later = load(tmp_path, "issue,option,A,B\nsize,height,1,2\n,weight,2,1\n")
    assert later.issues == {"size": ("height", "weight")}
    with pytest.raises(CaseFileError, match="must have options beside its weight"):
        load(tmp_path, f"{PLAIN}crew,weight,1,2\n")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.xml", ('<utility_space><objective><issue index="1" name="P">{0}{0}</issue>'
         '<weight index="1" value="1"/></objective></utility_space>'),
         "item 'x': must stand once"),
        ("a.xml", ('<utility_space><objective><issue index="1" name="P">{0}</issue>'
         '<weight index="1" value="-1"/></objective></utility_space>'),
         "value must not be below 0; got -1"),
        ("a.json", '{{"issueWeights": {{"p": -1}}, "issues": {{"p": {{"x": 1}}}}}}',
         "issueWeights.p: must not be below 0"),
    ],
)  # fmt: skip
def test_weights_below_zero_and_options_twice_are_refused(
    name, content, said, tmp_path
):
    item = '<item index="1" value="x" evaluation="1"/>'
    path = tmp_path / name
    path.write_text(content.format(item), encoding="utf-8")
    with pytest.raises(CaseFileError, match=said):
        load_score_sheet([path])
