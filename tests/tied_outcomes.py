"""Random outcomes whose issues are tied together, and going through all of them."""

import itertools

import numpy as np
from hypothesis import strategies as st

from detente.kernels.interactions import Terms

SMALL = st.integers(-2, 3)
TWO_OR_THREE = st.integers(2, 3)


@st.composite
def tied(draw, n_parties=TWO_OR_THREE, most_issues=5):
    """Draw scores, offsets and terms: few values, so that much is tied and equal."""
    sizes = draw(st.lists(st.integers(1, 3), min_size=1, max_size=most_issues))
    count, width = draw(n_parties), sum(sizes)
    offsets = np.cumsum([0, *sizes])
    scores = table(draw, SMALL, (count, width))
    n_boxes, n_quotas = draw(st.integers(0, 4)), draw(st.integers(0, 2))
    boxes = np.ones((n_boxes, width), dtype=bool)
    for marks in boxes:
        for issue in range(len(sizes)):
            if draw(st.booleans()):
                own = slice(offsets[issue], offsets[issue + 1])
                marks[own] = table(draw, st.booleans(), (sizes[issue],))
    return (
        scores,
        offsets,
        Terms(
            boxes,
            table(draw, st.booleans(), (n_boxes,)).astype(bool),
            table(draw, SMALL, (n_boxes, count)),
            table(draw, st.sampled_from([0, 0, 1, 2, 5]), (n_quotas, width)),
            table(draw, st.integers(-1, 8), (n_quotas,)),
        ),
    )


def table(draw, values, shape):
    """Draw an array of whole numbers."""
    n = int(np.prod(shape))
    cells = draw(st.lists(values, min_size=n, max_size=n))
    return np.array(cells, dtype=np.int64).reshape(shape)


def every_admissible(scores, offsets, terms):
    """Return the utilities of every admissible outcome, in lexicographic order."""
    sizes = np.diff(offsets)
    found = {}
    for outcome in itertools.product(*(range(n) for n in sizes)):
        columns = offsets[:-1] + outcome
        inside = terms.boxes[:, columns].all(axis=1)
        used = terms.loads[:, columns].sum(axis=1)
        if (inside & terms.rules_out).any() or (used > terms.most).any():
            continue
        adds = terms.worth[inside & ~terms.rules_out].sum(axis=0)
        found[outcome] = tuple((scores[:, columns].sum(axis=1) + adds).tolist())
    return found


def frontier_by_definition(scores, offsets, terms):
    """Return utilities, first outcome and count of each efficient point."""
    points = {}
    for outcome, utilities in every_admissible(scores, offsets, terms).items():
        points.setdefault(utilities, []).append(outcome)
    best = [
        u
        for u in points
        if not any(
            v != u and all(x >= y for x, y in zip(v, u, strict=True)) for v in points
        )
    ]
    return [(u, points[u][0], len(points[u])) for u in sorted(best, reverse=True)]
