"""Names of parties in a text, without those that only look like one."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.names import Hit, Names, kind_of, land_over
from detente.reading.speakers.nouns import NO_PARTY, is_title
from detente.reading.words import words

_LONGER = frozenset(["FAC", "ORG", "WORK_OF_ART"])
_OWN_BODIES = frozenset(["forum", "movement", "network", "watchdog"])
_WHOSE = frozenset(["her", "his", "its", "their"])


def mentions(doc: Any, names: Names) -> Mapping[int, Hit]:
    """Return the hit at every token that belongs to the name of a party.

    The surname of somebody well known may be part of another's longer name, and a
    party's name what a minister is of.
    """
    found = names.hits(doc)
    return {
        place: _of_the_whole(doc, hit, names)
        for place, hit in found.items()
        if not (hit.form == "figure" and _goes_on(doc, hit.last))
        and not (hit.form != "people" and _is_first_name(doc, hit))
        and not _is_surname(doc, hit)
        and not (_is_portfolio(doc, hit) or _is_new(doc, hit))
        and not _begins_a_name(doc, hit)
        and not (_is_of_another(doc, hit) or _is_in_a_body(doc, hit))
        and not _goes_on_about(doc, hit)
        and not (_is_set_apart(doc, hit) or _is_owned(doc, hit, found))
    }


def _of_the_whole(doc: Any, hit: Hit, names: Names) -> Hit:
    """Give a country's secretary to that which it is in: "the Scottish Secretary"."""
    behind = doc[hit.last + 1].text if hit.last + 1 < len(doc) else ""
    whole = land_over(hit.party) if behind == "Secretary" else ""
    return replace(hit, party=names.get(whole)) if whole else hit


def _is_set_apart(doc: Any, hit: Hit) -> bool:
    """Tell "African countries" from "countries" that the text has spoken of.

    So with any body: "the Arvika and Brenna community council" is not "the council".
    """
    noun = doc[hit.last]
    if hit.first != hit.last or not noun.text.islower():
        return False
    beside = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "nmod"}]
    if noun.lemma_ in words("roles", "places"):
        return bool(beside)
    named = any(c.pos_ == "PROPN" for c in beside)
    return named and any(c.dep_ == "compound" and c.text.islower() for c in beside)


def _is_owned(doc: Any, hit: Hit, found: Mapping[int, Hit]) -> bool:
    """Tell whether a noun is somebody's, whoever is called so by it alone.

    "His party" and "the Norwegian government" are not "the party" or "the government"
    that the text has spoken of.
    """
    noun = doc[hit.last]
    if hit.first != hit.last or not noun.text.islower():
        return False
    before = [c for c in noun.lefts if c.dep_ in {"amod", "compound", "poss"}]
    owner = any(c.dep_ == "poss" and c.lower_ in _WHOSE for c in before)
    states = (kind_of(found[c.i].party) for c in before if c.i in found)
    return owner or "country" in states


def _goes_on(doc: Any, last: int) -> bool:
    """Tell whether a person's name goes on behind a token."""
    name = doc[last]
    return bool(
        last + 1 < len(doc)
        and name.dep_ == "compound"
        and doc[last + 1].pos_ == "PROPN"
        and doc[last + 1].ent_iob_ == "I"
    )


def _is_first_name(doc: Any, hit: Hit) -> bool:
    """Tell whether a place is only what somebody is called after: "Jordan Belfort"."""
    name, behind = doc[hit.first], doc[hit.last + 1 : hit.last + 2]
    person = name.ent_type_ == "PERSON" and name.ent_iob_ == "B"
    goes_on = bool(behind) and behind[0].ent_iob_ == "I" and behind[0].text.isalpha()
    known = goes_on and is_title(behind[0])
    return hit.first == hit.last and person and goes_on and not known


def _is_surname(doc: Any, hit: Hit) -> bool:
    """Tell whether a place is only somebody's surname: "Guadalupe Santiago"."""
    name, first = doc[hit.first], doc[max(hit.first - 1, 0)]
    inside = name.ent_type_ == "PERSON" and name.ent_iob_ == "I"
    begun = first.ent_iob_ == "B" and first.pos_ == "PROPN" and not is_title(first)
    place = hit.form in {"name", "seat"} and kind_of(hit.party) == "country"
    return place and hit.first == hit.last and inside and begun


def _is_portfolio(doc: Any, hit: Hit) -> bool:
    """Tell whether a name only says what a minister is of: "Labour Minister".

    So of "the federal Indian Affairs minister", whatever country has such affairs.
    """
    matter = doc[hit.last].text in words("roles", "portfolios")
    behind = doc[hit.last + 1].lower_ if hit.last + 1 < len(doc) else ""
    affairs = (
        hit.form == "people" and doc[hit.last + 1 : hit.last + 2].text == "Affairs"
    )
    return affairs or (matter and behind in words("roles", "holders") | {"secretary"})


