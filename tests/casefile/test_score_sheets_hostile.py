"""Whatever stands in a file, it is read or refused, and nothing else happens."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange.profiles import Losses
from detente.casefile.interchange.score_sheets import (
    FORMATS,
    meant_as_case,
    put_together,
    recognise,
    written,
)
from detente.errors import CaseFileError, TooLargeError
from score_sheets import sheet

BOAT = sheet(
    "Seller", "Buyer", no_deal=(3, 2), price=[[0, 6], [4, 0]], date=[[1, 2], [3, 0]]
)
FILES = {form: written(BOAT, form, Losses()) for form in FORMATS}
BITS = st.sampled_from(
    [
        *(
            "",
            "0",
            "-",
            "{",
            "}",
            "[",
            "]",
            "<",
            "/>",
            '"',
            ":",
            ",",
            "\n",
            "\t",
            "\x00",
        ),
        *("&x;", "null", "1e999", "inf", "<!DOCTYPE a>", "&amp;", "!!x ", "*a", "é"),
    ]
)


@st.composite
def spoilt(draw):
    """Draw the files of a format, one of them with parts taken out or put in."""
    files = dict(FILES[draw(st.sampled_from(sorted(FILES)))])
    name = draw(st.sampled_from(sorted(files)))
    text = files[name]
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(start + 20, len(text))))
        text = text[:start] + draw(BITS) + text[end:]
    return files | {name: text}


@given(spoilt())
def test_spoilt_files_are_read_or_refused(files):
    with contextlib.suppress(CaseFileError, TooLargeError):
        pieces = [recognise(text.encode(), name) for name, text in files.items()]
        put_together(pieces, "boat")


@given(st.binary(max_size=200))
def test_so_are_bytes_of_any_kind(content):
    meant_as_case(content)
    with contextlib.suppress(CaseFileError):
        put_together([recognise(content, "a")], "a")


@pytest.mark.parametrize(
    "value", [None, True, 1, "x", [], {}, [1], {"x": None}, {"x": []}]
)
@pytest.mark.parametrize("form", ["json", "geniusweb", "negolog"])
def test_so_is_json_with_anything_in_any_place(form, value):
    """Every value of a file in turn, at every depth, is put in place of another."""
    name, text = next(iter(FILES[form].items()))
    for changed in _with(json.loads(text), value):
        with contextlib.suppress(CaseFileError):
            put_together([recognise(json.dumps(changed).encode(), name)], "boat")


def _with(tree, value):
    """Yield a tree with each of its parts replaced in turn."""
    if not isinstance(tree, dict | list):
        return
    for key in tree if isinstance(tree, dict) else range(len(tree)):
        kept = tree[key]
        tree[key] = value
        yield tree
        tree[key] = kept
        yield from _with(kept, value) if isinstance(kept, dict | list) else ()
