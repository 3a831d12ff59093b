"""What a name on the command line stands for: standard input, a case or a document."""

import sys

import click

STDIN = "-"
CASE_ENDINGS = (".yaml", ".yml")
DOCUMENT_ENDINGS = (
    ".txt", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", ".eml",
    ".zip",
)  # fmt: skip


def piped(limit: int) -> bytes:
    """Return standard input, or as much of it as shows that it is too large."""
    if sys.stdin is None:
        raise click.UsageError("'-' stands for standard input, which is closed")
    return sys.stdin.buffer.read(limit + 1)
