"""A country's own affairs: who governs there is a party beside others, not the country.

Among states "the White House" is the United States, and its president speaks for it.
Where a country's factions, unions or companies deal with those who govern it, and no
other state takes part, the government is one of them, and is called what the documents
call it; and who leads a faction speaks for that.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from detente.reading.found import Found
from detente.reading.parse import Parsed
from detente.reading.speakers.factions import lead_known
from detente.reading.speakers.names import government_of
from detente.reading.speakers.nouns import person_name
from detente.reading.speakers.parties import ABROAD, PartyTable
from detente.reading.words import patterns, words

_BODIES = frozenset(["NORP", "ORG"])
_ACTING = frozenset(["nsubj", "nsubjpass", "pobj", "poss"])
_LEAD = frozenset(["head", "lead"])
_OFTEN = 2


def lead(parsed: Sequence[Parsed], parties: PartyTable) -> None:
    """Learn who leads what: "Ann Lee's Liberals", in a country's own affairs.

    Abroad the head of a faction who governs speaks for the country; so does, until
    then, whoever is well known for it.
    """
    home = _is_at_home(parties) or bool(own_affair(parties))
    lead_known(parsed, parties, home=home)
    if not home:
        return
    for piece in parsed:
        parties.turn_to(piece.block.document)
        hits = parties.names.hits(piece.doc)
        for name, led in _led(piece.doc):
            hit = hits.get(led.i)
            figure = name.i in hits and hits[name.i].form == "figure"
            acronym = led.ent_type_ in _BODIES and led.is_upper
            if not (figure or name.text in parties.persons) or not (hit or acronym):
                continue
            known = hit.party if hit else parties.introduce(led.text)
            if parties.kinds.get(known) not in ABROAD:
                own = hits.get(name.i)
                written = piece.doc[own.first : own.last + 1].text if own else ""
                for known_as in filter(None, {name.text, written}):
                    parties.names.forget(known_as)
                parties.add_person(person_name(name), known, short=name.text)


def _is_at_home(parties: PartyTable) -> bool:
    """Tell whether documents name a country's own bodies more than other countries."""
    states = [n for p, n in parties.mentions.items() if parties.kinds.get(p) in ABROAD]
    others = parties.mentions.total() - sum(states)
    return others > sum(states) - max(states, default=0)


def own_affair(parties: PartyTable) -> str:
    """Return the state that documents name more than twice as often as all others.

    What its politicians do there they do to one another.
    """
    states = {p: n for p, n in parties.mentions.items() if _is_abroad(p, parties)}
    home = max(states, key=states.__getitem__, default="")
    named = states.get(home, 0)
    alone = named > _OFTEN * (sum(states.values()) - named)
    return home if alone and parties.kinds.get(home) == "country" else ""


def _is_abroad(party: str, parties: PartyTable) -> bool:
    return parties.kinds.get(party) in ABROAD


def _led(doc: Any) -> Iterator[tuple[Any, Any]]:
    """Yield names with what they lead: "Lee's Liberals", "Lee, whose Liberals lost"."""
    for owner in doc:
        if owner.dep_ == "poss":
            led, clause = owner.head, owner.head.head
            whose = owner.lower_ == "whose" and clause.dep_ == "relcl"
            name, bodies = clause.head if whose else owner, _called(led)
        elif owner.dep_ == "relcl" and owner.lemma_ in _LEAD:
            name = owner.head
            bodies = (c for c in owner.children if c.dep_ == "dobj")
        elif owner.lower_ in words("roles", "leaders"):
            name, bodies = _whose_office(owner), _of_office(owner)
        else:
            continue
        for body in bodies:
            named = name is not None and name.text[:1].isupper()
            if named and body.text[:1].isupper() and body.pos_ != "PRON":
                yield name, body


def _called(led: Any) -> Iterator[Any]:
    """Yield the names that what somebody leads goes by: "Lee's Liberal party (LPX)"."""
    if led.text[:1].isupper():
        yield led
    elif led.lemma_ in words("roles", "back"):
        beside = [c for c in led.rights if c.dep_ == "appos"]
        yield from (*beside, *(c for c in led.lefts if c.dep_ == "compound"))


def _whose_office(office: Any) -> Any | None:
    """Return the name of who holds an office: "Aro leader Ann Lee", "Ann Lee, leader".

    Nobody is named by "a leader of the strike".
    """
    if office.dep_ in {"appos", "compound"} and office.head.text[:1].isupper():
        return office.head
    return next((c for c in office.rights if c.dep_ == "appos"), None)


