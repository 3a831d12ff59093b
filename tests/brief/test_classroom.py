"""The page of a debrief: what it says, whom it names, and how it lies in a browser."""

import json
import re
from html import unescape

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe

from brief.test_page_browser import OUTSIDE, OVERLAPPING, SMALL, opened
from detente.brief.classroom import debriefing
from detente.brief.figures.deals import deals
from detente.brief.roster import Roster
from detente.exact import exactly
from detente.model import Agreement, Scores, ScoreSheet
from detente.study.debriefing import debrief
from score_sheets import sheet

__all__ = ["opened"]
RNG = np.random.default_rng(0)
EVIL = "<script>alert(1)</script>&\"'"
HALL = sheet(
    "Town",
    "Troupe",
    no_deal=(35, 40),
    rent=[[40, 20, 0], [0, 30, 45]],
    repairs=[[0, 30], [35, 0]],
    nights=[[10, 0], [0, 20]],
)


def hall(*outcomes, names=()):
    given = names or [f"Name{n} of pair" for n in range(len(outcomes))]
    pairs = zip(given, outcomes, strict=True)
    return debrief(exactly(HALL), [Agreement(*pair) for pair in pairs], RNG)


def small():
    return hall((1, 1, 1), (0, 0, 0), None, (0, 0, 1), (1, 1, 1))


def large():
    """Sixty pairs, some of them without a deal, on every outcome by turns."""
    every = [(a, b, c) for a in range(3) for b in range(2) for c in range(2)]
    return hall(*[None if n % 11 == 3 else every[n * 7 % 12] for n in range(60)])


def hostile():
    """Three parties and options whose names are markup, and long."""
    long = f"{EVIL} " + "very long " * 8
    issues = {f"{long} {n}": (f"{long}a", f"b {EVIL}") for n in range(3)}
    points = [[9, 0], [0, 7]], [[0, 5], [4, 1]], [[2, 2], [0, 8]]
    parties = tuple(
        Scores(f"{long} {p}", {i: tuple(map(type(HALL.parties[0].base), row[k % 2]))
                               for k, i in enumerate(issues)})
        for p, row in enumerate(points)
    )  # fmt: skip
    found = ScoreSheet(EVIL, issues, parties, (long,))
    pairs = [f"{EVIL} and friend {n}" for n in range(2)]
    agreements = [Agreement(pairs[0], (0, 0, 0)), Agreement(pairs[1], (1, 0, 1))]
    return debrief(exactly(found), [*agreements, Agreement("", None)], RNG)


def nobody():
    """Nobody can gain, and nobody signed."""
    found = sheet("a", "b", no_deal=(1, 1), cake=[[1, 0], [0, 1]])
    return debrief(exactly(found), [Agreement("x", None)], RNG)


CLASSES = {
    "small": small, "large": large, "hostile": hostile, "nobody": nobody,
}  # fmt: skip


def text(page):
    """Return the words of a page without its markup and its style."""
    body = page[page.index("<body>") :]
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_the_page_says_what_was_worked_out_by_hand():
    """See tests/study/test_debriefing.py for the numbers."""
    said = text(debriefing(small()).html)
    assert "4 of 5 pairs reached a deal, and 3 of the deals left nothing" in said
    assert "One pair parted with no deal." in said
    assert "Town could have had 0 more and Troupe could have had 3.75 more" in said
    assert "Signed for less than Troupe has without a deal: Pair 2 ." in said
    assert "Pair 2 rent: rent1 in place of rent0; repairs: repairs1 in place" in said
    assert "Pair 4 50 % 50 % 50 % 80 %" in said
    assert "Pair 1 100 % 100 % 100 % 100 %" in said


@pytest.mark.parametrize(
    ("deal", "lead", "more"),
    [
        ((0, 0), "1 of the deals left nothing on the table.",
         "In none of the deals could anybody have had more without a loss for the"),
        ((0, 1), "reached a deal, and something was left on the table.",
         "On average over the deals, a could have had 1 more and b could have had 1"),
    ],
)  # fmt: skip
def test_what_was_left_is_told_where_all_or_nothing_was(deal, lead, more):
    """By hand: with the early day both have 1 more than with the late one."""
    cake = sheet("a", "b", cake=[[4, 2], [2, 4]], day=[[1, 0], [1, 0]])
    said = text(debriefing(debrief(exactly(cake), [Agreement("x", deal)], RNG)).html)
    assert lead in said
    assert more in said


