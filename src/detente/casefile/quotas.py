"""Quotas, budgets and interactions, from the entries of a file."""

from collections.abc import Iterator, Mapping
from fractions import Fraction

from detente.casefile.amounts import signed, signed_amount
from detente.casefile.entries import ConditionEntry, PreferencesEntry
from detente.casefile.names import Checker, keys
from detente.casefile.nodes import Path
from detente.casefile.wording import MisreadError
from detente.errors import CaseError
from detente.model import Interaction, Quota


def quota(check: Checker, path: Path, entry: ConditionEntry) -> Quota | None:
    """Build a quota or a budget; None, with the faults noted, if it cannot be."""
    if entry.when or entry.then or entry.rule_out:
        check.faults.add(path, "must say 'of', or else what is tied or ruled out")
        return None
    found = [_known(check, (*path, "of", i), uses) for i, uses in entry.of.items()]
    known = all(found)
    check.evidence((*path, "evidence"), entry.evidence)
    uses = {
        issue: {
            option: _number(check, (*path, "of", issue, option), use)
            for option, use in uses.items()
        }
        for issue, uses in entry.of.items()
    }
    high = _number(check, (*path, "at_most"), entry.at_most)
    low = _number(check, (*path, "at_least"), entry.at_least)
    if not known:
        return None
    try:
        return Quota(
            {
                i: {o: use or Fraction(0) for o, use in row.items()}
                for i, row in uses.items()
            },
            high,
            low,
            entry.because,
            tuple(entry.evidence),
            1.0 if entry.proposed is None else entry.proposed,
            check.faults.line(path),
        )
    except CaseError as error:
        check.faults.add(path, error.message)
        return None


def _known(check: Checker, path: Path, uses: Mapping[str, str]) -> bool:
    """Check an issue and its options, each where it stands; tell if it is an issue."""
    issue = str(path[-1])
    if not check.key(path, check.declared.issues, "an issue"):
        return False
    amounts = keys(check.faults.at(path))
    for option in amounts:
        options = check.declared.options.get(issue, amounts)
        check.key((*path, option), options, "an option of the issue")
    if not amounts:
        check.options(path, issue, uses)
    return True


def interactions(
    check: Checker, path: Path, entry: PreferencesEntry
) -> Iterator[Interaction]:
    """Read what combinations of options add."""
    for place, one in enumerate(entry.interactions):
        where = (*path, "interactions", place)
        if not one.options:
            what = "must name an issue and its option"
            check.faults.add((*where, "options"), what)
            continue
        known = check.sides((*where, "options"), one.options)
        check.evidence((*where, "evidence"), one.evidence)
        ends = _span(check, (*where, "worth"), one.worth)
        if known and ends:
            (low, high), evidence = ends, tuple(one.evidence)
            options = {issue: tuple(labels) for issue, labels in one.options.items()}
            most = high if high > low else None
            yield Interaction(options, low, one.because, evidence, most)


def _span(check: Checker, path: Path, text: str) -> tuple[Fraction, Fraction] | None:
    """Read a number or a range, as `_number` does."""
    try:
        return signed_amount(text.strip()) if text.strip() else None
    except MisreadError as error:
        check.faults.misread(path, error)
        return None


def _number(check: Checker, path: Path, text: str) -> Fraction | None:
    """Read a number; None for nothing and, with the fault noted, for what is none."""
    try:
        return signed(text.strip()) if text.strip() else None
    except MisreadError as error:
        check.faults.misread(path, error)
        return None
