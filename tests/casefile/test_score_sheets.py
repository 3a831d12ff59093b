"""Score sheets in the formats of others: what they say, exactly."""

import json
from fractions import Fraction

import pytest

from detente.casefile.interchange import load_score_sheet
from detente.casefile.interchange.score_sheets import holds_score_sheet, meant_as_case
from detente.errors import CaseFileError, TooLargeError

HALF, FIFTH = Fraction(1, 2), Fraction(1, 5)

GENIUS = """\
<utility_space number_of_issues="1">
 <objective index="0" etype="objective" type="objective" description="" name="any">
  <issue index="1" name="Price" type="discrete" etype="discrete" vtype="discrete">
   <item index="1" value="$1 & more" evaluation="{}"/>
   <item index="2" value="$2" evaluation="{}"/>
  </issue>
  <issue index="2" name="Crew" type="integer" vtype="integer" lowerbound="2"
   upperbound="4"><evaluator ftype="linear" offset="0.5" slope="0.5"/></issue>
  <issue index="3" name="Share" type="real" vtype="real">
   <range lowerbound="0" upperbound="10"/>
   <evaluator ftype="linear" parameter0="0" parameter1="0.1"/></issue>
  <weight index="1" value="{}"/><weight index="2" value="0.3"/>
  <weight index="3" value="0.2"/>
 </objective>
 <discount_factor value="0.9"/><reservation value="0.25"/>
</utility_space>
""".replace("&", "&amp;")


def put(folder, **files):
    """Write files, and return their paths."""
    for name, text in files.items():
        place = folder / name.replace("__", ".")
        place.write_text(text, encoding="utf-8")
    return [folder / name.replace("__", ".") for name in files]


def test_genius_divides_by_the_largest_evaluation(tmp_path):
    """The issue weighs 0.5; 3 of at most 6 is half of it, whatever 6 is in others."""
    paths = put(
        tmp_path,
        buyer__xml=GENIUS.format(3, 6, 0.5),
        seller__xml=GENIUS.format(8, 2, 0.5),
    )
    buyer, seller = (sheet := load_score_sheet(paths)).parties
    assert (buyer.party, seller.party) == ("buyer", "seller")
    assert sheet.issues["Price"] == ("$1 & more", "$2")
    assert buyer.points["Price"] == (HALF / 2, HALF)
    assert seller.points["Price"] == (HALF, HALF / 4)
    assert (buyer.reservation, buyer.discount) == (Fraction(1, 4), Fraction(9, 10))
    assert buyer.weights == {"Price": HALF, "Crew": Fraction(3, 10), "Share": FIFTH}


def test_a_weight_of_price_as_in_a_published_domain(tmp_path):
    """0.477 for the best price, and 0.477 x 3 / 4 for an evaluation of 3 among 4."""
    text = GENIUS.format(4, 3, 0.477)
    (one,) = load_score_sheet(put(tmp_path, cypress__xml=text)).parties
    assert one.points["Price"] == (Fraction(477, 1000), Fraction(477, 1000) * 3 / 4)


def test_whole_and_real_numbers_of_genius(tmp_path):
    """Whole numbers count from the lower bound, within 1; real ones get 21 levels."""
    sheet = load_score_sheet(put(tmp_path, a__xml=GENIUS.format(1, 1, 0.5)))
    assert sheet.issues["Crew"] == ("2", "3", "4")
    three = Fraction(3, 10)
    assert sheet.parties[0].points["Crew"] == (three / 2, three, three)
    assert sheet.issues["Share"][:2] == ("0", "0.5")
    assert sheet.parties[0].points["Share"][1] == FIFTH / 20
    assert sheet.remarks == ("Share: 21 levels stand for the numbers from 0 to 10",)


@pytest.mark.parametrize(
    "line",
    ['parameter1="0.1"', 'slope="0.1"', 'offset="0" slope="0.1"'],
)
def test_a_line_of_real_numbers_may_be_said_as_genius_or_negmas_save_it(line, tmp_path):
    text = GENIUS.format(1, 1, 0.5)
    other = text.replace('parameter0="0" parameter1="0.1"', line)
    assert other != text
    assert load_score_sheet(put(tmp_path, a__xml=other)) == load_score_sheet(
        put(tmp_path, a__xml=text)
    )


