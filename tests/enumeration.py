"""Every outcome of small draws, one by one, in plain Python: the slow second way."""

import itertools
from dataclasses import dataclass


@dataclass(frozen=True)
class Deal:
    """One outcome of one draw: its options' places and the principals' numbers."""

    outcome: tuple
    utility: tuple
    gain: tuple
    admissible: bool
    refused: tuple
    nothing: bool

    @property
    def works(self):
        return (
            self.admissible
            and not self.nothing
            and min(self.gain) >= 0
            and max(self.gain) > 0
        )


def deals(draws, k, *, agenda=None):
    """All outcomes of draw k in lexicographic order; off the agenda nothing moves."""
    quo = draws.status_quo.tolist()
    ranges = [
        range(len(labels)) if agenda is None or i in agenda else [quo[i]]
        for i, labels in enumerate(draws.options)
    ]
    return [_deal(draws, k, outcome) for outcome in itertools.product(*ranges)]


def _deal(draws, k, outcome):
    columns = [int(start) + o for start, o in zip(draws.offsets, outcome, strict=False)]
    principals = draws.principals.tolist()
    together = [
        place
        for place, marks in enumerate(draws.combinations)
        if all(marks[column] for column in columns)
    ]
    utility = tuple(
        sum(int(draws.scores[k, p, column]) for column in columns)
        + sum(int(draws.added[k, p, place]) for place in together)
        for p in principals
    )
    gain = tuple(
        u - int(draws.disagreement[k, p])
        for u, p in zip(utility, principals, strict=True)
    )
    inside = [
        int(veto)
        for box, binds, veto in zip(
            draws.boxes, draws.binds[k], draws.vetoes, strict=True
        )
        if binds and all(box[column] for column in columns)
    ]
    return Deal(
        outcome,
        utility,
        gain,
        not any(veto == -1 or veto in principals for veto in inside),
        tuple(p in inside for p in principals),
        outcome == tuple(draws.status_quo.tolist()),
    )


def undominated(deals_):
    """Those whose utilities no other's Pareto-dominate."""
    return [
        a
        for a in deals_
        if not any(
            b.utility != a.utility
            and all(x >= y for x, y in zip(b.utility, a.utility, strict=True))
            for b in deals_
        )
    ]
