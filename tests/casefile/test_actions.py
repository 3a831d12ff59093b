"""What parties can do to a deal, in the case file."""

import pytest

from detente.casefile import add_item, diff, dump, parse, set_value
from detente.errors import CaseError, CaseFileError
from detente.model import MAX_ACTIONS, Action, Case, Party, Wish, shared

FILE = """detente: 1
title: The quarry
parties:
  village: {name: The village}
  quarry: {name: The quarry}
  county: {name: The county, role: third party}
issues:
  hours: {options: [any hour, by day only], status_quo: any hour, gives: quarry}
  road: {options: [closed, by day, open], status_quo: closed, gives: village}
preferences:
  village:
    actions:
      - {not: revoke}
      - {taken: [barrier, guard], not: night, evidence: s1}
actions:
  barrier:
    party: village
    title: put up a barrier
    undoes: {road: [by day, open]}
    needs: guard
  guard: {party: village}
  night: {party: quarry, title: blast at night, undoes: {hours: by day only}}
  revoke:
    party: county
    title: revoke the licence
    for_good: taken
    undoes: {hours: by day only, road: open}
    excludes: [night, barrier]
    evidence: [s1]
statements:
  s1: {party: village, act: threaten, content: a barrier}
"""


def test_read_and_written():
    case = parse(FILE)
    assert case.actions[0] == Action(
        "put up a barrier", "village", "both", "barrier",
        undoes={"road": ("by day", "open")}, needs=("guard",),
    )  # fmt: skip
    assert case.actions[1].title == "guard"
    revoke = case.actions[3]
    assert (revoke.way, revoke.excludes) == ("take", ("night", "barrier"))
    assert case.preferences_of("village").wishes == (
        Wish(left=("revoke",)),
        Wish(("barrier", "guard"), ("night",), ("s1",)),
    )
    assert parse(dump(case)) == case


def test_it_says_aloud_what_can_be_done():
    lines = dump(parse(FILE)).splitlines()
    for line in (
        "# What parties can do to a deal once it is in force.",
        "    for_good: taken",
        "    undoes: {hours: by day only, road: open}",
        "      - not: revoke",
        "      - taken: [barrier, guard]",
        "        not: night",
        "        evidence: [s1]",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("party: county", "party: county2", r"24:12: actions\.revoke\.party: must be"),
        ("{road: [by day, open]}", "{raod: open}", "Did you mean 'road'"),
        ("{road: [by day, open]}", "{road: opne}", "Did you mean 'open'"),
        ("needs: guard", "needs: gaurd", "must be an action.*Did you mean 'guard'"),
        ("[night, barrier]", "[night, barier]", r"28:23: actions\.revoke\.excludes\.2"),
        ("for_good: taken", "for_good: yes", "must be 'taken' or 'undone'"),
        ("evidence: [s1]", "evidence: [s2]", r"actions\.revoke\.evidence"),
        (
            "statements:",
            "history: [{text: x, act: left}]\nstatements:",
            "be 'withdraw'",
        ),
        ("undoes: {hours: by", "undo: {hours: by", "Did you mean 'undoes'"),
        ("guard: {party: village}", "guard: {title: x}", "must say 'party'"),
        ("needs: guard", "needs: barrier", "must name other actions"),
        ("needs: guard", "needs: guard\n    excludes: guard", "must not be what it"),
        ("{not: revoke}", "{not: revok}", "Did you mean 'revoke'"),
        ("{not: revoke}", "{evidence: s1}", "must name an action as 'taken' or 'not'"),
        ("not: night", "not: guard", "got 'guard' as both"),
    ],
)
def test_faults(old, new, found):
    assert old in FILE
    with pytest.raises(CaseFileError, match=found):
        parse(FILE.replace(old, new))


def test_all_faults_are_told_at_once():
    bad = FILE.replace("needs: guard", "needs: [gaurd, x]")
    bad = bad.replace("not: revoke", "not: y")
    with pytest.raises(CaseFileError) as found:
        parse(bad)
    assert len(found.value.faults) == 3


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"way": "once"}, "must be taken in one of the ways"),
        ({"needs": ("a",)}, "must name other actions"),
        ({"needs": ("b",), "excludes": ("b",)}, "must not be what it needs"),
        (
            {"delivers": {"x": ("o",)}, "undoes": {"x": ("o",)}},
            "must not be what it delivers",
        ),
    ],
)
def test_an_action_that_exists_holds_together(fields, fault):
    with pytest.raises(CaseError, match=fault):
        Action("a", "p", id="a", **fields)


def test_there_are_not_too_many():
    party = Party("p", "P")
    every = tuple(Action("a", "p", id=f"a{n}") for n in range(MAX_ACTIONS + 1))
    assert Case("T", (party,), actions=every[1:])
    with pytest.raises(CaseError, match=f"must be at most {MAX_ACTIONS}; got"):
        Case("T", (party,), actions=every)


def test_an_edit_is_a_change_of_one_line():
    text = set_value(FILE, "actions.night.title", "blast after dark")
    (change,) = diff(parse(FILE), parse(text))
    assert str(change) == ("actions.night.title: blast at night -> blast after dark")
    text = add_item(FILE, "preferences.village.actions", {"not": "night"})
    assert [str(one) for one in diff(parse(FILE), parse(text))] == [
        "preferences.village.actions: added not: night"
    ]
    new = {"party": "county", "undoes": {"road": "open"}}
    text = set_value(FILE, "actions.gate", new)
    assert [str(one) for one in diff(parse(FILE), parse(text))] == [
        "actions.gate: added party: county, undoes.road: open"
    ]


def test_what_is_private_takes_its_actions_along():
    private = FILE + "private: [parties.county]\n"
    case = shared(parse(private))
    assert [action.id for action in case.actions] == ["barrier", "guard", "night"]
    assert [wish.text for wish in case.preferences_of("village").wishes] == [
        "barrier and guard and not night"
    ]
    case = shared(parse(FILE + "private: [issues.road, actions.night]\n"))
    assert [action.id for action in case.actions] == ["guard", "revoke"]
    assert case.actions[1].undoes == {"hours": ("by day only",)}
    assert case.actions[1].excludes == ()
    case = shared(parse(FILE + "private: [preferences.village.actions]\n"))
    assert case.preferences_of("village").wishes == ()
