"""How positions changed: which statement took the place of which."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.errors import CaseError
from detente.model.evidence import Statement

_DAY = 10
"""Characters of a whole date."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A position that a party has given up for another.

    Attributes
    ----------
    before
        The statements of the position that was, in the order of the case.
    now
        The statement that took their place.
    """

    before: tuple[Statement, ...]
    now: Statement


def shifts(statements: Sequence[Statement]) -> tuple[Shift, ...]:
    """Return every change of position that statements record, in their order.

    A position may change more than once: what replaces one may be replaced itself.

    Examples
    --------
    >>> def said(name, act, **more):
    ...     return Statement(name, "iran", act, "", "limits", "", "", (0, 0), **more)
    >>> now = said("s2", "offer", replaces=("s1",))
    >>> [(s.before[0].act, s.now.act) for s in shifts([said("s1", "reject"), now])]
    [('reject', 'offer')]
    """
    by_id = {said.id: said for said in statements}
    return tuple(
        Shift(tuple(by_id[name] for name in said.replaces), said)
        for said in statements
        if said.replaces
    )


def later(first: Statement, second: Statement) -> bool:
    """Tell whether the second of two statements is dated after the first.

    A year is neither before nor after a day in it.

    Examples
    --------
    >>> def on(date):
    ...     return Statement("s1", "x", "assert", "", "", "", "", (0, 0), date=date)
    >>> later(on("2026-02-05"), on("2026-02-12")), later(on("2026"), on("2026-02-12"))
    (True, False)
    """
    known = min(len(first.date), len(second.date), _DAY)
    return first.date[:known] < second.date[:known]


def check_replaced(statements: Sequence[Statement]) -> None:
    """Refuse a statement that replaces what it cannot replace.

    Raises
    ------
    CaseError
        If what it names is no statement, is another party's, is dated later, or is
        replaced by itself in a round.
    """
    by_id = {said.id: said for said in statements if said.replaces}
    if not by_id:
        return
    every = {said.id: said for said in statements}
    for said in by_id.values():
        where = f"statements.{said.id}.replaces"
        for name in said.replaces:
            if name not in every:
                must = f"must be one of {list(every)}"
            elif every[name].party != said.party:
                must = f"must be a statement of the same party, {said.party!r}"
            elif later(said, every[name]):
                must = f"must be a statement of {said.date} or before"
            elif said.id in _reached(name, by_id):
                must = "must not be replaced by what it replaces"
            else:
                continue
            raise CaseError(where, f"{must}; got {name!r}")


def _reached(name: str, replacing: Mapping[str, Statement]) -> Iterable[str]:
    """Return a statement and all that it has replaced, directly or through others."""
    found: dict[str, None] = {}
    waiting = [name]
    while waiting:
        one = waiting.pop()
        if one not in found:
            found[one] = None
            waiting += replacing[one].replaces if one in replacing else ()
    return found
