"""Accepted proposals as edits of a case file, each a small one."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from detente.casefile.batch import Edit, holds_a_comment
from detente.casefile.grammar import Names
from detente.casefile.nodes import Path
from detente.casefile.outline import entry, line_entries
from detente.casefile.scalars import Value
from detente.model import AGENDA, Case, Note, Source, Statement
from detente.reading.update.needs import evidence
from detente.reading.update.proposals import (
    Copy,
    Happened,
    NewAcceptance,
    NewCondition,
    NewIssue,
    NewLine,
    NewNoDeal,
    NewNote,
    NewOption,
    NewParty,
    NewStatement,
    What,
)
from detente.reading.update.respelled import line_edits
from detente.reading.update.terms import Terms


@dataclass(frozen=True)
class Splicing:
    """What is accepted, and the file it goes into.

    Attributes
    ----------
    case
        As the file has it.
    text, values
        The file, and what it holds as plain values.
    sources
        New documents by id.
    accepted
        In their order.
    waiting
        Id of each document to the number of its first proposal when it is read again;
        0 where nothing of it is left.
    """

    case: Case
    text: str
    values: Mapping[str, Any]
    sources: Mapping[str, Source]
    accepted: Sequence[What]
    waiting: Mapping[str, int]

    def edits(self) -> Iterator[Edit]:
        """Yield the edits of all that is accepted, and of the documents it rests on."""
        for what in self.accepted:
            yield from self._edits(what)
        lines = [what for what in self.accepted if isinstance(what, NewLine)]
        for party, issue in dict.fromkeys((new.party, new.issue) for new in lines):
            own = [new for new in lines if (new.party, new.issue) == (party, issue)]
            said = self._at(("preferences", party))
            yield from line_edits(own, said, self._names(issue))
        for source in self._documents:
            same = (name for name in source.same_text_as if name in self._sources)
            waits = self.waiting.get(source.id, 0)
            whole = replace(source, same_text_as=tuple(same), waiting=waits)
            yield Edit("set", ("documents", source.id), entry(whole))
        yield from self._still_waiting()

    def _edits(self, what: What) -> Iterator[Edit]:
        """Yield the edits of one thing; those of lines go together, see `edits`."""
        match what:
            case NewParty(party):
                yield Edit("set", ("parties", party.id), entry(party))
            case NewIssue():
                yield from self._issue(what)
            case NewOption(issue, option, before, _):
                yield self._option(issue, option, before)
            case NewStatement(statement):
                told = entry(self._placed(statement))
                yield Edit("set", ("statements", statement.id), told)
            case NewNote(note):
                yield Edit("add", (note.kind,), entry(self._about(note)))
            case NewCondition() | NewAcceptance() | NewNoDeal():
                terms = Terms(self.case, self.text, self.values, self._labels)
                yield from terms.edits(what)
            case Happened() | Copy():
                yield from self._noted(what)

    def _noted(self, what: Happened | Copy) -> Iterator[Edit]:
        if isinstance(what, Copy):
            yield from self._carried(what)
        else:
            yield from self._happened(what)

    def _still_waiting(self) -> Iterator[Edit]:
        """Yield what says of documents of the case whether anything of them is left."""
        for source in self.case.sources:
            waits = self.waiting.get(source.id, source.waiting)
            path: Path = ("documents", source.id, "waiting")
            if waits and waits != source.waiting:
                yield Edit("set", path, str(waits))
            elif source.waiting and not waits:
                yield Edit("remove", path)

    def _placed(self, statement: Statement) -> Statement:
        """Return a statement without issues and predecessors that are not there."""
        issue = statement.issue if statement.issue in self._issues else ""
        return replace(
            statement,
            issue=issue,
            about=tuple(name for name in statement.about if name in self._issues),
            replaces=tuple(s for s in statement.replaces if s in self._statements),
        )

    def _about(self, note: Note) -> Note:
        return note if note.issue in self._issues else replace(note, issue="")

    def _issue(self, new: NewIssue) -> Iterator[Edit]:
        issue = new.issue
        yield Edit("set", ("issues", issue.id), entry(issue))
        names = Names(issue.options, "options")
        for known in new.preferences:
            path: Path = ("preferences", known.party)
            lines = known.options[issue.id]
            items = [x for line in lines for x in line_entries(line, names)]
            wish: Value = items[0] if items[:1] == items else items
            yield Edit("set", (*path, "options", issue.id), wish)
            if ids := known.evidence.get(issue.id, ()):
                yield Edit("set", (*path, "evidence", issue.id), list(ids))
        behind = evidence(new)
        for said in self.case.statements:
            if said.id in behind and not said.issue:
                yield Edit("set", ("statements", said.id, "issue"), issue.id)

    def _option(self, issue: str, option: str, before: str) -> Edit:
        path: Path = ("issues", issue, "options")
        labels = self.case.issue(issue).options
        if before not in labels:
            return Edit("add", path, option)
        return Edit("insert", path, option, labels.index(before))

    def _happened(self, new: Happened) -> Iterator[Edit]:
        """Yield the event, and take the item off what is to be watched.

        It stays where something in the case speaks of it, or a comment stands with it.
        """
        yield Edit("add", ("history",), entry(self._about(new.event)))
        places = [n for n, one in enumerate(self._notes("watch")) if one == new.watched]
        named = any(path.startswith("watch.") for path in self.case.private)
        rests = bool(new.watched.id) and new.watched.id in self.case.cited
        if places and not (named or rests):
            path: Path = ("watch", places[0])
            if not holds_a_comment(self.text, path):
                yield Edit("remove", path)

    def _carried(self, new: Copy) -> Iterator[Edit]:
        for piece, path in self._places(new.pieces):
            if piece.carriers or not piece.document:
                yield Edit("add", (*path, "carriers"), new.source.id)
            else:
                both: Value = [piece.document, new.source.id]
                yield Edit("set", (*path, "carriers"), both)

    def _places(
        self, pieces: Sequence[Statement | Note]
    ) -> Iterator[tuple[Statement | Note, Path]]:
        """Yield pieces with their paths; of notes that are the same, each its own."""
        seen: Counter[Note] = Counter()
        for piece in pieces:
            if isinstance(piece, Statement):
                yield piece, ("statements", piece.id)
                continue
            same = [n for n, x in enumerate(self._notes(piece.kind)) if x == piece]
            yield piece, (piece.kind, same[seen[piece]])
            seen[piece] += 1

    def _notes(self, kind: str) -> tuple[Note, ...]:
        return self.case.notes_of(kind)

    def _at(self, path: Path) -> Any:
        """Return the plain value at a path; nothing where there is none."""
        node: Any = self.values
        for step in path:
            node = node.get(step) if isinstance(node, dict) else None
        return node

    def _names(self, issue: str) -> Names:
        """Return what lines on an issue can name; on none, the issues themselves."""
        if issue:
            return Names(self._labels(issue), "options")
        return Names(tuple(one.id for one in self.case.issues), "weights")

    def _labels(self, issue: str) -> tuple[str, ...]:
        """Return the options of an issue, those accepted among them."""
        new = (w for w in self.accepted if isinstance(w, NewOption))
        more = (w.option for w in new if w.issue == issue)
        return (*self.case.issue(issue).options, *more)

    @cached_property
    def _issues(self) -> frozenset[str]:
        new = (w.issue.id for w in self.accepted if isinstance(w, NewIssue))
        return frozenset([*(i.id for i in self.case.issues), *new, AGENDA])

    @cached_property
    def _statements(self) -> frozenset[str]:
        new = (w.statement.id for w in self.accepted if isinstance(w, NewStatement))
        return frozenset([*(s.id for s in self.case.statements), *new])

    @cached_property
    def _documents(self) -> tuple[Source, ...]:
        """New documents that something accepted comes from."""
        named: set[str] = set()
        for what in self.accepted:
            match what:
                case NewStatement(said) | NewNote(said) | Happened(_, said):
                    named.update((said.document, *said.carriers))
                case Copy(source):
                    named.add(source.id)
        named -= {source.id for source in self.case.sources}
        return tuple(s for name, s in self.sources.items() if name in named)

    @cached_property
    def _sources(self) -> frozenset[str]:
        new = (source.id for source in self._documents)
        return frozenset([*(s.id for s in self.case.sources), *new])
