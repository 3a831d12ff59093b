"""What NegMAS saves: all its functions of one number, sums, and wrappers, as it says.

The numbers are those that NegMAS 0.16 itself gives for 1 to 5.
"""

import json
import math
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange import load_score_sheet
from detente.casefile.interchange.functions import function
from detente.casefile.interchange.given import from_json
from detente.casefile.interchange.negmas import kind
from detente.errors import CaseFileError

WORTH = [
    ('"ConstFun", "bias": 0.3', [0.3] * 5),
    ('"IdentityFun"', [1, 2, 3, 4, 5]),
    ('"LinearFun", "slope": 0.2', [0.2, 0.4, 0.6, 0.8, 1]),
    ('"AffineFun", "slope": 0.25, "bias": -0.25', [0, 0.25, 0.5, 0.75, 1]),
    ('"QuadraticFun", "a2": 0.1, "a1": -0.3, "bias": 0.2', [0, 0, 0.2, 0.6, 1.2]),
    (
        '"PolynomialFun", "coefficients": [0.1, 0.02, 0.003], "bias": 0.1',
        [0.223, 0.404, 0.661, 1.012, 1.475],
    ),
    (
        '"TriangularFun", "start": 1, "middle": 3, "end": 5, "bias": 0.1, "scale": 2',
        [0.1, 1.1, 2.1, 1.1, 0.1],
    ),
    (
        ('"TrapezoidalFun", "start": 1, "rise_end": 2, "fall_start": 4, "end": 5,'
        ' "bias": 0.1, "scale": 0.5'),
        [0.1, 0.6, 0.6, 0.6, 0.1],
    ),
    (
        '"ExponentialFun", "tau": 0.3, "bias": 0.1, "base": 2.718281828459045',
        [1.449858807576003, 1.922118800390509, 2.55960311115695, 3.420116922736547,
         4.581689070338064],
    ),
    (
        '"CosFun", "multiplier": 0.5, "bias": 0.1, "phase": 0.2, "amplitude": 0.7',
        [0.6353895310991419, 0.35365042813367153, 0.009808853993132763,
         -0.31195078207874205, -0.5328504994119428],
    ),
    (
        '"SinFun", "multiplier": 0.5',
        [0.479425538604203, 0.8414709848078965, 0.9974949866040544,
         0.9092974268256817, 0.5984721441039565],
    ),
    (
        '"LogFun", "tau": 2.0, "bias": 0.1, "base": 10, "scale": 0.5',
        [0.2505149978319906, 0.4010299956639811, 0.4890756251918218,
         0.5515449934959717, 0.6],
    ),
    (
        '"GaussianFun", "center": 3, "sigma": 1, "bias": 0.1, "scale": 0.5',
        [0.16766764161830636, 0.4032653298563167, 0.6, 0.4032653298563167,
         0.16766764161830636],
    ),
    (
        ('"MultiModalGaussianFun", "centers": [2, 4], "sigmas": [0.5, 0.5],'
        ' "biases": [0, 0.1], "scales": [1, 2], "weights": [0.5, 0.25], "bias": 0.1'),
        [0.1926676492332962, 0.6251677313139512, 0.2603352832366127,
         0.6251677313139512, 0.1926676492332962],
    ),
    (
        ('"MultiModalTrapezoidalFun", "starts": [1, 3], "rise_ends": [2, 3.5],'
        ' "fall_starts": [2.5, 4], "ends": [3, 5]'),
        [0, 1, 0, 1, 0],
    ),
    (
        '"BiasedFun", "fun": {"type": "LinearFun", "slope": 0.1}, "bias": 0.2',
        [0.3, 0.4, 0.5, 0.6, 0.7],
    ),
    (
        ('"AggregatingFun", "funs": [{"type": "LinearFun", "slope": 0.1},'
        ' {"type": "QuadraticFun", "a2": 0.01, "a1": 0}], "weights": [0.5, 0.25],'
        ' "bias": 0.1, "normalize": false'),
        [0.1525, 0.21, 0.2725, 0.34, 0.4125],
    ),
]  # fmt: skip


def read(said):
    return function(from_json(f'{{"type": {said}}}', "p.json"), kind)


@pytest.mark.parametrize(("said", "worth"), WORTH, ids=lambda one: str(one)[:24])
def test_a_function_gives_what_it_gives_in_negmas(said, worth):
    found = read(said)
    assert [float(found(Fraction(x))) for x in range(1, 6)] == pytest.approx(
        worth, abs=1e-12
    )


