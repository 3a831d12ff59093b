"""What a noun is called: the words before it that tell which one is meant."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from detente.reading.draft.words import listed_stems
from detente.reading.issues.heads import names_or_counts
from detente.reading.issues.nominals import nominals
from detente.reading.issues.vocabulary import gerund, subjects, telling, term
from detente.reading.parse import Parsed

_DEED = re.compile(r"(?:\w{3}ing|[st]ion|[a-z]{3}ment|ure|dom|ity|ship|ance|ence)$")
_SHARES = frozenset(["MONEY", "PERCENT"])
_MOST = 3
"""Words before a noun that its phrase keeps."""
_WITHOUT = ""
"""Stands among the modifiers of a noun for all its occurrences."""
_OF_THE_LOT = frozenset(["JJR", "JJS", "VBD", "VBG"])
_KIND = re.compile(r"(?:[^aeiou]al|[a-z]ic|ary|ear|ian|-\w+)$")
"""How adjectives end that say of what kind a thing is, rather than how good."""

Modifiers = Mapping[str, Counter[str]]


@dataclass(frozen=True, slots=True)
class Usage:
    """How a text uses its words.

    Attributes
    ----------
    called
        By which words each noun is qualified, and how often. The count of all its
        occurrences stands under an empty word.
    counts
        How often it has each term.
    common
        The word that it most often has for a term as a noun, or the first for a deed.
    """

    called: Modifiers
    counts: Mapping[str, int]
    common: Mapping[str, str]


def usage(parsed: Iterable[Parsed]) -> Usage:
    """Return how some text uses its words."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    counts: Counter[str] = Counter()
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    deeds: dict[str, str] = {}
    for token in (token for piece in parsed for token in piece.doc):
        _qualify(token, found)
        if not token.is_alpha:
            continue
        name = term(token.lemma_)
        counts[name] += 1
        if token.pos_ == "NOUN" or of_a_body(token):
            forms[name][token.lower_] += 1
        elif token.pos_ == "VERB":
            deed = token.lemma_.lower()
            deeds.setdefault(name, nominals().get(deed) or gerund(deed))
    common = {name: count.most_common(1)[0][0] for name, count in forms.items()}
    return Usage(found, counts, deeds | common)


def _qualify(token: Any, found: dict[str, Counter[str]]) -> None:
    """Count a noun, and what qualifies one."""
    if token.pos_ in {"NOUN", "PROPN"}:
        found[term(token.lemma_)][_WITHOUT] += 1
    often = token.pos_ == "ADJ" and token.ent_type_ in {"DATE", "TIME"}
    known = often or not names_or_counts(token)
    if token.dep_ in {"amod", "compound"} and known:
        found[term(token.head.lemma_)][term(token.lemma_)] += 1


def qualified(noun: str, called: Modifiers) -> str:
    """Return the word by which a text most often qualifies a noun; empty if none."""
    told = ((n, name) for name, n in called.get(noun, {}).items() if name != _WITHOUT)
    return max(told, key=lambda one: one[0], default=(0, ""))[1]


def phrase(token: Any, called: Modifiers) -> str:
    """Return a noun with the noun it qualifies, or with that which qualifies it.

    Nouns before a noun belong to its name, *interest-rate corridor*; an adjective does
    where the text mostly has it there, *minimum hourly rate*: what is once called
    illegal by those who want it gone is not called so.
    """
    head = token.head
    qualifies = token.dep_ in {"amod", "compound"} and head.i == token.i + 1
    if qualifies and _of_the_world(head) and not _hyphened(token):
        whole = phrase(head, called)
        own = f"{_written(token)} {_written(head)}"
        return whole if own in whole else own
    before = list(_before(token, called))
    return " ".join([*reversed(before), _written(token)])


def _before(noun: Any, called: Modifiers) -> Iterator[str]:
    """Yield the words before a noun that belong to its name, the nearest first."""
    place, kept = noun.i - 1, 0
    while place >= noun.sent.start and kept < _MOST:
        word = noun.doc[place]
        joined = _hyphened(word) and place - 2 >= noun.sent.start
        first = noun.doc[place - 2] if joined else word
        if not (_names(word, noun, called) and (not joined or _joins(first))):
            return
        yield f"{_written(first)}-{_written(word)}" if joined else _written(word)
        place, kept = first.i - 1, kept + 1


