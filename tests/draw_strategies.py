"""Draws made by hand, and at random, for the tests of everything above draws.

``make_draws`` builds a `Draws` from plain nested lists; ``draws()`` is a Hypothesis
strategy of small instances of small whole numbers, so that ties are common.
"""

import numpy as np
from hypothesis import strategies as st

from detente.draws import Draws


def make_draws(
    *draws,
    status_quo=None,
    disagreement=None,
    boxes=(),
    binds=None,
    vetoes=None,
    third_parties=0,
    completion=None,
    together=(),
    scale=1,
):
    """Make draws by hand.

    Parameters
    ----------
    *draws
        One nested list for each draw: for each issue, for each party, the scores of
        its options. All draws have the same shape.
    status_quo
        Place of the status quo in each issue; 0 everywhere unless given.
    disagreement
        For each draw, a number for each party; the status quo's utility unless given.
    boxes
        For each box, for each issue, the places of the options that are marked.
    binds
        For each draw, whether each box binds; always unless given.
    vetoes
        For each box, whose red line it is; -1 (a condition) unless given.
    third_parties
        How many parties, counted from the last, are third parties.
    completion
        For each draw, a number for each party; 0 unless given.
    together
        For each interaction, for each issue the places of the options that are marked,
        then for each draw what it adds for each party.
    scale
        Scores, disagreement, completion and what interactions add are multiplied by it.

    The issues are called i0, i1 …, the options a, b, c …, the parties p0, p1 ….
    """
    scores = np.concatenate(
        [np.array([draw[i] for draw in draws]) for i in range(len(draws[0]))], axis=2
    )
    n_draws, n_parties, _ = scores.shape
    sizes = [len(issue[0]) for issue in draws[0]]
    offsets = np.append(0, np.cumsum(sizes)).astype(np.int64)
    quo = np.array(status_quo or [0] * len(sizes), dtype=np.int64)
    combinations = _marked([issues for issues, _ in together], offsets)
    added = np.array([adds for _, adds in together], dtype=np.int64).reshape(
        -1, n_draws, n_parties
    )
    added = added.transpose(1, 2, 0)
    if disagreement is None:
        disagreement = scores[:, :, offsets[:-1] + quo].sum(axis=2)
        at_quo = combinations[:, offsets[:-1] + quo].all(axis=1)
        disagreement = disagreement + added[:, :, at_quo].sum(axis=2)
    if binds is None:
        binds = np.ones((n_draws, len(boxes)))
    return Draws(
        parties=tuple(f"p{p}" for p in range(n_parties)),
        principals=np.arange(n_parties - third_parties),
        issues=tuple(f"i{i}" for i in range(len(sizes))),
        options=tuple(tuple("abcdefghijklmnop"[:size]) for size in sizes),
        offsets=offsets,
        status_quo=quo,
        scores=_units(scores, scale),
        disagreement=_units(disagreement, scale),
        known=np.ones(n_parties, dtype=np.bool_),
        combinations=combinations,
        added=_units(added, scale),
        boxes=_marked(boxes, offsets),
        binds=np.array(binds, dtype=np.bool_).reshape(n_draws, len(boxes)),
        vetoes=np.array(
            [-1] * len(boxes) if vetoes is None else vetoes, dtype=np.int64
        ),
        completion=_units(
            np.zeros((n_draws, n_parties)) if completion is None else completion, scale
        ),
        lines=(),
        line_binds=np.zeros((n_draws, 0), dtype=np.bool_),
        convergence=(),
    )


def _marked(boxes, offsets):
    marked = np.zeros((len(boxes), offsets[-1]), dtype=np.bool_)
    for box, issues in zip(marked, boxes, strict=True):
        for start, places in zip(offsets, issues, strict=False):
            box[[start + place for place in places]] = True
    return marked


def _units(numbers, scale):
    return np.rint(np.array(numbers) * scale).astype(np.int64)


@st.composite
def draws(
    draw,
    *,
    principals=(2, 3),
    issues=(1, 3),
    third_parties=(0, 1),
    max_boxes=2,
    most_together=2,
    top=4,
):
    """Small instances with ties: few draws, small whole scores, some boxes.

    ``principals``, ``issues`` and ``third_parties`` are the least and the most.
    """
    n_third = draw(st.integers(*third_parties))
    n_parties = draw(st.integers(*principals)) + n_third
    n_draws = draw(st.integers(1, 3))
    sizes = [draw(st.integers(2, 4)) for _ in range(draw(st.integers(*issues)))]
    score = st.integers(0, top)

    def one_draw():
        return [
            [[draw(score) for _ in range(size)] for _ in range(n_parties)]
            for size in sizes
        ]

    n_boxes = draw(st.integers(0, max_boxes))
    some_options = [
        st.lists(st.integers(0, size - 1), min_size=1, unique=True) for size in sizes
    ]
    adds = st.lists(st.integers(-3, 3), min_size=n_parties, max_size=n_parties)
    n_together = draw(st.integers(0, most_together))
    made = make_draws(
        *(one_draw() for _ in range(n_draws)),
        status_quo=[draw(st.integers(0, size - 1)) for size in sizes],
        boxes=[[draw(places) for places in some_options] for _ in range(n_boxes)],
        binds=[[draw(st.booleans()) for _ in range(n_boxes)] for _ in range(n_draws)],
        third_parties=n_third,
        together=[
            (
                [draw(places) for places in some_options],
                [draw(adds) for _ in range(n_draws)],
            )
            for _ in range(n_together)
        ],
    )
    shift = [
        [draw(st.integers(-2, 2)) for _ in range(n_parties)] for _ in range(n_draws)
    ]
    return _shifted(made, np.array(shift))


def _shifted(made, shift):
    """Move the disagreement point: not every party fares as at the status quo."""
    kept = {name: getattr(made, name) for name in made.__slots__}
    kept["disagreement"] = made.disagreement + shift
    return Draws(**kept)
