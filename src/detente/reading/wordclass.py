"""Words that the tagger took for another part of speech, put right."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from detente.reading.words import patterns, words

PAST = frozenset(["VBD"])
PRESENT = frozenset(["VBZ", "VBP"])
"""Tags of a finite verb."""
SUBJECTS = frozenset(["nsubj", "nsubjpass", "csubj", "expl"])
"""How a verb's subject hangs on it."""
_BY = frozenset(["advmod", "amod", "appos", "prep", "prt", "nmod"])
_OPENS = frozenset(["CD", "DT", "JJ", "NNS", "PRP$", "$"])
_SHORTEST = 2
_NO_NOUNS = frozenset(["FW", "IN", "RB", "UH", "VB", "VBD", "VBN", "VBP"])
_ANY = frozenset(
    ["enough", "here", "neither", "so", "that", "there", "what", "whatever"]
)
"""What may be a subject and is no name."""


def as_name(token: Any) -> None:
    """Take an acronym in -S, or with a sign in it, for the name that it is: "M&S".

    Parameters
    ----------
    token
        A noun in capitals; it is changed.
    """
    last = token.tag_ == "NNS" and token.is_alpha
    if len(token) >= _SHORTEST and (last or "&" in token.text):
        token.tag_, token.pos_ = "NNP", "PROPN"


def _do(joined: Any) -> None:
    """Take "prefers" in "resisted a cut and prefers to wait" for a verb.

    A plural joined to a verb that has an object or a clause of its own is a verb of the
    lexicon in the present.
    """
    stem = verb_of(joined.lower_) if joined.tag_ == "NNS" else ""
    about = any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in joined.rights)
    bare = not any(c.dep_ != "advmod" for c in joined.lefts)
    above = (a for a in joined.ancestors if a.pos_ in {"VERB", "AUX"} and tense_of(a))
    verb = next(above, None)
    if stem and about and bare and verb is not None:
        joined.tag_, joined.pos_, joined.lemma_ = "VBZ", "VERB", stem
        joined.head = verb


def _act(root: Any) -> None:
    """Take "Lima reserves the right" for a sentence, not for Lima's reserves.

    A plural that is the top of a sentence, behind a name and before what it is about,
    is a verb of the lexicon in the present.
    """
    name = root.nbor(-1) if root.i > root.sent.start else root
    stem = verb_of(root.lower_) if root.tag_ == "NNS" else ""
    named = name.head == root and name.text[:1].isupper() and root.text.islower()
    moved = {"appos": "dobj", "acl": "ccomp", "nmod": "dobj"}
    behind = [c for c in root.rights if c.dep_ in {*moved, "dobj"}]
    known = name.pos_ == "PROPN" or any(c.dep_ == "acl" for c in behind)
    opens = root.left_edge.i == root.sent.start
    told = name.head == root and any(map(_is_told, behind))
    if not (stem and (named or told) and behind and known and opens):
        return
    root.tag_, root.pos_, root.lemma_ = "VBZ", "VERB", stem
    name.dep_, name.tag_ = "nsubj", "NNP" if named else "NN"
    name.pos_ = "PROPN" if named else "NOUN"
    for child in [c for c in root.lefts if c.i < name.i]:
        child.head = name
    for child in behind:
        child.dep_ = moved.get(child.dep_, child.dep_)


def _is_told(clause: Any) -> bool:
    """Tell what is demanded from what a noun is: "demands that the pit be kept"."""
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.lefts)
    return (
        clause.dep_ == "acl" and that and any(c.dep_ in SUBJECTS for c in clause.lefts)
    )


def _cleft(verb: Any) -> None:
    """Take "rejects" in "What the union rejects is the cut" for what the union does."""
    stem = verb_of(verb.lower_) if verb.tag_ == "NNS" else ""
    names = [c for c in verb.lefts if c.dep_ in {"compound", "nmod"}]
    above, first = verb.head, verb.sent[0]
    what = first.lower_ == "what" and above.lemma_ == "be" and above.i == verb.i + 1
    if not (stem and what and names) or names[-1].i != verb.i - 1:
        return
    verb.tag_, verb.pos_, verb.lemma_ = "VBZ", "VERB", stem
    verb.dep_, names[-1].dep_, first.dep_ = "csubj", "nsubj", "dobj"
    for child in [c for c in verb.lefts if c.dep_ in {"det", "amod"}]:
        child.head = names[-1]
    first.head = verb


def _back(verb: Any) -> None:
    """Take "back" in "the states back the cap" for a verb, having a subject."""
    deps = [c.dep_ for c in verb.children]
    known = verb.lower_ in patterns("verbs") and verb.pos_ not in {"VERB", "AUX"}
    if known and "nsubj" in deps and "dobj" in deps:
        verb.tag_, verb.pos_, verb.lemma_ = "VBP", "VERB", verb.lower_


