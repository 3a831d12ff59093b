"""Document -> Statement -> proposed Case."""

from detente.reading.confidence import LEAST
from detente.reading.pipeline import read, read_documents
from detente.reading.plain import schema
from detente.reading.reading import Reading

__all__ = ["LEAST", "Reading", "read", "read_documents", "schema"]
