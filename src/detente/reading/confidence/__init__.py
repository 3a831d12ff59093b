r"""How likely it is that a careful analyst would note what a rule found.

A rule sees a sentence; whether "X asked Y" tells a demand or an errand, its words alone
rarely say. So each statement has *traits*, of its own words (`traits`) and of its place
among the others (`company`), and each trait a weight, fitted to articles in which
people had marked the positions. The confidence is

.. math:: 1 / (1 + e^{-(b + \sum_t w_t x_t)}),

for weights :math:`w_t`, traits :math:`x_t` and the bias :math:`b` of ``weights.toml``.
One trait is what the language model sees in the word of the act (`reading.bearing`).
``python -m benchmarks.reading --weigh FOLDER`` fits them, and says how well.
"""

import math
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources

from detente.reading.candidates import Candidates
from detente.reading.confidence.company import Company, is_joined
from detente.reading.confidence.traits import Traits, own
from detente.reading.found import Found
from detente.reading.parse import Parsed
from detente.reading.speakers.holder import BOTH

LEAST = 0.5
"""Confidence below which a statement is left out: more likely no position than one."""
_ENOUGH = 6
"""Statements of a document from which on they are company for each other."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each trait counts for.

    Attributes
    ----------
    bias
        What is there before any trait.
    by_trait
        A trait without a weight counts nothing.
    """

    bias: float
    by_trait: Mapping[str, float]

    def confidence(self, traits: Traits) -> float:
        """Return the confidence in a statement with some traits, in (0, 1).

        Examples
        --------
        >>> Weights(0.0, {"act: demand": math.log(3)}).confidence({"act: demand": 1.0})
        0.75
        """
        score = sum(self.by_trait.get(name, 0.0) * x for name, x in traits.items())
        return 1 / (1 + math.exp(-(self.bias + score)))


@cache
def weights() -> Weights:
    """Return the weights that the package carries."""
    file = resources.files("detente.reading.confidence").joinpath("weights.toml")
    read = tomllib.loads(file.read_text(encoding="utf-8"))
    return Weights(read["bias"], read["weights"])


def likely(first: Candidates, least: float) -> list[Found]:
    """Return what was found and is likely enough, each with the confidence in it.

    What the weights say nothing of keeps the confidence of the rule that found it.

    Parameters
    ----------
    first
        What was found, in the order of the documents.
    least
        Confidence from which on a statement is kept, in [0, 1].
    """
    kept: list[Found] = []
    for one, traits in described(first):
        if not traits:
            kept.append(one)
        elif (sure := weights().confidence(traits)) >= least:
            kept.append(replace(one, confidence=sure))
    return kept


def described(first: Candidates) -> Iterator[tuple[Found, Traits]]:
    """Yield statements with their traits.

    There are none of what another reader found, of what stands under a label or in a
    table, of what both sides argue over, and of a document with a handful of
    statements: the weights say nothing of them. The things of one act stand and fall
    together, with the traits of the first.
    """
    pieces: dict[str, list[Parsed]] = defaultdict(list)
    for piece in first.parsed:
        pieces[piece.block.document].append(piece)
    by_document: dict[str, list[Found]] = defaultdict(list)
    for one in first.found:
        by_document[one.parsed.block.document].append(one)
    for document, ours in by_document.items():
        if len(ours) < _ENOUGH:
            yield from ((one, {}) for one in ours)
        else:
            yield from _beside(ours, pieces[document], first)


def _beside(
    ours: Sequence[Found], pieces: Sequence[Parsed], first: Candidates
) -> Iterator[tuple[Found, Traits]]:
    """Yield the statements of a document, each with its traits."""
    company = Company(ours, pieces, first)
    before: Found | None = None
    traits: Traits = {}
    for place, one in enumerate(ours):
        if before is None or not is_joined(before, one):
            prose = _is_prose(one)
            traits = {**own(one), **company.traits(place)} if prose else {}
        yield one, traits
        before = one


def _is_prose(one: Found) -> bool:
    """Tell what a rule found in running text of one side.

    A label or a table says what it is, and what two sides argue over divides them.
    """
    block = one.parsed.block
    labelled = block.label or block.cell is not None
    argued = BOTH in one.holder.parties and one.act == "oppose"
    return one.origin == "rules" and not (labelled or argued)
