"""The options that statements name: joined, answered, in order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from detente.model import Note
from detente.reading.draft.contents import hollow
from detente.reading.draft.labels import clarity, plain
from detente.reading.draft.matters import Matter, Position, flat
from detente.reading.draft.words import alike, bare, direction, overlap

RungKind = Literal[
    "status quo",
    "interim",
    "counter",
    "given",
    "wanted",
    "refused",
    "opposite",
    "terms",
]

_SAME_SUBJECT = 0.5
_FORCE = {"demand": 4, "insist": 3, "seek": 2, "prefer": 1}


@dataclass(frozen=True, slots=True)
class Rung:
    """One option and the positions it stands for.

    Attributes
    ----------
    label
        Of the option.
    kind
        ``status quo``; ``interim`` (a step the documents name); ``counter`` (what the
        party that must deliver would rather have); ``given`` (offered, or acceptable);
        ``wanted``; ``refused`` (wanted by nobody on record); ``opposite`` (wanted, and
        away from what the others want); ``terms`` (disputed or put on the agenda,
        without a position on how to settle it).
    content
        The words it stands for.
    positions
        Of the parties that want, give, refuse or dispute it.
    """

    label: str
    kind: RungKind
    content: str = ""
    positions: tuple[Position, ...] = ()


def rungs_of(matter: Matter) -> list[Rung]:
    """Return what would settle an issue, from the least change to the greatest.

    What says no more than the issue's own name is an option only if nothing else is.
    """
    found = _with_replies(_merged(_raw(matter), matter.title), matter)
    return _saying(list(found), matter.title)


def _saying(rungs: list[Rung], title: str) -> list[Rung]:
    """Leave out options that say no more than the issue's name, if others say more."""
    worded = [r for r in rungs if clarity(r.content, title)[0]]
    more = [r for r in worded if not bare(plain(r.content), title)]
    settled = any(rung.kind != "interim" for rung in more)
    return more if settled else worded


def _raw(matter: Matter) -> Iterator[Rung]:
    """Yield one rung for each thing somebody names, in the order of the ladder."""
    giver = matter.giver
    yield from (Rung("", "interim", note.text) for note in _steps(matter))
    yield from _wanted(matter, giver, "counter") if giver else ()
    yield from _given(p for p in matter.of("gives") if p.statement.act != "accept")
    askers = list(
        dict.fromkeys(p.party for p in matter.of("wants") if p.party != giver)
    )
    against = _against(matter, askers)
    for asker in askers:
        yield from _wanted(matter, asker, "opposite" if asker in against else "wanted")


def _steps(matter: Matter) -> Iterator[Note]:
    """Yield the interim steps that say what would be done about the issue."""
    return (note for note in matter.steps if not bare(plain(note.text), matter.title))


def _against(matter: Matter, askers: Sequence[str]) -> frozenset[str]:
    """Return the askers that want the opposite of what the first of them wants."""
    ways = {asker: direction(_firmest(matter, asker).content) for asker in askers}
    first = next(iter(ways.values()), 0)
    return frozenset(asker for asker, way in ways.items() if first and way == -first)


def _firmest(matter: Matter, party: str) -> Rung:
    """Return the one rung of all that a party wants, called by its firmest demand.

    Of equally firm demands, the one that makes the clearest label.
    """
    positions = matter.of("wants", [party])
    said = [p for p in positions if not bare(plain(p.content), matter.title)]
    best = max(
        said or positions,
        key=lambda p: (
            _FORCE.get(p.statement.act, 0),
            clarity(p.content, matter.title),
        ),
    )
    return Rung("", "wanted", best.content, positions)


def _wanted(matter: Matter, party: str, kind: RungKind) -> Iterator[Rung]:
    if matter.of("wants", [party]):
        yield replace(_firmest(matter, party), kind=kind)


def _given(positions: Iterable[Position]) -> Iterator[Rung]:
    """Yield a rung for each thing a party would give or accept, least given first."""
    for position in positions:
        yield Rung("", "given", position.content, (position,))


def _merged(rungs: Iterable[Rung], title: str) -> list[Rung]:
    """Join rungs that settle the issue alike, under the clearer of their words.

    The later one, further out, keeps its place.
    """
    kept: list[Rung] = []
    for rung in rungs:
        same = next((r for r in kept if _alike(r, rung, title)), None)
        if same is None:
            kept.append(rung)
            continue
        kept.remove(same)
        clearer = max(rung, same, key=lambda r: clarity(r.content, title))
        joined = (*same.positions, *rung.positions)
        kept.append(replace(rung, content=clearer.content, positions=joined))
    return kept


