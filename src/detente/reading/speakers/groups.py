"""Parties named by what they are: "the union", "farmers", "the government"."""

from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.kinds import by_deed, of_kind
from detente.reading.speakers.nouns import (
    full_name,
    group_kind,
    is_bare,
    is_definite,
    modifiers,
    person_name,
)
from detente.reading.speakers.own_names import STATES, is_beside, listed, own_names
from detente.reading.speakers.parties import PartyTable
from detente.reading.speakers.pointing import fits
from detente.reading.words import words

_WHICHEVER = frozenset(["any", "every", "future", "no", "whatever", "whichever"])
"""What makes a government none that is known: no one's yet, or anyone's."""
_NO_GROUP = frozenset(["DATE", "GPE", "LOC", "PERSON", "TIME"])
_SEVERAL = frozenset(["few", "many", "more", "most", "other", "several", "some"])
"""What makes governments those of some states that nobody names."""
_FOLLOWERS = frozenset(["people", "trade", "government"])
_GOVERNED = frozenset(["country", "bloc", "organisation", ""])
_OF_PERSONS = frozenset(["company", "people", "trade"])
_HOMEWARDS = (["home", "to"], ["back", "to"], ["home", "in"], ["back", "in"])


def group(resolver: Context, token: Any) -> Holder | None:
    """Return the party that a common noun of a kind stands for.

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The noun.
    """
    kind = "armed" if _is_of_arms(token) else group_kind(token)
    if not kind or _is_office(token) or _is_any_place(token) or is_before(token):
        return None
    named = _named_behind(resolver, token) or _ranked(resolver, token)
    named = named or _of_campus(resolver, token)
    if owned := named or _of_somebody(resolver, token, kind):
        return owned
    if kind == "government" and (governed := _of_state(resolver, token)):
        return governed
    if own := tuple(dict.fromkeys(own_names(resolver, token))):
        several = own if token.tag_ in {"NNS", "NNPS"} else own[:1]
        return Holder(tuple(map(resolver.table.meet, several)))
    ruler = token.lemma_.lower() in words("roles", "rulers")
    if kind == "government" and ruler and is_definite(token):
        return Holder((resolver.government(token),), "", 0.9)
    return (
        _of_many(resolver, token)
        or _pointing_back(resolver, token, kind)
        or by_deed(resolver, token)
        or of_kind(resolver, token, kind)
    )


def _is_of_arms(token: Any) -> bool:
    """Tell whether a noun that only points back is one of arms: "militant group"."""
    beside = {c.lower_ for c in token.lefts if c.dep_ in {"amod", "compound"}}
    points = token.lemma_.lower() in words("roles", "back")
    return bool(points and beside & words("roles", "of_arms"))


def is_before(token: Any) -> bool:
    """Tell whether a noun only says what a person is: "Skipper Ann Lee"."""
    name = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else token
    begun = token if token.ent_type_ == "PERSON" else name  # the tagger's name may too
    person = name.ent_type_ == "PERSON" and begun.ent_iob_ == "B"
    own = token.dep_ == "compound" and group_kind(token) in _OF_PERSONS
    return bool(person and own and name.sent == token.sent)


def _is_any_place(token: Any) -> bool:
    """Tell whether a noun means some country or city that nobody names."""
    where = any(c.dep_ == "prep" and c.lower_ != "as" for c in token.rights)
    bare = token.tag_ == "NNS" and not any(token.lefts) and not where
    place = token.lemma_.lower() in words("roles", "places")
    return place and (bare or not is_definite(token))


def _of_state(resolver: Context, token: Any) -> Holder | None:
    """Return the state whose government a noun means; nobody for "any government"."""
    if _is_whichever(resolver, token):
        return Holder(())
    party = state(resolver, token)
    return Holder((party,)) if party else None


