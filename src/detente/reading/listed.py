"""What one act lists: "wants a raise, paid leave and a pension" is one demand.

Each thing is read as a statement of its own, so that the draft can place each on its
issue. Told, and counted, they are one: the act is one, and so are its words.
"""

from collections import defaultdict
from collections.abc import Sequence

from detente.model import AGENDA, Statement
from detente.reading.account import Account

_BETWEEN = "; "


def acts(account: Account) -> list[tuple[Statement, ...]]:
    """Return the statements of each act, in their order.

    An act is the same words of one party from the same place of a document on, with
    the same condition. What is
    about the agenda stands apart from what is about a matter, and so do things on
    different issues that a label of the text, or the case, names.
    """
    found: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for one in account.statements:
        apart = one.issue if one.issue == AGENDA or one.issue in account.named else ""
        begin = (one.document, one.span[0], one.party, one.act, one.polarity)
        found[*begin, one.condition, apart].append(one)
    return [tuple(act) for act in found.values()]


def whole(act: Sequence[Statement]) -> tuple[str, Statement]:
    """Return all that an act lists, and the statement whose quote covers it.

    Examples
    --------
    >>> quote = "Norway demands a dam and a road"
    >>> dam = Statement("s1", "no", "demand", "", "a dam", quote[:20], "d1", (0, 20))
    >>> road = Statement("s2", "no", "demand", "", "a road", quote, "d1", (0, 31))
    >>> content, widest = whole([dam, road])
    >>> content, widest.quote == quote
    ('a dam; a road', True)
    """
    contents = dict.fromkeys(one.content for one in act)
    return _BETWEEN.join(contents), max(act, key=lambda one: one.span[1])
