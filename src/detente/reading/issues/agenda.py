"""Statements about what belongs on the table, told from positions on it."""

import re

from detente.model import Statement

_TALKS = r"(?:talks?|negotiations?|agenda|discussions?|dialogue|conversations?|summit)"
_TABLE = re.compile(
    r"\b(?:on|off|from|onto) the (?:negotiating )?(?:table|agenda)\b"
    r"|\bseparate (?:track|talks|negotiation|channel|forum)"
    r"|\b(?:outside|beyond|within|part of|scope of) (?:the |these |any )?"
    + _TALKS
    + r"\b"
    rf"|\b{_TALKS}\b[^.;]{{0,30}}\b(?:must|should|to|can|will|would|cannot|not)\b"
    r"[^.;]{0,20}\b(?:include|cover|address|exclude|deal with|focus|extend|be "
    r"(?:limited|confined|restricted|broadened|widened|expanded))",
    re.IGNORECASE,
)
_SUM = re.compile(r"\d")
_TALKED_OF = (
    r"(?:agreement|accord|agenda|chapter|contract|deal|debate|file|issue|matter|pact"
    r"|question|talks?|text|treaty|negotiations?)s?"
)
_SUBJECT = re.compile(
    r"^(?:to |that |on |not |a |an |the |any |its |their |\w+er |direct |more "
    r"|further )*"
    r"(?:(?:focus(?:ing|ed)?|discussions?|talks|negotiations|dialogue) "
    r"(?:on|about|over|of|beyond|regarding)\b"
    r"|(?:discuss|debat|negotiat|renegotiat)(?:e|ing|ed)?\b"
    rf"|reopen(?:ing|ed)? (?:\w+ ){{0,3}}?{_TALKED_OF}\b"
    r"|(?:talk|speak)(?:ing)? about\b"
    r"|(?:address|tackl|rais|cover|includ|broach)(?:e|ing)?\b.*"
    r"\b(?:concerns?|issues?|questions?|matters?|topics?|subjects?|file)\b)",
    re.IGNORECASE,
)


def on_the_agenda(statement: Statement) -> bool:
    """Tell whether a statement is about what should be talked about.

    Its content is a discussion, a focus or an issue to be addressed, or its words put
    something on the table or the agenda, or off it.

    Examples
    --------
    >>> def said(content):
    ...     size = (0, len(content))
    ...     return Statement("s1", "x", "insist", "", content, content, "d1", size)
    >>> on_the_agenda(said("addressing broader security concerns"))
    True
    >>> on_the_agenda(said("the lifting of sanctions"))
    False

    Nor is an offer of so much that is put on the table.
    """
    tabled = statement.act in {"offer", "willing"} and _SUM.search(statement.content)
    told = _TABLE.search(statement.quote) and not tabled
    return bool(_SUBJECT.match(statement.content) or told)


def only_offered(statement: Statement) -> bool:
    """Tell whether a party would talk about a thing, and does not ask for it.

    Examples
    --------
    >>> said = "to discuss the fees"
    >>> only_offered(Statement("s1", "x", "willing", "", said, said, "d1", (0, 19)))
    True
    """
    given = statement.act in {"offer", "willing", "accept"}
    return given and not _TABLE.search(statement.quote)
