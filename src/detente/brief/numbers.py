"""Numbers in prose: each found by its path in the findings, so that none is typed."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from math import ceil
from typing import Any

from markupsafe import Markup

from detente.brief.halves import added, portion
from detente.brief.hundredths import WHOLES, hundredths
from detente.study import ERROR

LIKELIHOODS: Sequence[tuple[float, str]] = (
    (0.95, "almost certain"),
    (0.80, "very likely"),
    (0.55, "likely"),
    (0.45, "about even"),
    (0.20, "unlikely"),
    (0.05, "very unlikely"),
    (0.0, "remote"),
)
"""Least share for each word. The number always stands beside the word."""

FEW = 0.05
"""Shares nearer than this to none or all are not counted in draws."""
_FINE, _FINEST, _LONG = 0.0095, 1e-4, 1200.0
"""From where whole percents do, the least told, and the most months told: a century."""
LONG = 9
"""Letters of the longest number that a line is not broken in."""

Path = str
Write = Callable[[Path, str], str]


def likelihood(share: float) -> str:
    """Return the word for a share of draws.

    Examples
    --------
    >>> likelihood(0.71)
    'likely'
    """
    return next(word for least, word in LIKELIHOODS if share >= least)


def opening(share: float) -> str:
    """Return the word for a share of draws as a sentence begins with it.

    Examples
    --------
    >>> opening(0.71)
    'Likely'
    """
    return likelihood(share).capitalize()


def in_100(share: float, error: float = 0.0) -> str:
    """Say a share in whole draws of a hundred, without the last few at either end.

    A standard error above half a draw stands behind the number, which is then counted
    wherever it lies: where none stands the error is smaller.

    Examples
    --------
    >>> in_100(0.714), in_100(0.003), in_100(1.0)
    ('71 of 100', 'fewer than 5 of 100', 'more than 95 of 100')
    >>> in_100(0.578, error=0.028), in_100(0.578, error=0.004)
    ('58 ±3 of 100', '58 of 100')
    """
    if error > ERROR:
        return f"{share * 100:.0f} ±{error * 100:.0f} of 100"
    if share < FEW:
        return "fewer than 5 of 100"
    if share > 1 - FEW:
        return "more than 95 of 100"
    return f"{share * 100:.0f} of 100"


def out_of_100(share: float, error: float = 0.0) -> str:
    """Say a share as `in_100` does, without repeating the hundred.

    Examples
    --------
    >>> out_of_100(0.714)
    '71'
    """
    return in_100(share, error).removesuffix(" of 100")


def worth(utility: float | str | None) -> str:
    """Say a utility with two decimals; what is infinite or undefined in words.

    Examples
    --------
    >>> worth(0.123), worth(-0.001), worth("inf"), worth(None)
    ('0.12', '0.00', 'without bound', 'undefined')
    """
    if utility is None:
        return "undefined"
    if isinstance(utility, str):
        return "without bound"
    return f"{round(utility, 2) + 0.0:.2f}"


def within(utility: float) -> str:
    """Say a utility that something stays below: with two decimals, never too small.

    Examples
    --------
    >>> within(0.0008), within(0.02), within(0.021)
    ('0.01', '0.02', '0.03')
    """
    return f"{ceil(round(100 * utility, 6)) / 100:.2f}"


def count(number: float) -> str:
    """Say a whole number with its thousands apart.

    Examples
    --------
    >>> count(10000)
    '10,000'
    """
    return f"{number:,.0f}"


def percent(share: float) -> str:
    """Say a part of a whole, such as an issue's part of all contention.

    Examples
    --------
    >>> percent(0.348)
    '35 %'
    """
    return f"{share * 100:.0f} %"


def percent_fine(share: float) -> str:
    """Say a small part with one decimal, such as a standard error.

    Examples
    --------
    >>> percent_fine(0.0046)
    '0.5 in 100'
    """
    return f"{share * 100:.1f} in 100"


def signed(utility: float) -> str:
    """Say a change of utility with its sign.

    Examples
    --------
    >>> signed(0.051), signed(-0.2)
    ('+0.05', '−0.20')
    """
    return ("−" if round(utility, 2) < 0 else "+") + worth(abs(utility))


def moved(utility: float) -> str:
    """Say in which direction a worth goes, and how far.

    Examples
    --------
    >>> moved(0.051), moved(-0.2), moved(0.001)
    ('rises by 0.05', 'falls by 0.20', 'stays as it is')
    """
    if round(utility, 2) == 0:
        return "stays as it is"
    return f"{'falls' if utility < 0 else 'rises'} by {worth(abs(utility))}"


def change(share: float) -> str:
    """Say a change of a share of draws, in draws of a hundred.

    Examples
    --------
    >>> change(0.126), change(-0.004)
    ('+13 of 100', '+0 of 100')
    """
    points = round(share * 100)
    return f"{'−' if points < 0 else '+'}{abs(points)} of 100"


def shift(utility: float | str) -> str:
    """Say how much better or worse no deal is than the draws take it to be.

    Examples
    --------
    >>> shift(-0.3), shift("0.1"), shift(0)
    ('0.30 worse', '0.10 better', 'as drawn')
    """
    by = float(utility)
    if by == 0:
        return "as drawn"
    return f"{abs(by):.2f} {'worse' if by < 0 else 'better'}"


def trust(probability: float | str | None) -> str:
    """Say how sure a mover must be that the rest follows to find a step worth taking.

    Examples
    --------
    >>> trust(0.42), trust(0.0), trust("inf")
    ('42 %', 'none', 'more than certainty')
    """
    if probability is None:
        return "undefined"
    if isinstance(probability, str) or probability > 1:
        return "more than certainty"
    return "none" if probability < 0.005 else percent(probability)


def found(probability: float | str) -> str:
    """Say with what probability an inspection must find a breach.

    Examples
    --------
    >>> found(0.42), found(0.00216), found(0.0), found("inf")
    ('42 %', '0.2 %', 'none', 'more than certainty')
    """
    if isinstance(probability, str):
        return "more than certainty"
    if not probability or probability >= _FINE:
        return percent(probability) if probability else "none"
    return f"{max(probability, _FINEST) * 100:.1g} %"


def months(time: float | str) -> str:
    """Say how long something may take at most, in whole months or years.

    Examples
    --------
    >>> months(2.9), months(1.4), months(0.3), months(41), months("inf")
    ('2 months', '1 month', 'less than a month', '3 years', 'any time')
    >>> months(90_000), months("-inf")
    ('more than 100 years', 'no time at all')
    """
    if isinstance(time, str):
        return "no time at all" if time.startswith("-") else "any time"
    if not 1 <= time <= _LONG:
        return "less than a month" if time < 1 else "more than 100 years"
    number, unit = (int(time), "month") if time < 24 else (int(time / 12), "year")
    return f"{number} {unit}{'s' if number > 1 else ''}"


def none_or(number: float) -> str:
    """Say a whole number, nought as a word.

    Examples
    --------
    >>> none_or(0), none_or(11)
    ('none', '11')
    """
    return count(number) if number else "none"


FORMS: Mapping[str, Callable[[Any], str]] = {
    "added": added,
    "change": change,
    "count": count,
    "found": found,
    "in_100": in_100,
    "likelihood": likelihood,
    "months": months,
    "moved": moved,
    "none_or": none_or,
    "opening": opening,
    "out_of_100": out_of_100,
    "percent": percent,
    "percent_fine": percent_fine,
    "portion": portion,
    "shift": shift,
    "signed": signed,
    "trust": trust,
    "within": within,
    "worth": worth,
}


COUNTED: Mapping[str, Callable[[float, float], str]] = {
    "in_100": in_100,
    "out_of_100": out_of_100,
}
"""Of these the forms that say a standard error, too."""


def resolve(findings: Any, path: Path) -> Any:
    """Follow a path such as ``zopa.together.0`` through plain findings.

    Raises
    ------
    KeyError, IndexError
        If the findings have no such place: a fault of the template.

    Examples
    --------
    >>> resolve({"zopa": {"together": [0.3]}}, "zopa.together.0")
    0.3
    """
    value = findings
    for part in path.split("."):
        value = value[int(part)] if isinstance(value, list) else value[part]
    return value


def error_of(findings: Any, path: Path) -> float:
    """Return the standard error of the share at a path of plain findings; 0 if none.

    Examples
    --------
    >>> said = {"precision": {"errors": {"trades.trades.share": [0.01, None]}}}
    >>> error_of(said, "trades.trades.0.share"), error_of(said, "trades.trades.1.share")
    (0.01, 0.0)
    """
    steps = path.split(".")
    field = ".".join(step for step in steps if not step.isdecimal())
    error = findings.get("precision", {}).get("errors", {}).get(field)
    for step in steps:
        if step.isdecimal() and isinstance(error, list):
            error = error[int(step)]
    return error if isinstance(error, float) else 0.0


def write(findings: Any, path: Path, form: str) -> str:
    """Write the number at a path of plain findings; a share with its standard error."""
    value = resolve(findings, path)
    if form in COUNTED:
        field, _, place = path.rpartition(".")
        if field in WHOLES and FEW <= value <= 1 - FEW:
            value = hundredths(resolve(findings, field))[int(place)] / 100
        return COUNTED[form](value, error_of(findings, path))
    return FORMS[form](value)


@lru_cache(maxsize=1)
def known(findings: Any) -> Any:
    """Return findings as plain values; many numbers of the same follow one another."""
    return findings.plain()


def counted(findings: Any, path: Path, *places: int, form: str = "in_100") -> str:
    """Say the share at a path, or at places below it, in draws of a hundred.

    Parameters
    ----------
    findings
        As `detente.study.study` returns them.
    path
        As in ``zopa.together``; of items, as in ``watch.unknowns.3.share_first``.
    places
        Where the path has lists.
    form
        One of `COUNTED`.
    """
    return write(known(findings), ".".join((path, *map(str, places))), form)


def as_text(findings: Any) -> Write:
    """Return a writer of numbers for plain text."""
    return lambda path, form: write(findings, path, form)


def as_html(findings: Any) -> Write:
    """Return a writer of numbers that keep, in the page, where they come from."""

    def marked(path: Path, form: str) -> Markup:
        text = write(findings, path, form)
        kind = "n" if len(text) > LONG else "n whole"
        return Markup(
            '<span class="{}" data-path="{}" data-form="{}">{}</span>'
        ).format(kind, path, form, text)

    return marked
