"""People who only study the talks: "a fellow at the Aro Institute" speaks for no party."""

import re
from functools import cache
from typing import Any

from detente.reading.words import words


def is_scholar(name: Any) -> bool:
    """Tell whether what stands behind a person's name makes them one who only studies.

    Of a house that advises, somebody is whatever joins the two; of a school or an
    institute, which may have a stand of its own, only who is "at" it.

    Parameters
    ----------
    name
        The last word of the name.

    Examples
    --------
    >>> from detente.reading.parse import phrases
    >>> told = phrases(["said Ann Lee, a director at the Aro Policy Institute."])
    >>> [is_scholar(word) for doc in told.values() for word in doc if word.text == "Lee"]
    [True]
    """
    behind = name.doc[name.i + 1 : name.right_edge.i + 1]
    if len(behind) < _LEAST:
        return False
    said = behind.text.partition("\n")[0]
    return bool(_houses().search(said) or _at_schools().search(said))


_LEAST = 3
"""Words of ", who is at" or "of the Institute"."""


def is_house(name: str) -> bool:
    """Tell whether a name is that of a house which only studies or advises.

    Examples
    --------
    >>> is_house("Aro Crisis Group"), is_house("Aro Institute of Bakers")
    (True, False)
    """
    return bool(_houses().search(name))


@cache
def _houses() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(words("roles", "studies"))))
    return re.compile(rf"\b(?:{names})\b")


@cache
def _at_schools() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(words("roles", "schools"))))
    return re.compile(rf"\bat (?:the )?(?:[A-Z][\w'.-]+ )*(?:{names})\b")
