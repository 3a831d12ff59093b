"""`detente stability`: say where a conflict can come to rest."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from detente.cli.inputs import Options, answered, for_audience, load_case, study_options
from detente.cli.named import STDIN, piped
from detente.cli.outputs import show, show_json
from detente.cli.progress import stage

if TYPE_CHECKING:  # numpy is not needed to print help
    from detente.cli.conflicts import Mixed
    from detente.cli.held import Asked
    from detente.cli.maps import StateMap
    from detente.cli.variants import Variant
    from detente.kernels.conflict.joint import Sanction
    from detente.model import Case, Conflict
    from detente.study import Kept


class Given(Options):
    """What is asked of a conflict, and how a case is studied."""

    why: str | None
    inverse: str | None
    start: str | None
    ahead: int
    merge: tuple[str, ...]
    sanction: "Sanction"
    export: str | None
    concept: tuple[str, ...]
    actions: bool


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--why", metavar="STATE", help="Say what holds each party there.")
@click.option("--inverse", metavar="STATE", help="Say what would make it hold.")
@click.option(
    "--from", "start", metavar="STATE", help="Say where it may go from there."
)
@click.option(
    "--ahead",
    type=click.IntRange(1, 64),
    default=1,
    metavar="MOVES",
    help="Also who would stay looking so many moves ahead.",
)
@click.option("--merge", multiple=True, metavar="PARTY", help="Take these for one.")
@click.option(
    "--concept",
    multiple=True,
    metavar="PARTY=CONCEPT",
    help="In which sense each party stays: one for each.",
)
@click.option(
    "--sanction",
    type=click.Choice(["joint", "once", "single"]),
    default="joint",
    show_default=True,
    help="How others may punish: as defined, or as older programs have it.",
)
@click.option(
    "--export", metavar="FILE", help="Write the states as .dot, .graphml or .svg."
)
@click.option(
    "--actions", is_flag=True, help="Print the case with all that parties could do."
)
@click.option("--json", "as_json", is_flag=True, help="Print the table as JSON.")
@study_options
def stability(files: tuple[str, ...], *, as_json: bool, **given: Unpack[Given]) -> None:
    """Say where a conflict can come to rest, and who would leave where.

    FILE is a case, a graph model in YAML, or one that gmcr-py saved (.gmcr), or - for
    one of the first two on standard input; or a score sheet, or a domain with its
    profiles, also as a folder, which are taken as a case. A state is an equilibrium
    under a concept when every party would stay: R (Nash) because nothing tempts it,
    GMR, SMR, SEQ and SSEQ because the others can answer what does, SIM because they may
    improve at the same moment, NM because two parties who look ahead see nothing better
    come of it. Of a case it is asked whether its best package would be kept, in each
    draw of the preferences; --draws, --seed, --prior, --for and --engine are for that.

    Example: detente stability conflict.yaml
    """
    from detente.casefile import is_case
    from detente.casefile.reader import from_bytes
    from detente.cli.sheets import is_sheet

    if given["export"] is not None:
        _require_suffix(given["export"])
    if len(files) > 1 or (is_sheet(files[0]) and not _a_model(files[0])):
        _of_case(load_case(*files), files[0], as_json=as_json, given=given)
        return
    file = files[0]
    content = _content(file)
    if is_case(content):
        case = from_bytes(content, _called(file))
        _of_case(case, file, as_json=as_json, given=given)
    else:
        _of_conflict(content, file, as_json=as_json, given=given)


def _a_model(file: str) -> bool:
    """Tell whether JSON is neither a score sheet nor part of a domain."""
    from detente.casefile.interchange.score_sheets import recognise

    if Path(file).suffix.lower() != ".json":
        return False
    return recognise(_content(file), file).role == "other"


def _content(file: str) -> bytes:
    from detente.casefile.interchange.conflicts import MAX_BYTES

    if file == STDIN:
        return piped(MAX_BYTES)
    if Path(file).is_dir():
        raise click.UsageError(f"FILE must be a case or a conflict; {file} is a folder")
    with Path(file).open("rb") as opened:
        return opened.read(MAX_BYTES + 1)


def _called(file: str) -> str:
    return "stdin" if file == STDIN else file


def _of_case(case: "Case", file: str, *, as_json: bool, given: Given) -> None:
    """Show whether the best package of a case would be kept."""
    from detente.study import kept

    case = for_audience(case, given["audience"])
    if given["actions"]:
        from detente.casefile import dump
        from detente.graph import spelled_out

        show(dump(spelled_out(case)))
        return
    with stage(f"studying {case.title}") as heard:
        found = answered(
            kept, case, file, heard, engine=given["engine"], resume=given["resume"],
            draws=given["draws"], seed=given["seed"], prior=given["prior"],
        )  # fmt: skip
    from detente.cli import held as said

    _require_states(given, found.keeping.states)
    asked = said.Asked(
        why=given["why"] or "", inverse=given["inverse"] or "",
        start=given["start"] or "", merged=_parties(case, given["merge"]),
        sanction=given["sanction"], ahead=given["ahead"],
        senses=_senses(case, given["concept"]),
    )  # fmt: skip
    try:
        _show_case(case, found, asked, as_json=as_json, given=given)
    except ValueError as error:
        raise click.UsageError(f"{_options(asked)}: {error}") from None


def _show_case(
    case: "Case", found: "Kept", asked: "Asked", *, as_json: bool, given: Given
) -> None:
    from detente.cli import deals, held

    if given["export"] is not None:
        from detente.cli.maps import of_case

        told = [deals.stands(case, package) for package in found.keeping.packages]
        _export(of_case(case, found.keeping, told), given["export"])
    elif as_json:
        answer = held.plain(case, found, asked)
        show_json(**answer, seed=given["seed"], prior=given["prior"])
    else:
        show(held.listing(case, found, asked))


def _parties(case: "Case", named: Sequence[str]) -> tuple[str, ...]:
    """Return parties by their ids, which may also be named by what they are called."""
    ids = {party.name: party.id for party in case.parties}
    return tuple(ids.get(name, name) for name in named)


def _senses(case: "Case", given: Sequence[str]) -> dict[str, str]:
    return {_parties(case, [who])[0]: how for who, how in _told_apart(given).items()}


def _told_apart(given: Sequence[str]) -> dict[str, str]:
    """Return what is said of each party, ``PARTY=CONCEPT``, by party."""
    found: dict[str, str] = {}
    for one in given:
        party, equals, concept = one.rpartition("=")
        if not equals:
            raise click.UsageError(f"--concept must be PARTY=CONCEPT; got {one}")
        if party in found:
            raise click.UsageError(
                f"--concept must name a party once; got {party} again"
            )
        found[party] = concept
    return found


def _options(asked: "Asked") -> str:
    """Return the options that may not fit a case, for a message."""
    named = {
        "--merge": asked.merged,
        "--ahead": asked.ahead > 1,
        "--concept": asked.senses,
    }
    return " and ".join(option for option, given in named.items() if given)


def _of_conflict(content: bytes, file: str, *, as_json: bool, given: Given) -> None:
    """Show where a conflict can come to rest."""
    from detente.casefile.interchange import read_conflicts
    from detente.errors import CaseError, CaseFileError, Fault

    if given["actions"]:
        raise click.UsageError(f"--actions asks a case; {file} is a graph model")

    conflicts = read_conflicts(content, _called(file))
    with stage(f"looking at {file}"):
        try:
            variants = list(_asked(conflicts, given))
        except CaseError as error:
            fault = Fault(1, 1, error.where, error.message)
            raise CaseFileError(_called(file), (fault,)) from None
    from detente.cli import conflicts as said

    first = next(iter(conflicts.values()))
    mixed = [_mixed(variant, given["concept"]) for variant in variants]
    if given["export"] is not None:
        from detente.cli.maps import of_conflict

        title = first.title or variants[0].name
        _export(of_conflict(title, variants[0]), given["export"])
    elif as_json:
        asked = {"why": given["why"], "wanted": given["inverse"]}
        show_json(**said.plain(first, variants, mixed, **asked))
    else:
        show("\n".join([*first.remarks, _in_words(variants, mixed, given)]))


def _in_words(
    variants: "Sequence[Variant]", mixed: "Sequence[Mixed]", given: Given
) -> str:
    from detente.cli import conflicts as said
    from detente.cli import departures

    if given["why"] is not None:
        return said.reasons(variants, given["why"])
    if given["inverse"] is not None:
        return said.requirements(variants, given["inverse"])
    if given["start"] is not None:
        return departures.listing(variants)
    if given["concept"]:
        return said.mixture(variants, mixed)
    return said.listing(variants)


def _mixed(variant: "Variant", given: Sequence[str]) -> "Mixed":
    """Return the states that hold when each party stays in a sense of its own."""
    senses = _told_apart(given)
    if not senses:
        return {}, ()
    try:
        return senses, variant.stability.mixed(senses)
    except ValueError as error:
        raise click.UsageError(f"--concept {error}") from None


def _require_suffix(name: str) -> None:
    from detente.cli.drawings import WRITERS
    from detente.cli.outputs import file

    if file(name).suffix.lower() not in WRITERS:
        raise click.UsageError(
            f"--export must name a file that ends in {', '.join(WRITERS)}; got {name}"
        )


def _export(states: "StateMap", name: str) -> None:
    """Write the states as the suffix of a file says."""
    from detente.cli.drawings import WRITERS
    from detente.files import write

    content = WRITERS[Path(name).suffix.lower()](states)
    write(Path(name), f"{content}\n")
    click.echo(f"wrote {name}", err=True)


def _asked(conflicts: "Mapping[str, Conflict]", given: Given) -> "Iterator[Variant]":
    """Yield the answers for each variant of a conflict."""
    from dataclasses import replace

    from detente.cli.variants import answers
    from detente.graph import graph, merge

    for name, conflict in conflicts.items():
        arrays = graph(conflict)
        try:
            if given["merge"]:
                arrays = merge(arrays, given["merge"])
        except ValueError as error:
            raise click.UsageError(f"--merge {error}") from None
        _require_states(given, arrays.states)
        try:
            for one in answers(
                name,
                arrays,
                sanction=given["sanction"],
                ahead=given["ahead"],
                start=given["start"],
            ):
                yield replace(one, merged=given["merge"])
        except ValueError as error:
            raise click.UsageError(f"--ahead: {error}") from None


def _require_states(given: Given, known: Sequence[str]) -> None:
    """Refuse a state that is none."""
    from detente.casefile.wording import unknown_name

    for option, state in (
        ("--why", given["why"]),
        ("--inverse", given["inverse"]),
        ("--from", given["start"]),
    ):
        if state is not None and state not in known:
            raise click.UsageError(f"{option} {unknown_name(state, known, 'a state')}")
