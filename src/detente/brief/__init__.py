"""Findings to a brief: one page to hand over, an article, and the numbers as JSON."""

from detente.brief.answer import answer, comparison
from detente.brief.compose import Brief, brief

__all__ = ["Brief", "answer", "brief", "comparison"]
