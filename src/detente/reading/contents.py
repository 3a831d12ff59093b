"""What an act is about: the words, without asides, cut where two things are joined."""

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise
from typing import Any

from detente.model import Act, Span
from detente.reading.enumerations import enumerated, is_inside
from detente.reading.grammar import is_infinitive, is_negated
from detente.reading.words import table

_SPLIT: frozenset[Act] = frozenset(
    ["demand", "seek", "insist", "prefer", "offer", "willing"]
)
_WHOLE = frozenset(["between", "among", "both", "either"])
_MODIFIED = frozenset(["det", "amod", "nummod", "poss", "quantmod"])
_TOWARDS = frozenset(["against", "for", "over", "to"])
_JOINED = frozenset(["cc", "conj", "punct"])
_NAMED = frozenset(["GPE", "PERSON", "ORG", "DATE"])
_DONE = frozenset(["VBD", "VBZ", "VBP"])
_ONE = frozenset(["as", "or", "than"])
_PAUSES = frozenset([",", "–", "—", ":", "("])
_OPENING, _CLOSING = frozenset('"“'), frozenset('"”')
_SUBJECTS = frozenset(["nsubj", "nsubjpass"])
_CLAUSES = frozenset(["VERB", "AUX"])
_JOINTS = frozenset(["and", "or", "but", "nor"])


