"""Preferences over states, as conflict files write them."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

from detente.casefile.wording import MisreadError, quoted, unknown_name
from detente.model import Comparisons, Liking, Ranking

Preference: TypeAlias = str | Sequence[str | Sequence[str]]
"""A list, best first, with lists within for ties; or chains as text."""

_SIGN = re.compile(r"\s*(>+|=|~)\s*")
_CERTAIN = re.compile(r"^only\s+|\s+(are|is) known\b.*$|;.*$", re.IGNORECASE)
"""Words that say that only what is listed is known."""


def liking(preference: Any, labels: Sequence[str]) -> Liking:
    """Read a preference over states.

    Parameters
    ----------
    preference
        A list of labels, best first, where a list within is a tie; or text such as
        ``1 > 3 >> 2 = 4``, where each further ``>`` is one degree stronger. Chains that
        do not name all states, or that begin with *only*, say all that is known.
    labels
        Of the states.

    Raises
    ------
    MisreadError
        If it is neither, or names what is no state.

    Examples
    --------
    >>> liking(["3", ["1", "2"]], ("1", "2", "3"))
    Ranking(tiers=(('3',), ('1', '2')), strengths=())
    >>> liking("3 >> 1 = 2", ("1", "2", "3"))
    Ranking(tiers=(('3',), ('1', '2')), strengths=(2,))
    >>> liking("only 3 > 1, 2 > 1 are known", ("1", "2", "3"))
    Comparisons(better=(('3', '1', 1), ('2', '1', 1)), equal=())
    """
    if isinstance(preference, str):
        return _chains(preference, labels)
    if not isinstance(preference, list) or not preference:
        raise MisreadError(
            0,
            "must list states, best first, or compare them, as in '1 > 3 > 2'; got "
            "neither",
        )
    tiers = tuple(tuple(one) if isinstance(one, list) else (one,) for one in preference)
    for state in (state for tier in tiers for state in tier):
        if not isinstance(state, str) or state not in labels:
            raise MisreadError(0, unknown_name(str(state), labels, "a state"))
    return Ranking(tiers)


def _chains(text: str, labels: Sequence[str]) -> Liking:
    stated = _CERTAIN.sub("", text.strip())
    chains = [_SIGN.split(chain.strip()) for chain in stated.split(",")]
    for state in (state for chain in chains for state in chain[::2]):
        if state not in labels:
            raise MisreadError(0, unknown_name(state, labels, "a state"))
    whole = len(chains) == 1 and set(chains[0][::2]) == set(labels)
    if whole and stated == text.strip():
        return _ranking(chains[0])
    pairs = [pair for chain in chains for pair in _pairs(chain)]
    if not pairs:
        raise MisreadError(
            0, f"must compare states, as in '1 > 3 > 2'; got {quoted(text)}"
        )
    return Comparisons(
        better=tuple(pair for pair in pairs if pair[2]),
        equal=tuple(pair[:2] for pair in pairs if not pair[2]),
    )


def _ranking(chain: Sequence[str]) -> Ranking:
    tiers, strengths = [[chain[0]]], []
    for sign, state in zip(chain[1::2], chain[2::2], strict=True):
        if sign.startswith(">"):
            tiers.append([state])
            strengths.append(len(sign))
        else:
            tiers[-1].append(state)
    strong = any(degree > 1 for degree in strengths)
    return Ranking(
        tuple(tuple(tier) for tier in tiers), tuple(strengths) if strong else ()
    )


def _pairs(chain: Sequence[str]) -> Iterator[tuple[str, str, int]]:
    """Yield what a chain says of any two of its states: better, worse, by how much."""
    degrees = [len(sign) if sign.startswith(">") else 0 for sign in chain[1::2]]
    states = chain[::2]
    for first in range(len(states)):
        for second in range(first + 1, len(states)):
            yield states[first], states[second], max(degrees[first:second])
