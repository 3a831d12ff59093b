"""Web pages: the article, without what stands around it."""

import codecs
import re
from collections.abc import Iterator, Sequence
from typing import Any

from detente.documents.citations import is_sources_heading
from detente.documents.formats.extract import Extract, plain
from detente.documents.formats.links import linked
from detente.documents.formats.markup import rendered, shown
from detente.errors import DocumentError

_SHORT = 250
"""Characters below which trafilatura gives up structure: the page is taken whole."""
_LATEST = "2100-01-01"
"""A day later than any page's, so that its date does not depend on the clock."""
_HEAD = 4096
_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w:.-]+)", re.I
)
_PROLOG = re.compile(
    r"\s*(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*"
    r"(?:<!DOCTYPE(?:[^>\[]|\[[^\]]*\])*>)?",
    re.IGNORECASE | re.DOTALL,
)
_PROBE = b'<a href="+AGE-\\x41">~{'
_CANONICAL = "//link[@rel='canonical']/@href | //meta[@property='og:url']/@content"
_ABOUT = ("title", "date", "author", "sitename")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_MAY_HEAD = (*_HEADINGS, "p", "strong", "b", "dt", "summary")


def extract(content: bytes) -> Extract:
    r"""Return the article of a page with its title, date, author, site and links.

    The article is what trafilatura takes for it [1]_, in favour of keeping text. From a
    page too short for that everything is kept but what HTML itself names as standing
    around an article. A list of sources at its end is kept in any case. Entities that a
    document type declares are not expanded.

    Raises
    ------
    DocumentError
        If it has no text.

    References
    ----------
    .. [1] A. Barbaresi (2021). Trafilatura: a web scraping library and command-line
       tool for text discovery and extraction. ACL system demonstrations, 122-131.

    Examples
    --------
    >>> page = b"<html><title>Talks</title><body><p>They met.<p>They left.</html>"
    >>> found = extract(page)
    >>> found.title, found.text
    ('Talks', 'They met.\n\nThey left.')
    """
    tree = parsed(decoded(content))
    if tree is None or not any(shown([tree])):
        raise DocumentError(_nothing(tree))
    listed = _listed_sources(tree)
    page = _article(tree)
    short = page is None or len("".join(page.body.itertext())) < _SHORT
    body = tree if short else page.body
    text = rendered(body)
    if not text:
        raise DocumentError(_nothing(tree))
    return _told(page, tree, text=_with_sources(text, listed), body=body)


def decoded(content: bytes) -> str:
    """Return the characters of a page, by its mark, its own word, or as they look.

    As browsers do, ``iso-8859-1`` is read as Windows-1252 and a page that says UTF-16
    in letters of one byte as UTF-8.

    Examples
    --------
    >>> decoded('<meta charset="koi8-r"><p>да'.encode("koi8-r"))[-2:]
    'да'
    """
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
    ):
        if content.startswith(mark):
            return plain(content.decode(encoding, "replace"))
    said = _CHARSET.search(content[:_HEAD])
    encoding = _codec(said[1].decode("ascii", "replace")) if said else ""
    if encoding:
        return plain(content.decode(encoding, "replace"))
    try:
        return plain(content.decode("utf-8"))
    except UnicodeDecodeError:
        return plain(content.decode("cp1252", "replace"))


def _codec(label: str) -> str:
    """Return the name of a codec that a page may name; nothing for any other."""
    try:
        name = codecs.lookup(label).name
        sound = _PROBE.decode(name) == _PROBE.decode("ascii")
    except (LookupError, ValueError):
        return ""
    name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
    return name if sound else ""


def parsed(source: str) -> Any:
    """Return the tree of a page, or None when there is none.

    What stands before the page proper is cut off: declared encodings, which are known
    by now, and document types, whose entities nobody needs.
    """
    from lxml import etree, html

    source = _PROLOG.sub("", source, count=1)
    if not source.strip():
        return None
    try:
        return html.document_fromstring(source)
    except etree.ParserError:
        return None


def _article(tree: Any) -> Any:
    """Return what trafilatura finds; None when it finds nothing."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    return bare_extraction(
        deepcopy(tree),
        favor_recall=True,
        include_comments=False,
        include_tables=True,
        include_links=True,
        include_formatting=True,
        with_metadata=True,
        date_extraction_params={
            "extensive_search": False,
            "original_date": True,
            "max_date": _LATEST,
        },
    )


def _told(page: Any, tree: Any, *, text: str, body: Any) -> Extract:
    """Put together the text of a page and what the page says of itself."""
    addresses = (
        link.get("target") or link.get("href") for link in body.iter("ref", "a")
    )
    own = [*tree.xpath(_CANONICAL), ""][0]
    about = {name: plain(str(getattr(page, name, "") or "")) for name in _ABOUT}
    return Extract(
        text=text,
        title=about["title"] or plain(next(shown(tree.iter("title")), "")),
        date=about["date"],
        author=about["author"],
        site=about["sitename"],
        links=linked((address or "" for address in addresses), own=own),
    )


def _listed_sources(tree: Any) -> tuple[str, ...]:
    """Return the heading of a list of sources and its items, as far as there is one."""
    for heading in tree.iter(*_MAY_HEAD):
        words = next(shown([heading]), "")
        if is_sources_heading(words):
            items = [*shown(_items_after(heading))]
            if items:
                return words, *items
    return ()


def _items_after(heading: Any) -> Iterator[Any]:
    """Yield the items, or else the links, between a heading and the next."""
    alone = heading
    while alone.getnext() is None and alone.getparent() is not None:
        alone = alone.getparent()
    for after in alone.itersiblings():
        if after.tag in _HEADINGS:
            return
        items = [*after.iter("li", "dd")] if isinstance(after.tag, str) else []
        yield from items or [*after.iter("a")]
        if items:
            return


def _with_sources(text: str, listed: Sequence[str]) -> str:
    """Add a list of sources to a text that does not have it."""
    if not listed or any(
        is_sources_heading(line.strip("# ")) for line in text.split("\n")
    ):
        return text
    heading, *items = listed
    return "\n".join([text, "", f"## {heading}", "", *(f"- {item}" for item in items)])


def _nothing(tree: Any) -> str:
    """Say that a page holds no text, and where it may be instead."""
    if tree is not None and next(tree.iter("frame", "iframe"), None) is not None:
        return (
            "must hold text; found only frames, which show other pages. "
            "Open the page inside and save that."
        )
    return (
        "must hold text; found a page without any. It may be filled by a program when "
        "it is shown: save its text as a .txt file and give that."
    )
