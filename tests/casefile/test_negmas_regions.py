"""Utility functions of NegMAS that look at several issues at once, as it saves them.

The numbers are those that NegMAS 0.16 itself gives, outcome by outcome, the last issue
changing fastest.
"""

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.random import default_rng

from detente.casefile.interchange import load_score_sheet
from detente.casefile.interchange.cases import as_case
from detente.casefile.interchange.profiles import Losses
from detente.casefile.interchange.regions import Sum, added
from detente.errors import CaseFileError
from detente.exact import exactly
from detente.questions.exact import exact_frontier
from detente.study import study
from score_sheets import efficient_by_definition

DOMAIN = """\
name: boat
type: DiscreteCartesianOutcomeSpace
issues:
- {name: price, type: CategoricalIssue, values: [lo, hi, mid]}
- {name: crew, type: ContiguousIssue, values: [1, 4]}
- {name: bonus, type: CategoricalIssue, values: ['yes', 'no']}
"""
PLAIN = """\
type: LinearAdditiveUtilityFunction
values:
- {type: TableFun, mapping: {hi: 1.0, lo: 0.0, mid: 0.5}}
- {type: AffineFun, bias: 0, slope: 0.25}
- {type: TableFun, mapping: {'no': 0.0, 'yes': 1.0}}
weights: [0.5, 0.3, 0.2]
"""
BOXES = """\
type: HyperRectangleUtilityFunction
bias: 1.0
outcome_ranges:
- {1: [2, 4]}
- {0: [lo, hi], 2: ['yes']}
- {1: 1, 2: 'no'}
- {price: [mid], crew: [[0, 3], 4]}
utilities: [2.0, 9.0, 3, 0.5]
weights: [1.0, 1.0, 2.0, 1.0]
"""
FACTORS = """\
type: GLAUtilityFunction
bias: 0.5
factors:
- - [0]
  - {type: TableFun, mapping: {hi: 2.0, lo: 1.0, mid: 0.0}}
  - 1.0
- - [1, 2]
  - type: TableMultiFun
    mapping:
      ? [1, 'no']
      : 2
      ? [1, 'yes']
      : 1
      ? [2, 'no']
      : 4
      ? [2, 'yes']
      : 2
      ? [3, 'no']
      : 6
      ? [3, 'yes']
      : 3
      ? - 4
        - 'no'
      : 8
      ? - 4
        - 'yes'
      : 4
  - 0.5
- - [1]
  - {type: AffineFun, bias: 1.0, slope: 2.0}
  - 2.0
- - [1, 1]
  - {type: AffineMultiFun, bias: 1.0, slope: [1.0, 0.5]}
"""


def load(folder, *functions):
    (folder / "boat.yml").write_text(DOMAIN, encoding="utf-8")
    for place, text in enumerate(functions):
        (folder / f"party{place}.yml").write_text(text, encoding="utf-8")
    return load_score_sheet([folder])


def utilities(sheet, party=0):
    sizes = map(len, sheet.issues.values())
    every = product(*(range(n) for n in sizes))
    return [float(sheet.utility(party, outcome)) for outcome in every]


BOXED = [10, 7, 10, 1, 12, 3, 10, 1] * 2 + [1.5, 7.5, 1.5, 1.5, 3, 3, 1.5, 1.5]
TOLD = [10.5, 11, 16.5, 17.5, 22.5, 24, 28.5, 30.5, 11.5, 12, 17.5, 18.5]
TOLD += [23.5, 25, 29.5, 31.5, 9.5, 10, 15.5, 16.5, 21.5, 23, 27.5, 29.5]


@pytest.mark.parametrize(("text", "worth"), [(BOXES, BOXED), (FACTORS, TOLD)])
def test_every_outcome_is_worth_what_negmas_gives(text, worth, tmp_path):
    assert utilities(load(tmp_path, text, PLAIN)) == worth


def table(numbers):
    """Return a mapping utility function, with keys as NegMAS writes them."""
    every = product(("lo", "hi", "mid"), range(1, 5), ("yes", "no"))
    rows = [
        f"  ? - {price}\n    - {crew}\n    - '{bonus}'\n  : {number}\n"
        for (price, crew, bonus), number in zip(every, numbers, strict=True)
    ]
    return f"type: MappingUtilityFunction\ndefault: -.inf\nmapping:\n{''.join(rows)}"


@given(st.lists(st.integers(-9, 9), min_size=24, max_size=24))
def test_a_table_of_all_outcomes_is_what_it_says(tmp_path_factory, numbers):
    folder = tmp_path_factory.mktemp("table")
    sheet = load(folder, table(numbers), PLAIN)
    assert utilities(sheet) == numbers
    found = exact_frontier(exactly(sheet), default_rng(0))
    said = [(p.utilities, p.outcome, p.count) for p in found.points]
    assert found.exact
    assert said == efficient_by_definition(sheet)


