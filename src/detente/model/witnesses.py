"""Who carries a piece of evidence, the same text counted once."""

from collections.abc import Iterable

from detente.model.evidence import Note, Source, Statement


def witnesses(
    piece: Statement | Note, sources: Iterable[Source]
) -> tuple[tuple[str, ...], ...]:
    """Return the documents that carry a piece, those of one text together.

    Their number is how many witnesses count. Two documents are of one text when a chain
    of ``same_text_as`` leads from one to the other, also through documents that do not
    carry the piece.

    Examples
    --------
    >>> sources = [Source("d1", same_text_as=("d2",)), Source("d2"), Source("d3")]
    >>> piece = Note("watch", "", "", "d1", (0, 0), carriers=("d1", "d2", "d3"))
    >>> witnesses(piece, sources)
    (('d1', 'd2'), ('d3',))
    """
    of: dict[str, set[str]] = {}
    for source in sources:
        joined = {source.id, *source.same_text_as}
        joined.update(*(of.get(one, ()) for one in tuple(joined)))
        of.update(dict.fromkeys(joined, joined))
    named = dict.fromkeys((piece.document, *piece.carriers))
    texts: dict[int, list[str]] = {}
    for document in filter(None, named):
        text = of.setdefault(document, {document})
        texts.setdefault(id(text), []).append(document)
    return tuple(map(tuple, texts.values()))
