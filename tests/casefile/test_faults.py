"""Every fault of a file: its line, its column, and what it says."""

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente import casefile
from detente.errors import CaseFileError, TooLargeError

HEAD = "detente: 1\ntitle: T\n"
BODY = """\
parties:
  us: {name: US}
  iran: {name: Iran}
issues:
  nuclear: {options: [none, some limits, full limits], status_quo: none, gives: iran}
  relief: {options: [none, some, all], status_quo: none, gives: us}
"""
CASE = HEAD + BODY


def faults(text):
    with pytest.raises(CaseFileError) as error:
        casefile.parse(text, "x.yaml")
    return [str(fault) for fault in error.value.faults]


A_PARTY = "must be a party, 'us' or 'iran'"
AN_ISSUE = "must be an issue, 'nuclear' or 'relief'"
KINDS = (
    "must say both 'if' and 'then', or 'rule_out' alone, or 'of' with 'at_most' or "
    "'at_least'"
)
PARTY_FIELDS = "must be 'name', 'role', 'stance', 'aliases' or 'proposed'"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "1:1: must hold a case; got an empty file"),
        ("# nothing\n", "1:1: must hold a case; got an empty file"),
        (f"a: &x 1\n{HEAD}", "1:4: must spell everything out; got the anchor '&x'"),
        ("a: *x\n", "1:4: must spell everything out; got the alias '*x'"),
        ("a: !int 1\n", "1:4: must not name types, all is text; got the tag '!int'"),
        ("<<: {a: b}\n", "1:1: must spell everything out; got the merge key '<<'"),
        ("a: 1\na: 2\n", "2:1: must stand once; got 'a' again"),
        ("[" * 50, "1:41: must nest at most 40 deep; got one more"),
        ("- " * 50 + "a", "1:81: must nest at most 40 deep; got one more"),
        (f"{HEAD}---\na: b", "3:1: must be one document; got a second after '---'"),
        ("? [a]\n: b\n", "1:3: must have text for a name; got a list or a mapping"),
        ("a:\n\tb: c\n", "2:1: must be indented with spaces; got a tab"),
        (
            "title: a: b\n",
            (
                "1:9: must have at most one ': ' on a line, and its name right below "
                "the one above it; got another. Put quotes around text that contains "
                "': ', or mend the indentation"
            ),
        ),
        (
            "title: @here\n",
            (
                "1:8: must not start with a character that YAML keeps for itself. "
                "Put quotes around the text"
            ),
        ),
        ("title: 'T", "1:8: must close the quote that opens here"),
        (
            "a: [b, c\nd: e\n",
            (
                "1:4: must have ',' between items, and ']' after the last, "
                "in what opens here"
            ),
        ),
        ("a: b\x00", "1:5: must be text; got the control character U+0000. Delete it"),
        (
            'a: "b\\0"',
            "1:4: must be text; got the control character U+0000. Delete it",
        ),
        (
            "a: [c, b\u202ed]",
            "1:8: must be text; got the control character U+202E. Delete it",
        ),
        (
            "a: 'b\ud800'",
            "1:6: must be text; got the control character U+D800. Delete it",
        ),
    ],
)
def test_what_is_not_yaml_as_a_case_file_may_use_it(text, fault):
    assert fault in faults(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("title: T\n", "1:1: must say 'detente'; got only 'title'"),
        ("detente: 1\n", "1:1: must say 'title'; got only 'detente'"),
        ("detente: 2\ntitle: T\n", "1:10: detente: must be '1'; got '2'"),
        ("- a\n", "1:1: must be a mapping, as in 'name: value'; got a list of 1"),
        ("hello\n", "1:1: must be a mapping, as in 'name: value'; got 'hello'"),
        (
            f"{HEAD}partys: {{}}\n",
            (
                "3:1: partys: must be 'detente', 'title', 'parties', 'issues', "
                "'preferences', 'conditions', 'verification', 'actions', "
                "'statements', "
                "'documents', 'history', 'interim' or one of 4 more; got 'partys'. "
                "Did you mean 'parties'?"
            ),
        ),
        (
            f"{HEAD}parties: [us]\n",
            "3:10: parties: must be a mapping, as in 'name: value'; got a list of 1",
        ),
        (
            f"{HEAD}history: yes\n",
            "3:10: history: must be a list; got 'yes'",
        ),
        (
            f"{HEAD}parties:\n  us:\n",
            "4:3: parties.us: must say 'name'; got nothing",
        ),
        (
            f"{HEAD}parties:\n  us: {{name: US, rol: x}}\n",
            f"4:18: parties.us.rol: {PARTY_FIELDS}; got 'rol'. Did you mean 'role'?",
        ),
        (
            f"{HEAD}parties:\n  us: {{name: US, role: pricipal}}\n",
            (
                "4:24: parties.us.role: must be 'principal' or 'third party'; "
                "got 'pricipal'. Did you mean 'principal'?"
            ),
        ),
        (
            f"{HEAD}parties:\n  us: {{name: [US]}}\n",
            "4:14: parties.us.name: must be text; got a list of 1",
        ),
        (
            f"{HEAD}parties:\n  {'u' * 201}: {{name: U}}\n",
            (
                f"4:3: parties.{'u' * 201}: must have at most 200 characters; "
                f"got '{'u' * 59}…'"
            ),
        ),
        (
            f"{HEAD}issues:\n  a: {{options: [x], status_quo: x}}\n",
            "4:16: issues.a.options: must have at least 2; got 1",
        ),
        (
            f"{HEAD}issues:\n  a: {{options: [x, x], status_quo: x}}\n",
            "4:20: issues.a.options.2: must stand once; got 'x' again",
        ),
        (
            f"{HEAD}issues:\n  a: {{options: [no, noon], status_quo: non}}\n",
            (
                "4:40: issues.a.status_quo: must be an option, 'no' or 'noon'; got "
                "'non'. "
                "Did you mean 'noon'?"
            ),
        ),
        (
            f"{CASE}  arms: {{options: [a, b], status_quo: a, gives: iram}}\n",
            f"9:49: issues.arms.gives: {A_PARTY}; got 'iram'. Did you mean 'iran'?",
        ),
    ],
)
def test_parties_and_issues(text, fault):
    assert fault in faults(text)


