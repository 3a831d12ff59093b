"""A sentence in its context: who acts, who speaks, what its predicates are about."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.model import Act, Span
from detente.reading import conditions, contents, grammar, phrases
from detente.reading.asides import is_parenthesis, is_speech, opens_view
from detente.reading.earlier import was_done
from detente.reading.found import Found
from detente.reading.parse import Parsed
from detente.reading.speakers.affiliation import affiliation
from detente.reading.speakers.doers import doer, is_reduced, is_tellers, told_in_front
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.quotations import Quotation, Quotations
from detente.reading.speakers.who import Resolver
from detente.reading.standing import is_history, standing, vouches
from detente.reading.words import words

__all__ = ["Found", "Scene"]

_WAITING: frozenset[Act] = frozenset(["reject", "oppose", "threaten", "insist"])
_TOWARDS: frozenset[Act] = frozenset(["accept", "willing", "offer", "prefer"])
_BEST, _CHARGED = 0.95, 0.6
_DEEDS = frozenset(["VBD", "VBG", "VBN"])
_LOOSE = frozenset(["advcl", "dep", "npadvmod", "nsubj"])


@dataclass(slots=True)
class Scene:
    """A sentence, and what a rule may ask about it.

    Attributes
    ----------
    parsed, sent
        The block and the sentence.
    resolver
        Who is meant by a noun.
    quotes
        The quotations of the block.
    date
        Of the document, empty when not known.
    voice
        In whose words the text stands outside quotations; None for a newspaper's.
    past
        Whether the section tells what went before.
    lister
        Whose list the sentence is an item of, as its heading or label says.
    before
        What was found last in the sentence before, if anything was.
    """

    parsed: Parsed
    sent: Any
    resolver: Resolver
    quotes: Quotations
    date: str = ""
    voice: Holder | None = None
    past: bool = False
    lister: Holder | None = None
    before: Found | None = None
    _conditional: Collection[int] | None = None
    _weights: dict[int, float] = field(default_factory=dict)

    def holder(self, predicate: Any) -> Holder | None:
        """Return whose act a predicate is."""
        noun = told_in_front(predicate) or grammar.subject(predicate)
        if noun is None:
            return self.unsaid(predicate) or self._of_partner(predicate)
        if noun.head != predicate and is_tellers(predicate, noun):
            return self._of_partner(predicate) or self.resolver.who(noun)
        found = self.resolver.who(noun) or self._of_partner(predicate)
        if found is None or noun.lemma_.lower() in words("roles", "between"):
            return self.doer(noun, predicate) or found
        return found

    def unsaid(self, predicate: Any) -> Holder | None:
        """Return whose act a predicate without a subject is: "Opposed to any cut"."""
        return (self.voice or self.lister) if _is_bare(predicate) else None

    def doer(self, noun: Any, predicate: Any) -> Holder | None:
        """Return the party that a common noun is if a predicate is one of people's."""
        human = words("lexicon", "speech", "human")
        if predicate.lemma_.lower() not in human or grammar.is_passive(predicate):
            return None
        if is_reduced(predicate):
            return None
        return doer(self.resolver, noun)

    def _of_partner(self, predicate: Any) -> Holder | None:
        """Return the holder of "A maintains that it is so and seeks …" for seeks."""
        if predicate.dep_ == "conj" and predicate.head.dep_ == "ccomp":
            return self.holder(predicate.head.head)
        return None

    def quoted(self, token: Any) -> Quotation | None:
        """Return the quotation that a token stands in."""
        return self.quotes.at(token.idx)

    def speaker(self, token: Any) -> Holder | None:
        """Return in whose words a token stands; None for the text's own."""
        quote = self.quoted(token)
        if quote is not None and quote.speaker is not None:
            return quote.speaker
        for clause in (token, *token.ancestors):
            if grammar.compares(clause) or _stands_beside(clause):
                break
            told = clause.head != clause and _is_told(clause)
            if told and (teller := self._teller(clause)) is not None:
                return teller
        return self._aside(token)

    def _teller(self, clause: Any) -> Holder | None:
        """Return who tells a clause, by the word that it hangs on."""
        head = clause.head
        announcing = self._announcing(clause)
        if announcing is not None or not vouches(head):
            return announcing
        noun = grammar.own_subject(head)
        holder = self.holder(head) or self.owner(head)
        return holder or (Holder((), noun.text) if noun is not None else None)

    def _announcing(self, clause: Any) -> Holder | None:
        """Return whose words "X's announcement that …" has, or "X's stance that …"."""
        noun = clause.head
        said = noun.pos_ == "NOUN" and grammar.mark(clause) == "that"
        if not said or noun.lemma_ not in words("roles", "sayings"):
            return None
        party = affiliation(self.resolver, noun)
        light = noun.head.lemma_ in words("lexicon", "frames", "light")
        carried = noun.dep_ == "dobj" and light and not party
        return (
            Holder((party,)) if party else self.holder(noun.head) if carried else None
        )

    def in_mind(self, verb: Any) -> Holder | None:
        """Return whose thought the text tells that names nobody's: who acts there.

        That is who acts in a clause above, or in one before it; else who acted last.
        """
        nouns = [grammar.own_subject(clause) for clause in verb.ancestors]
        before = (t for t in self.sent if t.i < verb.i and t.dep_ == "nsubj")
        nouns += [noun for noun in before if noun.head != verb]
        found = (self.resolver.who(noun) for noun in nouns if noun is not None)
        return next((h for h in found if h and h.parties), self.resolver.last)

    def owner(self, verb: Any) -> Holder | None:
        """Return whose answer it is in "its answer was that …"."""
        noun = grammar.own_subject(verb)
        party = affiliation(self.resolver, noun) if noun is not None else ""
        return Holder((party,)) if party else None

    def _aside(self, token: Any) -> Holder | None:
        """Return the speaker of "according to X", of "…, X said", else of the text."""
        for other in self.sent:
            if opens_view(other) and (holder := self._viewer(other)):
                return holder
        above = {token.i, *(a.i for a in token.ancestors)}
        for other in self.sent:
            loose = other.dep_ == "parataxis" and other.head.i in above
            if loose and other.lemma_ in _speech():
                return self.holder(other)
        for other in self.sent:
            if is_parenthesis(other) and not self.quotes.at(other.idx):
                return self.holder(other)
        if self.quoted(token):
            return None
        return self._announcer(token) or self.voice

    def _announcer(self, token: Any) -> Holder | None:
        """Return who says what stands behind a colon: "X made an offer: …"."""
        doc, start = self.sent.doc, self.sent.start
        signs = [i for i in range(start + 2, token.i) if doc[i].text == ":"]
        if not signs or self.quoted(doc[signs[-1]]):
            return None
        for verb in doc[start : signs[-1]]:
            noun = grammar.own_subject(verb) if verb.pos_ in {"VERB", "AUX"} else None
            if noun is not None and noun.i < signs[-1] and _is_main_clause(verb):
                return self.holder(verb) or self.owner(verb)
        return None

    def _viewer(self, view: Any) -> Holder | None:
        nouns = [t for t in view.subtree if t.dep_ in {"pobj", "poss"} and t != view]
        found = (self.resolver.who(noun) for noun in nouns)
        return next((holder for holder in found if holder is not None), None)

    def condition(self, predicate: Any) -> str:
        """Return the words on which a predicate is made to depend, if any."""
        return conditions.condition(self.sent, predicate, [predicate]).text

    def weight(self, token: Any) -> float:
        """Return how far a predicate may count as a position, 0 when not at all.

        What stands under if, whether, could or a verb that does not vouch for it is
        nobody's position; neither is a question, or what was done at another time, as
        what the text itself says that somebody had done.
        """
        if token.i not in self._weights:
            self._weights[token.i] = self._weighed(token)
        return self._weights[token.i]

    def _weighed(self, token: Any) -> float:
        told = was_done(token) and self.speaker(token) is None
        told = told or is_history(token, date=self.date, past=self.past)
        return (
            0.0
            if told or token.i in self._unsettled
            else standing(token, self._is_speech)
        )

    def _is_speech(self, clause: Any) -> bool:
        return is_speech(clause, self.quoted(clause), self.parsed.text)

    @property
    def _unsettled(self) -> Collection[int]:
        """The places of what stands under a condition, or of all of a question."""
        if self._conditional is None:
            question = self.sent.text.rstrip("\"”’' ").endswith("?")
            whole = range(self.sent.start, self.sent.end)
            self._conditional = whole if question else conditions.inside(self.sent)
        return self._conditional

    def found(
        self,
        act: Act,
        holder: Holder,
        key: Any,
        content: Iterable[Any],
        **more: Any,
    ) -> tuple[Found, ...]:
        """Return the statements made by a predicate about some tokens' subtrees.

        Parameters
        ----------
        act, holder
            What, and whose.
        key
            The token of the predicate.
        content
            Heads of what it is about; things that it joins make a statement each.
        **more
            ``negative``, ``sure``; ``start`` and ``end``, tokens the quote takes in;
            ``after``, the token that everything of the content stands behind.
        """
        doc, heads = self.sent.doc, list(content)
        condition = conditions.condition(self.sent, key, heads)
        if condition.text.startswith("until") and act not in _WAITING:
            condition = conditions.Condition()
        under = {t.i for head in heads for t in head.subtree} - set(condition.places)
        under -= {i for head in heads for i in contents.added(head)}
        under = {i for i in under if i > more.get("after", -1)}
        own = conditions.without_asides(doc, self._same_voice(under, key), key)
        own = contents.without_aim(doc, contents.continued(doc, own))
        own = own if condition.text else contents.quoted(doc, own, key.i)
        places = self._same_voice(own, key)
        speaker = self.speaker(key)
        if speaker is not None and self._is_told_by_other(key, holder, speaker):
            return self._charged(key, speaker) if _is_charge(key) else ()
        made: list[Found] = []
        for number, part in enumerate(contents.parts(doc, act, places)):
            text = phrases.phrase(doc, act, part)
            if not text or self._is_party(act, part) or self._is_courtesy(act, part):
                continue
            ends = [key.i, *part, *condition.places, more.get("end", key.i)]
            first = min(more.get("start", key.i), *ends)
            inner = part if number else (key.i, *part)
            found = Found(
                holder=holder,
                act=act,
                content=text,
                condition=condition.text,
                negative=more.get("negative", False),
                parsed=self.parsed,
                span=contents.characters(doc, first, max(ends)),
                body=contents.characters(doc, min(inner), max(inner)),
                modality="conditional" if condition.text else "stated",
                reported_by=_reporter(holder, speaker),
                speaker=speaker.parties if speaker else (),
                confidence=round(_BEST * more.get("sure", 1.0) * holder.sure, 3),
            )
            made.append(found)
        return tuple(made)

    def _charged(self, verb: Any, speaker: Holder) -> tuple[Found, ...]:
        """Return what a party says that another has done or does, as an assertion."""
        first = (grammar.own_subject(verb) or verb).left_edge.i
        return self.found("assert", speaker, verb, (verb,), sure=_CHARGED, start=first)

    def _is_told_by_other(self, key: Any, holder: Holder, speaker: Holder) -> bool:
        """Tell what somebody says in quotation marks of what another wants."""
        if not speaker.parties or set(speaker.parties) & set(holder.parties):
            return False
        verb = key.head if key.dep_ == "dobj" else key
        noun, quote = grammar.subject(verb), self.quoted(key)
        return quote is not None and noun is not None and self.quoted(noun) == quote

    def _is_courtesy(self, act: Act, part: Sequence[int]) -> bool:
        """Tell whether only words are welcomed, not what they are about."""
        kept = set(part)
        tops = [self.sent.doc[i] for i in part if self.sent.doc[i].head.i not in kept]
        said = (top.lemma_.lower() in words("roles", "occasions") for top in tops)
        return act == "accept" and any(said)

    def _same_voice(self, places: Iterable[int], key: Any) -> list[int]:
        """Return the tokens that stand in the same quotation as a predicate."""
        quotation = self.quotes.at(key.idx)
        if quotation is None:
            return sorted(places)
        start, end = self._whole(quotation.span)
        return [i for i in sorted(places) if start <= self.sent.doc[i].idx < end]

    def _whole(self, span: Span) -> Span:
        """Return how far a quotation's clause goes where only part of it is quoted."""
        text = self.parsed.block.text
        inside = text[slice(*span)].strip("\"“”‘’' ")
        if not inside or inside[-1] in ",.!?;:" or inside[:1].isupper():
            return span
        return self.sent.start_char, self.sent.end_char

    def _is_party(self, act: Act, part: Sequence[int]) -> bool:
        """Tell whether nothing but a party stands where the content should."""
        hits = [self.resolver.hits.get(i) for i in part]
        named = [h for h in hits if h is not None and h.form == "name"]
        said = [
            i for i in part if self.sent.doc[i].pos_ not in {"DET", "PUNCT", "PART"}
        ]
        return act in _TOWARDS and 0 < len(named) == len(said)


