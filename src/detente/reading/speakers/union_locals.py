"""A union's part in a place, and of which union it is: "Glass Workers Local 4-20"."""

import re
from collections.abc import Iterator

from detente.reading.speakers.names import Names
from detente.reading.speakers.parties import kind_by_name

_LOCAL = re.compile(
    r"\b((?:[A-Z][\w&’'.]* )*)(Local \d{1,4}(?:[A-Z]{1,2}|-\d{1,4}|-[A-Z])?)\b(?!-)"
)

_OF_TRADES = re.compile(r"[a-z]{3}(?:ers|ists)$")
"""How the name of a union ends that says who is in it: "Ironworkers", "Machinists"."""


def union_locals(text: str, names: Names) -> Iterator[tuple[str, str]]:
    """Yield what a text calls the parts of unions: each with the union before it.

    The union is an empty string where the text has none beside the part.

    Parameters
    ----------
    text
        The text.
    names
        Names that are known: of the words before a part the longest such is its union.

    Examples
    --------
    >>> from detente.reading.speakers.names import gazetteer
    >>> list(union_locals("Glass Workers Local 4-20 won. Local 7 lost.", gazetteer()))
    [('Local 4-20', 'Glass Workers'), ('Local 7', '')]
    """
    for before, local in _LOCAL.findall(text):
        run = before.split()
        ends = [" ".join(run[n:]) for n in range(len(run))]
        yield local, next((end for end in ends if _is_union(end, names)), "")


def _is_union(name: str, names: Names) -> bool:
    known = names.get(name) or kind_by_name(name) == "union"
    return bool(known or _OF_TRADES.search(name))
