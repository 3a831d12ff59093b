"""Each piece of evidence once, with what rests on it."""

from dataclasses import dataclass
from typing import Literal

from detente.brief.grounds import Ground, amounts, grounds
from detente.model import Case, Note, Origin, Statement, shifts, witnesses
from detente.questions.basis import claims


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A statement or a note, and what it supports.

    Attributes
    ----------
    piece
        With its quote.
    supports
        What the case says and names it as evidence for, in the order of `said`; empty
        when nothing rests on it.
    witnesses
        The documents that carry it, those of one text together.
    replaced_by
        The later statements that took its place.
    """

    piece: Statement | Note
    supports: tuple[Ground, ...]
    witnesses: tuple[tuple[str, ...], ...]
    replaced_by: tuple[Statement, ...] = ()

    @property
    def stands(self) -> bool:
        """Whether it is a statement, or a note on which something rests."""
        return isinstance(self.piece, Statement) or bool(self.supports)

    @property
    def origin(self) -> Origin | Literal["hand"] | None:
        """Which reader proposed it, or that somebody wrote or confirmed it by hand.

        A reader is never quite sure. A note bears no mark of who wrote it.
        """
        if isinstance(self.piece, Note):
            return None
        return "hand" if self.piece.confidence == 1 else self.piece.origin


def said(case: Case) -> tuple[Ground, ...]:
    """Return what a case says of wishes, limits and conditions, in words."""
    return (*grounds(case, claims(case)), *amounts(case))


def exhibits(case: Case) -> tuple[Exhibit, ...]:
    """Return every statement and every note with what it supports.

    Examples
    --------
    >>> from detente.model import Party
    >>> quote = "We must have water"
    >>> told = Statement("s1", "isle", "demand", "", "water", quote, "", (0, 18))
    >>> [one] = exhibits(Case("Isle", (Party("isle", "Isle"),), statements=(told,)))
    >>> one.supports, one.origin
    ((), 'hand')
    """
    resting: dict[str, list[Ground]] = {}
    for ground in said(case):
        for piece in ground.evidence:
            resting.setdefault(piece.id, []).append(ground)
    later: dict[str, list[Statement]] = {}
    for shift in shifts(case.statements):
        for was in shift.before:
            later.setdefault(was.id, []).append(shift.now)
    pieces: tuple[Statement | Note, ...] = (*case.statements, *case.notes)
    return tuple(
        Exhibit(
            piece,
            tuple(resting.get(piece.id, ())),
            witnesses(piece, case.sources),
            tuple(later.get(piece.id, ())),
        )
        for piece in pieces
    )


def judgements(case: Case) -> tuple[Ground, ...]:
    """Return what a case says without naming any evidence for it."""
    return tuple(ground for ground in said(case) if not ground.evidence)
