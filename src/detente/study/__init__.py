"""Every question asked of one case."""

from detente.study.asking import Kept, kept, study
from detente.study.enough import ERROR, Amount, Asked, drawing, grown
from detente.study.findings import JSON_VERSION, Findings, digest
from detente.study.precision import Precision, errors_of, least_sure
from detente.study.priors import PRIOR_DRAWS, share_under
from detente.study.resting import Held, Reached, Resting, Wanted
from detente.study.swings import Swings, swings
from detente.study.together import Leap, Together

__all__ = [
    "ERROR",
    "JSON_VERSION",
    "PRIOR_DRAWS",
    "Amount",
    "Asked",
    "Findings",
    "Held",
    "Kept",
    "Leap",
    "Precision",
    "Reached",
    "Resting",
    "Swings",
    "Together",
    "Wanted",
    "digest",
    "drawing",
    "errors_of",
    "grown",
    "kept",
    "least_sure",
    "share_under",
    "study",
    "swings",
]
