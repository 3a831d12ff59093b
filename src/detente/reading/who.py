"""Nouns and pronouns -> the party they stand for."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.reading.grammar import conjuncts, own_subject, subject
from detente.reading.names import Hit, kind_of
from detente.reading.parties import PartyTable, is_media
from detente.reading.words import table, words

BOTH = "@both"
"""Stands for the principals until it is known who they are."""

_SHARED = frozenset(
    "side country nation party government leader delegation team negotiator neighbour "
    "neighbor rival camp power capital state minister president foe ally them".split()
)
_PAIRS = frozenset(["both", "two", "either", "neither", "each"])
_MODIFIERS = frozenset(["amod", "compound", "poss", "nmod", "npadvmod", "nummod"])
_OF = frozenset(["of", "for", "from", "at", "representing", "with", "in"])
_MANY = frozenset("group coalition alliance number majority handful series".split())
_ANY_WORKER = frozenset("worker staff employee striker crew membership".split())
_RULERS = frozenset(["minister", "premier", "chancellor"])
_OWN = frozenset(["we", "our", "us", "i", "my", "ours"])
_THIRD = frozenset(
    "it they he she its their his her them him itself itself both".split()
)
_BACK = frozenset(
    "party country nation group organisation organization bloc side movement state "
    "faction delegation team camp kingdom republic emirate island territory city".split()
)
_DOERS = re.compile(r"[a-z]{3,}(?:ers|ists|ians|makers|owners)$")
_PORTRAYED = frozenset(
    ["minister", "executive", "director", "owner", "trade", "school"]
)
_NO_PARTY = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "LAW", "EVENT"])
_STATE_KINDS = frozenset(["country", "bloc", "organisation", ""])
_STATES = frozenset(["country", "bloc", "organisation"])


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose act it is.

    Attributes
    ----------
    parties
        Their ids; none when it is somebody who takes no part.
    person
        Who says it for them; empty when the party itself does.
    sure
        How far the words tell it, in (0, 1].
    """

    parties: tuple[str, ...]
    person: str = ""
    sure: float = 1.0


