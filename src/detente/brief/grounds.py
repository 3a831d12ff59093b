"""What each input of a study rests on, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from detente.brief.names import Names, in_words
from detente.model import (
    Condition,
    Fact,
    Issue,
    Line,
    NoDeal,
    Note,
    Order,
    Range,
    Statement,
)
from detente.questions.basis import Input
from detente.study import Findings

ABOUT = {
    "weights": "what matters more",
    "without_a_deal": "no deal",
    "accepts": "package it accepts",
    "conditions": "condition",
}
NOTHING = {"without_a_deal": "nothing: taken to be the status quo"}


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the case.

    Attributes
    ----------
    text
        As the case has it, with names for ids.
    mark
        ``proposed, 0.95`` while no analyst has confirmed it, else empty.
    """

    text: str
    mark: str


@dataclass(frozen=True, slots=True)
class Ground:
    """One input: whose, about what, what is said of it, and on what ground.

    Attributes
    ----------
    whose, about
        For people.
    lines
        What is said; empty when nothing is.
    nothing
        What the draws do where nothing is said.
    ground
        Whose words stand behind it, or that it is a judgement, or nothing at all.
    evidence
        The pieces behind it.
    """

    whose: str
    about: str
    lines: tuple[Said, ...]
    nothing: str
    ground: str
    evidence: tuple[Statement | Note, ...]


def grounds(findings: Findings) -> tuple[Ground, ...]:
    """Return every input with what is said of it and on what ground."""
    names = Names(findings.case)
    conditions = iter(findings.case.conditions)
    return tuple(
        _ground(names, one, next(conditions) if one.about == "conditions" else None)
        for one in findings.basis.inputs
    )


def _ground(names: Names, one: Input, condition: Condition | None) -> Ground:
    evidence = names.evidence(one.evidence)
    return Ground(
        whose=names.party(one.party) if one.party else "all",
        about=ABOUT.get(one.about) or names.issue(one.about),
        lines=tuple(_lines(names, one, condition)),
        nothing=NOTHING.get(one.about, "nothing: every possibility is drawn"),
        ground=_words(one, evidence),
        evidence=evidence,
    )


def _words(one: Input, evidence: Sequence[Statement | Note]) -> str:
    """Say whose words stand behind an input."""
    if one.ground != "quoted":
        return {"judged": "judgement", "default": "nothing said"}[one.ground]
    speakers = {p.party for p in evidence if isinstance(p, Statement)}
    if one.party in speakers:
        return "quoted: its own words"
    if one.party and speakers:
        return "quoted: the words of others"
    return "quoted"


def _lines(names: Names, one: Input, condition: Condition | None) -> Iterator[Said]:
    if condition:
        yield _marked(names.condition(condition), condition.confidence)
        return
    known = names.case.preferences_of(one.party)
    if one.about == "accepts":
        accepted = next(a for a in known.accepts if a.text == one.text)
        parts = (f"“{o}” ({names.issue(i)})" for i, o in accepted.outcome.items())
        yield _marked(" with ".join(parts), accepted.confidence)
        return
    if one.about == "without_a_deal":
        deal: NoDeal = known.without_a_deal
        if one.text:
            yield _marked(one.text, deal.confidence)
        return
    weighs = one.about == "weights"
    for line in known.weights if weighs else known.options.get(one.about, ()):
        if line.facts:
            yield _marked(wording(names, line, one.about), line.confidence)


def _marked(text: str, confidence: float) -> Said:
    return Said(text, f"proposed, {confidence:.2g}" if confidence < 1 else "")


def wording(names: Names, line: Line, about: str) -> str:
    """Return a line about weights with titles for ids, any other as it is.

    Examples
    --------
    >>> from detente.model import Case, Issue
    >>> issues = [Issue(i, i.upper(), ("no", "yes"), "no") for i in "ab"]
    >>> line = Line("a > 2 x b", (Order("a", ">", "b", 2),))
    >>> wording(Names(Case("Sale", issues=tuple(issues))), line, "weights")
    'A > 2 x B'
    """
    if about != "weights":
        return line.text
    return "; ".join(_facts(names, line.facts))


def taken(findings: Findings, issue: Issue) -> str:
    """Say what the case takes principals to want of an issue, where none is quoted.

    Of a principal of which nothing is known nothing is said. What it wants most is the
    option of the greatest median value.
    """
    case, swings, names = findings.case, findings.swings, Names(findings.case)
    place = swings.issues.index(issue.id)
    start = sum(map(len, swings.options[:place]))
    wishes = []
    for party in case.principals:
        quoted = names.statements(issue=issue.id, party=party.id)
        lines = case.preferences_of(party.id).options.get(issue.id, ())
        if quoted or not any(line.facts for line in lines):
            continue
        values = swings.values[swings.parties.index(party.id), start:, 1]
        best = issue.options[int(values[: len(issue.options)].argmax())]
        wishes.append(f"{names.subject(party.id)} to want “{best}” most")
    return in_words(wishes)


def _facts(names: Names, facts: Sequence[Fact]) -> list[str]:
    """Return facts about issues in words, orders that follow one another as one."""
    said: list[str] = []
    last = ""
    for fact in facts:
        if isinstance(fact, Order):
            chained = bool(said) and fact.left == last
            head = said.pop() if chained else names.issue(fact.left)
            times = "" if fact.ratio == 1 else f"{float(fact.ratio):g} x "
            said.append(f"{head} {fact.relation} {times}{names.issue(fact.right)}")
            last = fact.right
        elif isinstance(fact, Range):
            said.append(f"{names.issue(fact.item)}: {_span(fact)}")
            last = ""
    return said


def _span(known: Range) -> str:
    low, high = f"{float(known.low):g}", f"{float(known.high):g}"
    return low if low == high else f"{low} to {high}"
