"""Option lines: which orders the acts of a party support on one issue."""

from collections.abc import Iterator

from detente.model import Line
from detente.reading.draft.ladder import Ladder
from detente.reading.draft.lines import at_least, chain, compatible, red_line, support
from detente.reading.draft.matters import Position, flat
from detente.reading.draft.rung import Rung

ASKED = 0.95
"""Who asks for a thing would rather have it than the status quo."""
HELD = 0.95
"""What a party could deliver and has not, it does not prefer to the status quo."""
STEPWISE = 0.75
"""Who asks is better served by more, and who gives by less: our judgement."""
OFFERED = 0.6
"""What is offered to the only other principal is worth something to it."""
FLAT = 0.75
"""A flat refusal is a red line."""


def option_lines(ladder: Ladder, party: str) -> tuple[Line, ...]:
    """Return what the statements support of a principal's order of the options."""
    matter = ladder.matter
    found = [*_own(ladder, party), *_refusals(ladder, party)]
    found += _accepted(ladder, party)
    found += _opposite(ladder, party)
    if party == matter.giver:
        found += _giving(ladder, party)
    elif matter.giver and party in matter.names.principals:
        found += _asking(ladder, party)
    return compatible(found)


def evidence(ladder: Ladder, party: str) -> tuple[str, ...]:
    """Return the statements behind a party's lines on an issue.

    Its own; for the party that must deliver, also what the others ask of it; and for
    the others, also what that party would give.
    """
    matter = ladder.matter
    answered = "wants" if party == matter.giver else "gives"
    found: dict[str, None] = {}
    for position in (*matter.positions, *matter.agenda):
        other = matter.giver in {party, position.party}
        if position.party == party or (other and position.side == answered):
            found[position.statement.id] = None
    return tuple(found)


def _own(ladder: Ladder, party: str) -> Iterator[Line]:
    """Yield a line for each option the party itself asks for."""
    status_quo = ladder.status_quo
    for rung in ladder.changes:
        asked = [p for p in _by(rung, party) if p.side == "wants"]
        if asked:
            sure = ASKED * support(p.statement for p in asked)
            yield chain([rung.label, status_quo], sure)


def _accepted(ladder: Ladder, party: str) -> Iterator[Line]:
    """Yield a line for each option the party has accepted: no worse than before."""
    for rung in ladder.changes:
        said = [p.statement for p in _by(rung, party) if p.statement.act == "accept"]
        plain = [s for s in said if s.polarity == "positive" and not s.condition]
        if plain:
            yield at_least(rung.label, ladder.status_quo, ASKED * support(plain))


def _refusals(ladder: Ladder, party: str) -> Iterator[Line]:
    """Yield a line for each option refused, and a red line where that is flat.

    Who wants to keep what there is refuses what others ask for.
    """
    status_quo = ladder.status_quo
    kept = [p.statement for p in ladder.matter.of("keeps", [party])]
    for rung in ladder.changes if kept else ():
        if any(p.side == "wants" and p.party != party for p in rung.positions):
            yield chain([status_quo, rung.label], ASKED * support(kept))
    for rung in ladder.changes:
        refused = [p for p in _by(rung, party) if p.side == "refuses"]
        if refused:
            yield chain(
                [status_quo, rung.label], ASKED * support(p.statement for p in refused)
            )
        firm = [p.statement for p in refused if flat(p)]
        if firm:
            yield red_line(rung.label, FLAT * support(firm))


def _giving(ladder: Ladder, party: str) -> Iterator[Line]:
    """Yield the order of the party that must deliver: the less the better.

    It has delivered none of the options, though it could: each is worth less to it
    than the status quo, save what it offers without a condition. That is below its
    ideal all the same; but an offer short of a demand says nothing of a limit.
    """
    status_quo = ladder.status_quo
    asked = list(_asked_by_others(ladder, party))
    positions = (*ladder.matter.positions, *ladder.matter.agenda)
    sure = support(p.statement for p in positions) * ladder.matter.giver_sure
    spurned = [r for r in ladder.ahead if r.kind == "refused" and _refused(r, party)]
    for rung in (*asked, *spurned):
        if not _free(rung, party):
            yield chain([status_quo, rung.label], HELD * sure)
    if asked:
        yield chain([status_quo, *(rung.label for rung in asked)], STEPWISE * sure)


