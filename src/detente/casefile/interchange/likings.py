"""Preferences over states, as conflict files write them."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import groupby
from math import lcm
from typing import Any, TypeAlias

from detente.casefile.interchange.formulas import wish
from detente.casefile.interchange.numerals import exact
from detente.casefile.interchange.shapes import names
from detente.casefile.wording import MisreadError, quoted, unknown_name
from detente.model import Comparisons, Liking, Priorities, Ranking, State

Preference: TypeAlias = str | Sequence[str | Sequence[str]] | Mapping[str, Any]
"""A list, best first, with lists within for ties; chains as text; or what is wanted of
the actions: ``wishes``, or ``weights``."""

_SIGN = re.compile(r"\s*([>≻]+|[=~∼])\s*")
_BETTER = (">", "≻")
_TIED = re.compile(r"[({]([^(){}]*)[)}]")
"""States in brackets, with commas between, are a tie."""
_CERTAIN = re.compile(r"^only\s+|\s+(are|is) known\b.*$|;.*$", re.IGNORECASE)
"""Words that say that only what is listed is known."""


def liking(
    preference: Any, states: Sequence[State], titles: Sequence[str] = ()
) -> Liking:
    """Read a preference over states.

    Parameters
    ----------
    preference
        A list of labels, best first, where a list within is a tie; or text such as
        ``1 > 3 >> 2 = 4``, where each further ``>`` is one degree stronger. Chains that
        do not name all states, or that begin with *only*, say all that is known, and
        *unknown* that nothing is. Or a mapping: ``wishes``, or ``statements``, most
        important first, each a formula over the actions or a list of patterns of which
        one must fit; or ``weights``, by action, of which those taken add up.
    states
        With their labels and which actions are taken; also called by their patterns.
    titles
        Names of the actions, by which weights may call them.

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
    known = names(states)
    if isinstance(preference, Mapping) and preference:
        return _of_actions(preference, states, titles)
    if isinstance(preference, str):
        return _chains(preference, known)
    if not isinstance(preference, list) or not preference:
        raise MisreadError(
            0,
            "must list states, best first, or compare them, as in '1 > 3 > 2', or say "
            "'wishes' or 'weights'; got none of these",
        )
    return Ranking(tuple(_tier(one, known) for one in preference))


def _tier(given: Any, known: Mapping[str, str]) -> tuple[str, ...]:
    """Read the states of one rank: one, a list, or text with signs between."""
    tied = given if isinstance(given, list) else [given]
    if isinstance(given, str) and given not in known:
        parts = _SIGN.split(given)
        if len(parts) > 1 and not any(s.startswith(_BETTER) for s in parts[1::2]):
            tied = parts[::2]
    return tuple(_state(one, known) for one in tied)


def _state(given: Any, known: Mapping[str, str]) -> str:
    """Return the label of a state, by whatever it is called."""
    if not isinstance(given, str) or given not in known:
        labels = dict.fromkeys(known.values())
        raise MisreadError(0, unknown_name(str(given), labels, "a state"))
    return known[given]


def _of_actions(
    given: Mapping[str, Any], states: Sequence[State], titles: Sequence[str]
) -> Liking:
    """Read what is wanted of the actions."""
    n_actions = len(states[0].pattern) if states else 0
    wanted, key = given.get("wishes", given.get("statements")), next(iter(given))
    if len(given) == 1 and isinstance(wanted, list):
        return Priorities(tuple(_wish(one, n_actions) for one in wanted))
    if len(given) == 1 and isinstance(given.get("weights"), Mapping):
        return _weighed(given["weights"], states, titles)
    must = "must have 'wishes', a list, or 'weights', by action"
    raise MisreadError(0, f"{must}; got {quoted(str(key))}")


def _wish(given: Any, n_actions: int) -> tuple[str, ...]:
    several = given if isinstance(given, list) else [given]
    return tuple(p for one in several for p in wish(str(one), n_actions))


def _weighed(
    weights: Mapping[str, Any], states: Sequence[State], titles: Sequence[str]
) -> Ranking:
    """Rank states by the sum of the weights of the actions that are taken."""
    n_actions = len(states[0].pattern) if states else 0
    places = {str(n): n - 1 for n in range(1, n_actions + 1)}
    counts = Counter(titles)
    for place, title in enumerate(titles):
        if counts[title] == 1:
            places.setdefault(title, place)
    open_ = next((state for state in states if "-" in state.pattern), None)
    if open_ is not None:
        told = f"{open_.label}: {open_.pattern}"
        raise MisreadError(0, f"weights need states told apart by actions; got {told}")
    worth = [Fraction(0)] * n_actions
    for name, weight in weights.items():
        if name not in places:
            numbers = list(places)[:n_actions]
            raise MisreadError(
                0, unknown_name(name, numbers, "the number of an action")
            )
        worth[places[name]] += _number(weight)
    unit = lcm(*(one.denominator for one in worth))
    whole = [int(one * unit) for one in worth]  # sums of fractions take far longer
    sums = {state.label: _sum_of_taken(whole, state.pattern) for state in states}
    best_first = sorted(sums, key=lambda label: -sums[label])
    tiers = groupby(best_first, key=lambda label: sums[label])
    return Ranking(tuple(tuple(tier) for _, tier in tiers))


def _sum_of_taken(worth: Sequence[int], pattern: str) -> int:
    return sum(w for w, mark in zip(worth, pattern, strict=True) if mark == "Y")


def _number(given: Any) -> Fraction:
    try:
        return exact(str(given))
    except ValueError as error:
        raise MisreadError(0, str(error)) from None


def _chains(text: str, known: Mapping[str, str]) -> Liking:
    if text.strip().lower() == "unknown" and text.strip() not in known:
        return Comparisons((), ())
    stated = _CERTAIN.sub("", text.strip())
    if not any(set("(){},") & set(name) for name in known):
        stated = _TIED.sub(lambda tie: tie[1].replace(",", " ="), stated)
    chains = [_SIGN.split(chain.strip()) for chain in stated.split(",")]
    if any("" in chain[::2] and len(chain) > 1 for chain in chains):
        must = "must have a state on each side of every sign, >, >> or ="
        raise MisreadError(0, f"{must}; got {quoted(text)}")
    chains = [
        [part if n % 2 else _state(part, known) for n, part in enumerate(chain)]
        for chain in chains
    ]
    whole = len(chains) == 1 and set(chains[0][::2]) == set(known.values())
    if whole and not _CERTAIN.search(text.strip()):
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
        if sign.startswith(_BETTER):
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
    degrees = [len(sign) if sign.startswith(_BETTER) else 0 for sign in chain[1::2]]
    states = chain[::2]
    for first in range(len(states)):
        for second in range(first + 1, len(states)):
            yield states[first], states[second], max(degrees[first:second])
