"""Titles of parties by their words: which have one for head, which is an acronym's."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

_ADJECTIVE = (
    "n", "an", "ian", "ians", "ans", "i", "is", "ese", "ish", "ic", "er", "ers", "nian",
)  # fmt: skip
"""What an adjective of a place adds to the stem of its name."""
_STEM = 4
"""Letters of a stem at least."""


@dataclass(slots=True)
class TitleIndex:
    """Titles by their words. Each is taken in once, in the order in which they came.

    Attributes
    ----------
    titles
        Party to title; it grows, and a title once given stands.
    """

    titles: dict[str, str]
    _order: dict[str, int] = field(default_factory=dict)
    _words: dict[str, list[str]] = field(default_factory=dict)
    _heads: dict[str, list[str]] = field(default_factory=dict)
    _stems: dict[str, list[str]] = field(default_factory=dict)
    _initials: dict[str, str] = field(default_factory=dict)
    _upper: dict[str, str] = field(default_factory=dict)

    def with_word(self, *forms: str) -> list[str]:
        """Return the parties with one of some words in their titles."""
        self._take_in()
        return self._in_order(self._words, forms)

    def with_head(self, word: str) -> list[str]:
        """Return the parties whose title has for its head a word of small letters.

        The head is the last word, or the one before "of" or "for".

        Examples
        --------
        >>> TitleIndex({"hcs": "High Council of State"}).with_head("council")
        ['hcs']
        """
        self._take_in()
        return self._heads.get(word, [])

    def of_adjective(self, word: str) -> list[str]:
        """Return the parties of whose title an adjective is made: "Norlandic".

        Examples
        --------
        >>> TitleIndex({"norland": "Norland"}).of_adjective("Norlandic")
        ['norland']
        """
        self._take_in()
        stems = [word]
        stems += [word[: -len(end)] for end in _ADJECTIVE if word.endswith(end)]
        return self._in_order(self._stems, [s for s in stems[1:] if len(s) >= _STEM])

    def of_initials(self, name: str) -> str:
        """Return the first party that a name is short for, or that is short for it.

        Examples
        --------
        >>> TitleIndex({"cwu": "Canal Workers Union"}).of_initials("CWU")
        'cwu'
        """
        self._take_in()
        known = self._initials if name.isupper() else self._upper
        short = name if name.isupper() else initials(name)
        if len(short) > 1 and short in known:
            return known[short]
        return (self._initials if is_mixed(name) else self._upper).get(
            name if is_mixed(name) else _all_initials(name), ""
        )

    def _in_order(
        self, known: Mapping[str, list[str]], keys: Iterable[str]
    ) -> list[str]:
        found = {party for key in keys for party in known.get(key, ())}
        return sorted(found, key=self._order.__getitem__)

    def _take_in(self) -> None:
        """Take in the titles that came since the last time."""
        for party in self._new():
            title = self.titles[party]
            self._order[party] = len(self._order)
            parts = title.split()
            for word in dict.fromkeys(parts):
                self._words.setdefault(word, []).append(party)
            if len(parts) > 1 and title[:1].isupper():
                self._heads.setdefault(_head(parts).lower(), []).append(party)
            if parts:
                stem = parts[-1].rstrip("aeiouy")
                self._stems.setdefault(stem, []).append(party)
            if title.isupper() or is_mixed(title):
                self._upper.setdefault(title, party)
            self._initials.setdefault(initials(title), party)
            self._initials.setdefault(_all_initials(title), party)

    def _new(self) -> Iterator[str]:
        behind = len(self.titles) - len(self._order)
        names = reversed(self.titles)
        yield from reversed([next(names) for _ in range(behind)])


def _head(parts: list[str]) -> str:
    """Return the word of a title that says what it is: Board of "Board of Growers"."""
    links = (n for n, word in enumerate(parts) if n and word in {"of", "for"})
    return parts[next(links, len(parts)) - 1]


def is_mixed(name: str) -> bool:
    """Tell whether a name is an acronym with the letters of small words: "TfL".

    Examples
    --------
    >>> is_mixed("TfL"), is_mixed("Aro"), is_mixed("McKay")
    (True, False, False)
    """
    return re.fullmatch(r"[A-Z][a-z]?[A-Z]+", name) is not None and not name.isupper()


def _all_initials(name: str) -> str:
    """Return the first letters of all words: "TfL" of "Transport for London"."""
    return "".join(word[0] for word in name.split())


def initials(name: str) -> str:
    """Return the initials of a name, of which an acronym in it has its own.

    Examples
    --------
    >>> initials("Canal Workers Union"), initials("NFL Players Association")
    ('CWU', 'NFLPA')
    """
    parts = [word for word in re.split(r"[ -]", name) if word[:1].isupper()]
    several = len(parts) > 1
    return "".join(w if several and w.isupper() else w[0] for w in parts)
