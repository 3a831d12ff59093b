"""Files to documents: decoded, their lines marked, their shared text found."""

from detente.documents.context import sentence_around
from detente.documents.decode import MAX_BYTES
from detente.documents.document import Document, TextLine, Written
from detente.documents.files import Named
from detente.documents.formats import SUFFIXES
from detente.documents.load import from_bytes, load
from detente.documents.renderings import (
    Rendering,
    renderings,
    same_text,
    same_text_groups,
)
from detente.documents.sentences import (
    SentenceCluster,
    near_copies,
    sentence_clusters,
)

__all__ = [
    "MAX_BYTES",
    "SUFFIXES",
    "Document",
    "Named",
    "Rendering",
    "SentenceCluster",
    "TextLine",
    "Written",
    "from_bytes",
    "load",
    "near_copies",
    "renderings",
    "same_text",
    "same_text_groups",
    "sentence_around",
    "sentence_clusters",
]
