"""Proposals as text: a numbered list by kind, with quotes, and what to do next."""

import shlex
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from detente.cli.outputs import STDOUT

if TYPE_CHECKING:  # nothing of it is needed to print help
    from detente.model import Note, Statement
    from detente.reading.update import Update
    from detente.reading.update.proposals import Kind, What

HEADINGS: "Mapping[Kind, str]" = {
    "changed position": "Changed positions",
    "statement": "New statements",
    "option": "New options",
    "line": "Lines of preference, marked proposed",
    "acceptance": "Packages a party would take, marked proposed",
    "condition": "Conditions, marked proposed",
    "no deal": "Without a deal, marked proposed",
    "watch": "Watched for, and told now",
    "note": "New notes",
    "carrier": "Nothing new, only one more carrier",
    "issue": "New issues",
    "party": "New parties, marked proposed",
}


def listing(found: "Update") -> Iterator[str]:
    """Yield the proposals under the headings of their kinds."""
    from detente.reading.update.wording import summary

    for kind, group in groupby(found.proposals, key=lambda one: one.kind):
        yield HEADINGS[kind]
        for one in group:
            needs = f"  (with {_numbers(one.needs)})" if one.needs else ""
            yield f"{one.number:>4}  {summary(found.naming, one.what)}{needs}"
            yield from (f"      {line}" for line in _quotes(one.what))
    yield from found.remarks
    if not found.proposals:
        yield "Nothing new."


def closing(found: "Update") -> Iterator[str]:
    """Yield which documents were read, and how to take on what they propose."""
    yield from _documents(found)
    numbers = [one.number for one in found.proposals]
    if numbers:
        many = "1 proposal" if len(numbers) == 1 else f"{len(numbers)} proposals"
        some = f", or some as in --accept {_some(numbers)}" if numbers[1:] else ""
        yield f"{many}; nothing was written. To take them on: --accept all{some}"


def accepted(found: "Update", numbers: Sequence[int], to: str) -> Iterator[str]:
    """Yield what was accepted, what came along, and where it was written."""
    from detente.reading.update.wording import summary

    taken = found.chosen(numbers)
    yield from _documents(found)
    for one in taken:
        along = "" if one.number in numbers else "  (needed by another)"
        yield f"{one.number:>4}  {summary(found.naming, one.what)}{along}"
    yield from _left(found, numbers)
    if not taken:
        yield "Nothing new; nothing was written."
    elif to != STDOUT:
        yield f"wrote {shlex.quote(to)}"


def _some(numbers: Sequence[int]) -> str:
    """Return a way to name some of several numbers."""
    first, last = numbers[0], numbers[-1]
    return f"{first},{first + 2}-{first + 4}" if last >= first + 4 else f"{first}"


def _left(found: "Update", numbers: Sequence[int]) -> Iterator[str]:
    """Yield how much is left for the next time, and how to be done with it."""
    after = max(found.waiting(numbers).values(), default=0)
    left = len(found.proposals) - len(found.chosen(numbers))
    if after:
        yield (
            f"Left: {left} of {len(found.proposals)}. The same documents tell them the "
            f"next time, numbered from {after}; to hear no more of them, delete "
            "'waiting' where the case lists the documents"
        )


def _documents(found: "Update") -> Iterator[str]:
    for file, document in found.known:
        yield f"{file}: in the case already, as {document}"
    there = {source.id for source in found.case.sources}
    for source in found.sources:
        again = ", read again for what was left" if source.id in there else ""
        yield f"{source.id}: {source.file}{again}"


def _numbers(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _quotes(what: "What") -> Iterator[str]:
    """Yield the quotes behind a proposal, the earlier ones first."""
    from detente.reading.update.proposals import Happened, NewNote, NewStatement

    pieces: Sequence[Statement | Note] = ()
    if isinstance(what, NewStatement):
        pieces = (*what.before, what.statement)
    elif isinstance(what, Happened):
        pieces = (what.watched, what.event)
    elif isinstance(what, NewNote):
        pieces = (what.note,) if what.note.quote != what.note.text else ()
    named = len(pieces) > 1
    for piece in pieces:
        where = f"{piece.document}: " if named and piece.document else ""
        quote = " ".join(piece.quote.split())
        yield f"{where}“{quote}”"
