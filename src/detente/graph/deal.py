"""A deal in force as a conflict: who can undo what, and what is in force then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from detente.graph.defaults import defaults
from detente.kernels.arrays import BoolArray, IntArray
from detente.kernels.conflict.cube import Cube
from detente.model import MAX_ACTIONS, Action, Case, Issue, Wish


@dataclass(frozen=True, slots=True, eq=False)
class Deal:
    """A package once agreed, and what parties can do to it.

    A state says which actions are taken; the first one is the package kept by all, or
    as much of it as the actions that deliver it can bring about together.

    Attributes
    ----------
    target
        The package, one option for each issue; empty when there is none.
    issues
        Ids.
    actions
        Those that matter to the package or to a wish.
    parties
        Whose they are, in case order.
    codes : (n_states,)
        Which actions are taken: action a is bit a.
    in_force : (n_states, n_issues)
        Whether the package's option stands; otherwise the issue is at its status quo.
    fulfilled : (n_parties, n_states)
        How well each party's wishes for what is done are met, 0 the least.
    assumed
        Ids of the actions that the case does not list.
    """

    target: tuple[str, ...]
    issues: tuple[str, ...]
    actions: tuple[Action, ...]
    parties: tuple[str, ...]
    codes: IntArray
    in_force: BoolArray
    fulfilled: IntArray
    assumed: tuple[str, ...] = ()

    @property
    def labels(self) -> tuple[str, ...]:
        """Return the names of the states: their numbers, from 1."""
        return tuple(str(n) for n in range(1, len(self.codes) + 1))

    @property
    def patterns(self) -> tuple[str, ...]:
        """Return which actions are taken, one mark each: ``Y`` taken, ``N`` not."""
        taken = self.codes[:, None] >> np.arange(len(self.actions)) & 1
        return tuple("".join("NY"[mark] for mark in row) for row in taken.tolist())

    def moves(self, party: str, *, homewards: bool = False) -> Cube:
        """Return what a party can do in one step: change any of its own actions.

        Parameters
        ----------
        party
            Its id.
        homewards
            Whether it can only go back towards the package kept by all.
        """
        own = np.flatnonzero([action.party == party for action in self.actions])
        ways = np.array([self.actions[a].way for a in own])
        kept = (self.codes[0] >> own & 1).astype(np.bool_)
        takes = (ways != "undo") & (kept | (not homewards))
        undoes = (ways != "take") & (~kept | (not homewards))
        able = takes | undoes
        return Cube(
            n_actions=len(self.actions),
            own=own[able],
            takes=takes[able],
            undoes=undoes[able],
            codes=self.codes,
        )


def deal(case: Case, target: Sequence[str]) -> Deal:
    """Return what parties can do to a package that has been agreed.

    That is what the case lists, and of a party of which it lists no action, what
    `detente.graph.defaults` takes for granted: it can take back all it gives in the
    package, and give it again. What nobody known gives is in force while none of these
    takes its part back.

    Parameters
    ----------
    case
        With its issues, who gives what, actions and wishes.
    target
        One option for each issue; empty when there is no package.

    Raises
    ------
    ValueError
        If the target is neither empty nor one option for each issue.

    Examples
    --------
    >>> from detente.model import Party
    >>> sale = Case(
    ...     "Sale",
    ...     (Party("seller", "Seller"), Party("buyer", "Buyer")),
    ...     (Issue("goods", "Goods", ("kept", "handed over"), "kept", "seller"),
    ...      Issue("price", "Price", ("unpaid", "paid"), "unpaid", "buyer")),
    ... )
    >>> made = deal(sale, ("handed over", "paid"))
    >>> made.patterns, made.in_force.tolist()[1]
    (('NN', 'YN', 'NY', 'YY'), [False, True])
    """
    options = dict(zip((issue.id for issue in case.issues), target, strict=False))
    if target and len(target) != len(case.issues):
        raise ValueError(
            f"must be one option for each of {len(case.issues)} issues; "
            f"got {list(target)}"
        )
    moved = {i.id: options[i.id] for i in case.issues if target and _moves(i, options)}
    wishes = {p.party: p.wishes for p in case.preferences}
    listed = _listed(case, moved, wishes) if moved else ()
    undone = {issue: (option,) for issue, option in moved.items()}
    more = defaults(case, undone, listed, MAX_ACTIONS - len(listed))
    actions = (*listed, *more.actions)
    places = {action.id: a for a, action in enumerate(actions)}
    codes = _states(actions, places, _kept(actions, moved))
    parties = tuple(
        party.id
        for party in case.parties
        if any(action.party == party.id for action in actions)
    )
    return Deal(
        target=tuple(target),
        issues=tuple(issue.id for issue in case.issues),
        actions=actions,
        parties=parties,
        codes=codes,
        in_force=_in_force(case.issues, actions, moved, codes),
        fulfilled=np.array(
            [
                _fulfilled(
                    (*wishes.get(party, ()), *more.wishes.get(party, ())), places, codes
                )
                for party in parties
            ],
            dtype=np.int64,
        ).reshape(len(parties), len(codes)),
        assumed=tuple(action.id for action in more.actions),
    )


def _moves(issue: Issue, options: Mapping[str, str]) -> bool:
    if options[issue.id] not in issue.options:
        raise ValueError(
            f"must be one of {list(issue.options)}; got {options[issue.id]!r}"
        )
    return options[issue.id] != issue.status_quo


def touched(
    effects: Mapping[str, Sequence[str]], package: Mapping[str, str]
) -> Iterator[str]:
    """Yield the issues whose option in a package is among those of an effect."""
    return (
        issue for issue, option in package.items() if option in effects.get(issue, ())
    )


def spelled_out(case: Case) -> Case:
    """Return a case that lists all that parties are taken to be able to do.

    Actions and wishes of `detente.graph.defaults` stand beside its own, and undo any
    option but the status quo, so that of each package it says what it says now.

    Raises
    ------
    CaseError
        If it has so many actions of its own that none can be added.

    Examples
    --------
    >>> from detente.model import Party
    >>> ferry = Issue("ferry", "Ferry", ("none", "daily"), "none", "town")
    >>> case = Case("Isle", (Party("town", "Town"), Party("isle", "Isle")), (ferry,))
    >>> (action,) = spelled_out(case).actions
    >>> action.id, action.title, dict(action.undoes)
    ('town_takes_back', 'take back what it gives', {'ferry': ('daily',)})
    """
    undone = {
        issue.id: tuple(one for one in issue.options if one != issue.status_quo)
        for issue in case.issues
    }
    more = defaults(case, undone, case.actions, MAX_ACTIONS - len(case.actions))
    known = {one.party: one for one in case.preferences}
    wanted = {
        party: replace(
            case.preferences_of(party),
            wishes=(*case.preferences_of(party).wishes, *wishes),
        )
        for party, wishes in more.wishes.items()
    }
    return replace(
        case,
        actions=(*case.actions, *more.actions),
        preferences=tuple((known | wanted).values()),
    )


def _listed(
    case: Case, moved: Mapping[str, str], wishes: Mapping[str, Sequence[Wish]]
) -> tuple[Action, ...]:
    """Return the actions of the case that matter."""
    named = {x for ws in wishes.values() for w in ws for x in (*w.taken, *w.left)}
    matter = {
        action.id
        for action in case.actions
        if action.id in named
        or any(touched(action.delivers, moved))
        or any(touched(action.undoes, moved))
    }
    for _ in case.actions:
        matter |= {x for a in case.actions if a.id in matter for x in a.needs}
    return tuple(action for action in case.actions if action.id in matter)


def _kept(actions: Sequence[Action], moved: Mapping[str, str]) -> frozenset[str]:
    """Return the actions that are taken while the package is kept."""
    by_id = {action.id: action for action in actions}
    kept: frozenset[str] = frozenset()
    for action in actions:
        if any(touched(action.delivers, moved)):
            more = kept | _with_needs(action, by_id)
            if not any(more.intersection(by_id[one].excludes) for one in more):
                kept = more
    return kept


def _with_needs(action: Action, by_id: Mapping[str, Action]) -> frozenset[str]:
    found = {action.id}
    waiting = [action]
    while waiting:
        fresh = [one for one in waiting.pop().needs if one not in found]
        found.update(fresh)
        waiting += [by_id[one] for one in fresh]
    return frozenset(found)


def _states(
    actions: Sequence[Action], places: Mapping[str, int], kept: frozenset[str]
) -> IntArray:
    """Return the codes of what can be taken together, the package kept by all first."""
    base = sum(1 << places[name] for name in kept)
    codes = np.arange(1 << len(actions)) ^ base
    possible = np.ones(len(codes), dtype=np.bool_)
    for a, action in enumerate(actions):
        needed = sum(1 << places[name] for name in action.needs)
        barred = sum(1 << places[name] for name in action.excludes if name in places)
        holds = (codes & needed == needed) & (codes & barred == 0)
        possible &= holds | (codes >> a & 1 == 0)
    return codes[possible]


def _in_force(
    issues: Sequence[Issue],
    actions: Sequence[Action],
    moved: Mapping[str, str],
    codes: IntArray,
) -> BoolArray:
    stands = np.zeros((len(codes), len(issues)), dtype=np.bool_)
    for i, issue in enumerate(issues):
        if issue.id not in moved:
            continue
        option = moved[issue.id]
        delivers = _bits(
            actions, [a.delivers.get(issue.id, ()) for a in actions], option
        )
        undoes = _bits(actions, [a.undoes.get(issue.id, ()) for a in actions], option)
        stands[:, i] = (codes & undoes == 0) & (
            (codes & delivers != 0) | (not delivers)
        )
    return stands


def _bits(
    actions: Sequence[Action], effects: Sequence[Sequence[str]], option: str
) -> int:
    return sum(1 << a for a, _ in enumerate(actions) if option in effects[a])


def _fulfilled(
    wishes: Sequence[Wish], places: Mapping[str, int], codes: IntArray
) -> list[int]:
    """Return how well wishes are met in each state, the first before all others."""
    met = [
        tuple(_meets(wish, places, code) for wish in wishes) for code in codes.tolist()
    ]
    ranks = {row: rank for rank, row in enumerate(sorted(set(met)))}
    return [ranks[row] for row in met]


def _meets(wish: Wish, places: Mapping[str, int], code: int) -> bool:
    return all(code >> places[x] & 1 for x in wish.taken) and not any(
        code >> places[x] & 1 for x in wish.left
    )
