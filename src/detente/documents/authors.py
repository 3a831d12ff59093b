"""Bylines and biographies: who wrote the text is no part of what it says."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import combinations, pairwise

from detente.documents.document import Doubt
from detente.documents.names import NAME, is_name
from detente.documents.pieces import Piece

_TRADE = (
    r"(?:journalist|reporter|correspondent|editor|columnist|writer|producer|blogger"
    r"|freelancer|contributor|author|commentator|analyst|fellow|lecturer|professor)"
)
_NOT_A_NAME = (
    r"(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May\b"
    r"|June|July|August|September|October|November|December)"
)
_BYLINE = re.compile(
    r"(?:[Bb]y|BY|(?i:(?:written|words|text|story|(?:additional )?report(?:ing)?"
    r"|edit(?:ed|ing)|compiled|analysis|opinion) by))"
    rf":?\s+{_NOT_A_NAME}(?:{NAME}|[A-Z]{{2,}}(?: [A-Z]{{2,}})+)"
    r"\s*(?:$|[,|;/–—•·-]|\band\b|\bin\b|\bfor\b|\d)"
)
_NAMELESS = re.compile(
    r"by (?:our |an? |the )?(?:own |special |news )?"
    r"(?:staff|reporters?|correspondents?|writers?|agencies|desk|newsroom)"
    r"(?: (?:reporters?|correspondents?|writers?))?(?: in [\w ,]+)?\Z",
    re.IGNORECASE,
)
_AGENCY_SIGN_OFF = re.compile(
    r"\(?(?i:(?:additional )?(?:reporting|writing|editing)) by"
)
_ROLE = re.compile(rf".*\b(?i:{_TRADE})(?:,? (?:in|at|for) [A-Z].*|, [A-Z][\w ]*)?\Z")
_BEARER = rf"(?P<name>{NAME}|[A-Z]\w+)"
_COVERS = re.compile(rf"{_BEARER}\s+(?:covers|writes|edits|reports (?:on|for|about))\b")
_BIOGRAPHY = re.compile(
    rf"{_BEARER}\s+(?:is|was|has been)\s+"
    rf"(?:an?|the|our|[A-Z][\w’']*['’]s)\s+(?:[\w'’&-]+,?\s+){{0,7}}?{_TRADE}\b"
)
_TRADE_AFTER = re.compile(
    r"\b(?:cover(?:s|ing|ed)|writes|reports on|reporting on|based in|years of"
    r" experience|specialis\w+|specializ\w+|joined|newsroom|journalism|has written"
    r"|follow (?:him|her)|the author of)\b",
    re.IGNORECASE,
)
_NAME = re.compile(NAME)
_ADDRESS = re.compile(r"\S+@\S+\.\w+")
_CONTACT_WORDS = 12
_ROLE_WORDS = 8
_BYLINE_WORDS = 25


def author_doubts(lines: Sequence[Piece], author: str = "") -> dict[int, Doubt]:
    r"""Find the lines that say who wrote the text.

    A name alone on its line is a byline when its bearer is named in another byline or
    biography, or when a role ("Diplomatic correspondent") stands next to it.

    Parameters
    ----------
    lines
        The pieces of a text.
    author
        Who wrote it, where that is known from elsewhere.

    Returns
    -------
    dict from the place of a line to ``byline`` or ``biography``

    Examples
    --------
    >>> from detente.documents.pieces import pieces
    >>> text = "Ann Lee\n\nAnn is a reporter covering schools in Leeds."
    >>> sorted(author_doubts(pieces(text)).items())
    [(0, 'byline'), (2, 'biography')]
    """
    spoken = [place for place, piece in enumerate(lines) if piece.text]
    own = author.casefold()
    found: dict[int, Doubt] = {
        place: "byline"
        for place in spoken
        if _is_byline(lines[place]) or lines[place].text.casefold() == own
    }
    brief = [place for place in spoken if not lines[place].long]
    alone = [place for place in brief if is_name(lines[place].text)]
    authors = _names_in([author, *(lines[place].text for place in found)])
    near = authors | {frozenset(lines[place].text.split()) for place in alone}
    known = {part for name in near for part in _parts(name)}
    for place in spoken:
        if bearer := _bearer_of_biography(lines[place].text, known, authors):
            found[place] = "biography"
            authors.add(bearer)
    for place in alone:
        if not authors.isdisjoint(_parts(frozenset(lines[place].text.split()))):
            found[place] = "byline"
    return found | _names_with_roles(lines, spoken, frozenset(alone) | found.keys())


def _is_byline(piece: Piece) -> bool:
    text = piece.text
    if piece.long or piece.bullet or len(text.split()) > _BYLINE_WORDS:
        return False
    if _ADDRESS.search(text) and len(text.split()) <= _CONTACT_WORDS:
        return True
    if _AGENCY_SIGN_OFF.match(text) or _NAMELESS.match(text):
        return True
    return _BYLINE.match(text) is not None and not piece.stops


def _names_in(texts: Iterable[str]) -> set[frozenset[str]]:
    bare = (text.removeprefix("By ") for text in texts)
    return {frozenset(m[0].split()) for text in bare for m in _NAME.finditer(text)}


def _parts(name: frozenset[str]) -> Iterator[frozenset[str]]:
    """Yield the ways to call the bearer of a name by some of its words."""
    for n in range(1, len(name) + 1):
        yield from map(frozenset, combinations(sorted(name), n))


def _bearer_of_biography(
    text: str, known: Set[frozenset[str]], authors: Set[frozenset[str]]
) -> frozenset[str]:
    """Return the words of the name a biography is of; none when it is no biography.

    A sentence "X is a reporter" is one when X stands alone or in a byline elsewhere,
    or when it goes on about what X covers; "X covers trade", when X is an author.
    """
    found = _BIOGRAPHY.match(text)
    if found is None:
        covers = _COVERS.match(text)
        author = frozenset(covers["name"].split()) if covers else frozenset()
        return author if author in authors else frozenset()
    bearer = frozenset(found["name"].split())
    is_author = bearer in known or _TRADE_AFTER.search(text) is not None
    return bearer if is_author else frozenset()


def _names_with_roles(
    lines: Sequence[Piece], spoken: Sequence[int], named: Set[int]
) -> dict[int, Doubt]:
    """Find a name alone and a role alone that stand next to each other."""
    found: dict[int, Doubt] = {}
    for pair in pairwise(spoken):
        for name, role in (pair, pair[::-1]):
            if name in named and _is_role(lines[role]):
                found |= {name: "byline", role: "byline"}
    return found


def _is_role(piece: Piece) -> bool:
    few = len(piece.text.split()) <= _ROLE_WORDS
    return few and not piece.stops and _ROLE.match(piece.text) is not None
