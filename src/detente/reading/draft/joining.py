"""Options that would settle an issue alike are one option."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace

from detente.reading.draft.labels import clarity, plain
from detente.reading.draft.likeness import alike
from detente.reading.draft.rung import Rung
from detente.reading.draft.words import amount, bare


def merged(rungs: Iterable[Rung], title: str) -> list[Rung]:
    """Join rungs that settle the issue alike, under the clearer of their words.

    The later one, further out, keeps its place.
    """
    kept = _Kept(title)
    for rung in rungs:
        same = kept.take(rung)
        if same is None:
            kept.add(rung)
            continue
        clearer = max(rung, same, key=lambda r: clarity(r.content, title))
        joined = (*same.positions, *rung.positions)
        kept.add(replace(rung, content=clearer.content, positions=joined))
    return list(kept.rungs.values())


class _Kept:
    """Rungs in their order, found again by what they say.

    Only texts of one amount are compared, and those that say no more than the issue's
    name: no two others are alike.
    """

    def __init__(self, title: str) -> None:
        self.rungs: dict[int, Rung] = {}
        self._title = title
        self._n_added = 0
        self._by_kind: dict[Hashable, dict[int, None]] = defaultdict(dict)

    def add(self, rung: Rung) -> None:
        """Put a rung behind the others."""
        self._n_added += 1
        self.rungs[self._n_added] = rung
        for kind in self._kinds(rung):
            self._by_kind[kind][self._n_added] = None

    def take(self, rung: Rung) -> Rung | None:
        """Take out the first rung that settles the issue like another one."""
        alike = (
            next((n for n in self._by_kind[kind] if self._alike(n, rung)), None)
            for kind in self._kinds(rung)
        )
        place = min((n for n in alike if n is not None), default=None)
        if place is None:
            return None
        same = self.rungs.pop(place)
        for kind in self._kinds(same):
            del self._by_kind[kind][place]
        return same

    def _kinds(self, rung: Rung) -> Iterator[Hashable]:
        text = plain(rung.content)
        yield amount(text, self._title)
        if bare(text, self._title):
            yield "bare"

    def _alike(self, place: int, rung: Rung) -> bool:
        title = self._title
        left, right = plain(self.rungs[place].content), plain(rung.content)
        return alike(left, right, title) or (bare(left, title) and bare(right, title))
