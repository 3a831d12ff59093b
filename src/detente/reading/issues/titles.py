"""Titles for people and short ids for the file, out of what an issue's members say."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from detente.model import AGENDA
from detente.reading.draft.words import listed_stems
from detente.reading.issues.clusters import Topic
from detente.reading.issues.terms import Content
from detente.reading.issues.vocabulary import label_terms, telling

_HEAD, _OTHER, _AROUND = 1.0, 0.5, 0.3
_SPOKEN = 0.15
_MOST_SPOKEN = 6
_KEPT_TO = 3
"""Times a text must have a term that no member of an issue names, for its title."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What the whole text speaks of.

    Attributes
    ----------
    counts
        How often it has each term.
    forms
        The noun it mostly uses for a term.
    heads
        The statements whose contents are at bottom about a term.
    """

    counts: Mapping[str, int]
    forms: Mapping[str, str]
    heads: Mapping[str, AbstractSet[str]]


def title(topic: Topic, spoken: Spoken) -> str:
    """Return the label of a topic, or else the noun that most of it is about.

    Empty where no noun of it tells anything: then it is no issue.

    A noun counts where a member is about it, half where a member merely has it or it
    is a change (*release*) rather than a thing, less
    where it stands near one; and a noun that the whole text keeps speaking of counts
    for more than one that it has once.
    """
    if topic.label:
        return topic.label[:1].upper() + topic.label[1:]
    best = key_term(topic, spoken)
    most = _in_words(best, topic.members) or spoken.forms.get(best, "")
    return most[:1].upper() + most[1:]


def key_term(topic: Topic, spoken: Spoken) -> str:
    """Return the term that most of a topic is about; empty if none tells anything.

    A word near a member that other statements are about names their issue, not this.
    """
    own, near = _named(topic), _near(topic, spoken)
    counts = {n: own.get(n, 0.0) + near.get(n, 0.0) for n in own.keys() | near.keys()}
    ranked = {
        name: count * (1 + _SPOKEN * min(spoken.counts.get(name, 0), _MOST_SPOKEN))
        for name, count in counts.items()
        if name in spoken.forms
    }
    told = [name for name in ranked if telling(name) and _is_about(name, own, spoken)]
    broad = [n for n in ranked if n in listed_stems("changes") and n in spoken.forms]
    return max(told or broad, key=lambda name: (ranked[name], name), default="")


def _named(topic: Topic) -> dict[str, float]:
    """Return the terms that members name, by how much they are about them."""
    counts: dict[str, float] = defaultdict(float)
    for member in topic.members:
        for name in member.naming:
            named = name in member.heads and name not in listed_stems("changes")
            counts[name] += _HEAD if named else _OTHER
    return counts


def _near(topic: Topic, spoken: Spoken) -> dict[str, float]:
    """Return the terms near members that no other statement is about."""
    ids = {member.statement.id for member in topic.members}
    counts: dict[str, float] = defaultdict(float)
    for member in topic.members:
        for name, weight in member.around.items():
            if not spoken.heads.get(name, frozenset()) - ids:
                counts[name] += _AROUND * weight
    return counts


def _is_about(name: str, own: Mapping[str, float], spoken: Spoken) -> bool:
    """Tell whether a term may name an issue: members do, or the text keeps to it."""
    return name in own or spoken.counts.get(name, 0) >= _KEPT_TO


def _in_words(name: str, members: Collection[Content]) -> str:
    """Return a term as its members mostly have it, if any does."""
    found = Counter(m.phrases[name] for m in members if name in m.phrases)
    return found.most_common(1)[0][0] if found else ""


def short_id(title: str, taken: Collection[str]) -> str:
    """Return the first word of a title that says what it is about, made unique.

    Examples
    --------
    >>> short_id("Regional Security", ["nuclear"])
    'regional'
    >>> short_id("Nuclear Waste", ["nuclear"])
    'waste'
    """
    plain = "".join(c if c.isalnum() else " " for c in title.lower())
    words = [word for word in plain.split() if label_terms(word)]
    barred = {*taken, AGENDA}
    names = [w for w in words if not w.isdigit() and w not in barred]
    if names:
        return names[0]
    base = words[0] if words else "issue"
    number = 2
    while f"{base}{number}" in barred:
        number += 1
    return base if base not in barred else f"{base}{number}"