def _of_campus(resolver: Context, token: Any) -> Holder | None:
    """Return the school whose administration is meant where no state's is told of."""
    if token.lemma_.lower() != "administration" or not is_bare(token):
        return None
    parties = resolver.table
    schools = words("roles", "campuses")
    known = [
        party
        for party in parties.titles
        if parties.at_hand(party) and schools & {*parties.title(party).lower().split()}
    ]
    states = (p for p in parties.here if parties.kinds.get(p) == "country")
    often = max((parties.counts[party] for party in states), default=0)
    own = len(known) == 1 and parties.counts[known[0]] > often
    return Holder((parties.meet(known[0]),)) if own else None


def _is_whichever(resolver: Context, token: Any) -> bool:
    """Tell whether a noun means none that is known: "any government"."""
    said = {c.lower_ for c in token.lefts}
    counted = any(c.dep_ == "nummod" for c in token.lefts) or not said.isdisjoint(
        _SEVERAL
    )
    some = (counted and token.tag_ == "NNS") or not said.isdisjoint(_WHICHEVER)
    return some and not any(c.i in resolver.hits for c in modifiers(token))


def _is_office(token: Any) -> bool:
    """Tell whether a noun only says of what somebody is secretary: "of State"."""
    above = token.head.head if token.head.lower_ == "of" else token.head
    held = above.lemma_.lower() in words("roles", "holders") | {"secretary"}
    return held and token.text in words("roles", "portfolios")


def _named_behind(resolver: Context, token: Any) -> Holder | None:
    """Return whom a noun that points back names: "its sister party, the CSU"."""
    if token.lemma_.lower() not in words("roles", "back"):
        return None
    behind = (c for c in token.rights if c.dep_ == "appos" and is_beside(token, c))
    named = dict.fromkeys(p for name in behind for p in listed(resolver, name))
    if not named and (name := _name_at(token.doc, token.i + 1)):
        named = {resolver.table.introduce(name): None}
    return Holder(tuple(map(resolver.table.meet, named))) if named else None


def _name_at(doc: Any, first: int) -> str:
    """Return the name that begins at a place, of words that no model need know.

    "The group Parks Not Parking" is called so; one word, or a person, is no group.
    """
    last = first
    while last < len(doc) and doc[last].text.istitle():
        last += 1
    known = any(token.ent_type_ in _NO_GROUP for token in doc[first:last])
    return "" if known or last - first < 2 else str(doc[first:last].text)


def _ranked(resolver: Context, token: Any) -> Holder | None:
    """Return the country that acts, for "Africa's largest country"."""
    place = token.lemma_.lower() in words("roles", "places") and token.tag_ == "NN"
    if not place or not any(c.tag_ == "JJS" for c in token.lefts):
        return None
    for known in (resolver.inside(token), resolver.last):
        if known is not None and is_state(resolver, known):
            return known
    return None


def _of_somebody(resolver: Context, token: Any, kind: str) -> Holder | None:
    """Return whose it is in "his country", "its government", "their union"."""
    owner = _owner(token)
    if owner is not None and owner.lower_ in {"our", "my"}:
        own = kind in _FOLLOWERS
        return (resolver.pronoun(owner) or Holder(())) if own else None
    back = token.lemma_.lower() in words("roles", "back")
    if owner is not None and owner.pos_ == "PROPN" and back:
        return _led(resolver, owner, token)
    if owner is not None and kind == "trade" and owner.i in resolver.hits:
        return _members(resolver, owner)
    if owner is None or owner.lower_ not in {"his", "her", "its", "their"}:
        return None
    holder = resolver.pronoun(owner)
    if holder is None or len(holder.parties) != 1:
        return None
    same = resolver.table.kinds.get(holder.parties[0]) == kind
    own = kind == "government" or _are_producers(token)
    return holder if same or back or (own and is_state(resolver, holder)) else None


