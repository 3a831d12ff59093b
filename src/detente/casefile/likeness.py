"""Which item of one list became which item of another."""

import re
from collections.abc import Callable, Hashable, Sequence

from detente.casefile.marks import without_mark

_WORD = re.compile(r"[^\W\d_]+")
_NAME_ENDS = re.compile("[>≥=:]")

_LIKENESS: tuple[Callable[[str], Hashable], ...] = (
    lambda item: item,
    without_mark,
    lambda item: tuple(sorted(_WORD.findall(without_mark(item)))),
    lambda item: _NAME_ENDS.split(item)[0].strip(),
)
"""In which respect two items can be alike, the closest first."""


def paired(before: Sequence[str], after: Sequence[str]) -> list[tuple[str, str]]:
    """Pair the items of two lists; nothing stands beside what came or went.

    Items that are alike belong together: the same item, the same but for the mark
    *proposed*, the same words with other numbers or in another order, a line about the
    same name. Of two lists of one length, what is left belongs together in its order.

    Returns
    -------
    The pairs, those with an item of the second list in its order, then what went.

    Examples
    --------
    >>> paired(["a > b (proposed 0.7)", "c: 0.5"], ["c: 0.4", "a > b"])
    [('c: 0.5', 'c: 0.4'), ('a > b (proposed 0.7)', 'a > b')]
    >>> paired(["s1"], ["s1", "s2"])
    [('s1', 's1'), ('', 's2')]
    """
    gone, came = list(range(len(before))), list(range(len(after)))
    was: dict[int, int] = {}
    for alike in _LIKENESS:
        for i in list(gone):
            for j in came:
                if alike(before[i]) == alike(after[j]):
                    was[j] = i
                    gone.remove(i)
                    came.remove(j)
                    break
    if len(before) == len(after):
        was.update(zip(came, gone, strict=True))
        gone = []
    found = [(before[was[j]] if j in was else "", x) for j, x in enumerate(after)]
    return found + [(before[i], "") for i in gone]
