"""What of a statement's content could be agreed on, if anything."""

import re
from functools import cache

from detente.model import Statement
from detente.reading.draft.stem import stem
from detente.reading.draft.words import PARTICIPLE, listed_stems, resolved, stems

_QUOTED_AS = re.compile(r"\s+(?:as|of)\s+(?:(?:an?|the|its|their)\s+)?[\"“].*$", re.S)
_JUDGED_AS = re.compile(
    r"(?<!used)(?<!serv)(?<!ing)\s+as (?:an?|the|its|their|mere|just|no more than)\s"
    r".*$",
    re.IGNORECASE | re.DOTALL,
)
_BUT = re.compile(r",? but (?=\w)", re.IGNORECASE)
_RELATIVE = (
    r"(?:that|which|who|whom|whose|what|where|when|while|how|if|whether|as|before|until"
    r"|unless|after|once|because|since|although|though)"
)
_JUDGED = re.compile(
    rf"^((?:(?!{_RELATIVE}\b)[^\s,;]+\s+){{1,7}}?)"
    r"(?:(?:is|are|was|were|am)(?:n['’]t)?|(?:does|do|did)(?:n['’]t| not))\s+"
    rf"(?!{PARTICIPLE}\b|being\b|going\b|to\b)",
    re.IGNORECASE,
)
_TOLD = re.compile(
    rf"^(?:(?!{_RELATIVE}\b|to\b)[^\s,;]+\s+){{1,5}}?"
    r"(?:say|said|argu|wrote|write|told|tell|believ|think|thought|claim(?:s|ed)\b"
    r"|insist(?:s|ed)\b|not(?:es|ed)\b|let it be known"
    r"|(?:agreed|accepted|refused|declined)$)",
    re.IGNORECASE,
)
_ASKED = re.compile(
    r"^(?:how|who|whom|whose|why|whether|when|where|which|because"
    r"|what (?:\w+ )?(?:use|is|are|was|were|if|happens?)\b)",
    re.IGNORECASE,
)
_SOMEBODY = re.compile(
    r"(?:to )?(?:you|we|us|him|her|he|she|me|i|(?:my|your|him|her)self"
    r"|(?:our|your|them)selves|(?:any|every|no|some)(?:one|body)|neither|either|both)",
    re.IGNORECASE,
)
_NO = re.compile(r"^no (?=[a-z])", re.IGNORECASE)
"""Who says *no cut* refuses a cut."""
_BLAMED = re.compile(
    r"\b(?:accus|blam|critici[sz]|condemn|denounc|deplor|censur|lambast)(?:e[sd]?|ing)\b",
    re.IGNORECASE,
)


def agreeable(statement: Statement) -> str:
    """Return the words of a content that could be agreed on, empty if there are none.

    What is reported, asked or blamed cannot, nor can people; of a judgement (*targets
    are not enforceable*) only what it judges, and only where that is refused. What a
    thing is called by way of abuse goes.

    Examples
    --------
    >>> def said(act, content):
    ...     quote, size = content, (0, len(content))
    ...     return agreeable(Statement("s1", "x", act, "", content, quote, "d1", size))
    >>> said("oppose", "fixed targets are not enforceable")
    'fixed targets'
    >>> said("oppose", 'notification as "a gift to gangsters')
    'notification'
    >>> said("reject", "no cut in pay")
    'cut in pay'
    >>> said("demand", "who should decide in years of drought"), said("reject", "you")
    ('', '')
    >>> said("demand", "inspectors see every site before oil is sold")
    'inspectors see every site before oil is sold'
    """
    content = _QUOTED_AS.sub("", resolved(statement.content)).strip()
    if statement.act in {"oppose", "reject"}:
        content = _NO.sub("", content)
        content = _BUT.split(_JUDGED_AS.sub("", content), maxsplit=1)[0]
    if statement.act == "oppose" and _BLAMED.search(statement.quote):
        return ""
    if _ASKED.match(content) or _TOLD.match(content) or _SOMEBODY.fullmatch(content):
        return ""
    judged = _JUDGED.match(content)
    if judged is None:
        return content
    refused = statement.act in {"oppose", "reject"}
    return judged[1].strip() if refused else ""


def vague(text: str) -> bool:
    """Tell whether words leave open what would be done to what.

    Examples
    --------
    >>> vague("great changes"), vague("great harbours")
    (True, False)
    >>> vague("meeting of owners and players"), vague("release of miners")
    (True, False)
    """
    return set(stems(text)) <= _open_words()


@cache
def _open_words() -> frozenset[str]:
    kinds = ("acts", "conduct", "broad", "light", "actors", "ordinals")
    kept = ("changes", "deeds", "more", "less", "funds")
    found = frozenset().union(*map(listed_stems, kinds))
    return found.difference(*map(listed_stems, kept))


def hollow(content: str) -> bool:
    """Tell whether words speak of nothing but talks, or of how one behaves in them.

    Examples
    --------
    >>> hollow("a dialogue"), hollow("a dialogue on water"), hollow("early talks")
    (True, False, True)
    >>> hollow("stand firm on our demands"), hollow("to come back to the table")
    (True, True)
    """
    said = set(stems(content)) - listed_stems("acts") - listed_stems("conduct")
    on_talks = any(stem(word) in listed_stems("general") for word in content.split())
    qualifies = listed_stems("broad") - listed_stems("changes")
    return not said or (on_talks and said <= qualifies)