@pytest.mark.parametrize(
    ("below", "fault"),
    [
        (
            "usa: {weights: nuclear > relief}",
            f"10:3: preferences.usa: {A_PARTY}; got 'usa'. Did you mean 'us'?",
        ),
        (
            "us: {weights: nuclear > releif}",
            (
                f"10:27: preferences.us.weights: {AN_ISSUE}; got 'releif'. "
                "Did you mean 'relief'?"
            ),
        ),
        (
            'us: {weights: "nuclear > releif"}',
            (
                f"10:28: preferences.us.weights: {AN_ISSUE}; got 'releif'. "
                "Did you mean 'relief'?"
            ),
        ),
        (
            "us:\n    weights: nuclear >\n      releif",
            (
                f"12:7: preferences.us.weights: {AN_ISSUE}; got 'releif'. "
                "Did you mean 'relief'?"
            ),
        ),
        (
            "us: {weights: {nuclaer: 0.4}}",
            (
                f"10:18: preferences.us.weights.nuclaer: {AN_ISSUE}; got 'nuclaer'. "
                "Did you mean 'nuclear'?"
            ),
        ),
        (
            "us: {weights: {nuclear: 0.4 too 0.6}}",
            (
                "10:27: preferences.us.weights.nuclear: must be a number such as "
                "0.4, a "
                "range such as 0.4 to 0.6, or about 0.5; got '0.4 too 0.6'"
            ),
        ),
        (
            "us: {weights: [nuclear > relief, [a]]}",
            (
                "10:17: preferences.us.weights: must be a line such as 'a > b', a "
                "mapping "
                "such as {a: 0.4 to 0.6}, or a list of either; got a list of 2"
            ),
        ),
        (
            "us: {options: {arms: a > b}}",
            f"10:18: preferences.us.options.arms: {AN_ISSUE}; got 'arms'",
        ),
        (
            "us: {options: {relief: all > sum}}",
            (
                "10:32: preferences.us.options.relief: must be an option of the issue, "
                "'none', 'some' or 'all'; got 'sum'"
            ),
        ),
        (
            "us: {options: {relief: {alll: best}}}",
            (
                "10:27: preferences.us.options.relief.alll: must be an option of "
                "the issue, "
                "'none', 'some' or 'all'; got 'alll'. Did you mean 'all'?"
            ),
        ),
        (
            "us: {without_a_deal: bad}",
            (
                "10:24: preferences.us.without_a_deal: must be 'about the status quo', "
                "'worse', 'worse by 0.1', 'worse by 0.05 to 0.2', the same with "
                "'better', "
                "or 'unknown'; got 'bad'"
            ),
        ),
        (
            "us: {without_a_deal: worse by 3}",
            (
                "10:33: preferences.us.without_a_deal: must be within 0 and 1; "
                "got '3'. For per cent write '3 %'"
            ),
        ),
        (
            "us: {reservation: 0.5 to 0.2}",
            (
                "10:21: preferences.us.reservation: must go from low to high; "
                "got '0.5 to 0.2'"
            ),
        ),
        (
            "us: {evidence: {weigths: []}}",
            (
                "10:19: preferences.us.evidence.weigths: must be about something, "
                "'weights', 'without_a_deal', 'reservation', 'completion', "
                "'discount', 'breakdown', "
                "'nuclear' or "
                "'relief'; got 'weigths'. Did you mean 'weights'?"
            ),
        ),
        (
            "us: {evidence: {weights: [s1]}}",
            (
                "10:29: preferences.us.evidence.weights.1: must be a statement or a "
                "note, and the case has none; got 's1'"
            ),
        ),
    ],
)
def test_preferences(below, fault):
    assert faults(f"{CASE}preferences:\n  {below}\n") == [fault]


