"""The engine in both of its forms, plain and compiled, side by side in one process."""

import importlib
import math
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
from benchmarks.peers.instances import Instance

FORMS = ("plain", "compiled")
VARIABLE = "DETENTE_KERNELS"
PORTION = 1000
"""Draws that are folded together."""


@dataclass(frozen=True)
class Engine:
    """One form of the kernels.

    Attributes
    ----------
    form
        One of `FORMS`.
    modules
        The package as it was loaded with this form.
    """

    form: str
    modules: dict

    def take(self, module: str, name: str) -> Callable:
        """Return a function of the package in this form."""
        return getattr(self.modules[f"detente.kernels.{module}"], name)

    def frontier(self, given: Instance) -> Callable[[], np.ndarray]:
        """Return what finds the points of a frontier, (n_parties, n)."""
        if given.n_parties == 2:
            staircase, issues = self.take("staircase", "staircase"), given.by_issue
            return lambda: staircase(issues).points
        pose, eliminate = (
            self.take("interactions", "pose"),
            self.take("elimination", "eliminate"),
        )
        n_options = int(given.offsets[-1])
        terms = self.take("interactions", "no_terms")(given.n_parties, n_options)
        scores = given.scores.reshape(given.n_parties, n_options)
        rng = np.random.default_rng(0)
        return lambda: eliminate(pose(scores, given.offsets, terms), rng).points

    def solved(self, given: Instance) -> Callable[[], list[list[int]]]:
        """Return what finds a frontier and where all four rules settle on it."""
        settled = self.take("ties", "settled")
        rules = self.modules["detente.kernels.ties"].SETTLED
        units = (Fraction(1),) * given.n_parties
        find = self.frontier(given)

        def solve() -> list[list[int]]:
            points = find()
            return [settled(rule, points, units) for rule in rules]

        return solve

    def tied(self, space: tuple) -> Callable[[], object]:
        """Return what finds the frontier of issues that are tied together."""
        pose, eliminate = (
            self.take("interactions", "pose"),
            self.take("elimination", "eliminate"),
        )
        return lambda: eliminate(pose(*space), np.random.default_rng(0))

    def drawn(self, scores: np.ndarray, offsets: np.ndarray) -> Callable[[], None]:
        """Return what finds the frontier of every draw, a portion after the other.

        Parameters
        ----------
        scores : (n_draws, n_parties, n_options)
        """
        pose, solve = self.take("fold", "pose"), self.take("fold", "solve")
        ruling_out = self.take("boxes", "Ties").ruling_out
        boxes = np.zeros((0, scores.shape[2]), dtype=bool)

        def find() -> None:
            for some in np.array_split(scores, max(len(scores) // PORTION, 1)):
                none = ruling_out(boxes, np.zeros((len(some), 0), bool))
                problem = pose(some, offsets, none)
                solve(problem, problem.meter(math.inf))

        return find


def engines() -> list[Engine]:
    """Return the plain form, and the compiled one where it is built."""
    found = [_loaded("plain")]
    try:
        found.append(_loaded("compiled"))
    except Exception as error:  # whatever is missing, the plain form is there
        if type(error).__name__ != "SettingError":
            raise
        print(f"plain form only: {error}", file=sys.stderr)
    return found


def _loaded(form: str) -> Engine:
    """Load the package anew, in one form."""
    for name in [n for n in sys.modules if n.partition(".")[0] == "detente"]:
        del sys.modules[name]
    os.environ[VARIABLE] = form
    for name in ("staircase", "elimination", "interactions", "ties", "fold"):
        importlib.import_module(f"detente.kernels.{name}")
    own = {n: m for n, m in sys.modules.items() if n.partition(".")[0] == "detente"}
    return Engine(form, own)
