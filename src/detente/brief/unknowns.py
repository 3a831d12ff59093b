"""What is proposed, or open, in words: names for ids, words for signs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from detente.brief.grammar import in_words
from detente.brief.names import Names
from detente.brief.numbers import out_of_100
from detente.model import Condition, Fact, Order, Quota, Range, RedLine, Relation
from detente.questions.watch import Unknown, Watch

RANKS: Mapping[Relation, str] = {
    ">": "above",
    ">=": "at or above",
    "=": "level with",
}
"""How each relation reads between two names."""

ENDS: Mapping[Fraction, str] = {Fraction(0): "lowest", Fraction(1): "highest"}
"""What the least and the greatest value of an option of an issue mean."""

UNMOVED = "No single unknown of the case moves the answer."
"""Said where none of them is told."""

Called = Callable[[str], str]


def telling(watch: Watch) -> tuple[int, ...]:
    """Return the places of the unknowns whose two readings are told apart.

    A difference that whole draws of a hundred do not show would read as none.

    Examples
    --------
    >>> from types import SimpleNamespace as Some
    >>> shares = ((0.96, 0.999), (0.5, 0.7))
    >>> telling(Some(unknowns=[Some(share_first=a, share_second=b) for a, b in shares]))
    (1,)
    """
    return tuple(
        place
        for place, unknown in enumerate(watch.unknowns)
        if out_of_100(unknown.share_first) != out_of_100(unknown.share_second)
    )


def proposal(unknown: Unknown, names: Names) -> str:
    """Say what is proposed, or what is worth a range together.

    In the words of the case where it cannot be found there.

    Parameters
    ----------
    unknown
        Of the kind ``line``, ``red line``, ``condition``, ``no deal``, ``acceptance``
        or ``together``. What is said can follow "the party puts", "the party refuses",
        "if", "no deal is", "the party would sign", and "what".
    names
        Of the case.
    """
    text = unknown.first
    if unknown.kind == "condition":
        conditions = (c for c in names.case.conditions if c.text == text)
        return next((_tied(names, c) for c in conditions), text)
    known = names.case.preferences_of(unknown.party)
    if unknown.kind == "acceptance":
        outcomes = (one.outcome for one in known.accepts if one.text == text)
        return next((_deal(names, outcome) for outcome in outcomes), text)
    if unknown.kind == "together":
        text, _, _ = text.rpartition(" > ")
        joint = (
            names.together(one) for one in known.interactions if one.combination == text
        )
        return next(joint, text)
    lines = known.options.get(unknown.issue, ()) if unknown.issue else known.weights
    called = _quoted if unknown.issue else names.issue
    found = (_said(line.facts, called) for line in lines if line.text == text)
    return next(found, text)


def _quoted(option: str) -> str:
    return f"“{option}”"


def _said(facts: Sequence[Fact], called: Called) -> str:
    """Say facts, orders that follow one another as one chain."""
    said: list[str] = []
    last = ""
    for fact in facts:
        if isinstance(fact, Order):
            above = said.pop() if said and fact.left == last else called(fact.left)
            said.append(f"{above} {_rank(fact)} {called(fact.right)}")
            last = fact.right
        else:
            said.append(_value(fact, called))
            last = ""
    return "; ".join(said)


def _rank(order: Order) -> str:
    times = "" if order.ratio == 1 else f" {float(order.ratio):g} times"
    return f"{RANKS[order.relation]}{times}"


def _value(fact: Range | RedLine, called: Called) -> str:
    if isinstance(fact, RedLine):
        return called(fact.item)
    if called is _quoted and fact.low == fact.high in ENDS:
        return f"{called(fact.item)} {ENDS[fact.low]}"
    low, high = f"{float(fact.low):g}", f"{float(fact.high):g}"
    return f"{called(fact.item)} at {low if low == high else f'{low} to {high}'}"


def _deal(names: Names, outcome: Mapping[str, str]) -> str:
    """Say what is accepted, each option with its issue."""
    return in_words(
        [f"{_quoted(option)} ({names.issue(i)})" for i, option in outcome.items()]
    )


def _tied(names: Names, condition: Condition | Quota) -> str:
    """Say what a condition rules out, or asks for.

    Examples
    --------
    >>> from detente.model import Case
    >>> _tied(Names(Case("Sale")), Condition({"price": ("high",)}, {"when": ("now",)}))
    '“high” (price) comes only with “now” (when)'
    """
    if isinstance(condition, Quota):
        return names.condition(replace(condition, because=""))
    when, then = (
        " and ".join(
            f"{' or '.join(map(_quoted, options))} ({names.issue(issue)})"
            for issue, options in side.items()
        )
        for side in (condition.when, condition.then)
    )
    if then:
        return f"{when} comes only with {then}"
    if len(condition.when) == 1:
        return f"{when} is ruled out"
    return f"{when} are ruled out together"
