"""Short labels: a content cut to the few words an option is called by."""

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache

from detente.reading.draft.phrasing import AMOUNT, phrased
from detente.reading.draft.stem import KEPT, stem
from detente.reading.draft.words import (
    PARTICIPLE,
    listed,
    listed_stems,
    resolved,
    stems,
)

MOST_WORDS = 7
"""Words of a label, an amount with its unit counted as one."""
LONGEST = 9
"""Words of a label, each counted: room for an amount that would else be cut off."""
_FEW_WORDS = 2
"""Words before a comma that are enough of a label."""

_SIGNS = re.compile(r"(?:[<>=:;\"“”«»()\[\]{}#|*_`!?]|(?<!\d),|,(?!\d{3}))+")
_NEXT_SENTENCE = re.compile(r"(?<=\w\w\w)[.!?][\"”’]?\s+(?=[A-Z“\"])")
_OPENING = re.compile(
    r"^(?:(?:a|an|the|now|its|their|his|her|our|any|some|about|around|roughly|only|never|"
    r"best|worst|unknown|that|for|to|over|on|of|with|in|at(?! (?:least|most))|into"
    r"|from|but|and|instead|also|further|rather(?! than)|sure|surely|certainly|clearly"
    r"|indeed|unacceptable|unreasonable|unrealistic|excessive|maximalist)\s+)+",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"^(?:but |and |so |yet |still |also "
    r"|(?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day )*"
    r"(?:it|he|she|they|we|i|you|there)(?:['’](?:s|re|ll|ve|d|m))? "
    r"(?:(?:will|would|can|could|must|may|might|should|shall|do|does|did|is|are|was|were"
    r"|has|have|had|cannot|can['’]t|won['’]t|(?:do|does|would|could)n['’]t|not|never|be"
    r"|been|no longer|got to|going to|ready to|prepared to|willing to) )*"
    r"|^(?:(?:would|will|could|can|shall|should|must|do|does|did) (?:not|never)|cannot"
    r"|wo?n['’]t|(?:do|does|would|could|should|must)n['’]t) ",
    re.IGNORECASE,
)
_PASSIVE_BE = rf"be (?!prepared|minded|inclined){PARTICIPLE}\b"
_COULD = re.compile(
    r"^(?:(?!that|which|who|whose|where|if|when)[\w’'-]+ ){1,4}?"
    rf"(?:could|would|will|can|might)(?: not| never)? (?!{_PASSIVE_BE})"
    r"(?:(?:accept|consider|agree to|live with|be (?:ready|prepared|willing|open) to)"
    r" )?",
    re.IGNORECASE,
)
_LIKE = re.compile(
    r"^(?:(?:would|will|could|can) )?(?:(?:be )?(?:like|love|want|wish|hope|keen|glad"
    r"|happy|be able) to |(?:will|would|can|could) )?"
    r"(?:(?:accept|consider|agree (?:to|on)|live with|settle for|be"
    r"|discuss|debate|talk (?:about|over)|negotiate(?: on| over| about)?) (?=\w))?",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"^(?:(?:stand|hold)(?:ing)? (?:firm|fast) (?:on|to|over) (?:(?:its|their) )?)?"
    r"(?:demand|call|request|appeal|push|plan|attempt|effort|move|bid|plea|proposal|insistence|possibility|idea"
    r"|offer|suggestion|promise|pledge|wish|readiness|willingness)s? "
    r"(?:for|of|on|to|that) (?=\w)"
    r"|^(?:to )?(?:(?:\w+ )?(?:offer|bid|proposal|demand)s? (?:to|from|of|at)"
    r"|offer|propose) (?=[\d$£€])",
    re.IGNORECASE,
)
_IN_FRONT = re.compile(
    r"^(?:before|until|unless|after|once|if|when|while|as long as)\b[^,;]*[,;]\s+",
    re.IGNORECASE,
)
_VERB_ALONE = re.compile(
    r"(?:is|are|was|were|be|been|am|will|would|can|could|may|might|shall|should|must"
    r"|has|have|had|do|does|did)"
)
_MUST = re.compile(
    r"^((?:(?!that |which |who |nobody )\S+ )*?)(?:(?:also|now|still|even|simply) )?"
    r"(?:must|should|shall|(?<!free )will|(?:has|have|had|needs?|needed|ought) to)"
    r"\b(?! be)",
    re.IGNORECASE,
)
_FORM = re.compile(r"\bin the (?:form|shape) of\b", re.IGNORECASE)
_NOT_BUT = re.compile(
    r"\bnot (?!only\b)(?:[^\s,;]+ ){1,6}?but (?!also\b)", re.IGNORECASE
)
"""What is set aside before what is meant: *fixed not in tonnes but as a share*."""
_BY_THE_WAY = re.compile(r", (?:which|who|whose|where) [^,;]*,", re.IGNORECASE)
_PASSIVE = re.compile(
    r"^((?:(?!that |which |who |while |when |where |if |it )\S+ ){1,5}?)"
    r"(?:(?:will|would|can|could|may|might) )?"
    r"(?:(?:must|should|shall|ought to|to|(?:has|have|had|needs?|needed) to) )?"
    r"((?:not |never )?)"
    r"(?:be|is|are|being|(?:has|have|had) been) ((?:\w+ly |first |also |now )?)"
    rf"(?={PARTICIPLE}\b)",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\s(?:it|them)\b(?! (?:is|are|was|were|w[io]))", re.IGNORECASE)
_ITS_OWN = re.compile(
    r"(?<=\w )(?:its|their|his|her|our) (?=\w)(?!hands?\b|own\b|way\b|feet\b)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"(?:,? (?:as well|too|also|again|at all|at least|first of all|instead|alone"
    r"|altogether))+$",
    re.IGNORECASE,
)
_BREAK = re.compile(r"(?<!\d),|,(?!\d{3})|;|\(|\s[–—-]\s")
_CLAUSE = re.compile(
    _BREAK.pattern + r"|\s(?:that|which|who|whose|where|when|while|because|so that"
    r"|so as to|in order to|to (?:ensure|help)|saying|for fears?|including|such as"
    r"|beyond|rather than|instead of|as well as|as (?:soon|long|far|much) as|if"
    r"|(?<!way )(?:it|they|we|he|she|you))\s"
)
_FROM = re.compile(r"(?<= )from (?=[$£€¥]?\d)(?:\S+ ){1,4}?(?=to [$£€¥]?\d)")
"""Where an amount stands now, of which it is told where it is to go."""
_UNNAMED = re.compile(
    r"\b(?:it|its|them|they|their|this|(?:some|any)thing)\b|(?<!\w )\bthat\b",
    re.IGNORECASE,
)
_JOINED = "\N{NO-BREAK SPACE}"
_JOINING = frozenset(["and", "or"])
_PARTICLES = frozenset(["in", "up", "out", "off", "back", "down", "over"])
_AMOUNTING = frozenset(["no", "more", "less", "fewer"])
_ARTICLES = frozenset(["a", "an", "the"])
_TIMES = frozenset(["hour", "day", "week", "month", "quarter", "season", "year"])
_WAYS = frozenset(["way", "manner", "fashion"])
"""Behind *in*, words that say nothing without the clause that was cut off."""
_NEEDY = frozenset(["able", "consist", "depend", "rely"])
"""Words that say nothing without what stands behind them."""
_PARTS = frozenset(["all", "both", "double", "half", "twice"])
_CLAUSES = frozenset(
    [
        "that", "which", "who", "whose", "whom", "if", "because", "while", "when",
        "where", "whether", "how", "what", "why", "so", "soon", "not", "such", "very",
    ]
)  # fmt: skip
_OWNERS = frozenset(["a", "an", "the", "its", "their", "his", "her", "our", "this"])


def label(content: str, taken: Collection[str] = (), subject: str = "") -> str:
    """Return a label of at most seven words, an amount as one, unlike any taken.

    Articles and possessives are left out, and so is whoever would do it with its
    *will* or *could*; a pronoun gives way to the subject or goes; then clauses go,
    then phrases from the end, until it is short enough.

    Parameters
    ----------
    content
        What is asked, offered or refused.
    taken
        Labels of other options.
    subject
        What *it* and *them* stand for: the issue's name.

    Examples
    --------
    >>> label("the lifting of economic sanctions that have impacted its economy")
    'lifting of economic sanctions'
    >>> label("ease them in phases", subject="Sanctions")
    'ease sanctions in phases'
    >>> label("that the economic sanctions be lifted")
    'economic sanctions lifted'
    >>> label("assets must not be touched"), label("the law had to be repealed")
    ('assets not touched', 'law repealed')
    >>> label("to scrap", subject="Levy")
    'scrap levy'
    >>> label("to freeze both defence and other spending at the levels of today")
    'freeze both defence and other spending'
    >>> label("the biggest emitters of today have to pay")
    'biggest emitters of today to pay'
    >>> label("we will not pull our troops back")
    'pull troops back'
    >>> label("its demand for a full pullout"), label("Before we sign, the road opens")
    ('full pullout', 'road opens')
    >>> label("its baseline to be raised by 300,000 barrels a day")
    'baseline raised by 300,000 barrels a day'
    >>> label("a ceasefire", taken=["ceasefire"])
    'ceasefire 2'
    """
    text = _cut(content, subject)[0]
    alone = text and content.split() == ["to", text] and text not in listed("light")
    if alone and text.lower() != (thing := plain(subject).lower()):
        text = f"{text} {thing}".strip()
    return _unlike(text or "position as stated", taken)


def clarity(content: str, subject: str = "") -> tuple[bool, bool, bool, bool, int]:
    """Return how well a content would serve as a label; greater is better.

    In turn: it says something, names what it speaks of, loses no words, is a phrase
    rather than a clause; and the shorter the better.
    """
    text, whole = _cut(content, subject)
    named = not _UNNAMED.search(content)
    verbal = content.lower().startswith(("to ", "be ", "being "))
    clause = verbal or bool(_PASSIVE.search(content) or _COULD.match(content))
    return bool(text), named, whole, not clause, -len(text)


@lru_cache(maxsize=KEPT)
def _cut(content: str, subject: str) -> tuple[str, bool]:
    """Return the words of a label, and whether no word with content was lost."""
    full = len(_each(_words(plain(content, subject))))
    words = _words(plain(_before(_BREAK, content, _FEW_WORDS), subject))
    if _too_long(words):
        words = _words(plain(_before(_CLAUSE, content, 2), subject))
    if _too_long(words):
        words = _doing(words)
    if _too_long(words):
        words = list(_without_articles(_words(_FROM.sub("", " ".join(_each(words))))))
    kept = _each(_shortened(words))
    if kept[-2:-1] in (["and"], ["or"]) and _half_an_act(kept, content):
        kept = kept[:-2]
    text = " ".join(kept)
    return text if stems(text) else "", len(kept) >= min(full, MOST_WORDS)


def _doing(words: list[str]) -> list[str]:
    """Leave out which of those concerned are to do it: *workers to use the dock*."""
    to = next((n for n, word in enumerate(words[:4]) if word == "to"), 0)
    denied = words[to - 1 : to] == ["not"]
    who = words[to - 1 - denied] if to > denied else ""
    does = stem(who) in listed_stems("actors") and words[to + 1 : to + 2] != ["be"]
    return [*words[to - denied : to], *words[to + 1 :]] if to and does else words


def _half_an_act(words: Sequence[str], content: str) -> bool:
    """Tell whether a last verb has lost its object: *buy the land and turn*."""
    behind = (
        rf"\b{re.escape(' '.join(words[-2:]))} (?:it|them|him|her|an?|the|its|their)\b"
    )
    return re.search(behind, content) is not None


def _too_long(words: Sequence[str]) -> bool:
    return len(words) > MOST_WORDS or len(_each(words)) > LONGEST


def _each(words: Sequence[str]) -> list[str]:
    """Return the words with those of amounts apart."""
    return " ".join(words).replace(_JOINED, " ").split()


def _words(text: str) -> list[str]:
    """Return the words of a text, an amount as one: *30 per cent*, *the way they*."""
    joined = AMOUNT.sub(lambda found: found[0].replace(" ", _JOINED), text)
    joined = joined.replace("the way ", f"the{_JOINED}way{_JOINED}")
    return [word for word in joined.split(" ") if word]


def _without_articles(words: list[str]) -> Iterator[str]:
    """Leave out articles, but for that of a rate, and of *half the fleet*."""
    for before, word, behind in zip(
        ["", *words], words, [*words[1:], ""], strict=False
    ):
        kept = behind.lower() in _TIMES or before.lower() in _PARTS
        if word.lower() not in _ARTICLES or kept:
            yield word


@lru_cache(maxsize=KEPT)
def plain(content: str, subject: str = "") -> str:
    """Return what a content would do, without who does it, as a phrase.

    Signs that a case file gives a meaning are left out.

    Examples
    --------
    >>> plain("Iran could accept phased sanctions relief")
    'phased sanctions relief'
    """
    content = _NEXT_SENTENCE.split(resolved(content), maxsplit=1)[0]
    content = phrased(_BY_THE_WAY.sub("", _IN_FRONT.sub("", content)))
    content = _NOT_BUT.sub("", _FORM.sub("as", content))
    text = " ".join(_SIGNS.sub(" ", content).split()).strip(" .'’-–—")
    text = _OPENING.sub("", _COULD.sub("", _SAID.sub("", text)))
    text = _OPENING.sub("", _ACT.sub("", text))
    text = _MUST.sub(r"\1to", _PASSIVE.sub(r"\1\2\3", text))
    text = _PRONOUN.sub(_antecedent(text, subject), text, count=1)
    text = _OPENING.sub("", _LIKE.sub("", text))
    return _TRAILING.sub("", _ITS_OWN.sub("", text))


def _antecedent(text: str, subject: str) -> str:
    """Return what *it* or *them* right after the verb stands for; else nothing.

    That is the subject, if it agrees in number.
    """
    named = " ".join(_SIGNS.sub(" ", subject).lower().split())
    second = text.split()[1:2]
    several = named.endswith("s") and not named.endswith("ss")
    return f" {named}" if named and second == ["them" if several else "it"] else ""


def _before(mark: re.Pattern[str], content: str, least: int) -> str:
    """Return what stands before the first mark that leaves so many words at least."""
    content = phrased(_BY_THE_WAY.sub("", _IN_FRONT.sub("", resolved(content))))
    for cut in mark.finditer(content):
        if len(plain(content[: cut.start()]).split()) >= least:
            return content[: cut.start()]
    return content


def _shortened(words: list[str]) -> list[str]:
    """Drop phrases from the end while there are too many words.

    A bare noun goes with the phrase it needs: *by the end of May*; and so does a noun
    of which something was to be said: *at a price starting with a seven*.
    """
    full = len(words)
    while _too_long(words):
        links = [place for place, _ in enumerate(words) if _begins(words, place)]
        bare = len(links) > 1 and links[-1] - links[-2] == 2 and links[-2] > 1
        bare = bare and not _counts(words[links[-1] - 1])
        if bare and words[links[-1]].lower() == "of":
            links.pop()
        if links and links[-1] > 1:
            words = words[: links[-1]]
        elif len(words) > MOST_WORDS:
            words = words[:MOST_WORDS]
        else:
            words = _each(words)[:LONGEST]
            break
    if len(words) < full and words[-1].endswith("ing"):
        links = [place for place, word in enumerate(words) if _links(word)]
        apart = links and links[-1] > 1 and words[links[-1]] not in _JOINING
        words = words[: links[-1]] if apart else words
    if len(words) == full and words[-1:] and words[-1].lower() in _PARTICLES:
        return words
    return _ended(words)


def _ended(words: list[str]) -> list[str]:
    """Drop words from the end that a label cannot end with."""
    while len(words) > 1:
        way = words[-1] in _WAYS and words[-2] in {"in", "a"}
        if not way and (words[-2] == "free" or not _hangs(words[-1])):
            break
        words = words[:-1]
    return words


def _counts(word: str) -> bool:
    """Tell whether a word is an amount."""
    return word.lower() in {"half", "double"} or AMOUNT.match(word) is not None


def _begins(words: Sequence[str], place: int) -> bool:
    """Tell whether a phrase begins at a word: *of cod*, *a year*.

    None does within *take in no more than 50* and *both pay and hours*.
    """
    word, behind = words[place].lower(), words[place + 1 : place + 2]
    amounts = word in _PARTICLES and {*map(str.lower, behind)} & _AMOUNTING
    if word == "than" or amounts:
        return False
    if word == "and" and "both" in map(str.lower, words[:place]):
        return False
    rate = word in _ARTICLES and any(w.lower() in _TIMES for w in behind)
    return rate or _links(words[place])


def _hangs(word: str) -> bool:
    """Tell whether a label cannot end with a word."""
    bare = not any(map(str.isalnum, word))
    verb = _VERB_ALONE.fullmatch(word)  # in small letters: "until May" is no verb
    opens = word.lower() in _OWNERS or word.lower() in _CLAUSES
    needy = word.lower() in _NEEDY
    return bare or opens or needy or _links(word) or verb is not None


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
