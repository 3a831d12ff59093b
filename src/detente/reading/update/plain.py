"""Proposals -> plain values for JSON, and the schema they keep."""

from collections.abc import Mapping, Sequence
from typing import Any, get_args

from detente import model
from detente.model import Acceptance, Condition, Line, Preferences, Source
from detente.reading.update.proposals import (
    Copy,
    Happened,
    Kind,
    NewAcceptance,
    NewCondition,
    NewIssue,
    NewLine,
    NewNoDeal,
    NewNote,
    NewOption,
    NewParty,
    NewStatement,
    Proposal,
    What,
)
from detente.reading.update.wording import Naming, summary

VERSION = 1
"""Of the JSON; it changes when a reader of the old form could be misled."""


def document(source: Source) -> dict[str, Any]:
    """Return a document as dictionaries, lists and strings."""
    return {
        "file": source.file,
        "sha256": source.sha256,
        "title": source.title,
        "date": source.date,
        "author": source.author,
        "site": source.site,
        "same_text_as": list(source.same_text_as),
    }


def proposed(naming: Naming, one: Proposal) -> dict[str, Any]:
    """Return a proposal as dictionaries, lists, strings and numbers."""
    return {
        "number": one.number,
        "kind": one.kind,
        "needs": list(one.needs),
        "summary": summary(naming, one.what),
        **_details(one.what),
    }


def _details(what: What) -> dict[str, Any]:
    """Return what one kind of proposal says besides."""
    match what:
        case NewStatement(said, before):
            return {
                "statement": model.plain(said),
                "before": [model.plain(one) for one in before],
            }
        case NewOption(issue, option, before, evidence):
            return {
                "issue": issue,
                "option": option,
                "in_front_of": before,
                "evidence": [evidence],
            }
        case NewLine():
            return _of_line(what)
        case NewAcceptance() | NewCondition() | NewNoDeal():
            return _of_terms(what)
        case Happened(watched, event, negated):
            return {
                "watched": model.plain(watched),
                "event": model.plain(event),
                "came_about": not negated,
            }
        case _:
            return _of_rest(what)


def _of_line(new: NewLine) -> dict[str, Any]:
    return {
        "party": new.party,
        "issue": new.issue,
        "option": new.option,
        "line": _line(new.line) if new.line else None,
        "instead_of": [_line(old) for old in new.instead],
        "evidence": list(new.evidence),
    }


def _of_terms(what: NewAcceptance | NewCondition | NewNoDeal) -> dict[str, Any]:
    """Return what is tied, accepted, or said of no deal."""
    match what:
        case NewAcceptance(party, accepted, old):
            instead = {"instead_of": old.text if old else None}
            said = {"party": party, "outcome": dict(accepted.outcome)}
            return {**said, **_reasons(accepted), **instead}
        case NewCondition(condition, _, old):
            instead = {"instead_of": old.text if old else None}
            sides = {"if": _side(condition.when), "then": _side(condition.then)}
            return {**sides, **_reasons(condition), **instead}
        case NewNoDeal(party, no_deal, behind):
            return {
                "party": party,
                "without_a_deal": no_deal.text,
                "confidence": no_deal.confidence,
                "evidence": list(behind),
            }


def _reasons(said: Acceptance | Condition) -> dict[str, Any]:
    return {
        "because": said.because,
        "confidence": said.confidence,
        "evidence": list(said.evidence),
    }


