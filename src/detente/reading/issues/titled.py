"""What an issue is headed by, out of what its members could be headed by."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from detente.reading.draft.labels import plain
from detente.reading.draft.words import listed
from detente.reading.issues.clusters import Topic
from detente.reading.issues.headings import Heading
from detente.reading.issues.nominals import is_act
from detente.reading.issues.vocabulary import label_terms

MOST_WORDS = 7
"""Words of what an issue is headed by."""
_ASKS = frozenset(["demand", "insist", "seek", "offer", "willing", "prefer"])
_ANSWERS = frozenset(["accept", "reject", "oppose"])
_ARTICLE = re.compile(r"^(?:an?|the) ")
_ACT_ON = re.compile(r"(\w+) (?:of|on|to|in|for|from) ")
_LINK = re.compile(r" (?:of|on|for|to|from|in|into|over|against|with|at|between) ")
_ACTS = re.compile(
    r"^(?:to|get|give|let|make|put|take|\w+ing (?:an?|the)) |\d|[,;:]"
    r"|\bto (?!the |an? |its |[a-z]+s\b)"
    r"|\b(?:that|which|who|what|where|when|if|how|and|or|be|been|is|are|was|were|has|have"
    r"|had|will|would|should|must|can|could|may|not|no|him|her|them|it)\b",
    re.IGNORECASE,
)
"""What no content has that is just a thing and which one."""
_OWN = 0.5
"""Least weight of a word of a content that is its own, and not merely implied."""


def heading(topic: Topic, key: str) -> str:
    """Return the words an issue is headed by; empty if its members give one at most.

    They have the word that most of the issue is about, and more than that word alone
    where any member says more; what is asked for or offered comes before what is
    refused, and then what says most of what the others speak of too. What nobody
    takes a position by heads nothing, unless there is nothing else.

    Parameters
    ----------
    topic
        The issue, without a label.
    key
        The term that most of it is about.
    """
    members = topic.members
    shared = Counter(
        name for m in members for name, weight in m.terms.items() if weight >= _OWN
    )
    found = [
        (
            level > 0,
            key in one.terms,
            len(one.terms) > 1,
            level,
            sum(max(shared[name] - 1, 0) for name in one.terms),
            -place,
            -number,
            one,
        )
        for number, member in enumerate(members)
        for level in [_level(member.statement.act)]
        for place, one in enumerate(member.headings)
    ]
    best = max(found, key=lambda one: one[:-1])[-1] if found else None
    if best is None or len(best.terms) < 2:
        return ""
    return capital(shortened(best.text))


def in_full(topic: Topic, key: str) -> str:
    """Return the words of a member that are just a thing and which one; else nothing.

    Examples
    --------
    >>> in_full(Topic("", {}), "hill")
    ''
    """
    asked = (m for m in topic.members if _level(m.statement.act) == 2)
    for said in (m.statement.content for m in asked if key in m.heads):
        words = plain(said).split()
        while words and words[0].lower() in listed("loose"):
            words = words[1:]
        several = 1 < len(words) <= MOST_WORDS and len(label_terms(" ".join(words))) > 1
        if several and not _ACTS.search(said):
            return capital(" ".join(words))
    return ""


def shortened(text: str) -> str:
    """Return a heading without its last phrases while it has more than seven words.

    Examples
    --------
    >>> shortened("abolition of the old surcharge on the income tax")
    'abolition of the old surcharge'
    """
    while len(text.split()) > MOST_WORDS and (links := [*_LINK.finditer(text)]):
        text = text[: links[-1].start()]
    return text


def acts_on(headings: Iterable[Heading]) -> Iterator[str]:
    """Yield the acts of which some headings say what they are done to.

    Examples
    --------
    >>> list(acts_on([Heading("review of the fees", frozenset(["review", "fee"]))]))
    ['review']
    """
    for one in headings:
        found = _ACT_ON.match(one.text)
        if found and is_act(found[1]):
            yield found[1]


def capital(text: str) -> str:
    """Return a text with a capital at its head, without an article."""
    bare = _ARTICLE.sub("", text)
    return bare[:1].upper() + bare[1:]


def _level(act: str) -> int:
    return 2 * (act in _ASKS) + (act in _ANSWERS)
