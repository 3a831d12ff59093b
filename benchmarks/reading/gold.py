"""What a careful analyst reads in an article: the gold a reader is scored against."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

Span = tuple[int, int]
COARSE = {
    "demand": "DEMAND",
    "seek": "DEMAND",
    "insist": "DEMAND",
    "prefer": "DEMAND",
    "offer": "AGREE",
    "willing": "AGREE",
    "accept": "AGREE",
    "reject": "REJECT",
    "oppose": "REJECT",
    "concern": "STATE",
    "assert": "STATE",
    "threaten": "THREATEN",
}
"""Acts by coarse class; a reader is right when the class is."""


@dataclass(frozen=True, slots=True)
class GoldStatement:
    """One act of one party.

    Attributes
    ----------
    party
        Its name in the gold file.
    act
        The act an analyst would write down.
    quote
        The clause that carries it.
    classes
        All coarse classes that count as right: some acts are fairly read two ways.
    issue, content, condition
        In words, for a person who looks at what was missed.
    """

    party: str
    act: str
    quote: str
    classes: frozenset[str]
    issue: str = ""
    content: str = ""
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """The gold of one article, or of several renderings of one.

    Attributes
    ----------
    name
        Of the gold file, without its ending.
    texts
        Name of each document's file to its text.
    names
        Party to all names it goes by.
    principals
        Parties the negotiation is between.
    statements
        What must be read.
    optional
        What may be read: right when it is, no miss when it is not.
    notes
        Quotes that are history, interim steps or things to watch, by kind.
    """

    name: str
    texts: Mapping[str, str]
    names: Mapping[str, tuple[str, ...]]
    principals: tuple[str, ...]
    statements: tuple[GoldStatement, ...]
    optional: tuple[GoldStatement, ...] = ()
    notes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def places(self, quote: str) -> Iterator[tuple[str, Span]]:
        """Yield where a quote stands: the file and the span, every time it occurs."""
        for file, text in self.texts.items():
            start = text.find(quote)
            while start >= 0:
                yield file, (start, start + len(quote))
                start = text.find(quote, start + 1)


def load_gold(path: Path, documents: Sequence[Path] = ()) -> Gold:
    """Read a gold file and the texts it is about.

    Parameters
    ----------
    path
        A file ``NAME.gold.yaml``.
    documents
        The texts; ``NAME.txt`` beside it when none are given.

    Raises
    ------
    ValueError
        If a quote stands in none of the texts, or a party is not listed.
    """
    name = path.name.removesuffix(".gold.yaml")
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    texts = documents or [path.with_name(f"{name}.txt")]
    gold = Gold(
        name=name,
        texts={text.name: text.read_text(encoding="utf-8") for text in texts},
        names={
            party["name"]: (party["name"], *party.get("aliases", []))
            for party in found["parties"]
        },
        principals=tuple(
            party["name"] for party in found["parties"] if party["role"] == "principal"
        ),
        statements=tuple(map(_statement, found["statements"])),
        optional=tuple(map(_statement, found.get("optional", []))),
        notes={
            kind: tuple(note["quote"] for note in found.get(kind, []))
            for kind in ("history", "interim", "watch", "stakes")
        },
    )
    _check(gold)
    return gold


def load_pieces(path: Path) -> list[Gold]:
    """Read a file of pieces of a few sentences, each a text of its own.

    Parameters
    ----------
    path
        A YAML list; each item has a ``text`` and its ``statements``, whose parties are
        lists of all names a reader may call them by, and may have ``optional`` ones.

    Raises
    ------
    ValueError
        If a quote does not stand in its text.
    """
    found: list[dict[str, Any]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        _piece(f"{path.stem} {number}", entry)
        for number, entry in enumerate(found, start=1)
    ]


def _piece(name: str, entry: Mapping[str, Any]) -> Gold:
    must, may = entry["statements"], entry.get("optional", [])
    names: dict[str, tuple[str, ...]] = {}
    for said in (*must, *may):
        first = said["party"][0]
        known = (*names.get(first, ()), *said["party"])
        names[first] = tuple(dict.fromkeys(known))
    gold = Gold(
        name=name,
        texts={f"{name}.txt": entry["text"]},
        names=names,
        principals=(),
        statements=tuple(_statement(_of_first(said)) for said in must),
        optional=tuple(_statement(_of_first(said)) for said in may),
    )
    _check(gold)
    return gold


def _of_first(said: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what is said with the first of its party's names alone."""
    return {**said, "party": said["party"][0]}


def _statement(entry: Mapping[str, Any]) -> GoldStatement:
    acts = [entry["act"], *entry.get("also", [])]
    return GoldStatement(
        party=entry["party"],
        act=entry["act"],
        quote=entry["quote"],
        classes=frozenset(COARSE[act] for act in acts),
        issue=str(entry.get("issue", "")),
        content=str(entry.get("content", "")),
        condition=str(entry.get("condition", "")),
    )


def _check(gold: Gold) -> None:
    for statement in (*gold.statements, *gold.optional):
        if statement.party not in gold.names:
            raise ValueError(
                f"{gold.name}: party must be one of {sorted(gold.names)}; "
                f"got {statement.party!r}"
            )
    listed = [statement.quote for statement in (*gold.statements, *gold.optional)]
    for quote in (*listed, *(q for quotes in gold.notes.values() for q in quotes)):
        if next(gold.places(quote), None) is None:
            raise ValueError(
                f"{gold.name}: quote must stand in the text; got {quote!r}"
            )
