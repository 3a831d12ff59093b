"""Words in capital letters that only say of what kind a body or an office is."""

from typing import Any

from detente.reading.words import words


def without_epithets(doc: Any) -> Any:
    """Return a doc in which no word before a plain noun is a name that is none.

    "The Crown corporation" belongs to the state and "National president Ann Lee" is
    not a local one; the model takes the first word of both for a body's name.
    """
    kept = [entity for entity in doc.ents if not _is_epithet(entity)]
    if len(kept) < len(doc.ents):
        doc.set_ents(kept, default="outside")
    return doc


def _is_epithet(entity: Any) -> bool:
    """Tell whether all of a name is a word such as "Crown" before a plain noun."""
    last = entity.doc[entity.start]
    if len(entity) > 1 or last.text not in words("roles", "epithets"):
        return False
    behind = entity.doc[entity.end : entity.end + 1]
    return bool(behind) and behind[0].text.islower() and behind[0].pos_ == "NOUN"
