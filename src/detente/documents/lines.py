"""Lines marked with what they are taken for, and with what speaks against them."""

from collections.abc import Mapping, Sequence

from detente.documents.authors import author_doubts
from detente.documents.citations import Citations, citations
from detente.documents.document import Doubt, LineKind, TextLine
from detente.documents.furniture import furniture_doubts
from detente.documents.headings import kinds
from detente.documents.pieces import Piece, pieces
from detente.documents.words import words

_LEAST_WORDS = 3
_TITLE, _SECTION, _LEAD_IN = 1, 2, 3


def marked_lines(text: str) -> tuple[TextLine, ...]:
    r"""Mark every line of a text; none is left out.

    Examples
    --------
    >>> lines = marked_lines("Share\nTalks end\nIt is so.")
    >>> [(line.kind, line.doubt) for line in lines]
    [('text', 'menu'), ('heading', ''), ('text', '')]
    """
    cut = pieces(text)
    return mark(cut, citations(cut))


def mark(
    lines: Sequence[Piece],
    cited: Citations,
    *,
    author: str = "",
    told: Mapping[int, Doubt] | None = None,
) -> tuple[TextLine, ...]:
    """Mark the pieces of a text, given where it names its sources.

    What else is known of it from elsewhere may be given too: who wrote it, and doubts
    by the places of lines, which stand before any found here.

    The first reason found for a doubt stands; a line is taken for a headline, an item
    or text after the doubtful lines are set aside, so that a menu above a title or a
    name below the last paragraph does not change what those are.
    """
    doubts = _doubts(lines, cited, author) | dict(told or {})
    clear = [
        Piece(piece.span, "") if place in doubts else piece
        for place, piece in enumerate(lines)
    ]
    found = kinds(clear)
    doubts |= _repeated(lines, doubts)
    titled = False
    marked = []
    for place, piece in enumerate(lines):
        kind = (
            found[place] if place not in doubts else _doubtful_kind(piece, found[place])
        )
        doubt = doubts.get(place, "")
        level = _level(piece, kind, titled=titled)
        titled = titled or (kind == "heading" and not doubt)
        marked.append(TextLine(piece.span, kind, doubt, level))
    return tuple(marked)


def _doubts(lines: Sequence[Piece], cited: Citations, author: str) -> dict[int, Doubt]:
    """Return the reason against each doubtful line, repetition aside."""
    about: dict[int, Doubt] = {p: "metadata" for p, x in enumerate(lines) if x.metadata}
    sources: dict[int, Doubt] = dict.fromkeys(cited.places, "sources")
    furniture = furniture_doubts(lines, kinds(lines))
    return furniture | author_doubts(lines, author) | sources | about


def _repeated(lines: Sequence[Piece], doubts: dict[int, Doubt]) -> dict[int, Doubt]:
    """Find the lines whose words stood in an earlier line."""
    seen: set[tuple[str, ...]] = set()
    found: dict[int, Doubt] = {}
    for place, piece in enumerate(lines):
        key = tuple(words(piece.text))
        if len(key) < _LEAST_WORDS or place in doubts:
            continue
        if key in seen:
            found[place] = "repeated"
        seen.add(key)
    return found


def _doubtful_kind(piece: Piece, found: LineKind) -> LineKind:
    """Return the kind of a line that was set aside, from its own mark."""
    if found != "blank":
        return found
    if piece.level:
        return "heading"
    return "bullet" if piece.bullet else "text"


def _level(piece: Piece, kind: LineKind, *, titled: bool) -> int:
    if kind != "heading":
        return 0
    if piece.level:
        return piece.level
    if piece.text.endswith(":"):
        return _LEAD_IN
    return _SECTION if titled else _TITLE
