"""Offices and bodies that stand with no party's name: "the northern leader, X"."""

from typing import Any

from detente.reading.speakers.affiliation import serving
from detente.reading.speakers.context import Context
from detente.reading.speakers.groups import group
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.names import land_over
from detente.reading.speakers.nouns import (
    full_name,
    has_article,
    is_bare,
    is_definite,
    modifiers,
    person_name,
    short_phrase,
)
from detente.reading.words import table, words

_IN_OFFICE = frozenset(["official", "secretary"])
_HOUSES = frozenset(["", "company", "union"])
_SURE = 0.8
_OWNERS = frozenset(["GPE", "NORP", "PERSON"])
_OF_STATE = (["of", "state"], ["of", "government"])
_COMING = frozenset(["designate", "elect"])


def office(token: Any) -> Any:
    """Return the office of who is still to take it: "the chancellor-designate"."""
    coming = token.lower_ in _COMING and token.i > token.sent.start + 1
    return token.doc[token.i - 2] if coming and token.nbor(-1).text == "-" else token


def assembly_name(resolver: Context, token: Any) -> str:
    """Return the name of an assembly of its own: "High Council of State".

    One beside whose name a party stands is that party's: "Peru's Supreme Court".
    """
    if token.pos_ != "PROPN" or token.lemma_.lower() not in words(
        "roles", "assemblies"
    ):
        return ""
    known = any(c.i in resolver.hits for c in modifiers(token))
    name = full_name(token)
    return name if " " in name and not known else ""


def bench(resolver: Context, token: Any) -> Holder:
    """Return the judge or the court that a noun means: neither is of a side.

    "The judge" is the one that the text has named; a court that has no name of its own
    is called by what tells it from others.
    """
    lemma = token.lemma_.lower()
    known = resolver.table.officer(lemma)
    if known and has_article(token):
        return Holder((resolver.table.meet(known),))
    if lemma not in words("roles", "collective") or not is_definite(token):
        return Holder((), token.text)
    written = token.pos_ == "PROPN"
    return _taken(resolver, token, full_name(token) if written else "")


def unattached(resolver: Context, token: Any, person: str) -> Holder | None:
    """Return for whom a noun speaks that stands with no party's name.

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The noun, of an office or a body.
    person
        What the one who speaks is called.
    """
    lemma = token.lemma_.lower()
    if has_article(token) and (party := resolver.table.officer(lemma)):
        return Holder((resolver.table.meet(party),))
    party = serving(resolver, token) if is_definite(token) else ""
    if party or (has_article(token) and (party := _headed(resolver, token))):
        return Holder((resolver.table.meet(party),), person)
    if _is_of_state(token):
        return Holder((resolver.government(token),), person)
    if lemma in words("roles", "groups", "government"):
        return group(resolver, token)
    named = (c for c in token.lefts if c.pos_ == "PROPN" and c.text[:1].isupper())
    if token.pos_ == "PROPN" and any(named):
        return None
    known = _assembly(resolver, token) or _known(resolver, token, person)
    return known or _of_house(resolver, token, person)


def _of_house(resolver: Context, token: Any, person: str) -> Holder | None:
    """Return the body that a block named before a head of whom nothing else tells.

    "Ann Lee walked into the Aro tower. “No,” the chief executive said": who was told
    of and spoke for nobody is that one.
    """
    lemma = token.lemma_.lower()
    if not has_article(token) or lemma not in words("roles", "of_bodies"):
        return None
    before = (resolver.hits.get(place) for place in range(token.i - 1, -1, -1))
    party = next((hit.party for hit in before if hit), "")
    if not party or resolver.table.kinds.get(party, "") not in _HOUSES:
        return None
    told = resolver.person
    if told is not None and told.person and not told.parties and not resolver.ahead:
        resolver.table.add_person(told.person, party)
    return Holder((resolver.table.meet(party),), person, _SURE)


def _headed(resolver: Context, token: Any) -> str:
    """Return the party whose head the text has named: "Premier Bo Ek … the premier".

    Of several it is the one that acted last.
    """
    before = token.doc[token.i - 1].lower_
    headed = resolver.table.headed
    parties = headed(f"{before} {token.lower_}") or headed(token.lower_)
    if token.lower_ in words("roles", "of_states") and (part := _part(resolver)):
        return part
    if len(parties) < 2:
        return parties[0] if parties else ""
    acted = (holder for holder in (resolver.last, resolver.before) if holder)
    return next((p for holder in acted for p in holder.parties if p in parties), "")


def _part(resolver: Context) -> str:
    """Return the part of a country that acted last: each has a premier of its own."""
    last = resolver.last.parties if resolver.last else ()
    return last[0] if len(last) == 1 and land_over(last[0]) else ""


def _is_of_state(token: Any) -> bool:
    """Tell whether a noun is of a state, whichever: "the army", "Health officials"."""
    lemma = token.lemma_.lower()
    beside = {m.text.capitalize() for m in modifiers(token)}
    if lemma in _IN_OFFICE and beside & words("roles", "portfolios"):
        return True
    behind = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    if lemma == "head" and behind in _OF_STATE:
        return True
    bare = not (token.pos_ == "PROPN" and any(c.pos_ == "PROPN" for c in token.lefts))
    return lemma in words("roles", "arms") and has_article(token) and bare


