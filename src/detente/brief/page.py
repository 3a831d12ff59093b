"""Findings to text through templates; nothing is computed here."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

import jinja2
import numpy as np

from detente.brief import numbers
from detente.brief.grammar import in_words
from detente.brief.grounds import assumed, taken
from detente.brief.measure import clean, shorten
from detente.brief.names import Names
from detente.brief.ranking import discussed, heaviest
from detente.brief.telling import by_hand, cited, optional, untold
from detente.brief.unknowns import UNMOVED, proposal, telling
from detente.brief.words import (
    called,
    capital,
    event,
    fragment,
    listed,
    many,
    quoted,
    sentence,
    stake,
    verbal,
)
from detente.model import Issue, Note, chains
from detente.model.mending import small
from detente.questions.failure import Failure
from detente.study import Findings

TEMPLATES = Path(__file__).parent / "templates"
MARKUP = str.maketrans({"<": "‹", ">": "›", "*": "∗", "`": "'", "\n": " "})
SIGNS = dict.fromkeys(map(ord, "\x02\x03\x1f"))
"""Signs with which templates mark sentences, and no text of a case does."""
WEIGHTIEST = 10
"""Issues that an article takes up one by one."""


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
        "in_style": in_style,
        "chains": chains,
        "in_words": in_words,
        "sentence": sentence,
        "dated": dated,
        "rare": rare,
        "stake": stake,
        "swept": swept,
        "telling": telling,
        "taken": taken,
        "when": when,
        "proposal": proposal,
        "called": called,
        "cited": cited,
        "event": event,
        "by_hand": by_hand,
        "listed": listed,
        "many": many,
        "optional": optional,
        "quoted": quoted,
        "untold": untold,
        "assumed": assumed,
        "small": small,
        "weightiest": weightiest,
        "heaviest": heaviest,
        "discussed": discussed,
    }
    environment.globals["unmoved"] = UNMOVED
    environment.tests |= {"fragment": fragment, "verbal": verbal}
    return environment


def render(template: str, findings: Findings, **more: Any) -> str:
    """Fill a template with findings.

    Templates see ``f`` (the findings), ``n(path, form)`` (writes the number at a path),
    ``names``, and whatever else is given. Those ending in ``.html`` escape text.
    """
    return filling(template, findings)(**more)


def filling(template: str, findings: Findings) -> Callable[..., str]:
    """Return what fills a template with findings, and with more that it is given."""
    known = numbers.known(findings)
    html = template.endswith(".html")
    written = numbers.as_html(known) if html else numbers.as_text(known)
    names = Names(findings.case)
    filled = _environment(escape=html).get_template(template)
    return partial(filled.render, f=findings, n=written, names=names)


def filled(page: str, **given: Any) -> str:
    """Fill a page that shows no findings with what it is given."""
    return _environment(escape=True).get_template(page).render(**given)


def harmless(value: Any) -> Any:
    """Take from text what Markdown would read as markup; twice is as good as once.

    Examples
    --------
    >>> harmless("<b>*now*</b>")
    '‹b›∗now∗‹/b›'
    """
    return value.translate(MARKUP | SIGNS) if isinstance(value, str) else value


def ranked(values: Iterable[float], most: int = 3) -> list[int]:
    """Return the places of the largest values, largest first.

    Examples
    --------
    >>> ranked([0.2, 0.5, 0.3], 2)
    [1, 2]
    """
    falling = np.argsort(-np.asarray(list(values), dtype=float), kind="stable")
    return [int(place) for place in falling[:most]]


def swept(failure: Failure) -> list[int]:
    """Return the places of the two ends of the sweep, without the unmoved point."""
    shares = np.asarray(failure.together, dtype=float)
    there = np.flatnonzero(~np.isnan(shares))
    ends = {int(there[0]), int(there[-1])} if len(there) else set()
    return sorted(end for end in ends if failure.shifts[end] != 0)


def weightiest(findings: Findings) -> list[Issue]:
    """Return the issues that most often divide, in the order of the case."""
    answer = findings.contention
    kept = {answer.issues[place] for place in ranked(answer.first, WEIGHTIEST)}
    return [issue for issue in findings.case.issues if issue.id in kept]


def rare(share: float) -> bool:
    """Tell whether a share is one that `numbers.in_100` does not count."""
    return share < numbers.FEW


def dated(note: Note) -> str:
    """Return a note as a sentence that holds its date.

    Examples
    --------
    >>> dated(Note("history", "the treaty is signed", "", "", (0, 0), date="2009"))
    '2009: The treaty is signed.'
    """
    return f"{note.date}: {sentence(note.text)}" if when(note) else sentence(note.text)


def when(note: Note) -> str:
    """Return a note's date in brackets, unless its text holds the year.

    Examples
    --------
    >>> when(Note("history", "the treaty is signed", "", "", (0, 0), date="2009"))
    ' (2009)'
    """
    told = not note.date or note.date[:4] in note.text
    return "" if told else f" ({note.date})"


def in_style(text: str, room: float = 590.0, size: float = 8.67) -> str:
    r"""Write text as the inside of a string in a style sheet, each character escaped.

    Nothing a document says can end the string, or the style sheet. What is wider than
    the room, in pixels of letters of a size, is cut.

    Examples
    --------
    >>> in_style('a"<')
    '\\61 \\22 \\3c '
    """
    shown = shorten(clean(text), room, size)
    return "".join(f"\\{ord(character):x} " for character in shown)


def fewer_draws(findings: Findings) -> list[str]:
    """Return the names of the questions that did not use all draws."""
    answers = findings.answers().items()
    used = {name: getattr(answer, "n_draws", None) for name, answer in answers}
    return [name for name, n in used.items() if n and n < findings.n_draws]


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
