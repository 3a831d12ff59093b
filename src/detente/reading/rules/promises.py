"""What it is to promise a thing: to give, to harm, to keep on, to refuse."""

from itertools import pairwise
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.rules.matching import match
from detente.reading.rules.objects import breaks_off, prefers
from detente.reading.rules.procedure import is_procedure
from detente.reading.words import words

_LEAST = frozenset(["but", "less", "short"])
_MOST = frozenset(["further", "higher", "longer", "more"])
_MEASURES = _LEAST | {"longer", "more", "sooner"}
_UNDER = frozenset(["below", "beneath", "under"])
_MOVES = frozenset(["come", "drop", "fall", "go", "move", "settle", "sink"])
_TAKEN = frozenset(["ccomp", "dobj", "prep", "xcomp"])
_WAITS = frozenset(["after", "as", "if", "in", "once", "provided", "until", "when"])


def promised(verb: Any, modal: str, *, own: bool) -> Act | None:
    """Return the act of who says that it will or will not be done, None for nothing.

    Parameters
    ----------
    verb
        What is done.
    modal
        The modal verb that it stands under.
    own
        Whether who does it says so.
    """
    if prefers(verb):
        return "prefer"
    if denied(verb):
        return _withheld(verb, modal)
    done = carried(verb)
    least = _takes_no_less(done) or takes_only(done)
    if least or is_procedure(done):
        return "insist" if least else None
    if own and (act := _own_course(verb, done, modal)):
        return act
    gives = done.lemma_ in words("lexicon", "future", "willing") and not _is_deed(done)
    taken = _is_burden(done) or _takes_ill(done)
    gives = gives and not (taken or (breaks_off(verb) and not _is_dealt(verb)))
    if gives or _vacates(done):
        return "willing"
    return _harm(done, modal, own=own) or _gift(verb, modal, own=own)


def _own_course(verb: Any, done: Any, modal: str) -> Act | None:
    """Return what a party says of its own course: it warns, keeps on or holds back."""
    if _defends(done):
        return "threaten" if done == verb else "insist"
    stands = _is_limited(verb) or ((_keeps(done) or _keeps(verb)) and not _serves(verb))
    harms = _harm(done, modal, own=True)
    if stands or (_defies(verb) and not harms):
        return "insist"
    return "reject" if _withholds(done) and not harms else None


def is_obliged(verb: Any) -> bool:
    """Tell what somebody will have to do from what they are willing to.

    Parameters
    ----------
    verb
        Such as "have", before "to ask first".
    """
    inner = (c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i)
    return verb.lemma_ == "have" and any(map(grammar.is_infinitive, inner))


def _defies(verb: Any) -> bool:
    """Tell what will be done whatever others do: "with or without a deal"."""
    said = " ".join(t.lower_ for t in verb.subtree if t.i > verb.i)
    return any(cue in said for cue in words("lexicon", "future", "defying"))


def _harm(done: Any, modal: str, *, own: bool) -> Act | None:
    """Tell what harms; what may be done is a threat by those only who say so."""
    listed = words("lexicon", "future", "threaten") | words("lexicon", "future", "harm")
    undergone = done.lemma_ in words("idioms", "harms", "undergone")
    harms = (grammar.does(done, listed) and not undergone) or _is_burden(done)
    harms = harms or _takes_ill(done)
    sure = modal in {"will", "would", "shall"} or own or _is_burden(done)
    return "threaten" if harms and sure else None


def _is_dealt(verb: Any) -> bool:
    """Tell what is stopped in a bargain: "would suspend it only if others paid"."""
    behind = [t.lower_ for t in verb.subtree if t.i > verb.i]
    only = any(a == "only" and b in _WAITS for a, b in pairwise(behind))
    return only and verb.lemma_ in words("lexicon", "future", "gifts")


def _takes_ill(verb: Any) -> bool:
    """Tell what will be answered like an attack: "would treat it as an act of war"."""
    if verb.lemma_ not in words("lexicon", "future", "taking_as"):
        return False
    links = [c for c in verb.subtree if c.lower_ == "as" and c.dep_ in {"prep", "mark"}]
    names = [*(t for link in links for t in link.subtree)]
    names += [t for c in verb.children if c.dep_ in {"oprd", "ccomp"} for t in c.subtree
              if c.pos_ == "NOUN"]  # fmt: skip
    enmity = words("lexicon", "future", "enmity")
    return any(t.i > verb.i and t.lemma_.lower() in enmity for t in names)


