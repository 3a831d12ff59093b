"""Markdown: the text as it is shown, its headings and items still marked."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from detente.documents.formats.extract import Extract, plain
from detente.documents.formats.links import linked

_ADDRESS = r"(?:[^()\s<>]|\([^()\s]*\))+"
_TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'))?"
_PICTURE = re.compile(rf"!\[[^\[\]]*\](?:\({_ADDRESS}{_TITLE}\)|\[[^\[\]]*\])")
_LINK = re.compile(
    rf"\[(?P<text>[^\[\]]+)\](?:\(<?(?P<to>{_ADDRESS})>?{_TITLE}\)|\[[^\[\]]*\])"
)
_DEFINED = re.compile(
    r"\s{0,3}\[[^\]^]+\]:\s+<?(?P<to>(?:https?://|www\.)\S+?)>?(?:\s|$)"
)
_NOTE = re.compile(r"\[\^([^\[\]\s]+)\]:?")
_EMPHASIS = re.compile(
    r"(?<![\w*_~`\\])(?P<mark>\*{1,3}|_{1,3}|~~|`{1,2})(?=[^\s*_~`])"
    r"(?P<text>[^*_~`]*[^\s*_~`\\])(?P=mark)(?![\w*])"
)
_NESTED = 2
_LABEL = re.compile(
    r"\s*(?:(?:[-*+]|\d+[.)])\s+)?(?P<mark>\*\*|__)[^*_]+"
    r"(?::(?P=mark)|(?P=mark):|(?P=mark)\s*$)"
)
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_TASK = re.compile(r"^(\s*(?:[-*+]|\d+[.)])\s+)\[[ xX]\]\s+")
_FENCE = re.compile(r"\s{0,3}(?:`{3,}|~{3,})[^`]*$")
_CELL = re.compile(r"(?<!\\)\|")
_RULE = frozenset("|-: \t")
_UNDER = {"=": "# ", "-": "## "}
_MARKED = re.compile(r"\s*(?:[-*+>#|]|\d+[.)])\s?")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,31});")
_BREAK = re.compile(r" ?(?:<br ?/?>|\\$) ?", re.IGNORECASE)
_FRONT = "---"


def extract(source: str) -> Extract:
    r"""Return the text of a Markdown file, and the hosts that it links to.

    Links, emphasis, quotes, tasks and notes lose their marks, entities are what they
    stand for, comments and pictures are left out, and the cells of a row stand on one
    line with tabs between them, as those of a web page do. Headings, items and labels
    in bold keep theirs, by which sections are known later.

    Parameters
    ----------
    source
        The file, decoded.

    Examples
    --------
    >>> found = extract("Ann *wants* [rain](https://a.org/b).\n\n|To|By|\n|-|-|\n|a|b|")
    >>> found.text, found.links
    ('Ann wants rain.\n\nTo\tBy\na\tb', ('a.org',))
    """
    source = _without_comments(source)
    addresses = [found["to"] or "" for found in _LINK.finditer(source)]
    lines = source.split("\n")
    addresses += [found["to"] for line in lines if (found := _DEFINED.match(line))]
    return Extract("\n".join(_shown(lines)), links=linked(addresses))


def _without_comments(source: str) -> str:
    kept, start = [], 0
    while (opened := source.find("<!--", start)) >= 0:
        closed = source.find("-->", opened)
        if closed < 0:
            break
        kept.append(source[start:opened])
        start = closed + len("-->")
    return "".join([*kept, source[start:]])


def _shown(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines that are shown; what stands above them all is kept as it is."""
    front = _front_matter(lines)
    yield from lines[:front]
    under = ""
    for line, below in zip(lines[front:], [*lines[front + 1 :], ""], strict=True):
        left_out = _FENCE.match(line) or _DEFINED.match(line) or _is_rule(line)
        if not (under or left_out):
            under = _underline(line, below)
            yield under + _inline(line)
        else:
            under = ""


def _front_matter(lines: Sequence[str]) -> int:
    """Return how many lines at the top say what the file is about."""
    if lines[0].rstrip() != _FRONT:
        return 0
    ends = (n for n, line in enumerate(lines[1:], start=2) if line.rstrip() == _FRONT)
    return next(ends, 0)


def _is_rule(line: str) -> bool:
    """Tell the line below the head of a table."""
    return "|" in line and "-" in line and _RULE.issuperset(line.rstrip())


def _underline(line: str, below: str) -> str:
    """Return the mark of a heading for a line that is underlined."""
    mark = below.strip()[:1]
    drawn = mark in _UNDER and not below.strip().strip(mark) and len(below.strip()) > 1
    bare = line.strip() and not _MARKED.match(line)
    return _UNDER[mark] if drawn and bare else ""


def _inline(line: str) -> str:
    """Return what is shown of a line."""
    line = _TASK.sub(r"\1", _QUOTE.sub("", line, count=1))
    if line.lstrip().startswith("|"):
        line = "\t".join(filter(None, map(str.strip, _CELL.split(line))))
    line = _NOTE.sub(r"[\1]", _LINK.sub(r"\g<text>", _PICTURE.sub("", line)))
    label = _LABEL.match(line)
    kept = label.end() if label else 0
    rest = line[kept:]
    for _ in range(_NESTED):
        rest = _EMPHASIS.sub(r"\g<text>", rest)
    shown = line[:kept] + _ESCAPED.sub(r"\1", _BREAK.sub(" ", rest).rstrip())
    return _ENTITY.sub(_character, shown)


def _character(entity: re.Match[str]) -> str:
    """Return the character that is shown for "&amp;" or "&#8217;"; no line end."""
    return " ".join(plain(unescape(entity[0])).split("\n"))
