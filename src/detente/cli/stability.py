"""`detente stability`: say where a conflict can come to rest."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from detente.cli.inputs import STDIN, piped
from detente.cli.outputs import show, show_json
from detente.cli.progress import stage

if TYPE_CHECKING:  # numpy is not needed to print help
    from detente.cli.variants import Variant
    from detente.kernels.conflict.joint import Sanction
    from detente.model import Conflict


class About(TypedDict):
    """The state that is asked about, if any."""

    why: str | None
    inverse: str | None


@click.command()
@click.argument("file")
@click.option("--why", metavar="STATE", help="Say what holds each party there.")
@click.option("--inverse", metavar="STATE", help="Say what would make it hold.")
@click.option("--merge", multiple=True, metavar="PARTY", help="Take these for one.")
@click.option(
    "--sanction",
    type=click.Choice(["joint", "once", "single"]),
    default="joint",
    show_default=True,
    help="How others may punish: as defined, or as older programs have it.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
def stability(
    file: str,
    *,
    merge: tuple[str, ...],
    sanction: "Sanction",
    as_json: bool,
    **about: Unpack[About],
) -> None:
    """Say where a conflict can come to rest, and who would leave where.

    FILE is a graph model in YAML, or one that gmcr-py saved (.gmcr), or - for the first
    of these on standard input. A state is an equilibrium under a concept when every
    party would stay: R (Nash) because nothing tempts it, GMR, SMR, SEQ and SSEQ because
    the others can answer what does, SIM because they may improve at the same moment.

    Example: detente stability conflict.yaml
    """
    conflicts = _load(file)
    with stage(f"looking at {file}"):
        variants = list(_asked(conflicts, sanction, merge))
    why, inverse = about["why"], about["inverse"]
    _require("--why", why, variants[0].graph.states)
    _require("--inverse", inverse, variants[0].graph.states)
    from detente.cli import conflicts as said

    if as_json:
        show_json(**said.plain(next(iter(conflicts.values())), variants))
    elif why is not None:
        show(said.reasons(variants, why))
    elif inverse is not None:
        show(said.requirements(variants, inverse))
    else:
        show(said.listing(variants))


def _load(file: str) -> "Mapping[str, Conflict]":
    from detente.casefile.interchange import load_conflicts, read_conflicts
    from detente.casefile.interchange.conflicts import MAX_BYTES

    if file == STDIN:
        return read_conflicts(piped(MAX_BYTES), "stdin")
    if Path(file).is_dir():
        raise click.UsageError(f"FILE must be a conflict file; {file} is a folder")
    return load_conflicts(file)


def _asked(
    conflicts: "Mapping[str, Conflict]", sanction: "Sanction", merged: Sequence[str]
) -> "Iterator[Variant]":
    """Yield the answers for each variant of a conflict."""
    from detente.cli.variants import answers
    from detente.graph import graph, merge

    for name, conflict in conflicts.items():
        arrays = graph(conflict)
        try:
            if merged:
                arrays = merge(arrays, merged)
        except ValueError as error:
            raise click.UsageError(f"--merge {error}") from None
        yield from answers(name, arrays, sanction)


def _require(option: str, state: str | None, known: Sequence[str]) -> None:
    from detente.casefile.wording import unknown_name

    if state is not None and state not in known:
        raise click.UsageError(f"{option} {unknown_name(state, known, 'a state')}")
