"""The figures as a browser lays them out, at three widths and in print."""

import pytest

from brief.findings import any_case, findings_of, harbour
from brief.large_cases import large_case
from detente.brief.figures import FIGURES, STYLE
from detente.brief.measure import width

pytestmark = pytest.mark.browser
PAGE = (
    "<!doctype html><html lang='en'><meta charset='utf-8'><title>Figures</title>"
    "<meta name='viewport' content='width=device-width'>"
    "<style>body{{font:16px/1.5 system-ui,sans-serif;max-width:772px;margin:0 auto;"
    "padding:0 16px}}{style}</style>{figures}</html>"
)
FAULTS = """() => {
  const found = [];
  for (const svg of document.querySelectorAll("svg")) {
    const frame = svg.getBoundingClientRect();
    if (!frame.width) continue;
    const name = svg.closest("[id]")?.id || svg.getAttribute("aria-labelledby");
    const scale = frame.width / svg.viewBox.baseVal.width;
    const boxes = [...svg.querySelectorAll("text")].map(text => {
      const {left, right, top, bottom} = text.getBoundingClientRect();
      const said = text.firstChild.data;
      const size = parseFloat(getComputedStyle(text).fontSize) * scale;
      if (size < 9) found.push(`${name}: ${size}px: ${said}`);
      return {left, right, top, bottom, said};
    });
    boxes.forEach((a, place) => {
      if (a.left < frame.left - 1 || a.right > frame.right + 1
          || a.top < frame.top - 1 || a.bottom > frame.bottom + 1)
        found.push(`${name}: outside: ${a.said}`);
      for (const b of boxes.slice(0, place))
        if (a.left + 1 < b.right && b.left + 1 < a.right
            && a.top + 1.5 < b.bottom && b.top + 1.5 < a.bottom)
          found.push(`${name}: ${a.said} covers ${b.said}`);
    });
  }
  return found;
}"""


def page_of(findings):
    drawn = [draw(findings).html() for draw in FIGURES.values()]
    return PAGE.format(style=STYLE, figures="".join(drawn))


CASES = {
    "harbour": findings_of(harbour(), 3),
    "nothing found": findings_of(harbour(), 3, found=False),
    "large": findings_of(large_case(12, 8), 3),
    "many parties": findings_of(large_case(3, 20), 3),
    **{f"any {seed}": findings_of(any_case(seed), seed) for seed in (1, 6, 11)},
}


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize(
    ("width", "media"),
    [(390, "screen"), (900, "screen"), (1400, "screen"), (720, "print")],
)
def test_no_text_leaves_its_picture_or_covers_another(chromium, name, width, media):
    """On paper too, where 720 pixels less the page's padding are as wide as A4."""
    page = chromium.new_page(viewport={"width": width, "height": 900})
    page.emulate_media(media=media)
    page.set_content(page_of(CASES[name]))
    assert page.locator("svg[role=img]:visible").count() == len(FIGURES)
    assert page.evaluate(FAULTS) == []
    across = page.evaluate("document.documentElement.scrollWidth")
    assert across <= width
    page.close()


def test_the_table_of_widths_is_never_too_narrow(chromium):
    """A second way to measure: the browser's own, in the font of the table."""
    said = ["Verifiable restrictions", "Ťažké slová", "Ядерная программа", "0–100 %"]
    for weight in ("normal", "bold"):
        page = chromium.new_page()
        measured = page.evaluate(
            """([said, weight]) => {
              const pen = document.createElement("canvas").getContext("2d");
              pen.font = weight + " 100px 'DejaVu Sans'";
              return said.map(text => pen.measureText(text).width);
            }""",
            [said, weight],
        )
        page.close()
        for text, wide in zip(said, measured, strict=True):
            assert wide <= width(text, 100, weight) <= 1.06 * wide
