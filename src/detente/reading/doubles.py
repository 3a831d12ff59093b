"""What two rules found in the same words, kept once."""

from collections.abc import Sequence

from detente.reading.found import Found

_LEAST = 3
"""Words that are no chance when they come again."""


def without_doubles(found: Sequence[Found]) -> list[Found]:
    """Return the statements of a sentence, each act of a party once.

    Two of one party whose bodies share more than half of the shorter are one: the surer
    stands, then the earlier rule's. An assertion gives way to any act inside it. What
    is said again in the same words with more behind them is said once.

    Parameters
    ----------
    found
        In the order of the rules.
    """
    kept: list[Found] = []
    ranked = sorted(found, key=lambda f: (f.act == "assert", -f.confidence))
    for one in ranked:
        if not any(_is_double(one, other) for other in kept):
            kept.append(one)
    return sorted(kept, key=lambda f: f.span)


def _says_again(one: Found, other: Found) -> bool:
    """Tell what is said twice over: "it has to end, and it has to end now"."""
    if min(one.span[1], other.span[1]) > max(one.span[0], other.span[0]):
        return False
    texts = (f.parsed.block.text[slice(*f.span)].casefold() for f in (one, other))
    short, long = sorted((text.split() for text in texts), key=len)
    return len(short) >= _LEAST and long[: len(short)] == short


def _is_double(one: Found, other: Found) -> bool:
    if not set(one.holder.parties) & set(other.holder.parties):
        return False
    if one.span == other.span and one.negative and other.negative:
        return True
    if one.act == other.act and _says_again(one, other):
        return True
    shared = min(one.body[1], other.body[1]) - max(one.body[0], other.body[0])
    shorter = min(one.body[1] - one.body[0], other.body[1] - other.body[0])
    return shared > 0.5 * shorter
