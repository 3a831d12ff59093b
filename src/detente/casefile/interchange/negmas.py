"""NegMAS: a folder with an outcome space and utility functions of parties, in YAML.

```yaml
# boat.yml
type: DiscreteCartesianOutcomeSpace
issues:
- {name: price, type: CategoricalIssue, values: [low, high]}
- {name: crew, type: ContiguousIssue, values: [1, 3]}
```

```yaml
# buyer.yml
type: LinearAdditiveUtilityFunction
weights: [0.7, 0.3]
values:
- {type: TableFun, mapping: {low: 1.0, high: 0.0}}
- {type: AffineFun, slope: 0.5, bias: -0.5}
bias: 0
reserved_value: 0.2
```

An option adds weight x value, and the bias is added once. Values follow the order of
the issues; of numbers they may be functions (`detente.casefile.interchange.functions`).
Utility functions may be sums of such ones, may look at several issues at once
(`detente.casefile.interchange.regions`), and may lose worth with time, which is told.
A reserved value that is infinite or no number counts as none stated. The same in JSON
is read, too.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from detente.casefile.interchange.functions import function
from detente.casefile.interchange.given import Given
from detente.casefile.interchange.numerals import exact, numeral
from detente.casefile.interchange.profiles import (
    Issues,
    Losses,
    Profile,
    Written,
    levels,
    put,
    split,
    told,
)
from detente.casefile.interchange.regions import (
    Sum,
    Worth,
    added,
    boxes,
    factors,
    outcomes,
)
from detente.casefile.interchange.together import cells, fits
from detente.casefile.wording import listed
from detente.model import Scores, ScoreSheet

NAME = "NegMAS"
ENDING = ".yml"
_ADDITIVE = "LinearAdditiveUtilityFunction"
_LINEAR = ("LinearUtilityFunction", "AffineUtilityFunction")
_CONST, _WEIGHTED = "ConstUtilityFunction", "WeightedUtilityFunction"
_DISCOUNTED = ("ExpDiscountedUFun", "LinDiscountedUFun")
_MAX_NESTING = 4
_NO_NUMBER = re.compile(r"[+-]?\.?(inf|nan|infinity|none|null|~)", re.IGNORECASE)


def kind(given: Given) -> str:
    """Return the name of the class that a file is written from, or nothing."""
    for name in ("type", "$class", "__python_class__"):
        found = given.get(name)
        if found and isinstance(found.value, str):
            return found.value.rpartition(".")[2]
    return ""


def is_profile(given: Given) -> bool:
    """Tell whether YAML is a utility function."""
    return kind(given).endswith(("UtilityFunction", "UFun"))


def is_domain(given: Given) -> bool:
    """Tell whether YAML is an outcome space."""
    return kind(given).endswith("OutcomeSpace") or isinstance(
        given.value.get("issues"), list
    )


def domain(given: Given) -> tuple[Issues, tuple[str, ...]]:
    """Read the issues of an outcome space, and what was made of ranges."""
    found = {}
    for place, one in enumerate(given.field("issues").items()):
        name = one.get("name")
        issue = name.text() if name else f"issue {place + 1}"
        if issue in found:
            raise one.fault(f"must stand once; got {issue!r} again")
        found[issue] = _options(issue, one)
    remarks = tuple(remark for _, remark in found.values() if remark)
    return {issue: options for issue, (options, _) in found.items()}, remarks


def _options(issue: str, given: Given) -> tuple[tuple[str, ...], str]:
    form, values = kind(given), given.field("values")
    if not form.startswith(("Contiguous", "Continuous")):
        return tuple(_label(one) for one in values.items()), ""
    if isinstance(values.value, str):  # a number of options, from 0 on
        low, high = Fraction(0), values.number() - 1
    else:
        ends = [one.number() for one in values.items()]
        low, high = ends[0], ends[-1]
    if low > high:
        raise values.fault("must go from low to high")
    step = Fraction(1) if form.startswith("Contiguous") else Fraction(0)
    every = levels(low, high, step)
    whole = bool(step) and len(every) == high - low + 1
    remark = "" if whole else told(issue, len(every), low, high)
    return tuple(map(numeral, every)), remark


def _label(given: Given) -> str:
    """Return an option; JSON keeps apart the text "true" and what is true."""
    if isinstance(given.value, bool):
        return str(given.value).lower()
    return given.text()


def profile(given: Given, issues: Issues, called: str) -> Profile:
    """Read the utility function of one party, over the issues of its outcome space.

    Raises
    ------
    CaseFileError
        If it does not add up over the issues.
    """
    name, inner, remarks = given.get("name"), given, []
    if kind(given) in _DISCOUNTED:
        inner = given.field("ufun")
        remarks.append(f"{called}: how utility falls with time is left out")
    found = _read(inner, issues)
    reserved = _reserved(given)
    return Profile(
        party=name.text() if name else called,
        issues=issues,
        points=found.points,
        weights=found.weights,
        reservation=_reserved(inner) if reserved is None else reserved,
        base=found.base,
        interactions=found.interactions,
        given=given,
        remarks=tuple(remarks),
    )


def _read(given: Given, issues: Issues, depth: int = 0) -> Worth:
    form = kind(given)
    if form == _CONST:
        return replace(Sum(issues).whole(), base=given.field("value").number())
    if form == _WEIGHTED and depth < _MAX_NESTING:
        return _weighted(given, issues, depth)
    if form in _TOGETHER:
        return _TOGETHER[form](given, issues)
    if form not in (_ADDITIVE, *_LINEAR):
        raise given.fault(f"type must be {listed(_KNOWN)}; got {form!r}")
    weights = [one.number() for one in _listed(given.field("weights"), issues)]
    table, bias = given.get("values"), given.get("bias")
    identity = replace(given, value={"type": "IdentityFun"})
    values = _listed(table, issues) if table else [identity] * len(issues)
    pairs = list(zip(issues.items(), weights, values, strict=True))
    return Worth(
        {
            issue: tuple(weight * one for one in _worth(value, options))
            for (issue, options), weight, value in pairs
        },
        dict(zip(issues, weights, strict=True)),
        bias.number() if bias else Fraction(0),
    )


def _weighted(given: Given, issues: Issues, depth: int) -> Worth:
    """Return the weighted sum of other utility functions."""
    parts = [_read(one, issues, depth + 1) for one in given.field("ufuns").items()]
    weights = [one.number() for one in given.field("weights").items()]
    if len(weights) != len(parts):
        what = f"must have {len(parts)} entries; got {len(weights)}"
        raise given.field("weights").fault(what)
    return added(parts, weights, issues)


def _listed(given: Given, issues: Issues) -> list[Given]:
    """Return one entry for each issue, listed in their order or by their names."""
    if isinstance(given.value, dict):
        given.only(list(issues))
        return [given.field(issue) for issue in issues]
    found = list(given.items())
    if len(found) != len(issues):
        raise given.fault(f"must have {len(issues)} entries; got {len(found)}")
    return found


def _reserved(given: Given) -> Fraction | None:
    found = given.get("reserved_value")
    if found is None or _NO_NUMBER.fullmatch(str(found.value)):
        return None
    return found.number()


def _worth(given: Given, options: tuple[str, ...]) -> list[Fraction]:
    """Return what a value function makes of each option."""
    form = kind(given)
    if form in ("TableFun", ""):
        return list((given.field("mapping") if form else given).numbers(options))
    worth = function(given, kind)
    return [worth(_number(given, option)) for option in options]


def _number(given: Given, option: str) -> Fraction:
    try:
        return exact(option)
    except ValueError:
        raise given.fault(f"must be a table, as {option!r} is no number") from None


_TOGETHER: Mapping[str, Callable[[Given, Issues], Worth]] = {
    "MappingUtilityFunction": outcomes,
    "HyperRectangleUtilityFunction": boxes,
    "GLAUtilityFunction": lambda given, issues: factors(given, issues, kind, _worth),
}
"""Utility functions that look at several issues at once."""
_TOGETHER_AS = "HyperRectangleUtilityFunction"
"""What interactions are written as."""
_KNOWN = (_ADDITIVE, *_LINEAR, _CONST, _WEIGHTED, *_DISCOUNTED, *_TOGETHER)


def write(sheet: ScoreSheet, losses: Losses) -> Written:
    """Write the outcome space and a utility function for each party."""
    files: dict[str, str] = {}
    losses.order(sheet, NAME)
    for scores in sheet.parties:
        losses.discount(scores, NAME)
        put(files, scores.party, ENDING, _function(sheet, scores, losses))
    put(files, sheet.title or "domain", ENDING, _domain(sheet))
    return files


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


def _domain(sheet: ScoreSheet) -> str:
    lines = [f"name: {_text(sheet.title or 'domain')}"]
    lines += ["type: DiscreteCartesianOutcomeSpace", "issues:"]
    for issue, options in sheet.issues.items():
        lines += [f"- name: {_text(issue)}", "  type: CategoricalIssue", "  values:"]
        lines += [f"  - {_text(option)}" for option in options]
    return "\n".join(lines) + "\n"


def _function(sheet: ScoreSheet, scores: Scores, losses: Losses) -> str:
    lines = [f"name: {_text(scores.party)}"]
    if scores.interactions and fits(scores.interactions):
        lines += [f"type: {_WEIGHTED}", "weights: [1, 1]", "ufuns:"]
        lines += _item(_additive(sheet, scores, losses))
        lines += _item(_boxes(sheet, scores, losses))
    else:
        losses.together(scores)
        lines += _additive(sheet, scores, losses)
    if scores.reservation is not None:
        value = losses.number(scores.reservation, f"{scores.party}: reserved value")
        lines.append(f"reserved_value: {value}")
    return "\n".join(lines) + "\n"


def _item(lines: Sequence[str]) -> list[str]:
    """Return lines as one item of a list."""
    return [f"{'  ' if place else '- '}{line}" for place, line in enumerate(lines)]


def _additive(sheet: ScoreSheet, scores: Scores, losses: Losses) -> list[str]:
    table = split(sheet, scores, losses)
    lines = [f"type: {_ADDITIVE}", "weights:"]
    lines += [f"- {weight}" for weight in table.weights.values()]
    lines.append("values:")
    for values in table.values.values():
        lines += ["- type: TableFun", "  mapping:"]
        lines += [
            line
            for option, one in values.items()
            for line in (f"    ? {_text(option)}", f"    : {one}")
        ]
    lines.append(f"bias: {losses.number(scores.base, f'{scores.party}: bias')}")
    return lines


def _boxes(sheet: ScoreSheet, scores: Scores, losses: Losses) -> list[str]:
    """Write interactions, an option for each issue: two would be ends of a range."""
    places = {issue: place for place, issue in enumerate(sheet.issues)}
    ranges, worths = [], []
    for marks, worth in cells(scores.interactions):
        sides = (f"{places[issue]}: {_text(one)}" for issue, one in marks.items())
        ranges.append(f"- {{{', '.join(sides)}}}")
        number = losses.number(worth, f"{scores.party}: an interaction")
        worths.append(f"- {number}")
    lines = [f"type: {_TOGETHER_AS}", "outcome_ranges:", *ranges, "utilities:"]
    return [*lines, *worths]
