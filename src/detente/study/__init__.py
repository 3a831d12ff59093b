"""Every question asked of one case."""

from detente.study.asking import kept, study
from detente.study.findings import JSON_VERSION, Findings, digest
from detente.study.priors import PRIOR_DRAWS, share_under
from detente.study.swings import Swings, swings

__all__ = [
    "JSON_VERSION",
    "PRIOR_DRAWS",
    "Findings",
    "Swings",
    "digest",
    "kept",
    "share_under",
    "study",
    "swings",
]
