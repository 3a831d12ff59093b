"""What every answer can do, whatever its question."""

import dataclasses
import json
import sys
from fractions import Fraction
from typing import ClassVar
from xml.etree import ElementTree

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Issue, Line, Order
from detente.questions.answer import Answer, plain


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Grid(Answer):
    AXES: ClassVar = {
        "worth": ("packages", "parties"),
        "range": ("packages", "quantiles"),
    }

    parties: tuple[str, ...]
    packages: tuple[tuple[str, ...], ...]
    worth: np.ndarray
    range: np.ndarray
    n_draws: int


@dataclasses.dataclass(frozen=True)
class Row:
    name: str
    package: tuple[str, ...]
    worth: np.ndarray


@dataclasses.dataclass(frozen=True)
class Rows(Answer):
    AXES: ClassVar = {"rows": ("rows",), "rows.worth": ("parties",)}

    parties: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclasses.dataclass(frozen=True)
class Headline(Answer):
    share: float
    n_draws: int


GRID = Grid(
    ("us", "iran"),
    (("a", "x"), ("b", "<y>")),
    np.array([[0.5, 0.25], [1.0, 0.0]]),
    np.arange(6.0).reshape(2, 3),
    1000,
)


def test_rows_and_columns_carry_the_labels_of_their_axes():
    frame = GRID.to_pandas()
    assert list(frame.index) == ["a + x", "b + <y>"]
    assert list(frame.columns) == [
        "worth, us", "worth, iran", "range, 10 %", "range, 50 %", "range, 90 %",
    ]  # fmt: skip
    assert frame.loc["a + x", "worth, iran"] == 0.25


def test_rows_may_be_dataclasses():
    rows = Rows(("us", "iran"), (Row("first", ("a", "b"), np.array([0.5, np.nan])),))
    frame = rows.to_pandas()
    assert list(frame.columns) == ["name", "package", "worth, us", "worth, iran"]
    assert frame.iloc[0]["package"] == "a + b"


def test_no_rows_are_no_rows():
    assert Rows(("us",), ()).to_pandas().empty


def test_an_answer_without_arrays_is_one_row():
    frame = Headline(0.5, 100).to_pandas()
    assert frame.to_dict("records") == [{"share": 0.5, "n_draws": 100}]


def test_a_notebook_sees_a_table_with_nothing_unescaped():
    shown = GRID._repr_html_()
    assert "<caption>Grid: n_draws 1,000</caption>" in shown
    assert "b + &lt;y&gt;" in shown

    assert ElementTree.fromstring(shown).tag == "table"


def test_without_pandas_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ValueError, match=r"pip install detente\[pandas\]"):
        GRID.to_pandas()


def test_plain_form_of_a_model_value():
    issue = Issue("relief", "Relief", ("none", "full"), "none")
    assert plain(issue)["options"] == ["none", "full"]
    line = Line("a > 2 x b", (Order("a", ">", "b", Fraction(2)),), place=7)
    assert plain(line)["facts"][0]["ratio"] == 2.0
    assert "place" not in plain(line)


def test_what_has_no_plain_form_is_refused():
    with pytest.raises(TypeError, match="got set"):
        plain({"worth": {1, 2}})


numbers = st.floats() | st.integers() | st.text() | st.none() | st.booleans()


@given(
    st.recursive(
        numbers, lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_plain_form_is_always_json_and_stays_as_it_is(value):
    once = plain(value)
    assert json.loads(json.dumps(once, allow_nan=False)) == once
    assert plain(once) == once


@given(st.lists(st.floats(), min_size=1))
def test_an_array_is_as_plain_as_its_list(values):
    assert plain(np.array(values)) == plain(values)
