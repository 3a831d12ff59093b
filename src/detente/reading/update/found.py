"""What was read in new documents, beside what a case knows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from detente.documents import Document
from detente.model import Case, Note, Source, Statement
from detente.reading.positions import with_history
from detente.reading.reading import Reading
from detente.reading.update.amounts import on_an_amount
from detente.reading.update.happened import happened
from detente.reading.update.known import Known, carried_by, fresh, spelled
from detente.reading.update.options import on_an_option
from detente.reading.update.proposals import Happened
from detente.reading.update.table import Table


@dataclass(frozen=True)
class Found:
    """What was read in new documents, beside what a case knows.

    Attributes
    ----------
    known
        The case and its documents.
    documents
        The new ones, under ids that the case does not use.
    reading
        Of the new documents, for a case that is known.
    """

    known: Known
    documents: tuple[Document, ...]
    reading: Reading

    @property
    def case(self) -> Case:
        """As it is."""
        return self.known.case

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The new documents by id, with the renderings of their text."""
        same = self.known.same_text(self.documents)
        return {
            source.id: replace(source, same_text_as=same.get(source.id, ()))
            for source in self.reading.sources
        }

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """New statements, under their own ids, with what they replace."""
        by_id = {document.id: document for document in self.documents}
        new = [
            s
            for s in self.reading.statements
            if not self.known.has(s, by_id[s.document])
        ]
        ids = fresh("s", self._taken)
        carried = (carried_by(s, self.documents) for s in new)
        called = (on_an_option(self.case, s) for s in carried)
        landed = (on_an_amount(self.case, s) for s in called)
        numbered = [replace(s, id=next(ids), replaces=()) for s in landed]
        return with_history(numbered, self.case.statements)

    @cached_property
    def again(self) -> tuple[Statement, ...]:
        """Statements of the case, as they were read once more where something waits.

        What is drawn from them may still wait. They have their own ids; of an issue
        that the case does not have yet they are where they were read to be.
        """
        read = {_place(s): s for s in self.reading.statements}
        waiting = {source.id for source in self.case.sources if source.waiting}
        there = (s for s in self.case.statements if s.document in waiting)
        pairs = ((said, read.get(_place(said))) for said in there)
        issues = {issue.id for issue in self.case.issues}
        return tuple(
            said
            if said.issue or one.issue in issues
            else replace(said, issue=one.issue)
            for said, one in pairs
            if one is not None
        )

    @cached_property
    def table(self) -> Table:
        """The issues of the case, with what is said on them now."""
        names = {party.id: party.name for party in self.case.parties}
        said = (*self.again, *self.statements)
        return Table(self.case, said, {**self.reading.parties, **names})

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """New notes, under their own ids."""
        by_id = {document.id: document for document in self.documents}
        told = [event.event for event in self.happened]
        quoted = {(event.document, event.quote) for event in told}
        over = {spelled(event.watched.text) for event in self.happened}
        new = [
            note
            for note in self.reading.notes
            if (note.document, note.quote) not in quoted
            and not (note.kind == "watch" and spelled(note.text) in over)
            and not self.known.has(note, by_id[note.document])
        ]
        ids = fresh("n", [*self._taken, *(event.id for event in told)])
        carried = (carried_by(note, self.documents) for note in new)
        return tuple(replace(note, id=next(ids)) for note in carried)

    @cached_property
    def happened(self) -> tuple[Happened, ...]:
        """Items to watch that came about, or did not, told after they were noted.

        Also those that one new document notes and a later one tells of. Where several
        clauses tell of an item, the last word on it counts.
        """
        sources = (*self.case.sources, *self.reading.sources)
        dates = {source.id: source.date for source in sources}
        ids = fresh("n", self._taken)
        by_id = {document.id: document for document in self.documents}
        news: dict[Note, Happened] = {}
        for one in happened(self._watched, self.documents):
            known = self.known.has(one.event, by_id[one.event.document])
            if known or not _is_news(one, dates.get(one.watched.document, "")):
                continue
            before = news.setdefault(one.watched, one)
            if one.event.date > before.event.date:
                news[one.watched] = one
        return tuple(
            replace(one, event=self._carried(one.event, next(ids)))
            for one in news.values()
        )

    @property
    def _watched(self) -> tuple[Note, ...]:
        """Items to watch of the case, and others that the new documents note."""
        own = self.case.notes_of("watch")
        there = {spelled(note.text) for note in own}
        noted = (note for note in self.reading.notes if note.kind == "watch")
        more = {spelled(note.text): note for note in noted}
        return (*own, *(note for text, note in more.items() if text not in there))

    def _carried(self, event: Note, name: str) -> Note:
        return replace(carried_by(event, self.documents), id=name)

    @property
    def _taken(self) -> tuple[str, ...]:
        """Ids of statements and notes of the case."""
        case = self.case
        return (*(s.id for s in case.statements), *(n.id for n in case.notes))


def _place(said: Statement) -> tuple[object, ...]:
    """Return by what a statement is found again in its document."""
    return said.document, said.span, said.party, said.act


def _is_news(one: Happened, date: str) -> bool:
    """Tell whether an event is told in another document than the item, and not before.

    On the day on which somebody still asks whether a thing comes about, it has not.
    """
    noted = {one.watched.document, *one.watched.carriers}
    told = one.event.date
    known = min(len(told), len(date))
    return told[:known] >= date[:known] and one.event.document not in noted
