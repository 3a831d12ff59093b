"""Score sheets in the formats of others, recognised by what is in the files."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType
from typing import Any, Literal

from detente.casefile.interchange import (
    elements,
    genius,
    geniusweb,
    given,
    negmas,
    negolog,
    own,
    points,
)
from detente.casefile.interchange.given import faulty
from detente.casefile.interchange.profiles import (
    Issues,
    Losses,
    Profile,
    Written,
    assemble,
)
from detente.casefile.wording import listed
from detente.errors import CaseFileError, TooLargeError
from detente.model import ScoreSheet

MAX_BYTES = 20_000_000
"""Size of a file, at most."""
MAX_FILES = 500
"""Files of a folder, at most."""
ENDINGS = (".json", ".xml", ".yml", ".yaml", ".csv", ".tsv")
"""Of the files of a folder that are looked at."""
KNOWN = (
    "a score sheet in CSV or in JSON, or a domain with its profiles of Genius (XML), "
    "GeniusWeb (JSON), NegoLog (JSON) or NegMAS (YAML, JSON)"
)
FORMATS: Mapping[str, ModuleType] = {
    "csv": points,
    "json": own,
    "genius": genius,
    "geniusweb": geniusweb,
    "negolog": negolog,
    "negmas": negmas,
}
"""Modules that read and write each format."""

Role = Literal["sheet", "domain", "profile", "other"]
_BLANK = b"\xef\xbb\xbf \t\r\n"
_JSON = re.compile(r"\s*\{\s*(\"|\})")
_CLASS = re.compile(
    r"^(?:type|\$class|__python_class__)\s*:.*(?:Function|UFun|OutcomeSpace)",
    re.MULTILINE,
)
_TOP = re.compile(r"^(?:issues|weights)\s*:\s*(?:\[|#.*\n\s*-|-)", re.MULTILINE)
_CASE = re.compile(r"^\s*\{?\s*[\"']?detente[\"']?\s*:", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A file, and what it is."""

    file: str
    format: str
    role: Role
    content: Any
    remark: str = ""

    @property
    def called(self) -> str:
        """Its name without folder and ending."""
        return Path(self.file).stem


def load_score_sheet(paths: Sequence[Path | str]) -> ScoreSheet:
    """Load a score sheet, or a domain with its profiles, or a folder of these.

    Parameters
    ----------
    paths
        Files, or one folder, of which only files that are part of one are read.

    Raises
    ------
    CaseFileError
        If the files are none, or do not fit together, with path, place and reason.
    TooLargeError
        If a file has more than `MAX_BYTES` bytes, or a folder too many files.
    OSError
        If one cannot be opened.
    """
    folder = Path(paths[0]) if len(paths) == 1 and Path(paths[0]).is_dir() else None
    files = _inside(folder) if folder else [Path(path) for path in paths]
    pieces = []
    for path in files:
        with path.open("rb") as file:
            pieces.append(recognise(file.read(MAX_BYTES + 1), str(path)))
    if folder:
        pieces = [piece for piece in pieces if piece.role != "other"]
        if not pieces:
            raise faulty(str(folder), f"must hold {KNOWN}; got none of these")
    return put_together(pieces, _title(pieces, folder))


def _title(pieces: Sequence[Piece], folder: Path | None) -> str:
    """Return the name of the folder, of the domain, or of the only file."""
    if folder:
        return folder.resolve().name
    named = [piece.called for piece in pieces if piece.role == "domain"]
    return named[0] if named else pieces[0].called if len(pieces) == 1 else ""


def written(sheet: ScoreSheet, form: str, losses: Losses) -> Written:
    """Write a score sheet in a format.

    Parameters
    ----------
    sheet
        What to write.
    form
        A key of `FORMATS`.
    losses
        Where what the format has no room for is noted.

    Returns
    -------
    Texts by names of files.
    """
    if form != "json":
        losses.conditions(sheet)
    files: Written = FORMATS[form].write(sheet, losses)
    return files


def _inside(folder: Path) -> list[Path]:
    found = _candidates(folder)
    if len(found) > MAX_FILES:
        raise TooLargeError(
            f"{folder}: must have at most {MAX_FILES} files; got {len(found):,}. "
            "Name those that belong together"
        )
    return found


def _candidates(folder: Path) -> list[Path]:
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in ENDINGS and path.is_file()
    )


def holds_score_sheet(folder: Path) -> bool:
    """Tell whether a folder has a file that is part of a score sheet.

    A file that cannot be read is none here, nor is one past the first `MAX_FILES`.
    """
    for path in _candidates(folder)[:MAX_FILES]:
        try:
            with path.open("rb") as file:
                piece = recognise(file.read(MAX_BYTES + 1), str(path))
        except (CaseFileError, TooLargeError, OSError):
            continue
        if piece.role != "other":
            return True
    return False


def meant_as_case(content: bytes) -> bool:
    """Tell whether the content of a file is, or means to be, a case file.

    Whatever is not of one of the other formats is.

    Examples
    --------
    >>> [meant_as_case(one) for one in (b"detente: 1", b"<a/>", b"issue,option,A")]
    [True, False, False]
    """
    start = content[:200].lstrip(_BLANK)
    other = (b"<", b"\xff\xfe", b"\xfe\xff", *given.WORKBOOKS)
    if start.startswith(other) or _of_windows(content):
        return False
    text = content.decode("utf-8-sig", "replace")
    if start.startswith(b"{") and _JSON.match(text):
        return '"score_sheet"' not in text and bool(_CASE.search(text))
    return not points.is_sheet(text) and not _means_negmas(text)


