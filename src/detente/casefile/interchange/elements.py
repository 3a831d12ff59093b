"""XML to plain elements that know their lines; DTDs and entities are refused."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any
from xml.parsers import expat

from detente.casefile.interchange.given import faulty
from detente.casefile.interchange.numerals import exact
from detente.casefile.wording import listed, quoted
from detente.errors import CaseFileError

MAX_NESTING = 40


@dataclass(slots=True)
class Element:
    """An element: its name, attributes and children; text between is passed over."""

    file: str
    name: str
    attributes: Mapping[str, str]
    place: tuple[int, int]
    children: "list[Element]" = field(default_factory=list)

    def every(self, *names: str) -> "Iterator[Element]":
        """Yield the elements of these names inside this one, in their order."""
        waiting = self.children[::-1]
        while waiting:
            element = waiting.pop()
            if element.name in names:
                yield element
            waiting += element.children[::-1]

    def first(self, name: str) -> "Element | None":
        """Return the first element of a name inside this one, or None."""
        return next(self.every(name), None)

    def fault(self, message: str) -> CaseFileError:
        """Return the error that this element is wrong."""
        label = self.attributes.get("name") or self.attributes.get("value")
        where = f"{self.name} {label!r}" if label else self.name
        error: CaseFileError = faulty(self.file, message, self.place, where)
        return error

    def text(self, name: str) -> str:
        """Return an attribute that must be there."""
        found = self.attributes.get(name, "")
        if not found:
            got = listed(self.attributes, "and") if self.attributes else "none"
            got = "it with nothing in it" if name in self.attributes else got
            raise self.fault(f"must have the attribute {quoted(name)}; got {got}")
        return found

    def number(self, name: str) -> Fraction:
        """Return an attribute that must be a number."""
        try:
            return exact(self.text(name))
        except ValueError as error:
            raise self.fault(f"{name} {error}") from None


class _Builder:
    """Puts elements together from what the parser meets, without recursion."""

    def __init__(self, file: str, parser: expat.XMLParserType) -> None:
        self.top = Element(file, "", {}, (1, 1))
        self._file = file
        self._open = [self.top]
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype

    def _place(self) -> tuple[int, int]:
        return self._parser.CurrentLineNumber, self._parser.CurrentColumnNumber + 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = Element(self._file, name, attributes, self._place())
        if len(self._open) > MAX_NESTING:
            raise element.fault(f"must nest at most {MAX_NESTING} deep; got one more")
        self._open[-1].children.append(element)
        self._open.append(element)

    def _end(self, _: str) -> None:
        self._open.pop()

    def _doctype(self, *_: Any) -> None:
        what = "must have no DTD and no entities; got <!DOCTYPE. Delete it"
        raise faulty(self._file, what, self._place())


def from_xml(content: bytes, file: str) -> Element:
    """Read XML.

    Parameters
    ----------
    content
        As it is in the file, which may name its encoding.
    file
        What messages call it.

    Raises
    ------
    CaseFileError
        If it is none, or has a DTD, with line and column.

    Examples
    --------
    >>> from_xml(b'<a><b value="0.1"/></a>', "a.xml").first("b").number("value")
    Fraction(1, 10)
    """
    parser = expat.ParserCreate()
    builder = _Builder(file, parser)
    try:
        parser.ParseFile(io.BytesIO(content))
    except expat.ExpatError as error:
        place = error.lineno, error.offset + 1
        said = expat.errors.messages.get(error.code, str(error))
        raise faulty(file, f"must be XML; {said}", place) from None
    except (LookupError, ValueError):  # an encoding that nobody knows, or is no such
        raise faulty(file, "must be XML in UTF-8. Save the file as UTF-8") from None
    return builder.top.children[0]
