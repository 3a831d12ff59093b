"""`detente read`: who said what, and the case that follows from it."""

import json
from pathlib import Path
from typing import Any, Unpack

import click

from detente.cli.inputs import read_documents
from detente.cli.into import Asked, into_options, is_update, update
from detente.cli.outputs import STDOUT, folder, keep, show
from detente.cli.readers import reader_options


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    metavar="PATH",
    help="A folder for reading.json and case.yaml; with --into, the file for the case.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
@into_options
@reader_options
def read(
    files: tuple[str, ...], as_json: bool, how: Any, **asked: Unpack[Asked]
) -> None:
    """Read documents and list who said what, each with its quote.

    FILE is text, Markdown, HTML, PDF, DOCX or e-mail, a zip or a folder of such files,
    or - for standard input. A file that cannot be read is passed over with a line on
    standard error. With -o the proposed case is written too, for you to correct; one
    that you corrected is never written over.

    With --into the documents update a case that is there: what they propose is listed,
    and nothing is written until --accept says what of it.

    What is more likely no position than one is left out, and counted; --least 0 lists
    it too.

    Nothing is sent anywhere unless --reader openai and --endpoint say so.

    Example: detente read later.txt --into case.yaml
    """
    if is_update(asked):
        update(files, how, as_json=as_json, **asked)
        return
    output = asked["output"]
    if output == STDOUT:
        raise click.UsageError("-o must name a folder; to print the reading: --json")
    to = None if output is None else folder(output, read=files)
    found = read_documents(files, how)
    text = json.dumps(found.to_json(), indent=2, ensure_ascii=False)
    if to is not None:
        _save(found, text, to)
    if as_json:
        show(text)
    elif to is None:
        click.echo(_listing(found))
    if "reader" in how and (as_json or to is not None):
        click.echo("\n".join(found.remarks), err=True)


def _save(found: Any, text: str, to: Path) -> None:
    from detente import casefile
    from detente.files import write

    keep(to / "case.yaml", casefile.dump(found.draft()))
    write(to / "reading.json", text + "\n")
    click.echo(f"wrote {to / 'reading.json'} and {to / 'case.yaml'}", err=True)


def _listing(found: Any) -> str:
    from detente.reading.listed import acts, whole

    lines = []
    for act in acts(found):
        said = act[0]
        party = found.parties.get(said.party, said.party)
        lines.append(f"{said.id:>4}  {party}: {said.act} {_thing(found, said)}")
        lines += [f"      and {_thing(found, further)}" for further in act[1:]]
        _, widest = whole(act)
        lines.append(f"      “{widest.quote}”{_place(found, widest)}")
    for party, people in found.speakers.items():
        name = found.parties.get(party, party)
        lines.append(f"Taken to speak for {name}: {', '.join(people)}.")
    return "\n".join([*lines, *found.remarks])


def _thing(found: Any, said: Any) -> str:
    """Return what a statement is about, on which condition, under which issue."""
    about = found.issues.get(said.issue, said.issue)
    condition = f" [{said.condition}]" if said.condition else ""
    return f"{said.content}{condition}{f' ({about})' if about else ''}"


def _place(found: Any, statement: Any) -> str:
    """Return the page a quote stands on, where its document has pages."""
    pages = (
        s.page(statement.span) for s in found.sources if s.id == statement.document
    )
    page = next(pages, 0)
    return f" p. {page}" if page else ""
