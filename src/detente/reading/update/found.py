"""What was read in new documents, beside what a case knows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from detente.documents import Document
from detente.model import Case, Note, Source, Statement
from detente.reading.positions import with_history
from detente.reading.reading import Reading
from detente.reading.update.happened import happened
from detente.reading.update.known import Known, carried_by, fresh
from detente.reading.update.options import on_an_option
from detente.reading.update.proposals import Happened


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
        landed = (on_an_option(self.case, s) for s in carried)
        numbered = [replace(s, id=next(ids), replaces=()) for s in landed]
        return with_history(numbered, self.case.statements)

    @cached_property
    def notes(self) -> tuple[Note, ...]:
        """New notes, under their own ids."""
        by_id = {document.id: document for document in self.documents}
        told = [event.event for event in self.happened]
        quoted = {(event.document, event.quote) for event in told}
        new = [
            note
            for note in self.reading.notes
            if (note.document, note.quote) not in quoted
            and not self.known.has(note, by_id[note.document])
        ]
        ids = fresh("n", [*self._taken, *(event.id for event in told)])
        carried = (carried_by(note, self.documents) for note in new)
        return tuple(replace(note, id=next(ids)) for note in carried)

    @cached_property
    def happened(self) -> tuple[Happened, ...]:
        """Items to watch that came about, or did not, told after they were noted."""
        dates = {source.id: source.date for source in self.case.sources}
        ids = fresh("n", self._taken)
        by_id = {document.id: document for document in self.documents}
        return tuple(
            replace(one, event=self._carried(one.event, next(ids)))
            for one in happened(self.case.notes_of("watch"), self.documents)
            if not self.known.has(one.event, by_id[one.event.document])
            and _is_news(one, dates.get(one.watched.document, ""))
        )

    def _carried(self, event: Note, name: str) -> Note:
        return replace(carried_by(event, self.documents), id=name)

    @property
    def _taken(self) -> tuple[str, ...]:
        """Ids of statements and notes of the case."""
        case = self.case
        return (*(s.id for s in case.statements), *(n.id for n in case.notes))


def _is_news(one: Happened, date: str) -> bool:
    """Tell whether an event is told later than the item, as far as days are known."""
    noted = {one.watched.document, *one.watched.carriers}
    told = one.event.date
    known = min(len(told), len(date))
    later = not known or told[:known] > date[:known]
    return later and one.event.document not in noted
