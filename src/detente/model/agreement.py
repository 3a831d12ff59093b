"""Agreements: what pairs that negotiated one scenario signed, or that they did not."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Agreement:
    """What came of one negotiation of a class.

    Attributes
    ----------
    pair
        Who negotiated, as the list of agreements names them; may be empty.
    outcome
        Places of the options they agreed on, one for each issue, or None: no deal.

    Examples
    --------
    >>> Agreement("Ann and Bob", (0, 2)).signed, Agreement("Cid and Dora", None).signed
    (True, False)
    """

    pair: str
    outcome: tuple[int, ...] | None

    @property
    def signed(self) -> bool:
        """Whether there is a deal."""
        return self.outcome is not None
