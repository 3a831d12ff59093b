"""Who answers what was asked: "The bank asked the crews to wait. They refused"."""

from collections.abc import Callable
from typing import Any

from detente.reading.speakers.holder import Holder

_ASKS = frozenset(["ask", "beg", "implore", "invite", "order", "press", "tell", "urge"])
_ANSWERS = frozenset(["accept", "agree", "comply", "consent", "decline", "refuse"])
_PERSON = frozenset(["he", "she"])


def asked(sent: Any, who: Callable[[Any], Holder | None]) -> Holder | None:
    """Return whom the main verb of a sentence asks to do something.

    "Norland has asked the crews to wait", "urged Aro to sell".

    Parameters
    ----------
    sent
        The sentence.
    who
        Tells whom a noun stands for.
    """
    for verb in sent:
        if verb.lemma_ not in _ASKS or verb.dep_ not in {"ROOT", "conj"}:
            continue
        deeds = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp"}]
        if verb.lemma_ == "tell" and all(c.dep_ == "ccomp" for c in deeds):
            continue  # "told the staff that it would pay" asks nothing of them
        told = (c for deed in deeds for c in deed.children if c.dep_ == "nsubj")
        noun = next((c for c in verb.children if c.dep_ == "dobj"), next(told, None))
        if noun is not None:
            return who(noun)
    return None


def answers(pronoun: Any, holder: Holder) -> bool:
    """Tell whether a pronoun is of one who was asked: "They declined"."""
    verb = pronoun.head
    if pronoun.dep_ != "nsubj" or verb.lemma_ not in _ANSWERS or verb.dep_ != "ROOT":
        return False
    return bool(holder.person) or pronoun.lower_ not in _PERSON
