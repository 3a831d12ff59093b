"""Documents on several negotiations that share no party: the user is told."""

from detente import read
from detente.reading.apart import Told, negotiations, several

FISH = "Peru demands longer seasons. Chile rejects longer seasons."
DAM = "Kenya demands a lower dam. Uganda offers daily data on the dam."


def remarks(*texts):
    """Return what is said of several negotiations in some texts."""
    reading = read([(f"{n}.txt", text.encode()) for n, text in enumerate(texts)])
    return [said for said in reading.remarks if "negotiations" in said]


def test_documents_that_share_no_party():
    [said] = remarks(FISH, DAM, "Uganda rejects a lower dam. Kenya wants inspectors.")
    assert said == (
        "These documents tell of 2 negotiations that share no party: 0.txt (Peru, "
        "Chile); 1.txt, 2.txt (Kenya, Uganda). They make one case here; if they are "
        "about different talks, read each by itself."
    )


def test_who_is_only_named_in_one_holds_documents_together():
    assert not remarks(FISH, f"{DAM} Ships from Peru were not on the agenda.")


def test_one_party_alone_may_be_on_any_negotiation():
    assert not remarks(FISH, "Kenya demands a lower dam.")


def test_a_party_under_two_names_is_shared():
    """The second document names nobody else of the first."""
    first = (
        "The company Norrline Freight Ltd demands lower fees. Peru rejects lower fees. "
        "Chile rejects them too."
    )
    then = "Norrline Freight plc demands slots. Kenya and Uganda reject slots."
    assert not remarks(first, then)


def test_a_late_document_joins_what_stood_apart():
    told = [
        Told([name], [*acting], {*acting, *named})
        for name, acting, named in (
            ("d1", "ab", ""), ("d2", "cd", ""), ("d3", "ef", ""), ("d4", "d", "a"),
        )
    ]  # fmt: skip
    found = [(one.documents, one.acting) for one in negotiations(told)]
    assert found == [(["d1", "d2", "d4"], [*"abcd"]), (["d3"], [*"ef"])]


def test_many_documents_and_parties_are_counted():
    told = [
        Told(["a", "b", "c", "d", "e"], [*"pqrstu"], {*"pqrstu"}),
        Told(["f"], ["x", "y"], {"x", "y"}),
    ]
    [said] = several(told, {name: f"{name}.txt" for name in "abcdef"}, {"p": "Peru"})
    assert (
        "a.txt, b.txt, c.txt and 2 more (Peru, q, r, s and 2 more); f.txt (x, y)"
        in said
    )
