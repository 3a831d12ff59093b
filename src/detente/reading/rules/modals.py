"""What must be and what will be, in somebody's words."""

from collections.abc import Iterator
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.idle import is_under_terms
from detente.reading.rules.matching import match
from detente.reading.rules.objects import prefers
from detente.reading.rules.otherwise import fails, is_warning, warned_of
from detente.reading.rules.oughts import deserved, is_done_by_none, ought
from detente.reading.rules.promises import (
    denied,
    goes_on,
    is_going_to,
    is_obliged,
    promised,
)
from detente.reading.rules.relative import tells_which
from detente.reading.rules.senses import is_news, is_staying
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_PEOPLE = frozenset(["force", "member", "people", "police", "soldier", "troop"])
_PROMISES = frozenset(["will", "would", "shall", "can", "could", "might", "may"])
_REASONS = frozenset(["as", "because", "since"])
_GIVEN = frozenset(["accept", "offer", "willing"])
_BARE = frozenset(["advmod", "npadvmod", "punct"])


def modals(scene: Scene) -> Iterator[Found]:
    """Yield demands made with must, and what parties say they will or will not do."""
    for token in scene.sent:
        if token.pos_ not in {"VERB", "AUX"} or token.dep_ in {"aux", "auxpass"}:
            continue
        for rule in (ought, deserved, _future):
            statement = rule(scene, token)
            if statement:
                yield from statement
                break


