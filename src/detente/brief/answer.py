"""The answer in a few lines, for terminals."""

from detente.brief.names import Names
from detente.brief.numbers import as_text
from detente.brief.page import render
from detente.questions.answer import plain
from detente.study import Findings


def answer(findings: Findings) -> tuple[str, ...]:
    """Say the answer in five lines: how sure, what divides, bridges, begins, to watch.

    Every sentence is a template over the findings.
    """
    return tuple(render("answer.txt", findings).splitlines())


def comparison(old: Findings, new: Findings) -> tuple[str, ...]:
    """Say what changed in the answer from one study to another."""
    before = as_text(plain(old))
    text = render(
        "comparison.txt", new, old=old, before=before, old_names=Names(old.case)
    )
    return tuple(text.splitlines())
