"""Which lines head a section and which are items of a list without marks.

A heading is followed by a body. Several short lines in a row are a heading and the
items under it, except before the text begins, where they are all headlines.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from detente.documents.document import LineKind
from detente.documents.pieces import Piece
from detente.documents.words import words

_ITEM_WORDS, _ITEM_CHARACTERS = 24, 160
_HEADING_WORDS, _HEADING_CHARACTERS = 16, 110
_SENTENCES = re.compile(r"\w{3,}[.!?]\s+[A-Z]")
"""Where one sentence ends and another begins, in a paragraph that leads to a list."""
_WRAP_WIDTH = 100
_WRAPPED_SHARE = 0.3
_SMALL_WORDS = (
    "a an and as at but by for from in into is nor of on or over per the to up via vs "
    "with"
)
_SMALL = frozenset(_SMALL_WORDS.split())
_WORD = re.compile(r"[^\W_][\w'’-]*")


class _Run(NamedTuple):
    """Short lines in a row, and what stands around them.

    Attributes
    ----------
    places
        Of the lines.
    at_top
        Whether no sentence and no list came before.
    introduced
        Whether the line before ends in a colon.
    followed
        Whether anything comes after.
    """

    places: list[int]
    at_top: bool
    introduced: bool
    followed: bool


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
    for place in _numbered_headings(lines):
        kind[place] = "heading"
    short = _short_lines(lines)
    for run in _runs(lines, short):
        for place, found in zip(run.places, _kinds_of_run(lines, run), strict=True):
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


def _numbered_headings(lines: Sequence[Piece]) -> Iterator[int]:
    """Yield the numbered lines with no other next to them that end in no full stop."""
    spoken = [place for place, piece in enumerate(lines) if piece.text]
    numbered = [lines[place].mark == "number" for place in spoken]
    for n, place in enumerate(spoken[:-1]):
        alone = not (numbered[n + 1] or (n and numbered[n - 1]))
        if numbered[n] and alone and not lines[place].stops:
            yield place


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
    """Tell whether sentences run on from line to line.

    A line at least half as long as the longest runs on when the next, with no blank
    line between, begins with a small letter; below a colon that may be an item.
    """
    width = max((len(piece.text) for piece in lines if piece.plain), default=0)
    below = [
        second
        for first, second in pairwise(lines)
        if second.plain and len(first.text) >= width / 2 and first.text[-1] != ":"
    ]
    run_on = sum(piece.text[0].islower() for piece in below)
    return width <= _WRAP_WIDTH and run_on > _WRAPPED_SHARE * len(below)


def _stands_alone(lines: Sequence[Piece], place: int) -> bool:
    before = place == 0 or lines[place - 1].blank
    after = place == len(lines) - 1 or lines[place + 1].blank
    return before and after


def _runs(lines: Sequence[Piece], short: Sequence[bool]) -> Iterator[_Run]:
    """Yield the runs of short lines with nothing but blank lines between them."""
    places: list[int] = []
    at_top, introduced = True, False
    for place, piece in enumerate(lines):
        if short[place]:
            places.append(place)
        elif not piece.blank:
            if places:
                yield _Run(places, at_top, introduced, followed=True)
                places = []
            if not piece.metadata:
                at_top = at_top and not (piece.stops or piece.bullet)
                introduced = piece.text.endswith(":")
    if places:
        yield _Run(places, at_top, introduced, followed=False)


def _kinds_of_run(lines: Sequence[Piece], run: _Run) -> list[LineKind]:
    """Tell the kinds of the lines of a run; equal lines are of one kind."""
    first_of: dict[tuple[str, ...], int] = {}
    keys = [tuple(words(lines[place].text)) for place in run.places]
    for key, place in zip(keys, run.places, strict=True):
        first_of.setdefault(key, place)
    own = [lines[place] for place in first_of.values()]
    found = dict(zip(first_of, _kinds_of_distinct(own, run), strict=True))
    return [found[key] for key in keys]


def _kinds_of_distinct(own: Sequence[Piece], run: _Run) -> list[LineKind]:
    """Tell headings from items among the different lines of a run."""
    if run.followed and (run.at_top or len(own) <= 2 - run.introduced):
        return [_heading_or_text(piece) for piece in own]
    if run.introduced and len(own) > 1:
        return ["bullet"] * len(own)
    if len(own) == 1:
        return ["text"]
    middle: list[LineKind] = ["bullet"] * (len(own) - 2)
    return ["heading", *middle, _kind_of_last(own, followed=run.followed)]


def _heading_or_text(piece: Piece) -> LineKind:
    leads = piece.text.endswith(":") and _SENTENCES.search(piece.text)
    few = len(piece.text.split()) <= _HEADING_WORDS and not leads
    return "heading" if few and len(piece.text) <= _HEADING_CHARACTERS else "text"


def _kind_of_last(own: Sequence[Piece], *, followed: bool) -> LineKind:
    """Tell whether the last line of a run heads what follows it.

    It does when it looks like the heading of the run and the items do not.
    """
    in_title_case = [is_title_case(piece.text) for piece in own]
    like_heading = in_title_case[0] and in_title_case[-1]
    unlike_items = not all(in_title_case[1:-1])
    return "heading" if followed and like_heading and unlike_items else "bullet"
