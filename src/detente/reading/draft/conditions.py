"""What is offered only in return for something: conditions, and what they accept."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.model import AGENDA, Acceptance, Condition, Statement
from detente.reading.draft.ladder import Ladder
from detente.reading.draft.lines import LEAST, MOST
from detente.reading.draft.matters import Position
from detente.reading.draft.rung import Rung
from detente.reading.draft.weights import Stress
from detente.reading.draft.words import stems

TIED = 0.85
"""The condition is about the issue we take it to be about."""
GUESSED = 0.65
"""The same where the words name no issue, only who must comply."""
_NAME = re.compile(r"(?<!^)\b[A-Z]\w+")
_ENOUGH = 2
"""Words of an option by which a condition names it."""

_RETURN = re.compile(
    r"\b(?:compl|reciproc|concession|cooperat|in return|in exchange|in kind|other side"
    r"|honou?r|commitment|its part|their part|steps?\b)",
    re.IGNORECASE,
)


_MET = re.compile(
    r"\b(?:that|this|it|those|these|its (?:demand|request|condition)s?) "
    r"(?:is|are|was|were|be|can be|could be|has been|have been) "
    r"(?:granted|met|accepted|agreed|given|done|honou?red|satisfied|guaranteed)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Tie:
    """An offer on one issue that depends on another.

    Attributes
    ----------
    statement
        That makes it.
    offered, place
        The issue, and the place of the option offered.
    asked
        The issue on which something is asked in return.
    confidence
        That this is what was meant.
    """

    statement: Statement
    offered: Ladder
    place: int
    asked: Ladder
    confidence: float


def ties(ladders: Sequence[Ladder], statements: Sequence[Statement]) -> tuple[Tie, ...]:
    """Return the ties between issues that conditional offers make.

    Where the condition names no issue, only compliance or a return by the other side,
    it is the issue that side delivers and on which the offering party insists most; and
    where it only points back (*if that was granted*), that of what the party asked for
    last.
    """
    subjects = _Subjects(ladders)
    stress = Stress(s for s in statements if s.issue != AGENDA)
    found = []
    for ladder in ladders:
        for position, place in _conditional(ladder):
            said = position.statement
            asked, sure = subjects.named(said.condition, ladder), TIED
            if asked is None and _MET.search(said.condition):
                asked = _asked_last(said, ladder, ladders)
            elif asked is None:
                asked, sure = _owed(said, ladder, ladders, stress), GUESSED
            if asked is not None:
                share = round(min(max(sure * said.confidence, LEAST), MOST), 2)
                found.append(Tie(said, ladder, place, asked, share))
    return tuple(found)


def conditions(found: Iterable[Tie]) -> tuple[Condition, ...]:
    """Return what conditional offers rule out.

    *A gives x on one issue, contingent on y*: if that issue moves as far as x or
    further, the issue that y names must move off its status quo. *B, which is to be
    given it, takes x, contingent on y*: so it must if that issue moves no further.
    """
    made: dict[tuple[str, str], Condition] = {}
    for tie in found:
        both = (tie.offered.matter.id, tie.asked.matter.id)
        made.setdefault(both, _condition(tie))
    return tuple(made.values())


def acceptances(party: str, found: Iterable[Tie]) -> tuple[Acceptance, ...]:
    """Return the packages a party offers: what it gives with what it asks for that.

    Who is willing to give x if y puts the two together above no deal. Of the options
    of the issue asked about, y is the one that the condition names most of, else the
    furthest that the party asks for, else the furthest.
    """
    made: dict[tuple[tuple[str, str], ...], Acceptance] = {}
    for tie in found:
        if tie.statement.party == party and (rung := _met(tie)):
            outcome = {
                tie.offered.matter.id: tie.offered.rungs[tie.place].label,
                tie.asked.matter.id: rung.label,
            }
            accepted = Acceptance(
                outcome, tie.statement.condition, (tie.statement.id,), tie.confidence
            )
            made.setdefault(tuple(outcome.items()), accepted)
    return tuple(made.values())


def _met(tie: Tie) -> Rung | None:
    """Return the option that meets a condition in full."""
    moved = _moved(tie.asked.ahead)
    asked = set(stems(tie.statement.condition)) - set(stems(tie.asked.matter.title))
    named = [(len(asked & set(stems(rung.content))), rung) for rung in moved]
    most = max((count for count, _ in named), default=0)
    if most:
        return next(rung for count, rung in reversed(named) if count == most)
    own = [rung for rung in moved if _wants(rung, tie.statement.party)]
    return next(reversed(own or moved), None)


def _wants(rung: Rung, party: str) -> bool:
    return any(p.party == party and p.side == "wants" for p in rung.positions)


def untied(ladders: Sequence[Ladder], found: Sequence[Condition]) -> Iterator[str]:
    """Yield a remark on each condition that names nothing on the table."""
    used = {name for condition in found for name in condition.evidence}
    said = {condition.because for condition in found}
    for ladder in ladders:
        for position, place in _conditional(ladder):
            statement = position.statement
            if statement.id not in used and statement.condition not in said:
                yield (
                    f"“{ladder.rungs[place].label}” is offered on a condition that is "
                    f"tied to no issue: “{statement.condition}” ({statement.id})"
                )


def _conditional(ladder: Ladder) -> Iterator[tuple[Position, int]]:
    """Yield what principals would give on a condition, with the option's place."""
    for position in ladder.matter.of("gives"):
        place = ladder.step_of(position)
        if position.statement.condition and place is not None:
            yield position, place


