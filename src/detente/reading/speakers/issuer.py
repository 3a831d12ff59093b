"""In whose name a document is written: letters, communiqués, statements to the press.

In a newspaper "we" stand in quotations. Where a text says "we" of itself it is
somebody's own, and what it demands, offers and refuses is his.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import takewhile
from typing import Any

from detente.reading.blocks import BOILERPLATE
from detente.reading.grammar import conjuncts, own_subject
from detente.reading.parse import Parsed
from detente.reading.speakers.affiliation import affiliation
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.parties import is_media, kind_by_name
from detente.reading.speakers.quotations import quoted_spans, speeches
from detente.reading.speakers.who import Resolver
from detente.reading.words import Pattern, patterns, words

_OWN = frozenset(["we", "our", "us", "ours"])
_OWN_WORD = re.compile(r"we|ours?|us", re.IGNORECASE)
"""Found in whatever has one of them, and fast."""
_PLAIN = frozenset([(), ("to",), ("that",), ("for",)])
"""What stands behind a verb that by itself takes a position, no set phrase."""
_LEAST_OWN = 3
_LINE = 15
_TWO = 2
_FIRST, _LAST = 4, 3
"""Blocks at the top that may say whose text it is, and at the end that may sign it."""
_PAPER = (
    r"(?:press release|communiqu[eé]|declaration|statement|open letter|letter|response"
    r"|reply|submission|position paper|memorandum|message|appeal|manifesto)"
)
_ISSUED = re.compile(
    r"\b(?:press release|communiqu[eé]|open letter|statement (?:by|from|of)|"
    r"position paper|joint statement|memorandum of)\b",
    re.IGNORECASE,
)
_NAME = (
    r"(?P<name>[A-Z][\w&.’'-]*(?: "
    r"(?:(?:of|for|and|the|de|des|du|del|la|der|für|[&])(?: the)? )*[A-Z][\w&.’'-]*)*)"
)
_OF = re.compile(
    rf"\b(?i:{_PAPER}(?: \w+)?? (?:of|by|from|on behalf of)(?: the)?) {_NAME}"
)
_OWNED = re.compile(
    rf"^(?:The )?(?:[A-Z]\w+['’]s? )?{_NAME}(?:['’]s?)?(?: ?[:–—|-])? "
    rf"(?:(?:\w+ )?(?i:{_PAPER})(?: (?i:on|to|about|regarding)\b|$)|(?i:our|we) )"
)
_DOES = re.compile(rf"^(?:The )?{_NAME} [a-z]+s ")
"""A title that says what somebody does: "Civic Forum calls for …"."""
_SIGNED = re.compile(
    rf"^(?i:signed|for|on behalf of|issued by)[:,]? (?:[Tt]he )?{_NAME}[,.:]?$"
)
_ADDRESSES = re.compile(
    r"^(?:The |We, )?(?:[Tt]he )?(?:[\w-]+(?: [\w-]+)? of (?:the )?)?"
    rf"{_NAME} (?:[^.;]*? )?"
    r"(?:inform|announce|declare|address|issue|state|make|wish|reaffirm|reiterate"
    r"|express|convey|respond|note|publish)e?s\b"
)
"""How a text begins that says who writes it: "The council of X informs the public"."""
_ENDS = re.compile(
    r" (?:on|regarding|concerning|about|after|following|in response|at|before|to"
    r"|with)\b.*$",
    re.IGNORECASE,
)
_TOWARDS = frozenset(["dobj", "dative", "iobj", "nsubj", "nsubjpass", "appos", "conj"])
_BETWEEN = frozenset(["to", "with", "on", "from", "against", "by", "upon", "of"])
_INSIDE = frozenset(["at", "in"])
_UNNAMED = 0.6


def issuer(
    title: Any,
    parsed: Sequence[Parsed],
    resolver: Resolver,
    senders: Sequence[Any] = (),
) -> Holder | None:
    """Return the party that a document speaks for, or None when a newspaper does.

    A document is a party's own when it says "we" outside quotations again and again, or
    calls itself a press release or a letter. The party is the one that stands beside
    the first "we", whose the text is said to be, whose name is over it, or that signs;
    else, if "we" take positions, the first that is named and that "we" do not ask,
    answer or meet: a newspaper's "we" understand, and are told. Where nobody is, they
    are the authors.

    Parameters
    ----------
    title
        The parse of the title.
    parsed
        The blocks of the document.
    resolver
        Who is meant by a noun.
    senders
        The parses of who sends or publishes it, where that is known.
    """
    kept = [p for p in parsed if p.block.doubt not in BOILERPLATE and p.block.text]
    said = sum(own_words(piece) for piece in kept if not piece.block.label)
    issued = any(_is_named_so(p.block.text) for p in kept[:_FIRST])
    issued = issued or any(
        _ISSUED.search(h) for p in kept[:_TWO] for h in p.block.headings
    )
    if said < _LEAST_OWN and not issued:
        return None
    own = said >= _LEAST_OWN
    if own and (found := _named_as_own(title, parsed, kept, resolver)):
        return found
    takes = any(map(_takes_position, kept))
    if not issued and not takes:
        return None
    if not own and (found := _quoted_first(kept, resolver)):
        return found
    met = _met(kept, resolver) if own else frozenset()
    docs = [*(p.doc for p in kept[-1:] if own), title, *(p.doc for p in kept[:6])]
    found = _sending(senders, resolver, met) if own else None
    found = found or _first_named(docs, resolver, met)
    unnamed = Holder((resolver.table.introduce("authors"),), "", _UNNAMED)
    return found or (unnamed if own and takes else None)


def _quoted_first(parsed: Iterable[Parsed], resolver: Resolver) -> Holder | None:
    """Return for whom the person speaks whom a press release quotes first."""
    for piece in parsed:
        for verb in (v for sent in piece.doc.sents for v in speeches(sent)):
            noun = own_subject(verb)
            if noun is not None and noun.ent_type_ == "PERSON":
                known = resolver.known_person(noun)
                return Holder(known.parties) if known else None
    return None


def own_words(piece: Parsed) -> int:
    """Count how often a text says "we", "our" or "us" outside quotations."""
    return sum(1 for _ in _ours(piece))


def _ours(piece: Parsed) -> Iterator[Any]:
    """Yield the words "we", "our" and "us" outside quotations."""
    if not _OWN_WORD.search(piece.text):
        return
    quoted = quoted_spans(piece.block.text)
    for token in piece.doc:
        own = token.lower_ in _OWN and token.text != "US"
        if own and not any(a <= token.idx < b for a, b in quoted):
            yield token


def _named_as_own(
    title: Any, parsed: Sequence[Parsed], kept: Sequence[Parsed], resolver: Resolver
) -> Holder | None:
    """Return who "we" are, as the text says beside the word, over it or below it."""
    over = [title.text, *(h for p in kept[:1] for h in p.block.headings)]
    over += [p.block.text for p in parsed[:_FIRST] if len(p.doc) <= 2 * _LINE]
    return (
        _beside_we(kept, resolver)
        or _titled(over, (_OF, _OWNED, _ADDRESSES), resolver)
        or _over(parsed, resolver)
        or _signed(kept[-_LAST:], resolver)
        or _titled([title.text], [_DOES], resolver)
    )


def _titled(
    lines: Iterable[str], papers: Iterable[re.Pattern[str]], resolver: Resolver
) -> Holder | None:
    """Return whose paper a line says it is: "Statement of the Riders' Union on …"."""
    for line in lines:
        text = _as_name(line) if line.isupper() else line
        for pattern in papers:
            for found in pattern.finditer(text):
                name = _ENDS.sub("", found["name"])
                if holder := _called(name, resolver):
                    return holder
    return None


def _sending(
    senders: Iterable[Any], resolver: Resolver, met: AbstractSet[str]
) -> Holder | None:
    """Return the body that sends or publishes a text; a person speaks for another."""
    for sender in senders:
        name = sender.text
        known = resolver.table.names.get(name)
        body = (
            known or kind_by_name(name) or any(e.label_ == "ORG" for e in sender.ents)
        )
        person = name in resolver.table.persons or is_media(name)
        if body and not person and known not in met:
            return Holder((resolver.table.introduce(name),))
    return None


def _called(name: str, resolver: Resolver) -> Holder | None:
    """Return the party of a name, or the two of "A and B"; nobody for a person's."""
    table = resolver.table
    known = [table.names.get(one) for one in name.split(" and ")]
    if len(known) > 1 and all(known):
        return Holder(tuple(dict.fromkeys(filter(None, known))))
    if name in table.persons or not (" " in name or name.isupper() or known[0]):
        return None
    if is_media(name):
        return None
    return Holder((table.introduce(name),))


