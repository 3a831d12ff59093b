"""The brief on paper: how many pages, how full, how large its letters, all of it."""

import io
import math
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

import pytest
from pypdf import PdfReader

from brief.findings import any_case, findings_of
from brief.large_cases import large_case
from detente.brief import brief
from detente.brief.compose import SECTIONS
from detente.brief.figures import FIGURES
from detente.brief.names import Names
from detente.reading import read
from detente.study import study

pytestmark = pytest.mark.browser

MM = 72 / 25.4
TOP, BOTTOM, WIDE, HIGH = 11, 14, 210, 297
"""Margins above and below, and the sheet, in millimetres."""
BANDS = 12
"""How many bands of a page are looked at, each in its left and its right half."""
ROOT = Path(__file__).parents[2]
OPEN = ROOT / "tests" / "reading" / "articles" / "open"
TEXTS = {
    "seeds": sorted((ROOT.parent / "shared" / "seeds").glob("*.txt")),
    "example": sorted((ROOT / "examples" / "us-iran").glob("*.txt")),
    "five issues": [OPEN / "ceasefire.txt"],
    "three principals": [OPEN / "coalition-budget.txt"],
    "many principals": [OPEN / "climate-finance.txt"],
}
TEXTS = {name: files for name, files in TEXTS.items() if files}


@dataclass(frozen=True)
class Text:
    """A piece of text on a page: where it begins in millimetres, its size in points."""

    x: float
    y: float
    size: float
    said: str


def texts(page):
    """Return the text of a page without what stands in its margins."""
    found = []

    def see(said, cm, tm, _font, size):
        if said.strip():
            x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
            y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            tall = math.hypot(
                tm[2] * cm[0] + tm[3] * cm[2], tm[2] * cm[1] + tm[3] * cm[3]
            )
            found.append(Text(x / MM, HIGH - y / MM, size * tall, said.strip()))

    page.extract_text(visitor_text=see)
    return [text for text in found if TOP <= text.y <= HIGH - BOTTOM]


def printed(chromium, html):
    """Print a page as a browser does and return its sheets, each a list of texts."""
    page = chromium.new_page()
    page.set_content(html)
    reader = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    for sheet in reader.pages:
        assert [round(float(n) / MM) for n in sheet.mediabox[2:]] == [WIDE, HIGH]
    return [texts(sheet) for sheet in reader.pages]


def fullness(sheet):
    """Return in what part of a page's bands, left and right, some text begins."""
    high = HIGH - TOP - BOTTOM
    fields = {(int((text.y - TOP) / high * BANDS), text.x > WIDE / 2) for text in sheet}
    return len(fields) / (2 * BANDS)


@pytest.fixture(scope="module", params=TEXTS)
def paper(request, chromium):
    """From texts to sheets, as the command does it."""
    findings = study(read(TEXTS[request.param]).draft())
    return request.param, findings, printed(chromium, brief(findings).html)


def test_five_or_six_pages(paper):
    _, _, sheets = paper
    assert len(sheets) in {5, 6}


def test_no_page_but_the_last_is_half_empty(paper):
    _, _, sheets = paper
    assert min(fullness(sheet) for sheet in sheets[:-1]) >= 0.5


def test_letters_can_be_read(paper):
    """Nothing is smaller than 6.5 points, in figures and notes too."""
    _, _, sheets = paper
    assert min(text.size for sheet in sheets for text in sheet) >= 6.5


def test_no_heading_ends_a_column(paper):
    """Only headings are larger than 9.4 points, but for the answer's first sentence."""
    _, _, sheets = paper
    for sheet in sheets:
        for right in (False, True):
            column = [text for text in sheet if (text.x > WIDE / 2) is right]
            if column:
                assert max(column, key=lambda text: text.y).size < 9.4


def test_nothing_of_substance_is_lost(paper):
    """Sections, figures, both chances, and each quote once, by its first words."""
    _, findings, sheets = paper
    said = " ".join(text.said for sheet in sheets for text in sheet)
    said = " ".join(normalize("NFKC", said).split())
    for section in SECTIONS:
        assert section.title in said
    for name, draw in FIGURES.items():
        figure = draw(findings)
        if figure.table.rows and name != "spoilers":
            assert figure.title in said
    for piece in Names(findings.case).quoted():
        assert "“" + " ".join(piece.quote.split()[:2]) in said


@pytest.mark.parametrize("seed", [1, 6, 11])
def test_a_brief_of_any_case_keeps_to_the_paper(chromium, seed):
    """Up to six parties and twelve issues: large, but legible and on six sheets."""
    sheets = printed(chromium, brief(findings_of(any_case(seed), seed)).html)
    assert len(sheets) <= 6
    assert min(text.size for sheet in sheets for text in sheet) >= 6.5
    assert max(text.x for sheet in sheets for text in sheet) < WIDE - 14


@pytest.mark.parametrize(
    ("issues", "principals", "said"),
    [(12, 8, 1), (12, 2, 1), (6, 4, 1), (4, 4, 4), (2, 20, 2), (20, 3, 1), (16, 16, 1)],
)
def test_a_brief_of_any_size_of_case_prints_on_six_sheets(
    chromium, issues, principals, said
):
    case = large_case(issues, principals, said=said)
    sheets = printed(chromium, brief(findings_of(case, 1)).html)
    assert len(sheets) <= 6
    assert min(text.size for sheet in sheets for text in sheet) >= 6.5


def test_twelve_issues_of_eight_principals_print_on_six_sheets(chromium):
    """By the engine, not by numbers from a seed; and the page is under a megabyte."""
    page = brief(study(large_case(12, 8), draws=120)).html
    assert len(printed(chromium, page)) <= 6
    assert len(page.encode()) < 1_000_000