def test_a_table_may_leave_out_what_has_the_default(tmp_path):
    text = "type: MappingUtilityFunction\ndefault: 2\nmapping: {[hi, 1, 'no']: 5}\n"
    assert sorted(set(utilities(load(tmp_path, text, PLAIN)))) == [2, 5]
    with pytest.raises(CaseFileError, match="must have a number for each outcome"):
        load(tmp_path, text.replace("2", "-.inf"), PLAIN)


def test_sums_add_what_is_worth_something_together(tmp_path):
    def inside(text):
        return "\n".join(f"  {line}" for line in text.splitlines())

    parts = f"- {inside(BOXES)[2:]}\n- {inside(FACTORS)[2:]}"
    text = f"type: WeightedUtilityFunction\nufuns:\n{parts}\nweights: [2, -0.5]\n"
    found = utilities(load(tmp_path, text, PLAIN))
    assert found == [2 * b - t / 2 for b, t in zip(BOXED, TOLD, strict=True)]


@pytest.mark.parametrize(
    ("text", "old", "new", "said"),
    [
        (BOXES, "[lo, hi], 2", "[lo, hi], 7", "must name an issue, 'price', 'crew' or"),
        (BOXES, "[2.0, 9.0, 3, 0.5]", "[1]", "as many utilities and weights"),
        (BOXES, "3, 0.5]", "3, much]", "must be a number"),
        (FACTORS, "- [1, 2]", "- [0, 2]", "must name options of 'price' and 'bonus'"),
        (FACTORS, "? [3, 'yes']\n      : 3\n", "", "got none for \\['3', 'yes'\\]"),
        (FACTORS, "[1.0, 0.5]", "[1.0]", "must have 2 numbers; got 1"),
        (FACTORS, "- [1, 1]", "- [0, 1]", "must be a table, as 'lo' is no number"),
        (FACTORS, "AffineMultiFun", "LambdaMultiFun", "got 'LambdaMultiFun'"),
        (FACTORS, "? [3, 'yes']", "? [1, 'yes']", "must stand once"),
    ],
)
def test_a_fault_is_told_with_its_place(text, old, new, said, tmp_path):
    wrong = text.replace(f"      {old}" if "\n" in old else old, new)
    assert wrong != text
    with pytest.raises(CaseFileError, match=said) as error:
        load(tmp_path, wrong, PLAIN)
    assert "party0.yml:" in str(error.value)


def test_too_many_combinations_are_refused(tmp_path):
    rows = "".join(f"- {{0: [lo], 1: {n}}}\n" for n in range(2_001))
    worths = ", ".join(["1"] * 2_001)
    text = f"type: HyperRectangleUtilityFunction\noutcome_ranges:\n{rows}"
    with pytest.raises(CaseFileError, match="at most 2,000 combinations; got 2,001"):
        load(tmp_path, f"{text}utilities: [{worths}]\n", PLAIN)


def test_what_is_added_twice_counts_twice():
    """By hand: 2 x 3 where both hold, and 2 x 1 for what one option adds."""
    one = Sum({"a": ("x", "y"), "b": ("u", "v")})
    one.add({"a": ("x",), "b": ("u",)}, Fraction(3))
    one.add({"a": ("y",)}, Fraction(1))
    whole = added([one.whole()] * 2, [Fraction(1)] * 2, one.issues)
    assert whole.points == {"a": (0, 2), "b": (0, 0)}
    ((both),) = whole.interactions
    assert (both.options, both.worth) == ({"a": ("x",), "b": ("u",)}, 6)


def test_boxes_go_into_a_study_and_into_a_case(tmp_path):
    """To the seller nothing is worth anything alone: boxes of 2 and 9 are, of 11."""
    worth = "bias: 0\noutcome_ranges:\n- {0: [hi], 2: ['no']}\n- {0: [hi], 1: 2}\n"
    boxes = f"type: HyperRectangleUtilityFunction\n{worth}utilities: [2, 9]\n"
    sheet = load(tmp_path, boxes, PLAIN)
    losses = Losses()
    case = as_case(sheet, losses)
    seller = case.preferences[0]
    assert [one.worth for one in seller.interactions] == [
        Fraction(2, 11), Fraction(9, 11),
    ]  # fmt: skip
    assert not any("indifferent" in lost for lost in losses)
    found = study(case, draws=100)
    best = exact_frontier(exactly(sheet), default_rng(0))
    options = [*sheet.issues.values()]
    efficient = {
        tuple(names[place] for names, place in zip(options, point.outcome, strict=True))
        for point in best.points
    }
    assert {*found.frontier.outcomes} == efficient
