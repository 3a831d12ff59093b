"""Who stands for nobody else: people whom a text takes for known."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.context import Context
from detente.reading.speakers.home import own_affair
from detente.reading.speakers.nouns import has_article, person_name
from detente.reading.speakers.parties import ABROAD
from detente.reading.words import words

_SEVERAL = frozenset(["board", "management"])
"""Of those who head a body, such as are no one person."""
_POLITE = frozenset(["miss", "mr", "mrs", "ms"])
_DESCRIBED = frozenset(
    ["acl", "amod", "appos", "nmod", "nummod", "poss", "prep", "relcl"]
)


@dataclass(slots=True)
class _Met:
    """How a text tells of somebody.

    Attributes
    ----------
    name
        The longest form.
    often
        How many times.
    bare
        Whether nothing ever says what they are.
    acts
        Whether they do something.
    """

    name: str = ""
    often: int = 0
    bare: bool = True
    acts: bool = False

    @property
    def alone(self) -> bool:
        """Whether a text that never says who they are comes back to them."""
        return self.bare and self.acts and self.often > 1


def name_lone(parsed: Sequence[Parsed], resolver: Context) -> None:
    """Note whose name a text gives again and again, and nothing more.

    Whoever is asked in the street is told of at once: how old, whose, where from, what
    they do. A reader who gets only "Bo Lund wants a list" is taken to know Bo Lund,
    an independent member or the owner of a firm. He stands for himself where nothing
    that comes later says for whom; among states he would speak for one of them, and
    where "the chief executive" speaks he may be that.

    Parameters
    ----------
    parsed
        The blocks that are read together.
    resolver
        What the texts have said; its table learns.
    """
    parties = resolver.table
    states = [p for p in parties.mentions if parties.kinds.get(p) in ABROAD]
    if len(states) > 1 and not own_affair(parties):
        return
    unknown = {name for name in parties.persons if not parties.names.get(name)}
    unknown -= parties.people.keys()
    chiefs = (t for p in parsed for t in p.doc if _is_unnamed_chief(t))
    if unknown and not any(chiefs):
        met = _told_of(parsed, unknown)
        named = {short: one for short, one in met.items() if " " in one.name}
        parties.lone.update((s, one.name) for s, one in named.items() if one.alone)


def _told_of(parsed: Iterable[Parsed], unknown: AbstractSet[str]) -> dict[str, _Met]:
    """Return how texts tell of people whom no party is known for."""
    met: dict[str, _Met] = defaultdict(_Met)
    for token in (token for piece in parsed for token in piece.doc):
        if token.text in unknown and token.dep_ != "compound":
            _meet(token, met[token.text])
    return met


def _meet(name: Any, known: _Met) -> None:
    """Take note of one more time that a name stands in a text."""
    known.name = max(known.name, person_name(name), key=len)
    known.often += 1
    known.bare = known.bare and not _is_described(name)
    known.acts = known.acts or name.dep_ == "nsubj"


def _is_described(name: Any) -> bool:
    """Tell whether anything beside a name says who it is: an age, an office, a town."""
    titled = any(
        c.dep_ == "compound" and (c.text.islower() or c.ent_type_ != "PERSON")
        for c in name.lefts
        if c.lower_.rstrip(".") not in _POLITE
    )
    beside = any(c.dep_ in _DESCRIBED for c in name.children)
    return titled or beside or name.dep_ == "appos"


def _is_unnamed_chief(noun: Any) -> bool:
    """Tell whether a noun is the head of a firm without a name: "the chairman said"."""
    head = noun.dep_ == "nsubj" and noun.tag_ == "NN"
    head = head and noun.lemma_.lower() in words("roles", "of_bodies") - _SEVERAL
    beside = {c.dep_ for c in noun.children}
    return head and has_article(noun) and beside.isdisjoint({"appos", "poss", "prep"})
