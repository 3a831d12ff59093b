"""Quotations and who speaks in them."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from detente.model import Span
from detente.reading.grammar import subject
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_MARK = re.compile("[\"“”‘’']")
_SIGNS = str.maketrans({"„": '"', "«": "“", "»": "”", "″": '"', "‟": '"'})
_TWICE = (("``", " “"), ("‘‘", " “"), ("''", "” "), ("’’", "” "))
"""Single marks that stand for a double one, as wire services write them."""
_OPENS_AFTER = frozenset("([—–-/")
_MARKS = frozenset(['"', "”", "'", "’", "''"])
_ENDS_SPEECH = frozenset(",.!?")
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


def plain_marks(text: str) -> str:
    """Return a text with the commoner of the signs of quotation, as long as it was.

    Examples
    --------
    >>> plain_marks("``Never,'' he said.")
    ' “Never,”  he said.'
    """
    for twice, mark in _TWICE:
        text = text.replace(twice, mark)
    return text.translate(_SIGNS)


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return where the text is quoted.

    A mark opens before a word and closes behind one. A quotation left open ends where
    the next one opens, as in speech that goes on over paragraphs, or with the text.
    Single marks count only around whole speech, which ends in a comma or a stop, or
    with the text, as in a headline.

    Examples
    --------
    >>> quoted_spans('He said: "No." Then he left.')
    ((10, 13),)
    >>> quoted_spans('"No. "Never," he said.')
    ((1, 4), (6, 12))
    >>> quoted_spans("Aro's Lee: 'We will not sell'")
    ((12, 28),)
    """
    text = plain_marks(text)
    found: list[Span] = []
    start, closing = -1, ""
    for mark in _MARK.finditer(text):
        place = mark.start()
        sign = '"' if mark.group() in '"“”' else "'"
        role = _role(text, place)
        if role == "opens" and (start < 0 or sign != "'" or sign == closing):
            if start >= 0 and sign == closing:
                found.append((start, place))
            start, closing = place + 1, sign
        elif role == "closes" and start >= 0 and sign == closing:
            found.append((start, place))
            start = -1
    if start >= 0 and closing == '"':
        found.append((start, len(text)))
    trimmed = ((a, a + len(text[a:b].rstrip())) for a, b in found)
    return tuple(span for span in trimmed if span[0] < span[1])


def _role(text: str, place: int) -> str:
    """Tell whether a mark opens a quotation, closes one, or does neither."""
    before = text[place - 1] if place else " "
    behind = text[place + 1] if place + 1 < len(text) else " "
    mark = text[place]
    opens = before.isspace() or before in _OPENS_AFTER
    closes = behind.isspace() or not behind.isalnum()
    if mark in "‘'’":
        if mark != "’" and opens and behind.isupper():
            return "opens"
        over = before in _ENDS_SPEECH or place == len(text.rstrip()) - 1
        return "closes" if mark != "‘" and over and closes else ""
    opens = opens and not behind.isspace() and (mark != "”" or behind.isalnum())
    if opens or (mark == "“" and behind.isalnum()):
        return "opens"
    return "closes" if mark == "”" or closes else ("opens" if mark == "“" else "")


def speeches(sent: Any) -> Iterator[Any]:
    """Yield the verbs of speech of a sentence that have a subject of their own."""
    for token in sent:
        if token.pos_ in {"VERB", "AUX"} and token.lemma_ in words(
            "lexicon", "speech", "verbs"
        ):
            own = any(c.dep_ == "nsubj" for c in token.children) or sayer(token)
            if own or token.dep_ == "conj" or token.tag_ == "VBG":
                yield token


def sayer(verb: Any) -> Any | None:
    """Return who stands beside a verb of speech behind a quotation, with no subject.

    "…," said an aide granted anonymity: the model takes the aide for who granted it.
    "…," Peru's envoy, Ann Lee, said: it hangs her on a verb of the quotation.
    """
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return None
    return _behind(verb) or _before(verb)


def _before(verb: Any) -> Any | None:
    """Return the noun that is all that stands between a quotation and a verb."""
    first = verb.i
    while first > 0 and verb.doc[first - 1].text not in _MARKS:
        first -= 1
    between = verb.doc[first : verb.i] if first else ()
    tops = [t for t in between if not t.is_punct and not first <= t.head.i < verb.i]
    closes = first > 1 and verb.doc[first - 2].text in _ENDS_SPEECH
    noun = tops[0] if closes and len(tops) == 1 else None
    return noun if noun is not None and noun.pos_ in {"NOUN", "PROPN"} else None


