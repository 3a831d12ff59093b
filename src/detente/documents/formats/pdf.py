"""PDF: its text page by page, each quote with the page it stands on."""

from contextlib import suppress
from io import BytesIO
from typing import Any

from detente.documents.formats.extract import Extract, not_before, plain
from detente.documents.formats.reflow import reflowed
from detente.documents.words import words
from detente.errors import DocumentError, TooLargeError

MAX_PAGES = 5_000
_FIRST = 1993
"""The year of the format (PDF 1.0)."""
_LOCKED = (
    "must open without a password; found an encrypted PDF. "
    "Save a copy without a password and give that."
)


def extract(content: bytes) -> Extract:
    """Return the text of a PDF: paragraphs whole, running heads once.

    Raises
    ------
    DocumentError
        If it needs a password, or has no text.
    TooLargeError
        If it has too many pages.
    """
    from pypdf import PdfReader

    reader = PdfReader(BytesIO(content), strict=False)
    _unlock(reader)
    n_pages = len(reader.pages)
    if n_pages > MAX_PAGES:
        raise TooLargeError(
            f"must have at most {MAX_PAGES:,} pages; found {n_pages:,}. "
            "Split it, or keep the part about the negotiation."
        )
    pages = [plain(page.extract_text()) for page in reader.pages]
    empty = [n for n, page in enumerate(pages, start=1) if not page.strip()]
    if len(empty) == n_pages:
        raise DocumentError(_scanned(n_pages))
    text, starts = reflowed(pages)
    said = reader.metadata
    title = plain(str(said.title or "")) if said else ""
    return Extract(
        text=text,
        title=title if _stands_in(title, text) else "",
        made=_day(said),
        author=plain(str(said.author or "")) if said else "",
        pages=starts,
        remarks=_without_text(empty),
    )


def _unlock(reader: Any) -> None:
    """Open a PDF that is locked without a password, as many are."""
    from pypdf.errors import DependencyError

    if not reader.is_encrypted:
        return
    try:
        opened = reader.decrypt("")
    except (DependencyError, NotImplementedError):
        raise DocumentError(_LOCKED) from None
    if not opened:
        raise DocumentError(_LOCKED)


def _scanned(n_pages: int) -> str:
    if not n_pages:
        return "must hold text; found a PDF without pages. Save it again."
    their = "its page" if n_pages == 1 else f"its {n_pages:,} pages"
    return (
        f"must hold text; found none on {their}: it seems to be scanned. "
        "Run OCR over it first and give the result."
    )


def _without_text(empty: list[int]) -> tuple[str, ...]:
    """Say which pages hold no text."""
    if not empty:
        return ()
    first = ", ".join(map(str, empty[:10])) + (" and more" if len(empty) > 10 else "")
    return (f"no text on page {first}: scanned, a picture or blank.",)


def _stands_in(title: str, text: str) -> bool:
    """Tell whether a title is that of the text, and not of its template or file."""
    own = " ".join(words(title))
    return bool(own) and own in " ".join(words(text[:5_000]))


def _day(said: Any) -> str:
    """Return the day a PDF says it was made; nothing when it says none or nonsense."""
    with suppress(ValueError, AttributeError, TypeError, OverflowError):
        return not_before(said.creation_date.date(), _FIRST)
    return ""
