"""How much of what a figure rests on is known at all."""

from typing import Literal

from detente.study import Findings

Kind = Literal["weights", "options", "without_a_deal"]


def mostly_default(findings: Findings, *kinds: Kind) -> bool:
    """Tell whether nothing is known of most inputs of these kinds.

    Parameters
    ----------
    findings
        Whose basis says on what ground each input of the principals stands.
    kinds
        ``weights`` (one input a party), ``options`` (one a party and issue),
        ``without_a_deal`` (one a party). None named: all three.
    """
    wanted: set[str] = set(kinds or ("weights", "options", "without_a_deal"))
    if "options" in wanted:
        wanted |= {issue.id for issue in findings.case.issues}
    grounds = [i.ground for i in findings.basis.inputs if i.about in wanted]
    return 2 * grounds.count("default") > len(grounds)
