"""Who takes no part: "a fellow at the Aro Institute", an analyst, a newspaper."""

import re
from functools import cache
from typing import Any

from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import name_run
from detente.reading.speakers.parties import is_media
from detente.reading.words import words

_LEAST = 3
"""Words of ", who is at" or "of the Institute"."""
_OURS = frozenset(["my", "our"])


def outsider(token: Any) -> Holder | None:
    """Return nobody's holder for a noun or a name of somebody who takes no part.

    A house of news that does more than tell takes part like anybody.

    Parameters
    ----------
    token
        The noun, or the last word of the name.
    """
    ours = any(c.lower_ in _OURS for c in token.lefts)
    if token.lemma_.lower() in words("roles", "outsiders") and not ours:
        return Holder((), token.text)
    name = name_run(token)
    acts = token.dep_ == "nsubj" and not _passes_on(token.head)
    reports = is_media(name) and not acts
    return Holder((), name) if reports or is_house(name) else None


def _passes_on(verb: Any) -> bool:
    """Tell whether a verb is one of what a house of news does for a living."""
    reports = words("lexicon", "speech", "reports")
    return verb.lemma_ in words("lexicon", "speech", "verbs") | reports


def is_scholar(name: Any) -> bool:
    """Tell whether what stands behind a person's name makes them one who only studies.

    Of a house that advises, somebody is whatever joins the two; of a school or an
    institute, which may have a stand of its own, only who is "at" it.

    Parameters
    ----------
    name
        The last word of the name.

    Examples
    --------
    >>> from detente.reading.parse import phrases
    >>> (said,) = phrases(["said Ann Lee, a director at the Aro Institute."]).values()
    >>> is_scholar(said[2])
    True
    """
    behind = name.doc[name.i + 1 : name.right_edge.i + 1]
    if len(behind) < _LEAST:
        return False
    said = behind.text.partition("\n")[0]
    return any(p.search(said) for p in (_houses(), _at_schools(), _studying()))


def is_house(name: str) -> bool:
    """Tell whether a name is that of a house which only studies or advises.

    Examples
    --------
    >>> is_house("Aro Crisis Group"), is_house("Aro Institute of Bakers")
    (True, False)
    """
    return bool(_houses().search(name))


@cache
def _houses() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(words("roles", "studies"))))
    return re.compile(rf"\b(?:{names})\b")


@cache
def _studying() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(words("roles", "studying"))))
    return re.compile(rf"\b(?:a|the|an? \w+) (?:{names})\b")


@cache
def _at_schools() -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(words("roles", "schools"))))
    return re.compile(rf"\bat (?:the )?(?:[A-Z][\w'.-]+ )*(?:{names})\b")
