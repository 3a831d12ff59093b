"""Names in sentences: which take an article, which are plural, and their verbs."""

import re
from collections.abc import Mapping

ARTICLE_HEADS = re.compile(
    r"\b(Administration|Agency|Alliance|Army|Assembly|Association|Authority|Bank|Board"
    r"|Cabinet|Chamber|Coalition|Commission|Committee|Confederation|Council|Court|Department|Emirates|Federation|Front|Fund"
    r"|Government|Group|Guild|Islands|Isles|Kingdom|League|Ministry|Mission|Movement"
    r"|Nations|Netherlands|Organi[sz]ation|Parliament|Party|Philippines|Republic|Senate|States|Treasury|Trust|Union)"
    r"(?: (?:of|for) .+)?$",
    re.IGNORECASE,
)
"""Words that a sentence gives an article: last in a name, or before *of* and *for*."""

PLURAL_HEADS = re.compile(
    r"[a-z].*(?<![siu'’])s"
    r"|(?:.*[a-z])?(?:[Mm]en|[Pp]eople|[Cc]hildren|[Pp]olice)"
    r"|(?!Brothers|Motors|Partners|Reuters)"
    r"[A-Z].*(?:ers|[cdt]ors|ists|ians|icans|crats|ees)"
    r"|[A-Z][a-z]+ese"
    r"|Allies|Authorities|Companies|Conservatives|Countries|Crews|Forces|Greens|Houthis"
    r"|Israelis|Kurds|Liberals|Nations|Nurses|Pilots|Powers|Rebels|States|Studios"
    r"|Tenants|Tories|Tribes|Unions|Villages"
)
"""Nouns of several: a common one in -s, people by what they do, and some others."""

PEOPLES = re.compile(
    r"[A-Z][a-z]+(?:ians|icans|crats|ists|ese)|Conservatives|Greens|Houthis|Israelis"
    r"|Kurds|Liberals|Tories"
)
"""Names of all who are of a people or a party: a sentence gives them an article."""

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
    heads = ARTICLE_HEADS.search(name) or PEOPLES.fullmatch(name)
    plain = name.startswith("the ") or not heads
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


def unknown_wish(name: str) -> str:
    """Say that nothing is known of what a party wants.

    Examples
    --------
    >>> unknown_wish("Gulf states"), unknown_wish("Iran")
    ('nothing known of what they want', 'nothing known of what it wants')
    """
    return f"nothing known of what {'they want' if plural(name) else 'it wants'}"


def with_adverb(phrase: str, adverb: str) -> str:
    """Put an adverb where it belongs: before a verb, and after an auxiliary.

    Examples
    --------
    >>> with_adverb("demands more", "also"), with_adverb("are willing to wait", "now")
    ('also demands more', 'are now willing to wait')
    """
    first, _, rest = phrase.partition(" ")
    auxiliary = first in {"is", "has", "are", "have"}
    return f"{first} {adverb} {rest}" if auxiliary else f"{adverb} {phrase}"
