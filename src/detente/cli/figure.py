"""`detente figure`: one figure of the brief as SVG."""

from pathlib import Path
from typing import Unpack

import click

from detente.cli.inputs import Options, ask, load_case, study_options
from detente.cli.outputs import STDOUT, show
from detente.cli.progress import stage


@click.command()
@click.argument("name")
@click.argument("case")
@click.option("-o", "--output", default="-", show_default=True, help="SVG file.")
@study_options
def figure(name: str, case: str, output: str, **options: Unpack[Options]) -> None:
    """Draw one figure of the brief as SVG.

    NAME is agenda, contention, dots, failure, frontier, packages, positions, spoilers,
    staircase, timeline, trades or watch. CASE is a case file, or - for standard input.

    Example: detente figure packages case.yaml -o packages.svg
    """
    from detente.brief.figures import FIGURES
    from detente.casefile.wording import unknown_name

    if name not in FIGURES:
        raise click.UsageError(f"NAME {unknown_name(name, sorted(FIGURES))}")
    if not output:
        raise click.UsageError("-o must name a file; got an empty name")
    loaded = load_case(case)
    with stage(f"studying {loaded.title}"):
        drawn = FIGURES[name](ask(loaded, case, **options))
    if output == STDOUT:
        show(drawn.svg)
    else:
        from detente.files import write

        write(Path(output), drawn.svg)
