"""The options that statements name: joined, answered, in order."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from detente.model import Note
from detente.reading.draft.contents import vague
from detente.reading.draft.joining import merged
from detente.reading.draft.labels import clarity, label, plain
from detente.reading.draft.matters import Matter, Position
from detente.reading.draft.names import Names
from detente.reading.draft.replies import with_replies
from detente.reading.draft.rung import Rung, RungKind
from detente.reading.draft.words import bare, direction, stems

_NUMBER = re.compile(r"\d")
_FORCE = {"demand": 4, "insist": 3, "seek": 2, "prefer": 1}


def rungs_of(matter: Matter) -> list[Rung]:
    """Return what would settle an issue, from the least change to the greatest.

    What says no more than the issue's own name is an option only if nothing else is.
    """
    found = with_replies(merged(_raw(matter), matter.title), matter)
    return _saying(list(_once(list(found))), matter.title, matter.names)


def _once(rungs: Sequence[Rung]) -> Iterator[Rung]:
    """Yield rungs without the interim steps that are asked for in the same words."""
    steps = {rung.content for rung in rungs if rung.kind == "interim"}
    asked = {label(r.content) for r in rungs if steps and r.content not in steps}
    for rung in rungs:
        if rung.kind != "interim" or label(rung.content) not in asked:
            yield rung


def _open(rung: Rung, title: str, names: Names) -> bool:
    """Tell whether an option leaves open what would be done."""
    if not clarity(rung.content, title)[0]:
        return True
    said = label(rung.content, subject=title)
    return not _NUMBER.search(said) and vague(names.without(said))


def _saying(rungs: list[Rung], title: str, names: Names) -> list[Rung]:
    """Leave out options that say nothing; and the issue's name, if others say more."""
    worded = [r for r in rungs if not _open(r, title, names)]
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

    One that speaks of the issue's thing comes first; of equally firm demands, the one
    that makes the clearest label; what names nothing (*something has to come down*)
    only where nothing else is asked for.
    """
    thing = {*stems(matter.title), *stems(matter.heading)}
    positions = matter.of("wants", [party])
    said = [p for p in positions if not _says_nothing(p.content, matter.title)]
    best = max(
        said or positions,
        key=lambda p: (
            not thing.isdisjoint(stems(p.content)),
            _FORCE.get(p.statement.act, 0),
            clarity(p.content, matter.title),
        ),
    )
    return Rung("", "wanted", best.content, positions)


def _says_nothing(content: str, title: str) -> bool:
    """Tell whether a content only repeats the issue's name, or names nothing."""
    text = plain(content)
    return text.lower().startswith(("something", "anything")) or bare(text, title)


def _wanted(matter: Matter, party: str, kind: RungKind) -> Iterator[Rung]:
    if matter.of("wants", [party]):
        yield replace(_firmest(matter, party), kind=kind)


def _given(positions: Iterable[Position]) -> Iterator[Rung]:
    """Yield a rung for each thing a party would give or accept, least given first."""
    for position in positions:
        yield Rung("", "given", position.content, (position,))
