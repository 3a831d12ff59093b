"""Which names are of several: a sentence says *they* of those."""

import re

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

TAIL = re.compile(r" (?:against|for|from|in|of|on|with|without) .+| \(.+")
"""What follows the head of a name."""


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
