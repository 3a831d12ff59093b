"""The names a case file declares, so that every use of one can be checked."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from detente.casefile.faults import Faults
from detente.casefile.nodes import Fields, Items, Node, Path, Text, child, deepest
from detente.casefile.wording import COMMA, quoted, unknown_name
from detente.model import AGENDA, NoteKind

NOTES: tuple[NoteKind, ...] = ("history", "interim", "stakes", "watch")
"""Sections that hold notes."""


def keys(node: Node | None) -> tuple[str, ...]:
    """Return the keys of a mapping; none for anything else."""
    return tuple(node.entries) if isinstance(node, Fields) else ()


def count(node: Node | None) -> int:
    """Return the length of a list; 0 for anything else."""
    return len(node.items) if isinstance(node, Items) else 0


@dataclass(frozen=True, slots=True)
class Declared:
    """What a file declares, also in entries that are otherwise faulty.

    Attributes
    ----------
    parties, issues, actions, statements, documents
        Ids.
    notes
        Ids of the notes that have one, each with its path.
    options
        For each issue the labels of its options; an issue whose options cannot be
        read is not among the keys.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    actions: tuple[str, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    notes: tuple[tuple[Path, str], ...]
    options: dict[str, tuple[str, ...]]

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of all that lines can rest on."""
        return (*self.statements, *(note for _, note in self.notes))

    @classmethod
    def by(cls, tree: Node) -> "Declared":
        """Collect the names in a tree."""
        issues = child(tree, "issues")
        options = {}
        for issue in keys(issues):
            listed = child(child(issues, issue), "options")
            labels = listed.items if isinstance(listed, Items) else []
            if labels and all(isinstance(label, Text) for label in labels):
                options[issue] = tuple(x.value for x in labels if isinstance(x, Text))
        return cls(
            keys(child(tree, "parties")),
            keys(issues),
            keys(child(tree, "actions")),
            keys(child(tree, "statements")),
            keys(child(tree, "documents")),
            tuple(_named_notes(tree)),
            options,
        )


def _named_notes(tree: Node) -> Iterator[tuple[Path, str]]:
    """Return the ids of notes, each with its path."""
    for kind in NOTES:
        for place in range(count(child(tree, kind))):
            path: Path = (kind, place, "id")
            found, taken = deepest(tree, path)
            if taken == len(path) and isinstance(found, Text) and found.value:
                yield path, found.value


@dataclass(frozen=True, slots=True)
class Checker:
    """Checks names at their places in a file.

    Attributes
    ----------
    faults
        Where what is wrong is noted.
    declared
        The names there are.
    """

    faults: Faults
    declared: Declared

    def party(self, path: Path, name: str) -> None:
        """Check a party, if one is named."""
        self._check(path, [name], self.declared.parties, "a party")

    def key(self, path: Path, known: Sequence[str], what: str) -> bool:
        """Check the key at the end of a path; tell whether it is known."""
        if path[-1] in known:
            return True
        node = self.faults.at(path)
        cut = COMMA if isinstance(node, Text) and node.nothing else ""
        self.faults.add(path, unknown_name(str(path[-1]), known, what) + cut, -1)
        return False

    def issues(self, path: Path, names: Iterable[str]) -> None:
        """Check a list of issues."""
        self._check(path, names, self.declared.issues, "an issue")

    def actions(self, path: Path, names: Iterable[str]) -> None:
        """Check a list of actions."""
        self._check(path, names, self.declared.actions, "an action")

    def topic(self, path: Path, name: str) -> None:
        """Check the issue of a statement, which can be the agenda itself."""
        self._check(path, [name], (*self.declared.issues, AGENDA), "an issue")

    def evidence(self, path: Path, names: Iterable[str]) -> None:
        """Check a list of statements and notes."""
        known = self.declared.evidence
        self._check(path, names, known, "a statement or a note")

    def statements(self, path: Path, names: Iterable[str]) -> None:
        """Check a list of statements."""
        self._check(path, names, self.declared.statements, "a statement")

    def note_ids(self) -> None:
        """Check that no id of a note is that of another or of a statement."""
        taken = set(self.declared.statements)
        for path, note in self.declared.notes:
            if note in taken:
                self.faults.add(path, f"must stand once; got {quoted(note)} again")
            taken.add(note)

    def documents(self, path: Path, names: Iterable[str]) -> None:
        """Check a list of documents."""
        self._check(path, names, self.declared.documents, "a document")

    def options(self, path: Path, issue: str, names: Iterable[str]) -> None:
        """Check options of an issue, if the issue's options can be read."""
        if issue in self.declared.options:
            known = self.declared.options[issue]
            self._check(path, names, known, "an option of the issue")

    def sides(self, path: Path, sides: Mapping[str, Sequence[str]]) -> bool:
        """Check a mapping of issues to options; tell whether all issues are known."""
        known = [
            self.key((*path, issue), self.declared.issues, "an issue")
            for issue in sides
        ]
        for issue, options in sides.items():
            self.options((*path, issue), issue, options)
        return all(known)

    def parts(self, path: Path, names: Iterable[str], known: tuple[str, ...]) -> None:
        """Check a list of paths into the case."""
        self._check(path, names, known, "a part of the case that can be private")

    def _check(
        self, path: Path, names: Iterable[str], known: tuple[str, ...], what: str
    ) -> None:
        """Check names at a path, which is that of a list or of one name."""
        listed = isinstance(self.faults.at(path), Items)
        for place, name in enumerate(names):
            if name:
                where = (*path, place) if listed else path
                self.faults.unknown(where, name, known, what)
