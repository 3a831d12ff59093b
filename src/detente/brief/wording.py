"""What a party does, in words: each act with each shape of content."""

import re
from collections.abc import Mapping, Set
from dataclasses import replace

from detente.brief.shapes import Shape, shape, spoken, states
from detente.model import Act, Statement
from detente.model.mending import begins, mended, paired, plain, small, unmarked
from detente.model.telling import ACT_WORDS

OTHERWISE: Mapping[tuple[Shape, Act], str] = {
    ("fact", "demand"): "says that",
    ("fact", "seek"): "says that",
    ("fact", "prefer"): "would prefer that",
    ("fact", "offer"): "says that",
    ("fact", "willing"): "says that",
    ("fact", "reject"): "says that",
    ("fact", "oppose"): "says that",
    ("fact", "assert"): "maintains",
    ("duty", "demand"): "says that",
    ("duty", "willing"): "says that",
    ("duty", "reject"): "says that",
    ("duty", "oppose"): "says that",
    ("duty", "assert"): "maintains",
    ("other", "demand"): "wants",
    ("other", "seek"): "would like",
    ("wish", "demand"): "asks for",
    ("wish", "seek"): "would like",
    ("limit", "demand"): "asks only that",
    ("none", "reject"): "says there can be",
    ("none", "oppose"): "says there can be",
    ("question", "demand"): "asks",
    ("question", "oppose"): "is at odds over",
    ("charge", "assert"): "accuses",
    ("charge", "oppose"): "accuses",
    ("claim", "assert"): "reaffirms",
    ("gerund", "offer"): "proposes",
    ("gerund", "reject"): "rules out",
}
"""How an act reads before the other shapes, where not as before a noun or a clause."""

_FORMS: Mapping[Shape, int] = {"infinitive": 1, "clause": 2, "fact": 2, "duty": 2}
_RATHER = re.compile(r"\bwould (?:rather|sooner)\b")
_STARTS = ("only that ", "for ", "to ", "that ")
"""What a content begins with that its verb says too."""
_GIVING_UP = re.compile(
    r"(?:to )?(?:give up|abandon|drop|surrender|relinquish|forgo|renounce|waive|scrap"
    r"|shelve|withdraw|retract|part with)\b"
)
"""What to refuse to do is to hold on to something."""
_LOOSE = re.compile(r", (?!and\b|or\b)| (?:before|after|until|while|when) \w")
_FAR = re.compile(r" (?:in|at|to|on|by) (?:an?|the|\d+\w*)\b")
"""What may end a thing, or say when and where something is done to it."""
_AFAR: Set[Act] = {"concern", "offer"}
"""Acts after whose words such an end is taken for that of the sentence."""
_LONGEST = 25
"""Words of a quote up to which it is told whole."""
_OPEN = re.compile(r" (?:for|of|to|with|in|on|at|by|from|until)\Z")
"""What a text may end with that must go on without a comma."""
_CLOSE = re.compile(
    r"(?:only|in exchange|in return|before|without|until|while|for)\b", re.IGNORECASE
)
"""How a condition begins that goes on without a comma."""


def wording(statement: Statement, name: str = "") -> tuple[str, str]:
    """Return what one does in a statement, verb first, and the words that follow.

    Parameters
    ----------
    statement
        With its content.
    name
        Of the party, where that is known.

    Examples
    --------
    >>> quote = "they must go first"
    >>> said = Statement("s1", "x", "demand", "", quote, quote, "", (0, len(quote)))
    >>> wording(said)
    ('says that', 'they must go first')
    """
    kind, content = shape(statement, name), mended(statement, name)
    if kind == "speech":
        return _speech(statement, content)
    if kind == "promise":
        return "says it", conditional(content, statement)
    for start in _STARTS:
        content = content.removeprefix(start)
    verb = _verb(kind, statement)
    content = _undoubled(verb, content)
    if kind in {"noun", "infinitive"} and _falls_apart(kind, content, statement):
        content = f"“{content}”"
    return verb, conditional(content, statement)


def _falls_apart(kind: Shape, content: str, statement: Statement) -> bool:
    """Tell whether a content is better set in quotation marks, and may be.

    What could be taken for two things, or its end for that of the sentence, is quoted,
    if it stands so in the quote.
    """
    loose = bool(_LOOSE.search(content))
    loose &= not re.search(r", to ", content)
    if kind == "noun" and statement.act in _AFAR:
        loose |= bool(_FAR.search(content))
    marks = re.search(r"[\"“”\[]", content)
    verbatim = plain(content).lower() in plain(statement.quote).lower()
    return loose and not marks and verbatim


def _verb(kind: Shape, statement: Statement) -> str:
    act = statement.act
    far = not statement.content.startswith("open to ") and _FAR.search(
        statement.content
    )
    if act == "willing" and kind == "noun" and far:
        return "is willing to accept"
    if act == "reject" and _GIVING_UP.match(statement.content):
        return "would not"
    if act == "seek" and kind == "noun" and _wanted(statement):
        return "wants"
    if act == "prefer" and _RATHER.search(statement.content):
        return "says that"
    return OTHERWISE.get((kind, act)) or ACT_WORDS[act][_FORMS.get(kind, 0)]


def conditional(content: str, statement: Statement) -> str:
    """Add to a content what the statement makes it depend on.

    Examples
    --------
    >>> quote = "It may stay for as long as it pays"
    >>> place, condition = (0, len(quote)), "As long as it pays"
    >>> said = Statement("s", "x", "seek", "", "", quote, "", place, condition)
    >>> conditional("leave to stay for", said), conditional("leave to stay", said)
    ('leave to stay for as long as it pays', 'leave to stay, as long as it pays')
    """
    if not statement.condition:
        return content
    goes_on = _OPEN.search(content) or _CLOSE.match(statement.condition)
    return f"{content}{' ' if goes_on else ', '}{paired(small(statement.condition))}"


def _speech(statement: Statement, content: str) -> tuple[str, str]:
    """Set words in the first person in quotation marks, with their condition."""
    noun, infinitive, _ = ACT_WORDS[statement.act]
    whole = _bare(conditional(content, statement))
    if content.startswith("to "):
        return infinitive, f"“{whole.removeprefix('to ')}”"
    if begins(statement) and not spoken(content):
        told = _bare(mended(replace(statement, content=statement.quote)))
        if len(told.split()) <= _LONGEST and (states(told) or told == whole):
            return "says:", f"“{told[:1].upper()}{told[1:]}”"
    if spoken(content):
        return "says:", f"“{whole[:1].upper()}{whole[1:]}”"
    return noun, f"“{whole}”"


def _wanted(statement: Statement) -> bool:
    """Tell whether a seeker was said, in so many words, to want it."""
    said = rf"\bwants? {re.escape(unmarked(statement.content))}"
    return bool(re.search(said, unmarked(statement.quote)))


def _bare(text: str) -> str:
    """Leave out the quotation marks within what will stand in some."""
    return re.sub(r"[\"“”]", "", text)


def _undoubled(verb: str, content: str) -> str:
    """Leave out at the start of a content what the verb has said.

    Examples
    --------
    >>> _undoubled("is open to", "open to exemptions")
    'exemptions'
    """
    said, words = verb.split(), content.split(" ")
    for n in range(min(len(said), len(words) - 1), 0, -1):
        if said[-n:] == words[:n]:
            return " ".join(words[n:])
    return content
