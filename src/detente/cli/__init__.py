"""The command line: one thin file per command.

Data goes to stdout, talk to stderr. Exit codes: 0 done, 1 a check failed, 2 the command
line or the environment is wrong, 3 an input file is or an output cannot be written, 4
over a limit, 5 a fault of ours, 130 interrupted.
"""

import os
from collections.abc import Sequence
from importlib import import_module

import click

from detente.cli.outputs import abandon, finish, ready
from detente.errors import CaseFileError, DetenteError, SettingError, TooLargeError

NAMES = (
    "brief", "catalog", "check", "convert", "debrief", "diff", "evidence", "figure",
    "frontier", "read", "schema", "stability", "study",
)  # fmt: skip
"""Of all commands; each stands in the file of its name."""
BAD_COMMAND, BAD_INPUT, OVER_LIMIT, INTERNAL, INTERRUPTED = 2, 3, 4, 5, 130


def _show_version(ctx: click.Context, _: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        from importlib.metadata import version

        from detente.kernels.form import FORM

        click.echo(f"detente {version('detente')} (kernels: {FORM})")
        ctx.exit()


class _Commands(click.Group):
    """Commands, of which only the one that is asked for is loaded."""

    def list_commands(self, _: click.Context | None) -> list[str]:
        """Return all names."""
        return [*NAMES]

    def get_command(self, _: click.Context | None, name: str) -> click.Command | None:
        """Return a command, or None where there is none of that name."""
        if name in NAMES and name not in self.commands:
            self.add_command(_loaded(name))
        return self.commands.get(name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is asked for; name the nearest of one that is none.

        The group's own way would look among commands that are loaded: here, none.
        """
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            from detente.casefile.wording import meant

            ctx.fail(f"No such command '{name}'{meant(name, NAMES) or '.'}")
        return super().resolve_command(ctx, args)


def _loaded(name: str) -> click.Command:
    """Load a command, and set its example apart."""
    command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
    text, _, example = (command.help or "").rpartition("Example: ")
    command.help, command.epilog = text.rstrip(), f"Example: {example}"
    command.short_help = text.strip().partition("\n\n")[0]
    return command


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="Show the version and which form of the kernels is in use.",
)
def commands() -> None:
    """Turn documents about a negotiation into a brief.

    Start with: detente brief FILE... -o FOLDER
    """


def main(args: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code.

    Failures that the user can mend are one line on stderr. Anything else is a fault of
    ours and says so; with ``DETENTE_DEBUG=1`` its traceback is shown.
    """
    ready()
    try:
        code = commands.main(args, prog_name="detente", standalone_mode=False)
        finish()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("Interrupted; nothing was left half written.", err=True)
        return INTERRUPTED
    except SystemExit:  # click's way out when the reader of our output went away
        return _failed(BrokenPipeError())
    except (DetenteError, OSError) as error:
        return _failed(error)
    except Exception as error:  # the last door: nobody should meet a traceback
        if os.environ.get("DETENTE_DEBUG"):
            raise
        click.echo(
            f"Internal error: {type(error).__name__}: {error}\n"
            "This is a fault of Détente; DETENTE_DEBUG=1 shows where.",
            err=True,
        )
        return INTERNAL
    return code if isinstance(code, int) else 0


def _failed(error: Exception) -> int:
    if isinstance(error, OSError):
        abandon()
    if isinstance(error, BrokenPipeError):  # the reader of our output went away
        return 0
    said = _said(error)
    if not isinstance(error, CaseFileError):  # which has one line for each fault
        said = " ".join(said.splitlines())
    click.echo(f"Error: {said}", err=True)
    if isinstance(error, SettingError):
        return BAD_COMMAND
    return OVER_LIMIT if isinstance(error, TooLargeError) else BAD_INPUT


def _said(error: Exception) -> str:
    if isinstance(error, OSError):
        where = error.filename or "standard output"
        return f"{where}: {(error.strerror or str(error)).lower()}"
    return str(error)
