"""Whatever a case and its file look like: what is accepted goes in, all else stays."""

import re
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente import casefile
from detente.model import (
    Acceptance,
    Condition,
    Issue,
    Line,
    NoDeal,
    Note,
    Order,
    Party,
    Preferences,
    RedLine,
    Source,
    Statement,
    shifts,
)
from detente.reading.update import Proposal, Update, update_documents
from detente.reading.update.known import Known
from detente.reading.update.needs import Needs
from detente.reading.update.proposals import (
    Copy,
    Happened,
    NewAcceptance,
    NewCondition,
    NewIssue,
    NewLine,
    NewNoDeal,
    NewNote,
    NewOption,
    NewParty,
    NewStatement,
)
from strategies import cases, labels

NEW = Source("new-document", "b.txt", "ab" * 32, "News", "2027-01-01")


@st.composite
def updates(draw):
    """Return an update of any case, with one of each thing that can be proposed."""
    case = draw(cases())
    taken = {*(p.id for p in case.parties), *(i.id for i in case.issues)}
    assume(not taken & {"newcomer", "new-issue"})
    assume(NEW.id not in {source.id for source in case.sources})
    every = [
        NewParty(Party("newcomer", draw(labels), "third party", draw(labels))),
        *_said(draw, case),
        NewIssue(*_issue(draw)),
        NewNote(replace(_note("stakes", draw(labels)), id="new-note")),
        *_terms(draw, case),
        *(thing for issue in case.issues for thing in _on(draw, case, issue)),
        *(
            Happened(note, _note("history", f"event {n}"), negated=False)
            for n, note in enumerate(case.notes_of("watch"))
        ),
    ]
    if pieces := [s for s in (*case.statements, *case.notes) if s.quote]:
        every.append(Copy(replace(NEW, same_text_as=()), tuple(pieces)))
    numbered = list(enumerate(every, start=draw(st.integers(1, 20))))
    needs = Needs(numbered)
    told = tuple(Proposal(n, what, needs.of(n, what)) for n, what in numbered)
    return Update(case, (NEW,), (), told)


def _said(draw, case):
    quote = draw(labels)
    said = Statement(
        "new-1", "newcomer", "demand", "new-issue", draw(labels), quote, NEW.id,
        (0, len(quote)), carriers=(NEW.id,), date=NEW.date, confidence=0.7,
    )  # fmt: skip
    yield NewStatement(said)
    for n, was in enumerate(case.statements, start=2):
        again = replace(
            said, id=f"new-{n}", party=was.party, issue="", replaces=(was.id,)
        )
        yield NewStatement(again, (was,))


def _issue(draw):
    first, second = draw(st.lists(labels, min_size=2, max_size=2, unique=True))
    line = Line("", (Order(second, ">", first), RedLine(second)), 0.7)
    wish = Preferences(
        "newcomer",
        options={"new-issue": (line,)},
        evidence={"new-issue": ("new-1",)},
    )
    return Issue("new-issue", draw(labels), (first, second), first), (wish,)


def _terms(draw, case):
    """Return a condition, a package for each party, and what no deal is to each."""
    old = draw(st.sampled_from([None, *case.conditions[:1]]))
    behind = {"because": draw(labels), "evidence": ("new-1",), "confidence": 0.6}
    for issue in case.issues[:1]:
        both = {issue.id: issue.options[-1:]}
        yield NewCondition(Condition(both, both, **behind), issue.options[-1], old)
        for party in case.parties:
            [option] = issue.options[-1:]
            package = Acceptance({issue.id: option}, **behind)
            there = case.preferences_of(party.id).accepts[:1]
            yield NewAcceptance(
                party.id, package, draw(st.sampled_from([None, *there]))
            )
    for party in case.parties:
        worse = NoDeal("worse", text="worse", confidence=0.6)
        yield NewNoDeal(party.id, worse, ("new-note",))


def _note(kind, text):
    return Note(kind, text, text, NEW.id, (0, len(text)), date=NEW.date, id="")


def _on(draw, case, issue):
    """Return an option and lines about it, on one issue of a case."""
    option = draw(labels.filter(lambda label: label not in issue.options))
    before = draw(st.sampled_from(["", *issue.options]))
    yield NewOption(issue.id, option, before, "new-1")
    for party in case.parties:
        known = case.preferences_of(party.id).options.get(issue.id, ())
        gone = draw(st.sampled_from([(), tuple(known[:1])]))
        line = Line("", (Order(option, ">", issue.status_quo),), 0.7)
        yield NewLine(party.id, issue.id, option, line, gone, ("new-1",))


def commented(case):
    """Return the text of a case's file with a comment behind each line."""
    lines = casefile.dump(case).splitlines()
    return "\n".join(f"{line}  # c{n}" if line else "" for n, line in enumerate(lines))


def ours(text):
    return re.findall(r"# c\d+$", text, re.MULTILINE)


