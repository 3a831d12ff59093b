"""The grammar of knowledge, line by line, also with hostile names."""

from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from detente.casefile.amounts import amount, number, said_share
from detente.casefile.disagreement import change, said_change
from detente.casefile.grammar import Names, read_line, read_value
from detente.casefile.marks import without_mark
from detente.casefile.spelling import spell
from detente.casefile.wording import MisreadError
from detente.model import Line, NoDeal, Order, Range, RedLine
from detente.model.amounts import said
from strategies import labels, lines, some

ISSUES = Names(("nuclear", "sanctions", "regional"), "weights")
RELIEF = Names(("none", "some, in 2 steps", "full lifting", "full", "no"), "options")

AN_ISSUE = "must be an issue, 'nuclear', 'sanctions' or 'regional'"
AN_OPTION = (
    "must be an option of the issue, "
    "'none', 'some, in 2 steps', 'full lifting', 'full' or 'no'"
)
AN_AMOUNT = "must be a number such as 0.4, a range such as 0.4 to 0.6, or about 0.5"
A_CLAIM = "must compare, as in 'a > b', or say a value, as in 'a: 0.4'"
A_CONFIDENCE = "confidence must be above 0 and below 1"
ORDERED = "must put the larger first, as in 'sanctions > nuclear'"
OPTIONS_ONLY = "said of options only"


def order(left, relation, right, ratio=1):
    return Order(left, relation, right, Fraction(ratio))


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("nuclear > sanctions", [order("nuclear", ">", "sanctions")]),
        ("nuclear>sanctions", [order("nuclear", ">", "sanctions")]),
        ("nuclear ≥ sanctions", [order("nuclear", ">=", "sanctions")]),
        ("nuclear > 2 x sanctions", [order("nuclear", ">", "sanctions", 2)]),
        ("nuclear > 1.5×sanctions", [order("nuclear", ">", "sanctions", "1.5")]),
        ("nuclear = 40 % x sanctions", [order("nuclear", "=", "sanctions", "0.4")]),
        ("nuclear >= 1/3 x sanctions", [order("nuclear", ">=", "sanctions", "1/3")]),
        (
            "nuclear > sanctions >= 2 x regional",
            [
                order("nuclear", ">", "sanctions"),
                order("sanctions", ">=", "regional", 2),
            ],
        ),
        ("nuclear: 0.4", [Range("nuclear", Fraction(2, 5), Fraction(2, 5))]),
        ("nuclear: 0.4 to 0.6", [Range("nuclear", Fraction(2, 5), Fraction(3, 5))]),
        ("nuclear: about 0.5", [Range("nuclear", Fraction(2, 5), Fraction(3, 5))]),
        ("nuclear: about 0.9", [Range("nuclear", Fraction(18, 25), Fraction(1))]),
        ("nuclear: unknown", []),
        ("unknown", []),
    ],
)
def test_a_line_about_weights(text, facts):
    line = read_line(text, ISSUES, 7)
    assert (line.text, line.place, line.confidence) == (text, 7, 1)
    assert list(line.facts) == facts


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("full lifting > full", [order("full lifting", ">", "full")]),
        ("full > full lifting", [order("full", ">", "full lifting")]),
        ("full lifting = no", [order("full lifting", "=", "no")]),
        ("some, in 2 steps > none", [order("some, in 2 steps", ">", "none")]),
        ("no > 2 x some, in 2 steps", [order("no", ">", "some, in 2 steps", 2)]),
        (
            "some, in 2 steps: best",
            [Range("some, in 2 steps", Fraction(1), Fraction(1))],
        ),
        ("no: worst", [Range("no", Fraction(0), Fraction(0))]),
        ("no: never", [RedLine("no")]),
        ("never some, in 2 steps", [RedLine("some, in 2 steps")]),
        ('"full" > "no"', [order("full", ">", "no")]),
    ],
)
def test_a_line_about_options(text, facts):
    assert list(read_line(text, RELIEF).facts) == facts


