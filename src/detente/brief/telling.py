"""What an article says first: a rank for each sentence, and a budget of words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal, get_args

from detente.brief.names import AGAINST, Names
from detente.brief.shapes import sayable
from detente.model import AGENDA, Act, Case, Note, Statement

Rank = Literal[
    "position", "condition", "change", "quarrel", "detail", "outside", "elsewhere",
    "filler",
]  # fmt: skip
"""What a sentence is there for, the most important first.

Where a principal stands; what it makes that depend on; how it has moved and what else
it demands or offers; what divides; what else it says; what others say; what is said on
none of the issues; and what is worth its room only where little else is known.
"""
RANKS: Sequence[Rank] = get_args(Rank)

MOST = 690
"""Words of an article, at most."""
ENOUGH = 430
"""Words from which on fillers are left out."""

ACTS: Sequence[Act] = (
    "demand", "insist", "seek", "prefer", "offer", "willing", "accept", "reject",
    "oppose", "threaten", "assert", "concern",
)  # fmt: skip
"""Acts from those that say most of what a party wants to those that say least."""

STRONG: Set[Act] = {"demand", "insist", "offer"}
"""Acts by which more than one position on an issue can be taken."""

_OPENS, _PARTS, _CLOSES = "\x02", "\x1f", "\x03"
_MARKED = re.compile(rf"{_OPENS}(\w+){_PARTS}([^{_OPENS}{_PARTS}{_CLOSES}]*){_CLOSES}")


@dataclass(frozen=True, slots=True)
class Choice:
    """Something an article can say, and what that costs.

    Attributes
    ----------
    key
        Statement id, or place among the marked sentences of the template.
    rank
        Of `RANKS`.
    words
        How many it takes.
    """

    key: str | int
    rank: Rank
    words: int


def optional(text: str, rank: Rank) -> str:
    r"""Mark a sentence of a template that is told if there is room for it.

    Examples
    --------
    >>> without(optional("So it is. ", "detail"), set())
    ''
    """
    return f"{_OPENS}{rank}{_PARTS}{text}{_CLOSES}"


def marked(text: str) -> list[Choice]:
    """Return the marked sentences of a text, in order.

    Examples
    --------
    >>> marked("It is. " + optional("So it is. ", "detail"))
    [Choice(key=0, rank='detail', words=3)]
    """
    ranks: Mapping[str, Rank] = {rank: rank for rank in RANKS}
    return [
        Choice(place, ranks[found[1]], length(found[2]))
        for place, found in enumerate(_MARKED.finditer(text))
    ]


def without(text: str, chosen: Set[str | int]) -> str:
    """Return a text with the chosen ones of its marked sentences, unmarked."""
    places = iter(range(len(text)))
    return _MARKED.sub(lambda m: m[2] if next(places) in chosen else "", text)


def length(text: str) -> int:
    """Return how many words a text has, with its marks and numbers."""
    return len(text.split())


def chosen(choices: Iterable[Choice], used: int, room: int = MOST) -> Set[str | int]:
    """Choose what to say: the most important first, as long as it fits.

    What does not fit is passed over for what is less important and shorter.

    Parameters
    ----------
    choices
        In the order in which those of one rank are to be taken.
    used
        Words that are there anyway.
    room
        Words that there may be in all.

    Examples
    --------
    >>> long, short = Choice("a", "position", 600), Choice("b", "filler", 30)
    >>> sorted(chosen([short, long], 50)), sorted(chosen([short, long], 370))
    (['a'], ['b'])
    """
    keys = set()
    for choice in sorted(choices, key=lambda choice: RANKS.index(choice.rank)):
        wanted = choice.rank != "filler" or used < ENOUGH
        if wanted and used + choice.words <= room:
            keys.add(choice.key)
            used += choice.words
    return keys


def statements(case: Case) -> Iterator[Choice]:
    """Yield what can be told of who said what, the surest first.

    The words are counted with the party named in full and the mark of the source. What
    a later statement took the place of is nobody's position any more.
    """
    names = Names(case)
    gone = {name for one in case.statements for name in one.replaces}
    told = [
        one
        for one in names.once(case.statements)
        if sayable(one, names.party(one.party))
    ]
    standing = [one for one in told if one.id not in gone]
    positions = {one.id for one in _positions(case, standing)}
    first = _first_dates(case)
    for one in sorted(told, key=lambda s: -s.confidence):
        later = one.date > first.get((one.party, one.issue), one.date)
        moved = later or bool(one.replaces)
        rank = "position" if one.id in positions else _rank(case, one, moved=moved)
        rival = names.rival(one)
        aside = f"[1] also {f'according to {rival}' if rival else ''}"
        yield Choice(one.id, rank, length(f"{names.said(one)} {aside}"))


def _positions(case: Case, told: Sequence[Statement]) -> Iterator[Statement]:
    """Yield what each principal wants of each issue, and of the agenda."""
    for issue in (*(issue.id for issue in case.issues), AGENDA):
        for party in case.principals:
            about = [s for s in told if (s.party, s.issue) == (party.id, issue)]
            if found := position(about):
                yield found


def position(said: Iterable[Statement]) -> Statement | None:
    """Return the statement that says most of what a party wants, if there is any.

    The latest of the strongest acts; what a rival says of the party does not count.
    """
    own = (s for s in said if s.modality != "reported by a rival")
    latest = sorted(own, key=lambda s: s.date, reverse=True)
    return min(latest, key=lambda s: ACTS.index(s.act), default=None)


def _first_dates(case: Case) -> Mapping[tuple[str, str], str]:
    """Return when each party is first known to have spoken on each issue."""
    first: dict[tuple[str, str], str] = {}
    for said in case.statements:
        if said.date:
            place = said.party, said.issue
            first[place] = min(said.date, first.get(place, said.date))
    return first


def _rank(case: Case, said: Statement, *, moved: bool) -> Rank:
    """Return what a statement that is no position is there for."""
    if said.party not in [party.id for party in case.principals]:
        return "outside" if said.issue else "elsewhere"
    if not said.issue:
        return "elsewhere"
    if said.condition:
        return "condition"
    if moved or said.act in STRONG:
        return "change"
    return "quarrel" if said.act in AGAINST else "detail"


def cited(pieces: Iterable[Statement | Note], case: Case) -> str:
    """Return the marks of where pieces come from: documents, or else the case file.

    Examples
    --------
    >>> cited([Note("history", "the treaty", "", "", (0, 0))], Case("Talks"))
    '[1]'
    """
    known = {source.id: n for n, source in enumerate(case.sources, start=1)}
    places = {known.get(piece.document, len(known) + 1) for piece in pieces}
    return "".join(f"[{place}]" for place in sorted(places))


def by_hand(case: Case) -> bool:
    """Tell whether a case holds a piece that no document does."""
    pieces: tuple[Statement | Note, ...] = (*case.statements, *case.notes)
    known = {source.id for source in case.sources}
    return any(piece.document not in known for piece in pieces)
