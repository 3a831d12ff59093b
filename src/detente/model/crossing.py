"""What a party accepts although a red line of its own runs through it."""

from collections.abc import Iterable, Iterator

from detente.model.consistency import in_words
from detente.model.issue import Issue
from detente.model.preference import Preferences, RedLine


def crossings(said: Preferences, issues: Iterable[Issue]) -> Iterator[tuple[int, str]]:
    """Yield each package that a party accepts and would never sign, both confirmed.

    Parameters
    ----------
    said
        What is known of the party's preferences.
    issues
        All of them: what a package does not name stays at the status quo.

    Yields
    ------
    The place of the acceptance, counted from 0, and the message about it.

    Examples
    --------
    >>> from detente.model import Acceptance, Line
    >>> price = Issue("price", "Price", ("low", "high"), "low")
    >>> never = Line("never high", (RedLine("high"),), place=7)
    >>> said = Preferences(
    ...     "buyer",
    ...     options={"price": (never,)},
    ...     accepts=(Acceptance({"price": "high"}),),
    ... )
    >>> [message for _, message in crossings(said, [price])]
    ['must be able to hold together; got price: high accepted and never high (line 7)']
    """
    for place, one in enumerate(said.accepts):
        for issue in issues if one.confidence == 1 else ():
            option = one.outcome.get(issue.id, issue.status_quo)
            for line in said.options.get(issue.id, ()):
                if RedLine(option) in line.facts and not line.proposed:
                    at = f" (line {one.place})" if one.place else ""
                    both = f"{one.text}{at} accepted and {in_words([line])}"
                    yield place, f"must be able to hold together; got {both}"