@pytest.mark.parametrize(
    ("known", "text", "facts"),
    [
        (("unknown", "b"), "unknown", []),
        (("unknown", "b"), "unknown > b", [order("unknown", ">", "b")]),
        (("never mind", "mind"), "never mind", [RedLine("mind")]),
        (("never mind", "b"), "never mind > b", [order("never mind", ">", "b")]),
        (("2 x b", "b", "a"), "a > 2 x b", [order("a", ">", "2 x b")]),
        (("2 x b", "b", "a"), 'a > 2 x "b"', [order("a", ">", "b", 2)]),
        (("a > b", "a", "b"), "a > b = b", [order("a > b", "=", "b")]),
        (("a > b", "a", "b"), '"a" > "b"', [order("a", ">", "b")]),
        (("from 1 to 2", "to"), "from 1 to 2 > to", [order("from 1 to 2", ">", "to")]),
        (('say "x"', "b"), '"say ""x""" > b', [order('say "x"', ">", "b")]),
        (('"x"', "b"), '"x" > b', [order('"x"', ">", "b")]),
        (("a: 0.4", "a"), "a: 0.4", [Range("a", Fraction(2, 5), Fraction(2, 5))]),
    ],
)
def test_names_made_of_words_of_the_grammar(known, text, facts):
    names = Names(known, "options")
    assert list(read_line(text, names).facts) == facts


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("full > no (proposed 0.7)", 0.7),
        ("full > no(proposed 25 %)", 0.25),
        ("full > no (proposed)", 0.5),
        ("full > no (Proposed 0.7)", 0.7),
        ("full > no", 1),
    ],
)
def test_the_mark_of_a_proposed_line(text, confidence):
    line = read_line(text, RELIEF)
    assert (line.text, line.confidence) == ("full > no", confidence)
    assert without_mark(text) == "full > no"


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        (
            "nuclear > sactions > regional",
            10,
            f"{AN_ISSUE}; got 'sactions'. Did you mean 'sanctions'?",
        ),
        (
            "nuclaer: 0.4",
            0,
            f"{AN_ISSUE}; got 'nuclaer'. Did you mean 'nuclear'?",
        ),
        (
            "nuclear >",
            9,
            f"{AN_ISSUE}; got nothing",
        ),
        (
            "nuclear",
            7,
            f"{A_CLAIM}; got 'nuclear' alone",
        ),
        (
            "nuclear sanctions",
            7,
            "must go on with '>', '>=' or '='; got 'nuclear sanctions'",
        ),
        (
            "nuclear > sanctions: 0.4",
            19,
            "must go on with '>', '>=' or '='; got ': 0.4'",
        ),
        (
            "nuclear < sanctions",
            0,
            f"{ORDERED}; got 'nuclear < sanctions'",
        ),
        ("nuclear > 0 x sanctions", 10, "ratio must be above 0; got '0'"),
        ("nuclear: 1.4", 9, "must be within 0 and 1; got '1.4'"),
        (
            "nuclear: 60 to 70",
            9,
            "must be within 0 and 1; got '60 to 70'. For per cent write '60 % to 70 %'",
        ),
        (
            "nuclear, sanctions",
            0,
            "must compare them, as in 'nuclear > sanctions'; got 'nuclear, sanctions'",
        ),
        ("nuclear: 0.6 to 0.4", 9, "must go from low to high; got '0.6 to 0.4'"),
        (
            "nuclear: lots",
            9,
            f"{AN_AMOUNT}; got 'lots'",
        ),
        (
            "nuclear: best",
            9,
            f"must be a number or a range; got 'best', {OPTIONS_ONLY}",
        ),
        (
            "never nuclear",
            0,
            f"must be about weights; got 'never', {OPTIONS_ONLY}",
        ),
        (
            "nuclear > sanctions (proposed 1)",
            30,
            f"{A_CONFIDENCE}; got '1'. To confirm the line, delete the mark",
        ),
        ("(proposed 0.4)", 0, "must say something, or 'unknown'; got nothing"),
        ("nuclear > " * 2000, 0, "must be at most 10,000 characters; got 20,000"),
    ],
)
def test_what_is_wrong_with_a_line(text, column, message):
    with pytest.raises(MisreadError) as error:
        read_line(text, ISSUES)
    assert (error.value.offset, error.value.message) == (column, message)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("never full, really", 6, f"{AN_OPTION}; got 'full, really'"),
        (
            "never some",
            6,
            f"{AN_OPTION}; got 'some'. Did you mean 'some, in 2 steps'?",
        ),
        (
            "never full lifting or so",
            6,
            f"{AN_OPTION}; got 'full lifting or so'. Did you mean 'full lifting'?",
        ),
        (
            "never no lifting of anything whatsoever",
            6,
            (f"{AN_OPTION}; got 'no lifting of anything whatsoever'. "
            "Did you mean 'no'?"),
        ),
        ("never full > no", 10, "must end after a red line; got '> no'"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_red_line(text, column, message):
    with pytest.raises(MisreadError) as error:
        read_line(text, RELIEF)
    assert (error.value.offset, error.value.message) == (column, message)


def test_a_value_beside_a_name():
    line = read_value("full lifting", "0.4 to 0.6 (proposed)", RELIEF, 3)
    facts = (Range("full lifting", Fraction(2, 5), Fraction(3, 5)),)
    assert line == Line("full lifting: 0.4 to 0.6", facts, 0.5)
    with pytest.raises(MisreadError) as error:
        read_value("ful", "best", RELIEF)
    assert error.value.offset == -1


@given(st.data())
def test_any_line_is_spelled_so_that_it_is_read_back(data):
    names = Names(data.draw(some(labels, most=4, least=2)), "options")
    line = data.draw(lines(names.known))
    read = [
        read_line(x, names) if isinstance(x, str) else read_value(*x, names)
        for x in spell(line, names)
    ]
    assert [x.facts for x in read] == [line.facts]
    assert {x.confidence for x in read} == {line.confidence}
    assert all(spell(x, names) == spell(line, names) for x in read)


def read_or_place(text, names):
    """Return the line, or the place at which it is refused."""
    try:
        return read_line(text, names)
    except MisreadError as error:
        return error.offset


@given(st.text(max_size=30), some(labels, most=4, least=2))
def test_any_text_is_read_or_refused_at_a_place(text, known):
    found = read_or_place(text, Names(known, "options"))
    assert isinstance(found, Line) or 0 <= found <= len(text)


@given(st.sampled_from("abcx"), st.text("abcx>=: .0123456789/%", max_size=20))
def test_text_after_a_name_is_read_or_refused_at_a_place(name, text):
    names = Names(("a", "b", "c", "x"), "options")
    found = read_or_place(name + text, names)
    if isinstance(found, Line):
        (spelled,) = spell(found, names)
        assert found.text in {spelled, ": ".join(spelled)}
    else:
        assert 0 <= found <= len(text) + 1


@pytest.mark.parametrize(
    ("text", "value"),
    [("0.4", "2/5"), (".5", "1/2"), ("1.", "1"), ("40 %", "2/5"), ("1 / 3", "1/3")],
)
def test_numbers_are_exact(text, value):
    assert number(text) == Fraction(value)


@pytest.mark.parametrize(
    "text", ["", "1e-1", "0,4", "nan", "inf", "-0.1", "0x1", "½", "1/0", "1_0", "٣"]
)
def test_what_is_no_number(text):
    with pytest.raises(MisreadError):
        number(text)


@given(st.fractions(0, 1))
def test_a_number_is_written_so_that_it_is_read_back(value):
    assert number(said(value)) == value
    assert amount(said(value)) == (value, value)


@given(st.floats(0, 1, exclude_min=True))
def test_a_share_is_written_so_that_the_same_float_is_read_back(value):
    assume(value > 1e-30)
    assert float(number(said_share(value))) == value


@pytest.mark.parametrize(
    ("text", "direction", "low", "high"),
    [
        ("about the status quo", "same", "0", "0"),
        ("unknown", "unknown", "0", "0"),
        ("worse", "worse", "0", "0"),
        ("worse by 0.1", "worse", "-1/10", "-1/10"),
        ("worse by 5 % to 0.2", "worse", "-1/5", "-1/20"),
        ("better by about 0.1", "better", "2/25", "3/25"),
        ("better", "better", "0", "0"),
    ],
)
def test_no_deal(text, direction, low, high):
    assert change(text) == NoDeal(direction, Fraction(low), Fraction(high), text)


def test_a_proposed_no_deal():
    assert change("worse (proposed 0.6)") == NoDeal(
        "worse", text="worse", confidence=0.6
    )
    assert change("worse by 0.1 (proposed)").high == Fraction(-1, 10)
    assert said_change(change("unknown (Proposed 0.2)")) == "unknown (proposed 0.2)"
    with pytest.raises(MisreadError, match="must end in a mark such as") as error:
        change("worse (proposed maybe)")
    assert error.value.offset == 6


def test_what_looks_like_a_mark_can_be_part_of_a_name():
    names = Names(("a", "limits (proposed by the bank)"), "options")
    line = read_line("a > limits (proposed by the bank)", names)
    assert (len(line.facts), line.confidence) == (1, 1)


def test_what_is_no_no_deal():
    with pytest.raises(MisreadError) as error:
        change("worse by far")
    assert error.value.offset == 9
    with pytest.raises(MisreadError, match="must be 'about the status quo', 'worse'"):
        change("bad")
