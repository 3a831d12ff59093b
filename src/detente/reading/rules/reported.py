"""What speakers say of things, and mean for the talks: "the troops would remain"."""

from collections.abc import Iterator
from functools import cache
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.senses import is_staying
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_COMING = frozenset(["will", "would", "shall"])
_POSSIBLE = frozenset(["can", "could", "may", "might"])
_FIRST = frozenset(["after", "when", "once", "if", "with", "by"])
_BE = frozenset(["be", "remain", "become"])
_HANDS = frozenset(["control", "hand", "keeping"])
_REACH = 3


def reported(scene: Scene) -> Iterator[Found]:
    """Yield the positions that lie in what a party says of things."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        if not _may_tell(token):
            continue
        speaker, sure = scene.speaker(token), scene.weight(token)
        if speaker is None or not speaker.parties or not sure:
            continue
        for rule in _FAMILY:
            if found := rule(scene, token, speaker):
                yield from found
                break


def _may_tell(verb: Any) -> bool:
    """Tell whether any of the rules may read a verb, before it is asked who speaks."""
    return verb.lemma_ in _plain() or bool(grammar.modal(verb))


@cache
def _plain() -> frozenset[str]:
    """Return the verbs that tell something without a modal."""
    ends, plans = (
        words("lexicon", "harms", "ends"),
        words("lexicon", "deontic", "plans"),
    )
    return _BE | {"pass"} | ends | plans | words("lexicon", "frames", "waiting")


def _goes_on(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "the troops would remain", said by a party, as what it insists on."""
    noun = grammar.own_subject(verb)
    goes_on = grammar.does(verb, words("lexicon", "future", "keeping"))
    coming = grammar.modal(verb) in _COMING and not grammar.is_negated(verb)
    if noun is None or not (goes_on and coming):
        return ()
    if not (_is_thing(scene, noun, speaker) or _in_hands(verb)):
        return ()
    if is_staying(verb, noun):
        return ()
    if noun.lemma_.lower() in words("roles", "occasions"):
        return ()
    if noun.lemma_ in words("lexicon", "harms", "deeds"):
        return _found(scene, "threaten", speaker, verb, (verb,))
    return _found(scene, "insist", speaker, verb, (verb,))


