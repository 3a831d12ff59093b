"""Names for people, and the pieces that several figures share."""

from collections.abc import Sequence

from detente.brief.canvas import BODY, SMALL, Box, Canvas
from detente.brief.measure import clean, shorten, width
from detente.brief.names import Names
from detente.brief.numbers import out_of_100
from detente.brief.palette import FAINT, SHADE, Mark
from detente.model import Case


def all_of(count: int) -> str:
    """Return ``both`` for two parties and ``all`` for more.

    Examples
    --------
    >>> all_of(2)
    'both'
    """
    return "both" if count == 2 else "all"


def capital(text: str) -> str:
    """Return text with its first letter large.

    Examples
    --------
    >>> capital("a first step")
    'A first step'
    """
    return text[:1].upper() + text[1:]


def changes(
    case: Case, issues: Sequence[str], package: Sequence[str]
) -> tuple[str, ...]:
    """Say what a package changes: one line for each issue off the status quo.

    Examples
    --------
    >>> from detente.model import Issue
    >>> case = Case("Sale", issues=(Issue("price", "Price", ("low", "high"), "low"),))
    >>> changes(case, ("price",), ("high",)), changes(case, ("price",), ("low",))
    (('Price: high',), ('Everything as it is now',))
    """
    names = Names(case)
    moved = tuple(
        f"{names.issue(issue)}: {option}"
        for issue, option in zip(issues, package, strict=True)
        if option != case.issue(issue).status_quo
    )
    return moved or ("Everything as it is now",)


def shift_words(shift: float) -> str:
    """Say a shift of the no-deal point in words.

    Examples
    --------
    >>> shift_words(-0.2), shift_words(0.0)
    ('worse by 0.20', 'as in the case')
    """
    if abs(shift) < 0.005:
        return "as in the case"
    return f"{'better' if shift > 0 else 'worse'} by {abs(shift):.2f}"


def cell_words(share: float) -> tuple[str, str]:
    """Return a share in draws of 100 as two short lines.

    Examples
    --------
    >>> cell_words(0.714), cell_words(0.001)
    (('71', 'of 100'), ('fewer', 'than 5'))
    """
    words = out_of_100(share).split(" ", 1)
    return (words[0], "of 100") if len(words) == 1 else (words[0], words[1])


def legend(canvas: Canvas, y: float, marks: Sequence[Mark], lead: str = "") -> float:
    """Draw each party's disc with its name, in as many rows as it takes.

    Returns the lower edge.
    """
    x = 0.0
    if lead:
        canvas.text(0, y + 13, lead, SMALL)
        x = width(clean(lead), SMALL.size) + 12
    for mark in marks:
        room = canvas.width - 26
        name = shorten(clean(mark.name), room, BODY.size)
        needed = 26 + width(name, BODY.size)
        if x and x + needed > canvas.width:
            x, y = 0.0, y + 24
        canvas.badge((x + 9, y + 9), mark)
        canvas.text(x + 24, y + 13, mark.name, BODY, room)
        x += needed + 18
    return y + 20


def empty(canvas: Canvas, sentence: str) -> float:
    """Say in the place of a picture why there is none; return the height."""
    room = canvas.width - 40
    height = canvas.height_of(sentence, room, BODY, 6)
    frame = Box(0.5, 0.5, canvas.width - 1, height + 39)
    canvas.rect(frame, fill=SHADE, stroke=FAINT, rx=6)
    canvas.block(Box(canvas.width / 2 - room / 2, 20, room, 0), sentence,
                 BODY.to("middle"), 6)  # fmt: skip
    return height + 40
