"""What the content of a statement is, as grammar has it."""

import re
from collections.abc import Callable, Sequence
from typing import Literal

from detente.model import Statement
from detente.model.mending import mended, plain, unmarked

Shape = Literal[
    "noun", "gerund", "infinitive", "clause", "limit", "fact", "duty", "other", "wish",
    "none", "question", "speech", "promise", "charge", "claim",
]  # fmt: skip
"""The kinds of content.

A ``noun`` phrase, or a ``gerund``; an ``infinitive``; a ``clause`` with its verb in the
subjunctive (*the ban be lifted*), one that asks for no more (``limit``), one that says
what is so (``fact``) and one that says what must or could be (``duty``); what some
``other`` is to do (*the board to meet*), also after *for* (``wish``); ``none`` of
something (*no withdrawal*); a ``question`` (*how fast it fills*); words in the first
person (``speech``); the rest of a sentence whose subject is the party (``promise``);
whom it accuses (``charge``); what it calls its own (``claim``).
"""

_DUTY = (
    r"(?:must|should|would|will|won't|wouldn't|cannot|can't|can|could|may|might|shall"
    r"|ha(?:s|ve|d) to|need(?:s|ed)? to)"
)
_BEING = (
    r"(?:is|are|was|were|isn't|aren't|wasn't|weren't|do(?:es)?n't|didn't|does|had|has"
    r"|have)"
)
_BEFORE = r"(?:(?:before|after|if|when|while|until|once) [^,]+, )?"
_WORD = (
    r"(?!(?:that|which|who|what|whom|whose|whether|how|where|when|why|if|as|because"
    r"|before|after|until|unless|once|while|than|to|for|not)\b)[\w'%.$£€/-]+"
)
_LATER = rf"(?!(?:they|he|she|it|we|I|you|nobody|no one|someone|everyone)\b){_WORD}"
_SUBJECT = rf"{_BEFORE}{_WORD}(?: {_LATER}){{0,9}}? "


def _after_subject(verb: str) -> re.Pattern[str]:
    return re.compile(rf"{_SUBJECT}\"?(?:\w+ly )?{verb}(?![\w-])", re.IGNORECASE)


DUTY = _after_subject(_DUTY)
FACT = _after_subject(_BEING)
_WISHED = re.compile(rf"{_SUBJECT}(?:not )?be [\w-]+", re.IGNORECASE)
_IT = re.compile(r"(?:it|they) [a-z]")
_OTHER = re.compile(r"[^,;:]{1,60}? to (?:[a-z]+ly )?[a-z]+\b", re.DOTALL)
_ASKED = (
    r"\b(?:want|wants|wanted|like|likes|ask|asks|asked|asking|urg\w+|press\w*|push\w*"
    r"|expect\w*|call\w* (?:on|for)|plead\w* with|tell\w*|told|beg\w*|lobb\w+"
    r"|appeal\w* (?:to|for)|implor\w+|invit\w+)(?: for)? "
)
"""What stands before whoever is to do something."""
_SOMEONE = re.compile(r"both\b|all (?:parties|sides)\b|[A-Z]|.+ to be \w+", re.DOTALL)
_CLAIM = re.compile(
    r"(?:its|their|the) (?:\w+ )?(?:rights?|claims?|titles?) (?:to|over)"
)
_GERUND = re.compile(r"(?:instead )?[a-z]{2,}ing (?!of\b)")
_TITLE = 3
"""Words up to which a quote may be no sentence."""
_FIRST = re.compile(
    r"\b(?:I|I'(?:m|d|ll|ve)|we|we'(?:re|d|ll|ve)|us|our|ours|ourselves|my|me|mine|you"
    r"|your|you'(?:re|d|ll|ve))\b"
)
_SPOKEN = re.compile(r"(?:I|we|you)(?:'\w+)? ", re.IGNORECASE)
_QUESTION = re.compile(r"(?:what|how|whether|where|when|why|whatever)\b")
_MODAL = re.compile(r"(?:would|could|will|can|may|might)(?: not)? (?!be\b|not\b)")
_UNSAID = re.compile(
    r"(?:is|are|was|were|be|been|must|should|would|could|will|can|may|might|need|needs"
    r"|has|have|had|who|who'\w+|which|whose)\b"
)
"""How a piece of a sentence begins that has lost its subject."""
_EMPTY = re.compile(
    r"(?:it|this|that|these|those|they|them|he|she|him|her|one|ones|none|so|such|both"
    r"|all|any|some|something|else|nothing|more|less|you|us|we|ourselves|itself"
    r"|themselves|to|do|on|in|of|for|with|by|at|over|from|about|the|a|an|and|or|not"
    r"|half|third|discuss|doubts?|concerns?|worries|fears"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\d+)"
)
"""Words that say nothing without those around them."""

