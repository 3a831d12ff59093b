"""What the answer rests on: quotes, judgement, or nothing said."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar, Literal

from detente.draws.admission import Left, left
from detente.model import Case, Party, Preferences
from detente.questions.answer import Answer

Ground = Literal["quoted", "judged", "default"]


@dataclass(frozen=True, slots=True)
class Input:
    """One thing the case could say, and on what ground it says it.

    Attributes
    ----------
    party
        Whose preference it is; empty for a condition.
    about
        ``weights``, ``accepts``, ``interactions``, ``without_a_deal``, ``conditions``
        or an issue id.
    ground
        ``quoted`` when statements stand behind it, ``judged`` when somebody wrote it
        without one, ``default`` when nothing is said and every possibility is drawn.
    text
        As the case file has it; empty for a default.
    evidence
        Statement ids.
    proposed
        Whether an analyst has yet to confirm some of it.
    """

    party: str
    about: str
    ground: Ground
    text: str
    evidence: tuple[str, ...]
    proposed: bool


@dataclass(frozen=True, slots=True)
class Basis(Answer):
    """Every input of the principals' side of the case, with its ground.

    Attributes
    ----------
    inputs
        Weights, each issue's options, each package it accepts, each interaction and no
        deal for each principal; conditions.
    quoted, judged, default
        How many there are of each ground; they add up to ``n_inputs``.
    proposed
        How many an analyst has yet to confirm.
    n_inputs
        Number of inputs.
    left
        What the confirmed conditions and red lines leave: ``something``, the ``status
        quo`` alone, or ``nothing``.
    """

    AXES: ClassVar[Mapping[str, tuple[str, ...]]] = {"inputs": ("inputs",)}

    inputs: tuple[Input, ...]
    quoted: int
    judged: int
    default: int
    proposed: int
    n_inputs: int
    left: Left


def basis(case: Case) -> Basis:
    """Count on what ground each input of a case stands, and what is left to choose.

    Raises
    ------
    TooLargeError
        If conditions and red lines cannot be followed, see `detente.draws.admission`.

    Examples
    --------
    >>> from detente.model import Issue, Party
    >>> price = Issue("price", "Price", ("low", "high"), "high")
    >>> parties = (Party("seller", "Seller"), Party("buyer", "Buyer"))
    >>> basis(Case("Sale", parties, (price,))).default
    6
    """
    wanted = (one for party in case.principals for one in _preferences(case, party))
    inputs = (*wanted, *_conditions(case))
    grounds = [item.ground for item in inputs]
    return Basis(
        inputs=inputs,
        quoted=grounds.count("quoted"),
        judged=grounds.count("judged"),
        default=grounds.count("default"),
        proposed=sum(item.proposed for item in inputs),
        n_inputs=len(inputs),
        left=left(case),
    )


def claims(case: Case) -> tuple[Input, ...]:
    """Return what a case says of wishes and conditions, of third parties as well.

    Examples
    --------
    >>> from detente.model import NoDeal
    >>> worse = Preferences("us", without_a_deal=NoDeal("worse"))
    >>> case = Case("Talks", (Party("us", "US", "third party"),), preferences=(worse,))
    >>> [(claim.about, claim.text, claim.ground) for claim in claims(case)]
    [('without_a_deal', 'worse', 'judged')]
    """
    wanted = (one for party in case.parties for one in _preferences(case, party))
    said = (*wanted, *_conditions(case))
    return tuple(claim for claim in said if claim.ground != "default")


def _preferences(case: Case, party: Party) -> Iterator[Input]:
    known = case.preferences_of(party.id)
    yield _lines(known, "weights")
    for issue in case.issues:
        yield _lines(known, issue.id)
    yield from _accepted(known)
    yield from _joint(known)
    evidence = tuple(known.evidence.get("without_a_deal", ()))
    said = known.without_a_deal.direction != "unknown"
    text = known.without_a_deal.text or known.without_a_deal.direction
    yield Input(
        party.id,
        "without_a_deal",
        _ground(said=said, evidence=evidence),
        text if said else "",
        evidence,
        proposed=said and known.without_a_deal.proposed,
    )


def _lines(known: Preferences, about: str) -> Input:
    lines = known.weights if about == "weights" else known.options.get(about, ())
    lines = tuple(line for line in lines if line.facts)
    evidence = tuple(known.evidence.get(about, ())) if lines else ()
    return Input(
        known.party,
        about,
        _ground(said=bool(lines), evidence=evidence),
        "; ".join(line.text for line in lines),
        evidence,
        proposed=any(line.proposed for line in lines),
    )


def _accepted(known: Preferences) -> Iterator[Input]:
    for text in dict.fromkeys(one.text for one in known.accepts):
        same = [one for one in known.accepts if one.text == text]
        evidence = tuple(dict.fromkeys(i for one in same for i in one.evidence))
        yield Input(
            known.party,
            "accepts",
            _ground(said=True, evidence=evidence),
            text,
            evidence,
            proposed=all(one.confidence < 1 for one in same),
        )


def _joint(known: Preferences) -> Iterator[Input]:
    for one in known.interactions:
        yield Input(
            known.party,
            "interactions",
            _ground(said=True, evidence=one.evidence),
            one.text,
            one.evidence,
            proposed=False,
        )


def _conditions(case: Case) -> Iterator[Input]:
    for condition in case.conditions:
        yield Input(
            "",
            "conditions",
            _ground(said=True, evidence=condition.evidence),
            condition.because,
            condition.evidence,
            proposed=condition.confidence < 1,
        )


def _ground(*, said: bool, evidence: tuple[str, ...]) -> Ground:
    if not said:
        return "default"
    return "quoted" if evidence else "judged"
