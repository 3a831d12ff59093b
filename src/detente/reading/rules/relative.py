"""Relative clauses: whether one takes a stand, refuses, or only tells which thing."""

from typing import Any

from detente.reading import grammar

_WHICHEVER = frozenset(["anybody", "anyone", "anything", "whatever", "whoever"])
_FAR = frozenset(["far", "short"])
_UTMOST = frozenset(["last", "maximum", "only", "utmost"])


def is_not_what(verb: Any) -> bool:
    """Tell what a thing is said not to be: "is not something X would accept".

    It may be said to be "far from something X could accept", too.

    Parameters
    ----------
    verb
        Such as "accept".
    """
    thing = verb.head
    if verb.dep_ != "relcl":
        return False
    link = thing.head
    far = thing.dep_ == "pobj" and bool({link.lower_, link.head.lower_} & _FAR)
    return far or (thing.dep_ == "attr" and grammar.is_negated(thing.head))


def tells_which(verb: Any) -> bool:
    """Tell a clause that only says which thing is meant from one that takes a stand.

    "Bonds whose holders refuse", "anything that the president would veto", "the most
    that we can pay" and, told of what is now agreed, "something it resisted for years".

    Parameters
    ----------
    verb
        Such as "refuse".
    """
    told = verb.dep_ == "acl" and grammar.own_subject(verb) is not None
    if verb.dep_ != "relcl" and not told:
        return False
    thing, opener = verb.head, verb.left_edge
    whose = opener.lower_ == "whose" and opener.head.dep_ == "nsubj"
    if whose and opener.i and opener.nbor(-1).text != ",":
        return True
    if thing.dep_ == "attr":
        able = grammar.modal(verb) in {"can", "could"}
        return able and any(map(_is_utmost, (thing, *thing.lefts)))
    any_one = thing.lower_ in _WHICHEVER or any(c.lower_ == "any" for c in thing.lefts)
    return any_one or (thing.lower_ == "something" and verb.tag_ == "VBD")


def _is_utmost(word: Any) -> bool:
    """Tell what makes a thing the last of its kind: "best", "maximum", "only"."""
    return word.tag_ == "JJS" or word.lower_ in _UTMOST