Test = Callable[[str, Statement], bool]


def _quoted_after(before: str, said: Statement) -> bool:
    """Tell whether a content stands after some words in its quote."""
    found = re.search(before + re.escape(unmarked(said.content)), unmarked(said.quote))
    return found is not None


def _begins_as(pattern: re.Pattern[str]) -> Test:
    return lambda content, _: pattern.match(content) is not None


def _speech(content: str, said: Statement) -> bool:
    return bool(_FIRST.search(content) or _FIRST.search(plain(said.condition)))


def _fact(content: str, said: Statement) -> bool:
    whole = (
        unmarked(said.content) == unmarked(said.quote) and said.modality != "inferred"
    )
    told = whole and len(content.split()) > _TITLE and not content.startswith("only ")
    return told or bool(FACT.match(content) or _IT.match(content))


def _clause(content: str, said: Statement) -> bool:
    wished = _quoted_after(r"\bthat ", said) or bool(_WISHED.match(content))
    return wished or content.startswith("that ")


def _wish(content: str, said: Statement) -> bool:
    after = _quoted_after(r"\bfor ", said) and bool(_OTHER.match(content))
    return after or content.startswith("for ")


def _other(content: str, said: Statement) -> bool:
    asked = re.search(
        _ASKED + re.escape(unmarked(said.content)[:12]), unmarked(said.quote)
    )
    return bool(_OTHER.match(content) and (asked or _SOMEONE.match(content)))


SHAPES: Sequence[tuple[Shape, Test]] = (
    ("speech", _speech),
    ("infinitive", lambda content, _: content.startswith("to ")),
    ("promise", _begins_as(_MODAL)),
    ("charge", lambda _, said: _quoted_after(r"\baccus\w+ ", said)),
    ("question", _begins_as(_QUESTION)),
    ("duty", _begins_as(DUTY)),
    ("limit", lambda content, _: content.startswith("only that ")),
    ("fact", _fact),
    ("clause", _clause),
    ("none", lambda content, _: content.startswith("no ")),
    ("wish", _wish),
    ("other", _other),
    ("claim", _begins_as(_CLAIM)),
    ("gerund", _begins_as(_GERUND)),
    ("noun", lambda *_: True),
)
"""The shapes with how to tell them; the first that fits is it."""


def shape(statement: Statement, name: str = "") -> Shape:
    """Return what the content of a statement is, as grammar has it.

    Parameters
    ----------
    statement
        Whose content it is.
    name
        Of the party, where that is known.

    Examples
    --------
    >>> def of(content):
    ...     said = Statement("s1", "oslo", "demand", "", content, "", "", (0, 0))
    ...     return shape(said)
    >>> of("the ban be lifted"), of("prices must fall"), of("restrictions that hold")
    ('clause', 'duty', 'noun')
    >>> of("both sides to meet"), of("limits to save fish"), of("our title")
    ('other', 'noun', 'speech')
    """
    content = plain(mended(statement, name))
    return next(kind for kind, fits in SHAPES if fits(content, statement))


def states(text: str) -> bool:
    """Tell whether a text says that something is, was or must be so.

    Examples
    --------
    >>> states("talks were suspended"), states("the talks that were suspended")
    (True, False)
    """
    return bool(FACT.match(plain(text)) or DUTY.match(plain(text)))


def spoken(content: str) -> bool:
    """Tell whether words in the first person are a sentence of their own.

    Examples
    --------
    >>> spoken("I'd go tomorrow"), spoken("a lease on our land")
    (True, False)
    """
    return bool(_SPOKEN.match(plain(content))) or states(content)


def sayable(statement: Statement, name: str = "") -> bool:
    """Tell whether a statement says something by itself.

    Where only a pronoun, a bare number, the party itself, or a piece without its
    subject was read, a sentence cannot be made of it: its quote can be looked up in
    the brief.

    Examples
    --------
    >>> def of(content, act="reject"):
    ...     said = Statement("s1", "x", act, "", content, "", "", (0, 0))
    ...     return sayable(said, "Owner")
    >>> of("it"), of("14"), of("14 days"), of("is too much"), of("such a thing")
    (False, False, True, False, True)
    >>> of("the pipeline's owner")
    False
    """
    content = plain(mended(statement, name)).lower()
    words = re.findall(r"[^\W_]+", content)
    itself = name and f" {content}".endswith(f" {name.lower()}")
    if itself or all(_EMPTY.fullmatch(word) for word in words):
        return False
    kind = shape(statement, name)
    if kind == "speech":
        return not _QUESTION.match(content)
    if kind == "promise":
        return statement.act in {"willing", "offer"}
    return not _UNSAID.match(content)