def _owner(noun: Any) -> Any | None:
    """Return whose a noun is; of "its farmers and millers" the millers, too, are."""
    first = noun.head if noun.dep_ == "conj" and not any(noun.lefts) else noun
    pair = first == noun or (_are_producers(first) and _are_producers(noun))
    owners = (c for c in first.lefts if c.dep_ == "poss")
    return next(owners, None) if pair else None


def _are_producers(token: Any) -> bool:
    """Tell whether a country deals for some of its people: "its farmers fear"."""
    many = token.tag_ == "NNS" and not any(c.dep_ == "amod" for c in token.lefts)
    return many and token.lemma_.lower() in words("roles", "producers")


def _led(resolver: Context, owner: Any, token: Any) -> Holder | None:
    """Return the group that somebody leads: "Ann Lee's party", known or not."""
    known = resolver.known_person(owner) or resolver.named(owner)
    if known is not None and fits(resolver, token, known):
        return known
    figure = owner.i in resolver.hits and resolver.hits[owner.i].form == "figure"
    if not figure and owner.text not in resolver.table.persons:
        return None
    called = f"{person_name(owner)}'s {token.text}"
    party = resolver.table.introduce(called, kind="faction")
    return Holder((resolver.table.meet(party),), "", 0.8)


def _members(resolver: Context, owner: Any) -> Holder | None:
    """Return the union whose workers act: "the CWU's postmen"."""
    party = resolver.hits[owner.i].party
    union = resolver.table.kinds.get(party) == "union"
    return Holder((resolver.table.meet(party),)) if union else None


def _of_many(resolver: Context, token: Any) -> Holder | None:
    """Return who makes up a group: "a group of seven unions"."""
    if token.lemma_.lower() not in words("roles", "many"):
        return None
    if name := _known_as(token):
        return Holder((resolver.table.meet(resolver.table.introduce(name)),))
    for child in token.children:
        if child.dep_ == "prep" and child.lower_ == "of":
            found = (resolver.one(noun) for noun in child.children)
            known = next((holder for holder in found if holder), None)
            return known or _counted(resolver, token)
    return None


def _known_as(token: Any) -> str:
    """Return what several are called: "a group of Tories known as the Wets"."""
    for verb in token.subtree:
        if verb.dep_ == "acl" and verb.lemma_ in words("roles", "calls"):
            nouns = [c for c in verb.children if c.dep_ in {"oprd", "dobj", "attr"}]
            links = (c for c in verb.children if c.lower_ == "as")
            nouns += [n for link in links for n in link.children]
            named = (n for n in nouns if n.pos_ == "PROPN" and n.text[:1].isupper())
            if noun := next(named, None):
                return full_name(noun)
    return ""


def _counted(resolver: Context, token: Any) -> Holder | None:
    """Take some of those who act for nobody for a party: "a group of nine mayors"."""
    nouns = [n for c in token.children if c.lower_ == "of" for n in c.children]
    if not any(noun.tag_ == "NNS" for noun in nouns):
        return None
    several = f"{token.text} of {' '.join(t.text for t in nouns[0].subtree)}"
    party = resolver.table.introduce(several, kind="people")
    return Holder((resolver.table.meet(party),), "", 0.8)


def _pointing_back(resolver: Context, token: Any, kind: str) -> Holder | None:
    points = token.lemma_.lower() in words("roles", "back")
    if kind == "people" and points and (is_bare(token) or _is_from(token)):
        place = token.lemma_.lower() in words("roles", "places")
        if resolver.last is None and place:
            return None
        known = resolver.again(token)
        if known and place and token.tag_ == "NNS" and len(known.parties) == 1:
            return None
        return known or (None if resolver.last else Holder(()))
    if kind == "bloc" and resolver.last and not is_state(resolver, resolver.last):
        return resolver.again(token)
    return None


def _is_from(token: Any) -> bool:
    """Tell whether only where a body sits stands before it: "the Oslo-based group"."""
    beside = [c for c in token.lefts if c.dep_ in {"amod", "compound"}]
    return all(c.lower_ in {"based", "headquartered", "listed"} for c in beside)


