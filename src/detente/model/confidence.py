"""How sure what is proposed is: the share of the draws in which it binds."""

from detente.errors import CaseError


def check_confidence(where: str, confidence: float) -> None:
    """Refuse a confidence that is no share, or none at all.

    Raises
    ------
    CaseError
        Unless it is above 0 and at most 1.

    Examples
    --------
    >>> check_confidence("conditions", 0.7)
    """
    if not 0 < confidence <= 1:
        raise CaseError(
            where, f"confidence must be above 0 and at most 1; got {confidence:g}"
        )
