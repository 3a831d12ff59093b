"""Short labels: a content cut to the few words an option is called by."""

import re
from collections.abc import Collection

from detente.reading.draft.words import listed, stems

MOST_WORDS = 6

_SIGNS = re.compile(r"[<>=:;,\"“”«»()\[\]{}#|*_`!?]+")
_OPENING = re.compile(
    r"^(?:(?:a|an|the|its|their|his|her|our|any|some|about|around|roughly|only|never|"
    r"best|worst|unknown|that|for|to|over|on|of|with|in|at(?! least)|into|from|but"
    r"|and)\s+)+",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^(?:but |and |so |yet |still |also "
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day )*"
    r"(?:it|he|she|they|we|i|you|there)(?:['’](?:s|re|ll|ve|d|m))? "
    r"(?:(?:will|would|can|could|must|may|might|should|shall|do|does|did|is|are|was|were"
    r"|has|have|had|cannot|can['’]t|won['’]t|(?:do|does|would|could)n['’]t|not|never|be"
    r"|been|no longer|going to|ready to|prepared to|willing to) )*",
    re.IGNORECASE,
)
_COULD = re.compile(
    r"^(?:[\w’'-]+ ){1,4}(?:could|would|will|can|might) "
    r"(?:accept|consider|agree to|live with|be (?:ready|prepared|willing|open) to) ",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r",|;|\(|\s[–—]\s|\s(?:that|which|who|whose|where|when|while|because|so that|in "
    r"order to|including|such as|beyond|rather than|instead of|as well as)\s"
)
_ARTICLES = frozenset(["a", "an", "the"])
_OWNERS = frozenset(["a", "an", "the", "its", "their", "his", "her", "our", "this"])


def label(content: str, taken: Collection[str] = ()) -> str:
    """Return a label of at most six words, unlike any already taken.

    Articles and possessives that open the content are left out, and so are a pronoun
    with its *will* or *will not*; then clauses, then phrases from the end, until it is
    short enough.

    Examples
    --------
    >>> label("the lifting of economic sanctions that have impacted its economy")
    'lifting of economic sanctions'
    >>> label("addressing broader security concerns beyond the nuclear issue")
    'addressing broader security concerns'
    >>> label("we will not pull our troops back")
    'pull our troops back'
    >>> label("a ceasefire", taken=["ceasefire"])
    'ceasefire 2'
    """
    words = _plain(content).split()
    if len(words) > MOST_WORDS:
        words = _plain(_first_clause(content)).split()
    if len(words) > MOST_WORDS:
        words = [word for word in words if word.lower() not in _ARTICLES]
    text = " ".join(_shortened(words))
    return _unlike(text if stems(text) else "position as stated", taken)


def _plain(content: str) -> str:
    """Return the content without the signs that a case file gives a meaning."""
    text = " ".join(_SIGNS.sub(" ", content).split()).strip(" .'’-–—")
    return _OPENING.sub("", _COULD.sub("", _SAID.sub("", text)))


def _first_clause(content: str) -> str:
    """Return what stands before the first clause, unless that is next to nothing."""
    for cut in _CLAUSE.finditer(content):
        if len(_plain(content[: cut.start()]).split()) > 1:
            return content[: cut.start()]
    return content


def _shortened(words: list[str]) -> list[str]:
    """Drop phrases from the end while there are too many words."""
    while len(words) > MOST_WORDS:
        links = [
            place for place, word in enumerate(words) if word.lower() in listed("links")
        ]
        last = links[-1] if links and links[-1] > 1 else MOST_WORDS
        words = words[:last]
    while len(words) > 1 and (_links(words[-1]) or words[-1].lower() in _OWNERS):
        words = words[:-1]
    return words


def _links(word: str) -> bool:
    return word.lower() in listed("links")


def _unlike(text: str, taken: Collection[str]) -> str:
    """Return the text, numbered if it is taken already."""
    known = {label.lower() for label in taken}
    if text.lower() not in known:
        return text
    number = 2
    while f"{text} {number}".lower() in known:
        number += 1
    return f"{text} {number}"
