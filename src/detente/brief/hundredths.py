"""Shares of one whole in whole draws of a hundred, which add up."""

from collections.abc import Sequence

WHOLES = frozenset({"contention.first"})
"""Fields whose shares are parts of one whole, and are told side by side."""


def hundredths(shares: Sequence[float]) -> list[int]:
    """Return shares of a whole as counts of a hundred that add up to what they should.

    By largest remainder: each is rounded down, and what is missing goes to those that
    lost most. What the shares leave of the whole is a part of it like the others.

    Parameters
    ----------
    shares
        At least 0; at most 1 together.

    Examples
    --------
    Each on its own would be rounded up, to 67, 26 and 8:

    >>> hundredths([0.666, 0.256, 0.078])
    [67, 25, 8]
    """
    parts = [round(100 * share, 9) for share in shares]
    parts.append(round(100 - sum(parts), 9))
    counts = [int(part) for part in parts]
    lost = sorted(range(len(parts)), key=lambda n: round(counts[n] - parts[n], 9))
    for place in lost[: 100 - sum(counts)]:
        counts[place] += 1
    return counts[:-1]
