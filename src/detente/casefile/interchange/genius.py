"""Genius: a domain and the utility spaces of the parties, in XML.

```xml
<utility_space>
 <objective index="0" name="any">
  <issue index="1" name="Price" type="discrete">
   <item index="1" value="low" evaluation="3"/>
   <item index="2" value="high" evaluation="6"/>
  </issue>
  <weight index="1" value="0.4"/>
 </objective>
 <discount_factor value="1.0"/><reservation value="0.2"/>
</utility_space>
```

An option adds weight x evaluation / largest evaluation of its issue: *low* adds 0.2,
not 1.2 [1]_. Issues of whole and of real numbers have a function in place of
evaluations, whose value lies within 0 and 1. Nonlinear spaces have rectangles, see
`detente.casefile.interchange.rectangles`.

References
----------
.. [1] R. Lin, S. Kraus, T. Baarslag, D. Tykhonov, K. Hindriks, C. M. Jonker (2014).
   Genius: an integrated environment for supporting the design of generic automated
   negotiators. Computational Intelligence 30(1), 48-70.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from detente.casefile.interchange.elements import Element
from detente.casefile.interchange.evaluators import evaluator
from detente.casefile.interchange.given import Given
from detente.casefile.interchange.numerals import Numeral, numeral
from detente.casefile.interchange.profiles import (
    MAX_OPTIONS,
    Issues,
    Losses,
    Profile,
    Written,
    based,
    levels,
    put,
    stem,
    told,
)
from detente.casefile.interchange.rectangles import rectangles
from detente.casefile.interchange.spaces import (
    Rows,
    closing,
    integers,
    nonlinear,
    numbered,
    opening,
    quoted,
)
from detente.casefile.wording import listed
from detente.model import Scores, ScoreSheet
from detente.model.scoresheet import in_points

NAME = "Genius"
ENDING = ".xml"
_ROOTS = ("utility_space", "negotiation_template")
_ABOUT_ONE = Fraction("1.000001")
_TYPES = ("discrete", "integer", "real")
_TOGETHER = ("hyperRectangle", "ufun", "constraint")
"""What a nonlinear utility space has, whose issues do not count each by itself."""


@dataclass(frozen=True, slots=True)
class _Issue:
    """An issue of a utility space: its options, and what each is worth, 0 to 1."""

    name: str
    options: tuple[str, ...]
    values: tuple[Fraction, ...]
    remark: str = ""


def is_profile(root: Element) -> bool:
    """Tell whether XML is the utility space of a party, not only a domain.

    Raises
    ------
    CaseFileError
        If it is neither.
    """
    if root.name not in _ROOTS:
        raise root.fault(f"must be {listed(_ROOTS)}; got {root.name!r}")
    if any(root.first(name) for name in ("weight", *_TOGETHER)):
        return True
    return any("evaluation" in item.attributes for item in root.every("item"))


def domain(root: Element) -> Issues:
    """Read the issues of a domain, with the levels of those that are numbers."""
    return {issue.text("name"): _options(issue)[0] for issue in _issues(root)}


def profile(root: Element, called: str, domain: Element | None = None) -> Profile:
    """Read the profile of one party.

    Where an issue of numbers has no bounds here, those of the domain hold.

    Examples
    --------
    >>> from detente.casefile.interchange.elements import from_xml
    >>> text = b'''<utility_space><objective><issue index="1" name="Price">
    ...   <item value="low" evaluation="3"/><item value="high" evaluation="6"/>
    ...   </issue><weight index="1" value="0.4"/></objective></utility_space>'''
    >>> profile(from_xml(text, "buyer.xml"), "buyer").points
    {'Price': (Fraction(1, 5), Fraction(2, 5))}
    """
    elements = _bounded(_issues(root), domain)
    if any(root.first(name) for name in _TOGETHER):
        return _nonlinear(root, elements, called)
    issues = [_issue(element) for element in elements]
    weights = _weights(root, elements)
    remarks = [issue.remark for issue in issues if issue.remark]
    points = {
        issue.name: tuple(weight * value for value in issue.values)
        for issue, weight in zip(issues, weights, strict=True)
    }
    most = sum(map(max, points.values()), Fraction(0))
    if most > _ABOUT_ONE:
        remarks.append(
            f"{called}: utilities go up to {in_points(most)}; Genius itself cuts them "
            "off at 1, which would leave outcomes alike that are not"
        )
    return Profile(
        party=called,
        issues={issue.name: issue.options for issue in issues},
        points=points,
        weights={i.name: w for i, w in zip(issues, weights, strict=True)},
        reservation=_value(root, "reservation"),
        discount=_value(root, "discount_factor"),
        given=Given(root.file, None, (), lambda _: root.place),
        remarks=(*remarks, *_unmatched(root, elements, called)),
    )


def _nonlinear(root: Element, elements: list[Element], called: str) -> Profile:
    """Read a profile of rectangles, where weights and evaluations count for nothing."""
    read = {e.text("index"): (e.text("name"), *_options(e)) for e in elements}
    issues = {name: options for name, options, _ in read.values()}
    if len(issues) < len(elements):
        raise elements[-1].fault("must have an index of its own")
    worth = rectangles(root, {i: (name, every) for i, (name, every, _) in read.items()})
    remarks = [remark for _, _, remark in read.values() if remark]
    if root.first("weight"):
        remarks.append(
            f"{called}: weights are left out, as Genius does with rectangles"
        )
    return Profile(
        party=called,
        issues=issues,
        points=worth.points,
        base=worth.base,
        interactions=worth.interactions,
        reservation=_value(root, "reservation"),
        discount=_value(root, "discount_factor"),
        given=Given(root.file, None, (), lambda _: root.place),
        remarks=tuple(remarks),
    )


def _bounded(issues: list[Element], domain: Element | None) -> list[Element]:
    """Return the issues of a profile, with bounds that only the domain states."""
    if domain is None:
        return issues
    known = {issue.attributes.get("name"): issue for issue in domain.every("issue")}
    found = []
    for issue in issues:
        other = known.get(issue.attributes.get("name"), issue)
        holder = other.first("range") or other
        names = ("lowerbound", "upperbound")
        ends = {n: holder.attributes[n] for n in names if n in holder.attributes}
        own = issue if issue.first("range") is None else None
        found.append(
            replace(own, attributes={**ends, **own.attributes}) if own else issue
        )
    return found


def _unmatched(root: Element, issues: Sequence[Element], called: str) -> list[str]:
    """Say which weights belong to no issue, and so count for nothing."""
    known = {issue.text("index") for issue in issues}
    return [
        f"{called}: the weight of index {one.text('index')} is left out, as no issue "
        "has it"
        for one in root.every("weight")
        if one.text("index") not in known and one.number("value")
    ]


def _value(root: Element, name: str) -> Fraction | None:
    found = root.first(name)
    return found.number("value") if found else None


def _issues(root: Element) -> list[Element]:
    found = list(root.every("issue"))
    if not found:
        raise root.fault("must have an issue; got none")
    seen = set()
    for issue in found:
        if issue.text("name") in seen:
            raise issue.fault("must stand once; got it again")
        seen.add(issue.text("name"))
    return found


def _weights(root: Element, issues: Sequence[Element]) -> list[Fraction]:
    """Return the weight of each issue, found by its index."""
    given = {one.text("index"): _weight(one) for one in root.every("weight")}
    missing = [one for one in issues if one.text("index") not in given]
    if missing:
        raise missing[0].fault(
            f"must have a weight of the same index; got weights {listed(given, 'and')}"
        )
    return [given[issue.text("index")] for issue in issues]


def _weight(element: Element) -> Fraction:
    weight = element.number("value")
    if weight < 0:
        raise element.fault(f"value must not be below 0; got {numeral(weight)}")
    return weight


def _kind(issue: Element) -> str:
    """Return the type of an issue; one with items is discrete, whatever they are."""
    if issue.first("item"):
        return "discrete"
    kind = issue.attributes.get("vtype") or issue.attributes.get("type") or "discrete"
    if kind not in _TYPES:
        raise issue.fault(f"type must be {listed(_TYPES)}; got {kind!r}")
    return kind


def _options(issue: Element) -> tuple[tuple[str, ...], str]:
    """Return the options of an issue, and what was made of a range."""
    if _kind(issue) == "discrete":
        return tuple(item.text("value") for item in _items(issue)), ""
    every, remark = _numbers(issue)
    return tuple(map(numeral, every)), remark


def _items(issue: Element) -> list[Element]:
    items = list(issue.every("item"))
    if not items:
        raise issue.fault("must have an item; got none")
    seen = set()
    for item in items:
        if item.text("value") in seen:
            raise item.fault("must stand once; got it again")
        seen.add(item.text("value"))
    return items


def _numbers(issue: Element) -> tuple[list[Fraction], str]:
    low, high = _ends(issue)
    whole = _kind(issue) == "integer"
    if low > high:
        raise issue.fault("lowerbound must not be above upperbound")
    if whole and high - low < MAX_OPTIONS:
        return levels(low, high, Fraction(1)), ""
    every = levels(low, high, Fraction(0))
    if whole:
        every = sorted({Fraction(math.floor(one)) for one in every})
    return every, told(issue.text("name"), len(every), low, high)


def _ends(issue: Element) -> tuple[Fraction, Fraction]:
    """Return the bounds, which stand on the issue or in its range."""
    holder = issue if "lowerbound" in issue.attributes else issue.first("range")
    if holder is None:
        raise issue.fault("must have a lowerbound and an upperbound; got none")
    return holder.number("lowerbound"), holder.number("upperbound")


def _issue(issue: Element) -> _Issue:
    """Read an issue with what its options are worth."""
    name, kind = issue.text("name"), _kind(issue)
    options, remark = _options(issue)
    if kind == "discrete":
        return _Issue(name, options, _evaluations(issue))
    form = issue.first("evaluator")
    if form is None:
        raise issue.fault("must have an evaluator; got none")
    worth = evaluator(form, _ends(issue)[0] if kind == "integer" else None)
    values = tuple(worth(one) for one in _numbers(issue)[0])
    return _Issue(name, options, values, remark)


def _evaluations(issue: Element) -> tuple[Fraction, ...]:
    """Return evaluations over the largest of them."""
    found = [item.number("evaluation") for item in _items(issue)]
    largest = max(found)
    if largest < 0 or min(found) < 0:
        raise issue.fault(f"evaluations must not be below 0; got {numeral(min(found))}")
    return tuple(one / largest if largest else Fraction(0) for one in found)


def write(sheet: ScoreSheet, losses: Losses) -> Written:
    """Write the domain and a utility space for each party.

    All issues are discrete, and the weight of an issue is its best points; points below
    0 are moved up, which is told. Where options are worth something together, and all
    are whole numbers in a row, spaces of rectangles are written.
    """
    files: dict[str, str] = {}
    rows = numbered(sheet)
    losses.order(sheet, NAME)
    for scores in sheet.parties:
        if rows:
            space = nonlinear(sheet, scores, rows, losses)
        else:
            losses.together(scores)
            space = _space(sheet, scores, losses)
        put(files, scores.party, ENDING, space)
        if stem(scores.party) != scores.party:
            losses.add(f"{NAME} names parties by their files: {scores.party!r}")
    put(files, sheet.title or "domain", ENDING, _domain(sheet, rows))
    return files


def _domain(sheet: ScoreSheet, rows: Rows | None) -> str:
    lines = ["<negotiation_template>", *opening(sheet)]
    lines += integers(rows) if rows else []
    for index, (issue, options) in enumerate(sheet.issues.items(), start=1):
        if not rows:
            lines += _written(index, issue, [(option, None) for option in options])
    lines += ["  </objective>", " </utility_space>", "</negotiation_template>"]
    return "\n".join(lines) + "\n"


def _written(
    index: int, issue: str, options: Sequence[tuple[str, Numeral | None]]
) -> list[str]:
    kind = 'etype="discrete" type="discrete" vtype="discrete"'
    lines = [f'   <issue {kind} index="{index}" name={quoted(issue)}>']
    for place, (option, evaluation) in enumerate(options, start=1):
        worth = f' evaluation="{evaluation}"' if evaluation is not None else ""
        lines.append(f'    <item index="{place}" value={quoted(option)}{worth}/>')
    return [*lines, "   </issue>"]


def _space(sheet: ScoreSheet, scores: Scores, losses: Losses) -> str:
    lines, weights = [*opening(sheet)], []
    losses.base(scores, NAME)
    raised, rise = _raised(scores, losses)
    for index, (issue, points) in enumerate(raised.items(), start=1):
        weight, evaluations = _divided(points, scores.weights.get(issue))
        what = f"{scores.party}: {issue}"
        numbers = [losses.number(one, what) for one in evaluations]
        pairs = list(zip(sheet.issues[issue], numbers, strict=True))
        lines += _written(index, issue, pairs)
        weights.append(
            f'   <weight index="{index}" value="{losses.number(weight, what)}"/>'
        )
        if weight != scores.weights.get(issue, weight):
            losses.add(f"{scores.party}: the weight of {issue} is its best points")
    reservation = scores.no_deal + rise if rise else scores.reservation
    lines += [*weights, *closing(scores, reservation, losses)]
    return "\n".join(lines).lstrip() + "\n"


def _raised(
    scores: Scores, losses: Losses
) -> tuple[Mapping[str, tuple[Fraction, ...]], Fraction]:
    """Return points of which none is below 0, and by how much they rose in all."""
    points = based(scores).points
    rises = {issue: -min(*each, Fraction(0)) for issue, each in points.items()}
    rise = sum(rises.values(), Fraction(0))
    if rise:
        losses.add(
            f"{NAME} has no points below 0: all that {scores.party} has is moved up by "
            f"{numeral(rise)}"
        )
    raised = {i: tuple(one + rises[i] for one in each) for i, each in points.items()}
    return raised, rise


def _divided(
    points: Sequence[Fraction], weight: Fraction | None
) -> tuple[Fraction, list[Fraction]]:
    """Return a weight, and whole numbers in the proportion of the points."""
    best = max(points)
    if not best:
        return max(weight or Fraction(0), Fraction(0)), [Fraction(0)] * len(points)
    common = math.lcm(*((one / best).denominator for one in points))
    return best, [one / best * common for one in points]