@pytest.mark.parametrize(
    ("below", "fault"),
    [
        (
            "conditions: [{because: of that}]",
            "9:14: conditions.1: " + KINDS,
        ),
        (
            "conditions: [{if: {relief: all}}]",
            "9:14: conditions.1: " + KINDS,
        ),
        (
            "conditions: [{of: {relief: all}}]",
            "9:14: conditions.1: must say 'at_most' or 'at_least'",
        ),
        (
            "conditions: [{at_most: 1}]",
            "9:14: conditions.1: must name at least one option under 'of'",
        ),
        (
            "conditions: [{at_most: 1, of: {relief: all}, if: {relief: all}}]",
            "9:14: conditions.1: must say 'of', or else what is tied or ruled out",
        ),
        (
            "conditions: [{at_most: 1, at_least: 2, of: {relief: all}}]",
            "9:14: conditions.1: at_least must be no more than at_most; got 2 and 1",
        ),
        (
            "conditions: [{at_most: 1, of: {relief: {all: two}}}]",
            "9:46: conditions.1.of.relief.all: must be a number such as 0.4; got 'two'",
        ),
        (
            "conditions: [{at_most: 1, of: {relief: {al: 2}}}]",
            (
                "9:41: conditions.1.of.relief.al: must be an option of the issue, "
                "'none', 'some' or 'all'; got 'al'. Did you mean 'all'?"
            ),
        ),
        (
            "preferences: {us: {interactions: [{options: {relief: all}}]}}",
            "9:15: preferences.us: must say 'worth'; got only 'options'",
        ),
        (
            "conditions: [{rule_out: {releif: all}}]",
            (
                f"9:26: conditions.1.rule_out.releif: {AN_ISSUE}; got 'releif'. "
                "Did you mean 'relief'?"
            ),
        ),
        (
            "conditions: [{rule_out: {relief: [all, al]}}]",
            (
                "9:40: conditions.1.rule_out.relief.2: must be an option of the issue, "
                "'none', 'some' or 'all'; got 'al'. Did you mean 'all'?"
            ),
        ),
        (
            "conditions: [{rule_out: {relief: all}, proposed: yes}]",
            (
                "9:50: conditions.1.proposed: must be above 0 and at most 1, as in "
                "0.7; "
                "got 'yes'"
            ),
        ),
        (
            "conditions: [{rule_out: {relief: all}, proposed: }]",
            (
                "9:50: conditions.1.proposed: must be above 0 and at most 1, as in "
                "0.7; "
                "got nothing"
            ),
        ),
        (
            "conditions: [{rule_out: {relief: all}, proposed: 1}]",
            (
                "9:50: conditions.1.proposed: must be below 1, or left out when it is "
                "confirmed; got '1'"
            ),
        ),
        (
            "conditions: [{rule_out: {relief: all}, proposed: 0}]",
            (
                "9:50: conditions.1.proposed: must be above 0 and at most 1, as in "
                "0.7; "
                "got '0'"
            ),
        ),
        (
            "verification: {detection: 0.5 to 2, recovery: 1}",
            "9:27: verification.detection: must be within 0 and 1; got '0.5 to 2'",
        ),
        (
            "verification: {detection: 0.5}",
            "9:1: verification: must say 'recovery'; got only 'detection'",
        ),
        (
            "verification: {lag: 2 months}",
            "9:1: verification: must say 'every'; got only 'lag'",
        ),
        (
            "verification: {every: monthly}",
            (
                "9:23: verification.every: must be a time such as 30 days, 2 weeks, 1 "
                "to 2 months or about 1 year; got 'monthly'"
            ),
        ),
        (
            "verification: {every: 2 to 1 months}",
            "9:23: verification.every: must go from low to high; got '2 to 1 months'",
        ),
        (
            "verification: {every: 1 month, lag: 2000 months}",
            ("9:37: verification.lag: must be at most 100 years; got '2000 months'"),
        ),
        (
            "verification: {every: 0 days}",
            "9:23: verification.every: must be above 0; got 0 days",
        ),
        (
            "statements: {s1: {party: us, act: demands}}",
            (
                "9:35: statements.s1.act: must be 'demand', 'seek', 'insist', "
                "'prefer', "
                "'offer', 'willing', 'accept', 'reject', 'oppose', 'concern', "
                "'threaten' or "
                "'assert'; got 'demands'. Did you mean 'demand'?"
            ),
        ),
        (
            "statements: {s1: {party: eu, act: demand}}",
            f"9:26: statements.s1.party: {A_PARTY}; got 'eu'",
        ),
        (
            "statements: {s1: {party: us, act: demand, issue: agend}}",
            (
                "9:50: statements.s1.issue: must be an issue, 'nuclear', 'relief' or "
                "'agenda'; got 'agend'. Did you mean 'agenda'?"
            ),
        ),
        (
            "statements: {s1: {party: us, act: demand, about: arms}}",
            f"9:50: statements.s1.about: {AN_ISSUE}; got 'arms'",
        ),
        (
            "statements: {s1: {party: us, act: demand, quote: no}}",
            "9:50: statements.s1.quote: must come with its 'document' and 'span'",
        ),
        (
            "statements: {s1: {party: us, act: demand, span: [5]}}",
            (
                "9:49: statements.s1.span: must be two numbers of characters, "
                "as in [1650, 1737]; got a list of 1"
            ),
        ),
        (
            "statements: {s1: {party: us, act: demand, span: [5, 3]}}",
            (
                "9:49: statements.s1.span: must end no earlier than it begins, "
                "as in [1650, 1737]; got a list of 2"
            ),
        ),
        (
            (
                "documents: {d1: {}}\n"
                "statements: {s1: {party: us, act: demand, quote: no, document: d1, "
                "span: [0, 3]}}"
            ),
            (
                "10:74: statements.s1.span: must be as long as the quote, 2 "
                "characters; "
                "got [0, 3]"
            ),
        ),
        (
            "statements: {s1: {party: us, act: demand, carriers: [d1, d2]}}",
            (
                "9:54: statements.s1.carriers.1: must be a document, and the case "
                "has none; "
                "got 'd1'"
            ),
        ),
        (
            "documents: {d1: {same_text_as: [d2]}}",
            ("9:33: documents.d1.same_text_as.1: must be a document, 'd1'; got 'd2'"),
        ),
        (
            "statements: {s1: {party: us, act: demand, replaces: [s2]}}",
            "9:54: statements.s1.replaces.1: must be a statement, 's1'; got 's2'",
        ),
        (
            "statements: {s1: {party: us, act: demand, replaces: s1}}",
            (
                "9:53: statements.s1.replaces: must not be replaced by what it "
                "replaces; got 's1'"
            ),
        ),
        (
            "watch: [{issue: arms, text: x}]",
            (
                "9:17: watch.1.issue: must be an issue, 'nuclear', 'relief' or "
                "'agenda'; "
                "got 'arms'"
            ),
        ),
        (
            "stakes: [{text: x, of: war}]",
            "9:24: stakes.1.of: must be 'agreement' or 'failure'; got 'war'",
        ),
    ],
)
def test_the_other_sections(below, fault):
    assert fault in faults(f"{CASE}{below}\n")


