"""What a speaker says there is not, or is not so."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.idle import is_under_terms
from detente.reading.scene import Found, Scene
from detente.reading.words import words


def denials(scene: Scene) -> Iterator[Found]:
    """Yield what is refused or denied by saying that there is none of it."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        yield from (
            _why(scene, token) or _there(scene, token) or _denied_claim(scene, token)
        )


def _why(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "why should we pay?", asked by a party, as its refusal."""
    asked = any(t.text == "?" for t in scene.sent if t.i > verb.i)
    first = next((t for t in verb.subtree if t.is_alpha), verb)
    modal = grammar.modal(verb) in words("lexicon", "denials", "asks")
    noun = grammar.any_subject(verb)
    if not asked or not modal or first.lower_ not in {"why", "how"} or noun is None:
        return ()
    speaker = scene.speaker(verb)
    ours = {t.lower_ for t in noun.subtree} & {"we", "our", "us", "i", "my", "anyone"}
    if not ours or speaker is None or not speaker.parties or grammar.is_negated(verb):
        return ()
    return scene.found(
        "reject", speaker, verb, (verb,), negative=True, sure=0.7, start=first.i
    )


def _there(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "there can be no withdrawal" as a rejection by who says it."""
    if not any(c.dep_ == "expl" for c in verb.children):
        return ()
    things = [
        c for c in verb.children if c.dep_ in {"attr", "dobj", "nsubj"} and c.i > verb.i
    ]
    no = grammar.is_negated(verb if verb.dep_ != "xcomp" else verb.head)
    denied = [c for c in things if no or c.lower_ == "nothing" or _none(c)]
    holder = scene.speaker(verb) or scene.in_mind(verb)
    denied = [] if grammar.modal(verb) in {"may", "might"} else denied
    if not denied or holder is None or not holder.parties or is_under_terms(verb):
        return ()
    start = min(c.i for c in verb.children if c.dep_ == "expl")
    barred = grammar.modal(verb) or verb.head.lower_ == "going"
    room = words("lexicon", "future", "room")
    if any(t.lower_ in {"unless", "until", "without"} for t in scene.sent):
        room |= words("lexicon", "verdicts", "things")
    barred = barred or any(c.lemma_ in room or _is_plan_to(c) for c in denied)
    sure = 0.8 * scene.weight(verb)
    barred = barred or any(map(_is_no_more, denied))
    claimed = scene.speaker(verb) is not None or any(
        c.lemma_ in words("lexicon", "denials", "things") for c in denied
    )
    if not sure or not (barred or claimed):
        return ()
    waits = any(_without(c) or c.lemma_ == "alternative" for c in (verb, *denied))
    if waits or not barred:
        act: Act = "insist" if barred else "assert"
        sure *= 1.0 if barred else 0.7
        return scene.found(act, holder, verb, (verb,), sure=sure, start=start)
    if any(map(_is_reason_not, denied)):
        return scene.found("demand", holder, verb, (verb,), sure=sure, start=start)
    missing = tuple(d for c in denied for d in (_room_for(c) or (c,)))
    return scene.found(
        "reject", holder, verb, missing, negative=True, sure=sure, start=start
    )


def _is_no_more(thing: Any) -> bool:
    """Tell "no more talks" and "no going back" from "no date"."""
    more = {"more", "further", "nothing"}
    return thing.tag_ == "VBG" or any(d.lower_ in more for d in thing.subtree)


def _is_plan_to(noun: Any) -> bool:
    """Tell "no plan to reopen it", which refuses that, from "no plan for a meeting"."""
    to = any(grammar.is_infinitive(c) for c in noun.children if c.i > noun.i)
    return to and noun.lemma_ in words("lexicon", "denials", "plans")


def _without(word: Any) -> bool:
    """Tell what there is none of without another thing, which is insisted on."""
    return any(c.lower_ == "without" and c.i > word.i for c in word.children)


def _is_reason_not(noun: Any) -> bool:
    """Tell what should be, as nothing keeps it from being: "no reason not to sign"."""
    clauses = (c for c in noun.children if c.dep_ in {"relcl", "acl", "ccomp"})
    held = any(grammar.is_negated(c) and grammar.modal(c) != "could" for c in clauses)
    return noun.lemma_ == "reason" and held


def _none(noun: Any) -> bool:
    return any(child.lower_ == "no" for child in noun.children)


def _room_for(noun: Any) -> tuple[Any, ...]:
    """Return what there is no room for."""
    if noun.lemma_ not in words("lexicon", "future", "room"):
        return ()
    under = [c for c in noun.children if c.i > noun.i]
    links = [d for c in under if c.dep_ == "prep" for d in c.children]
    return tuple(links) or tuple(c for c in under if c.dep_ in {"acl", "relcl"})


def _denied_claim(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "loans are not finance", in a party's own words, as a rejection."""
    noun = grammar.own_subject(verb)
    present = verb.tag_ in {"VBZ", "VBP"} or any(
        c.lemma_ == "do" and c.tag_ in {"VBZ", "VBP"} for c in verb.children
    )
    if noun is None or not present or noun.pos_ == "PRON" or noun.lower_ == "one":
        return ()
    empty_handed = any(
        d.lower_ == "no"
        for c in verb.children
        if c.dep_ in {"dobj", "attr"}
        for d in c.children
    )
    holder = scene.resolver.who(noun)
    acts = holder is not None and bool(holder.parties)
    if not (grammar.is_negated(verb) or empty_handed) or acts:
        return ()
    if not (empty_handed or _is_of_talks(verb, noun)):
        return ()
    speaker, sure = scene.speaker(verb), 0.5 * scene.weight(verb)
    if speaker is None or not speaker.parties or not sure:
        return ()
    return scene.found(
        "oppose",
        speaker,
        verb,
        (verb,),
        negative=True,
        sure=sure,
        start=noun.left_edge.i,
    )


def _is_of_talks(verb: Any, noun: Any) -> bool:
    """Tell "loans are not finance" from a figure of speech: "the sea cannot read"."""
    if verb.lemma_ != "be":
        return noun.lemma_.lower() in words("lexicon", "verdicts", "things")
    behind = {t.lower_ for t in verb.subtree if verb.i < t.i}
    return not behind & {"just", "only", "merely", "simply", "what"}