def _holds(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read what a party says that a deal will hold, or not: "fish would not be in it".

    "There would be a vote as part of any deal", "the talks will cover visas only".
    """
    if grammar.modal(verb) not in _COMING:
        return ()
    noun = next((c for c in verb.children if c.dep_ == "attr"), None)
    there = any(c.dep_ == "expl" for c in verb.children)
    noun = noun if there else grammar.own_subject(verb) or grammar.any_subject(verb)
    terms = noun is not None and (there or noun.lemma_.lower() in _terms())
    if noun is None or not (terms or _is_thing(scene, noun, speaker)):
        return ()
    out = verb.lemma_ in words("lexicon", "deontic", "leaving_out")
    held = out or verb.lemma_ in words("lexicon", "deontic", "taking_in")
    if not (held and _is_of_terms(verb)) and not _is_part(verb):
        return ()
    act: Act = "reject" if out != grammar.is_negated(verb) else "insist"
    return _found(scene, act, speaker, verb, (verb if act == "insist" else noun,))


def _is_part(verb: Any) -> bool:
    """Tell what is said to be "part of" a deal, or "in" one."""
    joined = [c for c in verb.children if c.dep_ in {"attr", "prep"} and c.i > verb.i]
    part = any(t.lower_ == "part" for c in joined for t in (c, *c.children))
    return verb.lemma_ == "be" and part and _is_of_terms(verb)


def _is_of_terms(verb: Any) -> bool:
    """Tell whether a clause tells of a deal, a plan or talks."""
    return any(t.lemma_.lower() in _terms() for t in verb.subtree if t.pos_ == "NOUN")


@cache
def _terms() -> frozenset[str]:
    return words("lexicon", "verdicts", "things") | words("roles", "occasions")


def _in_hands(verb: Any) -> bool:
    """Tell what stays with who speaks: "the ministries will stay in its hands"."""
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "in")
    held = (n for link in links for n in link.children if n.lemma_ in _HANDS)
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for n in held for c in n.lefts)


def _hurts(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "the cut would cost us dear", said by a party, as its concern."""
    noun = grammar.any_subject(verb)
    modal = grammar.modal(verb)
    if noun is None or modal not in _COMING | _POSSIBLE or grammar.is_negated(verb):
        return ()
    if not _harms(verb) or not _is_thing(scene, noun, speaker):
        return ()
    return _found(scene, "concern", speaker, verb, (verb,))


def _harms(verb: Any) -> bool:
    """Tell what does harm, and what comes to harm by nobody's threat.

    "Ships will be seized" may be one.
    """
    hurts = grammar.does(verb, words("lexicon", "damage", "verbs"))
    if not grammar.is_passive(verb):
        fails = grammar.does(verb, words("lexicon", "damage", "failing"))
        return hurts or fails or _puts_at(verb)
    lost = hurts or grammar.does(verb, words("lexicon", "damage", "lost"))
    return lost and verb.lemma_ not in words("lexicon", "future", "harm")


def _puts_at(verb: Any) -> bool:
    """Tell whether something "puts" or "leaves" others "at risk", "out of work"."""
    if verb.lemma_ not in words("lexicon", "damage", "puts"):
        return False
    under = {t.lemma_.lower() for t in verb.subtree if t.i > verb.i}
    return bool(under & words("lexicon", "damage", "where"))


def _only_then(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "a truce can come only after a treaty" as what is insisted on."""
    noun = grammar.own_subject(verb) or grammar.any_subject(verb)
    if noun is None or not _is_thing(scene, noun, speaker):
        return ()
    if not grammar.modal(verb) or grammar.is_negated(verb):
        return ()
    behind = verb.doc[verb.i + 1 : verb.i + 1 + _REACH]
    only = [t.i for t in behind if t.lower_ == "only"]
    first = {t.lower_ for i in only for t in verb.doc[i + 1 : i + 2]} & _FIRST
    when = any(_waits_for(scene, clause, speaker) for clause in verb.children)
    if not (first or when):
        return ()
    return _found(scene, "insist", speaker, verb, (verb,))


def _waits_for(scene: Scene, clause: Any, speaker: Holder) -> bool:
    """Tell "will end when Oman signs" from what waits for the speaker or the day."""
    noun = grammar.own_subject(clause) if clause.dep_ == "advcl" else None
    opened = {c.lower_ for c in clause.children} & {"when", "once"}
    if noun is None or not opened or clause.i < clause.head.i:
        return False
    holder = scene.resolver.who(noun)
    other = holder is not None and bool(holder.parties)
    return holder is not None and other and _is_apart(holder, speaker)


def _over(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "the time for delay has passed" as a rejection of delay."""
    noun = grammar.own_subject(verb)
    if noun is None or noun.lemma_ not in words("lexicon", "deontic", "spans"):
        return ()
    ends = verb.lemma_ in words("lexicon", "harms", "ends") | {"pass"}
    said = {c.lower_ for c in verb.children if c.i > verb.i}
    ends = ends or (verb.lemma_ in _BE and bool(said & {"over", "past", "gone"}))
    of = [c for c in noun.children if c.dep_ == "prep" and c.lower_ in {"for", "of"}]
    things = tuple(d for link in of for d in link.children)
    if not ends or not things or grammar.is_negated(verb):
        return ()
    return _found(scene, "reject", speaker, verb, things)


def _room(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "there is room for a compromise on fees" as a readiness."""
    there = next((c for c in verb.children if c.dep_ == "expl"), None)
    if verb.lemma_ != "be" or there is None or grammar.is_negated(verb):
        return ()
    rooms = [c for c in verb.children if _is_room(c)]
    about = tuple(
        d for room in rooms for c in room.children if c.i > room.i for d in c.children
    )
    return _found(scene, "willing", speaker, verb, about) if about else ()


def _is_room(thing: Any) -> bool:
    none = any(c.lower_ in {"no", "little"} for c in thing.children)
    known = thing.lemma_ in words("lexicon", "deontic", "room")
    return bool(thing.dep_ in {"attr", "dobj"} and known and not none)


def _unplanned(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "no releases were being considered" as a rejection."""
    things = [c for c in verb.children if c.dep_ == "nsubjpass"]
    if not things or verb.lemma_ not in words("lexicon", "deontic", "plans"):
        return ()
    none = any(c.lower_ == "no" for c in things[0].children)
    meets = things[0].lemma_.lower() in words("roles", "occasions")
    if not (none or grammar.is_negated(verb)) or grammar.modal(verb) or meets:
        return ()
    return _found(scene, "reject", speaker, verb, (things[0],))


def _best(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "a limit was the fairest option" as a preference."""
    noun = grammar.own_subject(verb)
    if noun is None or verb.lemma_ not in _BE or grammar.is_negated(verb):
        return ()
    said = [c for c in verb.children if c.dep_ == "attr" and c.i > verb.i]
    best = any(
        one.lemma_ in words("lexicon", "deontic", "choices")
        and any(_is_superlative(c) for c in one.children)
        for one in said
    )
    return _found(scene, "prefer", speaker, verb, (noun,)) if best else ()


def _hangs_on(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "our help depends on a new government" as what is insisted on."""
    waits = words("lexicon", "frames", "waiting")
    said = [verb, *(c for c in verb.children if c.dep_ == "acomp")]
    said = [s for s in said if s.lemma_ in waits]
    on = [c for s in said for c in s.children if c.lower_ in {"on", "upon"}]
    noun = grammar.own_subject(verb)
    if noun is None or not on or grammar.is_negated(verb) or not _is_given(noun):
        return ()
    return _found(scene, "insist", speaker, verb, (verb,))


def _is_given(noun: Any) -> bool:
    """Tell what one side can give or withhold: help, a truce, a seat."""
    given = words("senses", "courses", "given") | words("lexicon", "verdicts", "things")
    given |= words("lexicon", "future", "bonds")
    return noun.lemma_.lower() in given or noun.lemma_.lower() in words(
        "senses", "upshots", "withheld"
    )


def _pointless(scene: Scene, verb: Any, speaker: Holder) -> tuple[Found, ...]:
    """Read "a referendum would solve nothing", said by a party, as a rejection."""
    noun, avails = grammar.any_subject(verb), words("senses", "upshots", "avails")
    nothing = any(c.lower_ == "nothing" and c.dep_ == "dobj" for c in verb.children)
    purpose = any(
        c.lemma_ == "purpose" and any(d.lower_ == "no" for d in c.lefts)
        for c in verb.children
    )
    if noun is None or not (nothing or purpose) or verb.lemma_ not in avails:
        return ()
    if grammar.modal(verb) not in _COMING or not _is_thing(scene, noun, speaker):
        return ()
    return _found(scene, "reject", speaker, verb, (noun,))


def _is_superlative(word: Any) -> bool:
    """Tell "fairest" and "best", which the model may take for plain adjectives."""
    plain = word.tag_ == "JJ" and word.lower_.endswith("est")
    return bool(word.tag_ == "JJS" or (plain and word.lower_ != "honest"))


def _is_thing(scene: Scene, noun: Any, speaker: Holder) -> bool:
    """Tell whether a subject is no party, nor somebody known, but it may be "ours"."""
    if noun.pos_ == "PRON" and noun.lower_ not in {"it", "this", "that", "anything"}:
        return False
    holder = scene.resolver.who(noun)
    if holder is None or noun.lemma_.lower() in words("roles", "arms"):
        return True
    return bool(noun.pos_ == "PRON" and _is_apart(holder, speaker))


def _is_apart(holder: Holder, speaker: Holder) -> bool:
    return set(holder.parties).isdisjoint(speaker.parties)


def _found(
    scene: Scene, act: Act, holder: Holder, verb: Any, things: tuple[Any, ...]
) -> tuple[Found, ...]:
    first = grammar.any_subject(verb) or next(
        (c for c in verb.children if c.dep_ == "expl"), verb
    )
    last = verb.right_edge.i if act == "insist" else grammar.reach(verb)
    return scene.found(
        act,
        holder,
        verb,
        things,
        negative=act == "reject",
        sure=0.75 * scene.weight(verb),
        start=first.left_edge.i,
        end=int(last),
    )


_FAMILY = (
    _only_then, _goes_on, _holds, _hurts, _over, _room, _unplanned, _best, _hangs_on,
    _pointless,
)  # fmt: skip
