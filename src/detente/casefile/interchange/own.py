"""Score sheets in JSON of our own, which holds all of one.

```json
{"detente": 1, "score_sheet": {
  "title": "Boat",
  "issues": {"price": ["low", "high"]},
  "parties": {"seller": {"points": {"price": [0, "1/3"]}, "weights": {"price": "1/3"},
    "reservation": 0.2, "discount": 0.9, "base": 0}},
  "remarks": []}}
```

A number that no decimal holds is a fraction in quotes. Conditions of the sheet and
interactions of a party: see `detente.casefile.interchange.ties`.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from detente.casefile.interchange import ties
from detente.casefile.interchange.given import Given
from detente.casefile.interchange.numerals import Numeral
from detente.casefile.interchange.profiles import Losses, Written, json_text, stem
from detente.casefile.interchange.ties import plain
from detente.errors import CaseError
from detente.model import Scores, ScoreSheet

NAME = "Détente JSON"
ENDING = ".json"
_KEY = "score_sheet"
_SAYS = ("title", "issues", "parties", "conditions", "remarks")
_PARTY_SAYS = ("points", "weights", "reservation", "discount", "base", "interactions")


def is_sheet(given: Mapping[str, object]) -> bool:
    """Tell whether a JSON object is a score sheet."""
    return _KEY in given


def read(given: Given) -> ScoreSheet:
    """Read a score sheet.

    Raises
    ------
    CaseFileError
        With the place of the fault.
    """
    sheet = given.field(_KEY)
    sheet.only(_SAYS)
    title, remarks = sheet.get("title"), sheet.get("remarks")
    issues = {
        issue: tuple(option.text() for option in options.items())
        for issue, options in sheet.field("issues").fields()
    }
    try:
        return ScoreSheet(
            title.text() if title and title.value else "",
            issues,
            tuple(_scores(name, one) for name, one in sheet.field("parties").fields()),
            tuple(one.text() for one in remarks.items())
            if remarks and remarks.value
            else (),
            ties.conditions(sheet.get("conditions")),
        )
    except CaseError as error:
        raise sheet.fault(str(error)) from None


def _scores(name: str, given: Given) -> Scores:
    given.only(_PARTY_SAYS)
    weights = given.get("weights")
    base = given.get("base")
    return Scores(
        name,
        {
            issue: tuple(one.number() for one in points.items())
            for issue, points in given.field("points").fields()
        },
        {issue: one.number() for issue, one in weights.fields()}
        if weights and weights.value
        else {},
        _number(given, "reservation"),
        _number(given, "discount"),
        base.number() if base else Fraction(0),
        ties.interactions(given.get("interactions")),
    )


def _number(given: Given, name: str) -> Fraction | None:
    found = given.get(name)
    return found.number() if found else None


def write(sheet: ScoreSheet, _: Losses) -> Written:
    """Write a score sheet."""
    own: dict[str, Any] = {
        "title": sheet.title,
        "issues": {issue: list(options) for issue, options in sheet.issues.items()},
        "parties": {scores.party: _plain(scores) for scores in sheet.parties},
        "remarks": list(sheet.remarks),
    }
    if sheet.conditions:
        own["conditions"] = [ties.plain_condition(one) for one in sheet.conditions]
    text = json_text({"detente": Numeral("1"), _KEY: own})
    return {f"{stem(sheet.title or 'sheet')}{ENDING}": text}


def _plain(scores: Scores) -> dict[str, Any]:
    said: dict[str, Any] = {
        "points": {
            i: [plain(one) for one in each] for i, each in scores.points.items()
        },
        "weights": {issue: plain(one) for issue, one in scores.weights.items()},
        "reservation": None
        if scores.reservation is None
        else plain(scores.reservation),
        "discount": None if scores.discount is None else plain(scores.discount),
        "base": plain(scores.base),
    }
    if scores.interactions:
        added = [ties.plain_interaction(one) for one in scores.interactions]
        said["interactions"] = added
    return said
