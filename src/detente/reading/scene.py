"""A sentence in its context: who acts, who speaks, what may count as a position."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from detente.model import Act, Span
from detente.reading import conditions, contents, grammar
from detente.reading.affiliation import affiliation
from detente.reading.groups import doer
from detente.reading.holder import Holder
from detente.reading.parse import Parsed
from detente.reading.quotations import Quotation, Quotations
from detente.reading.who import Resolver
from detente.reading.words import words

_YEAR = re.compile(r"\b(?:in|of|from|after|by|during)\s+(?:\w+\s+)?((?:19|20)\d\d)\b")
_WAITING: frozenset[Act] = frozenset(["reject", "oppose", "threaten", "insist"])
_PAST = frozenset(["VBD", "VBN"])


@dataclass(frozen=True, slots=True)
class Found:
    """A statement as a rule found it, before ids, issues and merging.

    Attributes
    ----------
    holder
        Whose act it is.
    act, content, condition
        As in `detente.model.Statement`.
    negative
        Whether the content is what the holder does not want.
    parsed
        The block it stands in.
    span
        Characters of the block that carry it.
    body
        Those from the word of the act to the end of the content.
    modality, reported_by
        As in `detente.model.Statement`.
    confidence
        Of the rule, in (0, 1].
    """

    holder: Holder
    act: Act
    content: str
    condition: str
    negative: bool
    parsed: Parsed
    span: Span
    body: Span
    modality: str = "stated"
    reported_by: str = ""
    confidence: float = 1.0


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
    year
        Of the document, 0 when not known.
    voice
        In whose words the text stands outside quotations; None for a newspaper's.
    past
        Whether the section tells what went before.
    """

    parsed: Parsed
    sent: Any
    resolver: Resolver
    quotes: Quotations
    year: int = 0
    voice: Holder | None = None
    past: bool = False

    def holder(self, predicate: Any) -> Holder | None:
        """Return whose act a predicate is."""
        noun = grammar.subject(predicate)
        found = None if noun is None else self.resolver.who(noun)
        if (
            found is None
            and predicate.dep_ == "conj"
            and predicate.head.dep_ == "ccomp"
        ):
            return self.holder(predicate.head.head)
        if noun is None and self.voice is not None and _is_bare(predicate):
            return self.voice
        if found is None and noun is not None and not grammar.is_passive(predicate):
            if predicate.lemma_ in words("lexicon", "speech", "human"):
                return doer(self.resolver, noun)
        return found

    def quoted(self, token: Any) -> Quotation | None:
        """Return the quotation that a token stands in."""
        return self.quotes.at(token.idx)

    def speaker(self, token: Any) -> Holder | None:
        """Return in whose words a token stands; None for the text's own."""
        quote = self.quoted(token)
        if quote is not None and quote.speaker is not None:
            return quote.speaker
        for clause in (token, *token.ancestors):
            head = clause.head
            if grammar.compares(clause):
                break
            if head is clause or clause.dep_ not in {"ccomp", "xcomp", "acl", "csubj"}:
                continue
            if _vouches(head):
                holder = self.holder(head) or self._owner(head)
                if holder is not None:
                    return holder
                if (noun := grammar.own_subject(head)) is not None:
                    return Holder((), noun.text)
        return self._aside(token)

    def _owner(self, verb: Any) -> Holder | None:
        """Return whose answer it is in "its answer was that …"."""
        noun = grammar.own_subject(verb)
        party = affiliation(self.resolver, noun) if noun is not None else ""
        return Holder((party,)) if party else None

    def _is_party(self, act: Act, part: Sequence[int], heads: Sequence[Any]) -> bool:
        """Tell whether nothing but a party stands where the content should."""
        hits = [self.resolver.hits.get(i) for i in part]
        named = [h for h in hits if h is not None and h.form == "name"]
        rest = sum(self.sent.doc[i].is_alpha for i in part) - len(named)
        return (
            act in {"accept", "willing", "offer"}
            and bool(named)
            and rest <= 1
            and (len(heads) == 1)
        )

    def _aside(self, token: Any) -> Holder | None:
        """Return the speaker of ``…, X said`` and of ``according to X``."""
        for other in self.sent:
            if other.lower_ in {"according", "view", "opinion", "eyes"}:
                nouns = [
                    t for t in other.subtree if t.dep_ == "pobj" and t is not other
                ]
                for noun in nouns:
                    if (holder := self.resolver.who(noun)) is not None:
                        return holder
            if other.dep_ != "parataxis" or other.lemma_ not in words(
                "lexicon", "speech", "verbs"
            ):
                continue
            if other.head is token or other.head in token.ancestors:
                return self.holder(other)
        for other in self.sent:
            if _is_parenthesis(other) and not self.quotes.at(other.idx):
                return self.holder(other)
        return None if self.quoted(token) else self.voice

    def weight(self, token: Any) -> float:
        """Return how far a predicate may count as a position, 0 when not at all.

        What stands under if, whether, could or a verb that does not vouch for it is
        nobody's position; neither is a question, or what was done in an earlier year.
        """
        if self.sent.text.rstrip("\"”’' ").endswith("?") or self._is_history(token):
            return 0.0
        sure = 1.0
        for clause in (token, *token.ancestors):
            if clause.head is clause or clause.dep_ == "relcl":
                break
            sure *= self._edge(clause)
            if not sure:
                break
        return sure

    def _edge(self, clause: Any) -> float:
        """Return how far what hangs on this edge is vouched for by its head."""
        head = clause.head.lemma_
        if clause.dep_ in {"ccomp", "csubj"}:
            if grammar.mark(clause) in {"whether", "if"}:
                return 0.0
            if _stands_alone(clause):
                return 1.0
            if clause.tag_ == "VB" and not grammar.modal(clause):
                return 0.0
            return float(_vouches(clause.head))
        if clause.dep_ == "xcomp":
            if head in words("lexicon", "speech", "carriers"):
                return 1.0
            return 0.6 if head in words("lexicon", "speech", "expected") else 0.0
        if clause.dep_ == "advcl":
            if grammar.mark(clause) in words("lexicon", "hedges", "marks"):
                return 0.0
            if grammar.is_inverted(clause) or "than" in {
                c.lower_ for c in clause.children
            }:
                return 0.0
            return 0.8 if grammar.is_infinitive(clause) else 1.0
        if clause.dep_ == "pcomp":
            return (
                0.0 if clause.head.lower_ in {"without", "of", "on", "about"} else 0.8
            )
        if clause.dep_ == "acl" and grammar.is_infinitive(clause):
            return 0.5
        return 1.0

    def _is_history(self, token: Any) -> bool:
        """Tell whether a predicate in the past stands with an earlier year."""
        if token.tag_ not in _PAST and not any(
            c.tag_ == "VBD" for c in token.children if c.dep_ in {"aux", "auxpass"}
        ):
            return False
        if self.past and token.tag_ == "VBD":
            return True
        clause = self._clause(token)
        years = [int(year) for year in _YEAR.findall(clause)]
        if any(year != self.year for year in years):
            return True
        return any(
            re.search(rf"\b{cue}\b", clause)
            for cue in words("lexicon", "hedges", "history")
        )

    def _clause(self, token: Any) -> str:
        """Return the text of a clause without its complements."""
        under = {
            t.i
            for c in token.children
            if c.dep_ not in {"prep", "npadvmod", "advmod", "aux"}
            for t in c.subtree
        }
        return " ".join(t.text for t in token.subtree if t.i not in under)

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
            ``negative``, ``sure``, ``start`` and ``end`` (tokens that the quote takes in).
        """
        doc, heads = self.sent.doc, list(content)
        places = sorted({t.i for head in heads for t in head.subtree})
        condition = conditions.condition(self.sent, key, heads)
        if condition.text.startswith("until") and act not in _WAITING:
            condition = conditions.Condition()
        places = [i for i in places if i not in condition.places]
        places = conditions.without_asides(doc, places, key)
        speaker = self.speaker(key)
        made: list[Found] = []
        for number, part in enumerate(contents.parts(doc, act, places)):
            text = contents.text_of(doc, part)
            if not text or self._is_party(act, part, heads):
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
                confidence=round(more.get("sure", 1.0) * holder.sure, 3),
            )
            made.append(found)
        return tuple(made)


def _is_parenthesis(verb: Any) -> bool:
    """Tell whether a verb of speech stands between commas: "…, he said, …"."""
    noun = grammar.own_subject(verb)
    if noun is None or verb.lemma_ not in words("lexicon", "speech", "verbs"):
        return False
    first = min(noun.left_edge.i, verb.i)
    last = max(noun.i, verb.i)
    doc = verb.doc
    before = first > verb.sent.start and doc[first - 1].text in {",", '"', ";"}
    return before and last - first < 8 and doc[min(last + 1, len(doc) - 1)].is_punct


def _is_bare(predicate: Any) -> bool:
    """Tell whether a sentence leaves its subject out: "Opposed to any cut." """
    top = predicate
    while top.dep_ in {"conj", "acomp", "xcomp"} and top.head is not top:
        top = top.head
    subjects = {c.dep_ for c in top.children} & {"nsubj", "nsubjpass", "csubj", "expl"}
    return top.dep_ == "ROOT" and not subjects and top.tag_ != "VB"


def _vouches(head: Any) -> bool:
    """Tell whether a word makes the clause under it somebody's word."""
    said = words("lexicon", "speech", "verbs") | words(
        "lexicon", "speech", "adjectives"
    )
    if head.lemma_ in said:
        return True
    noun = grammar.own_subject(head)
    if (
        head.lemma_ == "be"
        and noun is not None
        and noun.lemma_ in words("roles", "answers")
    ):
        return True
    named = {c.lower_ for c in head.children if c.dep_ in {"acomp", "dobj", "oprd"}}
    return bool(
        named & (words("lexicon", "speech", "adjectives") | words("roles", "messages"))
    )


def _stands_alone(clause: Any) -> bool:
    """Tell whether the parser subordinated a clause that only stands beside another.

    So with "X urged this; Y accepted it" and with "what we refuse is …".
    """
    if any(c.lower_ == "what" for c in clause.children):
        return clause.dep_ == "csubj"
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    return own and clause.i < clause.head.i


def _reporter(holder: Holder, speaker: Holder | None) -> str:
    if speaker is not None and speaker.parties != holder.parties:
        return speaker.person or ", ".join(speaker.parties)
    return holder.person or (speaker.person if speaker else "")