def _vacates(verb: Any) -> bool:
    """Tell whether people leave what they hold: "would leave the corridor"."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    leaves = verb.lemma_ in words("lexicon", "future", "vacating")
    return leaves and bool(things & words("lexicon", "future", "held"))


def _is_deed(verb: Any) -> bool:
    """Tell whether it is with other words that a verb harms: "take it to court"."""
    return grammar.does(verb, words("lexicon", "future", "harm") - {verb.lemma_})


def _withholds(verb: Any) -> bool:
    """Tell whether it is with other words that a verb refuses: "hold back"."""
    found = match(verb, "verbs")
    idiom = found is not None and len(found.words) > 1
    return idiom and found is not None and found.act == "reject"


def _is_burden(verb: Any) -> bool:
    """Tell whether a burden is laid or made heavier: "would extend the curfew"."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    lays = verb.lemma_ in words("lexicon", "future", "laying")
    return lays and bool(things & words("lexicon", "future", "burdens"))


def _gift(verb: Any, modal: str, *, own: bool) -> Act | None:
    """Tell what a party says that it will do, with a verb of no other act."""
    done = carried(verb)
    hurts = grammar.does(done, words("lexicon", "damage", "verbs"))
    if modal in {"may", "might"} or _has_act(done) or hurts:
        return None
    thing = any(c.dep_ in {"dobj", "xcomp", "dative"} for c in verb.children)
    lets = grammar.does(verb, words("lexicon", "future", "lets"))
    able = modal in {"can", "could"}
    sees = done.lemma_ in words("lexicon", "future", "seeing")
    thing = lets or sees or (thing and not able)
    return "willing" if own and thing else None