def _begins_a_name(doc: Any, hit: Hit) -> bool:
    """Tell whether a capital is part of a longer name: "Paris Saint-Germain"."""
    behind = doc[hit.last + 1 : hit.last + 2]
    if hit.form != "seat" or not behind or behind[0].pos_ != "PROPN":
        return False
    inside = behind[0].ent_iob_ == "I" and behind[0].ent_type_ in _LONGER
    office = is_title(behind[0]) or behind[0].lower_ in words("roles", "voices")
    return inside and behind[0].text[:1].isupper() and not office


def _is_of_another(doc: Any, hit: Hit) -> bool:
    """Tell whether an office is another's: "Arab League Secretary-General"."""
    before = doc[max(hit.first - 1, 0) : hit.first]
    named = any(t.pos_ == "PROPN" and t.text not in {"UN", "U.N."} for t in before)
    return named and hit.last > hit.first and doc[hit.first].text == "Secretary"


def _is_in_a_body(doc: Any, hit: Hit) -> bool:
    """Tell whether a people only says where a body is: "Peruvian Bakers League"."""
    workers = doc[hit.first].lower_ in words("roles", "of_workers")
    if not (hit.form == "people" or workers) or doc[hit.first].ent_type_ != "ORG":
        return False
    last = hit.last
    while last + 1 < len(doc) and doc[last + 1].ent_iob_ == "I":
        last += 1
    inside = {token.lower_ for token in doc[hit.first : last]}
    bodies = words("roles", "associations") | _OWN_BODIES
    own = doc[last].lower_ in bodies
    union = doc[last].lower_ == "congress" and inside & words("roles", "of_workers")
    own = own or bool(union)
    return own and last > hit.last and doc[last].pos_ == "PROPN"


def _goes_on_about(doc: Any, hit: Hit) -> bool:
    """Tell a body from a longer one's name: "European Council on Foreign Relations"."""
    behind = doc[hit.last + 1 : hit.last + 3]
    on = len(behind) > 1 and behind[0].lower_ == "on" and behind[1].text[:1].isupper()
    return on and behind[0].ent_iob_ == "I" and behind[0].ent_type_ == "ORG"


def _is_new(doc: Any, hit: Hit) -> bool:
    """Tell whether a name is only part of another: "New Mexico", "Latin American"."""
    before = [token.text for token in doc[max(hit.first - 2, 0) : hit.first]]
    wide = hit.form == "people" or doc[hit.first].text == "America"
    part = wide and not words("roles", "parts").isdisjoint(before[-1:])
    return part or before[-1:] == ["New"] or before == ["New", "South"]


def minority(resolver: Context, token: Any, hit: Hit) -> str:
    """Return the party that a people is where it lives among another, or nothing.

    "Croatian Serbs", "ethnic Albanians" and "the Albanians of Serbia" are none of the
    countries in their names.

    Parameters
    ----------
    resolver
        What the text has said so far.
    token, hit
        The noun, and the people that it names.
    """
    if token.tag_ not in {"NNPS", "NNS"} and not token.text.endswith("s"):
        return ""
    name = next(_among(resolver, token, hit), "")
    return resolver.table.introduce(name, kind="people", short=name) if name else ""


def _among(resolver: Context, token: Any, hit: Hit) -> Iterator[str]:
    for child in token.lefts:
        if child.lower_ == "ethnic" or _is_another(resolver, child, hit):
            yield f"{child.text} {token.text}"
    for child in token.rights:
        for land in child.children if child.lower_ in {"of", "in"} else ():
            if _is_another(resolver, land, hit):
                yield f"{token.text} {child.text} {land.text}"


def _is_another(resolver: Context, token: Any, hit: Hit) -> bool:
    found = resolver.hits.get(token.i)
    return found is not None and found.party != hit.party


def is_no_name(token: Any, hit: Hit) -> bool:
    """Tell "March" the month from "Charter", a firm that the model takes for a law.

    Nor is it a name where it says whose it is: "his party", though one is so called.
    """
    law = token.ent_type_ == "LAW" and not any(c.dep_ == "det" for c in token.lefts)
    owned = token.text.islower() and any(c.tag_ == "PRP$" for c in token.lefts)
    other = owned or (token.ent_type_ in NO_PARTY and not law)
    return hit.first == hit.last and other


def ends_a_body(token: Any, hit: Hit) -> bool:
    """Tell "Transport Scotland", a body, from the country."""
    before = token.doc[hit.first - 1] if hit.first > token.sent.start else token
    inside = before.ent_type_ == token.ent_type_ == "ORG" and token.ent_iob_ == "I"
    return inside and before.dep_ == "compound" and before.text[:1].isupper()
