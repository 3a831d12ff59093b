"""The brief in a real browser: layout, accessibility, silence, and its numbers."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from brief.findings import findings_of, harbour
from brief.large_cases import large_case
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
    """Five: made by hand, of the catalogue, hostile, with nothing known, and large."""
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
        "large": findings_of(large_case(12, 8)),
    }
    return {name: brief(found) for name, found in findings.items()}


@pytest.fixture(params=["harbour", "catalog", "hostile", "bare", "large"])
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


@pytest.mark.parametrize("width", [390, 900])
def test_the_evidence_opens_by_keyboard_and_stays_inside(briefs, opened, width):
    page = opened(briefs["harbour"].html, width)
    rows = page.locator("#evidence tbody tr")
    assert rows.count() == 2
    assert not rows.first.is_visible()
    page.locator("#evidence > summary").focus()
    page.keyboard.press("Enter")
    assert rows.first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_the_explainer_is_accessible_too(one, opened):
    page = opened(one.explainer_html)
    assert Axe().run(page).violations_count == 0
    assert page.said == []


def test_what_opens_says_what_it_opens(briefs, opened):
    """Each link to a quote has a name of its own, which begins as it looks."""
    page = opened(briefs["harbour"].html)
    found = page.evaluate(
        "() => [...document.querySelectorAll('summary')].map(s =>"
        " [s.getAttribute('aria-label'), s.textContent])"
    )
    assert len(found) > 10
    assert all(name.lower().startswith(seen.lower()) for name, seen in found)
    tables = [name for name, seen in found if seen == "Table"]
    assert len(set(tables)) == len(tables)
    assert "quote: South Quay demands dues abolished" in [name for name, _ in found]


def test_quotes_are_notes_in_print(briefs, opened):
    page = opened(briefs["harbour"].html)
    assert not page.locator(".notes, .note").first.is_visible()
    page.emulate_media(media="print")
    assert page.locator(".notes").is_visible()
    assert not page.locator("summary").first.is_visible()
    numbers = page.locator(".note").all_inner_texts()
    last = page.locator(".notes li").count()
    assert {int(n) for text in numbers for n in text.split(", ")} == set(
        range(1, last + 1)
    )


@pytest.mark.parametrize("name", ["harbour", "catalog", "large"])
def test_it_prints_on_few_sheets(briefs, opened, name):
    page = opened(briefs[name].html)
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) <= 6


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


def error_at(findings, path):
    """Return the standard error of a share: by names of the path, then by places."""
    names = [step for step in path.split(".") if not step.isdigit()]
    errors = findings["precision"]["errors"].get(".".join(names), 0.0)
    for step in path.split("."):
        if step.isdigit() and errors:
            errors = errors[int(step)]
    return errors or 0.0


def part(reading):
    """Write what an issue weighs: its number, and the part of a whole below it."""
    relation, number = reading.split()
    if relation == "<=":
        return f"at most {number}"
    parts = (
        ("a tenth", 1, 10), ("a fifth", 1, 5), ("a quarter", 1, 4), ("a third", 1, 3),
        ("two fifths", 2, 5), ("half", 1, 2), ("two thirds", 2, 3),
        ("three quarters", 3, 4),
    )  # fmt: skip
    passed = [word for word, a, b in parts if b * float(number) >= a]
    return f"more than {passed[-1]} ({number})" if passed else f"more than {number}"


def trusted(value):
    """Write how sure a mover must be; of nothing, of something, or of too much."""
    if value is None:
        return "undefined"
    if value == "inf" or value > 1:
        return "more than certainty"
    return f"{100 * value:.0f} %" if round(value, 2) > 0 else "none"


def worded(share):
    """Write the word that stands beside a share."""
    edges = (0.05, 0.2, 0.45, 0.55, 0.8, 0.95)
    words = (
        "remote", "very unlikely", "unlikely", "about even", "likely", "very likely",
        "almost certain",
    )  # fmt: skip
    return words[sum(share >= edge for edge in edges)]


def at_most(time):
    """Say a time in months that may not be overrun."""
    if isinstance(time, str):
        return "no time at all" if time == "-inf" else "any time"
    if time < 2:
        return "1 month" if time >= 1 else "less than a month"
    return f"{time // 12:.0f} years" if time >= 24 else f"{time // 1:.0f} months"


def at_least(share):
    """Say a probability that inspections must reach."""
    if isinstance(share, str):
        return "more than certainty"
    return f"{max(round(share * 100), 1)} %"


def no_less(value):
    """Say a small amount in hundredths, the next one above it."""
    hundredths = next(n for n in range(101) if n / 100 >= value - 1e-8)
    return f"0.{hundredths:02}"


BY_HAND = {
    "within": no_less,
    "found": at_least,
    "months": at_most,
    "in_100": hundred,
    "out_of_100": lambda share: hundred(share).replace(" of 100", ""),
    "trust": trusted,
    "none_or": lambda number: str(number or "none"),
    "portion": part,
    "likelihood": worded,
    "opening": lambda share: worded(share).capitalize(),
}
"""How each form is written, not looking at how the brief does it."""


def numeric(text):
    """Read the number that a text shows."""
    found = re.search(r"[−+-]?[\d,]+(\.\d+)?", text)
    return float(found[0].replace(",", "").replace("−", "-")) if found else None


SCALES = {
    "worth": 1, "signed": 1, "count": 1, "percent": 100, "percent_fine": 100,
    "change": 100,
}  # fmt: skip


def dealt_out(shares):
    """Deal a hundred out one by one, each to the part that still lacks most."""
    parts, told = [*shares, 1 - sum(shares)], [0] * (len(shares) + 1)
    for _ in range(100):
        lacks = [round(100 * part - n, 6) for part, n in zip(parts, told, strict=True)]
        told[lacks.index(max(lacks))] += 1
    return [n / 100 for n in told]


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
        if path.startswith("contention.first.") and 0.05 <= value <= 0.95:
            value = dealt_out(findings["contention"]["first"])[int(part)]
        if form in BY_HAND:
            off = error_at(findings, path) if form.endswith("100") else 0.0
            if off > 0.005:
                said = f"{value * 100:.0f} ±{off * 100:.0f}"
                assert text.removesuffix(" of 100") == said, path
            else:
                assert text == BY_HAND[form](value), path
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
