"""Draws in chunks, each from a seed of its own, alike whoever makes them."""

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, fields, replace
from itertools import groupby, repeat
from typing import Any

import numpy as np

from detente.draws.convergence import Convergence
from detente.draws.draws import PER_DRAW, Draws, Prior
from detente.draws.fronts import CHUNK, affordable
from detente.draws.tabulate import check, tabulate
from detente.draws.terms import Terms, terms
from detente.engine.serial import SERIAL
from detente.model import Case

APART = 2**32 - 1
"""Where the seeds of further chunks spring from: nothing else is drawn from there."""


@dataclass(frozen=True, slots=True, eq=False)
class Drawn:
    """What was drawn for a study.

    Attributes
    ----------
    draws
        All draws.
    some
        Those of them, perhaps all, whose frontiers are looked at: see `affordable`.
    terms
        How a deal would be watched and broken, in those.
    """

    draws: Draws
    some: Draws
    terms: Terms


def drawn(
    case: Case,
    n_draws: int,
    seed: int,
    *,
    prior: Prior = "uniform",
    executor: Executor = SERIAL,
) -> Drawn:
    """Draw what a study needs, in chunks of `CHUNK` draws.

    The first chunk is drawn from the seed itself, each further one from a sequence
    spawned from it (`numpy.random.SeedSequence.spawn`). So a chunk is the same whoever
    makes it, and whether or not others are made.

    Parameters
    ----------
    case
        With at least two principals and one issue.
    n_draws
        At least 1.
    seed
        At least 0.
    prior
        As for `tabulate`.
    executor
        Makes the chunks.

    Raises
    ------
    CaseError, TooLargeError, ValueError
        As `tabulate` and `affordable`.

    Examples
    --------
    >>> from importlib.resources import files
    >>> from detente.casefile import load
    >>> case = load(files("detente") / "catalog" / "mill-lease.yaml")
    >>> more, first = drawn(case, CHUNK + 5, seed=0), drawn(case, CHUNK, seed=0)
    >>> bool((more.draws.scores[:CHUNK] == first.draws.scores).all())
    True
    """
    check(case, n_draws, prior)
    sizes = [min(CHUNK, n_draws - start) for start in range(0, n_draws, CHUNK)]
    seeds = _seeds(int(seed), len(sizes))
    made = executor.map(_chunk, repeat(case), sizes, seeds, repeat(prior))
    return _end_to_end(list(made))


def _seeds(seed: int, n: int) -> list[np.random.SeedSequence]:
    root = np.random.SeedSequence(seed, spawn_key=(APART,))
    return [np.random.SeedSequence(seed), *root.spawn(n - 1)]


def _chunk(case: Case, size: int, seed: np.random.SeedSequence, prior: Prior) -> Drawn:
    rng = np.random.default_rng(seed)
    draws = tabulate(case, size, rng, prior=prior)
    some = affordable(draws)
    return Drawn(draws, some, terms(case, some.n_draws, rng))


def _end_to_end(chunks: Sequence[Drawn]) -> Drawn:
    if len(chunks) == 1:
        return chunks[0]
    draws = _joined([chunk.draws for chunk in chunks])
    whole = all(chunk.some is chunk.draws for chunk in chunks)
    some = draws if whole else _joined([chunk.some for chunk in chunks])
    return Drawn(draws, some, _terms([chunk.terms for chunk in chunks]))


def _joined(parts: Sequence[Draws]) -> Draws:
    """Put draws of the same case behind one another."""
    known = {field.name: getattr(parts[0], field.name) for field in fields(Draws)}
    for name in PER_DRAW:
        known[name] = np.concatenate([getattr(part, name) for part in parts])
    known["convergence"] = tuple(_met(c for part in parts for c in part.convergence))
    return Draws(**known)


def _met(chains: Iterable[Convergence]) -> Iterator[Convergence]:
    """Yield one entry for each region; chains of different chunks are independent."""
    by_place = sorted(chains, key=lambda one: one.where)
    for where, group in groupby(by_place, key=lambda one: one.where):
        same = list(group)
        yield Convergence(
            where,
            sum(one.n_draws for one in same),
            sum(one.n_eff for one in same),
            max(one.rhat for one in same),
        )


def _terms(parts: Sequence[Terms]) -> Terms:
    arrays: dict[str, Any] = {
        name: np.concatenate([getattr(part, name) for part in parts])
        for name, value in ((f.name, getattr(parts[0], f.name)) for f in fields(Terms))
        if isinstance(value, np.ndarray)
    }
    return replace(parts[0], **arrays)
