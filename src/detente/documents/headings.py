"""Which lines head a section and which are items of a list without marks.

A heading is followed by a body. Several short lines in a row are a heading and the
items under it, except before the text begins, where they are all headlines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from detente.documents.document import LineKind
from detente.documents.pieces import Piece
from detente.documents.words import words

_ITEM_WORDS, _ITEM_CHARACTERS = 24, 160
_HEADING_WORDS, _HEADING_CHARACTERS = 16, 110
_WRAP_WIDTH = 100
_WRAPPED_SHARE = 0.3
_SMALL_WORDS = (
    "a an and as at but by for from in into is nor of on or over per the to up via vs "
    "with"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W_][\w'’-]*")


def kinds(lines: Sequence[Piece]) -> list[LineKind]:
    r"""Tell of every piece whether it is text, a heading, an item or blank.

    Returns
    -------
    (n_pieces,) kinds

    Examples
    --------
    >>> from detente.documents.pieces import pieces
    >>> kinds(pieces("What next\n\nWhether they meet\n\nA date for talks"))
    ['heading', 'blank', 'bullet', 'blank', 'bullet']
    """
    kind = [_marked_kind(piece) for piece in lines]
    short = _short_lines(lines)
    for run in _runs(lines, short):
        for place, found in zip(run, _kinds_of_run(lines, run), strict=True):
            kind[place] = found
    return kind


def is_title_case(text: str) -> bool:
    """Tell whether all words but small ones begin with a capital, or all are capitals.

    Examples
    --------
    >>> is_title_case("What to Watch Next"), is_title_case("Whether both sides agree")
    (True, False)
    """
    found = [w for w in _WORD.findall(text) if w not in _SMALL]
    return bool(found) and all(w[0].isupper() or w[0].isdigit() for w in found)


def _marked_kind(piece: Piece) -> LineKind:
    if piece.blank:
        return "blank"
    if piece.level:
        return "heading"
    return "bullet" if piece.bullet else "text"


def _short_lines(lines: Sequence[Piece]) -> list[bool]:
    """Mark the plain lines short enough for an item that do not end as sentences do.

    In a text wrapped at some width that describes most lines, so there a line must
    also stand alone, or be in capitals.
    """
    short = [
        piece.plain
        and not piece.stops
        and len(piece.text) <= _ITEM_CHARACTERS
        and len(piece.text.split()) <= _ITEM_WORDS
        for piece in lines
    ]
    if not _is_wrapped(lines):
        return short
    return [
        is_short and (_stands_alone(lines, place) or lines[place].text.isupper())
        for place, is_short in enumerate(short)
    ]


def _is_wrapped(lines: Sequence[Piece]) -> bool:
    """Tell whether sentences run on from line to line."""
    if any(len(piece.text) > _WRAP_WIDTH for piece in lines if piece.plain):
        return False
    below = [b for a, b in pairwise(lines) if a.text and b.plain]
    run_on = sum(piece.text[0].islower() for piece in below)
    return run_on > _WRAPPED_SHARE * len(below)


def _stands_alone(lines: Sequence[Piece], place: int) -> bool:
    before = place == 0 or lines[place - 1].blank
    after = place == len(lines) - 1 or lines[place + 1].blank
    return before and after


def _runs(lines: Sequence[Piece], short: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the places of short lines with nothing but blank lines between them."""
    run: list[int] = []
    for place, piece in enumerate(lines):
        if short[place]:
            run.append(place)
        elif not piece.blank and run:
            yield run
            run = []
    if run:
        yield run


def _kinds_of_run(lines: Sequence[Piece], run: Sequence[int]) -> list[LineKind]:
    first_of = {tuple(words(lines[place].text)): place for place in reversed(run)}
    own = sorted(first_of.values())
    found = dict(zip(own, _kinds_of_distinct(lines, own, run[-1]), strict=True))
    return [found[first_of[tuple(words(lines[place].text))]] for place in run]


def _kinds_of_distinct(
    lines: Sequence[Piece], own: Sequence[int], last: int
) -> list[LineKind]:
    """Tell headings from items among the different lines of a run."""
    before = [piece for piece in lines[: own[0]] if piece.text and not piece.metadata]
    followed = any(not piece.blank for piece in lines[last + 1 :])
    if not any(piece.stops or piece.bullet for piece in before) and followed:
        return [_heading_or_text(lines[place]) for place in own]
    if before and before[-1].text.endswith(":") and len(own) > 1:
        return ["bullet"] * len(own)
    if len(own) <= 2 and followed:
        return [_heading_or_text(lines[place]) for place in own]
    if len(own) == 1:
        return ["text"]
    middle: list[LineKind] = ["bullet"] * (len(own) - 2)
    return ["heading", *middle, _kind_of_last(lines, own, followed=followed)]


def _heading_or_text(piece: Piece) -> LineKind:
    few = len(piece.text.split()) <= _HEADING_WORDS
    return "heading" if few and len(piece.text) <= _HEADING_CHARACTERS else "text"


def _kind_of_last(
    lines: Sequence[Piece], own: Sequence[int], *, followed: bool
) -> LineKind:
    """Tell whether the last line of a run heads what follows it.

    It does when it looks like the heading of the run and the items do not.
    """
    in_title_case = [is_title_case(lines[place].text) for place in own]
    like_heading = in_title_case[0] and in_title_case[-1]
    unlike_items = not all(in_title_case[1:-1])
    return "heading" if followed and like_heading and unlike_items else "bullet"
