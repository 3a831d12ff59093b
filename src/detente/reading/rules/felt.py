"""What things do to parties: "the pause troubles Riga", "only a rise will do"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import Match, match
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_WHERE = frozenset(["for", "in", "with", "to"])
_REACHED = frozenset(["dobj", "pobj", "dative"])
_PROMISED: frozenset[Act] = frozenset(["accept", "prefer"])


def felt(scene: Scene) -> Iterator[Found]:
    """Yield what parties feel of the things that a sentence is about."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        yield from _least(scene, token) or _worry(scene, token) or _does(scene, token)


def _least(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "nothing short of a refund will satisfy X", "only a refund will do"."""
    things = [c for c in verb.children if c.dep_.startswith("nsubj")]
    enough = verb.lemma_ in words("idioms", "nothing", "enough")
    if not enough or not things or not _is_least(things[0]):
        return ()
    holder = _who_feels(scene, verb) or scene.speaker(verb)
    return _statement(scene, verb, things, holder, "demand")


def _is_least(thing: Any) -> bool:
    said = thing.doc[thing.left_edge.i : thing.right_edge.i + 1].text.lower()
    return said.startswith(tuple(words("idioms", "nothing", "openers")))


def _worry(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "the size of the force is a worry for X" and "what worries X is …"."""
    named = [c for c in verb.children if c.dep_ == "attr" and c.pos_ == "NOUN"]
    found = match(named[0], "nouns") if named and verb.lemma_ == "be" else None
    if found is None or found.act != "concern":
        return ()
    links = [c for c in (*named[0].children, *verb.children) if c.dep_ == "prep"]
    nouns = [d for c in links if c.lower_ in _WHERE for d in c.children]
    things = [c for c in verb.children if c.dep_ in {"nsubj", "csubj"}]
    return _statement(scene, verb, things, _first(scene, nouns), "concern")


def _does(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "the pause troubles X", and "the text got short shrift from X"."""
    found = None if grammar.is_passive(verb) else match(verb, "felt")
    if found is None:
        return _will_do(scene, verb)
    things = [c for c in verb.children if c.dep_ in {"nsubj", "csubj"}]
    if not things or _first(scene, things[:1]) is not None or _asks(verb, found):
        return ()
    if things[0].lower_ == "what":
        return _what(scene, verb, found)
    act: Act = found.act
    if grammar.is_negated(verb):
        return _statement(scene, verb, things, _who_feels(scene, verb, found), "reject")
    if act in _PROMISED and len(found.words) == 1 and not grammar.modal(verb):
        return ()
    return _statement(scene, verb, things, _who_feels(scene, verb, found), act)


def _asks(verb: Any, found: Match) -> bool:
    """Tell what is asked of somebody from what pleases: "appealed to X to stay"."""
    told = (c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.i > verb.i)
    return found.words[-1] == "to" and any(c.tag_ == "VB" for c in told)


def _what(scene: Scene, verb: Any, found: Match) -> tuple[Found, ...]:
    """Read "what keeps us awake is the drought"."""
    joins = verb.head if verb.dep_ == "csubj" else None
    if joins is None:
        return ()
    kept = {"attr", "ccomp", "acomp"}
    things = [c for c in joins.children if c.dep_ in kept and c.i > joins.i]
    return _statement(scene, verb, things, _who_feels(scene, verb, found), found.act)


def _will_do(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "for X, the wording will do" as acceptance."""
    bare = verb.lemma_ == "do" and not any(c.dep_ == "dobj" for c in verb.children)
    things = [c for c in verb.children if c.dep_ == "nsubj"]
    modal = grammar.modal(verb) in {"will", "would"}
    if not bare or not modal or not things or things[0].pos_ in {"ADJ", "PRON"}:
        return ()
    if _first(scene, things[:1]) is not None:
        return ()
    views = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "for"]
    named = _first(scene, [d for c in views for d in c.children])
    holder = named or scene.speaker(verb) or scene.in_mind(verb)
    act: Act = "reject" if grammar.is_negated(verb) else "accept"
    return _statement(scene, verb, things, holder, act)


def _who_feels(scene: Scene, verb: Any, found: Match | None = None) -> Holder | None:
    """Return whom a verb of feeling reaches: its object, or behind "from", "in"."""
    last = found.anchor if found is not None else verb
    under = [*last.children, *verb.children]
    nouns = [c for c in under if c.dep_ in _REACHED and c.i > verb.i]
    links = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    nouns += [d for c in links for d in c.children if d.dep_ == "pobj"]
    return _first(scene, nouns)


def _first(scene: Scene, nouns: list[Any]) -> Holder | None:
    found = (scene.resolver.who(noun) for noun in nouns)
    return next((h for h in found if h and h.parties), None)


def _statement(
    scene: Scene, verb: Any, things: list[Any], holder: Holder | None, act: Act
) -> tuple[Found, ...]:
    sure = 0.85 * scene.weight(verb)
    if not things or holder is None or not holder.parties or not sure:
        return ()
    return scene.found(
        act,
        holder,
        verb,
        things,
        negative=act in {"reject", "oppose"},
        sure=sure,
        start=min(t.left_edge.i for t in things),
        end=grammar.reach(verb),
    )
