"""Cells of a table of positions -> what was found: each is its party's position."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.model import Act
from detente.reading.blocks import BOILERPLATE
from detente.reading.found import Found
from detente.reading.parse import Parsed
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import table as listed

_SURE = 0.9
"""That a cell under a party's name is its position."""

_READY = re.compile(
    r"(?:would|could|might|can|(?:is )?(?:willing|ready|prepared|open) to)"
    r"(?: (?:accept|agree to|consider|live with))? (?=\S)",
    re.IGNORECASE,
)
_TIED = re.compile(
    r",?\s((?:but )?(?:only )?(?:if|unless|provided|as long as|on condition|subject to"
    r"|in (?:return|exchange) for|in return)\b)",
    re.IGNORECASE,
)

Owners = Mapping[tuple[str, str], str]
"""Document and a name in the head of a table -> the party."""


def owners(parsed: Sequence[Parsed], table: PartyTable) -> Owners:
    """Return the parties whose positions tables hold; those that are new come in."""
    found: dict[tuple[str, str], str] = {}
    for piece in parsed:
        cell, document = piece.block.cell, piece.block.document
        if cell and (document, cell.owner) not in found:
            table.turn_to(document)
            found[document, cell.owner] = table.meet(_party(cell.owner, table))
    return found


def _party(name: str, table: PartyTable) -> str:
    """Return who is meant by the head of a column: by name, or by what it is."""
    known = table.names.get(name) or table.names.get(name.title())
    noun = name.lower()
    if known or not _is_noun(noun):
        return known or table.introduce(name)
    return table.ending_in(noun) or table.introduce(noun)


def _is_noun(noun: str) -> bool:
    """Tell whether a head only says what somebody is: *Union*, *Management*."""
    groups = listed("roles")["groups"].values()
    return any({noun, noun.removesuffix("s")} & set(nouns) for nouns in groups)


def with_cells(
    found: Sequence[Found], parsed: Sequence[Parsed], owned: Owners
) -> list[Found]:
    """Return what was found, each cell of a table as a position of its party.

    What the rules read in a cell stands where it is its party's; else the cell is
    wanted as it is, or refused or accepted where its first word says so. The quote is
    the whole cell.
    """
    cells = {id(piece) for piece in parsed if piece.block.cell is not None}
    read: dict[int, list[Found]] = {}
    for one in found:
        if id(one.parsed) in cells:
            read.setdefault(id(one.parsed), []).append(one)
    kept = [one for one in found if id(one.parsed) not in cells]
    for piece in parsed:
        if id(piece) in cells and piece.block.doubt not in BOILERPLATE:
            cell = piece.block.cell
            party = owned[piece.block.document, cell.owner] if cell else ""
            own = [f for f in read.get(id(piece), ()) if f.holder.parties == (party,)]
            kept += own if len(own) > 1 else [_cell(piece, party, own)]
    return kept


def _cell(piece: Parsed, party: str, own: Sequence[Found]) -> Found:
    """Return the position in a cell: as its first word says, as a rule read it, as is.

    A rule that took all of it for what is wanted tells no more than the table does.
    """
    text = piece.block.text
    whole = (0, len(text))
    answer = _answer(piece) or _ready(text)
    for one in own:
        if answer is None and one.content != text.rstrip("."):
            return replace(one, span=whole, speaker=())
    cell = piece.block.cell
    act, content = answer or (cell.act if cell else "demand", text)
    content, _, condition = _TIED.sub("\n\\1", content, count=1).partition("\n")
    return Found(
        holder=Holder((party,)),
        act=act,
        content=_lowered(content).rstrip(" .,;"),
        condition=condition.rstrip("."),
        negative=act == "reject",
        parsed=piece,
        span=whole,
        body=whole,
        confidence=_SURE,
    )


def _answer(piece: Parsed) -> tuple[Act, str] | None:
    """Return the refusal or the consent that a cell opens with, and what it is of.

    That is the issue of its row, where the cell says no more.
    """
    cell, text = piece.block.cell, piece.block.text
    first, _, rest = text.partition(" ")
    word = first.lower().strip(",.;:")
    lists = listed("tables")
    acts: dict[str, Act] = dict.fromkeys(lists["refusals"].split(), "reject")
    acts |= dict.fromkeys(lists["consents"].split(), "accept")
    acts |= {} if cell is None else {"yes": cell.act}
    issue = _lowered(cell.issue) if cell else ""
    return (acts[word], rest.strip(" .") or issue or text) if word in acts else None


def _ready(text: str) -> tuple[Act, str] | None:
    """Return what a cell says its party is ready for: *Would accept seven a month*."""
    found = _READY.match(text)
    return ("willing", text[found.end() :]) if found else None


def _lowered(text: str) -> str:
    """Return a text without the capital that opens it, unless it is a name's."""
    second = text[1:2]
    return text if second.isupper() else text[:1].lower() + text[1:]