def _asking(ladder: Ladder, party: str) -> Iterator[Line]:
    """Yield the order of a party that asks: its demand first, the more the better.

    Where it is silent, or disputes without saying how to settle, only the far end is
    set against the status quo, and with less confidence.
    """
    last = ladder.rungs[-1]
    for rung in ladder.ahead:
        wanted = [p.statement for p in _by(rung, party) if p.side == "wants"]
        if wanted and rung.kind != "terms":
            path = [rung.label, *_on_the_way(ladder, party), ladder.status_quo]
            sure = STEPWISE * support(wanted)
            yield chain(list(dict.fromkeys(path)), sure)
            yield from (chain([rung.label, c], sure) for c in _counters(ladder))
            return
    matter = ladder.matter
    offered = matter.names.others(party) and _offered(last, matter.giver)
    if offered:
        said = (p.statement for p in _by(last, matter.giver) if p.side == "gives")
        yield chain([last.label, ladder.status_quo], OFFERED * support(said))
    elif last.kind in {"terms", "refused"} and _raises(ladder, party):
        spurned = {r.label for r in ladder.ahead if _refused(r, party)}
        path = [r.label for r in reversed(ladder.ahead) if r.label not in spurned]
        yield chain([*path, ladder.status_quo], OFFERED)


def _refused(rung: Rung, party: str) -> bool:
    return any(p.side == "refuses" for p in _by(rung, party))


def _raises(ladder: Ladder, party: str) -> bool:
    """Tell whether a party wants the issue on the table, or disputes over it."""
    asked = any(p.party == party and p.side == "wants" for p in ladder.matter.agenda)
    return asked or bool(ladder.matter.of("disputes", [party]))


def _opposite(ladder: Ladder, party: str) -> Iterator[Line]:
    """Yield the order of parties that pull in opposite directions.

    Each has its own demand first and the other's last, the status quo between.
    """
    for own, other in ((ladder.ahead, ladder.behind), (ladder.behind, ladder.ahead)):
        ends = [r for r in own if any(p.side == "wants" for p in _by(r, party))]
        if ends and other:
            asked = (p.statement for p in _by(ends[-1], party) if p.side == "wants")
            sure = STEPWISE * support(asked)
            yield chain([ends[-1].label, ladder.status_quo, other[-1].label], sure)


def _asked_by_others(ladder: Ladder, giver: str) -> Iterator[Rung]:
    """Yield the options that the giver does not itself ask for."""
    for rung in ladder.ahead:
        asks = any(p.side == "wants" for p in _by(rung, giver))
        if rung.kind not in {"counter", "refused"} and not asks:
            yield rung


def _free(rung: Rung, giver: str) -> bool:
    """Tell whether the giver offers an option without a condition."""
    given = (p.statement for p in _by(rung, giver) if p.side == "gives")
    return any(not statement.condition for statement in given)


def _on_the_way(ladder: Ladder, party: str) -> list[str]:
    """Return the options short of a demand, furthest first, but those refused."""
    return [
        rung.label
        for rung in reversed(ladder.ahead)
        if rung.kind in {"interim", "given"}
        and not any(p.side == "refuses" for p in _by(rung, party))
    ]


def _counters(ladder: Ladder) -> Iterator[str]:
    return (rung.label for rung in ladder.ahead if rung.kind == "counter")


def _offered(rung: Rung, giver: str) -> bool:
    return any(p.side == "gives" for p in _by(rung, giver))


def _by(rung: Rung, party: str) -> Iterator[Position]:
    return (position for position in rung.positions if position.party == party)
