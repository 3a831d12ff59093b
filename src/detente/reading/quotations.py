"""Quotations and who speaks in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.model import Span
from detente.reading.grammar import subject
from detente.reading.holder import Holder
from detente.reading.words import words

_CURLY = re.compile(r"“([^“”]*)(?:”|$)")
_STRAIGHT = re.compile(r'"([^"]*)(?:"|$)')
_LONG = 16

Who = Callable[[Any], Holder | None]


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks.

    Attributes
    ----------
    span
        Characters of the block, without the marks.
    speaker
        Who says them, or None when the text does not tell.
    """

    span: Span
    speaker: Holder | None


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return where the text is quoted; a quotation left open ends with the text.

    Examples
    --------
    >>> quoted_spans('He said: "No." Then he left.')
    ((10, 13),)
    """
    pattern = _CURLY if "“" in text else _STRAIGHT
    return tuple(found.span(1) for found in pattern.finditer(text) if found.group(1))


def speeches(sent: Any) -> Iterator[Any]:
    """Yield the verbs of speech of a sentence that have a subject of their own."""
    for token in sent:
        if token.pos_ in {"VERB", "AUX"} and token.lemma_ in words(
            "lexicon", "speech", "verbs"
        ):
            own = any(c.dep_ == "nsubj" for c in token.children)
            if own or token.dep_ == "conj" or token.tag_ == "VBG":
                yield token


@dataclass(slots=True)
class Quotations:
    """The quotations of a block; who speaks is found as the text is read on.

    Attributes
    ----------
    doc
        The parse of the block.
    spans
        Where it is quoted.
    speakers
        Of the quotations met so far, by their place among `spans`.
    """

    doc: Any
    spans: tuple[Span, ...]
    speakers: dict[int, Holder | None] = field(default_factory=dict)

    def meet(self, sent: Any, who: Who, before: Holder | None) -> None:
        """Find the speakers of the quotations that a sentence opens.

        Parameters
        ----------
        sent
            The sentence.
        who
            Tells whom a noun stands for.
        before
            Who spoke or acted last.
        """
        for place, span in enumerate(self.spans):
            if place in self.speakers or span[0] >= sent.end_char:
                continue
            speaker = _speaker(self.doc, span, self.spans, who)
            if speaker is None and span[1] - span[0] > _LONG:
                speaker = self.speakers.get(place - 1) or before
            self.speakers[place] = speaker

    def at(self, character: int) -> Quotation | None:
        """Return the quotation that a character of the block stands in."""
        for place, (start, end) in enumerate(self.spans):
            if start <= character < end:
                return Quotation((start, end), self.speakers.get(place))
        return None


def _speaker(doc: Any, span: Span, spans: Sequence[Span], who: Who) -> Holder | None:
    """Return the subject of the verb of speech nearest to a quotation."""
    near: list[tuple[int, Any]] = []
    for sent in doc.sents:
        if sent.end_char < span[0] - 2 or sent.start_char > span[1] + 2:
            continue
        for verb in speeches(sent):
            if not any(a <= verb.idx < b for a, b in spans):
                after = verb.idx >= span[1]
                distance = verb.idx - span[1] if after else span[0] - verb.idx
                near.append((distance, verb))
    for _, verb in sorted(near, key=lambda pair: pair[0]):
        noun = subject(verb)
        if noun is not None and (holder := who(noun)):
            return holder
    return _labelled(doc, span, who)


def _labelled(doc: Any, span: Span, who: Who) -> Holder | None:
    """Return the speaker of ``Name: "…"`` and of ``according to Name``."""
    sent = next((s for s in doc.sents if s.start_char <= span[0] < s.end_char), None)
    for token in sent if sent is not None else ():
        if token.lower_ == "according":
            for noun in token.subtree:
                if noun.dep_ == "pobj" and (holder := who(noun)):
                    return holder
    head = doc.text[: span[0]].rstrip().rstrip('"').rstrip()
    if not head.endswith(":"):
        return None
    named = [t for t in doc if t.idx < len(head) - 1 and t.pos_ in {"PROPN", "NOUN"}]
    for token in reversed(named[-4:]):
        if (holder := who(token)) and holder.parties:
            return holder
    return None