def _of_office(office: Any) -> Iterator[Any]:
    """Yield the names of what an office is of: "Aro leader", "leader of the Front".

    "The Senate's leader" leads a faction in it.
    """
    beside = (c for c in (*office.lefts, *office.head.lefts) if c.i + 1 == office.i)
    links = (c for c in office.rights if c.lower_ == "of")
    behind = (n for link in links for n in link.children if n.dep_ == "pobj")
    for body in (*beside, *behind):
        if body.lower_ not in words("roles", "assemblies"):
            yield body


def name_government(
    found: Iterable[Found], parsed: Iterable[Parsed], parties: PartyTable
) -> None:
    """Give a country the name of its government, where it alone of states takes part.

    Of several that take part in what is one country's own affair, each that the
    documents call so: "the Irish government".

    Parameters
    ----------
    found
        What was read in the documents.
    parsed
        Their blocks.
    parties
        Who takes part; a title may change.
    """
    acting = Counter(party for one in found for party in one.holder.parties)
    states = [party for party in acting if parties.kinds.get(party) in ABROAD]
    if len(states) > 1 and _is_at_home(parties):
        _name_each({*states} - parties.given, parsed, parties)
    if any(parties.kinds.get(party) == "armed" for party in acting):
        lands = (one for one in states if parties.kinds.get(one) == "country")
        most = max(lands, key=acting.__getitem__, default="")
        if most and most not in parties.given:
            _name_fought(most, parsed, parties)
    if len(states) != 1 or len(acting) == 1 or states[0] in parties.given:
        return
    forms = Counter(_forms(parsed, parties, states[0]))
    as_country, by_person = forms.pop("country", 0), forms.pop("person", 0)
    if not by_person and states[0] not in parties.governed:
        return
    if forms and forms.total() + by_person > as_country:
        houses = words("roles", "houses")
        often = {name: (count, name in houses) for name, count in forms.items()}
        parties.titles[states[0]] = max(often, key=often.__getitem__)
    elif government := government_of(states[0]):
        parties.titles[states[0]] = government


def _name_each(
    states: Iterable[str], parsed: Iterable[Parsed], parties: PartyTable
) -> None:
    """Call states by their governments where these act more often than they do."""
    written = Counter(_governments(parsed, parties))
    for state in states:
        called = [one for one in written if one[0] == state]
        forms = Counter(_forms(parsed, parties, state)) if called else Counter[str]()
        if called and 2 * forms["country"] < forms.total():
            parties.titles[state] = max(called, key=lambda one: written[one])[1]


def _name_fought(state: str, parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Call by its government a state that rebels deal with, if the documents do.

    "The government" acts in them more often than the country under its name.
    """
    ruled = named = 0
    for piece in parsed:
        hits = parties.names.hits(piece.doc)
        for token in piece.doc:
            hit = hits.get(token.i)
            own = hit is not None and (hit.party, hit.form) == (state, "name")
            named += own and token.dep_ in _ACTING
            ruled += token.lemma_ == "government" and _acts(token)
    government = government_of(state)
    if government and ruled >= _OFTEN and ruled > named:
        parties.titles[state] = government


def _governments(
    parsed: Iterable[Parsed], parties: PartyTable
) -> Iterator[tuple[str, str]]:
    """Yield the states whose government is named, each with the words for it."""
    for piece in parsed:
        if "government" not in piece.text:
            continue
        hits = parties.names.hits(piece.doc)
        for noun in (token for token in piece.doc if token.lower_ == "government"):
            hit = hits.get(noun.i - 1)
            if hit is not None and hit.form == "people":
                yield hit.party, piece.doc[hit.first : noun.i + 1].text


def _forms(
    parsed: Iterable[Parsed], parties: PartyTable, country: str
) -> Iterator[str]:
    """Yield a name of the government where it acts, else "country" or "person"."""
    houses = words("roles", "houses")
    for piece in parsed:
        if piece.block.doubt:
            continue
        hits = parties.names.hits(piece.doc)
        for token in piece.doc:
            hit = hits.get(token.i)
            if hit is not None:
                acts = token.i == hit.last and token.dep_ in _ACTING
                name = piece.doc[hit.first : hit.last + 1].text
                if acts and hit.party == country and hit.form != "people":
                    known = "person" if hit.form == "figure" else "country"
                    yield name if name in houses else known
            elif token.lemma_ == "government" and _acts(token):
                yield "The government"


def _acts(noun: Any) -> bool:
    """Tell a government that acts from one that is shut, or that could run out."""
    return noun.dep_ in _ACTING and noun.head.lower_ != "of" and not _is_moved(noun)


def _is_moved(noun: Any) -> bool:
    """Tell whether a government does what no person does: it runs out, and shuts."""
    verb = noun.head
    does = noun.dep_ == "nsubj" and verb.pos_ == "VERB"
    human = words("lexicon", "speech", "human")
    return does and not (verb.lemma_ in human or verb.lemma_ in patterns("verbs"))
