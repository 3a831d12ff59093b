"""The names a case file declares, so that every use of one can be checked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from detente.casefile.faults import Faults
from detente.casefile.nodes import Fields, Items, Node, Path, Text, child
from detente.casefile.wording import unknown_name
from detente.model import AGENDA


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
    parties, issues, statements, documents
        Ids.
    options
        For each issue the labels of its options; an issue whose options cannot be
        read is not among the keys.
    """

    parties: tuple[str, ...]
    issues: tuple[str, ...]
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    options: dict[str, tuple[str, ...]]

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
            keys(child(tree, "statements")),
            keys(child(tree, "documents")),
            options,
        )


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
        self.faults.add(path, unknown_name(str(path[-1]), known, what), -1)
        return False

    def issues(self, path: Path, names: Iterable[str]) -> None:
        """Check a list of issues."""
        self._check(path, names, self.declared.issues, "an issue")

    def topic(self, path: Path, name: str) -> None:
        """Check the issue of a statement, which can be the agenda itself."""
        self._check(path, [name], (*self.declared.issues, AGENDA), "an issue")

    def statements(self, path: Path, names: Iterable[str]) -> None:
        """Check a list of statements."""
        self._check(path, names, self.declared.statements, "a statement")

    def documents(self, path: Path, names: Iterable[str]) -> None:
        """Check a list of documents."""
        self._check(path, names, self.declared.documents, "a document")

    def options(self, path: Path, issue: str, names: Iterable[str]) -> None:
        """Check options of an issue, if the issue's options can be read."""
        if issue in self.declared.options:
            known = self.declared.options[issue]
            self._check(path, names, known, "an option of the issue")

    def _check(
        self, path: Path, names: Iterable[str], known: tuple[str, ...], what: str
    ) -> None:
        """Check names at a path, which is that of a list or of one name."""
        listed = isinstance(self.faults.at(path), Items)
        for place, name in enumerate(names):
            if name:
                where = (*path, place) if listed else path
                self.faults.unknown(where, name, known, what)