def _known(resolver: Context, token: Any, person: str) -> Holder | None:
    known = (
        _members(resolver, token)
        or _named_after(resolver, token)
        or _himself(resolver, token)
        or _of_a_trade(resolver, token)
        or resolver.again(token, person)
        or _somebody(resolver, token, person)
    )
    one = token.tag_ not in {"NNS", "NNPS"} and has_article(token)
    if token.lemma_.lower() in words("roles", "heads") and known and one:
        kinds = {resolver.table.kinds.get(party, "") for party in known.parties}
        if kinds <= {"faction", "people", "armed"}:
            return Holder((resolver.government(token),), person)
    return known or _body(resolver, token) or _himself(resolver, token, alone=True)


def _named_after(resolver: Context, token: Any) -> Holder | None:
    """Return the body of its own that a name stands before: "the Far West movement".

    "The Lee camp" is whose Lee is.
    """
    if token.lemma_.lower() not in words("roles", "own_bodies"):
        return None
    beside = [c for c in modifiers(token) if c.text[:1].isupper()]
    owned = any(c.ent_type_ in _OWNERS or c.dep_ == "poss" for c in beside)
    known = any(c.i in resolver.hits or c.text in resolver.table.people for c in beside)
    if not beside or owned or known or not has_article(token):
        return None
    name = short_phrase(token)
    return _taken(resolver, token, name) if name[:1].isupper() else None


def _himself(resolver: Context, token: Any, *, alone: bool = False) -> Holder | None:
    """Return the person whom an office is held by that no party is known to have.

    "The northern leader, Kemal Aksoy" is not the leader of whoever acted last;
    "the leader, Kemal Aksoy" stands for himself only where nobody acted.
    """
    named = (c for c in token.children if c.dep_ == "appos" and c.pos_ == "PROPN")
    name = next((c for c in named if c.ent_type_ == "PERSON"), None)
    if name is None or any(c.tag_ == "PRP$" for c in token.lefts):
        return None
    if known := resolver.known_person(name):
        return known
    if is_bare(token) and not alone:
        return None
    own = person_name(name)
    party = resolver.table.introduce(own, kind="person", short=name.text)
    return Holder((resolver.table.meet(party),), own, _SURE)


def _members(resolver: Context, token: Any) -> Holder | None:
    """Return the union whose members have no other name beside them."""
    unions = resolver.table.of_kind("union")
    bare = token.lower_ == "members" and is_bare(token) and len(unions) == 1
    return Holder((resolver.table.meet(unions[0]),)) if bare else None


def _somebody(resolver: Context, token: Any, person: str) -> Holder | None:
    """Return who acted last for "an official", who is one of theirs."""
    spoken = token.lemma_.lower() in words("roles", "anonymous")
    one = any(c.lower_ in {"a", "an", "one"} for c in token.lefts)
    known = None if resolver.looking else resolver.inside(token) or resolver.last
    if not (spoken and one) or known is None or len(known.parties) != 1:
        return None
    return Holder(known.parties, person, 0.7)


def _of_a_trade(resolver: Context, token: Any) -> Holder | None:
    """Return a party for "the aid agencies", who are not those spoken of last."""
    trade = any(c.dep_ == "compound" and c.text.islower() for c in token.lefts)
    several = token.tag_ == "NNS" and has_article(token)
    return _body(resolver, token) if trade and several else None


def _body(resolver: Context, token: Any) -> Holder | None:
    """Take a body, or several who hold an office, that a word sets apart for a party.

    "The parish council", "shop stewards": each is known by the words before it.
    """
    lemma = token.lemma_.lower()
    several = token.tag_ == "NNS" and lemma not in words("roles", "anonymous")
    one = lemma in words("roles", "collective") and has_article(token)
    if not (one or several) or is_bare(token) or not is_definite(token):
        return None
    return _taken(resolver, token)


def _assembly(resolver: Context, token: Any) -> Holder | None:
    """Return the council that is meant where only workers or firms have acted.

    Those have none: "the crews paused their walkout after the council agreed".
    """
    if token.lemma_.lower() not in words("roles", "assemblies"):
        return None
    known = resolver.inside(token) or resolver.last
    if known is None or not has_article(token):
        return None
    kinds = {resolver.table.kinds.get(party, "") for party in known.parties}
    return _taken(resolver, token) if kinds <= {"trade", "union", "company"} else None


def _taken(resolver: Context, token: Any, name: str = "") -> Holder:
    party = resolver.table.introduce(name or short_phrase(token), kind="people")
    return Holder((resolver.table.meet(party),), "", _SURE)


def elected(noun: Any) -> str:
    """Return the office of one who is elected and votes as he sees fit, or nothing."""
    title = noun.lower_.rstrip(".")
    offices = table("roles")["elected"].items()
    return next((office for office, titles in offices if title in titles), "")


def is_one(noun: Any) -> bool:
    """Tell whether a noun is one person of whom "he" may go on: "the minister".

    A chief minister is head of a part of the state, and of another party than it.
    """
    offices = words("roles", "unnamed_heads") | words("roles", "rulers")
    whole = noun.nbor(-1).lower_ != "chief" if noun.i else True
    return noun.tag_ in {"NN", "NNP"} and noun.lemma_.lower() in offices and whole


def is_former(title: Any) -> bool:
    """Tell who held an office before from who holds it: "former Mayor Ann Lee"."""
    before = title.doc[max(title.i - 2, 0) : title.i]
    return any(t.lower_ in words("roles", "former") for t in before)
