"""Whether a package in force would be kept, and by what."""

from detente.brief.canvas import BODY, SMALL, STRONG, Box, Canvas
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import empty
from detente.brief.grammar import in_words
from detente.brief.names import Names
from detente.brief.numbers import counted, worth
from detente.brief.palette import COMMON, INK, marks, mix
from detente.graph import SPOILS
from detente.questions.keeping import Keeping
from detente.study import Findings

_LANE = 66.0
_MOST = 6
_LEFT, _MIDDLE, _RIGHT = 164.0, 140.0, 80.0


def keeping(findings: Findings) -> Figure:
    """Draw a lane for each party: what it can do, and what the others would."""
    names, answer = Names(findings.case), findings.keeping
    table = Table(
        "The package in force: who could undo what, would it, and what then",
        (
            "Party", "Could", "Would be better for it", "Gain (median)",
            "Others would answer", "Package kept if it could not",
        ),
        tuple(
            (
                names.party(party),
                _deeds(answer, party) or "do nothing to it",
                _better(findings, p).removeprefix("better in "),
                _gain(findings, p),
                counted(findings, "keeping.follows", p),
                counted(findings, "keeping.final", p),
            )
            for p, party in enumerate(answer.parties)
        ),
    )  # fmt: skip
    words = Words(
        "keeping", "Would it be kept", _seen(names, findings),
        "parties that could take something back", len(answer.movers), _MOST,
    )  # fmt: skip

    def draw(canvas: Canvas) -> float:
        if not answer.parties:
            return empty(canvas, _seen(names, findings))
        if canvas.narrow:
            return _stacked(canvas, findings)
        return _lanes(canvas, findings)

    return figure(words, draw, table, default=mostly_default(findings))


def _deeds(answer: Keeping, party: str) -> str:
    """Return what a party would do to the package, in words; empty for nothing."""
    return in_words([action.title for action in answer.deeds(party)])


def _told(answer: Keeping, place: int) -> str:
    """Return the same for a lane, where there is little room."""
    party = answer.parties[place]
    if answer.assumed(party):
        return "takes back"
    done = _deeds(answer, party) or "keeps"
    return "spoils it" if done == SPOILS and place in answer.bystanders else done


def _share(findings: Findings, concept: str) -> str:
    place = findings.keeping.concepts.index(concept)
    return counted(findings, "keeping.rests", place, 0)


def _seen(names: Names, findings: Findings) -> str:
    answer = findings.keeping
    if not answer.parties:
        if not answer.target:
            return "There is no package to keep."
        changed = in_words([move.issue for move in names.moves(answer.target)])
        return f"The case does not say who gives {changed}, so nobody can take it back."
    return (
        "Once in force, it would be kept for its own sake in "
        f"{_share(findings, 'R')} draws in which all would sign it; where everybody "
        f"counts on the answer of the others, in {_share(findings, 'SEQ')}."
    )


def _lanes(canvas: Canvas, findings: Findings) -> float:
    answer = findings.keeping
    shown = canvas.some(_ranked(answer))
    height = max(2, len(shown)) * _LANE
    _box(canvas, Box(0, 0, _LEFT, height), "Kept by all", (
        f"for its own sake: {_share(findings, 'R')}",
        f"for fear of the answer: {_share(findings, 'SEQ')}",
    ), COMMON)  # fmt: skip
    right = Box(canvas.width - _RIGHT, 0, _RIGHT, height)
    assumed = all(answer.assumed(answer.parties[p]) for p in answer.movers)
    _box(canvas, right, "No deal" if assumed else "Their answer", (), INK)
    for lane, place in enumerate(shown):
        _lane(canvas, findings, (lane, place), right.x)
    note = "Draws of 100 in which all would sign. Better: for the party that does it."
    return canvas.block(Box(0, height + 8, canvas.width, 0), note, SMALL, 2) + 2


def _ranked(answer: Keeping) -> list[int]:
    """Return the places of the parties that might move, the most tempted first."""
    tempted = answer.would[:, 0].tolist()
    return sorted(answer.movers, key=lambda place: -tempted[place])


