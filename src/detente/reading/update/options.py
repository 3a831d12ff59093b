"""Which option of an issue a statement speaks of, or else the one it adds."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cmp_to_key

from detente.model import Case, Issue, Statement
from detente.reading.draft.contents import agreeable, hollow
from detente.reading.draft.labels import clarity, label, plain
from detente.reading.draft.likeness import alike, other_size, thing
from detente.reading.draft.matters import side
from detente.reading.draft.names import Names
from detente.reading.draft.quantities import sized
from detente.reading.draft.words import bare, named, stems
from detente.reading.issues.vocabulary import label_terms, telling
from detente.reading.update.known import spelled
from detente.reading.update.proposals import NewOption

_SAME_SUBJECT = 0.5
_LEAST_NAMED = 2
"""Words by which an option is told from others."""


def option_of(issue: Issue, statement: Statement) -> str:
    """Return the option that a statement speaks of; empty if it speaks of none.

    The one that would settle the issue alike, or else the one of whose words, but for
    those of the issue's title, it has half or more, unless the two name different
    amounts. What says no more than the title speaks of the only option there is.

    Examples
    --------
    >>> pay = Issue("pay", "Pay", ("as now", "a rise of 6 per cent"), "as now")
    >>> asked = "a 6 per cent rise"
    >>> option_of(pay, Statement("s1", "x", "demand", "", asked, "", "", (0, 0)))
    'a rise of 6 per cent'
    """
    content = plain(agreeable(statement))
    moved = [option for option in issue.options if option != issue.status_quo]
    for option in moved:
        if alike(content, option, named(issue.title)):
            return option
    if _only_names(content, issue):
        return moved[0] if len(moved) == 1 else ""
    said = thing(agreeable(statement))
    near = [
        (_shared(content, option, issue), option)
        for option in moved
        if not other_size(said, thing(option))
    ]
    best, option = max(near, default=(0.0, ""))
    return option if best >= _SAME_SUBJECT else ""


def on_an_option(case: Case, statement: Statement) -> Statement:
    """Return a statement on the issue one of whose options it names in its words.

    Only where it was found to be about no issue, and the words are those of options of
    one issue alone.

    Examples
    --------
    >>> price = Issue("price", "Price", ("as asked", "one tenth off"), "as asked")
    >>> from detente.model import Party
    >>> case = Case("Sale", (Party("buyer", "Buyer"),), (price,))
    >>> said = Statement("s1", "buyer", "seek", "", "one tenth", "", "", (0, 0))
    >>> on_an_option(case, said).issue
    'price'
    """
    said = spelled(plain(agreeable(statement)))
    if statement.issue or len(said.split()) < _LEAST_NAMED:
        return statement
    found = [
        issue.id
        for issue in case.issues
        if any(_same_words(said, spelled(plain(option))) for option in issue.options)
    ]
    return replace(statement, issue=found[0]) if len(found) == 1 else statement


def _same_words(said: str, option: str) -> bool:
    least = len(option.split()) >= _LEAST_NAMED
    return least and (option in said or said in option)


def _only_names(content: str, issue: Issue) -> bool:
    """Tell whether a content says no more than what the issue is called."""
    title = named(issue.title)
    known = label_terms(title)
    more = any(telling(name) for name in label_terms(content) if name not in known)
    return bare(content, title) or (bool(known) and not more and not _sized(content))


def _sized(content: str) -> bool:
    """Tell whether a content names an amount or a measure."""
    said = thing(content)
    return bool(said.numbers or said.measures or said.changes)


def _shared(content: str, option: str, issue: Issue) -> float:
    """Return the part of the shorter one's words that both have, but for the title's.

    A content that says more than an option of one word is about another: *open in
    winter* is not *open*.
    """
    title = set(stems(named(issue.title)))
    said, called = set(stems(content)) - title, set(stems(option)) - title
    beyond = len(set(stems(option))) == 1 and said - called
    if not said or not called or beyond:
        return 0.0
    return len(said & called) / min(len(said), len(called))


def new_option(
    case: Case, statement: Statement, standing: Sequence[Statement], names: Names
) -> NewOption | None:
    """Return the option that a statement adds to its issue, if it adds one.

    What a principal would give or accept makes an option where there is none for it;
    what it asks for does, unless it asks for something on this issue already: all that
    a party asks for shares an option.

    Parameters
    ----------
    case
        As it is.
    statement
        On one of its issues, about none of its options.
    standing
        What else is said, and not given up.
    names
        Of the parties: what only names one is no way of settling anything.
    """
    issue = case.issue(statement.issue)
    content, stand = agreeable(statement), side(statement)
    own = statement.party in {party.id for party in case.principals}
    title = named(issue.title)
    said = clarity(content, title)[0] and not bare(plain(content), title)
    empty = hollow(names.without(content))
    if not own or stand not in {"wants", "gives"} or not said or empty:
        return None
    asks = (
        one.id != statement.id
        and (one.party, one.issue) == (statement.party, issue.id)
        and side(one) == "wants"
        for one in standing
    )
    if stand == "wants" and any(asks):
        return None
    called = label(content, issue.options, title)
    before = _before(issue, statement, called, case.statements)
    return NewOption(issue.id, called, before, statement.id)


def _before(
    issue: Issue, statement: Statement, called: str, earlier: Sequence[Statement]
) -> str:
    """Return the option that a new one goes in front of; empty for the end.

    Amounts go in the order in which those of the issue stand. Else what is offered
    lies short of the furthest that is asked for, and beyond what its party offered
    before; and what a party asks for now lies short of what it asked for before.
    """
    behind = issue.options.index(issue.status_quo) + 1
    ahead = issue.options[behind:]
    compared = [(option, sized(called, option)) for option in ahead]
    sizes = [(option, size) for option, size in compared if size is not None]
    if len(sizes) > 1 and (way := sized(sizes[-1][0], sizes[0][0])):
        short = [place for place, (_, size) in enumerate(compared) if size == -way]
        beyond = [place for place, (_, size) in enumerate(compared) if size == way]
        at = short[0] if short else beyond[-1] + 1 if beyond else len(ahead)
        return ahead[at] if at < len(ahead) else ""
    last = ahead[-1] if ahead else ""
    before = {
        side(one)
        for one in earlier
        if (one.issue, one.party) == (issue.id, statement.party)
        and option_of(issue, one) == last
    }
    if "gives" in before:
        return ""
    return last if "wants" in before or side(statement) == "gives" else ""


def in_their_order(added: Iterable[NewOption]) -> list[NewOption]:
    """Return new options so that each goes in behind those that come before it.

    Of those that go in front of one option, the amounts that are furthest from its own
    come first.

    Examples
    --------
    >>> added = [NewOption("pay", f"{n} per cent", "9 per cent", "s1") for n in (7, 5)]
    >>> [new.option for new in in_their_order(added)]
    ['5 per cent', '7 per cent']
    """

    def order(one: NewOption, other: NewOption) -> int:
        if (one.issue, one.before) != (other.issue, other.before) or not one.before:
            return 0
        way = sized(one.before, one.option) or 0
        return way * (sized(one.option, other.option) or 0)

    return sorted(added, key=cmp_to_key(order))