def _worry(root: Any) -> None:
    """Take "worries" in "its envoy, Ann Lee, worries about fees" for a verb.

    A plural at the top of a sentence that has a subject is one of the lexicon.
    """
    stem = verb_of(root.lower_) if root.tag_ == "NNS" else ""
    if stem and any(c.dep_ == "nsubj" for c in root.lefts):
        root.tag_, root.pos_, root.lemma_ = "VBZ", "VERB", stem


def _support(root: Any) -> None:
    """Take "back" behind "The Farmers" for what they do, where nothing else is done.

    A noun in the plural at the top of a sentence, then a word that is a verb of the
    lexicon, then what may be its object.
    """
    verb = root.doc[root.i + 1] if root.i + 1 < root.sent.end else root
    several = root.tag_ in {"NNS", "NNPS"} or (root.tag_ == "NNP" and _is_plural(root))
    known = verb.lower_ in patterns("verbs") and verb.head == root and verb.dep_ in _BY
    behind = root.doc[verb.i + 1] if verb.i + 1 < root.sent.end else root
    if not (several and known and behind.tag_ in _OPENS) or verb == root:
        return
    things = [c for c in root.rights if c.i > verb.i]
    verb.tag_, verb.pos_, verb.lemma_, verb.dep_ = "VBP", "VERB", verb.lower_, "ROOT"
    verb.head = verb
    root.head, root.dep_ = verb, "nsubj"
    for child in things:
        child.head = verb
        child.dep_ = "dobj" if child.dep_ in {"appos", "nmod"} else child.dep_


def _is_plural(noun: Any) -> bool:
    return bool(
        noun.lower_.endswith("s") and any(c.lower_ == "the" for c in noun.lefts)
    )


def _accuse(root: Any) -> None:
    """Take "accused" in "Labour accused ministers of delay" for what Labour did."""
    verb = next((c for c in root.lefts if c.tag_ in {"VBN", "VBD"}), root)
    name = root.doc[root.sent.start]
    near = name.i + 1 == verb.i and verb.i + 1 == root.i and name.head == root
    known = verb.lemma_ in patterns("verbs") and name.text[:1].isupper()
    if not (near and known and root.pos_ == "NOUN" and verb.dep_ == "amod"):
        return
    behind = root.rights
    verb.tag_, verb.pos_, verb.dep_ = "VBD", "VERB", "ROOT"
    verb.head = verb
    root.head, root.dep_ = verb, "dobj"
    name.head, name.dep_, name.pos_, name.tag_ = verb, "nsubj", "PROPN", "NNP"
    for child in behind:
        child.head = verb


def _thing(word: Any) -> None:
    """Take "offer" in "called the pension offer an insult" for what was so called."""
    if word.pos_ != "VERB" or not any(c.dep_ == "det" for c in word.lefts):
        return
    word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
    calls = word.head.lemma_ in words("lexicon", "frames", "calls")
    for child in [c for c in word.rights if c.dep_ == "dobj" and calls]:
        child.head, child.dep_ = word.head, "oprd"


def _open(subject: Any) -> None:
    """Take "Woodside" in "Woodside wants more" for a name, whatever it looks like.

    A word that opens a sentence and is its subject, and neither a noun nor what stands
    for one; or a noun without an article that is taken for a body: "Labor is …".
    """
    behind = subject.doc[subject.i + 1] if subject.i + 1 < len(subject.doc) else subject
    goes_on = behind.text == "," or behind.tag_ in {"VBZ", "VBD", "MD"}
    body = subject.tag_ == "NN" and subject.ent_type_ == "ORG"
    body = body and not any(subject.lefts) and subject.head.lemma_ != "be"
    odd = subject.tag_ in _NO_NOUNS or body
    opens = subject.is_sent_start and subject.text.istitle()
    if opens and odd and goes_on and subject.lower_ not in _ANY:
        subject.tag_, subject.pos_, subject.lemma_ = "NNP", "PROPN", subject.text


def verb_of(form: str) -> str:
    """Return the verb of the lexicon of which a form in -s may be the present.

    Examples
    --------
    >>> verb_of("demands"), verb_of("worries"), verb_of("chairs")
    ('demand', 'worry', '')
    """
    stems = (form[:-1], form[:-2]) if form.endswith("es") else (form[:-1],)
    stems = (*stems, f"{form[:-3]}y") if form.endswith("ies") else stems
    return next((stem for stem in stems if stem in patterns("verbs")), "")


def tense_of(verb: Any) -> str:
    """Return "past" or "present" for a finite verb without a modal, else nothing."""
    forms = [verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"})]
    first = min(forms, key=lambda t: t.i)
    if first.tag_ in PAST:
        return "past"
    return "present" if first.tag_ in PRESENT else ""


CLASSES: Mapping[str, Sequence[Callable[[Any], None]]] = {
    "conj": (_do,),
    "dobj": (_thing,),
    "csubj": (_cleft,),
    "nsubj": (_open, _cleft),
    "ROOT": (_back, _act, _worry, _accuse, _support),
}
"""What is put right of a word's class, by what the parser took it for."""
