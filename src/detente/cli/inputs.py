"""What commands take: a case file, documents, and the options of a study."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, TypeVar, Unpack

import click

from detente.cli.named import CASE_ENDINGS, DOCUMENT_ENDINGS, STDIN, piped
from detente.cli.progress import stage
from detente.cli.sheets import converted, is_domain, is_sheet, load_negotiation
from detente.errors import CaseError, DetenteError

if TYPE_CHECKING:  # numpy is not needed to print help
    from concurrent.futures import Executor

    from detente.documents import Document
    from detente.draws import Prior
    from detente.model import Audience, Case
    from detente.reading.how import How
    from detente.study import Amount, Findings

AUTO = "auto"
SERIAL = "serial"
Command = TypeVar("Command", bound=Callable[..., Any])
Answer = TypeVar("Answer")
Told = Callable[[int, int], None]
"""A function that is told how much is done, of how much."""


class Draws(click.IntRange):
    """How many draws, or the word for enough."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> Any:
        """Return the number, or the word."""
        if value == AUTO:
            return value
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            must = f"must be from {self.min:,} to {self.max:,}, or {AUTO}"
            self.fail(f"{must}; got {value!r}", param, ctx)


class Asked(TypedDict):
    """How a case is studied."""

    draws: "Amount"
    seed: int
    prior: "Prior"


class Worked(Asked):
    """How, by whom, and whether what is done is kept."""

    engine: str
    resume: bool


class Options(Worked):
    """What `study_options` hands to a command."""

    audience: "Audience"


def load_case(*names: str) -> "Case":
    """Load a case file, or standard input for ``-``.

    A score sheet, or a domain with its profiles in several files or in a folder,
    becomes a case whose preferences are numbers; what is lost by that is told on
    stderr.
    """
    if len(names) == 1 and names[0] != STDIN and not is_sheet(names[0]):
        _require_case(names[0])
    found = load_negotiation(names)
    from detente.model import Case

    return found if isinstance(found, Case) else converted(found, names[0])


def case_bytes(name: str) -> bytes:
    """Return what is in a case file, or in standard input for ``-``.

    Raises
    ------
    click.UsageError
        If it is a document or a folder.
    OSError
        If it cannot be opened.
    """
    from detente.casefile.reader import MAX_BYTES

    if name == STDIN:
        return piped(MAX_BYTES)
    _require_case(name)
    with Path(name).open("rb") as file:
        return file.read(MAX_BYTES + 1)


def _require_case(name: str) -> None:
    """Refuse what cannot be a case file by its name."""
    _require_names((name,))
    if name.lower().endswith(DOCUMENT_ENDINGS):
        raise click.UsageError(
            f"CASE must be a case file; {name} is a document. To draft a case from it: "
            f"detente read {name} -o FOLDER"
        )
    if Path(name).is_dir():
        raise click.UsageError(f"CASE must be a case file; {name} is a folder")


def ask(
    case: "Case",
    name: str,
    told: Told,
    *,
    audience: "Audience",
    **options: Unpack[Worked],
) -> "Findings":
    """Study a case, for others without what is private in it.

    Parameters
    ----------
    told
        Hears how far the work has come.

    Raises
    ------
    CaseError
        If it cannot be studied, with the name of its file.
    """
    from detente.study import study

    found = answered(study, for_audience(case, audience), name, told, **options)
    if options["draws"] == AUTO:
        click.echo(sureness(found), err=True)
    return found


def sureness(findings: "Findings") -> str:
    """Say how sure the shares are for which draws were taken, and the others."""
    from detente.study import ERROR

    grown, worst = findings.precision.growing, findings.precision.worst
    enough = "Enough" if grown.error <= ERROR else "More do not fit"
    return (
        f"{findings.n_draws:,} draws. {enough}: of the shares that rest on all of them "
        f"the least sure is {grown.path}, with a standard error of "
        f"{100 * grown.error:.2f} in 100; of all others {worst.path}, with "
        f"{100 * worst.error:.2f}."
    )


def for_audience(case: "Case", audience: "Audience") -> "Case":
    """Return a case, for others without what is private; tell what mentions that."""
    from detente.model import mentions, shared

    if audience == "shared":
        for place in mentions(case):
            click.echo(place, err=True)
        return shared(case)
    return case


def answered(
    question: Callable[..., Answer],
    case: "Case",
    name: str,
    told: Told,
    **options: Unpack[Worked],
) -> Answer:
    """Ask a question of a case that takes an executor.

    Raises
    ------
    CaseError
        If it cannot be answered, with the name of the file.
    """
    try:
        with working(case, told, options) as executor:
            return question(
                case,
                draws=options["draws"],
                seed=options["seed"],
                prior=options["prior"],
                executor=executor,
            )
    except CaseError as error:
        raise CaseError(f"{name}: {error.where}", error.message) from None


@contextmanager
def working(case: "Case", told: Told, options: Worked) -> "Iterator[Executor]":
    """Open the executor of an engine, which tells how far its work has come.

    To resume, what is done is kept until all is.
    """
    from detente.engine import Counted, opened

    if told_of := sent_to(options["engine"]):
        click.echo(told_of, err=True)
    with opened(options["engine"]) as executor:
        if not options["resume"]:
            yield Counted(executor, told)
            return
        from detente.cli.resuming import resumed

        with resumed(executor, case, options["seed"], options["prior"]) as kept:
            yield Counted(kept, told)


