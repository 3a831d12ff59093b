"""Verbs that do an act: "demands", "is pushing for", "was rejected by"."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.earlier import is_backshifted, is_outstanding
from detente.reading.rules.clauses import by_clause, vowed, warned
from detente.reading.rules.idle import is_idle
from detente.reading.rules.matching import Match, match
from detente.reading.rules.objects import (
    Heads,
    asks_how,
    content,
    is_nothing,
    is_raised,
    prefers,
    start,
    threatened,
    wants_none,
)
from detente.reading.rules.otherwise import warned_of
from detente.reading.rules.promises import (
    is_doubted,
    is_obliged,
    is_unsure,
    takes_only,
)
from detente.reading.rules.relative import is_not_what
from detente.reading.rules.senses import is_stated
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import BOTH, Holder
from detente.reading.speakers.nouns import group_kind
from detente.reading.words import negated, words

_SOFT: frozenset[Act] = frozenset(["accept", "willing", "offer"])
_POSSIBLE = frozenset(["can", "could", "may", "might"])
_PASSIVE = frozenset(["persuade", "reconcile", "talk", "determine", "resolve"])
_CLOSES = {("rule", "out"), ("close", "door"), ("shut", "door"), ("stand", "in")}
_MUTUAL = frozenset(["both", "parties", "sides", "they", "which", "who"])
_OVERTAKEN: frozenset[Act] = frozenset(["accept", "offer", "reject", "threaten"])
_NEGATIVE: frozenset[Act] = frozenset(["reject", "oppose"])


def verbs(scene: Scene) -> Iterator[Found]:
    """Yield what the verbs of a sentence do."""
    for token in scene.sent:
        carries = token.dep_ in {"aux", "auxpass", "amod"}
        if token.pos_ in {"VERB", "AUX"} and not (carries or _is_felt(token)):
            found = _match(token)
            yield from _statement(scene, token, found) if found else ()


def _match(verb: Any) -> Match | None:
    """Match what is done to a party by which it acts, before what it does."""
    if grammar.is_passive(verb) and grammar.agent(verb) is None:
        found = match(verb, "passives")
        if found is not None:
            return found
    return match(verb, "verbs")


def _statement(scene: Scene, verb: Any, found: Match) -> tuple[Found, ...]:
    if _is_set_behind(verb) or grammar.does(
        verb, words("lexicon", "frames", "courtesies")
    ):
        return ()
    sure = scene.weight(verb) * _mood(scene, verb, found.act)
    holder = _holder(scene, verb, found) if sure else None
    if holder is None or not holder.parties:
        return ()
    act, heads = _act(scene, verb, found), content(verb, found)
    if act is None or not heads or _carries(verb, act) or _is_doubtful(heads):
        return ()
    if _is_empty(verb, found, heads) or is_idle(scene, verb, found, act, heads):
        return ()
    if is_stated(verb, found, act, heads):
        act = "assert"
    elif wants_none(heads, act):
        act = "reject"
    elif act == "reject" and is_nothing(heads[0]) and not any(heads[0].rights):
        act = "willing"
    warns = verb.lemma_ == "warn"
    act = warned_of(scene, verb, threatened(act, heads, warned=warns))
    return scene.found(
        act,
        holder,
        verb,
        heads,
        negative=act in _NEGATIVE or verb.lemma_ == "deny",
        sure=0.8 * sure if found.words[0] == "warn" else sure,
        start=start(verb),
        end=_end(verb),
    )


def _is_set_behind(verb: Any) -> bool:
    """Tell what is named only to say that it is not done: "rather than accept it".

    So with what others are to do: "for Chile to accept it".
    """
    if any(c.dep_ == "mark" and c.lower_ == "for" for c in verb.children):
        return True
    before = verb.doc[max(verb.i - 2, 0) : verb.i]
    return [t.lower_ for t in before] in [["rather", "than"], ["instead", "of"]]


def _is_doubtful(heads: Heads) -> bool:
    """Tell whether it is a question that is left open: "whether it would leave"."""
    asked = (heads[0], *heads[0].children)
    doubted = any(
        grammar.mark(c) == "whether" and c.dep_ in {"ccomp", "pcomp"} for c in asked
    )
    put = heads[0].head.lemma_ == "ask" and heads[0].dep_ == "ccomp"
    return doubted or asks_how(heads) or (put and grammar.asks(heads[0]))


def _is_empty(verb: Any, found: Match, heads: Heads) -> bool:
    """Tell what names no matter: "declined to comment", "was not persuaded"."""
    if _only_announces(found) or (found.words == ("persuade",) and heads[0].i < verb.i):
        return True
    idle = found.anchor.lemma_ in words("lexicon", "frames", "idle")
    other = _answers_demand(found.anchor) or _of_others(verb, found)
    return idle and found.words[-1] != "that" and not other


def _only_announces(found: Match) -> bool:
    """Tell what is named only to be told later: "set two conditions: …".

    Where no more is said, one is named as well: "has set a condition.", "drew a line".
    """
    noun, end = found.anchor, found.anchor.right_edge.i + 1
    behind = noun.doc[end : end + 1].text
    if found.words == ("draw", "line"):
        return bool(noun.doc[noun.i + 1 : noun.i + 2].text != ":")
    counted = any(c.dep_ == "nummod" for c in noun.lefts)
    bare = noun.left_edge.lower_ == "a" and not any(noun.rights)
    alone = bare and noun.lemma_ == found.words[-1] and found.act == "demand"
    return noun.dep_ == "dobj" and (
        (counted and behind == ":") or (alone and behind in {".", ":"})
    )


def _carries(verb: Any, act: Act) -> bool:
    """Tell whether a verb only carries its object: "reiterated its demand"."""
    light = verb.lemma_ in words("lexicon", "frames", "light")
    nouns = [c for c in verb.children if c.dep_ == "dobj" and c.pos_ == "NOUN"]
    return (
        act in {"assert", "insist"} and light and any(match(n, "nouns") for n in nouns)
    )


def _end(verb: Any) -> int:
    """Return the last token that the quote takes in: who does it, in a passive."""
    by = grammar.agent(verb) if grammar.is_passive(verb) else None
    if by is not None:
        return int(by.right_edge.i)
    return max([verb.i, *(c.i for c in verb.children if c.dep_ == "prt")])


def _holder(scene: Scene, verb: Any, found: Match) -> Holder | None:
    if found.words[0] in _PASSIVE and grammar.is_passive(verb):
        done_to = [c for c in verb.children if c.dep_ == "nsubjpass"]
        noun = done_to[0] if done_to else grammar.subject(verb.head)
        return scene.resolver.who(noun) if noun is not None else None
    return scene.holder(verb)


def _mood(scene: Scene, verb: Any, act: Act) -> float:
    """Return how far the mood of a verb lets it count as done."""
    modal = grammar.modal(verb)
    made = act in _SOFT and verb.dep_ == "xcomp" and is_obliged(verb.head)
    if made or grammar.is_missed(verb) or (act == "concern" and is_raised(verb)):
        return 0.0
    if modal in _POSSIBLE:
        return _possible(scene, verb, act)
    if modal:
        return 0.85 if modal in {"will", "would"} else 0.0
    if grammar.is_infinitive(verb) and verb.dep_ == "advcl" and act in _SOFT:
        return 0.0
    aside = act in _OVERTAKEN or verb.lemma_ == "recommend"
    told = is_backshifted(verb) or (act == "offer" and is_outstanding(verb))
    stands = act != "threaten" and told and not _is_to_meet(verb)
    if aside and _had(verb) and not (stands or _own(scene, verb)):
        return 0.0
    lasts = verb.lemma_ in words("lexicon", "progressive", "verbs")
    return 0.0 if lasts and verb.tag_ != "VBG" else 1.0


def _had(verb: Any) -> bool:
    """Tell what had been done before: "had threatened to strike", and has not."""
    return any(c.dep_ == "aux" and c.tag_ == "VBD" and c.lemma_ == "have"
               for c in verb.children)  # fmt: skip


def _is_to_meet(verb: Any) -> bool:
    """Tell what is agreed on for the talks themselves: "had agreed to meet"."""
    inner = (c for c in verb.children if c.dep_ == "xcomp")
    bare = (c.lemma_ for c in inner if not any(d.dep_ == "dobj" for d in c.children))
    return not words("lexicon", "future", "meeting").isdisjoint(bare)


def _possible(scene: Scene, verb: Any, act: Act) -> float:
    """Read "could accept" as willing, "cannot accept" as a refusal."""
    if grammar.is_negated(verb) and is_unsure(verb):
        return 0.0
    if grammar.is_negated(verb) or is_not_what(verb):
        return 0.9 if grammar.modal(verb) in {"can", "could"} else 0.0
    told = scene.speaker(verb)
    guessed = told is not None and not told.parties
    can = grammar.modal(verb) in {"can", "could"}
    led = verb.lemma_ in _PASSIVE and grammar.is_passive(verb)
    open_to = can or told is not None or led
    return 0.7 if act in _SOFT and open_to and not guessed else 0.0


def _act(scene: Scene, verb: Any, found: Match) -> Act | None:
    """Return the act after negation, mood and the kind of complement."""
    first = found.words[0]
    denied = grammar.is_negated(verb) or is_doubted(verb)
    denied = denied or (found.anchor.pos_ == "ADJ" and grammar.is_negated(found.anchor))
    if denied or is_not_what(verb) or _of_none(found):
        return _denied(scene, verb, found)
    if first in words("lexicon", "frames", "vows") and found.words[-1] == "to":
        return vowed(scene, found)
    if first == "warn" and found.act == "threaten":
        return warned(scene, verb)
    if prefers(verb):
        return "prefer"
    if found.act == "accept":
        only = grammar.modal(verb) and takes_only(verb)
        return "insist" if only else _accepted(scene, verb, found)
    return by_clause(verb, found) if _is_meant(scene, verb, found) else None


def _is_meant(scene: Scene, verb: Any, found: Match) -> bool:
    """Tell a wish from a fact: "would like", and "we need" said by those who need."""
    if _is_carried_on(found) or _is_custom(verb, found) or _is_routine(scene, found):
        return False
    meant = found.words[0] == "mean" and grammar.is_passive(verb)
    if meant or (found.words[-1] == "for" and _is_only_for(found.anchor)):
        return False
    if found.words[0] == "like":
        return grammar.modal(verb) == "would"
    needed = verb.lemma_ == "need" and grammar.modal(verb) == "would"
    if needed and scene.speaker(verb) is not None and not _own(scene, verb):
        return False
    if needed or found.words[0] not in words("lexicon", "own_words", "verbs"):
        return True
    tries = found.words[0] in words("lexicon", "own_words", "efforts")
    asked = found.words[-1] == "to" and not tries and _of_others(verb, found)
    return asked or _own(scene, verb)


def _is_carried_on(found: Match) -> bool:
    """Tell whether a decision is one to do an act of its own: "voted to reject"."""
    decides = found.words[0] in words("lexicon", "speech", "deciding")
    inner = found.anchor
    return decides and inner.pos_ == "VERB" and match(inner, "verbs") is not None


def _is_felt(verb: Any) -> bool:
    """Tell whether a verb moves somebody: "the delay worries growers"."""
    moved = any(c.dep_ == "dobj" for c in verb.children)
    return moved and verb.lemma_ == "worry" and match(verb, "felt") is not None


def _is_routine(scene: Scene, found: Match) -> bool:
    """Tell what a firm plans by itself, in a text that names no other party."""
    alone = len(scene.resolver.table.here) < len(("one", "other"))
    plain = found.anchor.lemma_ in words("lexicon", "own_words", "routine")
    return found.act == "seek" and alone and plain


def _is_custom(verb: Any, found: Match) -> bool:
    """Tell what is done to customers or staff: "offers guests a view"."""
    things = [c for c in verb.children if c.dep_ in {"dobj", "dative", "nsubjpass"}]
    things += [verb.head] if verb.dep_ == "relcl" else []
    kinds = {group_kind(thing) for thing in things if thing.pos_ == "NOUN"}
    if found.words[0] == "call" and found.act == "threaten":
        named = any(c.dep_ == "oprd" or c.tag_ == "WP" for c in verb.children)
        return named or found.anchor.left_edge.lower_ == "the"
    if found.words == ("dismiss",):
        staff = words("lexicon", "frames", "staff")
        return bool(kinds & {"trade", "people"} or {t.lemma_ for t in things} & staff)
    if found.words == ("block",):
        return bool({t.lemma_ for t in things} & words("lexicon", "frames", "ways"))
    served = {thing.lemma_ for thing in things} & words("lexicon", "frames", "served")
    vowed = found.words[0] in words("lexicon", "frames", "vows")
    at_home = vowed and _is_to_voters(verb)
    return at_home or (found.words == ("offer",) and bool(served))


def _is_to_voters(verb: Any) -> bool:
    """Tell what is promised at home: "promised relief to voters"."""
    links = (c for c in verb.subtree if c.lower_ == "to" and c.pos_ == "ADP")
    nouns = {d.lemma_ for link in links for d in link.children}
    nouns |= {c.lemma_ for c in verb.children if c.dep_ in {"dobj", "dative"}}
    return bool(nouns & words("lexicon", "frames", "electors"))


def _does_not(scene: Scene, verb: Any) -> bool:
    """Tell "we do not reject it" from what a party has not refused so far."""
    now = any(c.lemma_ == "do" and c.tag_ in {"VBP", "VBZ"} for c in verb.children)
    return now and _own(scene, verb)


def _answers_demand(verb: Any) -> bool:
    """Tell whether what somebody will not answer is a demand: "respond to a call"."""
    if verb.lemma_ not in words("lexicon", "frames", "answering"):
        return False
    links = [c for c in verb.children if c.dep_ in {"prep", "dobj"}]
    nouns = [*links, *(d for link in links for d in link.children)]
    found = (match(n, "nouns") for n in nouns if n.pos_ == "NOUN")
    return any(one is not None and one.act == "demand" for one in found)


def _is_only_for(preposition: Any) -> bool:
    """Tell how long something is asked for from "asks for another year"."""
    nouns = [c for c in preposition.children if c.dep_ == "pobj"]
    measured = {"another", "between", "extra", "further", "more", "of", "per"}
    bare = (n for n in nouns if not measured & {c.lower_ for c in n.children})
    return any(n.lemma_ in words("lexicon", "frames", "for_what") for n in bare)


def _of_others(verb: Any, found: Match) -> bool:
    """Tell whether somebody else is to do it: "expects the county to pay"."""
    inner = {c.dep_ for c in found.anchor.children}
    return "nsubj" in inner or any(c.dep_ == "dobj" for c in verb.children)


def _accepted(scene: Scene, verb: Any, found: Match) -> Act | None:
    """Tell a party's consent from a deal struck together, and from backing a refusal.

    "They agreed in May to …" tells what happened between them.
    """
    if found.words[0] in words("lexicon", "frames", "drops"):
        return "accept"
    if verb.lemma_ == "agree" and found.anchor.lemma_ in {"differ", "disagree"}:
        return None
    holder = scene.holder(verb)
    done = verb.tag_ == "VBD" or (holder is not None and BOTH in holder.parties)
    if verb.lemma_ == "agree" and done and _together(scene, verb):
        return None
    if verb.lemma_ == "agree" and verb.dep_ == "relcl" and grammar.modal(verb):
        return None  # "a text that both could agree on" is not there
    for thing in content(verb, found):
        named = match(thing, "nouns") if thing.pos_ == "NOUN" else None
        if named is not None and named.act in _NEGATIVE:
            return named.act
    return "accept"


def _denied(scene: Scene, verb: Any, found: Match) -> Act | None:
    """Return the act of not doing it: nothing where parties only failed to agree.

    That a party never bound itself is what it holds to be so.
    """
    if _never_bound(scene, verb):
        return "assert"
    agree = verb.lemma_ == "agree" and found.words[-1] != "to"
    if agree and _together(scene, verb):
        return None
    if found.act == "accept" and verb.lemma_ in words("lexicon", "frames", "drops"):
        return "insist"
    kept_open = found.words[:2] in _CLOSES or found.words == ("exclude",)
    kept_open = kept_open or (found.act == "reject" and _does_not(scene, verb))
    wants = found.words[0] == "want" and found.words[-1] == "to" and verb.tag_ == "VB"
    return "willing" if kept_open else "oppose" if wants else negated(found.act)


def _never_bound(scene: Scene, verb: Any) -> bool:
    """Tell what a party says that it never promised: "it had never undertaken to"."""
    perfect = any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
    never = perfect and any(c.lower_ == "never" for c in verb.children)
    binds = verb.lemma_ in words("lexicon", "frames", "binds_oneself")
    return never and binds and _own(scene, verb)


def _of_none(found: Match) -> bool:
    """Tell whether it is the noun of a wording that is denied: "make no concession"."""
    noun = found.anchor
    plain = noun.dep_ == "dobj" and noun.pos_ == "NOUN" and "no" not in found.words
    return plain and any(c.lower_ == "no" for c in noun.lefts)


def _together(scene: Scene, verb: Any) -> bool:
    """Tell what parties do or do not do with one another: "they agreed on a date"."""
    noun = grammar.own_subject(verb) or grammar.subject(verb)
    holder = scene.holder(verb)
    several = holder is not None and (BOTH in holder.parties or len(holder.parties) > 1)
    return several or (noun is not None and noun.lower_ in _MUTUAL)


def _own(scene: Scene, verb: Any) -> bool:
    """Tell whether a party itself says what the verb says of it."""
    speaker, holder = scene.speaker(verb), scene.holder(verb)
    return bool(speaker and holder and set(speaker.parties) & set(holder.parties))
