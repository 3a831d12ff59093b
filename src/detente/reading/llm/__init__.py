"""A second reader: a language model behind an endpoint that the user names.

Nothing else in Détente opens a connection, and nothing imports this part unless a
reader is asked for. What the model answers is a claim; only what can be found in the
text becomes a statement.
"""

from detente.reading.llm.endpoint import Endpoint
from detente.reading.llm.reader import ModelReader

__all__ = ["Endpoint", "ModelReader"]
