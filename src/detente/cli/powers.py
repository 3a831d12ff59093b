"""How much each party counts where rules of bargaining settle: ``--power``."""

from collections.abc import Sequence
from fractions import Fraction

import click

WHAT = "--power must be PARTY=NUMBER"


def powers(given: Sequence[str], parties: Sequence[str]) -> tuple[Fraction, ...]:
    """Return the power of each party, 1 where none is given; none where none are.

    Raises
    ------
    click.UsageError
        If one names no party, or one twice, or is not above 0.

    Examples
    --------
    >>> powers(["b=3/2"], ["a", "b"]), powers([], ["a", "b"])
    ((Fraction(1, 1), Fraction(3, 2)), ())
    """
    found: dict[str, Fraction] = {}
    for one in given:
        party, power = _read(one, parties)
        if party in found:
            raise click.UsageError(f"--power must name a party once; got {party} twice")
        found[party] = power
    return tuple(found.get(party, Fraction(1)) for party in parties) if found else ()


def _read(one: str, parties: Sequence[str]) -> tuple[str, Fraction]:
    from detente.casefile.interchange.numerals import exact
    from detente.casefile.wording import unknown_name

    party, sign, number = one.rpartition("=")
    if not sign:
        raise click.UsageError(f"{WHAT}; got {one}")
    if party not in parties:
        raise click.UsageError(f"--power {unknown_name(party, parties, 'a party')}")
    try:
        power = exact(number)
    except ValueError as error:
        raise click.UsageError(f"--power of {party} {error}") from None
    if power <= 0:
        raise click.UsageError(f"--power of {party} must be above 0; got {number}")
    return party, power
