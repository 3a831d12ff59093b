"""`detente check`: say whether a case file is sound."""

from collections.abc import Iterator

import click

from detente.cli.inputs import load_case
from detente.errors import CaseError, CaseFileError, TooLargeError
from detente.model import Case, tally


@click.command()
@click.argument("case")
@click.pass_context
def check(ctx: click.Context, case: str) -> None:
    """Say every fault of a case file, or what it holds.

    CASE is a file, or - for standard input. Exit code 1 when there is a fault.

    Example: detente check case.yaml
    """
    try:
        loaded = load_case(case)
    except (CaseFileError, CaseError) as faults:
        click.echo(str(faults), err=True)
        ctx.exit(1)
    click.echo(_summary(loaded))
    for remark in _remarks(loaded):
        click.echo(remark)


def _remarks(case: Case) -> Iterator[str]:
    """Say what is no fault, and yet what nobody would want."""
    if len(case.principals) < 2 or not case.issues:
        yield "To study it, it needs two principals and an issue."
    if case.issues:
        yield from _ruled_out(case)


def _ruled_out(case: Case) -> Iterator[str]:
    from detente.draws.admission import left

    try:
        remains = left(case)
    except TooLargeError as error:
        yield f"It is too large to study: {error}"
        return
    if remains != "something":
        but = "but the status quo" if remains == "status quo" else "and the status quo"
        yield (
            f"Its confirmed conditions and red lines rule out every package {but}. "
            "Change or delete one of them."
        )


def _summary(case: Case) -> str:
    said = tally(case)
    packages = 1
    for issue in case.issues:
        packages *= len(issue.options)
    parts = [
        _count(len(case.principals), "principal"),
        _count(len(case.third_parties), "third party", "third parties"),
        _count(len(case.issues), "issue"),
        _count(packages if case.issues else 0, "package"),
        _count(len(case.statements), "statement"),
        _count(said.lines, "line") + " of preferences",
        _count(said.conditions, "condition"),
        f"{said.proposed} of these proposed",
    ]
    return f"{case.title}: sound. {', '.join(parts)}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
