"""Nouns of a sentence that a pronoun in it may repeat, the likeliest first."""

from collections.abc import Iterator
from typing import Any

from detente.reading.grammar import subject
from detente.reading.speakers.nouns import is_somebody

_SEEMS = frozenset(["appear", "be", "look", "mean", "seem", "sound"])


def before(pronoun: Any, view: Any | None) -> Iterator[Any]:
    """Yield the nouns before a pronoun that it may repeat.

    The subjects of the clauses above it come first, then other subjects, then whose
    view the sentence opens with, who is set apart, and whose a thing is that acts.

    Parameters
    ----------
    pronoun
        Such as "they".
    view
        Whose view the sentence opens with, if anybody's.
    """
    clauses = [a for a in pronoun.ancestors if a.pos_ in {"VERB", "AUX"}]
    nouns = [subject(clause) for clause in clauses]
    others = [t for t in reversed(list(pronoun.sent)) if t.dep_ == "nsubj"]
    nouns += sorted(others, key=_depth)
    nouns += [view, *_clefts(pronoun.sent), *map(_owner, nouns)]
    for noun in nouns:
        if noun is None or noun.i >= pronoun.i or noun.pos_ == "PRON":
            continue
        if not _is_small(noun.head):
            yield noun


def same(pronoun: Any) -> Any | None:
    """Return the "he" that a sentence opens with, for a later "he" of its own.

    "He wants the board to wait and is ready, he told reporters, to sign": who speaks by
    the way is who acts.
    """
    if pronoun.lower_ not in {"he", "she"} or pronoun.dep_ != "nsubj":
        return None
    first = next((t for t in pronoun.sent if t.dep_ == "nsubj"), pronoun)
    again = first.i < pronoun.i and first.lower_ == pronoun.lower_
    return first if again else None


def are_many(noun: Any, pronoun: Any) -> bool:
    """Tell that "it" cannot be "the rebels"; a name may be plural in form."""
    return noun.tag_ in {"NNS", "NNPS"} and pronoun.lower_ in {"it", "its", "itself"}


def topic(sent: Any) -> Any | None:
    """Return whose view a sentence opens with: "For the Greens, this is …".

    Or at whose house it is set: "At Aro, the chairman said that it would pay".
    """
    first = next((t for t in sent if not t.is_space), None)
    if first is None or first.lower_ not in {"at", "for"}:
        return None
    return next((c for c in first.children if c.dep_ == "pobj"), None)


def _clefts(sent: Any) -> Iterator[Any]:
    """Yield who is set apart as the one who acts: "It is Ann Lee who decides"."""
    for token in sent if any(t.lower_ == "who" for t in sent) else ():
        opens = token.dep_ == "attr" and is_somebody(token)
        if opens and any(c.lower_ == "it" for c in token.head.lefts):
            yield token


def _owner(noun: Any | None) -> Any | None:
    """Return whose thing acts: "Chile's economy was weak, and it refused a levy"."""
    owners = noun.children if noun is not None else ()
    return next((c for c in owners if c.dep_ == "poss"), None)


def _depth(noun: Any) -> int:
    """Return how many clauses stand above a subject's: a comparison's is deeper."""
    return sum(
        clause.pos_ in {"VERB", "AUX"} and clause.dep_ != "conj"
        for clause in noun.ancestors
    )


def _is_small(verb: Any) -> bool:
    """Tell whether a clause has no verb of its own: "wants two ports added"."""
    first = verb.head if verb.dep_ == "conj" else verb
    told = verb.tag_ == "VBN" and first.dep_ == "ccomp"
    return told and not any(c.dep_ in {"aux", "auxpass"} for c in verb.children)
