"""Nouns and pronouns -> the party they stand for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from detente.reading.grammar import conjuncts, modal, own_subject
from detente.reading.speakers import pairs
from detente.reading.speakers.affiliation import affiliation, joined
from detente.reading.speakers.asked import answers
from detente.reading.speakers.candidates import are_many, before, same, topic
from detente.reading.speakers.context import Context
from detente.reading.speakers.described import speaks_for
from detente.reading.speakers.doers import doer, many_doers
from detente.reading.speakers.groups import group, state
from detente.reading.speakers.holder import BOTH, Holder
from detente.reading.speakers.mentions import (
    ends_a_body,
    is_no_name,
    mentions,
    minority,
)
from detente.reading.speakers.names import Hit, kind_of
from detente.reading.speakers.nouns import (
    NO_PARTY,
    ends_body,
    full_name,
    goes_on,
    has_article,
    is_abstract,
    is_somebody,
    modifiers,
    person_name,
    phrase,
)
from detente.reading.speakers.offices import (
    assembly_name,
    bench,
    is_one,
    office,
    unattached,
)
from detente.reading.speakers.outsiders import is_scholar, outsider
from detente.reading.speakers.own_names import by_name, sister
from detente.reading.speakers.pointing import again, whose_paper
from detente.reading.speakers.presented import names_who_spoke
from detente.reading.speakers.shares import share
from detente.reading.speakers.shortened import ending, short
from detente.reading.speakers.tellers import of_teller
from detente.reading.speakers.titles import sovereign, titled
from detente.reading.words import words

_OWN = frozenset(["we", "our", "us", "i", "my", "ours"])
_PERSON = frozenset(["he", "she", "his", "her", "him"])
_THIRD = _PERSON | {"it", "they", "its", "their", "them", "itself", "both"}
_NOBODY = frozenset(["armed", "bloc", "company", "country", "organisation", "union"])
"""Kinds of party that are no person."""
_PLACES = frozenset(["GPE", "LOC", "FAC"])
_BY_LABEL = {"ORG": 0.95, "GPE": 0.9, "NORP": 0.9}


@dataclass(slots=True)
class Resolver(Context):
    """Tells who is meant, given what the text has said so far."""

    _naming: bool = True
    _asked: set[Any] = field(default_factory=set)
    """Nouns that are being asked about: whom one stands for may turn on another."""

    @contextmanager
    def naming_nobody(self) -> Iterator[None]:
        """Take no unknown name for a new party: a heading may name a matter."""
        before, self._naming = self._naming, False
        try:
            yield
        finally:
            self._naming = before

    def enter(self, doc: Any) -> None:
        """Turn to another text."""
        self.hits = mentions(doc, self.table.names)
        self.met.update(hit.party for hit in self.hits.values())
        self.table.here |= self.met

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
        """Return whom a single noun stands for; of one being asked about, None.

        "The port and its rival said that they …": the rival is the port's, and asking
        who "its" is leads back to the two of them.
        """
        if token in self._asked:
            return None
        self._asked.add(token)
        try:
            return self._one(token)
        finally:
            self._asked.discard(token)

    def _one(self, token: Any) -> Holder | None:
        if token.pos_ == "PRON" and token.lower_ not in pairs.PAIRS:
            return self.pronoun(token)
        cut = token.ent_iob_ == "I" and goes_on(token.head) == token
        if token.dep_ == "appos" and token.head.pos_ == "PROPN" and not cut:
            token = token.head
        if token.pos_ == "PROPN" and is_scholar(token):
            return Holder((), person_name(token))
        found = pairs.both(self, token) or pairs.one_of_two(self, token)
        found = found or pairs.of_section(self, token) or share(self, token)
        found = found or of_teller(self, token)
        for ask in (self.named, self.known_person, self._other, outsider,
                    self.short, self.voice, self._group, self.titled,
                    self._cut_in_two, self._called, self._introduced):  # fmt: skip
            if found is not None:
                return found
            found = ask(token)
        return found

    def introduce(self, sent: Any) -> None:
        """Take note of whom a sentence presents by a title, and of what by "the"."""
        for token in sent:
            if token.pos_ == "NOUN" and has_article(token):
                self.spoken.setdefault(token.lower_, self.last)
            new = token.text in self.table.persons and token.dep_ != "compound"
            if new and token.text not in self.table.people:
                self._present(token)

    def _present(self, name: Any) -> None:
        """Learn for whom a person speaks: "Ann Lee, the head of its delegation"."""
        party = speaks_for(name, self)
        if not party and self.unnamed is not None and names_who_spoke(name):
            party = next(iter(self.unnamed.parties), "")
        if party:
            self.table.add_person(person_name(name), party)
        else:
            self.titled(name)

    def note(self, holder: Holder, noun: Any = None) -> None:
        """Remember who acted last, and what they are called, for pronouns to come."""
        if holder.parties and holder.parties != (BOTH,):
            many = noun is not None and noun.tag_ == "NNS" and noun.i not in self.hits
            if many and not any(map(self.table.is_named, holder.parties)):
                self.crowds.add(holder.parties)
            if self.last is not None and self.last.parties != holder.parties:
                self.before = self.last
            self.last = holder
            if self.home not in holder.parties:
                self.other = holder
            if self.is_person(holder) or (noun is not None and is_one(noun)):
                self.person = holder

    def is_person(self, holder: Holder) -> bool:
        """Tell whether one person has acted: no "army" or "aides", but "Bo Holm"."""
        last = (holder.person or self.table.title(holder.parties[0])).split()[-1]
        alone = self.table.kinds.get(holder.parties[0]) == "person"
        body = last in words("roles", "collective")
        several = body or (last.islower() and last.endswith("s"))
        known = alone or last in self.table.persons
        return not several if holder.person else known

    def pronoun(self, token: Any) -> Holder | None:
        """Return whom a pronoun stands for.

        "We" is the speaker's party; "they" inside a person's words is not.
        """
        if token.lower_ in _OWN:
            return self.speaker(token.i)
        if token.lower_ not in _THIRD:
            return None
        first = same(token)
        token = token if first is None or self.quoted(first.i) else first
        speaker = self.speaker(token.i) if token.lower_ != "it" else None
        answering = self.asked is not None and answers(token, self.asked)
        if found := self._stranger(token) or (self.asked if answering else None):
            return found
        inside = self.inside(token)
        told = speaker is not None and speaker.person in self.tellers
        if speaker is not None and speaker.person and not told:
            return inside if inside and inside.parties != speaker.parties else None
        if inside is None and token.lower_ in _PERSON:
            return self.person or self.last
        found = inside or self._last(token)
        plural = token.lower_ in {"they", "their", "them"}
        own = found is not None and found.parties == (self.home,)
        return self.other if plural and own and self.other else found

    def _last(self, token: Any) -> Holder | None:
        """Return who acted last; "it" is no person, but whom the person told of."""
        thing = token.lower_ in {"it", "its", "itself"}
        spoken = self.last is not None and self.is_person(self.last)
        one = self.before is not None and self.before.parties not in self.crowds
        if thing and one and self.last and self.last.parties in self.crowds:
            return self.before
        return self.told if thing and spoken and self.told else self.last

    def _stranger(self, token: Any) -> Holder | None:
        """Return an unknown who speaks of himself: "residents said they …"."""
        for clause in token.ancestors:
            noun = own_subject(clause) if clause.pos_ == "VERB" else None
            if noun is None or noun.i >= token.i or noun.pos_ == "PRON":
                continue
            if token in noun.subtree:
                continue
            if clause.lemma_ not in words("lexicon", "speech", "verbs") or modal(
                clause
            ):
                return None  # "the work should go" says nothing
            plural = token.lower_ in {"they", "their", "them"}
            agree = plural == (noun.tag_ in {"NNS", "NNPS"})
            voice = noun.lemma_.lower() in words("roles", "voices")
            if not agree or voice or self.looking:
                return None
            known = self.who(noun) or doer(self, noun)
            return Holder((), noun.text) if not known or not known.parties else known
        return None

    def inside(
        self, token: Any, may: Callable[[Holder], bool] = lambda _: True
    ) -> Holder | None:
        """Return the likeliest subject of the sentence that a word may repeat.

        Looking for one may ask for another; it is enough to look once.
        """
        if self.looking:
            return None
        self.looking = True
        try:
            return next(filter(may, self._candidates(token)), None)
        finally:
            self.looking = False

    def _candidates(self, token: Any) -> Iterator[Holder]:
        for noun in before(token, self.topic(token.sent)):
            if self.quoted(noun.i) and not self.quoted(token.i):
                continue
            if noun.i not in self.hits and are_many(noun, token):
                continue
            holder = self.who(noun) or many_doers(self, noun, token)
            if holder and holder.parties and self._may_be(token, noun, holder):
                yield holder

    def topic(self, sent: Any) -> Any | None:
        """Return whose view a sentence opens with: no town's, "For Arvika, it asks"."""
        noun = topic(sent)
        if noun is None or noun.i in self.hits:
            return noun
        place = noun.ent_type_ in _PLACES or noun.head.lower_ == "at"
        return None if place else noun

    def alone(self, sent: Any) -> Holder:
        """Return who is all that a sentence has: "The families, above all."."""
        named = sent.root.pos_ in {"NOUN", "PROPN"} and sent[-1].text != "?"
        verbless = named and all(t.pos_ not in {"VERB", "AUX"} for t in sent)
        return (self.who(sent.root) if verbless else None) or Holder(())

    def viewer(self, sent: Any) -> Holder | None:
        """Return who that is."""
        noun = self.topic(sent)
        return self.who(noun) if noun is not None else None

    def _may_be(self, pronoun: Any, noun: Any, holder: Holder) -> bool:
        """Tell whether a pronoun may stand for a noun: no army or airline is "he"."""
        if pronoun.lower_ not in _PERSON:
            return True
        if holder.person:
            return noun.tag_ != "NNS"
        firms = words("roles", "groups", "company") - words("roles", "selves")
        bodies = words("roles", "collective") | words("roles", "settled") | firms
        body = noun.pos_ == "NOUN" and noun.lemma_.lower() in bodies
        several = noun.tag_ in {"NNS", "NNPS"} and noun.i not in self.hits
        kinds = {self.table.kinds.get(party, "") for party in holder.parties}
        return not (body or several or kinds & _NOBODY)

    def named(self, token: Any) -> Holder | None:
        """Return the party whose name a noun is, or the well-known person's."""
        hit = self.hits.get(token.i)
        if hit is None or is_no_name(token, hit):
            return None
        if hit.form == "people" and token.pos_ == "ADJ":
            return None
        kind = self.table.kinds.get(hit.party, kind_of(hit.party))
        other = minority(self, token, hit) if hit.form == "people" else ""
        bent = kind == "faction" and hit.form != "figure"
        if other := other or (sister(self, token) if bent else ""):
            return Holder((self.table.meet(other),), "", 0.9)
        if bent and self._is_longer(token, hit):
            return None
        if kind == "country" and ends_a_body(token, hit):
            return None
        person = person_name(token) if hit.form == "figure" else ""
        return Holder((self.table.meet(hit.party),), person)

    def _is_longer(self, token: Any, hit: Hit) -> bool:
        """Tell whether a name goes on to the left: "Social Democrats"."""
        return any(
            c.text[:1].isupper() and c.dep_ in {"compound", "amod"}
            for c in token.children
            if c.i < hit.first and c.i not in self.hits
        )

    def known_person(self, token: Any) -> Holder | None:
        """Return the party for which a person met before speaks."""
        person = self.table.people.get(token.text)
        if person is None or token.pos_ not in {"NOUN", "PROPN"}:
            return None
        return Holder((self.table.meet(person.party),), person.name)

    def voice(self, token: Any) -> Holder | None:
        """Return the party for which a noun speaks: "Iranian officials"."""
        lemma = office(token).lemma_.lower()
        paper = lemma in words("roles", "papers")
        if lemma not in words("roles", "voices") and not paper:
            return None
        ours = any(c.lower_ in _OWN for c in token.lefts)
        person = "" if paper or ours else phrase(token)
        between = lemma in words("roles", "between") and token.pos_ == "NOUN"
        if between and not any(c.i in self.hits for c in modifiers(token)):
            return Holder((), token.text)
        if lemma in words("roles", "independent"):
            return bench(self, token)
        if name := assembly_name(self, token):
            return Holder((self.table.meet(self.table.introduce(name)),), person)
        if party := affiliation(self, token):
            return Holder((party, *joined(self, token)), person)
        return whose_paper(self, token) if paper else unattached(self, token, person)

    def again(self, token: Any, person: str = "") -> Holder | None:
        """Return who acted last, for a noun that only points back."""
        return again(self, token, person)

    def short(self, token: Any) -> Holder | None:
        """Return the party whose name ends in this word: "the trust", "the Front"."""
        return short(self, token)

    def ending(self, token: Any) -> str:
        """Return the party whose name ends in a word; "the army" may be any army."""
        return ending(self, token)

    def _group(self, token: Any) -> Holder | None:
        return group(self, token)

    def _other(self, token: Any) -> Holder | None:
        return pairs.other(self, token)

    def titled(self, token: Any) -> Holder | None:
        """Take an unknown person with a title for the party spoken of last."""
        return titled(self, token)

    def government(self, token: Any) -> str:
        """Return the state that a noun means, or an unnamed government."""
        known = state(self, token)
        return known or self.table.meet(
            self.table.introduce("government", kind="government")
        )

    def _cut_in_two(self, token: Any) -> Holder | None:
        last = goes_on(token)
        return self.one(last) if last is not None else None

    def _called(self, token: Any) -> Holder | None:
        return by_name(self, token)

    def _introduced(self, token: Any) -> Holder | None:
        if token.pos_ != "PROPN" or token.ent_type_ in NO_PARTY or is_abstract(token):
            return None
        if token.lower_ in words("roles", "titles") and not token.is_upper:
            return None
        name = full_name(token)
        alone, title = person_name(token), name.split()[0].lower().rstrip(".")
        if title in words("roles", "sovereigns") and alone != name:
            return sovereign(self, token)
        person = title in words("roles", "titles") and not ends_body(token)
        person = person or not name[:1].isupper() or is_somebody(token)
        if person or {name, alone} & self.table.persons:
            return self.somebody(token, alone)
        if not self._naming and not self.table.names.get(name):
            return None
        party = self.table.meet(self.table.introduce(name))
        return Holder((party,), "", _BY_LABEL.get(token.ent_type_, 0.75))

    def somebody(self, token: Any, called: str = "") -> Holder:
        """Return a person of no party: one alone where a text gives only the name."""
        name = self.table.lone.get(token.text, "") if self._naming else ""
        if not name:
            return Holder((), called or token.text, 0.5)
        party = self.table.meet(self.table.introduce(name, kind="person"))
        return Holder((party,), name, 0.75)
