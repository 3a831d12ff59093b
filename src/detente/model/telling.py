"""How acts and days are told: words that every part uses alike."""

import datetime
from collections.abc import Mapping, Sequence

from detente.model.evidence import Act, Statement
from detente.model.withdrawal import gives_up_a_demand

Forms = tuple[str, str, str]
"""Words before a noun, before an infinitive, and before a clause."""

ACT_WORDS: Mapping[Act, Forms] = {
    "demand": ("demands", "wants to", "demands that"),
    "seek": ("seeks", "seeks to", "seeks assurances that"),
    "insist": ("insists on", "insists on its wish to", "is adamant that"),
    "prefer": ("prefers", "prefers to", "prefers that"),
    "offer": ("offers", "offers to", "proposes that"),
    "willing": ("is open to", "is willing to", "is willing to accept that"),
    "accept": ("accepts", "agrees to", "accepts that"),
    "reject": ("rejects", "refuses to", "rejects that"),
    "oppose": ("opposes", "is reluctant to", "opposes that"),
    "concern": ("has expressed concern over", "fears to", "is concerned that"),
    "threaten": ("threatens", "threatens to", "warns that"),
    "assert": ("maintains", "says it is to", "maintains that"),
}
"""How each act reads while it holds: in words that are read as that act again."""

PAST_WORDS: Mapping[Act, Forms] = {
    "demand": ("demanded", "wanted to", "demanded that"),
    "seek": ("sought", "sought to", "sought assurances that"),
    "insist": ("insisted on", "insisted on its wish to", "was adamant that"),
    "prefer": ("preferred", "preferred to", "preferred that"),
    "offer": ("offered", "offered to", "proposed that"),
    "willing": ("was open to", "was willing to", "was willing to accept that"),
    "accept": ("accepted", "agreed to", "accepted that"),
    "reject": ("rejected", "refused to", "rejected that"),
    "oppose": ("opposed", "was reluctant to", "opposed that"),
    "concern": ("expressed concern over", "feared to", "was concerned that"),
    "threaten": ("threatened", "threatened to", "warned that"),
    "assert": ("maintained", "said it was to", "maintained that"),
}
"""How each act reads once it has given way to another."""

_MONTHS = (
    "Jan", "Feb", "Mar", "Apr", "May", "Jun",
    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
)  # fmt: skip
_WANTS = {False: "wants", True: "wanted"}
_GIVES_UP = {
    False: ("gives up its demand for", "no longer asks to", "no longer asks that"),
    True: ("gave up its demand for", "no longer asked to", "no longer asked that"),
}
"""What a demand that is dropped reads as: its content is not accepted."""


def told(statement: Statement, words: Mapping[Act, Forms] = ACT_WORDS) -> str:
    """Return what a statement does, as a sentence without its subject.

    Examples
    --------
    >>> cut = Statement("s1", "x", "reject", "", "to pay", "", "", (0, 0))
    >>> told(cut), told(cut, PAST_WORDS)
    ('refuses to pay', 'refused to pay')
    >>> quote = "It dropped its demand for a bonus"
    >>> told(Statement("s2", "x", "accept", "", "a bonus", quote, "", (0, len(quote))))
    'gives up its demand for a bonus'
    """
    past = words is PAST_WORDS
    gone = gives_up_a_demand(statement)
    before_noun, before_verb, before_clause = (
        _GIVES_UP[past] if gone else words[statement.act]
    )
    content = statement.content
    before_wish = _WANTS[past]
    openings = ("to ", before_verb), ("that ", before_clause), ("for ", before_wish)
    for opening, before in openings:
        if content.startswith(opening):
            content, before_noun = content.removeprefix(opening), before
    said = f"{before_noun} {content}".strip()
    return f"{said}, {statement.condition}" if statement.condition else said


def turned(before: Sequence[Statement], now: Statement) -> str:
    """Return how a position changed, in words, without whose it is.

    Parameters
    ----------
    before, now
        As in `detente.model.Shift`.

    Examples
    --------
    >>> def said(act, date):
    ...     text = "a truce"
    ...     return Statement("s", "x", act, "", text, "", "d1", (0, 0), date=date)
    >>> turned([said("reject", "2026-02-05")], said("offer", "2026-02-12"))
    'rejected a truce (5 Feb 2026, d1) → now offers a truce (12 Feb 2026, d1)'
    """
    was = " and ".join(f"{told(one, PAST_WORDS)}{placed(one)}" for one in before)
    return f"{was} → now {told(now)}{placed(now)}"


def placed(statement: Statement) -> str:
    """Return the day and the document of a statement in brackets, after a blank."""
    known = [part for part in (day(statement.date), statement.document) if part]
    return f" ({', '.join(known)})" if known else ""


def day(date: str) -> str:
    """Return a date as people write it; what is no whole day stays as it is.

    Examples
    --------
    >>> day("2026-02-05"), day("2026-02"), day("")
    ('5 Feb 2026', 'Feb 2026', '')
    """
    parts = date.split("-")
    if len(parts) == 3:
        found = datetime.date.fromisoformat(date)
        return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"
    return f"{_MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else date
