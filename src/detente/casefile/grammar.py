"""The grammar of knowledge: orders, ratios, ranges, red lines.

A line is one of::

    a > b >= c = d          a chain; b >= c: at least as much; a > 2 x b: a ratio
    a: 0.4                  also 0.4 to 0.6, about 0.5, 40 %, 1/3, unknown
    a: best                 options only; also worst
    never a                 options only; the party would not sign it
    unknown

and ends in ``(proposed 0.7)`` as long as nobody has confirmed it. Names are matched
against the known ones, the longest first, so that they may contain spaces, commas,
digits and words of the grammar; a name that still could be misread goes in double
quotes, doubled inside.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, NoReturn, cast

from detente.casefile.amounts import NUMBER, amount, number
from detente.casefile.marks import marked
from detente.casefile.wording import COMMA, MisreadError, quoted, unknown_name
from detente.model import Fact, Line, Order, Range, RedLine, Relation

Of = Literal["weights", "options"]
_RELATION = re.compile(r"\s*(>=|≥|>|=)\s*")
_GOES_ON = re.compile(r"\s*[>≥=:]")
_GOES_ON_OR_ENDS = re.compile(r"\s*(?:[>≥=:]|$)")
_RATIO = re.compile(rf"({NUMBER})\s*(?:x\s|×|\*)\s*")
_QUOTED = re.compile(r'"((?:[^"]|"")*)"')


@dataclass(frozen=True, slots=True)
class Names:
    """The names a line can be about.

    Attributes
    ----------
    known
        Issue ids, or labels of one issue's options.
    of
        ``weights`` or ``options``.
    """

    known: tuple[str, ...]
    of: Of

    @property
    def what(self) -> str:
        """One of them, in words."""
        return "an issue" if self.of == "weights" else "an option of the issue"


def read_line(text: str, names: Names, place: int = 0) -> Line:
    """Read one line of knowledge.

    Raises
    ------
    MisreadError
        With the place in the text at which it goes wrong.

    Examples
    --------
    >>> names = Names(("full lifting", "none", "some, in steps"), "options")
    >>> line = read_line("full lifting > some, in steps > none (proposed 0.7)", names)
    >>> len(line.facts), line.confidence
    (2, 0.7)
    """

    def read(body: str, confidence: float) -> Line:
        start = len(body) - len(body.lstrip())
        if not body.strip():
            raise MisreadError(0, "must say something, or 'unknown'; got nothing")
        facts = _Reader(body, names).every_fact(start)
        return Line(body.strip(), facts, confidence, place)

    return marked(text, read)


def read_value(name: str, value: str, names: Names, place: int = 0) -> Line:
    """Read what is said of one name that stands apart, as in ``{a: 0.4 to 0.6}``.

    Raises
    ------
    MisreadError
        With the place in `value` at which it goes wrong; -1 for the name.
    """
    if name not in names.known:
        cut = "" if value else COMMA
        raise MisreadError(-1, unknown_name(name, names.known, names.what) + cut)

    def read(body: str, confidence: float) -> Line:
        try:
            facts = tuple(_value(name, body.strip(), names))
        except MisreadError as error:
            lead = len(body) - len(body.lstrip())
            raise MisreadError(lead + error.offset, error.message) from None
        return Line(f"{name}: {body.strip()}", facts, confidence, place)

    return marked(value, read)


def _value(name: str, text: str, names: Names) -> Iterator[Fact]:
    """Read what follows a name and a colon."""
    if text == "unknown":
        return
    if text in {"best", "worst", "never"} and names.of == "weights":
        raise MisreadError(
            0, f"must be a number or a range; got {quoted(text)}, said of options only"
        )
    if text == "never":
        yield RedLine(name)
        return
    ends = {"best": (Fraction(1), Fraction(1)), "worst": (Fraction(0), Fraction(0))}
    yield Range(name, *(ends[text] if text in ends else amount(text)))


class _Reader:
    """Reads the body of a line from left to right."""

    def __init__(self, text: str, names: Names) -> None:
        self.text = text
        self.names = names
        self.longest_first = sorted(names.known, key=len, reverse=True)
        self.wrong: list[MisreadError] = []

    def every_fact(self, start: int) -> tuple[Fact, ...]:
        """Read the whole line from ``start``, or say all that is wrong with it."""
        facts: tuple[Fact, ...] = ()
        try:
            facts = tuple(self.facts(start))
        except MisreadError as error:
            self.wrong.append(error)
        if self.wrong:
            first, *more = self.wrong
            raise MisreadError(first.offset, first.message, more)
        return facts

    def facts(self, start: int) -> Iterator[Fact]:
        """Read the whole line from ``start``."""
        if self.text[start:].strip() == "unknown":
            return
        first = self.name(start, _GOES_ON)
        if first is None and self.text.startswith("never ", start):
            yield self._red_line(start + len("never "))
            return
        left, end = first or self.name(start) or self._passed_over(start)
        if self.text.startswith(":", self._skip(end)):
            yield from self._colon(left, self._skip(end) + 1)
        else:
            yield from self._chain(left, end)

    def name(
        self, start: int, before: re.Pattern[str] = _GOES_ON_OR_ENDS
    ) -> tuple[str, int] | None:
        """Return the longest known name at a place, and where it ends.

        What follows it must look like ``before``, so that no name matches the
        beginning of a longer word.
        """
        in_quotes = _QUOTED.match(self.text, start)
        if in_quotes:
            plain = in_quotes[1].replace('""', '"')
            if plain in self.names.known:
                return plain, in_quotes.end()
        for name in self.longest_first:
            end = start + len(name)
            if self.text.startswith(name, start) and before.match(self.text, end):
                return name, end
        return None

    def _skip(self, at: int) -> int:
        """Return the place of the next character that is not blank."""
        return len(self.text) - len(self.text[at:].lstrip())

    def _colon(self, name: str, start: int) -> Iterator[Fact]:
        start = self._skip(start)
        try:
            yield from _value(name, self.text[start:].strip(), self.names)
        except MisreadError as error:
            raise MisreadError(start + error.offset, error.message) from None

    def _red_line(self, start: int) -> Fact:
        if self.names.of == "weights":
            raise MisreadError(
                0, "must be about weights; got 'never', said of options only"
            )
        start = self._skip(start)
        name, end = self.name(start) or self._refuse_name(start)
        if self.text[end:].strip():
            got = quoted(self.text[end:].strip())
            raise MisreadError(end, f"must end after a red line; got {got}")
        return RedLine(name)

    def _chain(self, left: str, end: int) -> Iterator[Fact]:
        """Read ``> b >= c …`` after the first name."""
        if self._skip(end) == len(self.text) and not self.wrong:
            raise MisreadError(
                end,
                "must compare, as in 'a > b', or say a value, as in 'a: 0.4'; "
                f"got {quoted(left)} alone",
            )
        while self._skip(end) < len(self.text):
            relation = _RELATION.match(self.text, end)
            if relation is None:
                got = quoted(self.text[end:].strip())
                raise MisreadError(
                    self._skip(end), f"must go on with '>', '>=' or '='; got {got}"
                )
            ratio, start = self._ratio(relation.end())
            right, end = self.name(start) or self._passed_over(start)
            sign = cast("Relation", relation[1].replace("≥", ">="))
            yield Order(left, sign, right, ratio)
            left = right

    def _ratio(self, start: int) -> tuple[Fraction, int]:
        """Read ``2 x`` before a name; 1 when there is none."""
        found = _RATIO.match(self.text, start)
        if found is None or self.name(start):
            return Fraction(1), start
        ratio = number(found[1])
        if not ratio:
            raise MisreadError(start, "ratio must be above 0; got '0'")
        return ratio, found.end()

    def _passed_over(self, start: int) -> tuple[str, int]:
        """Note what is wrong with a name, so that the rest can be looked at."""
        try:
            self._refuse(start)
        except MisreadError as error:
            self.wrong.append(error)
        return "", start + len(self._word(start))

    def _refuse(self, start: int) -> NoReturn:
        """Say that there is no known name at a place."""
        got = self._word(start)
        self._refuse_less_than(start, got)
        self._refuse_list(start, got)
        for name in self.longest_first:
            if got.startswith(f"{name} "):
                what = f"must go on with '>', '>=' or '='; got {quoted(got)}"
                raise MisreadError(start + len(name), what)
        self._refuse_name(start)

    def _refuse_name(self, start: int) -> NoReturn:
        """Say that what stands at a place is no known name, and which is nearest."""
        what = unknown_name(self._word(start), self.names.known, self.names.what)
        raise MisreadError(start, what)

    def _word(self, start: int) -> str:
        """Return what stands at a place where a name should."""
        return re.split(r">|≥|=|:\s", self.text[start:])[0].rstrip()

    def _refuse_less_than(self, start: int, got: str) -> None:
        smaller, sign, larger = (part.strip() for part in got.partition("<"))
        if sign and {smaller, larger} <= {*self.names.known, ""}:
            example = f"{larger or 'b'} > {smaller}"
            what = f"must put the larger first, as in '{example}'; got {quoted(got)}"
            raise MisreadError(start, what)

    def _refuse_list(self, start: int, got: str) -> None:
        listed = [part.strip() for part in got.split(",")]
        if len(listed) > 1 and {*listed} <= {*self.names.known}:
            what = f"must compare them, as in {quoted(' > '.join(listed))}"
            raise MisreadError(start, f"{what}; got {quoted(got)}")