@dataclass(slots=True)
class Resolver:
    """Tells who is meant, given what the text has said so far.

    Attributes
    ----------
    table
        The parties.
    last, person
        The last subject, and the last person who spoke.
    speaker
        Place of a token to who speaks there, for words inside quotations.
    home
        The party that issued the text; its minister is "the minister".
    """

    table: PartyTable
    last: Holder | None = None
    person: Holder | None = None
    speaker: Callable[[int], Holder | None] = lambda _: None
    hits: Mapping[int, Hit] = field(default_factory=dict)
    home: str = ""
    _looking: bool = False

    def enter(self, doc: Any) -> Mapping[int, Hit]:
        """Turn to another text; return the names found in the one before."""
        before, self.hits = self.hits, self.table.names.hits(doc)
        return before

    def who(self, token: Any) -> Holder | None:
        """Return whom a noun and its conjuncts stand for; None when for no one."""
        if token.pos_ == "VERB":
            token = own_subject(token) or token
        found = [h for noun in conjuncts(token) if (h := self.one(noun))]
        named = [h for h in found if h.parties] or found[:1]
        if not named:
            return None
        parties = tuple(dict.fromkeys(p for h in named for p in h.parties))
        person = named[0].person if len(named) == 1 else ""
        return Holder(parties, person, min(h.sure for h in named))

    def one(self, token: Any) -> Holder | None:
        """Return whom a single noun stands for."""
        if token.pos_ == "PRON" and token.lower_ not in _PAIRS:
            return self._pronoun(token)
        if token.dep_ == "appos" and token.head.pos_ == "PROPN":
            token = token.head
        for ask in (self._both, self._named, self._known_person, self._outsider,
                    self._short, self._voice, self._group, self._titled,
                    self._introduced):  # fmt: skip
            found = ask(token)
            if found is not None:
                return found
        return None

    def introduce(self, sent: Any) -> None:
        """Take note of the people that a sentence presents by a title."""
        for token in sent:
            if token.pos_ == "PROPN" and token.text in self.table.persons:
                if token.dep_ != "compound" and token.text not in self.table.people:
                    self._titled(token)

    def note(self, holder: Holder) -> None:
        """Remember who acted last, for the pronouns to come."""
        if holder.parties and holder.parties != (BOTH,):
            self.last = holder
            if holder.person:
                self.person = holder

    def _pronoun(self, token: Any) -> Holder | None:
        if token.lower_ in _OWN:
            return self.speaker(token.i)
        if token.lower_ not in _THIRD:
            return None
        speaker = self.speaker(token.i) if token.lower_ != "it" else None
        inside = self._inside(token)
        if speaker is not None and speaker.person:
            return inside if inside and inside.parties != speaker.parties else None
        if inside is not None:
            return inside
        if token.lower_ in {"he", "she", "his", "her"}:
            return self.person or self.last
        return self.last

    def _inside(self, token: Any) -> Holder | None:
        """Return the likeliest subject of the sentence that a word may repeat."""
        if self._looking:
            return None
        self._looking = True
        try:
            return next(self._candidates(token), None)
        finally:
            self._looking = False

    def _candidates(self, token: Any) -> Iterator[Holder]:
        seen = {token.i}
        clauses = [a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}]
        nouns = [subject(clause) for clause in clauses]
        nouns += [t for t in reversed(list(token.sent)) if t.dep_ == "nsubj"]
        for noun in nouns:
            if noun is None or noun.i in seen or noun.i > token.i:
                continue
            seen.add(noun.i)
            if noun.pos_ != "PRON" and (holder := self.who(noun)) and holder.parties:
                yield holder

    def _both(self, token: Any) -> Holder | None:
        said = {c.lower_ for c in token.children} & _PAIRS
        bare = token.lower_ in {"both", "neither", "two"} and not said
        the = {"the", "all"} & {c.lower_ for c in token.children}
        plural = token.lower_ in {"sides", "parties", "negotiators"} and the
        if bare or plural or (said and token.lemma_ in _SHARED):
            few = all(c.dep_ == "nummod" for c in self._modifiers(token))
            return Holder((BOTH,)) if few else None
        return None

    def _named(self, token: Any) -> Holder | None:
        hit = self.hits.get(token.i)
        if hit is None or token.ent_type_ in _NO_PARTY:
            return None
        if hit.form == "people" and token.pos_ == "ADJ":
            return None
        longer = any(
            c.text[:1].isupper() and c.dep_ in {"compound", "amod"} and c.pos_ != "DET"
            for c in token.children
            if c.i < hit.first and c.i not in self.hits
        )
        if longer and self.table.kinds.get(hit.party, kind_of(hit.party)) == "faction":
            return None
        party = self.table.meet(hit.party)
        person = name_run(token) if hit.form == "figure" else ""
        return Holder((party,), person)

    def _known_person(self, token: Any) -> Holder | None:
        person = self.table.people.get(token.text)
        if person is None or token.pos_ != "PROPN":
            return None
        return Holder((self.table.meet(person.party),), person.name)

    def _outsider(self, token: Any) -> Holder | None:
        if token.lemma_.lower() in words("roles", "outsiders"):
            return Holder((), token.text)
        if is_media(name_run(token)):
            return Holder((), name_run(token))
        return None

    def _voice(self, token: Any) -> Holder | None:
        lemma = token.lemma_.lower()
        paper = lemma in words("roles", "papers")
        if lemma not in words("roles", "voices") and not paper:
            return None
        person = "" if paper else phrase(token)
        if party := self.affiliation(token):
            return Holder((party, *self._joined(token)), person)
        if paper:
            return None
        if lemma in words("roles", "groups", "government"):
            return self._group(token)
        return self._again(token, person)

    def _again(self, token: Any, person: str = "") -> Holder | None:
        """Return who acted last, for a noun that only points back."""
        if not _is_definite(token) or not _has_article(token):
            return None
        known = self._inside(token) or self.last
        return Holder(known.parties, person, 0.8) if known else None

    def _short(self, token: Any) -> Holder | None:
        """Return the party whose name ends in this word: "the trust", "the Front"."""
        if not _has_article(token) or any(self._modifiers(token)):
            return None
        if token.lemma_.lower() in _BACK:
            return self._again(token)
        party = self.table.ending_in(token.lower_)
        return Holder((self.table.meet(party),)) if party else None

    def _titled(self, token: Any) -> Holder | None:
        """Take an unknown person with a title for the party spoken of last."""
        if token.pos_ != "PROPN":
            return None
        before = token.doc[max(token.sent.start, token.left_edge.i - 4) : token.i]
        titled = any(t.lemma_.lower() in words("roles", "voices") for t in before)
        known = self._inside(token) or self.last
        rules = titled and any(t.lemma_.lower() in _RULERS for t in before)
        if rules and (known is None or not self._is_state(known)):
            party = self._state(token) or self.table.introduce(
                "government", kind="government"
            )
            known = Holder((self.table.meet(party),))
        if not titled or known is None or len(known.parties) != 1:
            return None
        name = name_run(token)
        self.table.add_person(name, known.parties[0])
        return Holder(known.parties, name, 0.9)

    def affiliation(self, token: Any) -> str:
        """Return the party named beside a noun: Iranian …, … of the union."""
        for child in self._modifiers(token):
            if party := self._beside(child):
                return party
        for child in token.children:
            if child.dep_ in {"prep", "acl"} and child.lower_ in _OF:
                for noun in child.children:
                    if noun.dep_ in {"pobj", "dobj"} and (found := self._inner(noun)):
                        return found
        return ""

    def _joined(self, token: Any) -> tuple[str, ...]:
        """Return the further parties of "leaders from France, Germany and Poland"."""
        owners = [
            noun
            for child in token.children
            if child.dep_ == "prep" and child.lower_ in _OF
            for noun in child.children
            if noun.dep_ == "pobj"
        ]
        rest = [n for owner in owners for n in conjuncts(owner) if n is not owner]
        return tuple(p for n in rest if (p := self._inner(n)))

    def _inner(self, noun: Any) -> str:
        for ask in (self._named, self._known_person, self._voice, self._group):
            found = ask(noun)
            if found is not None and len(found.parties) == 1 and found.sure >= 0.8:
                return found.parties[0]
        return self._capitalised(noun)

    def _capitalised(self, noun: Any) -> str:
        if noun.ent_type_ != "ORG" or is_media(name_run(noun)):
            return ""
        if noun.text in words("roles", "portfolios"):
            return ""
        return self.table.introduce(name_run(noun))

    def _modifiers(self, token: Any) -> Iterator[Any]:
        for child in reversed(list(token.lefts)):
            if child.dep_ in _MODIFIERS:
                yield child
                yield from self._modifiers(child)

    def _beside(self, child: Any) -> str:
        if child.pos_ == "PRON" and child.dep_ == "poss":
            known = self._pronoun(child)
            return known.parties[0] if known and len(known.parties) == 1 else ""
        if hit := self.hits.get(child.i):
            return self.table.meet(hit.party)
        if child.text in self.table.people and child.pos_ == "PROPN":
            return self.table.people[child.text].party
        if child.pos_ == "PROPN" and (named := self.table.ending_in(child.lower_)):
            return named
        if child.pos_ == "NOUN" and child.lemma_.lower() not in _PORTRAYED:
            group = self._short(child) or self._group(child)
            vague = self.last is None and group_kind(child) == "government"
            if group is not None and len(group.parties) == 1 and not vague:
                return group.parties[0]
        return self._capitalised(child) if child.ent_type_ == "ORG" else ""

    def _group(self, token: Any) -> Holder | None:
        kind = group_kind(token)
        if not kind:
            return None
        if kind == "government" and (party := self._state(token)):
            return Holder((party,))
        own = next((p for p in self._own_name(token)), "")
        if own:
            return Holder((self.table.meet(own),))
        if token.lemma_.lower() in _MANY and (found := self._of_many(token)):
            return found
        bare = not any(c.dep_ in {"compound", "amod"} for c in token.lefts)
        if kind == "people" and bare and token.lemma_.lower() in _BACK:
            return self._again(token)
        if kind == "bloc" and self.last and not self._is_state(self.last):
            return self._again(token)
        known = self._unions(token) if kind == "trade" else self.table.of_kind(kind)
        known = known or (self.table.of_kind(kind) if bare else ())
        known = known if _is_definite(token) else ()
        if kind == "people" or not known:
            return self._unnamed(token, kind)
        if len(known) > 1 and self.last and set(self.last.parties) <= set(known):
            return Holder(self.last.parties, "", 0.9)
        return Holder((self.table.meet(known[0]),), "", 1.0 if len(known) == 1 else 0.7)

    def _of_many(self, token: Any) -> Holder | None:
        """Return who makes up a group: "a group of seven unions"."""
        for child in token.children:
            if child.dep_ == "prep" and child.lower_ == "of":
                return next((h for n in child.children if (h := self.one(n))), None)
        return None

    def _is_state(self, holder: Holder) -> bool:
        return any(self.table.kinds.get(p) == "country" for p in holder.parties)

    def doer(self, token: Any) -> Holder | None:
        """Return the party that a common noun is because it does what people do."""
        lemma = token.lemma_.lower()
        known = words("roles", "outsiders") | words("roles", "voices")
        if token.pos_ != "NOUN" or lemma in known | words("roles", "papers"):
            return None
        if not _has_article(token) or token.ent_type_ in _NO_PARTY:
            return None
        party = self.table.introduce(phrase(token, short=True), kind="people")
        return Holder((self.table.meet(party),), "", 0.7)

    def _unions(self, token: Any) -> tuple[str, ...]:
        """Return the unions that workers of a trade may belong to."""
        unions = self.table.of_kind("union")
        lemma = token.lemma_.lower()
        if lemma in _ANY_WORKER:
            return unions
        named = tuple(u for u in unions if lemma in self.table.titles[u].lower())
        return named

    def _unnamed(self, token: Any, kind: str) -> Holder:
        """Return a party that has no name but what it is: "downstream farmers"."""
        party = self.table.introduce(phrase(token, short=True), kind=kind)
        return Holder((self.table.meet(party),), "", 0.8)

    def _state(self, token: Any) -> str:
        """Return the country whose government is meant, if the text tells."""
        for child in self._modifiers(token):
            hit = self.hits.get(child.i)
            if hit and self.table.kinds.get(hit.party, "country") in _STATE_KINDS:
                return self.table.meet(hit.party)
        if self.home:
            return self.home
        if self.last and self._is_state(self.last) and len(self.last.parties) == 1:
            return self.last.parties[0]
        known = self.table.of_kind("government")
        if known:
            return known[0]
        states = [p for p in self.table.governed if self.table.counts[p]]
        return max(states, key=lambda p: self.table.counts[p], default="")

    def _own_name(self, token: Any) -> Iterator[str]:
        """Yield the party whose name stands in apposition or as a modifier."""
        for child in token.children:
            if child.dep_ == "appos" and (hit := self.hits.get(child.i)):
                yield hit.party
            if child.dep_ == "prep" and child.lower_ in {"of", "from"}:
                for noun in child.children:
                    hit = self.hits.get(noun.i)
                    if hit and self.table.kinds.get(hit.party, "") not in _STATES:
                        yield hit.party
        for child in self._modifiers(token):
            hit = self.hits.get(child.i)
            same = group_kind(token) == self.table.kinds.get(hit.party) if hit else 0
            if hit and same:
                yield hit.party

    def _introduced(self, token: Any) -> Holder | None:
        if token.pos_ != "PROPN" or token.ent_type_ in _NO_PARTY:
            return None
        name = name_run(token)
        if not name[:1].isupper() or name in self.table.persons:
            return Holder((), name, 0.5)
        sure = {"ORG": 0.95, "GPE": 0.9, "NORP": 0.9}.get(token.ent_type_, 0.75)
        return Holder((self.table.meet(self.table.introduce(name)),), "", sure)


