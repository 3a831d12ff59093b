"""Demands that are given up: nothing is accepted by that, only no longer asked for."""

import re

from detente.model.evidence import Statement

_DROPPED = re.compile(
    r"\b(?:drop|abandon|withdr[ae]w|shelv|scrap|waiv|retract|relinquish|renounc|ditch"
    r"|forgo|surrender|give up|giv(?:es|ing) up|gave up"
    r"|back(?:s|ed|ing)? (?:off|away|down)"
    r"|retreat|climb(?:s|ed|ing)? down)\w*"
    r"(?: (?:from|on))?(?: (?:its|their|his|her|the|a|an|any|all|our))?"
    r"(?: (?!for\b|that\b|to\b|of\b)[\w-]+){0,3}? "
    r"(?:demand|claim|call|request|insistence|condition)s?(?= (?:for|that|to|on|of)\b)",
    re.IGNORECASE,
)


def gives_up_a_demand(statement: Statement) -> bool:
    """Tell whether a statement takes back what its party asked for before.

    Its reader has it as accepting, which is as near as an act comes; but who drops a
    demand for a thing has not accepted the thing.

    Examples
    --------
    >>> def said(act, quote):
    ...     return Statement("s1", "x", act, "", "", quote, "", (0, len(quote)))
    >>> gives_up_a_demand(said("accept", "It dropped its demand for a shorter week"))
    True
    >>> gives_up_a_demand(said("accept", "It dropped its opposition to a shorter week"))
    False
    """
    return statement.act == "accept" and bool(_DROPPED.search(statement.quote))
