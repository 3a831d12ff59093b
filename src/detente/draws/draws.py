"""Draws: full sets of preferences that fit what is known, as arrays."""

import math
from dataclasses import dataclass, fields
from typing import Literal

import numpy as np

from detente.draws.convergence import Convergence, independent
from detente.kernels.arrays import BoolArray, FloatArray, IntArray
from detente.kernels.worth import worth
from detente.model import Fact

UNIT = 2**40
"""Utilities are whole numbers of ``1 / UNIT``."""

Package = tuple[str, ...]
"""One option label for each issue, in the order of the issues."""

Prior = Literal["uniform", "even", "uneven"]
"""How weights are spread over what is possible: Dirichlet of 1, of 4 or of 1/2."""


PER_DRAW = ("scores", "added", "disagreement", "binds", "completion", "line_binds")
"""Arrays of `Draws` with a row for each draw."""


@dataclass(frozen=True, slots=True)
class ProposedLine:
    """A line of the case that nobody has confirmed yet.

    Attributes
    ----------
    party
        Id of the party it is about; empty for a condition.
    where
        ``weights``, the id of an issue, ``without_a_deal``, ``accepts`` or
        ``conditions``.
    text
        As written in the case.
    confidence
        Share of the draws in which it is meant to bind.
    facts
        What it says of weights or options; empty for all others.
    package
        What the party accepts; empty for all others.
    """

    party: str
    where: str
    text: str
    confidence: float
    facts: tuple[Fact, ...] = ()
    package: Package = ()


