"""Contents as a sentence takes them: quotation marks in pairs, no stray capital."""

import re

from detente.brief.grammar import plural
from detente.model import Statement

STANDING = re.compile(r"\b(?:it|they|them|this|that|these|those) \[([^\]]+)\]", re.I)
"""A pronoun with what it stands for, as quotes have it."""

_JOINED = re.compile(r"(?:But|And|Yet|So) (?=\w)")
_TOLD = re.compile(r"(?:he|she|they|it) (?:wrote|said|says|added|argued),? ", re.I)
_NEXT = re.compile(r"(?<=[a-z]{2})[.!?] (?=[A-Z])")
_STRAIGHT = re.compile(r'"([^"]*)"')
_SMALL_WORD = re.compile(r"\W*(?:for|of|to|with|in|on|at|as|the|a|an)\W*", re.I)
_PERSON = re.compile(r"(?:he|she)(?= )", re.I)
_HOME = re.compile(r"\b(?:his|her)(?= (?:country|people|nation|union)\b)")
_OWNED = re.compile(
    r"\b(?:his|her(?! (?:on|in|to|for|at|with|and|or|as|over|from)\b))(?= [a-z])"
)
_SMALL = re.compile(
    r"(?:A|An|The|Any|All|Both|Each|Every|Few|Half|His|Her|Its|Their|More|Most|Less|No"
    r"|Nobody|None|Not|Nothing|One|Only|Other|Some|Such|That|This|Those|These|There"
    r"|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Zero|Before|After|If|When|Once"
    r"|Unless|Provided|While|As|In|On|At|For|With|Without"
    r"|[A-Z][a-z]+(?:ing|tion|sion|ment|ness|ance|ence|ier|ary))"
)
"""Words that are no names, and so have no capital inside a sentence."""
_SEVERAL = re.compile(
    r"(?!Brussels|Athens|Wales|Naples|Netherlands|Philippines|Maldives|Seychelles"
    r"|Emirates|States|Nations|Andes|Alps)[A-Z][a-z]+(?<![aiosu])s"
)
"""What a sentence may begin with that names several things, and is no known name."""
_EVEN = re.compile(r"[^“”]*(?:“[^“”]*”[^“”]*)*")
_NO_QUOTES = dict.fromkeys(map(ord, '"“”'))
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def mended(statement: Statement, name: str = "") -> str:
    r"""Return the content of a statement as the middle of a sentence takes it.

    What a pronoun stands for takes its place; a word that joined it to another
    sentence goes, and so does the next sentence; a quotation mark gets its fellow; a
    capital that it had from beginning a sentence goes; a party is *it*, whoever speaks
    for it.

    Parameters
    ----------
    statement
        Whose content it is.
    name
        Of the party, where that is known.

    Examples
    --------
    >>> def of(content, name=""):
    ...     said = (0, len(content))
    ...     seek = Statement("s", "x", "seek", "", content, content, "", said)
    ...     return mended(seek, name)
    >>> of("But the ban must go"), of("them [the fees] cut")
    ('the ban must go', 'the fees cut')
    >>> of('the plan as "a gift'), of('steps", in short'), of("An end to it")
    ('the plan as “a gift”', '“steps”, in short', 'an end to it')
    >>> of("Oslo objects", "Oslo"), of("his forces would stay", "Unions")
    ('it objects', 'their forces would stay')
    """
    content = STANDING.sub(lambda found: small(found[1]), statement.content)
    content = _TOLD.sub("", _JOINED.sub("", content, count=1), count=1)
    content = _NEXT.split(" ".join(content.split()))[0]
    if begins(statement):
        content = small(content)
    return paired(_own(content, name)).rstrip(" ,;:.")


def plain(text: str) -> str:
    """Return a text with simple marks and single blanks, to compare it with another."""
    return " ".join(text.split()).translate(_SIGNS)


def begins(statement: Statement) -> bool:
    """Tell whether the content of a statement begins its quote."""
    return plain(statement.quote).startswith(plain(statement.content))


def small(text: str) -> str:
    """Begin with a small letter, unless with a name.

    Examples
    --------
    >>> small("If the ban goes"), small("Oslo pays"), small("Fees rise")
    ('if the ban goes', 'Oslo pays', 'fees rise')
    """
    first = text.split(" ", 1)[0].rstrip(",")
    known = _SMALL.fullmatch(first) or _SEVERAL.fullmatch(first)
    return text[:1].lower() + text[1:] if known else text


def _own(content: str, name: str) -> str:
    """Speak of a party as of a thing, or of several: neither by name nor as he or she.

    Words in quotation marks stay.
    """
    it, its = ("they", "their") if plural(name) else ("it", "its")
    said, mark, rest = content.partition('"' if '"' in content else "“")
    if name:
        said = re.sub(rf"(?:[Tt]he )?{re.escape(name)}(?= [a-z])", it, said, count=1)
    said = _PERSON.sub(it, said) if _PERSON.match(said) else said
    return _OWNED.sub(its, _HOME.sub("the", said)) + mark + rest


def paired(text: str) -> str:
    """Give each quotation mark its fellow, both curled; where that fails, none stay.

    Examples
    --------
    >>> paired('called it "a gift'), paired("out” of “order”")
    ('called it “a gift”', '“out” of “order”')
    """
    text = _STRAIGHT.sub(r"“\1”", text)
    if '"' in text:
        text = _completed(text, text.index('"'))
    elif text.count("“") == text.count("”") + 1:
        text = f"{text}”"
    elif text.count("”") == text.count("“") + 1:
        text = f"“{text}"
    return text if _EVEN.fullmatch(text) else text.translate(_NO_QUOTES)


def _completed(text: str, place: int) -> str:
    """Set what a lone straight mark opens, or closes, in two curled ones."""
    before, after = text[:place], text[place + 1 :]
    opens = not before or before[-1] in " (—–"
    inside = after if opens else before
    if not inside.strip() or _SMALL_WORD.fullmatch(inside):
        return before + after
    return f"{before}“{after}”" if opens else f"“{before}”{after}"