def _means_negmas(text: str) -> bool:
    """Tell whether YAML is of NegMAS, by the names at its top."""
    if _CASE.search(text):
        return False
    return bool(_CLASS.search(text) or _TOP.search(text))


def recognise(content: bytes, file: str) -> Piece:
    """Say what a file is, from what is in it.

    Raises
    ------
    CaseFileError
        If it is in XML or JSON, and faulty.
    TooLargeError
        If it has more than `MAX_BYTES` bytes.

    Examples
    --------
    >>> recognise(b"issue,option,A,B", "a.csv").format
    'csv'
    """
    if len(content) > MAX_BYTES:
        raise TooLargeError(f"{file}: must have at most {MAX_BYTES:,} bytes; got more")
    start = content[:200].lstrip(_BLANK)
    if start.startswith((b"<", b"\xff\xfe<", b"\xfe\xff\0<")):
        return _xml(elements.from_xml(content, file), file)
    if table := _of_windows(content):
        return Piece(file, "csv", "sheet", table, given.WINDOWS)
    text = given.decoded(content, file)
    if start.startswith(b"{"):
        return _json(given.from_json(text, file), file)
    if points.is_sheet(text):
        return Piece(file, "csv", "sheet", text)
    return _yaml(text, file)


def _of_windows(content: bytes) -> str:
    """Return a table as Excel saves it in western Windows; empty where it is none."""
    text = given.of_windows(content)
    return text if points.is_sheet(text) else ""


def _xml(root: elements.Element, file: str) -> Piece:
    role: Role = "profile" if genius.is_profile(root) else "domain"
    return Piece(file, "genius", role, root)


def _json(found: given.Given, file: str) -> Piece:
    value = found.value
    if own.is_sheet(value):
        return Piece(file, "json", "sheet", found)
    if negolog.is_profile(value):
        return Piece(file, "negolog", "profile", found)
    if geniusweb.is_domain(value):
        return Piece(file, "geniusweb", "domain", found)
    if geniusweb.is_profile(value):
        return Piece(file, "geniusweb", "profile", found)
    return _negmas(found, file)


def _yaml(text: str, file: str) -> Piece:
    if not _means_negmas(text):
        return Piece(file, "", "other", None)
    found = given.from_yaml(text, file)
    if not isinstance(found.value, dict):
        return Piece(file, "", "other", None)
    return _negmas(found, file)


def _negmas(found: given.Given, file: str) -> Piece:
    if negmas.is_profile(found):
        return Piece(file, "negmas", "profile", found)
    if negmas.is_domain(found):
        return Piece(file, "negmas", "domain", found)
    return Piece(file, "", "other", None)


def put_together(pieces: Sequence[Piece], title: str) -> ScoreSheet:
    """Make one score sheet of the files that belong together.

    Raises
    ------
    CaseFileError
        If they do not.
    """
    for piece in pieces:
        if piece.role == "other" and piece.file.lower().endswith((".csv", ".tsv")):
            raise faulty(piece.file, f"must begin with {points.HEADINGS}; got others")
        if piece.role == "other":
            raise faulty(piece.file, f"must be {KNOWN}; got something else")
    formats = dict.fromkeys(piece.format for piece in pieces)
    if len(formats) > 1:
        what = f"must be of one format; got {listed(formats, 'and')}"
        raise faulty(pieces[0].file, f"{what}. Name the files of one")
    sheets = [piece for piece in pieces if piece.role == "sheet"]
    if len(sheets) > 1:
        what = f"must be the only score sheet; got {sheets[0].file}, too"
        raise faulty(sheets[1].file, what)
    return _single(sheets[0], title) if sheets else _domain(pieces, title)


def _single(piece: Piece, title: str) -> ScoreSheet:
    if piece.format == "csv":
        found = points.read(piece.content, piece.file, title)
        remarks = filter(None, (piece.remark, *found.remarks))
        return replace(found, remarks=tuple(remarks))
    sheet = own.read(piece.content)
    return sheet if sheet.title else replace(sheet, title=title)


def _domain(pieces: Sequence[Piece], title: str) -> ScoreSheet:
    """Put a domain and its profiles together."""
    domains = [piece for piece in pieces if piece.role == "domain"]
    profiles = [piece for piece in pieces if piece.role == "profile"]
    if len(domains) > 1:
        what = f"must be the only domain; got {domains[0].file}, too"
        raise faulty(domains[1].file, what)
    if not profiles:
        raise faulty(
            domains[0].file, "must come with the profiles of parties; got none"
        )
    issues, remarks = _issues(domains)
    read = [_profile(piece, issues, domains) for piece in profiles]
    sheet = assemble(read, issues, title)
    return replace(sheet, remarks=tuple(dict.fromkeys((*remarks, *sheet.remarks))))


def _issues(domains: Iterable[Piece]) -> tuple[Issues | None, tuple[str, ...]]:
    """Read the issues of the domain, if there is one, and what was made of ranges."""
    for piece in domains:
        if piece.format == "genius":
            return genius.domain(piece.content), ()
        if piece.format == "geniusweb":
            return geniusweb.domain(piece.content), ()
        return negmas.domain(piece.content)
    return None, ()


def _profile(piece: Piece, issues: Issues | None, domains: Sequence[Piece]) -> Profile:
    if piece.format == "genius":
        known = domains[0].content if domains else None
        return genius.profile(piece.content, piece.called, known)
    if piece.format == "geniusweb":
        return geniusweb.profile(piece.content, piece.called)
    if piece.format == "negolog":
        return negolog.profile(piece.content, piece.called)
    if issues is None:
        what = "must come with its outcome space, a file with 'issues'; got none"
        raise faulty(piece.file, what)
    return negmas.profile(piece.content, issues, piece.called)
