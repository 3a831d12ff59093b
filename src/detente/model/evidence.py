"""What was reported and said, each piece tied to a verbatim quote."""

import datetime
import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from detente.errors import CaseError

Act = Literal[
    "demand", "seek", "insist", "prefer", "offer", "willing", "accept", "reject",
    "oppose", "concern", "threaten", "assert",
]  # fmt: skip
ACTS: tuple[Act, ...] = get_args(Act)
Polarity = Literal["positive", "negative"]
Modality = Literal["stated", "conditional", "reported by a rival", "inferred"]
MODALITIES: tuple[Modality, ...] = get_args(Modality)
Origin = Literal["rules", "model", "both"]
ORIGINS: tuple[Origin, ...] = get_args(Origin)

Span = tuple[int, int]
AGENDA = "agenda"
"""The issue of statements about what belongs on the table."""

A_DATE = "must be YYYY, YYYY-MM or YYYY-MM-DD"
STARTS = "must be numbers of characters, from 0 on and none below the one before"
A_SHA256 = "must be 64 hexadecimal digits"

_DATE = re.compile("[0-9]{4}(?:-[0-9]{2}){0,2}")
_SHA256 = re.compile("[0-9a-fA-F]{64}")


def is_date(text: str) -> bool:
    """Tell whether a text is a year, a month or a day that there is.

    Examples
    --------
    >>> is_date("2026-02"), is_date("2026-02-30"), is_date("yesterday")
    (True, False, False)
    """
    if not _DATE.fullmatch(text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - 4 :])
    except ValueError:
        return False
    return True


def is_sha256(text: str) -> bool:
    """Tell whether a text is a SHA-256 in hexadecimal.

    Examples
    --------
    >>> is_sha256("3f" * 32), is_sha256("00")
    (True, False)
    """
    return _SHA256.fullmatch(text) is not None


def are_starts(places: Sequence[int]) -> bool:
    """Tell whether numbers may be where the pages of a text begin.

    Examples
    --------
    >>> are_starts([0, 120, 120]), are_starts([]), are_starts([0, 120, 90])
    (True, True, False)
    """
    return list(places[:1]) in ([], [0]) and list(places) == sorted(places)


def _check(where: str, text: str, holds: Callable[[str], bool], must: str) -> None:
    """Refuse a text that is neither empty nor what it must be."""
    if text and not holds(text):
        raise CaseError(where, f"{must}; got {text!r}")


@dataclass(frozen=True, slots=True)
class Source:
    """A document the case rests on.

    Attributes
    ----------
    id
        Short name, such as ``d1``.
    file
        Where the text is, relative to the case file.
    sha256
        Of the file's bytes, in 64 hexadecimal digits; empty when not known.
    title, date
        As far as the document says; empty otherwise. A date is ``YYYY``, ``YYYY-MM``
        or ``YYYY-MM-DD``.
    author, site
        Who wrote and who published it, as far as the document says; never a party.
    cites
        Sources that the document itself names.
    same_text_as
        Ids of documents that are renderings of the same text.
    pages
        Where in the stored text each page begins; empty for what has no pages.
    waiting
        Number of the first proposal when it is read into the case again, while
        something that it proposed waits to be taken on; 0 when nothing does.

    Raises
    ------
    CaseError
        If the date or the hash is none, the pages are out of order, or a number is
        below 0.
    """

    id: str
    file: str = ""
    sha256: str = ""
    title: str = ""
    date: str = ""
    author: str = ""
    site: str = ""
    cites: tuple[str, ...] = ()
    same_text_as: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    waiting: int = 0

    def __post_init__(self) -> None:
        where = f"documents.{self.id}"
        if not are_starts(self.pages):
            raise CaseError(f"{where}.pages", f"{STARTS}; got {list(self.pages)}")
        if self.waiting < 0:
            must = "must be the number of a proposal"
            raise CaseError(f"{where}.waiting", f"{must}; got {self.waiting}")
        _check(f"{where}.date", self.date, is_date, A_DATE)
        _check(f"{where}.sha256", self.sha256, is_sha256, A_SHA256)

    def page(self, span: Span) -> int:
        """Return the number of the page a span begins on, counted from 1; 0 for none.

        Examples
        --------
        >>> Source("d1", pages=(0, 100)).page((99, 120)), Source("d2").page((99, 120))
        (1, 0)
        """
        return bisect_right(self.pages, span[0])


