"""Which documents are the same text, and which sentences they share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from detente.documents.document import Document
from detente.documents.words import words

GRAM = 5
SAME_TEXT = 0.8
COPIED_TEXT = 0.2


@dataclass(frozen=True, slots=True)
class Rendering:
    """Two documents that share text.

    Attributes
    ----------
    first, second
        Ids of the documents, in the order of loading.
    containment
        Share of the five-word sequences of the shorter that the longer has too.
    kind
        ``same text`` from 0.8 on, ``copied text`` from 0.2 on.
    """

    first: str
    second: str
    containment: float
    kind: Literal["same text", "copied text"]


def renderings(documents: Sequence[Document]) -> tuple[Rendering, ...]:
    r"""Find the pairs of documents that share text.

    With :math:`G_a` the set of five-word sequences of document a, the containment of
    the shorter in the longer is

    .. math:: c = |G_a \cap G_b| / \min(|G_a|, |G_b|)

    It is exact, and found by an inverted index: only pairs that share a sequence cost
    time. Containment finds wire copies that the Jaccard index misses, since a paper
    cuts and adds [1]_. A document of fewer than five words shares nothing.

    References
    ----------
    .. [1] A. Z. Broder (1997). On the resemblance and containment of documents.
       Compression and Complexity of Sequences, 21-29.

    Examples
    --------
    >>> from detente.documents.load import load
    >>> page = b"The two sides met in Geneva and parted without a deal."
    >>> found = renderings(load([("a", page), ("b", page + b" More talks follow.")]))
    >>> [(r.first, r.second, r.containment, r.kind) for r in found]
    [('d1', 'd2', 1.0, 'same text')]
    """
    grams = _grams(documents)
    shared = _shared(grams)
    found = []
    for a, b in sorted(shared):
        containment = shared[a, b] / min(len(grams[a]), len(grams[b]))
        if containment >= COPIED_TEXT:
            first, second = documents[a].id, documents[b].id
            kind: Literal["same text", "copied text"] = (
                "same text" if containment >= SAME_TEXT else "copied text"
            )
            found.append(Rendering(first, second, containment, kind))
    return tuple(found)


def same_text(found: Iterable[Rendering]) -> dict[str, tuple[str, ...]]:
    """Group renderings: for each document that has any, the others of the same text.

    Examples
    --------
    >>> same_text([Rendering("d1", "d2", 0.9, "same text")])
    {'d1': ('d2',), 'd2': ('d1',)}
    """
    group: dict[str, list[str]] = {}
    for pair in found:
        if pair.kind == "same text":
            first = group.setdefault(pair.first, [pair.first])
            second = group.setdefault(pair.second, [pair.second])
            if first is not second:
                first.extend(second)
                group.update(dict.fromkeys(second, first))
    return {
        name: tuple(sorted((x for x in group[name] if x != name), key=_place))
        for name in sorted(group, key=_place)
    }


def _place(identifier: str) -> tuple[int, str]:
    """Order d2 before d10."""
    return len(identifier), identifier


def _grams(documents: Sequence[Document]) -> list[frozenset[int]]:
    """Return the five-word sequences of each document, each packed in one integer."""
    numbers: dict[str, int] = {}
    found = []
    for document in documents:
        places = [numbers.setdefault(w, len(numbers)) for w in words(document.text)]
        found.append(
            frozenset(
                sum(number << 32 * i for i, number in enumerate(places[n : n + GRAM]))
                for n in range(len(places) - GRAM + 1)
            )
        )
    return found


def _shared(grams: Sequence[frozenset[int]]) -> Mapping[tuple[int, int], int]:
    """Count the sequences that each pair of documents shares, where it shares any."""
    holders: defaultdict[int, list[int]] = defaultdict(list)
    shared: Counter[tuple[int, int]] = Counter()
    for place, own in enumerate(grams):
        for gram in own:
            earlier = holders[gram]
            shared.update((other, place) for other in earlier)
            earlier.append(place)
    return shared
