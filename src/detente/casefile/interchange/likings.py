"""Preferences over states, as conflict files write them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any, TypeAlias

from detente.casefile.interchange.formulas import wish
from detente.casefile.interchange.numerals import exact
from detente.casefile.wording import MisreadError, quoted, unknown_name
from detente.model import Comparisons, Liking, Priorities, Ranking, State

Preference: TypeAlias = str | Sequence[str | Sequence[str]] | Mapping[str, Any]
"""A list, best first, with lists within for ties; chains as text; or what is wanted of
the actions: ``wishes``, or ``weights``."""

_SIGN = re.compile(r"\s*(>+|=|~)\s*")
_CERTAIN = re.compile(r"^only\s+|\s+(are|is) known\b.*$|;.*$", re.IGNORECASE)
"""Words that say that only what is listed is known."""


def liking(preference: Any, states: Sequence[State]) -> Liking:
    """Read a preference over states.

    Parameters
    ----------
    preference
        A list of labels, best first, where a list within is a tie; or text such as
        ``1 > 3 >> 2 = 4``, where each further ``>`` is one degree stronger. Chains that
        do not name all states, or that begin with *only*, say all that is known. Or a
        mapping: ``wishes``, most important first, each a formula over the actions or a
        list of patterns of which one must fit; or ``weights``, by action, of which
        those taken add up.
    states
        With their labels and which actions are taken.

    Raises
    ------
    MisreadError
        If it is neither, or names what is no state.

    Examples
    --------
    >>> states = (State("1", "NN"), State("2", "YN"), State("3", "NY"))
    >>> liking(["3", ["1", "2"]], states)
    Ranking(tiers=(('3',), ('1', '2')), strengths=())
    >>> liking("3 >> 1 = 2", states)
    Ranking(tiers=(('3',), ('1', '2')), strengths=(2,))
    >>> liking("only 3 > 1, 2 > 1 are known", states)
    Comparisons(better=(('3', '1', 1), ('2', '1', 1)), equal=())
    >>> liking({"wishes": ["2", "-1"]}, states)
    Priorities(wishes=(('-Y',), ('N-',)))
    >>> liking({"weights": {"1": "-2", "2": "1/2"}}, states)
    Ranking(tiers=(('3',), ('1',), ('2',)), strengths=())
    """
    labels = [state.label for state in states]
    if isinstance(preference, Mapping) and preference:
        return _of_actions(preference, states)
    if isinstance(preference, str):
        return _chains(preference, labels)
    if not isinstance(preference, list) or not preference:
        raise MisreadError(
            0,
            "must list states, best first, or compare them, as in '1 > 3 > 2', or say "
            "'wishes' or 'weights'; got none of these",
        )
    tiers = tuple(tuple(one) if isinstance(one, list) else (one,) for one in preference)
    for state in (state for tier in tiers for state in tier):
        if not isinstance(state, str) or state not in labels:
            raise MisreadError(0, unknown_name(str(state), labels, "a state"))
    return Ranking(tiers)


def _of_actions(given: Mapping[str, Any], states: Sequence[State]) -> Liking:
    """Read what is wanted of the actions."""
    n_actions = len(states[0].pattern) if states else 0
    wanted, key = given.get("wishes"), next(iter(given))
    if len(given) == 1 and isinstance(wanted, list):
        return Priorities(tuple(_wish(one, n_actions) for one in wanted))
    if len(given) == 1 and isinstance(given.get("weights"), Mapping):
        return _weighed(given["weights"], states)
    must = "must have 'wishes', a list, or 'weights', by action"
    raise MisreadError(0, f"{must}; got {quoted(str(key))}")


def _wish(given: Any, n_actions: int) -> tuple[str, ...]:
    several = given if isinstance(given, list) else [given]
    return tuple(p for one in several for p in wish(str(one), n_actions))


def _weighed(weights: Mapping[str, Any], states: Sequence[State]) -> Ranking:
    """Rank states by the sum of the weights of the actions that are taken."""
    n_actions = len(states[0].pattern) if states else 0
    numbers = [str(n) for n in range(1, n_actions + 1)]
    stranger = next((name for name in weights if name not in numbers), None)
    if stranger is not None:
        raise MisreadError(
            0, unknown_name(stranger, numbers, "the number of an action")
        )
    open_ = next((state for state in states if "-" in state.pattern), None)
    if open_ is not None:
        told = f"{open_.label}: {open_.pattern}"
        raise MisreadError(0, f"weights need states told apart by actions; got {told}")
    worth = [_number(weights.get(number, "0")) for number in numbers]
    sums = {state.label: _taken(worth, state.pattern) for state in states}
    best_first = sorted(sums, key=lambda label: -sums[label])
    tiers = groupby(best_first, key=lambda label: sums[label])
    return Ranking(tuple(tuple(tier) for _, tier in tiers))


def _taken(worth: Sequence[Fraction], pattern: str) -> Fraction:
    pairs = zip(worth, pattern, strict=True)
    return sum((w for w, mark in pairs if mark == "Y"), Fraction(0))


def _number(given: Any) -> Fraction:
    try:
        return exact(str(given))
    except ValueError as error:
        raise MisreadError(0, str(error)) from None


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
