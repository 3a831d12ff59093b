"""Studies of cases at the edge: every question answers, and nothing warns.

Warnings are errors in all tests, so a mean over nothing or a division by zero fails.
"""

import json

import numpy as np
import pytest

from detente.model import Case, Issue, Line, Order, Party, Preferences, RedLine
from detente.study import study
from study_cases import hopeless_sale

RUNGS = ("low", "middle", "high")


def parties(n):
    return tuple(Party(name, name.upper()) for name in "abcdef"[:n])


def issues(n, options=RUNGS):
    return tuple(Issue(f"i{k}", f"Issue {k}", options, options[0]) for k in range(n))


def case(n_parties, n_issues, lines=None):
    """All say the same of every issue, or nothing at all."""
    own = parties(n_parties)
    said = {f"i{k}": lines for k in range(n_issues)} if lines else {}
    wants = tuple(Preferences(party.id, options=said) for party in own)
    return Case("Edge", own, issues(n_issues), wants)


def everything_vetoed():
    return case(2, 2, tuple(Line(f"never {o}", (RedLine(o),)) for o in RUNGS))


def all_tied():
    facts = (Order("low", "=", "middle"), Order("middle", "=", "high"))
    return case(3, 2, (Line("low = middle = high", facts),))


def all_agree():
    return case(2, 2, (Line("high > low", (Order("high", ">", "low"),)),))


@pytest.mark.parametrize(
    "edge",
    [
        hopeless_sale(),
        everything_vetoed(),
        all_tied(),
        all_agree(),
        case(2, 1),
        case(6, 2),
    ],
    ids=["no package", "all vetoed", "all tied", "all agree", "one issue", "six"],
)
@pytest.mark.parametrize("draws", [1, 150])
def test_every_question_answers(edge, draws):
    found = study(edge, draws=draws)
    assert set(json.loads(found.to_json())) >= set(found.answers())


@pytest.mark.parametrize("edge", [hopeless_sale(), everything_vetoed(), all_tied()])
def test_where_nothing_can_be_gained_nothing_is_found(edge):
    found = study(edge, draws=150)
    assert found.zopa.share == 0
    assert found.zopa.packages == ()
    assert found.agenda.share.tolist() == [0] * len(found.agenda.share)
    assert [share for _, share in found.priors] == [0, 0, 0]
    assert np.isnan(found.solutions.gains).all()


def test_where_all_is_vetoed_there_is_no_frontier():
    found = study(everything_vetoed(), draws=150)
    assert found.frontier.sizes.tolist() == [0] * 150
    assert found.frontier.outcomes == ()


def test_where_all_agree_the_best_for_all_is_the_frontier():
    found = study(all_agree(), draws=150)
    assert found.zopa.share == 1
    assert found.frontier.sizes.max() <= 9
