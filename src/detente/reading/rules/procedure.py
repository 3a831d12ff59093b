"""Procedure: what is looked into, opened or handed in, before anybody takes a stand."""

from typing import Any

from detente.reading.words import words

_ASKED = frozenset(["if", "whether"])


def is_procedure(verb: Any) -> bool:
    """Tell what only looks into a matter: "assess the deal", "open an inquiry".

    Parameters
    ----------
    verb
        Such as "assess".
    """
    if verb.lemma_ in words("senses", "procedure", "looking"):
        return True
    things = {
        c.lemma_.lower() for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}
    }
    opens = verb.lemma_ in words("senses", "procedure", "opening")
    return opens and bool(things & words("senses", "procedure", "inquiries"))


def asks_whether(verb: Any) -> bool:
    """Tell what somebody only looks into: "was examining whether it was lawful".

    Parameters
    ----------
    verb
        Such as "examine".
    """
    clauses = (c for c in verb.children if c.dep_ == "ccomp")
    return any(d.lower_ in _ASKED for c in clauses for d in c.children)
