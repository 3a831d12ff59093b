"""Who is first told of without a name, and who may then be named: "Ann Lee said"."""

from collections.abc import Callable
from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import name_run
from detente.reading.words import words


def is_unnamed(noun: Any) -> bool:
    """Tell whether a noun is a speaker's, or a head's, who is not named yet."""
    lemma = noun.lemma_.lower()
    named = any(c.dep_ == "appos" for c in noun.children)
    known = lemma.startswith("spokes") or lemma in words("roles", "unnamed_heads")
    return known and not named and noun.tag_ == "NN"


def is_unknown(name: Any, resolver: Context) -> bool:
    """Tell whether a name is that of a person whom no party is known for."""
    known = name.i in resolver.hits or name.text in resolver.table.people
    return name.ent_type_ == "PERSON" and not known


def is_presented(name: Any) -> bool:
    """Tell whether nothing but the whole name tells who somebody is."""
    told = any(c.dep_ in {"appos", "relcl"} for c in name.children)
    return " " in name_run(name) and not told


def unnamed(sent: Any, who: Callable[[Any], Holder | None]) -> Holder | None:
    """Return for whom a spokesman speaks whom a sentence does not name.

    "A ministry spokeswoman said so. Ann Lee added …": she is the spokeswoman.

    Parameters
    ----------
    sent
        The sentence.
    who
        Tells whom a noun stands for.
    """
    said = words("lexicon", "speech", "verbs")
    tellers = (t for t in sent if t.dep_ == "nsubj" and t.head.lemma_ in said)
    known = [t for t in tellers if t.lower_.startswith("spokes") and is_unnamed(t)]
    return who(known[-1]) if known else None


def names_who_spoke(name: Any) -> bool:
    """Tell whether a name is of one who says something, and is told by nothing else."""
    speaks = name.dep_ == "nsubj" and name.head.lemma_ in words(
        "lexicon", "speech", "verbs"
    )
    return speaks and is_presented(name)
