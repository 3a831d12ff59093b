"""Words set apart that tell in whose words a sentence stands: "…, he said, …"."""

from typing import Any

from detente.reading import grammar
from detente.reading.speakers.quotations import Quotation
from detente.reading.words import words

_VIEWS = frozenset(["according", "view", "opinion", "eyes"])
_JOINTS = frozenset(["cc", "advmod", "punct"])
_ASIDE_LENGTH = 8
_SETTING = frozenset(["DATE", "TIME", "GPE", "LOC", "FAC"])


def opens_view(token: Any) -> bool:
    """Tell whether a word makes what follows somebody's: "in the words of".

    Parameters
    ----------
    token
        Such as "according", or "for" at the head of "for Oslo, the fee is too high".
    """
    spoken = token.lower_ == "words" and token.head.lower_ == "in"
    return spoken or token.lower_ in _VIEWS or _is_for(token)


def _is_for(link: Any) -> bool:
    """Tell whether a sentence opens with those for whom it is so."""
    if link.lower_ != "for" or link.dep_ != "prep" or link.i > link.head.i:
        return False
    before = (link.doc[i] for i in range(link.sent.start, link.i))
    named = [c for c in link.children if c.dep_ == "pobj" and c.pos_ == "PROPN"]
    return bool(named) and all(t.dep_ in _JOINTS for t in before)


def is_speech(clause: Any, quote: Quotation | None, text: str) -> bool:
    """Tell whether a clause is quoted behind a colon, whatever it hangs on.

    Parameters
    ----------
    clause, quote
        Its verb, and the quotation that this stands in.
    text
        Of the block.
    """
    if quote is None or clause.dep_ != "ccomp":
        return False
    if quote.span[0] <= clause.head.idx < quote.span[1]:
        return False
    return text[: quote.span[0]].rstrip("\"' ").endswith(":")


def is_parenthesis(verb: Any) -> bool:
    """Tell whether a verb of speech stands between commas: "…, he said, …".

    Parameters
    ----------
    verb
        Such as "say".
    """
    if verb.lemma_ not in words("lexicon", "speech", "verbs"):
        return False
    noun = grammar.own_subject(verb)
    if noun is None:
        return False
    first = min(noun.left_edge.i, verb.i)
    last = max(
        [noun.i, verb.i, *(c.right_edge.i for c in verb.children if _is_near(c))]
    )
    doc = verb.doc
    before = first > verb.sent.start and doc[first - 1].text in {",", '"', ";"}
    return (
        before
        and last - first < _ASIDE_LENGTH
        and doc[min(last + 1, len(doc) - 1)].is_punct
    )


def _is_near(word: Any) -> bool:
    """Tell whether a word behind "he told" only says when, or to whom: "reporters"."""
    hears = word.dep_ in {"dobj", "dative"} and word.head.lemma_ == "tell"
    return (hears and word.i > word.head.i) or _is_when(word)


def _is_when(word: Any) -> bool:
    """Tell whether a word behind "he said" only says when: "then", "on Tuesday"."""
    nouns = [c for c in word.children if c.dep_ == "pobj"]
    when = all(
        c.ent_type_ in _SETTING or c.lemma_ in words("roles", "occasions")
        for c in nouns
    )
    kinds = {"advmod", "npadvmod", *(["prep"] if nouns else [])}
    return word.i > word.head.i and word.dep_ in kinds and when


def is_main(verb: Any) -> bool:
    """Tell whether a verb is the sentence's own, or what is said in it."""
    told = verb.dep_ == "ccomp" and verb.head.dep_ == "ROOT"
    return bool(told or verb.dep_ in {"ROOT", "conj"})


def is_told(verb: Any) -> bool:
    """Tell whether a verb is what is said, or one joined to it by "and"."""
    while verb.dep_ == "conj" and verb.head != verb:
        verb = verb.head
    return bool(verb.dep_ == "ccomp")
