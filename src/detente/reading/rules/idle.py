"""What is no position, though its verb does an act: forecasts, errands, advice."""

from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.asides import is_parenthesis
from detente.reading.rules.matching import Match
from detente.reading.rules.objects import Heads
from detente.reading.rules.relative import tells_which
from detente.reading.rules.senses import is_other_use
from detente.reading.rules.standstill import (
    is_manner_of_answer,
    is_nothing_said,
    is_standstill,
)
from detente.reading.scene import Scene
from detente.reading.speakers.nouns import group_kind
from detente.reading.words import words

_SOFT: frozenset[Act] = frozenset(["accept", "offer", "willing"])
_WANTED: frozenset[Act] = frozenset(["demand", "oppose", "prefer", "seek"])
_MORE = frozenset(["acomp", "ccomp", "oprd", "pobj", "xcomp"])
_POINTS = frozenset(["it", "so", "that", "them", "this"])
_OF_PEOPLE = ("ee", "er", "ian", "ist", "man", "or")
_LONG = 4
_TOLD = frozenset(["dative", "dobj", "nsubj", "nsubjpass"])


def is_idle(scene: Scene, verb: Any, found: Match, act: Act, heads: Heads) -> bool:
    """Tell whether nobody takes a stand, though a verb is one that may do so.

    Parameters
    ----------
    scene
        The sentence.
    verb
        Such as "expect", "order" or "welcome".
    found
        The pattern that it begins.
    act
        What it would do.
    heads
        Of what it is about.
    """
    return (
        _is_forecast(scene, found)
        or _is_hope_of_end(found)
        or _is_errand(scene, verb)
        or (act == "demand" and is_advice(verb))
        or _is_made_clear(verb, found)
        or _is_praise(scene, verb, heads)
        or is_under_terms(verb, act)
        or _is_named(found)
        or (found.words[-1] == "to" and is_parenthesis(verb))
        or _only_points(verb, act, heads)
        or _is_in_passing(verb, act)
        or _has_begun(verb, act)
        or _is_had(verb, act)
        or _blames_each_other(verb)
        or (found.act == "offer" and _is_handed(scene, found, heads))
        or tells_which(verb)
        or is_standstill(found, act, heads)
        or is_nothing_said(verb, found)
        or is_manner_of_answer(verb, found)
        or is_other_use(scene, verb, found, act, heads)
    )


def _is_hope_of_end(found: Match) -> bool:
    """Tell what all who talk hope for: "hopes to wrap up the talks by May"."""
    inner = found.anchor
    hopes = found.words[0] in words("lexicon", "idle", "hoping")
    ends = inner.lemma_ in words("lexicon", "idle", "concluding") | {"make", "see"}
    things = {c.lemma_ for c in inner.children if c.dep_ in {"dobj", "pobj"}}
    hoped = words("lexicon", "idle", "concluded") | {"breakthrough", "progress"}
    return hopes and ends and bool(things & hoped)


def _is_forecast(scene: Scene, found: Match) -> bool:
    """Tell "expects fees to bring in more" from "expects the firm to pay more"."""
    if found.words != ("expect", "to"):
        return False
    clause = found.anchor
    nouns = [c for c in clause.children if c.dep_ in {"nsubj", "nsubjpass"}]
    nouns += [c for c in clause.head.children if c.dep_ == "dobj" and c.i < clause.i]
    noun = nouns[0] if nouns else None
    if noun is None or noun.pos_ != "NOUN" or _is_of_people(noun.lemma_):
        return False
    done = grammar.is_passive(clause) or scene.resolver.who(noun) is not None
    return not (done or group_kind(noun))


def _is_of_people(word: str) -> bool:
    """Tell "buyer" and "trustee" from "fee" by their ends."""
    return len(word) > _LONG and word.endswith(_OF_PEOPLE)


def _is_errand(scene: Scene, verb: Any) -> bool:
    """Tell what somebody has their own people do: "ordered its envoys to leave"."""
    if verb.lemma_ not in words("lexicon", "idle", "errands"):
        return False
    below = (verb, *(c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}))
    told = [c for v in below for c in v.children if c.dep_ in _TOLD and c.i > verb.i]
    own, holder = {"her", "his", "its", "their"}, scene.holder(verb)
    staff = words("lexicon", "idle", "staff")
    if any(c.lower_ in own for noun in told for c in noun.lefts):
        return True
    if any(noun.lemma_.lower() in staff for noun in told):
        return True
    others = (scene.resolver.who(noun) for noun in told)
    parties = {p for other in others if other for p in other.parties}
    return holder is not None and bool(parties & set(holder.parties))


def is_advice(verb: Any) -> bool:
    """Tell what those who look on are told: "travellers were urged to rebook".

    Parameters
    ----------
    verb
        Such as "urge", or what they should do.
    """
    below = (verb, *(c for c in verb.children if c.dep_ in {"ccomp", "xcomp"}))
    nouns = (c for v in below for c in v.children if c.dep_ in _TOLD)
    audience = words("lexicon", "idle", "audience")
    ought = grammar.modal(verb) != "" and verb.dep_ != "xcomp"
    return any(n.lemma_.lower() in audience and (ought or n.i > verb.i or
               n.dep_ == "nsubjpass") for n in nouns)  # fmt: skip


