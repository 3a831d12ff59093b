"""Files that say what options are worth together: Genius and GeniusWeb."""

import itertools
import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange import elements, genius, geniusweb
from detente.casefile.interchange.given import from_json
from detente.casefile.interchange.score_sheets import load_score_sheet
from detente.errors import CaseFileError
from detente.exact import exactly
from detente.questions.exact import exact_frontier

SIZES = 3, 4
ISSUES = "\n".join(
    f'<issue index="{n}" name="i{n}" type="integer" etype="integer" vtype="integer" '
    f'lowerbound="0" upperbound="{size - 1}"/>'
    for n, size in enumerate(SIZES, start=1)
)


def space(inside, most="10", extra=""):
    return (
        f'<utility_space type="nonlinear"><objective name="any">{ISSUES}'
        f'<utility maxutility="{most}">{inside}</utility></objective>{extra}'
        "</utility_space>"
    )


def utility(profile, outcome):
    """What a profile says of an outcome, by adding up what holds."""
    pairs = zip(profile.points.items(), outcome, strict=True)
    named = zip(profile.issues.items(), outcome, strict=True)
    options = {issue: every[place] for (issue, every), place in named}
    alone = sum((points[place] for (_, points), place in pairs), profile.base)
    return alone + sum(one.worth for one in profile.interactions if one.holds(options))


BOUND = st.tuples(st.integers(1, 2), st.integers(-1, 4), st.integers(-1, 4))
RECTANGLE = st.tuples(
    st.sampled_from(["INCLUDES", "EXCLUDES"]),
    st.lists(BOUND, max_size=3),
    st.integers(-5, 9),
)


def written(kind, bounds, worth, name="utility"):
    inside = "".join(
        f'<{kind} index="{n}" min="{low}" max="{high}"/>' for n, low, high in bounds
    )
    return f'<hyperRectangle {name}="{worth}">{inside}</hyperRectangle>'


def by_definition(kind, bounds, worth, outcome):
    """As Genius itself goes through the bounds; one without bounds always counts."""
    inside = all(low <= outcome[n - 1] <= high for n, low, high in bounds)
    return worth if inside != (kind == "EXCLUDES" and bool(bounds)) else 0


@given(
    st.lists(RECTANGLE, max_size=4),
    st.lists(RECTANGLE, max_size=3),
    st.sampled_from(["utility", "utility_function"]),
)
def test_rectangles_are_worth_what_going_through_them_finds(outer, inner, name):
    """The function within counts half; a hundred over a maximum of ten is ten."""
    outside = "".join(written(*one, name) for one in outer)
    within = "".join(written(*one, name) for one in inner)
    text = space(
        f'<ufun weight="7" aggregation="sum">{outside}'
        f'<ufun weight="0.5" aggregation="sum">{within}</ufun></ufun>'
    )
    found = genius.profile(elements.from_xml(text.encode(), "a.xml"), "a")
    for outcome in itertools.product(*map(range, SIZES)):
        total = sum(by_definition(*one, outcome) for one in outer)
        half = Fraction(sum(by_definition(*one, outcome) for one in inner), 2)
        assert utility(found, outcome) == (total + half) / 10


def test_two_nonlinear_profiles_of_genius_have_a_frontier(tmp_path):
    """By hand: a has 4 with both at 2 or above, b has 6 with i1 at 0, 1 with i2 at 3.

    So (2, 3) gives 4 and 1, and (0, 3) 0 and 7; all over ten. a asks for 0.1.
    """
    both = written("INCLUDES", [(1, 2, 2), (2, 2, 3)], 4)
    low = written("INCLUDES", [(1, 0, 0)], 6) + written("EXCLUDES", [(2, 0, 2)], 1)
    kept = '<reservation value="0.1"/><discount_factor value="0.9"/>'
    a = space(f'<ufun aggregation="SUM">{both}</ufun>', extra=kept)
    (tmp_path / "a.xml").write_text(a, encoding="utf-8")
    (tmp_path / "b.xml").write_text(space(f"<ufun>{low}</ufun>"), encoding="utf-8")
    sheet = load_score_sheet([tmp_path / "a.xml", tmp_path / "b.xml"])
    assert (sheet.parties[0].reservation, sheet.parties[0].discount) == (
        Fraction(1, 10),
        Fraction(9, 10),
    )
    found = exact_frontier(exactly(sheet), None)
    points = [tuple(map(float, one.utilities)) for one in found.points]
    assert points == [(0.4, 0.1), (0.0, 0.7)]
    assert [one.outcome for one in found.points] == [(2, 3), (0, 3)]


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ('<ufun aggregation="max"/>', "aggregation must be sum"),
        ("<ufun><hyperRectangle/></ufun>", "must have the attribute 'utility'"),
        ("<ufun><ball/></ufun>", "must be 'hyperRectangle' or 'ufun'; got 'ball'"),
        ("<ufun/><ufun/>", "must have one ufun; got 2"),
        ("<constraint/>", "rectangles are read, and nothing else"),
        (
            f"<ufun>{written('INCLUDES', [(9, 0, 1)], 1)}</ufun>",
            "index must be '1' or '2'; got '9'",
        ),
        (
            "<ufun><hyperRectangle><INCLUDES/><EXCLUDES/></hyperRectangle></ufun>",
            "bounds that are all 'INCLUDES' or 'EXCLUDES'",
        ),
    ],
)
def test_what_is_no_sum_of_rectangles_is_told(inside, said):
    text = space(inside + "<ufun/>" * ("constraint" in inside))
    with pytest.raises(CaseFileError, match=said.replace("'", ".")):
        genius.profile(elements.from_xml(text.encode(), "a.xml"), "a")


