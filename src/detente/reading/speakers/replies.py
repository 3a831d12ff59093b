"""Short answers that repeat another's act: "Paris did not", "the union said no"."""

from collections.abc import Iterator, Sequence
from typing import Any

from detente.model import Act
from detente.reading.found import Found
from detente.reading.grammar import is_negated, own_subject
from detente.reading.scene import Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import negated, words

_BARE = frozenset(["do", "have", "will", "would", "be"])
_SMALL = frozenset(["nsubj", "neg", "punct", "advmod", "cc", "mark", "intj", "prep"])
_ALSO = frozenset(["so", "too", "also", "likewise", "as", "neither", "nor", "well"])
_SO = frozenset(["so", "neither", "nor"])
_OPEN = frozenset(["ROOT", "aux", "ccomp"])
_NO = frozenset(["no", "never"])
_ASKING: frozenset[Act] = frozenset(
    ["demand", "seek", "insist", "prefer", "offer", "willing"]
)
_SAME = frozenset(["attr", "dobj", "prep"])
_HOLDS = frozenset(["have", "hold", "share", "take", "follow"])
_SURE = 0.85


def replies(
    scene: Scene, found: Sequence[Found], before: Found | None
) -> Iterator[Found]:
    """Yield what a sentence says by taking up what another party has just said.

    Parameters
    ----------
    scene
        The sentence.
    found
        What the rules found in it.
    before
        What was found last before it.
    """
    for token in scene.sent:
        noun = own_subject(token) if token.pos_ in {"VERB", "AUX"} else None
        if noun is None and before is not None:
            yield from _joined(scene, token, before)
        if noun is None or _is_compared(token) or not scene.weight(token):
            continue
        earlier = [f for f in found if f.span[1] <= noun.left_edge.idx]
        told = earlier[-1] if earlier else before
        act = _act(token, told) if told is not None else None
        holder = (scene.holder(token) or scene.owner(token)) if act else None
        if told and act and holder and _answers(holder, told):
            yield _taken_up(scene, token, told, act, holder)


def _joined(scene: Scene, verb: Any, told: Found) -> Iterator[Found]:
    """Yield who does so, too, behind the verb: "So do Oslo, Lima and the unions"."""
    first = scene.sent[0].lower_
    if first not in _SO or verb.lemma_ not in _BARE or verb.dep_ not in _OPEN:
        return
    asides = scene.sent.doc[scene.sent.start + 1 : verb.i]
    if len(asides) and (asides[0].text != "," or asides[-1].text != ","):
        return
    tops = [c for c in verb.children if c.i > verb.i and c.dep_ in {"attr", "dobj"}]
    if verb.dep_ == "aux" and verb.head.pos_ in {"NOUN", "PROPN"}:
        tops = [verb.head]
    act = told.act if first == "so" else negated(told.act)
    nouns = (t for top in tops for t in _together(top))
    for holder in filter(None, map(scene.resolver.who, nouns)):
        if act and _answers(holder, told):
            yield _taken_up(scene, verb, told, act, holder)


def _together(noun: Any) -> Iterator[Any]:
    """Yield a noun and those that stand in a row with it."""
    yield noun
    for child in noun.children:
        if child.dep_ in {"appos", "conj"}:
            yield from _together(child)


def _answers(holder: Holder, told: Found) -> bool:
    return bool(holder.parties) and not set(holder.parties) & set(told.holder.parties)


def _act(verb: Any, told: Found) -> Act | None:
    """Return what a short answer does with what was told, or None if it is none."""
    if told.act != "threaten" and not is_negated(verb) and _is_same(verb):
        return told.act
    if verb.lemma_ in words("lexicon", "speech", "verbs") | {"be"}:
        said = next((c.lower_ for c in verb.children if _is_word(c)), "")
        if not said or told.act not in _ASKING:
            return None
        return "reject" if said in _NO else "accept"
    children = [c for c in verb.children if not c.is_space]
    bare = verb.lemma_ in _BARE and all(c.dep_ in _SMALL for c in children)
    if not bare or any(c.dep_ == "prep" and any(c.children) for c in children):
        return None
    if any(c.lower_ in {"not", "n't", "n’t"} for c in children):
        return negated(told.act)
    return told.act if any(c.lower_ in _ALSO for c in children) else None


def _is_same(verb: Any) -> bool:
    """Tell who thinks alike: "is of the same mind", "holds much the same view"."""
    near = [c for c in verb.children if c.i > verb.i and c.dep_ in _SAME]
    nouns = [*near, *(d for c in near for d in c.children)]
    views = words("roles", "views")
    held = verb.lemma_ in _HOLDS or any(c.lower_ == "of" for c in near)
    same = (n for n in nouns if any(c.lower_ == "same" for c in n.lefts))
    alone = (n for n in same if n.lemma_ in views and not any(n.rights))
    last = next(alone, None)
    more = (c for c in verb.children if c.dep_ in {"advcl", "prep", "xcomp"})
    return held and last is not None and not any(c.i > last.i for c in more)


def _is_compared(verb: Any) -> bool:
    """Tell "asked for a share, as Norway does", which asks for nothing itself."""
    opener = verb.left_edge
    noun = own_subject(verb)
    ahead = noun is not None and noun.i < verb.i
    return ahead and verb.dep_ == "advcl" and opener.lower_ == "as"


def _is_word(token: Any) -> bool:
    """Tell whether a word is all that somebody says: "yes"."""
    alone = not any(c.is_alpha for c in token.children)
    return alone and token.i > token.head.i and token.lower_ in _NO | {"yes"}


def _taken_up(scene: Scene, verb: Any, told: Found, act: Act, holder: Holder) -> Found:
    top = verb.head if verb.dep_ == "aux" else verb
    edges = [t.i for c in top.children if not c.is_punct for t in c.subtree]
    doc = verb.doc
    span = (doc[min(verb.i, *edges)].idx, _end(doc[max(verb.i, *edges)]))
    return Found(
        holder=holder,
        act=act,
        content=told.content,
        condition="",
        negative=act in {"reject", "oppose"},
        parsed=scene.parsed,
        span=span,
        body=span,
        reported_by=holder.person,
        confidence=round(_SURE * holder.sure, 3),
    )


def _end(token: Any) -> int:
    return int(token.idx) + len(token)
