"""The same sentence in several documents, or twice in one, is one piece of evidence."""

from collections.abc import Iterable
from dataclasses import dataclass

from detente.documents.words import words


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
