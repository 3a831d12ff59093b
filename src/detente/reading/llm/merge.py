"""What the rules and a model found -> each once, in the order of the text."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from detente.model import Act
from detente.reading.found import Found
from detente.reading.parse import Parsed
from detente.reading.speakers.holder import BOTH

COARSE: Mapping[Act, str] = {
    "demand": "ask",
    "seek": "ask",
    "insist": "ask",
    "prefer": "ask",
    "offer": "give",
    "willing": "give",
    "accept": "give",
    "reject": "refuse",
    "oppose": "refuse",
    "concern": "hold",
    "assert": "hold",
    "threaten": "threaten",
}
"""Acts between which two readers may differ and still have read the same."""
_OVERLAP = 0.5
_SUREST = 0.99


def merge(
    rules: Sequence[Found], model: Sequence[Found], parsed: Sequence[Parsed]
) -> tuple[Found, ...]:
    """Merge two readings: same party, coarse act and quote make one statement.

    Quotes are the same when they share more than half of the shorter one. What both
    read stands as the rules have it, and is surer: two readers who err independently,
    with confidences :math:`a` and :math:`b`, are both wrong with :math:`(1-a)(1-b)`.

    Parameters
    ----------
    rules, model
        What each found.
    parsed
        The blocks, in order.
    """
    merged = list(rules)
    for one in model:
        twin = next((n for n, old in enumerate(merged) if same(old, one)), None)
        if twin is None:
            merged.append(one)
        elif merged[twin].origin == "rules":
            merged[twin] = _agreed(merged[twin], one)
    order = {id(piece): n for n, piece in enumerate(parsed)}
    return tuple(sorted(merged, key=lambda f: (order[id(f.parsed)], f.span)))


def same(one: Found, other: Found) -> bool:
    """Tell whether two readings of a text are the same statement."""
    if one.parsed is not other.parsed or COARSE[one.act] != COARSE[other.act]:
        return False
    parties = {*one.holder.parties}
    if BOTH not in parties and not parties & {*other.holder.parties}:
        return False
    shared = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0])
    shorter = min(one.span[1] - one.span[0], other.span[1] - other.span[0])
    return shared > _OVERLAP * shorter


def _agreed(rules: Found, model: Found) -> Found:
    both_wrong = (1 - rules.confidence) * (1 - model.confidence)
    surer = round(min(1 - both_wrong, _SUREST), 3)
    return replace(rules, origin="both", confidence=max(surer, rules.confidence))