@dataclass(frozen=True, slots=True)
class Statement:
    """One act by one party, with its quote.

    Attributes
    ----------
    id
        Short name, such as ``s6``.
    party
        Id of the party whose act it is.
    act
        One of `ACTS`.
    issue
        Id of the issue, `AGENDA`, or empty when it is about none.
    content
        What is demanded, sought, offered …, without the condition.
    condition
        What it is made to depend on; empty when on nothing.
    polarity
        ``negative`` when the content is what the party does not want.
    modality
        ``stated``, ``conditional``, ``reported by a rival`` or ``inferred``.
    reported_by
        Who said it for or about the party; empty when the text itself does.
    about
        For a statement about the agenda, ids of the issues it would put on the table.
    quote, document, span
        Verbatim characters ``span[0]:span[1]`` of the text of the document.
    carriers
        Ids of all documents that carry the same sentence.
    date
        When it was said or reported, as in `Source`; empty when not known.
    confidence
        The reader's own, in (0, 1]; 1 when an analyst has confirmed it.
    origin
        Which reader found it: the rules, a language model, or both.
    replaces
        Ids of earlier statements of the party whose position this one gives up.

    Raises
    ------
    CaseError
        If the act is unknown, the date is none, or the span does not fit the quote.
    """

    id: str
    party: str
    act: Act
    issue: str
    content: str
    quote: str
    document: str
    span: Span
    condition: str = ""
    polarity: Polarity = "positive"
    modality: Modality = "stated"
    reported_by: str = ""
    about: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    date: str = ""
    confidence: float = 1.0
    origin: Origin = "rules"
    replaces: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        where = f"statements.{self.id}"
        if self.act not in ACTS:
            raise CaseError(
                f"{where}.act", f"must be one of {list(ACTS)}; got {self.act!r}"
            )
        _check(f"{where}.date", self.date, is_date, A_DATE)
        if self.span[1] - self.span[0] != len(self.quote):
            raise CaseError(
                f"{where}.span",
                f"must be as long as the quote, {len(self.quote)} characters; "
                f"got {list(self.span)}",
            )


NoteKind = Literal["history", "interim", "stakes", "watch"]


@dataclass(frozen=True, slots=True)
class Note:
    """Something the documents say that is nobody's position, with its quote.

    Attributes
    ----------
    kind
        ``history`` (what happened), ``interim`` (a step on the way), ``stakes`` (what
        agreement or failure would bring), ``watch`` (what to look for next).
    text
        In few words.
    quote, document, span
        Verbatim, as in `Statement`.
    date
        Of an event, as in `Source`.
    issue, party
        Ids that it concerns; empty when none.
    of
        For stakes: ``agreement`` or ``failure``.
    effect
        For stakes: ``better`` or ``worse``, for the party or for all.
    carriers
        Ids of all documents that carry it.
    act
        For history: ``withdraw`` where the party left a deal, or took back what it gave
        under one; empty otherwise.
    id
        Short name, such as ``n3``, by which it can stand as evidence; empty when
        nothing rests on it.

    Raises
    ------
    CaseError
        If the date is none.
    """

    kind: NoteKind
    text: str
    quote: str
    document: str
    span: Span
    date: str = ""
    issue: str = ""
    party: str = ""
    of: Literal["", "agreement", "failure"] = ""
    effect: Literal["", "better", "worse"] = ""
    carriers: tuple[str, ...] = ()
    id: str = ""
    act: Literal["", "withdraw"] = ""

    def __post_init__(self) -> None:
        _check(f"{self.kind}.date", self.date, is_date, A_DATE)
