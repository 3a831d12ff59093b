"""What each input rests on: one line at a time, with names and its own confidence."""

from dataclasses import replace
from fractions import Fraction

import numpy as np

from brief.findings import findings_of, harbour
from detente.brief.grounds import Said, grounds, taken, wording
from detente.brief.names import Names
from detente.model import Condition, Line, NoDeal, Order, Preferences, Range
from detente.questions.basis import basis


def grounds_of(case):
    return grounds(case, basis(case).inputs)


def changed(party, **known):
    """Return the harbour case with something else known of one party."""
    case = harbour()
    kept = tuple(p for p in case.preferences if p.party != party)
    mine = replace(case.preferences_of(party), **known)
    return replace(case, preferences=(*kept, mine))


def found(case, whose, about):
    (one,) = (g for g in grounds_of(case) if (g.whose, g.about) == (whose, about))
    return one


def test_every_input_has_its_ground():
    case = harbour()
    assert len(grounds_of(case)) == basis(case).n_inputs


def test_each_line_stands_alone_with_its_own_confidence():
    lines = (
        Line("waste > dues", (Order("waste", ">", "dues"),), 0.65),
        Line("fishing > dues", (Order("fishing", ">", "dues"),)),
    )
    case = changed("north", weights=lines)
    assert found(case, "Northport", "what matters more").lines == (
        Said("Waste water from the southern works > Harbour dues", 0.65),
        Said("Fishing grounds > Harbour dues"),
    )


def test_it_says_whose_words_stand_behind_it():
    case = harbour()
    assert found(case, "South Quay", "Harbour dues").ground == "quoted: its own words"
    others = found(case, "Northport", "Harbour dues")
    assert others.ground == "quoted: the words of others"
    assert [piece.id for piece in others.evidence] == ["s2"]
    assert found(case, "Northport", "Fishing grounds").ground == "judgement"
    assert found(case, "South Quay", "what matters more").ground == "nothing said"


def test_what_is_not_said_is_told_with_what_the_draws_do():
    one = found(harbour(), "Northport", "no deal")
    assert (one.lines, one.nothing) == ((), "nothing: taken to be the status quo")


def test_no_deal_and_conditions_are_lines_too():
    worse = NoDeal("worse", text="worse", confidence=0.6)
    case = changed("south", without_a_deal=worse)
    tied = Condition({"dues": ("abolished",)}, {"waste": ("treated all year",)}, "law")
    case = replace(case, conditions=(tied, replace(tied, confidence=0.4)))
    assert found(case, "South Quay", "no deal").lines == (Said("worse", 0.6),)
    said = [g.lines[0] for g in grounds_of(case) if g.about == "condition"]
    text = (
        "Harbour dues: abolished only with "
        "Waste water from the southern works: treated all year (law)"
    )
    assert said == [Said(text), Said(text, 0.4)]


def test_weights_are_told_with_titles_whatever_the_form():
    names = Names(harbour())
    half = Fraction(1, 2)
    chain = (Order("waste", ">", "dues"), Order("dues", ">=", "fishing", Fraction(2)))
    facts = (*chain, Range("dues", half, half), Range("waste", Fraction(0), half))
    assert wording(names, Line("whatever", facts), "weights") == (
        "Waste water from the southern works > Harbour dues >= 2 x Fishing grounds; "
        "Harbour dues: 0.5; Waste water from the southern works: 0 to 0.5"
    )


def test_lines_about_options_stay_as_written():
    line = Preferences("p", options={"dues": (Line("a > b", ()),)}).options["dues"][0]
    assert wording(Names(harbour()), line, "dues") == "a > b"


def test_the_case_speaks_only_for_those_who_are_not_quoted():
    """South Quay is quoted on dues, Northport on waste; of South Quay there nothing."""
    findings = findings_of(harbour(), 4)
    dues, fishing, waste = findings.case.issues
    values = np.zeros_like(findings.swings.values)
    values[0, 1] = values[0, 5] = values[1, 6] = 1
    findings = replace(findings, swings=replace(findings.swings, values=values))
    assert taken(findings, dues) == "Northport to want “lower for five years” most"
    assert taken(findings, fishing) == (
        "Northport to want “licences for small boats” most"
        " and South Quay to want “open to all” most"
    )
    assert taken(findings, waste) == ""
