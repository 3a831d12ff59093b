"""States and moves of a conflict, in the forms in which people write them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente.casefile.wording import MisreadError, quoted, unknown_name
from detente.errors import TooLargeError
from detente.model import State
from detente.model.conflict import MARKS, MAX_STATES

_MARKS: Mapping[str, str] = {
    "y": "Y", "yes": "Y", "true": "Y", "n": "N", "no": "N", "false": "N", "-": "-",
}  # fmt: skip
"""What stands for a mark in a list of them."""
_BITS = str.maketrans("yn01", "YNNY")
_ARROW = re.compile(r"\s*(<->|->|↔|→)\s*")


def by_label(given: Any) -> Mapping[str, Any]:
    """Return what is said of each state by its label, nothing of those in a list.

    Raises
    ------
    MisreadError
        If it is neither a mapping nor a list of labels that differ.
    TooLargeError
        If there are more than `MAX_STATES` states.

    Examples
    --------
    >>> by_label(["peace", "war"])
    {'peace': None, 'war': None}
    """
    if isinstance(given, dict | list) and len(given) > MAX_STATES:
        raise TooLargeError(
            f"{len(given):,} states are above the limit of {MAX_STATES:,}. Leave out "
            "actions, or rule out what cannot be together"
        )
    if isinstance(given, dict):
        return given
    if not isinstance(given, list) or not all(isinstance(one, str) for one in given):
        must = "must be labels, as in [peace, war], or have patterns, as in {1: YN}"
        raise MisreadError(0, f"{must}; got {_told(given)}")
    twice = next((one for one, count in Counter(given).items() if count > 1), None)
    if twice is not None:
        raise MisreadError(
            0, f"must differ from one another; got {quoted(twice)} twice"
        )
    return dict.fromkeys(given)


def pattern(written: Any, titles: Sequence[str], others: str = "N") -> str:
    """Return which options are taken in a state, one mark for each.

    Parameters
    ----------
    written
        A pattern, as text or as a list of marks; or a list of the options that are
        taken, by number or by name.
    titles
        Names of the options.
    others
        The mark of options that are not in such a list.

    Raises
    ------
    MisreadError
        If it is none of these.

    Examples
    --------
    >>> [pattern(one, ["go", "stay"]) for one in ("NY", "n y", ["N", "Y"], ["stay"])]
    ['NY', 'NY', 'NY', 'NY']
    """
    if isinstance(written, list) and all(isinstance(one, str) for one in written):
        marks = [_MARKS.get(one.lower(), "") for one in written]
        if titles and len(marks) == len(titles) and all(marks):
            return "".join(marks)
        return _taken(written, titles, others)
    text = "" if written is None else written
    marks_only = "".join(text.split()).lower() if isinstance(text, str) else "?"
    found = marks_only.translate(_BITS)
    if len(found) == len(titles) and set(found) <= MARKS:
        return found
    if not titles:
        must = "must have nothing beside its label where there are no options"
    else:
        must = f"must have one of Y, N and - for each of the {len(titles)} options"
    raise MisreadError(0, f"{must}; got {_told(text)}")


def _taken(written: Sequence[str], titles: Sequence[str], others: str) -> str:
    numbers = [str(n) for n in range(1, len(titles) + 1)]
    known = dict(zip(numbers, range(len(titles)), strict=True))
    counts = Counter(titles)
    known |= {t: place for place, t in enumerate(titles) if counts[t] == 1}
    marks = [others] * len(titles)
    for one in written:
        if one not in known:
            raise MisreadError(0, unknown_name(one, known, "a mark or an option"))
        marks[known[one]] = "Y"
    return "".join(marks)


def names(states: Sequence[State]) -> Mapping[str, str]:
    """Return the labels of states by what they can be called: label, or pattern.

    Examples
    --------
    >>> names([State("1", "NN"), State("2", "YN")])
    {'NN': '1', 'YN': '2', '1': '1', '2': '2'}
    """
    by_pattern = {state.pattern: state.label for state in states if state.pattern}
    return by_pattern | {state.label: state.label for state in states}


def pairs(given: Any) -> Iterator[tuple[str, str]]:
    """Yield the moves of a party: the state that one leaves, and where it leads.

    Parameters
    ----------
    given
        By state that is left, one state or a list; or a list, or text with commas, of
        pairs, each a list of two or ``from -> to``, with ``<->`` for there and back.

    Raises
    ------
    MisreadError
        If it is none of these.

    Examples
    --------
    >>> [*pairs({"1": ["2", "3"]})] == [*pairs("1 -> 2, 1 -> 3")]
    True
    >>> [*pairs([["1", "2"], "1 <-> 3"])]
    [('1', '2'), ('1', '3'), ('3', '1')]
    """
    if isinstance(given, dict):
        for here, ends in given.items():
            for there in ends if isinstance(ends, list) else [ends]:
                yield from _pair([here, there])
        return
    each = given.split(",") if isinstance(given, str) else given
    for one in each if isinstance(each, list) else [None]:
        yield from _pair(one)


def _pair(given: Any) -> Iterator[tuple[str, str]]:
    if isinstance(given, dict) and set(given) == {"from", "to"}:
        yield from pairs({given["from"]: given["to"]})
        return
    ends = _ARROW.split(given.strip()) if isinstance(given, str) else given
    if isinstance(ends, list) and all(isinstance(one, str) for one in ends):
        if len(ends) == 2:
            yield ends[0], ends[1]
            return
        if len(ends) == 3 and isinstance(given, str):
            yield ends[0], ends[2]
            if ends[1] in ("<->", "↔"):
                yield ends[2], ends[0]
            return
    must = "must be pairs of states, as in [[1, 2]], or lead on, as in {1: [2, 3]}"
    raise MisreadError(0, f"{must}; got {_told(given)}")


def _told(given: Any) -> str:
    if isinstance(given, list):
        return f"a list of {len(given)}"
    if isinstance(given, dict):
        return f"a mapping of {len(given)}"
    return quoted(given) if isinstance(given, str) else "nothing"
