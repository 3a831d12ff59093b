"""Evidence as text and as JSON."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from detente import model
from detente.brief.exhibits import Exhibit
from detente.brief.grounds import Ground
from detente.brief.names import Names
from detente.cli.contexts import Piece, Place
from detente.model import Case, Note, Source, Statement, common_sources
from detente.model.telling import PAST_WORDS, placed, told

ORIGINS = {
    "rules": "the rules proposed it",
    "model": "a language model proposed it",
    "both": "the rules and a language model proposed it",
    "hand": "written or confirmed by hand",
}
_SHOWN_HERE = frozenset(["quote", "document", "span", "carriers", "origin"])
"""Fields that an exhibit shows in a form of its own."""
NOTHING_RESTS = "supports nothing in the case"


def listing(
    case: Case,
    found: Sequence[Exhibit],
    judged: Sequence[Ground],
    around: Mapping[Place, str],
) -> Iterator[str]:
    """Yield the lines of evidence and of judgement, for people."""
    names = Names(case)
    for exhibit in found:
        yield f"{exhibit.piece.id:>4}  {_head(names, exhibit.piece)}"
        yield from (f"      {line}" for line in _details(names, exhibit, around))
    if not found:
        yield "No statement here."
    if judged:
        yield "Judgement, with no statement behind it:"
        yield from (f"      {line}" for ground in judged for line in _claim(ground))


def plain(
    case: Case,
    found: Sequence[Exhibit],
    judged: Sequence[Ground],
    around: Mapping[Place, str],
) -> dict[str, Any]:
    """Return the same as plain values."""
    names = Names(case)
    statements = (e for e in found if isinstance(e.piece, Statement))
    notes = (e for e in found if isinstance(e.piece, Note))
    return {
        "title": case.title,
        "statements": [_plain_exhibit(names, e, around) for e in statements],
        "notes": [_plain_exhibit(names, e, around) for e in notes],
        "judgements": [_plain_ground(ground) for ground in judged],
    }


def _head(names: Names, piece: Piece) -> str:
    """Say whose act it is, what it is, and about which issue."""
    about = f" ({names.issue(piece.issue)})" if piece.issue else ""
    if isinstance(piece, Note):
        return f"{piece.kind}: {piece.text}{about}"
    condition = f" [{piece.condition}]" if piece.condition else ""
    return f"{names.party(piece.party)}: {piece.act} {piece.content}{condition}{about}"


def _details(
    names: Names, exhibit: Exhibit, around: Mapping[Place, str]
) -> Iterator[str]:
    piece = exhibit.piece
    if piece.quote:
        yield f"“{' '.join(piece.quote.split())}”"
        yield f"context: {around.get((piece.document, piece.span), 'text not here')}"
    if piece.document:
        yield f"document: {_document(names.source(piece.document), piece)}"
        yield f"carried by: {_carried(names, exhibit.witnesses)}"
    if isinstance(piece, Statement) and names.voice(piece):
        yield f"reported by: {names.voice(piece)}"
    if isinstance(piece, Statement) and exhibit.origin:
        sure = "" if piece.confidence == 1 else f", confidence {piece.confidence:.2g}"
        yield f"origin: {ORIGINS[exhibit.origin]}{sure}"
    yield from _history(names, exhibit)
    yield "supports:" if exhibit.supports else NOTHING_RESTS
    for ground in exhibit.supports:
        yield from (f"  {line}" for line in _claim(ground))


def _history(names: Names, exhibit: Exhibit) -> Iterator[str]:
    """Yield what a statement replaces, and what has replaced it."""
    piece = exhibit.piece
    before = names.evidence(piece.replaces) if isinstance(piece, Statement) else ()
    for was in before:
        if isinstance(was, Statement):
            yield f"replaces {was.id}: {told(was, PAST_WORDS)}{placed(was)}"
    for now in exhibit.replaced_by:
        yield f"replaced by {now.id}: {told(now)}{placed(now)}"


def _document(source: Source, piece: Piece) -> str:
    page = source.page(piece.span)
    parts = [
        f"{source.title or source.file or source.id} [{source.id}]",
        source.site,
        piece.date if isinstance(piece, Statement) and piece.date else source.date,
        f"p. {page}" if page else "",
    ]
    return ", ".join(filter(None, parts))


def _carried(names: Names, witnesses: Sequence[Sequence[str]]) -> str:
    """Count the witnesses, and name the documents of each and what makes them one."""
    many = f"{len(witnesses)} witness{'' if len(witnesses) == 1 else 'es'}"
    return f"{many}: {', '.join(_origin(names, one) for one in witnesses)}"


def _origin(names: Names, documents: Sequence[str]) -> str:
    cited = common_sources(documents, names.case.sources)
    if len(documents) > 1 and cited:
        return f"{' = '.join(documents)} (by way of {' and '.join(cited)})"
    if len(documents) == 1:
        return documents[0]
    same = {frozenset((s.id, o)) for s in names.case.sources for o in s.same_text_as}
    text = {name for pair in same if pair <= set(documents) for name in pair}
    why = "same text" if text == set(documents) else "the same words"
    return f"{' = '.join(documents)} ({why})"


def _claim(ground: Ground) -> Iterator[str]:
    """Say whose it is and about what, then its lines, on their own if several."""
    about = f"{ground.whose}, {ground.about}" if ground.party else ground.about
    lines = [
        f"{said.text} ({said.mark})" if said.mark else said.text
        for said in ground.lines
    ]
    if len(lines) == 1:
        yield f"{about}: {lines[0]}"
        return
    yield f"{about}:"
    yield from (f"  {line}" for line in lines)


def _plain_exhibit(
    names: Names, exhibit: Exhibit, around: Mapping[Place, str]
) -> dict[str, Any]:
    piece = exhibit.piece
    source = names.source(piece.document)
    own = model.plain(piece)
    return {
        **{name: own[name] for name in own if name not in _SHOWN_HERE},
        "quote": piece.quote,
        "context": around.get((piece.document, piece.span)),
        "document": {
            "id": piece.document,
            "file": source.file,
            "title": source.title,
            "date": source.date,
            "author": source.author,
            "site": source.site,
            "cites": list(source.cites),
        },
        "span": list(piece.span),
        "page": source.page(piece.span) or None,
        "carriers": [document for text in exhibit.witnesses for document in text],
        "witnesses": [list(text) for text in exhibit.witnesses],
        "origin": exhibit.origin,
        "replaced_by": [now.id for now in exhibit.replaced_by],
        "supports": [_plain_ground(ground) for ground in exhibit.supports],
    }


def _plain_ground(ground: Ground) -> dict[str, Any]:
    return {
        "where": ground.where,
        "party": ground.party,
        "issues": list(ground.issues),
        "about": ground.about,
        "lines": [
            {"text": said.text, "confidence": said.confidence} for said in ground.lines
        ],
    }
