"""Utility spaces of Genius as text: what all of them have, and those of rectangles."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from detente.casefile.interchange.profiles import Losses
from detente.casefile.interchange.regions import MAX_TOGETHER
from detente.casefile.interchange.together import rows_of_numbers, runs
from detente.model import Scores, ScoreSheet

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
Rows = Mapping[str, tuple[int, ...]]
_Box = tuple[Mapping[str, tuple[int, int]], Fraction]


def quoted(name: str) -> str:
    """Quote a name for XML.

    Examples
    --------
    >>> print(quoted('Salt & "pepper"'))
    "Salt &amp; &quot;pepper&quot;"
    """
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in name) + '"'


def opening(sheet: ScoreSheet) -> list[str]:
    """Return the first lines of a utility space."""
    name = quoted(sheet.title or "any")
    kind = 'description="" etype="objective" index="0"'
    return [
        f' <utility_space number_of_issues="{len(sheet.issues)}">',
        f'  <objective {kind} name={name} type="objective">',
    ]


def closing(
    scores: Scores, reservation: Fraction | None, losses: Losses
) -> Iterator[str]:
    """Yield the last lines of a utility space."""
    yield "  </objective>"
    values = ("discount_factor", scores.discount), ("reservation", reservation)
    for name, value in values:
        if value is not None:
            number = losses.number(value, f"{scores.party}: {name}")
            yield f'  <{name} value="{number}"/>'
    yield " </utility_space>"


def numbered(sheet: ScoreSheet) -> Rows | None:
    """Return the options as whole numbers, where a space of rectangles holds the sheet.

    That is where options are worth something together, and all are numbers in a row:
    rectangles have no other.
    """
    if not any(scores.interactions for scores in sheet.parties):
        return None
    rows = rows_of_numbers(sheet.issues)
    if rows is None or any(_many(scores, rows) for scores in sheet.parties):
        return None
    return rows


def _many(scores: Scores, rows: Rows) -> bool:
    """Tell whether a party has more rectangles than are read again."""
    return sum(1 for _ in _boxes(scores, rows)) > MAX_TOGETHER


def integers(rows: Rows) -> list[str]:
    """Return the issues of a sheet of whole numbers."""
    kind = 'etype="integer" type="integer" vtype="integer"'
    return [
        f'   <issue {kind} index="{index}" name={quoted(issue)} '
        f'lowerbound="{numbers[0]}" upperbound="{numbers[-1]}"/>'
        for index, (issue, numbers) in enumerate(rows.items(), start=1)
    ]


def nonlinear(sheet: ScoreSheet, scores: Scores, rows: Rows, losses: Losses) -> str:
    """Return a space in which rectangles say all that a party has."""
    if scores.weights:
        losses.add(f"Genius has no weights beside rectangles: those of {scores.party}")
    places = {issue: place for place, issue in enumerate(rows, start=1)}
    lines = [*opening(sheet), *integers(rows), '   <utility maxutility="1">']
    lines[0] = lines[0].replace("<utility_space", '<utility_space type="nonlinear"')
    lines.append('    <ufun type="PlainUfun" weight="1" aggregation="sum">')
    for box, worth in _boxes(scores, rows):
        number = losses.number(worth, f"{scores.party}: a rectangle")
        inside = "".join(
            f'<INCLUDES index="{places[issue]}" min="{low}" max="{high}"/>'
            for issue, (low, high) in box.items()
        )
        lines.append(
            f'     <hyperRectangle utility="{number}">{inside}</hyperRectangle>'
        )
    lines += ["    </ufun>", "   </utility>"]
    lines += closing(scores, scores.reservation, losses)
    return "\n".join(lines).lstrip() + "\n"


def _boxes(scores: Scores, rows: Rows) -> Iterator[_Box]:
    """Yield rectangles, and what each is worth."""
    if scores.base:
        issue, numbers = next(iter(rows.items()))
        yield {issue: (numbers[0], numbers[-1])}, scores.base
    for issue, numbers in rows.items():
        for number, worth in zip(numbers, scores.points[issue], strict=True):
            if worth:
                yield {issue: (number, number)}, worth
    for one in scores.interactions:
        sides: Sequence[list[tuple[int, int]]] = [
            runs([int(option) for option in options])
            for options in one.options.values()
        ]
        for box in product(*sides):
            yield dict(zip(one.options, box, strict=True)), one.worth
