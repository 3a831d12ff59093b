"""`detente study`: every question of one case, as text or JSON."""

from typing import Unpack

import click

from detente.cli.inputs import Options, load_case, study_options
from detente.cli.progress import stage


@click.command()
@click.argument("case")
@click.option("--json", "as_json", is_flag=True, help="Print all findings as JSON.")
@study_options
def study(case: str, as_json: bool, **options: Unpack[Options]) -> None:
    """Ask every question of a case and print the answer.

    CASE is a case file, or - for standard input.

    Example: detente study case.yaml --draws 5000
    """
    loaded = load_case(case)
    from detente.brief import answer
    from detente.study import study as ask

    with stage(f"studying {loaded.title}"):
        findings = ask(loaded, **options)
    click.echo(findings.to_json() if as_json else "\n".join(answer(findings)))
