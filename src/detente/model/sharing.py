"""A case without what is private, to be handed to others."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal, TypeVar

from detente.errors import require
from detente.model.action import Action
from detente.model.case import Case
from detente.model.condition import Condition
from detente.model.evidence import AGENDA, Note, Source, Statement
from detente.model.issue import Issue
from detente.model.party import Party
from detente.model.preference import Line, NoDeal, Order, Preferences
from detente.model.quota import Quota

Audience = Literal["internal", "shared"]
"""For whom something is made: for those who know all, or for others."""

Said = TypeVar("Said", Statement, Note)

_FOLDERS = re.compile(r".*[\\/]", re.DOTALL)
_FEW_WORDS = 3


def shared(case: Case) -> Case:
    """Return the case that is left when all that is private is taken out of it.

    What leans on something private goes with it: with a document what is quoted from
    it, with a party its preferences, statements and actions, with an issue the lines
    and conditions that name it, the statements about it and what is done only to it.
    Lines whose evidence is gone stay, and count as judgement. Of documents that stay,
    only the name of the file is told, not its folder. Whatever is computed from the
    result never saw the rest.

    Raises
    ------
    ValueError
        If the case is no `Case`.

    Examples
    --------
    >>> case = Case(
    ...     "Sale",
    ...     (Party("seller", "Seller"), Party("heir", "Heir", "third party")),
    ...     preferences=(Preferences("heir"),),
    ...     private=("parties.heir",),
    ... )
    >>> [party.id for party in shared(case).parties], shared(case).preferences
    (['seller'], ())
    """
    require("case must be a Case", case, Case, "load it first, detente.load(path)")
    kept = _Kept.of(case)
    return replace(
        case,
        parties=tuple(kept.party(party) for party in kept.parties.values()),
        issues=tuple(kept.issue(issue) for issue in kept.issues.values()),
        preferences=tuple(
            kept.preferences(p)
            for p in case.preferences
            if p.party in kept.parties and kept.is_open(f"preferences.{p.party}")
        ),
        conditions=tuple(
            replace(condition, evidence=kept.evidence(condition.evidence))
            for place, condition in enumerate(case.conditions, start=1)
            if kept.is_open(f"conditions.{place}") and kept.names_known(condition)
        ),
        sources=tuple(kept.source(source) for source in kept.sources.values()),
        statements=tuple(kept.said(s) for s in kept.statements),
        notes=tuple(kept.said(note) for note in kept.notes),
        verification=case.verification if kept.is_open("verification") else None,
        remarks=tuple(x for x in case.remarks if not kept.tells(x)),
        actions=tuple(kept.action(action) for action in kept.actions.values()),
        private=(),
    )


def mentions(case: Case) -> tuple[str, ...]:
    """Return what is private and yet stands somewhere in the shared case, in words.

    Names, titles and quotations of what `shared` leaves out are looked for in all the
    text that stays, where somebody may have repeated them.

    Examples
    --------
    >>> heir = Party("heir", "Aunt Mary", "third party")
    >>> case = Case("What Aunt Mary wants", (heir,), private=("parties.heir",))
    >>> mentions(case)
    ('“Aunt Mary” is private, and stands in title: What Aunt Mary wants',)
    """
    kept = _Kept.of(case)
    return tuple(
        f"“{secret}” is private, and stands in {path}: {text}"
        for path, text in _texts(shared(case), "")
        for secret in kept.secrets
        if _names(secret, text)
    )


def betrays(case: Case) -> Callable[[str], bool]:
    """Return how to tell whether words of a document tell what is private in a case.

    A sentence around a quote may hold another one that is private, however short, or
    name somebody who is.

    Examples
    --------
    >>> heir = Party("heir", "Aunt Mary", "third party")
    >>> tells = betrays(Case("Sale", parties=(heir,), private=("parties.heir",)))
    >>> tells("The garden, said Aunt Mary, stays."), tells("The garden stays.")
    (True, False)
    """
    kept = _Kept.of(case)
    stays = {*kept.statements, *kept.notes}
    every: tuple[Statement | Note, ...] = (*case.statements, *case.notes)
    gone = (piece.quote for piece in every if piece not in stays)
    quotes = {" ".join(quote.split()) for quote in gone if quote}

    def tells(text: str) -> bool:
        plain = " ".join(text.split())
        return kept.tells(plain) or any(quote in plain for quote in quotes)

    return tells


@dataclass(frozen=True, slots=True)
class _Kept:
    """What stays of a case, by id, and the words for what does not.

    Attributes
    ----------
    private
        Paths of what is private.
    parties, issues, sources, actions
        By id.
    statements, notes
        Not yet rid of what they say of things that are gone; notes by their kinds.
    secrets
        Names, titles and quotations that are gone.
    """

    private: frozenset[str]
    parties: Mapping[str, Party]
    issues: Mapping[str, Issue]
    sources: Mapping[str, Source]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    actions: Mapping[str, Action]
    secrets: tuple[str, ...]

    @classmethod
    def of(cls, case: Case) -> "_Kept":
        private = frozenset(case.private)
        parties = {p.id: p for p in case.parties if f"parties.{p.id}" not in private}
        issues = {i.id: i for i in case.issues if f"issues.{i.id}" not in private}
        sources = {s.id: s for s in case.sources if f"documents.{s.id}" not in private}
        topics = {"", AGENDA, *issues}

        def stays(path: str, said: Statement | Note) -> bool:
            return (
                path not in private
                and said.party in {"", *parties}
                and said.issue in topics
                and said.document in {"", *sources}
            )

        statements = [s for s in case.statements if stays(f"statements.{s.id}", s)]
        notes = [n for path, n in case.placed_notes() if stays(path, n)]
        actions = {
            action.id: action
            for action in case.actions
            if f"actions.{action.id}" not in private
            and action.party in parties
            and _still_acts(action, issues)
        }
        gone = [
            *(name for p in case.parties if p.id not in parties for name in _called(p)),
            *(i.title for i in case.issues if i.id not in issues),
            *(s.title for s in case.sources if s.id not in sources),
            *_own(said for said in case.statements if said not in statements),
            *_own(note for note in case.notes if note not in notes),
            *(a.title for a in case.actions if a.id not in actions),
        ]
        told = {*_own(statements), *_own(notes)}
        told |= {option for issue in issues.values() for option in issue.options}
        told |= {action.title for action in actions.values()}
        secrets = tuple(dict.fromkeys(x for x in gone if x and x not in told))
        said = tuple(statements), tuple(notes)
        return cls(private, parties, issues, sources, *said, actions, secrets)

    def is_open(self, path: str) -> bool:
        return path not in self.private

    def tells(self, text: str) -> bool:
        """Tell whether a text names something that is gone."""
        return any(_names(secret, text) for secret in self.secrets)

    def party(self, party: Party) -> Party:
        return replace(party, stance="") if self.tells(party.stance) else party

    def issue(self, issue: Issue) -> Issue:
        return issue if issue.gives in self.parties else replace(issue, gives="")

    def source(self, source: Source) -> Source:
        return replace(
            source,
            file=_FOLDERS.sub("", source.file),
            author="",  # of a letter: a person, often with an address
            same_text_as=_among(source.same_text_as, self.sources),
        )

    def said(self, said: Said) -> Said:
        """Return a statement or a note without carriers and topics that are gone."""
        carriers = _among(said.carriers, self.sources)
        if isinstance(said, Note):
            return replace(said, carriers=carriers)
        about = _among(said.about, self.issues)
        silent = self.tells(said.reported_by)
        reporter = "" if silent else said.reported_by
        told = replace(said, carriers=carriers, about=about, reported_by=reporter)
        there = (one.id for one in self.statements)
        return replace(told, replaces=_among(said.replaces, there))

    def action(self, action: Action) -> Action:
        """Return an action without issues, other actions and evidence that are gone."""
        return replace(
            action,
            delivers={i: o for i, o in action.delivers.items() if i in self.issues},
            undoes={i: o for i, o in action.undoes.items() if i in self.issues},
            needs=_among(action.needs, self.actions),
            excludes=_among(action.excludes, self.actions),
            evidence=self.evidence(action.evidence),
        )

    def evidence(self, ids: Iterable[str]) -> tuple[str, ...]:
        there = [*(s.id for s in self.statements), *(n.id for n in self.notes)]
        return _among(ids, there)

    def names_known(self, condition: Condition | Quota) -> bool:
        return {*condition.named} <= {*self.issues}

    def preferences(self, known: Preferences) -> Preferences:
        """Return what of a party's preferences is neither private nor about it."""
        path = f"preferences.{known.party}"
        open_issues = {i for i in self.issues if self.is_open(f"{path}.options.{i}")}
        told = {end for end in _ENDS if self.is_open(f"{path}.{end}")}
        weights = known.weights if "weights" in told else ()
        return Preferences(
            known.party,
            tuple(line for line in weights if _about(line) <= {*self.issues}),
            {i: lines for i, lines in known.options.items() if i in open_issues},
            known.without_a_deal if "without_a_deal" in told else NoDeal(),
            known.reservation if "reservation" in told else None,
            known.completion if "completion" in told else None,
            {
                about: self.evidence(ids)
                for about, ids in known.evidence.items()
                if about in told | open_issues
            },
            tuple(
                replace(accepted, evidence=self.evidence(accepted.evidence))
                for accepted in known.accepts
                if "accepts" in told and {*accepted.outcome} <= {*self.issues}
            ),
            tuple(
                replace(wish, evidence=self.evidence(wish.evidence))
                for wish in known.wishes
                if "actions" in told and {*wish.taken, *wish.left} <= {*self.actions}
            ),
            known.discount if "discount" in told else None,
            known.breakdown if "breakdown" in told else None,
            tuple(
                replace(one, evidence=self.evidence(one.evidence))
                for one in known.interactions
                if "interactions" in told and {*one.options} <= {*self.issues}
            ),
        )


