"""Parses at hand: a bounded number open, the rest packed small."""

import zlib
from collections import OrderedDict
from typing import Any

from detente.reading.tree import Text, text_of

OPEN_WORDS = 40_000
"""Words of the parses held open: a few dozen pages. Packed, one takes 30 bytes."""

_WORDS = ["ORTH", "SPACY"]
_FOUND = ["LEMMA", "POS", "TAG", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE"]


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
        self._packed[text] = _packed(doc)
        self._hold(text, text_of(doc))

    def of(self, text: str) -> Text:
        """Return the parse of a text."""
        if text in self._open:
            self._open.move_to_end(text)
        else:
            self._hold(text, text_of(_unpacked(self._packed[text], self._vocab)))
        return self._open[text]

    def _hold(self, text: str, parse: Text) -> None:
        """Open a parse, and put away those used longest ago."""
        self._open[text] = parse
        self._n_words += len(parse)
        while self._n_words > OPEN_WORDS and len(self._open) > 1:
            _, put_away = self._open.popitem(last=False)
            self._n_words -= len(put_away)


def _packed(doc: Any) -> bytes:
    return zlib.compress(doc.to_array([*_WORDS, *_FOUND]).tobytes(), 1)


def _unpacked(packed: bytes, vocab: Any) -> Any:
    import numpy as np
    from spacy.tokens import Doc

    table = np.frombuffer(zlib.decompress(packed), dtype=np.uint64)
    table = table.reshape(-1, len(_WORDS) + len(_FOUND))
    words = [vocab.strings[int(word)] for word in table[:, 0]]
    doc = Doc(vocab, words=words, spaces=table[:, 1].astype(bool).tolist())
    return doc.from_array(_FOUND, table[:, len(_WORDS) :])
