"""The party beside a noun: "Iranian …", "the union's …", "… of the board"."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from detente.reading.grammar import conjuncts
from detente.reading.speakers.context import Context
from detente.reading.speakers.given_names import is_first_name
from detente.reading.speakers.groups import group
from detente.reading.speakers.names import name_of
from detente.reading.speakers.nouns import (
    NO_PARTY,
    full_name,
    group_kind,
    is_acronym,
    is_body_name,
    modifiers,
    name_run,
    person_name,
)
from detente.reading.speakers.own_names import STATES
from detente.reading.speakers.pairs import opposite
from detente.reading.speakers.parties import is_media
from detente.reading.speakers.whereabouts import may_be_town, only_where
from detente.reading.words import table, words

_OF = frozenset(["of", "for", "from", "at", "representing", "with", "in"])
_SURE = 0.8
_OF_MATTERS = frozenset(["minister", "ministry"])
"""What stands behind these and is no known name may be a matter."""
_OFTEN_SEVERAL = frozenset(["company", "union"])
"""Kinds of which talks have several parties, so that the noun tells too little."""


def affiliation(resolver: Context, token: Any) -> str:
    """Return the party that the words beside a noun put it with, or nothing.

    Whose it is comes first, "its America chief"; then a known name beside it, the
    nearest before others; then an owner, "Ruritania's Transport Minister"; then any
    other name; then what stands behind; then
    a word for any body, "Board Chairman".
    """
    beside = [
        child
        for child in modifiers(token)
        if not (only_where(resolver, child, token) or is_first_name(child, token))
    ]
    if _is_local(resolver, token, beside):
        return ""
    if party := _served(resolver, token, beside):
        return resolver.table.meet(party)
    known = [c for c in beside if c.i in resolver.hits or c.text in _people(resolver)]
    owners = [c for c in beside if c.dep_ == "poss"]
    whose = [c for c in owners if c.pos_ == "PRON"]
    if whose and resolver.ahead and resolver.pronoun(whose[0]) is None:
        return ""
    named = [*whose, *known, *owners, *beside]
    named = [c for c in named if not _is_any_body(resolver, c)]
    found = [
        *((_beside, child) for child in named),
        *((_behind, noun) for noun in _owners(token)),
        *((_beside, child) for child in beside if child not in named),
    ]
    return next((party for ask, noun in found if (party := ask(resolver, noun))), "")


def _served(resolver: Context, token: Any, beside: Iterable[Any]) -> str:
    """Return the body that somebody serves who is called by where he is from.

    "The Slovak commissioner" is the bloc's, where the text names one.
    """
    hits = (resolver.hits.get(c.i) for c in beside if c.dep_ == "amod")
    abroad = any(hit and hit.form == "people" for hit in hits)
    return serving(resolver, token) if abroad else ""


def serving(resolver: Context, token: Any) -> str:
    """Return the one body at hand that has such an office: "the director-general".

    Of several it is the one that acted last.
    """
    office = token.lemma_.lower()
    kinds = [kind for kind, held in table("roles")["serving"].items() if office in held]
    bodies = [party for kind in kinds for party in resolver.table.of_kind(kind)]
    last = resolver.last.parties if resolver.last else ()
    near = [party for party in bodies if party in last] or bodies
    return near[0] if len(near) == 1 else ""


def _is_local(resolver: Context, token: Any, beside: Iterable[Any]) -> bool:
    """Tell whether a body is one of a town, and so itself: "the Arvika movement"."""
    local = token.lemma_.lower() in words("roles", "local")
    towns = (c.dep_ == "compound" and may_be_town(c) for c in beside)
    hits = (resolver.hits.get(c.i) for c in beside)
    states = (hit and resolver.table.kinds.get(hit.party, "") in STATES for hit in hits)
    return local and any(towns) and not any(states)


def _is_any_body(resolver: Context, child: Any) -> bool:
    """Tell whether a word is any body's: "Board Chairman Bo Holm of Norrline"."""
    body = words("roles", "organs") | words("roles", "collective")
    return child.i not in resolver.hits and child.lemma_.lower() in body


def _people(resolver: Context) -> Mapping[str, Any]:
    return resolver.table.people


