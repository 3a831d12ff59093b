"""Menus, captions and notices: what a page says around its article."""

import re
from collections.abc import Iterator, Sequence

from detente.documents.agencies import ends_in_credit
from detente.documents.document import Doubt, LineKind
from detente.documents.pieces import Piece

_WHOLE = re.compile(
    r"(?:home|menu|search|news|world|business|sports?|opinion|print|email|e-mail|save"
    r"|share|tweet|copy link|link copied!?|comments?(?: \(?\d+\)?)?|\d+ comments?"
    r"|advertise?ment|sponsored(?: content)?|recommended(?: for you)?|trending(?: now)?"
    r"|most (?:read|popular|viewed|shared)|top stories|latest(?: news| stories)?"
    r"|newsletters?|log ?in|sign ?in|register|subscribe|donate|loading|toggle \w+"
    r"|(?:next|previous) (?:article|story)|editor'?s? picks?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in).*"
    r"|in this (?:article|story)|(?:privacy|cookie) (?:policy|settings)"
    r"|terms (?:of (?:use|service)|and conditions)"
    r"|\d+[ -]min(?:ute)?s?[ -](?:read|listen)|listen(?: to this (?:article|story))?"
    r"|related(?: articles| stories| topics| coverage| news| content| links)?"
    r"|live(?: updates| blog)?|breaking(?: news)?|about us|contact(?: us)?|faq)"
    r"[\s:.!»›>→…]*",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"(?:back to (?:top|home|homepage|articles?|news|results|index|list|search|main"
    r"|previous|all|menu|stories|blog|the top)\b|skip to\b|share (?:this|on|via|with)\b"
    r"|read (?:more|also|next|the full)\b|see also\b:?|also read\b|click here\b"
    r"|more (?:on this|from (?:the|our|this)|stories|in this section|like this)\b"
    r"|related(?: \w+)?:|watch (?:live|now)\b|listen(?: now)?:"
    r"|subscribe\b|sign up\b|sign in\b|follow (?:us|\w+ on (?:twitter|x|facebook))\b"
    r"|get (?:our|the|all the) .*(?:newsletter|inbox|app)\b"
    r"|download (?:our|the) .*app\b|support (?:our|independent) journalism"
    r"|join (?:our|the) .*(?:newsletter|channel)\b|©|\(c\) ?\d{4}|copyright\b"
    r"|all rights reserved|this (?:article|story) (?:was (?:originally|first) published"
    r"|originally appeared)\b|published in\b.*\bedition\b)",
    re.IGNORECASE,
)
_OPENING_WORDS = 25
_COOKIES = re.compile(
    r"\bcookies?\b.*\b(?:we|accept|consent|preferences|site|settings|browser)\b"
    r"|\b(?:we|accept|site|consent)\b.*\bcookies?\b",
    re.IGNORECASE,
)
_CREDIT = (
    r"(?:photo(?:graph)?(?:er)?|image|picture|pic|video|graphic|illustration|file photo"
    r"|photo credit|credit|file)"
)
_AGENCY = (
    r"(?:reuters|ap(?: photo)?|afp|epa|getty(?: images)?|pa(?: media| wire)?|dpa|xinhua"
    r"|anadolu|shutterstock|bloomberg|tass|ntb|ritzau|ansa|kyodo|yonhap|handout|supplied"
    r"|archive|file)"
)
_CAPTION = re.compile(
    rf"{_CREDIT}(?:\s*(?:by|courtesy of)\b|\s*[:/©|]|\s+[-–—]\s)"
    rf"|.*[\[(](?:{_CREDIT}:?\s*)?(?:[\w .'’-]+/\s*)?{_AGENCY}"
    r"(?:/[\w .'’-]+)?[\])]\.?\Z"
    rf"|.*(?:[|•/©]|\bvia\b|\b{_CREDIT}:)\s*(?:[\w.'’ -]+/\s*)?{_AGENCY}\.?\Z",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?:related|recommended(?: for you)?|trending(?: now)?|most (?:read|popular|viewed"
    r"|shared)|top stories|latest (?:news|stories|headlines)|more (?:stories|news"
    r"|headlines|on this(?: story| topic)?|from (?:our|this) \w+|in this section"
    r"|like this)|(?:read|see) (?:more|also|next)|also read|editor'?s? picks?"
    r"|don'?t miss|in other news|you (?:may|might) (?:also )?(?:like|be interested in)"
    r"|related (?:articles|stories|topics|coverage|news|content|links|reading))"
    r"[\s:.!»›>→…]*",
    re.IGNORECASE,
)
"""What stands above links to other articles."""
_CAPTION_WORDS = 60
_LAST_WORDS = 15
"""Words that make a last line the end of an article, with its agency, no caption."""
_TRAIL = re.compile(r"\s+[|·›»>/•▸]\s+")
_TRAIL_STEPS, _TRAIL_WORDS = 3, 5
_LIST_LENGTH, _LIST_WORDS = 4, 3


def furniture_doubts(
    lines: Sequence[Piece], kinds: Sequence[LineKind]
) -> dict[int, Doubt]:
    r"""Find menus, notices about cookies and rights, and captions of pictures.

    Parameters
    ----------
    lines
        The pieces of a text.
    kinds : (n_pieces,)
        What each is taken for.

    Returns
    -------
    dict from the place of a line to ``menu`` or ``caption``

    Examples
    --------
    >>> from detente.documents.pieces import pieces
    >>> lines = pieces("Home | World | Trade\nThe talks failed. (Reuters)")
    >>> furniture_doubts(lines, ["text", "text"])
    {0: 'menu', 1: 'caption'}
    """
    links = (*_list_of_links(lines, kinds), *_other_articles(lines))
    found: dict[int, Doubt] = dict.fromkeys(links, "menu")
    last = True
    for place, piece in reversed([*enumerate(lines)]):
        if piece.long or piece.blank:
            last = last and piece.blank
        elif is_menu(piece.text):
            found[place] = "menu"
        else:
            if _is_caption(piece.text) and not (last and _ends_an_article(piece.text)):
                found[place] = "caption"
            last = False
    return dict(sorted(found.items()))


def is_menu(text: str) -> bool:
    """Tell whether a line is a link, a button or a notice of the page.

    Examples
    --------
    >>> is_menu("Back to articles US News"), is_menu("Back to the table")
    (True, False)
    """
    if not text:
        return False
    n_words = len(text.split())
    return (
        _WHOLE.fullmatch(text) is not None
        or (n_words <= _OPENING_WORDS and _OPENING.match(text) is not None)
        or (n_words <= 2 * _OPENING_WORDS and _COOKIES.search(text) is not None)
        or _is_trail(text)
    )


def _is_trail(text: str) -> bool:
    """Tell whether a line is some short names with bars between them."""
    steps = _TRAIL.split(text)
    short = all(len(step.split()) <= _TRAIL_WORDS for step in steps)
    return len(steps) >= _TRAIL_STEPS and short and not text.endswith((".", "?", "!"))


def _is_caption(text: str) -> bool:
    return len(text.split()) <= _CAPTION_WORDS and _CAPTION.match(text) is not None


def _ends_an_article(text: str) -> bool:
    return len(text.split()) >= _LAST_WORDS and ends_in_credit(text)


def _list_of_links(lines: Sequence[Piece], kinds: Sequence[LineKind]) -> Iterator[int]:
    """Yield the lines of a row of very short ones that stands before the text."""
    row: list[int] = []
    for place, (piece, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "blank":
            continue
        if len(piece.text.split()) <= _LIST_WORDS and not piece.stops:
            row.append(place)
            continue
        if len(row) >= _LIST_LENGTH:
            yield from row
        row = []
        if piece.stops:
            return


def _other_articles(lines: Sequence[Piece]) -> Iterator[int]:
    """Yield the links under "Related" or "Most read": items, or lines right below it.

    Links end without a full stop; what ends in one is part of the article again.
    """
    below: str | None = None
    for place, piece in enumerate(lines):
        if piece.blank:
            below = "item" if below else None
        elif not piece.long and _OTHERS.fullmatch(piece.text):
            below = "any"
        elif piece.long or piece.stops or piece.level:
            below = None
        elif piece.bullet or below == "any":
            if below:
                yield place
        else:
            below = None
