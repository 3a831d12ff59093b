"""Fit the weights of a reader's confidence to articles with gold.

Logistic regression with a ridge: the weights :math:`w` and the bias :math:`b` make

.. math:: \\sum_i \\log(1 + e^{-s_i (b + w^\\top x_i)}) + \\tfrac{\\lambda}{2} |w|^2

least, where :math:`s_i` is 1 for a statement that is in the gold and -1 for one that is
not. What is optional in the gold is left out. Newton's method, the bias without a
ridge. What the language model sees in the word of the act is among the traits, a number
each, and its weights make the direction of `detente.reading.bearing`. How well they do
is told by articles that they were not fitted to, a tenth at a time.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from benchmarks.reading.gold import Gold, load_gold
from benchmarks.reading.score import ReadStatement, fits, largest_matching

from detente.documents import load
from detente.reading.candidates import candidates
from detente.reading.confidence import Weights, described
from detente.reading.confidence.traits import BEARING, Traits, act_word, body_words
from detente.reading.found import Found
from detente.reading.parse import language

RIDGE = 2.0
COMMON = 8
"""Statements that must have a trait for it to get a weight."""
_SEEN = 0.2
"""Of what the model sees: it varies less than traits that are there or not."""
_FOLDS = 10
_STEPS, _STILL = 50, 1e-9
Matrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Judged:
    """A statement that the rules found, and whether the gold has it.

    Attributes
    ----------
    article, traits, right
        Where it was found, what is seen of it, and whether the gold has it.
    seen
        What the language model sees in the word of its act, shape ``(n_seen,)``.
    """

    article: str
    traits: Traits
    right: bool
    seen: Matrix = field(default_factory=lambda: np.zeros(0))


@dataclass(frozen=True, slots=True)
class Fit:
    """Weights, and the direction in which the words of acts speak for a position."""

    weights: Weights
    direction: Matrix

    def confidence(self, one: Judged) -> float:
        """Return the confidence in a statement, its bearing by this direction."""
        bearing = float(one.seen @ self.direction)
        return self.weights.confidence({**one.traits, BEARING: bearing})


def judged(folders: Sequence[Path]) -> tuple[list[Judged], int]:
    """Return what is found in articles with gold, and how much the gold has."""
    found: list[Judged] = []
    n_gold = 0
    for path in sorted(p for folder in folders for p in folder.glob("*.gold.yaml")):
        gold = load_gold(path)
        n_gold += len(gold.statements)
        found += _judged(gold, path.with_name(f"{gold.name}.txt"))
    return found, n_gold


def _judged(gold: Gold, file: Path) -> Iterator[Judged]:
    first = candidates(load([file]))
    table = first.read.table
    ours = [(one, traits) for one, traits in described(first) if traits]
    read = [
        ReadStatement(
            names=(table.title(one.holder.parties[0]), one.holder.parties[0]),
            act=one.act,
            file=file.name,
            span=tuple(one.parsed.block.span[0] + place for place in one.span),
            quote=one.parsed.block.text[slice(*one.span)],
            issue="",
        )
        for one, _ in ours
    ]
    wanted = (*gold.statements, *gold.optional)
    matched = largest_matching([[fits(gold, w, r) for r in read] for w in wanted])
    texts = {one.parsed.text for one, _ in ours}
    seen = dict(zip(texts, language().pipe(texts), strict=True))
    for place, (one, traits) in enumerate(ours):
        if matched.get(place, 0) < len(gold.statements):
            view = _seen(one, seen[one.parsed.text])
            yield Judged(gold.name, traits, place in matched, view)


def _seen(one: Found, doc: Any) -> Matrix:
    """Return what the language model sees in the word of an act."""
    key = act_word(body_words(one))
    word = doc.char_span(key.idx, key.idx + 1, alignment_mode="expand")[0]
    return np.array(doc.tensor[word.i], dtype=np.float64)


def fitted(statements: Sequence[Judged]) -> Fit:
    """Return the weights and the direction that fit some statements."""
    first = [one for n, one in enumerate(statements) if not _is_further(statements, n)]
    often = Counter(name for one in first for name in one.traits if name != BEARING)
    names = sorted(name for name, count in often.items() if count >= COMMON)
    right = np.array([one.right for one in first], dtype=np.float64)
    seen = _SEEN * np.array([one.seen for one in first])
    found = logistic(np.hstack([_matrix(first, names), seen]), right, RIDGE)
    by_trait = dict(zip(names, found[1:].tolist(), strict=False))
    direction = _SEEN * found[1 + len(names) :]
    return Fit(Weights(float(found[0]), {**by_trait, BEARING: 1.0}), direction)


def _is_further(statements: Sequence[Judged], place: int) -> bool:
    """Tell a further thing of an act, which has the first one's traits."""
    return place > 0 and statements[place].traits is statements[place - 1].traits


