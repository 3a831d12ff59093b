"""Options of an issue, from the status quo outwards to what is demanded."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from detente.model import Issue
from detente.reading.draft.contents import agreeable
from detente.reading.draft.counted import counted
from detente.reading.draft.labels import label
from detente.reading.draft.matters import Matter, Position
from detente.reading.draft.rung import Rung
from detente.reading.draft.rungs import rungs_of
from detente.reading.draft.words import listed

MOST_OPTIONS = 6
"""Options of one issue: the status quo, both ends and the best supported between."""
_NAMED_BY_A_STEP = 0.5


@dataclass(frozen=True)
class Ladder:
    """The options of an issue in order.

    Attributes
    ----------
    matter
        What was said on the issue.
    rungs
        The options.
    base
        Place of the status quo: 0, unless two parties ask for opposite changes. Then
        what the one asks lies before it and what the other asks behind it, each
        further out the more it asks.
    """

    matter: Matter
    rungs: tuple[Rung, ...]
    base: int = 0

    @property
    def issue(self) -> Issue:
        """The issue of the case."""
        labels = tuple(rung.label for rung in self.rungs)
        matter = self.matter
        title = matter.heading or matter.title
        return Issue(matter.id, title, labels, self.status_quo, matter.giver)

    @property
    def status_quo(self) -> str:
        """Label of what stands while nothing is agreed."""
        return self.rungs[self.base].label

    @property
    def ahead(self) -> tuple[Rung, ...]:
        """The options in the one direction, the nearest to the status quo first."""
        return self.rungs[self.base + 1 :]

    @property
    def behind(self) -> tuple[Rung, ...]:
        """The options in the other direction, the nearest to the status quo first."""
        return self.rungs[: self.base][::-1]

    @property
    def changes(self) -> tuple[Rung, ...]:
        """All options but the status quo."""
        return (*self.ahead, *self.behind)

    def step_of(self, position: Position) -> int | None:
        """Return the place of the option a position is about, None if it has none."""
        return self._steps.get((position.side, position.statement.id))

    @cached_property
    def _steps(self) -> Mapping[tuple[str, str], int]:
        """For each side of a statement, the first place of an option it is about."""
        return {
            (position.side, position.statement.id): place
            for place, rung in reversed(list(enumerate(self.rungs)))
            for position in rung.positions
        }


def ladder(matter: Matter) -> Ladder:
    """Return the options of an issue.

    From the status quo outwards: interim steps, what the party that must deliver would
    rather have, what is offered, what others demand. Positions that would settle the
    issue alike share an option, and so do all demands of one party. Who accepts or
    refuses something speaks of the option whose subject it names; only when there is
    none does that make one. What a party asks for in the opposite direction of the
    others stands on the other side of the status quo.
    """
    rungs = rungs_of(matter)
    if all(rung.kind == "refused" for rung in rungs):
        rungs = [*_terms(matter, rungs), *rungs]
    behind = [rung for rung in rungs if rung.kind == "opposite"]
    ahead = [rung for rung in rungs if rung.kind != "opposite"]
    room = MOST_OPTIONS - 1 - len(behind[-1:])
    ahead, behind = _kept(ahead, room), behind[-1:]
    named = _labelled(ahead, behind, matter)
    return Ladder(matter, named, len(behind))


def _kept(rungs: Sequence[Rung], room: int) -> list[Rung]:
    """Return the last rung, and of the others those with most behind them, in order."""
    if len(rungs) <= room:
        return list(rungs)
    places = range(len(rungs) - 1)
    best = sorted(places, key=lambda place: -_backing(rungs[place]))[: room - 1]
    return [*(rungs[place] for place in sorted(best)), rungs[-1]]


def _backing(rung: Rung) -> float:
    """Return how much speaks for an option: confidence of what is said, and a step."""
    said = sum(position.statement.confidence for position in rung.positions)
    return said + _NAMED_BY_A_STEP * (rung.kind == "interim")


def _terms(matter: Matter, refused: Sequence[Rung]) -> Iterator[Rung]:
    """Yield the option of an issue of which only the subject is known.

    Where something is refused that nobody asked for in words, only what is asked of
    the agenda stands before it.
    """
    for position in matter.agenda:
        if position.side == "wants":
            yield Rung("", "terms", position.statement.content, matter.agenda)
            return
    if refused:
        return
    disputes = matter.of("disputes")
    if disputes:
        said = agreeable(disputes[0].statement) or matter.title.lower()
        content = f"terms on {label(said)}"
        yield Rung("", "terms", content, (*disputes, *matter.agenda))
    elif matter.silent:
        yield Rung("", "terms", f"terms on {matter.title.lower()}")
    elif matter.agenda:
        yield Rung("", "terms", f"{matter.title} on the table", matter.agenda)


def _labelled(
    ahead: Sequence[Rung], behind: Sequence[Rung], matter: Matter
) -> tuple[Rung, ...]:
    """Return the rungs under their labels, the status quo among them."""
    taken = [_status_quo(ahead, matter)]
    middle = Rung(taken[0], "status quo")
    named = []
    said = [position.content for position in matter.positions]
    for rung in (*ahead, *behind):
        content = counted(matter.names.unaddressed(rung.content), said)
        taken.append(label(content, taken, matter.title))
        named.append(replace(rung, label=taken[-1]))
    cut = len(ahead)
    return (*reversed(named[cut:]), middle, *named[:cut])


def _status_quo(rungs: Sequence[Rung], matter: Matter) -> str:
    """Return a label for what stands while nothing is agreed.

    *off the table* where the quarrel is about the agenda; *no sanctions relief* where
    the issue's own name says what is undone; *no new limits* where the furthest option
    does; else *as now*.
    """
    if all(rung.kind in {"terms", "refused"} for rung in rungs) and _open(matter):
        return "off the table" if matter.agenda else "as now"
    title = label(matter.title)
    if _head(title) in listed("changes") and len(title.split()) > 1:
        return f"no {title.lower()}"
    for rung in reversed(rungs):
        called = label(rung.content)
        if rung.kind != "wanted" or _flows(called) or _denied(called):
            continue
        if (head := _head(called)) in listed("changes"):
            return f"no new {head}" if head.endswith("s") else f"no {head}"
    return "as now"


def _flows(text: str) -> bool:
    """Tell whether a thing is asked for that comes already, only not for certain."""
    return bool(set(text.lower().split()) & listed("flows"))


def _denied(text: str) -> bool:
    """Tell whether what is asked for is that there be none: *no increase in fares*."""
    return text.lower().split()[:1] in (["no"], ["not"], ["zero"])


def _open(matter: Matter) -> bool:
    """Tell whether nothing but a place on the agenda is asked for."""
    return bool(matter.agenda or matter.silent or not matter.of("refuses"))


def _head(text: str) -> str:
    """Return the last word before the first link: the head of a simple noun phrase."""
    words = text.lower().split()
    ends = [place for place, word in enumerate(words) if word in listed("links")]
    before = words[: ends[0]] if ends else words
    return before[-1] if before else ""
