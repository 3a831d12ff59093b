"""Edits that splice the text of a file."""

from difflib import unified_diff

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import casefile
from detente.casefile import add_item, confirm, remove, set_value
from detente.casefile.nodes import compose, plain
from detente.errors import CaseFileError
from strategies import labels

TEXT = """\
# A case written by hand.
detente: 1
title: "Sale"   # of a house

parties:
  seller: {name: The seller, role: principal}  # owns it
  buyer: {name: The buyer}
issues:
  price:
    title: Price
    options: [low, 'middle, or so', high]
    status_quo: high
    # who delivers
    gives: buyer
  date:
    options:
      - soon
      - late      # after the summer
    status_quo: late
preferences:
  seller:
    weights:
      - price > date (proposed 0.7)  # from the letter
      - price: 0.5 to 0.9 (proposed)
    options:
      price: high > low
  buyer:
    weights: "date > price (proposed 0.6)"
conditions:
  - if: {price: high}
    then: {date: late}
    because: he moves
      slowly
    proposed: 0.8
  - {rule_out: {price: low, date: soon}, proposed: 0.5, because: no}
watch:   # what comes
"""


def changes(before, after):
    """Return the lines that went and the lines that came."""
    lines = list(unified_diff(before.splitlines(), after.splitlines(), n=0))[2:]
    return [line for line in lines if not line.startswith("@@")]


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (
            "title",
            "Lease",
            ['-title: "Sale"   # of a house', "+title: Lease   # of a house"],
        ),
        (
            "parties.seller.name",
            "Smith, & Sons",
            [
                "-  seller: {name: The seller, role: principal}  # owns it",
                '+  seller: {name: "Smith, & Sons", role: principal}  # owns it',
            ],
        ),
        (
            "parties.buyer.role",
            "third party",
            [
                "-  buyer: {name: The buyer}",
                "+  buyer: {name: The buyer, role: third party}",
            ],
        ),
        (
            "parties.agent",
            {"name": "The agent", "role": "third party"},
            ["+  agent: {name: The agent, role: third party}"],
        ),
        (
            "issues.price.options.1",
            "middle",
            [
                "-    options: [low, 'middle, or so', high]",
                "+    options: [low, middle, high]",
            ],
        ),
        (
            "issues.date.options.1",
            "later",
            [
                "-      - late      # after the summer",
                "+      - later      # after the summer",
            ],
        ),
        ("issues.date.gives", "seller", ["+    gives: seller"]),
        (
            "preferences.buyer.options.date",
            "soon > late",
            ["+    options: {date: soon > late}"],
        ),
        (
            "preferences.buyer.weights",
            "price > date",
            [
                '-    weights: "date > price (proposed 0.6)"',
                "+    weights: price > date",
            ],
        ),
        ("verification.detection", "0.5", ["+verification: {detection: 0.5}"]),
        ("watch", ["x"], ["-watch:   # what comes", "+watch: [x]   # what comes"]),
    ],
)
def test_one_value_is_one_line(path, value, lines):
    assert changes(TEXT, set_value(TEXT, path, value)) == lines


def test_a_value_over_several_lines_is_replaced_whole():
    after = set_value(TEXT, "conditions.0.because", "he hesitates")
    assert changes(TEXT, after) == [
        "-    because: he moves",
        "-      slowly",
        "+    because: he hesitates",
    ]


@pytest.mark.parametrize(
    ("path", "value", "lines"),
    [
        (
            "issues.price.options",
            "none, at all",
            [
                "-    options: [low, 'middle, or so', high]",
                "+    options: [low, 'middle, or so', high, \"none, at all\"]",
            ],
        ),
        ("issues.date.options", "never: ever", ['+      - "never: ever"']),
        ("preferences.seller.weights", "date > price", ["+      - date > price"]),
        ("preferences.seller.weights", {"date": "0.1"}, ["+      - date: 0.1"]),
        (
            "preferences.seller.options.price",
            "never low",
            [
                "-      price: high > low",
                "+      price: [high > low, never low]",
            ],
        ),
        (
            "conditions",
            {"rule_out": {"price": "low"}, "because": "of that"},
            ["+  - rule_out: {price: low}", "+    because: of that"],
        ),
        (
            "watch",
            {"text": "the bank"},
            ["-watch:   # what comes", "+watch: [{text: the bank}]   # what comes"],
        ),
        ("history", {"text": "x"}, ["+history: [{text: x}]"]),
    ],
)
def test_adding_an_item(path, value, lines):
    assert changes(TEXT, add_item(TEXT, path, value)) == lines


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        (
            "preferences.seller.weights.0",
            [
                "-      - price > date (proposed 0.7)  # from the letter",
                "+      - price > date  # from the letter",
            ],
        ),
        (
            "preferences.buyer.weights",
            [
                '-    weights: "date > price (proposed 0.6)"',
                '+    weights: "date > price"',
            ],
        ),
        (
            "preferences.seller",
            [
                "-      - price > date (proposed 0.7)  # from the letter",
                "-      - price: 0.5 to 0.9 (proposed)",
                "+      - price > date  # from the letter",
                "+      - price: 0.5 to 0.9",
            ],
        ),
        ("conditions.0", ["-    proposed: 0.8"]),
        (
            "conditions.1",
            [
                "-  - {rule_out: {price: low, date: soon}, proposed: 0.5, because: no}",
                "+  - {rule_out: {price: low, date: soon}, because: no}",
            ],
        ),
    ],
)
def test_confirming(path, lines):
    after = confirm(TEXT, path)
    assert changes(TEXT, after) == lines
    with pytest.raises(ValueError, match=r"must be proposed to be confirmed$"):
        confirm(after, path)


