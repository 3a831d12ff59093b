"""Whatever a case and its file look like: what is accepted goes in, all else stays."""

import re
from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from detente import casefile
from detente.model import (
    Issue,
    Line,
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
from detente.reading.update.needs import needed
from detente.reading.update.proposals import (
    Copy,
    Happened,
    NewIssue,
    NewLine,
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
        NewNote(_note("stakes", draw(labels))),
        *(thing for issue in case.issues for thing in _on(draw, case, issue)),
        *(
            Happened(note, _note("history", f"event {n}"), negated=False)
            for n, note in enumerate(case.notes_of("watch"))
        ),
    ]
    if pieces := [s for s in (*case.statements, *case.notes) if s.quote]:
        every.append(Copy(replace(NEW, same_text_as=()), tuple(pieces)))
    numbered = list(enumerate(every, start=1))
    told = tuple(Proposal(n, what, needed(n, what, numbered)) for n, what in numbered)
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
        yield NewLine(party.id, issue.id, option, line, gone, "new-1")


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
