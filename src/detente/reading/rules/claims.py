"""What a party says of itself and its own: "X says its patents came first"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.accounts import is_supposed
from detente.reading.rules.matching import match
from detente.reading.rules.procedure import asks_whether, is_procedure
from detente.reading.rules.promises import goes_on, is_obliged
from detente.reading.rules.senses import is_staying
from detente.reading.rules.verdicts import is_proposed
from detente.reading.scene import Found, Scene
from detente.reading.speakers.holder import Holder
from detente.reading.words import words

_SELF = frozenset(["it", "they", "we"])
_FINITE = frozenset(["VBZ", "VBP", "VBD"])
_SURE, _CERTAIN = 0.6, 0.99
_LEAST, _MOST = 4, 24
"""Words of a claim: fewer say nothing, more are several claims."""


def claims(scene: Scene) -> Iterator[Found]:
    """Yield what parties claim of what is theirs, and what they call others' things."""
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ not in {"aux", "auxpass"}:
            yield from _claim(scene, token) or _named(scene, token)


def _claim(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read what a party says is so, of itself or of the matter, as an assertion."""
    noun = grammar.any_subject(verb)
    if noun is None or not _is_told(scene, verb) or not _is_account(verb):
        return ()
    if is_staying(verb, noun) or goes_on(verb):
        return ()
    holder, sure = scene.speaker(verb), _SURE * scene.weight(verb)
    if holder is None or not holder.parties or holder.sure < _CERTAIN or not sure:
        return ()
    own = _is_own(scene, verb, noun, holder) or _is_theirs(verb, noun)
    held = _is_view(verb) or _is_reading(verb)
    if not own and (scene.resolver.who(noun) is not None or not held):
        return ()
    return scene.found(
        "assert", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def _is_told(scene: Scene, verb: Any) -> bool:
    """Tell whether a clause is what somebody is told to have said, not a quotation."""
    noun = grammar.any_subject(verb)
    told = verb.dep_ in {"ccomp", "csubj"} and verb.head.lemma_ in words(
        "lexicon", "speech", "verbs"
    )
    told = told and not (is_supposed(verb) or grammar.asks(verb))
    return told and noun is not None and scene.quoted(noun.left_edge) is None


def _is_account(verb: Any) -> bool:
    """Tell a claim of what is or would be so from a story, a promise and a wish."""
    helped = {c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    finite = bool({verb.tag_, *helped} & _FINITE) or "MD" in helped
    past = verb.tag_ == "VBD" and not (_is_reading(verb) or _is_backshifted(verb))
    told = grammar.modal(verb) in {"", "would"} and not past
    told = told and not (_is_deed(verb) or is_obliged(verb) or _says_nothing(verb))
    told = told and not (is_procedure(verb) or asks_whether(verb))
    return finite and told and _LEAST <= n_words(verb) <= _MOST


def n_words(verb: Any) -> int:
    """Return how many words a clause has without the clauses that are joined to it."""
    joined = (c for c in verb.children if c.dep_ == "conj")
    return len(verb.subtree) - sum(len(c.subtree) for c in joined)


def _says_nothing(verb: Any) -> bool:
    """Tell "it certainly does" and "he did not know why", which claim nothing."""
    bare = verb.lemma_ == "do" and not any(c.dep_ == "dobj" for c in verb.children)
    unknown = verb.lemma_ in words("lexicon", "accounts", "minds")
    return bare or (unknown and grammar.is_negated(verb))


def _is_deed(verb: Any) -> bool:
    """Tell what somebody had done: "it had built ships", which is no view of theirs.

    Nor is what somebody has passed on: "it has handed Oslo a plan".
    """
    passed = verb.lemma_ in words("lexicon", "accounts", "passing")
    have = [c for c in verb.children if c.lemma_ == "have" and c.dep_ == "aux"]
    done = any(passed or c.tag_ == "VBD" for c in have)
    owed = words("senses", "courses", "kept") | {"condition", "duty", "term"}
    kept = verb.lemma_ in words("lexicon", "accounts", "keeping_faith")
    kept = kept and any(t.lemma_ in owed for t in verb.subtree if t.i > verb.i)
    return done and not kept and any(c.dep_ == "dobj" for c in verb.children)


def _is_view(verb: Any) -> bool:
    """Tell what somebody holds from what anybody may know.

    What would be, what has been or is being done, and what is denied, somebody holds.
    """
    held = grammar.modal(verb) == "would" or verb.tag_ in {"VBN", "VBG"}
    before = any(c.lemma_ == "have" and c.tag_ == "VBD" for c in verb.children)
    return grammar.is_negated(verb) or _is_predicated(verb) or (held and not before)


def _is_predicated(verb: Any) -> bool:
    """Tell what a thing is said to be: "the quota is the heart of the treaty".

    Of what the talks are about also what it is like: "the demand was overblown".
    """
    noun = grammar.any_subject(verb)
    said = {c.dep_ for c in verb.children if c.i > verb.i}
    if verb.lemma_ != "be" or noun is None or noun.pos_ == "PRON":
        return False
    talked_of = noun.dep_ == "csubj" or is_proposed(noun) or match(noun, "nouns")
    return "attr" in said or ("acomp" in said and bool(talked_of))


def _is_backshifted(verb: Any) -> bool:
    """Tell what is in the past only because it is told: "said that it was fair"."""
    return verb.head.tag_ == "VBD" and _is_predicated(verb)


def _is_reading(verb: Any) -> bool:
    """Tell what a thing is said to mean, which others read otherwise: "amounts to"."""
    return grammar.does(verb, words("lexicon", "accounts", "readings"))


def _is_own(scene: Scene, verb: Any, noun: Any, holder: Holder) -> bool:
    """Tell whether who speaks, or a thing of theirs, is spoken of.

    In "X told Y that it has two days" either may be meant.
    """
    told = next((c for c in verb.head.children if c.dep_ == "dobj"), None)
    if noun.pos_ == "PRON" and told is not None and scene.resolver.who(told):
        return False
    owners = [noun, *(c for c in noun.children if c.dep_ == "poss")]
    found = (scene.resolver.who(owner) for owner in owners)
    return any(one and set(one.parties) & set(holder.parties) for one in found)


def _is_theirs(verb: Any, noun: Any) -> bool:
    """Tell whether a right is said to be had: "it is entitled to a share"."""
    said = {c.lemma_.lower() for c in verb.children if c.i > verb.i}
    right = said & words("idioms", "claims", "rights")
    return noun.lower_ in _SELF and bool(right)


def _named(scene: Scene, verb: Any) -> tuple[Found, ...]:
    """Read "X calls the islets Greek" as an assertion."""
    calls = {"call", "consider", "regard", "deem", "term", "view", "see"}
    if verb.lemma_ not in calls or grammar.is_passive(verb) or grammar.asks(verb):
        return ()  # "what it calls its red line" calls nothing so
    things = [c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i]
    names = [c for c in verb.children if _is_name(c) and c.i > verb.i]
    whole = [c for c in verb.children if c.dep_ == "ccomp" and grammar.is_infinitive(c)]
    whole = [c for c in whole if c.lemma_ == "be"]
    things, names = (whole, whole) if whole else (things, names)
    holder, sure = scene.holder(verb), _SURE * scene.weight(verb)
    if not things or not names or holder is None or not holder.parties or not sure:
        return ()
    start = grammar.own_subject(verb) or verb
    return scene.found(
        "assert", holder, verb, (*things, *names), sure=sure, start=start.left_edge.i
    )


def _is_name(word: Any) -> bool:
    """Tell what a thing is called: "calls it home", "regards it as its own"."""
    named = word.lower_ == "as" and any(c.dep_ == "pobj" for c in word.children)
    return word.dep_ == "oprd" or (word.dep_ == "prep" and named)
