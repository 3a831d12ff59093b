"""Wishes over actions, as option prioritisation writes them."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import product

from detente.casefile.wording import MisreadError, quoted

_TOKEN = re.compile(r"\s*(-?\d+|[a-z]+|[()])", re.IGNORECASE)
_PATTERN = re.compile(r"[YN-]+")
_WORDS = ("iff", "if", "or", "and")
"""What joins two formulas, the loosest first."""
MAX_NAMED = 10
"""Actions that one formula may name."""
MAX_TOKENS = 200
"""Words and numbers of a formula."""

_Test = Callable[[Sequence[bool]], bool]
"""Tells whether a formula holds, of which actions are taken."""


def wish(text: str, n_actions: int) -> tuple[str, ...]:
    """Read one wish: the patterns of which a state must fit one.

    Parameters
    ----------
    text
        A pattern such as ``-Y-N``, or a formula [1]_: ``3`` for action 3 taken, ``-3``
        for not taken, joined by ``and``, ``or``, ``if`` and ``iff``, with ``not`` and
        brackets; ``1 if 2`` fails only where 2 is taken and 1 is not.
    n_actions
        Of the conflict.

    Raises
    ------
    MisreadError
        With the place where it goes wrong, or if no state could fulfil it.

    References
    ----------
    .. [1] L. Fang, K. W. Hipel, D. M. Kilgour, X. Peng (2003). A decision support
       system for interactive decision making, part I: model formulation. IEEE
       Transactions on Systems, Man, and Cybernetics C 33(1), 42-55.

    Examples
    --------
    >>> wish("-1 or 3", 3)
    ('N-N', 'N-Y', 'Y-Y')
    """
    if _PATTERN.fullmatch(text) and len(text) == n_actions:
        return (text,)
    parser = _Parser(text, n_actions)
    holds = parser.whole()
    named = sorted(parser.named)
    found = []
    for marks in product((False, True), repeat=len(named)):
        taken = dict(zip(named, marks, strict=True))
        if holds([taken.get(a, False) for a in range(n_actions)]):
            found.append(_pattern(taken, n_actions))
    if not found:
        what = f"must be something that can be; got {quoted(text)}, which never holds"
        raise MisreadError(0, what)
    return tuple(found)


def _pattern(taken: dict[int, bool], n_actions: int) -> str:
    marks = ("NY"[taken[a]] if a in taken else "-" for a in range(n_actions))
    return "".join(marks)


class _Parser:
    """One formula, read from left to right, the loosest word first."""

    def __init__(self, text: str, n_actions: int) -> None:
        self.named: set[int] = set()
        self._text, self._n_actions = text, n_actions
        self._tokens = [*self._split()]
        self._next = 0
        if len(self._tokens) > MAX_TOKENS:
            what = f"must have at most {MAX_TOKENS} words and numbers"
            raise MisreadError(0, f"{what}; got {len(self._tokens):,}")

    def whole(self) -> _Test:
        """Read all of it."""
        found = self._joined(0)
        if self._next < len(self._tokens):
            raise self._misread("must join actions by and, or, if, iff")
        return found

    def _split(self) -> Iterator[tuple[int, str]]:
        place, text = 0, self._text.rstrip()
        while place < len(text):
            token = _TOKEN.match(text, place)
            if token is None:
                raise MisreadError(place, f"{_MUST}; got {quoted(text[place:])}")
            yield token.start(1), token[1].lower()
            place = token.end()

    def _joined(self, loosest: int) -> _Test:
        if loosest == len(_WORDS):
            return self._single()
        word, first = _WORDS[loosest], self._joined(loosest + 1)
        while self._take(word):
            first = _join(word, first, self._joined(loosest + 1))
        return first

    def _single(self) -> _Test:
        if self._take("not"):
            return _negated(self._single())
        if self._take("("):
            inside = self._joined(0)
            if not self._take(")"):
                raise self._misread("must close every bracket")
            return inside
        return self._action()

    def _action(self) -> _Test:
        token = self._peek()
        if not token.lstrip("-").isdigit():
            raise self._misread(_MUST)
        number = int(token)
        if not 1 <= abs(number) <= self._n_actions:
            must = f"must name actions from 1 to {self._n_actions}"
            raise self._misread(must)
        self.named.add(abs(number) - 1)
        if len(self.named) > MAX_NAMED:
            raise self._misread(f"must name at most {MAX_NAMED} actions")
        self._next += 1
        return _taken(abs(number) - 1, wanted=number > 0)

    def _peek(self) -> str:
        at_end = self._next >= len(self._tokens)
        return "" if at_end else self._tokens[self._next][1]

    def _take(self, word: str) -> bool:
        here = self._peek() == word
        self._next += here
        return here

    def _misread(self, must: str) -> MisreadError:
        at_end = self._next >= len(self._tokens)
        place = len(self._text) if at_end else self._tokens[self._next][0]
        got = "its end" if at_end else quoted(self._tokens[self._next][1])
        return MisreadError(place, f"{must}; got {got} in {quoted(self._text)}")


_MUST = "must be a pattern such as Y-N, or actions by number, as in '1 and (-2 or 3)'"


def _taken(action: int, *, wanted: bool) -> _Test:
    return lambda taken: taken[action] is wanted


def _negated(one: _Test) -> _Test:
    return lambda taken: not one(taken)


def _join(word: str, one: _Test, other: _Test) -> _Test:
    tests: dict[str, _Test] = {
        "and": lambda taken: one(taken) and other(taken),
        "or": lambda taken: one(taken) or other(taken),
        "if": lambda taken: one(taken) or not other(taken),
        "iff": lambda taken: one(taken) == other(taken),
    }
    return tests[word]