def _side(side: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    return {issue: list(options) for issue, options in side.items()}


def _of_rest(what: What) -> dict[str, Any]:
    match what:
        case NewNote(note):
            return {"note": model.plain(note)}
        case Copy(source, pieces):
            return {
                "document": source.id,
                "same_text_as": list(source.same_text_as),
                "carries": [piece.id or piece.quote for piece in pieces],
            }
        case NewIssue(issue, preferences):
            return {
                "issue": issue.id,
                "title": issue.title,
                "options": list(issue.options),
                "status_quo": issue.status_quo,
                "gives": issue.gives,
                "preferences": [_wish(known, issue.id) for known in preferences],
            }
        case NewParty(party, like):
            return {
                "party": party.id,
                "name": party.name,
                "stance": party.stance,
                "confidence": party.confidence,
                "like": like or None,
            }
    raise TypeError(what)  # a kind of proposal that nobody has described


def _wish(known: Preferences, issue: str) -> dict[str, Any]:
    return {
        "party": known.party,
        "lines": [_line(line) for line in known.options[issue]],
        "evidence": list(known.evidence.get(issue, ())),
    }


def _line(line: Line) -> dict[str, Any]:
    return {"text": line.text, "confidence": line.confidence}


_TEXT = {"type": "string"}
_TEXTS = {"type": "array", "items": _TEXT}
_DOCUMENT = ("file", "sha256", "title", "date", "author", "site")
_SHARE = {"type": "number", "exclusiveMinimum": 0, "maximum": 1}
_COUNTS = {"type": "array", "items": {"type": "integer", "minimum": 1}}


def _object(properties: Mapping[str, Any], *more: str) -> dict[str, Any]:
    """Return the schema of an object, all of whose properties are required."""
    left_out = {*more}
    return {
        "type": "object",
        "properties": dict(properties),
        "required": [name for name in properties if name not in left_out],
        "additionalProperties": False,
    }


def _list(items: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": dict(items)}


def schema() -> dict[str, Any]:
    """Return the JSON Schema of proposals, as `Update.to_json` has them.

    Examples
    --------
    >>> schema()["properties"]["detente"]
    {'const': 1}
    """
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "What new documents propose to change in a case",
        **_object(
            {
                "detente": {"const": VERSION},
                "title": _TEXT,
                "documents": {
                    "type": "object",
                    "additionalProperties": _object(
                        {
                            **dict.fromkeys(_DOCUMENT, _TEXT),
                            "same_text_as": _TEXTS,
                        }
                    ),
                },
                "known": {"type": "object", "additionalProperties": _TEXT},
                "proposals": _list({"oneOf": [_kind(name) for name in get_args(Kind)]}),
                "remarks": _TEXTS,
                "accepted": _COUNTS,
                "written": {"type": ["string", "null"]},
            },
            "accepted",
            "written",
        ),
    }


def _kind(name: str) -> dict[str, Any]:
    """Return the schema of one kind of proposal."""
    common = {
        "number": {"type": "integer", "minimum": 1},
        "kind": {"const": name},
        "needs": _COUNTS,
        "summary": _TEXT,
    }
    return _object({**common, **_fields()[name]})


def _fields() -> Mapping[str, Mapping[str, Any]]:
    """Return what each kind of proposal says besides."""
    line = _object({"text": _TEXT, "confidence": _SHARE})
    piece = {"type": "object", "required": ["id", "quote", "document", "span", "date"]}
    told = {"statement": piece, "before": _list(piece)}
    wish = _object({"party": _TEXT, "lines": _list(line), "evidence": _TEXTS})
    issue = dict.fromkeys(("issue", "title", "status_quo", "gives"), _TEXT)
    sure = {"confidence": _SHARE, "evidence": _TEXTS}
    why = {"because": _TEXT, **sure, "instead_of": {"type": ["string", "null"]}}
    side = {"type": "object", "additionalProperties": _TEXTS}
    package = {"type": "object", "additionalProperties": _TEXT}
    return {
        "changed position": told,
        "statement": told,
        "option": {
            **dict.fromkeys(("issue", "option", "in_front_of"), _TEXT),
            "evidence": _TEXTS,
        },
        "line": {
            **dict.fromkeys(("party", "issue", "option"), _TEXT),
            "line": {"oneOf": [line, {"type": "null"}]},
            "instead_of": _list(line),
            "evidence": _TEXTS,
        },
        "acceptance": {"party": _TEXT, "outcome": package, **why},
        "condition": {"if": side, "then": side, **why},
        "no deal": {**dict.fromkeys(("party", "without_a_deal"), _TEXT), **sure},
        "watch": {"watched": piece, "event": piece, "came_about": {"type": "boolean"}},
        "note": {"note": piece},
        "carrier": {"document": _TEXT, "same_text_as": _TEXTS, "carries": _TEXTS},
        "issue": {**issue, "options": _TEXTS, "preferences": _list(wish)},
        "party": {
            **dict.fromkeys(("party", "name", "stance"), _TEXT),
            "confidence": _SHARE,
            "like": {"type": ["string", "null"]},
        },
    }
