"""A case as the nested text that its file holds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from detente.casefile.amounts import said_amount, said_share
from detente.casefile.disagreement import said_change
from detente.casefile.durations import said_duration
from detente.casefile.grammar import Names
from detente.casefile.names import NOTES
from detente.casefile.scalars import Value
from detente.casefile.spelling import spell
from detente.model import (
    Acceptance,
    Action,
    Case,
    Condition,
    Duration,
    Interaction,
    Issue,
    Line,
    Note,
    Party,
    Preferences,
    Quota,
    Range,
    Source,
    Statement,
    Way,
    Wish,
)
from detente.model.amounts import said


@dataclass(frozen=True, slots=True)
class Inline:
    """A list or a mapping that stands on one line when it fits."""

    value: Value


_FOR_GOOD: Mapping[Way, str] = {"both": "", "take": "taken", "undo": "undone"}
Outline: TypeAlias = "str | Inline | list[Outline] | dict[str, Outline]"
Fields: TypeAlias = dict[str, Outline]
Entry: TypeAlias = Party | Issue | Source | Statement | Note | Condition | Acceptance
"""What stands in a section of a file, or in a list of one."""


def outline(case: Case) -> Fields:
    """Return the sections of a case file with their entries, in order.

    Empty sections are left out.
    """
    sections: Fields = {
        "detente": "1",
        "title": case.title,
        "parties": {party.id: _party(party) for party in case.parties},
        "issues": {issue.id: _issue(issue) for issue in case.issues},
        "preferences": {p.party: _preferences(case, p) for p in case.preferences},
        "conditions": [condition_fields(x) for x in case.conditions],
        "verification": _verification(case),
        "actions": {action.id: _action(action) for action in case.actions},
        "statements": {s.id: _statement(s) for s in case.statements},
        "documents": {source.id: _source(source) for source in case.sources},
    }
    for kind in NOTES:
        sections[kind] = [note_fields(note) for note in case.notes_of(kind)]
    sections["remarks"] = list(case.remarks)
    sections["private"] = list(case.private)
    return _filled(sections)


def entry(thing: Entry) -> Value:
    """Return one entry of a section as the text, lists and mappings of its file.

    Examples
    --------
    >>> entry(Party("buyer", "The buyer"))
    {'name': 'The buyer', 'role': 'principal'}
    """
    if isinstance(thing, Party):
        return _value(_party(thing))
    if isinstance(thing, Issue):
        return _value(_issue(thing))
    if isinstance(thing, Source):
        return _value(_source(thing))
    if isinstance(thing, Condition):
        return _value(condition_fields(thing))
    if isinstance(thing, Acceptance):
        return _value(_acceptance(thing))
    return _value(
        _statement(thing) if isinstance(thing, Statement) else note_fields(thing)
    )


def line_entries(line: Line, names: Names) -> tuple[Value, ...]:
    """Return a line of knowledge as the items of a list that say it."""
    return tuple(x if isinstance(x, str) else dict([x]) for x in spell(line, names))


def _value(outline: Outline) -> Value:
    if isinstance(outline, Inline):
        return outline.value
    if isinstance(outline, dict):
        return {name: _value(field) for name, field in outline.items()}
    return [_value(x) for x in outline] if isinstance(outline, list) else outline


def _filled(fields: Mapping[str, Outline]) -> Fields:
    """Leave out what is empty: nothing said is said by saying nothing."""
    return {
        name: field
        for name, field in fields.items()
        if (field.value if isinstance(field, Inline) else field)
    }


def _list(texts: Sequence[str]) -> Inline:
    return Inline(list(texts))


def _party(party: Party) -> Outline:
    fields: dict[str, Value] = {"name": party.name, "role": party.role}
    if party.stance:
        fields["stance"] = party.stance
    if party.aliases:
        fields["aliases"] = list(party.aliases)
    if party.proposed:
        fields["proposed"] = said_share(party.confidence)
    return Inline(fields)


def _issue(issue: Issue) -> Outline:
    return _filled(
        {
            "title": "" if issue.title == issue.id else issue.title,
            "options": _list(issue.options),
            "status_quo": issue.status_quo,
            "gives": issue.gives,
            "reversible": _amount(issue.reversible),
        }
    )


def _preferences(case: Case, preferences: Preferences) -> Outline:
    weights = Names(tuple(issue.id for issue in case.issues), "weights")
    fields = _filled(
        {
            "weights": _lines(preferences.weights, weights),
            "options": {
                issue: _lines(lines, Names(case.issue(issue).options, "options"))
                for issue, lines in preferences.options.items()
            },
            "accepts": [_acceptance(one) for one in preferences.accepts],
            "actions": [_wish(one) for one in preferences.wishes],
            "interactions": [_interaction(one) for one in preferences.interactions],
            "without_a_deal": said_change(preferences.without_a_deal),
            "reservation": _amount(preferences.reservation),
            "completion": _amount(preferences.completion),
            "discount": _amount(preferences.discount),
            "breakdown": _amount(preferences.breakdown),
            "evidence": Inline({k: list(v) for k, v in preferences.evidence.items()}),
        }
    )
    return fields or Inline({})


def _acceptance(one: Acceptance) -> Outline:
    return _filled(
        {
            "outcome": Inline(dict(one.outcome)),
            "because": one.because,
            "evidence": _list(one.evidence),
            "proposed": said_share(one.confidence) if one.confidence < 1 else "",
        }
    )


def _interaction(one: Interaction) -> Outline:
    return _filled(
        {
            "options": _side(one.options),
            "worth": said_amount(*one.ends),
            "because": one.because,
            "evidence": _list(one.evidence),
        }
    )


def _wish(one: Wish) -> Outline:
    said = {"taken": _few(one.taken), "not": _few(one.left)}
    fields: dict[str, Value] = {**said, "evidence": list(one.evidence)}
    return Inline({key: names for key, names in fields.items() if names})


def _lines(lines: Sequence[Line], names: Names) -> Outline:
    """Return lines of knowledge in the shortest form that says them."""
    spelled = [spelling for line in lines for spelling in spell(line, names)]
    if len(spelled) == 1 and isinstance(spelled[0], str):
        return spelled[0]
    apart = [spelling for spelling in spelled if not isinstance(spelling, str)]
    if len(dict(apart)) == len(spelled):
        return Inline(dict(apart))
    return [x if isinstance(x, str) else Inline(dict([x])) for x in spelled]


def _amount(found: Range | None) -> str:
    return said_amount(found.low, found.high) if found else ""


def _time(found: Duration | None) -> str:
    return said_duration(found) if found else ""


def condition_fields(condition: Condition | Quota) -> Fields:
    """Return one condition."""
    proposed = said_share(condition.confidence) if condition.confidence < 1 else ""
    return _filled(
        {
            **(_quota(condition) if isinstance(condition, Quota) else _tied(condition)),
            "because": condition.because,
            "evidence": _list(condition.evidence),
            "proposed": proposed,
        }
    )


def _quota(quota: Quota) -> Fields:
    bounds = {"at_least": quota.at_least, "at_most": quota.at_most}
    of: dict[str, Value] = {
        issue: _few([*uses]) if quota.counts else {o: said(n) for o, n in uses.items()}
        for issue, uses in quota.uses.items()
    }
    told = {name: said(bound) for name, bound in bounds.items() if bound is not None}
    return {**told, "of": Inline(of)}


def _tied(condition: Condition) -> Fields:
    when, then = _side(condition.when), _side(condition.then)
    return {"if": when, "then": then} if condition.then else {"rule_out": when}


def _side(side: Mapping[str, Sequence[str]]) -> Inline:
    """Return issues with their option or options."""
    return Inline({issue: _few(options) for issue, options in side.items()})


def _few(names: Sequence[str]) -> Value:
    """Return a list, or the one thing that is in it."""
    return names[0] if len(names) == 1 else list(names)


def _action(action: Action) -> Outline:
    return _filled(
        {
            "party": action.party,
            "title": "" if action.title == action.id else action.title,
            "for_good": _FOR_GOOD[action.way],
            "delivers": _side(action.delivers),
            "undoes": _side(action.undoes),
            "needs": _list(action.needs),
            "excludes": _list(action.excludes),
            "evidence": _list(action.evidence),
        }
    )


def _verification(case: Case) -> Outline:
    if case.verification is None:
        return ""
    said = case.verification
    fields: dict[str, Value] = {
        "every": _time(said.every),
        "detection": _amount(said.detection),
        "false_alarm": _amount(said.false_alarm),
        "lag": _time(said.lag),
        "pace": _time(said.pace),
        "recovery": _amount(said.recovery),
    }
    return Inline({name: text for name, text in fields.items() if text})


def _statement(statement: Statement) -> Outline:
    s = statement
    return _filled(
        {
            "party": s.party,
            "act": s.act,
            "issue": s.issue,
            "about": _list(s.about),
            "content": s.content,
            "condition": s.condition,
            "polarity": "" if s.polarity == "positive" else s.polarity,
            "modality": "" if s.modality == "stated" else s.modality,
            "reported_by": s.reported_by,
            **_quote(s),
            "date": s.date,
            "confidence": said_share(s.confidence) if s.confidence < 1 else "",
            "origin": "" if s.origin == "rules" else s.origin,
            "replaces": _list(s.replaces),
        }
    )


def _quote(said: Statement | Note) -> Fields:
    return {
        "quote": said.quote,
        "document": said.document,
        "span": _list([str(place) for place in said.span] if any(said.span) else []),
        "carriers": _list(said.carriers),
    }


def _source(source: Source) -> Outline:
    fields = _filled(
        {
            "file": source.file,
            "sha256": source.sha256,
            "title": source.title,
            "date": source.date,
            "author": source.author,
            "site": source.site,
            "cites": _list(source.cites),
            "same_text_as": _list(source.same_text_as),
            "pages": _list([str(place) for place in source.pages]),
            "waiting": str(source.waiting or ""),
        }
    )
    return fields or Inline({})


def note_fields(note: Note) -> Fields:
    """Return one note."""
    return _filled(
        {
            "id": note.id,
            "text": note.text,
            "date": note.date,
            "issue": note.issue,
            "party": note.party,
            "act": note.act,
            "of": note.of,
            "effect": note.effect,
            **_quote(note),
        }
    )
