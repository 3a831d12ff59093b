"""Options of an issue, from the status quo outwards to what is demanded."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from detente.model import Issue, Note
from detente.reading.draft.labels import label
from detente.reading.draft.matters import Matter, Position
from detente.reading.draft.words import alike, listed, overlap

RungKind = Literal[
    "status quo", "interim", "counter", "given", "wanted", "refused", "terms"
]

MOST_RUNGS = 7
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
        ``wanted``; ``refused`` (wanted by nobody on record); ``terms`` (disputed or
        put on the agenda, without a position on how to settle it).
    content
        The words it stands for.
    positions
        Of the parties that want, give, refuse or dispute it.
    """

    label: str
    kind: RungKind
    content: str = ""
    positions: tuple[Position, ...] = ()


@dataclass(frozen=True, slots=True)
class Ladder:
    """The options of an issue in order, the status quo first."""

    matter: Matter
    rungs: tuple[Rung, ...]

    @property
    def issue(self) -> Issue:
        """The issue of the case."""
        labels = tuple(rung.label for rung in self.rungs)
        matter = self.matter
        return Issue(matter.id, matter.title, labels, labels[0], matter.giver)

    def step_of(self, position: Position) -> int | None:
        """Return the place of the option a position is about, None if it has none."""
        for place, rung in enumerate(self.rungs):
            if position in rung.positions:
                return place
        return None


def ladder(matter: Matter) -> Ladder:
    """Return the options of an issue.

    From the status quo outwards: interim steps, what the party that must deliver would
    rather have, what is offered, what others demand. Positions in nearly the same
    words share an option, and so do all demands of one party. Who accepts or refuses
    something speaks of the option whose subject it names; only when there is none does
    that make one.
    """
    rungs = [*_with_replies(_merged(_raw(matter)), matter)]
    if not rungs:
        rungs = [_terms(matter)]
    rungs = rungs[: MOST_RUNGS - 1]
    return Ladder(matter, _labelled(rungs, matter))


def _raw(matter: Matter) -> Iterator[Rung]:
    """Yield one rung for each thing somebody names, in the order of the ladder."""
    giver = matter.giver
    yield from (_interim(note) for note in matter.steps)
    yield from _wanted(matter, [giver], "counter")
    yield from _given(p for p in matter.of("gives") if p.statement.act != "accept")
    askers = dict.fromkeys(p.party for p in matter.of("wants") if p.party != giver)
    for asker in askers:
        yield from _wanted(matter, [asker], "wanted")


def _interim(note: Note) -> Rung:
    return Rung("", "interim", note.text)


def _wanted(matter: Matter, parties: Sequence[str], kind: RungKind) -> Iterator[Rung]:
    """Yield the one rung of all that a party wants, called by its firmest demand."""
    positions = matter.of("wants", parties) if parties != [""] else ()
    if positions:
        firmest = max(positions, key=lambda p: _FORCE.get(p.statement.act, 0))
        yield Rung("", kind, firmest.statement.content, positions)


def _given(positions: Iterable[Position]) -> Iterator[Rung]:
    """Yield a rung for each thing a party would give or accept, least given first."""
    for position in positions:
        yield Rung("", "given", position.statement.content, (position,))


def _merged(rungs: Iterable[Rung]) -> list[Rung]:
    """Join rungs in nearly the same words; the later one, further out, keeps place."""
    kept: list[Rung] = []
    for rung in rungs:
        same = next((r for r in kept if alike(r.content, rung.content)), None)
        if same is None:
            kept.append(rung)
            continue
        kept.remove(same)
        joined = (*same.positions, *rung.positions)
        kept.append(replace(rung, positions=joined))
    return kept


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

    What a third party says makes no option of its own, unless it proposes it.
    """
    principals = matter.names.principals
    unmet: list[Rung] = []
    met: dict[int, tuple[Position, ...]] = {}
    for reply in _replies(matter):
        place = _spoken_of(rungs, reply)
        if place is not None:
            met[place] = (*met.get(place, ()), reply)
        elif kind := _makes(reply, own=reply.party in principals):
            unmet.append(Rung("", kind, reply.statement.content, (reply,)))
    yield from (rung for rung in _merged(unmet) if rung.kind == "given")
    for place, rung in enumerate(rungs):
        yield replace(rung, positions=(*rung.positions, *met.get(place, ())))
    yield from (rung for rung in _merged(unmet) if rung.kind == "refused")


def _makes(reply: Position, *, own: bool) -> RungKind | None:
    """Return the kind of option a reply makes where there is none it speaks of."""
    if reply.side == "refuses":
        return "refused" if own else None
    proposed = reply.side == "gives" and (own or reply.statement.act != "accept")
    return "given" if proposed else None


def _spoken_of(rungs: Sequence[Rung], reply: Position) -> int | None:
    """Return the place of the option that a reply is about, the furthest of equals.

    A party does not refuse what it itself asked for or offered.
    """
    best, place = 0.0, None
    for number, rung in enumerate(rungs):
        own = any(p.party == reply.party for p in rung.positions)
        if own and reply.side == "refuses":
            continue
        share = overlap(reply.statement.content, rung.content)
        if share >= max(best, _SAME_SUBJECT):
            best, place = share, number
    return place


def _terms(matter: Matter) -> Rung:
    """Return the option of an issue of which only the subject is known."""
    for position in matter.agenda:
        if position.side == "wants":
            return Rung("", "terms", position.statement.content, matter.agenda)
    disputes = matter.of("disputes")
    if disputes:
        content = f"terms on {label(disputes[0].statement.content)}"
        return Rung("", "terms", content, (*disputes, *matter.agenda))
    return Rung("", "terms", f"{matter.title} on the table", matter.agenda)


def _labelled(rungs: Sequence[Rung], matter: Matter) -> tuple[Rung, ...]:
    """Return the rungs under their labels, the status quo before them."""
    taken = [_status_quo(rungs, matter)]
    named = [Rung(taken[0], "status quo")]
    for rung in rungs:
        taken.append(label(rung.content, taken))
        named.append(replace(rung, label=taken[-1]))
    return tuple(named)


def _status_quo(rungs: Sequence[Rung], matter: Matter) -> str:
    """Return a label for what stands while nothing is agreed.

    *off the table* where the quarrel is about the agenda; *no sanctions relief* where
    the issue's own name says what is undone; *no new limits* where the furthest option
    does; else *as now*.
    """
    if all(rung.kind == "terms" for rung in rungs):
        return "off the table" if matter.agenda else "as now"
    title = label(matter.title)
    if _head(title) in listed("changes") and len(title.split()) > 1:
        return f"no {title.lower()}"
    for rung in reversed(rungs):
        if rung.kind == "wanted" and (head := _head(label(rung.content))) in listed(
            "changes"
        ):
            return f"no new {head}" if head.endswith("s") else f"no {head}"
    return "as now"


def _head(text: str) -> str:
    """Return the last word before the first link: the head of a simple noun phrase."""
    words = text.lower().split()
    ends = [place for place, word in enumerate(words) if word in listed("links")]
    before = words[: ends[0]] if ends else words
    return before[-1] if before else ""
