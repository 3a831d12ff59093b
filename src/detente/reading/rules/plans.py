"""What a plan would do, what it is time for, and what happens otherwise."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import match
from detente.reading.rules.promises import is_obliged, promised
from detente.reading.rules.senses import is_others_design
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_LIES = frozenset(["be", "come", "lie", "rest", "fall", "remain"])
_NEWS = frozenset(["offer", "proposal", "term"])
_CLAUSES = frozenset(["acl", "advcl", "ccomp", "xcomp", "csubj", "relcl"])


def plans(scene: Scene) -> Iterator[Found]:
    """Yield what plans contain and what speakers say it is time for, or else."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        for rule in _RULES:
            statement = rule(scene, token)
            if statement:
                yield from statement
                break


def _time(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "it is time for X to …", "the only way is for X to …" as a demand."""
    said = [c for c in verb.children if c.dep_ in {"attr", "nsubj"}]
    ways = words("lexicon", "deontic", "ways")
    nouns = [c for c in said if c.lemma_.lower() in ways and not is_others_design(c)]
    there = any(c.dep_ == "expl" and c.lower_ == "there" for c in verb.children)
    if verb.lemma_ not in _LIES or grammar.is_negated(verb) or there:
        return ()
    if not nouns:
        return _up_to(scene, verb)
    under = [*verb.children, *(c for noun in nouns for c in noun.children)]
    asked = [c for c in under if c.i > verb.i and _asks(c)]
    only = any(c.lower_ == "only" for noun in nouns for c in noun.children)
    if only and not asked and nouns[0].i < verb.i:
        asked = [c for c in verb.children if c.dep_ == "attr" and c.i > verb.i]
    holder, sure = scene.speaker(verb), 0.8 * scene.weight(verb)
    if not asked or holder is None or not holder.parties or not sure:
        return ()
    start = min(nouns[0].left_edge.i, verb.left_edge.i)
    return scene.found("demand", holder, verb, asked[-1:], sure=sure, start=start)


def _up_to(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "it is now for X to move", "it is vital that X move" as a demand."""
    noun = grammar.own_subject(verb)
    if noun is not None and noun.lemma_.lower() in words("idioms", "turn", "duty"):
        return _onus(scene, verb, noun)
    if noun is None or noun.lower_ != "it":
        return ()
    said = [c for c in verb.children if c.dep_ in {"acomp", "attr", "prep"}]
    under = [*verb.children, *(c for word in said for c in word.children)]
    asked = [c for c in under if c.i > verb.i and _is_for_others(c)]
    vital = any(c.lower_ in words("lexicon", "deontic", "vital") for c in said)
    holder, sure = scene.speaker(verb), 0.7 * scene.weight(verb)
    if not asked or (said and not vital) or holder is None or not holder.parties:
        return ()
    if not sure:
        return ()
    return scene.found("demand", holder, verb, asked[:1], sure=sure, start=noun.i)


def _onus(scene: Scene, verb: Any, noun: Any) -> tuple[Found, ...]:
    """Read "the onus is on X to move", "the ball is in X's court" as a demand."""
    links = {"on", "in", "with", "upon"}
    behind = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in links]
    holder, sure = scene.speaker(verb), 0.8 * scene.weight(verb)
    if not behind or holder is None or not holder.parties or not sure:
        return ()
    return scene.found(
        "demand",
        holder,
        verb,
        behind,
        sure=sure,
        start=noun.left_edge.i,
        end=grammar.reach(verb),
    )


def _is_for_others(clause: Any) -> bool:
    """Tell whether a clause names who is to do it: "for X to move", "that X move"."""
    doer = grammar.any_subject(clause) if clause.dep_ in _CLAUSES else None
    return doer is not None and (
        grammar.is_infinitive(clause) or grammar.mark(clause) == "that"
    )


def _asks(clause: Any) -> bool:
    """Tell whether words behind "it is time" say what is to be done."""
    if clause.dep_ == "relcl" and clause.tag_ == "VBD":  # "high time that X listened"
        own = grammar.own_subject(clause) is not None
        return own and clause.head.lemma_ == "time"
    if clause.dep_ in {"acl", "relcl", "advcl", "xcomp", "ccomp"}:
        return grammar.is_infinitive(clause)
    return clause.dep_ == "prep" and clause.lower_ == "for"


