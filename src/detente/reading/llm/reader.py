"""The reader: every passage asked about, every claim checked, the rest counted."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from detente.reading.found import Found
from detente.reading.llm.claims import Claim, claims
from detente.reading.llm.client import EndpointError, ask
from detente.reading.llm.endpoint import Endpoint
from detente.reading.llm.merge import merge
from detente.reading.llm.prompt import Passage, passages, question
from detente.reading.llm.verify import Reason, Where, verify
from detente.reading.parse import Parsed
from detente.reading.second import Second
from detente.reading.speakers.parties import PartyTable

FAILURES = 2
"""Passages in a row without an answer, after which no more is asked."""
_REASONS: Mapping[Reason, str] = {
    "form": "not in the form asked for",
    "act": "with an act that there is not",
    "quote": "with a quote that is not in the text",
    "party": "of a party that is not named there",
    "polarity": "that the quote contradicts",
    "condition": "with a condition that is not in the sentence",
    "content": "with a content that is not in the sentence",
}


@dataclass(frozen=True, slots=True)
class ModelReader:
    """A language model that reads beside the rules.

    Attributes
    ----------
    endpoint
        Whom to ask. The text of the documents is sent there, and nowhere else.
    """

    endpoint: Endpoint

    @property
    def told(self) -> str:
        """One line that says where text goes."""
        return self.endpoint.told

    def read(
        self, parsed: Sequence[Parsed], table: PartyTable, found: Sequence[Found]
    ) -> Second:
        """Ask about every passage, and merge what holds with what the rules found.

        That the endpoint fails is no error: the remarks say so, and what the rules read
        stands.
        """
        work = _Work(self.endpoint, parsed, table)
        for passage in passages(parsed):
            work.take(passage)
        merged = merge(found, work.found, parsed)
        return Second(merged, tuple(work.remarks(merged)))


@dataclass(slots=True)
class _Work:
    """What has come so far of asking about all passages."""

    endpoint: Endpoint
    parsed: Sequence[Parsed]
    table: PartyTable
    found: list[Found] = field(default_factory=list)
    rejected: Counter[Reason] = field(default_factory=Counter)
    asked: int = 0
    failed: int = 0
    in_a_row: int = 0
    fault: str = ""

    def take(self, passage: Passage) -> None:
        """Ask about a passage, unless the endpoint has failed too often."""
        self.asked += 1
        if self.in_a_row >= FAILURES:
            self.failed += 1
            return
        try:
            answer = _answer(self.endpoint, passage)
        except EndpointError as error:
            self.failed += 1
            self.in_a_row = self.in_a_row + 1 if error.again else FAILURES
            self.fault = self.fault or str(error)
            return
        self.in_a_row = 0
        shown = self._shown(passage)
        for claim in answer:
            verdict = verify(claim, shown, self.table)
            if isinstance(verdict, Found):
                self.found += self._wherever(verdict)
            else:
                self.rejected[verdict] += 1

    def _shown(self, passage: Passage) -> list[Where]:
        """Return the blocks of a passage, each with the one before it."""
        places = {id(piece): n for n, piece in enumerate(self.parsed)}
        return [Where(piece, self._before(places[id(piece)])) for piece in passage]

    def _before(self, place: int) -> Parsed | None:
        if not place:
            return None
        own, before = self.parsed[place], self.parsed[place - 1]
        return before if before.block.document == own.block.document else None

    def _wherever(self, one: Found) -> Iterator[Found]:
        """Yield a statement for each block that has the same text."""
        for piece in self.parsed:
            if piece.block.text == one.parsed.block.text:
                yield replace(one, parsed=piece)

    def remarks(self, merged: Sequence[Found]) -> Iterator[str]:
        """Say what came of it, a line each: what failed, and what was read."""
        place = self.endpoint.place
        if self.failed:
            stands = "What the rules read stands."
            part = f" for {self.failed} of {self.asked} passages" * (self.asked > 1)
            yield f"{place}{part} {self.fault}. {stands}"
        if self.failed == self.asked:
            return
        origins = Counter(one.origin for one in merged)
        why = ", ".join(f"{n} {_REASONS[w]}" for w, n in sorted(self.rejected.items()))
        rejected = sum(self.rejected.values())
        because = f" ({why})" if why else ""
        yield (
            f"The model at {place}: {origins['both']} read by the rules too, "
            f"{origins['model']} added, {rejected} rejected{because}."
        )


def _answer(endpoint: Endpoint, passage: Passage) -> tuple[Claim | None, ...]:
    """Return what the model claims of a passage; it is asked twice at most.

    Raises
    ------
    EndpointError
        If there is no answer that can be used.
    """
    asked = question(passage)
    try:
        return claims(ask(endpoint, asked))
    except EndpointError as error:
        if not error.again:
            raise
    return claims(ask(endpoint, asked))
