"""A case of an analyst's own, and what later documents propose to change in it."""

import re
from difflib import unified_diff
from pathlib import Path

import pytest

import detente
from detente import casefile
from detente.model import shifts

NEWS = ("week2", "copy", "third")
ROOT = Path(__file__).parents[3]
IRAN = sorted((ROOT / "examples" / "us-iran").glob("*.txt"))


def told(folder, *names, **more):
    """Return what documents propose, and the case that they propose it for."""
    case = casefile.load(folder / "case.yaml")
    files = [folder / f"{name}.txt" for name in names]
    return detente.update(case, files, folder=folder, **more)


def summaries(update):
    return [(one["kind"], one["summary"]) for one in update.to_json()["proposals"]]


def comments(text):
    return re.findall(r"#.*", text)


def test_what_a_week_of_news_proposes(cod):
    assert summaries(told(cod, *NEWS)) == [
        (
            "changed position",
            (
                "Norland on Cod quota: rejected a smaller quota for its own boats "
                "(5 Mar 2026, week1) → now offers a smaller quota for its own boats "
                "(12 Mar 2026, d1)"
            ),
        ),
        (
            "statement",
            (
                "Norland on Cod quota: demands compensation for idle crews "
                "(12 Mar 2026, d1)"
            ),
        ),
        (
            "statement",
            (
                "Sudland on Harbours: accepts an opening of its harbours in winter "
                "only (12 Mar 2026, d1)"
            ),
        ),
        (
            "statement",
            (
                "Vestland on Surveys of the seabed: demands a say in the surveys of "
                "the seabed (14 Mar 2026, d3)"
            ),
        ),
        (
            "statement",
            (
                "Norland on Surveys of the seabed: rejects surveys of the seabed "
                "(14 Mar 2026, d3)"
            ),
        ),
        (
            "statement",
            (
                "Sudland on Surveys of the seabed: offers joint surveys of the seabed "
                "(14 Mar 2026, d3)"
            ),
        ),
        ("option", "Cod quota: “compensation for idle crews”, at the end"),
        (
            "option",
            "Harbours: “opening of harbours in winter only”, in front of “open”",
        ),
        (
            "line",
            (
                "Norland, Cod quota: a smaller quota >= as it stands (proposed 0.57), "
                "in place of “as it stands > a smaller quota”"
            ),
        ),
        (
            "line",
            (
                "Norland, Cod quota: compensation for idle crews > as it stands "
                "(proposed 0.9)"
            ),
        ),
        (
            "line",
            (
                "Sudland, Harbours: opening of harbours in winter only >= closed "
                "(proposed 0.77)"
            ),
        ),
        (
            "line",
            (
                "Sudland, Cod quota: a smaller quota > compensation for idle crews "
                "(proposed 0.75)"
            ),
        ),
        (
            "watch",
            (
                "Whether the two sides sign a protocol on inspections: seems to have "
                "come about (12 Mar 2026, d1)"
            ),
        ),
        ("carrier", "d2 is the same text as week1, and carries no-to-cuts and s2"),
        (
            "issue",
            (
                "Surveys of the seabed: “as now”, “joint surveys of the seabed”; "
                "2 lines of preference, proposed"
            ),
        ),
        ("party", "Vestland, a third party (proposed 0.95)"),
    ]


def test_nothing_is_proposed_that_an_earlier_document_said(cod):
    """The analyst took out that Sudland would open its harbours; a copy says it."""
    [carried] = told(cod, "copy").proposals
    assert carried.kind == "carrier"


def test_one_accepted_thing_is_a_small_change(cod):
    text = (cod / "case.yaml").read_text(encoding="utf-8")
    update = told(cod, "week2")
    [number] = [p.number for p in update.proposals if p.kind == "changed position"]
    after = update.splice(text, [number])
    lines = list(unified_diff(text.splitlines(), after.splitlines(), n=0))[2:]
    assert not [line for line in lines if line.startswith("-")]
    assert [line for line in lines if line.startswith("+")] == [
        "+  s3:",
        "+    party: north",
        "+    act: offer",
        "+    issue: catch",
        "+    content: a smaller quota for its own boats",
        "+    reported_by: its fisheries minister",
        "+    quote: Norland offers a smaller quota for its own boats",
        "+    document: d1",
        "+    span: [53, 101]",
        "+    carriers: [d1]",
        "+    date: 2026-03-12",
        "+    confidence: 0.95",
        "+    replaces: [no-to-cuts]",
        "+  d1:",
        f"+    file: {cod / 'week2.txt'}",
        "+    sha256: 92f73d1c85e84ed40cc9b43a571dd6891ad74b333f28e6b485a0e82995cf8158",
        "+    title: Norland gives way on the quota",
        "+    date: 2026-03-12",
        f"+    waiting: {len(update.proposals) + 1}",
    ]
    [shift] = shifts(casefile.parse(after).statements)
    assert [was.id for was in shift.before] == ["no-to-cuts"]


def test_what_a_proposal_needs_comes_with_it(cod):
    update = told(cod, "third")
    [issue] = [p for p in update.proposals if p.kind == "issue"]
    [party] = [p for p in update.proposals if p.kind == "party"]
    [said] = [p for p in update.proposals if p.needs == (party.number,)]
    assert said.what.statement.party == "vestland"
    assert update.chosen([said.number]) == (said, party)
    taken = update.accept([issue.number])
    assert [one.id for one in taken.issues] == ["catch", "ports", "surveys"]
    assert [one.party for one in taken.statements[2:]] == ["north", "south"]


