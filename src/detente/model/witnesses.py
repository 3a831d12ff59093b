"""Who carries a piece of evidence, what has one origin counted once."""

from collections import Counter
from collections.abc import Iterable, Sequence

from detente.model.evidence import Note, Source, Statement

COPIED = 8
"""Words that two documents have in the same order only if one has them of the other.

They make four sequences of five words, of which two texts that know nothing of each
other share at most one in a hundred.
"""


def witnesses(
    piece: Statement | Note, sources: Iterable[Source]
) -> tuple[tuple[str, ...], ...]:
    """Return the documents that carry a piece, those of one origin together.

    Their number is how many witnesses count. Two documents are of one origin when a
    chain of ``same_text_as``, or of sources that both cite, leads from one to the
    other, also through documents that do not carry the piece: five articles that
    report what one agency reported are one witness. Who published a document is a
    source like those it cites. And nobody writes eight words in a row as another does:
    all that carry so long a quote have it from one hand, whether they say so or not.

    Examples
    --------
    >>> sources = [
    ...     Source("d1", same_text_as=("d2",)),
    ...     Source("d2"),
    ...     Source("d3", cites=("The Wire",)),
    ...     Source("d4", site="the wire", cites=("AP",)),
    ... ]
    >>> every = ("d1", "d2", "d3", "d4")
    >>> witnesses(Note("watch", "", "", "d1", (0, 0), carriers=every), sources)
    (('d1', 'd2'), ('d3', 'd4'))
    >>> quote = "Norway wants lower water levels all the year round"
    >>> copied = Note("watch", "", quote, "d1", (0, len(quote)), carriers=("d1", "d3"))
    >>> witnesses(copied, sources)
    (('d1', 'd3'),)
    """
    if len(piece.quote.split()) >= COPIED:
        return (tuple(filter(None, dict.fromkeys((piece.document, *piece.carriers)))),)
    of: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for source in sources:
        joined = {("document", one) for one in (source.id, *source.same_text_as)}
        joined |= {("source", name.casefold()) for name in _sources(source)}
        joined.update(*(of.get(one, ()) for one in tuple(joined)))
        of.update(dict.fromkeys(joined, joined))
    origins: dict[int, list[str]] = {}
    for document in filter(None, dict.fromkeys((piece.document, *piece.carriers))):
        key = ("document", document)
        origin = of.setdefault(key, {key})
        origins.setdefault(id(origin), []).append(document)
    return tuple(map(tuple, origins.values()))


def common_sources(
    documents: Sequence[str], sources: Iterable[Source]
) -> tuple[str, ...]:
    """Return the sources that two or more of some documents have, as first spelled.

    Examples
    --------
    >>> three = [Source(f"d{n}", cites=("The Wire",)) for n in (1, 2)] + [Source("d3")]
    >>> common_sources(("d1", "d2", "d3"), three), common_sources(("d1", "d3"), three)
    (('The Wire',), ())
    """
    spelled: dict[str, str] = {}
    times: Counter[str] = Counter()
    for source in sources:
        if source.id in documents:
            times.update({name.casefold() for name in _sources(source)})
            for name in _sources(source):
                spelled.setdefault(name.casefold(), name)
    return tuple(name for key, name in spelled.items() if times[key] > 1)


def chains(sources: Iterable[Source]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the sources of several texts, each with the first document of each text.

    Examples
    --------
    >>> wire = {"cites": ("The Wire",)}
    >>> again = Source("d2", same_text_as=("d1",), **wire)
    >>> chains([Source("d1", **wire), again])
    ()
    >>> chains([Source("d1", **wire), again, Source("d3", **wire)])
    (('The Wire', ('d1', 'd3')),)
    """
    seen: set[str] = set()
    texts = []
    for source in sources:
        if not seen & {source.id, *source.same_text_as}:
            texts.append(source)
        seen |= {source.id, *source.same_text_as}
    every = tuple(text.id for text in texts)
    return tuple(
        (name, tuple(text.id for text in texts if _has(text, name)))
        for name in common_sources(every, texts)
    )


def _sources(source: Source) -> tuple[str, ...]:
    """Return who published a document and whom it cites."""
    return tuple(filter(None, (source.site, *source.cites)))


def _has(source: Source, name: str) -> bool:
    return name.casefold() in {one.casefold() for one in _sources(source)}
