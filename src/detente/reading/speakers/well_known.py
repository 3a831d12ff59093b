"""Which of those who are well known a text means by a surname."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from detente.reading.parse import Parsed
from detente.reading.speakers.figures import Figure, bearers, is_known, plain
from detente.reading.speakers.names import called, firms_called, kind_of, name_of
from detente.reading.speakers.nouns import is_title
from detente.reading.speakers.parties import PartyTable, is_media
from detente.reading.words import table, words

_WORD = re.compile(r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)?")
_NAMES = frozenset(["ORG", "PERSON"])
"""What the tagger may take a person's name for."""
_HOME = frozenset(["company", "union"])
"""Kinds of party of which a text that tells of somebody in it gives the name."""
_TWICE = 2
_TITLE = 5
"""Words before a name in which a title is looked for."""


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A surname in a text.

    Attributes
    ----------
    surname
        As it is written.
    whole
        With the given names, or else the title, beside it.
    title
        The words before the name, in small letters.
    given
        The given names, without accents.
    fits
        Those of whom they are.
    misread
        Whether the tagger takes who is meant for a body.
    """

    surname: str
    whole: str
    title: str
    given: frozenset[str]
    fits: tuple[Figure, ...]
    misread: bool = False


def name_figures(parsed: Iterable[Parsed], parties: PartyTable) -> None:
    """Let surnames of those who are well known stand for their parties.

    A surname is its bearer's whose given names stand before it somewhere; else his who
    has the office that does; else his whose party the text names. Where that leaves
    two, or the text gives the surname to another, it is nobody's, and only a whole
    name is somebody's. One who is in office no more is himself alone. A common surname
    needs a given name, or the party named.
    """
    parsed = list(parsed)
    met: dict[tuple[str, ...], list[_Meeting]] = {}
    for piece in parsed:
        if any(is_known(plain(word)) for word in _WORD.findall(piece.text)):
            for surname, meeting in _meetings(piece.doc):
                met.setdefault(surname, []).append(meeting)
    if not met:
        return
    hits = (parties.names.hits(piece.doc).values() for piece in parsed)
    named = {hit.party for found in hits for hit in found}
    for surname, meetings in met.items():
        known = [one for one in bearers(surname[-1]) if one.surname == surname]
        known = [_of_these(one, parties) for one in known]
        these = [_with_these(meeting, parties) for meeting in meetings]
        firms = firms_called(surname[-1])
        if _is_a_firms(these, known_one=bool(firms)):
            for firm in firms:
                parties.names.add(surname[-1], firm)
                parties.titles.setdefault(firm, surname[-1])
            continue
        _name(these, known, named, parties)


def _is_a_firms(meetings: Sequence[_Meeting], *, known_one: bool) -> bool:
    """Tell whether a surname that nothing presents is taken for a body's name.

    "Ford has agreed to raise pay" is no head of state's act. One that no firm is known
    by must be taken so again and again.
    """
    if any(meeting.given or _is_titled(meeting) for meeting in meetings):
        return False
    taken = sum(meeting.misread for meeting in meetings)
    return 2 * taken > len(meetings) if known_one else taken == len(meetings) > _TWICE


def _is_titled(meeting: _Meeting) -> bool:
    titles = words("roles", "titles") | words("roles", "voices")
    return any(word.strip(".") in titles for word in meeting.title.split()[-1:])


def _name(
    meetings: Sequence[_Meeting],
    known: Sequence[Figure],
    named: set[str],
    parties: PartyTable,
) -> None:
    party = _party(meetings, known, named)
    for meeting in meetings:
        own = _party([meeting], known, named)
        beside = meeting.whole != meeting.surname
        leads = any(one.leads for one in meeting.fits)
        misread = meeting.misread and bool(meeting.fits)
        if beside and own and (leads or misread or own != party):
            parties.names.add(meeting.whole, own, "figure")
        if party:
            parties.names.add(meeting.surname, party, "figure")
            for one in known if own == party else ():
                parties.heads.setdefault(one.office, {})[meeting.surname] = None


def _party(
    meetings: Sequence[_Meeting], known: Sequence[Figure], named: set[str]
) -> str:
    """Return for whom the bearer of a surname speaks, if it is one person's."""
    if any(meeting.given and not meeting.fits for meeting in meetings):
        return ""
    if any(_is_another(known, meeting) for meeting in meetings):
        return ""
    former = words("roles", "former")
    if any(not former.isdisjoint(meeting.title.split()) for meeting in meetings):
        return ""
    fits = [one for meeting in meetings for one in meeting.fits]
    left = fits or known
    if len({one.party for one in left}) > 1:
        left = [one for one in left if _has_title(one, meetings)] or left
    if len({one.party for one in left}) > 1:
        left = [one for one in left if one.party in named] or left
    found = {one.party for one in left}
    said = not found.isdisjoint(named) or _is_known_by_himself(left[0], fits, meetings)
    alone = _only_sits(left[0], meetings) or _governs(left[0], meetings)
    said = said and (left[0].party in named or not alone)
    return left[0].party if said and len(found) == 1 else ""


