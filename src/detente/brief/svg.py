"""Elements of SVG as text: escaped, with numbers in one form."""

from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from detente.brief.measure import clean
from detente.brief.palette import INK

FONT = "system-ui, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif"
SIZE = 12.0
"""Size of letters, in pixels, unless they say otherwise."""


def number(value: float) -> str:
    """Write a coordinate: to a tenth of a pixel, without a decimal where it is whole.

    Examples
    --------
    >>> number(12.54), number(3.0), number(-0.001)
    ('12.5', '3', '0')
    """
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def attributes(values: dict[str, str | float]) -> str:
    """Write attributes, each after a space; ``stroke_width`` means ``stroke-width``.

    Examples
    --------
    >>> attributes({"stroke_width": 2, "fill": "none"})
    ' stroke-width="2" fill="none"'
    """
    return "".join(
        f" {name.replace('_', '-')}="
        + (_quoted(value) if isinstance(value, str) else f'"{number(value)}"')
        for name, value in values.items()
    )


_quoted = lru_cache(maxsize=1024)(quoteattr)
"""Quotes a value; colours and their like come again and again."""


def element(name: str, content: str = "", **values: str | float) -> str:
    """Write an element around content that is markup already.

    Examples
    --------
    >>> element("g", element("path", d="M0 0"), fill="none")
    '<g fill="none"><path d="M0 0"/></g>'
    """
    head = f"<{name}{attributes(values)}"
    return f"{head}>{content}</{name}>" if content else f"{head}/>"


def written(text: str) -> str:
    """Escape text for the inside of an element.

    Examples
    --------
    >>> written("<b> & co")
    '&lt;b&gt; &amp; co'
    """
    return escape(clean(text))


@dataclass(frozen=True, slots=True)
class Frame:
    """What of a drawing an image shows: from where downwards, how wide, how high."""

    top: float
    width: float
    height: float

    @property
    def attributes(self) -> dict[str, str | float]:
        """What an SVG element says of it, and of the letters in it."""
        top, wide, high = (number(n) for n in (self.top, self.width, self.height))
        return {
            "viewBox": f"0 {top} {wide} {high}",
            "width": wide,
            "height": high,
            "font_size": SIZE,
            "fill": INK,
        }


def picture(name: str, words: tuple[str, str], frame: Frame, content: str) -> str:
    """Write a whole SVG image that a screen reader announces by its words.

    Parameters
    ----------
    name
        Prefix of the ids inside; must be unique on a page.
    words
        Title and description.
    frame
        What it shows of the drawing.
    content
        Markup.
    """
    title, summary = words
    return element(
        "svg",
        element("title", written(title), id=f"{name}-title")
        + element("desc", written(summary), id=f"{name}-desc")
        + content,
        xmlns="http://www.w3.org/2000/svg",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        font_family=FONT,
        style="max-width:100%;height:auto",
        **frame.attributes,
    )


def continued(frame: Frame, content: str) -> str:
    """Write an image that goes on with one above it, which is announced for both."""
    return element("svg", content, aria_hidden="true", **frame.attributes)