@given(updates())
@settings(max_examples=40)
def test_all_of_it_goes_in_and_every_comment_stays(update):
    text = commented(update.case)
    kept = [p.number for p in update.proposals if not isinstance(p.what, NewLine)]
    after = update.splice(text, kept)
    assert ours(after) == ours(text)
    case = casefile.parse(after)
    assert {"newcomer", *(p.id for p in update.case.parties)} == {
        party.id for party in case.parties
    }
    new = [p.what for p in update.proposals if isinstance(p.what, NewStatement)]
    assert case.statements[len(update.case.statements) :] == tuple(
        w.statement for w in new
    )
    assert len(shifts(case.statements)) == len(shifts(update.case.statements)) + (
        len(new) - 1
    )
    for what in (p.what for p in update.proposals):
        if isinstance(what, NewOption):
            assert what.option in case.issue(what.issue).options
        if isinstance(what, Copy):
            carrying = [*case.statements, *case.notes]
            assert sum(NEW.id in one.carriers for one in carrying) >= len(what.pieces)
        if isinstance(what, NewCondition):
            assert what.condition in case.conditions
        if isinstance(what, NewAcceptance):
            assert what.accepted in case.preferences_of(what.party).accepts
        if isinstance(what, NewNoDeal):
            assert case.preferences_of(what.party).without_a_deal == what.no_deal


@given(updates(), st.data())
@settings(max_examples=40)
def test_some_of_it_is_a_sound_case_and_no_more(update, data):
    every = [p.number for p in update.proposals]
    numbers = data.draw(st.lists(st.sampled_from(every), unique=True, max_size=4))
    taken = update.chosen(numbers)
    assert {*numbers} <= {p.number for p in taken}
    case = update.accept(numbers)
    new = [p.what for p in taken if isinstance(p.what, NewStatement)]
    assert len(case.statements) == len(update.case.statements) + len(new)
    assert ("new-issue" in {i.id for i in case.issues}) == any(
        isinstance(p.what, NewIssue) for p in taken
    )
    if not taken:
        assert case == update.case


SENTENCES = [
    "Norland demands a smaller quota.",
    "Norland rejects a smaller quota.",
    "Sudland offers a smaller quota.",
    "Sudland would accept a smaller quota.",
    "Sudland rejects open harbours.",
    "Norland seeks open harbours.",
    "Norland offers compensation for idle crews.",
    "Sudland would open its harbours in winter if Norland accepts a smaller quota.",
    "A failure of the talks would hurt Sudland's fishermen.",
    "Vestland demands a say in the surveys of the seabed.",
    "The two sides signed a protocol on inspections.",
    "It rained on both delegations.",
]
NEWS = st.lists(
    st.tuples(
        st.integers(1, 3), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5)
    ),
    min_size=1,
    max_size=3,
)


def page(day, sentences):
    return f"News of the talks\n\nOSLO, {day} April 2026\n\n{' '.join(sentences)}\n"


@given(NEWS)
@settings(max_examples=15)
def test_what_was_accepted_is_not_proposed_again(news):
    """By hash a document is known; read again all the same, by its sentences."""
    from detente.documents import load
    from reading.update.conftest import CASE

    case = casefile.parse(CASE.replace("SHA", "ab" * 32))
    files = [(f"{n}.txt", page(*one).encode()) for n, one in enumerate(news)]
    update = update_documents(Known(case), load(files))
    after = update.accept("all")
    assert casefile.parse(casefile.dump(after)) == after
    assert update_documents(Known(after), load(files)).proposals == ()
    again = update_documents(Known(after), load(files), again=True)
    assert [p.kind for p in again.proposals] == []


@given(NEWS, st.data())
@settings(max_examples=15)
def test_taken_on_in_parts_nothing_is_lost(news, data):
    """What is left waits, under numbers of its own; then nothing does.

    On which issue a thing is said, and what follows from it, may depend on what the
    case has by then.
    """
    from detente.documents import load
    from reading.update.conftest import CASE

    case = casefile.parse(CASE.replace("SHA", "ab" * 32))
    loaded = load([(f"{n}.txt", page(*one).encode()) for n, one in enumerate(news)])
    update = update_documents(Known(case), loaded)
    numbers = [one.number for one in update.proposals]
    assume(numbers)
    some = data.draw(st.lists(st.sampled_from(numbers), min_size=1, unique=True))
    part = update.accept(some)
    rest = update_documents(Known(part), loaded)
    assert not {one.number for one in rest.proposals} & {
        one.number for one in update.chosen(some)
    }
    whole = rest.accept("all")
    at_once = update.accept("all")
    assert said(at_once) <= said(whole)
    assert len(whole.statements) == len(at_once.statements)
    assert not rest.proposals or not any(source.waiting for source in whole.sources)


def said(case):
    """Return what a case says, whatever its ids and its order."""
    return {
        *((s.party, s.act, s.content, s.quote) for s in case.statements),
        *((note.kind, note.text, note.quote) for note in case.notes),
        *((p.id, p.name, p.confidence) for p in case.parties),
    }
