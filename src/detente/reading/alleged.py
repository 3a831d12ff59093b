"""What a clause names and nobody is said to do: charged, wanted done, held against."""

from typing import Any

from detente.reading import grammar
from detente.reading.words import words

_BLAMES = frozenset(["for", "of", "over", "with"])


def is_alleged(clause: Any) -> bool:
    """Tell what others are said to do: "charged the crews with trying to wreck it".

    Parameters
    ----------
    clause
        The participle behind a preposition.
    """
    link = clause.head
    told = link.lower_ in _BLAMES and link.dep_ == "prep"
    return told and link.head.lemma_ in words("lexicon", "hedges", "blaming")


def is_to_be_done(clause: Any) -> bool:
    """Tell what is only wanted done, by whom: "wants the map approved by Oman".

    Parameters
    ----------
    clause
        The participle on a noun.
    """
    wanted = clause.head.head.lemma_ in words("lexicon", "idle", "wishes")
    return wanted and clause.tag_ == "VBN" and clause.head.dep_ == "dobj"


def is_held_against(clause: Any) -> bool:
    """Tell what goes ill with another thing: "cannot complain while refusing help".

    Parameters
    ----------
    clause
        The participle behind "while".
    """
    above = clause.head
    beside = clause.tag_ == "VBG" and grammar.compares(clause)
    return beside and grammar.is_negated(above) and grammar.modal(above) != ""
