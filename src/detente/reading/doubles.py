"""What two rules found in the same words, kept once."""

from collections.abc import Sequence

from detente.reading.found import Found


def without_doubles(found: Sequence[Found]) -> list[Found]:
    """Return the statements of a sentence, each act of a party once.

    Two of one party whose bodies share more than half of the shorter are one: the surer
    stands, then the earlier rule's. An assertion gives way to any act inside it.

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


def _is_double(one: Found, other: Found) -> bool:
    if not set(one.holder.parties) & set(other.holder.parties):
        return False
    if one.span == other.span and one.negative and other.negative:
        return True
    shared = min(one.body[1], other.body[1]) - max(one.body[0], other.body[0])
    shorter = min(one.body[1] - one.body[0], other.body[1] - other.body[0])
    return shared > 0.5 * shorter
