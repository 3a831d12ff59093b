"""Positions told without a verb: "No ransom, says X", "X's answer was: no"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_FORMULA = 8
_SURE = 0.75
_NO = frozenset(["no", "never", "nyet", "non", "nein"])
_YES = frozenset(["yes", "da", "oui"])


def verbless(scene: Scene) -> Iterator[Found]:
    """Yield what is said in words that are no clause."""
    for token in scene.sent:
        yield from (
            _answer(scene, token)
            or _better(scene, token)
            or _yes_to(scene, token)
            or _answers_no(scene, token)
        )
    yield from _formula(scene) or _no_without(scene) or _none_of(scene)


def _answer(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "X's answer on judges was a flat no" and "… was short: no"."""
    noun = grammar.own_subject(verb) if verb.lemma_ in {"be", "remain"} else None
    if noun is None or noun.lemma_.lower() not in words("roles", "answers"):
        return ()
    behind = [t.lower_ for t in scene.sent if t.i > verb.i and t.is_alpha]
    last = behind[-1] if behind else ""
    if last not in _NO | _YES or len(behind) > _FORMULA:
        return ()
    about = [c for c in noun.children if c.dep_ == "prep" and c.lower_ != "of"]
    act: Act = "reject" if last in _NO else "accept"
    things = about or [noun]
    return _statement(scene, scene.owner(verb), act, things, (noun, verb))


def _yes_to(scene: Scene, word: Any) -> tuple[Found, ...]:
    """Read "said yes to the map but no to the date"."""
    verb = word.head
    while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:
        verb = verb.head
    if word.lower_ not in {"yes", "no"} or word.tag_ == "DT" or verb.lemma_ != "say":
        return ()
    behind = [t for t in (*word.rights, *verb.rights) if t.i == word.i + 1]
    if not behind or behind[0].lower_ != "to":
        return ()
    things = [c for c in behind[0].children if c.dep_ == "pobj"]
    act: Act = "accept" if word.lower_ == "yes" else "reject"
    ends = (word, things[0]) if things else (word, word)
    return _statement(scene, scene.holder(verb), act, things, ends)


def _answers_no(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "asked whether it would pay, X answered: 'No, …'" as a rejection by X."""
    if "asked" not in verb.doc.forms:
        return ()
    asked = (t for t in scene.sent if t.lower_ == "asked" and t.i < verb.i)
    put = (c for t in asked for c in t.children if c.dep_ in {"ccomp", "advcl"})
    doubted = any(grammar.mark(c) in {"whether", "if"} for c in put)
    said = verb.lemma_ in words("lexicon", "speech", "verbs") | {"answer"}
    no = next((c for c in verb.children if c.lower_ in _NO and c.i > verb.i), None)
    if not (doubted and said) or no is None or scene.quoted(no) is None:
        return ()
    last = [t for t in verb.subtree if scene.quoted(t) == scene.quoted(no)][-1]
    ends = (no, last.nbor(-1) if last.is_punct else last)
    return _statement(scene, scene.holder(verb), "reject", [no, *verb.rights], ends)


def _better(scene: Scene, word: Any) -> tuple[Found, ...]:
    """Read "better ten friends than a hundred strangers" as a preference."""
    if word.lower_ not in {"better", "rather"} or word.i != _opening(scene):
        return ()
    behind = [t for t in scene.sent if t.i > word.i and t.lower_ == "than"]
    noun = word.head if word.head.i > word.i else None
    if not behind or noun is None:
        return ()
    return _statement(scene, scene.speaker(word), "prefer", [noun], (word, noun))


def _opening(scene: Scene) -> int:
    return next((int(t.i) for t in scene.sent if t.is_alpha), -1)


def _formula(scene: Scene) -> tuple[Found, ...]:
    """Read "land first, peace later: that remains X's line" as insistence."""
    opening = _opening(scene)
    alone = [t for t in scene.sent if t.i >= opening >= 0]
    head = []
    for token in alone:
        if token.text in {":", "-", "–", "—"} or token.pos_ in {"VERB", "AUX"}:
            break
        head.append(token)
    said = [t.lower_ for t in head]
    orders = {"first", "before"} & set(said)
    follows = {"later", "then", "second"} & set(said)
    if not orders or not follows or len(head) > _FORMULA:
        return ()
    tail = [t for t in alone[len(head) :] if t.pos_ in {"NOUN", "PROPN"}]
    holder = scene.speaker(head[0]) or _owner(scene, tail)
    return _statement(scene, holder, "insist", [head[0]], (head[0], head[-1]))


def _owner(scene: Scene, nouns: list[Any]) -> Holder | None:
    for noun in nouns:
        if any(c.dep_ == "poss" for c in noun.children):
            found = next(c for c in noun.children if c.dep_ == "poss")
            return scene.resolver.who(found)
    return None


def _none_of(scene: Scene) -> tuple[Found, ...]:
    """Read "No ransom, says X" as a rejection by X."""
    opening = _opening(scene)
    first = scene.sent.doc[opening] if opening >= 0 else None
    if first is None or first.lower_ != "no" or first.dep_ != "det":
        return ()
    noun, verb = first.head, first.head.head
    comma = scene.sent.doc[noun.right_edge.i + 1 : noun.right_edge.i + 2].text
    said = verb.lemma_ in words("lexicon", "speech", "verbs") and verb.i > noun.i
    behind = [c for c in verb.children if c.dep_ == "nsubj" and c.i > noun.i]
    if not said or comma not in {",", '"', "”", "'", "’"} or not behind:
        return ()
    if any(t.pos_ in {"VERB", "AUX"} for t in noun.subtree):
        return ()
    holder = scene.resolver.who(behind[0])
    return _statement(scene, holder, "reject", [noun], (first, noun))


def _no_without(scene: Scene) -> tuple[Found, ...]:
    """Read "No pay, no ships", in a party's own words, as a threat."""
    alone = [t for t in scene.sent if t.is_alpha]
    head = []
    for token in alone[:_FORMULA]:
        if token.pos_ in {"VERB", "AUX"}:
            break
        head.append(token)
    nones = [t for t in head if t.lower_ == "no" and t.dep_ == "det"]
    if not head or len(nones) < len("XY") or nones[0] != head[0]:
        return ()
    comma = scene.sent.doc[nones[1].i - 1].text == ","
    holder = scene.speaker(head[0]) if comma else None
    things = [none.head for none in nones]
    return _statement(scene, holder, "threaten", things, (head[0], things[-1]))


def _statement(
    scene: Scene,
    holder: Holder | None,
    act: Act,
    things: list[Any],
    ends: tuple[Any, Any],
) -> tuple[Found, ...]:
    if holder is None or not holder.parties:
        return ()
    return scene.found(
        act,
        holder,
        ends[0],
        things,
        negative=act == "reject",
        sure=_SURE,
        start=ends[0].left_edge.i,
        end=ends[1].i,
    )