def _owed(
    statement: Statement, ladder: Ladder, ladders: Sequence[Ladder], stress: Stress
) -> Ladder | None:
    """Return the issue on which somebody is to comply, where no words name it."""
    if not _RETURN.search(statement.condition):
        return None
    party, names = statement.party, ladder.matter.names
    returning = [p for p in names.named_in(statement.condition) if p != party]
    returning = returning or list(names.others(party))
    owed = [o for o in ladders if o is not ladder and o.matter.giver in returning]
    laid = [(stress.on(party, other.matter.id), other) for other in owed]
    most = max((share for share, _ in laid), default=0.0)
    return (
        next((other for share, other in laid if share == most), None) if most else None
    )


def _asked_last(
    statement: Statement, ladder: Ladder, ladders: Sequence[Ladder]
) -> Ladder | None:
    """Return the other issue on which a party last asked for something before."""
    before = [
        (position.statement.span[0], place)
        for place, other in enumerate(ladders)
        for position in other.matter.of("wants", [statement.party])
        if other is not ladder
        and position.statement.document == statement.document
        and position.statement.span[0] < statement.span[0]
    ]
    return ladders[max(before)[1]] if before else None


class _Subjects:
    """Which issues some words are about.

    Those whose title they name, or of an option two words, its only one or a name (*the
    Asel valley*). A word of a title that is said of something else tells nothing, nor
    does one word of an option: *a fee on vacant shops* is not about *vacant posts*.
    """

    def __init__(self, ladders: Sequence[Ladder]) -> None:
        self._ladders = ladders
        self._named: dict[str, list[int]] = defaultdict(list)
        self._offered: dict[str, list[tuple[int, int]]] = defaultdict(list)
        self._options: dict[tuple[int, int], int] = {}
        for place, ladder in enumerate(ladders):
            for word in set(stems(ladder.matter.title)):
                self._named[word].append(place)
            for number, rung in enumerate(ladder.changes):
                said = set(stems(rung.content))
                self._options[place, number] = min(len(said), _ENOUGH)
                for word in said:
                    self._offered[word].append((place, number))

    def named(self, words: str, but: Ladder) -> Ladder | None:
        """Return the issue but one whose words are named most; the first of equals."""
        said = set(stems(words))
        proper = set(stems(" ".join(_NAME.findall(but.matter.names.without(words)))))
        titles = Counter(
            place
            for word in said
            for place in self._named.get(word, ())
            if self._is_named(word, place, words)
        )
        options: Counter[tuple[int, int]] = Counter()
        for word in said:
            most = _ENOUGH if word in proper else 1
            options.update(dict.fromkeys(self._offered.get(word, ()), most))
        counts = Counter(titles)
        for (place, number), shared in options.items():
            if titles[place] or shared >= self._options[place, number]:
                counts[place] = max(counts[place], titles[place] + shared)
        named = [
            (-n, p) for p, n in counts.items() if self._ladders[p] is not but and n
        ]
        return self._ladders[min(named)[1]] if named else None

    def _is_named(self, word: str, place: int, words: str) -> bool:
        """Tell whether a word of a title is not said of something else."""
        title = stems(self._ladders[place].matter.title)
        if word == title[-1]:
            return True
        pairs = pairwise([*words.split(), ""])
        behind = [stems(after) for before, after in pairs if word in stems(before)]
        return any(not after or after[0] in title for after in behind)


def _condition(tie: Tie) -> Condition:
    """Return the condition.

    It binds from the offered option to the far end; where it is made by who would
    make do with that option, from there back to the status quo.
    """
    moved = [rung.label for rung in _moved(_bound(tie))]
    return Condition(
        when={tie.offered.matter.id: tuple(moved)},
        then={tie.asked.matter.id: tuple(r.label for r in _met_by(tie.asked.ahead))},
        because=tie.statement.condition,
        evidence=(tie.statement.id,),
        confidence=tie.confidence,
    )


def _bound(tie: Tie) -> Sequence[Rung]:
    """Return the options that cannot stand without what is asked in return.

    What the giver itself would rather have is none of them, unless it is the offer.
    """
    ladder, place, base = tie.offered, tie.place, tie.offered.base
    giver, rungs = ladder.matter.giver, ladder.rungs
    outwards = place > base
    if giver and tie.statement.party != giver:
        bound = rungs[base + 1 : place + 1] if outwards else rungs[place:base]
    else:
        bound = rungs[place:] if outwards else rungs[: place + 1]
    return [rung for rung in bound if rung.kind != "counter" or rung == rungs[place]]


def _met_by(rungs: Sequence[Rung]) -> Sequence[Rung]:
    """Return the options that may be what is asked in return; not a counter-demand."""
    moved = _moved(rungs)
    return [rung for rung in moved if rung.kind != "counter"] or moved


def _moved(rungs: Sequence[Rung]) -> Sequence[Rung]:
    """Return the options that somebody wants or would give; all, if there is none."""
    return [rung for rung in rungs if rung.kind != "refused"] or rungs