def test_a_contradiction_names_the_shortest_one_with_its_lines():
    text = f"""{CASE}  arms: {{options: [a, b], status_quo: a}}
preferences:
  us:
    weights:
      - nuclear > relief
      - relief > arms
      - arms >= nuclear
      - relief > nuclear
"""
    assert faults(text) == [
        (
            "16:9: preferences.us.weights.4: must be able to hold together; "
            "got nuclear > relief (line 13) and relief > nuclear (line 16): "
            "the order goes in a circle"
        )
    ]


def test_a_contradiction_of_option_values():
    lines = "[{all: best}, some > all]"
    assert faults(f"{CASE}preferences: {{us: {{options: {{relief: {lines}}}}}}}\n") == [
        (
            "9:52: preferences.us.options.relief.2: must be able to hold together; "
            "got all: best (line 9) and some > all (line 9): "
            "the numbers leave no room for the order"
        )
    ]


def test_lines_still_proposed_may_contradict_confirmed_ones():
    lines = "[nuclear > relief, relief > nuclear (proposed 0.4)]"
    case = casefile.parse(f"{CASE}preferences: {{us: {{weights: {lines}}}}}\n")
    assert [line.confidence for line in case.preferences[0].weights] == [1, 0.4]


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (
            "[{nuclear: 0.7}, {relief: 0.7}]",
            "weights add up to 1, and these to at least 1.4",
        ),
        (
            "[{nuclear: 0 to 0.3}, {relief: 0.2}]",
            "weights add up to 1, and these to at most 0.5",
        ),
        (
            "[nuclear > relief, {relief: 0.5}]",
            "weights add up to 1, and these to more than 1",
        ),
        ("[{nuclear: 0.7}, {nuclear: 0.2}]", "no number lies in both ranges"),
    ],
)
def test_why_weights_cannot_hold_together(lines, why):
    (fault,) = faults(f"{CASE}preferences: {{us: {{weights: {lines}}}}}\n")
    assert fault.endswith(f" (line 9): {why}")


