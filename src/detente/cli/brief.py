"""`detente brief`: the whole road, from documents or a case file to a brief."""

from pathlib import Path
from typing import Unpack

import click

from detente.cli.inputs import (
    Options,
    is_case,
    load_case,
    read_documents,
    study_options,
)
from detente.cli.progress import stage
from detente.files import write
from detente.model import Case

CASE = "case.yaml"


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="(CASE | FILE...)")
@click.option(
    "-o", "--output", default="out/brief", show_default=True, help="Folder, or -."
)
@study_options
def brief(inputs: tuple[str, ...], output: str, **options: Unpack[Options]) -> None:
    """Write a brief from documents, or from a case file you corrected.

    Documents are text or Markdown files, a folder of them, or - for standard input; the
    case they propose is written beside the brief as case.yaml. With -o - the page goes
    to standard output and nothing is written.

    Example: detente brief talks.txt later.txt -o out
    """
    case = load_case(inputs[0]) if is_case(inputs) else _drafted(inputs, output)
    from detente.brief import answer
    from detente.brief import brief as compose
    from detente.study import study

    with stage(f"studying {case.title}"):
        findings = study(case, **options)
        composed = compose(findings)
    if output == "-":
        click.echo(composed.html)
        return
    files = [*composed.save(Path(output))]
    if not is_case(inputs):
        files.append(Path(output, CASE))
    click.echo("\n".join((*answer(findings), *(f"  {file}" for file in files))))


def _drafted(names: tuple[str, ...], output: str) -> Case:
    """Read documents, write the case they propose, and return it."""
    from detente import casefile

    with stage(f"reading {len(names)} document{'s' * (len(names) > 1)}"):
        case: Case = read_documents(names).draft()
    if output != "-":
        _keep(Path(output, CASE), casefile.dump(case))
    return case


def _keep(path: Path, text: str) -> None:
    """Write the proposed case, but never over one that somebody corrected."""
    if path.exists() and path.read_text(encoding="utf-8") != text:
        raise click.UsageError(
            f"{path} differs from what the documents propose: it was corrected, or is "
            f"older. To use it: detente brief {path} -o {path.parent}. "
            "To start afresh, move it away"
        )
    write(path, text)
