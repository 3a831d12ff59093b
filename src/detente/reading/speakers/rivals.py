"""Politicians of one state who are at odds: each is a party of his own.

Abroad a president and a prime minister speak for one country. Where the documents are
about that country's own affairs and set the two against each other, neither does.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from detente.reading.grammar import conjuncts
from detente.reading.parse import Parsed
from detente.reading.speakers.home import own_affair
from detente.reading.speakers.nouns import modifiers, person_name
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import words

_OFFICES = {
    "president": ("president", "presidency"),
    "prime minister": ("prime minister",),
    "premier": ("premier",),
}
"""What stands before a name, and the nouns by which its bearer is called."""
_UNABLE = frozenset(["fail", "refuse", "struggle", "unable"])
_DEALS = frozenset(["accord", "agreement", "coalition", "compromise", "deal", "pact"])
_EACH_OTHER = (("each", "other"), ("one", "another"))


def set_apart(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Let politicians of the state at home who are at odds be parties themselves.

    Not who is known to lead a faction, or to speak for another body.

    Parameters
    ----------
    parsed
        The blocks that are read together.
    parties
        Who takes part; a politician who spoke for the state gets a party.
    """
    home = own_affair(parties)
    if not home:
        return
    for piece in parsed:
        parties.turn_to(piece.block.document)
        hits = parties.names.hits(piece.doc)
        for names in _at_odds(piece.doc):
            kinds = [_stands_for(name, hits, home, parties) for name in names]
            rivals = [n for n, k in zip(names, kinds, strict=True) if k in {home, "?"}]
            if home in kinds and len(rivals) > 1 and "" not in kinds:
                for name in rivals:
                    _set_apart(name, hits, parties)


def _stands_for(name: Any, hits: Any, home: str, parties: PartyTable) -> str:
    """Return for whom a politician stands: "?" if unknown, nothing if for no one here.

    Who has a title of government and no other state beside it stands for home.
    """
    hit = hits.get(name.i)
    if hit is not None:
        faction = parties.kinds.get(hit.party) == "faction"
        return hit.party if faction or hit.form == "figure" else ""
    if name.text in parties.people:
        return parties.people[name.text].party
    if name.text not in parties.persons:
        return ""
    beside = [hits[c.i].party for c in modifiers(name) if c.i in hits]
    if beside:
        return beside[0]
    if _office(name):
        return home
    titled = any(c.lemma_.lower() in words("roles", "voices") for c in modifiers(name))
    return "" if titled else "?"


def _set_apart(name: Any, hits: Any, parties: PartyTable) -> None:
    """Make a politician a party, and the one who is meant by his office."""
    hit = hits.get(name.i)
    if hit is not None:
        written = name.doc[hit.first : hit.last + 1].text
        for known_as in (name.text, written):
            parties.names.forget(known_as)
    whole = (n for n in parties.persons if n.rpartition(" ")[2] == name.text)
    called = max((person_name(name), *whole), key=len)
    party = parties.introduce(called, kind="person", short=name.text)
    parties.add_person(called, party, short=name.text)
    for noun in _OFFICES.get(_office(name), ()):
        parties.heads.setdefault(noun, {})[name.text] = None


def _office(name: Any) -> str:
    """Return the office of the state that stands before a name: "President Bo Ek"."""
    before = name.doc[name.left_edge.i : name.i].text.lower()
    return next((office for office in _OFFICES if office in before), "")


def _at_odds(doc: Any) -> Iterator[Sequence[Any]]:
    """Yield the names of those who are set against one another, each time."""
    for sent in doc.sents:
        for first in sent:
            if first.pos_ != "PROPN" or first.dep_ == "conj":
                continue
            names = [name for name in conjuncts(first) if name.pos_ == "PROPN"]
            if len(names) > 1 and (_quarrel(first, sent) or _is_between(first)):
                yield names


def _quarrel(first: Any, sent: Any) -> bool:
    """Tell whether those whom a name begins quarrel, or reach a deal or none."""
    said = [token.lower_ for token in sent]
    if any(pair in _EACH_OTHER for pair in pairwise(said)):
        return True
    if first.dep_ != "nsubj":
        return False
    verb = first.head
    inside = {t.lemma_ for t in (verb, *verb.children)}
    agree = any(t.lemma_ == "agree" for t in verb.subtree)
    negated = any(c.dep_ == "neg" for c in verb.children) or bool(inside & _UNABLE)
    if verb.lemma_ in words("roles", "quarrels") or (agree and negated):
        return True
    deal = any(t.lemma_ in _DEALS for t in verb.subtree)
    return deal and verb.lemma_ in words("roles", "dealing")


def _is_between(first: Any) -> bool:
    """Tell whether a quarrel is said to be between those whom a name begins."""
    link = first.head
    between = first.dep_ == "pobj" and link.lower_ == "between"
    return between and link.head.lemma_ in words("roles", "strife")
