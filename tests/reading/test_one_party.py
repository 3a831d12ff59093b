"""One party under several names: merged for a reason that is shown, and no further."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import detente
from detente.reading.naming.forms import (
    plain_words,
    shortened,
    stands_for,
    without_legal_form,
)

LEGAL = ["Inc", "Inc.", "Ltd", "plc", "Co. Ltd.", "GmbH", "S.A.".replace(".", "")]
names = st.lists(
    st.sampled_from(["Halberd", "Arden", "Metro", "Copper", "Union", "Line", "Board"]),
    min_size=2,
    max_size=4,
    unique=True,
).map(" ".join)


def parties(*texts):
    """Names of those who act, with their other names."""
    pages = [(f"{n}.txt", text.encode()) for n, text in enumerate(texts)]
    reading = detente.read(pages)
    acting = {statement.party for statement in reading.statements}
    return {reading.parties[p]: set(reading.aliases.get(p, ())) for p in acting}


HALBERD = (
    "Talks on cranes\n\nHalberd Shipping {} rejected a wage increase of 8 per cent."
)
UNION = "The {} demands a wage increase of 8 per cent from Halberd Shipping."


@pytest.mark.parametrize("forms", [*permutations(["Inc.", "Ltd", "plc"], 2)])
def test_the_form_of_company_makes_no_other_party(forms):
    found = parties(*(HALBERD.format(form) for form in forms))
    [(name, others)] = found.items()
    assert len(others) == 1
    assert without_legal_form(name) == without_legal_form(*others)


def test_two_forms_in_one_text_are_two_companies():
    text = (
        "Halberd Shipping Inc rejected a wage increase of 8 per cent. Halberd Shipping "
        "Ltd offered a wage increase of 4 per cent."
    )
    found = parties(f"Talks on cranes\n\n{text}")
    assert len(found) == 2
    assert not any(found.values())


def test_a_union_by_its_whole_name_cut_short_by_initials_and_by_its_noun():
    found = parties(
        "Strike\n\n" + UNION.format("National Dockworkers Federation (NDF)"),
        "Strike goes on\n\n" + UNION.format("Dockworkers Federation"),
        "Strike ends\n\n" + UNION.format("NDF"),
    )
    assert found == {"National Dockworkers Federation": {"Dockworkers Federation"}}


def test_the_operator_is_who_a_text_says_it_is():
    first = (
        "The operator, Metro Transit, has offered the Tramline Workers Union a pay "
        "rise of 4 per cent. Metro Transit rejected a bonus."
    )
    later = (
        "Metro Transit met the Tramline Workers Union. The operator rejected a bonus."
    )
    found = parties(f"Talks\n\n{first}", f"Talks go on\n\n{later}")
    assert found == {"Metro Transit": {"The operator"}}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Socialist Workers Party", "Workers Party"),
        ("Dairy Farmers Union", "Farmers Union"),
        ("Norland Steel", "Norland Steel Workers Union"),
        ("Halberd Shipping", "Halberd Ports"),
        ("North Arden Council", "South Arden Council"),
    ],
)
def test_names_with_other_words_stay_apart(one, other):
    text = "Talks\n\nThe {} rejected a freeze on property tax."
    found = parties(text.format(one), text.format(other))
    assert sorted(found) == sorted([one, other])


def test_a_name_that_is_short_for_two_stays_apart():
    found = parties(
        "Talks\n\nThe National Growers Council rejected a freeze on rents.",
        "Talks\n\nThe Royal Growers Council rejected a freeze on rents.",
        "Talks\n\nThe Growers Council demands a freeze on rents.",
    )
    assert len(found) == 3
    assert not any(found.values())


def test_merges_are_told_and_kept_in_the_case():
    reading = detente.read(
        [
            ("a.txt", HALBERD.format("Inc.").encode()),
            ("b.txt", HALBERD.format("plc").encode()),
        ]
    )
    [told] = [one for one in reading.remarks if "is taken for" in one]
    assert told.endswith("the same name but for the form of company.")
    [party] = [one for one in reading.draft().parties if one.aliases]
    assert f"“{party.aliases[0]}” is taken for “{party.name}”" in told
    [listed] = [
        one for one in reading.to_json()["parties"].values() if "aliases" in one
    ]
    assert listed["aliases"] == list(party.aliases)


def test_parties_of_a_case_are_never_merged():
    text = "Talks\n\nHalberd Shipping Inc demands a wharf. Arden rejected a wharf."
    case = detente.read([("a.txt", text.encode())]).draft()
    kept = {party.id for party in case.parties}
    news = [("b.txt", b"News\n\nHalberd Shipping plc offered a wharf.")]
    update = detente.update(case, news)
    [said] = [
        p.what.statement
        for p in update.proposals
        if p.kind in {"statement", "changed position"}
    ]
    assert said.party in kept


@given(names, st.sampled_from(LEGAL))
def test_a_form_of_company_is_no_part_of_a_name(name, form):
    assert without_legal_form(f"The {name} {form}") == without_legal_form(name)


@given(names)
def test_initials_are_those_of_all_words(name):
    short = "".join(word[0] for word in name.split())
    long_enough = len(short) >= 3
    assert stands_for(short, name) == long_enough
    assert not stands_for(f"{short}Q", name)


@given(names, st.sampled_from(["National", "United", "Dairy", "North"]))
def test_only_words_of_reach_are_left_out_in_front(name, word):
    assert shortened(name, f"{word} {name}") == (word in {"National", "United"})
    assert not shortened(f"{word} {name}", name)
    assert plain_words(f"the {name}") == plain_words(name.upper())
