"""What was reported and said, each piece tied to a verbatim quote."""

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

Span = tuple[int, int]
AGENDA = "agenda"
"""The issue of statements about what belongs on the table."""


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
        Of the file's bytes, in hexadecimal.
    title, date
        As far as the document says; empty otherwise. Dates are ``YYYY-MM-DD``.
    cites
        Sources that the document itself names.
    same_text_as
        Ids of documents that are renderings of the same text.
    """

    id: str
    file: str = ""
    sha256: str = ""
    title: str = ""
    date: str = ""
    cites: tuple[str, ...] = ()
    same_text_as: tuple[str, ...] = ()


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
        When it was said or reported, ``YYYY-MM-DD``; empty when not known.
    confidence
        The reader's own, in (0, 1]; 1 when an analyst has confirmed it.

    Raises
    ------
    CaseError
        If the act is unknown, or the span does not fit the quote.
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

    def __post_init__(self) -> None:
        where = f"statements.{self.id}"
        if self.act not in ACTS:
            raise CaseError(
                f"{where}.act", f"must be one of {list(ACTS)}; got {self.act!r}"
            )
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
        Of an event: a year or ``YYYY-MM-DD``.
    issue, party
        Ids that it concerns; empty when none.
    of
        For stakes: ``agreement`` or ``failure``.
    effect
        For stakes: ``better`` or ``worse``, for the party or for all.
    carriers
        Ids of all documents that carry it.
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
