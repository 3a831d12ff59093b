"""Commands told in passing, and what follows otherwise: "Sign or leave, X told Y"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_OPEN = frozenset(["ROOT", "advcl", "ccomp", "dep", "parataxis"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "expl"])
_OR = frozenset(["or", "otherwise", "else"])


def commands(scene: Scene) -> Iterator[Found]:
    """Yield what somebody is told to do, and what happens to who does not."""
    for token in scene.sent:
        yield from _command(scene, token) or _otherwise(scene, token)


def _command(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "Open the gates, X told Y" and "X to Y: open the gates" as a demand."""
    first = verb.left_edge.i == verb.i and verb.tag_ in {"VB", "VBP", "NN", "NNP"}
    if verb.dep_ not in _OPEN or not first or verb.pos_ not in {"VERB", "AUX"}:
        return ()
    if any(c.dep_ in _SUBJECTS | {"aux"} and c.i < verb.i for c in verb.children):
        return _headline(scene, verb)
    if _is_bargain(verb):
        return ()
    before = scene.sent.doc[verb.i - 1].text if verb.i > scene.sent.start else ""
    if before.isalnum() or before in {",", "'s"} or scene.quoted(verb) is not None:
        return ()
    holder = _teller(scene, verb) if before != ":" else _sender(scene, verb)
    return _demand(scene, verb, holder)


def _is_bargain(verb: Any) -> bool:
    """Tell a condition from a command: "Drop the clause, and we would sign"."""
    rest = verb.doc[verb.i + 1 : verb.sent.end]
    joints = (t for t in rest if t.lower_ == "and" and t.nbor(-1).text == ",")
    behind = (verb.doc[t.i + 1 : t.i + 6] for t in joints)
    return any(t.tag_ == "MD" for part in behind for t in part)


def _headline(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "X to Y: open the gates", whose verb the parser gives the subject X."""
    return _demand(scene, verb, _sender(scene, verb))


def _demand(scene: Scene, verb: Any, holder: Holder | None) -> tuple[Found, ...]:
    if holder is None or not holder.parties or not scene.weight(verb):
        return ()
    return scene.found("demand", holder, verb, (verb,), sure=0.8, start=verb.i)


def _teller(scene: Scene, verb: Any) -> Holder | None:
    """Return who tells the command: the subject of the verb of speech behind it."""
    head = verb.head
    told = head.lemma_ in words("lexicon", "speech", "verbs") and head.i > verb.i
    noun = grammar.own_subject(head) if told else None
    if noun is None or verb.doc[verb.right_edge.i + 1].text not in {",", "?", "!"}:
        return None
    return scene.resolver.who(noun)


def _sender(scene: Scene, verb: Any) -> Holder | None:
    """Return who stands before "to Y:" at the head of a line."""
    doc, start = verb.doc, scene.sent.start
    if verb.i == start or doc[verb.i - 1].text != ":":
        return None
    head = doc[start : verb.i - 1]
    if not 3 <= len(head) <= 8 or not any(t.lower_ == "to" for t in head[1:]):
        return None
    if any(t.pos_ in {"VERB", "AUX"} for t in head):
        return None
    noun = next((t for t in head if t.i in scene.resolver.hits), head[0])
    return scene.resolver.who(noun)


def _otherwise(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "… or face shelling", "…; otherwise the taps close" as a threat."""
    if verb.pos_ not in {"VERB", "AUX"} or not _opens_otherwise(scene, verb):
        return ()
    harm = words("idioms", "otherwise", "suffered") | words("lexicon", "future", "harm")
    harm |= words("lexicon", "future", "leaving")
    harm |= words("lexicon", "future", "threaten")
    noun = grammar.own_subject(verb)
    bare = noun is None and verb.tag_ in {"VB", "VBP"}
    if verb.dep_ == "conj" and grammar.mark(verb.head) == "if":
        return ()
    if not grammar.does(verb, harm) or not (bare or _is_finite(verb)):
        return ()
    holder = scene.speaker(verb) or _commander(scene, verb)
    sure = 0.85 * scene.weight(verb)
    if holder is None or not holder.parties or (not sure and not bare):
        return ()
    start = verb.i if noun is None else noun.left_edge.i
    return scene.found("threaten", holder, verb, (verb,), sure=sure or 0.7, start=start)


def _is_finite(verb: Any) -> bool:
    return verb.tag_ in {"VBZ", "VBP"} or grammar.modal(verb) in {"will", "would"}


def _opens_otherwise(scene: Scene, verb: Any) -> bool:
    """Tell whether "or", "otherwise" or "or else" stands before a clause."""
    noun = grammar.own_subject(verb)
    first = verb.i if noun is None else noun.left_edge.i
    first = min([first, *(c.i for c in verb.children if c.dep_ == "aux")])
    near = verb.doc[max(scene.sent.start, first - 2) : first]
    joined = [t.lower_ for t in near if t.is_alpha]
    before = verb.doc[max(first - 3, 0) : first].text.lower()
    if before == "take it or":  # is no threat, but a last word
        return False
    return bool(joined) and joined[-1] in _OR


def _commander(scene: Scene, verb: Any) -> Holder | None:
    """Return who says to do one thing or suffer another: "told it to pay or face …"."""
    top = verb
    while top.dep_ in {"conj", "relcl", "xcomp", "pobj", "prep", "acl"}:
        top = top.head
        if top.lemma_ in words("idioms", "otherwise", "told"):
            return scene.holder(top)
    return _teller(scene, top) if top.dep_ in _OPEN else None
