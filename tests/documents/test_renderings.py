"""The same text in several documents, and the same sentence."""

import sys
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import (
    Rendering,
    load,
    renderings,
    same_text,
    same_text_groups,
    sentence_clusters,
)
from detente.documents.sentences import near_copies
from detente.documents.words import words


def pages(*texts):
    return load([(f"{n}.txt", text.encode()) for n, text in enumerate(texts)])


def by_definition(documents):
    """A second way: compare every pair of sets of sequences."""
    grams = []
    for document in documents:
        found = words(document.text)
        grams.append({tuple(found[n : n + 5]) for n in range(len(found) - 4)})
    pairs = []
    for (a, own), (b, other) in combinations(enumerate(grams), 2):
        if own and other:
            share = len(own & other) / min(len(own), len(other))
            if share >= 0.2:
                pairs.append((documents[a].id, documents[b].id, share))
    return pairs


TEXTS = st.lists(st.sampled_from("abc"), min_size=1, max_size=14).map(" ".join)


@given(st.lists(TEXTS, min_size=1, max_size=5))
def test_agrees_with_the_definition(texts):
    documents = pages(*texts)
    found = renderings(documents)
    assert [(r.first, r.second, r.containment) for r in found] == (
        by_definition(documents)
    )
    assert all((r.kind == "same text") == (r.containment >= 0.8) for r in found)


@given(st.lists(TEXTS, min_size=2, max_size=4))
def test_case_and_punctuation_do_not_matter(texts):
    loud = [text.upper().replace(" ", ", ") + "!" for text in texts]
    assert renderings(pages(*texts)) == renderings(pages(*loud))


def test_shares_by_hand():
    """Ten words have six sequences of five; of the longer text's, two are shared."""
    first = "a b c d e f g h i j"
    assert renderings(pages(first, "a b c d e f x y z w v")) == (
        Rendering("d1", "d2", 2 / 6, "copied text"),
    )
    assert renderings(pages(first, "k l m n o p q r s t")) == ()


@given(st.lists(TEXTS, min_size=1, max_size=7))
def test_groups_are_those_of_all_pairs(texts):
    """A second way: list every pair and join them."""
    documents = pages(*texts)
    others = same_text(renderings(documents))
    by_pairs = {tuple(d.id for d in documents if d.id == name or d.id in rest)
                for name, rest in others.items()}  # fmt: skip
    assert set(same_text_groups(documents)) == by_pairs
    assert len(same_text_groups(documents)) == len(by_pairs)


def test_a_thousand_near_copies_are_compared_a_few_times(monkeypatch):
    """A wire text with a line of its own in each paper: one look finds them all."""
    module = sys.modules["detente.documents.renderings"]
    looked = []
    having = module._Index._having
    monkeypatch.setattr(
        module._Index,
        "_having",
        lambda i, ids: looked.append(len(ids)) or having(i, ids),
    )
    wire = " ".join(f"word{n}" for n in range(100))
    documents = pages(*(f"{wire} paper{n} wrote{n}" for n in range(1_000)), wire, wire)
    [group] = same_text_groups(documents)
    assert len(group) == 1_002
    in_full = [n for n in looked if n > 50]
    assert len(in_full) <= 2


def test_the_seeds_are_one_text(root):
    folder = root.parent / "shared" / "seeds"
    if not folder.is_dir():
        pytest.fail(f"the seed texts must stand in {folder}; found nothing there")
    [pair] = renderings(load([folder]))
    assert pair.containment == pytest.approx(0.973, abs=0.0005)
    assert same_text([pair]) == {"d1": ("d2",), "d2": ("d1",)}


def test_groups_are_joined_through_a_common_member():
    same = [
        Rendering("d1", "d10", 0.9, "same text"),
        Rendering("d2", "d3", 0.9, "same text"),
        Rendering("d3", "d10", 0.9, "same text"),
        Rendering("d3", "d4", 0.4, "copied text"),
    ]
    assert same_text(same) == {
        "d1": ("d2", "d3", "d10"),
        "d2": ("d1", "d3", "d10"),
        "d3": ("d1", "d2", "d10"),
        "d10": ("d1", "d2", "d3"),
    }


@given(st.lists(st.tuples(st.sampled_from(["d1", "d2"]), st.sampled_from("ab!?"))))
def test_clusters_divide_the_sentences(sentences):
    found = sentence_clusters(sentences)
    places = [place for cluster in found for place in cluster.places]
    assert sorted(places) == list(range(len(sentences)))
    for cluster in found:
        texts = {sentences[place][1] for place in cluster.places}
        assert len(texts) == 1
        carried = [sentences[place][0] for place in cluster.places]
        assert list(dict.fromkeys(carried)) == list(cluster.carriers)


def test_a_sentence_of_six_papers_is_one_with_six_carriers():
    wire = [(f"d{n}", "The talks failed.") for n in range(6)]
    [cluster] = sentence_clusters([*wire, ("d3", "THE TALKS  FAILED")])
    assert cluster.carriers == ("d0", "d1", "d2", "d3", "d4", "d5")
    assert len(cluster.places) == 7


SENTENCE = "Norland demands a quota of 40 tonnes of herring for its fleet this year"


@pytest.mark.parametrize(
    ("other", "copied"),
    [
        (f"{SENTENCE} and the next", True),
        (f"On Monday {SENTENCE}", True),
        (SENTENCE.upper(), True),
        (SENTENCE.replace("40", "50"), False),
        (SENTENCE.replace("demands", "does not demand"), False),
        ("Norland demands a quota for its fleet", False),
        ("The strait was calm and no boat left the port on that day", False),
    ],
)
def test_a_sentence_that_was_cut_or_added_to_is_a_copy(other, copied):
    assert near_copies([SENTENCE, other]) == (((0, 1),) if copied else ((0,), (1,)))


@given(st.lists(st.lists(st.sampled_from("abcde"), max_size=14), max_size=6))
def test_copies_are_found_as_by_comparing_each_with_each(texts):
    texts = [" ".join(text) for text in texts]
    groups = near_copies(texts)
    assert sorted(place for group in groups for place in group) == [*range(len(texts))]

    def grams(text):
        own = text.split()
        return {tuple(own[n : n + 5]) for n in range(len(own) - 4)}

    def copies(one, other):
        if min(len(texts[one].split()), len(texts[other].split())) < 8:
            return False
        shared = grams(texts[one]) & grams(texts[other])
        return len(shared) >= 0.8 * min(len(grams(texts[n])) for n in (one, other))

    firsts = [group[0] for group in groups]
    for group in groups:
        for place in group[1:]:
            assert copies(group[0], place)
    for place in firsts:
        assert not any(copies(first, place) for first in firsts if first < place)
