"""Where the values of a JSON text stand, looked for when one of them is wrong."""

import json
import re
from collections.abc import Iterator, Sequence

Steps = tuple[str | int, ...]
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\],:]|[^\s{}\[\],:"]+')


def place_of(text: str, steps: Sequence[str | int]) -> int:
    """Return where the value begins that some steps lead to, or the last on the way.

    Parameters
    ----------
    text
        JSON without a fault.
    steps
        Keys and places, counted from 0, from the top.

    Examples
    --------
    >>> text = '{"a": [1, {"b": 2}]}'
    >>> text[place_of(text, ("a", 1, "b")) :], text[place_of(text, ("a", 1, "c")) :]
    ('2}]}', '{"b": 2}]}')
    """
    found, taken = 0, -1
    for path, start in _values(text):
        if taken < len(path) <= len(steps) and path == [*steps[: len(path)]]:
            found, taken = start, len(path)
    return found


def twice(text: str) -> tuple[Steps, int]:
    """Return the steps to a key that stands again, and where its value then begins.

    Examples
    --------
    >>> twice('{"a": {"b": 1, "b": 2}}')
    (('a', 'b'), 20)
    """
    seen: set[Steps] = set()
    for path, start in _values(text):
        steps = tuple(path)
        if steps in seen:
            return steps, start
        seen.add(steps)
    return (), 0


def _values(text: str) -> Iterator[tuple[list[str | int], int]]:
    """Yield the steps to each value, and where it begins."""
    path: list[str | int] = []
    key = False
    for token in _TOKEN.finditer(text):
        sign = token[0]
        if sign in ("}", "]"):
            path.pop()
            key = False
        elif sign == ",":
            key = isinstance(path[-1], str)
            if isinstance(path[-1], int):
                path[-1] += 1
        elif key:
            path[-1], key = json.loads(sign), False
        elif sign != ":":
            yield path, token.start()
            if sign in ("{", "["):
                path.append("" if sign == "{" else 0)
                key = sign == "{"
