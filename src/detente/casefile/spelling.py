"""Lines of knowledge as text that is read back as it is."""

from collections.abc import Callable
from functools import partial

from detente.casefile.amounts import said_amount
from detente.casefile.grammar import Names, read_line, read_value
from detente.casefile.marks import with_mark
from detente.casefile.wording import MisreadError
from detente.model import Fact, Line, Order, RedLine
from detente.model.amounts import said

Spelling = str | tuple[str, str]
"""A line as one text, or as a name and its value."""


def spell(line: Line, names: Names) -> tuple[Spelling, ...]:
    """Write a line so that it is read back as it is.

    The text stands as it was written. Where it does not say what the facts are, as can
    happen with a line made in code, the facts are spelled one by one.

    Examples
    --------
    >>> from fractions import Fraction
    >>> names = Names(("a", "2 x b", "b"), "options")
    >>> spell(Line("", (Order("a", ">", "b", Fraction(2)),), 0.7), names)
    ('"a" > 2 x "b" (proposed 0.7)',)
    """
    mark = with_mark("", line.confidence)
    for name in names.known:
        if line.text.startswith(f"{name}: "):
            value = line.text[len(name) + 2 :] + mark
            if _gives(line, partial(read_value, name, value, names)):
                return ((name, value),)
    if _gives(line, partial(read_line, line.text + mark, names)):
        return (line.text + mark,)
    if not line.facts:
        return (f"unknown{mark}",)
    return tuple(_spell_fact(fact, names, mark) for fact in line.facts)


def spell_order(order: Order, names: Names) -> str:
    """Write an order, with quotes around names that could be misread.

    Examples
    --------
    >>> spell_order(Order("a", ">=", "b"), Names(("a", "b"), "weights"))
    'a >= b'
    """
    ratio = f"{said(order.ratio)} x " if order.ratio != 1 else ""
    text = f"{order.left} {order.relation} {ratio}{order.right}"
    if _gives(Line(text, (order,)), partial(read_line, text, names)):
        return text
    left, right = (
        '"' + name.replace('"', '""') + '"' for name in (order.left, order.right)
    )
    return f"{left} {order.relation} {ratio}{right}"


def _spell_fact(fact: Fact, names: Names, mark: str) -> Spelling:
    if isinstance(fact, Order):
        return spell_order(fact, names) + mark
    if isinstance(fact, RedLine):
        return fact.item, f"never{mark}"
    return fact.item, said_amount(fact.low, fact.high) + mark


def _gives(line: Line, read: Callable[[], Line]) -> bool:
    """Tell whether reading gives the line."""
    try:
        return read() == line
    except MisreadError:
        return False
