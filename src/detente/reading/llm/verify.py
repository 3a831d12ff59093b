"""A claim -> what the text bears out of it, in the text's own words; or why not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

from detente.model import ACTS, Act, Polarity, Span
from detente.reading.found import Found
from detente.reading.llm.claims import Claim
from detente.reading.llm.locate import locate
from detente.reading.llm.naming import is_meant, party_of
from detente.reading.llm.polarity import AGAINST, contradicts
from detente.reading.parse import Parsed
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.parties import PartyTable

Reason = Literal["form", "act", "quote", "party", "polarity", "condition", "content"]
SURE = 0.7
"""Confidence in what only a model has read."""
_FEWEST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Where:
    """A block in which a claim may hold, and the block before it, if there is one."""

    piece: Parsed
    before: Parsed | None = None


def verify(
    claim: Claim | None, passage: Sequence[Where], table: PartyTable
) -> Found | Reason:
    """Return what a claim found, or what is wrong with it.

    The quote must be in a block; the content and the condition in the sentence of the
    quote, whose characters are kept in place of the model's; the party in the sentence,
    or near one that speaks of somebody; and the quote must not say the contrary. Of
    several places, the first at which all holds.

    Parameters
    ----------
    claim
        None if it lacked the form of one.
    passage
        The blocks that the model was shown.
    table
        Who takes part.
    """
    if claim is None or claim.polarity not in get_args(Polarity):
        return "form"
    act = _ACTS.get(claim.act)
    if act is None:
        return "act"
    if len(claim.quote.split()) < _FEWEST_WORDS:
        return "quote"
    reason: Reason = "quote"
    for where in passage:
        verdict = _Sight(claim, act, where, table).verdict()
        if isinstance(verdict, Found):
            return verdict
        reason = reason if verdict == "quote" else verdict
    return reason


_ACTS: Mapping[str, Act] = {act: act for act in ACTS}


@dataclass(frozen=True, slots=True)
class _Sight:
    """A claim, held against one block."""

    claim: Claim
    act: Act
    where: Where
    table: PartyTable

    def verdict(self) -> Found | Reason:
        """Return what the block bears out, or what is wrong."""
        doc = self.where.piece.doc
        text = self.where.piece.block.text[: len(doc.text)]
        span = locate(
            self.claim.quote, text, [(s.start_char, s.end_char) for s in doc.sents]
        )
        if span is None:
            return "quote"
        quote = doc.over(*span)
        sentence = doc[quote[0].sent.start : quote[-1].sent.end]
        party = self._party(sentence)
        if not party:
            return "party"
        negative = self.claim.polarity == "negative" or self.act in AGAINST
        if contradicts(self.act, quote, negative=negative):
            return "polarity"
        condition = _verbatim(self.claim.condition, text, sentence)
        content = _verbatim(self.claim.content, text, sentence)
        if condition is None or not content:
            return "condition" if condition is None else "content"
        return Found(
            holder=Holder((party,)),
            act=self.act,
            content=content,
            condition=condition,
            negative=negative,
            parsed=self.where.piece,
            span=span,
            body=span,
            modality="conditional" if condition else "stated",
            confidence=SURE,
            origin="model",
        )

    def _party(self, sentence: Any) -> str:
        """Return the party, if the sentence speaks of it."""
        piece, before = self.where.piece, self.where.before
        party = party_of(self.claim.party, piece.block.text, self.table)
        places = [piece] if before is None else [piece, before]
        meant = party and is_meant(party, sentence, places, self.table)
        return party if meant else ""


def _verbatim(said: str, text: str, sentence: Any) -> str | None:
    """Return the characters of a sentence that say something; None if none do."""
    if not said.strip():
        return ""
    start: int = sentence.start_char
    own = text[start : sentence.end_char]
    whole: Span = (0, len(own))
    span = locate(said, own, [whole])
    return None if span is None else " ".join(own[slice(*span)].split())
