"""`detente read --into`: what documents propose to change in a case."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from detente.cli import proposals as shown
from detente.cli.inputs import case_bytes, with_documents
from detente.cli.named import STDIN
from detente.cli.outputs import STDOUT, show, show_json

if TYPE_CHECKING:  # nothing of it is needed to print help
    from detente.reading.update import Update

Command = TypeVar("Command", bound=Callable[..., Any])

_NUMBERS = re.compile(r"\s*(\d{1,9})(?:\s*-\s*(\d{1,9}))?\s*")


class Asked(TypedDict):
    """Where what is read goes, as given."""

    into: str | None
    accept: str | None
    again: bool
    output: str | None


def into_options(command: Command) -> Command:
    """Add ``--into``, ``--accept`` and ``--again`` to a command."""
    made: Any = command
    for option in _OPTIONS:
        made = option(made)
    return made


_OPTIONS = (
    click.option(
        "--again",
        is_flag=True,
        help="With --into: read also documents of which nothing was left.",
    ),
    click.option(
        "--accept",
        metavar="WHICH",
        help="With --into: write these into the case; all, or numbers as in 1,3-5.",
    ),
    click.option(
        "--into", metavar="CASE", help="A case file: list what would change in it."
    ),
)


def is_update(asked: Asked) -> bool:
    """Tell whether a case is to be updated.

    Raises
    ------
    click.UsageError
        If what only an update takes is given without one.
    """
    if asked["into"] is None:
        for name, given in (("accept", asked["accept"]), ("again", asked["again"])):
            if given:
                raise click.UsageError(f"--{name} must come with --into CASE")
    return asked["into"] is not None


def update(
    files: tuple[str, ...], how: Any, *, as_json: bool, **asked: Unpack[Asked]
) -> None:
    """List what documents propose to change in a case, or write what is accepted."""
    name = asked["into"] or ""
    to = _target(name, asked, files)
    content = case_bytes(name)
    found = _proposed(files, how, (name, content), again=asked["again"])
    if asked["accept"] is None:
        _list(found, as_json=as_json)
        return
    numbers = _numbers(asked["accept"], [one.number for one in found.proposals])
    taken = found.chosen(numbers)
    if taken:
        _write(found.splice(content.decode("utf-8"), numbers), to, (name, content))
    if as_json and to != STDOUT:
        accepted = [proposal.number for proposal in taken]
        written = to if taken else None
        show_json(**found.to_json(), accepted=accepted, written=written)
        return
    told = "\n".join(shown.accepted(found, numbers, to))
    click.echo(told, err=True)


def _target(name: str, asked: Asked, files: tuple[str, ...]) -> str:
    """Return where the case goes, before any work is done for it.

    Raises
    ------
    click.UsageError
        If it can go nowhere.
    """
    output = asked["output"]
    if name == STDIN and STDIN in files:
        raise click.UsageError("only one of FILE and --into can be '-'")
    if output is None:
        return name
    if asked["accept"] is None:
        raise click.UsageError(
            "-o must come with --accept when there is --into: nothing is written else"
        )
    if not output or Path(output).is_dir():
        raise click.UsageError(f"-o must name a file for the case; got {output!r}")
    if output != STDOUT and Path(output).exists():
        _refuse_to_lose(Path(output), name)
    return output


def _refuse_to_lose(path: Path, name: str) -> None:
    """Refuse a file that somebody has worked on, unless it is the case itself."""
    from detente.casefile import untouched

    own = name != STDIN and Path(name).exists() and path.samefile(name)
    if not own and not untouched(path.read_bytes().decode("utf-8", "replace")):
        raise click.UsageError(
            f"{path} is there already, and somebody's work. Choose another name, or "
            "move it away"
        )


def _proposed(
    files: tuple[str, ...], how: Any, case: tuple[str, bytes], *, again: bool
) -> "Update":
    from detente.casefile.reader import from_bytes

    name, content = case
    loaded = from_bytes(content, "stdin" if name == STDIN else name)

    def read(documents: Any, _faults: Any, _progress: Any) -> "Update":
        from detente.reading.update import update_documents
        from detente.reading.update.known import Known, earlier_texts

        folder = Path() if name == STDIN else Path(name).parent
        known = Known(loaded, earlier_texts(loaded, folder))
        return update_documents(known, documents, again=again, **how)

    found: Update = with_documents(files, how, read)
    return found


def _list(found: "Update", *, as_json: bool) -> None:
    if as_json:
        show_json(**found.to_json())
        return
    show("\n".join(shown.listing(found)))
    click.echo("\n".join(shown.closing(found)), err=True)


def _numbers(given: str, there: Sequence[int]) -> tuple[int, ...]:
    """Return the numbers that ``--accept`` names.

    Raises
    ------
    click.UsageError
        If it names none, or one that is not there.

    Examples
    --------
    >>> _numbers("7,9-11", range(7, 15)), _numbers("all", [1, 2])
    ((7, 9, 10, 11), (1, 2))
    """
    if given.strip().casefold() == "all":
        return tuple(there)
    return tuple(dict.fromkeys(_each(given, there)))


def _each(given: str, there: Sequence[int]) -> Iterator[int]:
    least, most = (there[0], there[-1]) if there else (1, 0)
    for part in given.split(","):
        found = _NUMBERS.fullmatch(part)
        if not found:
            raise click.UsageError(
                f"--accept must be 'all' or numbers such as 1,3-5; got {given!r}"
            )
        first, final = int(found[1]), int(found[2] or found[1])
        if not least <= first <= final <= most:
            known = f"from {least} to {most}" if there else "and there are none"
            raise click.UsageError(
                f"--accept must name proposals, {known}; got {part.strip()!r}"
            )
        yield from range(first, final + 1)


def _write(text: str, to: str, case: tuple[str, bytes]) -> None:
    """Write a case that is sound, unless its file has changed meanwhile."""
    from detente.casefile import parse
    from detente.files import write

    name, content = case
    parse(text, to)
    if to == STDOUT:
        click.echo(text, nl=False)
        return
    if to == name and Path(name).read_bytes() != content:
        raise click.UsageError(
            f"{name} was changed while the documents were read; nothing was written. "
            "Run the command again"
        )
    write(Path(to), text)
