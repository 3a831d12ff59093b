"""What the parser hung on the wrong word, put right before anybody asks it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from detente.reading.remarks import bridged
from detente.reading.wordclass import (
    CLASSES,
    PAST,
    PRESENT,
    SUBJECTS,
    as_name,
    tense_of,
    verb_of,
)
from detente.reading.words import patterns, words

_NAMES = frozenset(["dep", "nmod", "npadvmod", "nsubj"])
_ASKING = frozenset(["WDT", "WP", "WRB"])
_ENDS = frozenset([",", '"', "'", "!", "?"])


def reattached(doc: Any) -> Any:
    """Return a parse with words moved to where they belong.

    A joined verb goes to the one above that has its tense: in "X proposed that they
    share it, and offered to pay" it is X who offered. A clause behind "told the
    meeting that" says what was told. Of "the offer made this week was poor" the verb
    is "was". An acronym is a name, whatever its last letter.

    Parameters
    ----------
    doc
        A parse; it is changed.
    """
    for token in doc:
        if token.is_upper and token.tag_ in {"NN", "NNS"}:
            as_name(token)
        if token.tag_ == "MD":
            bridged(token)
        for repair in _REPAIRS.get(token.dep_, ()):
            repair(token)
    return doc


def _lift(helper: Any) -> None:
    """Hang the subject in "the states were opposed" on "opposed", not on "were"."""
    passive = helper.dep_ == "auxpass"
    own = any(c.dep_ in SUBJECTS for c in helper.head.children)
    for noun in [] if own else [c for c in helper.lefts if c.dep_ in SUBJECTS]:
        noun.head = helper.head
        noun.dep_ = "nsubjpass" if passive and noun.dep_ == "nsubj" else noun.dep_


def _act(letter: Any) -> None:
    """Take a club called by a letter for who acts: "the A's want a pier"."""
    verb, alone = letter.head, len(letter) == 1 and letter.is_upper
    free = not any(c.dep_ in SUBJECTS for c in verb.children)
    if alone and free and verb.tag_ in PAST | PRESENT and verb.i > letter.i:
        letter.dep_ = "nsubj"


def _relate(clause: Any) -> None:
    """Take "a condition that Rome rejects" for a noun with what is done to it.

    So where the parser found no more than a noun with words behind it, or took the verb
    for a plural behind a name.
    """
    one = any(c.lower_ in {"a", "an"} for c in clause.head.lefts)
    that = [c for c in clause.lefts if c.lower_ in {"that", "which"} and one]
    stem = verb_of(clause.lower_) if clause.tag_ == "NNS" else ""
    named = [c for c in clause.lefts if c.pos_ == "PROPN" and c.i == clause.i - 1]
    if not that or any(c.dep_ == "dobj" for c in clause.rights):
        return
    if stem and named:
        clause.tag_, clause.pos_, clause.lemma_ = "VBZ", "VERB", stem
        named[0].dep_, that[0].dep_ = "nsubj", "dobj"
    left_out = that[0].dep_ == "dobj" and clause.tag_ in PAST | PRESENT
    if left_out and any(c.dep_ == "nsubj" and c not in that for c in clause.lefts):
        clause.dep_ = "relcl"


def _maintain(verb: Any) -> None:
    """Take "maintains licences for ore were a favour" for what is maintained.

    The parser found two verbs side by side, with nothing that joins them; the thing
    behind the first is who or what the second is about.
    """
    things = [c for c in verb.head.rights if c.dep_ == "dobj" and c.i < verb.i]
    joined = any(c.dep_ in {"cc", "punct"} for c in verb.head.rights if c.i < verb.i)
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    side_by_side = things and things[-1].right_edge.i == verb.left_edge.i - 1
    acts = {p.act for p in patterns("verbs").get(verb.head.lemma_, ())}
    told = "assert" in acts
    if side_by_side and told and verb.lemma_ == "be" and not (joined or own):
        verb.dep_, things[-1].dep_, things[-1].head = "ccomp", "nsubj", verb


def _join(verb: Any) -> None:
    """Hang a joined verb without a subject on the nearest verb of its tense.

    "Said it would listen but had no plan" stays as it is: there the tense is told.
    """
    tense = tense_of(verb) or ("modal" if _is_modal(verb) else "")
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    told = tense == "past" and _is_modal(verb.head)
    if not tense or own or told or not _is_below(verb.head, tense):
        return
    verbs = [a for a in verb.head.ancestors if a.pos_ in {"VERB", "AUX"}]
    same = [a for a in verbs if (tense_of(a) or _is_modal(a) * "modal") == tense]
    bare = verb.head.tag_ == "VB" and not _is_modal(verb.head)
    finite = [a for a in verbs if bare and tense == "present" and _is_modal(a)]
    verb.head = next(iter(same or finite), verb.head)


def _is_modal(verb: Any) -> bool:
    return any(c.tag_ == "MD" and c.dep_ == "aux" for c in verb.children)


def _is_below(head: Any, tense: str) -> bool:
    """Tell whether a verb can hardly be joined to one: "who took it and will pay".

    What would be may follow what has been said of the same one, but not within what
    only tells who somebody is.
    """
    if tense == "modal":
        return bool(head.dep_ == "relcl" and tense_of(head))
    return tense_of(head) != tense


def _reduce(verb: Any) -> None:
    """Hang "the offer made this week was poor" on "was", not on "made".

    A participle or an infinitive has no subject of its own where a finite verb behind
    it, which nothing joins to it, has none.
    """
    first = verb.head
    nouns = [c for c in first.lefts if c.dep_ == "nsubj"]
    helped = {c.lower_ for c in first.lefts if c.dep_ in {"aux", "auxpass"}}
    bare = first.tag_ == "VBN" and not helped
    paused = any(t.text == "," for t in verb.doc[first.i : verb.i])
    if not nouns or not (bare or helped == {"to"}) or paused or not _is_open(verb):
        return
    above, link = first.head, first.dep_
    root = above == first
    first.head, first.dep_ = nouns[0], "acl"
    nouns[0].head = verb
    verb.head, verb.dep_ = (verb if root else above), link


def _is_open(verb: Any) -> bool:
    """Tell whether a finite verb behind another has no subject, nor what joins it."""
    joins = {"mark", *SUBJECTS}
    joined = any(c.dep_ in joins or c.tag_ in _ASKING for c in verb.lefts)
    finite = bool(tense_of(verb)) or any(c.tag_ == "MD" for c in verb.lefts)
    return verb.i > verb.head.i and finite and not joined


def _say(clause: Any) -> None:
    """Take "the group" in "warned the group will go" for who will go.

    What a verb of speech has for its object is the subject of the clause right behind,
    where that is finite and has none.
    """
    verb, first = clause.head, clause.left_edge.i
    speaks = verb.lemma_ in words("lexicon", "speech", "verbs")
    things = [c for c in verb.rights if c.dep_ in {"dobj", "npadvmod", "dative"}]
    near = [thing for thing in things if thing.right_edge.i == first - 1]
    if speaks and near and _is_open(clause):
        near[0].head, near[0].dep_ = clause, "nsubj"


def _tell(clause: Any) -> None:
    """Hang "told the meeting that it was so" on "told", not on the meeting.

    So with "told them on a call that it was so".
    """
    noun, verb = clause.head, clause.head.head
    where = noun.dep_ == "pobj" and noun.lemma_ in words("roles", "occasions") | {
        "call"
    }
    where = where and any(c.dep_ == "dobj" for c in verb.head.children)
    verb = verb.head if where else verb
    told = (where or noun.dep_ in {"dobj", "dative"}) and verb.lemma_ in words(
        "lexicon", "speech", "telling"
    )
    own = any(c.dep_ in SUBJECTS and c.tag_ != "WDT" for c in clause.children)
    that = any(c.lower_ == "that" and c.dep_ not in SUBJECTS for c in clause.children)
    if told and own and that:
        clause.head, clause.dep_ = verb, "ccomp"
        for opener in (c for c in clause.lefts if where and c.tag_ == "WDT"):
            opener.dep_ = "mark"


def _invert(verb: Any) -> None:
    """Take the noun behind "…, declared the ministry" for the one who declared."""
    said = verb.tag_ in PAST | PRESENT and verb.lemma_ in words(
        "lexicon", "speech", "verbs"
    )
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    front = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    behind = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    comma = verb.i > 0 and verb.doc[verb.i - 1].text in _ENDS
    if said and front and behind and comma and not own:
        behind[0].dep_ = "nsubj"


def _resume(verb: Any) -> None:
    """Hang "to sign" in "X is ready, he said, to sign" on what X is ready for."""
    doc = verb.doc
    if verb.lemma_ not in words("lexicon", "speech", "aside"):
        return
    front = [c for c in verb.children if c.dep_ == "ccomp" and c.i < verb.i]
    behind = [c for c in verb.children if c.dep_ == "xcomp" and c.i > verb.i]
    if not front or not behind or doc[behind[0].left_edge.i - 1].text != ",":
        return
    said = [c for c in front[0].children if c.dep_ == "acomp"]
    behind[0].head = (said or front)[-1]


def _count(amount: Any) -> None:
    """Take "8%" in "has proposed 8% over two years" for what was proposed.

    So with "another way" in "has proposed another way: …".
    """
    verb = amount.head
    share = amount.ent_type_ in {"MONEY", "PERCENT"} or amount.text == "%"
    share = share or any(c.lower_ in {"a", "an", "another"} for c in amount.lefts)
    free = not any(c.dep_ in {"dobj", "ccomp"} for c in verb.children)
    last = max((c.i for c in verb.children if c.tag_ == "RP"), default=verb.i)
    right = amount.left_edge.i == last + 1 and verb.lemma_ in patterns("verbs")
    if share and free and right and verb.pos_ == "VERB":
        amount.dep_ = "dobj"


def _return(clause: Any) -> None:
    """Hang "Oslo" in "Oslo, he told them, would sign" on "sign", not on "told"."""
    told = clause.head
    first = told.left_edge
    front = [c for c in told.lefts if c.right_edge.i + 1 < told.i and c.i < clause.i]
    noun = front[0] if front else None
    if noun is None or noun.dep_ not in {"npadvmod", "dep", "nsubj"}:
        return
    said = told.lemma_ in words("lexicon", "speech", "verbs") and _is_open(clause)
    paused = told.doc[noun.right_edge.i + 1].text == ","
    own = [c for c in told.lefts if c.dep_ == "nsubj" and c.i > noun.i]
    again = told.doc[clause.left_edge.i - 1].text == ","
    if said and paused and own and again and noun.left_edge == first:
        passive = any(c.dep_ == "auxpass" for c in clause.lefts)
        noun.head, noun.dep_ = clause, "nsubjpass" if passive else "nsubj"


def _known(clause: Any) -> None:
    """Hang what follows "let it be known" on "let": who let it be known said it."""
    above = clause.head
    if above.lemma_ == "know" and above.head.lemma_ == "let":
        clause.head = above.head


def _ask(clause: Any) -> None:
    """Hang "to go" in "urged the board in a letter to go" on "urged"."""
    noun, link = clause.head, clause.head.head
    asks = words("lexicon", "frames", "object_control")
    said = noun.dep_ == "pobj" and noun.lemma_.lower() in words("roles", "messages")
    whom = [c for c in link.head.children if c.dep_ == "dobj" and c.i < link.i]
    if said and whom and link.head.lemma_ in asks and _is_to(clause):
        clause.head, clause.dep_ = link.head, "xcomp"


def _run_on(verb: Any) -> None:
    """Hang "to pay" in "it wants Lima to go; to pay; and to rest" on "to go"."""
    to = next((c for c in verb.lefts if c.lower_ == "to" and c.dep_ == "aux"), None)
    if to is None or verb.doc[to.i - 1].text != ";":
        return
    front = [c for c in verb.lefts if c.dep_ == "ccomp"]
    above = front[0] if front else verb.head
    under = [c for c in above.children if c.dep_ in {"ccomp", "xcomp"} and c.i < to.i]
    first = [c for c in under if _is_to(c)]
    if first and front:
        above.head, above.dep_ = above, "ROOT"
    if first:
        verb.head, verb.dep_ = first[-1], "conj"


def _point(named: Any) -> None:
    """Take "that" in "considers that an insult" for what is so considered."""
    this = [c for c in named.lefts if c.lower_ in {"that", "this"}]
    bare = named.pos_ == "NOUN" and not any(c.pos_ == "AUX" for c in named.children)
    calls = named.head.lemma_ in words("lexicon", "frames", "calls")
    if this and bare and calls and this[0].i == named.head.i + 1:
        this[0].head, this[0].dep_ = named.head, "dobj"
        named.dep_ = "oprd"


def _both(joined: Any) -> None:
    """Hang "and freeze" in "wants to cut it, sparing some, and freeze it" on "cut"."""
    bare = joined.tag_ == "VB" and not any(
        c.dep_ in {"aux", *SUBJECTS} for c in joined.lefts
    )
    verb = joined.head
    if not bare or verb.pos_ != "VERB" or _is_modal(verb) or verb.tag_ == "VB":
        return
    under = [c for c in verb.children if c.dep_ == "xcomp" and c.i < joined.i]
    near = [a for a in (*reversed(under), *verb.ancestors) if _is_to(a)]
    if near:
        joined.head = near[0]


def _is_to(verb: Any) -> bool:
    return bool(any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.lefts))


def _front(name: Any) -> None:
    """Take "Ann" in "In the port of Hull, Ann, a clerk, waits" for who waits."""
    place = name.head
    if name.ent_type_ != "PERSON" or place.ent_type_ not in {"GPE", "LOC", "FAC"}:
        return
    verb = next((a for a in place.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    paused = name.doc[name.left_edge.i - 1].text == ","
    paused = paused and not any(c.dep_ == "cc" for c in place.children)
    if verb is None or any(c.dep_ in SUBJECTS for c in verb.children):
        return
    if paused and name.i < verb.i and tense_of(verb):
        name.head, name.dep_ = verb, "nsubj"


def _sum(both: Any) -> None:
    """Take "Oslo" in "Oslo and Lima, they say, both want it" for who wants it."""
    verb = both.head
    before = [c for c in verb.lefts if c.i < both.i and c.dep_ in _NAMES]
    paused = both.doc[max(both.i - 1, 0)].text == ","
    if both.lower_ not in {"all", "both"} or not paused or not before:
        return
    if before[0].pos_ == "PROPN":
        before[0].dep_, both.dep_ = "nsubj", "advmod"


def _list(name: Any) -> None:
    """Hang bodies in "Ann, who met A, B and C, left" on the body before, not on Ann."""
    who = name.head
    clause = next((c for c in who.rights if c.dep_ == "relcl" and c.i < name.i), None)
    first = name.left_edge.i
    if clause is None or first < who.i + 2 or name.doc[first - 1].text != ",":
        return
    last = name.doc[first - 2]
    inside = last == clause or clause in last.ancestors
    person = any(c.lower_ == "who" for c in clause.lefts)
    if inside and person and name.ent_type_ == last.ent_type_ == "ORG":
        name.head = last


def _relative(which: Any) -> None:
    """Take "which" in "duties, which it says it will impose" for what is imposed."""
    if which.tag_ in _ASKING and any(
        c.dep_ == "nsubj" and c.i > which.i for c in which.head.lefts
    ):
        which.dep_ = "dobj"


def _add(noun: Any) -> None:
    """Hang a thing that is joined to a verb on the thing before it."""
    verb = noun.head
    things = [c for c in verb.rights if c.dep_ == "dobj" and c.i < noun.i]
    bare = not any(c.dep_ in SUBJECTS for c in noun.children)
    owned = any(c.dep_ in {"det", "amod", "poss", "nummod"} for c in noun.lefts)
    if noun.tag_ in {"NN", "NNS"} and verb.pos_ == "VERB" and things and bare and owned:
        noun.head = things[-1]


_MOVES: Mapping[str, Sequence[Callable[[Any], None]]] = {
    "acl": (_relate, _ask),
    "appos": (_front,),
    "npadvmod": (_count,),
    "poss": (_act,),
    "advcl": (_reduce, _say, _run_on),
    "aux": (_lift,),
    "auxpass": (_lift,),
    "ccomp": (_reduce, _say, _return, _point, _known),
    "conj": (_maintain, _join, _both, _add, _front, _list),
    "nsubj": (_relative, _sum),
    "relcl": (_relate, _tell),
    "ROOT": (_invert, _resume, _run_on),
}
_REPAIRS = {
    dep: (*CLASSES.get(dep, ()), *_MOVES.get(dep, ())) for dep in {*CLASSES, *_MOVES}
}
"""What is put right of a word, by what the parser took it for."""
