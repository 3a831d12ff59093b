"""A fault of a JSON file says the line and the column that it stands in."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange.given import from_json
from detente.casefile.interchange.places import place_of
from detente.casefile.interchange.score_sheets import load_score_sheet
from detente.errors import CaseFileError

KEYS = st.text('ab"\\{}[],: é', max_size=3)
PLAIN = st.none() | st.booleans() | st.integers() | KEYS
VALUES = st.recursive(
    PLAIN, lambda inside: st.lists(inside) | st.dictionaries(KEYS, inside)
)


def steps(value, before=()):
    yield before, value
    if isinstance(value, dict):
        pairs = [*value.items()]
    else:
        pairs = [*enumerate(value)] if isinstance(value, list) else []
    for key, one in pairs:
        yield from steps(one, (*before, key))


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_the_value_that_steps_lead_to_begins_there(value, indent, escaped):
    text = json.dumps(value, indent=indent, ensure_ascii=escaped)
    for path, one in steps(value):
        found, _ = json.JSONDecoder().raw_decode(text, place_of(text, path))
        assert found == one


PROFILE = """{
  "reservationValue": 0.2,
  "issueWeights": {"price": 1.0},
  "issues": {
    "price": {"low": 0.0,
              "high": 1.0}
  }
}
"""


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("1.0}\n", '"much"}\n', "6:23: issues.price.high: must be a number"),
        ('"price": 1.0', '"rent": 1.0', "3:28: issueWeights.rent: must be 'price'"),
        ("0.2", "[0.2]", "2:23: reservationValue: must be a number"),
        ('"high"', '"low"', "6:22: issues.price.low: must stand once"),
        ("0.0,", "0.0", "6:15: must be JSON"),
    ],
)
def test_so_does_a_profile(tmp_path, old, new, where):
    path = tmp_path / "profileA.json"
    path.write_text(PROFILE.replace(old, new), encoding="utf-8")
    with pytest.raises(CaseFileError) as refused:
        load_score_sheet([path])
    assert str(refused.value).startswith(f"{path}:{where}")


def test_a_key_that_stands_twice_deep_in_a_list_is_found():
    with pytest.raises(CaseFileError, match=r"a\.json:2:16: 2\.x: must stand once"):
        from_json('[{"x": 1},\n {"x": 1, "x": 2}]', "a.json")
