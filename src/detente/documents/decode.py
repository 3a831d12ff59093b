"""Bytes to text, or one line that says why they are none."""

import codecs

from detente.errors import DocumentError, TooLargeError

MAX_BYTES = 20_000_000
MAX_LINES = 1_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = {ord(c): None for c in map(chr, [*range(32), 127]) if c not in "\t\n\r\f\v"}
_UNSEEN = _CONTROLS | {
    code: None
    for first, last in (
        (0x80, 0x84), (0x86, 0x9F), (0xAD, 0xAD), (0x200B, 0x200B), (0x200E, 0x200F),
        (0x202A, 0x202E), (0x2060, 0x2069), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB),
    )
    for code in range(first, last + 1)
}  # fmt: skip
"""What a reader does not see: controls, soft hyphens, spaces of no width, marks that
turn the direction of writing. Joiners stay: Persian and many others need them."""
_ENDS = dict.fromkeys(map(ord, "\f\v\x85\u2028\u2029"), "\n")
_MAX_CONTROLS = 0.002
_MAX_HIGH = 0.3
_HEAD = 4_000
_MOST_ZEROS = 0.4


def decode(name: str, content: bytes) -> str:
    r"""Return the text of a file as it is seen, with line ends as ``\n``.

    UTF-8, UTF-16 and UTF-32 are told by their marks, UTF-8 also by its form and UTF-16
    by its zeros; anything else is taken for Windows-1252 when it looks like prose in
    it, but for what is UTF-8 within it.

    Parameters
    ----------
    name
        What errors call the file.
    content
        Its bytes.

    Raises
    ------
    DocumentError
        If the file is empty, a binary, or text of an unknown encoding.
    TooLargeError
        If it has more than `MAX_BYTES` bytes or `MAX_LINES` lines.

    Examples
    --------
    >>> decode("note.txt", b"Talks\r\nend")
    'Talks\nend'
    """
    require_size(name, len(content))
    text = _decoded(name, content)
    _refuse_controls(name, text)
    return require_text(name, as_seen(text), len(content))


def as_seen(text: str) -> str:
    r"""Return a text without what nobody sees, all its line ends as ``\n``.

    Examples
    --------
    >>> as_seen("Nor\u00adway\r\npays\u2028now")
    'Norway\npays\nnow'
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return text.translate(_ENDS).translate(_UNSEEN)


def require_text(name: str, text: str, n_bytes: int) -> str:
    """Return a text that has letters and not too many lines.

    Raises
    ------
    DocumentError
        If it has no letter.
    TooLargeError
        If it has more than `MAX_LINES` lines.
    """
    if not any(character.isalpha() for character in text):
        raise DocumentError(
            f"{name}: must hold text; found no letter in {n_bytes:,} bytes. "
            "Leave it out, or save the article's text into it."
        )
    n_lines = text.count("\n") + 1
    if n_lines > MAX_LINES:
        raise TooLargeError(
            f"{name}: must have at most {MAX_LINES:,} lines; found {n_lines:,}. "
            "Split the file, or keep the part about the negotiation."
        )
    return text


def require_size(name: str, n_bytes: int, most: int = 0) -> None:
    """Refuse a file that is too large before anything is done with it.

    Parameters
    ----------
    name
        What errors call the file.
    n_bytes
        Its size.
    most
        Its limit; `MAX_BYTES` when there is none of its own.

    Raises
    ------
    TooLargeError
        With the size found.
    """
    most = most or MAX_BYTES
    if n_bytes > most:
        raise TooLargeError(
            f"{name}: must be at most {most / 1e6:,.0f} MB; "
            f"found {n_bytes / 1e6:,.1f} MB. "
            "Split the file, or keep the part about the negotiation."
        )


def _decoded(name: str, content: bytes) -> str:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _strictly(name, content, encoding)
    encoding = _unmarked_utf16(content)
    if encoding:
        return _strictly(name, content, encoding)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _prose_in_cp1252(name, content)


def _unmarked_utf16(content: bytes) -> str:
    """Tell UTF-16 without a mark by its zeros, which are at every second place."""
    head = content[:_HEAD]
    if len(content) % 2 or not head.count(0):
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    most = _MOST_ZEROS * (len(head) // 2)
    if odd >= most and not even:
        return "utf-16-le"
    return "utf-16-be" if even >= most and not odd else ""


def _strictly(name: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(
            f"{name}: must be {encoding.upper()}, as its first bytes say; "
            f"found other bytes at {error.start:,}. Save it as UTF-8."
        ) from None


def _prose_in_cp1252(name: str, content: bytes) -> str:
    """Decode bytes that are no UTF-8 when few of them are outside ASCII.

    Where the text was put together from two encodings, what is UTF-8 is read as that.
    """
    high = len(content) - len(content.translate(None, bytes(range(128, 256))))
    if b"\0" not in content and high <= _MAX_HIGH * len(content):
        try:
            return content.decode("utf-8", "cp1252 where it must be")
        except UnicodeDecodeError:
            pass
    raise DocumentError(
        f"{name}: must be text in UTF-8; found bytes that are no text in it. "
        "Save it as UTF-8, or leave it out if it is a picture or a program."
    )


def _as_cp1252(error: UnicodeError) -> tuple[str, int]:
    """Read in Windows-1252 the bytes that are no UTF-8."""
    assert isinstance(error, UnicodeDecodeError)  # this one only decodes
    return error.object[error.start : error.end].decode("cp1252"), error.end


codecs.register_error("cp1252 where it must be", _as_cp1252)


def _refuse_controls(name: str, text: str) -> None:
    n_controls = len(text) - len(text.translate(_CONTROLS))
    if "\0" in text or n_controls > _MAX_CONTROLS * len(text):
        raise DocumentError(
            f"{name}: must be plain text in UTF-8; found {n_controls:,} control "
            "characters. Leave it out, or save its text as a .txt file in UTF-8."
        )
