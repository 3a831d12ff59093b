"""Conditions: found by the words that open them, and cut out of the content."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.reading.grammar import tells_when
from detente.reading.words import patterns, table, words

_SETTING = frozenset(["prep", "npadvmod", "advmod"])
_MEANT = frozenset(["aim", "design", "intend", "mean"])
_SECRECY = frozenset(["anonymity", "confidentiality", "secrecy"])
_CLAUSES = frozenset(["acl", "advcl", "ccomp", "pcomp"])
_DEEDS = frozenset(["about", "by", "for", "from", "of"])
"""What stands before a deed: of "failing" or "providing" that is done, not awaited."""
_ASIDES = frozenset(["advcl", "parataxis"])


@dataclass(frozen=True, slots=True)
class Condition:
    """What a statement is made to depend on.

    Attributes
    ----------
    text
        Empty when it depends on nothing.
    places
        Tokens of the condition.
    """

    text: str = ""
    places: tuple[int, ...] = ()


def condition(sent: Any, key: Any, content: Sequence[Any]) -> Condition:
    """Return the condition that a sentence puts on what its predicate says.

    Parameters
    ----------
    sent
        The sentence.
    key
        The token of the predicate.
    content
        Heads of what the predicate is about.
    """
    inside = {t.i for head in content for t in head.subtree} | {key.i}
    inside |= {a.i for a in key.ancestors if _same_clause(a, key)}
    for token in sent:
        opened = _opens(token)
        if opened is None:
            continue
        root, under = opened, {t.i for t in opened.subtree}
        swallowed = key.i in under or any(
            token.i < head.i and (head.i in under or head.head.i == token.i + 1)
            for head in content
        )
        if root.head.i in inside and not swallowed:
            return _cut(sent, token, root)
    return _inverted(sent, key, inside)


def inside(sent: Any) -> frozenset[int]:
    """Return the places of a sentence that stand in the clause of a condition.

    What is done there, "as long as militias threaten it", nobody says that it is done.
    """
    opened = ((token, root) for token in sent if (root := _opens(token)) is not None)
    behind = (_clause(token, root) for token, root in opened)
    clauses = (r for r in behind if r.pos_ in {"VERB", "AUX"} and r.dep_ in _CLAUSES)
    return frozenset(t.i for clause in clauses for t in clause.subtree)


def _clause(opener: Any, root: Any) -> Any:
    """Return the verb of a condition; of "as long as …" the one that "as" marks."""
    marks = (t for t in opener.doc[opener.i + 1 : opener.i + 3] if t.dep_ == "mark")
    marked = next((mark.head for mark in marks), opener)
    if root.i > opener.i:
        return marked if _stands_ahead(opener, marked, root) else root
    behind = next((c for c in opener.children if c.dep_ == "pcomp"), None)
    return marked if behind is None else behind


def _stands_ahead(opener: Any, clause: Any, root: Any) -> bool:
    """Tell whether "as long as …" comes first: "as long as they shell us, we stay"."""
    if opener.lower_ not in {"as", "so"} or not opener.i < clause.i < root.i:
        return False
    nouns = [c for c in root.children if c.dep_.startswith(("nsubj", "expl"))]
    return any(noun.i > clause.i for noun in nouns)


def _same_clause(above: Any, key: Any) -> bool:
    """Tell whether a condition on a verb above is one on the predicate too."""
    step = key
    while step != above:
        if step.dep_ not in {"xcomp", "acomp", "attr", "prep", "pobj", "ccomp", "dobj"}:
            return False
        step = step.head
    return True


@cache
def _cues() -> Mapping[str, Sequence[list[str]]]:
    """Return the words that open a condition, by the first of them."""
    found: dict[str, list[list[str]]] = {}
    for cue in table("lexicon")["conditions"]["cues"]:
        found.setdefault(cue.split()[0], []).append(cue.split())
    return found


def _opens(token: Any) -> Any | None:
    """Return the head of the condition that opens at a token, if one does."""
    for parts in _cues().get(token.lower_, ()):
        following = [t.lower_ for t in token.doc[token.i : token.i + len(parts)]]
        if following == parts and not _is_secrecy(token):
            return _head(token, parts)
    return None


def _is_secrecy(token: Any) -> bool:
    """Tell on what people speak to the press: "on condition of anonymity"."""
    return any(t.lower_ in _SECRECY for t in token.doc[token.i + 3 : token.i + 5])


def _head(token: Any, parts: list[str]) -> Any | None:
    before = token.doc[token.i - 1].lower_ if token.i else ""
    is_deed = token.dep_ == "pcomp" and before in _DEEDS  # "accused of failing to pay"
    if is_deed or (before, token.lower_) in {("even", "if"), ("at", "once")}:
        return None
    if token.dep_ == "mark" or (token.dep_ == "advmod" and token.head.dep_ == "advcl"):
        return token.head
    if token.lower_ == "only" and token.dep_ in {"advmod", "mark"}:
        return token.head
    if len(parts) == 1 and token.dep_ not in {"prep", "advcl", "acl", "pcomp"}:
        return None
    if parts[0] == "as" and token.dep_ == "advmod":
        return token.head.head if token.head.dep_ == "advmod" else token.head
    return token


def _cut(sent: Any, token: Any, root: Any) -> Condition:
    first = token.i
    while first > sent.start and sent.doc[first - 1].lower_ in {"only", "but"}:
        first -= 1
    last = root.right_edge.i
    if root.i < token.i:
        last = max(last, token.right_edge.i)
    for behind in sent.doc[token.i + 1 : token.i + 2]:
        if behind.lower_ == "that" and behind.dep_ == "mark":
            last = max(last, behind.head.right_edge.i)
    for behind in sent.doc[token.i + 2 : token.i + 3]:
        if behind.lower_ == "for" and token.lower_ == "in":
            last = max(last, behind.right_edge.i)
    rest = sent.doc[last + 1 : min(last + 3, sent.end)]
    if [t.lower_ for t in rest[:1]] == ["to"] and all(t.is_punct for t in rest[1:]):
        last += 1  # "if we have to": the verb is the one above
    return _condition(sent, range(min(first, token.i), last + 1))


def _inverted(sent: Any, key: Any, inside: set[int]) -> Condition:
    """Find "should regulators block it", "were access part of it"."""
    for token in sent:
        if token.lower_ not in {"should", "were", "had"} or token.i == key.i:
            continue
        verb = token if token.lower_ == "were" else token.head
        subjects = [c.i for c in verb.children if c.dep_.startswith("nsubj")]
        if verb.dep_ not in {"advcl", "ccomp"} or not subjects or subjects[0] < token.i:
            continue
        if verb.head.i in inside and not any(t.text == "?" for t in sent):
            return _condition(sent, range(token.i, verb.right_edge.i + 1))
    return Condition()


def _condition(sent: Any, places: range) -> Condition:
    kept = [i for i in places if i < sent.end]
    while kept and (sent.doc[kept[-1]].is_punct or sent.doc[kept[-1]].is_space):
        kept.pop()
    text = "".join(sent.doc[i].text_with_ws for i in kept)
    return Condition(re.sub(r"\s+", " ", text).strip(" ,\"'"), tuple(kept))


def without_asides(doc: Any, places: list[int], key: Any) -> list[int]:
    """Return the places of a content without clauses that do not belong to it.

    A clause after a comma that has an act of its own, or that compares ("while …"),
    ends the content.
    """
    kept = set(places)
    dropped = set(_opening(key)) | _around(key, kept)
    for place in places:
        token = doc[place]
        left_out = contrasted(token)
        if left_out is not None and left_out.i != key.i and token.i > key.i:
            dropped.update(range(token.i, left_out.right_edge.i + 1))
        if _is_next_act(token, kept):
            cut = token.left_edge.i
            while cut > 0 and doc[cut - 1].dep_ in {"cc", "punct"}:
                cut -= 1
            dropped.update(range(cut, token.right_edge.i + 1))
        if _is_remark(token) and token.i > key.i:
            dropped.update(range(token.left_edge.i, token.right_edge.i + 1))
        if token.dep_ not in _ASIDES or token.i < key.i or token.head.i not in kept:
            continue
        first = token.left_edge.i
        opened = doc[first].lower_ in {"while", "whereas", "although", "though"}
        after_comma = first > 0 and doc[first - 1].text in {",", ";", "–", "—"}
        said = token.lemma_ in words("lexicon", "speech", "verbs")
        if opened or (after_comma and (said or token.tag_ == "VBG")):
            dropped.update(range(first, token.right_edge.i + 1))
    return [place for place in places if place not in dropped]


def _is_remark(noun: Any) -> bool:
    """Tell what a noun behind a comma only says of the whole: ", a step that …"."""
    plain = noun.lower_ in words("lexicon", "contents", "remarks")
    told = noun.lower_ in words("lexicon", "contents", "comments")
    clauses = [c for c in noun.children if c.dep_ in {"acl", "relcl"}]
    apart = noun.dep_ == "dobj" and noun.doc[max(noun.left_edge.i - 1, 0)].text == ","
    meant = apart and any(c.lemma_ in _MEANT for c in clauses)
    dressed = told and (meant or (noun.dep_ == "appos" and bool(clauses)))
    return dressed or (noun.dep_ == "appos" and plain)


def _around(key: Any, kept: set[int]) -> set[int]:
    """Return the relative clause of a predicate, where its noun is the content."""
    above = (t for t in (key, *key.ancestors) if t.dep_ == "relcl")
    clause = next((t for t in above if t.head.i in kept), None)
    return set() if clause is None else {t.i for t in clause.subtree}


def contrasted(joint: Any) -> Any | None:
    """Return what "but not" leaves out, where a word opens that: "a delay, not a cut".

    Parameters
    ----------
    joint
        A word that may be "but" or "though".
    """
    if joint.lower_ not in {"but", "though"} or joint.i + 2 >= len(joint.doc):
        return None
    if joint.doc[joint.i + 1].lower_ != "not":
        return None
    if joint.head.i > joint.i:
        return joint.head
    near = (*joint.head.children, *joint.head.head.children)
    behind = (c for c in near if c.i > joint.i + 1)
    found = (c for c in behind if c.dep_ in {"conj", "prep", "pobj", "dobj", "xcomp"})
    return next(found, None)


def _opening(key: Any) -> range:
    """Return the places before a comma that only set the scene: "Under the plan, …"."""
    first = [c for c in key.children if c.dep_ in _SETTING and c.i < key.i]
    noun = next((c for c in key.children if c.dep_.startswith("nsubj")), None)
    for child in first:
        after = child.right_edge.i + 1
        if noun is None or after > noun.left_edge.i:
            continue
        comma = key.doc[after].text == ","
        if comma or (child.dep_ == "prep" and tells_when(child)):
            return range(child.left_edge.i, after + comma)
    return range(0)


def _is_finite(verb: Any) -> bool:
    finite = {"VBZ", "VBD", "VBP"}
    helped = any(c.dep_ == "aux" and c.tag_ in finite for c in verb.children)
    return verb.tag_ in finite or helped


def _is_next_act(token: Any, kept: set[int]) -> bool:
    """Tell whether a coordinated verb begins an act of its own."""
    return (
        token.dep_ == "conj"
        and _is_finite(token)
        and token.head.i in kept
        and not (token.tag_ == "VBP" and token.head.tag_ == "VB")
        and not any(c.dep_.startswith("nsubj") for c in token.children)
        and token.lemma_ in patterns("verbs")
    )
