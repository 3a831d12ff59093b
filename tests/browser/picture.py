"""Take the README's picture: the first screen of the brief of the example.

Run from the top of the repository, where ``make brief`` makes the same brief.
"""

import os
from pathlib import Path

from playwright.sync_api import sync_playwright

from detente.brief import brief
from detente.reading import read
from detente.study import study

TEXTS = sorted(Path("examples", "us-iran").glob("*.txt"))
PICTURE = Path("docs", "brief.png")
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WIDE, BELOW = 880, 36


def main() -> None:
    """Make the brief, open it, and save all from its top to the end of the answer."""
    page_of_brief = brief(study(read(TEXTS).draft())).html
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport={"width": WIDE, "height": 1000})
        page.set_content(page_of_brief)
        answer = page.locator("#answer").bounding_box()
        if answer is None:
            raise RuntimeError("the brief must have an answer to be pictured; got none")
        high = answer["y"] + answer["height"] + BELOW
        frame = {"x": 0, "y": 0, "width": WIDE, "height": high}
        page.screenshot(path=PICTURE, full_page=True, clip=frame)
        browser.close()


if __name__ == "__main__":
    main()