def test_why_option_values_cannot_hold_together():
    lines = "{none: 0.1 to 1, some: 0.1 to 1, all: 0.1 to 1}"
    (fault,) = faults(f"{CASE}preferences: {{us: {{options: {{relief: {lines}}}}}}}\n")
    assert fault.endswith("(line 9): some option must be worth 1 and another 0")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{CASE}isues:\n", ["9:1: isues: must be 'detente', …'issues'?"]),
        (
            CASE.replace("us: {name: US}", "us: {name: US, rol: }"),
            [f"4:18: parties.us.rol: {PARTY_FIELDS}; got 'rol'. Did you mean 'role'?"],
        ),
        (
            f"{CASE}preferences:\n  us: {{weights: nuclear > relief, none}}\n",
            [
                (
                    "10:35: preferences.us.none: must be 'weights', 'options', "
                    "'accepts', 'actions', 'interactions', 'without_a_deal', "
                    "'reservation', 'completion', 'discount', 'breakdown' or "
                    "'evidence'; got 'none'"
                )
            ],
        ),
        (
            f"{CASE}preferences:\n  us: {{weights: {{nuclear: 0.4, relief}}}}\n",
            [
                (
                    "10:38: preferences.us.weights.relief: must be a number such as "
                    "0.4, a range such as 0.4 to 0.6, or about 0.5; got nothing"
                )
            ],
        ),
        (
            f"{CASE}conditions: [{{rule_out: {{relief: all, nuclear}}}}]\n",
            ["9:46: conditions.1.rule_out.nuclear: must not be empty"],
        ),
        (CASE.replace("title: T", "title:"), ["2:7: title: must not be empty"]),
        (CASE.replace("title: T", "title: ''"), ["2:8: title: must not be empty"]),
        (
            CASE.replace("{name: US}", "{name: }"),
            ["4:14: parties.us.name: must not be empty"],
        ),
        (
            CASE.replace("options: [none, some, all]", "options: "),
            ["8:21: issues.relief.options: must not be empty"],
        ),
        (
            f"{CASE}verification: {{detection: 0.5, recovery: }}\n",
            ["9:42: verification.recovery: must not be empty"],
        ),
        (
            f"{CASE}watch: [{{text: x, id: }}, {{text: , isue: }}]\n",
            [
                "9:33: watch.2.text: must not be empty",
                "9:35: watch.2.isue: must be 'id', …'issue'?",
            ],
        ),
    ],
)
def test_nothing_after_a_colon(text, found):
    said = faults(text)
    assert len(said) == len(found)
    for fault, expected in zip(said, found, strict=True):
        start, _, end = expected.partition("…")
        assert fault.startswith(start), fault
        assert fault.endswith(end), fault


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (
            "nuclear > relief (proposed maybe)",
            (
                "must end in a mark such as '(proposed 0.5)' or '(proposed)'; "
                "got '(proposed maybe)'"
            ),
        ),
        (
            "nuclear > relief (proposed, 0.5)",
            (
                "must end in a mark such as '(proposed 0.5)' or '(proposed)'; "
                "got '(proposed'"
            ),
        ),
        (
            "{nuclear: 0.5 (Proposed=0.5)}",
            (
                "must end in a mark such as '(proposed 0.5)' or '(proposed)'; "
                "got '(Proposed=0.5)'"
            ),
        ),
    ],
)
def test_a_mark_that_is_misspelled(lines, found):
    text = f"{CASE}preferences: {{us: {{weights: {lines}}}}}\n"
    assert found in faults(text)[0]


