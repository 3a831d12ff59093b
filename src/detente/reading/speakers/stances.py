"""Third parties and where they stand: mediators, allies, rivals, regional powers."""

from collections.abc import Iterable, Iterator
from typing import Any

from detente.reading.grammar import subject
from detente.reading.parse import Parsed
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import words


def stances(parsed: Iterable[Parsed], table: PartyTable) -> None:
    """Note in a table who is said to stand outside the deal, and in what words.

    "Israel, a rival of Iran", "mediators from Oman", "regional powers, including
    Israel": the party named beside such a noun. The first word on it stands. Who is
    only watching, or whose signals count, is an onlooker.
    """
    for piece in parsed:
        if piece.block.doubt:
            continue
        hits = table.names.hits(piece.doc)
        for party, stance in _called(piece.doc, hits, table):
            table.outside.setdefault(party, stance)
        for party in _mediators(piece.doc, hits):
            table.outside.setdefault(party, "mediator")
        for party in _onlookers(piece.doc, hits):
            table.outside.setdefault(party, "onlooker")


def _called(doc: Any, hits: Any, table: PartyTable) -> Iterator[tuple[str, str]]:
    """Yield who is called an ally, a rival or the like, and in what words."""
    for noun in doc:
        named = noun.i in hits  # the Bluewater Power Company is no regional power
        if named or noun.lemma_.lower() not in words("roles", "outside"):
            continue
        owner = next(_owners(noun, hits), "")
        stance = _in_words(noun, table.title(owner) if owner else "")
        yield from ((party, stance) for party in _beside(noun, hits) if party != owner)


def _mediators(doc: Any, hits: Any) -> Iterator[str]:
    """Yield who mediates or offers to: "Oman, which brokered the truce"."""
    for token in doc:
        if token.pos_ == "VERB" and token.lemma_.lower() in words("roles", "mediating"):
            noun = subject(token)
            if noun is not None and noun.i in hits:
                yield hits[noun.i].party


def _onlookers(doc: Any, hits: Any) -> Iterator[str]:
    """Yield who watches the talks, and from whom signals are looked for."""
    for token in doc:
        seen: list[Any] = []
        if token.pos_ == "VERB" and token.lemma_ in words("roles", "watching"):
            seen = [t for c in token.children if c.dep_ == "nsubj" for t in c.subtree]
        elif token.lemma_.lower() == "signal" and token.pos_ == "NOUN":
            seen = [
                t
                for c in token.children
                if c.dep_ == "prep" and c.lower_ == "from"
                for t in c.subtree
            ]
        yield from (hits[t.i].party for t in seen if t.i in hits)


def mediates(stance: str) -> bool:
    """Tell whether a stance is that of one who stands between the principals.

    Examples
    --------
    >>> mediates("mediator"), mediates("rival of Iran")
    (True, False)
    """
    return bool(set(stance.split()) & words("roles", "between"))


def _in_words(noun: Any, owner: str) -> str:
    kept = [c.text for c in noun.lefts if c.dep_ == "amod" and c.text.islower()]
    stance = " ".join([*kept, noun.lemma_.lower()])
    return f"{stance} of {owner}" if owner else stance


def _owners(noun: Any, hits: Any) -> Iterator[str]:
    """Yield whose ally or rival it is: "Iran's ally", "an ally of", "a Putin ally"."""
    for child in noun.children:
        if _is_somebody(child, hits):
            yield hits[child.i].party
        if child.dep_ == "poss" and child.i in hits:
            yield hits[child.i].party
        if child.dep_ == "prep" and child.lower_ in {"of", "to", "between"}:
            for place in child.children:
                if place.i in hits:
                    yield hits[place.i].party


def _is_somebody(name: Any, hits: Any) -> bool:
    """Tell a person, before an ally of theirs, from those whom a noun is said of."""
    hit = hits.get(name.i)
    return hit is not None and hit.form == "figure" and name.dep_ != "appos"


def _beside(noun: Any, hits: Any) -> Iterator[str]:
    """Yield the parties that the noun is said of."""
    said_of = [noun.head] if noun.dep_ == "appos" else []
    if noun.dep_ == "attr":
        said_of += [c for c in noun.head.children if c.dep_ == "nsubj"]
    for child in noun.children:
        named = child.dep_ in {"appos", "amod", "compound", "nmod"}
        named = named and not _is_somebody(child, hits)
        listed = child.dep_ == "prep" and child.lower_ in {"including", "like", "from"}
        if named or listed:
            said_of += child.subtree
    for token in said_of:
        if token.i in hits:
            yield hits[token.i].party