_ENDS = (
    "weights", "without_a_deal", "reservation", "completion", "accepts", "actions",
    "discount", "breakdown", "interactions",
)  # fmt: skip


def _still_acts(action: Action, issues: Mapping[str, Issue]) -> bool:
    """Tell whether an action does something to what stays, if it did anything."""
    about = {*action.delivers, *action.undoes}
    return not about or not about.isdisjoint(issues)


def _about(line: Line) -> set[str]:
    """Return the issues that a line about weights names."""
    return {
        name
        for fact in line.facts
        for name in (
            (fact.left, fact.right) if isinstance(fact, Order) else (fact.item,)
        )
    }


def _among(names: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    there = {*known}
    return tuple(name for name in names if name in there)


def _called(party: Party) -> tuple[str, ...]:
    return (party.id, party.name, *party.aliases)


def _own(said: Iterable[Statement | Note]) -> Iterator[str]:
    """Return what is said in words of its own; a word or two may be anybody's."""
    for one in said:
        for text in (one.text if isinstance(one, Note) else one.content, one.quote):
            if len(text.split()) >= _FEW_WORDS:
                yield text


def _names(secret: str, text: str) -> bool:
    """Tell whether a text names something, as a word or words of its own."""
    found = re.search(rf"(?<!\w){re.escape(secret)}(?!\w)", text, re.IGNORECASE)
    return found is not None


def _texts(value: Any, path: str) -> Iterator[tuple[str, str]]:
    """Return all texts inside a value, each with its path."""
    if isinstance(value, str):
        yield path, value
    elif is_dataclass(value):
        for field in fields(value):
            yield from _texts(getattr(value, field.name), _joined(path, field.name))
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _texts(inner, _joined(path, name))
    elif isinstance(value, tuple):
        for place, inner in enumerate(value, start=1):
            name = getattr(inner, "id", "") or str(place)
            yield from _texts(inner, _joined(path, name))


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name
