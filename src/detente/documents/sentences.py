"""The same sentence in several documents, or twice in one, is one piece of evidence."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.documents.words import words

_GRAM = 5
_LEAST = 8
"""Words of a sentence by which a copy of it that was cut or added to is known."""
_COPY = 0.8
_DECIDE = frozenset(
    (
        "no",
        "not",
        "never",
        "none",
        "nor",
        "neither",
        "without",
        "cannot",
        "unless",
        "if",
    )
)
"""Words without which a sentence says something else."""


@dataclass(frozen=True, slots=True)
class SentenceCluster:
    """A sentence wherever it stands.

    Attributes
    ----------
    places
        Of its occurrences among the sentences given, in order.
    carriers
        Ids of the documents that carry it, each once, in order.
    """

    places: tuple[int, ...]
    carriers: tuple[str, ...]


def sentence_clusters(
    sentences: Iterable[tuple[str, str]],
) -> tuple[SentenceCluster, ...]:
    """Group sentences of the same words, in the order of first occurrence.

    Parameters
    ----------
    sentences
        Id of the document and the sentence's text. Case, punctuation, spaces and
        forms of letters (NFKC) do not matter; text without any word stays alone.

    Examples
    --------
    >>> sentence_clusters([("d1", "No deal."), ("d1", "They left."), ("d2", "No deal")])
    ... # doctest: +NORMALIZE_WHITESPACE
    (SentenceCluster(places=(0, 2), carriers=('d1', 'd2')),
     SentenceCluster(places=(1,), carriers=('d1',)))
    """
    members: dict[tuple[str, ...] | int, list[tuple[int, str]]] = {}
    for place, (document, text) in enumerate(sentences):
        key = tuple(words(text)) or place
        members.setdefault(key, []).append((place, document))
    return tuple(
        SentenceCluster(
            places=tuple(place for place, _ in found),
            carriers=tuple(dict.fromkeys(document for _, document in found)),
        )
        for found in members.values()
    )


def near_copies(texts: Sequence[str]) -> tuple[tuple[int, ...], ...]:
    """Group texts of which one is copied from another, cut or added to at an end.

    Of the five-word sequences of the shorter, four in five are in the longer; both
    have the same numbers, and the same words that turn a sentence into another (*not*,
    *if*). A text of fewer than eight words is alone. An inverted index is kept of the
    sequences, so that texts which share none are never compared.

    Returns
    -------
    Places of the texts, group by group, in the order of the first of each.

    Examples
    --------
    >>> near_copies([
    ...     "Norway wants lower water levels in the river all the year",
    ...     "Norway wants lower water levels in the river all the year, it said",
    ...     "Norway wants lower water levels in the river not all the year",
    ... ])
    ((0, 1), (2,))
    """
    having: dict[tuple[str, ...], list[int]] = defaultdict(list)
    group: dict[int, list[int]] = {}
    said: list[frozenset[tuple[str, ...]]] = []
    decides: list[frozenset[str]] = []
    for place, text in enumerate(texts):
        own = words(text)
        grams = frozenset(zip(*(own[n:] for n in range(_GRAM)), strict=False))
        said.append(grams if len(own) >= _LEAST else frozenset())
        decides.append(
            frozenset(w for w in own if w in _DECIDE or any(map(str.isdigit, w)))
        )
        shared = Counter(n for gram in said[place] for n in having.get(gram, ()))
        same = (
            n
            for n, count in sorted(shared.items())
            if decides[n] == decides[place]
            and count >= _COPY * min(len(said[n]), len(said[place]))
        )
        first = next(same, None)
        if first is None:
            group[place] = [place]
            for gram in said[place]:
                having[gram].append(place)
        else:
            group[first].append(place)
    return tuple(map(tuple, group.values()))
