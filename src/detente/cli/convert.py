"""`detente convert`: a negotiation from one format to another."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from detente.cli import outputs
from detente.cli.named import CASE_ENDINGS
from detente.cli.sheets import load_negotiation
from detente.errors import CaseError

if TYPE_CHECKING:  # which is at hand when this is called
    from detente.casefile.interchange.profiles import Losses
    from detente.model import Case, ScoreSheet

FORMS = ("case", "csv", "json", "genius", "geniusweb", "negolog", "negmas")
_BY_ENDING = {".csv": "csv", ".json": "json", **dict.fromkeys(CASE_ENDINGS, "case")}


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="IN...")
@click.argument("out")
@click.option(
    "--to",
    "form",
    type=click.Choice(FORMS),
    help="Format of OUT. Default: by its ending, .yaml (a case), .csv or .json.",
)
@click.option("--json", "as_json", is_flag=True, help="Print as JSON what was written.")
def convert(
    files: tuple[str, ...], out: str, *, form: str | None, as_json: bool
) -> None:
    """Bring a negotiation from one format to another.

    IN is a score sheet (CSV, JSON), a domain with its profiles (Genius, GeniusWeb,
    NegoLog, NegMAS), also as a folder, or a case whose preferences are numbers. OUT is
    a file, or - for standard output; a folder for a domain with its profiles. What the
    other format has no room for is told on stderr.

    Example: detente convert sheet.csv sheet.yaml
    """
    form = form or _BY_ENDING.get(Path(out).suffix.lower())
    if form is None:
        raise click.UsageError(
            f"OUT must end in .yaml, .csv or .json, or --to name a format; got {out}"
        )
    target = _target(out, form, files)
    if as_json and target is None:
        raise click.UsageError("--json must come with a file; got -")
    from detente.casefile.interchange.profiles import Losses

    losses = Losses()
    texts = _written(load_negotiation(files), files[0], form, losses)
    for loss in losses:
        click.echo(f"Lost: {loss}", err=True)
    if target is None:
        outputs.show("".join(texts.values()))
        return
    names = _kept(texts, target, form)
    if as_json:
        outputs.show_json(format=form, files=names, lost=list(losses))
    else:
        click.echo("\n".join(names))


def _target(out: str, form: str, files: Sequence[str]) -> Path | None:
    """Return where to write, or None for standard output.

    Raises
    ------
    click.UsageError
        If it cannot be written there, or is one of the inputs.
    """
    single = form == "case" or form in _BY_ENDING.values()
    if out == outputs.STDOUT and single:
        return None
    target = outputs.file(out) if single else outputs.folder(out, read=files)
    if target.is_file() and any(
        Path(name).exists() and target.samefile(name) for name in files
    ):
        raise click.UsageError(f"OUT must not be one of the inputs; got {out}")
    return target


def _written(
    found: "Case | ScoreSheet", name: str, form: str, losses: "Losses"
) -> Mapping[str, str]:
    """Return the files of the other format, with their texts."""
    from detente.casefile.interchange import cases
    from detente.casefile.interchange.score_sheets import written
    from detente.model import Case

    try:
        if form == "case":
            from detente.casefile import dump

            case = found if isinstance(found, Case) else cases.as_case(found, losses)
            return {"case.yaml": dump(case)}
        if isinstance(found, Case):
            found = _numbers(found, losses)
        return written(found, form, losses)
    except CaseError as error:
        raise CaseError(f"{name}: {error.where}", error.message) from None


def _numbers(case: "Case", losses: "Losses") -> "ScoreSheet":
    """Return the score sheet of a case.

    Raises
    ------
    CaseError
        If its preferences are not numbers.
    """
    from detente.casefile.interchange.cases import beyond_numbers, exact_sheet

    for what in beyond_numbers(case):
        losses.add(what)
    try:
        return exact_sheet(case)
    except ValueError as error:
        must = f"must be numbers, all of them, to be written so; {error}"
        raise CaseError("preferences", must) from None


def _kept(texts: Mapping[str, str], target: Path, form: str) -> list[str]:
    """Write the files; never over a case that somebody corrected."""
    from detente.files import write

    if form == "case":
        outputs.keep(target, "".join(texts.values()))
        return [str(target)]
    if form in _BY_ENDING.values():
        write(target, "".join(texts.values()))
        return [str(target)]
    for name, text in texts.items():
        write(target / name, text)
    return [str(target / name) for name in texts]