def _future(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read what a party will do, would do or will not do."""
    modal = grammar.modal(verb) or ("will" if is_going_to(verb) else "")
    if modal not in _PROMISES or grammar.is_missed(verb) or is_under_terms(verb):
        return ()
    if verb.tag_ == "MD":  # "It will not", in answer to a question
        return ()
    if tells_which(verb) or (grammar.is_passive(verb) and _is_lent(verb)):
        return ()
    noun = grammar.any_subject(verb.head if is_going_to(verb) else verb)
    if noun is None:
        holder = scene.unsaid(verb)
        return _own_future(scene, verb, verb, holder) if holder else ()
    return () if _is_told_elsewhere(verb, noun) else _of_subject(scene, verb, noun)


def _is_lent(verb: Any) -> bool:
    """Tell whether a verb behind "since" has its subject from the verb before it."""
    own = any(c.dep_ in {"nsubj", "nsubjpass", "csubj"} for c in verb.children)
    between = verb.doc[verb.head.i : verb.i]
    since = any(t.dep_ == "mark" and t.lower_ in _REASONS for t in between)
    return verb.dep_ == "conj" and not own and since


def _of_subject(scene: Scene, verb: Any, noun: Any) -> tuple[Found, ...]:
    """Read what the subject of a verb will do, or who speaks, of a thing."""
    holder = scene.resolver.who(noun)
    if prefers(verb) and (holder is None or not holder.parties):
        return _wished(scene, verb, noun)
    hoped = any(c.lower_ in {"again", "hopefully"} for c in verb.children)
    never = _is_impossible(verb) and not hoped
    if never or _is_refused(scene, verb, holder):
        return _never(scene, verb, noun)
    speaker = _speaks_for(scene, verb, noun)
    if speaker is not None:
        holder = speaker
    empty = verb.lemma_ in words("lexicon", "frames", "empty") or goes_on(verb)
    empty = empty or _is_received(verb, noun) or is_staying(verb, noun)
    empty = empty or _is_idle_refusal(scene, verb, holder)
    if noun.dep_ == "nsubjpass" and _is_gift(verb):
        holder = scene.speaker(verb)
    if empty or holder is None or not holder.parties:
        return ()
    undergone = noun.dep_ == "nsubjpass" and grammar.modal(verb) == "would"
    harmed = grammar.agent(verb) is not None or denied(verb)
    if undergone and harmed and not _is_own(scene, verb, holder):
        return ()  # "growers would not be paid", "it would be eaten up by fees"
    return _own_future(scene, verb, noun, holder)


def _is_received(verb: Any, noun: Any) -> bool:
    """Tell what others give: "the firm will be paid a fee"."""
    gives = verb.lemma_ in words("lexicon", "future", "paying")
    return gives and noun.dep_ == "nsubjpass" and not denied(verb)


def _is_idle_refusal(scene: Scene, verb: Any, holder: Holder | None) -> bool:
    """Tell what the press is not told, and what a rival says another would not do.

    "Would give no interviews"; "talks failed because the other side would not move".
    """
    if not denied(verb):
        return False
    own = holder is not None and _is_own(scene, verb, holder)
    bare = all(c.i < verb.i or c.dep_ in _BARE for c in verb.children)
    return is_news(verb) or (bare and not own and scene.speaker(verb) is not None)


def _is_told_elsewhere(verb: Any, noun: Any) -> bool:
    """Tell what other families read: "will have no choice but", "will be seized"."""
    harms = verb.lemma_ in words("lexicon", "future", "harm") and not denied(verb)
    unpaid = denied(verb) and verb.lemma_ in {"compensate", "pay"}
    if noun.dep_ == "nsubjpass" and (harms or unpaid):
        return True
    found = match(verb, "verbs") if verb.lemma_ == "have" else None
    return found is not None and "no" in found.words


def _wished(scene: Scene, verb: Any, noun: Any) -> tuple[Found, ...]:
    """Read "ideally the fleet would shrink" as a wish of who says it."""
    holder, sure = scene.speaker(verb), 0.8 * scene.weight(verb)
    if holder is None or not holder.parties or not sure:
        return ()
    return scene.found(
        "prefer", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _is_impossible(verb: Any) -> bool:
    """Tell what may not come about: "will not happen", "will not get my vote"."""
    things = [c.lemma_ for c in verb.children if c.dep_ == "dobj"]
    gets = verb.lemma_ in words("lexicon", "future", "getting")
    if gets and set(things) & words("lexicon", "future", "assent"):
        return True
    behind = any(c.dep_ == "prep" and c.lower_ == "in" for c in verb.children)
    alone = not (things or behind)
    return alone and verb.lemma_ in words("lexicon", "future", "impossible")


def _is_gift(verb: Any) -> bool:
    """Tell whether a speaker says what may be given: "prisoners could be released"."""
    gives = verb.lemma_ in words("lexicon", "future", "gifts")
    return gives and not denied(verb) and grammar.agent(verb) is None


def _speaks_for(scene: Scene, verb: Any, noun: Any) -> Holder | None:
    """Return who says that their people will do harm: "its members would strike"."""
    harms = grammar.does(verb, words("lexicon", "future", "harm"))
    own = noun.lemma_.lower() in words("roles", "groups", "trade") | _PEOPLE
    speaker = scene.speaker(verb) if harms and own else None
    return speaker if speaker is not None and speaker.parties else None


def _own_future(
    scene: Scene, verb: Any, noun: Any, holder: Holder
) -> tuple[Found, ...]:
    modal = grammar.modal(verb) or "will"
    own = _is_own(scene, verb, holder)
    if modal in {"might", "may"} and (not own or denied(verb)):
        return ()
    if modal in {"can", "could"} and not own:
        return ()
    planned = modal == "would" and _is_planned(scene, verb)
    act = promised(verb, modal, own=own or planned)
    if planned and act == "willing" and promised(verb, modal, own=False) is None:
        act = "seek"
    mild = act == "willing" or (act is None and not denied(verb))
    mild = mild and modal not in {"can", "could"}
    if mild and (own or fails(scene, verb)) and is_warning(scene, verb):
        act = "threaten"
    if act == "willing" and verb.dep_ == "ccomp" and verb.head.lemma_ == "warn":
        act = "threaten"
    act = warned_of(scene, verb, act) if act and own else act
    pays = act == "willing" and _pays(verb)
    sure = scene.weight(verb) * (0.9 if own else 0.6)
    if act is None or not sure or (act == "willing" and is_obliged(verb)):
        return ()
    found = scene.found(
        act,
        holder,
        verb,
        (verb,),
        negative=act == "reject",
        sure=sure,
        start=_start(verb, noun),
    )
    announced = act == "willing" and _is_announced(scene, verb, modal)
    told = own or pays or announced or planned or act in {"insist", "prefer", "reject"}
    told = told or (act == "threaten" and is_warning(scene, verb))
    return found if told or any(f.condition for f in found) else ()


def _start(verb: Any, noun: Any) -> int:
    """Return where the quote begins: at "would" of "does this and would do that"."""
    own = [c.i for c in verb.lefts if c.tag_ == "MD"]
    shared = verb.dep_ == "conj" and noun.i < verb.head.i
    return int(own[0] if shared and own else noun.left_edge.i)


def _is_announced(scene: Scene, verb: Any, modal: str) -> bool:
    """Tell whether the text itself says what a party will do, other than meet."""
    main = verb.dep_ in {"ROOT", "conj"} and modal == "will"
    main = main and len(scene.resolver.table.here) > 1
    back = any(c.lower_ == "back" for c in verb.children)  # "will take back"
    return main and (back or verb.lemma_ not in words("lexicon", "future", "meeting"))


def _is_planned(scene: Scene, verb: Any) -> bool:
    """Tell whether the text itself says what a party would do if it had its way.

    So with what it would do besides: "has offered a park and would let others in".
    """
    noun = grammar.any_subject(verb)
    main = verb.dep_ == "ROOT" or _goes_on_from(verb)
    main = main and len(scene.resolver.table.here) > 1
    named = noun is not None and (noun.pos_ != "PRON" or verb.dep_ == "conj")
    main = main and (named or _continues(scene, noun))
    hurts = grammar.does(verb, words("lexicon", "damage", "verbs"))
    hurts = hurts or verb.lemma_ in words("lexicon", "future", "getting")
    speaker = scene.speaker(verb)
    told = speaker is not None and bool(speaker.parties)
    return main and not (hurts or told or scene.condition(verb))


def _goes_on_from(verb: Any) -> bool:
    """Tell what is joined to an act: "has proposed a toll, and would let ships in"."""
    joined = verb.dep_ == "conj" and verb.head.tag_ in {"VBD", "VBN", "VBP", "VBZ"}
    found = match(verb.head, "verbs") if joined else None
    return found is not None and not grammar.is_negated(verb.head)


def _continues(scene: Scene, noun: Any) -> bool:
    """Tell whether who offered something goes on: "It would review the fees"."""
    before = scene.before
    if noun is None or before is None or before.act not in _GIVEN:
        return False
    holder = scene.resolver.who(noun) if before.parsed is scene.parsed else None
    return holder is not None and holder.parties == before.holder.parties


def _pays(verb: Any) -> bool:
    """Tell whether a sum of money will be paid."""
    sums = {t.ent_type_ for c in verb.children if c.i > verb.i for t in c.subtree}
    return "MONEY" in sums and verb.lemma_ in words("lexicon", "future", "paying")


def _is_refused(scene: Scene, verb: Any, holder: Holder | None) -> bool:
    """Tell whether a speaker refuses what would be done to a thing or another."""
    if not denied(verb):
        return False
    speaker = scene.speaker(verb)
    if speaker is None or not speaker.parties:
        return False
    if holder is not None and set(holder.parties) & set(speaker.parties):
        return False
    if _is_done_by_nobody(verb):
        return True
    if verb.dep_ == "advcl" and _REASONS & {c.lower_ for c in verb.lefts}:
        return False
    thing = holder is None or not holder.parties
    can = grammar.modal(verb) in {"can", "could"}
    noun = grammar.own_subject(verb)
    ours = noun is not None and noun.lemma_.lower() in _followers()
    taken = ours and verb.lemma_ in words("lexicon", "future", "taking_up")
    return grammar.is_passive(verb) or (thing and (can or taken))


def _followers() -> frozenset[str]:
    """Return those in whose name bodies speak: "workers would not accept that"."""
    own = words("lexicon", "frames", "followers") | words("roles", "groups", "trade")
    return own | _PEOPLE


def _is_done_by_nobody(verb: Any) -> bool:
    """Tell whether what may be given is given by none: "nobody will sign that"."""
    above = verb.head if is_going_to(verb) else verb
    given = verb.lemma_ in words("lexicon", "future", "willing")
    return given and is_done_by_none(above)


def _never(scene: Scene, verb: Any, noun: Any) -> tuple[Found, ...]:
    """Read "that will not happen" as a rejection by who says it.

    Who says what will not come about without another thing insists on that.
    """
    holder = _withholder(scene, verb) or scene.speaker(verb)
    sure = 0.8 * scene.weight(verb)
    if not denied(verb) or not sure or not (holder and holder.parties):
        return ()
    spared = grammar.is_passive(verb) and verb.lemma_ in words(
        "lexicon", "future", "sparing"
    )
    lacking = any(c.lower_ == "without" for c in noun.children)
    act: Act = "willing" if spared else "insist" if lacking else "reject"
    return scene.found(
        act,
        holder,
        verb,
        (verb if _is_done_by_nobody(verb) else noun,),
        negative=act == "reject",
        sure=sure,
        start=noun.left_edge.i,
        end=grammar.reach(verb),
    )


def _withholder(scene: Scene, verb: Any) -> Holder | None:
    """Return whose assent a thing will not get: "will not win the group's consent"."""
    given = (c for c in verb.children if c.dep_ == "dobj")
    listed = words("lexicon", "future", "assent")
    owners = (d for c in given if c.lemma_ in listed for d in c.children)
    found = (scene.resolver.who(d) for d in owners if d.dep_ == "poss")
    return next((h for h in found if h and h.parties), None)


def _is_own(scene: Scene, verb: Any, holder: Holder) -> bool:
    speaker = scene.speaker(verb) or scene.lister
    return speaker is not None and bool(set(speaker.parties) & set(holder.parties))
