"""Which documents are the same text, and which sentences they share."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
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

    It is exact, and found by an inverted index: only pairs that share a sequence found
    in few documents cost time. Containment finds wire copies that the Jaccard index
    misses, since a paper cuts and adds [1]_. A document of fewer than five words
    shares nothing.

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
    if len(documents) < 2:
        return ()
    grams = _grams(documents)
    found = []
    for a, b in sorted(_candidates(grams)):
        shared = len(grams[a] & grams[b])
        containment = shared / min(len(grams[a]), len(grams[b]))
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
    """Return the five-word sequences of each document, every sequence a number."""
    of_word: dict[str, int] = {}
    of_gram: dict[int, int] = {}
    found = []
    for document in documents:
        places = [of_word.setdefault(w, len(of_word)) for w in words(document.text)]
        packed = (
            sum(number << 32 * i for i, number in enumerate(places[n : n + GRAM]))
            for n in range(len(places) - GRAM + 1)
        )
        found.append(frozenset(of_gram.setdefault(g, len(of_gram)) for g in packed))
    return found


def _candidates(grams: Sequence[frozenset[int]]) -> set[tuple[int, int]]:
    """Return the pairs of documents that may share a fifth of the shorter.

    Such a pair shares at least t = ceil(n / 5) of the shorter's n sequences, hence one
    among any n - t + 1 of them. Those found in fewest documents are looked up, so that
    a notice on every page makes no pairs [1]_.

    References
    ----------
    .. [1] S. Chaudhuri, V. Ganti, R. Kaushik (2006). A primitive operator for
       similarity joins in data cleaning. ICDE, 5 (prefix filter).
    """
    frequency = Counter(gram for own in grams for gram in own)
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for place, own in enumerate(grams):
        for gram in own:
            if frequency[gram] > 1:
                holders[gram].append(place)
    found = set()
    for place, own in enumerate(grams):
        n_rare = len(own) - ceil(COPIED_TEXT * len(own)) + 1
        for gram in sorted(own, key=frequency.__getitem__)[:n_rare]:
            for other in holders.get(gram, ()):
                if (len(grams[other]), other) > (len(own), place):
                    found.add((min(place, other), max(place, other)))
    return found
