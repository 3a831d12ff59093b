"""What a noun phrase looks like: its kind, its article, the name it makes."""

import re
from collections.abc import Iterator
from typing import Any

from detente.reading.particles import PARTICLES
from detente.reading.words import table, words

NO_PARTY = frozenset(["DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "LAW", "EVENT"])
"""Entities that are never a party."""

_MODIFIERS = frozenset(["amod", "compound", "poss", "nmod", "npadvmod", "nummod"])
_POINTING = frozenset(["the", "its", "his", "her", "their", "our", "that", "this"])
_DEED = ("ment", "ness", "sion", "tion")
_OPEN = frozenset(["a", "an", "some", "many", "most", "any", "other", "another"])
_JOINS = frozenset(["of", "and", "for", "the", "&", "'s", "'"])
_BODIES = frozenset(["company", "people", "regulator", "union"])
_WHOLE = frozenset(["association", "council", "government", "ministry", "union"])
"""Words that end a name, so that "and" behind one begins another."""
_HELD = frozenset(["share", "shareholder", "stake", "stock"])
"""What nobody has in a person."""
_SHORTEST = 2
"""Letters of what may be a number, or a state, rather than a body."""
_COINED = re.compile(r"(?!Del|Des|Fitz|Mac|Van|Von)[A-Z][a-z]{2,}[A-Z]\w+")
"""A capital inside a word, behind no syllable that people's names begin with."""
_DOERS = re.compile(r"[a-z]{3,}(?:ers|ists|ians)$")


def group_kind(token: Any) -> str:
    """Return the kind of party that a common noun names, or nothing.

    A plural of doers that no list knows (-ers, -ists) is ``people``.
    """
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"} or _is_surname(token):
        return ""
    lemma = token.lemma_.lower()
    forms = {lemma, token.lower_}
    if token.lower_ == "states":
        return "people"
    if token.pos_ == "PROPN" and token.i == token.sent.start:
        forms.add(token.lower_.removesuffix("s"))
    kinds = table("roles")["groups"]
    known = next((k for k in kinds if forms & words("roles", "groups", k)), "")
    if known or any(lemma in words("roles", who) for who in ("outsiders", "voices")):
        return str(known)
    return "people" if token.tag_ == "NNS" and _DOERS.search(token.lower_) else ""


def _is_surname(token: Any) -> bool:
    """Tell whether a word ends the name of a person: "Ed Baker" bakes nothing."""
    return token.ent_type_ == "PERSON" and token.ent_iob_ == "I"


def modifiers(token: Any) -> Iterator[Any]:
    """Yield the words before a noun that tell which one, the nearest first."""
    for child in reversed(list(token.lefts)):
        if child.dep_ in _MODIFIERS and not _is_backer(child):
            title = _title_behind(child) or child
            yield title
            yield from modifiers(title)


def _title_behind(name: Any) -> Any | None:
    """Return the title that the parser joined to the person named before it.

    In "with President Ana Silva and EU envoy Bo Lund" the envoy is no Silva's.
    """
    person = name.pos_ == "PROPN" and name.ent_type_ == "PERSON"
    joined = (c for c in name.children if c.dep_ == "conj" and person)
    return next((c for c in joined if c.ent_type_ != "PERSON"), None)


def _is_backer(child: Any) -> bool:
    """Tell whether a name only says whose protégé somebody is: "Omani-backed"."""
    behind = child.doc.words[child.i + 1 : child.i + 3]
    joined = len(behind) > 1 and behind[0].text == "-"
    return joined and behind[1].tag_ in {"VBN", "VBD"}


def is_definite(token: Any) -> bool:
    """Tell whether a noun may mean something known: no "a", "some", "other"."""
    return not _determiners(token) & _OPEN


def is_somebody(token: Any) -> bool:
    """Tell whether a name is a person's because a clause says who it is: "X, who"."""
    clauses = (c for c in token.children if c.dep_ == "relcl")
    return any(t.lower_ == "who" for clause in clauses for t in clause.children)


def is_abstract(token: Any) -> bool:
    """Tell a noun written large because it opens a sentence: "Reinstatement is off".

    One alone whose ending makes it what is done, not who does it.
    """
    alone = not any(c.dep_ in {"compound", "det"} for c in token.children)
    made = token.text.istitle() and token.lower_.endswith(_DEED)
    return bool(token.is_sent_start and alone and made and not token.ent_type_)


def is_body_name(name: Any) -> bool:
    """Tell whether a name is that of a body: "cinema chain Orpheum"."""
    before = [c for c in name.lefts if c.dep_ == "compound" and c.text.islower()]
    return bool(before) and before[-1].lemma_ in words("roles", "named_bodies")


def ends_body(name: Any) -> bool:
    """Tell whether a name with an article is a body's: "the General Relief Fund"."""
    noun = name.lower_ in words("roles", "named_bodies")
    return noun and name.ent_type_ != "PERSON" and has_article(name)


def is_coined(word: str) -> bool:
    """Tell whether a word has capitals inside as firms have them: "GasLink".

    Examples
    --------
    >>> is_coined("GasLink"), is_coined("McKay"), is_coined("MacDonald")
    (True, False, False)
    """
    return _COINED.fullmatch(word) is not None


def is_acronym(name: Any) -> bool:
    """Tell whether a name is in capitals, and longer than a state's: "the DMU"."""
    return bool(name.is_upper and name.is_alpha and len(name) > _SHORTEST)


def is_called(name: Any) -> bool:
    """Tell whether what a body is stands before a name: "the carmaker Borg"."""
    first = _first(name)
    before = name.doc[max(first - 2, 0) : first]
    if len(before) < 2 or before[1].text not in words("roles", "named_bodies"):
        return False
    return is_acronym(name) or before[0].lower_ in {"the", "a", "an"}


def is_no_person(token: Any) -> bool:
    """Tell whether a name is a body's because of what is said beside it.

    A clause says what it is, "Abel Stone, which", or that there are "shares in" it.
    """
    behind = token.doc[token.i + 1 : token.i + 3]
    held = token.dep_ == "pobj" and token.head.lower_ == "in"
    held = held and token.head.head.lemma_.lower() in _HELD
    return held or [t.text for t in behind] == [",", "which"]


def has_article(token: Any) -> bool:
    """Tell whether a noun points at something: "the", "its", "that"."""
    return bool(_determiners(token) & _POINTING)


def is_bare(token: Any) -> bool:
    """Tell whether no adjective or noun stands before a noun."""
    return not any(c.dep_ in {"compound", "amod"} for c in token.lefts)


def _determiners(token: Any) -> set[str]:
    return {c.lower_ for c in token.children if c.dep_ in {"det", "poss"}}


def goes_on(token: Any) -> Any | None:
    """Return the last word of a person's name that the parser has cut in two.

    In "said Bo Lund of Aro" it may set "Lund" beside "Bo".
    """
    if token.ent_type_ != "PERSON":
        return None
    rest = (c for c in token.rights if c.dep_ == "appos" and c.ent_iob_ == "I")
    return next((c for c in rest if c.left_edge.i == token.i + 1), None)


def name_run(token: Any) -> str:
    """Return the proper name that ends in a token, as the text has it."""
    return str(token.doc[_first(token) : token.i + 1].text)


def full_name(token: Any) -> str:
    """Return the proper name round a token: "Board of Ferry Owners" round "Board".

    Two names that "and" joins are one only where a body ends them: "Markets Authority".
    """
    doc, last = token.doc, token.i + 1
    link = doc[last].lower_ if last < len(doc) else ""
    if link in {"of", "for", "and"} and doc[last].ent_type_ == "ORG":
        while last < len(doc) and doc[last].ent_iob_ == "I":
            last += 1
        while doc[last - 1].tag_ == "POS":
            last -= 1
    named = last > token.i + 1 and doc[last - 1].pos_ == "PROPN"
    named = named and (link != "and" or bool(group_kind(doc[last - 1])))
    return str(doc[_first(token) : last if named else _of_what(token)].text)


def _of_what(token: Any) -> int:
    """Return where the name of a body ends that says what it is of.

    "Board of Airline Representatives", whatever the model took for a name.
    """
    doc, last = token.doc, int(token.i) + 1
    body = token.pos_ == "PROPN" and group_kind(token) in _BODIES
    if not body or last >= len(doc) or doc[last].lower_ not in {"of", "for"}:
        return last
    last += 2 if doc[min(last + 1, len(doc) - 1)].lower_ == "the" else 1
    first = last
    while last < len(doc) and doc[last].text[:1].isupper() and _names_some(doc[last]):
        last += 1
    return last if last > first else int(token.i) + 1


def _names_some(token: Any) -> bool:
    return token.pos_ in {"PROPN", "NOUN", "ADJ"} and token.ent_type_ not in NO_PARTY


def person_name(token: Any) -> str:
    """Return the name of a person that ends in a token, without what they are.

    "Mr Abel Stone" and "Foreign Minister Abel Stone" are "Abel Stone".
    """
    first = _first(token)
    for place in range(token.i - 1, first - 1, -1):
        if is_title(token.doc[place]):
            first = place + 1
            break
    return str(token.doc[first : token.i + 1].text)


def last_of_name(token: Any) -> Any:
    """Return the surname, where the parser hangs "Ann-Lou Lee" on its first part."""
    last = token
    while last.i + 1 < len(token.doc) and last.nbor(1).ent_iob_ == "I":
        if last.nbor(1).ent_type_ != "PERSON" or last.nbor(1).tag_ == "POS":
            break
        last = last.nbor(1)
    return last


def _first(token: Any) -> int:
    """Return where the proper name begins that ends in a token."""
    first = int(token.i)
    while first > token.sent.start and _in_name(token.doc[first - 1]):
        first -= 1
    while first < token.i and not _may_begin(token.doc[first]):
        first += 1
    return _behind_office(token, first)


def _behind_office(name: Any, first: int) -> int:
    """Return where a name begins behind whose office it is: "Director of the Bank"."""
    doc, office = name.doc, name.doc[first].lemma_.lower()
    held = office in words("roles", "voices") - words("roles", "collective")
    if not held or first + 2 > name.i or doc[first + 1].lower_ != "of":
        return first
    return min(first + 2 + (doc[first + 2].lower_ == "the"), int(name.i))


def is_title(token: Any) -> bool:
    """Tell whether a word before a name says what its bearer is."""
    plain = token.lower_.rstrip(".")
    lists = ("titles", "voices", "selves")
    known = any({plain, token.lemma_.lower()} & words("roles", name) for name in lists)
    return known or token.text in words("roles", "portfolios")


def _may_begin(token: Any) -> bool:
    """Tell whether a name may begin here: not with a sentence's first adjective."""
    if token.pos_ == "ADJ":
        return bool(token.ent_type_ or not token.is_sent_start)
    return bool(token.pos_ == "PROPN")


def _in_name(token: Any) -> bool:
    if token.text[:1].isupper() and token.pos_ in {"PROPN", "ADJ", "NOUN"}:
        return True
    if token.ent_type_ == "PERSON" and token.ent_iob_ == "I":
        return token.lower_ in PARTICLES
    if token.text == "-" and not token.whitespace_:
        joined = not token.nbor(-1).whitespace_ and token.nbor(1).text[:1].isupper()
        return joined and token.nbor(-1).text[:1].isupper()
    joins = token.lower_ in _JOINS and token.ent_iob_ == "I"
    if token.lower_ == "and" and token.i > token.sent.start:
        joins = joins and token.nbor(-1).lower_ not in _WHOLE
    return joins and not (token.tag_ == "POS" and token.ent_type_ == "PERSON")


def phrase(token: Any) -> str:
    """Return a noun with all that stands before it, and its apposition."""
    last = next((c for c in token.children if c.dep_ == "appos"), token)
    return str(token.doc[token.left_edge.i : max(token.i, last.i) + 1].text)


def short_phrase(token: Any) -> str:
    """Return a noun with what tells it from others of its kind.

    "Downstream farmers", "ruling party", "cottage owners' association".
    """
    kept = [c for c in token.lefts if c.dep_ in {"compound", "amod"}]
    told = [_named(c) for c in kept if c.pos_ != "VERB" or c.tag_ == "VBG"]
    return " ".join([*_belonging(token), *told, token.text])


def _named(word: Any) -> str:
    """Return a word before a noun, a name whole: "New South Wales firefighters"."""
    first = word.doc[word.left_edge.i]
    if word.i > first.i and word.nbor(-1).text == "-":
        return _words(first, word)
    if word.text[:1].isupper() and first.text[:1].isupper() and first.pos_ != "DET":
        return name_run(word) if word.pos_ == "PROPN" else _words(first, word)
    return str(word.text)


def _words(first: Any, last: Any) -> str:
    return str(first.doc[first.i : last.i + 1].text)


def _belonging(token: Any) -> Iterator[str]:
    """Yield the words that say whose body a noun is, if no name says it."""
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is None or owner.pos_ != "NOUN" or owner.tag_ != "NNS":
        return
    if group_kind(token) in _BODIES:
        before = [c.text for c in owner.lefts if c.dep_ in {"compound", "amod"}]
        yield " ".join([*before, f"{owner.text}'"])
