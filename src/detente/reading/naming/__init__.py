"""One party under several names: which names are one body's, and their merging."""

from detente.reading.naming.one_party import Same, one_party, same_parties
from detente.reading.naming.spelled import name_bodies

__all__ = ["Same", "name_bodies", "one_party", "same_parties"]
