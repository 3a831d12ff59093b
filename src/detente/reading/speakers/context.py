"""What a text has said so far, and what may be asked of it."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from detente.reading.speakers.holder import Holder
from detente.reading.speakers.names import Hit
from detente.reading.speakers.parties import PartyTable


@dataclass(slots=True)
class Context(ABC):
    """What the text has said so far.

    The ways to tell who is meant need one another: a group may be named by whom it is
    of, and whom it is of by a pronoun. Each knows only that these can be asked; the
    `Resolver` answers.

    Attributes
    ----------
    table
        The parties.
    last, before, person
        The last subject, the one before that was another, and the last person who
        spoke.
    hits
        The names in the text being read.
    speaker
        Place of a token to who speaks there, for words inside quotations.
    quoted
        Tells whether a place stands inside a quotation.
    told
        Whom the person who spoke last told of: the "it" of the next sentence.
    home
        The party that issued the text; its minister is "the minister".
    asked
        Whom the last sentence asks for something.
    unnamed
        For whom a spokesman spoke there whom it did not name.
    section
        The party that the section's heading names.
    other
        Who acted last beside the party that issued the text.
    pair
        The two parties that the last sentence with two has named, in their order.
    ruled
        The country whose government was meant last.
    askers
        Surnames, in small letters, of those who only ask the questions.
    tellers
        Labels of those who tell or ask as the text does: "REPORTER".
    spoken
        Nouns with an article, in small letters, to the party that acted last before
        the first of each; nothing where nobody had.
    looking
        Whether somebody is being looked for already; it is enough to look once.
    ahead
        Whether the text is only looked through: nobody has acted yet, and of two firms
        nothing tells which is "the firm".
    crowds
        Those who acted and are several without a name, none of them "it": "students".
    met
        The parties named in this paragraph or before: nobody is "the firm" till then.
    """

    table: PartyTable
    last: Holder | None = None
    before: Holder | None = None
    person: Holder | None = None
    hits: Mapping[int, Hit] = field(default_factory=dict)
    speaker: Callable[[int], Holder | None] = lambda _: None
    quoted: Callable[[int], bool] = lambda _: False
    told: Holder | None = None
    home: str = ""
    asked: Holder | None = None
    unnamed: Holder | None = None
    section: Holder | None = None
    other: Holder | None = None
    pair: tuple[str, ...] = ()
    ruled: str = ""
    askers: set[str] = field(default_factory=set)
    tellers: set[str] = field(default_factory=set)
    spoken: dict[str, Holder | None] = field(default_factory=dict)
    looking: bool = False
    ahead: bool = False
    crowds: set[tuple[str, ...]] = field(default_factory=set)
    met: set[str] = field(default_factory=set)

    def so_far(self, parties: Iterable[str]) -> tuple[str, ...]:
        """Return those of some parties of a kind of whom the text has told so far.

        Where it has told of none, any of them may be meant before being named, unless
        one was named of whom nothing tells of what kind it is.
        """
        table, known = self.table, tuple(parties)
        told = tuple(p for p in known if p in self.met or not table.is_named(p))
        unknown = (p for p in self.met if table.is_named(p) and not table.kinds.get(p))
        return told or (() if any(unknown) else known)

    @abstractmethod
    def who(self, token: Any) -> Holder | None:
        """Return whom a noun and its conjuncts stand for; None when for no one."""

    @abstractmethod
    def one(self, token: Any) -> Holder | None:
        """Return whom a single noun stands for."""

    @abstractmethod
    def pronoun(self, token: Any) -> Holder | None:
        """Return whom a pronoun stands for."""

    @abstractmethod
    def inside(
        self, token: Any, may: Callable[[Holder], bool] = lambda _: True
    ) -> Holder | None:
        """Return the likeliest subject of the sentence that a word may repeat."""

    @abstractmethod
    def named(self, token: Any) -> Holder | None:
        """Return the party whose name a noun is, or the well-known person's."""

    @abstractmethod
    def known_person(self, token: Any) -> Holder | None:
        """Return the party for which a person met before speaks."""

    @abstractmethod
    def voice(self, token: Any) -> Holder | None:
        """Return the party for which a noun speaks: "Iranian officials"."""

    @abstractmethod
    def again(self, token: Any, person: str = "") -> Holder | None:
        """Return who acted last, for a noun that only points back."""

    @abstractmethod
    def short(self, token: Any) -> Holder | None:
        """Return the party whose name ends in this word: "the trust", "the Front"."""

    @abstractmethod
    def ending(self, token: Any) -> str:
        """Return the party whose name ends in a word; "the army" may be any army."""

    @abstractmethod
    def titled(self, token: Any) -> Holder | None:
        """Take an unknown person with a title for the party spoken of last."""

    @abstractmethod
    def government(self, token: Any) -> str:
        """Return the state that a noun means, or an unnamed government."""