def test_utilities_above_1_stay_and_are_told(tmp_path):
    """By hand: 0.9 + 0.3 + 0.2 is the best outcome; Genius itself would say 1."""
    sheet = load_score_sheet(put(tmp_path, a__xml=GENIUS.format(1, 1, 0.9)))
    assert max(map(float, sheet.parties[0].points["Price"])) == 0.9
    (told,) = (remark for remark in sheet.remarks if "cuts" in remark)
    assert told.startswith(
        "a: utilities go up to 1.4; Genius itself cuts them off at 1"
    )


def test_a_folder_of_genius_keeps_the_order_of_the_domain(tmp_path):
    domain = GENIUS.split(" <discount")[0].replace(' evaluation="{}"', "")
    domain = "".join(x for x in domain.splitlines(keepends=True) if "<weight" not in x)
    domain = f"<negotiation_template>{domain}</utility_space></negotiation_template>"
    swapped = domain.replace("$1", "$3").replace("$2", "$1").replace("$3", "$2")
    swapped = swapped.replace("$2 &amp; more", "$2").replace('"$1"', '"$1 &amp; more"')
    put(
        tmp_path,
        boat__xml=swapped,
        boat_a__xml=GENIUS.format(3, 6, 0.5),
        boat_b__xml=GENIUS.format(8, 2, 0.5),
        notes__json="{}",
    )
    sheet = load_score_sheet([tmp_path])
    assert sheet.title == tmp_path.name
    assert sheet.issues["Price"] == ("$2", "$1 & more")
    assert sheet.parties[0].points["Price"] == (HALF, HALF / 2)


TRIANGLE = GENIUS.replace(
    'ftype="linear" parameter0="0" parameter1="0.1"',
    'ftype="triangular" parameter0="2" parameter1="8" parameter2="4"',
)


def test_a_triangle_rises_and_falls(tmp_path):
    sheet = load_score_sheet(put(tmp_path, a__xml=TRIANGLE.format(1, 1, 0.5)))
    worth = dict(
        zip(sheet.issues["Share"], sheet.parties[0].points["Share"], strict=True)
    )
    assert [worth[x] / FIFTH for x in ("1", "2", "3", "4", "6", "8", "9")] == [
        0, 0, HALF, 1, HALF, 0, 0,
    ]  # fmt: skip


WEB = {
    "LinearAdditiveUtilitySpace": {
        "name": "buyer",
        "domain": {
            "name": "boat",
            "issuesValues": {
                "price": {"values": ["low", "high"]},
                "crew": {"range": {"low": 0, "high": 2, "step": 0.5}},
            },
        },
        "issueUtilities": {
            "price": {"DiscreteValueSetUtilities": {"valueUtilities": {"low": 0.5}}},
            "crew": {
                "NumberValueSetUtilities": {
                    "lowValue": 0, "lowUtility": 1, "highValue": 2, "highUtility": 0,
                }
            },
        },
        "issueWeights": {"price": 0.6, "crew": 0.4},
        "reservationBid": {"issuevalues": {"price": "low", "crew": 1}},
    }
}  # fmt: skip


def test_geniusweb_takes_the_utility_of_the_reservation_bid(tmp_path):
    """By hand: 0.6 x 0.5 + 0.4 x 0.5; an option that is not named is worth nothing."""
    sheet = load_score_sheet(put(tmp_path, a__json=json.dumps(WEB)))
    (buyer,) = sheet.parties
    assert (buyer.party, buyer.reservation) == ("buyer", HALF)
    assert buyer.points["price"] == (Fraction(3, 10), 0)
    assert sheet.issues["crew"] == ("0", "0.5", "1", "1.5", "2")
    assert buyer.points["crew"][1] == Fraction(3, 10)


@pytest.mark.parametrize(
    ("number", "worth"), [("1.0", HALF), ("1.00e0", HALF), ("0.25", Fraction(13, 20))]
)
def test_a_number_of_a_reservation_bid_may_be_written_otherwise(
    number, worth, tmp_path
):
    """Half of the way 0.4 x 0.5 is added to 0.3; an eighth of it 0.4 x 7/8."""
    text = json.dumps(WEB).replace('"crew": 1}', f'"crew": {number}}}')
    sheet = load_score_sheet(put(tmp_path, a__json=text))
    assert sheet.parties[0].reservation == worth
    assert sheet.remarks == ()  # all numbers of the range are options


