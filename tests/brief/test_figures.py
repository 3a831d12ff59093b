"""Every figure of any findings: well-formed, within its frame, nothing on top of it."""

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brief.findings import HOSTILE, any_case, findings_of, harbour, with_share
from detente.brief.canvas import ACROSS, COLUMN, NARROW, WIDE, Box, Canvas
from detente.brief.figures import FIGURES
from detente.brief.figures.figure import Table
from detente.brief.figures.heat import heading
from detente.brief.measure import ASCENT, DESCENT, width
from detente.brief.palette import COMMON, SOFT, marks
from detente.model import Case, Note, Party

SVG = "{http://www.w3.org/2000/svg}"


@dataclass(frozen=True)
class Label:
    """A text of a picture and the room it takes, by the table of widths."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def covers(self, other):
        slack = 0.75
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )


def labels(svg):
    """Measure every text of a picture, from its markup alone."""
    root = ET.fromstring(svg)
    for text in root.iter(f"{SVG}text"):
        size = float(text.get("font-size") or root.get("font-size"))
        long = width(text.text, size, text.get("font-weight", "normal"))
        part = {"start": 0, "middle": 0.5, "end": 1}[text.get("text-anchor", "start")]
        left, y = float(text.get("x")) - part * long, float(text.get("y"))
        yield Label(text.text, left, y - ASCENT * size, left + long, y + DESCENT * size)


def faults(svg):
    """Return what a layout may not have: text out of the frame, text upon text."""
    root = ET.fromstring(svg)
    _, edge, wide, high = (float(n) for n in root.get("viewBox").split())
    found = list(labels(svg))
    out = [
        f"outside: {label}"
        for label in found
        if label.left < -0.5
        or label.right > wide + 0.5
        or label.top < edge - 0.5
        or label.bottom > edge + high + 0.5
    ]
    upon = [
        f"overlap: {one} {other}"
        for place, one in enumerate(found)
        for other in found[:place]
        if one.covers(other)
    ]
    return out + upon


NAMES = pytest.mark.parametrize("name", FIGURES)
words = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(max_size=60),
    st.from_regex(r"[A-Z][a-z]{2,12}( [a-z]{2,12}){0,4}", fullmatch=True),
)


@settings(max_examples=20)
@given(
    seed=st.integers(0, 2**32),
    said=st.lists(words, max_size=6),
    found=st.booleans(),
)
def test_any_findings_make_clean_pictures(seed, said, found):
    findings = findings_of(any_case(seed, said), seed, found=found)
    for draw in FIGURES.values():
        figure = draw(findings)
        assert faults(figure.svg) == []
        assert faults(figure.narrow) == []
        assert [fault for strip in figure.paper for fault in faults(strip)] == []
        assert figure._repr_html_().encode()


@NAMES
@pytest.mark.parametrize("share", [0.0, 0.001, 0.5, 0.999, 1.0])
def test_no_share_breaks_a_picture(name, share):
    figure = FIGURES[name](with_share(findings_of(harbour(), 1), share))
    for svg in (figure.svg, figure.narrow, *figure.paper):
        assert faults(svg) == []


@NAMES
def test_what_a_document_says_stays_text(name):
    """Markup in names and labels appears as characters, never as elements."""
    allowed = {
        "svg", "title", "desc", "defs", "pattern", "text", "rect", "circle", "line",
        "path",
    }  # fmt: skip
    case = harbour()
    hostile = tuple(
        replace(party, name=text)
        for party, text in zip(case.parties, HOSTILE, strict=False)
    )
    titled = tuple(
        replace(issue, title=text)
        for issue, text in zip(case.issues, HOSTILE[:3], strict=True)
    )
    figure = FIGURES[name](findings_of(replace(case, parties=hostile, issues=titled)))
    for svg in (figure.svg, figure.narrow, *figure.paper):
        tags = {e.tag.removeprefix(SVG) for e in ET.fromstring(svg).iter()}
        assert tags <= allowed
    assert "<script" not in figure._repr_html_()


@NAMES
def test_the_same_findings_make_the_same_bytes(name):
    once, again = (FIGURES[name](findings_of(harbour(), 5)) for _ in range(2))
    assert once == again


@NAMES
def test_a_picture_is_announced_by_its_title_and_summary(name):
    figure = FIGURES[name](findings_of(harbour(), 2))
    seen = []
    sheet = ACROSS if figure.across else COLUMN
    pictures = ((figure.svg, WIDE), (figure.narrow, NARROW), (figure.paper[0], sheet))
    for svg, across in pictures:
        root = ET.fromstring(svg)
        ids = {e.get("id"): e.text for e in root.iter() if e.get("id")}
        assert root.get("role") == "img"
        assert [ids[i] for i in root.get("aria-labelledby").split()] == [
            figure.title,
            figure.summary,
        ]
        assert root.get("viewBox").split()[2] == f"{across:.0f}"
        seen += ids
    assert len(seen) == len(set(seen))
    assert figure.table.rows


@NAMES
def test_letters_are_never_smaller_than_eleven_pixels(name):
    figure = FIGURES[name](findings_of(harbour(), 2))
    sizes = re.findall(
        r'font-size="([\d.]+)"', figure.svg + figure.narrow + "".join(figure.paper)
    )
    assert min(map(float, sizes)) >= 11


@NAMES
def test_no_picture_foretells(name):
    for found in (True, False):
        figure = FIGURES[name](findings_of(harbour(), 2, found=found))
        rows = str(figure.table)
        for text in (figure.svg, figure.narrow, figure.summary, rows):
            assert not re.search(r"\bwill\b|predict|forecast", text)


@pytest.mark.parametrize("name", ["packages", "frontier", "trades", "staircase"])
def test_nothing_found_is_said(name):
    figure = FIGURES[name](findings_of(harbour(), found=False))
    said = " ".join(label.text for label in labels(figure.svg))
    assert re.search(r"\b(No|no)\b", said)
    assert re.search(r"\b[Nn]o\b", figure.summary)


def test_the_timeline_keys_what_it_shows():
    case = replace(harbour(), statements=(), preferences=())
    figure = FIGURES["timeline"](replace(findings_of(harbour()), case=case))
    said = [label.text for label in labels(figure.svg)]
    assert "event" in said
    assert "source" in said
    assert "statement" not in said


def test_the_timeline_says_what_it_cannot_show():
    notes = (
        Note("history", "the first treaty", "q", "d1", (0, 1)),
        Note("history", "the second treaty", "q", "d1", (0, 1), date="2009"),
    )
    case = replace(harbour(), notes=notes)
    figure = FIGURES["timeline"](replace(findings_of(harbour()), case=case))
    assert figure.summary.endswith("Without a date, and not shown: 1 event.")
    assert figure.table.rows[0] == ("2009", "event", "The second treaty")


def test_an_agenda_without_common_ground_is_nobodys_favourite():
    findings = findings_of(harbour())
    none = np.zeros_like(findings.agenda.share)
    answer = replace(findings.agenda, share=none, gain=findings.agenda.gain * 0)
    figure = FIGURES["agenda"](replace(findings, agenda=answer))
    assert figure.summary == "No agenda has common ground in any draw."
    assert "best chance" not in figure.svg
    assert "Expects most from it:" not in figure.svg


def test_a_table_is_rectangular():
    with pytest.raises(ValueError, match="2 cells; got 1"):
        Table("numbers", ("a", "b"), (("1",),))


def test_a_figure_of_silent_parties_says_default():
    case = replace(harbour(), preferences=())
    assert FIGURES["positions"](findings_of(case)).default
    assert not FIGURES["positions"](findings_of(harbour())).default


def circles(svg, **look):
    found = ET.fromstring(svg).iter(f"{SVG}circle")
    return [c for c in found if all(c.get(k) == v for k, v in look.items())]


def test_a_dot_for_every_draw_of_a_hundred():
    """44 in which the best package works, 74 with some; one more of each in the key."""
    findings = with_share(findings_of(harbour(), 3), 0.74)
    zopa = replace(findings.zopa, together=findings.zopa.together * 0 + 0.44)
    svg = FIGURES["dots"](replace(findings, zopa=zopa)).svg
    assert len(circles(svg, fill=COMMON)) == 44 + 1
    assert len(circles(svg, stroke=COMMON)) == 30 + 1
    assert len(circles(svg, stroke=SOFT)) == 26 + 1


@given(st.integers(60, 940), st.integers(60, 940))
@settings(deadline=None, max_examples=50)
def test_the_three_counts_of_the_answer_add_up(one, other):
    """With shares of 0.666 and 0.922 each rounded alone would give 67, 26 and 8."""
    best, some = sorted([one / 1000, other / 1000])
    findings = with_share(findings_of(harbour(), 3), some)
    zopa = replace(findings.zopa, together=findings.zopa.together * 0 + best)
    rows = FIGURES["dots"](replace(findings, zopa=zopa)).table.rows
    said = [re.match(r"(\d+)(?: ±\d+)? of 100", count) for _, count in rows]
    some_told, *kinds = [int(found[1]) if found else None for found in said]
    known = [count for count in kinds if count is not None]
    if len(known) == len(kinds):
        assert sum(kinds) == 100
        assert kinds[0] + kinds[1] == some_told
    assert len(known) >= 1


def test_medians_stand_where_the_axis_says():
    """The strip runs from 256 to 626; a median of 0.35 on an axis to 0.5 is at 515."""
    findings = findings_of(harbour())
    spans = np.array([[0.3, 0.35, 0.45], [0.1, 0.2, 0.3], [0.05, 0.1, 0.2]])
    answer = replace(
        findings.contention, share_of_total=spans, mean=np.array([0.3, 0.2, 0.1])
    )
    svg = FIGURES["contention"](replace(findings, contention=answer)).svg
    assert [float(c.get("cx")) for c in circles(svg)] == [515.0, 404.0, 330.0]


def test_positions_quote_the_strongest_act():
    """Of one party on one issue a demand outweighs a wish, and the newest counts."""
    case = harbour()
    demand = case.statements[0]
    newer = replace(demand, id="n", content="no dues at all", date="2025-12-01")
    rival = replace(newer, id="r", content="war", modality="reported by a rival")
    softer = replace(newer, id="w", act="willing", content="lower dues")
    case = replace(case, statements=(*case.statements, newer, rival, softer))
    said = [label.text for label in labels(FIGURES["positions"](findings_of(case)).svg)]
    assert "demands no dues at all" in " ".join(said)


def test_frontier_of_many_parties_has_an_axis_for_each():
    case = any_case(7)
    figure = FIGURES["frontier"](findings_of(case, 7))
    letters = [mark.letter for mark in marks(case).values()][: len(case.principals)]
    said = [label.text for label in labels(figure.svg)]
    assert len(letters) > 2
    assert [text for text in said if text in letters and len(text) == 1][
        : len(letters)
    ] == letters


def test_unknowns_that_read_alike_either_way_are_not_shown():
    """96 and 99 of a hundred are both "more than 95"; 50 and 70 are told apart."""
    findings = findings_of(harbour())
    one, other = findings.watch.unknowns[:2]
    alike = replace(one, share_first=0.96, share_second=0.99)
    apart = replace(other, share_first=0.5, share_second=0.7)
    watch = replace(findings.watch, unknowns=(alike, apart))
    assert len(FIGURES["watch"](replace(findings, watch=watch)).table.rows) == 1
    watch = replace(findings.watch, unknowns=(alike,))
    figure = FIGURES["watch"](replace(findings, watch=watch))
    assert figure.summary == "No single unknown of the case moves the answer."


def test_what_nobody_is_said_to_give_is_named():
    findings = findings_of(harbour())
    target = ("lower for five years", *findings.keeping.target[1:])
    issues = [issue.status_quo for issue in findings.case.issues]
    alone = replace(
        findings.keeping, parties=(), target=(target[0], *issues[1:]), would=np.empty(0)
    )
    assert FIGURES["keeping"](replace(findings, keeping=alone)).summary == (
        "The case does not say who gives Harbour dues, so nobody can take it back."
    )
    none = replace(alone, target=())
    assert FIGURES["keeping"](replace(findings, keeping=none)).summary == (
        "There is no package to keep."
    )


def test_parties_with_one_colour_differ_in_line_and_pattern():
    case = Case("Talks", tuple(Party(f"p{n}", f"Party {n}") for n in range(20)))
    known = marks(case).values()
    assert len({(mark.colour, mark.dash) for mark in known}) == 20
    assert len({(mark.colour, mark.pattern) for mark in known}) == 20


def test_a_name_of_three_words_heads_its_column_whole():
    canvas = Canvas("sketch", NARROW)
    heading(canvas, Box(0, 0, 86, 0), "Upland Growers' Association")
    drawn = canvas.picture(("Heading", "Of a column."), 60)
    said = [label.text for label in labels(drawn)]
    assert said == ["Upland", "Growers'", "Association"]
