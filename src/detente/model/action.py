"""Actions: what a party can do to a deal, and what it wants of what is done."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from detente.errors import CaseError

Way = Literal["both", "take", "undo"]
"""Whether an action can be taken and undone, only taken, or only undone."""
WAYS: tuple[Way, ...] = ("both", "take", "undo")
MAX_ACTIONS = 12
"""Actions of one case, at most: they make 2^12 states."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that one party can do or leave undone.

    The literature on the graph model calls it an option; here options are ways of
    settling an issue.

    Attributes
    ----------
    title
        What it is, in words.
    party
        Whose it is.
    way
        Whether it can be taken and undone.
    id
        Short name used everywhere in the case, such as ``strike``; empty in a conflict
        that is no case.
    delivers
        Issue id to the options that are in force only while it is taken, or another
        action that delivers the same.
    undoes
        Issue id to the options that are not in force while it is taken: the issue is
        back at its status quo.
    needs, excludes
        Ids of the actions without which, and with which, it cannot be taken.
    evidence
        Ids of statements and notes: who said that it might be taken, and when it was.

    Raises
    ------
    CaseError
        If the way is none, an action needs or excludes itself, needs what it excludes,
        or undoes what it delivers.

    Examples
    --------
    >>> Action("strike the sites", "israel", "take").way
    'take'
    """

    title: str
    party: str
    way: Way = "both"
    id: str = ""
    delivers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    undoes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for end, fault in self._faults():
            raise CaseError(f"actions.{self.id or self.title}{end}", fault)

    def _faults(self) -> Iterator[tuple[str, str]]:
        if self.way not in WAYS:
            must = f"must be taken in one of the ways {list(WAYS)}"
            yield "", f"{must}; got {self.way!r}"
        for end, names in (("needs", self.needs), ("excludes", self.excludes)):
            if self.id and self.id in names:
                yield f".{end}", f"must name other actions; got {self.id!r} itself"
        both = [name for name in self.needs if name in self.excludes]
        if both:
            yield ".excludes", f"must not be what it needs; got {both[0]!r} in both"
        for issue, options in self.undoes.items():
            same = [one for one in options if one in self.delivers.get(issue, ())]
            if same:
                must = "must not be what it delivers"
                yield f".undoes.{issue}", f"{must}; got {same[0]!r} in both"


@dataclass(frozen=True, slots=True)
class Wish:
    """Something that a party wants of what is done, whatever is in force.

    Attributes
    ----------
    taken, left
        Ids of actions that are to be taken, and to be left undone.
    evidence
        Ids of statements and notes.

    Raises
    ------
    CaseError
        If it names no action, or one as both taken and left.

    Examples
    --------
    >>> Wish(taken=("relief",), left=("strike",)).text
    'relief and not strike'
    """

    taken: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.taken and not self.left:
            raise CaseError("actions", "must name an action as 'taken' or 'not'")
        both = [name for name in self.taken if name in self.left]
        if both:
            raise CaseError(
                "actions", f"must want it taken or not; got {both[0]!r} as both"
            )

    @property
    def text(self) -> str:
        """What is wanted, in ids, as one line."""
        return " and ".join((*self.taken, *(f"not {name}" for name in self.left)))
