"""Cases to case files."""

import hashlib
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from detente import files
from detente.casefile.outline import Inline, Outline, outline
from detente.casefile.scalars import Value, inline, scalar
from detente.errors import require
from detente.model import Case

WIDTH = 88
STEP = "  "

_STAMP = "# Written by détente "
_FITS = ", and unchanged as long as this fits: "
_HEAD = """\
# A Détente case: what is being negotiated, by whom, and what is known of what they
# want. Nothing said means not known, which is legal everywhere. A line that ends in
# (proposed 0.7) was proposed by a reader with that confidence and binds in as large a
# share of the draws: correct it, or delete the mark to confirm it.
"""
_COMMENTS = {
    "parties": "A deal needs the consent of principals; third parties help or harm it.",
    "issues": "Options in the order in which a change is delivered step by step.",
    "preferences": "a > b, a >= b, a = b, a > 2 x b; a: 0.4 to 0.6, a: best; never a.",
    "conditions": "Options tied to one another or ruled out; quotas and budgets.",
    "verification": "How breaches are looked for, and what follows when one is found.",
    "actions": "What parties can do to a deal once it is in force.",
    "statements": "Who said what, each with its quote.",
    "documents": "What was read.",
    "history": "What happened.",
    "interim": "Steps on the way.",
    "stakes": "What agreement or failure would bring.",
    "watch": "What to look for next.",
    "remarks": "What the reader says of its own reading.",
    "private": "What a brief for others leaves out.",
}


def save(case: Case, path: Path | str) -> None:
    """Save a case; killed at any moment, the old file or the new one is there, whole.

    The file has no stamp: what was saved by hand counts as somebody's work, see
    `untouched`.

    Raises
    ------
    OSError
        If the place cannot be written; what was there stays.
    ValueError
        If the case is no `Case`, or the path none.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     save(Case("Rain"), Path(folder, "case.yaml"))
    ...     Path(folder, "case.yaml").read_text(encoding="utf-8").count("title: Rain")
    1
    """
    first = "the case comes first, detente.save(case, path)"
    require("case must be a Case", case, Case, first)
    require("path must name a file", path, files.PATHS, "such as 'case.yaml'")
    files.write(Path(path), _written(case))


def dump(case: Case) -> str:
    """Write a case as the text of a case file; the same case gives the same text.

    The first line is a comment with a digest of the rest, by which `untouched` tells
    later on whether anybody has changed the file.

    Examples
    --------
    >>> from detente.model import Party
    >>> print(dump(Case("Sale", (Party("seller", "The Seller"),))), end="")
    ... # doctest: +ELLIPSIS
    # Written by détente ...
    # A Détente case: ...
    detente: 1
    title: Sale
    <BLANKLINE>
    # A deal needs the consent of principals; third parties help or harm it.
    parties:
      seller: {name: The Seller, role: principal}
    """
    rest = _written(case)
    return f"{_STAMP}{version('detente')}{_FITS}{_digest(rest)}\n{rest}"


def untouched(text: str) -> bool:
    """Tell whether a case file is exactly as `dump` wrote it.

    A file without the stamp of `dump`, such as one written by hand or by `save`, never
    is.

    Examples
    --------
    >>> text = dump(Case("Sale"))
    >>> untouched(text), untouched(text.replace("Sale", "Lease"))
    (True, False)
    """
    stamp, _, rest = text.partition("\n")
    return stamp.startswith(_STAMP) and stamp.endswith(f"{_FITS}{_digest(rest)}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _written(case: Case) -> str:
    """Write a case, without the stamp."""
    lines = [_HEAD.rstrip("\n")]
    for name, section in outline(case).items():
        if name in _COMMENTS:
            lines += ["", f"# {_COMMENTS[name]}"]
        lines += field_lines(name, section, "")
    return "\n".join(lines) + "\n"


def field_lines(name: str, value: Outline, indent: str) -> Iterator[str]:
    """Write ``name: value``, in several lines when it does not fit on one."""
    head = f"{indent}{scalar(name)}:"
    if isinstance(value, str):
        yield f"{head} {scalar(value)}"
    elif isinstance(value, Inline) and _fits(head, value):
        yield f"{head} {inline(value.value)}"
    else:
        yield head
        yield from _block(value, indent + STEP)


def _fits(head: str, value: Inline) -> bool:
    return not value.value or len(head) + 1 + len(inline(value.value)) <= WIDTH


def _block(value: Outline, indent: str) -> Iterator[str]:
    """Write a list or a mapping over several lines."""
    if isinstance(value, Inline):
        value = _opened(value)
    if isinstance(value, dict):
        for name, field in value.items():
            yield from field_lines(name, field, indent)
    elif isinstance(value, list):
        for item in value:
            yield from item_lines(item, indent)


def item_lines(item: Outline, indent: str) -> Iterator[str]:
    """Write ``- item``; the fields of a mapping stand below one another."""
    if isinstance(item, str):
        yield f"{indent}- {scalar(item)}"
        return
    first, *rest = _block(item, indent + STEP)
    yield f"{indent}- {first[len(indent) + len(STEP) :]}"
    yield from rest


def _opened(value: Inline) -> Outline:
    """Return what stands inside, each part inline when it fits."""
    if isinstance(value.value, dict):
        return {name: part(field) for name, field in value.value.items()}
    return [part(item) for item in value.value]


def part(value: Value) -> Outline:
    """Return a value so that it is written on one line when it fits."""
    return value if isinstance(value, str) else Inline(value)
