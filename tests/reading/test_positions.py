"""When a later statement gives up an earlier position."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.model import AGENDA, Statement, later, shifts
from detente.reading import positions
from detente.reading.positions import changed, with_history

FIRST, LATER = "2026-02-05", "2026-02-12"


def said(act, content, date=FIRST, name="s1", **more):
    given = {"party": "iran", "issue": "arms", **more}
    if act in {"reject", "oppose"}:
        given.setdefault("polarity", "negative")
    return Statement(
        id=name, act=act, content=content, quote=content, document="d1",
        span=(0, len(content)), date=date, **given,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("reject", "any limits on enrichment"), ("offer", "to cap enrichment")),
        (("offer", "to limit enrichment"), ("reject", "limits on enrichment")),
        (("oppose", "a smaller quota"), ("accept", "a smaller quota")),
        (("demand", "the economic sanctions be lifted"),
         ("willing", "phased sanctions relief")),
        (("demand", "a rise of 6 per cent"), ("demand", "a rise of 4 per cent")),
        (("offer", "a rise of 3 per cent"), ("offer", "a rise of 4 per cent")),
        (("seek", "immediate relief"), ("accept", "partial relief")),
        (("demand", "a ban on warships"), ("reject", "a ban on warships")),
        (("reject", "to raise fees"), ("accept", "higher fees")),
        (("reject", "warships in the strait"), ("accept", "warships")),
    ],
)  # fmt: skip
def test_a_position_that_changed(was, now):
    assert changed(said(*was), said(*now, date=LATER))


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (("demand", "limits on enrichment"), ("demand", "a limit on enrichment")),
        (("demand", "restrictions that inspectors can verify"),
         ("insist", "inspectors see every site before any oil is sold")),
        (("reject", "to give up enrichment altogether"),
         ("willing", "to limit enrichment for a time")),
        (("demand", "a right to enrichment"), ("offer", "limits on enrichment")),
        (("reject", "inspections"), ("offer", "a limit on enrichment")),
        (("reject", "the talks"), ("accept", "talks")),
        (("concern", "enrichment"), ("demand", "limits on enrichment")),
        (("demand", "compensation for idle crews"), ("offer", "a smaller quota")),
        (("insist", "a ban on warships in the strait"), ("oppose", "warships")),
        (("reject", "the sanctions"), ("demand", "the lifting of the sanctions")),
        (("reject", "drilling off the coast"), ("accept", "a freeze on drilling")),
    ],
)  # fmt: skip
def test_a_position_that_did_not(was, now):
    assert not changed(said(*was), said(*now, date=LATER))


def test_conditions_that_fall_or_are_set():
    free = said("willing", "phased relief", LATER)
    tied = said("willing", "phased relief", condition="if Iran complies")
    assert changed(tied, free)
    assert changed(
        said("willing", "phased relief"),
        said("willing", "phased relief", LATER, condition="if Iran complies"),
    )
    assert not changed(said("willing", "phased relief"), free)


@pytest.mark.parametrize(
    "more",
    [
        {"party": "us"},
        {"issue": "other"},
        {"issue": ""},
        {"date": FIRST},
        {"date": ""},
        {"date": "2026"},
        {"modality": "reported by a rival"},
    ],
)
def test_whose_on_what_and_when_must_fit(more):
    was = said("reject", "limits on enrichment")
    assert not changed(
        was, said("offer", "limits on enrichment", **{"date": LATER, **more})
    )


def test_what_a_party_puts_on_the_table_and_off_it():
    off = said("reject", "our friendships", issue=AGENDA, about=("arms",))
    on = said("willing", "to discuss it", LATER, issue=AGENDA, about=("arms", "oil"))
    assert changed(off, on)
    elsewhere = said("willing", "to discuss oil", LATER, issue=AGENDA, about=("oil",))
    assert not changed(off, elsewhere)


def test_a_position_changes_once_and_may_change_again():
    days = ["2026-02-05", "2026-02-12", "2026-02-19"]
    acts = ["reject", "offer", "reject"]
    told = [
        said(act, "limits on enrichment", day, f"s{n}")
        for n, (act, day) in enumerate(zip(acts, days, strict=True), start=1)
    ]
    assert [one.replaces for one in with_history(told)] == [(), ("s1",), ("s2",)]


def test_what_is_known_is_replaced_and_stays_as_it_is():
    known = said("reject", "limits on enrichment", name="old")
    new = said("offer", "limits on enrichment", LATER)
    assert with_history([new], [known])[0].replaces == ("old",)
    again = said("reject", "limits on enrichment", name="s2", date="2026-02-19")
    first, second = with_history([new, again], [known])
    assert (first.replaces, second.replaces) == (("old",), ("s1",))


ACTS = st.sampled_from(["demand", "offer", "willing", "accept", "reject", "concern"])
CONTENTS = st.sampled_from(
    ["limits on enrichment", "phased relief", "full relief", "a rise of 4 per cent",
     "a rise of 6 per cent", "the offer"]
)  # fmt: skip
DAYS = st.sampled_from(["", "2026", "2026-02-05", "2026-02-12", "2026-02-19"])
TOLD = st.lists(st.tuples(ACTS, CONTENTS, DAYS), max_size=8).map(
    lambda every: [said(a, c, d, f"s{n}") for n, (a, c, d) in enumerate(every)]
)


MORE = st.tuples(
    st.sampled_from(
        ["demand", "seek", "offer", "willing", "accept", "reject", "oppose", "concern"]
    ),
    st.sampled_from(
        ["limits on enrichment", "no limits", "to cap enrichment at 4 per cent",
         "4 per cent", "at least 6 per cent", "a rise of 4 per cent", "a rise in pay",
         "higher pay for three years", "phased relief", "full relief", "relief",
         "fully", "relief it [the cap] allows", "the offer", "it", "",
         "to keep its reactors", "not to lift the cap", "to lift the cap",
         "eleven hours", "in phases"]
    ),
    DAYS,
    st.sampled_from(["", "if the other side complies", "unless pay is raised"]),
    st.sampled_from(["arms", "arms", "pay", AGENDA, ""]),
    st.sampled_from([(), ("arms",), ("arms", "pay")]),
    st.sampled_from(["they dropped their demand for it", ""]),
    st.sampled_from(["stated", "stated", "reported by a rival"]),
)  # fmt: skip


def by_definition(statements, known):
    """Hold each statement against all that stand, in the order of their days."""
    standing, found = [*known, *statements], {}
    for now in sorted(statements, key=lambda one: one.date):
        found[now.id] = tuple(was.id for was in standing if changed(was, now))
        standing = [was for was in standing if was.id not in found[now.id]]
    return [found[one.id] for one in statements]


@given(st.lists(MORE, max_size=12), st.integers(0, 4))
def test_what_shares_no_word_need_not_be_compared(rows, n_known):
    told = []
    for n, (act, content, day, condition, issue, about, quote, modality) in enumerate(
        rows
    ):
        more = {"condition": condition, "issue": issue, "modality": modality}
        one = said(act, content, day, f"s{n}", **more)
        words = quote or content
        told.append(replace(one, about=about, quote=words, span=(0, len(words))))
    known, new = told[:n_known], told[n_known:]
    found = [one.replaces for one in with_history(new, known)]
    assert found == by_definition(new, known)


def test_many_statements_on_one_issue_are_not_each_compared_with_each(monkeypatch):
    compared = []

    def counted(was, now):
        compared.append((was, now))
        return gives_up(was, now)

    gives_up = positions._gives_up
    monkeypatch.setattr(positions, "_gives_up", counted)
    told = [
        said(act, f"berth{n}", day, f"s{n} {act}")
        for act, day in (("demand", FIRST), ("reject", LATER))
        for n in range(500)
    ]
    found = with_history(told)
    assert sum(len(one.replaces) for one in found) == 500
    assert len(compared) <= len(told)


@given(TOLD)
def test_nothing_is_replaced_twice_nor_by_what_came_before(told):
    found = with_history(told)
    named = [name for one in found for name in one.replaces]
    assert len(named) == len(set(named))
    for shift in shifts(found):
        assert all(later(was, shift.now) for was in shift.before)
        assert all(changed(was, shift.now) for was in shift.before)


@given(TOLD, st.randoms())
def test_the_order_of_documents_of_different_days_does_not_matter(told, random):
    days = {one.date for one in told}
    if len(days) < len(told):
        return
    shuffled = random.sample(told, len(told))
    replaced = {one.id: one.replaces for one in with_history(told)}
    assert {one.id: {*one.replaces} for one in with_history(shuffled)} == {
        name: {*ids} for name, ids in replaced.items()
    }