def state(resolver: Context, token: Any) -> str:
    """Return the party whose government is meant, or nothing if the text is silent.

    It is named beside the noun; or it issued the text; or the scene is set there; or,
    of an army, it is the one that the documents are about; or it acted last, or when
    its government was last meant; or the text is from its town; or it is the one whose
    government the documents name most.
    """
    table = resolver.table
    named = _named_beside_or_before(resolver, token) or _own_state(resolver)
    named = named or scene(resolver, token)
    if not named and token.lemma_.lower() in words("roles", "arms"):
        named = _told_of(table)
    if named:
        return table.meet(named)
    last = resolver.last.parties if resolver.last else ()
    states = [p for p in last if table.kinds.get(p) == "country"]
    if len(states) == 1:
        resolver.ruled = states[0]
    if resolver.ruled:
        return resolver.ruled
    known = table.of_kind("government")
    if known:
        return known[0]
    governed = [p for p in table.governed if table.at_hand(p)]
    town = table.town()
    if town and (town in governed or not governed):
        return table.meet(town)
    ruled = [p for p in table.presided if table.kinds.get(p) == "country"]
    states = [p for p in (*governed, *ruled) if table.at_hand(p)] if governed else []
    often = {p: (table.counts[p], table.mentions[p]) for p in states}
    return max(often, key=often.__getitem__, default="") or _only(table)


def _only(table: PartyTable) -> str:
    """Return the one country that a document names, if it does so again and again."""
    named = [p for p in table.here if table.kinds.get(p) in STATES]
    states = [p for p in named if table.kinds[p] == "country"]
    often = len(states) == 1 and table.mentions[states[0]] > 1
    if not often or any(table.kinds[p] == "bloc" for p in named):
        return ""
    return states[0]


def _told_of(table: PartyTable) -> str:
    """Return the country that documents name far more than any other, if they do."""
    countries = [p for p, kind in table.kinds.items() if kind == "country"]
    often = sorted(countries, key=lambda party: -table.mentions[party])
    most, second = (table.mentions[party] for party in [*often, "", ""][:2])
    return often[0] if often and 2 * most >= 3 * second > 0 else ""


def _own_state(resolver: Context) -> str:
    """Return the state that issued the text: a union's government is another."""
    home, table = resolver.home, resolver.table
    return home if table.kinds.get(home) in STATES or home in table.governed else ""


def _named_beside_or_before(resolver: Context, token: Any) -> str:
    """Return the state beside a noun, or before it: "Peru's banks …, its minister"."""
    for child in modifiers(token):
        hit = resolver.hits.get(child.i)
        if hit and resolver.table.kinds.get(hit.party, "country") in _GOVERNED:
            return hit.party
    if not any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.lefts):
        return ""
    before = (
        resolver.hits.get(n) for n in range(token.i - 1, token.sent.start - 1, -1)
    )
    named = (hit.party for hit in before if hit)
    return next((p for p in named if resolver.table.kinds.get(p) == "country"), "")


def is_state(resolver: Context, holder: Holder) -> bool:
    """Tell whether a country is among those who act."""
    return any(resolver.table.kinds.get(p) == "country" for p in holder.parties)


def scene(resolver: Context, token: Any) -> str:
    """Return the state in which a block sets its scene: "In Lima, the minister said".

    It holds until another state acts; "the minister flew home to Lima" tells it too.
    """
    doc = token.doc
    for place in range(token.sent.end - 1, -1, -1):
        hit = resolver.hits.get(place)
        if not hit or resolver.table.kinds.get(hit.party, "country") != "country":
            continue
        before = [t.lower_ for t in doc[max(place - 2, 0) : place]]
        opens = before[-1:] == ["in"] and doc[place - 1].is_sent_start
        if (opens and place < token.i) or before in _HOMEWARDS:
            return hit.party
        if doc[place].dep_ == "nsubj" and place < token.i:
            return ""
    return ""
