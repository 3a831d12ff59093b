"""New documents and a case that is there -> what they propose to change in it."""

from detente.reading.update.plain import schema
from detente.reading.update.proposals import Proposal
from detente.reading.update.updating import Update, update, update_documents

__all__ = ["Proposal", "Update", "schema", "update", "update_documents"]
