"""What a figure is: pictures of the same numbers, and the numbers as a table."""

import html
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from detente.brief.canvas import ACROSS, COLUMN, NARROW, SMALL, WIDE, Box, Canvas
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
TYPE_AREA = 688.0
"""Width of the two columns of a sheet of A4 with the gap between them, in pixels."""
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
    plan
        How it was drawn, to draw it again with fewer things in it.
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
    plan: "Plan" = field(repr=False, compare=False)

    @property
    def count(self) -> int:
        """How many things it can show at most; one where it cannot show fewer."""
        return self.plan.words.drawn

    def heights(self) -> tuple[float, ...]:
        """Return how high it is on paper with one thing in it, with two, up to all.

        In pixels of a column's width; what goes across both columns counts twice.
        """
        return tuple(self.plan.height(most) for most in range(1, self.count + 1))

    def folded(self, screen: int, paper: int) -> "Figure":
        """Return the figure with so many things in it, and a line that says so."""
        if screen == paper == self.count:
            return self
        return _drawn(self.plan, screen, paper)

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
    """The words of a figure: its name, its title, and what is to be seen.

    Attributes
    ----------
    name, title, summary
        See `Figure`.
    things
        What it shows several of and could show fewer of, such as ``issues``; empty
        where it stands or falls as a whole.
    count
        How many of them there are.
    most
        How many of them a picture shows at most; 0 where it may show all.
    """

    name: str
    title: str
    summary: str
    things: str = ""
    count: int = 1
    most: int = 0

    @property
    def drawn(self) -> int:
        """How many things a picture with room for all of its own shows."""
        return max(1, min(self.most or self.count, self.count))


@dataclass(frozen=True, slots=True)
class Plan:
    """How to draw a figure: on which sheets, and with how many things in it."""

    words: Words
    draw: Callable[[Canvas], float]
    table: Table
    default: bool
    across: bool

    def sheet(self, kind: str, most: int) -> tuple[Canvas, float]:
        """Draw the most important things on a sheet; return it and the height used."""
        paper = ACROSS if self.across else COLUMN
        width = {"wide": WIDE, "narrow": NARROW, "paper": paper}[kind]
        pointed = kind == "wide"
        canvas = Canvas(f"{self.words.name}-{kind}", width, most, pointed=pointed)
        height = self.draw(canvas)
        words = self.words
        if not words.things or words.count <= most:
            return canvas, height
        note = (
            f"Drawn: {most} of {words.count:,} {words.things}. "
            "The table on screen has more."
        )
        return canvas, canvas.block(Box(0, height + 4, canvas.width, 0), note, SMALL, 2)

    def height(self, most: int) -> float:
        """Return how high it is on paper, in pixels of a column; twice if across."""
        _, height = self.sheet("paper", most)
        return height * TYPE_AREA / ACROSS * (2 if self.across else 1)


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
        Name, title, summary, and what it shows several of.
    draw
        Draws on a sheet and returns the height it used.
    table
        The same numbers.
    default
        Whether the figure rests mostly on defaults.
    across
        Whether it takes both columns of a sheet of paper.
    """
    plan = Plan(words, draw, table, default, across)
    return _drawn(plan, words.drawn, words.drawn)


def _drawn(plan: Plan, screen: int, paper: int) -> Figure:
    words = clean(plan.words.title), clean(plan.words.summary)
    wide, narrow = (
        canvas.picture(words, height)
        for canvas, height in (plan.sheet(k, screen) for k in ("wide", "narrow"))
    )
    canvas, height = plan.sheet("paper", paper)
    if height > (LONG / 2 if plan.across else LONG):
        strips = canvas.strips(words, height)
    else:
        strips = (canvas.picture(words, height),)
    name, table = plan.words.name, plan.table
    return Figure(
        name, *words, wide, narrow, strips, plan.across, table, plan.default, plan
    )


def _cells(tag: str, items: Sequence[str]) -> str:
    return "".join(f"<{tag}>{html.escape(item)}</{tag}>" for item in items)