def test_an_option_that_stands_twice():
    text = f"{HEAD}issues: {{a: {{options: [ten hours, ten hours], status_quo: nine}}}}"
    assert faults(text) == [
        "3:35: issues.a.options.2: must stand once; got 'ten hours' again",
        "3:59: issues.a.status_quo: must be an option, 'ten hours'; got 'nine'",
    ]


@pytest.mark.parametrize(
    ("below", "where"),
    [
        ("documents: {d1: {date: yesterday}}", "documents.d1.date"),
        ("documents: {d1: {date: 2026-02-30}}", "documents.d1.date"),
        ("documents: {d1: {sha256: 00}}", "documents.d1.sha256"),
        (
            "statements: {s1: {party: us, act: seek, date: 2026-2}}",
            "statements.s1.date",
        ),
        ("history: [{text: x, date: 20260205}]", "history.1.date"),
    ],
)
def test_dates_and_hashes(below, where):
    (fault,) = faults(f"{CASE}{below}\n")
    must = {"date": "YYYY, YYYY-MM or YYYY-MM-DD", "sha256": "64 hexadecimal digits"}
    assert f": {where}: must be {must[where.split('.')[-1]]}; got " in fault


def test_ids_of_notes_are_unique_and_stand_as_evidence():
    text = f"""{CASE}preferences:
  us:
    weights: nuclear > relief
    evidence: {{weights: [n1, s1, n3]}}
statements: {{s1: {{party: us, act: seek}}}}
history: [{{id: n1, text: x}}]
stakes: [{{id: n1, text: y}}, {{id: s1, text: z}}]
"""
    assert faults(text) == [
        (
            "12:34: preferences.us.evidence.weights.3: must be a statement or a note, "
            "'s1' or 'n1'; got 'n3'"
        ),
        "15:15: stakes.1.id: must stand once; got 'n1' again",
        "15:34: stakes.2.id: must stand once; got 's1' again",
    ]


def test_all_faults_of_one_entry_at_once():
    text = f"""{CASE}statements:
  s1: {{party: eu, act: begs, issue: arms, date: soon, span: [2], carriers: d7}}
preferences:
  usa:
    weights: [nuclear > a, [relief]]
    options: {{relief: [[all]], nuclear: none > al}}
    evidence: {{weights: s9}}
conditions: [{{rule_out: {{relief: al, arms: x}}, proposed: 2, evidence: s9}}]
"""
    assert [fault.split(": ")[1] for fault in faults(text)] == [
        "statements.s1.party",
        "statements.s1.act",
        "statements.s1.issue",
        "statements.s1.date",
        "statements.s1.span",
        "statements.s1.carriers",
        "preferences.usa",
        "preferences.usa.weights",
        "preferences.usa.options.relief",
        "preferences.usa.options.nuclear",
        "preferences.usa.evidence.weights",
        "conditions.1.rule_out.relief",
        "conditions.1.rule_out.arms",
        "conditions.1.proposed",
        "conditions.1.evidence",
    ]


