"""Names of people with small words in them, "Ursula von der Leyen", kept whole."""

from typing import Any

PARTICLES = frozenset([
    "-", "al", "bin", "da", "de", "del", "den", "der", "di", "dos", "du", "el", "ibn",
    "ten", "ter", "van", "von", "zu",
])  # fmt: skip
"""Small words inside people's names, which by themselves name nobody."""


def with_particles(doc: Any) -> Any:
    """Return a doc in which a person's name goes on behind a small word of it.

    The model may end a name with its particle and take the rest for a place: "Ursula
    von der" and "Leyen".
    """
    found = list(doc.ents)
    for place, entity in enumerate(found):
        end = entity.end
        cut = entity.label_ == "PERSON" and entity[-1].lower_ in PARTICLES
        if cut and entity[-1].is_alpha and end < len(doc) and doc[end].text.istitle():
            behind = found[place + 1 : place + 2]
            if behind and behind[0].start == end and len(behind[0]) > 1:
                continue
            found[place] = _person(doc, entity.start, end + 1)
            rest = [e for e in found[place + 1 :] if e.start > end]
            doc.set_ents([*found[: place + 1], *rest], default="outside")
            return with_particles(doc)
    return doc


def _person(doc: Any, first: int, end: int) -> Any:
    from spacy.tokens import Span

    return Span(doc, first, end, label="PERSON")
