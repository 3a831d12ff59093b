"""What each input of a study rests on, in words."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from detente.brief.grammar import in_words
from detente.brief.names import Names
from detente.model import (
    Acceptance,
    Action,
    Case,
    Condition,
    Fact,
    Interaction,
    Issue,
    Line,
    NoDeal,
    Note,
    Order,
    Preferences,
    Quota,
    Range,
    Statement,
    Verification,
)
from detente.questions.basis import Ground as Kind
from detente.questions.basis import Input
from detente.study import Findings

ABOUT = {
    "weights": "what matters more",
    "without_a_deal": "no deal",
    "accepts": "package it accepts",
    "interactions": "worth together",
    "conditions": "condition",
}
AMOUNTS = {
    "reservation": "least it would sign for",
    "completion": "worth of completion",
    "discount": "worth today of a year from now",
    "breakdown": "cost of a breakdown",
}
VERIFIED = {
    "every": "time between inspections",
    "detection": "breaches found",
    "false_alarm": "false alarms",
    "lag": "time from finding to breakdown",
    "pace": "time for a step",
    "recovery": "loss restored",
}
JUDGED = "judgement"
NOTHING = {"without_a_deal": "nothing: taken to be the status quo"}


@dataclass(frozen=True, slots=True)
class Said:
    """One line of the case.

    Attributes
    ----------
    text
        As the case has it, with names for ids.
    confidence
        Share of the draws in which it binds; 1 once an analyst has confirmed it.
    """

    text: str
    confidence: float = 1.0

    @property
    def mark(self) -> str:
        """``proposed, 0.95`` while no analyst has confirmed it, else empty."""
        return f"proposed, {self.confidence:.2g}" if self.confidence < 1 else ""


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
    where
        Its path in the case, such as ``preferences.us.options.price``.
    party
        Id of the party whose it is; empty for what concerns all.
    issues
        Ids of the issues it is about; none for weights and no deal.
    """

    whose: str
    about: str
    lines: tuple[Said, ...]
    nothing: str
    ground: str
    evidence: tuple[Statement | Note, ...]
    where: str
    party: str = ""
    issues: tuple[str, ...] = ()


def grounds(case: Case, inputs: Iterable[Input]) -> tuple[Ground, ...]:
    """Return inputs with what is said of them and on what ground.

    Parameters
    ----------
    case
        Whose inputs they are.
    inputs
        Those of `basis` or of `claims`, in their order.
    """
    names = Names(case)
    conditions = iter(enumerate(case.conditions, start=1))
    return tuple(
        _ground(names, one, next(conditions) if one.about == "conditions" else None)
        for one in inputs
    )


def amounts(case: Case) -> Iterator[Ground]:
    """Yield what a case gives besides: numbers, verification, what parties can do."""
    names = Names(case)
    for party in case.parties:
        known = case.preferences_of(party.id)
        for key in AMOUNTS:
            if amount := getattr(known, key):
                ids = tuple(known.evidence.get(key, ()))
                ground: Kind = "quoted" if ids else "judged"
                text = _span(amount)
                one = Input(party.id, key, ground, text, ids, proposed=False)
                yield _amount(names, one)
    for issue in case.issues:
        if issue.reversible:
            undone = (Said(_span(issue.reversible)),)
            about = f"{names.issue(issue.id)}: share that a breakdown undoes"
            path = f"issues.{issue.id}.reversible"
            yield Ground("all", about, undone, "", JUDGED, (), path)
    if case.verification:
        lines = tuple(_verified(case.verification))
        yield Ground("all", "verification", lines, "", JUDGED, (), "verification")
    yield from (_deed(names, action) for action in case.actions)
    yield from (_wished(names, known) for known in case.preferences if known.wishes)


def _deed(names: Names, action: Action) -> Ground:
    """Return what a party can do to a deal."""
    evidence = names.evidence(action.evidence)
    effects = {"delivers": action.delivers, "undoes": action.undoes}
    does = [
        f"{verb} {' or '.join(f'“{o}”' for o in options)} ({names.issue(issue)})"
        for verb, sides in effects.items()
        for issue, options in sides.items()
    ]
    return Ground(
        whose=names.party(action.party),
        about="what it can do",
        lines=(Said(": ".join(filter(None, (action.title, in_words(does))))),),
        nothing="",
        ground="quoted" if evidence else JUDGED,
        evidence=evidence,
        where=f"actions.{action.id}",
        party=action.party,
        issues=tuple(dict.fromkeys([*action.delivers, *action.undoes])),
    )


def _wished(names: Names, known: Preferences) -> Ground:
    """Return what a party wants of what is done."""
    ids = dict.fromkeys(one for wish in known.wishes for one in wish.evidence)
    evidence = names.evidence(tuple(ids))
    return Ground(
        whose=names.party(known.party),
        about="what it wants done",
        lines=tuple(Said(wish.text) for wish in known.wishes),
        nothing="",
        ground="quoted" if evidence else JUDGED,
        evidence=evidence,
        where=f"preferences.{known.party}.actions",
        party=known.party,
    )


