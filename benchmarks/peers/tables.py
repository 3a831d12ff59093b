"""The figures of a comparison as tables in Markdown."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
FORMS = ("compiled", "plain")
NEGMAS = "NegMAS pareto_frontier"
PEERS = (
    NEGMAS,
    "NegMAS MOBANOS",
    "enumeration + moocore",
    "enumeration + paretoset",
)
FILTERS = PEERS[2:]
NONE = "–"


def tables(found: Row) -> str:
    """Return all tables, with a line that says what was run."""
    versions = ", ".join(f"{name} {one}" for name, one in found["versions"].items())
    parts = [
        (
            f"Python {found['python']}, {versions}. All ways gave the same points on "
            f"{found['checked']} negotiations before any was timed."
        ),
    ]
    for n_parties, words in ((2, "Two parties"), (3, "Three parties")):
        rows = [row for row in found["beside"] if row["parties"] == n_parties]
        parts += [f"### {words}", table(*_times(rows)), table(*_ratios(rows))]
    parts += ["### Alone", table(*_alone(found["alone"]))]
    if not found["small"]:
        parts += ["### What was to be reached", table(*_goals(found))]
    return "\n\n".join(parts)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, all columns but the first set to the right.

    Examples
    --------
    >>> print(table(["what", "time"], [["ours", "1 ms"]]))
    | what | time |
    |---|---:|
    | ours | 1 ms |
    """
    rules = ["---", *["---:"] * (len(head) - 1)]
    lines = [f"| {' | '.join(cells)} |" for cells in (head, *rows)]
    return "\n".join([lines[0], f"|{'|'.join(rules)}|", *lines[1:]])


def taken(seconds: float | None) -> str:
    """Say how long something takes.

    Examples
    --------
    >>> taken(8.31), taken(0.00075), taken(0.0000421), taken(None)
    ('8.3 s', '0.75 ms', '0.042 ms', '–')
    """
    if seconds is None:
        return NONE
    return f"{two(seconds)} s" if seconds >= 1 else f"{two(seconds * 1000)} ms"


def two(number: float) -> str:
    """Write a number with two digits that count, or all before the point.

    Examples
    --------
    >>> two(12345.6), two(3.14159), two(0.04213)
    ('12,346', '3.1', '0.042')
    """
    return f"{number:,.0f}" if number >= 10 else f"{float(f'{number:.2g}'):g}"


def times(ratio: float | None) -> str:
    """Say how many times faster something is.

    Examples
    --------
    >>> times(51234.0), times(0.5), times(None)
    ('51,000', '0.5', '–')
    """
    if ratio is None:
        return NONE
    return f"{float(f'{ratio:.2g}'):,.0f}" if ratio >= 10 else two(ratio)


def _size(row: Row) -> str:
    return f"{row['kind']}, 10<sup>{row['power']}</sup>"


def _forms(rows: Sequence[Row]) -> list[str]:
    return [form for form in FORMS if all(form in row["seconds"] for row in rows)]


def _times(rows: Sequence[Row]) -> tuple[list[str], list[list[str]]]:
    names = [*_forms(rows), *(n for n in PEERS if any(n in r["seconds"] for r in rows))]
    head = ["outcomes", "efficient", *names]
    return head, [
        [
            _size(row),
            f"{row['points']:,}",
            *(_cell(row, name, rows) for name in names),
        ]
        for row in rows
    ]


def _cell(row: Row, name: str, rows: Sequence[Row]) -> str:
    seconds, sure = time_of(row, name, rows)
    return taken(seconds) if sure else f"≈ {taken(seconds)}"


def time_of(row: Row, name: str, rows: Sequence[Row]) -> tuple[float | None, bool]:
    """Return the seconds of a way, and whether they were measured.

    Where `pareto_frontier` of NegMAS was not run, its time is that of the largest
    instance of the kind, in proportion to the number of outcomes: at the least, as it
    looks at each of them.

    Examples
    --------
    >>> rows = [{"kind": "random", "power": 6, "seconds": {NEGMAS: 8.0}},
    ...         {"kind": "random", "power": 7, "seconds": {}}]
    >>> time_of(rows[0], NEGMAS, rows), time_of(rows[1], NEGMAS, rows)
    ((8.0, True), (80.0, False))
    """
    if name in row["seconds"]:
        return row["seconds"][name], True
    known = [r for r in rows if r["kind"] == row["kind"] and name in r["seconds"]]
    if name != NEGMAS or not known:
        return None, True
    last = max(known, key=lambda one: one["power"])
    return last["seconds"][name] * 10.0 ** (row["power"] - last["power"]), False


