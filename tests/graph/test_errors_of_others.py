"""Five errors of earlier programs for the graph model, each with what is right."""

import json
import pickle

import pytest

from detente.casefile.interchange import read_conflicts
from detente.errors import CaseFileError
from detente.graph import Rules, graph
from detente.model import Conflict, Priorities, Ranking, State
from detente.questions.inverse import inverse
from detente.questions.sanctions import sanctions
from detente.questions.stability import stability
from reference_conflicts import conflict, facts, labels


def test_1_opponents_may_move_more_than_once():
    """Garrison 6 is held by three moves, of which one party makes two."""
    arrays = graph(conflict("garrison_diversion_unit"))
    given = facts("garrison_diversion_unit")["computed_variants_GMR_equilibria"]
    right, once, single = (
        stability(arrays, sanction=how).equilibria("GMR")
        for how in ("joint", "once", "single")
    )
    assert single == labels(given["sanction by ONE move of one opponent"])
    assert once == labels(given["each opponent moves at most once"])
    assert "6" in right
    assert "6" not in once
    (temptation,) = sanctions(
        arrays, "Canadian Opposition", "6", Rules("GMR")
    ).temptations
    how = Rules("GMR", sanction="once")
    (unanswered,) = sanctions(arrays, "Canadian Opposition", "6", how).temptations
    assert unanswered.answer == ()
    assert (temptation.improvement, temptation.answer) == (
        "2",
        (("US Support", "1"), ("US Opposition", "4"), ("US Support", "3")),
    )


def test_1_credible_answers_may_take_three_moves():
    arrays = graph(conflict("synthetic_seq_three_moves"))
    given = facts("synthetic_seq_three_moves")["discriminates"]
    assert stability(arrays).equilibria("SEQ") == labels(given["correct SEQ"])
    wrong = stability(arrays, sanction="once").equilibria("SEQ")
    assert wrong == labels(given["each opponent at most once (gmcr-py data_02)"])
    (temptation,) = sanctions(arrays, "C", "1", Rules("SEQ")).temptations
    assert temptation.answer == (("A", "6"), ("B", "8"), ("A", "7"))


def test_2_simultaneous_stability_looks_at_every_improvement():
    given = facts("synthetic_sim")["SIM"]
    right = stability(graph(conflict("synthetic_sim"))).equilibria("SIM")
    assert right == labels(given["correct_equilibria"])
    assert right != labels(given["gmcr_py_data_02_gives"])


def test_3_the_inverse_counts_rankings_that_hold_every_improvement():
    """384 of 720, where 420 was printed: the last improvement had the only say."""
    patterns = ("NNN", "YNN", "NYN", "NNY", "YNY", "NYY")
    states = tuple(State(str(n), one) for n, one in enumerate(patterns, 1))
    likings = dict.fromkeys(("Syria", "Iraq"), Priorities((("NNN",),)))
    moves = {
        "Syria": (("1", "2"), ("1", "3"), ("2", "1"), ("2", "3"), ("3", "1"),
                  ("3", "2"), ("4", "5"), ("4", "6"), ("5", "4"), ("5", "6"),
                  ("6", "4"), ("6", "5")),
        "Iraq": (("1", "4"), ("4", "1"), ("2", "5"), ("5", "2"), ("3", "6"),
                 ("6", "3")),
    }  # fmt: skip
    actions = conflict("synthetic_sim").actions  # only their number matters here
    named = tuple(
        type(one)(one.title, owner)
        for one, owner in zip(actions, ("Syria", "Syria", "Iraq"), strict=True)
    )
    answer = inverse(
        graph(Conflict("", ("Syria", "Iraq"), states, likings, named, moves)), "1"
    )
    counts = {(one.party, one.concept): one.rankings for one in answer.requirements}
    assert counts["Syria", "GMR"] == 384


def test_4_two_ways_to_compute_agree_where_theirs_did_not():
    """Garrison, by the least value reached and by the letter of the definitions."""
    given = conflict("garrison_diversion_unit")
    fast = stability(graph(given))
    assert graph(given).ranked
    as_pairs = Conflict(
        given.title,
        given.parties,
        given.states,
        {party: compared(liking) for party, liking in given.likings.items()},
        given.actions,
        given.moves,
    )
    assert not graph(as_pairs).ranked
    slow = stability(graph(as_pairs))
    for concept in ("R", "GMR", "SMR", "SEQ", "SSEQ"):
        assert fast.equilibria(concept) == slow.equilibria(concept), concept


def compared(ranking):
    """Return a ranking as what it says of any two states."""
    from detente.model import Comparisons

    tier = {state: t for t, tier in enumerate(ranking.tiers) for state in tier}
    pairs = [(a, b) for a in tier for b in tier if tier[a] < tier[b]]
    ties = [(a, b) for a in tier for b in tier if tier[a] == tier[b] and a < b]
    return Comparisons(tuple((*pair, 1) for pair in pairs), tuple(ties))


PRISONERS = {
    "program": "gmcr-py",
    "infeasibles": [],
    "options": [
        {"name": "Cooperate", "permittedDirection": "both"},
        {"name": "Cooperate", "permittedDirection": "both"},
    ],
    "decisionMakers": [
        {"name": "One", "options": [0], "preferences": [[[1, "Y"]], [[0, "N"]]]},
        {"name": "Two", "options": [1], "preferences": [[[0, "Y"]], [[1, "N"]]]},
    ],
}


@pytest.mark.parametrize("keys", [
    ("useManualPreferenceVectors", "preferenceVector"),
    ("useManualPreferenceRanking", "preferenceRanking"),
])  # fmt: skip
def test_5_both_spellings_of_saved_files_are_read(keys):
    flag, key = keys
    saved = json.loads(json.dumps(PRISONERS)) | {flag: True, "coalitionsFull": []}
    saved["decisionMakers"][0][key] = [3, 4, 1, 2]
    saved["decisionMakers"][1][key] = [2, 4, 1, 3]
    by_wishes = read_conflicts(json.dumps(PRISONERS).encode(), "a.gmcr")["default"]
    by_hand = read_conflicts(json.dumps(saved).encode(), "a.gmcr")["default"]
    assert isinstance(by_wishes.likings["One"], Priorities)
    assert isinstance(by_hand.likings["One"], Ranking)
    for given in (by_wishes, by_hand):
        found = stability(graph(given))
        assert found.equilibria("R") == ("1",)
        assert found.equilibria("SEQ") == ("1", "4")


def test_5_a_pickle_is_never_opened():
    with pytest.raises(CaseFileError, match="got a pickle, which is never opened"):
        read_conflicts(pickle.dumps({"options": []}), "old.gmcr")


def test_5_what_is_no_json_is_told_with_its_place():
    with pytest.raises(CaseFileError, match=r"bad.gmcr:1:2: must be JSON"):
        read_conflicts(b"{options: []}", "bad.gmcr")
