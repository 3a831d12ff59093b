"""Lists under headings and labels: "What Moscow wants", "Red lines:", then items."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.parse import Parsed
from detente.reading.rules.matching import match
from detente.reading.scene import Found
from detente.reading.speakers.holder import BOTH, Holder
from detente.reading.speakers.who import Resolver
from detente.reading.words import table, words

_FINITE = frozenset(["VBZ", "VBP", "VBD"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "expl"])
_WANTED: frozenset[Act] = frozenset(["demand", "insist", "prefer", "seek"])
_SHORTEST = 2
_LONGEST = 60
_ITEMS = re.compile(r"\s*;\s*(?:and\s+)?|,\s+(?:and\s+)?(?=(?:an?|the|no|any)\s)")


@dataclass(frozen=True, slots=True)
class Owner:
    """Who and what a heading says of the list below it.

    Attributes
    ----------
    holder
        Whose list it is; None when the heading does not say.
    act
        What the party does with its items; None when the heading does not say.
    presumed
        Whether a list of talks that names only the party is one of what it wants.
    apart
        Whether one heading says whose list it is and another what it lists.
    """

    holder: Holder | None = None
    act: Act | None = None
    presumed: bool = False
    apart: bool = False

    def under(self, outer: "Owner") -> "Owner":
        """Return what is known where this heading stands under another."""
        holder, act = self.holder or outer.holder, self.act or outer.act
        if self.act == "offer" and outer.act in _WANTED:
            act = outer.act  # "Its proposals:" under "What the writers want"
        presumed = self.presumed or outer.presumed
        apart = holder not in (None, self.holder) and self.act is not None
        return Owner(holder, act, presumed, self.apart or outer.apart or apart)


def owner(heading: Any, resolver: Resolver) -> Owner:
    """Return whose list a heading opens, and what of theirs it lists.

    A word that says what is listed (*Tenders*) does not say whose. Of a paragraph that
    leads in to its items, the last sentence says both: "Peru met Chile. It demands:".

    Parameters
    ----------
    heading
        Its parse.
    resolver
        Who is meant by a noun.
    """
    resolver.enter(heading)
    last = heading.sents[-1] if len(heading.sents) > 1 else heading
    holders = [h for t in last if _is_free(t) and (h := resolver.one(t)) and h.parties]
    parties = {party for holder in holders for party in holder.parties} - {BOTH}
    holder = next((h for h in holders if h.parties != (BOTH,)), None)
    if not parties and last is not heading:
        holder = _of_sentence(last, resolver)
        parties = set(holder.parties) - {BOTH} if holder is not None else set()
    return Owner(holder if len(parties) == 1 else None, listed_act(last))


def _of_sentence(sentence: Any, resolver: Resolver) -> Holder | None:
    """Return of whom a sentence tells; who acted last where it names nobody."""
    noun = _actor(sentence)
    if noun is not None and noun.pos_ != "PRON":
        return resolver.who(noun)
    before = [s for s in sentence.doc.sents if s.end <= sentence.start]
    last = _actor(before[-1])
    return (resolver.who(last) if last is not None else None) or resolver.last


def _actor(sentence: Any) -> Any | None:
    """Return the first subject of a sentence."""
    found = (grammar.own_subject(t) for t in sentence if t.pos_ in {"VERB", "AUX"})
    return next((noun for noun in found if noun is not None), None)


def _is_free(token: Any) -> bool:
    if token.dep_ == "pobj":
        return token.head.lower_ in {"of", "by", "from"}
    if token.head == token and match(token, "nouns") is not None:
        return False
    return token.pos_ in {"NOUN", "PROPN"} and token.dep_ != "amod"


def listed_act(heading: Any) -> Act | None:
    """Return what a party does with the items of a list, by its heading or label.

    Parameters
    ----------
    heading
        Its parse.
    """
    text = heading.text.lower()
    for act, phrases in _acts_of_headings():
        if phrases.search(text):
            return act
    for token in heading:
        kind = "verbs" if token.pos_ in {"VERB", "AUX"} else "nouns"
        found = match(token, kind)
        if found is not None:
            return None if grammar.is_negated(token) else found.act
    return None


@cache
def _acts_of_headings() -> Sequence[tuple[Act, re.Pattern[str]]]:
    """Return the acts that headings say, with what finds one of their phrases."""
    return [
        (act, re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))})\b"))
        for act, phrases in table("lexicon")["headings"].items()
    ]


def items(parsed: Parsed, listed: Owner) -> Iterator[Found]:
    """Yield the statements that items of a list make by standing there.

    Parameters
    ----------
    parsed
        The block of the item, or of a label with its items behind it.
    listed
        What its headings and its label say.
    """
    block = parsed.block
    if listed.holder is None or not (listed.act or _is_wish(parsed, listed)):
        return
    told = block.text.rstrip("\"”’' ").endswith((".", ":"))
    if block.kind != "bullet" and told and not block.label:
        return
    start = 0
    for joint in [*_ITEMS.finditer(block.text), None]:
        end = joint.start() if joint else len(block.text.rstrip(" .;,"))
        text = " ".join(block.text[start:end].split())
        if _SHORTEST <= len(text.split()) <= _LONGEST:
            act = listed.act or _wish(parsed.doc, start, text)
            yield from _item(parsed, listed.holder, act, (start, end)) if act else ()
        start = joint.end() if joint else end


def _is_wish(parsed: Parsed, listed: Owner) -> bool:
    """Tell whether an item names a thing, and tells of no fact: "full access"."""
    told = any(t.dep_ in _SUBJECTS and _tells(t) for t in parsed.doc)
    own = any(t.pos_ == "PRON" for t in parsed.doc)
    return listed.presumed and listed.act is None and not (told or own)


def _tells(noun: Any) -> bool:
    """Tell "targets rise" from "targets, reviewed each year"."""
    verb = noun.head
    apart = any(t.text == "," for t in verb.doc[noun.i : verb.i])
    present = verb.tag_ in _FINITE or bool(grammar.modal(verb))
    return present and not (apart and verb.tag_ == "VBD")


def _wish(doc: Any, start: int, text: str) -> Act | None:
    """Return what an item under a party's bare name is: a thing wanted, or refused."""
    first = next(t for t in doc if t.idx >= start)
    if set(text.lower().split()) & words("lexicon", "lists", "silent"):
        return None
    if first.lower_ in words("lexicon", "lists", "denying"):
        return "reject"
    found = match(first, "adjectives") or match(first, "verbs")
    return found.act if found is not None else "demand"


def _item(
    parsed: Parsed, holder: Holder, act: Act, span: tuple[int, int]
) -> Iterator[Found]:
    yield Found(
        holder=holder,
        act=act,
        content=" ".join(parsed.block.text[slice(*span)].split()),
        condition="",
        negative=act in {"reject", "oppose"},
        parsed=parsed,
        span=span,
        body=span,
        modality="inferred",
        confidence=0.8 * holder.sure,
    )
