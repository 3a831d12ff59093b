"""Which documents are the same text, and which sentences they share."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import combinations, product
from math import ceil
from typing import TYPE_CHECKING, Literal

from detente.documents.document import Document
from detente.documents.words import words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    IntArray = NDArray[np.int64]
    BoolArray = NDArray[np.bool_]

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

    It is exact, but for hashes of sequences that meet by chance, and found by an
    inverted index: only pairs that share a sequence found in few documents cost time.
    Containment finds wire copies that the Jaccard index misses, since a paper cuts and
    adds [1]_. A document of fewer than five words
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
    copies = _copies(documents)
    index = _Index([documents[places[0]] for places in copies])
    found = [(pair, 1.0) for places in copies for pair in combinations(places, 2)]
    for place, own in enumerate(copies):
        for other, share in index.sharing(place, COPIED_TEXT):
            pairs = product(own, copies[other])
            found += [((min(pair), max(pair)), share) for pair in pairs]
    return tuple(
        Rendering(documents[a].id, documents[b].id, share, _kind(share))
        for (a, b), share in sorted(found)
    )


def same_text_groups(documents: Sequence[Document]) -> tuple[tuple[str, ...], ...]:
    """Return the ids of the documents of each text that several have, in their order.

    Documents are of the same text if a chain of them is, each with the next, as in
    `same_text`. But no pair is listed or looked at once its two are known to be of the
    same text, so that a thousand copies cost no more than a thousand comparisons.

    Examples
    --------
    >>> from detente.documents.load import load
    >>> page = b"The two sides met in Geneva and parted without a deal."
    >>> same_text_groups(load([("a", page), ("b", b"Nothing new."), ("c", page)]))
    (('d1', 'd3'),)
    """
    if len(documents) < 2:
        return ()
    copies = _copies(documents)
    index = _Index([documents[places[0]] for places in copies])
    group = list(range(len(copies)))
    members = {place: [place] for place in group}
    for place in range(len(copies)):
        known = members[group[place]]
        for other, _ in index.sharing(place, SAME_TEXT, besides=known):
            if group[other] != group[place]:
                joined = members.pop(group[other])
                members[group[place]] += joined
                for one in joined:
                    group[one] = group[place]
    of_text = (sorted(p for n in own for p in copies[n]) for own in members.values())
    return tuple(
        tuple(documents[place].id for place in places)
        for places in sorted(of_text)
        if len(places) > 1
    )


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


def _kind(share: float) -> Literal["same text", "copied text"]:
    return "same text" if share >= SAME_TEXT else "copied text"


def _copies(documents: Sequence[Document]) -> list[list[int]]:
    """Group the places of documents of the very same words; too few words are alone."""
    found: dict[bytes | int, list[int]] = {}
    for place, document in enumerate(documents):
        said = words(document.text)
        key = sha256(" ".join(said).encode()).digest() if len(said) >= GRAM else place
        found.setdefault(key, []).append(place)
    return list(found.values())


class _Index:
    """Which documents have which five-word sequences, an inverted index.

    Sequences are known by hashes of 64 bits: of ten million different ones, two share
    theirs with a chance of three in a million.

    Attributes
    ----------
    sizes : (n_documents,)
        How many sequences each document has.
    """

    def __init__(self, documents: Sequence[Document]) -> None:
        import numpy as np

        of_word: dict[str, int] = {}
        grams = [_grams(document, of_word) for document in documents]
        self.sizes = np.array([own.size for own in grams], dtype=np.int64)
        self._starts = np.concatenate([[0], np.cumsum(self.sizes)])
        together = np.concatenate([np.empty(0, dtype=np.int64), *grams])
        _, self._ids, self._counts = np.unique(
            together, return_inverse=True, return_counts=True
        )
        owners = np.repeat(np.arange(len(documents)), self.sizes)
        self._holders = owners[np.argsort(self._ids, kind="stable")]
        self._ends = np.cumsum(self._counts)

    def sharing(
        self, place: int, least: float, *, besides: Sequence[int] = ()
    ) -> Iterator[tuple[int, float]]:
        """Yield the documents no shorter that hold a share of this one, and the share.

        One that shares so much shares at least t = ceil(least n) of its n sequences,
        hence one among any n - t + 1 of them. Those found in fewest documents are
        looked up, so that a notice on every page costs nothing [1]_.

        Parameters
        ----------
        place
            Of the document.
        least
            Share of its sequences.
        besides
            Places of documents to leave out.

        References
        ----------
        .. [1] S. Chaudhuri, V. Ganti, R. Kaushik (2006). A primitive operator for
           similarity joins in data cleaning. ICDE, 5 (prefix filter).
        """
        import numpy as np

        size = int(self.sizes[place])
        own = self._ids[self._starts[place] : self._starts[place + 1]]
        n_rare = size - ceil(least * size) + 1
        rare = own[np.argsort(self._counts[own], kind="stable")[:n_rare]]
        others = np.zeros(self.sizes.size, dtype=np.bool_)
        others[self._having(rare)] = True
        others[list(besides)] = False
        others &= (self.sizes > size) | (self._later(place) & (self.sizes == size))
        if not others.any():
            return
        shared = np.bincount(self._having(own), minlength=others.size)
        for other in np.flatnonzero(others & (shared >= least * size)).tolist():
            yield other, int(shared[other]) / size

    def _having(self, ids: "IntArray") -> "IntArray":
        """Return the documents of each of some sequences, but for those of one only."""
        import numpy as np

        several = ids[self._counts[ids] > 1]
        last = self._ends[several]
        first = last - self._counts[several]
        slices = map(slice, first.tolist(), last.tolist())
        none = np.empty(0, dtype=np.int64)
        return np.concatenate([none, *(self._holders[own] for own in slices)])

    def _later(self, place: int) -> "BoolArray":
        import numpy as np

        return np.arange(self.sizes.size) > place


def _grams(document: Document, of_word: dict[str, int]) -> "IntArray":
    """Return the hashes of the five-word sequences of a document, each once."""
    import numpy as np

    places = [of_word.setdefault(w, len(of_word)) for w in words(document.text)]
    sequences = zip(*(places[n:] for n in range(GRAM)), strict=False)
    return np.unique(np.fromiter(map(hash, sequences), dtype=np.int64))
