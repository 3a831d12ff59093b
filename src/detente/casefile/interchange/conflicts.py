"""Conflict files to conflicts, whatever their format."""

from collections.abc import Mapping
from pathlib import Path

from detente.casefile.interchange.gmcr import from_gmcr
from detente.casefile.interchange.graph_model import DEFAULT, from_graph_model
from detente.errors import CaseFileError, Fault, TooLargeError
from detente.model import Conflict

MAX_BYTES = 20_000_000
"""Size of a conflict file, at most."""


def load_conflicts(path: Path | str) -> Mapping[str, Conflict]:
    """Load the conflict of a file, in each of the variants that it tells of.

    Parameters
    ----------
    path
        A file of gmcr-py, in JSON (``.gmcr``), or a graph model in YAML.

    Raises
    ------
    CaseFileError
        With the faults of the file.
    TooLargeError
        If it has more than `MAX_BYTES` bytes, or more states than can be listed.
    OSError
        If it cannot be opened.
    """
    with Path(path).open("rb") as file:
        return read_conflicts(file.read(MAX_BYTES + 1), str(path))


def read_conflicts(content: bytes, file: str) -> Mapping[str, Conflict]:
    """Read the conflict of a file, in each of the variants that it tells of.

    Parameters
    ----------
    content
        Of the file, in UTF-8.
    file
        Its name; one that ends in ``.gmcr`` or ``.json`` is taken for a file of
        gmcr-py.

    Raises
    ------
    CaseFileError, TooLargeError
        As for `load_conflicts`.

    Returns
    -------
    By name of the variant, `DEFAULT` for the one that has none.
    """
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"{file}: must have at most {MAX_BYTES:,} bytes; got more")
    if content.startswith(b"\x80"):
        what = "must be text; got a pickle, which is never opened. Save it as JSON"
        raise CaseFileError(file, (Fault(1, 1, "", what),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        what = "must be text in UTF-8. Save the file as UTF-8"
        raise CaseFileError(file, (Fault(line, 1, "", what),)) from None
    if file.lower().endswith((".gmcr", ".json")):
        return {DEFAULT: from_gmcr(text, file)}
    return from_graph_model(text, file)
