"""Text as YAML: plain where that is safe, in double quotes otherwise."""

import re
from typing import TypeAlias

Value: TypeAlias = "str | list[Value] | dict[str, Value]"

_OPENS = "(£$€+/"
_NEVER_PLAIN = re.compile(r":(?:\s|$)|\s#|^\s|\s$")
_NEVER_IN_FLOW = re.compile(r"[,\[\]{}:?]")
_NO_TEXT = re.compile(r"y|n|yes|no|on|off|true|false|null", re.IGNORECASE)
"""Words that other readers, of YAML 1.1 above all, take for truth values or nothing."""


def scalar(text: str, *, flow: bool = False) -> str:
    r"""Write text so that YAML reads back the same text.

    Parameters
    ----------
    text
        Any text without surrogates.
    flow
        Whether it stands inside brackets, where more signs have a meaning.

    Examples
    --------
    >>> scalar("full lifting"), scalar("limits: none"), scalar("some, in steps")
    ('full lifting', '"limits: none"', 'some, in steps')
    >>> scalar("on"), scalar("on hold")
    ('"on"', 'on hold')
    >>> scalar("some, in steps", flow=True)
    '"some, in steps"'
    """
    plain = (
        text.isprintable()
        and (text[:1].isalnum() or text[:1] in tuple(_OPENS))
        and not _NEVER_PLAIN.search(text)
        and not _NO_TEXT.fullmatch(text)
        and not (flow and _NEVER_IN_FLOW.search(text))
    )
    return text if plain else '"' + "".join(map(_escaped, text)) + '"'


def inline(value: Value) -> str:
    """Write text, a list or a mapping on one line.

    Examples
    --------
    >>> inline({"nuclear": ["none", "limits, for a time"]})
    '{nuclear: [none, "limits, for a time"]}'
    """
    if isinstance(value, str):
        return scalar(value, flow=True)
    if isinstance(value, list):
        return f"[{', '.join(inline(item) for item in value)}]"
    fields = (f"{scalar(k, flow=True)}: {inline(v)}" for k, v in value.items())
    return f"{{{', '.join(fields)}}}"


def _escaped(sign: str) -> str:
    if sign in '\\"':
        return f"\\{sign}"
    if sign == "\n":
        return "\\n"
    if sign.isprintable():
        return sign
    code = ord(sign)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
