"""Which party of a kind a common noun means: "the company", "the rebels", "unions"."""

from collections.abc import Sequence
from itertools import chain
from typing import Any

from detente.reading.speakers.context import Context
from detente.reading.speakers.holder import Holder
from detente.reading.speakers.names import called
from detente.reading.speakers.nouns import (
    group_kind,
    has_article,
    is_bare,
    is_definite,
    name_run,
    short_phrase,
)
from detente.reading.speakers.parties import PartyTable
from detente.reading.words import table as lists
from detente.reading.words import words

_FEW = 9
"""Parties that may be meant by a number of a kind of whom a text has named fewer."""
_COUNTED = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
)
_LEARNT = frozenset(["company", "union", "armed"])


def of_kind(resolver: Context, token: Any, kind: str) -> Holder:
    """Return the party of a kind that a noun means: one that is known, or a new one.

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The noun.
    kind
        Of which it names parties: ``company``, ``union``, ``armed`` …
    """
    table = resolver.table
    if kind == "armed" and (own := _named_beside(resolver, token)):
        return Holder((table.meet(table.introduce(own, kind=kind)),), "", 0.8)
    if name := _of_a_place(token):
        return Holder((table.meet(table.introduce(name, kind=kind)),), "", 0.8)
    known = _known(resolver, token, kind)
    if (number := _number(token)) > 1 and number == len(known):
        return Holder(tuple(map(table.meet, known)), "", 0.8)
    known = () if number > max(len(known), _FEW) else _so_called(resolver, token, known)
    if _is_any(table, token, known):
        return Holder(())
    if kind == "people" or not known or not is_definite(token):
        named = token.pos_ == "PROPN"
        name = name_run(token) if named else short_phrase(token)
        party = table.introduce(name, kind=kind)
        return Holder((table.meet(party),), "", 0.8)
    return _nearest(resolver, token, kind, _not_acted_on(resolver, token, known))


def by_deed(resolver: Context, token: Any) -> Holder | None:
    """Return the one party that is called by what it does: "the bidder".

    Parameters
    ----------
    resolver
        What the text has said so far.
    token
        The noun.
    """
    lemma = token.lemma_.lower()
    if lemma not in chain(*lists("roles")["by_deed"].values()):
        return None
    called = resolver.table.called.get(lemma, ())
    at_hand = [party for party in called if resolver.table.at_hand(party)]
    one = len(at_hand) == 1 and has_article(token)
    return Holder((resolver.table.meet(at_hand[0]),)) if one else None


def _is_any(table: PartyTable, token: Any, known: tuple[str, ...]) -> bool:
    """Tell whether a noun means none that acts: "it is hard on a firm that ships".

    It would be "the firm" from then on, which the one that has a name goes on being.
    """
    one = token.tag_ == "NN" and any(c.lower_ in {"a", "an"} for c in token.lefts)
    acts = token.dep_ in {"nsubj", "nsubjpass"}
    return one and is_bare(token) and not acts and any(map(table.is_named, known))


def _so_called(
    resolver: Context, token: Any, known: tuple[str, ...]
) -> tuple[str, ...]:
    """Keep those whom the text has called by the same noun: "the M23 rebels".

    With them a union or a firm that acted last: where "the rival union Aro" is told of,
    the other one goes on being "the union".
    """
    called = {*resolver.table.called.get(token.lemma_.lower(), ())}
    if called and resolver.last is not None and group_kind(token) != "armed":
        called.update(resolver.last.parties)
    return tuple(party for party in known if party in called) or known


