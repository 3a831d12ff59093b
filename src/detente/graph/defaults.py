"""What parties are taken to be able to do to a deal of which the case says nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.model import Action, Case, Party, Wish
from detente.model.several import plural

MAX_KEEPERS = 6
"""Parties of which no action is listed that are taken to keep or leave, at most."""
MAX_FEW = 6
"""Actions up to which escalation and third parties are taken for granted as well."""
TAKES_BACK = ("take back what it gives", "take back what they give")
ESCALATES = "escalate"
SPOILS = "spoil it"
"""What a party can do of which the case lists no action; of several the second."""
_AGAINST = frozenset({"oppose", "reject", "threaten"})


@dataclass(frozen=True, slots=True)
class Defaults:
    """Actions that a case does not list, and what parties want of them.

    Attributes
    ----------
    actions
        With ids that no listed action has.
    wishes
        Party id to what it wants of them, less important than what the case says.
    """

    actions: tuple[Action, ...]
    wishes: Mapping[str, tuple[Wish, ...]]


def defaults(
    case: Case, moved: Mapping[str, Sequence[str]], listed: Sequence[Action], most: int
) -> Defaults:
    """Return what parties of which no action is listed are taken to be able to do.

    Whoever gives something can take all of it back, which is to withdraw, and give it
    again, which is to sign. Where the case says that failure would make matters worse
    for somebody, or that a party threatens, a principal that has taken back can also
    escalate. Nothing is known of what that is worth but that the other principals want
    it less than anything. A third party can spoil what it spoke against, or all where
    it spoke against nothing, as long as everybody else keeps the deal; one of whom
    nothing is known does not want to. One that gives something can take that back only.

    Parameters
    ----------
    case
        With its issues, who gives what, statements and stakes.
    moved
        Issues that the deal moves off their status quo, with the options undone.
    listed
        Actions of the case that matter to the deal.
    most
        Actions, at most.
    """
    heard = {action.party for action in case.actions}
    taken = {action.id for action in case.actions}
    backs = [*_taking_back(case, moved, heard)][:most]
    room = min(most, MAX_FEW - len(listed)) - len(backs)
    escalating = [*_escalating(case, backs)]
    escalating = escalating if len(escalating) <= room else []
    room -= len(escalating)
    undoing = [one.id for one in (*backs, *listed) if one.undoes]
    givers = {issue.gives for issue in case.issues}
    spoiling = [*_spoiling(case, moved, heard | givers, undoing)]
    spoiling = spoiling[: max(room, 0)] if backs or listed else []
    every = _renamed((*backs, *escalating, *spoiling), taken)
    return Defaults(every, _wishes(case, every))


def _taking_back(
    case: Case, moved: Mapping[str, Sequence[str]], heard: set[str]
) -> Iterator[Action]:
    gives = {issue.id: issue.gives for issue in case.issues if issue.id in moved}
    silent = [
        party.id
        for party in case.parties
        if party.id in gives.values() and party.id not in heard
    ][:MAX_KEEPERS]
    joint = [i for i, giver in gives.items() if giver not in (*silent, *heard)]
    for party in silent:
        own = [issue for issue, giver in gives.items() if giver == party]
        undone = {issue: tuple(moved[issue]) for issue in (*own, *joint)}
        title = TAKES_BACK[plural(case.party(party).name)]
        yield Action(title, party, id=f"{party}_takes_back", undoes=undone)


def _escalating(case: Case, backs: Sequence[Action]) -> Iterator[Action]:
    principals = {party.id for party in case.principals}
    threaten = {one.party for one in case.statements if one.act == "threaten"}
    everybody = _worse(case)
    for back in backs:
        if back.party in principals and (everybody or back.party in threaten):
            yield Action(
                ESCALATES, back.party, id=f"{back.party}_escalates", needs=(back.id,)
            )


def _worse(case: Case) -> bool:
    """Tell whether the case says that failure would make matters worse for somebody."""
    return any(note.effect == "worse" for note in case.notes_of("stakes")) or any(
        case.preferences_of(party.id).without_a_deal.direction == "worse"
        for party in case.principals
    )


def _spoiling(
    case: Case,
    moved: Mapping[str, Sequence[str]],
    heard: set[str],
    undoing: Sequence[str],
) -> Iterator[Action]:
    silent = [party for party in case.third_parties if party.id not in heard]
    ids = [f"{party.id}_spoils" for party in silent]
    for party, name in zip(silent, ids, strict=True):
        against = _against(case, party)
        said = {issue: tuple(o) for issue, o in moved.items() if issue in against}
        everything = {issue: tuple(options) for issue, options in moved.items()}
        yield Action(
            SPOILS,
            party.id,
            id=name,
            undoes=said or everything,
            excludes=(*undoing, *(other for other in ids if other != name)),
        )


def _against(case: Case, party: Party) -> set[str]:
    """Return the issues on which a party spoke against something."""
    return {
        one.issue
        for one in case.statements
        if one.party == party.id and one.act in _AGAINST
    }


def _renamed(actions: Sequence[Action], taken: set[str]) -> tuple[Action, ...]:
    """Return actions with ids that no other has, and that name only each other."""
    here = {action.id: _free(action.id, taken) for action in actions}
    return tuple(
        replace(
            one,
            id=here[one.id],
            needs=tuple(here[name] for name in one.needs),
            excludes=tuple(
                here.get(name, name)
                for name in one.excludes
                if name in here or name in taken
            ),
        )
        for one in actions
    )


def _free(name: str, taken: set[str]) -> str:
    return name if name not in taken else _free(f"{name}_", taken)


def _wishes(case: Case, actions: Sequence[Action]) -> Mapping[str, tuple[Wish, ...]]:
    found: dict[str, tuple[Wish, ...]] = {}
    escalations = [action for action in actions if action.title == ESCALATES]
    for party in case.principals:
        others = tuple(one.id for one in escalations if one.party != party.id)
        if others:
            found[party.id] = (Wish(left=others),)
    for one in actions:
        known = case.preferences_of(one.party)
        if one.title == SPOILS and not known.known and not known.wishes:
            found[one.party] = (Wish(left=(one.id,)),)
    return found
