"""Scales, labels, colours and words: by hand, by property, by a second way."""

import itertools
import xml.etree.ElementTree as ET

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from brief.findings import HOSTILE
from detente.brief.canvas import Box, Canvas, Ink
from detente.brief.figures.dots import hundred
from detente.brief.measure import clean, known, shorten, width, wrap
from detente.brief.palette import HUES, PAPER, SEQUENCE, contrast, ink_on, marks, mix
from detente.brief.placement import clear, overlap
from detente.brief.scale import Scale, spread, ticks
from detente.brief.svg import number
from detente.model import Case, Party

numbers = st.floats(-1e3, 1e3)
texts = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=80))


@pytest.mark.parametrize(
    ("value", "place"),
    [(0.0, 40.0), (0.25, 155.0), (1.0, 500.0), (-3.0, 40.0), (7.0, 500.0)],
)
def test_a_scale_by_hand(value, place):
    """Ends at 40 and 500: a quarter of the way is 40 + 460 / 4."""
    assert Scale(0, 1, 40, 500)(value) == place


def test_a_scale_may_run_upwards_on_the_sheet():
    """From 10 (drawn at 200) to 30 (drawn at 20): 15 is a quarter of the way up."""
    assert Scale(10, 30, 200, 20)(15) == 155.0


@pytest.mark.parametrize(("low", "high"), [(1, 1), (2, 1), (0, float("inf"))])
def test_a_scale_needs_a_span(low, high):
    with pytest.raises(ValueError, match="lower to a higher finite number"):
        Scale(low, high, 0, 1)


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 0.4, 5, (0.0, 0.1, 0.2, 0.3, 0.4)),
        (0, 1, 5, (0.0, 0.5, 1.0)),
        (-0.13, 0.53, 6, (0.0, 0.2, 0.4)),
        (2009, 2026, 6, (2010, 2015, 2020, 2025)),
    ],
)
def test_ticks_by_hand(low, high, most, expected):
    assert ticks(low, high, most) == expected


@given(st.floats(-1e4, 1e4), st.floats(1e-3, 1e4), st.integers(1, 12))
def test_ticks_are_few_even_and_inside(low, span, most):
    found = ticks(low, low + span, most)
    assert len(found) <= most
    assert all(low - 1e-6 * span <= t <= low + span * (1 + 1e-6) for t in found)
    gaps = [b - a for a, b in itertools.pairwise(found)]
    assert max(gaps, default=0) - min(gaps, default=0) < 1e-6 * span


def test_crowded_places_share_the_push():
    """Three at 50, 50 and 53, ten apart, centre on their mean 51: 41, 51, 61."""
    assert spread([50, 50, 53], 10, 0, 100) == [41.0, 51.0, 61.0]


def test_too_many_places_stand_evenly():
    assert spread([5, 5, 5], 10, 0, 12) == [0.0, 6.0, 12.0]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=8))
def test_spread_places_keep_order_gap_and_bounds(wanted):
    placed = spread(wanted, 12, 0, 100)
    assert all(-1e-9 <= p <= 100 + 1e-9 for p in placed)
    pairs = sorted(zip(wanted, placed, strict=True))
    ranked = sorted(placed)
    assert all(b - a >= 12 - 1e-9 for a, b in itertools.pairwise(ranked))
    for (want, at), (other, there) in itertools.pairwise(pairs):
        assert want == other or at < there


@given(st.lists(st.tuples(st.floats(0, 200), st.floats(0, 200)), max_size=12))
def test_cleared_boxes_never_overlap(spots):
    taken = []
    within = Box(0, 0, 200, 200)
    for spot in spots:
        taken.append(clear(spot, (24, 16), taken, within))
    for one, other in itertools.combinations(taken, 2):
        assert not overlap(one, other)


@given(texts, st.floats(12, 400), st.sampled_from(["normal", "bold"]))
def test_what_is_cut_fits(text, room, weight):
    cut = shorten(clean(text), room, 11, weight)
    assert width(cut, 11, weight) <= room or cut == "…"


@given(texts, st.floats(40, 300), st.integers(1, 4))
def test_what_is_wrapped_fits_and_keeps_its_words(text, room, lines):
    said = clean(text)
    broken = wrap(said, room, 12, lines=lines)
    assert len(broken) <= lines
    assert all(width(line, 12) <= room for line in broken)
    if not any(line.endswith("…") for line in broken):
        assert " ".join(broken) == said


