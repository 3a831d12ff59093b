"""How many witnesses a piece of evidence has."""

from hypothesis import given
from hypothesis import strategies as st

from detente.model import Note, Source, common_sources, witnesses

IDS = ["d1", "d2", "d3", "d4", "d5"]


def carried(document="d1", carriers=()):
    return Note("watch", "", "", document, (0, 0), carriers=tuple(carriers))


def test_the_same_text_counts_once_however_it_is_said():
    """By hand: d2 says it is d1, d3 says it is d2; d4 is a text of its own."""
    sources = [
        Source("d1"),
        Source("d2", same_text_as=("d1",)),
        Source("d3", same_text_as=("d2",)),
        Source("d4"),
    ]
    found = witnesses(carried("d1", ("d1", "d3", "d4")), sources)
    assert found == (("d1", "d3"), ("d4",))


def test_the_document_of_the_quote_is_a_witness_though_no_carrier_is_named():
    assert witnesses(carried("d1"), [Source("d1")]) == (("d1",),)


def test_without_a_document_there_is_no_witness():
    assert witnesses(carried(""), [Source("d1")]) == ()


def test_what_one_agency_told_is_told_once():
    """By hand: three cite the wire, in one way or another; the fourth saw it itself."""
    sources = [
        Source("d1", cites=("The Wire",)),
        Source("d2", cites=("AP", "the wire")),
        Source("d3", cites=("AP",)),
        Source("d4"),
    ]
    found = witnesses(carried("d1", ("d1", "d2", "d3", "d4")), sources)
    assert found == (("d1", "d2", "d3"), ("d4",))
    assert common_sources(found[0], sources) == ("The Wire", "AP")


same = st.lists(st.sets(st.sampled_from(IDS)), min_size=5, max_size=5)
carriers = st.lists(st.sampled_from(IDS), unique=True)


def reached(start, sources):
    """Return all that a chain of texts and sources leads to, either way round."""
    found = {start}
    for _ in sources:
        for source in sources:
            both = {source.id, *source.same_text_as, *source.cites}
            found |= both if both & found and len(both) > 1 else set()
    return found


cited = st.lists(st.sets(st.sampled_from(["The Wire", "AP"])), min_size=5, max_size=5)


@given(same, cited, carriers)
def test_two_are_one_witness_when_a_chain_leads_from_one_to_the_other(
    said, cites, carriers
):
    """Second way: walk from each carrier as far as it goes."""
    sources = [
        Source(one, same_text_as=tuple(others), cites=tuple(names))
        for one, others, names in zip(IDS, said, cites, strict=True)
    ]
    named = {"d1", *carriers}
    found = witnesses(carried("d1", carriers), sources)
    slow = {frozenset(reached(one, sources) & named) for one in named}
    assert {frozenset(text) for text in found} == slow
    assert sum(map(len, found)) == len(named)


@given(st.integers(1, 20))
def test_a_long_quote_has_one_hand_however_many_carry_it(n_words):
    quote = " ".join(["word"] * n_words)
    piece = Note("watch", "", quote, "d1", (0, len(quote)), carriers=tuple(IDS))
    found = witnesses(piece, [Source(name) for name in IDS])
    assert [name for one in found for name in one] == IDS
    assert len(found) == (1 if n_words >= 8 else len(IDS))
