"""First names that stand before an office's bearer and are nobody it serves."""

from typing import Any

from detente.reading.speakers.nouns import group_kind, is_title
from detente.reading.words import words


def is_first_name(child: Any, name: Any) -> bool:
    """Tell whether a word is a person's own name: "spokeswoman Ann Lee"."""
    office = name.doc[child.i - 1] if child.i else child
    titled = is_title(office) and office.lemma_ not in words("roles", "collective")
    both = child.pos_ == name.pos_ == "PROPN" and child.i + 1 == name.i
    return (both and office.text.islower() and titled) or _is_given(child, name)


def _is_given(child: Any, name: Any) -> bool:
    """Tell whether a word begins a name that is a person's, whatever the model says.

    A title before it or an acronym behind it says so: "Ann Lee of the DMU".
    """
    one = all(t.ent_iob_ == "I" for t in name.doc[child.i + 1 : name.i + 1])
    if not one or is_title(child) or is_title(name) or group_kind(name):
        return False
    links = (c for c in name.rights if c.lower_ == "of")
    acronym = any(noun.is_upper for link in links for noun in link.children)
    return acronym or is_title(name.doc[name.left_edge.i])
