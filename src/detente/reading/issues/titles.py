"""Titles for people and short ids for the file, out of what an issue's members say."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import count

from detente.model import AGENDA
from detente.reading.draft.words import listed, listed_stems
from detente.reading.issues.clusters import Topic
from detente.reading.issues.nominals import is_act
from detente.reading.issues.terms import Content
from detente.reading.issues.titled import heading, in_full
from detente.reading.issues.vocabulary import label_terms, subjects, telling, term

_HEAD, _OTHER, _AROUND = 1.0, 0.5, 0.3
_ASIDE = 0.5
"""Share of what a party merely asserts or threatens."""
_NO_POSITION = frozenset(["assert", "threaten"])
_SPOKEN = 0.15
_MOST_SPOKEN = 6
_ACT_ON = re.compile(r"(\w+ing(?= (?:an?|the) )|\w+(?= (?:of|on|to|in|for|from) )) ")
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


@dataclass(slots=True)
class Tally:
    """What the members of a topic name, counted as they come.

    A noun counts where a member is about it, half where a member merely has it or it
    is a change (*release*) rather than a thing, less where it stands near one; all of
    it half where the member takes no position. A noun that the whole text keeps
    speaking of counts for more than one that it has once. A word near a member that
    other statements are about names their issue, not this.

    No count ever falls, so that the greatest is known without looking at the others.
    """

    spoken: Spoken
    named: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    near: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    headed: Counter[str] = field(default_factory=Counter)
    phrases: dict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    objects: dict[str, Counter[str]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    _heading: str = ""
    _told: tuple[float, str] = (0.0, "")
    _subject: tuple[float, str] = (0.0, "")
    _broad: tuple[float, str] = (0.0, "")

    @classmethod
    def of(cls, topic: Topic, spoken: Spoken) -> "Tally":
        """Return the tally of a topic's members."""
        tally = cls(spoken)
        for member in topic.members:
            tally.add(member)
        return tally

    @property
    def key_term(self) -> str:
        """The term that most of the topic is about; empty if none tells anything.

        Of a mere change (*a rise of 11 per cent*), the subject most spoken of near it.
        """
        of_what = self._subject[1] if self._broad[1] else ""
        return self._told[1] or of_what or self._broad[1]

    @property
    def title(self) -> str:
        """The noun that most of it is about, or what heads it: *digital rules*.

        Empty if no word of it tells anything.
        """
        best = self.key_term
        if not best:
            return self._heading[:1].upper() + self._heading[1:]
        found = self.phrases[best].most_common(1) if best in self.phrases else []
        most = found[0][0] if found else self.spoken.forms.get(best, "")
        return most[:1].upper() + most[1:]

    @property
    def full_title(self) -> str:
        """The title; where it is one word, with what it is of: *Freedom of speech*."""
        named = self.title
        best = self.objects.get(self.key_term, Counter()).most_common(1)
        return f"{named} {best[0][0]}" if best and named.isalpha() else named

    def add(self, member: Content) -> None:
        """Count what a member names and what stands near it."""
        share = _ASIDE if member.statement.act in _NO_POSITION else 1.0
        if member.headings and not self._heading:
            self._heading = member.headings[-1].text
        for name in member.naming:
            thing = name in member.heads and name not in listed_stems("changes")
            self.named[name] += share * (_HEAD if thing else _OTHER)
        for name, weight in member.around.items():
            self.near[name] += share * _AROUND * weight
        for name, phrase in member.phrases.items():
            self.phrases[name][phrase] += 1
        for name, of in member.objects.items():
            self.objects[name][of] += 1
        self.headed.update(member.heads)
        for name in {*member.naming, *member.around, *member.heads}:
            self._rank(name)

    def _rank(self, name: str) -> None:
        """See whether a term is now what most of the topic is about."""
        if name in subjects() and name in self.spoken.forms:
            self._subject = max(self._subject, (self.near.get(name, 0.0), name))
        near = self.near.get(name, 0.0) if self._is_own(name) else 0.0
        count = self.named.get(name, 0.0) + near
        if not count or name not in self.spoken.forms:
            return
        often = self.spoken.counts.get(name, 0)
        ranked = count * (1 + _SPOKEN * min(often, _MOST_SPOKEN)), name
        if telling(name) and (name in self.named or often >= _KEPT_TO):
            self._told = max(self._told, ranked)
        if name in listed_stems("changes"):
            self._broad = max(self._broad, ranked)

    def _is_own(self, name: str) -> bool:
        """Tell whether no other statement is about a term."""
        return self.headed[name] == len(self.spoken.heads.get(name, ()))


