"""Parties: those whose consent a deal needs, and those who can help or harm it."""

from dataclasses import dataclass
from typing import Literal, get_args

from detente.errors import CaseError
from detente.model.confidence import check_confidence

Role = Literal["principal", "third party"]
ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Party:
    """Someone whose consent a deal needs, or who can help or harm it.

    Attributes
    ----------
    id
        Short name used everywhere in the case, such as ``us``.
    name
        Name for people, such as ``United States``.
    role
        ``principal`` (a deal needs its consent) or ``third party``.
    stance
        Where a third party stands, in words: ``rival of Iran``.
    aliases
        Other names the documents use for it.
    confidence
        That it has a part in this negotiation: 1 when an analyst put it there or
        confirmed it, the reader's confidence while it is *proposed*. It counts in the
        draws all the same: a third party binds nobody.

    Raises
    ------
    CaseError
        If the role is not one of `ROLES`, or unless the confidence is above 0 and at
        most 1.

    Examples
    --------
    >>> Party("us", "United States").role
    'principal'
    """

    id: str
    name: str
    role: Role = "principal"
    stance: str = ""
    aliases: tuple[str, ...] = ()
    confidence: float = 1.0

    def __post_init__(self) -> None:
        if self.role not in ROLES:
            raise CaseError(
                f"parties.{self.id}.role",
                f"must be one of {list(ROLES)}; got {self.role!r}",
            )
        check_confidence(f"parties.{self.id}", self.confidence)

    @property
    def proposed(self) -> bool:
        """Whether an analyst has yet to confirm it."""
        return self.confidence < 1