def _ratios(rows: Sequence[Row]) -> tuple[list[str], Iterator[list[str]]]:
    forms = _forms(rows)
    head = [
        "times faster than",
        *(f"{NEGMAS}, {form}" for form in forms),
        *(f"the best enumeration, {form}" for form in forms),
    ]
    return head, (
        [
            _size(row),
            *(_faster(row, form, rows) for form in forms),
            *(times(over_filters(row, form)) for form in forms),
        ]
        for row in rows
    )


def _faster(row: Row, form: str, rows: Sequence[Row]) -> str:
    seconds, sure = time_of(row, NEGMAS, rows)
    ratio = None if seconds is None else seconds / row["seconds"][form]
    return times(ratio) if sure else f"≈ {times(ratio)}"


def over_filters(row: Row, form: str) -> float | None:
    """Return how many times faster than the best enumeration with a filter."""
    known = [row["seconds"][name] for name in FILTERS if name in row["seconds"]]
    return min(known) / row["seconds"][form] if known else None


def _alone(rows: Sequence[Row]) -> tuple[list[str], list[list[str]]]:
    forms = _forms(rows)
    head = ["parties, outcomes", "efficient", *forms]
    return head, [
        [
            f"{row['parties']}, {_size(row)}",
            f"{row['points']:,}",
            *(taken(row["seconds"][form]) for form in forms),
        ]
        for row in rows
    ]


def _goals(found: Row) -> tuple[list[str], list[list[str]]]:
    head = ["on one core", "to reach", "measured", "reached"]
    return head, [
        [what, said(goal), said(got), "yes" if reached else "**no**"]
        for what, goal, got, reached, said in goals(found)
    ]


def goals(found: Row) -> Iterator[tuple[str, float, float, bool, Any]]:
    """Yield what was to be reached, and the worst of what was measured for it."""
    beside = found["beside"]
    forms = _forms(beside)
    for form, goal in (("compiled", 50_000), ("plain", 10_000)):
        if form in forms:
            got = _worst(beside, 2, 6, lambda row, f=form: _over(row, NEGMAS, f))
            what = f"10<sup>6</sup> outcomes, over {NEGMAS}, {form}"
            yield what, goal, got, got >= goal, times
    form = forms[0]
    for n_parties, goal in ((2, 10_000), (3, 1_000)):
        got = _worst(beside, n_parties, 7, lambda row: over_filters(row, form))
        what = (
            f"10<sup>7</sup> outcomes, {n_parties} parties, over the best enumeration"
        )
        yield f"{what}, {form}", goal, got, got >= goal, times
    for form, goal in (("compiled", 0.020), ("plain", 0.200)):
        if form in forms:
            got = _longest(found["alone"], 2, 30, form)
            what = f"10<sup>30</sup> outcomes with four solutions, {form}"
            yield what, goal, got, got < goal, taken
    form = forms[0]
    yield (
        f"width 3 and 10<sup>18</sup> outcomes, {form}",
        0.5, found["tied"][form], found["tied"][form] < 0.5, taken,
    )  # fmt: skip
    yield (
        f"10<sup>4</sup> draws on 10<sup>12</sup> outcomes, {form}",
        5.0, found["drawn"][form], found["drawn"][form] < 5, taken,
    )  # fmt: skip
    ratio = found["start"]["frontier"] / found["start"]["numpy"]
    what = "first answer on a Genius domain, times `python -c 'import numpy'`"
    yield what, 3, ratio, ratio <= 3, two


def _over(row: Row, name: str, form: str) -> float | None:
    seconds = row["seconds"]
    return seconds[name] / seconds[form] if name in seconds else None


def _worst(rows: Sequence[Row], n_parties: int, power: int, ratio: Any) -> float:
    of = [r for r in rows if (r["parties"], r["power"]) == (n_parties, power)]
    return min(ratio(row) for row in of)


def _longest(rows: Sequence[Row], n_parties: int, power: int, form: str) -> float:
    of = [r for r in rows if (r["parties"], r["power"]) == (n_parties, power)]
    return max(row["seconds"][form] for row in of)