WHOLE = Path(__file__).with_name("us-iran.yaml").read_text(encoding="utf-8")
ODD = st.sampled_from(["", "x", "[]", "{}", "[x, {y: z}]", "{x: [y]}", "''", "0.5"])


@given(st.data())
def test_whatever_stands_somewhere_is_read_or_refused(data):
    """Any value after any colon of a file gives a case or faults, nothing else."""
    colons = [found.end() for found in re.finditer(r":(?= )", WHOLE)]
    at = data.draw(st.sampled_from(colons))
    rest = re.compile(r"[^,}\n]*").match(WHOLE, at)
    text = f"{WHOLE[:at]} {data.draw(ODD)}{WHOLE[rest.end() :]}"
    with contextlib.suppress(CaseFileError):
        assert casefile.parse(text)


def test_all_faults_are_reported_at_once_in_the_order_of_the_file():
    text = (
        CASE.replace("gives: us", "gives: usa")
        .replace("name: Iran", "nmae: Iran")
        .replace("title: T", "title: &t T")
    )
    text += "preferences:\n  us: {weights: nuclear > nucler}\nwatch: [{txt: x}]\n"
    assert [fault.split(": ")[:2] for fault in faults(text)] == [
        ["2:8", "must spell everything out; got the anchor '&t'"],
        ["5:3", "parties.iran"],
        ["5:10", "parties.iran.nmae"],
        ["8:65", "issues.relief.gives"],
        ["10:27", "preferences.us.weights"],
        ["11:9", "watch.1"],
        ["11:10", "watch.1.txt"],
    ]


def test_a_faulty_issue_does_not_make_what_rests_on_it_faulty():
    text = CASE.replace("status_quo: none, gives: us", "gives: us")
    text += (
        "preferences: {us: {weights: nuclear > relief, options: {relief: all > some}}}"
    )
    assert [fault.split(": ")[1] for fault in faults(text)] == ["issues.relief"]


def test_a_file_that_is_not_there(tmp_path):
    """Nothing is wrong with a file that is not there: Python's own error says so."""
    with pytest.raises(FileNotFoundError):
        casefile.load(tmp_path / "none.yaml")
    with pytest.raises(IsADirectoryError):
        casefile.load(tmp_path)


def test_a_file_that_is_not_text(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"detente: 1\ntitle: \xff\n")
    with pytest.raises(CaseFileError) as error:
        casefile.load(path)
    (fault,) = error.value.faults
    assert (
        str(fault)
        == "2:8: must be text in UTF-8; got the byte 0xff. Save the file as UTF-8"
    )


def test_a_file_that_is_too_large(tmp_path):
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * (casefile.MAX_BYTES + 1))
    with pytest.raises(TooLargeError, match="must have at most 2,000,000 bytes"):
        casefile.load(path)
    with pytest.raises(TooLargeError, match=r"^typed: must have at most"):
        casefile.parse("#" * (casefile.MAX_BYTES + 1), "typed")


def test_too_many_of_a_thing():
    names = [f"p{i}" for i in range(101)]
    parties = ", ".join(f"{name}: {{name: P}}" for name in names)
    assert faults(f"{HEAD}parties: {{{parties}}}\n") == [
        "3:10: parties: must have at most 100; got 101"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
        "{" * 100_000,
        "[" * 100_000 + "]" * 100_000,
        "- " * 100_000,
        "? " * 100_000,
        "a: " * 100_000,
        "!" * 100_000,
        "'" * 99_999,
        f"{HEAD}parties: {{us: {{name: {'x, ' * 1000}}}}}",
        f"{CASE}preferences: {{us: {{weights: '{'nuclear > ' * 900}'}}}}",
        f"{CASE}preferences: {{us: {{weights: '{' ' * 100_000}'}}}}",
        f"{CASE}preferences: {{us: {{weights: nuclear{'=' * 9000}}}}}",
        f"{CASE}preferences: {{us: {{weights: [{'nuclear > relief,' * 5000} a]}}}}",
    ],
    ids=range(13),
)
def test_bombs_do_not_go_off(text):
    assert faults(text)


