"""Who speaks under a label: "Company: …", "Ann Lee: …", "Q: …"."""

from collections.abc import Sequence
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.figures import is_known, plain
from detente.reading.speakers.groups import group
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.issuer import own_words
from detente.reading.speakers.nouns import group_kind
from detente.reading.speakers.who import Resolver
from detente.reading.words import words

_ASKS = frozenset(
    ["q", "question", "moderator", "host", "reporter", "journalist", "interviewer"]
)
_ANSWERS = frozenset(["a", "answer"])
_SELVES = frozenset(["i", "we", "you"])


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
    if asks:
        resolver.tellers.add(label.text)
    if asks or not said:
        return Holder((), label.text) if said else None
    if said[0].lower_ in _ANSWERS and len(said) == 1:
        return None if _is_account(piece) else resolver.person
    found = _person(said, resolver) or _named(said, resolver)
    return found or _group(said, resolver, piece) or _stranger(said, piece)


def _is_account(piece: Parsed) -> bool:
    """Tell whether a newspaper answers its own question: "A: She says that …"."""
    said = words("lexicon", "speech", "verbs")
    told = (t for t in piece.doc if t.dep_ == "nsubj" and t.head.lemma_ in said)
    return any(t.lower_ not in _SELVES for t in told) and not own_words(piece)


def _person(label: Sequence[Any], resolver: Resolver) -> Holder | None:
    people = resolver.table.people
    found = (people.get(token.text.title()) for token in reversed(label))
    person = next((p for p in found if p is not None), None)
    return Holder((person.party,), person.name) if person else _figure(label, resolver)


def _figure(label: Sequence[Any], resolver: Resolver) -> Holder | None:
    """Return for whom somebody well known speaks whose surname is in capitals."""
    table, name = resolver.table, label[-1].text
    party = table.names.get(name.title()) if name.isupper() else ""
    known = party and is_known(plain(name.title())) and not table.names.get(name)
    return Holder((table.meet(party),), name.title()) if known else None


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
    return Holder((), name) if titled or person or own_words(piece) else None
