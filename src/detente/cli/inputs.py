"""What commands take: a case file, documents, and the options of a study."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar

import click

from detente.errors import DocumentError
from detente.model import Case

if TYPE_CHECKING:  # numpy is not needed to print help
    from detente.draws import Prior

STDIN = "-"
CASE_ENDINGS = (".yaml", ".yml")
Command = TypeVar("Command", bound=Callable[..., Any])


class Options(TypedDict):
    """What `study_options` hands to a command."""

    draws: int
    seed: int
    prior: "Prior"


def load_case(name: str) -> Case:
    """Load a case file, or standard input for ``-``."""
    from detente import casefile

    if name == STDIN:
        return casefile.parse(sys.stdin.read(), "stdin")
    return casefile.load(Path(name))


def is_case(names: tuple[str, ...]) -> bool:
    """Tell whether the inputs are one case file rather than documents.

    Raises
    ------
    click.UsageError
        If case files and documents are mixed, or there are several case files.
    """
    cases = [name for name in names if name.endswith(CASE_ENDINGS)]
    if cases and len(names) > 1:
        raise click.UsageError(
            f"give either one case file or documents; got {' '.join(names)}"
        )
    return bool(cases)


def read_documents(names: tuple[str, ...]) -> Any:
    """Read documents, of which one may be standard input, into a Reading."""
    from detente import documents, reading

    if names == (STDIN,):
        piped = documents.from_bytes("stdin", sys.stdin.buffer.read())
        return reading.read_documents((piped,))
    if STDIN in names:
        raise DocumentError("standard input ('-') must be the only document")
    return reading.read([Path(name) for name in names])


def study_options(command: Command) -> Command:
    """Add ``--draws``, ``--seed`` and ``--prior`` to a command."""
    options = (
        click.option(
            "--prior",
            type=click.Choice(["uniform", "even", "uneven"]),
            default="uniform",
            show_default=True,
            help="How weights are drawn within what is known.",
        ),
        click.option("--seed", default=0, show_default=True, help="Repeat a run."),
        click.option(
            "--draws",
            type=click.IntRange(100, 1_000_000),
            default=10_000,
            show_default=True,
            help="Sets of preferences drawn.",
        ),
    )
    for option in options:
        command = option(command)
    return command
