"""The lines of a letter: written, quoted from before, signed, or there by rule."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from detente.documents.document import Doubt, Written
from detente.documents.formats.correspondents import Correspondent, told_of, writers
from detente.documents.formats.extract import Doubted

_QUOTED = re.compile(r"(?:> ?)+")
_WROTE = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Den)\b.{5,200}(?:wrote|schrieb(?:\s[^:]{3,80})?|écrit"
    r"|escribió|scritto|schreef|skrev)\s?:",
    re.DOTALL,
)
_HANDED_ON = re.compile(
    r"-{2,}\s*(?:Original|Forwarded) Message\s*-{2,}|Begin forwarded message:",
    re.IGNORECASE,
)
_HEAD = re.compile(r"\*?(?:From|Sent|Date|To|Cc|Bcc|Reply-To|Subject):\*?\s")
_FROM, _SENT = ("From:", "*From:*"), ("Sent:", "Date:")
_SIGNATURE = re.compile(r"--|Sent from (?:my |Outlook|Yahoo|Proton).{0,40}")
_SIGN_OFF = re.compile(
    r"(?:(?:with )?(?:(?:kind|best|warm)(?:est)? )?(?:regards|wishes)|best"
    r"|yours(?: (?:sincerely|faithfully|truly|ever))?|(?:sincerely|respectfully)"
    r"(?: yours)?|cordially|cheers|(?:many |with )?thanks(?: again)?|thank you)[,.!]?",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"(?:confidentiality notice|disclaimer|legal notice)\b"
    r"|(?:this|the (?:information|contents?) (?:contained )?(?:in|of) this)"
    r" (?:e-?mail|message|communication|transmission)\b.{0,300}?"
    r"\b(?:confidential|privileged|intended (?:solely|only|for)|originated (?:from )?"
    r"outside|recipient)"
    r"|if you (?:have received this|are not the (?:intended|named))\b"
    r"|please consider the environment before printing"
    r"|(?:caution|warning|external)\W+(?:external|this) e-?mail\b",
    re.IGNORECASE | re.DOTALL,
)
_WROTE_LINES, _HEAD_LINES = 3, 4
_NOBODY = Correspondent()
_SENTENCE_WORDS = 8


@dataclass(frozen=True, slots=True)
class Letter:
    """The text of a letter without the marks of quoting.

    Attributes
    ----------
    text
        What is written and quoted.
    doubts
        What speaks against which lines.
    written
        Who wrote which lines.
    """

    text: str
    doubts: tuple[Doubted, ...]
    written: tuple[Written, ...]


def unquoted(
    text: str, *, forwarded: bool = False, sender: Correspondent = _NOBODY
) -> Letter:
    r"""Take the marks off quoted lines, and say who wrote them and what they are.

    What is quoted is *repeated*; who wrote it and when is *metadata*, as are the heads
    of earlier messages; who signs, a *byline*; a notice on who may read it, *menu*.

    Parameters
    ----------
    text
        Of a message.
    forwarded
        Whether it hands on an earlier message, which then is what it says.
    sender
        Who sends it.

    Examples
    --------
    >>> note = unquoted("No.\nOn Monday Bo wrote:\n> Will you pay?\n> Regards,\n> Bo")
    >>> note.doubts
    ((5, 24, 'metadata'), (26, 39, 'repeated'), (41, 52, 'byline'))
    >>> [(passage.span, passage.writer) for passage in note.written]
    [((0, 24), ''), ((26, 52), 'Bo')]
    """
    written: list[str] = []
    doubts: list[Doubted] = []
    passages: list[Written] = []
    length = 0
    last: tuple[Doubt, Correspondent] | None = None
    lines = text.strip("\n").split("\n")
    for line, doubt, who in _marked(lines, forwarded=forwarded, sender=sender):
        apart = last not in {None, (doubt, who)} and written[-1] != "\n"
        if apart or not line.strip():
            written.append("\n")
            length += 1
        if not line.strip():
            continue
        end = length + len(line)
        if doubt:
            start = doubts.pop()[0] if last and doubt == last[0] else length
            doubts.append((start, end, doubt))
        start = passages.pop().span[0] if last and who == last[1] else length
        passages.append(Written((start, end), who.name, who.date))
        written.append(f"{line}\n")
        length = end + 1
        last = doubt, who
    return Letter("".join(written).rstrip("\n"), tuple(doubts), tuple(passages))


def _marked(
    lines: Sequence[str], *, forwarded: bool, sender: Correspondent
) -> Iterator[tuple[str, Doubt, Correspondent]]:
    """Yield lines without the marks of quoting, what speaks against each, and whose."""
    marks = [_QUOTED.match(line) for line in lines]
    depths = [mark[0].count(">") if mark else 0 for mark in marks]
    bare = [
        line[mark.end() if mark else 0 :]
        for line, mark in zip(lines, marks, strict=True)
    ]
    wrote, heads = _wrote(bare), _heads(bare)
    noticed = _noticed(bare)
    earlier = _first_earlier(depths, wrote, frozenset() if forwarded else heads)
    below = frozenset(range(earlier, len(lines)))
    own = writers(depths, told_of(bare, depths, heads, wrote, below), sender)
    signed = _signed(bare, depths, wrote | heads, own)
    for place, line in enumerate(bare):
        doubt: Doubt = "repeated" if depths[place] or place in below else ""
        if place in wrote or place in heads:
            doubt = "metadata"
        elif place in noticed:
            doubt = "menu"
        elif place in signed:
            doubt = "byline"
        yield line, doubt, own[place]


def _first_earlier(depths: Sequence[int], wrote: Set[int], heads: Set[int]) -> int:
    """Return the place from which all is an earlier message, without any marks.

    So it is below the head of one, and below "On Monday X wrote:" where nothing is
    marked as quoted.
    """
    last = max((place for place, depth in enumerate(depths) if depth), default=-1)
    below = [place for place in heads if not depths[place]]
    below += [place for place in wrote if place > last]
    return min(below, default=len(depths))


def _wrote(lines: Sequence[str]) -> frozenset[int]:
    """Return the places of "On Monday X wrote:", also when it is wrapped."""
    found: set[int] = set()
    for place in range(len(lines)):
        for end in range(place + 1, min(place + _WROTE_LINES, len(lines)) + 1):
            if _WROTE.fullmatch("\n".join(lines[place:end])):
                found.update(range(place, end))
    return frozenset(found)


def _heads(lines: Sequence[str]) -> frozenset[int]:
    """Return the places of the heads of earlier messages."""
    found: set[int] = set()
    for place, line in enumerate(lines):
        handed_on = _HANDED_ON.fullmatch(line.strip()) is not None
        if handed_on or _opens_head(lines[place : place + _HEAD_LINES]):
            below = range(place + 1, len(lines))
            found.add(place)
            found.update(takewhile(lambda n: _HEAD.match(lines[n]), below))
    return frozenset(found)


def _opens_head(lines: Sequence[str]) -> bool:
    """Tell whether lines are the head of a message, as mail programs copy it."""
    return lines[0].startswith(_FROM) and any(
        line.lstrip("*").startswith(_SENT) for line in lines[1:]
    )


def _signed(
    lines: Sequence[str],
    depths: Sequence[int],
    about: Set[int],
    own: Sequence[Correspondent],
) -> frozenset[int]:
    """Return the places of signatures: each to the end of what its writer wrote.

    Below "--" all is signature. Below "Regards," and below the writer's own name it
    ends where sentences go on.
    """
    found: set[int] = set()
    begun: re.Pattern[str] | None = None
    depth = 0
    for place, line in enumerate(map(str.strip, lines)):
        goes_on = begun is _SIGN_OFF and _is_sentence(line)
        if goes_on or place in about or (line and depths[place] != depth):
            begun = None
        opened = [p for p in (_SIGNATURE, _SIGN_OFF) if p.fullmatch(line)]
        if _is_called(own[place].name, line.rstrip(",. ")):
            opened = [_SIGN_OFF]
        if opened and begun is not _SIGNATURE:
            [begun], depth = opened, depths[place]
        if begun:
            found.add(place)
    return frozenset(found)


def _is_called(name: str, line: str) -> bool:
    """Tell whether a line is somebody's name, or the first of his names."""
    return bool(line) and (line == name or name.startswith(f"{line} "))


def _is_sentence(line: str) -> bool:
    return len(line.split()) > _SENTENCE_WORDS and line.endswith((".", "!", "?", ":"))


def _noticed(lines: Sequence[str]) -> frozenset[int]:
    """Return the places of the paragraphs that say who may read the letter."""
    found: set[int] = set()
    start = 0
    for place in range(len(lines) + 1):
        if place == len(lines) or not lines[place].strip():
            if _NOTICE.match(" ".join(lines[start:place])):
                found.update(range(start, place))
            start = place + 1
    return frozenset(found)
