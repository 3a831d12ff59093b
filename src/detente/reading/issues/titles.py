"""Titles for people and short ids for the file, out of what an issue's members say."""

from collections import Counter
from collections.abc import Collection

from detente.model import AGENDA
from detente.reading.draft.labels import label
from detente.reading.issues.clusters import Topic
from detente.reading.issues.terms import label_terms, telling, term

_MOST_WORDS = 3


def title(topic: Topic) -> str:
    """Return the label of a topic, or else the key word as its members qualify it."""
    if topic.label:
        return topic.label
    word = _surface(topic)
    found: Counter[str] = Counter()
    for member in topic.members:
        phrase = _phrase(label(member.statement.content).split(), term(word))
        found[phrase or word] += 1
    best = max(found, key=lambda text: (found[text], len(text)), default=word)
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


def _surface(topic: Topic) -> str:
    """Return the commonest written form of a topic's strongest key."""
    forms: Counter[str] = Counter()
    for member in topic.members:
        for name in topic.keys:
            if name in member.terms:
                forms[member.surfaces.get(name, name)] += member.terms[name] > 0.5
    ranked = sorted(forms, key=lambda form: (-forms[form], forms.get(form, 0), form))
    return ranked[0] if ranked else next(iter(topic.keys), "issue")


def _phrase(words: list[str], key: str) -> str:
    """Return the key word with the word it qualifies or is qualified by."""
    for place, word in enumerate(words):
        if term(word) != key:
            continue
        after = words[place + 1 : place + 2]
        if after and telling(term(after[0])):
            return f"{word} {after[0]}".lower()
        return word.lower()
    return ""
