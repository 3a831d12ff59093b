"""What the rules found -> statements: principals told apart, doubles merged."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from detente.documents import (
    Document,
    SentenceCluster,
    near_copies,
    sentence_clusters,
)
from detente.model import Statement
from detente.reading.found import Found
from detente.reading.speakers.holder import BOTH, Holder
from detente.reading.speakers.parties import PartyTable
from detente.reading.speakers.stances import mediates

_DOUBTED = 0.5
_MENTION = 0.3
_OUTSIDE = 0.5
_BYSTANDER = 0.3
_LEAST = 1.0
"""Least prominence of a principal that is not among the first two."""
_TALK = 0.5
"""What a worry or a claim counts for beside a demand: anybody may have one."""
_BY_RIVAL = 0.7
_ALL_SIDES = re.compile(
    r"\bboth\b|\beach other\b|"
    r"\b(?:all|each|the|the two) (?:warring |rival )?(?:sides|parties|camps)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numbered:
    """Statements with their ids, and the label of the section each stands in."""

    statements: tuple[Statement, ...]
    labels: Mapping[str, str]


def principals(
    found: Sequence[Found], table: PartyTable, known: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the parties whose deal it is, the most prominent first.

    Those of whom most is said, where what they fear or maintain counts half: two at
    least where there are two, and whoever has at least half as much as the second and
    is not called a rival, an ally or the like. Who mostly speaks to all sides at once
    ("both must show restraint") counts for less. A known case's principals come first.
    """
    score: dict[str, float] = defaultdict(float)
    turned: dict[str, list[bool]] = defaultdict(list)
    for one in found:
        share = _TALK if one.act in {"concern", "assert"} else 1.0
        for party in one.holder.parties:
            score[party] += share * one.confidence
            turned[party].append(_is_to_all(one))
    for party, count in table.mentions.items():
        score[party] += _MENTION * min(count, 10)
    for party in table.outside:
        score[party] *= _OUTSIDE
    for party, to_all in turned.items():
        score[party] *= _BYSTANDER if 2 * sum(to_all) >= len(to_all) else 1.0
    score.pop(BOTH, None)
    ranked = sorted(
        (p for p in score if not mediates(table.outside.get(p, ""))),
        key=lambda p: -score[p],
    )
    if known:
        return tuple(known)
    chosen = ranked[:2]
    least = 0.5 * score[chosen[-1]] if chosen else 0.0
    chosen += [
        p
        for p in ranked[2:]
        if score[p] >= max(least, _LEAST) and p not in table.outside
    ]
    return tuple(chosen)


def _is_to_all(one: Found) -> bool:
    """Tell whether a statement turns to all sides: "urged both to talk"."""
    return bool(_ALL_SIDES.search(one.parsed.block.text[slice(*one.span)]))


def number(
    found: Sequence[Found],
    documents: Mapping[str, Document],
    pair: Sequence[str],
) -> Numbered:
    """Return statements from what was found, each once, with its carriers.

    Parameters
    ----------
    found
        In the order of the documents.
    documents
        By id.
    pair
        Whom "both sides" stands for.
    """
    single = [one for each in found for one in _by_party(each, pair)]
    keys = [_key(one) for one in single]
    exact = sentence_clusters(
        (one.parsed.block.document, f"{key} {_quote(one)}")
        for one, key in zip(single, keys, strict=True)
    )
    clusters = _with_copies(exact, keys, [_quote(one) for one in single])
    statements: list[Statement] = []
    labels: dict[str, str] = {}
    for cluster in clusters:
        first = single[cluster.places[0]]
        told = _told_by_rival(first, pair)
        made = _statement(f"s{len(statements) + 1}", told, documents)
        date = made.date or _first_date(cluster.carriers, documents)
        statements.append(replace(made, carriers=cluster.carriers, date=date))
        if label := _label([single[place] for place in cluster.places]):
            labels[made.id] = label
    return Numbered(tuple(statements), labels)


def _with_copies(
    clusters: Sequence[SentenceCluster], keys: Sequence[str], quotes: Sequence[str]
) -> list[SentenceCluster]:
    """Join the clusters of one act of a party whose quotes are copied and cut.

    The one that stands is the first. Within one document nothing is a copy: who says a
    thing again there stresses it.
    """
    by_key: dict[str, list[SentenceCluster]] = defaultdict(list)
    for cluster in clusters:
        by_key[keys[cluster.places[0]]].append(cluster)
    joined: list[SentenceCluster] = []
    for own in by_key.values():
        for group in near_copies([quotes[cluster.places[0]] for cluster in own]):
            kept = own[group[0]]
            for other in (own[place] for place in group[1:]):
                if set(kept.carriers) & set(other.carriers):
                    joined.append(other)
                    continue
                carriers = (*kept.carriers, *other.carriers)
                kept = SentenceCluster((*kept.places, *other.places), carriers)
            joined.append(kept)
    return sorted(joined, key=lambda cluster: cluster.places[0])


def _first_date(carriers: Sequence[str], documents: Mapping[str, Document]) -> str:
    """Return the day on which the first of several documents carries a sentence."""
    dates = [documents[name].date for name in carriers if documents[name].date]
    return min(dates, default="")


def _label(same: Sequence[Found]) -> str:
    """Return the label of the first occurrence that has one."""
    return next((o.parsed.block.label for o in same if o.parsed.block.label), "")


def _told_by_rival(one: Found, pair: Sequence[str]) -> Found:
    """Mark what a party is said to hold by another principal, and doubt it more."""
    rivals = set(one.speaker) & set(pair)
    if not rivals or one.holder.parties[0] in one.speaker:
        return one
    return replace(
        one,
        modality="reported by a rival",
        confidence=round(_BY_RIVAL * one.confidence, 3),
    )


def _by_party(one: Found, pair: Sequence[str]) -> Iterator[Found]:
    """Yield one for each party whose act it is."""
    parties = list(
        dict.fromkeys(
            p
            for party in one.holder.parties
            for p in (pair[:2] if party == BOTH else (party,))
        )
    )
    for party in parties:
        holder = Holder((party,), one.holder.person, one.holder.sure)
        yield replace(one, holder=holder)


def _key(one: Found) -> str:
    return f"{one.holder.parties[0]} {one.act}"


def _quote(one: Found) -> str:
    return one.parsed.block.text[slice(*one.span)]


def _statement(
    identifier: str, one: Found, documents: Mapping[str, Document]
) -> Statement:
    block = one.parsed.block
    span = (block.span[0] + one.span[0], block.span[0] + one.span[1])
    document = documents[block.document]
    doubted = _DOUBTED if block.doubt else 1.0
    return Statement(
        id=identifier,
        party=one.holder.parties[0],
        act=one.act,
        issue="",
        content=one.content,
        quote=document.text[slice(*span)],
        document=block.document,
        span=span,
        condition=one.condition,
        polarity="negative" if one.negative else "positive",
        modality=one.modality,
        reported_by=one.reported_by,
        carriers=(block.document,),
        date=document.date if block.written is None else block.written.date,
        confidence=max(0.05, round(one.confidence * doubted, 2)),
        origin=one.origin,
    )
