"""E-mail: what was written, what was quoted from before, what was attached."""

import re
from collections.abc import Iterator, Sequence
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath

from detente.documents.document import Doubt
from detente.documents.formats.extract import Doubted, Extract, Member, plain
from detente.documents.formats.kinds import SUFFIXES
from detente.errors import DocumentError

_SUFFIX_OF = {
    "text/plain": ".txt",
    "text/markdown": ".md",
    "text/html": ".html",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
    "application/zip": ".zip",
    "application/x-zip-compressed": ".zip",
}
_KNOWN = ("From", "Date", "Subject", "To", "Message-ID", "MIME-Version")
_QUOTED = re.compile(r"(?:> ?)+")
_WROTE = re.compile(
    r"(?:On|Am|Le|El|Il|Op|Den)\b.{5,200}(?:wrote|schrieb|écrit|escribió"
    r"|scritto|schreef|skrev)\s?:",
    re.DOTALL,
)
_ORIGINAL = re.compile(r"-{2,}\s*Original Message\s*-{2,}", re.IGNORECASE)
_ANSWER = re.compile(
    r"(?:(?:re|aw|sv|antw?|fwd?|wg|vs|tr|rv)\s*(?:\[\d+\])?:\s*)+", re.I
)
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv)\s*:", re.IGNORECASE)
_SIGNATURE = re.compile(r"-- ?")
_WROTE_LINES, _HEAD_LINES = 3, 4


def extract(content: bytes) -> Extract:
    r"""Return the text of a message, its subject, day and sender, and its attachments.

    The plain form is taken before the HTML one. What is quoted from an earlier message
    is marked as repeated and its marks (``>``) are left out; so is a signature, as a
    byline. Attachments of known formats are members; others are left out.

    Raises
    ------
    DocumentError
        If it is no message, or has neither text nor documents.

    Examples
    --------
    >>> sent = b"Subject: Re: Talks\nFrom: Ann <a@b.org>\n\nWe accept.\n\n> Do you?\n"
    >>> found = extract(sent)
    >>> found.title, found.author, found.text, found.doubts
    ('Talks', 'Ann', 'We accept.\n\nDo you?', ((12, 19, 'repeated'),))
    """
    message = message_from_bytes(content, policy=policy.default)
    if not any(message.get(name) for name in _KNOWN):
        raise DocumentError(
            "must be an e-mail; found none of its headers. "
            "Save it again from the mail program."
        )
    subject = plain(" ".join(str(message.get("Subject", "")).split()))
    text, doubts = unquoted(_body(message), forwarded=bool(_FORWARDED.match(subject)))
    members = tuple(_attachments(message))
    if not (text or members):
        raise DocumentError("must hold text or documents; found neither. Leave it out.")
    return Extract(
        text=text,
        title=_ANSWER.sub("", subject, count=1).strip(),
        date=_day(message),
        author=_sender(message),
        doubts=doubts,
        members=members,
    )


def _body(message: EmailMessage) -> str:
    """Return the text of a message as its reader sees it."""
    for kind in ("plain", "html"):
        part = message.get_body(preferencelist=(kind,))
        text = _content(part) if isinstance(part, EmailMessage) else ""
        if kind == "html":
            text = _from_html(text)
        if text.strip():
            return text
    return ""


def _content(part: EmailMessage) -> str:
    """Return the characters of a part, also when its character set is none."""
    try:
        return plain(str(part.get_content()))
    except (LookupError, ValueError):
        payload = part.get_payload(decode=True)
        return (
            plain(payload.decode("utf-8", "replace"))
            if isinstance(payload, bytes)
            else ""
        )


def _from_html(source: str) -> str:
    from detente.documents.formats.markup import rendered
    from detente.documents.formats.webpage import parsed

    tree = parsed(source)
    return "" if tree is None else rendered(tree, whole=True)


def unquoted(text: str, *, forwarded: bool = False) -> tuple[str, tuple[Doubted, ...]]:
    r"""Take the marks off quoted lines, and say which these were.

    Parameters
    ----------
    text
        Of a message.
    forwarded
        Whether it hands on an earlier message, which then is what it says.

    Examples
    --------
    >>> unquoted("No.\nOn Monday Bo wrote:\n> Will you pay?")
    ('No.\n\nOn Monday Bo wrote:\nWill you pay?', ((5, 38, 'repeated'),))
    """
    written: list[str] = []
    doubts: list[Doubted] = []
    length = 0
    last: Doubt | None = None
    for line, doubt in _marked(text.strip("\n").split("\n"), forwarded=forwarded):
        apart = last is not None and doubt != last and written[-1] != "\n"
        if apart or not line.strip():
            written.append("\n")
            length += 1
        if not line.strip():
            continue
        if doubt:
            start = doubts.pop()[0] if doubt == last else length
            doubts.append((start, length + len(line), doubt))
        written.append(f"{line}\n")
        length += len(line) + 1
        last = doubt
    return "".join(written).rstrip("\n"), tuple(doubts)


def _marked(lines: Sequence[str], *, forwarded: bool) -> Iterator[tuple[str, Doubt]]:
    """Yield lines without the marks of quoting, each with what speaks against it."""
    opening = _openings(lines)
    rest: Doubt = ""
    for place, line in enumerate(lines):
        quoted = _QUOTED.match(line)
        if _SIGNATURE.fullmatch(line):
            rest = "byline"
        elif not forwarded and _opens_original(lines, place):
            rest = "repeated"
        bare = line[quoted.end() :] if quoted else line
        yield bare, "repeated" if quoted or place in opening else rest


def _openings(lines: Sequence[str]) -> frozenset[int]:
    """Return the places of "On Monday X wrote:", also when it is wrapped."""
    found: set[int] = set()
    for place in range(len(lines)):
        for end in range(place + 1, min(place + _WROTE_LINES, len(lines)) + 1):
            if _WROTE.fullmatch("\n".join(lines[place:end])):
                found.update(range(place, end))
    return frozenset(found)


def _opens_original(lines: Sequence[str], place: int) -> bool:
    """Tell whether an earlier message follows without any marks of quoting."""
    head = lines[place : place + _HEAD_LINES]
    if _ORIGINAL.fullmatch(head[0].strip()):
        return True
    return head[0].startswith(("From:", "*From:*")) and any(
        line.lstrip("*").startswith(("Sent:", "Date:")) for line in head[1:]
    )


def _attachments(message: EmailMessage) -> Iterator[Member]:
    """Yield the attached documents, and messages that are handed on whole."""
    whole = message.get_content_type() == "message/rfc822"
    parts = [message] if whole else message.iter_attachments()
    for n, part in enumerate(parts, start=1):
        suffix = _SUFFIX_OF.get(part.get_content_type(), "")
        name = plain(part.get_filename() or "") or f"attachment-{n}{suffix}"
        if not name.lower().endswith(SUFFIXES):
            name += suffix
        if name.lower().endswith(SUFFIXES):
            yield Member(PurePath(name).name, _bytes(part))


def _bytes(part: Message) -> bytes:
    inner = part.get_payload()
    if isinstance(inner, list):
        return b"".join(m.as_bytes() for m in inner[:1] if isinstance(m, Message))
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _day(message: EmailMessage) -> str:
    """Return the day it was sent; nothing when its date is none."""
    try:
        return parsedate_to_datetime(str(message.get("Date", ""))).date().isoformat()
    except (ValueError, TypeError):
        return ""


def _sender(message: EmailMessage) -> str:
    name, address = parseaddr(str(message.get("From", "")))
    return plain(name or address)
