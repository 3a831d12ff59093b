r"""Outcomes of issues that are tied together: what is ruled out, and what adds worth.

The utility of an outcome :math:`x` to party :math:`p` is

.. math:: u_p(x) = \sum_i s_{pi}(x_i) + \sum_{b \,:\, x \in b} w_{bp}

with :math:`s` the scores of options and :math:`w_b` what lying in box :math:`b` adds.
It is admissible if it lies in no box that rules out, and for every quota :math:`q` uses
:math:`\sum_i l_{qi}(x_i) \le m_q`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod

import numpy as np

from detente.kernels.arrays import BoolArray, IntArray

FEW = 3
"""A quota on so many issues, or fewer, is looked at as a combination of these."""
CELLS = 2**20
"""Choices of boxes that are looked at together."""
MANY = 4
"""A combination of more issues is ruled out by counting how many of it are taken."""


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """What ties issues together.

    Attributes
    ----------
    boxes : (n_boxes, n_options) bool
        All issues' options side by side. An outcome lies in a box when the option it
        takes is marked on *every* issue, and then ...
    rules_out : (n_boxes,) bool
        ... it is ruled out, or ...
    worth : (n_boxes, n_parties) int64
        ... worth so much more, or less.
    loads : (n_quotas, n_options) int64
        What each option uses of a quota; sums stay below 2^61.
    most : (n_quotas,) int64
        What an outcome may use of it, at most.
    """

    boxes: BoolArray
    rules_out: BoolArray
    worth: IntArray
    loads: IntArray
    most: IntArray

    @property
    def none(self) -> bool:
        """Whether nothing is tied, ruled out or added."""
        return not len(self.boxes) and not len(self.most)


def no_terms(n_parties: int, n_options: int) -> Terms:
    """Return the terms of issues that are not tied together."""
    return Terms(
        np.zeros((0, n_options), dtype=np.bool_),
        np.zeros(0, dtype=np.bool_),
        np.zeros((0, n_parties), dtype=np.int64),
        np.zeros((0, n_options), dtype=np.int64),
        np.zeros(0, dtype=np.int64),
    )


@dataclass(frozen=True, slots=True, eq=False)
class Factor:
    """Boxes, or quotas, that name the same few issues.

    Attributes
    ----------
    issues
        Two or more, rising.
    places
        Among the boxes or quotas.
    """

    issues: tuple[int, ...]
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Space:
    """Outcomes, made ready by `pose` to be gone through.

    Attributes
    ----------
    scores : (n_parties, n_options) int64
        With what boxes of a single issue add.
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    choices
        For each issue the places of the options that may be taken, rising.
    boxes : (n_boxes, n_options) bool
        As in `Terms`.
    worth : (n_boxes, n_parties) int64
        What each box adds; nothing where it rules out.
    rules_out : (n_boxes,) bool
    combinations
        Of the boxes, those that tie two issues or more.
    narrow
        Of the quotas, those on few issues that can be exceeded.
    loads : (n_quotas, n_options) int64
        The least option of each issue uses nothing.
    most : (n_quotas,) int64
    wide : (n_wide,)
        Of the quotas, the others that can be exceeded.
    """

    scores: IntArray
    offsets: IntArray
    choices: tuple[IntArray, ...]
    boxes: BoolArray
    worth: IntArray
    rules_out: BoolArray
    combinations: tuple[Factor, ...]
    narrow: tuple[Factor, ...]
    loads: IntArray
    most: IntArray
    wide: IntArray

    @property
    def sizes(self) -> tuple[int, ...]:
        """Number of options of each issue, to be taken or not."""
        return tuple(np.diff(self.offsets).tolist())

    @property
    def ties(self) -> tuple[tuple[int, ...], ...]:
        """The issues that each box or narrow quota ties, if they leave a choice."""
        return tuple(map(self.open, (*self.combinations, *self.narrow)))

    def open(self, factor: Factor) -> tuple[int, ...]:
        """Return the issues of a box or quota on which there is a choice."""
        return tuple(i for i in factor.issues if len(self.choices[i]) > 1)

    def added(self, factor: Factor) -> IntArray:
        """Return what boxes add, (n_parties, *choices of each issue)."""
        added = np.zeros((len(self.scores), *self._shape(factor)), dtype=np.int64)
        for places, inside in self._inside(factor):
            worth = self.worth[places].T @ inside.reshape(len(places), -1)
            added += worth.reshape(added.shape)
        return added

    def barred(self, factor: Factor) -> BoolArray:
        """Return what boxes rule out, (*choices of each issue)."""
        barred = np.zeros(self._shape(factor), dtype=np.bool_)
        for places, inside in self._inside(factor):
            barred |= np.logical_or.reduce(inside[self.rules_out[places]])
        return barred

    def exceeded(self, factor: Factor) -> BoolArray:
        """Return what narrow quotas rule out, (*choices of each issue)."""
        own = np.ix_(*(self.columns(issue) for issue in factor.issues))
        return np.logical_or.reduce(
            [
                sum(self.loads[place][columns] for columns in own) > self.most[place]
                for place in factor.places
            ]
        )

    def _shape(self, factor: Factor) -> tuple[int, ...]:
        return tuple(len(self.choices[issue]) for issue in factor.issues)

    def _inside(self, factor: Factor) -> Iterator[tuple[IntArray, BoolArray]]:
        """Yield boxes, a few at a time, and the choices that lie in each."""
        step = max(CELLS // prod(self._shape(factor)), 1)
        for start in range(0, len(factor.places), step):
            places = np.array(factor.places[start : start + step])
            inside = np.ones(len(places), dtype=np.bool_)
            for issue in factor.issues:
                marks = self.boxes[places][:, self.columns(issue)]
                beside = marks.reshape(len(places), *[1] * (inside.ndim - 1), -1)
                inside = inside[..., None] & beside
            yield places, inside

    def columns(self, issue: int) -> IntArray:
        """Return where the options of an issue that may be taken stand among all."""
        return self.offsets[issue] + self.choices[issue]

    def fixed(self, issues: tuple[int, ...], places: tuple[int, ...]) -> "Space":
        """Return the outcomes that settle some issues so, by places among choices."""
        choices = list(self.choices)
        for issue, place in zip(issues, places, strict=True):
            choices[issue] = choices[issue][[place]]
        return replace(self, choices=tuple(choices))


def pose(scores: IntArray, offsets: IntArray, terms: Terms) -> Space:
    """Sort what ties issues together by how it is best followed.

    What concerns a single issue goes into its scores and choices. A quota that cannot
    be exceeded is left out. One on few issues counts as a combination of these, and a
    combination of many is ruled out by a quota: not all of it may be taken.

    Parameters
    ----------
    scores : (n_parties, n_options) int64
    offsets : (n_issues + 1,)
        Where each issue's options begin.
    terms
        What ties them together.

    Examples
    --------
    Two issues of two options, the first options of both together ruled out:

    >>> none = no_terms(2, 4)
    >>> tied = replace(none, boxes=np.array([[True, False, True, False]]),
    ...     rules_out=np.array([True]), worth=np.zeros((1, 2), np.int64))
    >>> pose(np.zeros((2, 4), np.int64), np.array([0, 2, 4]), tied).ties
    ((0, 1),)
    """
    terms = _counted(terms, offsets)
    boxes = [_named(row, offsets) for row in terms.boxes]
    quotas = [_named(row, offsets) for row in terms.loads]
    scores, may = _alone(scores, terms, offsets, boxes)
    least = np.minimum.reduceat(terms.loads, offsets[:-1], axis=1)
    loads = terms.loads - np.repeat(least, np.diff(offsets), axis=1)
    most = terms.most - least.sum(axis=1)
    can = np.maximum.reduceat(loads, offsets[:-1], axis=1).sum(axis=1) > most
    few = np.array([1 < len(issues) <= FEW for issues in quotas], dtype=np.bool_)
    wide = can & ~few
    return Space(
        scores,
        offsets,
        tuple(np.flatnonzero(own) for own in np.split(may, offsets[1:-1])),
        terms.boxes,
        terms.worth * ~terms.rules_out[:, None],
        terms.rules_out,
        _factors(boxes, [len(issues) > 1 for issues in boxes]),
        _factors(quotas, (can & few).tolist()),
        loads,
        most,
        np.flatnonzero(wide),
    )


def _factors(named: list[tuple[int, ...]], kept: list[bool]) -> tuple[Factor, ...]:
    """Put those together that name the same issues."""
    places: dict[tuple[int, ...], list[int]] = {}
    for place, (issues, keep) in enumerate(zip(named, kept, strict=True)):
        if keep:
            places.setdefault(issues, []).append(place)
    return tuple(Factor(issues, tuple(found)) for issues, found in places.items())


def _counted(terms: Terms, offsets: IntArray) -> Terms:
    """Leave out boxes that nothing lies in, and count wide ones that rule out."""
    met = np.logical_or.reduceat(terms.boxes, offsets[:-1], axis=1).all(axis=1)
    narrow = ~np.logical_and.reduceat(terms.boxes, offsets[:-1], axis=1)
    wide = met & terms.rules_out & (narrow.sum(axis=1) > MANY)
    left = met & ~wide
    counted = terms.boxes & np.repeat(narrow, np.diff(offsets), axis=1)
    return Terms(
        terms.boxes[left],
        terms.rules_out[left],
        terms.worth[left],
        np.concatenate([terms.loads, counted[wide].astype(np.int64)]),
        np.concatenate([terms.most, narrow[wide].sum(axis=1) - 1]),
    )


def _named(row: IntArray | BoolArray, offsets: IntArray) -> tuple[int, ...]:
    """Return the issues on which it matters which option is taken."""
    low = np.minimum.reduceat(row, offsets[:-1])
    high = np.maximum.reduceat(row, offsets[:-1])
    return tuple(np.flatnonzero(low != high).tolist())


def _alone(
    scores: IntArray, terms: Terms, offsets: IntArray, named: list[tuple[int, ...]]
) -> tuple[IntArray, BoolArray]:
    """Return scores and choices with what concerns a single issue, or none."""
    scores, may = scores.copy(), np.ones(scores.shape[1], dtype=np.bool_)
    for marks, issues, out, worth in zip(
        terms.boxes, named, terms.rules_out, terms.worth, strict=True
    ):
        if len(issues) > 1:
            continue
        issue = issues[0] if issues else 0
        own = np.zeros_like(marks)
        own[offsets[issue] : offsets[issue + 1]] = True
        if out:
            may &= ~(marks & own)
        else:
            scores += worth[:, None] * (marks & own)
    return scores, may