@dataclass(frozen=True, slots=True, eq=False)
class Draws:
    r"""Full sets of preferences that fit what is known, issue by issue.

    The utility of an outcome is the sum of the scores of its options and of what the
    combinations that it has add, its gain the utility minus the disagreement. All
    issues' options stand side by side; those of issue :math:`i` are
    ``offsets[i]:offsets[i + 1]``. There is never a table of all outcomes. The arrays
    are read-only and belong to the draws.

    Attributes
    ----------
    parties
        Ids of all parties, in the order of the case.
    principals : (n_principals,)
        Their places in `parties`.
    issues
        Ids.
    options
        For each issue, the labels of its options.
    offsets : (n_issues + 1,)
        Where each issue's options start; the last is the number of options.
    status_quo : (n_issues,)
        Place of each issue's status quo among its own options.
    scores : (n_draws, n_parties, n_options) int64
        Weight times option value, in units of ``1 / UNIT``.
    combinations : (n_combinations, n_options) bool
        Interactions: an outcome has one when the option it takes is marked on *every*
        issue.
    added : (n_draws, n_parties, n_combinations) int64
        What each adds to the utility of the outcomes that have it, in the same units.
    disagreement : (n_draws, n_parties) int64
        Utility without a deal, or the reservation value where that is higher.
    known : (n_parties,) bool
        Whether anything is said of what the party wants.
    boxes : (n_boxes, n_options) bool
        An outcome lies in a box when the option it takes is marked on *every* issue.
    binds : (n_draws, n_boxes) bool
        Whether the box is ruled out in the draw.
    vetoes : (n_boxes,)
        Place in `parties` of the one whose red line it is; -1 for a condition.
    completion : (n_draws, n_parties) int64
        Worth of having carried out the whole deal; 0 when not stated.
    lines
        The lines marked *proposed*.
    line_binds : (n_draws, n_lines) bool
        In which draws each of them binds.
    convergence
        One entry for each region sampled by hit-and-run; empty when all is exact.

    Raises
    ------
    ValueError
        If a shape or a place does not fit the others.

    Examples
    --------
    >>> draws = Draws(
    ...     parties=("seller", "buyer"), principals=np.array([0, 1]),
    ...     issues=("price",), options=(("low", "high"),),
    ...     offsets=np.array([0, 2]), status_quo=np.array([1]),
    ...     scores=np.array([[[0, UNIT], [UNIT, 0]]]),
    ...     combinations=np.zeros((0, 2), dtype=np.bool_),
    ...     added=np.zeros((1, 2, 0), dtype=np.int64),
    ...     disagreement=np.array([[0, 0]]), known=np.array([True, True]),
    ...     boxes=np.zeros((0, 2), dtype=np.bool_),
    ...     binds=np.zeros((1, 0), dtype=np.bool_),
    ...     vetoes=np.zeros(0, dtype=np.int64),
    ...     completion=np.zeros((1, 2), dtype=np.int64),
    ...     lines=(), line_binds=np.zeros((1, 0), dtype=np.bool_), convergence=(),
    ... )
    >>> (draws.utility(np.array([[0], [1]])) / UNIT).tolist()
    [[[0.0, 1.0], [1.0, 0.0]]]
    """

    parties: tuple[str, ...]
    principals: IntArray
    issues: tuple[str, ...]
    options: tuple[tuple[str, ...], ...]
    offsets: IntArray
    status_quo: IntArray
    scores: IntArray
    combinations: BoolArray
    added: IntArray
    disagreement: IntArray
    known: BoolArray
    boxes: BoolArray
    binds: BoolArray
    vetoes: IntArray
    completion: IntArray
    lines: tuple[ProposedLine, ...]
    line_binds: BoolArray
    convergence: tuple[Convergence, ...]

    def __post_init__(self) -> None:
        self._check_shapes()
        self._check_places()
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, np.ndarray):
                value.setflags(write=False)

    @property
    def n_draws(self) -> int:
        """Number of draws."""
        return len(self.scores)

    @property
    def n_eff(self) -> float:
        """As many independent draws would tell as much."""
        return self.n_draws * independent(self.convergence)

    @property
    def n_issues(self) -> int:
        """Number of issues."""
        return len(self.issues)

    @property
    def n_outcomes(self) -> int:
        """Number of outcomes, ruled out or not; may be huge."""
        return math.prod(len(labels) for labels in self.options)

    def weights(self) -> FloatArray:
        """Return the weights: the swing of each issue from worst to best option.

        Of the issue alone, without what combinations add.

        Returns
        -------
        (n_draws, n_parties, n_issues)
            In [0, 1]; 0 where a party is indifferent on an issue.
        """
        starts = self.offsets[:-1]
        best = np.maximum.reduceat(self.scores, starts, axis=2)
        worst = np.minimum.reduceat(self.scores, starts, axis=2)
        return np.asarray((best - worst) / UNIT, dtype=np.float64)

    def utility(self, outcomes: IntArray) -> IntArray:
        """Return the utility of outcomes to all parties.

        Parameters
        ----------
        outcomes : (n_outcomes, n_issues)
            Places of options within their issues.

        Returns
        -------
        (n_draws, n_outcomes, n_parties) int64
            In units of ``1 / UNIT``.
        """
        everybody = np.arange(len(self.parties))
        return self._worth(outcomes, everybody).transpose(2, 1, 0)

    def utility_to(self, party: int, outcomes: IntArray) -> IntArray:
        """Return the utility of outcomes to one party, (n_draws, n_outcomes).

        Parameters
        ----------
        party
            Its place in `parties`.
        outcomes
            As for `utility`.
        """
        return self._worth(outcomes, np.array([party]))[0].T

    def gains(self, outcomes: IntArray) -> IntArray:
        """Return what outcomes give each principal over no deal.

        Parameters
        ----------
        outcomes : (n_outcomes, n_issues)
            Places of options within their issues.

        Returns
        -------
        (n_principals, n_outcomes, n_draws) int64
            In units of ``1 / UNIT``.
        """
        gains = self._worth(outcomes, self.principals)
        gains -= self.disagreement[:, self.principals].T[:, None]
        return gains

    def alone(self, party: int) -> IntArray:
        """Return what each option is worth to a party, the other issues as they are.

        Up to a number that is the same for all options of an issue.

        Parameters
        ----------
        party
            Its place in `parties`.

        Returns
        -------
        (n_draws, n_options) int64
        """
        quo = self.offsets[:-1] + self.status_quo
        owner = np.repeat(np.arange(self.n_issues), np.diff(self.offsets))
        there = self.combinations[:, quo]
        others = there.sum(axis=1, keepdims=True) - there == self.n_issues - 1
        holds = self.combinations & others[:, owner]
        return self.scores[:, party] + self.added[:, party] @ holds

    def admissible(self, outcomes: IntArray) -> BoolArray:
        """Tell which outcomes no condition and no principal's red line rules out.

        Parameters
        ----------
        outcomes : (n_outcomes, n_issues)
            Places of options within their issues.

        Returns
        -------
        (n_draws, n_outcomes) bool
        """
        columns = self._columns(outcomes)
        inside = np.logical_and.reduce(self.boxes[:, columns], axis=2)
        counts = (self.vetoes < 0) | np.isin(self.vetoes, self.principals)
        blocked = (self.binds & counts).astype(np.float32) @ inside.astype(np.float32)
        return blocked == 0

    def crossed(self, outcomes: IntArray, party: int) -> BoolArray:
        """Tell where outcomes take an option that a party would not sign.

        Parameters
        ----------
        outcomes : (n_outcomes, n_issues)
            Places of options within their issues.
        party
            Its place in `parties`; a third party's red line forbids nobody anything.

        Returns
        -------
        (n_draws, n_outcomes) bool
        """
        own = self.vetoes == party
        inside = np.logical_and.reduce(self.boxes[own][:, self._columns(outcomes)], 2)
        return np.asarray(self.binds[:, own] @ inside)

    def names(self, outcome: IntArray) -> Package:
        """Return the option labels of one outcome, ``(n_issues,)`` places."""
        return tuple(
            labels[int(place)]
            for labels, place in zip(self.options, outcome, strict=True)
        )

    def places(self, package: Package) -> IntArray:
        """Return the places of one package's options, ``(n_issues,)``; undoes `names`.

        Raises
        ------
        ValueError
            If the package does not have one known option for each issue.
        """
        if len(package) != self.n_issues:
            raise ValueError(f"must be {self.n_issues} options; got {len(package)}")
        for labels, label in zip(self.options, package, strict=True):
            if label not in labels:
                raise ValueError(f"must be one of {list(labels)}; got {label!r}")
        found = (
            ls.index(label) for ls, label in zip(self.options, package, strict=True)
        )
        return np.fromiter(found, dtype=np.int64, count=self.n_issues)

    def take(self, rows: IntArray | BoolArray) -> "Draws":
        """Return some of the draws: by their places, or by a mask over all."""
        kept = {field.name: getattr(self, field.name) for field in fields(self)}
        for name in PER_DRAW:
            kept[name] = kept[name][rows]
        return Draws(**kept)

    def _worth(self, outcomes: IntArray, parties: IntArray) -> IntArray:
        """Return what outcomes are worth, (n_parties, n_outcomes, n_draws)."""
        columns = self._columns(outcomes)
        own = np.ascontiguousarray(self.scores[:, parties].transpose(1, 2, 0))
        return worth(own, columns, self.combinations, self.added.T[:, parties])

    def _columns(self, outcomes: IntArray) -> IntArray:
        places = np.asarray(outcomes, dtype=np.int64)
        if places.ndim != 2 or places.shape[1] != self.n_issues:
            raise ValueError(
                f"outcomes must have shape (any, {self.n_issues}); got {places.shape}"
            )
        if ((places < 0) | (places >= np.diff(self.offsets))).any():
            raise ValueError("outcomes must be places of options within their issues")
        return places + self.offsets[:-1]

    def _check_shapes(self) -> None:
        n_draws, n_parties, n_issues = self.n_draws, len(self.parties), self.n_issues
        n_options = sum(len(labels) for labels in self.options)
        n_boxes, n_lines = len(self.boxes), len(self.lines)
        n_combinations = len(self.combinations)
        expected = {
            "offsets": (n_issues + 1,),
            "status_quo": (n_issues,),
            "scores": (n_draws, n_parties, n_options),
            "combinations": (n_combinations, n_options),
            "added": (n_draws, n_parties, n_combinations),
            "disagreement": (n_draws, n_parties),
            "known": (n_parties,),
            "boxes": (n_boxes, n_options),
            "binds": (n_draws, n_boxes),
            "vetoes": (n_boxes,),
            "completion": (n_draws, n_parties),
            "line_binds": (n_draws, n_lines),
        }
        for name, shape in expected.items():
            if getattr(self, name).shape != shape:
                raise ValueError(
                    f"{name} must have shape {shape}; got {getattr(self, name).shape}"
                )

    def _check_places(self) -> None:
        sizes = np.array([len(labels) for labels in self.options], dtype=np.int64)
        if not np.array_equal(self.offsets, np.append(0, np.cumsum(sizes))):
            raise ValueError(
                f"offsets must be where the issues' options start; got {self.offsets}"
            )
        for name, top in (
            ("status_quo", sizes),
            ("principals", len(self.parties)),
            ("vetoes", len(self.parties)),
        ):
            places = getattr(self, name)
            if (places < (-1 if name == "vetoes" else 0)).any() or (
                places >= top
            ).any():
                raise ValueError(f"{name} must be places that exist; got {places}")
        if self.scores.dtype != np.int64:
            raise ValueError(f"scores must be int64; got {self.scores.dtype}")
