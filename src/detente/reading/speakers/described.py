"""For whom a person speaks, as what stands beside the name says."""

from collections.abc import Iterator
from typing import Any

from detente.reading.grammar import own_subject
from detente.reading.speakers.affiliation import affiliation
from detente.reading.speakers.context import Context
from detente.reading.speakers.nouns import full_name, group_kind
from detente.reading.speakers.outsiders import is_scholar
from detente.reading.words import words


def speaks_for(name: Any, resolver: Context) -> str:
    """Return the party that the words around a person's name put it with."""
    if is_scholar(name):
        return ""
    if body := chaired(name, resolver):
        return body
    whole = name.ent_type_ == "ORG" and name.ent_iob_ == "I" and any(held(name))
    found = [] if whole else [affiliation(resolver, name)]
    found += [affiliation(resolver, noun) for noun in described(name)]
    found += [_led(verb, resolver) for verb in _doings(name)]
    found += [_leading(name, resolver), _owning(name, resolver)]
    found += [_appointing(name, resolver)]
    known = [party for party in found if party]
    named = (party for party in known if resolver.table.is_named(party))
    return next(named, next(iter(known), ""))


def chaired(name: Any, resolver: Context) -> str:
    """Return the body of states in whose chair somebody is, wherever he is from.

    "Ann Lee of Peru, in the chair of the bloc", "Peru's Ann Lee, who chairs the bloc".
    """
    nouns = [n for c in name.children if c.dep_ == "relcl" for n in _led_by(c)]
    for noun in (*described(name), *_seats(name)):
        nouns += [n for c in noun.children if c.lower_ == "of" for n in c.children]
    found = (resolver.named(noun) for noun in nouns)
    known = (holder.parties[0] for holder in found if holder and holder.parties)
    kinds = resolver.table.kinds
    return next((p for p in known if kinds.get(p) in {"bloc", "organisation"}), "")


def _seats(name: Any) -> Iterator[Any]:
    """Yield the chair that somebody is in: "Ann Lee, in the chair of the bloc"."""
    beside = (c for c in name.head.lefts if c.i > name.i and name.dep_ == "nsubj")
    for link in (*name.subtree, *beside):
        if link.dep_ == "prep" and link.lower_ == "in":
            yield from (n for n in link.children if n.lower_ in {"chair", "presidency"})


def _led_by(verb: Any) -> Iterator[Any]:
    if verb.lemma_ in words("roles", "leads"):
        yield from (n for n in verb.children if n.dep_ == "dobj")


def described(name: Any) -> list[Any]:
    """Return the nouns that say what a person is, alone or with the one before."""
    beside = [c for c in name.children if _is_set_off(c)]
    beside += [noun for one in beside for noun in _among(one)]
    if name.dep_ == "conj" and name.head.pos_ == "PROPN":
        behind = (c for c in name.head.children if c.dep_ == "appos" and c.i > name.i)
        beside += [noun for noun in behind if noun.tag_ == "NNS"]
    if name.dep_ == "appos" or (name.dep_ == "conj" and name.head.pos_ == "NOUN"):
        beside.append(name.head)
    beside += _titles_ahead(name)
    being = [name.head] if name.dep_ == "nsubj" else []
    being += [c for c in name.children if c.dep_ == "relcl" and _whose(c) is None]
    for verb in being:
        if verb.lemma_ == "be":
            beside += [c for c in verb.children if c.dep_ == "attr"]
    voices = words("roles", "voices")
    now = [n for n in beside if not _was(n)]
    return [n for n in now if n.lemma_.lower() in voices or group_kind(n)]


def _was(noun: Any) -> bool:
    """Tell what somebody is no more: "Ann Lee, a former Omani minister"."""
    former = words("roles", "former")
    return noun.dep_ == "appos" and any(c.lower_ in former for c in noun.lefts)


def _titles_ahead(name: Any) -> list[Any]:
    """Return what a sentence opens with: "President of the Guild, Ann Lee said …"."""
    comma = name.left_edge.i - 1
    if name.dep_ != "nsubj" or comma < 1 or name.doc[comma].text != ",":
        return []
    ahead = (c for c in name.head.lefts if c.right_edge.i == comma - 1)
    return [c for c in ahead if c.pos_ in {"NOUN", "PROPN"} and is_office(c)]


