"""What a figure is: two pictures of the same numbers, and the numbers as a table."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from detente.brief.canvas import NARROW, WIDE, Canvas
from detente.brief.measure import clean

STYLE = (
    ".figure-narrow{display:none}"
    "@media screen and (max-width:700px){"
    ".figure-wide{display:none}.figure-narrow{display:block}}"
    ".figure-narrow svg{width:100%;max-width:520px}"
    ".figure-wide svg{width:100%;max-width:760px}"
)
"""Rules by which a page shows one of a figure's two pictures."""


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
        The picture, 760 pixels wide for a page and 360 for a phone. `STYLE` shows one.
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
    table: Table
    default: bool

    def html(self) -> str:
        """Return both pictures, of which `STYLE` shows one."""
        return (
            f'<div class="figure-wide">{self.svg}</div>'
            f'<div class="figure-narrow">{self.narrow}</div>'
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
) -> Figure:
    """Draw a figure for the page and for the phone.

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
    """
    title, summary = clean(words.title), clean(words.summary)
    pictures = []
    for kind, width in (("wide", WIDE), ("narrow", NARROW)):
        canvas = Canvas(f"{words.name}-{kind}", width)
        height = draw(canvas)
        pictures.append(canvas.picture((title, summary), height))
    wide, narrow = pictures
    return Figure(words.name, title, summary, wide, narrow, table, default)


def _cells(tag: str, items: Sequence[str]) -> str:
    return "".join(f"<{tag}>{html.escape(item)}</{tag}>" for item in items)