def joined(resolver: Context, token: Any) -> tuple[str, ...]:
    """Return the further parties of "leaders from France, Germany and Poland"."""
    rest = [n for owner in _owners(token) for n in conjuncts(owner) if n != owner]
    return tuple(party for noun in rest if (party := _behind(resolver, noun)))


def _owners(token: Any) -> Iterator[Any]:
    """Yield the nouns that "of", "for" or "from" puts behind a noun.

    "The member for Arvika" sits for that seat, and "members in the north" are there:
    neither is of such a party.
    """
    where = {"for", "in"} if token.lemma_.lower() == "member" else set()
    for child in token.children:
        if child.dep_ in {"prep", "acl"} and child.lower_ in _OF - where:
            yield from (n for n in child.children if n.dep_ in {"pobj", "dobj"})


def _behind(resolver: Context, noun: Any) -> str:
    asked = (resolver.named, resolver.known_person, resolver.voice)
    found = next((holder for ask in asked if (holder := ask(noun))), None)
    found = found or resolver.short(noun) or group(resolver, noun)
    if found is not None and len(found.parties) == 1 and found.sure >= _SURE:
        return found.parties[0]
    if noun.pos_ == "PROPN" and is_body_name(noun):
        return resolver.table.introduce(person_name(noun))
    if noun.head.lower_ == "of" and (_is_place(resolver, noun) or _is_their_body(noun)):
        return resolver.table.introduce(full_name(noun))
    if _is_person(noun.head.head) and noun.pos_ == "PROPN" and is_acronym(noun):
        return resolver.table.introduce(full_name(noun))
    return "" if _is_home(noun) else _capitalised(resolver, noun)


def _is_home(noun: Any) -> bool:
    """Tell whether a word behind a person's "of" may be a town: "Bo Lund of Leeds"."""
    alone = noun.head.lower_ == "of" and not any(noun.lefts)
    return alone and not noun.text.isupper() and _is_person(noun.head.head)


def _is_matter(noun: Any) -> bool:
    """Tell what a minister is of from a country: "the Minister of Coastal Forests".

    A country's minister is told by what he has: "the foreign minister of Ruritania".
    """
    of_state = noun.head.head
    named = of_state.pos_ == "PROPN" and not any(
        c.dep_ in {"amod", "compound"} for c in of_state.lefts
    )
    matter = noun.head.lower_ == "of" and of_state.lemma_.lower() in _OF_MATTERS
    return matter and named and noun.ent_type_ not in {"GPE", "LOC", "NORP"}


def _is_their_body(noun: Any) -> bool:
    """Tell a body that somebody is of from a place: "Bo Lund of Water Justice".

    A name of two words or more that the model takes for no place is one.
    """
    whole = " " in name_run(noun) and noun.pos_ == "PROPN" and not noun.ent_type_
    named = noun.head.head.ent_type_ == "PERSON" and noun.head.head.pos_ == "PROPN"
    return whole and named and not is_media(name_run(noun))


def _is_place(resolver: Context, noun: Any) -> bool:
    """Tell whether a proper name behind "the delegate of" may be that of a country."""
    first = name_run(noun).split()[0]
    known = first in words("roles", "portfolios") or is_media(name_run(noun))
    known = known or _is_matter(noun)
    sent = noun.head.head.lemma_.lower() in words("roles", "delegates")
    person = noun.ent_type_ == "PERSON" or noun.text in resolver.table.people
    whole = noun.ent_type_ == "PERSON" and " " in name_run(noun)
    sent = sent and not (whole and noun.head.head.lemma_ == "government")
    dated = noun.ent_type_ in NO_PARTY or _is_person(noun.head.head)
    return noun.pos_ == "PROPN" and not (known or dated or (person and not sent))


def _is_person(name: Any) -> bool:
    """Tell whether "of" stands behind a name, which says where somebody lives."""
    title = name.lemma_.lower() in words("roles", "voices")
    return name.ent_type_ == "PERSON" and not title


