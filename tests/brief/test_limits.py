"""A page under a megabyte for any case, and what it leaves out is counted."""

import json
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.findings import any_case, findings_of, harbour
from brief.large_cases import large_case
from detente.brief import brief
from detente.brief.figures import FIGURES
from detente.brief.gathering import gathered
from detente.brief.grounds import grounds
from detente.brief.room import LEVELS, LIMIT, Room
from detente.brief.sheets import Part, shared

SIZES = [(1, 2), (2, 20), (6, 4), (12, 2), (12, 8), (20, 3), (16, 16)]
PLAIN = re.compile(r"<[^>]+>")


def page_of(case, seed=1):
    return brief(findings_of(case, seed)).html


def quotes(case):
    return len({(one.document, one.span) for one in (*case.statements, *case.notes)})


def size(page):
    return len(page.encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(("issues", "principals"), SIZES)
def test_a_page_of_any_size_of_case_is_under_a_megabyte(issues, principals):
    assert size(page_of(large_case(issues, principals))) < LIMIT == 1_000_000


@settings(max_examples=4)
@given(st.integers(0, 2**32))
def test_a_page_of_any_case_is_under_a_megabyte(seed):
    assert size(page_of(any_case(seed), seed)) < LIMIT


def test_a_flood_of_statements_is_cut_and_counted():
    """960 quotes, each told four times, are more than a megabyte: all are counted."""
    case = large_case(6, 10, said=24)
    page = page_of(case)
    assert size(page) < LIMIT
    assert f"of {len(case.statements)}; all of them: detente evidence" in page
    assert f"of {quotes(case)} quotes" in page


def test_a_small_case_is_shown_and_printed_whole():
    page = page_of(harbour(), 0)
    assert "all of them" not in page.casefold()
    assert 'class="small paper"' not in page


@pytest.fixture(scope="module")
def largest():
    findings = findings_of(large_case(12, 8), 1)
    return findings, brief(findings)


def test_a_table_says_how_many_rows_it_leaves_out(largest):
    """Every row is shown, or their number and the command that shows all."""
    findings, made = largest
    cut = 0
    for name, draw in FIGURES.items():
        rows = draw(findings).table.rows
        table = re.search(rf'<figure id="figure-{name}".*?</figure>', made.html, re.S)
        if not rows or not table:
            continue
        shown = table[0].count('<th scope="row">')
        said = f"The first {shown} of {len(rows):,} rows. All of them: "
        assert (shown == len(rows)) != (said in table[0]), name
        cut += shown < len(rows)
        if shown < len(rows):
            assert f"detente figure {name} case.yaml --json" in table[0]
    assert cut


def test_what_is_not_printed_is_counted(largest):
    """By a second way: of every list the items without the class that hides them."""
    _, made = largest
    blocks = re.findall(
        r'<ul class="positions remarks">(.*?)</ul>\n*(<p class="small.*?</p>)?',
        made.html, re.S,
    )  # fmt: skip
    said = 0
    for items, after in blocks:
        every = len(re.findall(r"<li\b", items))
        printed = len(re.findall(r"<li>", items))
        if printed < every:
            assert f"Printed: {printed} of {every}." in after
            said += 1
    assert said


def test_every_quote_printed_keeps_its_number(largest):
    findings, made = largest
    notes = made.html.split('<div class="notes"')[1]
    numbers = [int(n) for n in re.findall(r'<li value="(\d+)">', notes)]
    assert numbers == sorted(set(numbers))
    assert f"Printed: {len(numbers)} of {quotes(findings.case)} quotes" in notes
    assert "detente evidence case.yaml --notes" in notes


def test_the_json_beside_it_leaves_out_nothing(largest):
    findings, made = largest
    known = json.loads(made.json)
    assert len(known["trades"]["trades"]) == len(findings.trades.trades)
    assert len(known["case"]["statements"]) == len(findings.case.statements)


# --- paper, shared out --------------------------------------------------------------

heights = st.lists(st.floats(1, 300), min_size=1, max_size=9).map(
    lambda steps: tuple(sum(steps[: n + 1]) for n in range(len(steps)))
)
parts = st.lists(st.tuples(heights, st.sampled_from([1.0, 2.0, 4.0])), max_size=7).map(
    lambda made: [Part(f"{n}", *one) for n, one in enumerate(made)]
)


@given(parts, st.floats(0, 4000))
def test_what_is_printed_fits_or_is_the_least_there_can_be(made, room):
    kept = shared(made, room)
    filled = sum(part.heights[kept[part.name] - 1] for part in made)
    assert filled <= room or set(kept.values()) <= {1}
    assert all(1 <= kept[part.name] <= len(part.heights) for part in made)


@given(parts, st.floats(0, 4000))
def test_a_part_is_cut_only_to_what_others_may_have(made, room):
    """What is left out of a part reaches above the level of every part."""
    kept = shared(made, room)
    tops = {part.name: part.heights[kept[part.name] - 1] / part.weight for part in made}
    level = max((tops[p.name] for p in made if kept[p.name] > 1), default=0.0)
    for part in made:
        if kept[part.name] < len(part.heights):
            assert part.heights[kept[part.name]] / part.weight > level


def test_room_for_all_keeps_all():
    made = [Part("a", (10.0, 20.0)), Part("b", (5.0, 9.0, 12.0))]
    assert shared(made, 32.0) == {"a": 2, "b": 3}
    assert shared(made, 31.0) == {"a": 1, "b": 3}


# --- folding -------------------------------------------------------------------------


def test_what_nothing_is_said_of_is_told_in_few_rows():
    """No input is lost: the issues of the rows are those of the inputs."""
    case = large_case(9, 6)
    inputs = grounds(case, findings_of(case).basis.inputs)
    rows = gathered(case, inputs)
    assert [row for row in rows if row.lines] == [row for row in inputs if row.lines]
    silent = [row for row in rows if not row.lines]
    assert len(silent) <= 6 + 2 < sum(not row.lines for row in inputs)


def test_of_a_case_that_says_nothing_few_rows_are_left():
    case = replace(large_case(12, 8), preferences=(), statements=())
    rows = gathered(case, grounds(case, findings_of(case).basis.inputs))
    assert {(row.whose, row.about) for row in rows} == {
        ("all principals", "what matters more"),
        ("all principals", "all 12 issues"),
        ("all principals", "no deal"),
    }


@pytest.mark.parametrize("level", LEVELS)
def test_a_page_of_a_lower_level_shows_no_more(level):
    above = LEVELS[max(0, LEVELS.index(level) - 1)]
    table = FIGURES["positions"](findings_of(large_case(12, 8))).table
    assert level.items <= above.items
    assert 1 <= len(Room(level, {}).rows(table)) <= len(Room(above, {}).rows(table))
