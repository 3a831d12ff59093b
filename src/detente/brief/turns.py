"""Positions that changed, each with the quotes it changed from and to."""

from dataclasses import dataclass

from detente.brief.names import Names
from detente.model import Case, Statement, shifts
from detente.model.telling import turned


@dataclass(frozen=True, slots=True)
class Turn:
    """A change of position.

    Attributes
    ----------
    text
        Whose, on which issue, from what to what, with days and documents.
    pieces
        The statements, earlier ones first.
    """

    text: str
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
    return tuple(
        Turn(
            _whose(names, shift.now) + turned(shift.before, shift.now),
            (*shift.before, shift.now),
        )
        for shift in shifts(case.statements)
    )


def _whose(names: Names, now: Statement) -> str:
    issue = f", {names.issue(now.issue)}" if now.issue else ""
    return f"{names.party(now.party)}{issue}: "
