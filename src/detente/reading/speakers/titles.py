"""People of whom only a title is known: "President Ann Lee", "Trade Minister Bo"."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.groups import is_state, scene, state
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.nouns import ends_body, group_kind, person_name
from detente.reading.words import table, words

_PRESIDED = frozenset(["company", "union"])
_REACH = 4
"""Words before a name in which a title is looked for."""
_CUT = frozenset([":", ";", "(", ")", "–", "—"])
"""Behind these no title goes on: "pick a prime minister: Ann Lee, Bo Ek"."""
_BESIDE = frozenset(["acl", "amod", "compound"])
"""What a verb is that only tells of a noun: "ruling party leader"."""


def titled(resolver: Context, token: Any) -> Holder | None:
    """Return for whom an unknown person with a title speaks: who was spoken of last.

    One with a title of government speaks for the government unless a country did; the
    head of no state that is known acts alone.

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The last word of the name.
    """
    if token.pos_ != "PROPN" or ends_body(token):
        return None
    near = _near(token)
    near = near if any(map(_is_title, near)) else _behind(token) or near
    body = _presided(resolver, token)
    known = body or resolver.inside(token) or resolver.last
    own = known is not None and known == resolver.section
    reigns, governs = body is None and _reigns(token, near), _governs(near)
    clerical = token.doc[token.left_edge.i].lower_ in words("roles", "clerical")
    if reigns and not clerical and state(resolver, token):
        governs = True
    elif reigns and not governs:
        return sovereign(resolver, token)
    known = _by_office(resolver, near.text.lower(), known) or known
    elsewhere = known is None or not is_state(resolver, known)
    if governs and not own and (elsewhere or scene(resolver, token)):
        known = Holder((resolver.government(token),))
    spoken = governs or any(map(_is_title, near))
    if not spoken or known is None or len(known.parties) != 1:
        return None
    name = person_name(token)
    if not resolver.ahead:
        resolver.table.add_person(name, known.parties[0])
    return Holder(known.parties, name, 0.9)


def _near(name: Any) -> Any:
    """Return the words before a name that may be its title: none before a verb.

    In "the chiefs oppose Coastal Pipe" there is no chief of that name; nor does "With
    the harbour at its head, Coastal Pipe will …" tell of one.
    """
    doc, last = name.doc, int(name.left_edge.i)
    first = max(name.sent.start, last - _REACH)
    if name.dep_ == "nsubj" and doc[last - 1].text == ",":
        first = last
    cuts = (n + 1 for n in range(first, last) if doc[n].text in _CUT)
    first = max(cuts, default=first)
    verbs = (place for place in range(first, last) if doc[place].pos_ == "VERB")
    if deed := max((v for v in verbs if doc[v].dep_ not in _BESIDE), default=0):
        first = deed
    return doc[first : name.i]


def _behind(name: Any) -> Any | None:
    """Return the title that follows a name and says of nobody whose it is.

    "Ann Lee, the chief executive, said": she is of those who were told of.
    """
    for noun in name.rights:
        if noun.dep_ != "appos" or noun.pos_ != "NOUN" or not _is_title(noun):
            continue
        lefts = {c.lower_ for c in noun.lefts}
        owned = any(c.dep_ in {"poss", "prep", "relcl"} for c in noun.children)
        if "the" in lefts and not owned:
            return name.doc[noun.left_edge.i : noun.i + 1]
    return None


def _presided(resolver: Context, name: Any) -> Holder | None:
    """Return the union or firm that a sentence names before its president's name."""
    doc = name.doc
    if doc[name.left_edge.i].lower_ != "president":
        return None
    for place in range(name.left_edge.i - 1, name.sent.start - 1, -1):
        hit = resolver.hits.get(place)
        owned = doc[place].dep_ == "poss" and group_kind(doc[place]) in _PRESIDED
        holder = Holder((hit.party,)) if hit else None
        holder = holder or (resolver.who(doc[place]) if owned else None)
        if holder is not None and holder.parties:
            kind = resolver.table.kinds.get(holder.parties[0])
            return holder if kind in _PRESIDED else None
    return None


def sovereign(resolver: Context, token: Any) -> Holder:
    """Take a ruler of whom no country is known for a party."""
    first = token.doc[token.left_edge.i]
    name = str(token.doc[first.i : token.i + 1].text)
    party = resolver.table.introduce(name, kind="person", short=token.text)
    resolver.table.officers[first.lower_] = party
    return Holder((resolver.table.meet(party),), "", 0.8)


def _by_office(resolver: Context, said: str, known: Holder | None) -> Holder | None:
    """Return the one party of the kind that has such officers, if it is not known.

    "Director-general Ann Lee" speaks for the organisation, not for a country.
    """
    parties = resolver.table
    for kind, offices in _offices():
        if offices.search(said):
            fits = resolver.so_far(filter(parties.is_named, parties.of_kind(kind)))
            may = known and {parties.kinds.get(p, "") for p in known.parties}
            other = not may or not may & {kind, ""}
            return Holder((fits[0],)) if other and len(fits) == 1 else None
    return None


@cache
def _offices() -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return kinds of party, with what finds an office that only such have."""
    return [
        (kind, re.compile(rf"\b(?:{'|'.join(map(re.escape, offices))})\b"))
        for kind, offices in table("roles")["offices"].items()
    ]


def _reigns(token: Any, near: Any) -> bool:
    """Tell whether a name opens with the title of a head of state: "President X"."""
    before = {t.lemma_.lower() for t in near}
    opens = token.doc[token.left_edge.i].lower_ in words("roles", "sovereigns")
    return opens and not before & words("roles", "secretaries")


def _is_title(word: Any) -> bool:
    """Tell what makes a name a speaker's: an office, or a body that owns it."""
    lemma = word.lemma_.lower()
    owns = word.dep_ == "poss" or lemma not in words("roles", "collective")
    return owns and lemma in words("roles", "voices")


def _governs(near: Any) -> bool:
    """Tell whether a title is one of government: "Health secretary", "minister"."""
    said = near.text.lower()
    of_state = set(said.split()) & words("roles", "governing")
    if of_state or _rulers().search(said):
        return True
    matters = {t.text.capitalize() for t in near} & words("roles", "portfolios")
    return "secretary" in said.split() and bool(matters)


@cache
def _rulers() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(words('roles', 'rulers')))})\b")
