"""Findings to text through templates; nothing is computed here."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import jinja2
import numpy as np

from detente.brief import numbers
from detente.brief.names import Names, in_words
from detente.brief.unknowns import proposal
from detente.questions.answer import plain
from detente.study import Findings

TEMPLATES = Path(__file__).parent / "templates"
MARKUP = str.maketrans({"<": "‹", ">": "›", "*": "∗", "`": "'", "\n": " "})


@lru_cache(maxsize=2)
def _environment(*, escape: bool) -> jinja2.Environment:
    """Return the templates; everything from a case is text, so pages escape it."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=escape,  # noqa: S701  # without it only plain text is made
        finalize=None if escape else harmless,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "ranked": ranked,
        "capital": capital,
        "fewer_draws": fewer_draws,
        "in_words": in_words,
        "sentence": sentence,
        "low_first": low_first,
        "place_of": place_of,
        "proposal": proposal,
    }
    return environment


def render(template: str, findings: Findings, **more: Any) -> str:
    """Fill a template with findings.

    Templates see ``f`` (the findings), ``n(path, form)`` (writes the number at a path),
    ``names``, and whatever else is given. Those ending in ``.html`` escape text.
    """
    known = plain(findings)
    html = template.endswith(".html")
    written = numbers.as_html(known) if html else numbers.as_text(known)
    return (
        _environment(escape=html)
        .get_template(template)
        .render(f=findings, n=written, names=Names(findings.case), **more)
    )


def harmless(value: Any) -> Any:
    """Take from text what Markdown would read as markup; twice is as good as once.

    Examples
    --------
    >>> harmless("<b>*now*</b>")
    '‹b›∗now∗‹/b›'
    """
    return value.translate(MARKUP) if isinstance(value, str) else value


def ranked(values: Iterable[float], most: int = 3) -> list[int]:
    """Return the places of the largest values, largest first.

    Examples
    --------
    >>> ranked([0.2, 0.5, 0.3], 2)
    [1, 2]
    """
    falling = np.argsort(-np.asarray(list(values), dtype=float), kind="stable")
    return [int(place) for place in falling[:most]]


def low_first(values: Iterable[float]) -> list[int]:
    """Return the places of the first and the last value that is a number.

    Examples
    --------
    >>> low_first([np.nan, 0.2, 0.4, np.nan])
    [1, 2]
    """
    there = np.flatnonzero(~np.isnan(np.asarray(list(values), dtype=float)))
    return [int(there[0]), int(there[-1])] if len(there) else []


def place_of(item: Any, among: Iterable[Any]) -> int:
    """Return where an item stands among others."""
    return list(among).index(item)


def capital(text: str) -> str:
    """Begin with a capital.

    Examples
    --------
    >>> capital("the United States")
    'The United States'
    """
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop.

    Examples
    --------
    >>> sentence("what follows")
    'What follows.'
    """
    text = text.strip()
    return capital(text) + ("" if text.endswith((".", "!", "?")) else ".")


def fewer_draws(findings: Findings) -> list[str]:
    """Return the names of the questions that did not use all draws."""
    answers = findings.answers().items()
    used = {name: getattr(answer, "n_draws", None) for name, answer in answers}
    return [name for name, n in used.items() if n is not None and n < findings.n_draws]


def latest(findings: Findings) -> str:
    """Return the date of the newest source, or an empty text.

    Dates in a brief come from its sources, never from the clock: the same findings make
    the same file.
    """
    days = [source.date for source in findings.case.sources if source.date]
    if not days:
        return ""
    try:
        day = date.fromisoformat(max(days))
    except ValueError:
        return max(days)
    return f"{day.day} {day:%B %Y}"
