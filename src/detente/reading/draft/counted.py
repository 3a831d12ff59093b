"""Numbers without a noun: *five*, beside *a deal of three years*, is five years."""

import re
from collections.abc import Sequence

from detente.reading.draft.words import listed

_NUMBER = (
    r"(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|fifteen|eighteen|twenty|thirty|forty|fifty)"
)
_COUNTED = re.compile(rf"\b{_NUMBER}[\s-]?(%|per ?cent\b|[a-z]{{3,}})", re.IGNORECASE)
_BARE = re.compile(rf"(?<![\w$€£¥.,]){_NUMBER}$", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_ANY = re.compile(rf"(?<!\w){_NUMBER}(?![a-z])", re.IGNORECASE)


def counted(content: str, others: Sequence[str]) -> str:
    """Return a content with what its last number counts, as the others have it.

    The first number goes with the first of another content, the second with its
    second.

    Examples
    --------
    >>> counted("five", ["a rookie deal of three years"])
    'five years'
    >>> counted("17% over four", ["a 28% raise over three years"])
    '17% over four years'
    >>> counted("14", ["18% of salary"]), counted("14", ["a shorter week"])
    ('14%', '14')
    >>> counted("live with five", ["18% of salary"]), counted("$90,000", ["18 days"])
    ('live with five per cent', '$90,000')
    """
    if not _BARE.search(content) or _YEAR.search(content):
        return content
    place = len(_ANY.findall(content)) - 1
    for other in others:
        nouns = [n for n in _COUNTED.findall(other) if n.lower() not in listed("plain")]
        if len(nouns) > place:
            noun = nouns[place]
            if noun == "%" and content[-1:].isdigit():
                return f"{content}%"
            return f"{content} {'per cent' if noun == '%' else noun}"
    return content
