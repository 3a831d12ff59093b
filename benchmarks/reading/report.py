"""Scores as text: a table, and what was missed or false by cause."""

from collections.abc import Mapping, Sequence

from benchmarks.reading.agreement import total
from benchmarks.reading.score import Miss, Score, causes, precision_recall_f1

_HEAD = (
    f"{'':28}{'gold':>6}{'read':>6}{'right':>6}{'precision':>11}{'recall':>8}{'F1':>7}"
)


def report(title: str, scores: Sequence[Score], *, details: bool) -> str:
    """Return a table of some scores with totals, and with every miss if asked for."""
    lines = [title, _HEAD]
    if details:
        lines += [_row(s.name, s.right, s.read, s.gold) for s in scores]
    lines.append(
        _row(
            "all",
            sum(s.right for s in scores),
            sum(s.read for s in scores),
            sum(s.gold for s in scores),
        )
    )
    found = sum(s.principals for s in scores) / len(scores) if scores else 0.0
    lines.append(f"principals found: {found:.0%}")
    sorted_ = total(score.issues for score in scores)
    lines.append(f"sorted into issues (B-cubed precision / recall): {sorted_}")
    for heading, side in (("missed", "misses"), ("false", "false")):
        every: list[Miss] = [m for s in scores for m in getattr(s, side)]
        counted = "; ".join(f"{cause}: {n}" for cause, n in causes(every))
        lines.append(f"{heading}: {counted or 'none'}")
    if details:
        lines += _details(scores)
    return "\n".join(lines)


def side_by_side(groups: Mapping[str, Mapping[str, Sequence[Score]]]) -> str:
    """Return one table of several readers: precision, recall and F1 of each.

    Parameters
    ----------
    groups
        By group of articles and reader, the scores of its articles.
    """
    readers = list(next(iter(groups.values()), {}))
    lines = [
        "READERS SIDE BY SIDE: precision, recall, F1",
        f"{'':12}" + "".join(f"{reader:>22}" for reader in readers),
    ]
    for group, scores in groups.items():
        cells = "".join(_cell(scores[reader]) for reader in readers)
        lines.append(f"{group:12}{cells}")
    return "\n".join(lines)


def _cell(scores: Sequence[Score]) -> str:
    totals = (
        sum(getattr(s, side) for s in scores) for side in ("right", "read", "gold")
    )
    numbers = "".join(f"{value:7.2f}" for value in precision_recall_f1(*totals))
    return f"{numbers:>22}"


def _row(name: str, right: int, read: int, gold: int) -> str:
    precision, recall, f1 = precision_recall_f1(right, read, gold)
    return f"{name:28}{gold:6}{read:6}{right:6}{precision:11.2f}{recall:8.2f}{f1:7.2f}"


def _details(scores: Sequence[Score]) -> list[str]:
    lines = []
    for one in scores:
        lines += ["", one.name]
        lines += [_line("missed", miss) for miss in one.misses]
        lines += [_line("false ", miss) for miss in one.false]
    return lines


def _line(side: str, miss: Miss) -> str:
    quote = " ".join(miss.quote.split())
    return f"  {side} [{miss.cause}] {miss.party} / {miss.act}: {quote}"