def test_geniusweb_of_earlier_versions_says_the_same(tmp_path):
    new = json.dumps(WEB)
    old = new.replace("DiscreteValueSetUtilities", "discreteutils").replace(
        "NumberValueSetUtilities", "numberutils"
    )
    assert load_score_sheet(put(tmp_path, a__json=old)) == load_score_sheet(
        put(tmp_path, a__json=new)
    )
    wrong = put(tmp_path, a__json=new.replace("NumberValueSet", "NumberSet"))
    must = "must be 'DiscreteValueSetUtilities' or 'NumberValueSetUtilities'; got 'Num"
    with pytest.raises(CaseFileError, match=must):
        load_score_sheet(wrong)


def test_geniusweb_may_name_no_option_at_all(tmp_path):
    text = json.dumps(WEB).replace('{"low": 0.5}', "{}")
    text = text.replace('{"price": "low", "crew": 1}', "{}")
    (buyer,) = load_score_sheet(put(tmp_path, a__json=text)).parties
    assert (buyer.points["price"], buyer.reservation) == ((0, 0), 0)


def test_a_reservation_bid_of_no_option_is_a_fault(tmp_path):
    text = json.dumps(WEB).replace('"crew": 1}', '"crew": "many"}')
    with pytest.raises(CaseFileError, match="must be an option of the issue"):
        load_score_sheet(put(tmp_path, a__json=text))


def test_negolog_multiplies_weights_with_evaluations(tmp_path):
    text = """{"reservationValue": -0.5, "issueWeights": {"price": 0.1},
      "issues": {"price": {"low": 0.3, "high": 1e0}}}"""
    paths = put(tmp_path, profileA__json=text, profileB__json=text, specs__json="{}")
    sheet = load_score_sheet([tmp_path])
    assert [one.party for one in sheet.parties] == ["profileA", "profileB"]
    assert sheet.parties[0].points["price"] == (Fraction(3, 100), Fraction(1, 10))
    assert sheet.parties[0].no_deal == -HALF
    with pytest.raises(CaseFileError, match="got something else"):
        load_score_sheet(paths)


NEGMAS = {
    "boat__yml": """\
name: boat
type: DiscreteCartesianOutcomeSpace
issues:
- {name: price, type: CategoricalIssue, values: [low, high]}
- {name: crew, type: ContiguousIssue, values: [1, 3]}
""",
    "buyer__yml": """\
type: negmas.preferences.LinearAdditiveUtilityFunction
weights: [0.75, 0.25]
values:
- {type: TableFun, mapping: {high: 0, low: 1}}
- {type: AffineFun, slope: 0.5, bias: -0.5}
bias: 0.1
reserved_value: 0.2
""",
    "seller__yml": """\
name: the seller
type: LinearAdditiveUtilityFunction
weights: {crew: 0.25, price: 0.75}
values: {price: {low: 0, high: 1}, crew: {type: IdentityFun}}
reserved_value: -.inf
""",
    "_info__yaml": "title: A boat\n",
}


def test_a_folder_of_negmas(tmp_path):
    put(tmp_path, **NEGMAS)
    sheet = load_score_sheet([tmp_path])
    buyer, seller = sheet.parties
    assert sheet.issues == {"price": ("low", "high"), "crew": ("1", "2", "3")}
    assert (buyer.party, seller.party) == ("buyer", "the seller")
    assert buyer.points["price"] == (Fraction(3, 4), 0)
    assert buyer.points["crew"] == (0, Fraction(1, 8), Fraction(1, 4))
    assert (buyer.base, buyer.reservation) == (Fraction(1, 10), FIFTH)
    assert seller.points["crew"] == (Fraction(1, 4), HALF, Fraction(3, 4))
    assert (seller.reservation, seller.no_deal) == (None, 0)
    assert sheet.utility(0, (0, 2)) == Fraction(11, 10)