def _capitalised(resolver: Context, noun: Any) -> str:
    if noun.ent_type_ != "ORG" or is_media(name_run(noun)) or _is_office(noun):
        return ""
    matter = noun.text in words("roles", "portfolios") or _is_portfolio(noun)
    matter = matter and noun.head.lower_ not in words("roles", "leaders")
    if matter or _is_matter(noun):
        return ""
    inside = (resolver.hits.get(i) for i in range(noun.left_edge.i, noun.i + 1))
    for hit in inside:
        if hit is not None:
            return resolver.table.meet(hit.party)
    before = resolver.hits.get(noun.i - len(name_run(noun).split()) + 1)
    if before is not None and before.last < noun.i:
        return resolver.table.meet(before.party)
    if not noun.text[:1].isupper() or _is_some_ministry(noun):
        return ""
    return resolver.table.introduce(full_name(noun))


def _is_office(noun: Any) -> bool:
    """Tell whether a name is an office's: "Head of Public Service Bo Lund"."""
    lemma, behind = noun.lemma_.lower(), noun.doc[noun.i + 1 : noun.i + 2]
    held = lemma in words("roles", "unnamed_heads")
    return held and any(t.lower_ in {"of", "for"} for t in behind)


def _is_some_ministry(noun: Any) -> bool:
    """Tell whether a name says of no ministry whose it is: "Foreign Ministry"."""
    matters = name_run(noun).split()[:-1]
    body = noun.lemma_.lower() in words("roles", "holders")
    return body and words("roles", "portfolios").issuperset(matters)


def _is_portfolio(noun: Any) -> bool:
    """Tell whether a name is what a minister is of: "Industrial Relations"."""
    top = noun
    while top.dep_ in {"compound", "amod", "nmod"}:
        top = top.head
        if top.lemma_.lower() in words("roles", "holders"):
            return True
    return False


def _beside(resolver: Context, child: Any) -> str:
    if child.tag_ == "WP$":
        return _of_whom(resolver, child)
    if child.pos_ == "PRON" and child.dep_ == "poss":
        other = child.head.lemma_.lower() in words("roles", "others")
        known = opposite(resolver, child) if other else resolver.pronoun(child)
        return known.parties[0] if known and len(known.parties) == 1 else ""
    hit = resolver.hits.get(child.i)
    if hit or _points_back(child):
        return resolver.table.meet(hit.party) if hit else ""
    return _own_people(resolver, child) or _unlisted(resolver, child)


def _of_whom(resolver: Context, whose: Any) -> str:
    """Return the party whose relative clause it is: "the bank, whose chief said"."""
    clause = next((a for a in whose.ancestors if a.dep_ == "relcl"), None)
    known = resolver.one(clause.head) if clause is not None else None
    return known.parties[0] if known and len(known.parties) == 1 else ""


def _unlisted(resolver: Context, child: Any) -> str:
    if _is_demonym(child):
        return resolver.table.introduce(child.text)
    if child.pos_ == "PROPN":
        return _by_name(resolver, child)
    if child.pos_ == "NOUN" and (party := _by_kind(resolver, child)):
        return party
    return _capitalised(resolver, child)


def _own_people(resolver: Context, child: Any) -> str:
    """Return the people that the text has named in the plural: "Yazidi officials"."""
    several = f"{child.text}s" if child.text[:1].isupper() else ""
    party = resolver.table.names.get(several) if several else ""
    return "" if name_of(party) else party


def _points_back(child: Any) -> bool:
    """Tell whether a word only says that it is the party in mind: "party leader"."""
    small = child.text.islower() or child.is_sent_start
    bands = words("roles", "back") - words("roles", "places")
    back = child.lemma_.lower() in bands
    return bool(small and back and child.dep_ == "compound")


def _is_demonym(child: Any) -> bool:
    """Tell whether a word names a people that no list knows: "the Faroese minister"."""
    rules = child.head.lemma_.lower() in words("roles", "rulers") | words(
        "roles", "delegates"
    )
    adjective = child.dep_ == "amod" and child.ent_type_ == "NORP"
    return adjective and rules and child.text[:1].isupper()


