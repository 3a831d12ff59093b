"""Degrees of strength, alone and with what is unknown: by the letter, and by hand."""

from hypothesis import given
from hypothesis import strategies as st

from detente.casefile.interchange import read_conflicts
from detente.graph import READINGS, graph, readings
from detente.questions.stability import stability

CONCEPTS = ("R", "GMR", "SMR", "SEQ")
HEAD = """\
title: Two who may act
decision_makers: [A, B]
options:
- {dm: A, name: act}
- {dm: B, name: act}
preferences:
"""


def conflict(first, second):
    """Return the conflict of two with an action each: 1 NN, 2 YN, 3 NY, 4 YY."""
    text = f"{HEAD}  A: {first}\n  B: {second}\n"
    return graph(read_conflicts(text.encode(), "two.yaml")["default"])


def test_only_what_is_worse_by_the_degree_deters():
    """By hand. In 1 party A would rather act (2), B would then act as well (4), which A
    likes less than 1 by degree 3 and B no more than 2 by 1; so A stays up to degree 3.
    B is deterred from 3 by 4, which is worse for it by degree 1 only.
    """
    arrays = conflict("2 > 1 >>> 4 > 3", "3 > 1 > 4 > 2")
    assert readings(arrays) == ("plain", "strong", "degree 3")
    stays = {
        reading: stability(arrays, reading=reading).stays("SEQ", "A")
        for reading in readings(arrays)
    }
    assert all("1" in states for states in stays.values())
    holds = {
        reading: stability(arrays, reading=reading).equilibria("GMR")
        for reading in readings(arrays)
    }
    assert "1" in holds["plain"]
    assert "1" not in holds["strong"]


def test_what_is_held_by_a_mild_loss_alone_is_held_weakly():
    """By hand: in 1 the act of either is answered by the other's, which makes 4.

    That is worse than 1 for A, and strongly worse for B. A is held weakly, B strongly,
    so that 1 holds weakly; in 2 and 3 one of them has acted, and would be answered.
    """
    arrays = conflict("2 > 1 > 4 > 3", "3 > 1 >> 4 > 2")
    plain, strong = (stability(arrays, reading=one) for one in ("plain", "strong"))
    weak = plain.weak(strong)
    assert weak.concepts == ("GMR", "SMR", "SEQ", "SSEQ")
    assert weak.equilibria("SEQ") == ("1",)
    assert (weak.stays("SEQ", "A"), weak.stays("SEQ", "B")) == (("1",), ())


def test_strength_beside_what_is_unknown_is_read_in_eight_ways():
    arrays = conflict("only 2 > 1, 1 >> 4", "3 > 1 > 4 > 2")
    assert readings(arrays) == (
        "a", "b", "c", "d", "a, strong", "b, strong", "c, strong", "d, strong",
    )  # fmt: skip
    assert READINGS["c, strong"].told == (
        "what may be better tempts, what may be strongly worse deters"
    )


SIGNS = st.sampled_from([">", ">>", ">>>", "="])


@st.composite
def chains(draw):
    first, *others = draw(st.permutations("1234"))
    return first + "".join(f" {draw(SIGNS)} {state}" for state in others)


@st.composite
def pairs(draw):
    order = draw(st.permutations("1234"))
    every = [(a, b) for n, a in enumerate(order) for b in order[n + 1 :]]
    told = draw(st.lists(st.sampled_from(every), min_size=1, max_size=4, unique=True))
    signs = st.sampled_from([">", ">>"])
    return "only " + ", ".join(f"{a} {draw(signs)} {b}" for a, b in told)


REACH = ({0: [1], 1: [0], 2: [3], 3: [2]}, {0: [2], 1: [3], 2: [0], 3: [1]})
UNKNOWN = 127


def tempts(by, version):
    return by > 0 and (by != UNKNOWN or version in ("a", "c"))


def deters(by, version, degree):
    if by == UNKNOWN:
        return version in ("c", "d")
    return by <= 0 if degree == 1 else by <= -degree


def slow_stays(tables, meaning, concept, place):
    """Tell by the letter whether a party stays in a state: `place` is the two."""
    (p, s), (version, degree) = place, meaning
    own, other = tables[p], tables[1 - p]

    def feared(q):
        return deters(own[s][q], version, degree)

    for there in (q for q in REACH[p][s] if tempts(own[s][q], version)):
        answers = [q for q in REACH[1 - p][there] if feared(q)]
        if concept == "SEQ":
            answers = [q for q in answers if other[there][q] > 0]
        if concept == "SMR":
            answers = [q for q in answers if all(map(feared, REACH[p][q]))]
        if concept == "R" or not answers:
            return False
    return True


def slow(arrays, reading):
    """Return who stays where: by concept and party, sets of labels, by the letter."""
    tables = [order.degrees().tolist() for order in arrays.orders]
    return {
        (concept, party): tuple(
            arrays.states[s]
            for s in range(4)
            if slow_stays(tables, READINGS[reading], concept, (p, s))
        )
        for concept in CONCEPTS
        for p, party in enumerate(arrays.parties)
    }


@given(chains(), chains() | pairs())
def test_agrees_with_the_letter_of_the_definitions(first, second):
    arrays = conflict(first, second)
    for reading in readings(arrays):
        found = stability(arrays, reading=reading)
        for (concept, party), states in slow(arrays, reading).items():
            assert found.stays(concept, party) == states, (reading, concept, party)


@given(chains(), chains() | pairs())
def test_a_higher_degree_holds_in_fewer_states(first, second):
    arrays = conflict(first, second)
    found = {
        (meaning.version, meaning.degree): stability(arrays, reading=name)
        for name, meaning in READINGS.items()
        if name in readings(arrays)
    }
    for (version, degree), one in found.items():
        lower = found.get((version, degree - 1))
        for concept in CONCEPTS if lower else ():
            assert set(one.equilibria(concept)) <= set(lower.equilibria(concept))


@given(chains(), chains() | pairs())
def test_stable_is_weakly_or_strongly_stable_and_not_both(first, second):
    arrays = conflict(first, second)
    for name in readings(arrays):
        lower = READINGS[name].lower.name
        if lower == name or lower not in readings(arrays):
            continue
        every, strong = (stability(arrays, reading=one) for one in (lower, name))
        weak = every.weak(strong)
        for concept in weak.concepts:
            for party in arrays.parties:
                parts = [one.stays(concept, party) for one in (weak, strong)]
                assert sorted(sum(parts, ())) == sorted(every.stays(concept, party))
            held = [one.equilibria(concept) for one in (weak, strong)]
            assert sorted(sum(held, ())) == sorted(every.equilibria(concept))
