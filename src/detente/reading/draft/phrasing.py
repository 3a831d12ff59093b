"""What a content asks for, free of the deal it is part of and of who calls it so."""

import re

from detente.reading.draft.words import figures

_DEAL = (
    r"(?:agreement|accord|bargain|contract|compromise|deal|offer|outcome|package|pact"
    r"|proposal|settlement|solution|text|treaty)s?"
)
_MUST = (
    r"(?:(?:would )?(?:must|should|shall|will|(?:has|have|had|needs?|needed|ought) to))"
)
_HOLDS = r"(?:include|contain|come with|comprise|provide for|feature|be based on)"
_IN_THE_DEAL = re.compile(
    rf"^(?:that )?(?:(?:an?|any|the|every|each|its|their|no|new|final|future|lasting"
    rf"|pay|peace|trade|wage) )+{_DEAL} {_MUST} (?:also |first |at least )?"
    rf"(?:{_HOLDS} )?(?=\w)(?!be\b)",
    re.IGNORECASE,
)
"""*Any deal must include a truce*: a truce."""
_PART_OF_IT = re.compile(
    rf",? (?:{_MUST} |to |)(?:be|form|stay|remain|being) (?:an? )?(?:\w+ )?part of"
    rf" (?:an?|any|the|every) (?:\w+ )?{_DEAL}$",
    re.IGNORECASE,
)
_CALLS = r"(?:calls?|called|describes?(?: as)?|terms?|sees? as|says (?:is|are))"
_WHAT_IT_CALLS = re.compile(
    rf"\bwhat (?:it|he|she|they|we|[A-Z][\w’'-]+) {_CALLS} (?:(?:an?|the) )?"
)
_IT_CALLS = re.compile(rf" (?:it|he|she|they|we) {_CALLS} (?:an? |the )?[\w’'-]+")
_THERE = re.compile(
    r"(?<=\w) that there (?:(?:will|would|should|shall|can|must|may) )?(?:be|are|is) ",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r"(?<=\w), (?!and |or |but |as well )[^,;]{1,40},"
    r" (?=(?:would|will|must|should|shall|could|can|may|has to|have to|to|be|is|are)\b)"
)
_THESE = re.compile(
    rf"^(?:this|that|these|those) (?:{_MUST} (?:be )?|be |to be )(?=\w)", re.IGNORECASE
)
_IN_PASSING = re.compile(
    r", (?:saying|asking|adding|arguing|warning|insisting|claiming|citing|noting"
    r"|calling|describing|accusing)\b.*$"
    r"|(?<=\w),? but (?:said|says|asked|asking|warned)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
"""What its party says of it in the same breath: *a ban, saying that …*."""
_ABLE = re.compile(r"\bto be able to (?=\w)|\bbe able to (?=\w)", re.IGNORECASE)
_WOULD_BE = re.compile(
    r"(?<=\w) that ((?:[\w’'-]+ ){1,5}?)(?:would|will|should|shall|must|can) (not )?be "
)
_RULE_THAT = re.compile(
    r"^(?:an?|any|the) (?:arrangement|bill|change|clause|law|measure|plan|provision"
    r"|reform|rule|something)s? (?:that|which) (?:would|will|could|can) (?!be\b)(?=\w)",
    re.IGNORECASE,
)
_TALKED_OF = re.compile(
    r",? (?:(?:can|could|may|might|should|must) )?be (?:discussed|negotiated)"
    r"(?: (?:at|on|across) the table)?$",
    re.IGNORECASE,
)
_SCALES = "hundred|thousand|million|billion|trillion"
_SPANS = "hour|day|night|week|month|quarter|season|year|share|head|barrel|tonne|hectare"
_LINKS = "of|to|in|on|at|by|for|from|with|as|than|and|or|over|under|per|a|an|the|more"


def phrased(content: str) -> str:
    """Return a content without words that are not of what is asked for.

    Those are the deal that it is to be part of, who calls it so, what is put in between
    commas, and a word that points at what was said before.

    Examples
    --------
    >>> phrased("any deal must include a lasting truce")
    'a lasting truce'
    >>> phrased("arbitration must be part of any agreement")
    'arbitration'
    >>> phrased("what it calls the largest rise in years")
    'largest rise in years'
    >>> phrased("a promise that there will be no closures")
    'a promise of no closures'
    >>> phrased("a rule that would let ships wait"), phrased("pay can be discussed")
    ('let ships wait', 'pay')
    >>> phrased("a moratorium, saying that more cuts would follow")
    'a moratorium'
    >>> phrased("a guarantee that no rail worker would be dismissed")
    'a guarantee that no rail worker be dismissed'
    >>> phrased("the union, on Monday, would go on with its ban")
    'the union would go on with its ban'
    """
    text = _ABLE.sub("to ", content) if "able to " in content else content
    if "," in text or " but " in text:
        text = _ASIDE.sub(" ", _IN_PASSING.sub("", text))
    if " that " in text:
        text = _WOULD_BE.sub(r" that \1\2be ", _THERE.sub(" of ", text))
    text = _IT_CALLS.sub("", _WHAT_IT_CALLS.sub("", text))
    if " that " in text or " which " in text:
        text = _RULE_THAT.sub("", text)
    if " be " in text:
        text = _TALKED_OF.sub("", text)
    return _PART_OF_IT.sub("", _IN_THE_DEAL.sub("", _THESE.sub("", text)))


def _amounts() -> re.Pattern[str]:
    """Return a pattern for an amount with its unit, its rate, or its ratio."""
    number = rf"(?:[$£€¥]?\d[\d.,]*\w*|(?:{'|'.join(figures())})\b)"
    unit = rf"(?: (?!(?:{_LINKS})\b)[a-z][\w-]*)?"
    rate = rf"(?: (?:an?|per) (?:{_SPANS})\b)?"
    ratio = rf"(?: (?:to|for|per) (?:every )?{number}{unit})?"
    some = rf"{number}(?: (?:{_SCALES}))?(?: per cent)?{unit}{rate}"
    return re.compile(rf"\bone [a-z]+ (?:to|for|per) (?:every )?{some}|{some}{ratio}")


AMOUNT = _amounts()
"""An amount as it counts for one word: *11 billion cubic*, *two trucks a day*."""
