"""What was found, in the form in which it is kept: as a sentence can say it again."""

import re
from collections.abc import Mapping
from dataclasses import replace

from detente.model import Act, Modality, mending
from detente.reading.found import Found
from detente.reading.speakers.parties import PartyTable

_CONDITION = re.compile(
    r"(.+?), ((?:only )?(?:if|unless|provided|as long as|so long as|on condition)\b.+)"
)
_DUTY = re.compile(r"\b(?:must|should|ha(?:s|ve) to|needs? to)\b")
_DOES = re.compile(r"(?:would|could|will|can|may|might) (?!be\b|not\b|have\b)")
_BY_ACT: Mapping[Act, tuple[tuple[re.Pattern[str], str], ...]] = {
    "demand": ((re.compile(r"for (?=.+ to \w)"), ""),),
    "seek": ((re.compile(r"for (?=.+ to \w)"), ""),),
    "offer": ((_DOES, "to "),),
    "willing": (
        (_DOES, "to "),
        (re.compile(r"open to (?=\w)"), ""),
        (re.compile(r"to accept (?!that\b|to\b|it\b|being\b)(?=\w)"), ""),
    ),
    "accept": (
        (re.compile(r"(?:its|their) (?:objections?|opposition|veto) (?:to|over) "), ""),
    ),
}
"""How a content may begin that says again what its act does, and what stays of that."""


def settled(one: Found, table: PartyTable) -> Found:
    """Return what was found with its content and condition as they are kept.

    As `detente.model.mending.settled` has them; without what the act says already; a
    condition that a comma sets off apart; of two clauses the one that demands.
    """
    quote = one.parsed.block.text[slice(*one.span)]
    names = [table.title(party) for party in one.holder.parties]
    name = names[0] if len(names) == 1 else ""
    content = mending.settled(one.content, quote, name) or one.content
    condition = mending.settled(one.condition, quote)
    clauses = content.split("; ")
    content = next((text for text in clauses if _DUTY.search(text)), content)
    if not condition and (parted := _CONDITION.fullmatch(content)):
        content, condition = parted[1], parted[2]
    for pattern, instead in _BY_ACT.get(one.act, ()):
        if found := pattern.match(content):
            content = instead + content[found.end() :]
    tied = one.modality == "stated" and bool(condition)
    modality: Modality = "conditional" if tied else one.modality
    return replace(one, content=content, condition=condition, modality=modality)
