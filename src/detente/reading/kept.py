"""Parses at hand: a bounded number open, the rest packed small."""

import zlib
from collections import OrderedDict
from typing import Any

from detente.reading.tree import Text, opened, packed

OPEN_WORDS = 150_000
"""Words of the parses held open: a book of 400 pages. An open one takes 330 bytes,
packed 30."""


class Parses:
    """Parses by the text they are of.

    Those added first and those used last are open, half of each; any other is made
    again, equal to what it was, when it is asked for. The words of the two are not the
    same objects, so none may be kept for longer than the text around it is read.

    What was used last serves who reads one document over and over. It serves nobody who
    reads all of them in turn: of more than are held, what comes next was always put
    away a moment ago. Hence the ones that stay.

    Parameters
    ----------
    vocab
        The words of the language model.
    """

    def __init__(self, vocab: Any) -> None:
        self._vocab = vocab
        self._lasting: dict[str, Text] = {}
        self._open: OrderedDict[str, Text] = OrderedDict()
        self._packed: dict[str, bytes] = {}
        self._n_lasting = self._n_words = 0

    def add(self, text: str, doc: Any) -> None:
        """Keep a parse of spaCy's; the ``Doc`` itself is not kept."""
        rows = packed(doc)
        if self._n_lasting < OPEN_WORDS // 2:
            self._lasting[text] = parse = opened(rows, self._vocab)
            self._n_lasting += len(parse)
        else:
            self._packed[text] = zlib.compress(rows, 1)

    def of(self, text: str) -> Text:
        """Return the parse of a text."""
        lasting = self._lasting.get(text)
        if lasting is not None:
            return lasting
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
        while self._n_words > OPEN_WORDS // 2 and len(self._open) > 1:
            _, put_away = self._open.popitem(last=False)
            self._n_words -= len(put_away)