def title(topic: Topic, spoken: Spoken) -> str:
    """Return the label of a topic, or else the noun that most of it is about.

    Empty where no noun of it tells anything: then it is no issue.
    """
    if topic.label:
        return topic.label[:1].upper() + topic.label[1:]
    return Tally.of(topic, spoken).title


def full_title(topic: Topic, spoken: Spoken) -> str:
    """Return the title of a topic with what its noun is of."""
    return (topic.label and title(topic, spoken)) or Tally.of(topic, spoken).full_title


def headed(topic: Topic, spoken: Spoken) -> str:
    """Return what people read over a topic: its label, or else what it settles.

    Its full title where no member of it says more than a word, or where that has
    several and no member says more of the same thing.
    """
    if topic.label:
        return title(topic, spoken)
    tally = Tally.of(topic, spoken)
    found, key = heading(topic, tally.key_term), tally.key_term
    told = " " in tally.title and key and key not in label_terms(found)
    name = tally.full_title if told else found or tally.full_title
    return name if " " in name else in_full(topic, key) or name


class Titles:
    """Topics by the words of their titles, kept up as the topics grow."""

    def __init__(self, spoken: Spoken) -> None:
        self._spoken = spoken
        self._order: dict[Topic, int] = {}
        self._tallies: dict[Topic, Tally] = {}
        self._terms: dict[Topic, frozenset[str]] = {}
        self._having: dict[str, dict[Topic, None]] = defaultdict(dict)
        self._grown: dict[Topic, None] = {}

    def add(self, topic: Topic) -> None:
        """Add a topic with the members it has."""
        self._order[topic] = len(self._order)
        self._grown[topic] = None
        if not topic.label:
            self._tallies[topic] = Tally.of(topic, self._spoken)

    def grow(self, topic: Topic, member: Content) -> None:
        """Count a new member of a topic that was added before."""
        if not topic.label:
            self._tallies[topic].add(member)
            self._grown[topic] = None

    def called(self, name: str, short: str = "") -> Topic | None:
        """Return the first topic of the same name, or with the name in a longer one.

        *Road* is the *Access road* spoken of before; a *Wealth tax* is not all *Taxes*.
        The *Duty on wool* is the *Duty* of before if that is its short name, and not
        the *Duty on beef*.
        """
        self._catch_up()
        named = self._named(set(label_terms(name)))
        if named is None and short not in {"", name}:
            alone = frozenset(label_terms(short))
            having = self._having[next(iter(alone), "")]
            found = (topic for topic in having if self._terms[topic] == alone)
            return min(found, key=self._order.__getitem__, default=None)
        return named

    def _named(self, new: set[str]) -> Topic | None:
        having = [self._having[term] for term in new]
        fewest = min(having, key=len, default={})
        found = (topic for topic in fewest if new <= self._terms[topic])
        return min(found, key=self._order.__getitem__, default=None)

    def _catch_up(self) -> None:
        """Find the topics that have grown under the titles they have now."""
        for topic in self._grown:
            tally = self._tallies.get(topic)
            now = tally.full_title if tally else topic.label
            terms = frozenset(label_terms(now))
            before = self._terms.get(topic, frozenset())
            for name in before - terms:
                del self._having[name][topic]
            for name in terms - before:
                self._having[name][topic] = None
            self._terms[topic] = terms
        self._grown.clear()


def short_id(title: str, taken: Collection[str]) -> str:
    """Return the first word of a title that says what it is about, made unique.

    An act gives way to what it is done to; half a word (*part-time jobs*), and what
    does not tell which thing is meant (*joint patrols*), to the thing.

    Examples
    --------
    >>> short_id("Regional Security", ["nuclear"])
    'regional'
    >>> short_id("Nuclear Waste", ["nuclear"])
    'waste'
    >>> short_id("Release of the hostages", [])
    'hostages'
    """
    plain = "".join(c if c.isalnum() else " " for c in title.lower())
    words = [word for word in plain.split() if label_terms(word)]
    act = _ACT_ON.match(plain)
    done = {act[1]} if act and (is_act(act[1]) or act[1].endswith("ing")) else set()
    half = set(re.findall(r"\w+(?=-)|(?<=-)\w+", title.lower()))
    words.sort(key=lambda w: w in done | half or _is_loose(w))
    names = (w for w in words if not w.isdigit() and w not in taken and w != AGENDA)
    if first := next(names, ""):
        return first
    base = words[0] if words else "issue"
    if base not in taken and base != AGENDA:
        return base
    numbered = (f"{base}{number}" for number in count(2))
    return next(name for name in numbered if name not in taken)


def _is_loose(word: str) -> bool:
    """Tell whether a word says how a thing is, and hardly which is meant."""
    return (
        not telling(term(word))
        or word in listed("loose")
        or word.endswith(("ed", "ly"))
    )
