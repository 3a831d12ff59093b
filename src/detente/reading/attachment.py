"""What the parser hung on the wrong word, put right before anybody asks it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from detente.reading.words import patterns, words

_PAST = frozenset(["VBD"])
_PRESENT = frozenset(["VBZ", "VBP"])
_SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
_ASKING = frozenset(["WDT", "WP", "WRB"])
_SHORTEST = 2
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
        if token.tag_ in {"NN", "NNS"} and token.text.isupper():
            _name(token)
        for repair in _REPAIRS.get(token.dep_, ()):
            repair(token)
    return doc


def _do(joined: Any) -> None:
    """Take "prefers" in "resisted a cut and prefers to wait" for a verb.

    A plural joined to a verb that has an object or a clause of its own is a verb of the
    lexicon in the present.
    """
    stem = _stem(joined.lower_) if joined.tag_ == "NNS" else ""
    about = any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in joined.rights)
    bare = not any(c.dep_ != "advmod" for c in joined.lefts)
    above = (a for a in joined.ancestors if a.pos_ in {"VERB", "AUX"} and _tense(a))
    verb = next(above, None)
    if stem and about and bare and verb is not None:
        joined.tag_, joined.pos_, joined.lemma_ = "VBZ", "VERB", stem
        joined.head = verb


def _lift(helper: Any) -> None:
    """Hang the subject in "the states were opposed" on "opposed", not on "were"."""
    passive = helper.dep_ == "auxpass"
    own = any(c.dep_ in _SUBJECTS for c in helper.head.children)
    for noun in [] if own else [c for c in helper.lefts if c.dep_ in _SUBJECTS]:
        noun.head = helper.head
        noun.dep_ = "nsubjpass" if passive and noun.dep_ == "nsubj" else noun.dep_


def _relate(clause: Any) -> None:
    """Take "a condition that Rome rejects" for a noun with what is done to it.

    So where the parser found no more than a noun with words behind it, or took the verb
    for a plural behind a name.
    """
    one = any(c.lower_ in {"a", "an"} for c in clause.head.lefts)
    that = [c for c in clause.lefts if c.lower_ in {"that", "which"} and one]
    stem = _stem(clause.lower_) if clause.tag_ == "NNS" else ""
    named = [c for c in clause.lefts if c.pos_ == "PROPN" and c.i == clause.i - 1]
    if not that or any(c.dep_ == "dobj" for c in clause.rights):
        return
    if stem and named:
        clause.tag_, clause.pos_, clause.lemma_ = "VBZ", "VERB", stem
        named[0].dep_, that[0].dep_ = "nsubj", "dobj"
    left_out = that[0].dep_ == "dobj" and clause.tag_ in _PAST | _PRESENT
    if left_out and any(c.dep_ == "nsubj" and c not in that for c in clause.lefts):
        clause.dep_ = "relcl"


def _join(verb: Any) -> None:
    """Hang a joined verb without a subject on the nearest verb of its tense.

    "Said it would listen but had no plan" stays as it is: there the tense is told.
    """
    tense = _tense(verb) or ("modal" if _is_modal(verb) else "")
    own = any(c.dep_ in _SUBJECTS for c in verb.children)
    told = tense == "past" and _is_modal(verb.head)
    if not tense or own or told or not _is_below(verb.head, tense):
        return
    verbs = [a for a in verb.head.ancestors if a.pos_ in {"VERB", "AUX"}]
    same = [a for a in verbs if (_tense(a) or _is_modal(a) * "modal") == tense]
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
        return bool(head.dep_ == "relcl" and _tense(head))
    return _tense(head) != tense


def _tense(verb: Any) -> str:
    """Return "past" or "present" for a finite verb without a modal, else nothing."""
    forms = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    first = min(forms, key=lambda t: t.i)
    if first.tag_ in _PAST:
        return "past"
    return "present" if first.tag_ in _PRESENT else ""


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
    joins = {"mark", *_SUBJECTS}
    joined = any(c.dep_ in joins or c.tag_ in _ASKING for c in verb.lefts)
    finite = bool(_tense(verb)) or any(c.tag_ == "MD" for c in verb.lefts)
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
    """Hang "told the meeting that it was so" on "told", not on the meeting."""
    noun, verb = clause.head, clause.head.head
    told = noun.dep_ in {"dobj", "dative"} and verb.lemma_ in words(
        "lexicon", "speech", "telling"
    )
    own = any(c.dep_ in _SUBJECTS and c.tag_ != "WDT" for c in clause.children)
    that = any(c.lower_ == "that" and c.dep_ not in _SUBJECTS for c in clause.children)
    if told and own and that:
        clause.head, clause.dep_ = verb, "ccomp"


def _invert(verb: Any) -> None:
    """Take the noun behind "…, declared the ministry" for the one who declared."""
    said = verb.tag_ in _PAST | _PRESENT and verb.lemma_ in words(
        "lexicon", "speech", "verbs"
    )
    own = any(c.dep_ in _SUBJECTS for c in verb.children)
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


def _act(root: Any) -> None:
    """Take "Lima reserves the right" for a sentence, not for Lima's reserves.

    A plural that is the top of a sentence, behind a name and before what it is about,
    is a verb of the lexicon in the present.
    """
    name = root.nbor(-1) if root.i > root.sent.start else root
    stem = _stem(root.lower_) if root.tag_ == "NNS" else ""
    named = name.head == root and name.text[:1].isupper() and root.text.islower()
    moved = {"appos": "dobj", "acl": "ccomp", "nmod": "dobj"}
    behind = [c for c in root.rights if c.dep_ in {*moved, "dobj"}]
    known = name.pos_ == "PROPN" or any(c.dep_ == "acl" for c in behind)
    opens = name.left_edge.i == root.sent.start
    if not (stem and named and behind and known and opens):
        return
    root.tag_, root.pos_, root.lemma_ = "VBZ", "VERB", stem
    name.dep_, name.tag_, name.pos_ = "nsubj", "NNP", "PROPN"
    for child in behind:
        child.dep_ = moved.get(child.dep_, child.dep_)


def _stem(form: str) -> str:
    """Return the verb of the lexicon of which a form in -s may be the present."""
    stems = (form[:-1], form[:-2]) if form.endswith("es") else (form[:-1],)
    return next((stem for stem in stems if stem in patterns("verbs")), "")


def _name(token: Any) -> None:
    """Take an acronym in -S, or with a sign in it, for the name that it is: "M&S"."""
    last = token.tag_ == "NNS" and token.is_alpha
    if len(token) >= _SHORTEST and (last or "&" in token.text):
        token.tag_, token.pos_ = "NNP", "PROPN"


_REPAIRS: Mapping[str, Sequence[Callable[[Any], None]]] = {
    "acl": (_relate,),
    "advcl": (_reduce, _say),
    "aux": (_lift,),
    "auxpass": (_lift,),
    "ccomp": (_reduce, _say),
    "conj": (_do, _join),
    "relcl": (_relate, _tell),
    "ROOT": (_invert, _act, _resume),
}
"""What is put right of a word, by what the parser took it for."""
