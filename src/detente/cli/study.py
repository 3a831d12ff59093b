"""`detente study`: every question of one case, as text or JSON."""

from typing import Unpack

import click

from detente.cli.inputs import Options, ask, load_case, study_options
from detente.cli.outputs import show
from detente.cli.progress import stage


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="(CASE | FILE...)")
@click.option("--json", "as_json", is_flag=True, help="Print all findings as JSON.")
@study_options
def study(files: tuple[str, ...], as_json: bool, **options: Unpack[Options]) -> None:
    """Ask every question of a case and print the answer.

    CASE is a case file, or - for standard input; FILE a score sheet, or a domain with
    its profiles, also as a folder.

    Example: detente study case.yaml --draws 5000
    """
    loaded = load_case(*files)
    from detente.brief import answer

    with stage(f"studying {loaded.title}") as told:
        findings = ask(loaded, files[0], told, **options)
    if as_json:
        show(findings.to_json())
    else:
        click.echo("\n".join(answer(findings)))