def _only_sits(one: Figure, meetings: Sequence[_Meeting]) -> bool:
    """Tell who is called by a seat in an assembly where nobody names the party.

    "Sen. Bo Ek of Ohio has called for a vote" is Bo Ek's call.
    """
    elected = table("roles")["elected"]
    seats = {*elected["senator"], *elected["representative"], *elected["congressman"]}
    before = {word.strip(".") for m in meetings for word in m.title.split()[-1:]}
    return kind_of(one.party) == "faction" and not seats.isdisjoint(before)


def _governs(one: Figure, meetings: Sequence[_Meeting]) -> bool:
    """Tell who is a minister of a government where nobody names the faction.

    "Transport Minister Bo Ek hopes for a deal" is not what Bo Ek's party hopes.
    """
    held = {"minister", "secretary", "chancellor"}
    before = {word for m in meetings for word in m.title.split()[-1:]}
    return kind_of(one.party) == "faction" and not held.isdisjoint(before)


def _is_another(known: Sequence[Figure], meeting: _Meeting) -> bool:
    """Tell whether a surname with no given name is said to be a head of state's.

    "President Lund" is no minister of that name.
    """
    ruling = words("roles", "heads") | words("roles", "sovereigns")
    heads = {"prime minister", *ruling} - {"general"}
    called = next((office for office in heads if meeting.title.endswith(office)), "")
    return bool(called) and not meeting.given and not any(one.office for one in known)


def _has_title(one: Figure, meetings: Sequence[_Meeting]) -> bool:
    called = [meeting.title for meeting in meetings]
    return bool(one.office) and any(title.endswith(one.office) for title in called)


def _is_known_by_himself(
    one: Figure, fits: Sequence[Figure], meetings: Sequence[_Meeting]
) -> bool:
    """Tell whether somebody is who he is in a text that never names his party.

    Not who leads a union or a firm; of a common surname only one with given names, or
    with the title of the head of his country.
    """
    kind = kind_of(one.party)
    if kind in _HOME:
        return False
    common = one.surname[-1] in words("figures", "common", "names")
    ruler = kind == "country" and _has_title(one, meetings)
    return bool(fits) or ruler or not common


def _of_these(one: Figure, parties: PartyTable) -> Figure:
    """Return somebody with the id that his party has among these."""
    party = parties.names.get(name_of(one.party)) or one.party
    return Figure(party, one.office, one.surname, one.given, one.leads)


def _with_these(meeting: _Meeting, parties: PartyTable) -> _Meeting:
    fits = tuple(_of_these(one, parties) for one in meeting.fits)
    return replace(meeting, fits=fits)