def group_kind(token: Any) -> str:
    """Return the kind of party that a common noun names, or nothing."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return ""
    lemma = token.lemma_.lower()
    groups = table("roles")["groups"]
    known = next((k for k, v in groups.items() if {lemma, token.lower_} & set(v)), "")
    if known or lemma in words("roles", "outsiders") | words("roles", "voices"):
        return known
    return "people" if token.tag_ == "NNS" and _DOERS.search(token.lower_) else ""


def _is_definite(token: Any) -> bool:
    dets = {c.lower_ for c in token.children if c.dep_ in {"det", "poss"}}
    return not dets & {"a", "an", "some", "many", "most", "any", "other", "another"}


def _has_article(token: Any) -> bool:
    given = {c.lower_ for c in token.children if c.dep_ in {"det", "poss"}}
    return bool(given & {"the", "its", "his", "her", "their", "our", "that", "this"})


def name_run(token: Any) -> str:
    """Return the proper name that ends in a token, as the text has it."""
    first = token.i
    while first > token.sent.start and _in_name(token.doc[first - 1]):
        first -= 1
    while first < token.i and token.doc[first].pos_ not in {"PROPN", "ADJ"}:
        first += 1
    return str(token.doc[first : token.i + 1].text)


def _in_name(token: Any) -> bool:
    joins = token.lower_ in {"of", "and", "for", "the", "&", "'s", "'"}
    return bool(
        token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"}
    ) or (joins and token.ent_iob_ == "I")


def phrase(token: Any, *, short: bool = False) -> str:
    """Return a noun with what stands before it; short leaves out all but names."""
    if not short:
        last = next((c for c in token.children if c.dep_ == "appos"), token)
        return str(token.doc[token.left_edge.i : max(token.i, last.i) + 1].text)
    kept = [
        c for c in token.lefts if c.dep_ in {"compound", "amod"} and c.pos_ != "VERB"
    ]
    return " ".join([*(c.text for c in kept), token.text])
