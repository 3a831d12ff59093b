"""A case and new documents -> proposals, and the case with those accepted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal, Unpack

from detente import casefile
from detente.casefile.batch import edited
from detente.casefile.nodes import compose, plain
from detente.documents import Document, Named, load
from detente.errors import CaseFileError, DetenteError, require
from detente.files import PATHS
from detente.model import Case, Source
from detente.reading.how import How
from detente.reading.pipeline import read_documents
from detente.reading.update.edits import Splicing
from detente.reading.update.find import proposals
from detente.reading.update.found import Found
from detente.reading.update.known import Known, earlier_texts, renumbered
from detente.reading.update.needs import closed
from detente.reading.update.plain import VERSION, document, proposed
from detente.reading.update.proposals import Proposal
from detente.reading.update.returns import lapsed
from detente.reading.update.wording import Naming
from detente.tables import html_table

Which = Iterable[int] | Literal["all"]
"""Numbers of proposals, or all of them."""

_MARK = "\ufeff"
"""With which some editors begin a file in UTF-8."""


@dataclass(frozen=True, slots=True)
class Update:
    """What new documents propose to change in a case.

    Attributes
    ----------
    case
        As it is.
    sources
        The documents that were read, under the ids they would have in the case.
    known
        The documents that were not read, since the case has them: name of the file and
        id in the case.
    proposals
        Numbered from 1; from behind the last number that was given out, where something
        that a document proposed has waited, so that a number never means two things.
    remarks
        What was not understood, in words for people.
    """

    case: Case
    sources: tuple[Source, ...]
    known: tuple[tuple[str, str], ...]
    proposals: tuple[Proposal, ...]
    remarks: tuple[str, ...] = ()

    @property
    def naming(self) -> Naming:
        """What parties and issues are called, those proposed among them."""
        every = [proposal.what for proposal in self.proposals]
        return Naming.of(self.case, every, self.sources)

    def chosen(self, which: Which = "all") -> tuple[Proposal, ...]:
        """Return some proposals with all that they need, in their order.

        Raises
        ------
        ValueError
            If there is no proposal of a number.
        """
        there = {proposal.number: proposal for proposal in self.proposals}
        numbers = there if which == "all" else [*which]
        for number in numbers:
            if number not in there:
                ends = f"must be from {min(there)} to {max(there)}" if there else ""
                raise ValueError(f"{ends or 'there are no proposals'}; got {number}")
        kept = closed(numbers, {n: one.needs for n, one in there.items()})
        return tuple(there[number] for number in kept)

    def accept(self, which: Which = "all") -> Case:
        """Return the case with some proposals in it, and all that they need.

        Raises
        ------
        ValueError
            If there is no proposal of a number.
        """
        text = self.splice(casefile.dump(self.case), which)
        return casefile.parse(text) if self.chosen(which) else self.case

    def splice(self, text: str, which: Which = "all") -> str:
        """Return the text of the case's file with some proposals in it.

        Comments, order and wording of all else stay as they are. A document of which
        something is left says so, and is read again the next time.

        Parameters
        ----------
        text
            Of the file that the case was loaded from.
        which
            Numbers of proposals, or ``all``.

        Raises
        ------
        CaseFileError
            If it is not the text of a case file.
        ValueError
            If there is no proposal of a number, or the text does not allow an edit.
        """
        bare = text.removeprefix(_MARK)
        tree, faults = compose(bare)
        if tree is None or faults:
            raise CaseFileError("case", tuple(faults))
        splicing = Splicing(
            self.case,
            bare,
            plain(tree),
            {source.id: source for source in self.sources},
            tuple(proposal.what for proposal in self.chosen(which)),
            self.waiting(which),
        )
        return text[: len(text) - len(bare)] + edited(bare, splicing.edits())

    def waiting(self, which: Which = "all") -> dict[str, int]:
        """Return for each document that was read from which number the rest goes on.

        Of documents read together the rest waits together: else a number that was
        given out for the one could come to mean something in the other.

        Parameters
        ----------
        which
            Numbers of the proposals that are accepted, or ``all``.

        Returns
        -------
        Id to number: 0 where nothing is left. Where nothing is accepted nothing is
        settled either, and there is no document.

        Raises
        ------
        ValueError
            If there is no proposal of a number.
        """
        chosen = self.chosen(which)
        if not chosen:
            return {}
        rest = len(chosen) < len(self.proposals)
        after = self.proposals[-1].number + 1 if rest else 0
        return dict.fromkeys((source.id for source in self.sources), after)

    def to_json(self) -> dict[str, Any]:
        """Return plain values, ready for ``json.dumps``; see `plain.schema`."""
        return {
            "detente": VERSION,
            "title": self.case.title,
            "documents": {source.id: document(source) for source in self.sources},
            "known": dict(self.known),
            "proposals": [proposed(self.naming, one) for one in self.proposals],
            "remarks": list(self.remarks),
        }

    def _repr_html_(self) -> str:
        """Return the proposals as a table, for notebooks."""
        told = self.to_json()["proposals"]
        rows = [(str(one["number"]), one["kind"], one["summary"]) for one in told]
        return html_table("", ("number", "kind", "proposal"), rows)


def update(
    case: Case,
    paths: Iterable[Path | str | Named],
    *,
    folder: Path | str = ".",
    again: bool = False,
    **how: Unpack[How],
) -> Update:
    """Read new documents, and return what they propose to change in a case.

    A document of which the case has the SHA-256 is not read: somebody has dealt with
    it, unless something that it proposed was left. Nor is proposed what an earlier
    document says in the same words.

    Parameters
    ----------
    case
        What is known.
    paths
        As for `detente.read`.
    folder
        Of the case file, where the case's documents are looked for first.
    again
        Whether documents that the case has are read again, for what was not accepted.
    **how
        ``reader`` and ``least``, as for `detente.read`.

    Raises
    ------
    DocumentError, TooLargeError
        If a path is not there, or nothing could be read.
    ValueError
        If the case is none, or there is one path rather than a list of them.

    Examples
    --------
    >>> import detente
    >>> case = detente.read([("a.txt", b"Norway demands fewer dams.")]).draft()
    >>> later = update(case, [("b.txt", b"Sweden rejects fewer dams.")])
    >>> later.proposals[0].kind, later.proposals[0].what.statement.content
    ('statement', 'fewer dams')
    """
    require("case must be a Case", case, Case, "load it first, detente.load(path)")
    require("folder must name a folder", folder, PATHS, "such as '.'")
    faults: list[DetenteError] = []
    documents = load(paths, passed_over=faults.append)
    known = Known(case, earlier_texts(case, Path(folder)))
    found = update_documents(known, documents, again=again, **how)
    told = tuple(f"{fault}" for fault in faults)
    return replace(found, remarks=(*told, *found.remarks))


def update_documents(
    known: Known,
    documents: Sequence[Document],
    *,
    again: bool = False,
    **how: Unpack[How],
) -> Update:
    """Return what documents that are loaded propose to change in a case.

    Parameters
    ----------
    known
        The case, and the texts of its documents.
    documents, again, **how
        As for `update`.
    """
    case = known.case
    there = known.by_content
    waiting = {s.id: s.waiting for s in case.sources if s.waiting}
    dealt_with = {sha for sha, ids in there.items() if waiting.keys().isdisjoint(ids)}
    old = () if again else [d for d in documents if d.sha256 in dealt_with]
    new = [d for d in documents if d not in old]
    dealt = tuple((d.file, there[d.sha256][0]) for d in old)
    if not new:
        return Update(case, (), dealt, ())
    numbered = tuple(renumbered(new, there, (s.id for s in case.sources)))
    reading = read_documents(numbered, known=case, **how)
    at_hand = {document.sha256 for document in new}
    others = tuple(d for d in known.texts if d.sha256 not in at_hand)
    found = Found(Known(case, others), numbered, reading)
    first = max((waiting.get(document.id, 1) for document in numbered), default=1)
    proposed = proposals(found, first)
    gone = lapsed(case, found.statements, (one.what for one in proposed))
    return Update(
        case,
        tuple(found.sources.values()),
        dealt,
        proposed,
        (*reading.remarks, *gone),
    )
