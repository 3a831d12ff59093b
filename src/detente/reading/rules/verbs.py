"""Verbs that do an act: "demands", "is pushing for", "was rejected by"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.holder import BOTH, Holder
from detente.reading.rules.matching import Match, match
from detente.reading.scene import Found, Scene
from detente.reading.words import negated, words

_SOFT: frozenset[Act] = frozenset(["accept", "willing", "offer"])
_PASSIVE = frozenset(["persuade", "reconcile", "talk", "determine", "resolve"])
_NEGATIVE: frozenset[Act] = frozenset(["reject", "oppose"])


def verbs(scene: Scene) -> Iterator[Found]:
    """Yield what the verbs of a sentence do."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {
            "aux",
            "auxpass",
            "amod",
        }:
            continue
        found = _match(token)
        if found is None:
            continue
        statement = _statement(scene, token, found)
        if statement:
            yield from statement


def _match(verb: Any) -> Match | None:
    """Match what is done to a party by which it acts, before what it does."""
    if grammar.is_passive(verb) and grammar.agent(verb) is None:
        found = match(verb, "passives")
        if found is not None:
            return found
    return match(verb, "verbs")


def _statement(scene: Scene, verb: Any, found: Match) -> tuple[Found, ...]:
    sure = scene.weight(verb) * _mood(scene, verb, found.act)
    holder = _holder(scene, verb, found) if sure else None
    if holder is None or not holder.parties:
        return ()
    act = _act(scene, verb, found)
    content = _content(verb, found)
    if act is None or not content:
        return ()
    return scene.found(
        act,
        holder,
        verb,
        content,
        negative=act in _NEGATIVE,
        sure=0.8 * sure if found.words[0] == "warn" else sure,
        start=_start(verb),
    )


def _holder(scene: Scene, verb: Any, found: Match) -> Holder | None:
    if found.words[0] in _PASSIVE and grammar.is_passive(verb):
        done_to = [c for c in verb.children if c.dep_ == "nsubjpass"]
        noun = done_to[0] if done_to else grammar.subject(verb.head)
        return scene.resolver.who(noun) if noun is not None else None
    return scene.holder(verb)


def _mood(scene: Scene, verb: Any, act: Act) -> float:
    """Return how far the mood of a verb lets it count as done."""
    modal = grammar.modal(verb)
    if modal in {"must", "should", "shall", "ought"}:
        return 0.0
    if modal in {"can", "could", "may", "might"}:
        if grammar.is_negated(verb):
            return 0.9 if modal in {"can", "could"} else 0.0
        if act in _SOFT and (modal in {"can", "could"} or _own(scene, verb)):
            return 0.7
        return 0.0
    if modal in {"will", "would"}:
        return 0.85
    if grammar.is_infinitive(verb) and verb.dep_ == "advcl" and act in _SOFT:
        return 0.0
    if verb.lemma_ in words("lexicon", "progressive", "verbs") and verb.tag_ != "VBG":
        return 0.0
    return 1.0


def _act(scene: Scene, verb: Any, found: Match) -> Act | None:
    """Return the act after negation, mood and the kind of complement."""
    act: Act | None = found.act
    if grammar.is_negated(verb):
        return negated(found.act)
    if act == "insist" and len(found.words) == 1 and _is_told(verb):
        return "assert"
    if found.words[0] in words("lexicon", "frames", "vows") and found.words[-1] == "to":
        return _vowed(scene, found)
    if found.words[0] == "like" and grammar.modal(verb) != "would":
        return None
    if found.words[0] == "warn" and act == "threaten":
        return _warning(scene, verb)
    if found.words[0] in words("lexicon", "own_words", "verbs"):
        others = found.words[-1] == "to" and _of_others(verb, found)
        return act if others or _own(scene, verb) else None
    if act == "accept":
        return _accepted(scene, verb, found)
    return act


def _of_others(verb: Any, found: Match) -> bool:
    """Tell whether somebody else is to do it: "expects the county to pay"."""
    inner = {c.dep_ for c in found.anchor.children}
    return "nsubj" in inner or any(c.dep_ == "dobj" for c in verb.children)


def _vowed(scene: Scene, found: Match) -> Act:
    """Tell what is promised: to refrain, to harm, or to give."""
    inner = found.anchor
    if grammar.is_negated(inner):
        return "reject"
    hard = any(t.lower_ == "unless" for t in scene.sent)
    if hard or inner.lemma_ in words("lexicon", "future", "threaten"):
        return "threaten"
    return found.act


