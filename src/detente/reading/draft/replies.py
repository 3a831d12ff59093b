"""Answers: which option is accepted or refused, and what an answer itself adds."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from detente.reading.draft.contents import hollow
from detente.reading.draft.joining import merged
from detente.reading.draft.labels import clarity, plain
from detente.reading.draft.matters import Matter, Position, flat
from detente.reading.draft.rung import Rung, RungKind
from detente.reading.draft.words import bare, stems

_SAME_SUBJECT = 0.5


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


def with_replies(rungs: list[Rung], matter: Matter) -> Iterator[Rung]:
    """Yield the rungs with the replies each one meets, and what else is spoken of.

    What a third party says makes no option of its own, unless it proposes it, nor what
    is refused in words that nobody else has (*we will not be held hostage*). Who
    asks for something and refuses what nobody has put forward refuses what stands;
    that makes no option either. Of all that is refused and not asked for, what is
    refused most firmly and put most clearly stands at the far end.
    """
    unmet: list[Rung] = []
    met: dict[int, list[Position]] = defaultdict(list)
    spoken = Spoken(rungs, matter)
    for reply in _replies(matter):
        place = spoken.of(reply)
        if place is not None:
            met[place].append(reply)
        elif rung := _unmet(matter, reply, alone=not rungs):
            unmet.append(rung)
    alone = merged(unmet, matter.title)
    yield from (rung for rung in alone if rung.kind == "given")
    for place, rung in enumerate(rungs):
        yield replace(rung, positions=(*rung.positions, *met[place]))
    refused = [rung for rung in alone if rung.kind == "refused"]
    yield from sorted(refused, key=lambda r: _weight(r, matter.title))[-1:]


def _unmet(matter: Matter, reply: Position, *, alone: bool) -> Rung | None:
    """Return the option that an answer makes where there is none it speaks of."""
    own = reply.party in matter.names.principals
    if own and (proposal := _proposal(matter, reply)):
        return Rung("", "given", proposal.content, (proposal, reply))
    if hollow(matter.names.without(reply.content)):
        return None
    if reply.side == "refuses" and not _in_play(matter, reply, alone=alone):
        return None
    kind = _makes(reply, own=own)
    return Rung("", kind, reply.content, (reply,)) if kind else None


def _in_play(matter: Matter, reply: Position, *, alone: bool) -> bool:
    """Tell whether what is refused may have been put forward by somebody.

    Others speak of it; where there are other options, of more than the issue's name.
    """
    own = set() if alone else set(stems(matter.title))
    echoed = not matter.echoed.isdisjoint(set(stems(reply.content)) - own)
    return echoed and reply.party not in matter.askers


def _proposal(matter: Matter, reply: Position) -> Position | None:
    """Return what a third party last proposed before an answer that names nothing."""
    if not hollow(reply.content) and not bare(plain(reply.content), matter.title):
        return None
    here = reply.statement
    said = (
        p
        for p in reversed(matter.proposals)
        if p.statement.document == here.document and p.statement.span[0] <= here.span[0]
    )
    return next(said, None)


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


class Spoken:
    """Which option a reply is about.

    Parameters
    ----------
    rungs
        The options, without the replies.
    matter
        The issue. Names of parties tell nothing of what is spoken about.
    """

    def __init__(self, rungs: Sequence[Rung], matter: Matter) -> None:
        self._rungs = rungs
        self._title = matter.title
        self._names = matter.names
        self._words = [self._of(rung.content) for rung in rungs]
        self._by = [{p.party for p in rung.positions} for rung in rungs]
        self._places: dict[str, list[int]] = defaultdict(list)
        self._said: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for place, rung in enumerate(rungs):
            for word in self._words[place]:
                self._places[word].append(place)
            for p in rung.positions:
                said = (p.statement.span[0], place, p.party)
                self._said[p.statement.document].append(said)

    def of(self, reply: Position) -> int | None:
        """Return the place of the option that a reply is about, the furthest of equals.

        A reply that says nothing but the issue's name is about what another party last
        said before it, or about the only option there is. A party does not refuse what
        it itself asked for or offered.
        """
        if bare(plain(reply.content), self._title):
            return self._last_said(reply)
        asked = self._of(reply.content)
        shared = Counter(n for word in asked for n in self._places.get(word, ()))
        best, place = 0.0, None
        for number in sorted(shared):
            share = shared[number] / min(len(asked), len(self._words[number]))
            if share >= max(best, _SAME_SUBJECT) and self._may(reply, number):
                best, place = share, number
        return place

    def _of(self, content: str) -> frozenset[str]:
        """Return the stems of a content, those of parties' names left out."""
        words = frozenset(stems(self._names.without(content)))
        return words or frozenset(stems(content))

    def _may(self, reply: Position, place: int) -> bool:
        return reply.side != "refuses" or reply.party not in self._by[place]

    def _last_said(self, reply: Position) -> int | None:
        """Return the place of the option that another party last spoke of before."""
        here = reply.statement
        said = [
            (start, place)
            for start, place, party in self._said.get(here.document, ())
            if party != reply.party and start <= here.span[0]
            if self._may(reply, place)
        ]
        alone = 0 if len(self._rungs) == 1 and self._may(reply, 0) else None
        return max(said)[1] if said else alone
