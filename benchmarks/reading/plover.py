"""Who does what in single sentences: the PLOVER gold standard records.

322 sentences with source, target and event marked (Open Event Data Alliance 2016,
CC BY-SA 4.0). They are read where they lie, beside the repository, and not copied.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.reading.gold import COARSE
from benchmarks.reading.score import same_party

from detente.reading.speakers.figures import bearers, plain
from detente.reading.speakers.names import gazetteer

CLASSES = {
    "DEMAND": "DEMAND",
    "AGREE": "AGREE",
    "CONCEDE": "AGREE",
    "SUPPORT": "AGREE",
    "COOPERATE": "AGREE",
    "REJECT": "REJECT",
    "DISAPPROVE": "REJECT",
    "THREATEN": "THREATEN",
}
"""Events that are acts of a negotiation, by coarse class; others are left out."""

ReadText = Callable[[str], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One record: a sentence, who acts in it, and the coarse class of the act."""

    text: str
    sources: tuple[str, ...]
    coarse: str


@dataclass(frozen=True, slots=True)
class Shares:
    """Of all sentences, how many were read, with the right source, act, and both."""

    n_sentences: int
    read: int
    source: int
    act: int
    both: int


def sentences(path: Path) -> Iterator[Sentence]:
    """Yield the records whose event is an act of a negotiation."""
    for record in json.loads(path.read_text(encoding="utf-8")):
        sources = record.get("source")
        if record["event"] in CLASSES and isinstance(sources, list):
            names = tuple(actor["actorText"] for actor in sources)
            yield Sentence(record["text"], names, CLASSES[record["event"]])


def plover(path: Path, read: ReadText) -> Shares:
    """Read every sentence by itself and count what is right in any statement of it.

    Source and act count together only when they stand in the same statement.
    """
    counts = [0, 0, 0, 0, 0]
    for sentence in sentences(path):
        marks = list(_marks(sentence, read(sentence.text)))
        hits = (
            True,
            bool(marks),
            any(source for source, _ in marks),
            any(act for _, act in marks),
            any(source and act for source, act in marks),
        )
        counts = [n + hit for n, hit in zip(counts, hits, strict=True)]
    return Shares(*counts)


def _marks(
    sentence: Sentence, reading: Mapping[str, Any]
) -> Iterator[tuple[bool, bool]]:
    """Yield for each statement whether its source and its act are right."""
    for entry in reading["statements"]:
        party = reading["parties"].get(entry["party"], {})
        names = (party.get("name", ""), entry["party"], entry.get("reported_by", ""))
        own = [name for name in names if name]
        yield (
            any(_is_source(entry["party"], own, s) for s in sentence.sources),
            COARSE[entry["act"]] == sentence.coarse,
        )


def _is_source(party: str, names: Sequence[str], source: str) -> bool:
    """Tell whether a party is a source, which may be its capital or its president."""
    known = [gazetteer().get(source), *(one.party for one in bearers(plain(source)))]
    return same_party(names, [source]) or party in known
