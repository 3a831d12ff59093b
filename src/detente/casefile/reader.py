"""Case files to cases."""

import re
from pathlib import Path

from detente.casefile.build import build
from detente.casefile.faults import Faults
from detente.casefile.nodes import BYTE_ORDER_MARK, compose
from detente.errors import CaseFileError, Fault, TooLargeError, require
from detente.files import PATHS
from detente.model import Case

_VERSION = re.compile(
    rb"^(?:\xef\xbb\xbf)?(?:\{\s*)?[\"']?detente[\"']?\s*:", re.MULTILINE
)
MAX_BYTES = 2_000_000
"""Size of a case file, at most."""


def load(path: Path | str) -> Case:
    """Load a case file.

    Parameters
    ----------
    path
        Of the YAML file, in UTF-8.

    Raises
    ------
    CaseFileError
        With all faults of the file, each with line, column, what must hold, what was
        found and the nearest known name.
    TooLargeError
        If the file has more than `MAX_BYTES` bytes.
    OSError
        If it cannot be opened.
    ValueError
        If the path is none.

    Examples
    --------
    >>> import detente, tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     detente.save(detente.Case("Rain"), f"{folder}/case.yaml")
    ...     detente.load(f"{folder}/case.yaml").title
    'Rain'
    """
    require("path must name a case file", path, PATHS, "such as 'case.yaml'")
    with Path(path).open("rb") as file:
        return from_bytes(file.read(MAX_BYTES + 1), str(path))


def from_bytes(content: bytes, file: str = "case") -> Case:
    """Read a case from the bytes of a case file, in UTF-8.

    Parameters
    ----------
    content
        At most `MAX_BYTES` of them.
    file
        What messages call it.

    Raises
    ------
    CaseFileError, TooLargeError
        As for `load`.

    Examples
    --------
    >>> from_bytes(b"{detente: 1, title: Sale}").title
    'Sale'
    """
    _refuse_large(file, len(content))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        what = (
            f"must be text in UTF-8; got the byte 0x{content[error.start]:02x}. "
            "Save the file as UTF-8"
        )
        raise CaseFileError(file, (Fault(line, column, "", what),)) from None
    return parse(text, file)


def is_case(content: bytes) -> bool:
    r"""Tell whether a file says that it is a case: it has the key ``detente``.

    Examples
    --------
    >>> is_case(b"# Talks\ndetente: 1\n"), is_case(b"{detente: 1, title: Sale}")
    (True, True)
    >>> is_case(b"title: The dam\ndecision_makers: [Upstream]\n")
    False
    """
    return _VERSION.search(content) is not None


def parse(text: str, file: str = "case") -> Case:
    """Read a case from the text of a case file.

    Parameters
    ----------
    text
        In YAML.
    file
        What messages call it.

    Raises
    ------
    CaseFileError, TooLargeError
        As for `load`.

    Examples
    --------
    >>> case = parse("{detente: 1, title: Sale, parties: {seller: {name: Seller}}}")
    >>> case.party("seller").name
    'Seller'
    >>> parse("{detente: 1, titel: Sale}", "sale.yaml")
    Traceback (most recent call last):
    ...
    detente.errors.CaseFileError: sale.yaml:1:1: must say 'title'; got only ...
    ...
    """
    _refuse_large(file, len(text))
    text = text.removeprefix(BYTE_ORDER_MARK)
    tree, found = compose(text)
    if tree is None:
        raise CaseFileError(file, tuple(found))
    faults = Faults(text, tree)
    case = build(faults)
    every = tuple(sorted({*found, *faults.found}))
    if case is None or every:
        raise CaseFileError(file, every)
    return case


def _refuse_large(name: str, size: int) -> None:
    if size > MAX_BYTES:
        raise TooLargeError(
            f"{name}: must have at most {MAX_BYTES:,} bytes; got more. "
            "Split the case, or leave out statements that nothing rests on"
        )
