"""Titles for people and short ids for the file, out of what an issue's members say."""

from collections import Counter
from collections.abc import Collection

from detente.model import AGENDA
from detente.reading.issues.clusters import Topic
from detente.reading.issues.terms import label_terms


def title(topic: Topic) -> str:
    """Return the label of a topic, or else its key word as most members have it."""
    if topic.label:
        return topic.label
    found: Counter[str] = Counter()
    for member in topic.members:
        for name in topic.keys:
            if name in member.terms:
                found[member.phrases.get(name, name)] += 1
    best = found.most_common(1)[0][0] if found else "issue"
    return best[:1].upper() + best[1:]


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
