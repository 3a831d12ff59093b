"""What was said that supports the place of each step on the way to a package."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from detente.model import Case, Condition, Note, Statement
from detente.questions.steps import Step

Piece = Statement | Note
_GIVES = frozenset({"offer", "willing"})
_WORD = re.compile(r"\w{4,}|\d+")


def supports(case: Case, steps: Sequence[Step]) -> tuple[tuple[Piece, ...], ...]:
    """Return for each step the pieces of evidence that support its place.

    What stands behind a condition that ties what the step brings; what who gives it
    offered or is willing to give, and what who takes the step accepts; and what
    documents name as an interim step.
    Of the last two, each piece supports one of the steps on its issue: that whose new
    option has most words in common with it, the first of equals, and none where no word
    is common to both. Words of the option before, and of the issue, tell none apart.
    What a party has replaced since supports nothing.

    Parameters
    ----------
    case
        With its conditions, statements and notes.
    steps
        In order.

    Returns
    -------
    One tuple for each step, in the order of the case.

    Examples
    --------
    >>> import numpy as np
    >>> from detente.model import Issue, Party
    >>> rungs = ("none", "on market days", "on weekdays")
    >>> ferry = Issue("ferry", "Ferry", rungs, "none")
    >>> said = Statement("s1", "isle", "offer", "ferry", "a ferry on weekdays", "", "",
    ...                  (0, 0))
    >>> case = Case("Isle", (Party("isle", "Isle"),), (ferry,), statements=(said,))
    >>> none = np.zeros(1)
    >>> way = [
    ...     Step(("isle",), ("ferry",), (before,), (after,), none, none)
    ...     for before, after in zip(rungs[:-1], rungs[1:])
    ... ]
    >>> [[piece.id for piece in pieces] for pieces in supports(case, way)]
    [[], ['s1']]
    """
    found: list[list[Piece]] = [[] for _ in steps]
    brings = [_brought(case, step) for step in steps]
    replaced = {name for one in case.statements for name in one.replaces}
    stand = [one for one in case.statements if one.id not in replaced]
    own: tuple[Piece, ...] = (*stand, *case.notes_of("interim"))
    for piece in own:
        pairs = zip(steps, brings, strict=True)
        scores = [_common(case, piece, step, new) for step, new in pairs]
        if any(scores):
            found[scores.index(max(scores))].append(piece)
    known: tuple[Piece, ...] = (*stand, *case.notes)
    for pieces, step in zip(found, steps, strict=True):
        tied = {name for one in _tying(case, step) for name in one.evidence}
        pieces.extend(
            piece for piece in known if piece.id in tied and piece not in pieces
        )
    return tuple(tuple(_once(pieces)) for pieces in found)


def _tying(case: Case, step: Step) -> Iterator[Condition]:
    """Yield the conditions under which a step is only possible once others are done."""
    for one in case.conditions:
        if isinstance(one, Condition) and any(
            after in one.when.get(issue, ())
            for issue, after in zip(step.issues, step.after, strict=True)
        ):
            yield one


def _brought(case: Case, step: Step) -> Mapping[str, set[str]]:
    """Return for each issue of a step the words in which its new option is new."""
    changed = zip(step.issues, step.before, step.after, strict=True)
    return {
        issue: _words(after) - _words(before) - _words(case.issue(issue).title)
        for issue, before, after in changed
    }


def _common(
    case: Case, piece: Piece, step: Step, brought: Mapping[str, set[str]]
) -> int:
    """Return how many words a piece of evidence shares with what a step brings."""
    if piece.issue not in step.issues:
        return 0
    if isinstance(piece, Note):
        said, counts = f"{piece.text} {piece.quote}", piece.party in ("", *step.movers)
    else:
        said = f"{piece.content} {piece.quote}"
        gives = case.issue(piece.issue).gives in ("", piece.party)
        counts = piece.party in step.movers and (
            piece.act == "accept" or (gives and piece.act in _GIVES)
        )
    return len(_words(said) & brought[piece.issue]) if counts else 0


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))


def _once(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Yield pieces that have no quote, and of those with the same quote the first."""
    seen: set[tuple[str, tuple[int, int]]] = set()
    for piece in pieces:
        spot = piece.document, piece.span
        if not piece.quote or spot not in seen:
            seen.add(spot)
            yield piece