@given(st.text())
def test_clean_text_is_what_xml_may_hold(text):
    said = clean(text)
    canvas = Canvas("any", 4000)
    canvas.text(0, 20, text)
    root = ET.fromstring(canvas.picture((text, text), 40))
    assert clean(said) == said
    assert root[0].text in {said, None}


def test_text_that_is_cut_can_be_read_whole():
    canvas = Canvas("cut", 100)
    canvas.text(0, 20, "Verifiable restrictions on everything", Ink(), 80)
    text = ET.fromstring(canvas.picture(("t", "d"), 40))[-1]
    assert text.text.endswith("…")
    assert text[0].text == "Verifiable restrictions on everything"


def test_text_of_unknown_width_is_held_to_its_room():
    """A browser squeezes it to the width that was counted on."""
    canvas = Canvas("held", 300)
    canvas.text(0, 20, "核计划")
    canvas.text(0, 40, "Iran")
    picture = canvas.picture(("t", "d"), 60)
    assert not known("核计划")
    assert picture.count("textLength=") == 1


@pytest.mark.parametrize("colour", HUES)
def test_party_colours_carry_text_on_white_and_white_text(colour):
    assert contrast(colour, PAPER) >= 4.5
    assert contrast(colour, mix(colour, 0.07)) >= 4.5


@pytest.mark.parametrize("percent", range(0, 101, 5))
def test_every_tone_of_a_heat_table_carries_its_number(percent):
    tone = mix(SEQUENCE, 0.06 + 0.94 * percent / 100)
    assert contrast(tone, ink_on(tone)) >= 4.5


@given(st.lists(st.text(max_size=12), min_size=1, max_size=20))
def test_letters_differ(names):
    parties = tuple(Party(f"p{n}", name) for n, name in enumerate(names))
    found = [mark.letter for mark in marks(Case("Any", parties)).values()]
    assert len(set(found)) == len(found)


def test_neighbours_differ_in_more_than_hue():
    case = Case("Any", tuple(Party(f"p{n}", f"Party {n}") for n in range(6)))
    found = list(marks(case).values())
    for kind in ("colour", "dash", "pattern", "letter"):
        assert len({getattr(mark, kind) for mark in found}) == 6


@given(st.floats(0, 1))
def test_dots_never_say_never_or_always(share):
    assert 0 <= hundred(share) <= 100
    assert (hundred(share) == 0) == (share == 0)
    assert (hundred(share) == 100) == (share == 1)


@given(numbers)
def test_coordinates_are_written_to_the_tenth_of_a_pixel(value):
    assume(abs(value) < 1e3)
    assert abs(float(number(value)) - value) <= 0.05 + 1e-9
    assert "e" not in number(value)
    assert number(value) != "-0"


def parts(svg, kind):
    return [e for e in ET.fromstring(svg).iter() if e.tag.endswith(kind)]


@given(
    st.lists(st.floats(12, 390), max_size=12),
    st.sets(st.integers(1, 39).map(lambda tenth: 10.0 * tenth), max_size=4),
)
def test_strips_hold_every_text_once_and_fill_the_picture(baselines, cuts):
    canvas = Canvas("cut", 300)
    for place, y in enumerate(baselines):
        canvas.text(0, y, f"at {place}")
    for y in sorted(cuts):
        canvas.cut(y)
    strips = canvas.strips(("t", "d"), 400)
    said = [text.text for strip in strips for text in parts(strip, "text")]
    assert sorted(said) == sorted(f"at {place}" for place in range(len(baselines)))
    views = [[*map(float, ET.fromstring(s).get("viewBox").split())] for s in strips]
    assert [view[1] for view in views] == [0.0, *sorted(cuts)]
    assert sum(view[3] for view in views) == 400


def test_what_reaches_over_a_cut_is_on_both_sides():
    """A line from 10 to 90 is drawn whole in both; the circle lies below the cut."""
    canvas = Canvas("over", 100)
    canvas.line((5, 10), (5, 90))
    canvas.circle((50, 80), 5, fill=PAPER)
    canvas.cut(50)
    above, below = canvas.strips(("t", "d"), 100)
    assert [len(parts(strip, "line")) for strip in (above, below)] == [1, 1]
    assert [len(parts(strip, "circle")) for strip in (above, below)] == [0, 1]
    assert ET.fromstring(above).get("role") == "img"
    assert ET.fromstring(below).get("aria-hidden") == "true"
