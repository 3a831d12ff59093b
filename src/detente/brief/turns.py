"""Positions that changed, each with the quotes it changed from and to."""

from dataclasses import dataclass

from detente.brief.names import Names
from detente.model import Case, Shift, Statement, shifts
from detente.model.telling import turned


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of position.

    Attributes
    ----------
    whose
        The party, and the issue if it is on one.
    text, short
        Whose, from what to what, with days and documents; the short one names the
        first of the earlier statements only.
    pieces
        The statements, earlier ones first.
    """

    whose: str
    text: str
    short: str
    pieces: tuple[Statement, ...]

    @property
    def date(self) -> str:
        """When the later position was taken; empty when not known."""
        return self.pieces[-1].date


def turns(case: Case) -> tuple[Turn, ...]:
    """Return the changes of position that a case records, in the order of its file.

    Examples
    --------
    >>> from detente.model import Party
    >>> def said(name, act, **more):
    ...     return Statement(name, "isle", act, "", "a bridge", "", "", (0, 0), **more)
    >>> told = (said("s1", "reject"), said("s2", "offer", replaces=("s1",)))
    >>> [turn] = turns(Case("Isle", (Party("isle", "Isle"),), statements=told))
    >>> turn.text
    'Isle: rejected a bridge → now offers a bridge'
    """
    names = Names(case)
    return tuple(_turn(names, shift) for shift in shifts(case.statements))


def _turn(names: Names, shift: Shift) -> Turn:
    now = shift.now
    issue = f", {names.issue(now.issue)}" if now.issue else ""
    whose = f"{names.party(now.party)}{issue}"
    return Turn(
        whose,
        f"{whose}: {turned(shift.before, now)}",
        f"{whose}: {turned(shift.before[:1], now)}",
        (*shift.before, now),
    )