def _matrix(statements: Sequence[Judged], names: Sequence[str]) -> Matrix:
    return np.array([[one.traits.get(n, 0.0) for n in names] for one in statements])


def logistic(traits: Matrix, right: Matrix, ridge: float) -> Matrix:
    """Return the bias and the weights, shape ``(1 + n_traits,)``.

    Parameters
    ----------
    traits
        Shape ``(n_statements, n_traits)``.
    right
        1 or 0 for each.
    ridge
        :math:`\\lambda`, above 0.
    """
    x = np.column_stack([np.ones(len(traits)), traits])
    penalty = np.full(x.shape[1], ridge)
    penalty[0] = 0.0
    found = np.zeros(x.shape[1])
    for _ in range(_STEPS):
        share = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (share - right) + penalty * found
        curve = (x * (share * (1 - share))[:, None]).T @ x + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        found -= step
        if np.abs(step).max() < _STILL:
            break
    return found


def unseen(statements: Sequence[Judged]) -> list[float]:
    """Return the confidence in each statement, by weights fitted to other articles."""
    folds = [_fold(one.article) for one in statements]
    by_fold = {
        fold: fitted([o for o, f in zip(statements, folds, strict=True) if f != fold])
        for fold in set(folds)
    }
    return [
        by_fold[fold].confidence(one)
        for one, fold in zip(statements, folds, strict=True)
    ]


def _fold(article: str) -> int:
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % _FOLDS


def weigh(folders: Sequence[Path]) -> tuple[str, str]:
    """Return the weights as TOML, and a table of how well they tell right from wrong.

    Parameters
    ----------
    folders
        Of articles, each with its gold beside it.
    """
    statements, n_gold = judged(folders)
    sure = unseen(statements)
    n_articles = len({one.article for one in statements})
    said = f"{len(statements)} statements found in {n_articles} articles"
    found = fitted(statements)
    lines = [
        f"# Fitted to {said}.",
        f"bias = {found.weights.bias:.3f}",
        f"direction = [{', '.join(f'{u:.4f}' for u in found.direction)}]",
        "",
        "[weights]",
        *(f'"{name}" = {value:.3f}' for name, value in found.weights.by_trait.items()),
    ]
    return "\n".join(lines) + "\n", "\n".join(_table(said, statements, sure, n_gold))


def _table(
    said: str, statements: Sequence[Judged], sure: Sequence[float], n_gold: int
) -> Iterator[str]:
    right = np.array([one.right for one in statements])
    share = np.array(sure)
    yield f"{said}, each judged by weights fitted to other articles"
    yield f"{'area under the curve':24}{area(share, right):8.3f}\n"
    yield f"{'least':>8}{'kept':>8}{'precision':>12}{'recall':>8}"
    for least in np.arange(0, 0.9, 0.1):
        kept = share >= least
        precision = right[kept].mean() if kept.any() else 0.0
        recall = (right & kept).sum() / n_gold
        yield f"{least:8.1f}{kept.sum():8}{precision:12.3f}{recall:8.3f}"
    yield f"\n{'confidence':>12}{'number':>8}{'right':>8}"
    for low in np.arange(0, 1, 0.1):
        here = (share >= low) & (share < low + 0.1)
        if here.any():
            n_here, share_right = here.sum(), right[here].mean()
            yield f"{low:6.1f}-{low + 0.1:3.1f}  {n_here:8}{share_right:8.2f}"


def area(share: Matrix, right: Matrix) -> float:
    """Return how often a right one is surer than a wrong one, ties counted half.

    >>> area(np.array([0.2, 0.6, 0.9]), np.array([False, False, True]))
    1.0
    """
    ours, theirs = share[right.astype(bool)], share[~right.astype(bool)]
    above = (ours[:, None] > theirs[None, :]).sum()
    ties = (ours[:, None] == theirs[None, :]).sum()
    return float((above + ties / 2) / max(1, len(ours) * len(theirs)))
