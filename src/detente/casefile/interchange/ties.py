"""What ties issues together, in JSON of our own.

```json
"conditions": [
  {"if": {"road": ["open"]}, "then": {"hours": ["day", "night"]}, "because": "noise"},
  {"rule_out": {"road": ["open"], "hours": ["night"]}},
  {"at_most": 2, "of": {"road": {"open": 1}, "hours": {"day": 1, "night": "1/2"}}}],
"interactions": [{"options": {"road": ["open"], "hours": ["day"]}, "worth": -3}]
```
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from detente.casefile.interchange.given import Given
from detente.casefile.interchange.numerals import Numeral, decimal, numeral
from detente.errors import CaseError
from detente.model import Condition, Interaction, Marks, Quota

_SIDES = ("if", "then", "rule_out")
_BOUNDS = ("at_most", "at_least", "of")


def conditions(given: Given | None) -> tuple[Condition | Quota, ...]:
    """Read a list of conditions, which may be missing or empty.

    Raises
    ------
    CaseFileError
        With the place of the fault.
    """
    if given is None or given.value == []:
        return ()
    return tuple(_condition(one) for one in given.items())


def _condition(given: Given) -> Condition | Quota:
    given.only((*_SIDES, *_BOUNDS, "because"))
    said = given.get("because")
    because = said.text() if said and said.value else ""
    bounds = [name for name in _BOUNDS if given.get(name)]
    when, then, ruled_out = (given.get(name) for name in _SIDES)
    try:
        if bounds and not (when or then or ruled_out):
            low, high = given.get("at_least"), given.get("at_most")
            uses = {
                issue: {option: use.number() for option, use in one.fields()}
                for issue, one in given.field("of").fields()
            }
            return Quota(
                uses,
                high.number() if high else None,
                low.number() if low else None,
                because,
            )
        if ruled_out and not (when or then or bounds):
            return Condition(_marks(ruled_out), because=because)
        if when and then and not (ruled_out or bounds):
            return Condition(_marks(when), _marks(then), because)
    except CaseError as error:
        raise given.fault(error.message) from None
    must = "must say 'if' and 'then', or 'rule_out' alone, or a bound and 'of'"
    raise given.fault(must)


def interactions(given: Given | None) -> tuple[Interaction, ...]:
    """Read a list of interactions, which may be missing or empty.

    Raises
    ------
    CaseFileError
        With the place of the fault.
    """
    if given is None or given.value == []:
        return ()
    found = []
    for one in given.items():
        one.only(("options", "worth", "because"))
        said = one.get("because")
        found.append(
            Interaction(
                _marks(one.field("options")),
                one.field("worth").number(),
                said.text() if said and said.value else "",
            )
        )
    return tuple(found)


def _marks(given: Given) -> Marks:
    return {
        issue: tuple(option.text() for option in options.items())
        for issue, options in given.fields()
    }


def plain_condition(condition: Condition | Quota) -> Mapping[str, Any]:
    """Return a condition as plain values, as `conditions` reads it."""
    said: dict[str, Any] = {}
    if isinstance(condition, Quota):
        bounds = {"at_least": condition.at_least, "at_most": condition.at_most}
        said |= {name: plain(n) for name, n in bounds.items() if n is not None}
        said["of"] = {
            issue: {option: plain(use) for option, use in uses.items()}
            for issue, uses in condition.uses.items()
        }
    elif condition.then:
        said |= {"if": _lists(condition.when), "then": _lists(condition.then)}
    else:
        said["rule_out"] = _lists(condition.when)
    return said | ({"because": condition.because} if condition.because else {})


def plain_interaction(one: Interaction) -> Mapping[str, Any]:
    """Return an interaction as plain values, as `interactions` reads it."""
    because = {"because": one.because} if one.because else {}
    return {"options": _lists(one.options), "worth": plain(one.worth), **because}


def _lists(marks: Marks) -> Mapping[str, list[str]]:
    return {issue: list(options) for issue, options in marks.items()}


def plain(value: Fraction) -> str:
    """Return a numeral where a decimal is exact, a fraction in quotes otherwise."""
    return numeral(value) if decimal(value) is None else Numeral(numeral(value))
