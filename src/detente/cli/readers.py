"""The options of reading: how sure to be, and a language model beside the rules."""

import os
from collections.abc import Callable, Mapping
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:  # nothing that can open a connection is loaded unasked
    from detente.reading.how import How
    from detente.reading.llm import ModelReader

KEY = "DETENTE_API_KEY"
"""Environment variable with the endpoint's key."""
OPENAI = "openai"
Command = TypeVar("Command", bound=Callable[..., Any])


NAMES = ("reader", "endpoint", "model", "timeout", "plain_http")


def chosen(options: Mapping[str, Any]) -> "ModelReader | None":
    """Return the reader that the options name, None for the rules alone.

    Raises
    ------
    click.UsageError
        If text would go nowhere, or to where it may not go unasked.
    """
    if options["reader"] != OPENAI:
        given = [name for name in NAMES[1:] if options[name]]
        if given:
            name = given[0].replace("_", "-")
            raise click.UsageError(f"--{name} must come with --reader {OPENAI}")
        return None
    if not options["endpoint"]:
        raise click.UsageError(
            f"--reader {OPENAI} must come with --endpoint URL; none is built in"
        )
    from detente.reading.llm import Endpoint, ModelReader

    try:
        endpoint = Endpoint(
            options["endpoint"],
            model=options["model"] or "",
            key=os.environ.get(KEY, ""),
            plain=options["plain_http"],
            **({"timeout": options["timeout"]} if options["timeout"] else {}),
        )
    except ValueError as error:
        hint = " with --plain-http" if "in the clear" in str(error) else ""
        raise click.UsageError(f"{error}{hint}") from None
    return ModelReader(endpoint)


def reader_options(command: Command) -> Command:
    """Add ``--least``, and ``--reader`` with what it needs, as ``how``."""

    @wraps(command)
    def with_reader(**given: Any) -> Any:
        options = {name: given.pop(name) for name in NAMES}
        least, reader = given.pop("least"), chosen(options)
        how: How = {} if reader is None else {"reader": reader}
        if least is not None:
            how["least"] = least
        return command(**given, how=how)

    made: Any = with_reader
    for option in _OPTIONS:
        made = option(made)
    return made


_OPTIONS = (
    click.option(
        "--least",
        type=click.FloatRange(0, 1),
        help="Leave out statements less likely to be a position.  [default: 0.5]",
    ),
    click.option(
        "--plain-http",
        is_flag=True,
        help="Let text go to another machine unencrypted.",
    ),
    click.option(
        "--timeout",
        type=click.IntRange(1, 3600),
        help="Seconds that one answer may take.  [default: 120]",
    ),
    click.option("--model", metavar="NAME", help="Name of the model at the endpoint."),
    click.option("--endpoint", metavar="URL", help="Where the text is sent."),
    click.option(
        "--reader",
        type=click.Choice(["rules", OPENAI]),
        default="rules",
        show_default=True,
        help="Who reads; with openai a model at an endpoint does, too.",
    ),
)