def _lane(
    canvas: Canvas, findings: Findings, at: tuple[int, int], right: float
) -> None:
    """Draw what follows when one party takes its part back."""
    lane, place = at
    answer, names = findings.keeping, Names(findings.case)
    mark = marks(findings.case)[answer.parties[place]]
    alone = len(answer.parties) == 1
    start = (_LEFT + right - _MIDDLE) / 2
    out = Box(start, lane * _LANE + 10, _MIDDLE, _LANE - 20)
    y = out.centre[1]
    end = (right if alone else out.x) - 6
    canvas.arrow((_LEFT + 6, y), (end, y), mark.colour)
    canvas.badge((_LEFT + 20, y - 15), mark)
    canvas.text(_LEFT + 34, y - 11, _told(answer, place), BODY, end - _LEFT - 36)
    canvas.text(_LEFT + 12, y + 16, _better(findings, place), SMALL, end - _LEFT - 14)
    if alone:
        return
    _box(canvas, out, _alone(answer, names, place), (), mark.colour)
    canvas.arrow((out.right + 6, y), (right - 6, y))
    room = right - out.right - 16
    follows = f"in {counted(findings, 'keeping.follows', place)}"
    canvas.text(out.right + 10, y - 11, "others answer", BODY, room)
    canvas.text(out.right + 10, y + 16, follows, SMALL, room)


def _alone(answer: Keeping, names: Names, place: int) -> str:
    """Return what is no more once one party has done what it can."""
    party = answer.parties[place]
    if answer.assumed(party):
        return f"{names.party(party)} out"
    pairs = zip(names.case.issues, answer.target, answer.after(party), strict=True)
    undone = [issue.title for issue, was, now in pairs if was != now]
    return f"{in_words(undone)} undone" if undone else "All in force"


def _wishes_known(findings: Findings, place: int) -> bool:
    """Tell whether anything is known of what a party wants, as of each principal."""
    case, party = findings.case, findings.keeping.parties[place]
    known = case.preferences_of(party)
    principals = {one.id for one in case.principals}
    return party in principals or known.known or bool(known.wishes)


def _gain(findings: Findings, place: int) -> str:
    """Return what a party would gain by what it can do, where that is no guess."""
    if not _wishes_known(findings, place):
        return "–"
    return worth(float(findings.keeping.temptation[place, 1]))


def _better(findings: Findings, place: int) -> str:
    """Return how often a party would like what it can do; of many that is a guess."""
    answer = findings.keeping
    if _wishes_known(findings, place):
        return f"better in {counted(findings, 'keeping.would', place, 0)}"
    names = Names(findings.case)
    own = "their" if names.pronoun(answer.parties[place]) == "they" else "its"
    return f"{own} wishes are not known"


def _box(
    canvas: Canvas, box: Box, title: str, lines: tuple[str, ...], colour: str
) -> None:
    canvas.rect(
        Box(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1),
        fill=mix(colour, 0.08), stroke=colour, rx=5,
    )  # fmt: skip
    room = box.width - 16
    high = canvas.height_of(title, room, STRONG, 2)
    high += sum(canvas.height_of(line, room, SMALL, 2) + 4 for line in lines)
    y = box.y + (box.height - high) / 2
    y = canvas.block(Box(box.x + 8, y, room, 0), title, STRONG, 2)
    for line in lines:
        y = canvas.block(Box(box.x + 8, y + 4, room, 0), line, SMALL, 2)


def _stacked(canvas: Canvas, findings: Findings) -> float:
    """Draw the same from top to bottom, for a phone."""
    answer, known = findings.keeping, marks(findings.case)
    _box(canvas, Box(0, 0, canvas.width, 64), "Kept by all", (
        f"for its own sake: {_share(findings, 'R')}",
        f"for fear of the answer: {_share(findings, 'SEQ')}",
    ), COMMON)  # fmt: skip
    y = 64.0
    for p in canvas.some(_ranked(answer)):
        mark = known[answer.parties[p]]
        canvas.badge((12, y + 24), mark)
        box = Box(28, y + 17, canvas.width - 30, 0)
        y = canvas.block(box, _told(answer, p), BODY, 2) + 2
        often = counted(findings, "keeping.follows", p, form="out_of_100")
        follows = f"others answer in {often}"
        told = f"{_better(findings, p)}; {follows}"
        y = canvas.block(Box(28, y, canvas.width - 30, 0), told, SMALL, 2)
    return y + 6
