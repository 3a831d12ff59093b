"""`detente diff`: what changed between two cases, and what that does."""

from typing import Unpack

import click

from detente.cli.inputs import STDIN, Options, ask, load_case, study_options
from detente.cli.progress import stage


@click.command()
@click.argument("old")
@click.argument("new")
@study_options
def diff(old: str, new: str, **options: Unpack[Options]) -> None:
    """Say what changed between two cases, and what that does.

    OLD and NEW are case files, of which one may be - for standard input. First come the
    changes, line by line; then what they do to the answer.

    Example: detente diff monday.yaml friday.yaml
    """
    from detente.brief import comparison
    from detente.casefile import diff as changes

    if old == new == STDIN:
        raise click.UsageError("only one of OLD and NEW can be standard input ('-')")
    before, after = load_case(old), load_case(new)
    for change in changes(before, after):
        click.echo(str(change))
    with stage("studying both"):
        pair = [
            ask(case, name, **options) for case, name in ((before, old), (after, new))
        ]
    click.echo("\n".join(comparison(*pair)))
