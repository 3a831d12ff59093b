"""Lines as they stand on pages -> paragraphs, with where each page begins."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from itertools import takewhile

_FULL = 0.75
"""Share of the usual width from which on a line may run on into the next."""
_LEAST_WIDTH = 40
"""Characters of a full line in the narrowest of columns."""
_BULLET = re.compile(r"(?:[•‣⁃▪▫◦●○■□➤►✓*–—-]|\(?(?:\d{1,2}|[a-z])[.)])\s")
_NUMBER = re.compile(r"\W*(?:page|p\.?)?\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.I)
_BROKEN = re.compile(r"\w-$")
_AROUND = ".,;:!?()\"'“”’"
_EDGE = 2
"""Lines at the top and at the foot of a page that may be running ones."""


def reflowed(pages: Sequence[str]) -> tuple[str, tuple[int, ...]]:
    r"""Join lines to paragraphs, words that were cut at line ends with them.

    A line that is full, or that ends in the midst of a sentence, runs on; so does the
    last of a page. Running heads and feet stand once, at the start and at the end; page
    numbers go. A word cut by a hyphen is made whole unless the first half holds a
    capital or the text has it with its hyphen elsewhere ("US-led", "long-term").

    Returns
    -------
    text
        Paragraphs with a blank line between them.
    starts
        Where in it each page begins.

    Examples
    --------
    >>> text, starts = reflowed(["The talks\nended with-\nout a deal.", "They left."])
    >>> text, starts
    ('The talks ended without a deal.\n\nThey left.', (0, 33))
    """
    lines, heads, feet = _without_running([_lines(page) for page in pages])
    width = _width([line for page in lines for line in page])
    text = _Text(_compounds(line for page in lines for line in page))
    starts = []
    for head in heads:
        text.begin(head)
    for page in lines:
        for n, line in enumerate(page):
            if text.before and _runs_on(text.before, line, width):
                text.carry_on(line)
            else:
                text.begin(line)
            if n == 0:
                starts.append(text.last_start)
        if not page:
            starts.append(text.length)
    for foot in feet:
        text.begin(foot)
    starts[:1] = [0]
    return "".join(text.parts), tuple(starts)


class _Text:
    """A text as it grows, line by line."""

    def __init__(self, compounds: frozenset[str]) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.last_start = 0
        self.before = ""
        self._opening = ""
        self._compounds = compounds

    def begin(self, line: str) -> None:
        """Open a paragraph, or an item below another."""
        if self.parts:
            listed = _BULLET.match(line) and _BULLET.match(self._opening)
            self._add("\n" if listed else "\n\n")
        self._opening = line
        self._append(line)

    def carry_on(self, line: str) -> None:
        """Add a line to the paragraph."""
        if not _BROKEN.search(self.before):
            self._add(" ")
        elif line[0].islower() and not self._keeps_hyphen(line):
            self.parts[-1] = self.parts[-1][:-1]
            self.length -= 1
        self._append(line)

    def _append(self, line: str) -> None:
        self.last_start = self.length
        self.before = line
        self._add(line)

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)

    def _keeps_hyphen(self, line: str) -> bool:
        first = self.before.split()[-1]
        whole = first + line.split(maxsplit=1)[0]
        capital = any(letter.isupper() or letter.isdigit() for letter in first[1:])
        return capital or whole.lower().strip(_AROUND) in self._compounds


def _lines(page: str) -> list[str]:
    return [" ".join(line.split()) for line in page.split("\n") if line.strip()]


def _compounds(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that hold a hyphen within a line."""
    found = (word for line in lines for word in line.split() if "-" in word[1:-1])
    return frozenset(word.lower().strip(_AROUND) for word in found)


def _width(lines: Sequence[str]) -> int:
    """Return how long a full line usually is: nine in ten are no longer."""
    lengths = sorted(map(len, lines)) or [0]
    return max(_LEAST_WIDTH, lengths[int(0.9 * (len(lengths) - 1))])


def _runs_on(before: str, line: str, width: int) -> bool:
    """Tell whether a line carries on the paragraph of the line before it."""
    if _BULLET.match(line):
        return False
    if line[0].islower() or _BROKEN.search(before):
        return True
    return len(before) >= _FULL * width


def _without_running(
    pages: Sequence[list[str]],
) -> tuple[list[list[str]], list[str], list[str]]:
    """Take out page numbers, and lines that stand at an edge of half of all pages.

    Returns
    -------
    pages
        Without them.
    heads
        Those on top of the first page.
    feet
        The others, each once.
    """
    n_pages = Counter(
        key for page in pages for key in {*map(_key, (*page[:_EDGE], *page[-_EDGE:]))}
    )
    least = max(2, len(pages) / 2)
    running = {key for key, n in n_pages.items() if n >= least}
    kept: list[list[str]] = []
    once: dict[str, str] = {}
    heads: list[str] = []
    for page in pages:
        top = _at_edge(page, running)
        foot = _at_edge(page[top:][::-1], running)
        heads = heads if kept else _spoken(page[:top])
        for line in _spoken([*page[:top], *page[len(page) - foot :]]):
            once.setdefault(_key(line), line)
        kept.append(page[top : len(page) - foot])
    on_top = set(map(_key, heads))
    return kept, heads, [line for key, line in once.items() if key not in on_top]


def _at_edge(page: Sequence[str], running: Container[str]) -> int:
    """Return how many lines from the edge of a page are running ones or numbers."""
    edge = takewhile(
        lambda line: _NUMBER.fullmatch(line) or _key(line) in running, page[:_EDGE]
    )
    return len(list(edge))


def _spoken(lines: Iterable[str]) -> list[str]:
    return [line for line in lines if not _NUMBER.fullmatch(line)]


def _key(line: str) -> str:
    """Return a line as it is the same on every page, whatever the page's number."""
    return re.sub(r"\d+", "#", line.lower())
