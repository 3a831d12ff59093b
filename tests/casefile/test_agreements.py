"""Tables of agreements: read as teachers write them, refused with the line at fault."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange.agreements import MAX_BYTES, MAX_PAIRS, read
from detente.errors import CaseFileError, TooLargeError
from detente.model import Agreement
from score_sheets import names, sheet, sheets

HALL = sheet("Town", "Troupe", rent=[[4, 2, 0], [0, 3, 4]], nights=[[1, 0], [0, 2]])
"""Options are called rent0, rent1, rent2, nights0 and nights1."""
ALONE = "must name an option of each issue, or none where there is no deal"
MEANT = ". Did you mean 'rent'?"


def agreed(text, **titles):
    return read(text.encode(), "deals.csv", HALL, titles).agreements


def faults(text):
    with pytest.raises(CaseFileError) as caught:
        agreed(text)
    return [
        f"{fault.line}:{fault.where}: {fault.message}" for fault in caught.value.faults
    ]


def test_a_table_by_hand():
    table = "pair,rent,nights\nAnn and Bob,rent1,nights0\nCid,,\n,rent2,nights1\n"
    assert agreed(table) == (
        Agreement("Ann and Bob", (1, 0)),
        Agreement("Cid", None),
        Agreement("", (2, 1)),
    )


@pytest.mark.parametrize(
    "table",
    [
        "who;nights;rent\nAnn;nights0;rent1\n",
        "sep=;\r\nwho;nights;rent\r\nAnn;nights0;rent1\r\n",
        "who\tnights\trent\nAnn\tnights0\trent1\n",
        "\ufeffwho,nights,rent\r\n\r\nAnn,nights0,rent1\r\n,,\r\n",
        'who, Nights ,RENT\n Ann , NIGHTS0 ,"rent1"\n',
        "who,nights,The rent\nAnn,nights0,rent1\n",
        "Class 7b;;\n\nwho;nights;rent\nAnn;nights0;rent1\n",
        "Deals, spring term\nwho;nights;rent\nAnn;nights0;rent1\n",
    ],
)
def test_order_signs_capitals_and_other_names_do_not_matter(table):
    assert agreed(table, **{"The rent": "rent"}) == (Agreement("Ann", (1, 0)),)


@pytest.mark.parametrize("said", ["no deal", "Impasse", "no agreement"])
def test_a_row_may_say_that_there_is_no_deal(said):
    assert agreed(f"who,rent,nights\nAnn,{said}\n") == (Agreement("Ann", None),)


def test_an_option_of_that_name_is_an_option():
    found = sheet("a", "b", rent=[[1, 2], [2, 1]])
    issues = {"rent": ("no deal", "half")}
    found = type(found)("", issues, found.parties)
    (one,) = read(b"who,rent\nAnn,no deal\n", "deals.csv", found).agreements
    assert one == Agreement("Ann", (0,))


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ("", ["1:: must have headings and rows; got none"]),
        ("who,rent,nights\n", ["1:: must have a row below; got none"]),
        ("who,rent\nAnn,rent1\n", ["1:: must have a column for 'nights'"]),
        (
            "rent,nights\nrent1,nights0\n",
            ["1:column 1: must be a column that says who; got the issue 'rent'"],
        ),
        (
            "who,rend,nights\nAnn,rent1,nights0\n",
            ["1:column 2: must be an issue, 'rent' or 'nights'; got 'rend'" + MEANT],
        ),
        (
            "who,rent,rent,nights\nAnn,rent1,rent1,nights0\n",
            ["1:column 3: must stand once; got 'rent' again"],
        ),
        (
            "who,rent,nights\n\nAnn,rent,nights0\nBob,rent1,\nAnn,rent1,nights1\n",
            [
                "3:rent: must be 'rent0', 'rent1' or 'rent2'; got 'rent'"
                + MEANT.replace("rent", "rent2"),
                "4:nights: must name an option, or the row none at all; got nothing",
                "5:who: must differ from the other names; 'Ann' is in line 3",
            ],
        ),
        (
            "who,rent,nights\nAnn,rent1,nights0,more\n",
            ["2:: must have 3 columns, as the headings; got more"],
        ),
        (
            "Class 7b,,\nwho,rent,nights\n\nAnn,kein Abschluss,\n",
            [f"4:: {ALONE}; got 'kein Abschluss' alone"],
        ),
        (
            'who,rent,nights\n"Ann,rent1,nights0\n',
            ["2:: must be CSV; unexpected end of data"],
        ),
    ],
)  # fmt: skip
def test_every_fault_is_told_with_its_line(table, told):
    assert faults(table) == told


def test_what_nobody_sees_is_shown():
    (told,) = faults("who,rent,nights\nAnn,rent1\x1b[31m,nights0\n")
    assert "\x1b" not in told
    assert r"'rent1\x1b[31m'" in told


def test_columns_that_are_no_issue_are_left_out_where_none_is_missing():
    table = (
        "who,with,rent,Remarks,nights\nAnn,Bob,rent1,loud,nights0\nCid,Eve,,quiet,\n"
    )
    found = read(table.encode(), "deals.csv", HALL)
    assert found.agreements == (Agreement("Ann", (1, 0)), Agreement("Cid", None))
    assert found.remarks == (
        "the column with is left out",
        "the column Remarks is left out",
    )


def test_a_table_of_windows_is_read_and_told():
    found = read("who,rent,nights\nJosé,,\n".encode("cp1252"), "deals.csv", HALL)
    assert found.agreements == (Agreement("José", None),)
    assert found.remarks == (
        "the table is no UTF-8, so it is read as Windows-1252, as Excel saves it",
    )


def test_what_is_no_table_of_deals_and_not_utf_8_is_told_with_its_line():
    with pytest.raises(CaseFileError, match=r"deals.csv:2:1: must be text in UTF-8"):
        read("a letter\nto José\n".encode("latin-1"), "deals.csv", HALL)


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0"])
def test_a_workbook_is_told_how_to_be_saved(start):
    with pytest.raises(CaseFileError, match="got a workbook"):
        read(start + b"\x00\x01", "deals.xlsx", HALL, {})


def test_limits():
    many = "who,rent,nights\n" + "".join(f"{n},,\n" for n in range(MAX_PAIRS))
    assert len(agreed(many)) == MAX_PAIRS
    with pytest.raises(TooLargeError, match="at most 1,000 rows"):
        agreed(many + "one more,,\n")
    with pytest.raises(TooLargeError, match="at most 2,000,000 bytes"):
        read(b" " * (MAX_BYTES + 1), "deals.csv", HALL)


@given(sheets(n_parties=st.just(2)), st.data(), st.sampled_from(",;\t"))
def test_what_is_written_is_read(found, data, sign):
    """A second way: the standard library writes what we read."""
    outcome = st.tuples(
        *(st.integers(0, len(options) - 1) for options in found.issues.values())
    )
    pairs = data.draw(names(5).filter(lambda all_: "who" not in all_))
    outcomes = [data.draw(st.none() | outcome) for _ in pairs]
    order = data.draw(st.permutations(list(found.issues)))
    issues = list(found.issues)
    text = io.StringIO()
    table = csv.writer(text, delimiter=sign)
    table.writerow(["the pair of the class", *order])
    for pair, chosen in zip(pairs, outcomes, strict=True):
        cells = [
            "" if chosen is None else found.issues[i][chosen[issues.index(i)]]
            for i in order
        ]
        table.writerow([pair, *cells])
    read_again = read(text.getvalue().encode(), "deals.csv", found).agreements
    assert [one.outcome for one in read_again] == outcomes
    assert [one.pair for one in read_again] == pairs


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(content):
    try:
        found = read(content, "deals.csv", HALL)
    except (CaseFileError, TooLargeError):
        return
    assert found.agreements
