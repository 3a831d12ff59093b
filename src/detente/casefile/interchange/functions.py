"""What numbers are worth, by the functions of one issue that NegMAS writes.

```yaml
{type: TriangularFun, start: 1, middle: 3, end: 5, bias: 0, scale: 1}
```

Sums, products and pieces of lines are exact. An exponential, a logarithm, a sine, a
cosine and a bell curve are no fractions: the nearest number of 15 or so digits is
taken. A function that is kept as program code is refused, and never run.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from detente.casefile.interchange.given import Given
from detente.casefile.wording import listed

Function = Callable[[Fraction], Fraction]
MAX_TERMS = 20
"""Terms of a polynomial, and functions added together, at most."""
MAX_NESTING = 4


def function(given: Given, called: Callable[[Given], str], depth: int = 0) -> Function:
    """Return what a number is worth.

    Parameters
    ----------
    given
        The function, with its parameters.
    called
        Tells the name of its class.
    depth
        How many functions it stands in.

    Raises
    ------
    CaseFileError
        If it is none of those known, or a parameter is missing.

    Examples
    --------
    >>> text = {"type": "TriangularFun", "start": "1", "middle": "3", "end": "5"}
    >>> worth = function(Given("p.yml", text), lambda one: one.value["type"])
    >>> [str(worth(Fraction(n))) for n in range(1, 6)]
    ['0', '1/2', '1', '1/2', '0']
    """
    form = called(given)
    if form in _POWERS:
        return _polynomial(given, _POWERS[form])
    if form in _PIECES:
        return _hump(_PIECES[form](given), _of(given, "bias"), _of(given, "scale", 1))
    if form in _CURVES:
        return _curve(given, form)
    if form in _MODES:
        return _modes(given, form)
    if form in _SUMS and depth < MAX_NESTING:
        return _sum(given, form, called, depth)
    raise given.fault(f"type must be {listed(KNOWN)}; got {form!r}")


def _of(given: Given, name: str, default: int = 0) -> Fraction:
    found = given.get(name)
    return found.number() if found else Fraction(default)


def _all(given: Given, name: str, least: int = 0) -> list[Fraction]:
    """Return a list of numbers, which is short."""
    found = list(given.field(name).items())
    if not least <= len(found) <= MAX_TERMS:
        what = f"must have {least} to {MAX_TERMS} numbers; got {len(found)}"
        raise given.field(name).fault(what)
    return [one.number() for one in found]


_POWERS: Mapping[str, tuple[str, ...]] = {
    "ConstFun": ("bias",),
    "IdentityFun": (),
    "LinearFun": ("", "slope"),
    "AffineFun": ("bias", "slope"),
    "QuadraticFun": ("bias", "a1", "a2"),
    "PolynomialFun": ("bias", "coefficients"),
}
"""Names of coefficients, by rising power; the last of a polynomial is a list."""


def _polynomial(given: Given, names: Sequence[str]) -> Function:
    if not names:
        return lambda x: x
    if names[-1] == "coefficients":
        terms = [_of(given, "bias"), *_all(given, "coefficients")]
    else:
        terms = [
            _of(given, name) if name in ("", "bias") else given.field(name).number()
            for name in names
        ]
    return lambda x: sum((c * x**n for n, c in enumerate(terms)), Fraction(0))


def _three(given: Given) -> tuple[Fraction, ...]:
    start, middle, end = (given.field(n).number() for n in ("start", "middle", "end"))
    return start, middle, middle, end


def _four(given: Given) -> tuple[Fraction, ...]:
    names = ("start", "rise_end", "fall_start", "end")
    return tuple(given.field(name).number() for name in names)


_PIECES: Mapping[str, Callable[[Given], tuple[Fraction, ...]]] = {
    "TriangularFun": _three,
    "TrapezoidalFun": _four,
}


def _hump(corners: Sequence[Fraction], bias: Fraction, scale: Fraction) -> Function:
    """Return a function that rises to a level and falls again, straight."""
    start, risen, falling, end = corners

    def height(x: Fraction) -> Fraction:
        if not start <= x <= end:
            return Fraction(0)
        if risen <= x <= falling:
            return Fraction(1)
        return (
            (x - start) / (risen - start) if x < risen else (end - x) / (end - falling)
        )

    return lambda x: bias + scale * height(x)


def _power(x: float, given: Mapping[str, float]) -> float:
    return given["base"] ** (given["tau"] * x)


def _cosine(x: float, given: Mapping[str, float]) -> float:
    return given["amplitude"] * math.cos(given["multiplier"] * x + given["phase"])


def _sine(x: float, given: Mapping[str, float]) -> float:
    return given["amplitude"] * math.sin(given["multiplier"] * x + given["phase"])


def _logarithm(x: float, given: Mapping[str, float]) -> float:
    return given["scale"] * math.log(given["tau"] * x, given["base"])


def _bell(x: float, given: Mapping[str, float]) -> float:
    away = (x - given["center"]) / given["sigma"]
    return given["scale"] * math.exp(-away * away / 2)


_CURVES: Mapping[
    str, tuple[Callable[[float, Mapping[str, float]], float], Mapping[str, float]]
] = {
    "ExponentialFun": (_power, {"tau": math.nan, "base": math.e}),
    "CosFun": (_cosine, {"multiplier": 1.0, "phase": 0.0, "amplitude": 1.0}),
    "SinFun": (_sine, {"multiplier": 1.0, "phase": 0.0, "amplitude": 1.0}),
    "LogFun": (_logarithm, {"tau": math.nan, "base": math.e, "scale": 1.0}),
    "GaussianFun": (_bell, {"center": math.nan, "sigma": math.nan, "scale": 1.0}),
}
"""What is computed, and parameters with what they are when not given; NaN: must be."""


def _curve(given: Given, form: str) -> Function:
    compute, defaults = _CURVES[form]
    values = {
        name: float(given.field(name).number())
        if math.isnan(default) or given.get(name)
        else default
        for name, default in defaults.items()
    }
    return _rounded(given, lambda x: compute(x, values), _of(given, "bias"))


def _rounded(
    given: Given, compute: Callable[[float], float], bias: Fraction
) -> Function:
    """Return the nearest decimal of 15 or so digits."""

    def worth(x: Fraction) -> Fraction:
        try:
            return bias + Fraction(repr(float(compute(float(x)))))
        except (ValueError, TypeError, ArithmeticError):
            what = f"must have a value at each option; got none at {float(x):g}"
            raise given.fault(what) from None

    return worth


_MODES: Mapping[str, tuple[str, ...]] = {
    "MultiModalTrapezoidalFun": ("starts", "rise_ends", "fall_starts", "ends"),
    "MultiModalGaussianFun": ("centers", "sigmas"),
}
"""Names of the lists that make a sum of humps or of bells."""


def _modes(given: Given, form: str) -> Function:
    columns = [_all(given, name) for name in _MODES[form]]
    count = len(columns[0])
    parts = [
        _all(given, name, least=count)
        if given.get(name)
        else [Fraction(default)] * count
        for name, default in (("biases", 0), ("scales", 1), ("weights", 1))
    ]
    if any(len(one) != count for one in (*columns, *parts)):
        raise given.fault("must have lists of the same length; got others")
    rows = zip(zip(*columns, strict=True), *parts, strict=True)
    added = [
        (weight, _mode(given, corners, bias, scale))
        for corners, bias, scale, weight in rows
    ]
    bias = _of(given, "bias")
    return lambda x: bias + sum((w * one(x) for w, one in added), Fraction(0))


def _mode(
    given: Given, corners: Sequence[Fraction], bias: Fraction, scale: Fraction
) -> Function:
    if len(corners) == 4:
        return _hump(corners, bias, scale)
    center, sigma = map(float, corners)
    named = {"center": center, "sigma": sigma, "scale": float(scale)}
    return _rounded(given, lambda x: _bell(x, named), bias)


_SUMS = ("BiasedFun", "AggregatingFun")


def _sum(
    given: Given, form: str, called: Callable[[Given], str], depth: int
) -> Function:
    """Return a sum of other functions, weighted."""
    wanted = given.get("normalize")
    if wanted and wanted.value not in (False, "false"):
        raise wanted.fault("must be false; the range of an issue is not looked at")
    single = form == "BiasedFun"
    parts = [given.field("fun")] if single else list(given.field("funs").items())
    if len(parts) > MAX_TERMS:
        raise given.fault(f"must add at most {MAX_TERMS} functions; got {len(parts)}")
    found = [function(part, called, depth + 1) for part in parts]
    weights = [Fraction(1)] * len(parts)
    if not single and given.get("weights"):
        weights = _all(given, "weights", least=len(parts))
    bias = _of(given, "bias")
    return lambda x: (
        bias
        + sum(
            (weight * one(x) for weight, one in zip(weights, found, strict=True)),
            Fraction(0),
        )
    )


KNOWN = (*_POWERS, *_PIECES, *_CURVES, *_MODES, *_SUMS)
"""Names of the functions that are read."""
