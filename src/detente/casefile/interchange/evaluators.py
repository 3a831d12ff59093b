"""What numbers are worth, by the functions of one issue that Genius has.

```xml
<evaluator ftype="triangular" parameter0="1" parameter1="9" parameter2="3"/>
```

All lie within 0 and 1. The line of an issue of whole numbers starts at its lowest one.
"""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from detente.casefile.interchange.elements import Element
from detente.casefile.wording import listed

Function = Callable[[Fraction], Fraction]


def evaluator(form: Element, start: Fraction | None) -> Function:
    """Return what a number is worth.

    Parameters
    ----------
    form
        The function, with its parameters.
    start
        The lowest number of an issue of whole numbers; None for one of real numbers.

    Raises
    ------
    CaseFileError
        If it is none of those known, or a parameter is missing.

    Examples
    --------
    >>> from detente.casefile.interchange.elements import from_xml
    >>> form = from_xml(b'<a ftype="linear" offset="0.2" slope="0.3"/>', "a.xml")
    >>> worth = evaluator(form, Fraction(5))
    >>> [str(worth(Fraction(n))) for n in (5, 6, 9)]
    ['1/5', '1/2', '1']
    """
    if start is not None and "slope" in form.attributes:
        offset, slope = form.number("offset"), form.number("slope")
        return lambda x: _within(offset + slope * (x - start))
    shape = form.text("ftype")
    if shape not in _SHAPES:
        raise form.fault(f"ftype must be {listed(_SHAPES)}; got {shape!r}")
    read, function = _SHAPES[shape]
    parameters = read(form)
    return lambda x: function(x, parameters)


def _line(form: Element) -> list[Fraction]:
    """Return offset and slope; Genius leaves the first out, NegMAS names them so."""
    start = [n for n in ("parameter0", "offset") if n in form.attributes]
    rise = "slope" if "slope" in form.attributes else "parameter1"
    return [form.number(start[0]) if start else Fraction(0), form.number(rise)]


def _level(form: Element) -> list[Fraction]:
    return [form.number("parameter0")]


def _corners(form: Element) -> list[Fraction]:
    return [form.number(f"parameter{place}") for place in range(3)]


def _within(value: Fraction) -> Fraction:
    return min(max(value, Fraction(0)), Fraction(1))


def _triangular(x: Fraction, ends: Sequence[Fraction]) -> Fraction:
    """Rise from the first number to the third, and fall to the second."""
    low, high, top = ends
    if not low <= x <= high:
        return Fraction(0)
    if x == top:
        return Fraction(1)
    return (x - low) / (top - low) if x < top else (high - x) / (high - top)


_SHAPES: Mapping[
    str,
    tuple[
        Callable[[Element], list[Fraction]],
        Callable[[Fraction, Sequence[Fraction]], Fraction],
    ],
] = {
    "constant": (_level, lambda _, p: p[0]),
    "linear": (_line, lambda x, p: _within(p[0] + p[1] * x)),
    "triangular": (_corners, _triangular),
}
"""What reads the parameters of each function, and computes it."""