def test_a_teachers_table_with_merged_cells_and_commas(tmp_path):
    text = "\n Issue ;Option;A;B;\nprice;low;0;2,5;\n;high;1/3;0\n\nBATNA;;;1\n"
    sheet = load_score_sheet(put(tmp_path, sheet__csv=text))
    assert sheet.title == "sheet"
    assert [one.points["price"] for one in sheet.parties] == [
        (0, Fraction(1, 3)),
        (Fraction(5, 2), 0),
    ]
    assert [one.reservation for one in sheet.parties] == [None, 1]


def test_formats_are_known_by_what_is_in_them(tmp_path):
    named = dict(
        zip(["a__txt", "b__data", "c"], list(NEGMAS.values())[:3], strict=True)
    )
    assert load_score_sheet(put(tmp_path, **named)).n_outcomes == 6
    assert holds_score_sheet(tmp_path) is False  # none is named as such a file is
    put(tmp_path, **NEGMAS)
    assert holds_score_sheet(tmp_path)


@pytest.mark.parametrize(
    ("content", "case"),
    [
        (b"detente: 1\ntitle: Sale\n", True),
        (b"{detente: 1, title: Sale}", True),
        (b'{"detente": 1, "title": "Sale"}', True),
        (b"title: Talks\nissues:\n  price: {}\n", True),
        (b"issues:\n  price: {options: [a, b]}\n", True),
        (b'{"detente": 1, "score_sheet": {}}', False),
        (b'{"issueWeights": {}}', False),
        (b"\xef\xbb\xbf<utility_space/>", False),
        (b"issues:\n- name: price\n", False),
        (b"issue,option,A,B\n", False),
    ],
)
def test_a_case_is_told_from_a_score_sheet(content, case):
    assert meant_as_case(content) is case


def told(tmp_path, name, text, *more):
    """Return what is said of a faulty file."""
    paths = put(tmp_path, **{name: text})
    with pytest.raises(CaseFileError) as caught:
        load_score_sheet([*paths, *more])
    (fault,) = caught.value.faults
    return f"{fault}"


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a__xml", "<utility_space>\n <issue", "2:2: must be XML; unclosed token"),
        ("a__xml", "<a/>", "1:1: a: must be 'utility_space' or 'negotiation_template'"),
        (
            "a__xml",
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "1:13: must have no DTD and no entities; got <!DOCTYPE. Delete it",
        ),
        ("a__xml", "<a>" * 60 + "</a>" * 60, "must nest at most 40 deep"),
        ("a__xml", '<?xml version="1.0" encoding="klingon"?><a/>', "must be XML"),
        (
            "a__xml",
            GENIUS.format("x", 1, 1),
            "4:4: item '$1 & more': evaluation must be",
        ),
        (
            "a__xml",
            GENIUS.format(-1, 1, 1),
            "3:3: issue 'Price': evaluations must not be",
        ),
        (
            "a__xml",
            GENIUS.format(1, 1, 1).replace('<weight index="1"', '<weight index="7"'),
            "issue 'Price': must have a weight of the same index; got weights '7', '2'",
        ),
        (
            "a__xml",
            GENIUS.format(1, 1, 1)
            .replace("linear", "cubic", 2)
            .replace("cubic", "linear", 1),
            "ftype must be 'constant', 'linear' or 'triangular'; got 'cubic'",
        ),
        ("a__json", '{"issueWeights": ', "1:18: must be JSON; Expecting value"),
        ("a__json", '{"a": ' * 200_000, "must be JSON"),
        ("a__json", '{"a": 1, "a": 2}', "1:15: a: must stand once; got it again"),
        (
            "a__json",
            '{"issueWeights": {"p": 1}, "issues": {"p": {"x": NaN}}}',
            "issues.p.x: must be a number of at most 60 digits",
        ),
        (
            "a__json",
            '{"issueWeights": {"p": 1e400}, "issues": {"p": {"x": 1}}}',
            "issueWeights.p: must be a number of at most 60 digits",
        ),
        (
            "a__json",
            '{"issueWeights": {"q": 1}, "issues": {"p": {"x": 1}}}',
            "issueWeights.q: must be 'p'; got 'q'",
        ),
        (
            "a__json",
            '{"issueWeights": {"p": 1}, "issues": {"p": []}}',
            "issues.p: must be a mapping with entries; got a list of 0",
        ),
        ("a__json", '{"DefaultPartialOrdering": 1}', "must be a LinearAdditive"),
        (
            "a__csv",
            "issue,option,A\n\x1b[31m,x,1\n",
            r"no control character; got '\x1b[",
        ),
        (
            "a__json",
            r'{"issueWeights": {"\u001b": 1}, "issues": {"p": {"x": 1}}}',
            r"s.\x1b",
        ),
        ("a__csv", "issue,option,A\np,x\n", "2:1: A: must be a number"),
        ("a__csv", "issue,option,A\np,x,1,2\n", "2:1: must have 3 cells; got 4"),
        ("a__csv", "issue,option,A\n,x,1\n", "2:1: must name an issue and an option"),
        (
            "a__csv",
            "issue,option,A\np,x,1\np,x,2\n",
            "3:1: p: must stand once; got 'x'",
        ),
        (
            "a__csv",
            "issue,option,A,A\np,x,1,2\n",
            "parties: must differ from one another",
        ),
        ("a__csv", 'issue,option,A\np,"x,1\n', "must be CSV; unexpected end of data"),
        ("a__csv", "issue,option,A\n", "issues: must be at least one, and one party"),
        ("a__yml", NEGMAS["buyer__yml"], "must come with its outcome space"),
        ("a__yml", NEGMAS["boat__yml"], "must come with the profiles of parties"),
        ("a__yml", "weights: [1]\ntype: !!python/object:os.system x\n", "the tag"),
        (
            "a__txt",
            "Norway demands lower water levels.",
            "must be a score sheet in CSV",
        ),
    ],
)
def test_a_fault_is_told_with_its_place(tmp_path, name, text, said):
    assert said in told(tmp_path, name, text)