def test_confirming_a_line_with_escapes():
    assert confirm('weights: "a > b \\x28proposed)"', "weights") == "weights: a > b"


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("issues.price.gives", ["-    gives: buyer"]),
        ("issues.date.options.0", ["-      - soon"]),
        (
            "issues.price.options.2",
            [
                "-    options: [low, 'middle, or so', high]",
                "+    options: [low, 'middle, or so']",
            ],
        ),
        ("parties.buyer", ["-  buyer: {name: The buyer}"]),
        ("conditions.1.because", [
            "-  - {rule_out: {price: low, date: soon}, proposed: 0.5, because: no}",
            "+  - {rule_out: {price: low, date: soon}, proposed: 0.5}",
        ]),
        ("conditions.0.if", [
            "-  - if: {price: high}",
            "-    then: {date: late}",
            "+  - then: {date: late}",
        ]),
    ],
)  # fmt: skip
def test_removing(path, lines):
    assert changes(TEXT, remove(TEXT, path)) == lines


@pytest.mark.parametrize(
    ("edit", "message"),
    [
        (
            lambda: set_value(TEXT, "title.short", "x"),
            "title.short: must lead to a field; got a value on the way",
        ),
        (
            lambda: set_value(TEXT, "issues.date.options.7", "x"),
            "issues.date.options.7: must lead to a field; got a value on the way",
        ),
        (
            lambda: add_item(TEXT, "parties", "x"),
            "parties: must be a list; got a mapping",
        ),
        (
            lambda: remove(TEXT, "issues.size"),
            "issues.size: must be in the file to be removed",
        ),
        (
            lambda: confirm(TEXT, "issues.size"),
            "issues.size: must be in the file to be confirmed",
        ),
    ],
)
def test_what_cannot_be_edited(edit, message):
    with pytest.raises(ValueError, match=f"^{message}$"):
        edit()


def test_text_that_is_not_a_case_file_cannot_be_edited():
    with pytest.raises(CaseFileError, match="must spell everything out"):
        set_value("a: &x 1\n", "a", "2")


def test_edits_keep_the_line_breaks_of_other_systems():
    text = TEXT.replace("\n", "\r\n")
    after = set_value(text, "issues.date.gives", "seller")
    assert "status_quo: late\r\n    gives: seller\r\npreferences:" in after
    assert set_value(after, "issues.date.gives", "buyer").count("\r\n") == (
        TEXT.count("\n") + 1
    )


def test_an_edited_example_is_read(example):
    text = example.read_text(encoding="utf-8")
    path = ("preferences", "us", "weights")
    after = add_item(text, path, "sanctions > 2 x regional (proposed 0.6)")
    assert len(changes(text, after)) == 2
    lines = casefile.parse(after).preferences[0].weights
    assert [line.confidence for line in lines] == [1, 0.6]
    confirmed = casefile.parse(confirm(after, path)).preferences[0].weights
    assert [line.confidence for line in confirmed] == [1, 1]


PATHS = [
    "title", "parties.seller.name", "parties.seller.stance", "issues.date.options.0",
    "issues.price.options.1", "issues.date.title", "preferences.seller.weights.1",
    "conditions.0.because", "conditions.1.because", "watch", "new", "a.b.c",
]  # fmt: skip


@given(st.sampled_from(PATHS), labels)
def test_any_text_can_be_set_anywhere_and_changes_one_place(path, value):
    after = set_value(TEXT, path, value)
    assert at(after, path) == value
    assert set_value(after, path, "x") == set_value(TEXT, path, "x")
    assert len(changes(TEXT, after)) <= 3


@given(st.sampled_from(PATHS[2:]), labels)
def test_what_was_added_is_removed_without_a_trace(path, value):
    if path.endswith("stance") or path in {"new", "issues.date.title"}:
        assert remove(set_value(TEXT, path, value), path) == TEXT
    items = ("issues.date.options", "issues.price.options")
    for place, items_path in zip((2, 3), items, strict=True):
        after = add_item(TEXT, items_path, value)
        assert remove(after, f"{items_path}.{place}") == TEXT


def at(text, path):
    """Return the plain value at a path of a file."""
    tree, _ = compose(text)
    value = plain(tree)
    for step in path.split("."):
        value = value[int(step) if isinstance(value, list) else step]
    return value


@pytest.mark.parametrize("value", ["Lease", "a: b"])
def test_a_byte_order_mark_stays_where_it_is(value):
    text = "\ufefftitle: Sale  # of a house\r\nremarks: a\r\n"
    assert set_value(text, "title", "Lease") == text.replace("Sale", "Lease")
    assert set_value(text, "watch", []) == f"{text.rstrip()}\r\nwatch: []\r\n"
    assert remove(text, "remarks") == "\ufefftitle: Sale  # of a house\r\n"
