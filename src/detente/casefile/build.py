"""From the tree of a file to the case, or to all faults of the file."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar, cast

from detente.casefile.entries import (
    ActionEntry,
    ConditionEntry,
    DocumentEntry,
    IssueEntry,
    NoteEntry,
    PartyEntry,
    StatementEntry,
    TopEntry,
)
from detente.casefile.faults import Faults
from detente.casefile.knowledge import preferences, span, time
from detente.casefile.names import NOTES, Checker, Declared, count, keys
from detente.casefile.nodes import Path
from detente.casefile.quotas import quota
from detente.casefile.verification import VerificationEntry
from detente.casefile.wording import listed, quoted
from detente.errors import CaseError
from detente.model import (
    Action,
    Case,
    Condition,
    Issue,
    Note,
    NoteKind,
    Party,
    Preferences,
    Quota,
    Source,
    Statement,
    Verification,
    Way,
)
from detente.model.crossing import crossings

Value = TypeVar("Value")

FOR_GOOD: Mapping[str, Way] = {"": "both", "taken": "take", "undone": "undo"}
"""What an action is for good, by how it may then change."""


def build(faults: Faults) -> Case | None:
    """Build the case of a tree; None, with all faults noted, if it has any."""
    top, _ = faults.validate(TopEntry, ())
    check = Checker(faults, Declared.by(faults.tree))
    parties = _each(check, "parties", _party)
    issues = _each(check, "issues", _issue)
    wants = _each(check, "preferences", preferences)
    for said in wants:
        _check_crossings(check, said, issues)
    conditions: tuple[Condition | Quota, ...] = _list(check, "conditions", _condition)
    actions = _each(check, "actions", _action)
    sources = _each(check, "documents", _source)
    statements = _each(check, "statements", _statement)
    notes = tuple(note for kind in NOTES for note in _notes(check, kind))
    verification = _verification(check)
    check.note_ids()
    if faults.found:
        return None
    case = _made(
        faults,
        (),
        lambda: Case(
            title=top.title,
            parties=parties,
            issues=issues,
            preferences=wants,
            conditions=conditions,
            sources=sources,
            statements=statements,
            notes=notes,
            verification=verification,
            remarks=tuple(top.remarks),
            actions=actions,
        ),
    )
    return case and _with_private(check, case, top.private)


def _with_private(check: Checker, case: Case, paths: list[str]) -> Case | None:
    """Mark parts of a case as private; None if one is none of its parts."""
    check.parts(("private",), paths, case.parts)
    return None if check.faults.found else replace(case, private=tuple(paths))


def _each(
    check: Checker, section: str, make: Callable[[Checker, str], Value | None]
) -> tuple[Value, ...]:
    """Make every entry of a section that can be made."""
    made = (make(check, name) for name in keys(check.faults.at((section,))))
    return tuple(value for value in made if value is not None)


def _check_crossings(
    check: Checker, said: Preferences, issues: tuple[Issue, ...]
) -> None:
    """Note what a party accepts and would never sign."""
    for place, message in crossings(said, issues):
        check.faults.add(("preferences", said.party, "accepts", place), message)


def _list(
    check: Checker, section: str, make: Callable[[Checker, Path], Value | None]
) -> tuple[Value, ...]:
    """Make every item of a section that can be made."""
    size = count(check.faults.at((section,)))
    made = (make(check, (section, place)) for place in range(size))
    return tuple(value for value in made if value is not None)


def _made(faults: Faults, path: Path, make: Callable[[], Value]) -> Value | None:
    """Make a value, or note what keeps it from being one."""
    try:
        return make()
    except CaseError as error:
        prefix = "".join(f"{step}." for step in path)
        inner = error.where.removeprefix(prefix) if prefix else error.where
        steps = tuple(inner.split(".")) if inner != error.where or not path else ()
        faults.add(path + steps, error.message)
        return None


def _party(check: Checker, party: str) -> Party | None:
    path: Path = ("parties", party)
    entry, sound = check.faults.validate(PartyEntry, path)
    if not sound:
        return None
    return Party(
        party,
        entry.name,
        entry.role,
        entry.stance,
        tuple(entry.aliases),
        1.0 if entry.proposed is None else entry.proposed,
    )


def _issue(check: Checker, issue: str) -> Issue | None:
    path: Path = ("issues", issue)
    entry, sound = check.faults.validate(IssueEntry, path)
    check.party((*path, "gives"), entry.gives)
    sound = _options_differ(check, (*path, "options"), entry.options) and sound
    reversible = span(check, (*path, "reversible"), entry.reversible, "")
    if entry.status_quo and entry.options:
        where = (*path, "status_quo")
        bad = check.faults.unknown(where, entry.status_quo, entry.options, "an option")
        sound = sound and not bad
    if not sound:
        return None
    return _made(
        check.faults,
        path,
        lambda: Issue(
            issue,
            entry.title or issue,
            tuple(entry.options),
            entry.status_quo,
            entry.gives,
            reversible,
        ),
    )


def _options_differ(check: Checker, path: Path, options: list[str]) -> bool:
    """Note every option that stands again; tell whether none does."""
    again = [place for place, x in enumerate(options) if x in options[:place]]
    for place in again:
        what = f"must stand once; got {quoted(options[place])} again"
        check.faults.add((*path, place), what)
    return not again


_KINDS = (
    "must say both 'if' and 'then', or 'rule_out' alone, or 'of' with 'at_most' or "
    "'at_least'"
)


def _condition(check: Checker, path: Path) -> Condition | Quota | None:
    entry, sound = check.faults.validate(ConditionEntry, path)
    if entry.of or entry.at_most or entry.at_least:
        return quota(check, path, entry) if sound else None
    tied = bool(entry.when) and bool(entry.then) and not entry.rule_out
    if sound and not tied and (entry.when or entry.then or not entry.rule_out):
        check.faults.add(path, _KINDS)
    sides = {"if": entry.when, "then": entry.then, "rule_out": entry.rule_out}
    for side, terms in sides.items():
        check.sides((*path, side), terms)
    check.evidence((*path, "evidence"), entry.evidence)
    when = entry.when or entry.rule_out
    if not sound or not when:
        return None
    return Condition(
        {issue: tuple(options) for issue, options in when.items()},
        {issue: tuple(options) for issue, options in entry.then.items()},
        entry.because,
        tuple(entry.evidence),
        1.0 if entry.proposed is None else entry.proposed,
        check.faults.line(path),
    )


def _action(check: Checker, action: str) -> Action | None:
    path: Path = ("actions", action)
    entry, sound = check.faults.validate(ActionEntry, path)
    check.party((*path, "party"), entry.party)
    check.sides((*path, "delivers"), entry.delivers)
    check.sides((*path, "undoes"), entry.undoes)
    check.actions((*path, "needs"), entry.needs)
    check.actions((*path, "excludes"), entry.excludes)
    check.evidence((*path, "evidence"), entry.evidence)
    if not sound:
        return None
    return _made(
        check.faults,
        path,
        lambda: Action(
            entry.title or action,
            entry.party,
            FOR_GOOD[entry.for_good],
            action,
            {issue: tuple(options) for issue, options in entry.delivers.items()},
            {issue: tuple(options) for issue, options in entry.undoes.items()},
            tuple(entry.needs),
            tuple(entry.excludes),
            tuple(entry.evidence),
        ),
    )


def _source(check: Checker, document: str) -> Source | None:
    path: Path = ("documents", document)
    entry, sound = check.faults.validate(DocumentEntry, path)
    check.documents((*path, "same_text_as"), entry.same_text_as)
    if not sound:
        return None
    return Source(
        document,
        entry.file,
        entry.sha256,
        entry.title,
        entry.date,
        entry.author,
        entry.site,
        tuple(entry.cites),
        tuple(entry.same_text_as),
        entry.pages,
        waiting=entry.waiting,
    )


def _statement(check: Checker, statement: str) -> Statement | None:
    path: Path = ("statements", statement)
    entry, sound = check.faults.validate(StatementEntry, path)
    check.party((*path, "party"), entry.party)
    check.topic((*path, "issue"), entry.issue)
    check.issues((*path, "about"), entry.about)
    check.statements((*path, "replaces"), entry.replaces)
    _check_quote(check, path, entry)
    if not sound:
        return None
    fields = {**dict(entry), **_tuples(entry)}
    return _made(check.faults, path, lambda: Statement(statement, **fields))


def _notes(check: Checker, kind: NoteKind) -> Iterator[Note]:
    """Make the notes of one kind."""

    def note(check: Checker, path: Path) -> Note | None:
        entry, sound = check.faults.validate(NoteEntry, path)
        check.party((*path, "party"), entry.party)
        check.topic((*path, "issue"), entry.issue)
        _check_quote(check, path, entry)
        if not sound:
            return None
        return Note(kind, **{**dict(entry), **_tuples(entry)})

    yield from _list(check, kind, note)


def _check_quote(check: Checker, path: Path, entry: StatementEntry | NoteEntry) -> None:
    """Check that a quote says where it comes from, and only known documents."""
    check.documents((*path, "document"), [entry.document])
    check.documents((*path, "carriers"), entry.carriers)
    if entry.quote and not entry.document:
        check.faults.add((*path, "quote"), "must come with its 'document' and 'span'")


def _tuples(entry: StatementEntry | NoteEntry) -> dict[str, tuple[str, ...]]:
    """Return the lists of an entry as the model wants them."""
    return {
        name: tuple(cast("list[str]", value))
        for name, value in dict(entry).items()
        if isinstance(value, list)
    }


def _verification(check: Checker) -> Verification | None:
    path: Path = ("verification",)
    node = check.faults.at(path)
    if node is None or getattr(node, "nothing", False):
        return None
    entry, sound = check.faults.validate(VerificationEntry, path)
    if sound and not entry.every:
        sound = _without_times(check, path, entry)
    detection, recovery, alarm = (
        span(check, (*path, name), text, name)
        for name, text in (
            ("detection", entry.detection),
            ("recovery", entry.recovery),
            ("false_alarm", entry.false_alarm),
        )
    )
    every, lag, pace = (
        time(check, (*path, name), text)
        for name, text in (
            ("every", entry.every),
            ("lag", entry.lag),
            ("pace", entry.pace),
        )
    )
    if not sound or not (every or (detection and recovery)):
        return None
    said = detection, recovery, every, lag, alarm, pace
    return _made(check.faults, path, lambda: Verification(*said))


def _without_times(check: Checker, path: Path, entry: VerificationEntry) -> bool:
    """Note what is lacking where it is not said how often there are inspections."""
    said = [name for name in ("false_alarm", "lag", "pace") if getattr(entry, name)]
    pair = "every" if said else "recovery" if entry.detection else "detection"
    if said or not (entry.detection and entry.recovery):
        given = [name for name, value in dict(entry).items() if value]
        got = f"only {listed(given, 'and')}" if given else "nothing"
        check.faults.add(path, f"must say {quoted(pair)}; got {got}", -1)
        return False
    return True
