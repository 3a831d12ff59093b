"""`detente catalog`: the worked negotiations that come with the package."""

import math
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, Any

import click

from detente.cli.outputs import show, show_json

if TYPE_CHECKING:  # what a case is made of is not needed to print help
    from detente.model import Case

ENDING = ".yaml"


@click.command()
@click.argument("name", required=False, metavar="[NAME]")
@click.option("--json", "as_plain", is_flag=True, help="List the cases as JSON.")
def catalog(name: str | None, *, as_plain: bool) -> None:
    """List the worked negotiations of the catalog, or print one as a case file.

    They come from the literature and from teaching; what was published of each stands
    at the top of its file. To keep one: detente catalog NAME > case.yaml

    Example: detente catalog nash-1950-bill-and-jack
    """
    there = _entries()
    if name is not None:
        if as_plain:
            raise click.UsageError("--json must come without NAME, whose file is YAML")
        show(_file(name, there).read_text(encoding="utf-8"))
        return
    from detente.casefile import parse

    cases = {
        entry: parse(file.read_text(encoding="utf-8"), file.name)
        for entry, file in there.items()
    }
    if as_plain:
        show_json(cases=[_plain(entry, case) for entry, case in cases.items()])
    else:
        show("\n".join(_lines(cases)))


def _entries() -> Mapping[str, Traversable]:
    """Return the files of the catalog by name, in order."""
    there = (files("detente") / "catalog").iterdir()
    named = {one.name.removesuffix(ENDING): one for one in there if _is_case(one)}
    return dict(sorted(named.items()))


def _is_case(file: Traversable) -> bool:
    return file.name.endswith(ENDING)


def _file(name: str, there: Mapping[str, Traversable]) -> Traversable:
    entry = name.removesuffix(ENDING)
    if entry in there:
        return there[entry]
    from detente.casefile.wording import meant, quoted

    begun = [one for one in there if entry and one.startswith(entry)]
    near = f". Did you mean {quoted(begun[0])}?" if begun else meant(entry, there)
    raise click.UsageError(
        f"NAME must be in the catalog, which 'detente catalog' lists; "
        f"got {quoted(name)}{near}"
    )


def _plain(name: str, case: "Case") -> Mapping[str, Any]:
    return {
        "name": name,
        "title": case.title,
        "parties": [party.name for party in case.parties],
        "outcomes": str(math.prod(len(issue.options) for issue in case.issues)),
        "sources": [source.title for source in case.sources],
    }


def _lines(cases: Mapping[str, "Case"]) -> Iterator[str]:
    width = max(map(len, cases))
    for name, case in cases.items():
        yield f"{name:{width}}  {case.title}"
        for source in case.sources[:1]:
            yield f"{'':{width}}  {source.title}"
