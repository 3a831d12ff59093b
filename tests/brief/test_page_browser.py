"""The brief in a real browser: layout, accessibility, silence, and its numbers."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from brief.findings import findings_of, harbour
from detente import casefile
from detente.brief import brief
from detente.study import study

pytestmark = pytest.mark.browser

WIDTHS = (390, 900, 1400)

OUTSIDE = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  if (!frame.width) return [];
  return [...svg.querySelectorAll('text')].filter(text => {
    const box = text.getBoundingClientRect();
    return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1
      || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  }).map(text => text.textContent);
})"""
OVERLAPPING = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
  const boxes = [...svg.querySelectorAll('text')]
    .map(text => [text.textContent, text.getBoundingClientRect()])
    .filter(([_, box]) => box.width);
  const found = [];
  boxes.forEach(([one, a], i) => boxes.slice(i + 1).forEach(([other, b]) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (wide > 1 && high > 3) found.push(`${one} × ${other}`);
  }));
  return found;
})"""
SMALL = """() => [...document.querySelectorAll('svg text')].filter(text => {
  const svg = text.ownerSVGElement, box = svg.getBoundingClientRect();
  const scale = box.width / svg.viewBox.baseVal.width;
  return box.width && parseFloat(getComputedStyle(text).fontSize) * scale < 9;
}).map(text => text.textContent)"""


def hostile():
    """A case whose every word tries to be markup, long and short by turns."""
    from detente.model import Case, Issue, Party, Source

    evil = (
        "<script>alert(1)</script><img src=x onerror=alert(2)> & \"quotes\" 'n' so on"
    )
    issues = tuple(
        Issue(f"i{n}", f"{evil} {n}", (f"a{n}", f"{evil} b", "c" * 90), f"a{n}", "p0")
        for n in range(4)
    )
    parties = tuple(Party(f"p{n}", f"{evil} {n} " + "long " * 12) for n in range(4))
    third = Party("t", evil, "third party", evil)
    return Case(evil, (*parties, third), issues, sources=(Source("d1", title=evil),))


@pytest.fixture(scope="module")
def briefs(root):
    """Four cases: made by hand, of the catalogue, hostile, and with nothing known."""
    catalog = root / "src" / "detente" / "catalog" / "us-iran-2026.yaml"
    bare = casefile.parse(
        "detente: 1\ntitle: Bare\n"
        "parties: {a: {name: A, role: principal}, b: {name: B, role: principal}}\n"
        "issues: {x: {title: X, options: [no, yes], status_quo: no}}\n"
    )
    findings = {
        "harbour": findings_of(harbour()),
        "catalog": study(casefile.load(catalog), draws=2000),
        "hostile": study(hostile(), draws=500),
        "bare": study(bare, draws=500),
    }
    return {name: brief(found) for name, found in findings.items()}


@pytest.fixture(params=["harbour", "catalog", "hostile", "bare"])
def one(request, briefs):
    return briefs[request.param]


@pytest.fixture
def opened(chromium, tmp_path):
    """Return a function that opens a page and keeps what it asked for and said."""
    contexts = []

    def open_page(html, width=900):
        path = tmp_path / "brief.html"
        path.write_text(html, encoding="utf-8")
        context = chromium.new_context(viewport={"width": width, "height": 1000})
        contexts.append(context)
        page = context.new_page()
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: page.said.append(dialog.message))
        page.goto(path.as_uri())
        page.own = path.as_uri()
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_stay_inside_and_apart(one, opened, width):
    page = opened(one.html, width)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPPING) == []
    assert page.evaluate(SMALL) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_prints(one, opened):
    page = opened(one.html, 794)
    page.emulate_media(media="print")
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(OVERLAPPING) == []
    assert not page.locator("nav").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")


def test_nothing_is_loaded_and_nothing_said(one, opened):
    page = opened(one.html)
    assert page.asked == [page.own]
    assert page.said == []
    assert page.locator("script").count() == 0


@pytest.mark.parametrize("width", [390, 900])
def test_axe_finds_no_barrier(one, opened, width):
    page = opened(one.html, width)
    for summary in page.locator("details:not([open]) > summary").all()[:4]:
        summary.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_explainer_is_accessible_too(one, opened):
    page = opened(one.explainer_html)
    assert Axe().run(page).violations_count == 0
    assert page.said == []


def test_it_works_by_keyboard_alone(briefs, opened):
    page = opened(briefs["harbour"].html)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the brief"
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") == "SUMMARY":
            break
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.parentElement.open")


# --- numbers: the second way -------------------------------------------------------


def hundred(share):
    if share < 0.05:
        return "fewer than 5 of 100"
    return "more than 95 of 100" if share > 0.95 else f"{round(share * 100)} of 100"


def by_hand(value, form):
    """Write a number as its form says, not looking at how the brief does it."""
    if form in ("in_100", "out_of_100"):
        whole = hundred(value)
        return whole if form == "in_100" else whole.replace(" of 100", "")
    if form == "trust":
        if value in ("inf", None) or value > 1:
            return {None: "undefined"}.get(value, "no chance is high enough")
        return hundred(value)
    if form in ("opening", "likelihood"):
        edges = (0.05, 0.2, 0.45, 0.55, 0.8, 0.95)
        words = (
            "remote", "very unlikely", "unlikely", "about even", "likely",
            "very likely", "almost certain",
        )  # fmt: skip
        word = words[sum(value >= edge for edge in edges)]
        return word.capitalize() if form == "opening" else word
    return None


def numeric(text):
    """Read the number that a text shows."""
    found = re.search(r"[−+-]?[\d,]+(\.\d+)?", text)
    return float(found[0].replace(",", "").replace("−", "-")) if found else None


SCALES = {
    "worth": 1, "signed": 1, "count": 1, "percent": 100, "percent_fine": 100,
    "change": 100,
}  # fmt: skip


def test_every_number_in_the_prose_comes_from_the_json(one, opened):
    findings = json.loads(one.json)
    page = opened(one.html)
    shown = page.evaluate(
        "() => [...document.querySelectorAll('.n')].map(s =>"
        " [s.dataset.path, s.dataset.form, s.textContent])"
    )
    assert len(shown) > 10
    for path, form, text in shown:
        value = findings
        for part in path.split("."):
            value = value[int(part)] if isinstance(value, list) else value[part]
        if (expected := by_hand(value, form)) is not None:
            assert text == expected, path
        elif form == "shift":
            by = float(value)
            sign = "worse" if by < 0 else "better"
            assert text == (f"{abs(by):.2f} {sign}" if by else "as drawn"), path
        elif isinstance(value, str | None):
            assert text in ("without bound", "undefined"), path
        else:
            shown_value = numeric(text)
            close = 0.0051 if SCALES[form] == 1 else 0.51
            assert abs(shown_value - value * SCALES[form]) <= close, path


def test_no_number_in_the_prose_is_typed(briefs, opened):
    """Outside spans with a path, words of the case, and pictures stands no digit."""
    page = opened(briefs["bare"].html)
    page.evaluate(
        "() => document.querySelectorAll('.n, [data-text], figure, code, style')"
        ".forEach(e => e.remove())"
    )
    assert re.findall(r"\d+", page.locator("main").inner_text()) == []


# --- words -------------------------------------------------------------------------


def test_a_brief_never_foretells(one):
    words = re.sub(r"<[^>]+>", " ", one.html + one.explainer)
    assert not re.search(r"\b(will (?!it hold)|prediction|predict)", words, re.I)


def test_the_page_is_under_a_megabyte(one):
    assert len(one.html.encode()) < 1_000_000
