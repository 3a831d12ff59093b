"""Lists under a heading or a lead-in: "What Moscow wants", then bullets."""

from dataclasses import dataclass
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.parse import Parsed
from detente.reading.rules.matching import match
from detente.reading.scene import Found
from detente.reading.who import BOTH, Holder, Resolver

_STANDS = frozenset(
    ["position", "stance", "side", "view", "term", "wish", "list", "claim"]
)
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Owner:
    """Who and what a heading says of the list below it.

    Attributes
    ----------
    holder
        Whose list it is.
    act
        What the party does with its items, or None when the heading only names it.
    """

    holder: Holder
    act: Act | None


def owner(heading: Any, resolver: Resolver) -> Owner | None:
    """Return whose list a heading opens.

    Parameters
    ----------
    heading
        Its parse.
    resolver
        Who is meant by a noun.
    """
    resolver.enter(heading)
    holders = [
        h for t in heading if _is_free(t) and (h := resolver.one(t)) and h.parties
    ]
    parties = {party for holder in holders for party in holder.parties} - {BOTH}
    if len(parties) != 1:
        return None
    holder = next(h for h in holders if h.parties != (BOTH,))
    return Owner(holder, _act(heading))


def _is_free(token: Any) -> bool:
    return (
        token.pos_ in {"NOUN", "PROPN"}
        and token.dep_ not in {"pobj", "amod"}
        or (token.dep_ == "pobj" and token.head.lower_ in {"of", "by", "from"})
    )


def _act(heading: Any) -> Act | None:
    for token in heading:
        kind = "verbs" if token.pos_ in {"VERB", "AUX"} else "nouns"
        if token.lemma_.lower() in _STANDS:
            return "demand"
        found = match(token, kind)
        if found is not None:
            no = kind == "verbs" and grammar.is_negated(token)
            return None if no else found.act
    return None


def item(parsed: Parsed, listed: Owner | None, label: Holder | None) -> Found | None:
    """Return the statement that an item of a list makes by standing there.

    Parameters
    ----------
    parsed
        The block of the item.
    listed
        What its headings say.
    label
        The party that its own label names.
    """
    act = listed.act if listed else None
    holder = label or (listed.holder if listed else None)
    words = [t for t in parsed.doc if not (t.is_punct or t.is_space)]
    if act is None or holder is None or len(words) < _SHORTEST:
        return None
    if parsed.block.kind != "bullet" and parsed.block.text.rstrip().endswith("."):
        return None
    text = parsed.block.text.rstrip(" .;,")
    span = (0, len(text))
    return Found(
        holder=holder,
        act=act,
        content=" ".join(text.split()),
        condition="",
        negative=act in {"reject", "oppose"},
        parsed=parsed,
        span=span,
        body=span,
        modality="inferred",
        confidence=0.8 * holder.sure,
    )
