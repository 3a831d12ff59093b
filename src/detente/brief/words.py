"""Texts of a case as parts of a sentence."""

import re
from collections.abc import Sequence

from detente.brief.grammar import in_words
from detente.brief.names import COUNTS
from detente.brief.shapes import states
from detente.model import Note, Source

_MARKS = re.compile(r"\A(?:[#>*+-]+\s+)+")
_ALSO = re.compile(r"\A(They|It|He|She) also ")
_WHEN = re.compile(
    r"when |(?:in|on|since|by) [\w ]{0,12}\d{4},? .*\w(?:ed|ew|ook|oke|ave)\b"
)
_MODAL = re.compile(r"\b(?:could|would|may|might|will|can)\b")


def sentence(text: str) -> str:
    """Begin with a capital and end with a full stop.

    What Markdown would take for the mark of a heading or a list is left out.

    Examples
    --------
    >>> sentence("what follows"), sentence("# Now!")
    ('What follows.', 'Now!')
    """
    text = _MARKS.sub("", text.strip())
    return capital(text) + ("" if text.endswith((".", "!", "?")) else ".")


def capital(text: str) -> str:
    """Begin with a capital.

    Examples
    --------
    >>> capital("the United States")
    'The United States'
    """
    return text[:1].upper() + text[1:]


def begins_small(text: str) -> bool:
    """Tell whether a text begins in the middle of a sentence.

    Examples
    --------
    >>> begins_small("the withdrawal in 2018")
    True
    """
    return text[:1].islower()


def fragment(text: str) -> bool:
    """Tell whether a text is a piece of a sentence, which can only stand in a list.

    Examples
    --------
    >>> fragment("the withdrawal in 2018"), fragment("when talks broke down")
    (True, False)
    >>> fragment("talks were suspended"), fragment("in 2015 they signed a treaty")
    (False, False)
    """
    return begins_small(text) and not (states(text) or _WHEN.match(text))


def event(text: str) -> str:
    """Return what happened as a sentence of its own begins with it.

    Examples
    --------
    >>> event("when talks broke down in 2018"), event("They also met in May")
    ('talks broke down in 2018', 'They met in May')
    """
    return _ALSO.sub(r"\1 ", text.removeprefix("when "))


def verbal(note: Note) -> bool:
    """Tell whether a stake can follow *could*: it is quoted and begins with its verb.

    Examples
    --------
    >>> verbal(Note("stakes", "lower tariffs", "lower tariffs", "d1", (0, 13)))
    True
    >>> text = "experts fear that trade could shrink"
    >>> verbal(Note("stakes", text, text, "d1", (0, len(text))))
    False
    """
    return bool(note.quote) and begins_small(note.text) and not _MODAL.search(note.text)


def stake(note: Note) -> str:
    """Say what a deal or its failure could bring; what is quoted begins with its verb.

    Examples
    --------
    >>> stake(Note("stakes", "lower tariffs", "lower tariffs", "d1", (0, 13)))
    'Failure could lower tariffs.'
    >>> stake(Note("stakes", "Lower tariffs", "", "", (0, 0), of="agreement"))
    'With a deal: Lower tariffs.'
    """
    deal = note.of == "agreement"
    if verbal(note):
        return sentence(f"{'A deal' if deal else 'Failure'} could {note.text}")
    return sentence(f"{'With a deal' if deal else 'Without one'}: {note.text}")


def listed(texts: Sequence[str]) -> str:
    """Join what begins with a verb, without saying the same verb twice in a row.

    Examples
    --------
    >>> listed(["raise fares", "raise wages", "end the strike"])
    'raise fares, wages and end the strike'
    """
    parts: list[str] = []
    last = ""
    for text in texts:
        verb, _, rest = text.partition(" ")
        parts.append(rest if rest and verb == last else text)
        last = verb
    return in_words(parts)


def quoted(texts: Sequence[str]) -> str:
    """Join texts as a sentence does, each in quotation marks.

    Examples
    --------
    >>> quoted(["as now", "lower tolls"])
    '“as now” and “lower tolls”'
    """
    return in_words([f"“{text}”" for text in texts])


def many(number: int, thing: str) -> str:
    """Say how many things there are, small numbers in words.

    Examples
    --------
    >>> many(1, "more issue"), many(12, "more issue")
    ('one more issue', '12 more issues')
    """
    told = COUNTS[number] if number < len(COUNTS) else str(number)
    return f"{told} {thing}{'' if number == 1 else 's'}"


def called(source: Source) -> str:
    """Return what a document is called: its title, or the name of its file.

    Examples
    --------
    >>> called(Source("d1", "talks/monday.txt")), called(Source("d2"))
    ('monday.txt', 'd2')
    """
    name = re.split(r"[/\\]", source.file)[-1]
    return source.title or name or source.id
