"""What is to be seen of a statement beside the others of its document."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

from detente.reading.candidates import Candidates
from detente.reading.confidence.traits import Traits, act_word, body_words
from detente.reading.found import Found
from detente.reading.parse import Parsed

_THINGS = frozenset(["NOUN", "PROPN", "VERB", "ADJ", "NUM"])
_LITTLE = 2
"""Letters of a word that says no more than where another belongs."""
_OFTEN, _MOST = 6, 8
"""Occurrences in a document from which on a word is one of its topics."""
_NEAR = 6
"""Statements before and behind with which another may share words."""
_WORD = re.compile(r"[a-z]+")


class Company:
    """A document, as the background of each statement found in it.

    Parameters
    ----------
    found
        What was found in the document, in its order.
    pieces
        Its blocks.
    first
        What was found in all documents, and who takes part.
    """

    def __init__(
        self, found: Sequence[Found], pieces: Sequence[Parsed], first: Candidates
    ) -> None:
        self._found = found
        self._start = min(piece.block.span[0] for piece in pieces)
        self._end = max(piece.block.span[1] for piece in pieces)
        self._n_words = sum(len(piece.text.split()) for piece in pieces) or 1
        self._often = _counted(piece.text for piece in pieces)
        self._title = _plain(first.titles.get(pieces[0].block.document, ""))
        table = first.read.table
        self._is_named = table.is_named
        self._principals = set(first.principals)
        self._said = Counter(p for one in found for p in one.holder.parties)
        self._names = {word for p in self._said for word in _plain(table.title(p))}
        self._topics = [self._topic(one) for one in found]
        self._whose: Mapping[str, Set[str]] = self._users()

    def traits(self, place: int) -> Traits:
        """Return the traits of the statement found at a place of the list."""
        return {name: value for name, value in self._traits(place) if value}

    def _traits(self, place: int) -> Iterator[tuple[str, float]]:
        one, topic = self._found[place], self._topics[place]
        parties = set(one.holder.parties)
        at = one.parsed.block.span[0] + one.span[0]
        through = (at - self._start) / max(1, self._end - self._start)
        yield "through the document", through
        yield "statements in a hundred words", 100 * len(self._found) / self._n_words
        yield f"fifth of the document: {min(5, 1 + int(5 * through))}", 1.0
        yield "a principal's", bool(parties & self._principals)
        yield "whose: somebody without a name", not any(map(self._is_named, parties))
        most = max((self._said[p] for p in parties), default=0)
        yield "share of all statements", most / len(self._found)
        counts = [self._often[word] for word in topic]
        kept = (min(count, _OFTEN) / _OFTEN for count in counts)
        yield "topic: words on average", sum(kept) / max(1, len(counts))
        yield "topic: its commonest word", min(1.0, max(counts, default=0) / _MOST)
        yield "topic: said nowhere else", max(counts, default=0) <= 1
        yield "topic: in the title", bool(topic & self._title)
        shared = sum(bool(self._whose[word] - parties) for word in topic)
        yield "topic: another's too", shared >= 1
        yield "topic: another's by two words", shared > 1
        yield from self._overlaps(place)

    def _overlaps(self, place: int) -> Iterator[tuple[str, float]]:
        one = self._found[place]
        near = range(max(0, place - _NEAR), min(len(self._found), place + 1 + _NEAR))
        over = [(n, self._found[n]) for n in near if n != place]
        over = [(n, other) for n, other in over if _share(one, other)]
        over = [(n, other) for n, other in over if not is_joined(one, other)]
        parties = set(one.holder.parties)
        same = [n for n, other in over if parties & set(other.holder.parties)]
        yield "shares words", bool(over)
        yield "shares words: its party's", bool(same)
        earlier = min(same, default=place) < place
        yield "shares words: with an earlier one of its party", earlier

    def _topic(self, one: Found) -> frozenset[str]:
        """Return the words of a content that are no names of parties."""
        body = body_words(one)
        key = act_word(body).i if body else 0
        things = (w for w in body if w.pos_ in _THINGS and w.i != key)
        lemmas = {w.lemma_.lower() for w in things if len(w) > _LITTLE}
        return frozenset(lemmas - self._names)

    def _users(self) -> Mapping[str, Set[str]]:
        """Return who says something about each word."""
        users: dict[str, set[str]] = defaultdict(set)
        for one, topic in zip(self._found, self._topics, strict=True):
            for word in topic:
                users[word].update(one.holder.parties)
        return users


def _share(one: Found, other: Found) -> bool:
    """Tell whether two statements have characters in common."""
    return one.parsed is other.parsed and (
        min(one.span[1], other.span[1]) > max(one.span[0], other.span[0])
    )


def is_joined(one: Found, other: Found) -> bool:
    """Tell whether one word of an act is about both: "wants A and B"."""
    same = one.holder == other.holder and one.act == other.act
    return same and one.parsed is other.parsed and one.span[0] == other.span[0]


def _counted(texts: Iterable[str]) -> Counter[str]:
    """Count the words of texts, those in the plural as the singular, too."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text.lower()))
    for word, count in list(counts.items()):
        if word.endswith("s"):
            counts[word[:-1]] += count
    return counts


def _plain(text: str) -> Set[str]:
    return set(_WORD.findall(text.lower()))
