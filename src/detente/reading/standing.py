"""How far a predicate counts as a position: not under "if", not as history."""

import re
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from detente.reading import grammar
from detente.reading.words import words

_YEAR = re.compile(
    r"\b(?:in|of|from|after|by|during)\s+(?:\w+\s+)?((?:19|20)\d\d)\b", re.IGNORECASE
)
_NO_STAND = frozenset(["without", "of", "on", "about", "than"])
_KEPT = frozenset(["prep", "npadvmod", "advmod", "aux", "mark"])
_HALF, _MOST = 0.5, 0.8


def standing(token: Any) -> float:
    """Return how far the clauses above a predicate let it stand, 0 when not at all.

    What hangs under if, whether, or a verb that does not vouch for it is nobody's
    position. A relative clause tells what is so, wherever its noun stands.
    """
    sure = 1.0
    for clause in (token, *token.ancestors):
        if _is_of_no_reason(clause):
            return 0.0
        if clause.head == clause or clause.dep_ == "relcl" or not sure:
            break
        weigh = _EDGES.get(clause.dep_)
        sure *= weigh(clause) if weigh else 1.0
    return sure


def _is_of_no_reason(clause: Any) -> bool:
    """Tell what there is no reason for: "no reason the sides could not agree"."""
    noun = clause.head
    told = clause.dep_ in {"acl", "relcl"} and noun.pos_ == "NOUN"
    return told and any(c.lower_ == "no" for c in noun.children)


def _complement(clause: Any) -> float:
    if grammar.mark(clause) in {"whether", "if"}:
        return 0.0
    if _stands_alone(clause):
        return 1.0
    if clause.tag_ == "VB" and not (grammar.modal(clause) or _does(clause)):
        return 0.0
    return float(vouches(clause.head))


def _does(verb: Any) -> bool:
    """Tell "did not accept", which is finite, from "accept"."""
    return any(c.lemma_ == "do" and c.dep_ == "aux" for c in verb.children)


def _infinitive(clause: Any) -> float:
    head = clause.head.lemma_
    if head == "have" and any(c.lower_ == "yet" for c in clause.head.children):
        return 0.0
    if head in words("lexicon", "speech", "carriers"):
        return 1.0
    return 0.6 if head in words("lexicon", "speech", "expected") else 0.0


def _adverbial(clause: Any) -> float:
    opened = {c.lower_ for c in clause.children}
    doubted = grammar.mark(clause) in words("lexicon", "hedges", "marks")
    if doubted or "than" in opened or grammar.is_inverted(clause):
        return 0.0
    return _MOST if grammar.is_infinitive(clause) else 1.0


def _prepositional(clause: Any) -> float:
    return 0.0 if clause.head.lower_ in _NO_STAND else _MOST


def _adnominal(clause: Any) -> float:
    return _HALF if grammar.is_infinitive(clause) else 1.0


_EDGES: Mapping[str, Callable[[Any], float]] = {
    "ccomp": _complement,
    "csubj": _complement,
    "xcomp": _infinitive,
    "advcl": _adverbial,
    "pcomp": _prepositional,
    "acl": _adnominal,
}


def vouches(head: Any) -> bool:
    """Tell whether a word makes the clause under it somebody's word.

    A verb of speech does, an adjective such as "adamant", a message that is issued,
    and an answer that is such and such.
    """
    sure = words("lexicon", "speech", "adjectives")
    if head.lemma_ in words("lexicon", "speech", "verbs") | sure:
        return True
    noun = grammar.own_subject(head) if head.lemma_ == "be" else None
    if noun is not None and noun.lemma_ in words("roles", "answers"):
        return True
    named = {c.lower_ for c in head.children if c.dep_ in {"acomp", "dobj", "oprd"}}
    return bool(named & (sure | words("roles", "messages")))


def _stands_alone(clause: Any) -> bool:
    """Tell whether the parser subordinated a clause that only stands beside another.

    So with "X urged this; Y accepted it", "what we refuse is …", "… is what we want".
    """
    if any(c.lower_ == "what" for c in clause.children):
        named = clause.head.lemma_ == "be" and clause.i > clause.head.i
        return bool(clause.dep_ == "csubj" or named)
    own = any(c.dep_ in {"nsubj", "nsubjpass"} for c in clause.children)
    return own and clause.i < clause.head.i


def is_history(token: Any, *, year: int, past: bool) -> bool:
    """Tell whether a predicate says what was done in another year.

    Parameters
    ----------
    token
        The predicate.
    year
        Of the document, 0 when not known.
    past
        Whether the section tells what went before.
    """
    auxiliaries = [c for c in token.children if c.dep_ in {"aux", "auxpass"}]
    if token.tag_ == "VBG" and not auxiliaries:
        above = _finite_above(token)
        return above is not None and is_history(above, year=year, past=past)
    simple = token.tag_ == "VBD" or any(c.tag_ == "VBD" for c in auxiliaries)
    if (not simple and token.tag_ != "VBN") or grammar.modal(token):
        return False
    if past and token.tag_ == "VBD":
        return True
    clause = _clause(token)
    if any(int(found) != year for found in _YEAR.findall(clause)):
        return True
    return _cues().search(clause.lower()) is not None


def _finite_above(token: Any) -> Any | None:
    """Return the verb of which "refusing" tells more: "left after refusing to sign"."""
    step = token
    while step.dep_ in {"advcl", "pcomp", "prep", "xcomp"} and step.head != step:
        step = step.head
        if step.tag_ == "VBD":
            return step
    return None


@cache
def _cues() -> re.Pattern[str]:
    """Return a pattern of the words that make a clause one about what went before."""
    cues = map(re.escape, sorted(words("lexicon", "hedges", "history")))
    return re.compile(rf"\b(?:{'|'.join(cues)})\b(?! (?:again|more|and for all)\b)")


def _clause(token: Any) -> str:
    """Return the text of a clause without its complements."""
    under = {t.i for c in token.children if c.dep_ not in _KEPT for t in c.subtree}
    return " ".join(t.text for t in token.subtree if t.i not in under)