def _behind(verb: Any) -> Any | None:
    """Return the noun right behind a verb that looks like another's subject."""
    for clause in verb.rights:
        noun = next((c for c in clause.lefts if c.dep_ == "nsubj"), None)
        told = clause.dep_ == "ccomp" and clause.tag_ in {"VBD", "VBN"}
        if told and noun is not None and noun.left_edge.i == verb.i + 1:
            behind = verb.i > 0 and verb.nbor(-1).text in _MARKS
            return noun if behind and noun.pos_ in {"NOUN", "PROPN"} else None
    return None


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
            led = self.doc.text[: span[0]].rstrip('"“” ').endswith(":")
            if speaker is None and (led or span[1] - span[0] > _LONG):
                speaker = self.speakers.get(place - 1) or before
            self.speakers[place] = speaker

    def last(self, who: Who) -> Holder | None:
        """Return who speaks on, should the next paragraph open with a quotation.

        Who spoke last; or, where the text ends in a colon, who is said to speak.

        Parameters
        ----------
        who
            Tells whom a noun stands for.
        """
        if self.doc.text.rstrip().endswith(":"):
            verbs = [verb for sent in self.doc.sents for verb in speeches(sent)]
            noun = subject(verbs[-1]) if verbs else None
            return who(noun) if noun is not None else None
        return self.speakers.get(len(self.spans) - 1)

    def open_the_text(self) -> bool:
        """Tell whether the text opens with a quotation."""
        return bool(self.spans) and not self.doc.text[: self.spans[0][0]].strip(
            "\"“”' "
        )

    def at(self, character: int) -> Quotation | None:
        """Return the quotation that a character of the block stands in."""
        for place, (start, end) in enumerate(self.spans):
            if start <= character < end:
                return Quotation((start, end), self.speakers.get(place))
        return None


def _speaker(doc: Any, span: Span, spans: Sequence[Span], who: Who) -> Holder | None:
    """Return the subject of the verb of speech that a quotation belongs to.

    It is the nearest; but a quotation that opens its sentence and ends in a comma
    waits for the verb behind it, and one that ends in a stop does not.
    """
    waits, over = _waits(doc.text, span), doc.text[span[1] - 1] == "."
    near: list[tuple[bool, int, Any]] = []
    for sent in doc.sents:
        if sent.end_char < span[0] - 2 or sent.start_char > span[1] + 2:
            continue
        for verb in speeches(sent):
            after = verb.idx >= span[1]
            if any(a <= verb.idx < b for a, b in spans) or (after and over):
                continue
            distance = verb.idx - span[1] if after else span[0] - verb.idx
            near.append((waits and not after, distance, verb))
    for _, _, verb in sorted(near, key=lambda found: found[:2]):
        noun = sayer(verb) or subject(verb)
        if noun is not None and (holder := who(noun)):
            return holder
    return _labelled(doc, span, who)


def _waits(text: str, span: Span) -> bool:
    """Tell whether the speaker of a quotation must come after it."""
    before = text[: span[0] - 1].rstrip().rstrip("\"”'’")
    opens = not before or before[-1] in ".!?"
    return opens and text[span[1] - 1] in ",?!"


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
    return _leading_up(doc, span, who) or _last_named(doc, len(head) - 1, who)


def _last_named(doc: Any, end: int, who: Who) -> Holder | None:
    """Return the last party that is named before a place."""
    sents = (sent for sent in doc.sents if sent.start_char <= end < sent.end_char)
    before = [t for sent in sents for t in sent if t.idx < end]
    named = [t for t in before if t.pos_ in {"PROPN", "NOUN"}]
    found = (holder for token in reversed(named[-4:]) if (holder := who(token)))
    return next((holder for holder in found if holder.parties), None)


def _leading_up(doc: Any, span: Span, who: Who) -> Holder | None:
    """Return who is told of in a clause that leads up to a colon: "Lee was blunt: "."""
    sents = (s for s in doc.sents if s.start_char < span[0] - 1)
    before = [t for s in [*sents][-1:] for t in s if t.idx < span[0]]
    names = (t for t in before if t.dep_ == "nsubj" and t.pos_ == "PROPN")
    main = (t for t in names if t.head.idx < span[0] and t.head.dep_ != "relcl")
    return next((h for noun in main if (h := who(noun)) and h.parties), None)
