"""What a verb that does an act is about, and where its quote begins."""

from typing import Any

from detente.reading import grammar
from detente.reading.rules.matching import Match
from detente.reading.words import words

Heads = tuple[Any, ...]


def content(verb: Any, found: Match) -> Heads:
    """Return the heads of what a verb is about.

    Parameters
    ----------
    verb
        The verb.
    found
        The pattern that it begins.
    """
    if grammar.is_passive(verb):
        return _children(verb, "nsubjpass")
    if verb.dep_ == "csubj" and any(t.lower_ == "what" for t in verb.subtree):
        return _children(verb.head, "attr", "ccomp")
    if found.words[-1] in {"to", "that"} and found.anchor.dep_ != "prep":
        before = [c for c in _children(verb, "dobj") if c.i < found.anchor.i]
        return (*before, found.anchor)
    if found.anchor == verb:
        return _of_verb(verb)
    return _of_anchor(verb, found.anchor)


def _children(token: Any, *deps: str) -> Heads:
    return tuple(c for c in token.children if c.dep_ in deps)


def _of_verb(verb: Any) -> Heads:
    own = grammar.complements(verb)
    if not own and verb.lemma_ in words("lexicon", "frames", "alone"):
        return _alone(verb)
    return (*own, *grammar.tail(verb, own))


def _of_anchor(verb: Any, anchor: Any) -> Heads:
    """Return what hangs on the last word of a pattern, or else on its verb."""
    given = tuple(c for c in _children(verb, "dobj") if c != anchor)
    if anchor.dep_ == "pobj" and given:
        return given
    own = grammar.complements(anchor)
    if own:
        loose = anchor.dep_ in {"prt", "prep"}
        return (*own, *grammar.tail(verb, own)) if loose else own
    said = tuple(c for c in _children(verb, "ccomp", "acl") if c.i > anchor.i)
    if said and anchor.pos_ in {"NOUN", "ADJ"}:
        return said
    rest = tuple(c for c in grammar.complements(verb) if c != anchor)
    return rest if anchor.dep_ in {"prt", "advmod"} else (anchor,)


def _alone(verb: Any) -> Heads:
    """Return what stands for the content where a verb has none: "Germany objects"."""
    behind = tuple(c for c in _children(verb, "prep") if c.i > verb.i)
    whole = verb.dep_ in {"ROOT", "conj"} and grammar.own_subject(verb) is not None
    return behind or ((verb,) if whole else ())


def start(verb: Any) -> int:
    """Return the first token of the quote: the subject, or the verb's own words."""
    noun = grammar.own_subject(verb)
    carried = verb.head.lemma_ in words("lexicon", "speech", "carriers")
    if noun is None and verb.dep_ == "xcomp" and carried:
        return start(verb.head)
    if noun is None or noun.tag_ in {"WDT", "WP"}:
        own = _children(verb, "aux", "neg", "auxpass", "nsubjpass")
        return min([verb.i, *(c.i for c in own)])
    return int(noun.left_edge.i)
