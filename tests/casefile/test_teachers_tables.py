"""Tables as spreadsheets and people save them."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange import load_score_sheet
from detente.casefile.interchange.points import read
from detente.cli.sheets import load_negotiation
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


def test_a_workbook_is_told_how_to_be_saved(tmp_path):
    path = tmp_path / "sheet.xlsx"
    path.write_bytes(b"PK\x03\x04\x14\x00")
    with pytest.raises(CaseFileError, match="got a workbook"):
        load_negotiation([str(path)])


def test_totals_are_left_out_and_told(tmp_path):
    found = load(tmp_path, f"{PLAIN}Total,,5,6\n")
    assert found.remarks == ("line 6, Total, is left out",)
    assert found.issues == load(tmp_path, PLAIN).issues


@pytest.mark.parametrize(
    ("added", "remark"),
    [
        ("TOTAL POSSIBLE:,,5,6", "line 6, TOTAL POSSIBLE:, is left out"),
        ("Made for class 7b,,,", "line 6, Made for class 7b, is left out"),
    ],
)
def test_rows_that_are_no_options_are_left_out_and_told(added, remark, tmp_path):
    found = load(tmp_path, f"{PLAIN}{added}\n")
    assert found.remarks == (remark,)
    assert found.issues == load(tmp_path, PLAIN).issues


@pytest.mark.parametrize("sums", ["5,6", "6,7", "5,"])
def test_totals_of_any_name_are_known_by_their_sums(sums, tmp_path):
    """By hand: the best of A is 2 and 3, of B 2 and 4; all of A is 6, of B 7."""
    found = load(tmp_path, f"{PLAIN}Somme possible,,{sums}\nreservation,,1,2\n")
    assert found.remarks == ("line 6, Somme possible, is left out",)
    assert found.issues == load(tmp_path, PLAIN).issues
    assert [party.reservation for party in found.parties] == [1, 2]


def test_points_alone_that_are_no_sums_are_told_what_sums_would_be(tmp_path):
    said = "must name an option, too, or be called 'reservation' or 'total', or hold "
    with pytest.raises(CaseFileError) as refused:
        load(tmp_path, f"{PLAIN}Grenze,,3,4\n")
    assert f"sheet.csv:6:1: Grenze: {said}totals (5, 6); got" in str(refused.value)


def test_weights_count_in_totals(tmp_path):
    """By hand: 40 of 100 times 100 is 40, and 60 of 100 times 50 is 30."""
    text = "issue,option,A\np,weight,0.4\n,x,100\n,y,0\nq,weight,0.6\n,z,50\n,v,0\n"
    found = load(tmp_path, f"{text}Samlet,,70\n")
    assert found.remarks[-1] == "line 8, Samlet, is left out"


@pytest.mark.parametrize("row", [",Total,5,6", "Total,possible,5,6", "TOTAL,max,6,7"])
def test_totals_that_stand_among_options_are_left_out(row, tmp_path):
    found = load(tmp_path, f"{PLAIN}{row}\n")
    assert found.remarks == (f"line 6, {row.split(',')[1]}, is left out",)
    assert found.issues == load(tmp_path, PLAIN).issues


def test_an_option_that_may_be_totals_stays_and_is_told(tmp_path):
    found = load(tmp_path, f"{PLAIN},Gesamt,5,6\n")
    assert found.issues["date"] == ("now", "later", "Gesamt")
    assert found.remarks == (
        "line 6, Gesamt is taken for an option of date, and holds totals",
    )
    other = load(tmp_path, f"{PLAIN},total,5,5\n")
    assert other.issues["date"] == ("now", "later", "total")
    assert other.remarks == ()


def test_a_column_of_words_is_notes_by_whatever_name(tmp_path):
    text = "issue,option,A,Bemerkung,B\np,x,1,teuer,2\n,y,2,,0\n"
    found = load(tmp_path, text)
    assert [party.party for party in found.parties] == ["A", "B"]
    assert found.remarks == ("the column Bemerkung is left out",)
    with pytest.raises(CaseFileError, match="Bemerkung: must be a number"):
        load(tmp_path, text.replace("teuer", "ab 3"))


def test_an_issue_may_stand_alone_above_its_options(tmp_path):
    text = PLAIN.replace("price,low", "price,,,\n,low").replace("date", "date,,,\n")
    assert load(tmp_path, text) == load(tmp_path, PLAIN)
    with pytest.raises(CaseFileError, match=r":6:1: Least: must name an option, too"):
        load(tmp_path, f"{PLAIN}Least,,4,6\n")


@pytest.mark.parametrize(
    "row", ["BATNA (no deal),,3,4", "Reservation price:,,3,4", "BATNA,work alone,3,4"]
)
def test_what_each_has_without_a_deal_goes_by_many_names(row, tmp_path):
    found = load(tmp_path, f"{PLAIN}{row}\n")
    assert [party.reservation for party in found.parties] == [3, 4]
    assert found.issues == load(tmp_path, PLAIN).issues


def test_an_issue_may_be_called_a_reservation(tmp_path):
    text = f"{PLAIN}reservation,yes,1,0\n,no,0,1\n"
    assert load(tmp_path, text).issues["reservation"] == ("yes", "no")


def test_columns_of_notes_and_sums_are_left_out_and_told(tmp_path):
    text = "issue,option,A,Notes,B,Total\np,x,1,dear,2,3\n,y,2,,0,2\n"
    found = load(tmp_path, text)
    plain = load(tmp_path, "issue,option,A,B\np,x,1,2\n,y,2,0\n")
    assert (found.issues, found.parties) == (plain.issues, plain.parties)
    assert found.remarks == (
        "the column Notes is left out",
        "the column Total is left out",
    )
    party = load(tmp_path, text.replace("0,2", "0,9"))  # no sum: a party of that name
    assert [one.party for one in party.parties] == ["A", "B", "Total"]
    sums = load(tmp_path, text.replace("Total", "Summe"))
    assert [one.party for one in sums.parties] == ["A", "B", "Summe"]
    assert "the column Summe is a party, and the others' sum" in sums.remarks


@pytest.mark.parametrize(
    ("sign", "cell", "number"),
    [
        (",", '"90,000"', 90_000),
        (",", '"1,234,567.5"', Fraction("1234567.5")),
        (",", "1.234", Fraction("1.234")),
        (",", "\u221240", -40),
        (";", "1.234,5", Fraction("1234.5")),
        (";", "1.234.567", 1_234_567),
        (";", "90 000", 90_000),
        (";", "90\u202f000,25", Fraction("90000.25")),
        (";", "0.125", Fraction(1, 8)),
        (";", "-1'000 %", -10),
    ],
)
def test_signs_between_thousands_are_understood(sign, cell, number, tmp_path):
    text = f"issue{sign}option{sign}A{sign}B\np{sign}x{sign}{cell}{sign}2\n"
    found = load(tmp_path, text)
    assert found.parties[0].points == {"p": (number,)}
    assert found.remarks == ()


@pytest.mark.parametrize("cell", ["1.250", "1,250"])
def test_a_number_that_may_have_thousands_is_told(cell, tmp_path):
    found = load(tmp_path, f"issue;option;A;B\np;x;{cell};2\n")
    assert found.parties[0].points == {"p": (Fraction(5, 4),)}
    assert found.remarks == (f"line 2, A: {cell} is read as 1.25, not with thousands",)


@given(st.decimals(-(10**9), 10**9, places=2))
def test_thousands_written_in_groups_are_the_same_number(number):
    said = f"{number:,}"
    for cell, sign in ((f'"{said}"', ","), (said, ";"), (said, "\t")):
        text = f"issue{sign}option{sign}A\np{sign}x{sign}{cell}\n"
        (scores,) = read(text, "sheet.csv").parties
        assert scores.points == {"p": (Fraction(number),)}


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


def test_one_row_shows_no_sum(tmp_path):
    """Of two parties alike beside a third with nothing, either would be the sum."""
    assert load(tmp_path, "issue,option,A,B,C\nrent,full,0,1,1\n").remarks == ()
