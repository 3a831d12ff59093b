"""Each piece of evidence once, with what rests on it."""

import re
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from brief.findings import findings_of, harbour
from detente.brief import brief
from detente.brief.exhibits import exhibits, judgements, said
from detente.brief.grounds import Said
from detente.model import Acceptance, Condition, Note, Range, Verification
from strategies import cases


def shown(case, piece):
    (one,) = (e for e in exhibits(case) if e.piece.id == piece)
    return one


def test_a_statement_supports_what_names_it():
    """By hand: the wish to have the dues abolished is named on both sides' dues."""
    one = shown(harbour(), "s2")
    assert ("Northport", "Harbour dues") in {(g.whose, g.about) for g in one.supports}
    assert all("s2" in {p.id for p in g.evidence} for g in one.supports)


def test_conditions_and_packages_are_among_what_is_supported():
    case = harbour()
    waste = case.issue("waste")
    accepted = Acceptance({"waste": waste.options[-1]}, evidence=("s2",))
    tied = Condition({"waste": waste.options[:1]}, evidence=("s2",), confidence=0.5)
    first, *rest = case.preferences
    case = replace(
        case,
        preferences=(replace(first, accepts=(accepted,)), *rest),
        conditions=(*case.conditions, tied),
    )
    places = {g.where: g for g in shown(case, "s2").supports}
    last = f"conditions.{len(case.conditions)}"
    assert places[f"preferences.{first.party}.accepts"].issues == ("waste",)
    assert places[last].lines[0].mark == "proposed, 0.5"
    assert (places[last].party, places[last].issues) == ("", ("waste",))


def test_numbers_are_judgement_unless_evidence_is_named():
    case = harbour()
    first, *rest = case.preferences
    known = replace(
        first,
        reservation=Range("", Fraction(1, 10), Fraction(1, 5)),
        completion=Range("", Fraction(1, 10), Fraction(1, 10)),
        evidence={**first.evidence, "completion": ("s2",)},
    )
    sure = Range("", Fraction(1, 2), Fraction(4, 5))
    case = replace(
        case, preferences=(known, *rest), verification=Verification(sure, sure)
    )
    found = {g.where: g.lines for g in judgements(case)}
    assert found[f"preferences.{first.party}.reservation"] == (Said("0.1 to 0.2"),)
    worth = f"preferences.{first.party}.completion"
    assert worth not in found
    assert worth in [g.where for g in shown(case, "s2").supports]
    assert found["verification"][1] == Said("loss restored: 0.5 to 0.8")


@pytest.mark.parametrize("origin", ["rules", "model", "both"])
def test_what_a_reader_proposed_is_told_from_what_was_confirmed(origin):
    case = harbour()
    told = replace(case.statements[0], confidence=0.9, origin=origin)
    case = replace(case, statements=(told, *case.statements[1:]))
    assert shown(case, told.id).origin == origin
    assert shown(case, case.statements[1].id).origin == "hand"
    assert all(e.origin is None for e in exhibits(case) if isinstance(e.piece, Note))


@given(cases())
def test_everything_named_as_evidence_supports_what_names_it(case):
    """Second way: from each line to its evidence, not from evidence to lines."""
    found = exhibits(case)
    pieces = [*case.statements, *case.notes]
    assert [e.piece for e in found] == pieces
    ways = {(e.piece.id, g.where) for e in found for g in e.supports}
    named = {
        (one, f"conditions.{n}")
        for n, condition in enumerate(case.conditions, start=1)
        for one in condition.evidence
    }
    named |= {(one, f"actions.{a.id}") for a in case.actions for one in a.evidence}
    for known in case.preferences:
        path = f"preferences.{known.party}"
        named |= {(one, f"{path}.actions") for w in known.wishes for one in w.evidence}
        named |= {(one, f"{path}.accepts") for a in known.accepts for one in a.evidence}
        together = (one for each in known.interactions for one in each.evidence)
        named |= {(one, f"{path}.interactions") for one in together}
        for about, ids in known.evidence.items():
            if about == "weights":
                written = any(line.facts for line in known.weights)
            elif about == "without_a_deal":
                written = known.without_a_deal.direction != "unknown"
            elif about in ("reservation", "completion"):
                written = getattr(known, about) is not None
            else:
                written = any(line.facts for line in known.options.get(about, ()))
            inner = ("weights", "without_a_deal", "reservation", "completion")
            key = "" if about in inner else "options."
            named |= {(one, f"{path}.{key}{about}") for one in ids if written}
    assert ways == named


@given(cases())
def test_what_is_said_is_supported_or_judgement(case):
    resting = [g for e in exhibits(case) for g in e.supports]
    for ground in said(case):
        assert (ground in judgements(case)) != (ground in resting)
        assert ground.lines


def test_the_page_lists_each_statement_once_with_what_it_supports():
    case = harbour()
    page = brief(findings_of(case)).html
    table = page.split("<caption>Statements and what rests on them</caption>")[1]
    table = table.split("</table>")[0]
    listed = re.findall(r'<span class="tag">(\w+)</span></th>', table)
    assert listed == [e.piece.id for e in exhibits(case) if e.stands]
    assert len(set(listed)) == len(listed)
    assert "<div>Northport, Harbour dues</div>" in table


def test_the_page_says_in_which_sentence_a_quote_stands():
    case = harbour()
    piece = next(one.piece for one in exhibits(case) if one.piece.quote)
    whole = f"As ever, {piece.quote} & more."
    around = {(piece.document, piece.span): whole}
    findings = findings_of(case)
    assert (
        f"In: As ever, {piece.quote} &amp; more.<"
        in brief(findings, around=around).html
    )
    assert ">In: " not in brief(findings).html
    alone = {(piece.document, piece.span): piece.quote}
    assert ">In: " not in brief(findings, around=alone).html


def test_a_case_without_statements_has_no_such_table():
    case = harbour()
    bare = replace(
        case,
        statements=(),
        notes=(),
        conditions=(),
        preferences=tuple(
            replace(p, evidence={}, accepts=()) for p in case.preferences
        ),
    )
    assert "what rests on them" not in brief(findings_of(bare)).html