def parts(doc: Any, act: Act, places: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Cut the tokens of a content where it joins one full thing to another.

    "A higher wage and a shorter week" are two things wanted; "oil and gas" is one, and
    so is what stands after "between" or what an objection is about.

    Parameters
    ----------
    doc
        The parse.
    act
        What is done to the content.
    places
        Tokens of the content, in order.
    """
    if act not in _SPLIT or not places:
        return (tuple(places),) if places else ()
    if listed := enumerated(doc, places[0]):
        return listed
    kept = set(places)
    cuts = [doc[i].left_edge.i for i in places if _is_full_conjunct(doc[i], kept)]
    cuts += [doc[i].left_edge.i for i in places if _is_again(doc[i], kept)]
    if not cuts:
        return (tuple(places),)
    bounds = [places[0], *sorted(cuts), places[-1] + 1]
    pieces = [
        tuple(i for i in places if low <= i < high) for low, high in pairwise(bounds)
    ]
    return tuple(_without_joint(doc, piece) for piece in pieces if piece)


def _is_again(noun: Any, kept: Set[int]) -> bool:
    """Tell what stands behind the same word again: "for a rise and for its return".

    The word must belong to the act: "lifted in one go and in full" is one thing.
    """
    link = noun.head
    if link.head.head.i in kept:
        return False
    again = link.dep_ == "conj" and link.lower_ == link.head.lower_
    return noun.dep_ == "pobj" and again and link.head.dep_ == "prep"


def added(head: Any) -> Iterator[int]:
    """Yield the places of clauses set off from one, with subjects of their own.

    "Germany objects, and the Netherlands has doubts": what another does is no part of
    what the first one does. Without a comma both are one: "that the river is low and
    any spill would kill it".
    """
    if head.pos_ not in _CLAUSES:
        return
    for joined in head.children:
        clause = joined.dep_ == "conj" and joined.pos_ in _CLAUSES
        if clause and _is_other_act(head, joined):
            yield from _with_joint(head, joined)
        elif clause and any(c.dep_ in _SUBJECTS for c in joined.children):
            between = [c for c in head.children if head.i < c.i < joined.i]
            marks = {c.lower_: c.i for c in between if c.dep_ in {"cc", "punct"}}
            if "," in marks and _JOINTS & set(marks):
                last = (c.i for c in head.rights if c.is_punct and c.i > joined.i)
                yield from (*marks.values(), *(t.i for t in joined.subtree), *last)


def _is_other_act(head: Any, joined: Any) -> bool:
    """Tell what is done instead: "would not pay but did not object"."""
    would = any(c.tag_ == "MD" for c in head.children)
    did = any(c.tag_ in _DONE and c.dep_ == "aux" for c in joined.children)
    will = any(c.tag_ == "MD" for c in joined.children)
    return would and (did or (will and is_negated(head) != is_negated(joined)))


def _with_joint(head: Any, joined: Any) -> Iterator[int]:
    """Yield the places of a clause, and of what joins it to the one before it."""
    between = (c.i for c in head.children if head.i < c.i < joined.i)
    marks = (i for i in between if head.doc[i].dep_ in {"cc", "punct"})
    yield from (*marks, *(t.i for t in joined.subtree))


def continued(doc: Any, places: Sequence[int]) -> list[int]:
    """Return the places of a content with the examples that go on behind it.

    "Its influence abroad, including its support for armed groups": wherever the parser
    hangs the examples, they belong to what stands before them.

    Parameters
    ----------
    doc
        The parse.
    places
        Tokens of the content, in order.
    """
    kept = list(places)
    if not kept or kept[-1] + 2 >= len(doc):
        return kept
    opener = doc[kept[-1] + 1 + (doc[kept[-1] + 1].text in _PAUSES)]
    cue = next((c for c in _examples() if _follows(opener, c)), None)
    if cue is None or opener.sent != doc[kept[-1]].sent:
        return kept
    last = opener.doc[opener.i + len(cue) - 1]
    over = last.head if last.i < last.head.i else last
    end = max(over.right_edge.i, last.right_edge.i)
    return [*kept, *range(kept[-1] + 1, end + 1)]


def without_aim(doc: Any, places: Sequence[int]) -> list[int]:
    """Return the places of a content without what it is only done for.

    "Buy more gas in an attempt to avert duties": the duties are no part of what is
    offered.

    Parameters
    ----------
    doc
        The parse.
    places
        Tokens of the content, in order.
    """
    aims = frozenset(table("lexicon")["contents"]["aims"])
    link = next((doc[i] for i in places[1:] if _is_aim(doc[i], aims)), None)
    if link is None:
        return list(places)
    under = {t.i for t in link.subtree}
    return [i for i in places if i not in under]


def _is_aim(link: Any, aims: frozenset[str]) -> bool:
    """Tell the "in" of "in an attempt to"."""
    nouns = (c for c in link.children if c.lemma_ in aims)
    return link.lower_ == "in" and any(
        child.lower_ == "to" or child.dep_ in {"acl", "relcl"}
        for noun in nouns
        for child in noun.children
    )


def quoted(doc: Any, places: Sequence[int], key: int) -> list[int]:
    """Return the places of a content up to the end of the quotation that it opens.

    Wherever the parser hangs the end of "every euro that we owe, and not a cent more",
    it belongs to what stands before it.

    Parameters
    ----------
    doc
        The parse.
    places
        Tokens of the content, in order.
    key
        Place of the predicate: what is said within the quotation ends where it ends.
    """
    kept = list(places)
    near = range(max(kept[0] - 1, 0), min(kept[0] + 2, len(doc))) if kept else ()
    opens = next((i for i in near if doc[i].text in _OPENING), None)
    if opens is None or doc[opens].whitespace_:
        return kept
    behind = (token for token in doc[opens + 1 :] if token.text in _CLOSING)
    closes = next(behind, doc[opens])
    if closes.sent != doc[opens].sent or closes.i <= kept[-1]:
        return kept
    if opens < key < closes.i:
        return kept
    return list(range(kept[0], closes.i))


def _examples() -> tuple[list[str], ...]:
    return tuple(cue.split() for cue in table("lexicon")["contents"]["examples"])


def _follows(opener: Any, cue: Sequence[str]) -> bool:
    run = opener.doc[opener.i : opener.i + len(cue)]
    return [t.lower_ for t in run] == list(cue)


def _is_full_conjunct(token: Any, kept: set[int]) -> bool:
    """Tell whether what is joined to another stands on its own feet."""
    if token.dep_ != "conj" or token.head.i not in kept:
        return False
    if token.pos_ == "VERB":
        return _is_full_deed(token)
    same = token.head.lemma_ == token.lemma_ or token.ent_type_ in _NAMED
    if token.pos_ not in {"NOUN", "PROPN"} or same:
        return False
    if _is_in_clause(token.head, kept):
        return False
    above = [token.head, *token.head.ancestors][:3]
    whole = any(a.lower_ in _WHOLE or a.dep_ in _SUBJECTS for a in above)
    whole = whole or any(_is_example(noun) for noun in _chain(token))
    chain = _chain(token)
    whole = whole or is_inside(chain[0], token, kept) or _is_trait(chain[0], kept)
    bare = any(not (noun.children or _has_object(noun)) for noun in chain)
    whole = whole or any(
        c.lower_ in _ONE for c in token.head.children if c.dep_ == "cc"
    )
    own = _is_modified(token) or (_has_object(token) and _is_dressed(token.head))
    return own and not (whole or bare)


def _is_in_clause(noun: Any, kept: set[int]) -> bool:
    """Tell what only rounds off a clause: "undercut the other on labour or on tax"."""
    link = noun.head
    return link.dep_ == "prep" and link.head.i in kept and bool(
        link.head.pos_ == "VERB" and not is_infinitive(link.head)
        and any(c.dep_ in _SUBJECTS for c in link.head.children)
    )  # fmt: skip


def _is_trait(noun: Any, kept: set[int]) -> bool:
    """Tell what only says of what kind a thing is: "with low rates and long runs"."""
    link = noun.head
    if link.lower_ != "with" or noun.dep_ != "pobj":
        return False
    before = link.doc[max(link.i - 1, 0)]
    return before.pos_ == "NOUN" and before.i in kept


def _is_full_deed(verb: Any) -> bool:
    """Tell two things to be done: "to cut fees and to hire", "cut fees and hire men".

    So where each has its "to" or "that", or each its own object.
    """
    first = verb.head
    if any(c.lower_ == "that" and c.dep_ == "mark" for c in verb.lefts):
        return any(c.lower_ == "that" and c.dep_ == "mark" for c in first.lefts)
    if is_infinitive(verb):
        return is_infinitive(first)
    bare = verb.tag_ == "VB" and not any(c.dep_ == "aux" for c in verb.lefts)
    things = [[c for c in one.rights if c.dep_ == "dobj"] for one in (first, verb)]
    return bare and is_infinitive(first) and all(things)


def _is_modified(token: Any) -> bool:
    """Tell whether words of its own stand before a noun."""
    own = (c for c in token.lefts if c.lower_ not in {"other", "more"})
    return any(c.dep_ in _MODIFIED for c in own)


def _is_dressed(noun: Any) -> bool:
    """Tell whether more hangs on a noun than what is joined to it."""
    return any(child.dep_ not in _JOINED for child in noun.children)


def _has_object(token: Any) -> bool:
    """Tell whether a noun says to or for what it is: *access to its waters*.

    Wherever the parser hangs that: it stands right behind the noun.
    """
    behind = token.doc[token.i + 1 : token.i + 2]
    return any(word.lower_ in _TOWARDS and word.pos_ == "ADP" for word in behind)


def _is_example(noun: Any) -> bool:
    """Tell whether a noun only illustrates the one before it: "such as"."""
    last = {cue[-1] for cue in _examples()}
    before = {noun.head.lower_} if noun.dep_ == "pobj" else set()
    return bool(last & before)


def _chain(token: Any) -> list[Any]:
    """Return the nouns that are joined to a noun, and itself."""
    first = token
    while first.dep_ == "conj":
        first = first.head
    chain = [first]
    for noun in chain:
        chain.extend(c for c in noun.children if c.dep_ == "conj")
    return chain


def _without_joint(doc: Any, piece: Sequence[int]) -> tuple[int, ...]:
    """Return a piece without "and" and marks at its end."""
    kept = list(piece)
    while kept and (doc[kept[-1]].dep_ == "cc" or _is_mark(doc[kept[-1]])):
        kept.pop()
    return tuple(kept)


def _is_mark(token: Any) -> bool:
    """Tell a comma from what belongs to a figure: "6%"."""
    return bool(token.is_punct) and token.text not in "%$£€"


def characters(doc: Any, first: int, last: int) -> Span:
    """Return the characters of a run of tokens, without marks or "and" at its ends."""
    while first < last and doc[first].is_punct and doc[first].text not in "$£€":
        first += 1
    while last > first and trails(doc[last]):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def trails(token: Any) -> bool:
    """Tell whether a token at the end of a run only leads on to what comes after it."""
    mark = token.is_punct and token.text != "%"
    return mark or token.is_space or token.lower_ in _JOINTS