def _accepted(scene: Scene, verb: Any, found: Match) -> Act | None:
    """Tell a party's consent from a deal struck together, and from backing a refusal.

    "They agreed in May to …" tells what happened between them.
    """
    noun = grammar.subject(verb)
    holder = scene.holder(verb)
    together = holder is not None and (
        BOTH in holder.parties or len(holder.parties) > 1
    )
    they = noun is not None and noun.lower_ in {"they", "sides", "parties", "both"}
    if verb.lemma_ == "agree" and (together or (they and verb.tag_ == "VBD")):
        return None
    for thing in _content(verb, found):
        named = match(thing, "nouns") if thing.pos_ == "NOUN" else None
        if named is not None and named.act in _NEGATIVE:
            return named.act
    return "accept"


def _is_told(verb: Any) -> bool:
    """Tell whether a verb has a clause of fact: "insists its program is peaceful"."""
    for clause in verb.children:
        if clause.dep_ == "ccomp":
            noun = grammar.own_subject(clause)
            if noun is not None and noun.tag_ in {"NN", "NNP"} and clause.tag_ == "VBP":
                return False
            finite = clause.tag_ in {"VBZ", "VBP", "VBD"} or any(
                c.tag_ in {"VBZ", "VBP", "VBD"} and c.dep_ in {"aux", "auxpass"}
                for c in clause.children
            )
            return finite and not grammar.modal(clause)
    return False


def _warning(scene: Scene, verb: Any) -> Act:
    """Tell a threat of one's own from a fear of what may come."""
    for clause in verb.children:
        noun = grammar.any_subject(clause) if clause.dep_ == "ccomp" else None
        if noun is not None:
            own, by = scene.resolver.who(noun), scene.holder(verb)
            will = grammar.modal(clause) in {"will", "would"}
            if will and own and by and set(own.parties) & set(by.parties):
                return "threaten"
            return "concern"
        if clause.dep_ == "prep" and clause.lower_ == "against":
            return "oppose"
    return "concern"


def _own(scene: Scene, verb: Any) -> bool:
    """Tell whether a party itself says what the verb says of it."""
    speaker, holder = scene.speaker(verb), scene.holder(verb)
    return bool(speaker and holder and set(speaker.parties) & set(holder.parties))


def _content(verb: Any, found: Match) -> tuple[Any, ...]:
    anchor = found.anchor
    if grammar.is_passive(verb):
        return tuple(c for c in verb.children if c.dep_ == "nsubjpass")
    if verb.dep_ == "csubj" and any(t.lower_ == "what" for t in verb.subtree):
        return tuple(c for c in verb.head.children if c.dep_ in {"attr", "ccomp"})
    if found.words[-1] in {"to", "that"}:
        given = [c for c in verb.children if c.dep_ == "dobj" and c.i < anchor.i]
        return (*given, anchor)
    given = tuple(c for c in verb.children if c.dep_ == "dobj" and c is not anchor)
    if anchor.dep_ == "pobj" and given:
        return given
    own = grammar.complements(anchor)
    if (
        anchor is verb
        and not own
        and verb.lemma_ in words("lexicon", "frames", "alone")
    ):
        return _alone(verb)
    if anchor is verb:
        return (*own, *grammar.tail(verb, own))
    if own:
        loose = anchor.dep_ in {"prt", "prep"}
        return (*own, *grammar.tail(verb, own)) if loose else own
    said = tuple(
        c for c in verb.children if c.dep_ in {"ccomp", "acl"} and c.i > anchor.i
    )
    if said and anchor.pos_ == "NOUN":
        return said
    rest = [c for c in grammar.complements(verb) if c is not anchor]
    return tuple(rest) if anchor.dep_ in {"prt", "advmod"} else (anchor,)


def _alone(verb: Any) -> tuple[Any, ...]:
    """Return what stands for the content where a verb has none: "Germany objects"."""
    preps = tuple(c for c in verb.children if c.dep_ == "prep" and c.i > verb.i)
    noun = grammar.own_subject(verb)
    ends = verb.dep_ in {"ROOT", "conj"} and noun is not None
    return preps or ((verb,) if ends else ())


def _start(verb: Any) -> int:
    """Return the first token of the quote: the subject, or the verb's own words."""
    noun = grammar.own_subject(verb)
    if noun is None or noun.tag_ in {"WDT", "WP"}:
        own = [
            c.i
            for c in verb.children
            if c.dep_ in {"aux", "neg", "auxpass", "nsubjpass"}
        ]
        return min([verb.i, *own])
    return int(noun.left_edge.i)
