"""How pairs, or groups, and parties are called in a debrief: by number unless asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from detente.brief.palette import Mark, marks
from detente.model import Case, Party
from detente.study.debriefing import Debrief

MOST_NAMED = 12
"""Pairs in a sentence, at most."""


@dataclass(frozen=True, slots=True)
class Roster:
    """What pairs and parties are called.

    Attributes
    ----------
    found
        The debrief.
    named
        Whether pairs go by the names that the agreements give them.
    """

    found: Debrief
    named: bool = False

    def pair(self, place: int) -> str:
        """Return what a pair is called: a number, its row among the agreements.

        Examples
        --------
        >>> from types import SimpleNamespace as Some
        >>> deal = Some(agreement=Some(pair="Ann and Bob"))
        >>> one = Some(deals=[deal], frontier=Some(parties=("Town", "Troupe")))
        >>> Roster(one).pair(0), Roster(one, named=True).pair(0)
        ('Pair 1', '1: Ann and Bob')
        """
        name = self.found.deals[place].agreement.pair
        return (
            f"{place + 1}: {name}"
            if self.named and name
            else f"{self.unit.capitalize()} {place + 1}"
        )

    @property
    def unit(self) -> str:
        """What those are called who negotiate a deal: pairs only where they are two."""
        return "pair" if len(self.parties) == 2 else "group"

    @property
    def units(self) -> str:
        """The same of several."""
        return f"{self.unit}s"

    @property
    def losing(self) -> Mapping[str, str]:
        """For each party the pairs that signed for less than it has without a deal."""
        gains = [self.found.gains(deal) for deal in self.found.deals]
        lost = {
            party: [place for place, gain in enumerate(gains) if gain[p] < 0]
            for p, party in enumerate(self.parties)
        }
        return {party: self.several(places) for party, places in lost.items() if places}

    @property
    def parted(self) -> str:
        """The pairs without a deal."""
        deals = enumerate(self.found.deals)
        return self.several([place for place, deal in deals if not deal.signed])

    def several(self, places: Sequence[int]) -> str:
        """Return what some pairs are called, the first of them where they are many."""
        named = ", ".join(map(self.pair, places[:MOST_NAMED]))
        more = len(places) - MOST_NAMED
        return f"{named} and {more} more" if more > 0 else named

    @property
    def parties(self) -> tuple[str, ...]:
        """Names of the parties."""
        return self.found.frontier.parties

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Return how each party looks, as in a brief."""
        given = tuple(Party(f"p{n}", name) for n, name in enumerate(self.parties))
        return tuple(marks(Case("Debrief", given)).values())