def _names(word: Any, noun: Any, called: Modifiers) -> bool:
    """Tell whether a word before a noun is part of what the noun is called."""
    world = _of_the_world(word) or (word.is_alpha and _hyphened(word))
    if not world or word.dep_ not in {"amod", "compound"}:
        return False
    if word.pos_ == "ADJ" and word.ent_type_ in {"NORP", "GPE"}:
        return False
    if word.dep_ == "compound":
        return word.pos_ in {"NOUN", "PROPN"} or word.i == noun.i - 1
    known = called.get(term(noun.lemma_), Counter())
    often = known[term(word.lemma_)]
    mostly = 2 * often + (often > 1) > known[_WITHOUT]
    sort = _KIND.search(word.lower_) is not None
    plain = word.tag_ not in _OF_THE_LOT and not _measures(word)
    told = (mostly or sort) and plain and telling(term(word.lemma_))
    return word.head.i == noun.i and told


def _measures(word: Any) -> bool:
    """Tell whether a word says how much of a thing there is, or since when."""
    name = term(word.lemma_)
    kinds = ("more", "less", "flows", "acts")
    return any(name in listed_stems(kind) for kind in kinds)


def of_what(noun: Any, called: Modifiers) -> str:
    """Return what a noun is of, *of rare earths*; empty where that tells nothing.

    Only a noun that needs it has it: one that stands for a deed or a quality. *The
    duty* is of what the duty was of that the paragraph named last.
    """
    if not _needs_it(noun):
        return ""
    known = any(c.dep_ == "det" and c.lower_ == "the" for c in noun.children)
    before = reversed(noun.doc[: noun.i]) if known else ()
    meant = (noun, *(t for t in before if t.lemma_ == noun.lemma_))
    return next(filter(None, (_behind(token, called) for token in meant)), "")


def _behind(noun: Any, called: Modifiers) -> str:
    """Return the *of* or *on* behind a noun with its object, in words."""
    link = _link_behind(noun)
    for under in link.children if link is not None else ():
        if (
            under.dep_ == "pobj"
            and under.pos_ == "NOUN"
            and telling(term(under.lemma_))
        ):
            named = " ".join(phrase(under, called).split()[-2:])
            the = any(c.lower_ == "the" for c in under.children)
            one = "the " if the and under.tag_ == "NN" else ""
            return f"{link.lower_} {one}{named}"
    return ""


def _link_behind(noun: Any) -> Any:
    """Return the *of* or *on* right behind a noun, or behind how much of it there is.

    *A duty of 12 per cent on wool* is on wool.
    """
    rest = noun.doc[noun.i + 1 : noun.sent.end]
    shares = [t.i for t in rest[:6] if t.ent_type_ in _SHARES]
    first = noun.i + 1
    if shares and shares[0] == first + 1 and rest[0].lower_ in {"of", "at"}:
        first = shares[-1] + 1
    link = noun.doc[first] if first < noun.sent.end else noun
    return link if link.lower_ in {"of", "on"} else None


def _needs_it(noun: Any) -> bool:
    """Tell whether a noun is a deed, a quality or a share: it is of something."""
    listed = listed_stems("incomplete") | listed_stems("changes")
    name = term(noun.lemma_)
    deed = _DEED.search(noun.lemma_) is not None and name not in subjects()
    return deed or name in listed


def of_a_body(token: Any) -> bool:
    """Tell whether a word is the first of a body's name: *Security Council*."""
    body = token.head
    named = token.pos_ == body.pos_ == "PROPN" and token.dep_ == "compound"
    return (
        named and body.i == token.i + 1 and term(body.lemma_) in listed_stems("actors")
    )


def _joins(word: Any) -> bool:
    """Tell whether a word may begin one with a hyphen that names something."""
    return word.is_alpha and word.pos_ in {"NOUN", "PROPN", "ADJ"}


def _written(token: Any) -> str:
    """Return a word in lower case, unless it is an acronym or a name."""
    acronym = token.is_upper and len(token) > 1
    name = token.pos_ == "PROPN" and not token.is_sent_start
    return str(token.text if acronym or name else token.lower_)


def _of_the_world(token: Any) -> bool:
    """Tell whether a noun is no sign, no unit and no word about talks: *pay claim*."""
    name = term(token.lemma_)
    kinds = ("general",) if token.pos_ == "ADJ" else ("acts", "general", "units")
    return token.is_alpha and not any(name in listed_stems(kind) for kind in kinds)


def _hyphened(token: Any) -> bool:
    """Tell whether a token is the end of a word with a hyphen (*30-metre*)."""
    return bool(token.i > 0 and token.nbor(-1).text == "-")
