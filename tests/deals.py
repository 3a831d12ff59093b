"""Deals on draws made by hand or at random, and a slow way to follow them."""

from itertools import product

import numpy as np

from detente.graph import deal
from detente.kernels.conflict.definitions import Standing, stable_by_definition
from detente.model import Case, Issue, Party, Preferences, Wish


def case_of(draws, gives, actions=(), wishes=()):
    """Return a case with the names of draws; `wishes` by party."""
    principals = draws.principals.tolist()
    return Case(
        "T",
        tuple(
            Party(name, name, "principal" if p in principals else "third party")
            for p, name in enumerate(draws.parties)
        ),
        tuple(
            Issue(name, name, options, options[quo], giver)
            for name, options, quo, giver in zip(
                draws.issues, draws.options, draws.status_quo, gives, strict=True
            )
        ),
        tuple(Preferences(p, wishes=tuple(w)) for p, w in dict(wishes).items()),
        actions=tuple(actions),
    )


def deal_of(draws, target, gives, actions=(), wishes=()):
    """Return a deal on draws."""
    return deal(case_of(draws, gives, actions, wishes), target)


def slow_states(made):
    """Yield each combination of actions that can be: a set of places, by the letter."""
    ids = [action.id for action in made.actions]
    for marks in product((False, True), repeat=len(ids)):
        taken = {a for a, mark in enumerate(marks) if mark}
        names = {ids[a] for a in taken if ids[a]}
        if all(
            names.issuperset(made.actions[a].needs)
            and names.isdisjoint(made.actions[a].excludes)
            for a in taken
        ):
            yield taken


def slow_outcome(made, target, status_quo, taken):
    """Return the option in force on each issue while some actions are taken."""
    found = []
    for issue, option, quo in zip(made.issues, target, status_quo, strict=True):
        givers = [
            a for a, x in enumerate(made.actions) if option in x.delivers.get(issue, ())
        ]
        undone = any(option in made.actions[a].undoes.get(issue, ()) for a in taken)
        given = not givers or any(a in taken for a in givers)
        found.append(option if given and not undone else quo)
    return tuple(found)


def slow_stable(worth, moves):
    """Return who stays in one draw: by party, a set of states under each concept.

    ``worth`` has one comparable value a party and state, ``moves`` the states that each
    party can reach from each.
    """
    n_states = len(worth[0]) if len(worth) else 1
    every = (1 << n_states) - 1
    reach = [[sum(1 << q for q in there) for there in own] for own in moves]
    better = [
        [
            sum(1 << q for q in range(n_states) if row[q] > row[s])
            for s in range(n_states)
        ]
        for row in worth
    ]
    would = [
        [m & b for m, b in zip(*pair, strict=True)]
        for pair in zip(reach, better, strict=True)
    ]
    return [
        stable_by_definition(
            Standing(
                reach[p], better[p], [every & ~b for b in better[p]],
                reach[:p] + reach[p + 1 :], would[:p] + would[p + 1 :],
            )
        )
        for p in range(len(worth))
    ]  # fmt: skip


def slow_moves(made, states):
    """Return, by party and state, the states that it can reach by its own actions."""

    def can(party, here, there):
        changed = here ^ there
        return (
            here != there
            and all(made.actions[a].party == party for a in changed)
            and all(
                made.actions[a].way != ("undo" if a in there else "take")
                for a in changed
            )
        )

    return [
        [
            [q for q, there in enumerate(states) if can(party, here, there)]
            for here in states
        ]
        for party in made.parties
    ]


def codes_as_sets(made):
    """Return the actions taken in each state, as the deal has them."""
    return [
        {a for a, mark in enumerate(pattern) if mark == "Y"}
        for pattern in made.patterns
    ]


def wish_key(wishes, made, taken):
    """Return which wishes are met, the most important first."""
    names = {made.actions[a].id for a in taken}
    return tuple(
        names.issuperset(wish.taken) and names.isdisjoint(wish.left) for wish in wishes
    )


def slow_worth(draws, made, wishes, k):
    """Return, by party and state, what it is worth in one draw: comparable values."""
    states = codes_as_sets(made)
    quo = draws.names(draws.status_quo)
    outcomes = [slow_outcome(made, made.target or quo, quo, taken) for taken in states]
    places = [draws.parties.index(party) for party in made.parties]

    def all_wishes(party):
        """Return what it wants; of whom nothing is known, that it spoils nothing."""
        own = [one.id for one in made.actions if one.party == party]
        silent = not wishes.get(party) and f"{party}_spoils" in own
        return [Wish(left=(f"{party}_spoils",))] if silent else wishes.get(party, ())

    worth = []
    for party, place in zip(made.parties, places, strict=True):
        row = []
        for taken, outcome in zip(states, outcomes, strict=True):
            value = int(draws.utility(draws.places(outcome)[None])[k, 0, place])
            if outcome == quo:
                value = int(draws.disagreement[k, place])
            row.append((wish_key(all_wishes(party), made, taken), value))
        worth.append(row)
    return worth


def slow_shares(draws, made, wishes, rows):
    """Return (n_concepts, n_parties, n_states): shares by the letter, draw by draw."""
    states = codes_as_sets(made)
    moves = slow_moves(made, states)
    concepts = ("R", "GMR", "SMR", "SEQ", "SSEQ")
    found = []
    for k in rows:
        worth = slow_worth(draws, made, wishes, k)
        stays = slow_stable(worth, moves)
        found.append(
            [
                [[one[c] >> s & 1 for s in range(len(states))] for one in stays]
                for c in concepts
            ]
        )
    shape = (len(rows), len(concepts), len(made.parties), len(states))
    return np.array(found).reshape(shape)