def _alike(first: Rung, second: Rung, title: str) -> bool:
    left, right = plain(first.content), plain(second.content)
    return alike(left, right, title) or (bare(left, title) and bare(right, title))


def _replies(matter: Matter) -> list[Position]:
    """Return what is accepted and refused, and what third parties propose."""
    principals = matter.names.principals
    return [
        position
        for position in matter.positions
        if position.side == "refuses"
        or (position.side == "gives" and position.statement.act == "accept")
        or (position.side != "disputes" and position.party not in principals)
    ]


def _with_replies(rungs: list[Rung], matter: Matter) -> Iterator[Rung]:
    """Yield the rungs with the replies each one meets, and what else is spoken of.

    What a third party says makes no option of its own, unless it proposes it. Who
    asks for something and refuses what nobody has put forward refuses what stands;
    that makes no option either. Of all that is refused and not asked for, what is
    refused most firmly and put most clearly stands at the far end.
    """
    unmet: list[Rung] = []
    met: dict[int, tuple[Position, ...]] = {}
    for reply in _replies(matter):
        place = _spoken_of(rungs, reply, matter.title)
        if place is not None:
            met[place] = (*met.get(place, ()), reply)
        elif rung := _unmet(matter, reply):
            unmet.append(rung)
    alone = _merged(unmet, matter.title)
    yield from (rung for rung in alone if rung.kind == "given")
    for place, rung in enumerate(rungs):
        yield replace(rung, positions=(*rung.positions, *met.get(place, ())))
    refused = [rung for rung in alone if rung.kind == "refused"]
    yield from sorted(refused, key=lambda r: _weight(r, matter.title))[-1:]


def _unmet(matter: Matter, reply: Position) -> Rung | None:
    """Return the option that an answer makes where there is none it speaks of."""
    own = reply.party in matter.names.principals
    if own and (proposal := _proposal(matter, reply)):
        return Rung("", "given", proposal.content, (proposal, reply))
    asks = reply.side == "refuses" and matter.of("wants", [reply.party])
    if asks or hollow(matter.names.without(reply.content)):
        return None
    kind = _makes(reply, own=own)
    return Rung("", kind, reply.content, (reply,)) if kind else None


def _proposal(matter: Matter, reply: Position) -> Position | None:
    """Return what a third party last proposed before an answer that names nothing."""
    if not hollow(reply.content) and not bare(plain(reply.content), matter.title):
        return None
    here = reply.statement
    said = [
        p
        for p in matter.positions
        if p.party not in matter.names.principals
        and p.side in {"wants", "gives"}
        and p.statement.document == here.document
        and p.statement.span[0] <= here.span[0]
    ]
    return said[-1] if said else None


def _weight(rung: Rung, title: str) -> tuple[object, ...]:
    """Return how much a refused option says, for the greatest to be kept."""
    sure = sum(position.statement.confidence for position in rung.positions)
    flatly = any(flat(position) for position in rung.positions)
    return flatly, clarity(rung.content, title)[:-1], sure


def _makes(reply: Position, *, own: bool) -> RungKind | None:
    """Return the kind of option a reply makes where there is none it speaks of."""
    if reply.side == "refuses":
        return "refused" if own else None
    proposed = reply.side == "gives" and (own or reply.statement.act != "accept")
    return "given" if proposed else None


def _spoken_of(rungs: Sequence[Rung], reply: Position, title: str) -> int | None:
    """Return the place of the option that a reply is about, the furthest of equals.

    A reply that says nothing but the issue's name is about what another party last
    said before it. A party does not refuse what it itself asked for or offered.
    """
    others = [
        (number, rung)
        for number, rung in enumerate(rungs)
        if reply.side != "refuses"
        or not any(p.party == reply.party for p in rung.positions)
    ]
    if bare(plain(reply.content), title):
        return _last_said(others, reply)
    best, place = 0.0, None
    for number, rung in others:
        share = overlap(reply.content, rung.content)
        if share >= max(best, _SAME_SUBJECT):
            best, place = share, number
    return place


def _last_said(rungs: Iterable[tuple[int, Rung]], reply: Position) -> int | None:
    """Return the place of the option that another party last spoke of before."""
    here = reply.statement
    said = [
        (position.statement.span[0], number)
        for number, rung in rungs
        for position in rung.positions
        if position.party != reply.party
        and position.statement.document == here.document
        and position.statement.span[0] <= here.span[0]
    ]
    return max(said)[1] if said else None