def test_a_rectangle_bounds_numbers():
    text = space(
        '<ufun><hyperRectangle utility="1"><INCLUDES index="3" min="0" max="1"/>'
        "</hyperRectangle></ufun>"
    ).replace(
        "<utility max",
        '<issue index="3" name="c"><item value="red"/></issue><utility max',
    )
    with pytest.raises(CaseFileError, match="issue of numbers; got the option 'red'"):
        genius.profile(elements.from_xml(text.encode(), "a.xml"), "a")


def groups(parts, bid=None):
    domain = {"p": ["x", "y"], "q": ["x", "y", "z"], "r": ["x", "y"]}
    told = {
        "name": "car",
        "domain": {
            "name": "cars",
            "issuesValues": {i: {"values": o} for i, o in domain.items()},
        },
        "partUtilities": {
            f"part{n}": {"partsutils": {"issues": issues, "utilslist": utils}}
            for n, (issues, utils) in enumerate(parts)
        },
    }
    if bid is not None:
        told["reservationBid"] = {"issuevalues": bid}
    return from_json(json.dumps({"SumOfGroupsUtilitySpace": told}), "a.json")


def listing(table):
    return [{"values": list(k), "util": v} for k, v in table.items()]


PAIRS = st.dictionaries(
    st.tuples(st.sampled_from("zyx"), st.sampled_from("xy")),
    st.sampled_from([0, 0.25, 0.7]),
)
SINGLE = st.dictionaries(st.tuples(st.sampled_from("xy")), st.sampled_from([0.1, 0.3]))


@given(PAIRS.filter(bool), SINGLE.filter(bool))
def test_groups_of_issues_are_worth_what_their_tables_say(pairs, single):
    """What no table has adds nothing; a group names issues in an order of its own."""
    given_so = groups(
        [(["q", "r"], listing(pairs)), (["p"], listing(single))], {"p": "x"}
    )
    found = geniusweb.profile(given_so, "a")
    for p, q, r in itertools.product("xy", "xyz", "xy"):
        expected = pairs.get((q, r), 0) + single.get((p,), 0)
        outcome = ["xy".index(p), "xyz".index(q), "xy".index(r)]
        assert float(utility(found, outcome)) == pytest.approx(expected)
    assert float(found.reservation) == single.get(("x",), 0)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ([(["p", "t"], [])], "must be issues of the domain, each in one group"),
        ([(["p"], []), (["p"], [])], "must be a list|each in one group"),
        (
            [(["p"], [{"values": ["x", "y"], "util": 1}])],
            "must be an option of each of 'p', and stand once",
        ),
        (
            [(["p"], listing({("x",): 1}) * 2)],
            "must be an option of each of 'p', and stand once",
        ),
    ],
)
def test_groups_that_do_not_fit_are_told(parts, said):
    with pytest.raises(CaseFileError, match=said):
        geniusweb.profile(groups(parts), "a")


def test_an_ordering_of_outcomes_says_no_utilities():
    with pytest.raises(
        CaseFileError, match="an ordering of whole outcomes says no util"
    ):
        geniusweb.profile(from_json('{"DefaultPartialOrdering": {}}', "a.json"), "a")
