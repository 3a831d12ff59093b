"""What commands take as a negotiation: a case, or a score sheet of any format."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli.named import CASE_ENDINGS, DOCUMENT_ENDINGS, STDIN, piped
from detente.errors import CaseError

SHEET_ENDINGS = (".csv", ".tsv", ".json", ".xml")

if TYPE_CHECKING:  # neither is needed to print help
    from detente.model import Case, ScoreSheet


def load_negotiation(names: Sequence[str]) -> "Case | ScoreSheet":
    """Load a case file, or a score sheet in one or several files or a folder.

    Raises
    ------
    click.UsageError
        If a name is empty, or several things are given of which only one can be.
    CaseFileError
        If a file is neither, with path, place and reason.
    """
    if "" in names:
        raise click.UsageError("must be given the name of a file; got an empty one")
    if STDIN in names and len(names) > 1:
        raise click.UsageError("standard input ('-') must be the only file")
    documents = [name for name in names if name.lower().endswith(DOCUMENT_ENDINGS)]
    if documents:
        raise click.UsageError(
            f"FILE must be a case or a score sheet; {documents[0]} is a document. To "
            f"draft a case from it: detente read {documents[0]} -o FOLDER"
        )
    from detente.casefile.interchange.score_sheets import (
        MAX_BYTES,
        load_score_sheet,
        meant_as_case,
        put_together,
        recognise,
    )

    if len(names) > 1 or Path(names[0]).is_dir():
        return load_score_sheet(names)
    name = "stdin" if names[0] == STDIN else names[0]
    content = piped(MAX_BYTES) if names[0] == STDIN else _content(name, MAX_BYTES)
    if meant_as_case(content) and not name.lower().endswith((".csv", ".tsv")):
        from detente.casefile.reader import from_bytes, load

        return from_bytes(content, name) if names[0] == STDIN else load(name)
    return put_together(
        [recognise(content, name)], "" if names[0] == STDIN else Path(name).stem
    )


def is_sheet(name: str) -> bool:
    """Tell whether a name is that of a score sheet, or of a folder that holds one.

    A folder with documents in it, however deep, is one of documents.
    """
    path = Path(name)
    if path.suffix.lower() in SHEET_ENDINGS:
        return True
    if not name or not path.is_dir():
        return False
    from detente.casefile.interchange.score_sheets import holds_score_sheet

    documents = (one.name.lower().endswith(DOCUMENT_ENDINGS) for one in path.rglob("*"))
    return not any(documents) and holds_score_sheet(path)


def is_domain(names: Sequence[str]) -> bool:
    """Tell whether several files can be a domain with its profiles: none is a case."""
    return all(map(_part, names))


def _part(name: str) -> bool:
    from detente.casefile.interchange.score_sheets import MAX_BYTES, meant_as_case

    path = Path(name)
    if path.suffix.lower() not in (*SHEET_ENDINGS, *CASE_ENDINGS) or path.is_dir():
        return False
    return not path.is_file() or not meant_as_case(_content(name, MAX_BYTES))


def converted(sheet: "ScoreSheet", name: str) -> "Case":
    """Return the case that says what a score sheet says; tell what is lost.

    Raises
    ------
    CaseError
        If it makes no case, with the name of its file.
    """
    from detente.casefile.interchange.cases import as_case
    from detente.casefile.interchange.profiles import Losses

    losses = Losses()
    try:
        case = as_case(sheet, losses)
    except CaseError as error:
        raise CaseError(f"{name}: {error.where}", error.message) from None
    for loss in losses:
        click.echo(f"Lost on the way to a case: {loss}", err=True)
    return case


def _content(name: str, limit: int) -> bytes:
    with Path(name).open("rb") as file:
        return file.read(limit + 1)