def _is_made_clear(verb: Any, found: Match) -> bool:
    """Tell what is clear as a fact, or read by itself: "that it will not go"."""
    if verb.lemma_ != "make" or not {"clear", "plain"} & set(found.words):
        return False
    if verb.dep_ == "parataxis":  # "it would not, it made clear, sign"
        return True
    told = [c for c in verb.subtree if c.dep_ == "ccomp" and grammar.mark(c) == "that"]
    return any(not grammar.modal(c) or grammar.is_negated(c) for c in told)


def _is_praise(scene: Scene, verb: Any, heads: Heads) -> bool:
    """Tell whether it is people who are praised, not what they would do."""
    if verb.lemma_ not in words("lexicon", "idle", "praises"):
        return False
    holder = scene.resolver.who(heads[0])
    return holder is not None and bool(holder.parties)


def is_under_terms(verb: Any, act: Act = "offer") -> bool:
    """Tell what terms hold, whoever wrote them: "under the deal, neither would arm".

    Parameters
    ----------
    verb
        Such as "arm".
    act
        What it would do; what is said of the terms stays a position.
    """
    coming = grammar.modal(verb) in {"will", "would", "can", "could", "may"}
    if not coming or act in {"concern", "oppose"}:
        return False
    above = verb
    while above.dep_ == "conj" and above.head.pos_ in {"VERB", "AUX"}:
        above = above.head
    links = (t for t in above.subtree if t.lower_ == "under" and t.dep_ == "prep")
    nouns = [c for link in links for c in link.children if c.dep_ == "pobj"]
    nouns += [above.head for c in nouns if c.lower_ == "which"]
    terms = words("lexicon", "idle", "terms")
    return any(noun.lemma_.lower() in terms for noun in nouns)


def _is_named(found: Match) -> bool:
    """Tell "called it a stand-up strike" from "called a strike"."""
    return found.words[0] == "call" and found.anchor.dep_ == "oprd"


def _only_points(verb: Any, act: Act, heads: Heads) -> bool:
    """Tell whether a wish only points at what was said before: "and we want it now"."""
    wished = act in _WANTED and verb.lemma_ in words("lexicon", "idle", "wishes")
    bare = len(heads) == 1 and heads[0].lower_ in _POINTS
    return (
        wished
        and bare
        and verb.dep_ != "ROOT"  # alone it answers: "The president wants it."
        and not any(
            t.dep_ in _MORE
            for t in heads[0].doc[heads[0].i + 1 : verb.right_edge.i + 1]
        )
    )


def _is_in_passing(verb: Any, act: Act) -> bool:
    """Tell what is only named or only follows: "a bonus for ratifying the deal"."""
    bare = verb.tag_ == "VBG" and grammar.own_subject(verb) is None
    named = verb.dep_ == "pcomp" and verb.head.lower_ == "for" and act in _SOFT
    also = {("threaten", "bring"), ("assert", "point")}
    follows = verb.dep_ == "advcl" and (act, verb.lemma_) in also
    return bare and (named or follows)


def _has_begun(verb: Any, act: Act) -> bool:
    """Tell the news of a strike from the threat of one: "walked off the job"."""
    begins = verb.lemma_ in words("lexicon", "idle", "striking")
    return act == "threaten" and verb.tag_ == "VBD" and begins


def _is_had(verb: Any, act: Act) -> bool:
    """Tell what is wanted no more, being had: "it got the text it wanted"."""
    got = verb.head.head.lemma_ in words("lexicon", "idle", "got")
    past = verb.dep_ == "relcl" and verb.tag_ == "VBD"
    return past and got and act in _WANTED and verb.head.dep_ == "dobj"


def _blames_each_other(verb: Any) -> bool:
    """Tell what each side says of the other without saying what for."""
    things = [c for c in verb.children if c.dep_ == "dobj"]
    other = any(c.lower_ in {"other", "another"} for c in things)
    told = any(c.dep_ == "prep" and c.lower_ == "for" for c in verb.children)
    return verb.lemma_ == "blame" and other and not told


def _is_handed(scene: Scene, found: Match, heads: Heads) -> bool:
    """Tell to whom an offer is only handed: "put its offer to the union"."""
    noun, links = found.anchor, [head for head in heads if head != found.anchor]
    bare = all(c.dep_ in {"det", "poss", "amod"} for c in noun.children)
    if noun.pos_ != "NOUN" or not bare or not links:
        return False
    to = [n for link in links for n in link.children if n.dep_ == "pobj"]
    others = words("roles", "others")
    return all(link.lower_ == "to" for link in links) and all(
        n.lemma_.lower() in others or scene.resolver.who(n) is not None for n in to
    )
