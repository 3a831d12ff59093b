"""What is known of a party's preferences, from the nodes of a file."""

from collections.abc import Iterator
from typing import Any

from detente.casefile.amounts import amount
from detente.casefile.disagreement import change
from detente.casefile.durations import duration
from detente.casefile.entries import PreferencesEntry
from detente.casefile.grammar import Names, read_line, read_value
from detente.casefile.names import Checker
from detente.casefile.nodes import Fields, Items, Node, Path, Text
from detente.casefile.quotas import interactions
from detente.casefile.wording import MisreadError
from detente.errors import CaseError
from detente.model import (
    Acceptance,
    Duration,
    Line,
    NoDeal,
    Preferences,
    Range,
    Wish,
    contradiction,
)
from detente.model.consistency import refusal

ABOUT_WHAT = (
    "weights", "without_a_deal", "reservation", "completion", "discount", "breakdown",
)  # fmt: skip


def preferences(check: Checker, party: str) -> Preferences | None:
    """Build one party's preferences; None, with the faults noted, if it cannot be."""
    path: Path = ("preferences", party)
    known = check.key(path, check.declared.parties, "a party")
    entry, sound = check.faults.validate(PreferencesEntry, path)
    weights = (*path, "weights")
    found = Preferences(
        party,
        weights=_lines(check, weights, _weights(check)) if entry.weights != [] else (),
        options=dict(_options(check, path, entry)),
        accepts=tuple(_accepts(check, path, entry)),
        without_a_deal=_no_deal(check, path, entry),
        reservation=span(check, (*path, "reservation"), entry.reservation, ""),
        completion=span(check, (*path, "completion"), entry.completion, ""),
        discount=span(check, (*path, "discount"), entry.discount, ""),
        breakdown=span(check, (*path, "breakdown"), entry.breakdown, ""),
        evidence=dict(_evidence(check, path, entry)),
        wishes=tuple(_wishes(check, path, entry)),
        interactions=tuple(interactions(check, path, entry)),
    )
    return found if sound and known else None


def span(check: Checker, path: Path, text: str, item: str) -> Range | None:
    """Read a number or a range; None for nothing, ``unknown`` and what is no range."""
    try:
        return Range(item, *amount(text.strip())) if _stated(text) else None
    except MisreadError as error:
        check.faults.misread(path, error)
        return None


def time(check: Checker, path: Path, text: str) -> Duration | None:
    """Read a length of time; None for nothing, and for what is none."""
    try:
        return duration(text.strip()) if text else None
    except MisreadError as error:
        check.faults.misread(path, error)
        return None


def _stated(text: str) -> bool:
    return text.strip() not in {"", "unknown"}


def _weights(check: Checker) -> Names:
    return Names(check.declared.issues, "weights")


def _options(
    check: Checker, path: Path, entry: PreferencesEntry
) -> Iterator[tuple[str, tuple[Line, ...]]]:
    """Read the lines about each issue's options."""
    for issue in entry.options:
        where = (*path, "options", issue)
        if not check.key(where, check.declared.issues, "an issue"):
            continue
        if issue in check.declared.options:
            names = Names(check.declared.options[issue], "options")
            yield issue, _lines(check, where, names)


def _accepts(
    check: Checker, path: Path, entry: PreferencesEntry
) -> Iterator[Acceptance]:
    """Read the packages that the party accepts."""
    for place, one in enumerate(entry.accepts):
        where = (*path, "accepts", place)
        if not one.outcome:
            check.faults.add((*where, "outcome"), "must name an issue and its option")
            continue
        for issue, option in one.outcome.items():
            check.key((*where, "outcome", issue), check.declared.issues, "an issue")
            check.options((*where, "outcome", issue), issue, [option])
        check.evidence((*where, "evidence"), one.evidence)
        yield Acceptance(
            one.outcome,
            one.because,
            tuple(one.evidence),
            1.0 if one.proposed is None else one.proposed,
            check.faults.line(where),
        )


def _wishes(check: Checker, path: Path, entry: PreferencesEntry) -> Iterator[Wish]:
    """Read what the party wants of the actions that are taken."""
    for place, one in enumerate(entry.actions):
        where = (*path, "actions", place)
        check.actions((*where, "taken"), one.taken)
        check.actions((*where, "not"), one.left)
        check.evidence((*where, "evidence"), one.evidence)
        try:
            yield Wish(tuple(one.taken), tuple(one.left), tuple(one.evidence))
        except CaseError as error:
            check.faults.add(where, error.message)


def _evidence(
    check: Checker, path: Path, entry: PreferencesEntry
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read which statements and notes stand behind what."""
    for about, statements in entry.evidence.items():
        where = (*path, "evidence", about)
        check.key(where, (*ABOUT_WHAT, *check.declared.issues), "about something")
        check.evidence(where, statements)
        yield about, tuple(statements)


def _no_deal(check: Checker, path: Path, entry: PreferencesEntry) -> NoDeal:
    if not entry.without_a_deal.strip():
        return NoDeal()
    try:
        return change(entry.without_a_deal.strip())
    except MisreadError as error:
        check.faults.misread((*path, "without_a_deal"), error)
        return NoDeal()


def _lines(check: Checker, path: Path, names: Names) -> tuple[Line, ...]:
    """Read lines, in whichever form they stand, and check that they hold together."""
    node = check.faults.at(path)
    found = list(_read(check, path, node, names)) if node else []
    confirmed = [line for _, line in found if not line.proposed]
    if len(set(names.known)) == len(names.known):
        clash = contradiction(confirmed, names.known, of=names.of)
        if clash:
            last = next(where for where, line in found if line is clash[-1])
            check.faults.add(last, refusal(clash, names.known, of=names.of))
    return tuple(line for _, line in found)


def _read(
    check: Checker, path: Path, node: Node, names: Names
) -> Iterator[tuple[Path, Line]]:
    """Read the lines of a node, each with its path."""
    if isinstance(node, Items):
        for place, item in enumerate(node.items):
            yield from _read(check, (*path, place), item, names)
    elif isinstance(node, Fields):
        for name, (_, value) in node.entries.items():
            where = (*path, name)
            yield from _one(check, where, read_value, name, _text(value), names)
    elif not node.nothing:
        yield from _one(check, path, read_line, node.value, names)


def _text(node: Node) -> str:
    return node.value if isinstance(node, Text) else ""


def _one(
    check: Checker, path: Path, read: Any, *given: Any
) -> Iterator[tuple[Path, Line]]:
    """Read one line, or note why it cannot be read."""
    try:
        yield path, read(*given, check.faults.line(path))
    except MisreadError as error:
        check.faults.misread(path, error)
