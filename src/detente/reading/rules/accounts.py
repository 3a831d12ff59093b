"""What a party says was done or is so: "Oslo said Lima had gone back on its word"."""

from collections.abc import Iterator
from typing import Any

from detente.reading import grammar
from detente.reading.rules.matching import match
from detente.reading.rules.procedure import is_procedure
from detente.reading.rules.promises import is_obliged
from detente.reading.rules.standstill import gets_nowhere
from detente.reading.scene import Found, Scene
from detente.reading.words import words

_FINITE = frozenset(["VBZ", "VBP", "VBD"])
_TOLD = frozenset(["ccomp", "ROOT", "conj", "parataxis"])
_COUNTED = frozenset(["CARDINAL", "DATE", "MONEY", "PERCENT", "QUANTITY", "TIME"])
_NOBODY = frozenset(["i", "you", "what", "who", "which", "whoever", "there"])
_UNTOLD = ("events", "minds")
_SELVES = frozenset(["he", "it", "she", "they"])
_SURE, _CERTAIN = 0.55, 0.99
_LEAST, _MOST = 4, 26
"""Words of an account: fewer say nothing, more are several."""


def accounts(scene: Scene) -> Iterator[Found]:
    """Yield what a party holds that others, it or things have done or are.

    The first of a sentence: what follows it mostly tells more of the same.
    """
    for token in scene.sent:
        if token.pos_ in {"VERB", "AUX"} and token.dep_ in _TOLD:
            found = _account(scene, token)
            if found:
                yield from found
                return


def _account(scene: Scene, verb: Any) -> tuple[Found, ...]:
    noun = grammar.any_subject(verb)
    if noun is None or not _is_finite(verb):
        return ()
    if noun.lower_ in _NOBODY or noun.left_edge.tag_ in {"WP", "WRB"}:
        return ()
    acts = match(verb, "verbs") is not None and not _is_of_rival(scene, verb, noun)
    if acts or _only_tells(verb):
        return ()
    holder, sure = scene.speaker(verb), _SURE * scene.weight(verb)
    told = holder is not None and (holder != scene.voice or scene.quoted(verb))
    told = told and not is_supposed(verb)
    if not told or holder is None or not holder.parties or holder.sure < _CERTAIN:
        return ()
    if not sure or not _is_contended(scene, verb, noun):
        return ()
    return scene.found(
        "assert", holder, verb, (verb,), sure=sure, start=noun.left_edge.i
    )


def is_supposed(verb: Any) -> bool:
    """Tell what could be said from what is: "each could say that it had won".

    Parameters
    ----------
    verb
        Of what is said.
    """
    above = verb.head if verb.dep_ == "ccomp" else verb
    return above != verb and grammar.modal(above) in {"can", "could", "may", "might"}


def _is_of_rival(scene: Scene, verb: Any, noun: Any) -> bool:
    """Tell what is said within quotation marks of what another is doing or has."""
    speaker, other = scene.speaker(verb), scene.resolver.who(noun)
    doing = verb.tag_ == "VBG" or verb.lemma_ == "have"
    return bool(
        doing
        and scene.quoted(verb)
        and speaker
        and other
        and other.parties
        and set(speaker.parties).isdisjoint(other.parties)
    )


def _is_finite(verb: Any) -> bool:
    """Tell what is or was so from what would be, in a clause of a fair length."""
    helped = {c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    plain = bool({verb.tag_, *helped} & _FINITE) and "MD" not in helped
    return plain and _LEAST <= len(verb.subtree) <= _MOST


def _only_tells(verb: Any) -> bool:
    """Tell whether a verb only says who says it: "…, he said, …"."""
    speaks = verb.lemma_ in words("lexicon", "speech", "verbs")
    clauses = any(c.dep_ in {"ccomp", "xcomp"} for c in verb.children)
    return speaks and (clauses or verb.dep_ == "parataxis")


def _is_contended(scene: Scene, verb: Any, noun: Any) -> bool:
    """Tell what a party holds from the news that it gives.

    What somebody else, or it, has or has not done, is doing, or is by its own words in
    a quotation, others may see otherwise. Numbers and days, and that somebody came,
    met or wrote, nobody does; nor how somebody feels.
    """
    held = noun.lemma_.lower() in words("roles", "occasions") and (
        grammar.is_passive(verb)
    )
    told = words("lexicon", "accounts", "events") | words(
        "lexicon", "accounts", "minds"
    )
    held = held or is_procedure(verb) or _is_handed_over(verb) or gets_nowhere(verb)
    if held or is_obliged(verb) or verb.lemma_ in told:
        return False
    had = any(c.lemma_ == "have" and c.dep_ == "aux" for c in verb.children)
    done = had or (grammar.is_negated(verb) and _is_past(verb))
    if scene.quoted(verb) is not None:
        named = noun.pos_ in {"NOUN", "PROPN", "VERB"} and not _is_own(noun)
        named = named or (noun.lower_ in {"it", "that", "this"} and _is_valued(verb))
        return scene.quoted(noun) is not None and (done or named)
    if any(t.ent_type_ in _COUNTED for t in verb.subtree):
        return False
    meant = grammar.is_passive(verb) and any(map(_is_purpose, verb.children))
    if had or meant or verb.tag_ == "VBG":
        return True
    if noun.lower_ in _SELVES and verb.dep_ != "ccomp":
        return False  # told of who speaks, not by them
    return grammar.is_negated(verb)


def _is_valued(verb: Any) -> bool:
    """Tell what a thing is said to be: "it is not usual to sell it first"."""
    said = [c for c in verb.children if c.dep_ == "acomp" and c.pos_ == "ADJ"]
    told = verb.lemma_ == "be" and bool(said) and said[0].i > verb.i
    if not told or said[0].lemma_ in words("lexicon", "judged", "hopeful"):
        return False  # "the weather was fine"
    return match(said[0], "adjectives") is None


def _is_handed_over(verb: Any) -> bool:
    """Tell what was laid before others: "had presented the union with a framework"."""
    links = [c for c in verb.children if c.dep_ == "prep" and c.lower_ == "with"]
    nouns = {d.lemma_.lower() for link in (verb, *links) for d in link.children}
    papers = words("roles", "papers") | words("lexicon", "verdicts", "things")
    return verb.lemma_ == "present" and bool(nouns & papers)


def _is_past(verb: Any) -> bool:
    helped = [c.tag_ for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    return "VBD" in [verb.tag_, *helped]


def _is_own(noun: Any) -> bool:
    return any(c.lower_ in {"our", "my"} for c in noun.lefts)


def _is_purpose(clause: Any) -> bool:
    """Tell what a thing was done for: "was put there to wreck the talks"."""
    return clause.dep_ in {"advcl", "xcomp"} and grammar.is_infinitive(clause)
