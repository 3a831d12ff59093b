"""What a number that is not known is in one half of the draws, in words."""

from collections.abc import Sequence

PARTS: Sequence[tuple[float, str]] = (
    (3 / 4, "three quarters"),
    (2 / 3, "two thirds"),
    (1 / 2, "half"),
    (2 / 5, "two fifths"),
    (1 / 3, "a third"),
    (1 / 4, "a quarter"),
    (1 / 5, "a fifth"),
    (1 / 10, "a tenth"),
)
"""Parts of a whole in words, largest first."""


def added(reading: str) -> str:
    """Say what a combination of options adds, before the name of the party.

    Examples
    --------
    >>> added("road: open > 0.20"), added("road: open > -0.20")
    ('adds more than 0.20 for', 'takes less than 0.20 from')
    """
    number = reading.rpartition(" ")[2]
    if number.startswith("-"):
        return f"takes less than {number[1:]} from"
    return f"adds more than {number} for"


def portion(reading: str) -> str:
    """Say what an issue weighs, in one half of the draws or the other.

    Examples
    --------
    >>> portion("> 0.53"), portion("<= 0.53"), portion("> 0.04")
    ('more than half (0.53)', 'at most 0.53', 'more than 0.04')
    """
    relation, _, number = reading.rpartition(" ")
    if relation == "<=":
        return f"at most {number}"
    word = next((word for least, word in PARTS if float(number) >= least), "")
    return f"more than {word} ({number})" if word else f"more than {number}"
