"""`detente brief`: the whole road, from documents or a case file to a brief."""

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import click

from detente.cli.inputs import (
    Options,
    ask,
    is_case,
    load_case,
    read_documents,
    study_options,
)
from detente.cli.outputs import STDOUT, file, folder, keep, show, show_json
from detente.cli.progress import stage
from detente.cli.readers import reader_options
from detente.errors import DocumentError

if TYPE_CHECKING:  # what a case is made of is not needed to print help
    from detente.model import Case

CASE = "case.yaml"
PAGE = ".html"


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="(CASE | FILE...)")
@click.option(
    "-o",
    "--output",
    default="out/brief",
    show_default=True,
    metavar="PATH",
    help="A folder, one page (.html), or - for standard output.",
)
@click.option("--mark", default="", help="Handling mark, such as TLP:AMBER.")
@click.option(
    "--json", "as_json", is_flag=True, help="Print the answer and the files as JSON."
)
@reader_options
@study_options
def brief(
    inputs: tuple[str, ...],
    output: str,
    mark: str,
    *,
    as_json: bool,
    how: Any,
    **options: Unpack[Options],
) -> None:
    """Write a brief from documents, or from a case file you corrected.

    Documents are text, Markdown, HTML, PDF, DOCX or e-mail, a zip or a folder of them,
    or - for standard input; the case they propose is written beside the brief as
    case.yaml. With -o - the page goes to standard output and nothing is written.

    With --for shared, what the case lists as private is left out, and all numbers are
    computed without it.

    Nothing is sent anywhere unless --reader openai and --endpoint say so.

    Example: detente brief talks.txt later.txt -o out
    """
    if as_json and output == STDOUT:
        raise click.UsageError("-o must name a folder when --json prints the answer")
    to = None if output == STDOUT else _place(output, inputs)
    case = _loaded(inputs, how) or _drafted(inputs, to, how)
    from detente.brief import answer
    from detente.brief import brief as compose
    from detente.cli.contexts import contexts

    with stage(f"studying {case.title}") as told:
        findings = ask(case, inputs[0], told, **options)
        around = contexts(
            case, (*case.statements, *case.notes), _beside(inputs), options["audience"]
        )
        composed = compose(
            findings, mark=mark, audience=options["audience"], around=around
        )
    if to is None:
        show(composed.html)
        return
    files = [*composed.save(to)]
    if not is_case(inputs):
        files.append(_case_file(to))
    if as_json:
        show_json(answer=answer(findings), files=[str(file) for file in files])
    else:
        click.echo("\n".join((*answer(findings), *(f"  {file}" for file in files))))


def _place(output: str, inputs: tuple[str, ...]) -> Path:
    """Return where the brief goes: a folder, or one page when it ends in .html."""
    if Path(output).suffix != PAGE:
        return folder(output, read=inputs)
    return file(output)


def _beside(inputs: tuple[str, ...]) -> Path:
    """Return where the documents of a case are looked for first: beside it."""
    return Path(inputs[0]).parent if is_case(inputs) else Path()


def _case_file(to: Path) -> Path:
    """Return where the proposed case goes: into the folder, or beside the page."""
    return to.with_suffix(".yaml") if to.suffix == PAGE else to / CASE


def _loaded(inputs: tuple[str, ...], how: Any) -> "Case | None":
    """Return the case if the input is one; None if it is documents."""
    if not is_case(inputs):
        return None
    if how:
        given = next(iter(how))
        raise click.UsageError(
            f"--{given} must come with documents; {inputs[0]} is a case file, which is "
            "read as it is"
        )
    return load_case(*inputs)


def _drafted(names: tuple[str, ...], to: Path | None, how: Any) -> "Case":
    """Read documents, write the case they propose, and return it."""
    from detente import casefile

    reading = read_documents(names, how)
    with stage("drafting the case"):
        case: Case = reading.draft()
    if to is not None:
        keep(_case_file(to), casefile.dump(case))
    if len(case.principals) < 2 or not case.issues:
        raise DocumentError(_too_little(case, reading, to))
    for remark in reading.remarks:
        click.echo(remark, err=True)
    return case


def _too_little(case: "Case", reading: Any, to: Path | None) -> str:
    """Say how little was found, and how to go on by hand."""
    principals = ", ".join(party.name for party in case.principals) or "none"
    found = (
        "a brief needs two principals and an issue between them; found principals: "
        f"{principals}; issues: {len(case.issues)}; statements: "
        f"{len(case.statements)}. {' '.join(reading.remarks)}"
    ).rstrip()
    if to is None:
        return f"{found} Name a folder with -o to get the proposed case to complete"
    path = shlex.quote(str(_case_file(to)))
    return (
        f"{found} The proposed case is in {path}. Complete it, then: "
        f"detente brief {path} -o {shlex.quote(str(to))}"
    )
