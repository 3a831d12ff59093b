"""What new offers in return for something bring: conditions, packages, what lapses."""

import pytest

from detente.documents import load
from detente.model import (
    Acceptance,
    Case,
    Condition,
    Issue,
    Note,
    Party,
    Preferences,
    Source,
    Statement,
)
from detente.reading.update import update_documents
from detente.reading.update.known import Known
from detente.reading.update.terms import Terms

FISH = Issue(
    "fish", "Fish", ("as now", "a smaller quota", "no fishing"), "as now", "no"
)
PORTS = Issue("ports", "Harbours", ("closed", "open"), "closed", "se")
PARTIES = Party("no", "Norland"), Party("se", "Sudland")
TIED = Condition(
    {"fish": ("a smaller quota", "no fishing")},
    {"ports": ("open",)},
    "if Sudland opens its harbours",
    ("s1",),
    0.81,
)


def talks(**more):
    return Case("Fish", PARTIES, (FISH, PORTS), **more)


def said(content, condition="", name="was", **more):
    """Return what Norland offered in the week before."""
    return Statement(
        name, "no", "offer", "fish", content, "", "d0", (0, 0), condition,
        date="2026-03-05", **more,
    )  # fmt: skip


def told(case, text, day=12):
    page = f"News of the talks\n\nOSLO, {day} March 2026\n\n{text}\n"
    return update_documents(Known(case), load([("news.txt", page.encode())]))


def of(update, kind):
    return [p.what for p in update.proposals if p.kind == kind]


OFFER = "Norland offers a smaller quota if Sudland opens its harbours."


def test_who_gives_ties_all_from_there_on_to_what_it_asks_for():
    update = told(talks(), OFFER)
    [condition] = of(update, "condition")
    assert condition.condition == TIED
    [package] = of(update, "acceptance")
    assert package.party == "no"
    assert dict(package.accepted.outcome) == {
        "fish": "a smaller quota",
        "ports": "open",
    }


def test_who_would_make_do_ties_all_up_to_there():
    """By hand: Sudland takes less than it asks for, so it is the less that costs."""
    text = "Sudland would accept a smaller quota if Norland opens the harbours."
    [condition] = of(told(talks(), text), "condition")
    assert condition.condition.when == {"fish": ("a smaller quota",)}


@pytest.mark.parametrize(
    "known",
    [
        {"conditions": (TIED,)},
        {"conditions": (Condition(TIED.when, TIED.then),)},
    ],
    ids=["proposed", "confirmed"],
)
def test_what_the_case_says_is_not_proposed_again(known):
    if known["conditions"][0].evidence:
        known["statements"] = (said("a smaller quota", name="s1"),)
        known["sources"] = (Source("d0"),)
    assert of(told(talks(**known), OFFER), "condition") == []


def test_a_new_offer_takes_the_place_of_the_one_that_it_replaces():
    old = Condition({"fish": ("no fishing",)}, {"ports": ("open",)}, "", ("was",), 0.6)
    package = Acceptance({"fish": "no fishing", "ports": "open"}, "", ("was",), 0.6)
    case = talks(
        sources=(Source("d0", date="2026-03-05"),),
        statements=(said("a quota of 5 tonnes", "if Sudland opens its harbours"),),
        conditions=(old,),
        preferences=(Preferences("no", accepts=(package,)),),
    )
    text = "Norland offers a quota of 7 tonnes if Sudland opens its harbours."
    update = told(case, text)
    assert [w.instead for w in of(update, "condition")] == [old]
    assert [w.instead for w in of(update, "acceptance")] == [package]
    after = update.accept()
    assert len(after.conditions) == 1
    assert after.conditions[0].evidence == (after.statements[-1].id,)
    assert len(after.preferences_of("no").accepts) == 1


def test_what_rests_only_on_what_is_given_up_is_named():
    condition = "if Sudland opens its harbours"
    case = talks(
        sources=(Source("d0", date="2026-03-05"),),
        statements=(said("a smaller quota", condition),),
        conditions=(
            Condition(TIED.when, TIED.then, condition, ("was",), 0.6),
            Condition(TIED.then, TIED.when),
        ),
    )
    update = told(case, "Norland offers a smaller quota.")
    [remark] = [remark for remark in update.remarks if "given up" in remark]
    assert remark == (
        "conditions.1 rests only on what is given up now (was): "
        "if fish: a smaller quota or no fishing, then ports: open"
    )


def test_an_option_that_is_left_out_is_left_out_of_a_condition():
    text = OFFER + " Sudland offers an opening of its harbours in winter."
    update = told(talks(), text)
    [number] = [p.number for p in update.proposals if p.kind == "condition"]
    [condition] = update.accept([number]).conditions
    assert condition.then == {"ports": ("open",)}
    assert len(of(update, "condition")[0].condition.then["ports"]) == 2


def test_a_comment_in_a_condition_keeps_it_where_it_is():
    text = "conditions:\n  - if: {a: b}  # mine\n    then: {c: d}\n"
    old = Condition({"a": ("b",)}, {"c": ("d",)})
    case = Case(
        "Talks",
        issues=(Issue("a", "A", ("x", "b"), "x"), Issue("c", "C", ("x", "d"), "x")),
        conditions=(old,),
    )
    terms = Terms(case, text, {}, lambda issue: case.issue(issue).options)
    from detente.reading.update.proposals import NewCondition

    [edit] = terms.edits(NewCondition(old, "b", old))
    assert (edit.how, edit.path) == ("add", ("conditions",))
    bare = Terms(case, text.replace("  # mine", ""), {}, terms.labels)
    [edit] = bare.edits(NewCondition(old, "b", old))
    assert (edit.how, edit.path) == ("set", ("conditions", 0))


STAKES = "A failure of the talks would hurt Sudland."


def test_what_stakes_say_of_no_deal_is_proposed_with_them_where_nothing_is_known():
    update = told(talks(), STAKES)
    [failure] = of(update, "no deal")
    assert (failure.party, failure.no_deal.text) == ("se", "worse")
    [number] = [p.number for p in update.proposals if p.kind == "no deal"]
    [note] = [p.number for p in update.proposals if p.kind == "note"]
    assert update.proposals[number - 1].needs == (note,)
    case = update.accept([number])
    assert case.preferences_of("se").evidence["without_a_deal"] == (case.notes[0].id,)
    assert of(told(case, STAKES, day=13), "no deal") == []


def test_what_earlier_stakes_said_somebody_has_dealt_with():
    earlier = Note("stakes", "x", "", "d0", (0, 0), of="failure", effect="worse")
    case = talks(sources=(Source("d0"),), notes=(earlier,))
    assert of(told(case, OFFER), "no deal") == []
