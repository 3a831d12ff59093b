"""Lists inside a sentence: "a raise, fully paid leave and a cap on overtime".

The parser hangs the members of a list on whatever stands near, or takes one for a
clause. How a list is written is plainer: commas, a last "and", and behind each of them
something that may begin a thing.
"""

from collections.abc import Iterator, Sequence, Set
from typing import Any

from detente.reading.speakers.nouns import group_kind
from detente.reading.words import words

_BEGINS = frozenset(["DET", "NUM", "ADJ", "NOUN", "PROPN"])
_FINITE = frozenset(["VBZ", "VBP", "VBD", "MD"])
_RELATIVE = frozenset(["that", "which", "who", "where", "whose", "when", "while"])
_AND = frozenset(["and", "or", "&"])
_ENDS = frozenset([":", ";", ".", "?", "!", "–", "—", "(", ")", '"', "“", "”"])
_PAIRS = frozenset(["between", "both", "either", "neither"])
_OWN = frozenset(["amod", "det", "nummod", "poss"])
_CLAUSES = frozenset(["acl", "relcl"])
_OF_THEM = (["of", "them"], ["of", "which"], ["of", "it"])
_DEEP = 2
"""Nouns of a member from which a list inside it hangs."""
_LEAST = 3
"""Members of a list that is told by its marks alone."""


def enumerated(doc: Any, start: int) -> tuple[tuple[int, ...], ...]:
    """Return the members of the list that begins at a place, none if there is no list.

    Parameters
    ----------
    doc
        The parse.
    start
        Place of the first word of the first member.

    Returns
    -------
    the places of each member
    """
    if not _may_begin(doc, start):
        return ()
    found: list[tuple[int, ...]] = []
    for run, last in _runs(doc, start):
        pieces = _at_and(doc, run) if found else (tuple(run),)
        if not all(_is_thing(doc, piece) for piece in pieces):
            return ()
        found.extend(pieces)
        if last or len(pieces) > 1:
            whole = len(found) < _LEAST or _is_listed_inside(doc, found)
            return () if whole else tuple(found)
    return ()


def _is_listed_inside(doc: Any, members: Sequence[Sequence[int]]) -> bool:
    """Tell whether the members of a list are joined to a noun inside the first one."""
    first, second = (set(member) for member in members[:2])
    joined = next((doc[i] for i in second if doc[i].dep_ == "conj"), None)
    return joined is not None and is_inside(joined.head, joined, first)


def is_inside(noun: Any, joined: Any, kept: Set[int]) -> bool:
    """Tell whether what is joined to a noun belongs inside the thing that holds both.

    "Tax breaks for oil companies, banks and farmers" are one thing. What is joined to a
    noun in a clause about a thing is no thing of its own; nor is what is as bare as a
    noun deeper inside, or people where that is people.

    Parameters
    ----------
    noun, joined
        A noun, and one that is joined to it.
    kept
        Places of the words that may hold them.
    """
    above = [a for a in (noun, *noun.ancestors) if a.i in kept]
    if any(a.dep_ == "relcl" for a in above):
        return True
    if noun.dep_ != "pobj" or len(above) < _DEEP:
        return False
    bare = not any(c.dep_ in _OWN for t in (noun, joined) for c in t.lefts)
    return bare or bool(group_kind(noun) and group_kind(joined))


def _runs(doc: Any, start: int) -> Iterator[tuple[Sequence[int], bool]]:
    """Yield the runs between commas, and whether "and" opens one."""
    end = doc[start].sent.end
    first, joined = start, False
    for place in range(start, end):
        if doc[place].text != "," and doc[place].text not in _ENDS:
            continue
        if first < place:
            yield range(first, place), joined
        if doc[place].text in _ENDS:
            return
        joined = place + 1 < end and doc[place + 1].lower_ in _AND
        first = place + 1 + joined
    if first < end:
        yield range(first, end), joined


def _at_and(doc: Any, run: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Return the two members that a run holds which "and" joins, or the run."""
    if any(doc[i].lower_ in _PAIRS for i in run):
        return (tuple(run),)
    for place in run[1:-1]:
        if doc[place].lower_ in _AND and _may_begin(doc, place + 1):
            if _is_in_clause(doc, run, place):
                continue
            return tuple(range(run[0], place)), tuple(range(place + 1, run[-1] + 1))
    return (tuple(run),)


def _is_in_clause(doc: Any, run: Sequence[int], place: int) -> bool:
    """Tell whether "and" joins two deeds: "a step aimed at ending it and paying"."""
    own = {i for i in run if i < place}
    verbs = (doc[i] for i in run if i > place and doc[i].pos_ == "VERB")
    joined = (verb for verb in verbs if verb.dep_ == "conj")
    heads = [token.head for token in joined if token.head.i in own]
    above = [a for head in heads[:1] for a in (head, *head.ancestors) if a.i in own]
    return any(a.dep_ in _CLAUSES for a in above)


def _may_begin(doc: Any, place: int) -> bool:
    token = doc[place]
    described = token.pos_ == "ADV" and place + 1 < len(doc)
    if described or token.tag_ in {"VBN", "VBG", "$"}:
        return token.lower_ not in _RELATIVE
    return token.pos_ in _BEGINS and token.lower_ not in _RELATIVE


def _is_thing(doc: Any, run: Sequence[int]) -> bool:
    """Tell whether a run is a thing: a noun in it, and no clause but one about it."""
    told = [doc[i] for i in run]
    verbs = [t for t in told if t.tag_ in _FINITE]
    opened = [t for t in told if t.lower_ in _RELATIVE]
    clause = verbs and not (opened and opened[0].i < verbs[0].i)
    aside = told[0].lower_ in words("lexicon", "contents", "asides")
    aside = aside or (told[0].dep_ == "acl" and told[0].head.i < told[0].i)
    aside = aside or [t.lower_ for t in told[1:3]] in _OF_THEM
    things = any(t.pos_ in {"NOUN", "PROPN"} for t in told)
    return bool(things and not clause and not aside and _may_begin(doc, run[0]))