def sent_to(engine: str) -> str:
    """Say where a case is sent; nothing if it stays on this machine.

    Examples
    --------
    >>> sent_to("dask:tcp://127.0.0.1:8786"), sent_to("dask")
    ('', '')
    >>> sent_to("dask:tcp://lab:8786")
    'The case is sent to tcp://lab:8786, unencrypted; tls:// would encrypt it.'
    """
    address = engine.partition(":")[2]
    host = address.partition("://")[2].rpartition(":")[0]
    if not host or host in {"localhost", "[::1]"} or host.startswith("127."):
        return ""
    plain = ", unencrypted; tls:// would encrypt it" * address.startswith("tcp")
    return f"The case is sent to {address}{plain}."


def _engine(_: click.Context, __: click.Parameter, name: str) -> str:
    if name == SERIAL:  # loading the others takes a while, which an answer may not need
        return name
    from detente.engine import check_engine

    try:
        check_engine(name)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None
    return name


def is_case(names: tuple[str, ...]) -> bool:
    """Tell whether the inputs are a case, or one domain, rather than documents.

    Raises
    ------
    click.UsageError
        If case files and documents are mixed, or there are several case files.
    """
    _require_names(names)

    cases = [
        name for name in names if name.lower().endswith(CASE_ENDINGS) or is_sheet(name)
    ]
    if cases and len(names) > 1 and not is_domain(names):
        raise click.UsageError(
            f"give either one case file or documents; got {' '.join(names)}"
        )
    return bool(cases)


def read_documents(names: tuple[str, ...], how: "How") -> Any:
    """Read documents, of which one may be standard input, into a Reading.

    Raises
    ------
    click.UsageError
        As for `with_documents`.
    """

    def read(
        loaded: "tuple[Document, ...]", faults: list[DetenteError], progress: Told
    ) -> Any:
        from detente import reading  # takes a second, which a fault need not wait

        return reading.read_documents(loaded, faults=faults, progress=progress, **how)

    return with_documents(names, how, read)


def with_documents(
    names: tuple[str, ...],
    how: "How",
    read: "Callable[[tuple[Document, ...], list[DetenteError], Told], Any]",
) -> Any:
    """Load documents, of which one may be standard input, and have them read.

    Where text is sent is told on stderr before anything else; then what could not be
    read, a line for each file; the others are read.

    Raises
    ------
    click.UsageError
        If standard input is not the only one, or one is a case file.
    """
    if is_case(names):
        raise click.UsageError(
            f"FILE must be a document; {names[0]} is a case file. To see what it "
            f"holds: detente check {names[0]}"
        )
    if STDIN in names and len(names) > 1:
        raise click.UsageError("standard input ('-') must be the only document")
    if (reader := how.get("reader")) is not None:
        click.echo(reader.told, err=True)
    faults: list[DetenteError] = []
    try:
        with stage("opening the files") as progress:
            loaded = _loaded(names, faults.append, progress)
        with stage("reading the documents", unit="%") as progress:
            return read(loaded, faults, progress)
    finally:
        for fault in faults:
            said = " ".join(str(fault).splitlines())
            click.echo(f"Passed over: {said}", err=True)


def _loaded(
    names: tuple[str, ...],
    passed_over: Callable[[DetenteError], None],
    progress: Callable[[int, int], None],
) -> "tuple[Document, ...]":
    from detente import documents

    given: list[Path | documents.Named] = (
        [("stdin", piped(documents.MAX_BYTES))]
        if names == (STDIN,)
        else [Path(name) for name in names]
    )
    return documents.load(given, passed_over=passed_over, progress=progress)


def _require_names(names: tuple[str, ...]) -> None:
    if "" in names:
        raise click.UsageError("must be given the name of a file; got an empty one")


audience_option = click.option(
    "--for",
    "audience",
    type=click.Choice(["internal", "shared"]),
    default="internal",
    show_default=True,
    help="For whom; shared leaves out what the case lists as private.",
)


def study_options(command: Command) -> Command:
    """Add to a command how a case is drawn, for whom, and who works."""
    options = (
        click.option(
            "--resume",
            is_flag=True,
            help="Take up an interrupted run; keep what is done until all is.",
        ),
        click.option(
            "--engine",
            callback=_engine,
            default=SERIAL,
            show_default=True,
            metavar="ENGINE",
            help="Who works: serial, threads, processes, dask or dask:tcp://HOST:PORT.",
        ),
        audience_option,
        click.option(
            "--prior",
            type=click.Choice(["uniform", "even", "uneven"]),
            default="uniform",
            show_default=True,
            help="How weights are drawn within what is known.",
        ),
        click.option(
            "--seed",
            type=click.IntRange(0, 2**63 - 1),
            default=0,
            show_default=True,
            help="Repeat a run.",
        ),
        click.option(
            "--draws",
            type=Draws(100, 1_000_000),
            default=10_000,
            show_default=True,
            help="Sets of preferences drawn; auto: until shares are sure.",
        ),
    )
    for option in options:
        command = option(command)
    return command
