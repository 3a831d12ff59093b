"""Dates and datelines that open a line, which are about the text and not of it."""

import re
from collections.abc import Iterable
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december",
)  # fmt: skip
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
_ISO = r"(?P<iso>\d{4}-\d{2}-\d{2})(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?"
_DAY_FIRST = (
    rf"(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<m1>{_MONTH}),?\s+(?P<y1>\d{{4}})"
)
_MONTH_FIRST = (
    rf"(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
)
_SLASHES = r"\d{1,2}/\d{1,2}/\d{4}"
_DATE = rf"{_WEEKDAY}(?:{_ISO}|{_DAY_FIRST}|{_MONTH_FIRST}|{_SLASHES})\b"
_TIME = (
    r"(?:\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:am|pm|a\.m\.|p\.m\.)?"
    r"(?:\s*(?:GMT|UTC|CET|CEST|BST|EST|EDT|ET|PST|PT|IST|JST|local time)\b)?)"
)
_WHEN = rf"{_DATE}(?:\s*(?:,|at|\||-|–)?\s*{_TIME})?"
_KEY = r"(?:date|dated|published|first published|posted|(?:last )?(?:updated|modified))"

_DATED = re.compile(_DATE, re.IGNORECASE)
_SET_OFF = re.compile(rf"[,;]?\s*\(?{_DATE}\)?", re.IGNORECASE)
_AGENCY = r"\([A-Z][\w./& ]{1,40}\)"
_CAPITALS_AND_DASH = (
    r"[A-Z][A-Z.'’-]{3,}(?: [A-Z.'’-]{2,})*(?:, [\w. ]{1,30}?)*"
    rf"(?: {_AGENCY})?\s*(?:—|–|--| -)\s*(?=[\"“'‘A-Z])"
)
_PLACE_AND_AGENCY = (
    r"(?:[A-Z][\w.'’-]+,? ){1,4}(?:[A-Z]\w+\.? \d{1,2} )?"
    rf"{_AGENCY}\s*(?:—|–|--|-)\s+(?=\S)"
)
_NAMES = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
_DASH = r"(?:—|–|--)\s+(?=[\"“A-Z])"
_TOWN_AND_DAY = (
    rf"{_NAMES}(?:, {_NAMES})?, (?i:{_MONTH}) \d{{1,2}}"
    rf"(?: {_AGENCY})?\s*(?:-\s+(?=\S)|{_DASH})"
)
_TOWN_AND_LAND = rf"{_NAMES}, {_NAMES} ?{_DASH}"
_AGENCY_FIRST = (
    rf"(?:(?i:{_MONTH}) \d{{1,2}} )?{_AGENCY}"
    rf"(?:,? (?i:{_WHEN}))?\s*(?:—|–|--|-)\s+(?=\S)"
)
_END = r"\s*(?:[-–—|:·•]+\s+|$)"
_OPENINGS = (
    re.compile(rf"{_KEY}\s*[:=]?\s*(?:on\s+)?{_WHEN}(?:{_END}|\s+)", re.IGNORECASE),
    re.compile(rf"{_WHEN}{_END}", re.IGNORECASE),
    re.compile(rf"{_TIME}{_END}", re.IGNORECASE),
    re.compile(rf"[A-Z][\w.'’ -]{{1,40}},\s+(?i:{_WHEN}){_END}"),
    re.compile(_CAPITALS_AND_DASH),
    re.compile(_PLACE_AND_AGENCY),
    re.compile(_TOWN_AND_DAY),
    re.compile(_TOWN_AND_LAND),
    re.compile(_AGENCY_FIRST),
)
_CHANGES = (
    "adds?|changes?|clarifies|corrects?|edits?|fixes|new throughout|recasts?|refiles?|"
    "releads?|removes?|repeats?|rewrites?|trims?|updates?|writes? through"
)
_ADVICE = re.compile(rf"\((?:{_CHANGES})\b[^()]*\)$", re.IGNORECASE)
"""What a wire changed since its last version: *(Adds quotes, background)*."""
_BEHIND = re.compile(rf"{_WHEN}{_END}", re.IGNORECASE)
"""A day behind a dateline: *OSLO (AP) — Feb. 9, 2026*."""
_FEW_WORDS = 5


def opening_metadata(line: str) -> int:
    """Return how many characters at the start of a line are a date or a dateline.

    So is all of a line that tells how a wire's text was changed. The whole line counts
    when no more than a few words follow a date.

    Examples
    --------
    >>> line = "date 2026-02-05 As talks approach, both sides face hard choices."
    >>> line[opening_metadata(line):]
    'As talks approach, both sides face hard choices.'
    >>> opening_metadata("GENEVA (AP) — The talks ended.")
    14
    >>> opening_metadata("Oslo, Feb. 9 -- The talks ended.")
    16
    >>> opening_metadata("Oslo, Norway – The talks ended.")
    15
    >>> len("OSLO (AP) — Feb. 9, 2026") == opening_metadata("OSLO (AP) — Feb. 9, 2026")
    True
    >>> opening_metadata("On 5 February 2026 the talks ended.")
    0
    >>> opening_metadata("(Adds background)")
    17
    """
    if _ADVICE.match(line):
        return len(line)
    for opening in _OPENINGS:
        if found := opening.match(line):
            behind = _BEHIND.match(line, found.end())
            end = behind.end() if behind else found.end()
            dated = _DATED.search(line, 0, end) is not None
            return len(line) if dated and _is_remark(line[end:]) else end
    return 0


def _is_remark(rest: str) -> bool:
    return len(rest.split()) <= _FEW_WORDS and not rest.endswith((".", "!", "?"))


def without_date(text: str) -> str:
    """Return a text without the first full date in it and what sets that off.

    Examples
    --------
    >>> without_date("The Wire, 3 May 2026"), without_date("May Day (2 May 2026)")
    ('The Wire', 'May Day')
    """
    return _SET_OFF.sub("", text, count=1)


def first_date(lines: Iterable[str]) -> str:
    """Return the first full date in some lines as ``YYYY-MM-DD``, or nothing.

    Examples
    --------
    >>> first_date(["Geneva", "Published Thursday, 5 Feb 2026"])
    '2026-02-05'
    """
    for line in lines:
        for found in _DATED.finditer(line):
            if day := _as_iso(found):
                return day
    return ""


def _as_iso(found: re.Match[str]) -> str:
    """Return a match of a date in ISO form; nothing when there is no such day."""
    part = found.groupdict()
    try:
        if part["iso"]:
            return date.fromisoformat(part["iso"]).isoformat()
        if not (part["y1"] or part["y2"]):
            return ""
        return date(
            int(part["y1"] or part["y2"]),
            _month(part["m1"] or part["m2"]),
            int(part["d1"] or part["d2"]),
        ).isoformat()
    except ValueError:
        return ""


def _month(name: str) -> int:
    start = name.lower()[:3]
    return next(n for n, month in enumerate(_MONTHS, 1) if month.startswith(start))
