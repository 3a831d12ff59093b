"""NegoLog: one JSON file for each party, ``profileA.json`` and ``profileB.json``.

```json
{"reservationValue": 0.4, "issueWeights": {"price": 0.7, "date": 0.3},
 "issues": {"price": {"low": 0.0, "high": 1.0}, "date": {"now": 1.0, "later": 0.2}}}
```

An option adds weight x evaluation.
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from detente.casefile.interchange.given import Given
from detente.casefile.interchange.profiles import (
    Losses,
    Profile,
    Written,
    based,
    json_text,
    split,
)
from detente.model import ScoreSheet

NAME = "NegoLog"
ENDING = ".json"


def is_profile(given: Mapping[str, object]) -> bool:
    """Tell whether a JSON object is a profile of this form."""
    return "issueWeights" in given and "issues" in given


def profile(given: Given, called: str) -> Profile:
    """Read the profile of one party.

    Examples
    --------
    >>> from detente.casefile.interchange.given import from_json
    >>> text = '''{"reservationValue": 0.4, "issueWeights": {"price": 0.5},
    ...   "issues": {"price": {"low": 0, "high": 1}}}'''
    >>> profile(from_json(text, "profileA.json"), "profileA").points
    {'price': (Fraction(0, 1), Fraction(1, 2))}
    """
    issues = {
        name: dict(table.fields()) for name, table in given.field("issues").fields()
    }
    weights = given.field("issueWeights").weights(list(issues))
    reservation = given.get("reservationValue")
    return Profile(
        party=called,
        issues={name: tuple(table) for name, table in issues.items()},
        points={
            name: tuple(weight * one.number() for one in table.values())
            for (name, table), weight in zip(issues.items(), weights, strict=True)
        },
        weights=dict(zip(issues, weights, strict=True)),
        reservation=reservation.number() if reservation else None,
        given=given,
    )


def write(sheet: ScoreSheet, losses: Losses) -> Written:
    """Write a file for each party."""
    files = {}
    for letter, scores in zip(_letters(len(sheet.parties)), sheet.parties, strict=True):
        losses.together(scores)
        losses.base(scores, NAME)
        positive = {i: max(one, Fraction(0)) for i, one in scores.weights.items()}
        table = split(sheet, replace(based(scores), weights=positive), losses)
        losses.discount(scores, NAME)
        if scores.party != f"profile{letter}":
            losses.add(
                f"{NAME} names parties by files: {scores.party} is profile{letter}"
            )
        reservation = losses.number(
            scores.no_deal, f"{scores.party}: reservation value"
        )
        files[f"profile{letter}{ENDING}"] = json_text(
            {
                "reservationValue": reservation,
                "issueWeights": table.weights,
                "issues": table.values,
            }
        )
    return files


def _letters(count: int) -> list[str]:
    """Return the letters of so many profiles.

    Examples
    --------
    >>> _letters(2), _letters(27)[-1]
    (['A', 'B'], 'A1')
    """
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [alphabet[n % 26] + (str(n // 26) if n >= 26 else "") for n in range(count)]
