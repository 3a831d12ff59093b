"""Tables as notebooks show them: what is text stays text."""

import html
from collections.abc import Iterable, Sequence


def html_table(
    caption: str, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> str:
    """Return a table in HTML, everything in it escaped.

    Parameters
    ----------
    caption
        What it shows; empty for none.
    columns
        Headings.
    rows
        As long as the headings; the first cell heads its row.

    Examples
    --------
    >>> html_table("", ("who", "what"), [("A & B", "pay")])
    '<table><thead><tr><th>who</th><th>what</th></tr></thead><tbody><tr><th>A &amp; \
B</th><td>pay</td></tr></tbody></table>'
    """
    said = f"<caption>{html.escape(caption)}</caption>" if caption else ""
    head = _cells("th", columns)
    body = "".join(
        f"<tr>{_cells('th', row[:1])}{_cells('td', row[1:])}</tr>" for row in rows
    )
    return f"<table>{said}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cells(tag: str, cells: Sequence[str]) -> str:
    return "".join(f"<{tag}>{html.escape(cell)}</{tag}>" for cell in cells)
