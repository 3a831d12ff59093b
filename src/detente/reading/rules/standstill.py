"""How talks go, which is nobody's stand: "were unable to break the deadlock"."""

from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import Match
from detente.reading.rules.objects import Heads
from detente.reading.words import words

_NEGATIVE: frozenset[Act] = frozenset(["reject", "oppose"])
_LITTLE = frozenset(["few", "little", "no"])
_POINTS = frozenset(["it", "so", "that", "them", "this"])


def is_standstill(found: Match, act: Act, heads: Heads) -> bool:
    """Tell what parties do not get done from what they refuse.

    Parameters
    ----------
    found
        The pattern that does the act: "unable to", "expect".
    act
        What it would do.
    heads
        Of what it is about.
    """
    guesses = words("lexicon", "standstill", "guessing")
    if found.words[0] in guesses and found.words[-1] != "to":
        none = any(c.lower_ in _LITTLE for head in heads for c in head.lefts)
        return (none or act in _NEGATIVE) and any(map(_is_outcome, heads))
    unable = found.words[0] in words("lexicon", "standstill", "unable")
    clauses = (head for head in heads if head.pos_ == "VERB")
    return act in _NEGATIVE and unable and any(map(_goes_on, clauses))


def is_nothing_said(verb: Any, found: Match) -> bool:
    """Tell what only says that no more will be said: "we have nothing to add".

    So with what has been "made clear" when only a pronoun stands for it.

    Parameters
    ----------
    verb
        Such as "have" or "make".
    found
        The pattern that it begins.
    """
    told = [c for noun in verb.children if noun.lower_ == "nothing"
            for c in noun.children]  # fmt: skip
    told += [c for c in verb.children if c.dep_ == "xcomp"]
    silent = words("lexicon", "frames", "idle") | words("lexicon", "standstill", "mute")
    if found.words[:2] == ("have", "nothing"):
        return any(c.lemma_ in silent for c in told)
    clear = {"clear", "plain"} & set(found.words) and verb.lemma_ == "make"
    below = [t for t in verb.subtree if t.i > verb.i]
    clauses = any(t.dep_ in {"advcl", "ccomp", "xcomp"} and t.pos_ != "ADJ" and
                  t.lower_ not in found.words for t in below)  # fmt: skip
    return bool(clear) and not clauses and any(t.lower_ in _POINTS for t in below)


def is_manner_of_answer(verb: Any, found: Match) -> bool:
    """Tell how somebody answered from what they offered: "replied with a shrug".

    Nor is it a threat how they have struck back already.

    Parameters
    ----------
    verb
        Such as "reply" or "respond".
    found
        The pattern that it begins.
    """
    answers = words("lexicon", "frames", "answering")
    if found.words[-1] != "with" or found.words[0] not in answers:
        return False
    nouns = [c for c in found.anchor.children if c.dep_ in {"pobj", "pcomp"}]
    offered = words("lexicon", "verdicts", "things") | words("roles", "papers")
    given = any(n.lemma_.lower() in offered or n.pos_ == "VERB" for n in nouns)
    sums = any(t.ent_type_ in {"MONEY", "PERCENT"} for n in nouns for t in n.subtree)
    return not (given or sums or grammar.modal(verb))


def gets_nowhere(verb: Any) -> bool:
    """Tell what nobody has brought about: "failed to break the deadlock".

    Parameters
    ----------
    verb
        Such as "fail".
    """
    inner = (c for c in verb.children if c.dep_ == "xcomp")
    return verb.lemma_ in {"fail", "struggle"} and any(map(_goes_on, inner))


def _goes_on(verb: Any) -> bool:
    """Tell whether a verb is about getting on in talks: "bridge their differences"."""
    ends = verb.lemma_ in words("lexicon", "standstill", "getting_on")
    links = [c for c in verb.children if c.dep_ in {"prep", "prt", "advmod"}]
    things = [c for v in (verb, *links) for c in v.children]
    things += [d for c in links for e in c.children for d in e.children]
    nouns = [c for c in things if c.pos_ in {"NOUN", "PROPN"}]
    return ends and (not nouns or any(map(_is_outcome, nouns)))


def _is_outcome(noun: Any) -> bool:
    """Tell what talks come to or stick at, of no particular shape.

    "A breakthrough" is one, "a deal that cuts wages" somebody's matter.
    """
    shaped = any(c.dep_ in {"relcl", "acl"} for c in noun.children)
    named = noun.lemma_.lower() in words("lexicon", "standstill", "outcomes")
    return named and not (shaped or grammar.agent(noun))
