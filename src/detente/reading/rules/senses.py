"""What a verb of position is about when it takes none: tea, a date, a rumour."""

from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import Match, match
from detente.reading.rules.objects import Heads
from detente.reading.scene import Scene
from detente.reading.speakers.holder import BOTH
from detente.reading.speakers.nouns import group_kind
from detente.reading.words import words

_SELVES = frozenset(["herself", "himself", "itself", "themselves"])
_OURS = frozenset(["my", "our"])
_TIMES = frozenset(["DATE", "TIME", "CARDINAL"])
_GOES_WITH = frozenset(["acomp", "attr", "dobj", "oprd", "xcomp"])
_NAMED = frozenset(["GPE", "NORP", "ORG", "PERSON"])
_WANTED: frozenset[Act] = frozenset(["demand", "seek", "prefer", "insist"])
_ANSWERS: frozenset[Act] = frozenset(["accept", "reject", "oppose"])
_ONES_OWN: frozenset[Act] = frozenset(["demand", "assert", "threaten"])
_WHO = frozenset(["WDT", "WP"])


def is_other_use(scene: Scene, verb: Any, found: Match, act: Act, heads: Heads) -> bool:
    """Tell whether what a verb is about can be no matter of the talks.

    Parameters
    ----------
    scene
        The sentence.
    verb
        Such as "ask", "put" or "bargain".
    found
        The pattern that it begins.
    act
        What it would do.
    heads
        Of what it is about.
    """
    return (
        _is_manners(act, heads)
        or _is_of_oneself(verb, act)
        or _is_in_a_name(scene, found)
        or _is_hired(verb, found)
        or _is_settled(scene, verb)
        or (act == "reject" and is_news(verb))
        or _is_danger(scene, verb)
        or _is_deferred(verb, act)
        or _is_ruling(verb, act)
        or _is_of_passing(verb, act)
        or _is_gathering(found, act)
        or _is_hint(verb, act)
        or _is_of_nobody(verb)
        or _is_wrapping(verb, act, heads)
        or _is_quizzed(found, heads)
        or _is_beset(verb)
        or _is_given_back(verb, act)
        or _is_paraded(found, act)
        or _is_demanded(verb)
        or _is_scope(verb, found)
        or _is_campaign(act, heads)
    )


def _is_quizzed(found: Match, heads: Heads) -> bool:
    """Tell who is asked something from what is doubted: "questioned him"."""
    asks = found.words == ("question",)
    return asks and (heads[0].pos_ == "PRON" or heads[0].ent_type_ == "PERSON")


def _is_beset(verb: Any) -> bool:
    """Tell who has several to deal with: "is fighting on two fronts"."""
    links = (c for c in verb.children if c.dep_ == "prep" and c.lower_ == "on")
    where = (d.lemma_ for link in links for d in link.children)
    return verb.lemma_ == "fight" and "front" in where


def _is_given_back(verb: Any, act: Act) -> bool:
    """Tell what is returned from what is offered: "handed back the proposals"."""
    small = (c for c in verb.children if c.dep_ in {"advmod", "prt"})
    back = any(c.lower_ == "back" for c in small)
    return act == "offer" and back and verb.lemma_ in {"give", "hand"}


def _is_paraded(found: Match, act: Act) -> bool:
    """Tell what people plan for the street: "plan to burn effigies"."""
    deed = found.anchor.lemma_ in _listed("matters", "parading")
    return act == "seek" and found.words[-1] == "to" and deed


def _is_demanded(verb: Any) -> bool:
    """Tell what another is to do: "their demand that the state set a price"."""
    behind = verb.dep_ == "acl" and grammar.mark(verb) == "that"
    named = match(verb.head, "nouns") if behind else None
    return named is not None and named.act in {"demand", "seek"}


def _is_scope(verb: Any, found: Match) -> bool:
    """Tell what a thing leaves out from what a party does: "but it excluded Omsk"."""
    noun = grammar.own_subject(verb)
    thing = noun is not None and noun.lower_ in {"it", "that", "this", "which"}
    return found.words == ("exclude",) and thing and not grammar.modal(verb)


def _is_campaign(act: Act, heads: Heads) -> bool:
    """Tell what is wanted of voters: "is seeking to win a third term"."""
    again = heads[0].lemma_.lower() in {"re-election", "reelection"}
    won = [h for h in heads if h.lemma_ in {"win", "secure"} and h.pos_ == "VERB"]
    things = (c.lemma_.lower() for h in won for c in h.children if c.dep_ == "dobj")
    mandates = _listed("matters", "mandates")
    return act in _WANTED and (again or not mandates.isdisjoint(things))


