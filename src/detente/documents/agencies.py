"""The news agencies from which a text says it comes."""

import re
from collections.abc import Iterator, Sequence

from detente.documents.pieces import Piece

_WORD = r"[A-Z][\w.&'’-]*"
_NAMES = rf"(?P<names>{_WORD}(?:(?: |/){_WORD}){{0,4}})"
_IN_DATELINE = re.compile(rf"\({_NAMES}\)")
_AT_END = re.compile(rf"[.!?][\"”’']*\s+[(\[]{_NAMES}[)\]]\.?\Z")
_LONGEST = 80
"""Characters at the end of a text within which a credit stands."""
_NO_CREDIT = frozenset(("ends", "end", "more", "continued", "updated", "file"))


def agencies(lines: Sequence[Piece]) -> tuple[str, ...]:
    """Return the agencies in datelines and behind the last sentence, each once.

    Examples
    --------
    >>> from detente.documents.pieces import pieces
    >>> agencies(pieces("GENEVA (AP) - Talks failed."))
    ('AP',)
    >>> agencies(pieces("The talks failed. (Reuters/AFP)"))
    ('Reuters', 'AFP')
    """
    found = (name for names in _named(lines) for name in names.split("/"))
    return tuple(dict.fromkeys(n for n in found if n.casefold() not in _NO_CREDIT))


def ends_in_credit(text: str) -> bool:
    """Tell whether an agency is named behind the last sentence of a line.

    Examples
    --------
    >>> ends_in_credit("They left. (Reuters)"), ends_in_credit("They left (Reuters).")
    (True, False)
    """
    return _AT_END.search(text[-_LONGEST:]) is not None


def _named(lines: Sequence[Piece]) -> Iterator[str]:
    for piece in lines:
        if piece.metadata and (found := _IN_DATELINE.search(piece.text)):
            yield found["names"]
    last = next((piece.text for piece in reversed(lines) if piece.plain), "")
    if found := _AT_END.search(last[-_LONGEST:]):
        yield found["names"]