def test_a_statement_goes_in_without_the_issue_that_is_left_out(cod):
    update = told(cod, "third")
    statements = [p.number for p in update.proposals if p.kind == "statement"]
    assert {s.issue for s in update.accept(statements).statements[2:]} == {""}


def test_all_accepted_is_a_case_that_keeps_every_comment(cod):
    text = (cod / "case.yaml").read_text(encoding="utf-8")
    after = told(cod, *NEWS).splice(text)
    assert comments(after) == comments(text)
    case = casefile.parse(after)
    assert case == told(cod, *NEWS).accept()
    assert [issue.options for issue in case.issues] == [
        ("as it stands", "a smaller quota", "compensation for idle crews"),
        ("closed", "opening of harbours in winter only", "open"),
        ("as now", "joint surveys of the seabed"),
    ]
    assert [one.text for one in case.preferences_of("north").options["catch"]] == [
        "a smaller quota >= as it stands",
        "compensation for idle crews > as it stands",
    ]
    assert [(n.kind, n.text, n.date) for n in case.notes] == [
        (
            "history",
            "The two sides signed a protocol on inspections on Wednesday",
            "2026-03-12",
        )
    ]


def test_an_item_to_watch_stays_where_a_comment_or_a_private_path_names_it(cod):
    path = cod / "case.yaml"
    text = path.read_text(encoding="utf-8")
    for more in ("sign a protocol on inspections   # ask Kari\n", None):
        if more is None:
            path.write_text(text + "private: [watch.1]\n", encoding="utf-8")
        else:
            changed = text.replace("sign a protocol on inspections\n", more, 1)
            path.write_text(changed, encoding="utf-8")
        after = told(cod, "week2").splice(path.read_text(encoding="utf-8"))
        kinds = [note.kind for note in casefile.parse(after).notes]
        assert kinds == ["history", "watch"]


@pytest.mark.parametrize("again", [False, True])
def test_a_second_time_proposes_nothing(cod, again):
    path = cod / "case.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(told(cod, *NEWS).splice(text), encoding="utf-8")
    update = told(cod, *NEWS, again=again)
    assert update.proposals == ()
    names = [document for _, document in update.known]
    assert names == ([] if again else ["d1", "d2", "d3"])


def taken_on(folder, update, *numbers):
    """Write some proposals into the case."""
    path = folder / "case.yaml"
    text = update.splice(path.read_text(encoding="utf-8"), numbers)
    path.write_text(text, encoding="utf-8")
    return text


def test_what_is_left_waits_for_the_next_time_under_numbers_of_its_own(cod):
    update = told(cod, "week2")
    first, *others = update.proposals
    text = taken_on(cod, update, first.number)
    assert f"    waiting: {len(update.proposals) + 1}\n" in text
    left = told(cod, "week2")
    assert [(p.kind, p.what) for p in left.proposals] == [
        (p.kind, p.what) for p in others
    ]
    assert left.proposals[0].number == len(update.proposals) + 1
    text = taken_on(cod, left, *(p.number for p in left.proposals))
    assert "waiting" not in text
    assert told(cod, "week2").proposals == ()


def test_a_document_that_waits_no_more_is_read_again_only_when_asked_for(cod):
    update = told(cod, "week2")
    text = taken_on(cod, update, 1)
    path = cod / "case.yaml"
    path.write_text(re.sub(r"\n *waiting: \d+", "", text), encoding="utf-8")
    assert told(cod, "week2").proposals == ()
    kinds = [p.kind for p in told(cod, "week2", again=True).proposals]
    assert kinds == [p.kind for p in update.proposals if 1 not in (p.number, *p.needs)]


def test_a_document_whose_file_is_gone_is_known_by_its_quotes(cod):
    (cod / "week1.txt").unlink()
    known = [p for p in told(cod, "copy").proposals if p.kind == "carrier"]
    assert [piece.id for piece in known[0].what.pieces] == ["no-to-cuts", "s2"]


def test_a_file_that_begins_with_a_mark_keeps_it(cod):
    text = (cod / "case.yaml").read_text(encoding="utf-8")
    update = told(cod, *NEWS)
    assert update.splice(f"\ufeff{text}") == f"\ufeff{update.splice(text)}"


def test_a_number_that_is_not_there(cod):
    with pytest.raises(ValueError, match="must be from 1 to 1; got 2"):
        told(cod, "copy").accept([2])


@pytest.mark.parametrize("known", [IRAN[:2], IRAN[:1]], ids=["two", "one"])
def test_later_documents_lead_to_the_statements_of_all_read_at_once(known):
    """The slow way: read every document again, together."""
    case = detente.read(known).draft()
    later = [path for path in IRAN if path not in known]
    step_by_step = detente.update(case, later).accept()
    at_once = detente.read(IRAN)

    def said(statements):
        kept = {(s.party, s.act, s.content, s.condition, s.quote) for s in statements}
        return sorted(kept)

    assert said(step_by_step.statements) == said(at_once.statements)
    assert changed(step_by_step.statements) == changed(at_once.statements)


def changed(statements):
    return {
        (tuple(was.quote for was in shift.before), shift.now.quote)
        for shift in shifts(statements)
    }


def test_the_example_changes_a_position():
    case = detente.read(IRAN[:2]).draft()
    first, *_ = detente.update(case, IRAN[2:]).proposals
    assert first.kind == "changed position"
    assert first.what.statement.party == "iran"
    assert [was.act for was in first.what.before] == ["demand", "seek"]