def _listed(*path: str) -> frozenset[str]:
    return words("senses", *path)


def _is_manners(act: Act, heads: Heads) -> bool:
    """Tell "asked for the floor" and "wants to know" from what is asked of others."""
    first = heads[0]
    own = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in first.children)
    if first.pos_ == "VERB" and first.dep_ in {"xcomp", "ccomp"} and own:
        asked = grammar.is_infinitive(first) and act in _WANTED
        return asked and grammar.does(first, _listed("matters", "knowing"))
    links = (c for c in first.children if c.lower_ == "of")
    sized = any(t.like_num for link in links for t in link.subtree)
    plain = len(heads) == 1 and first.pos_ == "NOUN" and not sized
    return plain and first.lemma_.lower() in _listed("matters", "manners")


def _is_of_oneself(verb: Any, act: Act) -> bool:
    """Tell what a side does to itself: "defends itself", "gave themselves a day"."""
    things = {c.lower_ for c in verb.children if c.dep_ in {"dobj", "dative"}}
    return act in _ONES_OWN and bool(things & _SELVES)


def _is_in_a_name(scene: Scene, found: Match) -> bool:
    """Tell "bargains for nine airlines" from "bargains for shorter hours"."""
    link = found.anchor
    acts = _listed("sense", "representing") | words("roles", "acts_for")
    if link.lower_ != "for" or found.words[0] not in acts:
        return False
    whom = [c for c in link.children if c.dep_ == "pobj"]
    fates = _listed("sense", "fates")
    return any(
        noun.lemma_.lower() in fates
        or noun.ent_type_ in _NAMED
        or scene.resolver.who(noun) is not None
        for noun in whom
    )


def _is_danger(scene: Scene, verb: Any) -> bool:
    """Tell what things do from what people do: "the drought threatens the harvest"."""
    noun = grammar.own_subject(verb)
    if verb.lemma_ != "threaten" or noun is None or noun.pos_ != "NOUN":
        return False
    people = group_kind(noun) or noun.tag_ == "NNS"
    named = any(t.i in scene.resolver.hits for t in noun.subtree)
    return not (people or named)


def _is_hired(verb: Any, found: Match) -> bool:
    """Tell "signed up two carriers" from "signed up for the plan"."""
    things = any(c.dep_ == "dobj" for c in verb.children)
    return found.words == ("sign", "up") and things


def is_news(verb: Any) -> bool:
    """Tell what the press is not told: "declined to give figures", "be drawn on it".

    Parameters
    ----------
    verb
        Such as "decline", or "give" behind "will not".
    """
    if verb.lemma_ == "draw" and grammar.is_passive(verb):
        return True
    done = [verb, *(c for c in verb.children if c.dep_ in {"xcomp", "ccomp"})]
    return any(
        one.lemma_ in _listed("matters", "telling")
        and c.dep_ == "dobj"
        and c.lemma_.lower() in _listed("matters", "news")
        for one in done
        for c in one.children
    )


def _is_settled(scene: Scene, verb: Any) -> bool:
    """Tell "the two settled on pay" and "settled in" from what a side settles for."""
    if verb.lemma_ != "settle":
        return False
    holder = scene.holder(verb)
    several = holder is not None and (len(holder.parties) > 1 or BOTH in holder.parties)
    return several or any(c.lower_ in {"in", "down"} for c in verb.children)


def _is_deferred(verb: Any, act: Act) -> bool:
    """Tell what is held later from what is refused: "put off a meeting"."""
    things = {
        c.lemma_.lower() for c in verb.children if c.dep_ in {"dobj", "nsubjpass"}
    }
    late = verb.lemma_ in _listed("matters", "deferring")
    return late and act in _ANSWERS and bool(things & _listed("matters", "dates"))


def _is_ruling(verb: Any, act: Act) -> bool:
    """Tell what a judge answers to those who ask: "the court rejected the appeal"."""
    noun = grammar.own_subject(verb)
    return (
        noun is not None
        and act in _ANSWERS
        and noun.lemma_.lower() in words("roles", "independent")
    )


