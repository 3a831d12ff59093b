"""Names of persons, as far as capitals tell them."""

import re

_PARTICLE = r"(?:de|da|del|der|van|von|den|al|bin|ibn|la|le|dos|du)"
_PART = r"(?:[A-Z]\.|[A-Z][\w'’]+(?:-[A-Z]\w+)*)"
NAME = rf"{_PART}(?:\s+(?:{_PARTICLE}\s+)*{_PART}){{1,3}}"
"""Two to four capitalised words, with initials and particles."""

_ONLY_A_NAME = re.compile(rf"{NAME}\Z")


def is_name(text: str) -> bool:
    """Tell whether a line could be a person's name and nothing else.

    Examples
    --------
    >>> is_name("Marta J. de la Cruz"), is_name("Talks end in Geneva")
    (True, False)
    """
    return _ONLY_A_NAME.match(text) is not None and not text.isupper()
