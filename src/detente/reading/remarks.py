"""A remark that parts a modal verb from what it helps: "would not, she said, sign"."""

from typing import Any

from detente.reading.wordclass import PAST, PRESENT, SUBJECTS
from detente.reading.words import words

_DENY = frozenset(["n't", "never", "no", "not", "n’t"])
_AGAIN = frozenset(["either", "longer"])
_LONGEST = 14
"""Words of a remark; more are no remark."""
_BARE = frozenset(["VB", "VBP"])
_NOUNS = frozenset(["NOUN", "PRON", "PROPN"])
_NEAR = 3
"""Words from the end of a remark to the verb that goes on."""


def bridged(modal: Any) -> None:
    """Hang "will not" in "Oslo will not, its envoy said, pay" on "pay".

    The parser hangs the modal verb and its "not" on one another or on "said", and Oslo
    with them: what is refused then reads as said or done.

    Parameters
    ----------
    modal
        A modal verb; its parse is changed where a remark follows.
    """
    told = _remark(modal)
    verb = _resumed(told) if told is not None else None
    if told is None or verb is None:
        return
    if modal.head.pos_ in _NOUNS and modal.head.i < modal.i:
        modal.head = verb
    first = {modal, told, verb}
    tops = [t for t in first if t.head == t or t.head not in first]
    if len(tops) != 1:
        return
    _raise(verb, tops[0])
    nouns = [c for t in first for c in t.children if c.dep_ in SUBJECTS]
    ahead = [c for c in nouns if c.i < modal.i]
    told.head, told.dep_ = verb, "parataxis"
    passive = any(c.dep_ == "auxpass" for c in verb.lefts)
    for noun in ahead:
        noun.head, noun.dep_ = verb, "nsubjpass" if passive else "nsubj"
    for word in modal.doc[modal.i + 1 : modal.i + 3]:
        if word.lower_ in _DENY:
            word.head, word.dep_ = verb, "neg"
    modal.head, modal.dep_, verb.tag_ = verb, "aux", "VB"
    _name_teller(told)


def _raise(verb: Any, top: Any) -> None:
    """Put a verb where the top of its clause hangs."""
    if verb != top:
        above, link = top.head, top.dep_
        verb.head, verb.dep_ = (verb if above == top else above), link


def _remark(modal: Any) -> Any | None:
    """Return the verb of speech of a remark that stands behind a modal verb."""
    doc, comma = modal.doc, modal.i + 1
    while comma < len(doc) and doc[comma].lower_ in _DENY | _AGAIN:
        comma += 1
    if doc[comma : comma + 1].text != ",":
        return None
    aside = doc[comma + 1 : comma + 1 + _LONGEST]
    end = next((n for n, t in enumerate(aside) if t.text == ","), 0)
    speech = words("lexicon", "speech", "verbs")
    told = [t for t in aside[:end] if t.lemma_ in speech and t.tag_ in PAST | PRESENT]
    return told[0] if len(told) == 1 else None


def _resumed(told: Any) -> Any | None:
    """Return the verb that goes on behind a remark."""
    doc = told.doc
    comma = next(i for i in range(told.i, len(doc)) if doc[i].text == ",")
    after = doc[comma + 1 : comma + 1 + _NEAR]
    return next((t for t in after if t.tag_ in _BARE and t.pos_ == "VERB"), None)


def _name_teller(told: Any) -> None:
    """Take the noun behind "said its envoy" for who said it."""
    if not any(c.dep_ in SUBJECTS for c in told.children):
        for noun in [c for c in told.rights if c.dep_ in {"dobj", "attr"}][:1]:
            noun.dep_ = "nsubj"
