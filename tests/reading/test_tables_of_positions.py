"""Tables of positions: whose each cell is, on what, and with which quote."""

import io

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.documents import from_bytes
from detente.documents.grids import grids
from detente.reading.cells import position_cells

ROWS = [
    ("Issue", "Norland", "Sudland"),
    ("Water release", "60 cubic metres all year", "30 cubic metres in summer"),
    ("Inspection", "Joint inspectors at the dam", "No foreign inspectors"),
]
AHEAD = "Talks on the river dam"
BEHIND = "The talks go on in May, and the ministers of both countries will attend."


def as_html(rows):
    body = "".join(
        "<tr>" + "".join(f"<{tag}>{cell}</{tag}>" for cell in row) + "</tr>"
        for row, tag in zip(rows, ["th", *["td"] * len(rows)], strict=False)
    )
    text = f"<h1>{AHEAD}</h1><p>{BEHIND}</p><table>{body}</table><p>{BEHIND}</p>"
    return "a.html", f"<html><body><article>{text}</article></body></html>".encode()


def as_markdown(rows):
    head, *rest = ["| " + " | ".join(row) + " |" for row in rows]
    rule = "|" + "---|" * len(rows[0])
    lines = [f"# {AHEAD}", "", head, rule, *rest, "", BEHIND]
    return "a.md", "\n".join(lines).encode()


def as_text(rows, sign=","):
    lines = [AHEAD, "", *(sign.join(row) for row in rows), "", BEHIND]
    return "a.txt", "\n".join(lines).encode()


def as_docx(rows):
    paper = docx.Document()
    paper.add_heading(AHEAD)
    table = paper.add_table(len(rows), len(rows[0]))
    for own, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(own.cells, row, strict=True):
            cell.text = text
    paper.add_paragraph(BEHIND)
    file = io.BytesIO()
    paper.save(file)
    return "a.docx", file.getvalue()


def read(page):
    """Who does what on which issue, and the quote; every quote is checked."""
    reading = detente.read([page])
    for said in reading.statements:
        assert reading.texts[said.document][slice(*said.span)] == said.quote
    return {
        (reading.parties[s.party], s.act, s.content, reading.issues[s.issue], s.quote)
        for s in reading.statements
    }


@pytest.mark.parametrize("written", [as_html, as_markdown, as_text, as_docx])
def test_a_column_for_each_party_in_every_format(written):
    water, inspection = "Water release", "Inspection"
    assert read(written(ROWS)) == {
        ("Norland", "demand", ROWS[1][1], water, ROWS[1][1]),
        ("Sudland", "demand", ROWS[1][2], water, ROWS[1][2]),
        ("Norland", "demand", "joint inspectors at the dam", inspection, ROWS[2][1]),
        ("Sudland", "reject", "foreign inspectors", inspection, ROWS[2][2]),
    }


def test_a_row_for_each_party():
    turned = [list(row) for row in zip(*ROWS, strict=True)]
    turned[0][0] = "Party"
    assert read(as_text(turned, "\t")) == read(as_text(ROWS, "\t"))


@pytest.mark.parametrize(
    ("head", "owner", "act"),
    [
        ("Position of the union", "union", "demand"),
        ("Norland's offer", "Norland", "offer"),
        ("Norland’s demands", "Norland", "demand"),
        ("Management (offer)", "Management", "offer"),
        ("What Norland wants", "Norland", "demand"),
    ],
)
def test_what_a_head_says(head, owner, act):
    text = f"Matter\t{head}\nPay\t6 per cent\n".encode()
    [(_, [cell])] = position_cells(from_bytes("a.txt", text))
    assert (cell.owner, cell.act, cell.issue) == (owner, act, "Pay")


@pytest.mark.parametrize(
    "rows",
    [
        [("Year", "Exports", "Imports"), ("2024", "3 billion", "4 billion")],
        [("Issue", "Status", "Next step"), ("Pay", "open", "talks in May")],
        [("Norland has said, time and again, so", "it is"), ("a, b", "c")],
        [("Issue", "Norland", "Sudland"), ("Pay", "—", "n/a")],
    ],
)
def test_what_is_no_table_of_positions(rows):
    _, page = as_text(rows, "\t")
    assert list(position_cells(from_bytes("a.txt", page))) == []


@pytest.mark.parametrize(
    ("cell", "act", "content", "condition"),
    [
        ("No", "reject", "parking", ""),
        ("Yes", "demand", "parking", ""),
        ("Accepts free parking.", "accept", "free parking", ""),
        ("Would accept ten bays if leased", "willing", "ten bays", "if leased"),
    ],
)
def test_answers_in_a_cell(cell, act, content, condition):
    rows = [("Issue", "Norland", "Sudland"), ("Parking", cell, "forty bays")]
    reading = detente.read([as_text(rows, "\t")])
    said = reading.statements[0]
    assert (said.act, said.content, said.condition) == (act, content, condition)
    assert said.quote == cell


@given(
    st.lists(
        st.lists(st.text("ab c'é", min_size=1, max_size=6), min_size=3, max_size=3),
        min_size=2,
        max_size=5,
    ),
    st.sampled_from(["\t", "|"]),
)
def test_each_cell_is_found_where_it_stands(rows, sign):
    rows = [[f"x{cell}y" for cell in row] for row in rows]
    lines = [sign.join(row) for row in rows]
    if sign == "|":
        lines = [f"|{line}|" for line in lines]
    text = "Talks\n\n" + "\n".join(lines) + "\n\nThe end.\n"
    [grid] = grids(text)
    assert [[text[a:b] for a, b in row] for row in grid.rows] == rows


def test_cells_in_quotes_hold_commas():
    text = 'Issue,Buyer,Seller\nPrice,"$40 million, in cash","$55, or ""more"""\n'
    assert not grids(text)  # a doubled quote: no cell is a piece of the text
    text = text.replace(', or ""more""', "")
    [grid] = grids(text)
    assert [text[a:b] for a, b in grid.rows[1]] == [
        "Price",
        "$40 million, in cash",
        "$55",
    ]
