"""The forms of a name: without its legal form, cut short, by its initials."""

import re
import unicodedata
from functools import cache, lru_cache

from detente.reading.speakers.index import initials, is_mixed
from detente.reading.words import table

_APOSTROPHES = re.compile(r"['’ʼ`]s?\b|['’ʼ`]")
_SIGNS = re.compile(r"[^a-z0-9]+")
_LEAST_INITIALS = 3
_SMALL = frozenset(["of", "the", "and", "for", "in", "on", "de", "la", "du"])


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(table("namings")[name].split())


@lru_cache(maxsize=100_000)
def plain_words(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without article or apostrophes.

    Examples
    --------
    >>> plain_words("The Citizens’ Party") == plain_words("Citizens Party")
    True
    """
    text = unicodedata.normalize("NFKD", _APOSTROPHES.sub("", name))
    text = text.encode("ascii", "ignore").decode() or name
    parts = _SIGNS.sub(" ", text.lower().replace("&", " and ")).split()
    return tuple(parts[1:] if parts[:1] == ["the"] and parts[1:] else parts)


def without_legal_form(name: str) -> tuple[str, ...]:
    """Return the words of a name without the form of company at its end.

    Examples
    --------
    >>> without_legal_form("Halberd Shipping Co. Ltd.")
    ('halberd', 'shipping')
    """
    parts = plain_words(name)
    while len(parts) > 1 and parts[-1] in _listed("legal"):
        parts = parts[:-1]
    return parts


def same_words(first: str, second: str) -> bool:
    """Tell whether two names differ in letters, articles and signs alone.

    Examples
    --------
    >>> same_words("Alliance", "The alliance")
    True
    """
    return plain_words(first) == plain_words(second)


def stands_for(short: str, name: str) -> bool:
    """Tell whether a name in capitals is made of the initials of another.

    Examples
    --------
    >>> stands_for("NDF", "National Dockworkers Federation")
    True
    >>> stands_for("TfL", "Transport for London")
    True
    >>> stands_for("UN", "Union of Nurses")
    False
    """
    if is_mixed(short):
        return "".join(part[0] for part in name.split()) == short
    if not short.isalpha() or not short.isupper() or len(short) < _LEAST_INITIALS:
        return False
    if initials(name) == short:
        return True
    parts = [part for part in re.split(r"[\s-]+", name) if part[:1].isupper()]
    if len(parts) < _LEAST_INITIALS:
        return False
    return "".join(part[0] for part in parts) == short


def shortened(short: str, name: str) -> bool:
    """Tell whether a name is another one without words that are often left out.

    Such words say how far a body reaches, in front, or what kind it is, at the end; or
    what a body is of besides.

    Examples
    --------
    >>> shortened("Dockworkers Federation", "National Dockworkers Federation")
    True
    >>> shortened("Metro Transit", "Metro Transit Authority")
    True
    >>> shortened("Board of Trade", "Board of Trade and Industry")
    True
    >>> shortened("Workers Party", "Socialist Workers Party")
    False
    """
    left, right = without_legal_form(short), without_legal_form(name)
    if not left or len(left) >= len(right) or len(left) == 1 == len(short.split()):
        return False
    if right[-len(left) :] == left:
        return all(word in _listed("scope") for word in right[: -len(left)])
    if cut_at_and(short, name):
        return True
    if right[: len(left)] == left:
        return all(word in _listed("endings") for word in right[len(left) :])
    return False


def cut_at_and(short: str, name: str) -> bool:
    """Tell whether a name is what stands of a longer one before an *and* in it.

    Examples
    --------
    >>> cut_at_and("Board of Trade", "Board of Trade and Industry")
    True
    >>> cut_at_and("Marks", "Marks and Sons")
    False
    """
    left, right = plain_words(short), plain_words(name)
    begins = len(left) < len(right) and right[: len(left)] == left
    of_two = begins and "and" in (right[len(left)], *left)
    return of_two and bool({"of", "for"} & {*left[1:-1]})


def is_called(noun: str, name: str) -> bool:
    """Tell whether a body with a long name is one that a noun alone may call.

    Examples
    --------
    >>> is_called("league", "League of Ferry Owners"), is_called("league", "League Cup")
    (True, False)
    """
    body = re.split(r" (?:of|for) ", name, maxsplit=1)
    return len(body) > 1 and body[0].lower().split()[-1:] == [noun]


def apposed(noun: str, name: str) -> re.Pattern[str]:
    """Return a pattern of a noun beside a name that it tells of, and not in a list.

    Examples
    --------
    >>> pattern = apposed("operator", "Metro Transit")
    >>> bool(pattern.search("The operator, Metro Transit, has offered 4 per cent."))
    True
    >>> bool(pattern.search("Metro Transit met the operator, which is in debt."))
    False
    >>> bool(pattern.search("It met the operator, Metro Transit, the city and Peru."))
    False
    """
    said, called = re.escape(noun), re.escape(name)
    ends = r"(?=[.;)]|, (?!an? |the |and )[a-z])"
    return re.compile(
        rf"\b[Tt]he {said}, {called}{ends}"
        rf"|\b[Tt]he {said} {called}\b"
        rf"|\b{called}, the {said}{ends}"
    )
