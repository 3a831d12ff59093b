"""Precision and recall of a reading, and what went wrong where it did."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks.reading.agreement import Agreement, agreement, total
from benchmarks.reading.gold import COARSE, Gold, GoldStatement, Span

LEAST_OVERLAP = 0.5
_TOO_COMMON = (
    "the of and for a an group union party parties government ministry minister "
    "national state states side council company board republic islands association"
)
_GENERIC = frozenset(_TOO_COMMON.split())


@dataclass(frozen=True, slots=True)
class ReadStatement:
    """A statement as a reader gave it, with all names its party goes by there."""

    names: tuple[str, ...]
    act: str
    file: str
    span: Span
    quote: str
    issue: str = ""
    further: bool = False
    """Whether it is a further thing of one act: right where gold tells it apart."""


@dataclass(frozen=True, slots=True)
class Miss:
    """A gold statement that was not read, or a false one that was, with its cause."""

    cause: str
    party: str
    act: str
    quote: str


@dataclass(frozen=True, slots=True)
class Score:
    """How well one gold file was read.

    Attributes
    ----------
    name
        Of the gold file.
    right, gold, read
        Numbers of statements. ``read`` leaves out those that match optional gold.
    principals
        Share of the principals that are among the reader's parties.
    issues
        How well the right statements were sorted into issues.
    misses, false
        What is wrong, with its cause.
    """

    name: str
    right: int
    gold: int
    read: int
    principals: float
    issues: Agreement
    misses: tuple[Miss, ...]
    false: tuple[Miss, ...]


def precision_recall_f1(right: int, read: int, gold: int) -> tuple[float, float, float]:
    """Return the three, zero where nothing was read or there was nothing to read.

    >>> precision_recall_f1(6, 8, 12)
    (0.75, 0.5, 0.6)
    """
    precision = right / read if read else 0.0
    recall = right / gold if gold else 0.0
    return precision, recall, 2 * right / (read + gold) if read + gold else 0.0


def score(gold: Gold, reading: Mapping[str, Any]) -> Score:
    """Score a reading, in the form of ``detente read --json``, against gold.

    A statement read matches a gold one when the party goes by one of its names, the
    coarse act is the same, and the quotes share at least half of the shorter's
    characters. Matching is one to one and as large as can be.
    """
    read = tuple(_read(gold, reading))
    wanted = (*gold.statements, *gold.optional)
    matched = largest_matching([[fits(gold, w, r) for r in read] for w in wanted])
    right = {r: w for r, w in matched.items() if w < len(gold.statements)}
    found = set(right.values())
    untold = sum(one.further and r not in matched for r, one in enumerate(read))
    return Score(
        name=gold.name,
        right=len(right),
        gold=len(gold.statements),
        read=len(read) - untold - (len(matched) - len(right)),
        principals=_principals_found(gold, reading),
        issues=agreement((read[r].issue, wanted[w].issue) for r, w in right.items()),
        misses=tuple(
            _miss(gold, wanted[w], read)
            for w in range(len(gold.statements))
            if w not in found
        ),
        false=tuple(
            _false(gold, statement)
            for r, statement in enumerate(read)
            if r not in matched and not statement.further
        ),
    )


def merged(name: str, scores: Sequence[Score]) -> Score:
    """Return the scores of several gold files as those of one."""
    return Score(
        name=name,
        right=sum(s.right for s in scores),
        gold=sum(s.gold for s in scores),
        read=sum(s.read for s in scores),
        principals=sum(s.principals for s in scores) / len(scores) if scores else 1.0,
        issues=total(s.issues for s in scores),
        misses=tuple(miss for s in scores for miss in s.misses),
        false=tuple(miss for s in scores for miss in s.false),
    )


def same_party(names: Sequence[str], gold_names: Sequence[str]) -> bool:
    """Tell whether two parties are one: a name in common, or one name inside another.

    >>> same_party(["Halden Group"], ["Halden"])
    True
    >>> same_party(["the union"], ["European Union"])
    False
    """
    ours, theirs = [_words(name) for name in names], [_words(n) for n in gold_names]
    if any(a == b for a in ours for b in theirs):
        return True
    specific = [(a - _GENERIC, b - _GENERIC) for a in ours for b in theirs[:1]]
    return any(a and b and (a <= b or b <= a) for a, b in specific)


def _words(name: str) -> frozenset[str]:
    plain = name.lower().replace("’", "'").removeprefix("the ").replace("'s ", " ")
    return frozenset(re.findall(r"[^\W_]+", plain))


def _read(gold: Gold, reading: Mapping[str, Any]) -> Iterator[ReadStatement]:
    """Yield the statements of a reading; files are known by their last name."""
    files = {
        identifier: re.split(r"[/\\]", source.get("file", ""))[-1]
        for identifier, source in reading["documents"].items()
    }
    only = next(iter(gold.texts))
    for entry in reading["statements"]:
        file = files.get(entry["document"], only)
        party = reading["parties"].get(entry["party"], {})
        for place, said in enumerate([entry, *entry.get("parts", [])[1:]]):
            start, end = said["span"]
            yield ReadStatement(
                names=(party.get("name", entry["party"]), entry["party"]),
                act=entry["act"],
                file=file if file in gold.texts else only,
                span=(start, end),
                quote=said["quote"],
                issue=said.get("issue", ""),
                further=place > 0,
            )


def _overlap(gold: Gold, quote: str, read: ReadStatement) -> bool:
    for file, (start, end) in gold.places(quote):
        shared = min(end, read.span[1]) - max(start, read.span[0])
        shorter = min(end - start, read.span[1] - read.span[0])
        if file == read.file and shared > 0 and shared >= LEAST_OVERLAP * shorter:
            return True
    return False


def _party_fits(gold: Gold, wanted: GoldStatement, read: ReadStatement) -> bool:
    return same_party(read.names, gold.names[wanted.party])


def fits(gold: Gold, wanted: GoldStatement, read: ReadStatement) -> bool:
    """Tell whether a statement read is one of the gold."""
    return (
        COARSE[read.act] in wanted.classes
        and _party_fits(gold, wanted, read)
        and _overlap(gold, wanted.quote, read)
    )


def largest_matching(fits: Sequence[Sequence[bool]]) -> dict[int, int]:
    """Pair rows and columns that fit, as many as can be, by augmenting paths.

    Rows are taken in order and a row once paired stays so: later rows take a partner
    from earlier ones only when those have another.

    Returns
    -------
    dict from column to row

    Examples
    --------
    >>> largest_matching([[True, True], [True, False]])
    {0: 1, 1: 0}
    """
    partner: dict[int, int] = {}

    def place(row: int, tried: set[int]) -> bool:
        for column, fitting in enumerate(fits[row]):
            if fitting and column not in tried:
                tried.add(column)
                if column not in partner or place(partner[column], tried):
                    partner[column] = row
                    return True
        return False

    for row in range(len(fits)):
        place(row, set())
    return partner


def _miss(gold: Gold, wanted: GoldStatement, read: Sequence[ReadStatement]) -> Miss:
    """Say why a gold statement was missed, as far as what was read there tells."""
    there = [r for r in read if _overlap(gold, wanted.quote, r)]
    party = any(_party_fits(gold, wanted, r) for r in there)
    act = any(COARSE[r.act] in wanted.classes for r in there)
    if not there:
        cause = "nothing read there"
    elif any(fits(gold, wanted, r) for r in there):
        cause = "read as one with another"
    elif party and act:
        cause = "party and act each right, not together"
    else:
        cause = (
            "wrong act" if party else "wrong party" if act else "wrong party and act"
        )
    return Miss(cause, wanted.party, wanted.act, wanted.quote)


def _false(gold: Gold, read: ReadStatement) -> Miss:
    """Say what a false statement was read from."""
    there = [w for w in gold.statements if _overlap(gold, w.quote, read)]
    kind = next(
        (k for k, qs in gold.notes.items() if any(_overlap(gold, q, read) for q in qs)),
        "",
    )
    if any(fits(gold, w, read) for w in there):
        cause = "read twice"
    elif there:
        right_party = any(_party_fits(gold, w, read) for w in there)
        cause = "wrong act" if right_party else "wrong party"
    else:
        cause = f"{kind} taken for a position" if kind else "no position there"
    return Miss(cause, read.names[0], read.act, read.quote)


def _principals_found(gold: Gold, reading: Mapping[str, Any]) -> float:
    parties = [(p.get("name", i), i) for i, p in reading["parties"].items()]
    found = [
        any(same_party(names, gold.names[principal]) for names in parties)
        for principal in gold.principals
    ]
    return sum(found) / len(found) if found else 1.0


def causes(found: Sequence[Miss]) -> list[tuple[str, int]]:
    """Count causes, commonest first."""
    return Counter(miss.cause for miss in found).most_common()
