"""Offers and demands that are moved to another amount: "raised its offer to 5%"."""

import re
from dataclasses import replace

from detente.reading.draft.quantities import amount_alone, quantities
from detente.reading.found import Found

_MOVED = re.compile(
    r"\b(?:rais|lift|increas|improv|sweeten|upp|hik|boost|bump|enhanc|doubl|tripl|cut"
    r"|lower|reduc|trim|halv|revis|slash|drop)(?:s|es|ed|ing|ped|ting)?"
    r"(?: (?:up|down))?"
    r"(?: (?:its|their|his|her|our|the|a|an))?"
    r"(?P<kind>(?: (?!for\b|on\b|of\b|to\b)[\w-]+){0,3}?)"
    r" (?:offer|bid|proposal|demand|claim|ask|price)\b"
    r"(?: (?:on|for|in) (?P<about>(?:(?!to\b|from\b)[\w'’-]+ ?){1,5}?))?"
    r"(?: by (?:(?!to\b|from\b)\S+ ?){1,5}?)?"
    r"(?: to (?:(?!to\b|from\b|[\d$£€¥])[\w'’&-]+ ?){1,7}?(?=(?:from|to)\b))?"
    r"(?: ?\b(?:from|of) (?:(?!to\b)\S+ ?){1,5}?)?"
    r" ?\bto (?P<now>(?:[^,;.]|[.,](?=\d))+)",
    re.IGNORECASE,
)
_ENDS = re.compile(
    r"\s+(?:if|unless|provided|in return|in exchange|on condition|as long as|but|and"
    r"|while|after|before|when|as|because|from|up from|to|last|this|yesterday|today"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_WHICH = re.compile(
    r"(?:best|final|first|former|initial|latest|new|old|opening|own|previous|revised"
    r"|second|third|improved|current|earlier)",
    re.IGNORECASE,
)
"""Words in front of *offer* that tell which one it is, not what it is about."""


def raised(one: Found) -> Found:
    """Return what was found with the amount that an offer or a demand is moved to.

    The content is the new amount, *on* what it is of where the words around it say so;
    the quote reaches to the end of the amount.

    Parameters
    ----------
    one
        As a rule found it. What moves nothing comes back as it is.
    """
    text = one.parsed.block.text
    found = _MOVED.search(text, one.span[0])
    if found is None or found.start() >= one.span[1]:
        return one
    now = _ENDS.sub("", found["now"]).rstrip()
    if not quantities(now):
        return one
    end = found.start("now") + len(now)
    about = (found["about"] or "").strip() or _kind(found["kind"])
    content = f"{now} on {about}" if about and amount_alone(now) else now
    return replace(
        one,
        content=content,
        span=(one.span[0], max(end, one.span[1])),
        body=(min(one.body[0], found.start()), max(end, one.body[1])),
    )


def _kind(words: str) -> str:
    """Return what an offer is about, of the words in front: *pay* of "latest pay"."""
    return " ".join(word for word in words.split() if not _WHICH.fullmatch(word))
