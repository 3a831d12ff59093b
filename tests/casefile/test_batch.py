"""Many edits at once do what they do one after the other, and touch nothing else."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile import add_item, insert_item, remove, set_value
from detente.casefile.batch import Edit, edited
from detente.casefile.nodes import compose, plain
from detente.errors import CaseFileError
from strategies import labels

TEXT = """\
# A case written by hand.
detente: 1
title: "Sale"   # of a house

issues:
  price:
    options: [low, 'middle, or so', high]
    status_quo: high
  date:
    options:
      - soon
      # the buyer's wish
      - late      # after the summer
    status_quo: late
preferences:
  seller:
    weights:
      - price > date (proposed 0.7)  # from the letter
    evidence: {price: [s1], weights: s1}
  buyer: {}
statements:
  s1: {party: seller, act: offer}   # heard twice
  s2:
    party: buyer
    act: seek
    carriers: [d1]
watch:   # what comes
  - text: the bank   # ask
  - {text: the heir}
# the end
"""

ONE = {
    "set": lambda text, edit: set_value(text, edit.path, edit.value),
    "add": lambda text, edit: add_item(text, edit.path, edit.value),
    "insert": lambda text, edit: insert_item(text, edit.path, edit.place, edit.value),
    "remove": lambda text, edit: remove(text, edit.path),
}

EDITS = [
    Edit("set", ("title",), "Lease"),
    Edit("set", ("parties", "heir"), {"name": "Heir"}),
    Edit("set", ("statements", "s3"), {"party": "heir", "act": "oppose"}),
    Edit("set", ("statements", "s4"), {"party": "buyer", "act": "accept"}),
    Edit("set", ("preferences", "seller", "weights", 0), "date > price"),
    Edit("set", ("preferences", "buyer", "options", "date"), "soon > late"),
    Edit("set", ("documents", "d2"), {"file": "b.txt"}),
    Edit("set", ("documents", "d3"), {"file": "c.txt"}),
    Edit("add", ("statements", "s2", "carriers"), "d2"),
    Edit("add", ("statements", "s2", "carriers"), "d3"),
    Edit("add", ("preferences", "seller", "evidence", "weights"), "s3"),
    Edit("add", ("preferences", "buyer", "evidence", "date"), "s4"),
    Edit("add", ("preferences", "buyer", "evidence", "date"), "s2"),
    Edit("add", ("history",), {"text": "the fire"}),
    Edit("add", ("history",), {"text": "the flood"}),
    Edit("add", ("watch",), {"text": "the weather"}),
    Edit("insert", ("issues", "date", "options"), "in spring", 1),
    Edit("insert", ("issues", "date", "options"), "at once", 0),
    Edit("insert", ("issues", "price", "options"), "lower, still", 1),
    Edit("insert", ("issues", "price", "options"), "highest", 3),
]


def values(text):
    tree, faults = compose(text)
    assert not faults
    return plain(tree)


def comments(text):
    return re.findall(r"#.*", text)


@given(st.lists(st.sampled_from(EDITS), unique_by=id))
def test_all_at_once_is_one_after_the_other(edits):
    at_once = edited(TEXT, edits)
    slowly = TEXT
    inserted = [e for e in edits if e.how == "insert"]
    rest = [e for e in edits if e.how != "insert"]
    for edit in [*rest, *sorted(inserted, key=lambda e: -e.place)]:
        slowly = ONE[edit.how](slowly, edit)
    assert values(at_once) == values(slowly)
    assert comments(at_once) == comments(TEXT)


@given(labels, labels)
def test_any_text_goes_in_and_all_else_stays(name, value):
    edits = [
        Edit("set", ("statements", "s9"), {"party": name, "content": value}),
        Edit("insert", ("issues", "price", "options"), value, 2),
        Edit("add", ("watch",), {"text": value}),
    ]
    after = values(edited(TEXT, edits))
    assert after["statements"].pop("s9") == {"party": name, "content": value}
    assert after["issues"]["price"]["options"].pop(2) == value
    assert after["watch"].pop() == {"text": value}
    assert after == values(TEXT)


def test_each_edit_is_a_few_lines():
    after = edited(TEXT, EDITS)
    kept = [line for line in TEXT.splitlines() if line in after.splitlines()]
    assert len(kept) >= len(TEXT.splitlines()) - 9
    assert "      # the buyer's wish\n      - late      # after the summer\n" in after
    assert "      - soon\n      - in spring\n" in after
    assert "      - at once\n      - soon\n" in after


def test_what_is_removed_goes_last():
    edits = [
        Edit("remove", ("watch", 0)),
        Edit("add", ("watch",), {"text": "the weather"}),
        Edit("remove", ("watch", 1)),
    ]
    assert values(edited(TEXT, edits))["watch"] == [{"text": "the weather"}]


def test_nothing_to_do_is_nothing_done():
    assert edited(TEXT, []) == TEXT


def test_line_breaks_of_other_systems_stay():
    after = edited(TEXT.replace("\n", "\r\n"), EDITS)
    assert after.replace("\r\n", "\n") == edited(TEXT, EDITS)
    assert "\n" not in after.replace("\r\n", "")


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (Edit("set", ("title", "short"), "x"), "title.short: must lead to a field"),
        (Edit("add", ("issues",), "x"), "issues: must be a list; got a mapping"),
        (Edit("remove", ("stakes",)), "stakes: must be in the file to be removed"),
    ],
)
def test_what_cannot_be_done(edit, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        edited(TEXT, [edit])


def test_what_is_no_case_file_is_not_edited():
    with pytest.raises(CaseFileError):
        edited("a: &x 1\n", [Edit("set", ("a",), "2")])
