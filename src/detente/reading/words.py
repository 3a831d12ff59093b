"""Word lists kept beside the code: the lexicon, roles, known names."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib import resources
from itertools import product
from typing import Any, get_args

from detente.model import Act

KINDS = ("verbs", "adjectives", "nouns", "passives", "flaws", "lacks", "felt",
         "named")  # fmt: skip
"""Parts of the lexicon whose entries are patterns."""


SOURCE = "source"
"""Says in each block of a file where its words come from."""


_NOT_LITERAL = frozenset(["no", "that", "to"])


@dataclass(frozen=True)
class Pattern:
    """Words that do an act: ``("hold", "out", "for")`` demands.

    Attributes
    ----------
    act
        What they do.
    words
        The first carries the others; ``to`` and ``that`` stand for clauses.
    """

    act: Act
    words: tuple[str, ...]

    @cached_property
    def needed(self) -> frozenset[str]:
        """The words behind the first without which no text can have the pattern."""
        return frozenset(self.words[1:]) - _NOT_LITERAL


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return the word lists of a file of this package, without their sources."""
    file = resources.files("detente.reading").joinpath(f"{name}.toml")
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    return {k: _words_of(block) for k, block in read.items() if k != SOURCE}


def _words_of(block: Any) -> Any:
    """Return a block without its source; a list as it is."""
    if not isinstance(block, dict):
        return block
    return {key: value for key, value in block.items() if key != SOURCE}


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """Return a list of words out of a file, as a set.

    Examples
    --------
    >>> "must" in words("lexicon", "deontic", "modals")
    True
    """
    found: Any = table(name)
    for key in path:
        found = found[key]
    return frozenset(found)


def entries(kind: str) -> Iterator[tuple[Act, str]]:
    """Yield the words of one kind with the act they do, plain ones before idioms.

    Parameters
    ----------
    kind
        A part of the lexicon that lists words by act.
    """
    for name in ("lexicon", "idioms"):
        for act, listed in table(name).get(kind, {}).items():
            for entry in listed:
                yield act, entry


@cache
def patterns(kind: str) -> Mapping[str, tuple[Pattern, ...]]:
    """Return the patterns of one kind by their first word, longest first.

    Parameters
    ----------
    kind
        One of `KINDS`.

    Examples
    --------
    >>> {pattern.act for pattern in patterns("verbs")["spurn"]}
    {'reject'}
    """
    by_first: dict[str, list[Pattern]] = {}
    acts = get_args(Act)
    for act, entry in entries(kind):
        if act not in acts:
            raise ValueError(f"{kind} must name acts {acts}; got {act!r}")
        for spelled in _spelled(entry):
            by_first.setdefault(spelled[0], []).append(Pattern(act, spelled))
    return {
        first: tuple(sorted(found, key=lambda p: -len(p.words)))
        for first, found in by_first.items()
    }


def _spelled(entry: str) -> Iterable[tuple[str, ...]]:
    """Return every wording of an entry; "@bid" stands for any word of that class."""
    classes = table("lexicon")["classes"]
    return product(*(classes.get(word, [word]) for word in entry.split()))


@cache
def negated(act: Act) -> Act | None:
    """Return what an act becomes when it is negated, or None when nothing."""
    turned = table("lexicon")["negated"].get(act, "none")
    return None if turned == "none" else turned
