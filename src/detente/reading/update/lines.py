"""Lines of preference that a new statement supports, and those that give way."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from detente.model import (
    Case,
    Issue,
    Line,
    Order,
    Range,
    RedLine,
    Relation,
    Statement,
    contradiction,
)
from detente.reading.draft.lines import at_least, chain, red_line
from detente.reading.draft.matters import Position, flat, side
from detente.reading.draft.orders import ASKED, FLAT, OFFERED
from detente.reading.update.proposals import NewLine


def new_lines(case: Case, statement: Statement, option: str) -> Iterator[NewLine]:
    """Yield the lines that a statement about an option supports and nobody has said.

    Who asks for an option would rather have it than the status quo; who refuses it
    would not, and who does so flatly would never sign it. Who would give or accept it
    freely loses nothing by it. An offer on a condition says nothing of the option
    alone, but that it is no red line. Where somebody gave numbers, they stand.

    Parameters
    ----------
    case
        What is known so far; the option need not be in it yet.
    statement
        On one of its issues.
    option
        What it is about, other than the status quo.
    """
    issue = case.issue(statement.issue)
    known = case.preferences_of(statement.party).options.get(issue.id, ())
    if any(isinstance(fact, Range) for line in known for fact in line.facts):
        return
    found = list(_supported(statement, issue, option))
    for line in found:
        gone = tuple(_given_way(known, line, issue, option))
        if gone or not says(known, line):
            whose = (statement.party, issue.id, option)
            yield NewLine(*whose, line, gone, (statement.id,))
    gone = tuple(old for old in known if _forbids(old, option))
    if not found and side(statement) == "gives" and gone:
        yield NewLine(statement.party, issue.id, option, None, gone, (statement.id,))


def _supported(statement: Statement, issue: Issue, option: str) -> Iterator[Line]:
    """Yield what a statement says of its party's order of the options."""
    sure, stand = statement.confidence, side(statement)
    position = Position(stand or "disputes", statement)
    if stand == "wants":
        yield chain([option, issue.status_quo], ASKED * sure)
    elif stand in {"refuses", "keeps"}:
        yield chain([issue.status_quo, option], ASKED * sure)
        if flat(position):
            yield red_line(option, FLAT * sure)
    elif stand == "gives" and not statement.condition:
        share = ASKED if statement.act == "accept" else OFFERED
        yield at_least(option, issue.status_quo, share * sure)


def _given_way(
    known: Sequence[Line], line: Line, issue: Issue, option: str
) -> Iterator[Line]:
    """Yield the lines that a new one contradicts."""
    labels = tuple(dict.fromkeys((*issue.options, option)))
    forbidden = any(isinstance(fact, RedLine) for fact in line.facts)
    for old in known:
        if forbidden or not old.facts:
            continue
        if _forbids(old, option):
            if not _falls(line, option):
                yield old
        elif contradiction([old, line], labels, of="options"):
            yield old


def _falls(line: Line, option: str) -> bool:
    """Tell whether a line puts an option below something."""
    return any(isinstance(f, Order) and f.right == option for f in line.facts)


def _forbids(line: Line, option: str) -> bool:
    return line.facts == (RedLine(option),)


def named(line: Line) -> tuple[str, ...]:
    """Return the options or issues that a line names, each once.

    Examples
    --------
    >>> named(chain(["all", "some", "none"], 0.7))
    ('all', 'some', 'none')
    """
    facts = (
        (fact.left, fact.right) if isinstance(fact, Order) else (fact.item,)
        for fact in line.facts
    )
    return tuple(dict.fromkeys(name for names in facts for name in names))


def without(line: Line, option: str) -> Line | None:
    """Return what is left of a chain without an option; None if nothing is.

    Examples
    --------
    >>> without(chain(["none", "some", "all"], 0.7), "some").text
    'none > all'
    >>> without(chain(["none", "some"], 0.7), "some") is None
    True
    """
    orders = [fact for fact in line.facts if isinstance(fact, Order)]
    names = [orders[0].left, *(order.right for order in orders)] if orders else []
    simple = all(order.ratio == 1 for order in orders) and all(
        one.right == other.left for one, other in pairwise(orders)
    )
    if not simple or len(orders) != len(line.facts) or option not in names:
        return None
    kept = [name for name in names if name != option]
    if len(kept) < 2:
        return None
    strict = {order.right: order.relation for order in orders}
    text = kept[0]
    facts: list[Order] = []
    for left, right in pairwise(kept):
        between = names[names.index(left) + 1 : names.index(right) + 1]
        steps = {strict[name] for name in between}
        relation: Relation = ">" if ">" in steps else ">=" if ">=" in steps else "="
        facts.append(Order(left, relation, right))
        text += f" {relation} {right}"
    return Line(text, tuple(facts), line.confidence)


def says(known: Sequence[Line], line: Line) -> bool:
    """Tell whether lines say already what another one does, confirmed or not.

    Examples
    --------
    >>> known = [chain(["all", "some", "none"], 0.7)]
    >>> says(known, chain(["all", "none"], 0.9))
    True
    >>> says(known, chain(["none", "all"], 0.9))
    False
    """
    facts = [fact for one in known for fact in one.facts]
    return all(
        _reaches(facts, fact) if isinstance(fact, Order) else fact in facts
        for fact in line.facts
    )


def _reaches(facts: Sequence[object], order: Order) -> bool:
    """Tell whether orders lead from one option down to another, as strictly."""
    steps = [fact for fact in facts if isinstance(fact, Order) and fact.ratio >= 1]
    reached: set[tuple[str, bool]] = {(order.left, False)}
    waiting = [(order.left, False)]
    while waiting:
        at, strictly = waiting.pop()
        for step in steps:
            there = (step.right, strictly or step.relation == ">")
            if step.left == at and there not in reached:
                reached.add(there)
                waiting.append(there)
    strict = order.relation == ">"
    return (order.right, True) in reached or (
        not strict and (order.right, False) in reached
    )