def test_words_that_yaml_reads_as_something_else_stay_text():
    text = f"""{HEAD}parties:
  yes: {{name: no, aliases: [on, 1e3, 2026-02-05, 0x1F]}}
issues:
  2015: {{options: [no, 2015, none, null, ~, 1.0, 1:30], status_quo: null}}
  on: {{options: [off, on], status_quo: on}}
preferences:
  yes:
    weights: 2015 > on
    options: {{2015: no > 2015 > 1.0 > null, on: {{on: worst}}}}
"""
    case = casefile.parse(text)
    assert case.parties[0].aliases == ("on", "1e3", "2026-02-05", "0x1F")
    assert case.issue("2015").options == (
        "no", "2015", "none", "null", "~", "1.0", "1:30",
    )  # fmt: skip
    assert len(case.preferences[0].options["2015"][0].facts) == 3


def test_fields_and_sections_with_nothing_in_them():
    case = casefile.parse(f"""{CASE}preferences:
  us:
  iran: {{weights: , options: {{relief: }}, reservation: unknown}}
conditions:
verification:
watch:
""")
    assert [p.known for p in case.preferences] == [False, False]
    assert case.preferences[1].reservation is None


def test_line_breaks_and_a_byte_order_mark_of_other_systems(tmp_path, example):
    text = example.read_text(encoding="utf-8")
    path = tmp_path / "x.yaml"
    path.write_bytes(("\ufeff" + text.replace("\n", "\r\n")).encode())
    assert casefile.load(path) == casefile.load(example)
    bad = text.replace("weights: nuclear >", "weights: nuclaer >")
    assert faults(bad) == faults(bad.replace("\n", "\r\n")) == faults("\ufeff" + bad)


def test_every_unknown_name_of_a_line_is_told():
    text = f"{CASE}preferences:\n  us: {{weights: nuklear > reliev >= nuclear > x}}\n"
    assert [fault.split(" must ")[0] for fault in faults(text)] == [
        f"10:{column}: preferences.us.weights:" for column in (17, 27, 47)
    ]


@pytest.mark.parametrize("of", ["weights", "options"])
def test_text_cut_at_a_comma(of):
    """In braces a comma ends an entry, so the rest of the text stands as a key."""
    text = f"{CASE}preferences:\n  us: {{{of}: {{relief: unknown, at least}}}}\n"
    [fault] = faults(text)
    assert fault.endswith("put quotes around text that has one")


def test_a_letter_of_another_alphabet_is_told():
    text = f"{CASE}preferences:\n  us: {{weights: nucle\u0430r > relief}}\n"
    [fault] = faults(text)
    assert fault.endswith(
        "Did you mean 'nuclear'? There is a Cyrillic letter in it, '\u0430'"
    )


@pytest.mark.parametrize("path", ["C:\\Users\\x.txt", "C:\\data.txt", "C:\\xyz.txt"])
def test_a_windows_path_in_double_quotes(path):
    (fault,) = faults(f'{HEAD}documents: {{d1: {{file: "{path}"}}}}\n')
    assert re.fullmatch(
        r"x.yaml:3:\d+: must write a backslash inside double quotes twice. "
        "Double it, or put the text in single quotes",
        f"x.yaml:{fault}",
    )


ACCEPTED = """detente: 1
title: T
parties: {us: {name: US}, them: {name: Them}}
issues:
  a: {options: [x, y], status_quo: x}
  b: {options: [p, q], status_quo: p}
preferences:
  us:
    options:
      a: never y
      b: [q > p, never p]
    accepts:
      - {outcome: {a: y, b: q}}
      - {outcome: {a: x}, proposed: 0.7}
      - {outcome: {b: q}}
      - {outcome: {a: x}}
"""


def test_what_is_accepted_and_never_signed_is_a_contradiction():
    assert faults(ACCEPTED) == [
        (
            "13:9: preferences.us.accepts.1: must be able to hold together; "
            "got a: y and b: q (line 13) accepted and never y (line 10)"
        ),
        (
            "16:9: preferences.us.accepts.4: must be able to hold together; "
            "got a: x (line 16) accepted and never p (line 11)"
        ),
    ]


def test_what_is_only_proposed_gives_way():
    doubted = ACCEPTED.replace("never y", "never y (proposed)")
    assert casefile.parse(doubted.replace("never p]", "never p (proposed)]"))