def _or_else(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "do this, or we would leave" as a threat."""
    if grammar.modal(verb) not in {"will", "would"} or grammar.is_negated(verb):
        return ()
    joints = {c.lower_ for c in (*verb.head.children, *verb.children) if c.i < verb.i}
    if not joints & {"or", "otherwise"} or ("or" in joints and verb.dep_ != "conj"):
        return ()
    harms = words("lexicon", "future", "threaten") | words(
        "lexicon", "future", "leaving"
    )
    noun = grammar.own_subject(verb)
    holder = scene.resolver.who(noun) if noun is not None else None
    sure = 0.9 * scene.weight(verb)
    if not grammar.does(verb, harms) or noun is None or not sure:
        return ()
    if holder is None or not holder.parties:
        return ()
    return scene.found(
        "threaten", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _planned(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "under its plan, tariffs would fall" and "its plan would cut tariffs"."""
    holds = verb.tag_ in {"VBZ", "VBP", "VBD"} and _holds(verb)
    planned = holds or grammar.modal(verb) in {"will", "would", "could"}
    no = grammar.is_negated(verb)
    if not planned:
        return ()
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}]
    above = verb.head if verb.dep_ == "conj" and subjects else verb
    plans = [*_terms(verb), *(_terms(above) if above != verb else ())]
    about = tuple(t for t in (*subjects[:1], *plans) if _is_plan(t))
    authors = (_author(scene, t) or _before(scene, t) for t in about)
    holders = [h for h in authors if h and h.parties]
    sure = 0.8 * scene.weight(verb)
    if not holders or not sure or (no and not plans):
        return ()
    content = (verb,) if plans else _done(verb)
    first = about[0] if above == verb else subjects[0]
    start = min(verb.i, first.left_edge.i)
    if not content:
        return ()
    bars = no or is_obliged(verb) or grammar.does(verb, _bars())
    act: Act = "demand" if bars else "offer"
    return scene.found(act, holders[0], verb, content, sure=sure, start=start)


