"""Bodies whose name begins with a country's: "Norland Rising" is not Norland."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.names import Hit, kind_of
from detente.reading.speakers.nouns import NO_PARTY, group_kind, is_title
from detente.reading.speakers.parties import PartyTable, is_media
from detente.reading.words import words

_LEAST = 2
"""Times that such a name stands in the documents."""
_ACTS = frozenset(["conj", "dobj", "nsubj", "nsubjpass", "pobj", "poss"])


def named_after_countries(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Introduce bodies called by a country's name and one more word or two.

    One that is named again and again, and whose last word never stands alone: that of
    somebody's name does, "Israel Lund … Lund".

    Parameters
    ----------
    parsed
        The blocks that are read together.
    parties
        Who takes part; the bodies join them.
    """
    often: Counter[str] = Counter()
    acting: dict[str, set[str]] = defaultdict(set)
    alone: set[str] = set()
    for piece in parsed:
        inside: set[int] = set()
        hits = parties.names.hits(piece.doc)
        for hit in dict.fromkeys(hits.values()):
            last = _last(piece.doc, hit)
            if last == hit.last:
                continue
            name = piece.doc[hit.first : last + 1].text
            often[name] += 1
            inside |= {*range(hit.first, last + 1)}
            if piece.doc[last].dep_ in _ACTS and piece.doc[last].pos_ == "PROPN":
                acting[name].add(piece.block.document)
        alone |= {*_written(piece.doc, inside)} if often else set()
    for name, documents in acting.items():
        own = name.rpartition(" ")[2] not in alone and not is_media(name)
        for document in documents if own and often[name] >= _LEAST else ():
            parties.turn_to(document)
            parties.introduce(name)


def _last(doc: Any, hit: Hit) -> int:
    """Return where the name ends that a country's name begins; there if it is all."""
    last = hit.last
    if hit.form != "name" or kind_of(hit.party) != "country":
        return last
    while last + 1 < len(doc) and _goes_on(doc[last + 1]):
        last += 1
    body = doc[last]
    office = is_title(body) or group_kind(body) or _is_of_state(body)
    return hit.last if office or body.ent_type_ in NO_PARTY else last


def _goes_on(word: Any) -> bool:
    """Tell whether a word goes on with a name: written large, and no office.

    Whatever the model takes it for: "First" may seem to begin a sentence.
    """
    large = word.text.istitle() and word.is_alpha
    return large and not (is_title(word) or _is_of_state(word))


def _is_of_state(word: Any) -> bool:
    """Tell whether a word is of a state's own bodies: "Peru Trade Ministry"."""
    matter = word.text in words("roles", "portfolios")
    own = words("roles", "collective") | words("roles", "arms")
    return matter or word.lemma_.lower() in own


def _written(doc: Any, inside: set[int]) -> Iterator[str]:
    """Yield the words written large outside such names, and inside a sentence."""
    for token in doc:
        if token.text.istitle() and token.i not in inside and not token.is_sent_start:
            yield token.text