def _so_named(table: PartyTable, token: Any, known: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out who is only called by another noun, "The mill", where one is named."""
    noun = token.lemma_.lower()
    own = (p for p in known if table.is_named(p) or table.title(p).endswith(noun))
    return tuple(own) or known


def _number(token: Any) -> int:
    """Return how many there are of a noun, if a number says so: "three unions"."""
    said = next((c.lower_ for c in token.lefts if c.dep_ == "nummod"), "")
    said = "two" if any(c.lower_ == "both" for c in token.lefts) else said
    if said.isdecimal():
        return int(said)
    return _COUNTED.index(said) if said in _COUNTED else 0


def _of_a_place(token: Any) -> str:
    """Return a body's name that opens a sentence without an article: "Port of Hull"."""
    behind = token.doc[token.i + 1 : token.i + 3]
    of = len(behind) > 1 and behind[0].lower_ == "of" and behind[1].pos_ == "PROPN"
    written = token.text[:1].isupper() and not any(c.dep_ == "det" for c in token.lefts)
    run = token.doc[token.i : behind[1].i + 1] if of and written else None
    return str(run.text) if run is not None else ""


def _known(resolver: Context, token: Any, kind: str) -> tuple[str, ...]:
    """Return the known parties of a kind that a noun may mean."""
    table = resolver.table
    known = _unions(resolver, token) if kind == "trade" else table.of_kind(kind)
    known = known or (table.of_kind(kind) if is_bare(token) else ())
    known = known or (_of_states(table) if kind == "bloc" else ())
    known = () if _is_another(table, token, known) else known
    known = _so_named(table, token, resolver.so_far(known))
    if kind == "union" and token.tag_ == "NNS" and not has_article(token):
        known = ()
    if kind == "company":
        known = _companies(table, token, known) or _of_firms(resolver, token)
    if not known and is_definite(token):
        return _of_no_kind(resolver, token, kind)
    return known


def _of_states(table: PartyTable) -> tuple[str, ...]:
    """Return the body of states that documents name most, for "the regional bloc"."""
    bodies = table.of_kind("organisation")
    most = max(bodies, key=lambda party: table.mentions[party], default="")
    return (most,) if most else ()


def _nearest(
    resolver: Context, token: Any, kind: str, known: tuple[str, ...]
) -> Holder:
    """Return the one of several parties of a kind that was named or acted last.

    A company's name need not say that it is one.
    """
    table = resolver.table
    any_firm = kind == "company" and token.tag_ == "NN"
    any_firm = any_firm and _only_described(resolver, token)
    for holder in (resolver.inside(token), _just_named(resolver, token), resolver.last):
        if len(known) > 1 and holder and set(holder.parties) <= set(known):
            return Holder(holder.parties, "", 0.9)
        if any_firm and holder and _is_unknown(table, holder):
            return Holder(holder.parties, "", 0.8)
    return Holder((table.meet(known[0]),), "", 1.0 if len(known) == 1 else 0.7)


def _companies(
    table: PartyTable, token: Any, known: tuple[str, ...]
) -> tuple[str, ...]:
    """Leave out boards where a company is meant, and one where several are."""
    if token.lemma_.lower() in words("roles", "organs"):
        return known
    whole = tuple(party for party in known if not _is_organ(table, party))
    several = token.tag_ == "NNS" and has_article(token)
    alone = len(whole) == 1 and not _is_of_firms(table, whole[0])
    return () if several and alone else whole


def _of_firms(resolver: Context, token: Any) -> tuple[str, ...]:
    """Return the one body of firms that "the companies" may be, if any is known."""
    if token.tag_ != "NNS" or not has_article(token) or not is_bare(token):
        return ()
    table = resolver.table
    found = [p for p in resolver.met if table.at_hand(p) and _is_of_firms(table, p)]
    kinds = {table.kinds.get(p) for p in found}
    return tuple(found) if len(found) == 1 and kinds <= {"", None, "people"} else ()


def _is_of_firms(table: PartyTable, party: str) -> bool:
    """Tell whether several firms act as one: "Association of Bakery Owners"."""
    many, bodies = words("roles", "employers"), words("roles", "associations")
    names = ({*name.lower().split()} for name in (table.title(party), *called(party)))
    return any(name & many and name & bodies for name in names)


def _is_unknown(table: PartyTable, holder: Holder) -> bool:
    """Tell whether a party has a name that does not say of what kind it is: "Ford"."""
    named = len(holder.parties) == 1 and table.is_named(holder.parties[0])
    return named and not table.kinds.get(holder.parties[0])


def _not_acted_on(
    resolver: Context, token: Any, known: tuple[str, ...]
) -> tuple[str, ...]:
    """Leave out whom the clause names behind its subject: nobody bids for itself."""
    last = token.right_edge.i
    after = (resolver.hits.get(t.i) for t in token.head.subtree if t.i > last)
    named = {hit.party for hit in after if hit} if token.dep_ == "nsubj" else set()
    return tuple(party for party in known if party not in named) or known


def _just_named(resolver: Context, token: Any) -> Holder | None:
    """Return whom the sentence named last before a noun."""
    for place in range(token.i - 1, token.sent.start - 1, -1):
        if hit := resolver.hits.get(place):
            return Holder((hit.party,))
    return None


def _is_organ(table: PartyTable, party: str) -> bool:
    """Tell whether a party without a name is only part of a company: "The board"."""
    last = table.title(party).lower().split()[-1]
    return not table.is_named(party) and last in words("roles", "organs")


def _named_beside(resolver: Context, token: Any) -> str:
    """Return "Hutu militia", which is not any militia that the text knows."""
    new = (c for c in token.lefts if c.text[:1].isupper() and _is_no_band(resolver, c))
    named = any(
        c.dep_ in {"amod", "compound"} and (not c.is_sent_start or c.i in resolver.hits)
        for c in new
    )
    return short_phrase(token) if named else ""


def _is_no_band(resolver: Context, name: Any) -> bool:
    """Tell whether a name is unknown, or only a country's: "Omani rebels".

    "The Islamist group" is one that is known.
    """
    hit = resolver.hits.get(name.i)
    if name.lower_ in words("roles", "of_arms"):
        return False
    return hit is None or resolver.table.kinds.get(hit.party) == "country"


def _is_another(table: PartyTable, token: Any, known: Sequence[str]) -> bool:
    """Tell "the studios" from "companies" that the text has only spoken of."""
    named = any(table.is_named(party) for party in known)
    said = {word for party in known for word in table.title(party).lower().split()}
    one = is_bare(token) or (len(known) == 1 and group_kind(token) == "armed")
    several = token.tag_ == "NNS" and not (named and one)
    return several and not said & {token.lower_, token.lemma_.lower()}


def _of_no_kind(resolver: Context, token: Any, kind: str) -> tuple[str, ...]:
    """Return who acted last where no name has told what it is: it is "the company"."""
    last = resolver.last
    bare = has_article(token) and _only_described(resolver, token)
    several = kind == "company" and token.tag_ == "NNS"
    if kind not in _LEARNT or several or not bare or last is None:
        return ()
    table = resolver.table
    own = last.parties == (resolver.home,)
    if own or len(last.parties) != 1 or table.kinds.get(last.parties[0]):
        return ()
    if not table.is_named(last.parties[0]):
        return ()
    if resolver.spoken.get(token.lower_, last) is None:
        return ()
    table.kinds[last.parties[0]] = kind
    return last.parties


def _only_described(resolver: Context, token: Any) -> bool:
    """Tell whether what stands before a noun sets it apart from no other.

    "The company", "the British oil major", but not "the rival company".
    """
    for child in token.lefts:
        home = child.i in resolver.hits or child.text.endswith("based")
        trade = child.dep_ == "compound" and child.text.islower()
        if child.dep_ in {"amod", "compound"} and not (home or trade):
            return False
    return True


def _unions(resolver: Context, token: Any) -> tuple[str, ...]:
    """Return the unions that workers of a trade may belong to."""
    unions = resolver.table.of_kind("union")
    lemma = token.lemma_.lower()
    if lemma in words("roles", "workers"):
        return unions
    return tuple(u for u in unions if lemma in resolver.table.title(u).lower())
