"""How faults are worded: what must hold, what was found, the nearest known name."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches

LONGEST_QUOTE = 60
MOST_NAMES = 12
COMMA = (
    ". Inside brackets and braces a comma ends what stands before it: "
    "put quotes around text that has one"
)
"""What to say where text may have been cut at a comma."""
_CUT = re.compile(r"[,;:(]")


class MisreadError(ValueError):
    """A piece of text in a case file does not follow its grammar.

    Parameters
    ----------
    offset
        Where in the piece, counted from 0.
    message
        What must hold and what was found.
    more
        What else is wrong with the same piece.
    """

    def __init__(
        self, offset: int, message: str, more: "Sequence[MisreadError]" = ()
    ) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.more = tuple(more)


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
    if len(every) > MOST_NAMES + 1:  # nobody is spared by "one of 1 more"
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
    near = get_close_matches(word, lower, n=1) or sorted(_akin(word, lower), key=len)
    if not near:
        return ""
    name = lower[near[-1]]
    return f". Did you mean {quoted(name)}?{_other_alphabet(got, name)}"


def _akin(word: str, names: Iterable[str]) -> list[str]:
    """Return the names that a word goes on from, or else those that go on from it."""
    every = [name for name in names if name]
    begun = [name for name in every if word.startswith(f"{name} ")]
    return begun or [
        name
        for name in every
        if word and _CUT.match(name, len(word)) and name.startswith(word)
    ]


def _other_alphabet(got: str, name: str) -> str:
    """Say which letter only looks like one of the name's."""
    for letter in got:
        if letter.isalpha() and letter not in name and name.isascii():
            alphabet = unicodedata.name(letter, "").split(" ")[0]
            if alphabet != "LATIN":
                return f" There is a {alphabet.capitalize()} letter in it, {letter!r}"
    return ""