def _meetings(doc: Any) -> Iterator[tuple[tuple[str, ...], _Meeting]]:
    """Yield the surnames in a text, each with where it stands."""
    for token in doc:
        word = plain(token.text)
        if not word[:1].isupper() or not is_known(word) or _is_no_name(token):
            continue
        of_word = bearers(word)
        for surname in dict.fromkeys(one.surname for one in of_word):
            first = token.i - len(surname) + 1
            if first < 0 or _texts(doc, first, token.i + 1) != surname:
                continue
            known = [one for one in of_word if one.surname == surname]
            if _is_in_the_news(doc, first):
                continue
            if any(one.leads for one in known) or not _is_given(token):
                yield surname, _meeting(doc, first, token.i, known)


def _is_in_the_news(doc: Any, place: int) -> bool:
    """Tell whether a word ends the name of a house of news: "Deutsche Welle"."""
    return place > 0 and is_media(doc[place - 1 : place + 1].text)


def _is_given(token: Any) -> bool:
    """Tell whether a word begins the longer name of another: "Michel Lund"."""
    behind = token.doc[token.i + 1 : token.i + 2]
    begins = token.ent_type_ == "PERSON" and token.ent_iob_ == "B"
    return begins and any(t.ent_iob_ == "I" and t.pos_ == "PROPN" for t in behind)


def _is_no_name(token: Any) -> bool:
    """Tell a title, and a day in May, from people of that name."""
    return token.ent_type_ == "DATE" or _is_only_a_title(token)


def _is_only_a_title(token: Any) -> bool:
    """Tell "Sheikh Omar" and "Bishop Lund" from people of that name."""
    behind = token.doc[token.i + 1 : token.i + 2]
    return is_title(token) and any(word.pos_ == "PROPN" for word in behind)


def _meeting(doc: Any, first: int, last: int, known: Sequence[Figure]) -> _Meeting:
    ahead = [one for one in known if one.leads and _goes_on(doc, last, one)]
    start, end = first, last
    given: frozenset[str] = frozenset()
    if ahead:
        end += len(ahead[0].given)
        fits = tuple(ahead)
        given = frozenset(ahead[0].given)
    else:
        start = _start(doc, first, known)
        before = (word for word in _texts(doc, start, first) if len(word) > 2)  # "S."
        given = frozenset(word for word in before if word[:1].isupper())
        fits = tuple(one for one in known if given & set(one.given))
        fits = tuple(one for one in fits if not _is_of_a_part(doc[:start], one))
    title = " ".join(t.lower_ for t in doc[max(start - _TITLE, 0) : start])
    titled = not given and start and doc[start - 1].text.istitle()
    whole = doc[start - 1 if titled else start : end + 1].text
    surname = doc[first : last + 1].text
    misread = doc[last].ent_type_ == "ORG"
    return _Meeting(surname, whole, title, given, fits, misread)


def _is_of_a_part(before: Any, one: Figure) -> bool:
    """Tell who governs only a part of a country: "NSW Premier Ann Lee"."""
    titles = words("roles", "of_states")
    if len(before) < 2 or before[-1].lower_.rstrip(".") not in titles:
        return False
    place = before[-2]
    own = any(name.endswith(place.text) for name in called(one.party))
    return kind_of(one.party) == "country" and place.pos_ == "PROPN" and not own


def _goes_on(doc: Any, last: int, one: Figure) -> bool:
    behind = _texts(doc, last + 1, last + 1 + len(one.given))
    return bool(one.given) and behind == one.given


def _start(doc: Any, first: int, known: Sequence[Figure]) -> int:
    """Return where the name begins that ends in a surname."""
    given = {word for one in known for word in one.given}
    start = first
    while start > 0:
        inside = doc[start].ent_type_ in _NAMES and doc[start].ent_iob_ == "I"
        word = doc[start - 1]
        own = plain(word.text) in given
        if not own and (not inside or is_title(word)):
            break
        start -= 1
    return start


def _texts(doc: Any, first: int, end: int) -> tuple[str, ...]:
    return tuple(plain(token.text) for token in doc[max(first, 0) : end])
