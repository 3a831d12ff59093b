"""What a word's tag says of it: the model's own rules, tried once on each kind of word.

A rule of spaCy's asks of a word, or of a few in a row, how it is written in small
letters, its tag, what it is to its head, and whether it is space. Where a rule holds it
sets the part of speech of one of them, its inflection or its lemma; of several rules
the last one does. spaCy tries each of some 180 rules on each word. But few words are
written in any rule, and those that are not are all alike to the rules if they are
tagged alike and are the same to their heads: so the rules are tried on one of a kind.
What is set is what spaCy's own component sets.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from typing import Any

_ASKED = ["LOWER", "TAG", "DEP", "IS_SPACE"]
_SET = ["TAG", "DEP", "POS", "MORPH", "LEMMA"]
"""What rules ask of a word, and what they set: the first two only at a space."""
_FORMS = 100_000
"""Written forms of which it is remembered whether a rule names them."""
_HOLDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "IN": lambda value, wanted: value in wanted,
    "NOT_IN": lambda value, wanted: value not in wanted,
    "REGEX": lambda value, wanted: re.search(wanted, value) is not None,
}


@dataclass(frozen=True, slots=True)
class _Rule:
    """What a rule asks of each word of a row, and what it sets of one of them."""

    asked: Sequence[Mapping[str, Any]]
    place: int
    sets: Mapping[int, int]


@dataclass(frozen=True, slots=True, eq=False)
class _Kind:
    """A kind of word: its tag, its tie, and the rules that it meets.

    Attributes
    ----------
    tag, dep
        The numbers that spaCy has for them.
    alone, begun
        Rules of one word that hold; those of several whose first word it may be.
    met
        Rules, and which of their words it may be.
    """

    tag: int
    dep: int
    alone: tuple[int, ...]
    begun: tuple[int, ...]
    met: frozenset[tuple[int, int]]


class Ruler:
    """Tells parts of speech, inflection and some lemmas as a component of spaCy's does.

    Parameters
    ----------
    component
        The ``AttributeRuler`` of a model, with rules that ask for no more than is said
        above.
    """

    def __init__(self, component: Any) -> None:
        """Take over the rules of a component."""
        self._strings = component.vocab.strings
        self._rules = [
            _Rule(asked, place, sets)
            for rule, place, sets in zip(
                component.patterns, component.indices, component.attrs, strict=True
            )
            for asked in rule["patterns"]
        ]
        self._asking: dict[Any, list[tuple[int, int]]] = defaultdict(list)
        for n, rule in enumerate(self._rules):
            for place, asked in enumerate(rule.asked):
                self._asking[_by_name(asked)].append((n, place))
        written = [a["LOWER"] for r in self._rules for a in r.asked if "LOWER" in a]
        self._written = frozenset(chain.from_iterable(map(_listed, written)))
        regexes = {
            w["REGEX"] for w in written if not isinstance(w, str) and "REGEX" in w
        }
        self._regex = re.compile("|".join(f"(?:{regex})" for regex in regexes))
        self._named = lru_cache(_FORMS)(self._name)
        self._kind, self._values = cache(self._kind_of), cache(self._values_of)

    def __call__(self, docs: Iterable[Any]) -> None:
        """Set what the rules say of the words of docs that have tags and heads."""
        for doc in filter(len, docs):
            asked = doc.to_array(_ASKED).tolist()
            kinds = [self._kind(self._named(form), *rest) for form, *rest in asked]
            rules = [kind.alone for kind in kinds]
            for place, rule in self._in_a_row(kinds):
                rules[place] = (*rules[place], rule)
            rows = doc.to_array(_SET)
            rows[:] = [
                self._values(kind.tag, kind.dep, held)
                for kind, held in zip(kinds, rules, strict=True)
            ]
            doc.from_array(_SET, rows)

    def _name(self, form: int) -> str:
        """Return how a word is written if a rule names that, else nothing."""
        written = self._strings[form]
        named = written in self._written or self._regex.search(written)
        return written if named else ""

    def _kind_of(self, written: str, tag: int, dep: int, space: int) -> _Kind:
        """Try on a kind of word the rules that ask for its like."""
        values = (written, self._strings[tag], self._strings[dep], space == 1)
        word = dict(zip(_ASKED, values, strict=True))
        near = (self._asking.get(name, ()) for name in (*word.items(), None))
        met = frozenset(
            (n, place)
            for n, place in chain.from_iterable(near)
            if _is_met(self._rules[n].asked[place], word)
        )
        first = [n for n, place in met if place == 0]
        alone = [n for n in first if len(self._rules[n].asked) == 1]
        begun = [n for n in first if len(self._rules[n].asked) > 1]
        return _Kind(tag, dep, tuple(alone), tuple(begun), met)

    def _in_a_row(self, kinds: Sequence[_Kind]) -> Iterator[tuple[int, int]]:
        """Yield the rules of several words that hold, behind the place they set."""
        for first, kind in enumerate(kinds):
            for n in kind.begun:
                rule = self._rules[n]
                row = kinds[first : first + len(rule.asked)]
                if len(row) == len(rule.asked) and all(
                    (n, place) in one.met for place, one in enumerate(row)
                ):
                    yield first + rule.place, n

    def _values_of(self, tag: int, dep: int, rules: tuple[int, ...]) -> Sequence[int]:
        """Return what rules set of a word; where several do, the last one counts."""
        values = dict(zip(_SET, (tag, dep, 0, 0, 0), strict=True))
        for n in sorted(rules):
            sets = self._rules[n].sets
            values |= {self._strings[name]: value for name, value in sets.items()}
        return [values[name] for name in _SET]


def _by_name(asked: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return the first thing that a rule asks for by its name, if any."""
    named = (pair for pair in asked.items() if isinstance(pair[1], str))
    return next(named, None)


def _listed(wanted: Any) -> Iterable[str]:
    """Return the forms that a rule lists."""
    return [wanted] if isinstance(wanted, str) else wanted.get("IN", ())


def _is_met(asked: Mapping[str, Any], word: Mapping[str, Any]) -> bool:
    """Tell whether a word is what a rule asks for."""
    return all(
        all(_HOLDS[how](word[name], given) for how, given in wanted.items())
        if isinstance(wanted, Mapping)
        else word[name] == wanted
        for name, wanted in asked.items()
    )
