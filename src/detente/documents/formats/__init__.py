"""Files of any known format to plain text, each format in a file of its own.

What stands here parses what strangers wrote: outside the tests it runs in the child
process of `detente.documents.child` only. Libraries are loaded when first used.
"""

from importlib import import_module

from detente.documents.formats.extract import Bounds, Extract, Member
from detente.documents.formats.kinds import SUFFIXES, Format, format_of

__all__ = ["SUFFIXES", "Bounds", "Extract", "Format", "Member", "extract", "format_of"]

_HOMES = {
    "html": "webpage",
    "pdf": "pdf",
    "docx": "word",
    "email": "mail",
    "zip": "archive",
}
_UNFOLDING = ("docx", "zip")


def extract(form: str, content: bytes, bounds: Bounds) -> Extract:
    """Return what a file holds, given its format (any but ``text``).

    Raises
    ------
    DocumentError, TooLargeError
        Without the file's name, which is not known here.
    """
    home = import_module(f"detente.documents.formats.{_HOMES[form]}")
    unfolds = form in _UNFOLDING
    found: Extract = home.extract(content, *((bounds,) if unfolds else ()))
    return found