def _over(parsed: Sequence[Parsed], resolver: Resolver) -> Holder | None:
    """Return the body whose name, in capitals, is all that a line over the text has."""
    for piece in takewhile(lambda piece: piece.block.doubt in BOILERPLATE, parsed):
        line = piece.block.text.strip(" —–-|*_")
        name = _as_name(line) if line.isupper() else ""
        known = resolver.table.names.get(name) or kind_by_name(name)
        body = known or any(
            e.label_ == "ORG" and line in e.text for e in piece.doc.ents
        )
        if " " in name and body and not is_media(name):
            return Holder((resolver.table.introduce(name),))
    return None


def _as_name(line: str) -> str:
    """Return a line of capitals as a name is written elsewhere."""
    return re.sub(
        r"(?<= )(?:Of|The|And|For)(?= )|(?<=['’])S\b",
        lambda found: found[0].lower(),
        line.title(),
    )


def _takes_position(piece: Parsed) -> bool:
    """Tell whether "we" want, offer or refuse something outside quotations."""
    return any(
        token.lower_ == "we"
        and token.dep_ == "nsubj"
        and any(p.words[1:] in _PLAIN for p in _acts(token.head))
        for token in _ours(piece)
    )


def _acts(verb: Any) -> Sequence[Pattern]:
    return patterns("verbs").get(verb.lemma_, ()) if verb.pos_ == "VERB" else ()


