"""Colours, letters and patterns by which parties are told apart.

Hues are those of Okabe and Ito (2008), *Color universal design*, darkened until text
in them has a contrast of at least 4.5 to 1 on white, and in alternating lightness, so
that neighbours differ in grey too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from detente.model import Case, Party

INK = "#1b1f24"
"""Of letters and shapes, unless they say otherwise."""
SOFT = "#565e68"
FAINT = "#d5d9de"
GRID = "#e6e8eb"
PAPER = "#ffffff"
BLACK = "#000000"
"""Of text on a tone: of black and white, one always has a contrast above 4.5."""
SHADE = "#f3f4f6"
COMMON = "#00694d"
"""Colour of common ground."""
SEQUENCE = "#0b4f8a"
"""Darkest tone of the heat tables."""

HUES = ("#004a80", "#bb4c00", "#004a36", "#ad4a83", "#4a3600", "#6b6f76")
DASHES = ("", "7 3", "2 3", "10 3 2 3", "5 2 1 2", "1 4", "12 3")
PATTERNS = ("solid", "rising", "dotted", "level", "falling", "upright", "crossed")


@dataclass(frozen=True, slots=True)
class Mark:
    """How one party looks in every figure.

    Attributes
    ----------
    name
        For people.
    letter
        One capital, unlike that of any other party.
    colour
        Dark enough for text on white, and for white text on it.
    dash
        Of its lines, as ``stroke-dasharray``; empty for an unbroken one.
    pattern
        One of `PATTERNS`, laid over its bars.
    """

    name: str
    letter: str
    colour: str
    dash: str
    pattern: str


def marks(case: Case) -> Mapping[str, Mark]:
    """Give every party its mark: principals first, in case order.

    Examples
    --------
    >>> both = (Party("us", "United States"), Party("uk", "United Kingdom"))
    >>> [mark.letter for mark in marks(Case("Trade", both)).values()]
    ['U', 'K']
    """
    return _marks((*case.principals, *case.third_parties))


@lru_cache(maxsize=4)
def _marks(parties: tuple[Party, ...]) -> Mapping[str, Mark]:
    letters = _letters(parties)
    return {
        party.id: Mark(
            party.name or party.id,
            letters[place],
            HUES[place % len(HUES)],
            DASHES[place % len(DASHES)],
            PATTERNS[place % len(PATTERNS)],
        )
        for place, party in enumerate(parties)
    }


def _letters(parties: Sequence[Party]) -> list[str]:
    """Choose initials where they differ, then later letters, then the alphabet's."""
    taken: list[str] = []
    for party in parties:
        initials = [word[0] for word in party.name.split()]
        wanted = [c.upper() for c in (*initials, *party.name, *party.id)]
        latin = [c for c in wanted if "A" <= c <= "Z"]
        others = [chr(c) for c in range(ord("A"), ord("Z") + 1)]
        free = [c for c in (*latin, *others) if c not in taken]
        taken.append(free[0] if free else str(len(taken) + 1))
    return taken


@lru_cache(maxsize=1024)
def mix(colour: str, strength: float) -> str:
    """Return a colour thinned with white: 1 is the colour, 0 is white.

    Examples
    --------
    >>> mix("#004080", 0.5)
    '#80a0c0'
    """
    channels = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    thinned = (round(255 + (channel - 255) * strength) for channel in channels)
    return "#" + "".join(f"{channel:02x}" for channel in thinned)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours as WCAG 2.2 defines it.

    Examples
    --------
    >>> contrast("#000000", "#ffffff")
    21.0
    """
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@lru_cache(maxsize=1024)
def ink_on(background: str) -> str:
    """Return the text colour that reads best on a background.

    Examples
    --------
    >>> ink_on("#ffffff") == BLACK, ink_on("#0b4f8a") == PAPER
    (True, True)
    """
    return max((BLACK, PAPER), key=lambda ink: contrast(ink, background))
