"""The words of a content: a thing, or an infinitive where a clause repeats who acts."""

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

from detente.model import Act
from detente.reading.antecedents import filled
from detente.reading.contents import trails
from detente.reading.words import words

_OWN: frozenset[Act] = frozenset(["offer", "willing", "accept", "reject", "threaten"])
"""Acts about what the party itself does, whose clause repeats the party."""

_AGAINST: frozenset[Act] = frozenset(["reject", "oppose"])
_LITTLE = frozenset(["that", "as"])
_BARE = frozenset(["will", "would", "can", "could", "may", "might", "must", "shall"])
_QUOTES = str.maketrans("", "", '"“”')
_CITED = re.compile(r"\s*\[\s*\d+\s*\]?")


def phrase(doc: Any, act: Act, places: Sequence[int]) -> str:
    """Return the text at some tokens, without what is not its own.

    Little words and marks at its ends go, as do the numbers of sources in brackets. Of
    a clause that repeats who acts ("it would not leave", "the firm could pay more")
    the infinitive is kept: "to leave", "to pay more". Accepting something is left to
    the act: "to accept delays" is an open mind about "delays".

    Parameters
    ----------
    doc
        The parse.
    act
        What is done to the content.
    places
        Tokens of the content, in order.
    """
    kept = _trimmed(doc, [i for i in places if not _is_citation(doc, i)])
    if len(kept) > 1 and act in _AGAINST and doc[kept[0]].lower_ == "not":
        kept = kept[1:]
    verb = _own_verb(doc, kept, act) if act in _OWN else None
    if verb is None:
        return _uncapitalised(doc, kept)
    kept = [i for i in kept if i >= verb.i]
    taken = act == "willing" and verb.lemma_ in words("lexicon", "acceptance", "verbs")
    if taken and any(child.dep_ == "dobj" for child in verb.children):
        return _joined(doc, _trimmed(doc, kept[1:]))
    return f"to {_joined(doc, kept)}"


def _uncapitalised(doc: Any, kept: Sequence[int]) -> str:
    """Return the text at some tokens; what opened its sentence does so no longer."""
    text = _joined(doc, kept)
    common = kept and doc[kept[0]].pos_ in {"DET", "PRON", "ADJ", "NOUN"}
    if not common or doc[kept[0]].ent_type_ or not doc[kept[0]].is_title:
        return text
    return text if doc[kept[0]].text == "I" else text[:1].lower() + text[1:]


def _own_verb(doc: Any, kept: Sequence[int], act: Act) -> Any | None:
    """Return the bare verb of a clause that says what the party itself does."""
    inside = set(kept)
    for place in kept:
        token = doc[place]
        if token.pos_ != "VERB" or token.head.i in inside - {place}:
            continue
        before = [c for c in token.lefts if c.i in inside]
        subject = any(c.dep_ == "nsubj" and c.left_edge.i == kept[0] for c in before)
        if act == "threaten" and any(c.dep_ in {"neg", "advmod"} for c in before):
            return None
        helped = any(c.dep_ == "aux" and c.lower_ in _BARE for c in before)
        return token if subject and helped and token.tag_ in {"VB", "VBP"} else None
    return None


def _trimmed(doc: Any, places: Sequence[int]) -> list[int]:
    kept = list(places)
    while len(kept) > 1 and (doc[kept[0]].is_punct or doc[kept[0]].lower_ in _LITTLE):
        kept.pop(0)
    while kept and trails(doc[kept[-1]]):
        kept.pop()
    if len(kept) > 1 and doc[kept[0]].dep_ == "prep":
        kept.pop(0)
    return kept


def _with(token: Any, meant: str) -> str:
    """Return a word, with what it stands for in brackets behind it."""
    behind = f" [{meant}]" if meant else ""
    return f"{token.text}{behind}{token.whitespace_}"


def _is_citation(doc: Any, place: int) -> bool:
    """Tell whether a token is part of "[1]"."""
    if doc[place].text not in {"[", "]"} and not doc[place].text.isdigit():
        return False
    near = doc[max(place - 1, 0) : place + 2].text_with_ws
    return re.search(r"\[\s*\d*\s*\]?|\d\s*\]", near) is not None


def _joined(doc: Any, kept: Sequence[int]) -> str:
    meant = filled(doc, kept)
    joined = "".join(
        _with(doc[i], meant.get(i, "")) + ("" if j == i + 1 else " ")
        for i, j in zip_longest(kept, kept[1:])
    )
    plain = _CITED.sub("", joined)
    text = re.sub(r"\s+", " ", plain).strip(" ,;:'")
    return _paired(text)


def _paired(text: str) -> str:
    """Return a text without quotation marks where one of a pair is cut off."""
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        return text.translate(_QUOTES)
    return text
