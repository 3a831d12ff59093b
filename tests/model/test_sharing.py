"""What is private stays inside, whatever leans on it."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given

from detente.casefile import dump
from detente.errors import CaseError
from detente.model import (
    Case,
    Condition,
    Issue,
    Line,
    Note,
    Order,
    Party,
    Preferences,
    Range,
    Source,
    Statement,
    mentions,
    shared,
)
from strategies import cases


def said(name, party, issue, source):
    words = f"all that {name} says"
    return Statement(
        name, party, "demand", issue, words, words, source, (0, len(words))
    )


@pytest.fixture
def sale():
    """A case in which everything leans on something."""
    return Case(
        "Sale of a mill",
        (
            Party("seller", "The Seller"),
            Party("buyer", "The Buyer"),
            Party("heir", "Aunt Mary", "third party", aliases=("Molly",)),
            Party("bank", "The Bank", "third party", "close to Aunt Mary"),
        ),
        (
            Issue("price", "Price", ("low", "high"), "high", gives="buyer"),
            Issue("garden", "Garden", ("kept", "sold"), "kept", gives="heir"),
        ),
        (
            Preferences(
                "seller",
                (Line("price > garden", (Order("price", ">", "garden"),)),),
                {"garden": (Line("sold > kept", (Order("sold", ">", "kept"),)),)},
                reservation=Range("", Fraction(0), Fraction(1, 5)),
                evidence={"weights": ("s1",), "reservation": ("s2",)},
            ),
            Preferences("heir"),
        ),
        (
            Condition(
                {"garden": ("sold",)}, {"price": ("high",)}, evidence=("s1", "n1")
            ),
        ),
        (
            Source("d1", "/home/mary/memo.txt", same_text_as=("d2",)),
            Source("d2", "a.txt"),
        ),
        (
            said("s1", "seller", "price", "d1"),
            said("s2", "seller", "garden", "d2"),
            said("s3", "heir", "price", "d2"),
        ),
        (Note("watch", "what the bank does", "", "", (0, 0), party="bank", id="n1"),),
        remarks=(
            "“all that s1 says” was taken for a demand",
            "2 sentences left out",
        ),
    )


def without(case, *private):
    return shared(replace(case, private=private))


def test_a_document_goes_with_what_is_quoted_from_it(sale):
    """By hand: s1 alone is quoted from d1, and supports the weights."""
    left = without(sale, "documents.d1")
    assert [s.id for s in left.statements] == ["s2", "s3"]
    assert left.preferences_of("seller").evidence == {
        "weights": (),
        "reservation": ("s2",),
    }
    assert left.preferences_of("seller").weights == sale.preferences[0].weights
    assert left.conditions[0].evidence == ("n1",)
    assert left.sources == (Source("d2", "a.txt"),)
    assert left.remarks == ("2 sentences left out",)


def test_a_party_goes_with_its_voice_and_wherever_it_is_named(sale):
    left = without(sale, "parties.heir")
    assert [party.id for party in left.parties] == ["seller", "buyer", "bank"]
    assert left.party("bank").stance == ""
    assert left.issue("garden").gives == ""
    assert [p.party for p in left.preferences] == ["seller"]
    assert [s.id for s in left.statements] == ["s1", "s2"]


def test_an_issue_goes_with_the_lines_and_conditions_that_name_it(sale):
    left = without(sale, "issues.garden")
    assert [issue.id for issue in left.issues] == ["price"]
    assert left.preferences_of("seller").weights == ()
    assert left.preferences_of("seller").options == {}
    assert left.conditions == ()
    assert [s.id for s in left.statements] == ["s1", "s3"]


def test_a_part_of_preferences_goes_alone(sale):
    left = without(sale, "preferences.seller.reservation").preferences_of("seller")
    assert left.reservation is None
    assert left.evidence == {"weights": ("s1",)}
    assert left.weights
    left = without(
        sale, "preferences.seller.options.garden", "watch.n1", "conditions.1"
    )
    assert left.preferences_of("seller").options == {}
    assert (left.notes, left.conditions) == ((), ())


def test_folders_are_told_to_nobody(sale):
    assert without(sale).sources[0].file == "memo.txt"
    windows = replace(sale, sources=(Source("d1", "C:\\Mary\\memo.txt"), Source("d2")))
    assert without(windows).sources[0].file == "memo.txt"


def test_what_somebody_repeats_of_a_secret_is_pointed_out(sale):
    told = replace(sale, title="What Molly sells", private=("parties.heir",))
    (place,) = mentions(told)
    assert place == "“Molly” is private, and stands in title: What Molly sells"
    assert mentions(replace(sale, private=("documents.d1",))) == ()


def test_principals_cannot_be_hidden(sale):
    with pytest.raises(CaseError, match=r"private: must be one of .* 'parties\.buyer'"):
        replace(sale, private=("parties.buyer",))


@given(cases())
def test_nothing_private_is_left_and_nothing_more_can_go(case):
    left = shared(case)
    assert left.private == ()
    assert shared(left) == left
    # Parts of lists are counted, and may move up; all others keep their names.
    named = [path for path in case.private if not path.split(".")[-1].isdigit()]
    assert not {*named} & {*left.parts}


@given(cases())
def test_a_case_without_secrets_stays_as_it_is(case):
    """Folders apart, as the text of the file shows: nothing is lost by chance."""
    case = replace(case, private=())
    case = replace(case, sources=shared(case).sources)
    assert dump(shared(case)) == dump(case)


@given(cases())
def test_what_stays_leans_on_nothing_private(case):
    """The second way: by the paths of the file, thing by thing."""
    left = shared(case)
    for said in (*left.statements, *left.notes):
        leaning = {f"documents.{said.document}", f"parties.{said.party}"}
        leaning |= {f"documents.{carrier}" for carrier in said.carriers}
        assert not {*leaning, f"issues.{said.issue}"} & {*case.private}
    for known in left.preferences:
        path = f"preferences.{known.party}"
        parts = [f"{path}.options.{issue}" for issue in known.options]
        assert not {path, *parts, f"parties.{known.party}"} & {*case.private}


def test_what_is_private_of_discounts_and_breakdowns_is_gone(sale):
    wants = replace(
        sale.preferences[0],
        discount=Range("", Fraction(1, 2), Fraction(1)),
        breakdown=Range("", Fraction(0), Fraction(1, 2)),
    )
    case = replace(sale, preferences=(wants,))
    paths = ("preferences.seller.discount", "preferences.seller.breakdown")
    assert {*paths} <= {*case.parts}
    told = shared(replace(case, private=paths[:1])).preferences_of("seller")
    assert (told.discount, told.breakdown) == (None, wants.breakdown)
    told = shared(replace(case, private=paths[1:])).preferences_of("seller")
    assert (told.discount, told.breakdown) == (wants.discount, None)
