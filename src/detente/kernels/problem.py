"""What to fold: the scores of draws, made ready, and where the issues may lead."""

from dataclasses import dataclass

import numpy as np

from detente.errors import TooLargeError
from detente.kernels.arrays import IntArray
from detente.kernels.boxes import Links, Ties, link
from detente.kernels.limits import MAX_WORK, Meter
from detente.kernels.outlook import added_by, extremes, most_ahead


@dataclass(frozen=True, slots=True, eq=False)
class Problem:
    """What to fold, made ready by `pose`.

    Attributes
    ----------
    scores : (n_parties, n_draws, n_options)
        Moved so that each issue's worst option scores 0, but for the first issue: there
        so that no partial sum falls below 0, whatever combinations take away.
    base : (n_parties, n_draws)
        What to add back.
    spans
        Upper bound of the folded utilities, for each party.
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    links
        States of the combinations that are forbidden or add something.
    added
        For each issue (n_parties, n_draws, n_sets): what the sets of combinations add
        that its options complete.
    ahead : (n_parties, n_draws, n_issues + 1)
        The most that the issues from each one on can still add.
    floor : (n_parties, n_draws)
        Outcomes below it for some party are of no interest, ...
    spare
        ... unless a single party is below, and by no more than this.
    """

    scores: IntArray
    base: IntArray
    spans: tuple[int, ...]
    offsets: IntArray
    links: Links
    added: tuple[IntArray, ...]
    ahead: IntArray
    floor: IntArray
    spare: int = 0

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of options of each issue."""
        return tuple(np.diff(self.offsets).tolist())

    def meter(self, most: float = MAX_WORK) -> Meter:
        """Return a meter for the work of folding this."""
        n_parties, n_draws, _ = self.scores.shape
        return Meter(n_parties, n_draws, self.sizes, most)


def pose(
    scores: IntArray, offsets: IntArray, ties: Ties, floor: IntArray | None = None
) -> Problem:
    """Make the arguments of `fold` ready for `begin` and `extend`.

    Parameters
    ----------
    scores, offsets, ties
        As in `fold`.
    floor : (n_draws, n_parties)
        Utilities below which an outcome is of no interest to some party: partial sums
        that cannot reach them any more are dropped. None to keep everything.
    """
    if scores.shape[1] < 2:
        raise ValueError(f"must have at least two parties; got {scores.shape[1]}")
    least = np.minimum.reduceat(scores, offsets[:-1], axis=2)
    moved = scores - np.repeat(least, np.diff(offsets), axis=2)
    ranges = np.maximum.reduceat(moved, offsets[:-1], axis=2)
    ahead = np.zeros((*scores.shape[:2], len(offsets)), dtype=np.int64)
    ahead[:, :, :-1] = np.cumsum(ranges[:, :, ::-1], axis=2)[:, :, ::-1]
    spans, base = ahead[:, :, 0], least.sum(axis=2)
    links = link(offsets, ties)
    worth = np.broadcast_to(ties.worth, (*scores.shape[:2], len(ties.combinations)))
    added = tuple(added_by(worth, sets) for sets in links.sets)
    if len(ties.combinations):
        ahead = most_ahead(moved, offsets, links, added)
        low, high = extremes(moved, offsets, links, added)
        spans = high - low
        _must_keep_apart(links, int(spans.max()))
        moved[:, :, : offsets[1]] -= low[:, :, None]
        base += low
    bottom = np.zeros_like(base) if floor is None else np.maximum(floor - base, 0)
    return Problem(
        np.ascontiguousarray(moved.transpose(1, 0, 2)),
        base.T,
        tuple(int(n) for n in spans.max(axis=0)),
        offsets,
        links,
        added,
        ahead.transpose(1, 0, 2),
        bottom.T,
    )


def _must_keep_apart(links: Links, span: int) -> None:
    """Refuse so many states, and sums so large, that whole numbers would overflow."""
    ways = max(links.sizes)
    if ways * (span + 1) >= 2**62:
        raise TooLargeError(
            f"interactions tie the issues together in {ways:,} ways, and are worth too "
            "much beside the issues. Use fewer of them, or smaller numbers"
        )
