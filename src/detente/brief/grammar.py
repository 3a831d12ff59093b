"""Names in sentences: which take an article, which are plural, and their verbs."""

import re
from collections.abc import Mapping

ARTICLE_HEADS = re.compile(
    r"\b(Administration|Agency|Alliance|Army|Association|Authority|Bank|Coalition"
    r"|Commission|Committee|Confederation|Council|Court|Emirates|Federation|Front"
    r"|Government|Group|Guild|Islands|Isles|Kingdom|League|Ministry|Mission|Movement"
    r"|Nations|Netherlands|Organi[sz]ation|Party|Philippines|Republic|States|Union)"
    r"(?: (?:of|for) .+)?$",
    re.IGNORECASE,
)
"""Words that a sentence gives an article: last in a name, or before *of* and *for*."""

PLURAL_HEADS = re.compile(
    r"[a-z].*(?<![siu'’])s"
    r"|(?:.*[a-z])?(?:[Mm]en|[Pp]eople|[Cc]hildren|[Pp]olice)"
    r"|(?!Brothers|Motors|Partners|Reuters)"
    r"[A-Z].*(?:ers|[cdt]ors|ists|ians|icans|crats|ees)"
    r"|Allies|Authorities|Companies|Conservatives|Countries|Crews|Forces|Houthis"
    r"|Israelis|Kurds|Liberals|Nations|Nurses|Pilots|Powers|Rebels|States|Studios"
    r"|Tenants|Tribes|Unions|Villages"
)
"""Nouns of several: a common one in -s, people by what they do, and some others."""

TAIL = re.compile(r" (?:against|for|from|in|of|on|with|without) .+| \(.+")
"""What follows the head of a name."""

OF_SEVERAL: Mapping[str, str] = {
    "is": "are",
    "has": "have",
    "it": "they",
    "its": "their",
}
"""Words beside a verb, for several; verbs themselves lose their *s*."""


def with_article(name: str) -> str:
    """Return a name as a sentence uses it.

    Examples
    --------
    >>> with_article("Gulf states"), with_article("The Isle"), with_article("Iran")
    ('the Gulf states', 'the Isle', 'Iran')
    """
    name = re.sub("^The ", "the ", name)
    plain = name.startswith("the ") or not ARTICLE_HEADS.search(name)
    return name if plain else f"the {name}"


def plural(name: str) -> bool:
    """Tell whether a sentence speaks of several when it uses a name.

    A union of states is one, whatever it is made of.

    Examples
    --------
    >>> plural("Gulf states"), plural("United States"), plural("ferry crews' union")
    (True, False, False)
    """
    words = TAIL.sub("", re.sub("^[Tt]he ", "", name)).split()
    united = words[:1] == ["United"]
    return bool(words) and not united and bool(PLURAL_HEADS.fullmatch(words[-1]))


def for_several(verb: str) -> str:
    """Return what one does as several do it: the verb comes first.

    Examples
    --------
    >>> for_several("demands that"), for_several("says it is to")
    ('demand that', 'say they are to')
    """
    first, *rest = verb.split(" ")
    words = [OF_SEVERAL.get(first, first.removesuffix("s"))]
    return " ".join([*words, *(OF_SEVERAL.get(word, word) for word in rest)])


def also(phrase: str) -> str:
    """Put *also* where it belongs: before a verb, and after an auxiliary.

    Examples
    --------
    >>> also("demands more"), also("are willing to wait")
    ('also demands more', 'are also willing to wait')
    """
    first, _, rest = phrase.partition(" ")
    auxiliary = first in {"is", "has", "are", "have"}
    return f"{first} also {rest}" if auxiliary else f"also {phrase}"
