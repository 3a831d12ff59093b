"""How faults are worded: what must hold, what was found, the nearest known name."""

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_QUOTE = 60
MOST_NAMES = 12


class MisreadError(ValueError):
    """A piece of text in a case file does not follow its grammar.

    Parameters
    ----------
    offset
        Where in the piece, counted from 0.
    message
        What must hold and what was found.
    """

    def __init__(self, offset: int, message: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message


def quoted(text: str) -> str:
    """Return text in quotes, shortened when long; ``nothing`` when there is none.

    Examples
    --------
    >>> quoted("full lifting"), quoted("")
    ("'full lifting'", 'nothing')
    """
    if not text:
        return "nothing"
    return repr(text if len(text) <= LONGEST_QUOTE else f"{text[: LONGEST_QUOTE - 1]}…")


def listed(names: Iterable[str], joint: str = "or") -> str:
    """Join names in quotes, the first ones when there are many.

    Examples
    --------
    >>> listed(["us", "iran", "israel"])
    "'us', 'iran' or 'israel'"
    """
    every = [quoted(name) for name in names]
    if len(every) > MOST_NAMES:
        return (
            f"{', '.join(every[:MOST_NAMES])} or one of {len(every) - MOST_NAMES} more"
        )
    return f" {joint} ".join([*filter(None, [", ".join(every[:-1])]), *every[-1:]])


def unknown_name(got: str, known: Iterable[str], what: str = "") -> str:
    """Say which names are known and which of them was perhaps meant.

    Parameters
    ----------
    got
        The name found.
    known
        All names that could stand there.
    what
        The kind of thing, such as ``an issue``.

    Examples
    --------
    >>> unknown_name("iram", ["us", "iran"], "a party")
    "must be a party, 'us' or 'iran'; got 'iram'. Did you mean 'iran'?"
    >>> unknown_name("d1", [], "a document")
    "must be a document, and the case has none; got 'd1'"
    """
    names = list(dict.fromkeys(known))
    if not names:
        return f"must be {what}, and the case has none; got {quoted(got)}"
    lead = f"must be {what}, " if what else "must be "
    return f"{lead}{listed(names)}; got {quoted(got)}{meant(got, names)}"


def meant(got: str, known: Iterable[str]) -> str:
    """Return the question which known name was meant, or nothing.

    Examples
    --------
    >>> meant("Nuclaer", ["nuclear", "sanctions"])
    ". Did you mean 'nuclear'?"
    """
    lower = {name.casefold()[:LONGEST_QUOTE]: name for name in list(known)[:1000]}
    word = got.casefold()[:LONGEST_QUOTE]
    begun = [name for name in lower if name and word.startswith(f"{name} ")]
    close = get_close_matches(word, lower, n=1) or sorted(begun, key=len)[-1:]
    return f". Did you mean {quoted(lower[close[0]])}?" if close else ""
