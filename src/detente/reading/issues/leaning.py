"""What a statement that names no object of its own leans on."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from detente.reading.issues.clusters import Topic
from detente.reading.issues.terms import Content

NEAR = 600
"""Characters within which one statement leans on another."""


class _Member(NamedTuple):
    """A member of a topic: where it begins, which topic's it is, when it came."""

    start: int
    topic: int
    number: int


@dataclass(slots=True)
class Leaning:
    """The members of topics, by what a content may lean on them for."""

    _topics: dict[Topic, int] = field(default_factory=dict)
    _contents: dict[_Member, tuple[Content, Topic]] = field(default_factory=dict)
    _worries: dict[object, list[_Member]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _in_order: dict[object, list[_Member]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def put(self, content: Content, topic: Topic) -> None:
        """Take up a member of a topic; those of one topic come in their order."""
        said = content.statement
        place = self._topics.setdefault(topic, len(self._topics))
        member = _Member(said.span[0], place, len(self._contents))
        self._contents[member] = content, topic
        insort(self._in_order[said.document], member)
        insort(self._in_order[said.document, content.unit], member)
        if said.act in {"concern", "assert"} and content.sentence != ("", -1):
            self._worries[said.party, content.sentence].append(member)

    def on(self, content: Content) -> Topic | None:
        """Return the topic of the statement that a content leans on, if there is one.

        A content that names no object of its own (*verifiable restrictions*) leans on
        what its party was just said to be concerned about; one that is hardly more than
        an amount (*34 per cent*) on the nearest in the same unit; one that names
        nothing (*the offer*) on the last statement before it, of its own party if it
        still names something broad.
        """
        if content.terms and not content.relational:
            return None
        start = content.statement.span[0]
        breath = content.statement.party, content.sentence
        worries = [m for m in self._worries.get(breath, ()) if m.start < start]
        if worries:
            return self._contents[min(worries, key=lambda m: m[1:])][1]
        if not content.pointing:
            return None
        alike = self._alike(content) if content.unit else None
        found = [alike] if alike else list(self._close(content))
        ranked = [
            (self._contents[m][0].unit != content.unit, abs(m.start - start), m[1:], m)
            for m in found
        ]
        return self._contents[min(ranked)[-1]][1] if ranked else None

    def _alike(self, content: Content) -> _Member | None:
        """Return the nearest member of the same document with amounts in its unit."""
        said = content.statement
        members = self._in_order.get((said.document, content.unit), [])
        start = said.span[0]
        after = bisect_left(members, (start,))
        nearest = [m.start for m in members[max(after - 1, 0) : after + 1]]
        found = [members[bisect_left(members, (begin,))] for begin in nearest]
        return min(found, key=lambda m: (abs(m.start - start), m[1:]), default=None)

    def _close(self, content: Content) -> Iterator[_Member]:
        """Yield the members near which a content stands, and on which it may lean.

        An amount leans on what stands before it or after, all else on what went before.
        """
        said = content.statement
        members = self._in_order.get(said.document, [])
        first = last = said.span[0]
        if content.unit and not content.terms:
            last += NEAR
        near = slice(
            bisect_left(members, (first - NEAR,)), bisect_left(members, (last + 1,))
        )
        for member in members[near]:
            other = self._contents[member][0].statement
            if not content.terms or other.party == said.party:
                yield member
