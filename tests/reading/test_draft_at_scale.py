"""Drafting thousands of statements: the same as the slow form, and near-linear."""

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import Note, Source, Statement
from detente.reading.account import Account
from detente.reading.draft import draft
from detente.reading.draft.joining import merged
from detente.reading.draft.labels import clarity, plain
from detente.reading.draft.likeness import alike
from detente.reading.draft.matters import Matter, Position
from detente.reading.draft.names import Names
from detente.reading.draft.replies import Spoken
from detente.reading.draft.rung import Rung
from detente.reading.draft.weights import Stress
from detente.reading.draft.words import bare, overlap

ACTS = ["demand", "seek", "prefer", "offer", "willing", "accept", "reject", "oppose"]
THINGS = [
    "the lifting of sanctions",
    "a cap on enrichment",
    "phased relief",
    "full relief",
    "relief in phases",
    "the release of {} prisoners",
    "a quota of {} tonnes",
    "the issue",
    "road access in place {}",
]


def account(size, n_issues):
    """Make a reading of statements spread over issues, parties and documents."""
    titles = {f"i{n}": f"Issue {n}" for n in range(n_issues)}
    said = [
        Statement(
            f"s{n}",
            "ab"[n % 2],
            ACTS[n % len(ACTS)],
            f"i{n % n_issues}",
            content := THINGS[n % len(THINGS)].format(n % 97),
            content,
            f"d{n % 50}",
            (n * 100, n * 100 + len(content)),
            condition="if tariffs are frozen" if n % 5 == 0 else "",
            confidence=0.9,
        )
        for n in range(size)
    ]
    notes = [
        Note("watch", "x", "x", f"d{n % 50}", (0, 1), id=f"n{n}") for n in range(size)
    ]
    return Account(
        tuple(Source(f"d{n}") for n in range(50)),
        {},
        {"a": "Aland", "b": "Boria"},
        dict.fromkeys("ab", "principal"),
        titles,
        tuple(said),
        tuple(notes),
        {},
    )


def calls(size, n_issues):
    """Count the functions called while a draft is made."""
    found = account(size, n_issues)
    counted = 0

    def count(_frame, event, _arg):
        nonlocal counted
        counted += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        draft(found)
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("n_issues", [4, 40])
def test_twice_the_statements_take_little_more_than_twice_the_work(n_issues):
    calls(200, n_issues)
    assert calls(1600, n_issues) < 2.4 * calls(800, n_issues)


def is_alike(first, second, title):
    left, right = plain(first), plain(second)
    return alike(left, right, title) or (bare(left, title) and bare(right, title))


def merged_by_definition(contents, title):
    """Join each option with the first one before it that is alike, one by one."""
    kept = []
    for content in contents:
        same = next((other for other in kept if is_alike(other, content, title)), None)
        if same is not None:
            kept.remove(same)
        both = filter(None, [content, same])
        kept.append(max(both, key=lambda text: clarity(text, title)))
    return kept


CONTENTS = st.lists(
    st.builds(str.format, st.sampled_from(THINGS), st.integers(1, 3)), max_size=12
)


@given(CONTENTS)
def test_joining_agrees_with_its_definition(contents):
    rungs = merged([Rung("", "given", text) for text in contents], "Relief")
    assert [r.content for r in rungs] == merged_by_definition(contents, "Relief")


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(ACTS))))
def test_stress_agrees_with_its_definition(said):
    statements = [
        Statement(f"s{n}", party, act, "pay", "pay", "pay", "d1", (0, 3))
        for n, (party, act) in enumerate(said)
    ]
    own = [s for s in statements if s.party == "a"]
    force = {"demand": 1, "seek": 1, "prefer": 0.75, "reject": 0.5, "oppose": 0.5}
    stressed = [s for s in own if s.act in force]
    first = 0.25 if own and own[0] in stressed else 0
    assert Stress(statements).on("a", "pay") == pytest.approx(
        sum(force[s.act] for s in stressed) + first
    )


@given(CONTENTS, st.sampled_from(THINGS))
def test_what_a_reply_is_about_agrees_with_its_definition(contents, reply):
    """The furthest of those that share most words, at least half of the shorter.

    What says no more than the issue's name is about the only option, if it is.
    """
    rungs = [Rung("", "given", text) for text in contents]
    said = account(1, 1).statements[0]
    answer = Position("refuses", replace(said, act="oppose", content=reply))
    shares = [overlap(reply, text) for text in contents]
    best = max(shares, default=0)
    last = max((n for n, share in enumerate(shares) if share == best), default=None)
    alone = 0 if len(rungs) == 1 else None
    named = last if best >= 0.5 else None
    expected = alone if bare(plain(reply), "Relief") else named
    matter = Matter("relief", "Relief", (), (), (), Names((), {}))
    assert Spoken(rungs, matter).of(answer) == expected
