"""A hundred dots: in how many draws some package works, and in how many the best."""

from detente.brief.canvas import BODY, Box, Canvas, Ink
from detente.brief.figures.figure import Figure, Table, Words, figure
from detente.brief.figures.inputs import mostly_default
from detente.brief.figures.labels import all_of, capital
from detente.brief.numbers import counted, in_100
from detente.brief.palette import COMMON, SOFT, mix
from detente.study import Findings

_COUNT = Ink(13, "bold")
_ACROSS, _PITCH, _RADIUS = 20, 18.0, 6.5


def hundred(share: float) -> int:
    """Round a share to whole draws of 100, never away to none or to all.

    Examples
    --------
    >>> hundred(0.714), hundred(0.001), hundred(0.999), hundred(0.0)
    (71, 1, 99, 0)
    """
    if share in {0, 1}:
        return int(100 * share)
    return min(max(round(100 * share), 1), 99)


def dots(findings: Findings) -> Figure:
    """Show the two probabilities side by side: some package, and the best single one.

    Each dot stands for one draw of 100.
    """
    zopa = findings.zopa
    some = zopa.share
    best = float(zopa.together[0]) if len(zopa.packages) else 0.0
    whom = all_of(len(zopa.parties))
    said = counted(findings, "zopa.share")
    single = counted(findings, "zopa.together", 0) if zopa.packages else in_100(0)
    # Rest of what is told, not of what is rounded away: the three add up to 100.
    told, alone = round(100 * some) / 100, round(100 * best) / 100
    kinds = (
        ("best", single, f"the best single package is acceptable to {whom}"),
        ("other", in_100(told - alone), "it is not, but some other package is"),
        ("none", in_100(1 - told, zopa.error), f"no package is acceptable to {whom}"),
    )
    table = Table(
        f"Draws of 100 by what is acceptable to {whom}",
        ("In the draw", "Draws"),
        (
            (f"Some package is acceptable to {whom}", said),
            *((capital(words), count) for _, count, words in kinds),
        ),
    )
    words = Words(
        "dots",
        f"Is some package acceptable to {whom}?",
        f"Some package is acceptable to {whom} in {said} draws; "
        f"the best single package in {single.removesuffix(' of 100')}.",
    )

    def draw(canvas: Canvas) -> float:
        counts = (hundred(best), hundred(some))
        _grid(canvas, counts)
        if canvas.narrow:
            return _key(canvas, Box(0, 102, canvas.width, 0), kinds)
        return max(94.0, _key(canvas, Box(394, 0, canvas.width - 394, 0), kinds))

    return figure(
        words,
        draw,
        table,
        default=mostly_default(findings),
        across=True,
    )


def _grid(canvas: Canvas, counts: tuple[int, int]) -> None:
    best, some = counts
    for place in range(100):
        row, column = divmod(place, _ACROSS)
        centre = (9 + column * _PITCH, 9 + row * _PITCH)
        kind = "best" if place < best else "other" if place < some else "none"
        _dot(canvas, centre, kind)


def _dot(canvas: Canvas, centre: tuple[float, float], kind: str) -> None:
    if kind == "best":
        canvas.circle(centre, _RADIUS, fill=COMMON)
    elif kind == "other":
        canvas.circle(
            centre, _RADIUS - 1, fill=mix(COMMON, 0.3), stroke=COMMON, stroke_width=2
        )
    else:
        canvas.circle(centre, _RADIUS - 0.5, fill="none", stroke=SOFT, stroke_width=1)


def _key(canvas: Canvas, box: Box, kinds: tuple[tuple[str, str, str], ...]) -> float:
    y = box.y
    for kind, count, words in kinds:
        _dot(canvas, (box.x + 9, y + 8), kind)
        canvas.text(box.x + 24, y + 12.5, count, _COUNT)
        room = Box(box.x + 24, y + 16, box.width - 24, 0)
        y = canvas.block(room, words, BODY.coloured(SOFT), 2) + 4
    return y