def _signed(last: Iterable[Parsed], resolver: Resolver) -> Holder | None:
    """Return who signs: "For the Front", or by an acronym, "Your UFA team"."""
    for piece in reversed(list(last)):
        if len(piece.doc) > _LINE:
            continue
        if found := _SIGNED.match(piece.block.text.strip()):
            return _called(found["name"], resolver)
        if any(resolver.table.names.hits(piece.doc)):
            continue
        short = (t.text for t in piece.doc if t.is_alpha and t.is_upper)
        name = next((text for text in short if len(text) > _TWO), "")
        if name:
            return Holder((resolver.table.introduce(name),))
    return None


def _is_named_so(text: str) -> bool:
    """Tell whether a line calls the document a statement; news only mentions one."""
    return len(text.split()) <= _LINE and bool(_ISSUED.search(text))


def _beside_we(parsed: Iterable[Parsed], resolver: Resolver) -> Holder | None:
    """Return who "we, the riders of …" are, "we at …", or "our union, the …"."""
    for piece in parsed:
        resolver.enter(piece.doc)
        for token in _ours(piece):
            for noun in _beside(token):
                if holder := _owner(noun, resolver):
                    return holder
    return None


def _beside(token: Any) -> Iterator[Any]:
    """Yield the nouns that say who "we" are."""
    for child in token.children:
        if child.dep_ == "appos":
            yield child
        if child.dep_ == "prep" and child.lower_ in _INSIDE and child.i == token.i + 1:
            yield from (c for c in child.children if c.pos_ == "PROPN")
    body = token.head.lemma_.lower() in words("roles", "bodies")
    if token.dep_ == "poss" and body:
        yield from (c for c in token.head.children if c.dep_ == "appos")


def _owner(noun: Any, resolver: Resolver) -> Holder | None:
    party = affiliation(resolver, noun)
    if party:
        return Holder((party,))
    holder = resolver.who(noun)
    return holder if holder and holder.parties else None


def _met(parsed: Iterable[Parsed], resolver: Resolver) -> AbstractSet[str]:
    """Return the parties, and names of none, that "we" ask, tell, answer or meet.

    They are not "we".
    """
    met: set[str] = set()
    for piece in parsed:
        hits = resolver.table.names.hits(piece.doc)
        for noun in (noun for token in _ours(piece) for noun in _others(token)):
            if noun.i in hits:
                met.add(hits[noun.i].party)
            elif noun.pos_ == "PROPN":
                met.add(noun.text)
    return met


def _others(token: Any) -> Iterator[Any]:
    """Yield nouns for whom "we" do something, or who do something to "us"."""
    head = token.head
    if token.dep_ == "poss":
        yield from _reached(head)
    if token.dep_ in {"dobj", "dative", "iobj"}:
        yield from (c for c in head.children if c.dep_ == "nsubj")
    if token.dep_ == "pobj" and head.head.pos_ == "VERB":
        yield from (c for c in head.head.children if c.dep_ == "nsubj")
    if token.dep_ == "nsubj":
        yield from _reached(head)
        for clause in head.children:
            if clause.dep_ in {"ccomp", "xcomp"}:
                yield from _reached(clause)


def _reached(head: Any) -> Iterator[Any]:
    """Yield the nouns that a word hangs on itself, by a preposition or without one.

    With each comes whose it is: "the government of X", "X's board".
    """
    for child in head.children:
        if child.i > head.i and child.dep_ == "prep" and child.lower_ in _BETWEEN:
            nouns = [c for c in child.children if c.dep_ == "pobj"]
        else:
            nouns = [child] if child.dep_ in _TOWARDS else []
        for noun in (one for first in nouns for one in conjuncts(first)):
            body = noun.lemma_.lower() in words("roles", "collective")
            yield from noun.subtree if body else (noun,)


def _first_named(
    docs: Iterable[Any], resolver: Resolver, met: AbstractSet[str]
) -> Holder | None:
    """Return the first party or body that is named and not among some."""
    for doc in docs:
        hits = resolver.table.names.hits(doc)
        named = [h.party for h in hits.values() if h.form in {"name", "people"}]
        if others := [party for party in named if party not in met]:
            return Holder((others[0],))
        for entity in doc.ents:
            other = entity.root.text in met or is_media(entity.text)
            if named or entity.label_ != "ORG" or other:
                continue
            return Holder((resolver.table.introduce(entity.text),))
    return None