def _is_of_passing(verb: Any, act: Act) -> bool:
    """Tell what is only said to tell who somebody is: "X, who would like to sell"."""
    opener = verb.left_edge
    aside = verb.dep_ == "relcl" and opener.i and opener.nbor(-1).text == ","
    noun = grammar.own_subject(verb)
    own = noun is not None and noun.tag_ in _WHO
    wishes = own and act in _WANTED and verb.lemma_ in _listed("matters", "wishing")
    return bool(aside and (wishes or act == "seek"))


def _is_gathering(found: Match, act: Act) -> bool:
    """Tell "agreed to meet again", which settles nothing."""
    done = found.anchor
    things = {c.lemma_.lower() for c in done.children if c.dep_ == "dobj"}
    bare = things <= words("roles", "occasions")
    gathers = done.lemma_ in _listed("matters", "gathering")
    return act == "accept" and found.words[-1] == "to" and bare and gathers


def _is_hint(verb: Any, act: Act) -> bool:
    """Tell a fact that is hinted at from a readiness: "hinted that there was more"."""
    told = [c for c in verb.children if c.dep_ == "ccomp"]
    told = [c for c in told if all(t.text != ";" for t in verb.doc[c.i : verb.i])]
    facts = [c for c in told if not grammar.modal(c)]
    return act == "willing" and verb.lemma_ == "hint" and bool(facts)


def _is_of_nobody(verb: Any) -> bool:
    """Tell what nobody does anywhere: "no employer still offers them"."""
    noun = grammar.own_subject(verb)
    if noun is None or noun.pos_ != "NOUN" or verb.tag_ != "VBZ":
        return False
    return any(c.lower_ == "no" for c in noun.lefts) and grammar.is_negated(verb)


def _is_wrapping(verb: Any, act: Act, heads: Heads) -> bool:
    """Tell what only leads in to an offer: "put forward a plan, offering to share"."""
    paper = any(h.lemma_.lower() in words("roles", "papers") for h in heads)
    inside = (c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG")
    offers = ((c, match(c, "verbs")) for c in inside if c.i > verb.i)
    return (
        act == "offer"
        and paper
        and any(m is not None and m.act == "offer" and grammar.complements(c)
                for c, m in offers)
    )  # fmt: skip


def is_stated(verb: Any, found: Match, act: Act, heads: Heads) -> bool:
    """Tell what is only said to be so: "rejected reports", "needs nobody's leave".

    Parameters
    ----------
    verb
        Such as "reject", "need" or "have".
    found
        The pattern that it begins.
    act
        What it would do.
    heads
        Of what it is about.
    """
    first = heads[0]
    if act == "reject" and first.pos_ == "NOUN":
        return first.lemma_.lower() in _listed("matters", "tales")
    if found.words[-1] == "choice":
        return not any(t.lower_ in {"but", "except"} for t in verb.subtree)
    before = (t.lower_ for t in first.subtree if t.i < first.i)
    return verb.lemma_ == "need" and bool({"no", "nobody"} & set(before))


def is_staying(verb: Any, noun: Any) -> bool:
    """Tell where people are, or that they go on: "she will stay in Rome", "we go on".

    What becomes of troops or of a tariff is another matter, and so is whether a state
    stays in a union.

    Parameters
    ----------
    verb
        Such as "remain".
    noun
        Who or what does so.
    """
    if not grammar.does(verb, _listed("matters", "lasting")):
        return False
    heads = words("roles", "unnamed_heads") | words("roles", "delegates")
    people = noun.ent_type_ == "PERSON" or noun.lemma_.lower() in heads
    people = people or (
        noun.pos_ == "PRON" and noun.lower_ not in {"it", "this", "that"}
    )
    beside = [c for c in verb.children if c.i > verb.i]
    behind = [c for c in beside if c.dep_ in _GOES_WITH]
    links = [c for c in beside if c.dep_ == "prep"]
    where = all(map(_is_where, (c for link in links for c in link.children)))
    return bool(people and where and not behind)


def _is_where(noun: Any) -> bool:
    """Tell a place or a time from what is kept or left: "in Rome", "until Monday"."""
    place = noun.lemma_.lower() in _listed("matters", "places")
    return place or noun.ent_type_ in _TIMES | {"GPE", "FAC"}


def is_others_design(noun: Any) -> bool:
    """Tell what others are up to: "their answer is to ask us to pay twice".

    Parameters
    ----------
    noun
        Such as "answer".
    """
    theirs = any(c.dep_ == "poss" and c.lower_ not in _OURS for c in noun.lefts)
    return theirs and noun.lemma_ in _listed("matters", "designs")
