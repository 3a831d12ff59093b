"""What a file gives, each value with its place in it."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from detente.casefile.interchange import places
from detente.casefile.interchange.numerals import Numeral, exact
from detente.casefile.wording import listed, meant, quoted
from detente.errors import CaseFileError, Fault

WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How files of spreadsheet programs begin, which are archives."""
Steps = tuple[str | int, ...]
Place = tuple[int, int]


def faulty(file: str, message: str, place: Place = (1, 1), where: str = "") -> Any:
    """Return the error for one fault of a file."""
    return CaseFileError(file, (Fault(*place, _seen(where), _seen(message)),))


def _seen(text: str) -> str:
    r"""Return text in which every sign is seen, so that none does anything.

    Examples
    --------
    >>> print(_seen("low\x1b[31m"))
    low\x1b[31m
    """
    return "".join(sign if sign.isprintable() else repr(sign)[1:-1] for sign in text)


def decoded(content: bytes, file: str) -> str:
    """Return the text of a file, in UTF-8, or in UTF-16 with its mark.

    Raises
    ------
    CaseFileError
        If it is not in UTF-8, with the line, or is a file of a spreadsheet program.
    """
    if content.startswith(WORKBOOKS):
        what = (
            "must be text; got a workbook. Open it in your spreadsheet program, save "
            "the sheet as 'CSV UTF-8', and name that file"
        )
        raise faulty(file, what)
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        return content.decode("utf-16" if wide else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = "must be text in UTF-8. Save the file as UTF-8"
        raise faulty(file, what, (line, 1)) from None


WINDOWS = "the table is no UTF-8, so it is read as Windows-1252, as Excel saves it"
"""What is told of text that `of_windows` gave."""


def of_windows(content: bytes) -> str:
    r"""Return text as western Windows saves it; empty where it is UTF-8, or no text.

    Examples
    --------
    >>> of_windows(b"N\xe4chte"), of_windows("Nächte".encode())
    ('Nächte', '')
    """
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "" if b"\0" in content else content.decode("cp1252", "replace")
    return ""


def nowhere(_: Steps) -> Place:
    """Say that only the path of a value is known, not its line."""
    return 1, 1


def _path(steps: Steps) -> str:
    return ".".join(str(s + 1) if isinstance(s, int) else s for s in steps)


@dataclass(frozen=True, slots=True)
class Given:
    """A value of a file.

    Attributes
    ----------
    file
        What messages call it.
    value
        Mappings, lists, texts and None; numbers are texts, too.
    steps
        Keys and places, counted from 0, from the top of the file.
    locate
        Tells line and column of such steps.
    """

    file: str
    value: Any
    steps: Steps = ()
    locate: Callable[[Steps], Place] = nowhere

    def fault(self, message: str) -> CaseFileError:
        """Return the error that this value is wrong."""
        place = self.locate(self.steps)
        error: CaseFileError = faulty(self.file, message, place, _path(self.steps))
        return error

    def get(self, name: str) -> "Given | None":
        """Return what stands under a name, or None where nothing does."""
        if not isinstance(self.value, dict):
            raise self.fault(f"must be a mapping; got {self._found()}")
        value = self.value.get(name)
        if value is None:
            return None
        return Given(self.file, value, (*self.steps, name), self.locate)

    def field(self, name: str) -> "Given":
        """Return what stands under a name that must be there."""
        found = self.get(name)
        if found is None:
            got = f"only {listed(self.value, 'and')}" if self.value else "nothing"
            raise self.fault(f"must say {quoted(name)}; got {got}")
        return found

    def fields(self) -> Iterator[tuple[str, "Given"]]:
        """Yield names and what stands under each; nothing may be left empty."""
        yield from ((name, self.field(name)) for name in self._entries())

    def _entries(self) -> Mapping[str, Any]:
        if not isinstance(self.value, dict) or not self.value:
            raise self.fault(f"must be a mapping with entries; got {self._found()}")
        return self.value

    def items(self) -> Iterator["Given"]:
        """Yield the items of a list."""
        if not isinstance(self.value, list) or not self.value:
            raise self.fault(f"must be a list with items; got {self._found()}")
        for place, item in enumerate(self.value):
            yield Given(self.file, item, (*self.steps, place), self.locate)

    def text(self) -> str:
        """Return the value as text."""
        if not isinstance(self.value, str) or not self.value:
            raise self.fault(f"must be text; got {self._found()}")
        return str(self.value)

    def number(self) -> Fraction:
        """Return the value as an exact number."""
        if not isinstance(self.value, str):
            raise self.fault(f"must be a number; got {self._found()}")
        try:
            return exact(self.value)
        except ValueError as error:
            raise self.fault(str(error)) from None

    def numbers(self, names: Sequence[str]) -> tuple[Fraction, ...]:
        """Return the number under each of some names, which must all be there."""
        self.only(names)
        return tuple(self.field(name).number() for name in names)

    def weights(self, names: Sequence[str]) -> tuple[Fraction, ...]:
        """Return numbers as `numbers` does, none of which may be below 0."""
        found = self.numbers(names)
        for name, weight in zip(names, found, strict=True):
            if weight < 0:
                raise self.field(name).fault("must not be below 0; got one that is")
        return found

    def only(self, names: Sequence[str]) -> None:
        """Refuse a name that is none of these."""
        known = frozenset(names)
        for name, value in self._entries().items():
            if name not in known:
                found = Given(self.file, value, (*self.steps, name), self.locate)
                near = meant(name, list(known))
                raise found.fault(f"must be {listed(names)}; got {quoted(name)}{near}")

    def _found(self) -> str:
        if isinstance(self.value, dict):
            return "a mapping" if self.value else "nothing"
        if isinstance(self.value, list):
            return f"a list of {len(self.value)}"
        if isinstance(self.value, bool):
            return str(self.value).lower()
        return quoted(self.value or "")


def from_json(text: str, file: str) -> Given:
    """Read JSON; numbers stay as they are written.

    Raises
    ------
    CaseFileError
        If it is none, with line and column.

    Examples
    --------
    >>> from_json('{"weight": 0.1}', "a.json").field("weight").number()
    Fraction(1, 10)
    """
    try:
        value = json.loads(
            text,
            parse_float=Numeral,
            parse_int=Numeral,
            parse_constant=Numeral,
            object_pairs_hook=_different,
        )
    except json.JSONDecodeError as error:
        place = error.lineno, error.colno
        raise faulty(file, f"must be JSON; {error.msg}", place) from None
    except RecursionError:
        raise faulty(file, "must be JSON; it nests too deep") from None
    except _TwiceError:
        steps, start = places.twice(text)
        what = "must stand once; got it again"
        raise faulty(file, what, _line(text, start), _path(steps)) from None
    return Given(file, value, (), lambda s: _line(text, places.place_of(text, s)))


class _TwiceError(Exception):
    """A key that stands twice."""


def _different(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise _TwiceError
    return found


def _line(text: str, index: int) -> Place:
    """Return line and column of a character."""
    from detente.casefile.nodes import Lines

    return Lines(text).place(index)


def from_yaml(text: str, file: str) -> Given:
    """Read YAML, in which everything is text; so is a key that is a list, as JSON.

    Raises
    ------
    CaseFileError
        If it is none, or uses what `detente.casefile.nodes.compose` refuses.

    Examples
    --------
    >>> from_yaml("weight: 0.1", "a.yml").field("weight").number()
    Fraction(1, 10)
    """
    from detente.casefile.nodes import Lines, compose, deepest, plain

    tree, faults = compose(text, lists_as_keys=True)
    if tree is None or faults:
        raise CaseFileError(file, tuple(faults))
    lines = Lines(text)
    return Given(
        file, plain(tree), (), lambda s: lines.place(deepest(tree, s)[0].start)
    )
