"""Where a text calls parties by their names: such words tell no issue."""

import re
from collections.abc import Iterable

from detente.reading.parse import Parsed

_ARTICLE = re.compile(r"^[Tt]he ")
_NOTHING = re.compile(r"(?!)")


class Called:
    """The tokens by which parties are called.

    A name counts as it is written: *Network Rail* is no railway, nor *Liberation Army*
    an army, while *the rail network* is one.

    Parameters
    ----------
    names
        Of the parties.
    """

    def __init__(self, names: Iterable[str]) -> None:
        plain = {_ARTICLE.sub("", name).strip() for name in names}
        known = sorted(filter(_is_proper, plain), key=lambda name: (-len(name), name))
        joined = "|".join(map(re.escape, known))
        self._names = re.compile(rf"\b(?:{joined})\b") if known else _NOTHING
        self._found: dict[tuple[str, int], frozenset[int]] = {}

    def within(self, piece: Parsed) -> frozenset[int]:
        """Return the places of the tokens of a piece that are parts of names."""
        key = (piece.block.document, piece.block.span[0])
        if key not in self._found:
            first = piece.block.span[0]
            self._found[key] = frozenset(
                token.i
                for name in self._names.finditer(piece.text)
                for token in piece.between(first + name.start(), first + name.end())
            )
        return self._found[key]


def _is_proper(name: str) -> bool:
    """Tell whether a name is written as one, with a capital in each main word."""
    return len(name) > 1 and all(
        word[0].isupper() for word in name.split() if len(word) > 3
    )