def test_the_numbers_beside_the_page_are_those_of_the_answer():
    found = small()
    plain = debriefing(found).plain
    assert json.loads(json.dumps(plain)) == plain
    assert list(plain) == [
        "detente", "title", "parties", "no_deal", "most", "outcomes", "exact",
        "frontier", "solutions", "pairs", "agreed",
    ]  # fmt: skip
    for pair, deal in zip(plain["pairs"], found.deals, strict=True):
        assert tuple(pair["utilities"].values()) == deal.utilities
        assert tuple(pair["left"].values()) == deal.left
        assert pair["efficient"] == deal.efficient
        assert (pair["outcome"] is None) == (not deal.signed)
    assert plain["agreed"]["rent"] == {"rent0": 2, "rent1": 2, "rent2": 0}


@pytest.mark.parametrize("make", CLASSES.values(), ids=CLASSES)
def test_names_are_hidden_unless_asked_for(make):
    found = make()
    given = [one.agreement.pair for one in found.deals if len(one.agreement.pair) > 5]
    hidden, shown = debriefing(found), debriefing(found, named=True)
    for name in given:
        for made in (unescape(hidden.html), json.dumps(hidden.plain)):
            assert name not in made
        assert name.strip() in unescape(shown.html)
    assert [pair["name"] for pair in hidden.plain["pairs"]] == [None] * len(found.deals)
    assert [pair["name"] for pair in shown.plain["pairs"]] == [
        deal.agreement.pair for deal in found.deals
    ]


@pytest.mark.parametrize("make", CLASSES.values(), ids=CLASSES)
def test_the_same_class_makes_the_same_page_and_runs_nothing(make):
    page = debriefing(make(), named=True).html
    assert page == debriefing(make(), named=True).html
    assert "<script" not in page
    assert len(page.encode()) < 1_000_000
    assert "default-src 'none'" in page


def test_of_three_parties_a_table_sets_deals_beside_rules():
    """By hand: half gives 20, 30 and 20; all of it 40, 5 and 10, none 0, 45 and 10."""
    rent = [[40, 20, 0], [5, 30, 45], [10, 20, 10]]
    found = sheet("a", "b", "c", rent=rent, late=[[0, 0], [0, 0], [1, 0]])
    agreed = [Agreement("x", (1, 1)), Agreement("y", (0, 0)), Agreement("z", None)]
    held = debrief(exactly(found), agreed, np.random.default_rng(0))
    said = text(debriefing(held).html)
    assert "With 3 parties there is no plane to draw" in said
    for row in (
        "Group 1 20 30 20 below it",
        "Group 2 40 5 11 on it",
        "Group 3 0 0 0 no deal",
        "Nash bargaining 20 30 21 on it",
        "Utilitarian 20 30 21 on it",
    ):
        assert row in said


def test_a_plane_is_for_two_parties():
    with pytest.raises(ValueError, match="must have two parties"):
        deals(hostile(), Roster(hostile()))


def test_a_thousand_pairs_stay_under_a_megabyte():
    every = [(a, b, c) for a in range(3) for b in range(2) for c in range(2)]
    names = [f"A pair with a name that is long {n}" for n in range(1000)]
    found = hall(*[every[n % 12] for n in range(1000)], names=names)
    assert len(debriefing(found, named=True).html.encode()) < 1_000_000


def test_where_all_pairs_differ_their_numbers_stand_in_the_table():
    """A hundred deals are a hundred places: more than have room for a number."""
    points = [[n, 99 - n] for n in range(100)]
    found = sheet("a", "b", cake=[list(column) for column in zip(*points, strict=True)])
    agreed = [Agreement(f"{n}", (n,)) for n in range(100)]
    drawn = deals(held := debrief(exactly(found), agreed, RNG), Roster(held))
    assert ">7<" not in drawn.svg
    assert drawn.svg.count("<circle") >= 100
    assert [row[0] for row in drawn.table.rows][-1] == "Pair 100"
    assert len(debriefing(held).html.encode()) < 1_000_000


@pytest.fixture(scope="module")
def pages():
    return {name: debriefing(make(), named=True).html for name, make in CLASSES.items()}


each = pytest.mark.parametrize("name", CLASSES)


@pytest.mark.browser
@each
@pytest.mark.parametrize("width", [390, 900, 1400])
def test_labels_stay_inside_and_apart(name, width, pages, opened):
    page = opened(pages[name], width)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.asked == [page.own]
    assert page.said == []


@pytest.mark.browser
@each
def test_it_prints(name, pages, opened):
    page = opened(pages[name], 794)
    page.emulate_media(media="print")
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPPING) == []
    assert not page.locator("nav").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


@pytest.mark.browser
@each
@pytest.mark.parametrize("width", [390, 900])
def test_axe_finds_no_barrier(name, width, pages, opened):
    page = opened(pages[name], width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert Axe().run(page).response["violations"] == []
