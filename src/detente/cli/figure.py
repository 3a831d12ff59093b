"""`detente figure`: one figure of the brief as SVG."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Unpack

import click

from detente.cli.inputs import Options, ask, load_case, study_options
from detente.cli.outputs import STDOUT, as_json, file, show
from detente.cli.progress import stage

if TYPE_CHECKING:  # numpy is not needed to print help
    from detente.brief.figures import Figure


@click.command()
@click.argument("name")
@click.argument("files", nargs=-1, required=True, metavar="(CASE | FILE...)")
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    metavar="PATH",
    help="An SVG file, or - for standard output.",
)
@click.option(
    "--json", "table", is_flag=True, help="Print its numbers as JSON, not the picture."
)
@study_options
def figure(
    name: str,
    files: tuple[str, ...],
    output: str,
    *,
    table: bool,
    **options: Unpack[Options],
) -> None:
    """Draw one figure of the brief as SVG.

    NAME is agenda, contention, dots, failure, frontier, keeping, packages, positions,
    spoilers, staircase, timeline, trades or watch. CASE is a case file, or - for
    standard input; FILE a score sheet, or a domain with its profiles, also as a folder.

    Example: detente figure packages case.yaml -o packages.svg
    """
    from detente.brief.figures import FIGURES
    from detente.casefile.wording import unknown_name

    if name not in FIGURES:
        raise click.UsageError(f"NAME {unknown_name(name, sorted(FIGURES))}")
    to = None if output == STDOUT else file(output)
    loaded = load_case(*files)
    with stage(f"studying {loaded.title}") as told:
        drawn = FIGURES[name](ask(loaded, files[0], told, **options))
    content = _numbers(drawn) if table else drawn.svg
    if to is None:
        show(content)
    else:
        from detente.files import write

        write(to, f"{content}\n")


def _numbers(drawn: "Figure") -> str:
    return as_json(
        name=drawn.name,
        title=drawn.title,
        summary=drawn.summary,
        mostly_default=drawn.default,
        table=asdict(drawn.table),
    )