@given(
    st.lists(st.fractions(-5, 5, max_denominator=20), min_size=4, max_size=4),
    st.fractions(-6, 6, max_denominator=20),
)
def test_a_hump_stays_within_its_height_and_is_full_on_top(corners, x):
    start, risen, falling, end = sorted(corners)
    names = ("start", "rise_end", "fall_start", "end")
    values = dict(zip(names, map(str, (start, risen, falling, end)), strict=True))
    found = read(f'"TrapezoidalFun", {json.dumps(values)[1:-1]}')
    assert 0 <= found(x) <= 1
    assert found(risen) == found(falling) == 1
    if not start <= x <= end:
        assert found(x) == 0


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ('"LambdaFun", "f": "gASV"', "type must be 'ConstFun'"),
        ('"LogFun", "tau": -1', "must have a value at each option; got none at 1"),
        ('"GaussianFun", "center": 0, "sigma": 0', "got none at 1"),
        ('"ExponentialFun", "tau": 9999', "got none at 1"),
        ('"LinearFun"', "must say 'slope'"),
        ('"PolynomialFun", "coefficients": [%s1]' % ("1, " * 99), "0 to 20 numbers"),
        ('"BiasedFun", "fun": {"type": "IdentityFun"}, "normalize": true', "be false"),
        ('"MultiModalGaussianFun", "centers": [1, 2], "sigmas": [1]', "same length"),
    ],
)
def test_what_has_no_value_is_told(said, fault):
    with pytest.raises(CaseFileError, match=fault):
        read(said)(Fraction(1))


def test_functions_within_functions_end():
    said = '{"type": "IdentityFun"}'
    for _ in range(30):
        said = f'{{"type": "BiasedFun", "fun": {said}}}'
    with pytest.raises(CaseFileError, match="type must be"):
        function(from_json(said, "p.json"), kind)


SPACE = """\
type: DiscreteCartesianOutcomeSpace
issues:
- {name: crew, type: ContiguousIssue, values: [1, 3]}
- {name: late, type: CategoricalIssue, values: ["no", "yes"]}
"""
ADDITIVE = """\
type: LinearAdditiveUtilityFunction
weights: [0.5, 0.5]
values:
- {type: IdentityFun}
- {type: TableFun, mapping: {"no": 1, "yes": 0}}
reserved_value: 0.25
"""


def loaded(folder, profile, name="p.yml"):
    (folder / "space.yml").write_text(SPACE, encoding="utf-8")
    (folder / name).write_text(profile, encoding="utf-8")
    return load_score_sheet([folder])


def indented(text):
    return text.replace("\n", "\n  ").rstrip()


def test_utility_that_falls_with_time_is_read_without_that(tmp_path):
    head = "type: ExpDiscountedUFun\ndiscount: 0.9\nreserved_value: -.inf\nufun:\n  "
    text = f"{head}{indented(ADDITIVE)}\n"
    found = loaded(tmp_path, text)
    assert found.parties[0].points == loaded(tmp_path, ADDITIVE).parties[0].points
    assert found.parties[0].reservation == Fraction(1, 4)
    assert found.remarks == ("p: how utility falls with time is left out",)


def test_a_sum_of_utility_functions(tmp_path):
    one = f"- {indented(ADDITIVE)}"
    text = (
        f"type: WeightedUtilityFunction\nweights: [0.5, 0.25]\nufuns:\n{one}\n{one}\n"
    )
    found = loaded(tmp_path, text).parties[0].points
    assert found["late"] == (Fraction(3, 8), 0)
    assert found["crew"] == (Fraction(3, 8), Fraction(3, 4), Fraction(9, 8))


def test_a_constant_and_a_straight_line(tmp_path):
    found = loaded(tmp_path, "type: ConstUtilityFunction\nvalue: 0.5\n").parties[0]
    assert (found.base, set(found.points["late"])) == (Fraction(1, 2), {0})
    (tmp_path / "space.yml").unlink()
    space = SPACE.replace("CategoricalIssue", "DiscreteOrdinalIssue")
    line = "type: AffineUtilityFunction\nweights: [0.1, 0.2]\nbias: 0.3\n"
    (tmp_path / "p.yml").write_text(line, encoding="utf-8")
    (tmp_path / "s.yml").write_text(
        space.replace('["no", "yes"]', "[0.5, 1.5]"), encoding="utf-8"
    )
    (party,) = load_score_sheet([tmp_path]).parties
    assert (party.base, party.points["late"]) == (
        Fraction(3, 10),
        (Fraction(1, 10), Fraction(3, 10)),
    )


