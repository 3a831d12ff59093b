"""Parses at hand: a bounded number open, the rest packed small."""

import zlib
from collections import OrderedDict
from typing import Any

from detente.reading.tree import Text, opened, packed

OPEN_WORDS = 60_000
"""Words of the parses held open: a few dozen pages. Packed, one takes 30 bytes."""


class Parses:
    """Parses by the text they are of.

    Those used last are open; any other is made again, equal to what it was, when it is
    asked for. The words of the two are not the same objects, so none may be kept for
    longer than the text around it is read.

    Parameters
    ----------
    vocab
        The words of the language model.
    """

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab
        self._open: OrderedDict[str, Text] = OrderedDict()
        self._packed: dict[str, bytes] = {}
        self._n_words = 0

    def add(self, text: str, doc: Any) -> None:
        """Keep a parse of spaCy's; the ``Doc`` itself is not kept."""
        rows = packed(doc)
        self._packed[text] = zlib.compress(rows, 1)
        self._hold(text, opened(rows, self._vocab))

    def of(self, text: str) -> Text:
        """Return the parse of a text."""
        if text in self._open:
            self._open.move_to_end(text)
        else:
            rows = zlib.decompress(self._packed[text])
            self._hold(text, opened(rows, self._vocab))
        return self._open[text]

    def _hold(self, text: str, parse: Text) -> None:
        """Open a parse, and put away those used longest ago."""
        self._open[text] = parse
        self._n_words += len(parse)
        while self._n_words > OPEN_WORDS and len(self._open) > 1:
            _, put_away = self._open.popitem(last=False)
            self._n_words -= len(put_away)
