"""`detente evidence`: who said what, and what in the case rests on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

import click

from detente.cli.inputs import audience_option, for_audience, load_case
from detente.cli.named import STDIN
from detente.cli.outputs import show, show_json
from detente.cli.progress import stage

if TYPE_CHECKING:  # what it needs is not needed to print help
    from detente.brief.exhibits import Exhibit
    from detente.brief.grounds import Ground
    from detente.model import Audience, Case


class Asked(TypedDict):
    """What is asked for, as given."""

    party: str | None
    issue: str | None
    act: str | None
    notes: bool


@dataclass(frozen=True, slots=True)
class Wanted:
    """Ids of what is asked for; empty for everything.

    Attributes
    ----------
    party, issue, act
        Of a statement or a note.
    notes
        Whether notes are shown on which nothing rests.
    """

    party: str
    issue: str
    act: str
    notes: bool

    def has(self, exhibit: "Exhibit") -> bool:
        """Tell whether a statement or a note is asked for.

        A note is of the parties and issues for which it is evidence, too.
        """
        from detente.model import Note

        piece, resting = exhibit.piece, exhibit.supports
        if isinstance(piece, Note):
            whose = {"", piece.party, *(ground.party for ground in resting)}
            about = {"", piece.issue, *(i for ground in resting for i in ground.issues)}
            shown = (self.notes or exhibit.stands) and not self.act
            return shown and self.party in whose and self.issue in about
        return (
            self.party in ("", piece.party)
            and self.issue in ("", piece.issue, *piece.about)
            and self.act in ("", piece.act)
        )

    def judges(self, ground: "Ground") -> bool:
        """Tell whether a judgement is asked for: never where acts are."""
        named = self.issue in ("", *ground.issues) and self.party in ("", ground.party)
        return named and not self.act


@click.command()
@click.argument("case")
@click.option("--party", metavar="PARTY", help="Only what this party said: id or name.")
@click.option(
    "--issue", metavar="ISSUE", help="Only what is about this issue, or agenda."
)
@click.option("--act", metavar="ACT", help="Only one act, such as demand or offer.")
@click.option("--notes", is_flag=True, help="Also notes on which nothing rests.")
@audience_option
@click.option("--json", "as_json", is_flag=True, help="Print the same as JSON.")
def evidence(
    case: str, audience: "Audience", as_json: bool, **asked: Unpack[Asked]
) -> None:
    """List who said what, and what in the case rests on it.

    CASE is a case file, or - for standard input. Each statement comes with its quote,
    the sentence around it where the document is still there, how many witnesses
    carry it, and the lines that it supports; at the end come the lines that rest on
    nothing that was said.

    With --for shared, what the case lists as private is left out, as in a brief, and so
    are sentences around a quote that tell of it.

    Example: detente evidence case.yaml
    """
    whole = load_case(case)
    loaded = for_audience(whole, audience)
    wanted = _wanted(loaded, **asked)
    from detente.brief.exhibits import exhibits, judgements
    from detente.cli.contexts import contexts

    found = [exhibit for exhibit in exhibits(loaded) if wanted.has(exhibit)]
    judged = [ground for ground in judgements(loaded) if wanted.judges(ground)]
    folder = Path() if case == STDIN else Path(case).parent
    with stage("reading the documents"):
        pieces = (exhibit.piece for exhibit in found)
        around = contexts(whole, pieces, folder, audience)
    from detente.cli import exhibits as shown

    if as_json:
        show_json(**shown.plain(loaded, found, judged, around))
    else:
        show("\n".join(shown.listing(loaded, found, judged, around)))


def _wanted(case: "Case", **asked: Unpack[Asked]) -> Wanted:
    """Look up what is asked for.

    Raises
    ------
    click.UsageError
        If the case has no such party or issue, or there is no such act.
    """
    from detente.model import ACTS, AGENDA

    parties = {one.id: one.name for one in case.parties}
    issues = {one.id: one.title for one in case.issues} | {AGENDA: AGENDA}
    acts: dict[str, str] = {act: act for act in ACTS}
    return Wanted(
        party=_looked_up("--party", asked["party"], parties),
        issue=_looked_up("--issue", asked["issue"], issues),
        act=_looked_up("--act", asked["act"], acts),
        notes=asked["notes"],
    )


def _looked_up(option: str, given: str | None, names: Mapping[str, str]) -> str:
    """Return the id that is given, by itself or by its name."""
    from detente.casefile.wording import meant, unknown_name

    if given is None or given in names:
        return given or ""
    same = (i for i, n in names.items() if given.casefold() in _spelled(i, n))
    found = next(same, "")
    if not found:
        said = unknown_name(given, names, "")
        near = meant(given, names) or meant(given, names.values())
        raise click.UsageError(f"{option} {said.removesuffix(near)}{near}")
    return found


def _spelled(identifier: str, name: str) -> Iterator[str]:
    yield identifier.casefold()
    yield name.casefold()
