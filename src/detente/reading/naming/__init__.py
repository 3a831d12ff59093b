"""One party under several names: which names are one body's, and their merging."""

from detente.reading.naming.one_party import Same, one_party, same_parties

__all__ = ["Same", "one_party", "same_parties"]
