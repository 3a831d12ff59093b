"""In whose voice a text is written: letters, communiqués, transcripts."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile
from typing import Any

from detente.reading.blocks import BOILERPLATE
from detente.reading.parse import Parsed
from detente.reading.speakers.affiliation import affiliation
from detente.reading.speakers.groups import group
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import group_kind
from detente.reading.speakers.parties import is_media, kind_by_name
from detente.reading.speakers.quotations import quoted_spans
from detente.reading.speakers.who import Resolver
from detente.reading.words import Pattern, patterns, words

_OWN = frozenset(["we", "our", "us", "ours"])
_PLAIN = frozenset([(), ("to",), ("that",), ("for",)])
"""What stands behind a verb that by itself takes a position, no set phrase."""
_LEAST_OWN = 3
_LINE = 15
_TWO = 2
_ISSUED = re.compile(
    r"\b(?:press release|communiqu[eé]|open letter|statement (?:by|from|of)|"
    r"position paper|joint statement|memorandum of)\b",
    re.IGNORECASE,
)
_ASKS = frozenset(
    ["q", "question", "moderator", "host", "reporter", "journalist", "interviewer"]
)
_ANSWERS = frozenset(["a", "answer"])


def issuer(title: Any, parsed: Sequence[Parsed], resolver: Resolver) -> Holder | None:
    """Return the party that a document speaks for, or None when a newspaper does.

    A document is a party's own when it says "we" outside quotations again and again, or
    calls itself a press release or a letter. The party is the one that stands beside
    the first "we", whose name is over the text, that signs, or that is named first, if
    "we" take positions: a newspaper's "we" understand, and are told.

    Parameters
    ----------
    title
        The parse of the title.
    parsed
        The blocks of the document.
    resolver
        Who is meant by a noun.
    """
    kept = [p for p in parsed if p.block.doubt not in BOILERPLATE and p.block.text]
    said = sum(_own_words(piece) for piece in kept if not piece.block.label)
    issued = any(_is_named_so(p.block.text) for p in kept[:4])
    issued = issued or any(
        _ISSUED.search(h) for p in kept[:2] for h in p.block.headings
    )
    if said < _LEAST_OWN and not issued:
        return None
    ends = kept[-1:] if said >= _LEAST_OWN else []
    if ends and (found := _named_as_own(parsed, kept, resolver)):
        return found
    if not issued and not any(map(_takes_position, kept)):
        return None
    docs = [*(p.doc for p in ends), title, *(p.doc for p in kept[:6])]
    return _first_named(docs, resolver)


def _named_as_own(
    parsed: Sequence[Parsed], kept: Sequence[Parsed], resolver: Resolver
) -> Holder | None:
    """Return who "we" are, as the text says beside the word, over it or below it."""
    found = _beside_we(kept, resolver) or _over(parsed, resolver)
    return found or _signed(kept[-1], resolver)


def _over(parsed: Sequence[Parsed], resolver: Resolver) -> Holder | None:
    """Return the body whose name, in capitals, is all that a line over the text has."""
    for piece in takewhile(lambda piece: piece.block.doubt in BOILERPLATE, parsed):
        line = piece.block.text.strip(" —–-|*_")
        name = line.title() if line.isupper() else ""
        if " " in name and (resolver.table.names.get(name) or kind_by_name(name)):
            return Holder((resolver.table.introduce(name),))
    return None


def _takes_position(piece: Parsed) -> bool:
    """Tell whether "we" want, offer or refuse something outside quotations."""
    quoted = quoted_spans(piece.block.text)
    return any(
        token.lower_ == "we"
        and token.dep_ == "nsubj"
        and any(p.words[1:] in _PLAIN for p in _acts(token.head))
        and not any(a <= token.idx < b for a, b in quoted)
        for token in piece.doc
    )


def _acts(verb: Any) -> Sequence[Pattern]:
    return patterns("verbs").get(verb.lemma_, ()) if verb.pos_ == "VERB" else ()


def _signed(last: Parsed, resolver: Resolver) -> Holder | None:
    """Return who signs by an acronym below a letter: "Your UFA bargaining team"."""
    if len(last.doc) > _LINE or any(resolver.table.names.hits(last.doc)):
        return None
    short = (t.text for t in last.doc if t.is_alpha and t.is_upper and len(t) > _TWO)
    name = next(short, "")
    return Holder((resolver.table.introduce(name),)) if name else None


def _is_named_so(text: str) -> bool:
    """Tell whether a line calls the document a statement; news only mentions one."""
    return len(text.split()) <= _LINE and bool(_ISSUED.search(text))


def _own_words(piece: Parsed) -> int:
    quoted = quoted_spans(piece.block.text)
    return sum(
        token.lower_ in _OWN
        and token.text != "US"
        and not any(a <= token.idx < b for a, b in quoted)
        for token in piece.doc
    )


def _beside_we(parsed: Iterable[Parsed], resolver: Resolver) -> Holder | None:
    """Return who "we, the riders of …" are."""
    for piece in parsed:
        resolver.enter(piece.doc)
        for token in piece.doc:
            if token.lower_ != "we":
                continue
            for noun in token.children:
                if noun.dep_ == "appos" and (holder := _owner(noun, resolver)):
                    return holder
    return None


def _owner(noun: Any, resolver: Resolver) -> Holder | None:
    party = affiliation(resolver, noun)
    if party:
        return Holder((party,))
    holder = resolver.who(noun)
    return holder if holder and holder.parties else None


def _first_named(docs: Iterable[Any], resolver: Resolver) -> Holder | None:
    for doc in docs:
        hits = resolver.table.names.hits(doc)
        named = [h for h in hits.values() if h.form in {"name", "people"}]
        if named:
            return Holder((named[0].party,))
        for entity in doc.ents:
            if entity.label_ == "ORG" and not is_media(entity.text):
                return Holder((resolver.table.introduce(entity.text),))
    return None


def labelled(label: Any, resolver: Resolver, piece: Parsed) -> Holder | None:
    """Return who speaks under a label: a person, a party, or nobody who takes part.

    A label that names a matter, "Fishing Rights:", speaks for nobody: it is None. A
    name that the documents do not know is a speaker's only where it looks like a
    person's, or where the text behind it says "I" or "we".

    Parameters
    ----------
    label
        Its parse.
    resolver
        Who is meant by a noun; where a label only says that somebody answers, it is
        the person that the resolver has in mind.
    piece
        The text behind it.
    """
    said = [t for t in label if t.is_alpha]
    asks = {t.lower_ for t in said} & (_ASKS | resolver.askers)
    if asks:
        resolver.askers.update(t.lower_ for t in said[:-1])
    if asks or not said:
        return Holder((), label.text) if said else None
    if said[0].lower_ in _ANSWERS and len(said) == 1:
        return resolver.person
    found = _person(said, resolver) or _named(said, resolver)
    return found or _group(said, resolver, piece) or _stranger(said, piece)


def _person(label: Sequence[Any], resolver: Resolver) -> Holder | None:
    people = resolver.table.people
    found = (people.get(token.text.title()) for token in reversed(label))
    person = next((p for p in found if p is not None), None)
    return Holder((person.party,), person.name) if person else None


def _named(label: Sequence[Any], resolver: Resolver) -> Holder | None:
    """Return the party whose name a label is."""
    hits = {h.party for h in resolver.hits.values() if h.form != "seat"}
    if not (_top(label).i in resolver.hits or all(t.i in resolver.hits for t in label)):
        return None
    return Holder((next(iter(hits)),)) if len(hits) == 1 else None


def _top(label: Sequence[Any]) -> Any:
    return next((t for t in label if t.head == t), label[-1])


def _group(label: Sequence[Any], resolver: Resolver, piece: Parsed) -> Holder | None:
    """Return the party that a label calls by what it is: "Company", "Spokesman".

    The word may as well be a matter, "Tenders:", where the text behind it says whose
    words it reports.
    """
    top = _top(label)
    if top.i in resolver.hits or reports(piece, resolver):
        return None
    if group_kind(top) or top.lemma_.lower() in words("roles", "voices"):
        found = resolver.voice(top) or group(resolver, top)
        return found if found and found.parties else None
    return None


def reports(piece: Parsed, resolver: Resolver) -> bool:
    """Tell whether a text begins with somebody else who says or does something."""
    hits = resolver.table.names.hits(piece.doc)
    first = next(iter(piece.doc.sents), ())
    nouns = (t for t in first if t.dep_ == "nsubj" and t.pos_ in {"NOUN", "PROPN"})
    return any(noun.i in hits or group_kind(noun) for noun in nouns)


def _stranger(label: Sequence[Any], piece: Parsed) -> Holder | None:
    """Return somebody who is known for nothing but speaking here."""
    titled = label[0].lower_.rstrip(".") in words("roles", "titles")
    person = all(t.ent_type_ == "PERSON" for t in label)
    name = " ".join(t.text for t in label)
    return Holder((), name) if titled or person or _own_words(piece) else None