def test_a_scenario_in_json(tmp_path):
    space = {
        "type": "DiscreteCartesianOutcomeSpace",
        "issues": [
            {"name": "crew", "type": "ContiguousIssue", "values": [1, 2]},
            {"name": "bonus", "type": "CategoricalIssue", "values": [True, False]},
        ],
    }
    profile = {
        "type": "LinearAdditiveUtilityFunction",
        "weights": [0.5, 0.5],
        "values": [
            {"type": "IdentityFun"},
            {"type": "TableFun", "mapping": {"true": 1.0, "false": 0.0}},
        ],
        "reserved_value": -math.inf,
    }
    (tmp_path / "space.json").write_text(json.dumps(space), encoding="utf-8")
    (tmp_path / "p.json").write_text(json.dumps(profile), encoding="utf-8")
    sheet = load_score_sheet([tmp_path])
    assert sheet.issues["bonus"] == ("true", "false")
    assert sheet.parties[0].points["bonus"] == (Fraction(1, 2), 0)
    assert sheet.parties[0].reservation is None


def test_code_in_a_file_is_never_run(tmp_path):
    text = ADDITIVE.replace(
        "{type: IdentityFun}", "{type: LambdaFun, f: !!binary gASV}"
    )
    with pytest.raises(CaseFileError, match="got bytes, such as program code"):
        loaded(tmp_path, text)


GENIUS = """\
<utility_space number_of_issues="2">
<objective index="1" etype="objective" type="objective" description="" name="any">
<issue index="1" etype="discrete" type="discrete" vtype="integer" name="crew">
    <item index="1" value="1" evaluation="0.5" />
    <item index="2" value="2" evaluation="1.0" />
</issue>
<issue index="2" etype="real" type="real" vtype="real" name="share">
    <evaluator ftype="linear" parameter0="0.0" parameter1="0.5"></evaluator>
</issue>
<weight index="1" value="0.5">
</weight>
<weight index="2" value="0.5">
</weight>
<weight index="3" value="0.25">
</weight>
</objective>
<reservation value="0.2" />
</utility_space>
"""
TEMPLATE = """\
<negotiation_template>
<utility_space number_of_issues="2">
<objective description="" etype="objective" index="0" name="root" type="objective">
    <issue etype="integer" index="1" name="crew" type="integer" vtype="integer"
     lowerbound="1" upperbound="2" />
    <issue etype="real" index="2" name="share" type="real" vtype="real">
        <range lowerbound="0" upperbound="2"></range>
    </issue>
</objective>
</utility_space>
</negotiation_template>
"""


def test_genius_files_as_negmas_writes_them(tmp_path):
    """Numbers as items, bounds only in the domain, and a weight that no issue has."""
    (tmp_path / "p.xml").write_text(GENIUS, encoding="utf-8")
    (tmp_path / "domain.xml").write_text(TEMPLATE, encoding="utf-8")
    sheet = load_score_sheet([tmp_path])
    (party,) = sheet.parties
    assert party.points["crew"] == (Fraction(1, 4), Fraction(1, 2))
    assert (len(sheet.issues["share"]), party.points["share"][-1]) == (
        21,
        Fraction(1, 2),
    )
    assert sheet.remarks == (
        "share: 21 levels stand for the numbers from 0 to 2",
        "p: the weight of index 3 is left out, as no issue has it",
    )


@pytest.mark.parametrize("key", ["type", "$class", "__python_class__"])
def test_classes_are_known_by_each_name_that_versions_give_them(tmp_path, key):
    path = "negmas.preferences."
    (tmp_path / "space.yml").write_text(
        f"{key}: negmas.outcomes.DiscreteCartesianOutcomeSpace\n"
        f"issues:\n- {{{key}: negmas.outcomes.ContiguousIssue, name: n, "
        "values: [1, 3]}\n",
        encoding="utf-8",
    )
    for name, slope in (("buyer", 0.5), ("seller", -0.5)):
        (tmp_path / f"{name}.yml").write_text(
            f"{key}: {path}LinearAdditiveUtilityFunction\nweights: {{n: 1}}\n"
            f"values: {{n: {{{key}: {path}AffineFun, slope: {slope}, bias: 2}}}}\n",
            encoding="utf-8",
        )
    buyer, seller = load_score_sheet([tmp_path]).parties
    assert [str(one) for one in buyer.points["n"]] == ["5/2", "3", "7/2"]
    assert [str(one) for one in seller.points["n"]] == ["3/2", "1", "1/2"]
