"""The procedure adjusted winner, step by step, to hold solutions against.

S. J. Brams and A. D. Taylor (1996), Fair Division, Cambridge University Press.
"""

from fractions import Fraction


def adjusted_winner(first, second):
    """Divide items between two parties, each of which has put points on them.

    1. Who has put more on an item has it; an item of equal points goes to the first.
    2. While who has more points of its own has them: hand over, to the other, the item
       of the smallest ratio between its points and those of the other.
    3. The item by which the order would turn is shared, so that both have the same.

    Returns
    -------
    What each has, the place of the item that is shared, and the first party's share.
    """
    kept = [Fraction(a >= b) for a, b in zip(first, second, strict=True)]
    items = range(len(kept))

    def have():
        mine = sum(first[i] * kept[i] for i in items)
        return mine, sum(second[i] * (1 - kept[i]) for i in items)

    mine, theirs = have()
    ahead, behind, whole = (first, second, 1) if mine >= theirs else (second, first, 0)
    own = [i for i in items if kept[i] == whole]
    for i in sorted(own, key=lambda i: Fraction(ahead[i], behind[i])):
        gap = abs(mine - theirs)
        given = min(Fraction(1), Fraction(gap, ahead[i] + behind[i]))
        kept[i] = abs(whole - given)
        mine, theirs = have()
        if mine == theirs:
            return mine, i, kept[i]
    raise AssertionError("the last item handed over turns the order")
