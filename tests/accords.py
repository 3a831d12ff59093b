"""Deals delivered step by step, and what the definition says of them."""

import itertools

import numpy as np

from detente.kernels.accord import Accord, Regime, Stages

FAR = 1500
"""Periods after which nothing counts any more."""


def equal_steps(n, back=(1.0, 1.0), *, cost=1.0, worth=1.5, penalty=0.0):
    """Two sides that each deliver n equal parts; of each, so much is undone."""
    levels = np.indices((n + 1, n + 1)).reshape(2, -1)

    def flows(done):
        ours = worth * done[::-1] - cost * done
        return (ours / n).T[..., None].astype(float)

    left = levels * (1 - np.array(back)[:, None])
    everywhere = np.ones(levels.shape[1], dtype=bool)
    movers = frozenset({0}), frozenset({1})
    flow, broken = flows(levels), flows(left) - penalty
    stages = Stages((n, n), movers, everywhere, 2)
    return Accord(stages, flow, broken, np.zeros((2, 1)))


def watched(discount, lag=0.0, *, alarms=0.0, rounds=1.0, parties=2):
    """Everybody discounts alike; the lag is in inspections."""
    d = np.full((parties, 1), float(discount))
    return Regime(d, d**lag, np.array([alarms]), np.array([rounds]))


def at_random(rng, heights, movers, *, parties=2, penalty=0.2):
    """Steps that cost their movers and please the others, by chance."""
    sizes = [height + 1 for height in heights]
    levels = np.indices(sizes).reshape(len(sizes), -1)
    flow = np.zeros((levels.shape[1], parties, 1))
    broken = np.zeros_like(flow)
    for part, height in enumerate(heights):
        climb = np.append(0, np.cumsum(rng.dirichlet(np.ones(height))))
        stays = 1 - rng.random()
        for party in range(parties):
            sign = -1.0 if party in movers[part] else 1.6
            gain = (sign * rng.random() * climb)[levels[part]]
            flow[:, party, 0] += gain
            broken[:, party, 0] += stays * gain
    broken -= penalty * rng.random((1, parties, 1))
    floor = np.full((parties, 1), -0.05)
    everywhere = np.ones(len(flow), dtype=bool)
    groups = tuple(frozenset(who) for who in movers)
    stages = Stages(tuple(heights), groups, everywhere, parties)
    return Accord(stages, flow, broken, floor)


def courses(accord, *, jumps):
    """Every sequence there is, listed."""
    sizes = [height + 1 for height in accord.stages.heights]

    def walks(at):
        if at == accord.stages.heights:
            yield (at,)
        for after in _onward(accord, at, jumps=jumps):
            yield from ((at, *rest) for rest in walks(after))

    for walk in walks((0,) * len(sizes)):
        yield tuple(int(np.ravel_multi_index(at, sizes)) for at in walk)


def _onward(accord, at, *, jumps):
    """Yield the stages one step on, as numbers of rungs."""
    heights, movers = accord.stages.heights, accord.stages.movers
    tops = heights if jumps else [level + 1 for level in at]
    ranges = [
        range(level, min(height, top) + 1)
        for level, height, top in zip(at, heights, tops, strict=True)
    ]
    for after in itertools.product(*ranges):
        pairs = zip(movers, at, after, strict=True)
        moved = [who for who, before, now in pairs if before != now]
        alone = sum(map(len, moved)) == len(frozenset().union(*moved))
        if moved and (jumps or alone):
            yield after


def by_definition(accord, regime, course, detection, lag=0):
    """Tell whether a sequence holds, period after period, as one would say it.

    Rounds and lag are whole numbers; the last stage goes on for `FAR` periods.
    """
    sizes = [height + 1 for height in accord.stages.heights]
    stages = [np.unravel_index(stage, sizes) for stage in course]

    def worth(party, walk, found):
        numbers = [int(np.ravel_multi_index(stage, sizes)) for stage in walk]
        return _worth(accord, regime, party, (numbers, found, lag))

    def tempted(party, t, comply):
        mine = [party in who for who in accord.stages.movers]
        if np.array_equal(np.where(mine, stages[t - 1], stages[t]), stages[t]):
            return False
        walk = [np.where(mine, stages[t - 1], stage) for stage in stages[t:]]
        return comply < worth(party, walk, detection) - 1e-9

    for party in range(accord.stages.n_parties):
        for t in range(len(stages)):
            comply = worth(party, stages[t:], float(regime.false_alarm[0]))
            if comply < accord.floor[party, 0] - 1e-9:
                return False
            if t and tempted(party, t, comply):
                return False
    return True


def _worth(accord, regime, party, told):
    """Return what some stages are worth, one inspection after the other."""
    stages, found, lag = told
    d, rounds = float(regime.discount[party, 0]), int(regime.rounds[0])
    days = [stage for stage in stages[:-1] for _ in range(rounds)]
    value = 0.0
    for stage in reversed(days + [stages[-1]] * FAR):
        u, v = accord.flow[stage, party, 0], accord.broken[stage, party, 0]
        caught = sum((1 - d) * d**day * u for day in range(lag)) + d**lag * v
        value = (1 - d) * u + d * (found * caught + (1 - found) * value)
    return value
