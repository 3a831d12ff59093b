"""Who wrote which lines of a letter: its sender, or somebody whom it quotes."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from email.utils import parseaddr

from detente.documents.dates import first_date
from detente.documents.names import is_name

_ADDRESS = re.compile(
    r"[<\[(]?(?:mailto:)?(?P<address>[^\s<>\[\](),:;]+@[^\s<>\[\](),:;]+)"
)
_SAID = re.compile(r"\s*\w+\s?:\s*\Z")
_SAID_BEFORE = re.compile(r".*\bschrieb\s(?=\s*[^\s:])", re.DOTALL)
_FOR = re.compile(r"['’]?\s+via\s.*", re.DOTALL)
"""How a list of letters stands between: "Bo Ek via Board"."""
_NAME = re.compile(
    r"(?:(?:[^\W\d_]\.)+|[^\W\d_][\w'’.-]*)(?:,? (?:[^\W\d_]\.|[^\W\d_][\w'’.-]*))*\Z"
)
_OF_DATE = re.compile(
    r".*(?:\d\.?\s(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
    r"|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b|\d"
    r"|\b(?:[ap]\.?m|gmt|utc|ces?t|[bcempw][ds]?t|at|um"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?)\b)"
    r"[.,)]*\s",
    re.IGNORECASE | re.DOTALL,
)
_FROM = re.compile(r"\*?From:\*?\s*(?P<who>.+)")
_SENT = re.compile(r"\*?(?:Sent|Date):\*?\s*(?P<when>.+)")


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Who wrote a letter and on which day; empty where it is not told."""

    name: str = ""
    date: str = ""


def writers(
    depths: Sequence[int],
    told: Mapping[int, tuple[int, Correspondent]],
    sender: Correspondent,
) -> list[Correspondent]:
    """Return who wrote each line, as far as the letter tells.

    Parameters
    ----------
    depths : (n_lines,)
        How many times each is marked as quoted.
    told
        From which lines on somebody wrote what is quoted so many times.
    sender
        Who wrote what nobody else did.
    """
    by_depth = {0: sender}
    found = []
    for place, depth in enumerate(depths):
        if place in told:
            by_depth = {d: who for d, who in by_depth.items() if d <= depth}
            level, who = told[place]
            by_depth[level] = who
        found.append(by_depth.get(depth, Correspondent()))
    return found


def told_of(
    lines: Sequence[str],
    depths: Sequence[int],
    heads: Set[int],
    wrote: Set[int],
    bare: Set[int],
) -> dict[int, tuple[int, Correspondent]]:
    """Return what a letter tells of who wrote what is quoted so many times, and where.

    Below the head of an earlier letter stand its writer's words; so do, marked once
    more, those below "On Monday X wrote:".

    Parameters
    ----------
    lines
        Without their marks.
    depths : (n_lines,)
        How many times each is marked as quoted.
    heads, wrote
        The places of heads of earlier letters, and of lines that say who wrote.
    bare
        Where a line says who wrote of what is not marked.
    """
    found = {}
    for run in _runs(wrote):
        line = " ".join(lines[n] for n in run)
        depth = depths[run.start] + (run.start not in bare)
        found[run.start] = (depth, _of_line(line))
    for run in _runs(heads):
        found[run.start] = (depths[run.start], _of_head([lines[n] for n in run]))
    return found


def in_order(name: str) -> str:
    """Return a name with the family's last.

    Examples
    --------
    >>> in_order("Ek, Bo"), in_order("Bo Ek"), in_order("Harbour Board, Legal and Pay")
    ('Bo Ek', 'Bo Ek', 'Harbour Board, Legal and Pay')
    """
    family, comma, given = name.partition(", ")
    swapped = f"{given} {family}"
    return swapped if comma and is_name(swapped) else name


def _runs(places: Set[int]) -> Iterator[range]:
    """Yield the runs of places that follow each other."""
    for first in sorted(place for place in places if place - 1 not in places):
        end = first
        while end in places:
            end += 1
        yield range(first, end)


def _of_head(lines: Sequence[str]) -> Correspondent:
    """Return whom the head of a letter names."""
    who = next(filter(None, map(_FROM.match, lines)), None)
    when = next(filter(None, map(_SENT.match, lines)), None)
    return Correspondent(
        _called(who["who"]) if who else "", first_date([when["when"]] if when else [])
    )


def _of_line(line: str) -> Correspondent:
    """Return whom a line such as "On 5 Feb 2026 at 10:00, Bo Ek wrote:" names."""
    before = _SAID_BEFORE.match(line)
    who = line[before.end() :].rstrip(" :") if before else _SAID.sub("", line)
    address = _ADDRESS.search(who)
    bare = _OF_DATE.sub("", f"{who[: address.start()] if address else who} ")
    named = _NAME.search(_FOR.sub("", bare).strip(" ,\"'<"))
    name = named[0] if named else address["address"] if address else ""
    return Correspondent(in_order(name), first_date([line]))


def _called(who: str) -> str:
    """Return the name of "Bo Ek <bo@b.org>" or of "Bo Ek [mailto:bo@b.org]"."""
    address = _ADDRESS.search(who)
    name = who[: address.start()] if address else parseaddr(who)[1] or who
    name = in_order(_FOR.sub("", name).strip(" *,\"'"))
    return name or (address["address"] if address else "")
