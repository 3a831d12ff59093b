"""`detente check`: say whether a case file is sound."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from detente.cli.inputs import load_case
from detente.cli.outputs import show_json
from detente.errors import CaseError, CaseFileError, TooLargeError

if TYPE_CHECKING:  # what a case is made of is not needed to print help
    from detente.model import Case

FEW_DRAWS = 100
"""Enough to see whether preferences can be drawn at all."""


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="(CASE | FILE...)")
@click.option("--json", "as_json", is_flag=True, help="Print it all as JSON.")
@click.pass_context
def check(ctx: click.Context, files: tuple[str, ...], *, as_json: bool) -> None:
    """Say every fault of a case file, or what it holds.

    CASE is a file, or - for standard input; FILE a score sheet, or a domain with its
    profiles, also as a folder. Exit code 1 when there is a fault.

    Example: detente check case.yaml
    """
    say = _say_as_json if as_json else _say
    try:
        loaded = load_case(*files)
    except CaseFileError as faults:
        say(None, faults)
        ctx.exit(1)
    say(loaded)


def _say(case: "Case | None", faults: CaseFileError | None = None) -> None:
    if faults:
        click.echo(str(faults), err=True)
    if case:
        click.echo(_summary(case))
        for remark in _remarks(case):
            click.echo(remark)


def _say_as_json(case: "Case | None", faults: CaseFileError | None = None) -> None:
    show_json(
        sound=not faults,
        title=case.title if case else None,
        counts=_counts(case) if case else None,
        faults=[asdict(fault) for fault in faults.faults] if faults else [],
        remarks=list(_remarks(case)) if case else [],
    )


def _remarks(case: "Case") -> Iterator[str]:
    """Say what is no fault, and yet what nobody would want."""
    if len(case.principals) < 2 or not case.issues:
        yield "To study it, it needs two principals and an issue."
    else:
        yield from _unfit(case)
    if case.issues:
        yield from _ruled_out(case)


def _unfit(case: "Case") -> Iterator[str]:
    """Say where a confirmed acceptance fits no draw, or something cannot be drawn."""
    accepts = (one for said in case.preferences for one in said.accepts)
    added = any(said.interactions for said in case.preferences)
    if all(one.confidence < 1 for one in accepts) and not added:
        return
    import numpy as np

    from detente.draws import tabulate

    try:
        tabulate(case, FEW_DRAWS, np.random.default_rng(0))
    except CaseError as error:
        yield f"It cannot be studied. {error}"


def _ruled_out(case: "Case") -> Iterator[str]:
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


def _counts(case: "Case") -> Mapping[str, int]:
    from detente.model import tally

    said = tally(case)
    packages = math.prod(len(issue.options) for issue in case.issues)
    return {
        "principals": len(case.principals),
        "third_parties": len(case.third_parties),
        "issues": len(case.issues),
        "packages": packages if case.issues else 0,
        "statements": len(case.statements),
        "lines": said.lines,
        "actions": len(case.actions),
        "conditions": said.conditions,
        "proposed": said.proposed,
    }


def _summary(case: "Case") -> str:
    counts = _counts(case)
    parts = [
        _count(counts["principals"], "principal"),
        _count(counts["third_parties"], "third party", "third parties"),
        _count(counts["issues"], "issue"),
        _count(counts["packages"], "package"),
        _count(counts["statements"], "statement"),
        _count(counts["lines"], "line") + " of preferences",
        *([_count(counts["actions"], "action")] if case.actions else []),
        _count(counts["conditions"], "condition"),
        f"{counts['proposed']} of these proposed",
    ]
    return f"{case.title}: sound. {', '.join(parts)}."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number:,} {one if number == 1 else many or one + 's'}"
