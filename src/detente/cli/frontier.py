"""`detente frontier`: what is efficient, and where four rules would settle."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Unpack

import click

from detente.cli.inputs import Options, for_audience, study_options, working
from detente.cli.outputs import as_json, file, show
from detente.cli.powers import powers
from detente.cli.progress import stage
from detente.cli.sheets import load_negotiation
from detente.errors import CaseError

if TYPE_CHECKING:  # numpy is not needed to print help
    from detente.model import Case, ScoreSheet
    from detente.questions.exact import ExactFrontier


class Given(Options):
    """What is asked beside the files, and how."""

    powers: tuple[str, ...]


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "-o",
    "--output",
    default="-",
    show_default=True,
    metavar="PATH",
    help="A file, or - for standard output.",
)
@click.option("--json", "as_plain", is_flag=True, help="Print all points as JSON.")
@click.option(
    "--power",
    "powers",
    multiple=True,
    metavar="PARTY=NUMBER",
    help="How much a party counts where rules settle: 1 where nothing is said.",
)
@study_options
def frontier(
    files: tuple[str, ...],
    *,
    output: str,
    as_plain: bool,
    **given: Unpack[Given],
) -> None:
    """List the efficient outcomes, and those on which four rules settle.

    FILE is a case, a score sheet (CSV, JSON), or a domain with its profiles (Genius,
    GeniusWeb, NegoLog, NegMAS), also as a folder; - is standard input. Where all
    preferences are numbers the answer is exact. Where a case leaves some open there is
    a frontier for each draw: what `study` finds over all of them is shown.

    Example: detente frontier sheet.csv
    """
    target = None if output == "-" else file(output)
    found = load_negotiation(files)
    text = _answered(found, files[0], as_plain=as_plain, given=given)
    if target is None:
        show(text)
    else:
        _keep(target, text)


def _keep(target: Path, text: str) -> None:
    from detente.files import write

    write(target, text.removesuffix("\n") + "\n")
    click.echo(str(target))


def _answered(
    found: "Case | ScoreSheet", name: str, *, as_plain: bool, given: Given
) -> str:
    """Return the answer as text or as JSON."""
    from detente.cli import efficient as said
    from detente.model import Case, ScoreSheet

    sheet = found
    if isinstance(found, Case):
        found = for_audience(found, given["audience"])
        from detente.casefile.interchange.cases import exact_sheet

        try:
            sheet = exact_sheet(found)
        except ValueError as error:
            if given["powers"]:
                must = "--power needs a case whose preferences are all numbers"
                raise click.UsageError(f"{must}; {error}") from None
            return _open(found, str(error), as_plain=as_plain, options=given)
    assert isinstance(sheet, ScoreSheet)
    answer = _exactly(sheet, name, given)
    for remark in said.remarks(sheet, answer):
        click.echo(remark, err=True)
    if as_plain:
        return as_json(**said.plain(sheet, answer))
    return "\n".join(said.listing(sheet, answer))


def _exactly(sheet: "ScoreSheet", name: str, given: Given) -> "ExactFrontier":
    if len(sheet.parties) < 2:
        must = "must be at least two; got one. Give the profile of the other, too"
        raise CaseError(f"{name}: parties", must)
    import numpy as np

    from detente.exact import exactly
    from detente.questions.exact import exact_frontier

    asked = powers(given["powers"], [scores.party for scores in sheet.parties])
    rng = np.random.default_rng(given["seed"])
    with stage("finding what is efficient"):
        return exact_frontier(exactly(sheet), rng, asked)


def _open(case: "Case", why: str, *, as_plain: bool, options: Options) -> str:
    """Answer for a case that leaves preferences open, over its draws."""
    from detente.cli import drawn as said
    from detente.draws import Drawn, independent
    from detente.questions.frontier import frontier as efficient
    from detente.questions.solutions import solutions
    from detente.study import Asked, drawing, errors_of, grown, least_sure

    def ask(made: Drawn) -> Asked[Any]:
        some = made.some
        found = efficient(some), solutions(some)
        answers = dict(zip(("frontier", "solutions"), found, strict=True))
        part = independent(made.draws.convergence)
        unsure = least_sure(answers, some.n_draws, part)
        return Asked((some, *found, errors_of(answers, part)), unsure)

    with (
        stage(f"drawing preferences of {case.title}") as told,
        working(case, told, options) as executor,
    ):
        make = drawing(case, options["seed"], prior=options["prior"], executor=executor)
        draws, *found = grown(options["draws"], make, ask)
    click.echo(
        f"Not one frontier but one for each of {draws.n_draws:,} draws, as {why}: "
        "shown is how often packages are efficient, and medians of utilities.",
        err=True,
    )
    if as_plain:
        return as_json(**said.plain(draws, *found))
    return "\n".join(said.listing(draws, *found))