def _listed(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "its charter seeks a rise" and "its list includes ports" as demands."""
    noun, sure = grammar.own_subject(verb), 0.8 * scene.weight(verb)
    if noun is None or not sure or grammar.is_negated(verb) or grammar.modal(verb):
        return ()
    wants = noun.lemma_.lower() in words("lexicon", "frames", "wants")
    asks = grammar.does(verb, words("lexicon", "frames", "asking"))
    if not ((wants and (asks or _holds(verb))) or (asks and _is_plan(noun))):
        return ()
    holder, content = _author(scene, noun), _done(verb)
    if holder is None or not holder.parties or not content:
        return ()
    return scene.found(
        "demand", holder, verb, content, sure=sure, start=noun.left_edge.i
    )


def _under_new(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "under its new terms the firm will not buy the yard" as the firm's offer.

    Of a proposal that is new or only now named: an old one is anybody's.
    """
    if grammar.modal(verb) not in {"will", "would"} or grammar.is_passive(verb):
        return ()
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "under")
    plans = [d for c in links for d in c.children if d.lemma_ in _NEWS]
    noun = grammar.own_subject(verb)
    if noun is None or not plans or not any(map(_is_new, plans[0].lefts)):
        return ()
    if _author(scene, plans[0]) is not None:
        return ()
    no = grammar.is_negated(verb)
    holder, sure = scene.resolver.who(noun), 0.7 * scene.weight(verb)
    gives = no or promised(verb, "will", own=True) == "willing"
    if holder is None or not holder.parties or not gives or not sure:
        return ()
    return scene.found(
        "offer", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _is_new(word: Any) -> bool:
    return word.lower_ in {"a", "an", "improved", "latest", "new", "revised"}


def _bars() -> frozenset[str]:
    """Return what a plan does to others who would not have it so."""
    return words("lexicon", "future", "harm") | words("lexicon", "deontic", "binds")


def _holds(verb: Any) -> bool:
    """Tell what an offer has in it: "includes", "consists of", "raised pay by 7 %"."""
    counted = any(t.like_num for t in verb.subtree if t.i > verb.i)
    moves = counted and verb.lemma_ in words("lexicon", "frames", "moving")
    return moves or grammar.does(verb, words("lexicon", "frames", "containing"))


def _hangs_on(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "its offer depends on a vote" as a demand of whose offer it is."""
    waits = words("lexicon", "frames", "waiting")
    said = [c for c in verb.children if c.dep_ == "acomp" and c.lemma_ in waits]
    if verb.lemma_ in waits:
        said.append(verb)
    on = [c for s in said for c in s.children if c.lower_ in {"on", "upon"}]
    noun, sure = grammar.own_subject(verb), 0.8 * scene.weight(verb)
    if noun is None or not on or not sure or grammar.is_negated(verb):
        return ()
    holder = _author(scene, noun) if _is_plan(noun) else None
    if holder is None or not holder.parties:
        return ()
    return scene.found("demand", holder, verb, on, sure=sure, start=noun.left_edge.i)


def _is_plan(noun: Any) -> bool:
    offered = match(noun, "nouns") if noun.pos_ == "NOUN" else None
    paper = noun.lemma_.lower() in words("roles", "papers") | {"term", "formula"}
    made = [m for c in noun.children if c.dep_ == "acl" and (m := match(c, "verbs"))]
    acts = {m.act for m in (*made, offered) if m is not None}
    return paper or "offer" in acts


def _done(verb: Any) -> tuple[Any, ...]:
    kept = {"dobj", "xcomp", "ccomp", "dative", "prep", "acomp", "attr"}
    return tuple(c for c in verb.children if c.dep_ in kept and c.i > verb.i)


def _author(scene: Scene, plan: Any) -> Holder | None:
    """Return whose plan it is."""
    for child in plan.children:
        if child.dep_ == "poss":
            return scene.resolver.who(child)
        hit = scene.resolver.hits.get(child.i)
        if hit is not None and child.dep_ in {"amod", "compound", "nmod"}:
            return Holder((scene.resolver.table.meet(hit.party),))
        if child.dep_ == "acl" and (by := grammar.agent(child)) is not None:
            return scene.resolver.who(by)
        if child.dep_ == "prep" and child.lower_ in {"by", "from"}:
            found = (scene.resolver.who(o) for o in child.children)
            return next((h for h in found if h), None)
    return None


def _terms(verb: Any) -> list[Any]:
    """Return the nouns under which or in which something would be so."""
    links = (c for c in verb.children if c.dep_ == "prep")
    under = (c for c in links if c.lower_ in {"under", "in"})
    return [d for c in under for d in c.children if d.dep_ == "pobj"]


def _before(scene: Scene, plan: Any) -> Holder | None:
    """Return whose offer "that offer" is: of who made one in the sentence before."""
    before = scene.before
    points = any(c.lower_ in {"that", "this"} for c in plan.lefts)
    if not points or before is None or before.act != "offer":
        return None
    return before.holder if before.parsed is scene.parsed else None


def _paying(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "it is paying 35 a share", told by somebody, as an offer."""
    going_on = verb.tag_ == "VBG" and any(
        c.tag_ in {"VBZ", "VBP"} for c in verb.children
    )
    if not going_on or verb.lemma_ not in words("lexicon", "future", "paying"):
        return ()
    things = [c for c in verb.children if c.dep_ == "dobj"]
    counted = any(t.like_num for thing in things for t in thing.subtree)
    speaker, noun = scene.speaker(verb), grammar.own_subject(verb)
    sure = 0.8 * scene.weight(verb)
    if not counted or speaker is None or not speaker.parties or not sure:
        return ()
    start = noun.left_edge.i if noun is not None else verb.i
    content = _done(verb)
    return scene.found("offer", speaker, verb, content, sure=sure, start=start)


_RULES = (_time, _or_else, _hangs_on, _listed, _planned, _paying, _under_new)
