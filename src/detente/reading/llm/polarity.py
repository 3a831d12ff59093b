"""Whether a sentence says the contrary of what is claimed of it."""

from functools import cache
from typing import Any

from detente.model import Act
from detente.reading import grammar
from detente.reading.words import KINDS, patterns

AGAINST: frozenset[Act] = frozenset(["reject", "oppose"])
_ADVERSE: frozenset[Act] = frozenset(["reject", "oppose", "concern", "threaten"])
_TOWARDS: frozenset[Act] = frozenset(
    ["demand", "seek", "insist", "prefer", "offer", "willing", "accept"]
)
_DENIALS = (
    "no not n't never neither nor none nothing nobody without against cannot hardly "
    "stop end halt ban unacceptable impossible deny denied denies"
)
_NO = frozenset(_DENIALS.split())
_OPENERS = frozenset(["to", "out"])


def contradicts(act: Act, tokens: Any, *, negative: bool) -> bool:
    """Tell whether the words of a quote contradict the polarity claimed for it.

    What is not wanted needs a word that says so; what is wanted must not hang on a
    verb that is denied, or that refuses. A refusal that is denied counts as none.

    Parameters
    ----------
    act
        What the quote is said to do.
    tokens
        The quote, as a ``Span`` of the parse.
    negative
        Whether the content is said not to be wanted.
    """
    if negative or act in AGAINST:
        return not any(map(_is_adverse, (*tokens, *_governing(tokens.root))))
    return act in _TOWARDS and _is_denied(tokens)


def _is_adverse(token: Any) -> bool:
    known = token.lemma_.lower() in _adverse_words()
    return known or token.lower_ in _NO or grammar.is_negated(token)


def _is_denied(tokens: Any) -> bool:
    """Tell whether an odd number of denials governs what a quote is about."""
    root = tokens.root
    chain = [root, *_governing(root)]
    denials = sum(grammar.is_negated(t) + (t.lemma_ in _refusals()) for t in chain)
    denials += any(child.lower_ == "no" for child in root.children)
    return denials % 2 == 1


def _governing(token: Any) -> list[Any]:
    """Return the verbs on which a verb hangs: "refused" of "refused to accept"."""
    found = []
    while token.dep_ in {"xcomp", "ccomp", "dobj"} and token.head != token:
        token = token.head
        found.append(token)
    return found


@cache
def _refusals() -> frozenset[str]:
    """Return verbs that refuse what follows them."""
    return frozenset(
        first
        for first, found in patterns("verbs").items()
        for pattern in found
        if pattern.act == "reject" and set(pattern.words[1:]) <= _OPENERS
    )


@cache
def _adverse_words() -> frozenset[str]:
    """Return words that alone say something against a thing, or refuse it."""
    alone = frozenset(
        first
        for kind in KINDS
        for first, found in patterns(kind).items()
        if any(p.act in _ADVERSE and p.words == (first,) for p in found)
    )
    return alone | _refusals()
