"""What is to be, in a party's words: "there must be a limit", "is to be shared"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.senses import is_others_design
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_DUE = frozenset(["be", "need"])
_BE = frozenset(["VBD", "VBP", "VBZ"])
_NAMED = frozenset(["attr", "ccomp", "xcomp"])
_LACKS = frozenset(["lack", "miss", "missing", "need", "require", "want"])
_SURE = 0.8


def duties(scene: Scene) -> Iterator[Found]:
    """Yield what parties say that there should be, or is to be done."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        yield from _there(scene, token) or _due(scene, token) or _lacking(scene, token)


def _there(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "there should be a vote" and "there has to be one" as a demand."""
    first = next((c for c in verb.children if c.dep_ == "expl"), None)
    if first is None or first.lower_ != "there" or grammar.is_inverted(verb):
        return ()
    ought = grammar.modal(verb) in words("lexicon", "deontic", "modals")
    asked = [c for c in verb.children if c.dep_ == "attr" and c.i > verb.i]
    if verb.lemma_ in {"have", "need"} and grammar.modal(verb) in {"", "will", "would"}:
        inner = [c for c in verb.children if c.dep_ == "xcomp" and c.lemma_ == "be"]
        asked = [c for be in inner for c in be.children if c.dep_ == "attr"]
        ought = bool(inner)
    no = grammar.is_negated(verb) or any(
        c.lower_ == "no" for a in asked for c in a.lefts
    )
    if not ought or not asked:
        return ()
    return _demanded(scene, verb, first, (verb,) if no else tuple(asked), no=no)


def _due(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "the gates are to stay shut" and "the fund needs mending" as a demand.

    Of things only: what people are to do is as often their own plan.
    """
    if verb.lemma_ not in _DUE:
        return ()
    noun = grammar.own_subject(verb)
    inner = [c for c in verb.children if c.dep_ in {"xcomp", "dobj"} and c.i > verb.i]
    if noun is None or noun.pos_ == "PRON" or not inner:
        return ()
    to = grammar.is_infinitive(inner[0])
    said = any(c.dep_ in {"acomp", "attr"} for c in verb.children)
    is_to = verb.lemma_ == "be" and verb.tag_ in _BE and to and not said
    needs = verb.lemma_ == "need" and inner[0].tag_ == "VBG" and not grammar.modal(verb)
    if not (is_to or needs) or _is_news(inner[0]) or is_others_design(noun):
        return ()
    holder = scene.resolver.who(noun)
    if holder is not None and holder.parties:
        return ()
    return _demanded(scene, verb, noun, (verb,), no=grammar.is_negated(verb))


def _lacking(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "what is needed is a vote" and "what is missing is trust" as a demand."""
    clauses = [c for c in verb.children if c.dep_ == "csubj" and c.i < verb.i]
    things = [c for c in verb.children if c.dep_ in _NAMED and c.i > verb.i]
    if verb.lemma_ != "be" or not clauses or not things or grammar.is_negated(verb):
        return ()
    lacks = [t for t in clauses[0].subtree if t.lemma_ in _LACKS or t.lower_ in _LACKS]
    what = clauses[0].left_edge
    denied = any(grammar.is_negated(c) for c in (clauses[0], *lacks))
    if (
        denied
        or not lacks
        or what.lower_ != "what"
        or not what.dep_.startswith("nsubj")
    ):
        return ()
    return _demanded(scene, verb, what, tuple(things), no=False)


def _is_news(verb: Any) -> bool:
    """Tell what only happens: "the talks are to resume"."""
    events, meeting = ("accounts", "events"), ("future", "meeting")
    return any(verb.lemma_ in words("lexicon", *path) for path in (events, meeting))


def _demanded(
    scene: Scene, verb: Any, first: Any, things: tuple[Any, ...], *, no: bool
) -> tuple[Found, ...]:
    holder, sure = scene.speaker(verb), _SURE * scene.weight(verb)
    if holder is None or not holder.parties or not sure:
        return ()
    return scene.found(
        "reject" if no else "demand",
        holder,
        verb,
        things,
        negative=no,
        sure=sure,
        start=first.left_edge.i,
    )