def _is_charge(verb: Any) -> bool:
    """Tell what a party lays at another's door: "X has refused to meet us"."""
    first = verb.dep_ in {"ROOT", "ccomp"} and grammar.own_subject(verb) is not None
    return first and not grammar.modal(verb) and verb.tag_ in _DEEDS


def _is_main_clause(verb: Any) -> bool:
    """Tell whether a verb opens a sentence, whatever the parser hung it on."""
    return verb.dep_ in {"ROOT", "ccomp", "parataxis", "dep"} or (
        verb.dep_ == "advcl" and not grammar.mark(verb)
    )


def _is_told(clause: Any) -> bool:
    """Tell whether a clause hangs on what may tell it, also by "…, and that …"."""
    again = clause.dep_ == "conj" and grammar.mark(clause) == "that"
    front = clause.dep_ in _LOOSE and _is_in_front(clause)
    return again or front or clause.dep_ in {"ccomp", "xcomp", "acl", "csubj"}


def _is_in_front(clause: Any) -> bool:
    """Tell whether words stand before "…, X said" with nothing that joins them."""
    head = clause.head
    noun = grammar.own_subject(head)
    if noun is None or clause.i > head.i or grammar.mark(clause):
        return False
    first = min(noun.left_edge.i, head.i)
    behind = clause.right_edge.i < first
    return behind and clause.doc[first - 1].text in {",", '"', "”", "’", "'", "?", "!"}


def _speech() -> frozenset[str]:
    return words("lexicon", "speech", "verbs")


def _stands_beside(clause: Any) -> bool:
    """Tell whether only a semicolon joins a clause to the one that follows it."""
    return any(t.text == ";" for t in clause.doc[clause.i : clause.head.i])


def _is_bare(predicate: Any) -> bool:
    """Tell whether a sentence leaves its subject out: "Opposed to any cut"."""
    top = predicate
    while top.dep_ in {"conj", "acomp", "xcomp"} and top.head != top:
        top = top.head
    subjects = {c.dep_ for c in top.children} & {"nsubj", "nsubjpass", "csubj", "expl"}
    opens = top.dep_ == "ROOT" or (top.dep_ == "advcl" and top.is_sent_start)
    told = top.tag_ == "VB" and not grammar.modal(top)
    return bool(opens and not subjects and not told)


def _reporter(holder: Holder, speaker: Holder | None) -> str:
    if speaker is not None and speaker.parties != holder.parties:
        return speaker.person or ", ".join(speaker.parties)
    return holder.person or (speaker.person if speaker else "")
