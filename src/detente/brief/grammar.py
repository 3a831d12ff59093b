"""Names in sentences: which take an article, and the verbs of several."""

import re
from collections.abc import Mapping, Sequence

from detente.model.several import plural

ARTICLE_HEADS = re.compile(
    r"\b(Administration|Agency|Alliance|Army|Assembly|Association|Authority|Bank|Board"
    r"|Cabinet|Chamber|Coalition|Commission|Committee|Confederation|Council|Court|Department|Emirates|Federation|Front|Fund"
    r"|Government|Group|Guild|Islands|Isles|Kingdom|League|Ministry|Mission|Movement"
    r"|Nations|Netherlands|Organi[sz]ation|Parliament|Party|Philippines|Republic|Senate|States|Treasury|Trust|Union)"
    r"(?: (?:of|for) .+)?$",
    re.IGNORECASE,
)
"""Words that a sentence gives an article: last in a name, or before *of* and *for*."""

PEOPLES = re.compile(
    r"[A-Z][a-z]+(?:ians|icans|crats|ists|ese)|Conservatives|Greens|Houthis|Israelis"
    r"|Kurds|Liberals|Tories"
)
"""Names of all who are of a people or a party: a sentence gives them an article."""

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
    auxiliary = first in {"is", "has", "are", "have", "would"}
    return f"{first} {adverb} {rest}" if auxiliary else f"{adverb} {phrase}"


def in_words(parts: Sequence[str]) -> str:
    """Join parts as a sentence does.

    Examples
    --------
    >>> in_words(["a"]), in_words(["a", "b"]), in_words([])
    ('a', 'a and b', '')
    """
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
