"""What third parties could do to a package, and what would turn them, in words."""

import numpy as np

from detente.brief.grammar import in_words
from detente.brief.names import Names, Package, count
from detente.brief.numbers import counted, worth
from detente.brief.words import capital
from detente.questions.spoilers import Spoiler
from detente.study import Findings

_NAMED = 4
"""Most changes that a sentence names."""


def of_the_first(findings: Findings, place: int) -> tuple[str, ...]:
    """Return what a third party could do to the first package, and what turns it."""
    names, packages = Names(findings.case), findings.spoilers.packages
    spoiler = findings.spoilers.spoilers[place]
    if not packages:
        return ("", "", "", "")
    undone = in_words([names.issue(issue) for issue in spoiler.undoes[0]])
    listed = "" if not spoiler.assumed[0] else ", as is taken for granted"
    does = f"{spoiler.does[0]}{listed}: undoes {undone}" if undone else "nothing listed"
    pays = float(spoiler.pays[0])
    told = "not known" if undone else ""
    return (
        does,
        told if np.isnan(pays) else _share(findings, place, "pays"),
        _rather(findings, place),
        _turn(names, spoiler, packages[0]),
    )


def _share(findings: Findings, place: int, field: str) -> str:
    return counted(findings, f"spoilers.spoilers.{place}.{field}", 0)


def _rather(findings: Findings, place: int) -> str:
    """Return how often a third party is against a package, and by how much."""
    spoiler = findings.spoilers.spoilers[place]
    if not spoiler.known:
        return "not known"
    least, middle, most = spoiler.short[0].tolist()
    often = _share(findings, place, "against")
    if not most:
        return often
    if np.isinf(middle):
        return f"{often}, whatever P1 is worth"
    upto = "no bound" if np.isinf(most) else worth(most)
    return f"{often}, by {worth(middle)} ({worth(least)} to {upto})"


def _turn(names: Names, spoiler: Spoiler, package: Package) -> str:
    """Return what would turn a third party from a package, for a table."""
    if not spoiler.known:
        return "not known"
    if not spoiler.needed[0]:
        return "nothing needed"
    return _changed(names, package, spoiler.side[0]) or "nothing found"


def _changed(names: Names, package: Package, side: Package, most: int = 0) -> str:
    """Return the options of a side arrangement that are not those of a package.

    Of more than ``most`` the last are counted; none are counted when it is 0.
    """
    pairs = zip(names.case.issues, package, side, strict=False)
    moves = [f"“{now}” ({i.title})" for i, was, now in pairs if was != now]
    if most and len(moves) > most:
        moves[most - 1 :] = [f"{count(moves[most - 1 :])} changes more"]
    return in_words(moves)


def threats(findings: Findings) -> list[str]:
    """Say what third parties could do to the first package, and what would turn them.

    A sentence for each of which the case lists what it could do, known or not, and one
    for each that would rather undo the package, or have no deal, in most draws.
    """
    answer = findings.spoilers
    if not answer.packages:
        return []
    every = range(len(answer.spoilers))
    told = [_threat(findings, place) for place in every]
    told += [_turned(findings, s) for s in every if answer.spoilers[s].needed[0]]
    return [sentence for sentence in told if sentence]


def _threat(findings: Findings, place: int) -> str:
    names, spoiler = Names(findings.case), findings.spoilers.spoilers[place]
    if not spoiler.does[0] or spoiler.assumed[0]:
        return ""
    undone = in_words([names.issue(issue) for issue in spoiler.undoes[0]])
    pays, it = float(spoiler.pays[0]), names.pronoun(spoiler.party)
    how = (
        f"whether {it} would like that is not known"
        if np.isnan(pays)
        else f"{it} would like that better in {_share(findings, place, 'pays')} draws"
    )
    could = f"{capital(names.subject(spoiler.party))} could “{spoiler.does[0]}”"
    return f"{could}, which undoes {undone}; {how}."


def _turned(findings: Findings, place: int) -> str:
    names, package = Names(findings.case), findings.spoilers.packages[0]
    spoiler = findings.spoilers.spoilers[place]
    who, side = names.subject(spoiler.party), spoiler.side[0]
    if not side:
        return (
            "Of the packages looked at, which change one issue or two or stand on the "
            f"list, none that all principals would sign in some draw turns {who}."
        )
    changed = _changed(names, package, side, _NAMED)
    return (
        f"With {changed}, {who} would be against the package in "
        f"{_bare(findings, f'spoilers.spoilers.{place}.left')} instead of "
        f"{_share(findings, place, 'against')} draws, and "
        f"{_signed(findings, place)}."
    )


def _signed(findings: Findings, place: int) -> str:
    """Say how often all principals would sign what would turn a third party."""
    before = _bare(findings, "spoilers.signed")
    after = _bare(findings, f"spoilers.spoilers.{place}.signed")
    works = "it would work for all principals"
    often = "as often" if after == before else f"in {after} instead of {before}"
    return f"{works} {often}"


def _bare(findings: Findings, field: str) -> str:
    return counted(findings, field, 0, form="out_of_100")
