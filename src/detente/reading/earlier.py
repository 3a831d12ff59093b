"""What had been done before the time of which is told: over, or standing still."""

from typing import Any

from detente.reading.words import words


def was_done(token: Any) -> bool:
    """Tell what had been done before the time of which is told: "had planned to sign".

    What a sentence says that somebody had asked for may be asked for still.

    Parameters
    ----------
    token
        The predicate.
    """
    verb = token
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    helped = [c for c in verb.children if c.dep_ == "aux"]
    had = any(c.lemma_ == "have" and c.tag_ == "VBD" for c in helped)
    stands = is_outstanding(verb)
    return verb.tag_ in {"VBN", "VBD"} and had and not stands


def is_outstanding(verb: Any) -> bool:
    """Tell what may stand though it "had" been done: "Oslo had offered to wait".

    Parameters
    ----------
    verb
        That stands behind "had".
    """
    asked = words("lexicon", "hedges", "asking") | words("lexicon", "hedges", "tabling")
    return verb.lemma_ in asked and verb.dep_ in {"ROOT", "conj"}


def is_backshifted(verb: Any) -> bool:
    """Tell what "had" owes only to "said": "she said that they had refused it".

    Who reports a party's present stand in the past tense writes "has refused" so.

    Parameters
    ----------
    verb
        That stands behind "had".
    """
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    teller = verb.head
    said = verb.dep_ == "ccomp" and teller.lemma_ in words("lexicon", "speech", "verbs")
    return said and teller.tag_ == "VBD" and teller.i < verb.i
