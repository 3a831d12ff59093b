"""What a figure is: pictures of the same numbers, and the numbers as a table."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.brief.canvas import ACROSS, COLUMN, NARROW, WIDE, Canvas
from detente.brief.measure import clean

STYLE = (
    ".figure-narrow,.figure-paper{display:none}"
    "@media screen and (max-width:700px){"
    ".figure-wide{display:none}.figure-narrow{display:block}}"
    "@media print{.figure-wide{display:none}.figure-paper{display:block}}"
    ".figure-narrow svg{width:100%;max-width:520px}"
    ".figure-wide svg{width:100%;max-width:760px}"
    ".figure-paper svg{width:100%;max-width:334px}"
    ".figure-paper.across svg{max-width:688px}"
)
"""Rules by which a page shows one of a figure's three pictures."""
LONG = 314.0
"""A quarter of a page of A4: above it a figure in a column may be cut."""


@dataclass(frozen=True, slots=True)
class Table:
    """The numbers of a figure, in words.

    Attributes
    ----------
    caption
        What the numbers are.
    columns
        Headings.
    rows
        Cells of one line of text each, as many in each row as there are columns; the
        first heads its row.

    Raises
    ------
    ValueError
        If a row is longer or shorter than the headings.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __post_init__(self) -> None:
        cleaned = tuple(tuple(map(clean, row)) for row in self.rows)
        object.__setattr__(self, "columns", tuple(map(clean, self.columns)))
        object.__setattr__(self, "rows", cleaned)
        for row in self.rows:
            if len(row) != len(self.columns):
                raise ValueError(
                    f"a row must have {len(self.columns)} cells; got {len(row)}"
                )


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture of part of the findings.

    Attributes
    ----------
    name
        Key in `FIGURES`.
    title
        What is shown, in few words.
    summary
        What is to be seen, in a sentence or two made from the numbers.
    svg, narrow
        The picture, 760 pixels wide for a page and 360 for a phone.
    paper
        The picture for print, in strips that stand below one another; one where it is
        not long. `STYLE` shows one of the three.
    across
        Whether it takes both columns of a sheet of paper.
    table
        The numbers.
    default
        Whether it rests mostly on inputs of which nothing is known.
    """

    name: str
    title: str
    summary: str
    svg: str
    narrow: str
    paper: tuple[str, ...]
    across: bool
    table: Table
    default: bool

    def html(self) -> str:
        """Return the three pictures, of which `STYLE` shows one."""
        across = " across" if self.across else ""
        return (
            f'<div class="figure-wide">{self.svg}</div>'
            f'<div class="figure-narrow">{self.narrow}</div>'
            f'<div class="figure-paper{across}">{"".join(self.paper)}</div>'
        )

    def _repr_html_(self) -> str:
        """Return the figure as notebooks show it, its table one click below."""
        caption = html.escape(f"{self.title}: {self.summary}")
        head = _cells("th", self.table.columns)
        body = "".join(f"<tr>{_cells('td', row)}</tr>" for row in self.table.rows)
        return (
            f"<style>{STYLE}</style><figure>{self.html()}"
            f"<figcaption>{caption}</figcaption><details><summary>Numbers</summary>"
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            "</details></figure>"
        )


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a figure: its name, its title, and what is to be seen."""

    name: str
    title: str
    summary: str


def figure(
    words: Words,
    draw: Callable[[Canvas], float],
    table: Table,
    *,
    default: bool = False,
    across: bool = False,
) -> Figure:
    """Draw a figure for the page, for the phone and for paper.

    Parameters
    ----------
    words
        Name, title, summary.
    draw
        Draws on a sheet and returns the height it used.
    table
        The same numbers.
    default
        Whether the figure rests mostly on defaults.
    across
        Whether it takes both columns of a sheet of paper.
    """
    title, summary = clean(words.title), clean(words.summary)
    drawn = []
    for kind, width in (
        ("wide", WIDE),
        ("narrow", NARROW),
        ("paper", ACROSS if across else COLUMN),
    ):
        canvas = Canvas(f"{words.name}-{kind}", width)
        drawn.append((canvas, draw(canvas)))
    wide, narrow, paper = (
        canvas.picture((title, summary), height) for canvas, height in drawn
    )
    canvas, height = drawn[-1]
    long = height > (LONG / 2 if across else LONG)
    strips = canvas.strips((title, summary), height) if long else (paper,)
    return Figure(
        words.name, title, summary, wide, narrow, strips, across, table, default
    )


def _cells(tag: str, items: Sequence[str]) -> str:
    return "".join(f"<{tag}>{html.escape(item)}</{tag}>" for item in items)
