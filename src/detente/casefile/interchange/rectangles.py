"""What combinations of numbers are worth, by the nonlinear utility spaces of Genius.

```xml
<utility maxutility="100">
 <ufun type="PlainUfun" weight="1" aggregation="sum">
  <hyperRectangle utility="40">
   <INCLUDES index="1" min="2" max="5"/><INCLUDES index="2" min="0" max="3"/>
  </hyperRectangle>
 </ufun>
</utility>
```

A rectangle counts where all its issues lie within their bounds, both ends among them;
one of *EXCLUDES* where one does not. Functions within a function count by their
weights, the outermost by itself, and all over ``maxutility``. NegMAS calls two of the
names *utility_function*.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction

from detente.casefile.interchange.elements import Element
from detente.casefile.interchange.numerals import exact
from detente.casefile.interchange.regions import MAX_TOGETHER, Sum, Worth
from detente.casefile.wording import listed

_NAMES = ("utility", "utility_function")
_ONE = Fraction(1)


def rectangles(
    root: Element, issues: Mapping[str, tuple[str, tuple[str, ...]]]
) -> Worth:
    """Read what rectangles are worth.

    Parameters
    ----------
    root
        The utility space.
    issues
        Name and options of each issue by its index.

    Raises
    ------
    CaseFileError
        If they do not add up, or one is no rectangle of numbers.

    Examples
    --------
    >>> from detente.casefile.interchange.elements import from_xml
    >>> text = b'''<utility_space><utility maxutility="10"><ufun aggregation="sum">
    ...   <hyperRectangle utility="4"><INCLUDES index="1" min="2" max="3"/>
    ...   </hyperRectangle></ufun></utility></utility_space>'''
    >>> found = rectangles(from_xml(text, "a.xml"), {"1": ("Price", ("1", "2", "3"))})
    >>> [str(one) for one in found.points["Price"]]
    ['0', '2/5', '2/5']
    """
    for found in root.every("constraint"):
        raise found.fault("must not stand here; rectangles are read, and nothing else")
    holder = next(root.every(*_NAMES), root)
    functions = [one for one in holder.children if one.name == "ufun"]
    if len(functions) != 1:
        raise holder.fault(f"must have one ufun; got {len(functions)}")
    count = sum(1 for _ in root.every("hyperRectangle"))
    if count > MAX_TOGETHER:
        what = f"must have at most {MAX_TOGETHER:,} rectangles; got {count:,}"
        raise holder.fault(what)
    most = holder.number("maxutility") if "maxutility" in holder.attributes else _ONE
    read = Sum(dict(issues.values()))
    _add(functions[0], _ONE / most if most > 0 else _ONE, read, issues)
    return read.whole()


def _add(
    function: Element,
    share: Fraction,
    read: Sum,
    issues: Mapping[str, tuple[str, tuple[str, ...]]],
) -> None:
    """Add what the rectangles of a function are worth, and those of its parts."""
    how = function.attributes.get("aggregation", "sum")
    if how.casefold() != "sum":
        what = f"aggregation must be sum: utilities must add up; got {how!r}"
        raise function.fault(what)
    for one in function.children:
        weight = one.number("weight") if "weight" in one.attributes else _ONE
        if one.name == "ufun":
            _add(one, share * weight, read, issues)
        elif one.name == "hyperRectangle":
            _rectangle(one, share * weight, read, issues)
        else:
            known = listed(("hyperRectangle", "ufun"))
            raise one.fault(f"must be {known}; got {one.name!r}")


def _rectangle(
    one: Element,
    share: Fraction,
    read: Sum,
    issues: Mapping[str, tuple[str, tuple[str, ...]]],
) -> None:
    kinds = {bound.name for bound in one.children}
    if len(kinds) > 1 or not kinds <= {"INCLUDES", "EXCLUDES"}:
        known = listed(("INCLUDES", "EXCLUDES"))
        what = (
            f"must have bounds that are all {known}; got {listed(sorted(kinds), 'and')}"
        )
        raise one.fault(what)
    name = next((name for name in _NAMES if name in one.attributes), _NAMES[0])
    worth = share * one.number(name)
    marks: dict[str, tuple[str, ...]] = {}
    for bound in one.children:
        index = bound.text("index")
        if index not in issues:
            raise bound.fault(f"index must be {listed(issues)}; got {index!r}")
        issue, options = issues[index]
        lies = _within(bound)
        marks[issue] = tuple(o for o in marks.get(issue, options) if lies(o))
    if kinds == {"EXCLUDES"}:
        read.base += worth
        worth = -worth
    read.add(marks, worth)


def _within(bound: Element) -> Callable[[str], bool]:
    """Return what tells whether an option lies within bounds."""
    low, high = bound.number("min"), bound.number("max")

    def lies(option: str) -> bool:
        try:
            return low <= exact(option) <= high
        except ValueError:
            what = f"must bound an issue of numbers; got the option {option!r}"
            raise bound.fault(what) from None

    return lies