def _verified(said: Verification) -> Iterator[Said]:
    """Yield what a case says of how breaches are looked for and answered."""
    for name, what in VERIFIED.items():
        found = getattr(said, name)
        if isinstance(found, Range):
            yield Said(f"{what}: {_span(found)}")
        elif found:
            yield Said(f"{what}: {found.words}")


def _amount(names: Names, one: Input) -> Ground:
    evidence = names.evidence(one.evidence)
    return Ground(
        whose=names.party(one.party),
        about=AMOUNTS[one.about],
        lines=(Said(one.text),),
        nothing="",
        ground=_words(one, evidence),
        evidence=evidence,
        where=f"preferences.{one.party}.{one.about}",
        party=one.party,
    )


def _ground(
    names: Names, one: Input, numbered: tuple[int, Condition | Quota] | None
) -> Ground:
    evidence = names.evidence(one.evidence)
    number, condition = numbered or (0, None)
    return Ground(
        whose=names.party(one.party) if one.party else "all",
        about=ABOUT.get(one.about) or names.issue(one.about),
        lines=tuple(_lines(names, one, condition)),
        nothing=NOTHING.get(one.about, "nothing: every possibility is drawn"),
        ground=_words(one, evidence),
        evidence=evidence,
        where=f"conditions.{number}" if condition else _where(one),
        party=one.party,
        issues=_issues(names.case, one, condition),
    )


def _where(one: Input) -> str:
    if not one.party:
        return one.about
    issue = "" if one.about in ABOUT else "options."
    return f"preferences.{one.party}.{issue}{one.about}"


def _issues(
    case: Case, one: Input, condition: Condition | Quota | None
) -> tuple[str, ...]:
    if condition:
        return tuple(condition.named)
    if one.about == "accepts":
        return tuple(_accepted(case, one).outcome)
    if one.about == "interactions":
        return tuple(_joint(case, one).options)
    return () if one.about in ABOUT else (one.about,)


def _accepted(case: Case, one: Input) -> Acceptance:
    """Return the surest of those that say the same."""
    every = case.preferences_of(one.party).accepts
    same = (accepted for accepted in every if accepted.text == one.text)
    return max(same, key=lambda accepted: accepted.confidence)


def _joint(case: Case, one: Input) -> Interaction:
    """Return the first of those that say the same."""
    every = case.preferences_of(one.party).interactions
    return next(joint for joint in every if joint.text == one.text)


def _words(one: Input, evidence: Sequence[Statement | Note]) -> str:
    """Say whose words stand behind an input."""
    if one.ground != "quoted":
        return {"judged": JUDGED, "default": "nothing said"}[one.ground]
    speakers = {p.party for p in evidence if isinstance(p, Statement)}
    if one.party in speakers:
        return "quoted: its own words"
    if one.party and speakers:
        return "quoted: the words of others"
    return "quoted"


def _lines(
    names: Names, one: Input, condition: Condition | Quota | None
) -> Iterator[Said]:
    if condition:
        yield Said(names.condition(condition), condition.confidence)
        return
    known = names.case.preferences_of(one.party)
    if one.about == "accepts":
        accepted = _accepted(names.case, one)
        parts = (f"“{o}” ({names.issue(i)})" for i, o in accepted.outcome.items())
        yield Said(" with ".join(parts), accepted.confidence)
        return
    if one.about == "interactions":
        yield Said(names.joint(one.party, _joint(names.case, one)))
        return
    if one.about == "without_a_deal":
        deal: NoDeal = known.without_a_deal
        if one.text:
            yield Said(one.text, deal.confidence)
        return
    weighs = one.about == "weights"
    for line in known.weights if weighs else known.options.get(one.about, ()):
        if line.facts:
            yield Said(wording(names, line, one.about), line.confidence)


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
        tied = any(issue.id in x.options for p, x in case.joint if p == party.id)
        alone = " on its own" if tied else ""
        wishes.append(f"{names.subject(party.id)} to want “{best}” most{alone}")
    return in_words(wishes)


def assumed(findings: Findings, issue: Issue) -> str:
    """Say what an article adds to the quoted positions on an issue.

    What the case takes a principal to want where it is not quoted; and of whom nothing
    is said in any way. Empty where all are quoted.
    """
    names, wishes = Names(findings.case), taken(findings, issue)
    said = [f"the case takes {wishes}"] if wishes else []
    principals = [party.id for party in findings.case.principals]
    silent = [
        party
        for party in principals
        if not names.statements(issue=issue.id, party=party)
        and not findings.case.preferences_of(party).options.get(issue.id)
    ]
    if silent == principals:
        quoted = {one.issue for one in findings.case.statements}
        anyone = issue.id in quoted
        said.append(f"no {'principal' if anyone else 'position'} is quoted")
    elif len(silent) > 1 and not wishes:
        said.append("no other principal is quoted")
    elif silent:
        said.append(f"no position of {names.parties(silent)} is quoted")
    return "; ".join(said)


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
