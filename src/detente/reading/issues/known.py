"""The issues of a case that is there already, as topics a reader can place on."""

from collections import Counter
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from types import MappingProxyType

from detente.model import Case, Issue
from detente.reading.issues.clusters import Topic
from detente.reading.issues.vocabulary import label_terms, telling

Known = Mapping[Topic, Issue]
"""Topics of a case's own issues."""

NONE: Known = MappingProxyType({})

_BROAD = 0.5
_OPTION = 0.5
_SAID = 0.3
"""How much a word tells that is no word of the title."""


def known_topics(case: Case | None) -> Known:
    """Return a topic for each issue of a case, its words for keys.

    The words of its title count in full, those of its options by half, and those of
    what was said on it less; a word that speaks of several issues tells the less of
    any of them, and the name of a party tells nothing.

    Examples
    --------
    >>> pay = Issue("wages", "Pay", ("as now", "a bonus"), "as now")
    >>> [topic] = known_topics(Case("Talks", issues=(pay,)))
    >>> topic.label, topic.keys
    ('Pay', {'pay': 1.0, 'bonus': 0.5})
    """
    if case is None:
        return NONE
    called = (text for p in case.parties for text in (p.id, p.name, *p.aliases))
    names = frozenset(name for text in called for name in label_terms(text))
    named = [_keys(case, issue, names) for issue in case.issues]
    having = Counter(name for keys in named for name in keys)
    return {
        Topic(issue.title, {name: w / having[name] for name, w in keys.items()}): issue
        for issue, keys in zip(case.issues, named, strict=True)
    }


def _keys(case: Case, issue: Issue, names: AbstractSet[str]) -> dict[str, float]:
    """Return the words by which an issue is known, none of them a name."""
    keys = {n: 1.0 if telling(n) else _BROAD for n in label_terms(issue.title)}
    said = (s.content for s in case.statements if s.issue == issue.id)
    moved = (option for option in issue.options if option != issue.status_quo)
    for texts, weight in ((moved, _OPTION), (said, _SAID)):
        for name in _terms(texts):
            if name not in names:
                keys.setdefault(name, weight)
    return keys


def _terms(texts: Iterable[str]) -> Iterable[str]:
    return (name for text in texts for name in label_terms(text) if telling(name))
