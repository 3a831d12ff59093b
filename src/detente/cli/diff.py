"""`detente diff`: what changed between two cases, and what that does."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Any, Unpack

import click

from detente.cli.inputs import Options, ask, load_case, study_options
from detente.cli.named import STDIN
from detente.cli.outputs import show_json
from detente.cli.progress import stage

if TYPE_CHECKING:  # numpy is not needed to print help
    from detente.study import Findings


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--json", "as_json", is_flag=True, help="Print it all as JSON.")
@study_options
def diff(old: str, new: str, *, as_json: bool, **options: Unpack[Options]) -> None:
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
    changed = changes(before, after)
    if not as_json:
        for change in changed:
            click.echo(str(change))
    with stage("studying both") as told:
        was, now = (
            ask(case, name, told, **options)
            for case, name in ((before, old), (after, new))
        )
    if not as_json:
        click.echo("\n".join(comparison(was, now)))
        return
    show_json(
        changes=[asdict(change) for change in changed],
        old=_headline(was),
        new=_headline(now),
        comparison=comparison(was, now),
    )


def _headline(findings: "Findings") -> dict[str, Any]:
    """Return how sure the answer is, and the best single package with its share."""
    common = findings.zopa
    best = common.packages[0] if common.packages else None
    return {
        "digest": findings.digest,
        "n_draws": common.n_draws,
        "share": common.share,
        "package": dict(zip(common.issues, best, strict=True)) if best else None,
        "package_share": float(common.together[0]) if best else 0.0,
    }