def _among(one: Any) -> Iterator[Any]:
    """Yield those of whom somebody is one: "Ann Lee, one of its founders"."""
    for link in one.children if one.lower_ == "one" else ():
        if link.lower_ == "of":
            yield from (noun for noun in link.children if noun.tag_ == "NNS")


def _whose(clause: Any) -> Any | None:
    """Return what a clause says is somebody's: "Ann Lee, whose Aro is a carrier"."""
    nouns = (c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"})
    owned = (n for n in nouns if any(c.lower_ == "whose" for c in n.children))
    return next(owned, None)


def _owning(name: Any, resolver: Context) -> str:
    """Return the body of which a clause says that it is somebody's."""
    clauses = (c for c in name.children if c.dep_ == "relcl")
    owned = (noun for clause in clauses if (noun := _whose(clause)) is not None)
    noun = next((noun for noun in owned if noun.pos_ == "PROPN"), None)
    if noun is None:
        return ""
    hit = resolver.hits.get(noun.i)
    return hit.party if hit else resolver.table.introduce(full_name(noun))


def _doings(name: Any) -> list[Any]:
    """Return the verbs that say whom a person leads."""
    nouns = (name, *described(name))
    found = [c for n in nouns for c in n.children if c.dep_ in {"relcl", "acl"}]
    found += [name.head] if name.dep_ == "nsubj" else []
    known = words("roles", "leads") | words("roles", "acts_for")
    return [verb for verb in found if verb.lemma_ in known]


def _leading(name: Any, resolver: Context) -> str:
    """Return who is led by a person: "the Omani delegation, led by Ann Lee"."""
    verb = name.head.head if name.dep_ == "pobj" and name.head.lower_ == "by" else name
    if verb.dep_ != "acl" or verb.lemma_ not in words("roles", "leads"):
        return ""
    found = None if resolver.ahead else resolver.who(verb.head)
    return found.parties[0] if found and len(found.parties) == 1 else ""


def _appointing(name: Any, resolver: Context) -> str:
    """Return who has made somebody theirs: "Aro, which named Bo Lund as its chief"."""
    verb = name.head
    named = verb.lemma_ in words("roles", "names")
    if not named or name.dep_ not in {"dobj", "nsubj", "oprd"}:
        return ""
    links = [c for c in (*verb.children, *name.children) if c.lower_ == "as"]
    nouns = [noun for link in links for noun in link.children]
    nouns += [c for c in verb.children if c.dep_ == "oprd"]
    office = (noun for noun in nouns if noun.dep_ in {"pobj", "oprd"})
    theirs = {c.lower_ for noun in office if is_office(noun) for c in noun.lefts}
    subject = verb.head if verb.dep_ == "relcl" else own_subject(verb)
    if subject is None or subject == name or not theirs & {"its", "their"}:
        return ""
    hit = resolver.hits.get(subject.i)
    return hit.party if hit else ""


def _led(verb: Any, resolver: Context) -> str:
    nouns = [n for n in verb.children if n.dep_ == "dobj"]
    if verb.lemma_ in words("roles", "acts_for"):
        behind = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for"]
        nouns = [n for c in behind for n in c.children if n.dep_ == "pobj"]
    owners = [c for noun in nouns for c in noun.children if c.dep_ == "poss"]
    found = (resolver.who(noun) for noun in (*nouns, *owners))
    return next((h.parties[0] for h in found if h and h.parties), "")


def held(name: Any) -> Iterator[bool]:
    """Tell of each noun set off by a comma from a name whether it is an office."""
    yield name.dep_ == "appos" and is_office(name.head)
    yield from (is_office(c) for c in name.children if _is_set_off(c))


def _is_set_off(noun: Any) -> bool:
    """Tell a noun that a comma sets off from a name, whatever the parser calls it."""
    before = noun.dep_ in {"amod", "compound", "nmod"} and noun.nbor(1).text == ","
    return bool(noun.dep_ == "appos" or before)


def is_independent(name: Any) -> bool:
    """Tell whether somebody speaks for no party, wherever they sit: a judge."""
    if is_scholar(name):
        return True
    beside = [*described(name), *(c for c in name.lefts if c.dep_ == "compound")]
    return any(n.lemma_.lower() in words("roles", "independent") for n in beside)


def is_office(noun: Any) -> bool:
    """Tell whether a noun is what one person is: "minister", not "ministry"."""
    lemma = noun.lemma_.lower()
    return lemma in words("roles", "voices") - words("roles", "collective")
