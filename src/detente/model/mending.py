"""Contents as a sentence takes them: quotation marks in pairs, no stray capital.

What is read is kept in this form, and what is told of it is told in the same words, so
that a content can be read back from its own telling.
"""

import re

from detente.model.evidence import Statement
from detente.model.several import plural

STANDING = re.compile(r"\b(?:it|they|them|this|that|these|those) \[([^\]]+)\]", re.I)
"""A pronoun with what it stands for, as quotes have it."""

_JOINED = re.compile(r"(?:But|And|Yet|So) (?=\w)")
_TOLD = re.compile(r"(?:he|she|they|it) (?:wrote|said|says|added|argued),? ", re.I)
_NEXT = re.compile(r"(?<=[a-z]{2})[.!?] (?=[A-Z])")
_STRAIGHT = re.compile(r'"([^"]*)"')
_SMALL_WORD = re.compile(r"\W*(?:for|of|to|with|in|on|at|as|the|a|an)\W*", re.I)
_PERSON = re.compile(r"\b(?:he|she)(?= )", re.I)
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
_DANGLING = re.compile(r"(?:[ ,;:.—–]+(?:and|or|but)?)+\Z")
_WRAPPED = re.compile(r'\A(to )?"([^"]*)"\Z')
_EVEN = re.compile(r"[^“”]*(?:“[^“”]*”[^“”]*)*")
_NO_QUOTES = dict.fromkeys(map(ord, '"“”'))
_SIGNS = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


def settled(content: str, quote: str = "", name: str = "") -> str:
    r"""Return a content as the middle of a sentence takes it, with simple marks.

    What a pronoun stands for takes its place; a word that joined it to another
    sentence goes, and so do the next sentence and a word that led on to more; a
    quotation mark gets its fellow, and marks around all that is done go; a capital
    that it had from beginning a sentence goes; a party is *it*, whoever speaks for it.

    Parameters
    ----------
    content
        As it was read.
    quote
        Where it was read.
    name
        Of the party, where that is known.

    Examples
    --------
    >>> settled("But the ban must go"), settled("them [the fees] cut")
    ('the ban must go', 'the fees cut')
    >>> settled('the plan as "a gift'), settled('to "go home"'), settled("fees, and")
    ('the plan as "a gift"', 'to go home', 'fees')
    >>> settled("An end to it", "An end to it"), settled("Oslo objects", "", "Oslo")
    ('an end to it', 'it objects')
    >>> settled("his forces would stay", "", "Unions")
    'their forces would stay'
    """
    opens = plain(quote).startswith(plain(content))
    text = STANDING.sub(lambda found: small(found[1]), content)
    text, joined = _JOINED.subn("", text, count=1)
    text = _NEXT.split(" ".join(_TOLD.sub("", text, count=1).split()))[0]
    if opens or joined:
        text = small(text)
    text = _DANGLING.sub("", plain(paired(_own(text, name))))
    return _WRAPPED.sub(r"\1\2", text)


def mended(statement: Statement, name: str = "") -> str:
    r"""Return the content of a statement as a sentence of print has it.

    As `settled` has it, with the quotation marks of print.

    Parameters
    ----------
    statement
        Whose content it is.
    name
        Of the party, where that is known.

    Examples
    --------
    >>> content = 'steps", in short'
    >>> mended(Statement("s", "x", "seek", "", content, "", "", (0, 0)))
    '“steps”, in short'
    """
    return paired(settled(statement.content, statement.quote, name))


def plain(text: str) -> str:
    """Return a text with simple marks and single blanks, to compare it with another."""
    return " ".join(text.split()).translate(_SIGNS)


def unmarked(text: str) -> str:
    """Return a text without quotation marks and capitals, to look for it in another.

    Examples
    --------
    >>> unmarked("Accused it of “foul  play”")
    'accused it of foul play'
    """
    return " ".join(plain(text).replace('"', "").lower().split())


def begins(statement: Statement) -> bool:
    """Tell whether the content of a statement begins its quote."""
    return unmarked(statement.quote).startswith(unmarked(statement.content))


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
        said = re.sub(rf"\A(?:[Tt]he )?{re.escape(name)}(?= [a-z])", it, said)
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
