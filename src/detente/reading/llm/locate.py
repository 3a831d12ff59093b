"""Where a text has the words that somebody says it has."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from detente.model import Span

LEAST = 0.9
"""Share of words that must be the same, in order."""
_MOST_WORDS = 100
"""Of a quote that is aligned; a longer one must be there letter by letter."""
_SIGNS = {
    **dict.fromkeys("’‘‚‛ʼ′`", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
_WORD = re.compile(r"\w+(?:'\w+)*")


def locate(quote: str, text: str, sentences: Sequence[Span]) -> Span | None:
    """Return where a text has a quote, or None when it has not.

    Letter by letter if it can be; then with spaces, quotation marks and dashes taken
    for one another; then within one sentence, by `align`.

    Parameters
    ----------
    quote, text
        What is looked for, and in what.
    sentences
        Of the text.

    Examples
    --------
    >>> locate('a "fair" deal', "It was a  “fair” deal.", [(0, 22)])
    (7, 21)
    """
    quote = quote.strip()
    if not _WORD.search(quote):
        return None
    return (
        _exact(quote, text) or _folded(quote, text) or _aligned(quote, text, sentences)
    )


def _exact(quote: str, text: str) -> Span | None:
    """Find a quote that neither begins nor ends within a word."""
    before = r"(?<!\w)" if _is_word(quote[0]) else ""
    behind = r"(?!\w)" if _is_word(quote[-1]) else ""
    found = re.search(f"{before}{re.escape(quote)}{behind}", text)
    return found.span() if found else None


def _is_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def _folded(quote: str, text: str) -> Span | None:
    plain, places = fold(text)
    wanted = fold(quote)[0].strip()
    found = _exact(wanted, plain) if wanted else None
    return None if found is None else (places[found[0]], places[found[1] - 1] + 1)


def fold(text: str) -> tuple[str, list[int]]:
    """Return a text with one form of space, quote and dash, and each one's place.

    Examples
    --------
    >>> fold("“a” –  b")
    ('"a" - b', [0, 1, 2, 3, 4, 5, 7])
    """
    plain: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        sign = " " if letter.isspace() else _SIGNS.get(letter, letter)
        if sign and not (sign == " " and plain[-1:] == [" "]):
            plain.append(sign)
            places.append(place)
    return "".join(plain), places


def _aligned(quote: str, text: str, sentences: Iterable[Span]) -> Span | None:
    wanted = [word for word, _ in _words(quote, 0)]
    if len(wanted) > _MOST_WORDS:
        return None
    best: tuple[float, Span] | None = None
    for start, end in sentences:
        found = list(_words(text[start:end], start))
        run = align(wanted, [word for word, _ in found])
        if run is not None and (best is None or run[0] > best[0]):
            first, last = run[1]
            best = run[0], (found[first][1][0], found[last][1][1])
    return best[1] if best else None


def _words(text: str, offset: int) -> Iterator[tuple[str, Span]]:
    plain, places = fold(text)
    for word in _WORD.finditer(plain):
        first, last = places[word.start()], places[word.end() - 1]
        yield word.group().casefold(), (offset + first, offset + last + 1)


def align(
    wanted: Sequence[str], words: Sequence[str]
) -> tuple[float, tuple[int, int]] | None:
    """Return the run of words most like those wanted: its score, first and last place.

    The score of a run is the length of the longest common subsequence over the number
    of words of the longer of the two; the run begins and ends with a common word. None
    below `LEAST`; of equals, the first and shortest. A row of the table of common
    subsequences is one integer, a bit for each word wanted [1]_.

    References
    ----------
    .. [1] H. Hyyrö (2004). Bit-parallel LCS-length computation revisited.
       Proc. 15th Australasian Workshop on Combinatorial Algorithms, 16-27.

    Examples
    --------
    >>> align("a b c d e f g h i j".split(), "x a b c e f g h i j y".split())
    (0.9, (1, 9))
    """
    shared = sum((Counter(wanted) & Counter(words)).values())
    if not wanted or shared < LEAST * len(wanted):
        return None
    masks: dict[str, int] = {}
    for place, word in enumerate(wanted):
        masks[word] = masks.get(word, 0) | 1 << place
    longest = int(len(wanted) / LEAST) + 1
    best: tuple[float, tuple[int, int]] | None = None
    for first, word in enumerate(words):
        if word not in masks:
            continue
        for last, length in _common(words[first : first + longest], masks, len(wanted)):
            score = length / max(len(wanted), last + 1)
            if score >= LEAST and (best is None or score > best[0]):
                best = score, (first, first + last)
    return best


def _common(
    words: Sequence[str], masks: dict[str, int], size: int
) -> Iterator[tuple[int, int]]:
    """Yield, for each common word, its place and the length that is common up to it."""
    full = (1 << size) - 1
    row = full
    for place, word in enumerate(words):
        same = masks.get(word, 0)
        if same:
            met = row & same
            row = ((row + met) | (row - met)) & full
            yield place, size - row.bit_count()
