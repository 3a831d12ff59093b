r"""What the language model sees in a word: how much speaks for a position.

By the words around it the model gives each word a row of numbers :math:`v`, from which
the parser tells what hangs on what. They hold what no list of verbs does: the "asked"
of a demand is seen otherwise than that of an errand. Of a word is kept

.. math:: u^\top v

alone, so that a text takes no more room. The direction :math:`u` is fitted together
with the weights of `reading.confidence`, and stands in one file with them.
"""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
import numpy.typing as npt


@cache
def direction() -> npt.NDArray[np.float32]:
    """Return the direction in which words speak for a position, shape ``(n_seen,)``."""
    file = resources.files("detente.reading").joinpath("confidence", "weights.toml")
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    return np.array(read["direction"], dtype=np.float32)


def bearings(doc: Any) -> npt.NDArray[np.float32]:
    """Return the bearing of each word, shape ``(n_words,)``.

    Zeros for a parse put together by hand, of which the model has seen nothing.

    Parameters
    ----------
    doc
        A ``Doc`` of spaCy's.
    """
    seen = doc.tensor
    if len(seen) != len(doc):
        return np.zeros(len(doc), dtype=np.float32)
    return np.asarray(seen @ direction())
