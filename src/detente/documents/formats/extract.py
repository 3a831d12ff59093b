"""What comes out of a file: its text, and what the file says of itself."""

from dataclasses import dataclass
from datetime import date

from detente.documents.decode import as_seen
from detente.documents.document import Doubt, Written

Doubted = tuple[int, int, Doubt]
"""Where a passage starts and ends, and what speaks against it."""

_LIGATURES = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl",
    0xFB05: "st", 0xFB06: "st",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bounds:
    """How far a file may unfold.

    Attributes
    ----------
    members
        Files that may lie in one archive.
    expanded
        Bytes that all of them may have.
    ratio
        Bytes that one packed byte may become on the whole.
    """

    members: int = 10_000
    expanded: int = 200_000_000
    ratio: int = 200


@dataclass(frozen=True, slots=True)
class Member:
    """A file that lies in another one.

    Attributes
    ----------
    name
        Within the other.
    content
        Its bytes.
    fault
        Why there are none; empty when there are.
    """

    name: str
    content: bytes = b""
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a file holds.

    Attributes
    ----------
    text
        As `plain` leaves it.
    title, date, author, site
        As far as the file says; empty otherwise. Dates are ``YYYY-MM-DD``.
    made
        The day on which the file says it was made or last saved.
    links
        Names of the sources that the text links to, each once.
    pages
        Where in the text each page begins.
    doubts
        Passages that the format itself tells to be no part of the text proper.
    remarks
        What could not be read of it.
    members
        Files that lie in it.
    written
        Of a letter: its passages, in order, and who wrote each.
    """

    text: str = ""
    title: str = ""
    date: str = ""
    author: str = ""
    site: str = ""
    made: str = ""
    links: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    doubts: tuple[Doubted, ...] = ()
    remarks: tuple[str, ...] = ()
    members: tuple[Member, ...] = ()
    written: tuple[Written, ...] = ()


def not_before(day: date, year: int) -> str:
    """Return a day as ``YYYY-MM-DD``; nothing when no such file could be of that day.

    A clock that was never set, or was hidden so that two files come out alike, begins
    at 1601, 1904, 1970 or 1980.

    Parameters
    ----------
    day
        Which a file says it is of.
    year
        In which files of its kind were first made.

    Examples
    --------
    >>> not_before(date(2026, 2, 5), 1993), not_before(date(1970, 1, 1), 1993)
    ('2026-02-05', '')
    """
    return day.isoformat() if day.year >= year else ""


def plain(text: str) -> str:
    r"""Return a text as it is seen, without ligatures and halves of characters.

    Examples
    --------
    >>> plain("ﬁrst oﬀer\r\nof\u00ad ours")
    'first offer\nof ours'
    """
    if text.isascii():
        return as_seen(text)
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return as_seen(whole.translate(_LIGATURES))
