"""What must be, in somebody's words: "Chile must open the port", "no one may fish"."""

from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.idle import is_advice
from detente.reading.rules.promises import is_doubted
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_OUGHT = frozenset(["must", "should", "shall", "ought"])
_ASKING: frozenset[Act] = frozenset(["demand", "insist"])
_OFTEN = frozenset(["always", "never", "occasionally", "often", "sometimes", "usually"])
_STAYS = frozenset(["keep", "remain", "stay"])
_OUT = frozenset(["off", "out", "outside"])
_NOT = frozenset(["not", "n't"])
_NEED = frozenset(["have", "need", "ought"])


def ought(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "X must …" said by Y as a demand of Y's.

    Parameters
    ----------
    scene
        The sentence.
    verb
        What must be done.
    """
    if not _is_ought(verb) or grammar.is_inverted(verb):
        return ()
    free = grammar.modal(verb) in {"should", "ought"}
    holder = scene.speaker(verb) or _told_before(scene, verb)
    holder = holder or (scene.in_mind(verb) if free else None)
    sure = scene.weight(verb)
    if holder is None or not holder.parties or not sure or grammar.asks(verb):
        return ()
    noun = grammar.any_subject(verb)
    if noun is None or noun.tag_ in {"WP", "WDT"} or verb.dep_ == "relcl":
        return ()
    idle = _is_forced(scene, verb, noun, holder) or is_advice(verb)
    idle = idle or _is_again(verb)
    if idle or _is_general(scene, verb, noun):
        return ()
    return _refused(scene, verb, noun, holder) or _asked(scene, verb, noun, holder)


def _told_before(scene: Scene, verb: Any) -> Holder | None:
    """Return whose demands go on where the text names nobody: "It asks for more.

    The port must open, too." They are made of others, not of who makes them.
    """
    before = scene.before
    if before is None or before.act not in _ASKING or scene.quoted(verb) is not None:
        return None
    if before.parsed is not scene.parsed or len(before.holder.parties) != 1:
        return None
    noun = grammar.any_subject(verb)
    own = scene.resolver.who(noun) if noun is not None else None
    same = own is not None and set(own.parties) & set(before.holder.parties)
    return None if same else before.holder


def _asked(scene: Scene, verb: Any, noun: Any, holder: Holder) -> tuple[Found, ...]:
    """Read what must be, or what others shall not hope for."""
    sure = scene.weight(verb)
    doubted = is_doubted(verb)
    vain = grammar.is_negated(verb) and verb.lemma_ in _awaiting()
    if vain and (hoped := _hoped_for(verb)):
        return scene.found(
            "reject", holder, verb, hoped, negative=True, sure=sure, start=noun.i
        )
    return scene.found(
        "oppose" if doubted else "demand",
        holder,
        verb,
        (verb,),
        negative=doubted or grammar.is_negated(verb),
        sure=0.9 * sure,
        start=noun.left_edge.i,
    )


def _is_general(scene: Scene, verb: Any, noun: Any) -> bool:
    """Tell what is always so, or only foreseen: "if it works, queues should end"."""
    often = any(c.lower_ in _OFTEN for c in verb.children)
    foreseen = grammar.modal(verb) == "should" and scene.speaker(verb) is None
    told = scene.condition(verb) if foreseen else ""
    return (often and noun.lower_ in {"you", "one"}) or told.lower().startswith("if")


def _refused(scene: Scene, verb: Any, noun: Any, holder: Holder) -> tuple[Found, ...]:
    """Read "missiles must stay out" and "we should not be made to pay" as refusals."""
    content: tuple[Any, ...] = (noun,)
    if not _is_kept_out(scene, verb, noun):
        if not (grammar.is_negated(verb) and _is_put_on(scene, noun, holder)):
            return ()
        behind = [c for c in verb.children if c.i > verb.i]
        content = tuple(c for c in behind if grammar.is_infinitive(c)) or (verb,)
    return scene.found(
        "reject",
        holder,
        verb,
        content,
        negative=True,
        sure=0.9 * scene.weight(verb),
        start=noun.left_edge.i,
        end=grammar.reach(verb),
    )


def _is_put_on(scene: Scene, noun: Any, holder: Holder) -> bool:
    """Tell what a party will not have done to it: "we should not be made to pay"."""
    own = scene.resolver.who(noun) if noun.dep_ == "nsubjpass" else None
    return own is not None and bool(set(own.parties) & set(holder.parties))


def _is_kept_out(scene: Scene, verb: Any, noun: Any) -> bool:
    """Tell what a party will not talk of: "missiles must stay off the table"."""
    stays = verb.lemma_ in _STAYS and not grammar.is_negated(verb)
    out = [c for c in verb.children if c.i > verb.i and c.lower_ in _OUT]
    out = [c for c in out if all(d.lower_ != "of" for d in c.children)]
    return bool(stays and out) and scene.resolver.who(noun) is None


def _awaiting() -> frozenset[str]:
    return words("senses", "courses", "awaiting")


def _hoped_for(verb: Any) -> tuple[Any, ...]:
    """Return what others shall not wait for: "should not count on our vote"."""
    links = [c for c in verb.children if c.dep_ == "prep" and c.i > verb.i]
    behind = [d for link in links for d in link.children if d.dep_ == "pobj"]
    return tuple([c for c in verb.children if c.dep_ == "dobj"] or behind)


def _is_again(verb: Any) -> bool:
    """Tell what only says of a demand since when: "and should have done so before"."""
    behind = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 2]]
    return verb.lemma_ == "do" and behind == ["so"] and grammar.is_missed(verb)


def _is_forced(scene: Scene, verb: Any, noun: Any, holder: Holder) -> bool:
    """Tell what a party says that it will be made to do: "we will have to strike"."""
    own = scene.resolver.who(noun)
    will = grammar.modal(verb) in {"will", "would"}
    return will and own is not None and bool(set(own.parties) & set(holder.parties))


def deserved(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "its members deserve a rise", said by a party, as its demand.

    Parameters
    ----------
    scene
        The sentence.
    verb
        Such as "deserve".
    """
    if verb.lemma_ not in words("lexicon", "deontic", "deserving"):
        return ()
    noun, things = grammar.any_subject(verb), grammar.complements(verb)
    holder, sure = scene.speaker(verb), 0.7 * scene.weight(verb)
    plain = grammar.modal(verb) == "" and not grammar.is_negated(verb)
    if noun is None or not things or not plain or not sure:
        return ()
    if holder is None or not holder.parties:
        return ()
    return scene.found(
        "demand", holder, verb, things, sure=sure, start=noun.left_edge.i
    )


def _is_ought(verb: Any) -> bool:
    if grammar.modal(verb) in _OUGHT:
        noun = grammar.own_subject(verb)
        own = noun is not None and noun.lower_ in {"we", "i"}
        return not (own and grammar.modal(verb) == "shall")
    if grammar.modal(verb) == "may":
        return is_done_by_none(verb)
    needs = verb.lemma_ in _NEED or verb.lower_ == "got"
    if not needs or grammar.modal(verb) in {"could", "may", "might"}:
        return False
    if any(c.lower_ in {"yet", *_NOT} for c in verb.children):
        return False
    return any(
        c.dep_ in {"xcomp", "ccomp"} and grammar.is_infinitive(c) and c.i > verb.i
        for c in verb.children
    )


def is_done_by_none(verb: Any) -> bool:
    """Tell whether it is nobody who does a thing: "no one may fish".

    Parameters
    ----------
    verb
        What is done.
    """
    noun = grammar.any_subject(verb)
    return noun is not None and (
        noun.lower_ in {"nobody", "none"}
        or (noun.lower_ == "one" and any(c.lower_ == "no" for c in noun.children))
    )
