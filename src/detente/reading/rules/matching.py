"""Patterns of the lexicon matched against the parse."""

from dataclasses import dataclass
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.words import Pattern, patterns, table, words

_HANGS = frozenset(
    ("prep", "prt", "dobj", "pobj", "acomp", "attr", "advmod", "oprd", "dative")
) | {"nsubjpass", "xcomp", "amod", "pcomp", "agent", "npadvmod", "ccomp"}

_BETWEEN = frozenset(["acomp", "attr", "npadvmod", "prep", "punct"])
_PLACES = frozenset(["away", "back", "here", "home", "there"])
_IDIOM = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: its act and the word that its content hangs on."""

    act: Act
    words: tuple[str, ...]
    anchor: Any


def match(token: Any, kind: str) -> Match | None:
    """Return the longest pattern that begins at a token.

    Parameters
    ----------
    token
        A verb, adjective or noun.
    kind
        Which part of the lexicon.
    """
    found, forms = patterns(kind), token.doc.forms
    best: Match | None = None
    written = table("lexicon")["forms"].get(token.lower_, token.lower_)
    for word in dict.fromkeys((token.lower_, token.lemma_.lower(), written)):
        for pattern in found.get(word, ()):
            there = pattern.needed <= forms
            anchor = _follow(token, pattern) if there else None
            lost = anchor is None or _is_setting(token, anchor)
            if not (lost or _is_crossed(token, pattern, anchor)):
                one = Match(pattern.act, pattern.words, anchor)
                if best is None or _rank(one) > _rank(best):
                    best = one
    return best


def _is_setting(token: Any, anchor: Any) -> bool:
    """Tell "is willing, after ten years", "is out after May" from "is after seats".

    So with who "is here for a week" and who "was up all night, for the third time".
    """
    if token.lemma_ != "be" or anchor.head != token or anchor.dep_ != "prep":
        return False
    before = [c for c in token.children if token.i < c.i < anchor.i]
    return any(c.dep_ in _BETWEEN or c.lower_ in _PLACES for c in before)


def _is_crossed(token: Any, pattern: Pattern, anchor: Any) -> bool:
    """Tell "threw a punch in the ring" from "threw in a bonus"."""
    small = {t.lower_ for t in token.children if t.dep_ in {"prt", "advmod"}}
    if anchor.dep_ != "prep" or not set(pattern.words[1:-1]) <= small:
        return False
    crossed = any(c.dep_ == "dobj" and c.i < anchor.i for c in token.children)
    return crossed and pattern.words[0] not in words("senses", "sense", "both")


def _rank(found: Match) -> tuple[int, int]:
    """Order matches: more words first, then the one whose content begins first."""
    return len(found.words), -found.anchor.i


def _follow(token: Any, pattern: Pattern) -> Any | None:
    """Return the last word of a pattern, or None when a word is missing."""
    at = token
    nouns, waiting = [token], []
    denied = "no" in pattern.words
    for word in pattern.words[1:]:
        if word == "no":
            continue
        found = _clause(token, at, word) if word in {"to", "that"} else None
        if found is None and not _names_whom(pattern, word):
            found = _hanging(token, nouns, word) or _idiom(token, pattern, word)
        if found is None:
            waiting.append(word)
            continue
        if not set(waiting) <= {c.lower_ for c in found.lefts}:
            return None
        waiting, at = [], found
        nouns.append(at)
    if waiting:
        return None
    return None if denied and not any(_has_no(noun) for noun in nouns) else at


def _names_whom(pattern: Pattern, word: str) -> bool:
    """Tell "promised relief to voters", where "to" opens no clause."""
    return word == "to" and pattern.words[0] in words("lexicon", "frames", "vows")


def _has_no(word: Any) -> bool:
    return any(
        c.lower_ in {"no", "little", "zero", "scant"} and c.i > 0 for c in word.children
    )


def _clause(token: Any, at: Any, word: str) -> Any | None:
    """Return the clause that "to" or "that" of a pattern stands for."""
    deps = {"ccomp", "acl"} if word == "that" else grammar.INFINITIVES
    joined = token.head.children if token.dep_ == "acomp" else ()
    for child in (*at.children, *token.children, *joined):
        apart = any(t.text == ";" for t in token.doc[token.i : child.i])
        fits = (word == "that" and not apart) or grammar.is_infinitive(child)
        if fits and child.dep_ in deps and child.i > token.i:
            return child
    return None


def _idiom(token: Any, pattern: Pattern, word: str) -> Any | None:
    """Return the preposition of "have … on table" where it hangs on the thing had."""
    binds = pattern.words[0] in words("lexicon", "frames", "binding")
    if word != pattern.words[1] or (len(pattern.words) < _IDIOM and not binds):
        return None
    behind = (t for t in token.subtree if t.i > token.i and t.dep_ == "prep")
    for link in behind:
        next_word = pattern.words[2:3] or [c.lemma_ for c in link.children]
        if link.lower_ == word and {c.lemma_ for c in link.children} & set(next_word):
            return link
    return None


def _hanging(token: Any, found: list[Any], word: str) -> Any | None:
    """Return the word that hangs on the last of those found, or on one before it."""
    for holder in reversed(found):
        for child in holder.children:
            asks = word == "for" and token.lemma_ != "be"
            if asks and (mark := grammar.for_to(child)) is not None:
                return mark
            if child.dep_ in _HANGS and word in {child.lemma_.lower(), child.lower_}:
                own = holder.pos_ == "ADJ" or child.dep_ != "prep"
                if not own and word != "for" and grammar.tells_when(child):
                    continue
                if child.i > token.i or child.dep_ == "nsubjpass":
                    return child
    return None
