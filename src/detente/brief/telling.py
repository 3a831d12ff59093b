"""What an article says first: a rank for each sentence, and a budget of words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal, get_args

from detente.brief.names import Names
from detente.brief.shapes import sayable
from detente.brief.words import many
from detente.model import AGENDA, Act, Case, Note, Statement, witnesses

Rank = Literal[
    "position", "said", "condition", "quarrel", "detail", "outside", "filler"
]  # fmt: skip
"""What a sentence is there for, the most important first.

Where a principal stands; what else is said; and of the analysis what the answer depends
on, what divides and what else there is, details, what others do, and what is worth its
room only where little else is known.
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


def chosen(
    choices: Iterable[Choice], used: int, room: int = MOST, enough: int = ENOUGH
) -> Set[str | int]:
    """Choose what to say: the most important first, as long as it fits.

    What does not fit is passed over for what is less important and shorter; but of what
    else is said nothing is told that comes after what there is no room for.

    Parameters
    ----------
    choices
        In the order in which those of one rank are to be taken.
    used
        Words that are there anyway.
    room
        Words that there may be in all.
    enough
        Words from which on fillers are left out.

    Examples
    --------
    >>> long, short = Choice("a", "position", 600), Choice("b", "filler", 30)
    >>> sorted(chosen([short, long], 50)), sorted(chosen([short, long], 370))
    (['a'], ['b'])
    """
    keys = set()
    full = False
    for choice in sorted(choices, key=lambda choice: RANKS.index(choice.rank)):
        wanted = choice.rank != "filler" or used < enough
        fits = wanted and used + choice.words <= room
        if fits and not (full and choice.rank == "said"):
            keys.add(choice.key)
            used += choice.words
        full = full or (choice.rank == "said" and not fits)
    return keys


def statements(case: Case) -> Iterator[Choice]:
    """Yield what can be told of who said what, the best supported first.

    Support is how sure the reading is, then how many witnesses there are; of equals
    what a principal says comes first. The words are counted with the party named in
    full and the mark of the source. What a later statement took the place of is
    nobody's position any more.
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
    principals = {party.id for party in case.principals}

    def support(one: Statement) -> tuple[float, int, bool]:
        seen = len(witnesses(one, case.sources))
        return -one.confidence, -seen, one.party not in principals

    for one in sorted(told, key=support):
        rank: Rank = "position" if one.id in positions else "said"
        rival = names.rival(one)
        aside = f"[1] also {f'according to {rival}' if rival else ''}"
        yield Choice(one.id, rank, length(f"{names.said(one)} {aside}"))


def untold(case: Case, told: Set[str | int]) -> str:
    """Say which statements an article does not tell, and why, without its full stop.

    Empty where it tells them all.

    Examples
    --------
    >>> from detente.model import Party
    >>> def said(name, content):
    ...     return Statement(name, "isle", "seek", "", content, "", "", (0, 0))
    >>> isle = Party("isle", "Isle")
    >>> case = Case("", (isle,), statements=(said("s1", "a bridge"), said("s2", "it")))
    >>> untold(case, {"s1"})
    'one more statement, which says nothing by itself, is in the brief'
    >>> untold(case, {"s2"})
    'for want of room one more statement, of Isle, is left to the brief'
    >>> untold(case, {"s1", "s2"})
    ''
    """
    names = Names(case)
    rest = [one for one in names.once(case.statements) if one.id not in told]
    room = [one for one in rest if sayable(one, names.party(one.party))]
    said = []
    if room:
        many_left = many(len(room), "more statement")
        whose = [party.id for party in case.parties]
        whose = [p for p in whose if p in {one.party for one in room}]
        least = ", the least supported," if len(room) > 1 else ","
        verb = "is" if len(room) == 1 else "are"
        said.append(
            f"for want of room {many_left}{least} of {names.several(whose)}, {verb} "
            "left to the brief"
        )
    if hushed := len(rest) - len(room):
        says, verb = ("says", "is") if hushed == 1 else ("say", "are")
        itself = "itself" if hushed == 1 else "themselves"
        told_there = many(hushed, "statement" if room else "more statement")
        said.append(
            f"{told_there}, which {says} nothing by {itself}, {verb} in the brief"
        )
    return "; ".join(said)


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
