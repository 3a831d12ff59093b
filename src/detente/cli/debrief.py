"""`detente debrief`: how the deals of a class stand to what could be had."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from detente.cli.named import STDIN
from detente.cli.outputs import STDOUT, file, folder, show, show_json
from detente.cli.progress import stage
from detente.cli.sheets import load_negotiation
from detente.errors import CaseError

if TYPE_CHECKING:  # which is at hand when this is called
    from detente.brief.roster import Roster
    from detente.model import ScoreSheet
    from detente.study.debriefing import Debrief

PAGE = ".html"
SEED = 0
"""Of the tries where so many issues are tied together that not all are gone through."""


@click.command()
@click.argument("scenario", nargs=-1, required=True, metavar="SCENARIO...")
@click.argument("agreements", metavar="AGREEMENTS")
@click.option(
    "-o",
    "--output",
    default="out/debrief",
    show_default=True,
    metavar="PATH",
    help="A folder, one page (.html), or - for standard output.",
)
@click.option("--names", "named", is_flag=True, help="Say who the pairs are.")
@click.option("--json", "as_plain", is_flag=True, help="Print all numbers as JSON.")
def debrief(
    scenario: tuple[str, ...],
    agreements: str,
    *,
    output: str,
    named: bool,
    as_plain: bool,
) -> None:
    """Hold what the pairs of a class agreed on against what they could have had.

    SCENARIO is a score sheet, a domain with its profiles, or a case whose preferences
    are numbers. AGREEMENTS is a table in CSV: who in the first column, and a column for
    each issue with the option agreed on; a row without options is a pair without a
    deal. Pairs, or groups of three and more, go by number unless --names asks for more.

    Example: detente debrief sheet.csv agreements.csv -o out
    """
    if as_plain and output == STDOUT:
        raise click.UsageError("-o must name a folder when --json prints the numbers")
    to = None if output == STDOUT else _place(output, scenario)
    found = _found(scenario, agreements)
    from detente.brief.classroom import debriefing

    with stage("drawing what was agreed"):
        composed = debriefing(found, named=named)
    if to is None:
        show(composed.html)
        return
    files = [str(path) for path in composed.save(to)]
    if as_plain:
        plain: Any = composed.plain
        show_json(**{k: v for k, v in plain.items() if k != "detente"}, files=files)
    else:
        from detente.brief.roster import Roster

        lines = _lines(found, Roster(found, named))
        show("\n".join((*lines, *(f"  {path}" for path in files))))


def _place(output: str, read: tuple[str, ...]) -> Path:
    """Return where the page goes: a folder, or one file when it ends in .html."""
    return folder(output, read) if Path(output).suffix != PAGE else file(output)


def _found(scenario: tuple[str, ...], agreements: str) -> "Debrief":
    """Read scenario and agreements, and hold one against the other."""
    from detente.casefile.interchange.agreements import MAX_BYTES, read

    if agreements == STDIN:
        raise click.UsageError("AGREEMENTS must be a file; got standard input")
    if not agreements or Path(agreements).is_dir():
        raise click.UsageError(f"AGREEMENTS must be a file in CSV; got {agreements!r}")
    sheet, shown = _scenario(scenario)
    with Path(agreements).open("rb") as table:
        content = table.read(MAX_BYTES + 1)
    titles = dict(zip(shown.issues, sheet.issues, strict=True))
    agreed = read(content, agreements, sheet, titles)
    import numpy as np

    from detente.cli.efficient import remarks
    from detente.exact import exactly
    from detente.study.debriefing import debrief as hold

    with stage("finding what could be had"):
        found = hold(exactly(sheet), agreed.agreements, np.random.default_rng(SEED))
    said = (*shown.remarks, *(f"agreements: {remark}" for remark in agreed.remarks))
    found = found.shown_as(replace(shown, remarks=said))
    for remark in remarks(found.sheet, found.frontier):
        click.echo(remark, err=True)
    return found


def _scenario(names: tuple[str, ...]) -> "tuple[ScoreSheet, ScoreSheet]":
    """Return a scenario in numbers, and the same as people read it.

    Raises
    ------
    CaseError
        If it says preferences in words, or has one party.
    """
    from detente.model import Case

    found = load_negotiation(names)
    if isinstance(found, Case):
        from detente.casefile.interchange.cases import exact_sheet, titled

        try:
            sheet = exact_sheet(found)
        except ValueError as error:
            must = f"must state all preferences as numbers for a debrief; {error}"
            raise CaseError(f"{names[0]}: preferences", must) from None
        shown = titled(found, sheet)
    else:
        sheet = shown = found
    if len(sheet.parties) < 2:
        must = "must be at least two; got one. Give the profile of the other, too"
        raise CaseError(f"{names[0]}: parties", must)
    return sheet, shown


def _lines(found: "Debrief", roster: "Roster") -> Iterator[str]:
    """Yield what to know of a class before the page is opened."""
    from detente.model.scoresheet import in_points

    signed, best = len(found.signed), sum(deal.efficient for deal in found.deals)
    title = f"{found.sheet.title}: " if found.sheet.title else ""
    who = roster.unit if len(found.deals) == 1 else roster.units
    yield (
        f"{title}{signed} of {len(found.deals)} {who} reached a deal; "
        f"{best} left nothing on the table."
    )
    for place, deal in enumerate(found.deals):
        parties = zip(roster.parties, deal.utilities, deal.left, strict=True)
        had = [
            f"{party} {in_points(points)}" + (f" (+{in_points(more)})" if more else "")
            for party, points, more in parties
        ]
        said = "" if deal.signed else "no deal: "
        yield f"  {roster.pair(place)}: {said}{', '.join(had)}"