def test_faults_of_negmas_have_their_line(tmp_path):
    (domain,) = put(tmp_path, boat__yml=NEGMAS["boat__yml"])
    text = NEGMAS["buyer__yml"].replace("slope: 0.5", "slope: steep")
    assert told(tmp_path, "b__yml", text, domain).startswith(
        "5:28: values.2.slope: must"
    )
    text = NEGMAS["buyer__yml"].replace("[0.75, 0.25]", "[1]")
    assert "2:10: weights: must have 2 entries" in told(
        tmp_path, "b__yml", text, domain
    )
    text = NEGMAS["buyer__yml"].replace("LinearAdditive", "NonLinearAggregation")
    assert "type must be 'Linear" in told(tmp_path, "b__yml", text, domain)
    text = "type: LinearUtilityFunction\nweights: [1, 1]\n"
    assert "as 'low' is no number" in told(tmp_path, "b__yml", text, domain)
    (domain,) = put(
        tmp_path, boat__yml=NEGMAS["boat__yml"].replace("low", "9e99999999")
    )
    assert "as '9e99999999' is no number" in told(tmp_path, "b__yml", text, domain)


def test_profiles_must_be_of_one_negotiation(tmp_path):
    other = GENIUS.format(1, 1, 1).replace("$2", "$5")
    first = put(tmp_path, a__xml=GENIUS.format(1, 1, 1))
    said = "must have the options of 'Price' of the others, '$1 & more' and '$2'; got"
    paths = [*first, *put(tmp_path, b__xml=other)]
    with pytest.raises(CaseFileError, match=r"b\.xml") as caught:
        load_score_sheet(paths)
    assert said in str(caught.value)
    said = "must be of one format; got 'genius' and 'csv'"
    paths = [*first, *put(tmp_path, c__csv="issue,option,A\np,x,1\n")]
    with pytest.raises(CaseFileError, match=said):
        load_score_sheet(paths)
    (tmp_path / "empty").mkdir()
    with pytest.raises(CaseFileError, match="must hold a score sheet"):
        load_score_sheet([tmp_path / "empty"])


def test_a_file_of_any_size_is_refused_before_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("detente.casefile.interchange.score_sheets.MAX_BYTES", 10)
    (path,) = put(tmp_path, a__xml=GENIUS.format(1, 1, 1))
    with pytest.raises(TooLargeError, match="at most 10 bytes"):
        load_score_sheet([path])