def _by_name(resolver: Context, child: Any) -> str:
    person = resolver.table.people.get(child.text)
    if person is not None:
        return person.party
    ending = resolver.ending(child)
    if child.lower_ in words("roles", "arms"):
        return resolver.government(child) if resolver.last else ""
    titled = resolver.titled(child) if child.dep_ == "poss" and not ending else None
    if titled is not None and len(titled.parties) == 1:
        return titled.parties[0]
    if not ending and group_kind(child) and name_run(child) == child.text:
        return _by_kind(resolver, child)
    if ending or child.dep_ != "poss":
        known = ending or _governed(resolver, child) or _capitalised(resolver, child)
        return known or _employer(resolver, child)
    return _owner(resolver, child)


def _employer(resolver: Context, child: Any) -> str:
    """Return the body that an unknown name is which stands before an office in it.

    "Cobrenor chairman Ann Lee": whatever the model takes it for, it is no person.
    """
    office = child.head
    held = office.lemma_.lower() in words("roles", "of_bodies") | {"spokesman"}
    held = held or office.lemma_.lower().startswith("spokes")
    before = child.i + 1 == office.i or child.doc[child.i + 1].lower_ == "chief"
    small = office.text.islower() and child.text[:1].isupper()
    known = child.text in words("roles", "portfolios") or is_media(name_run(child))
    known = known or _is_some_ministry(child)
    if known or not (held and before and small) or child.ent_type_ in NO_PARTY:
        return ""
    return resolver.table.introduce(full_name(child))


def _governed(resolver: Context, child: Any) -> str:
    """Return the state, or the body named in part, that a title of its head is behind.

    "Ohio Governor Ann Lee", "Utah Attorney General Bo Ek" speak for their states, and
    "Chinook President Ann Lee" for the Chinook Nation of which the text has told.
    """
    before = [t.lower_.rstrip(".") for t in child.doc[child.i + 1 : child.head.i + 1]]
    if not before or child.head.dep_ != "compound" or not child.text[:1].isupper():
        return ""
    known = resolver.table.by_part(child.text)
    if known and before[-1] in words("roles", "voices"):
        return known
    land = child.ent_type_ == "GPE" or (child.is_upper and child.is_alpha)
    place = land and " ".join(before) in words("roles", "of_states")
    return resolver.table.introduce(full_name(child), kind="country") if place else ""


def _owner(resolver: Context, child: Any) -> str:
    """Return the party that an unknown name is whose speaker stands behind it.

    An organisation has a speaker of any kind, a place has ministers and negotiators, a
    person has lawyers; the mayor of a town speaks for no party.
    """
    office = child.head.lemma_.lower()
    label = child.ent_type_
    body = office in words("roles", "of_bodies") or child.head.ent_type_ == "PERSON"
    if label == "PERSON" and not body:
        if office not in words("roles", "agents"):
            return ""
        name = person_name(child)
        return resolver.table.introduce(name, kind="person", short=child.text)
    rules = office in words("roles", "rulers") | words("roles", "groups", "government")
    rules = rules or office in words("roles", "delegates")
    rules = rules or _title(child.head) in words("roles", "of_states")
    if label in {"GPE", "LOC", "FAC"}:
        name = full_name(child)
        return resolver.table.introduce(name, kind="country") if rules else ""
    if label in NO_PARTY or is_media(name_run(child)):
        return ""
    speaks = child.head.pos_ == "PROPN" or office in words("roles", "voices")
    return resolver.table.introduce(full_name(child)) if speaks else ""


def _title(office: Any) -> str:
    """Return an office with the word before it: "attorney general"."""
    before = (c.lower_ for c in office.lefts if c.dep_ == "compound")
    return " ".join([*before, office.lower_])


def _by_kind(resolver: Context, child: Any) -> str:
    held = child.head.lemma_.lower() in words("roles", "holders")
    matter = held and child.dep_ == "compound"  # "the mines minister"
    if matter or child.lemma_.lower() in words("roles", "described"):
        return ""
    if resolver.last is None and group_kind(child) == "government":
        return ""
    if resolver.ahead and group_kind(child) in _OFTEN_SEVERAL:
        return ""
    if child.lemma_.lower() in words("roles", "arms"):
        return resolver.government(child) if resolver.last else ""
    found = resolver.short(child) or group(resolver, child)
    return found.parties[0] if found and len(found.parties) == 1 else ""
