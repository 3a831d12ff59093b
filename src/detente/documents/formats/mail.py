"""E-mail: what was written, what was quoted from before, what was attached."""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime
from pathlib import PurePath

from detente.documents.formats.correspondents import Correspondent, in_order
from detente.documents.formats.extract import Extract, Member, not_before, plain
from detente.documents.formats.kinds import is_meant
from detente.documents.formats.letter import unquoted
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
_ANSWER = re.compile(
    r"(?:(?:re|aw|sv|antw?|fwd?|wg|vs|tr|rv)\s*(?:\[\d+\])?:\s*)+", re.I
)
_FIRST = 1982
"""The year of the format (RFC 822)."""
_STUB = 2
"""Times as many words in HTML that make a plain form no rendering of it."""
_FORWARDED = re.compile(r"\s*(?:fwd?|wg|tr|rv)\s*:", re.IGNORECASE)


def extract(content: bytes) -> Extract:
    r"""Return the text of a message, its subject, day and sender, and its attachments.

    The plain form is taken before the HTML one. What is quoted from an earlier message
    is marked as repeated and its marks (``>``) are left out; signatures and notices are
    marked too. Attached documents are members; other attachments are left out.

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
    sender = Correspondent(_sender(message), _day(message))
    handed_on = _FORWARDED.match(subject) is not None
    letter = unquoted(_body(message), forwarded=handed_on, sender=sender)
    members = tuple(_attachments(message))
    if not (letter.text or members):
        raise DocumentError("must hold text or documents; found neither. Leave it out.")
    return Extract(
        text=letter.text,
        title=_ANSWER.sub("", subject, count=1).strip(),
        date=sender.date,
        author=sender.name,
        doubts=letter.doubts,
        members=members,
        written=letter.written,
    )


def _body(message: EmailMessage) -> str:
    """Return the text of a message as its reader sees it.

    Where the plain form is a stub ("see the HTML version"), the other one is the text.
    """
    written, shown = _form(message, "plain"), _from_html(_form(message, "html"))
    stub = _STUB * len(written.split()) < len(shown.split())
    return shown if stub or not written.strip() else written


def _form(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    return _content(part) if isinstance(part, EmailMessage) else ""


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


def _attachments(message: EmailMessage) -> Iterator[Member]:
    """Yield the attached documents, and messages that are handed on whole."""
    whole = message.get_content_type() == "message/rfc822"
    parts = [message] if whole else message.iter_attachments()
    for n, part in enumerate(parts, start=1):
        suffix = _SUFFIX_OF.get(part.get_content_type(), "")
        name = plain(part.get_filename() or "") or f"attachment-{n}{suffix}"
        if not is_meant(name):
            name += suffix
        if is_meant(name):
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
        sent = parsedate_to_datetime(str(message.get("Date", "")))
        return not_before(sent.date(), _FIRST)
    except (ValueError, TypeError):
        return ""


def _sender(message: EmailMessage) -> str:
    name, address = parseaddr(str(message.get("From", "")))
    return in_order(plain(name or address))
