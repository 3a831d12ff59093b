"""The sentences around quotes, where the documents of a case are still there."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from detente.model import Audience, Case, Note, Span, Statement, betrays

Piece = Statement | Note
Place = tuple[str, Span]


def contexts(
    case: Case, pieces: Iterable[Piece], folder: Path, audience: Audience
) -> Mapping[Place, str]:
    """Return the sentence around each quote whose document is there.

    A file is looked for from the folder of the case, beside the case, and from the
    folder one works in. It is the document when its SHA-256 is that of the case; where
    the case has none, when the quote stands in its place.

    Parameters
    ----------
    case
        Whose documents they are.
    pieces
        Whose quotes are looked for.
    folder
        Where the case file is.
    audience
        For whom they are: a sentence that tells what is private is not shared.

    Returns
    -------
    Sentences by document and span; nothing for a quote that was not found.
    """
    from detente.documents import sentence_around
    from detente.documents.stored import Read, texts_of

    wanted: dict[str, list[Piece]] = {}
    for piece in pieces:
        if piece.quote:
            wanted.setdefault(piece.document, []).append(piece)
    found: dict[Place, str] = {}
    read: Read = {}
    for source in case.sources:
        known = texts_of(source, folder, read) if source.id in wanted else ()
        for document in known:
            for piece in wanted[source.id]:
                if document.quote(piece.span) == piece.quote:
                    said = sentence_around(document, piece.span)
                    found.setdefault((source.id, piece.span), said)
    if audience == "internal":
        return found
    tells = betrays(case)
    return {place: said for place, said in found.items() if not tells(said)}
