"""How wide words are, and how to make them fit.

Widths are those of DejaVu Sans, the widest of the common sans-serif fonts, rounded up
to 0.02 em: what fits here fits in Arial, Helvetica, Segoe UI, Roboto and Verdana too.
"""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

ASCENT = 0.93
"""Height of the tallest letters above the baseline, in em."""
DESCENT = 0.24
"""Depth of the deepest letters below the baseline, in em."""
LEADING = 1.25
"""Distance between the baselines of two lines, in em."""

ELLIPSIS = "…"

_REGULAR: Mapping[int, str] = {
    28: "'ijlìíîïĩīĭįıĵĺļіїј",
    30: "IJÌÍÎÏĨĪĬĮİĴłΙΪІЇЈ",
    32: " ,.\u00a0·‘’",
    34: "/:;\\|¦ίι",
    36: "fŀſ",
    38: "-ľ",
    40: "()[]tţťŧ",
    42: "!r¡²³¹ŕŗř",
    48: '"ªº',
    50: "*_`§¨¯°´¸–",
    54: "?sz¿śŝşšźżžгзѓѕ“”„",
    56: "LcçćĉċčĳĹĻĽĿΓέεζνξсэє",
    58: "FkķĸŁΰυχ",
    60: "vxyýÿĲŷγκλςвтухчьў•",
    62: "PTYaeo«»ÝÞàáâãäåèéêëðòóôõöøāăąēĕėęěōŏőŢŤŦŶŸΡΤΥΫδθοπτЃЎГРТУабекояѐёќ",
    64: "$0123456789ESbdghnpqu{}¢£¤¥µ¶ÈÉÊËßñùúûüþďđĒĔĖĘĚĝğġģĥńņňŋŚŜŞŠũūŭůűų"
    "ΕΞΣήβημρσЀЁЅЕлрђ€",
    66: "KĶΚάαφψЗийнпћѝџ",
    70: "ABCRVXZÀÁÂÃÄÅÇĀĂĄĆĈĊČħŔŖŘŹŻŽΑΒΔΖΛΧЄАБВСХЧЬЭЯдц",
    74: "UÙÚÛÜŨŪŬŮŰŲЌКъ",
    76: "HNÑĤŃŅŇŊΗΝΠЍЏИЙЛНПм",
    80: "&DGOQÐÒÓÔÕÖØĎĐĜĞĠĢŌŎŐΘΟΦΨΩЂЋДОЦы",
    84: "#+<=>^~¬±×÷wŉŵωЪ→←≤≥≈−",
    88: "MΜМФфю",
    92: "ĦЫњжшљ",
    100: "%@Wm©®¼½¾ÆæŴщ—…",
    108: "œŒЊЖШЮ",
    110: "ЉЩ",
    136: "‰",
}
_BOLD: Mapping[int, str] = {
    32: "'",
    36: " ijl\u00a0ìíîïĩīĭįıĵĺļіїј",
    38: ",./IJ\\|¦·ÌÍÎÏĨĪĬĮİĴłΙΪІЇЈ‘’",
    42: "-:;ίι",
    44: "f²³¹ſ",
    46: "!()[]¡",
    50: "_`rtţťŧľ§¨¯°´¸ŕŗř–",
    54: '"*гѓ',
    56: "ŀέε",
    60: "?csz¿çćĉċčśŝşšźżžªºζξςзсэєѕт",
    66: "LvxyýÿŁ¤¶«»ĹĻĽĿΓΞλτχЃГвьуухяў“”„ŷ•",
    68: "aekàáâãäåèéêëāăąēĕėęěķĸΰυаекѐёќ",
    70: "$0123456789EFTo¢£¥ÈÉÊËðòóôõöøĒĔĖĘĚĳōŏőŢŤŦΕΣΤάαγδθνοЀЁЕТбнопчџ€",
    72: "bdghnpqu{}ßñùúûüþďđĝğġģĥńņňŋũūŭůűųήβηκρЗийрђѝ",
    74: "CPSYZµÇÝÞĆĈĊČŚŜŞŠŶŸŹŻŽΖΡΥΫμЄЅРСЭлћ",
    80: "ABKRVXÀÁÂÃÄÅĀĂĄĶŔŖŘΑΒΔΚΛΧσЎАБВУХЬЯĲцъħπφψ",
    84: "#+<=>DGHNU^~¬±ÐÑÙÚÛÜ×÷ĎĐĜĞĠĢĤŃŅŇŊŨŪŬŮŰŲЌКЧдмΗΝΠЍЏИЙЛНП→←≤≥≈−",
    88: "&OQÒÓÔÕÖØŌŎŐΘΟΦΨΩωОЂЋ",
    94: "wŵДыЦЪ",
    100: "@M©®ŉΜМФжфљњюĦ—…",
    106: "%m¼½¾æЫ",
    112: "WŴÆœшщ",
    124: "ŒЖШЮЉЊ",
    144: "Щ‰",
}
_WIDTHS = {
    False: {c: em / 100 for em, chars in _REGULAR.items() for c in chars},
    True: {c: em / 100 for em, chars in _BOLD.items() for c in chars},
}
_UNSEEN = frozenset({"Mn", "Me", "Cf"})


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    r"""Return text on one line, without what XML forbids or what turns text around.

    Examples
    --------
    >>> clean("one\n two\x00\u202e")
    'one two'
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = (" " if c.isspace() else c for c in text)
    kept = (c for c in seen if unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co"})
    return " ".join("".join(c for c in kept if c not in "\ufffe\uffff").split())


@lru_cache(maxsize=8192)
def known(text: str) -> bool:
    """Tell whether the width of every character stands in the table."""
    return all(c in _WIDTHS[False] for c in text)


@lru_cache(maxsize=32768)
def width(text: str, size: float, weight: str = "normal") -> float:
    """Return the width of a line of text in pixels.

    Characters that the table lacks count as wide: 1.2 em for East Asian letters and
    emoji, 0.9 em for the rest.

    Examples
    --------
    >>> round(width("Iran", 10), 1)
    19.8
    """
    table = _WIDTHS[weight == "bold"]
    return size * sum(table.get(c, 0.0) or _unknown(c) for c in text)


def _unknown(character: str) -> float:
    if unicodedata.category(character) in _UNSEEN:
        return 0.0
    return 1.2 if unicodedata.east_asian_width(character) in "WF" else 0.9


def shorten(text: str, room: float, size: float, weight: str = "normal") -> str:
    """Cut a line so that it fits in ``room`` pixels, with an ellipsis where it is cut.

    Examples
    --------
    >>> shorten("Verifiable restrictions", 80, 12)
    'Verifiable r…'
    >>> shorten("Iran", 80, 12)
    'Iran'
    """
    if width(text, size, weight) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width(text[:middle].rstrip() + ELLIPSIS, size, weight) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ,;:·") + ELLIPSIS


def wrap(
    text: str, room: float, size: float, weight: str = "normal", lines: int = 2
) -> tuple[str, ...]:
    """Break text into at most ``lines`` lines; what is left over ends in an ellipsis.

    A word longer than a line is cut. Empty text makes no line.

    Examples
    --------
    >>> wrap("temporary limits on enrichment", 110, 12)
    ('temporary limits', 'on enrichment')
    >>> wrap("temporary limits on enrichment", 110, 12, lines=1)
    ('temporary limit…',)
    """
    words = text.split()
    made: list[str] = []
    while words and len(made) < lines:
        if len(made) == lines - 1:
            made.append(shorten(" ".join(words), room, size, weight))
            break
        fits = _fitting(words, room, size, weight)
        made.append(shorten(" ".join(words[:fits]), room, size, weight))
        words = words[fits:]
    return tuple(made)


def _fitting(words: list[str], room: float, size: float, weight: str) -> int:
    """Count the words that fit on one line; at least one."""
    for count in range(2, len(words) + 1):
        if width(" ".join(words[:count]), size, weight) > room:
            return count - 1
    return len(words)