def _keeps(verb: Any) -> bool:
    """Tell whether a verb goes on with what is: "keep troops", not "keep a promise"."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ in {"dobj", "pobj"}}
    kept = grammar.does(verb, words("lexicon", "future", "keeping"))
    return kept and not things & words("lexicon", "future", "promises")


def _serves(verb: Any) -> bool:
    """Tell whether what goes on is done for others: "continue to pay", "talking"."""
    behind = verb.doc[verb.i + 1 : verb.i + 4]
    inner = [t for t in behind if t.tag_ == "VBG" or t.dep_ == "xcomp"]
    served = words("senses", "courses", "serving") | words("lexicon", "future", "mild")
    return any(c.lemma_ in served for c in inner if c.i > verb.i)


def _is_limited(verb: Any) -> bool:
    """Tell what is said to be the most that will be done: "do no more than"."""
    near = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
    pairs = zip(near, near[1:], near[2:], strict=False)
    more = any((a, c) == ("no", "than") and b in _MOST for a, b, c in pairs)
    ends = near[:1] == ["no"] and near[1:2] and near[1] in _MOST - {"more", "longer"}
    return verb.lemma_ in {"do", "go"} and bool(more or ends)


def _defends(verb: Any) -> bool:
    """Tell what warns others off: "will protect its borders"."""
    things = {c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"}
    defends = verb.lemma_ in words("senses", "courses", "defending")
    return defends and bool(things & words("senses", "courses", "defended"))


def _has_act(verb: Any) -> bool:
    """Tell whether a verb does an act of its own: "would refuse", "would prefer"."""
    found = match(verb, "verbs")
    return found is not None and found.act not in {"accept", "offer", "willing"}


def _is_unable(verb: Any, modal: str) -> bool:
    """Tell what nobody refuses by not being able to: "he could not say when"."""
    beyond = words("lexicon", "future", "unable") | words("lexicon", "frames", "idle")
    return modal in {"can", "could"} and (verb.lemma_ in beyond or is_unsure(verb))


def is_unsure(verb: Any) -> bool:
    """Tell what somebody is not sure of: "could not guarantee that it would be so".

    Parameters
    ----------
    verb
        Such as "guarantee".
    """
    vouches = verb.lemma_ in {"guarantee", "promise"}
    return vouches and any(c.dep_ == "ccomp" for c in verb.children)


def _withheld(verb: Any, modal: str) -> Act | None:
    """Return the act of not doing it: a refusal, but not of what cannot be done."""
    if verb.lemma_ == "hesitate":
        return _unhesitating(verb)
    if _is_unable(verb, modal):
        return None
    if _is_floor(verb):
        return "insist"
    found = match(carried(verb), "verbs")
    resists = found is not None and found.act in {"oppose", "reject"}
    spared = resists or _is_spared(verb)
    return "willing" if spared and not _does_none(verb) else "reject"


def _is_spared(verb: Any) -> bool:
    """Tell what others are glad not to have done to them: "will not dismiss them"."""
    future = ("sparing", "harm", "charging")
    sparing, harm, charging = (words("lexicon", "future", name) for name in future)
    things = any(c.dep_ in {"dobj", "dative"} for c in verb.children)
    return things and verb.lemma_ in (sparing & harm) | charging


def _unhesitating(verb: Any) -> Act:
    """Tell what a party will not hesitate to do: harm, or give."""
    threats = words("lexicon", "future", "threaten")
    inner = (c for c in verb.children if c.dep_ == "xcomp")
    return "threaten" if any(grammar.does(c, threats) for c in inner) else "willing"


def carried(verb: Any) -> Any:
    """Return the verb that another only carries along: "continue to help"."""
    if verb.lemma_ in words("lexicon", "speech", "carriers"):
        return next((c for c in verb.children if c.dep_ == "xcomp"), verb)
    return verb


def goes_on(verb: Any) -> bool:
    """Tell whether a party only goes on talking or working.

    Parameters
    ----------
    verb
        Behind "will" or "would": "will continue its efforts", "would keep talking".
    """
    inner = carried(verb)
    if inner == verb and verb.lemma_ in {"continue", "keep"}:
        things = (c.lemma_ for c in verb.children if c.dep_ == "dobj")
        return not words("senses", "courses", "going_on").isdisjoint(things)
    return inner != verb and inner.lemma_ in words("lexicon", "future", "meeting")


def denied(verb: Any) -> bool:
    """Tell whether a verb is denied, also by "not going to" above it."""
    above = is_going_to(verb) and grammar.is_negated(verb.head)
    return grammar.is_negated(verb) or above or _does_none(verb)


def _does_none(verb: Any) -> bool:
    """Tell whether it is the object that denies: "will make no concessions"."""
    things = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    bare = [t for t in things if not _MEASURES & {c.lower_ for c in t.subtree}]
    return any(
        t.lower_ == "nothing" or any(c.lower_ == "no" for c in t.lefts) for t in bare
    )


def _takes_no_less(verb: Any) -> bool:
    """Tell what a party will have and nothing below it: "accept nothing less than"."""
    things = (c for c in verb.children if c.dep_ == "dobj" and c.lower_ == "nothing")
    return any(_LEAST & {c.lower_ for c in thing.subtree} for thing in things)


def _is_floor(verb: Any) -> bool:
    """Tell what is the least, said by denying less: "will not go below 400 million"."""
    links = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in _UNDER]
    return verb.lemma_ in _MOVES and any(t.like_num for c in links for t in c.subtree)


def takes_only(verb: Any) -> bool:
    """Tell what one will have and nothing else: "would only accept a pact that …".

    What is taken "only if" something else is done is taken under a condition.

    Parameters
    ----------
    verb
        Such as "accept", "sign" or "agree".
    """
    if verb.lemma_ not in words("lexicon", "future", "taking_up"):
        return False
    near = verb.doc[verb.i - 1 if verb.i else 0 : verb.i + 2]
    before = [c.left_edge for c in verb.children if c.dep_ in _TAKEN and c.i > verb.i]
    only = [t for t in (*near, *before) if t.lower_ == "only"]
    return bool(only) and only[0].nbor().lower_ not in _WAITS


def is_doubted(verb: Any) -> bool:
    """Tell whether "not" stands with the verb above: "we do not think it is fair"."""
    thinks = verb.head.lemma_ in words("lexicon", "speech", "thinking")
    return bool(verb.dep_ == "ccomp" and thinks and grammar.is_negated(verb.head))


def is_going_to(verb: Any) -> bool:
    """Tell whether a verb stands under "is going to"."""
    head = verb.head
    return (
        head.lower_ == "going" and verb.dep_ == "xcomp" and grammar.is_infinitive(verb)
    )
