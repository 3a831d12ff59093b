"""The scorer of readers, on readings made by hand."""

import json
from itertools import permutations
from pathlib import Path

import pytest
from benchmarks.reading.__main__ import compared, of_origin
from benchmarks.reading.gold import COARSE, load_gold, load_pieces
from benchmarks.reading.plover import plover
from benchmarks.reading.report import report, side_by_side
from benchmarks.reading.score import (
    causes,
    largest_matching,
    merged,
    precision_recall_f1,
    same_party,
    score,
)
from hypothesis import given
from hypothesis import strategies as st

import model_server
from detente.model.evidence import ACTS

TEXT = (
    "The union demands a raise. The employers reject it. They offered two percent "
    "last year. The employers are willing to talk if the strike ends."
)
GOLD = """
parties:
  - {name: Dockers' Union, role: principal, aliases: [union]}
  - {name: Port Employers, role: principal, aliases: [employers]}
statements:
  - {party: Dockers' Union, act: demand, quote: The union demands a raise}
  - {party: Port Employers, act: reject, also: [concern],
     quote: The employers reject it}
  - {party: Port Employers, act: willing, quote: willing to talk if the strike ends}
optional:
  - {party: Port Employers, act: demand, quote: the strike ends}
history:
  - {quote: They offered two percent last year}
"""


@pytest.fixture
def gold(tmp_path):
    (tmp_path / "strike.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "strike.gold.yaml"
    path.write_text(GOLD, encoding="utf-8")
    return load_gold(path)


def reading(*statements):
    """Make a reading of (party, act, quote)."""
    return {
        "documents": {"d1": {"file": "elsewhere/strike.txt"}},
        "parties": {
            "dockers": {"name": "Dockers' Union"},
            "employers": {"name": "the employers"},
        },
        "statements": [
            {
                "party": party,
                "act": act,
                "document": "d1",
                "quote": quote,
                "span": [TEXT.index(quote), TEXT.index(quote) + len(quote)],
            }
            for party, act, quote in statements
        ],
    }


RIGHT = (
    ("dockers", "insist", "The union demands a raise"),
    ("employers", "concern", "The employers reject it."),
    ("employers", "accept", "The employers are willing to talk if the strike ends."),
)


def test_a_perfect_reading(gold):
    found = score(gold, reading(*RIGHT))
    assert (found.right, found.read, found.gold) == (3, 3, 3)
    assert (found.misses, found.false, found.principals) == ((), (), 1.0)


def test_counts_by_hand(gold):
    """One right, one with the wrong party, one from history: 1 of 3, 1 of 3."""
    found = score(
        gold,
        reading(
            RIGHT[0],
            ("dockers", "reject", "The employers reject it"),
            ("employers", "offer", "They offered two percent"),
        ),
    )
    assert precision_recall_f1(found.right, found.read, found.gold) == (
        pytest.approx((1 / 3, 1 / 3, 1 / 3))
    )
    assert causes(found.misses) == [("wrong party", 1), ("nothing read there", 1)]
    assert causes(found.false) == [
        ("wrong party", 1),
        ("history taken for a position", 1),
    ]


@pytest.mark.parametrize(
    ("statement", "missed", "false"),
    [
        (
            ("employers", "threaten", "The employers reject it"),
            "wrong act",
            "wrong act",
        ),
        (
            ("dockers", "demand", "The employers reject it"),
            "wrong party and act",
            "wrong party",
        ),
    ],
)
def test_causes(gold, statement, missed, false):
    found = score(gold, reading(RIGHT[0], statement, RIGHT[2]))
    assert [miss.cause for miss in found.misses] == [missed]
    assert [miss.cause for miss in found.false] == [false]


def test_the_same_statement_twice_is_once_right_and_once_false(gold):
    found = score(gold, reading(RIGHT[0], *RIGHT))
    assert (found.right, found.read) == (3, 4)
    assert causes(found.false) == [("read twice", 1)]


@pytest.mark.parametrize(("told_apart", "counted"), [(1, 1), (2, 2)])
def test_a_further_thing_of_an_act_counts_where_gold_tells_it_apart(
    tmp_path, told_apart, counted
):
    text = "The union demands a raise and paid leave."
    quotes = ("The union demands a raise", "paid leave")
    (tmp_path / "strike.txt").write_text(text, encoding="utf-8")
    (tmp_path / "strike.gold.yaml").write_text(
        "parties: [{name: Union, role: principal}]\nstatements:\n"
        + "".join(
            f"- {{party: Union, act: demand, quote: {quote}}}\n"
            for quote in quotes[:told_apart]
        ),
        encoding="utf-8",
    )
    end = len(text) - 1
    raise_, leave = ({"quote": q, "span": [text.index(q), end]} for q in quotes)
    one = {"party": "Union", "act": "demand", "document": "d1", **raise_}
    read = {
        "documents": {"d1": {"file": "strike.txt"}},
        "parties": {"Union": {"name": "Union"}},
        "statements": [{**one, "parts": [raise_, leave]}],
    }
    found = score(load_gold(tmp_path / "strike.gold.yaml"), read)
    assert (found.right, found.read, found.gold) == (counted, counted, told_apart)
    assert found.false == ()


def test_optional_gold_counts_neither_way(gold):
    with_optional = score(gold, reading(*RIGHT, ("employers", "demand", "the strike")))
    assert (with_optional.right, with_optional.read, with_optional.gold) == (3, 3, 3)
    assert with_optional.false == ()


@given(st.lists(st.lists(st.booleans(), min_size=4, max_size=4), max_size=4))
def test_matching_is_the_largest_there_is(fits):
    """A second way: the best over all assignments, by trying them all."""
    best = max(
        sum(row[column] for row, column in zip(fits, order, strict=False))
        for order in permutations(range(4))
    )
    found = largest_matching(fits)
    assert len(found) == len(set(found.values())) == best
    assert all(fits[row][column] for column, row in found.items())


@given(st.lists(st.sampled_from(RIGHT), max_size=6), st.randoms())
def test_order_of_statements_does_not_matter(tmp_path_factory, chosen, random):
    folder = tmp_path_factory.mktemp("gold")
    (folder / "strike.txt").write_text(TEXT, encoding="utf-8")
    (folder / "strike.gold.yaml").write_text(GOLD, encoding="utf-8")
    gold = load_gold(folder / "strike.gold.yaml")
    shuffled = random.sample(chosen, len(chosen))
    first, second = score(gold, reading(*chosen)), score(gold, reading(*shuffled))
    assert (first.right, first.read) == (second.right, second.read)
    assert first.right == len(set(chosen))


def test_a_quote_that_is_not_in_the_text_is_no_gold(tmp_path):
    (tmp_path / "a.txt").write_text("Nothing.", encoding="utf-8")
    path = tmp_path / "a.gold.yaml"
    path.write_text(GOLD, encoding="utf-8")
    with pytest.raises(ValueError, match="must stand in the text; got 'The union"):
        load_gold(path)


def test_a_party_that_is_not_listed_is_no_gold(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "a.gold.yaml"
    path.write_text(GOLD.replace("party: Dockers' Union", "party: X"), encoding="utf-8")
    with pytest.raises(ValueError, match="party must be one of"):
        load_gold(path)


@pytest.mark.parametrize(
    ("ours", "theirs", "same"),
    [
        (["United States", "us"], ["United States"], True),
        (["America", "us"], ["United States", "US"], True),
        (["The Greens"], ["Greens"], True),
        (["Nurses’ Alliance"], ["Nurses' Alliance"], True),
        (["Labour Party"], ["Conservative Party"], False),
        (["South Korea"], ["Iran"], False),
    ],
)
def test_same_party(ours, theirs, same):
    assert same_party(ours, theirs) is same


def test_every_act_has_a_class():
    assert set(COARSE) == set(ACTS)


def test_the_report_has_totals_and_keeps_details_to_itself(gold):
    found = [score(gold, reading(RIGHT[0]))]
    assert "The employers reject it" in report("OPEN", found, details=True)
    short = report("SET ASIDE", found, details=False)
    assert "The employers reject it" not in short
    assert "strike" not in short
    assert "nothing read there: 2" in short


def test_every_gold_file_stands_in_its_text(root):
    paths = sorted((root / "tests" / "reading" / "articles").glob("*/*.gold.yaml"))
    assert len(paths) >= 8
    for path in paths:
        assert load_gold(path).statements


def test_plover_counts_source_and_act_of_the_same_statement(tmp_path):
    records = [
        {"event": "DOCUMENT", "source": None, "text": "About this file."},
        {"event": "DEMAND", "source": [{"actorText": "Libya"}], "text": "Libya asks."},
        {"event": "FIGHT", "source": [{"actorText": "Chad"}], "text": "Chad fights."},
        {"event": "REJECT", "source": [{"actorText": "Peru"}], "text": "Peru: no."},
    ]
    path = tmp_path / "records.json"
    path.write_text(json.dumps(records), encoding="utf-8")

    def read(text):
        acts = [("libya", "demand")] if "Libya" in text else [("us", "reject")]
        return {
            "parties": {"libya": {"name": "Libya"}, "us": {"name": "United States"}},
            "statements": [{"party": party, "act": act} for party, act in acts],
        }

    found = plover(path, read)
    assert (found.n_sentences, found.read, found.source, found.act, found.both) == (
        (2, 2, 1, 2, 1)
    )


def test_the_pieces_of_the_repository_are_sound():
    root = Path(__file__).parents[2]
    paths = sorted((root / "tests" / "reading" / "sentences").glob("*.yaml"))
    for path in paths:
        pieces = load_pieces(path)
        assert len({tuple(gold.texts.values()) for gold in pieces}) == len(pieces)
        assert any(not gold.statements for gold in pieces)
        acts = {statement.act for gold in pieces for statement in gold.statements}
        assert acts == set(ACTS)
    names = {path.name.split("-")[0] for path in paths}
    assert names == {"open", "heldout"}


def test_a_piece_is_read_like_an_article(tmp_path):
    """By hand: one of two right; the third statement read stands in another piece."""
    path = tmp_path / "open-strike.yaml"
    path.write_text(
        "- text: The union demands a raise. It rejects the cut.\n"
        "  statements:\n"
        "  - {party: [Dockers' Union], act: demand, quote: demands a raise}\n"
        "  - {party: [Dockers' Union], act: reject, quote: rejects the cut}\n"
        "- {text: Talks went on., statements: []}\n",
        encoding="utf-8",
    )
    first, second = load_pieces(path)
    found = reading(("dockers", "demand", "demands a raise"))
    one = score(first, {**found, "documents": {"d1": {"file": "open-strike 1.txt"}}})
    assert (one.right, one.gold, one.read) == (1, 2, 1)
    both = merged("open-strike", [one, score(second, {**found, "statements": []})])
    assert (both.right, both.gold, both.read) == (1, 2, 1)
    assert [miss.quote for miss in both.misses] == ["rejects the cut"]


def test_readers_side_by_side(gold):
    """By hand: one of two right of three, against two of three right of three."""
    one = score(gold, reading(("dockers", "demand", "The union demands a raise")))
    none = score(gold, reading())
    table = side_by_side({"open": {"rules": [one], "model": [none]}})
    assert [line.split() for line in table.splitlines()[1:]] == [
        ["rules", "model"],
        ["open", "1.00", "0.33", "0.50", "0.00", "0.00", "0.00"],
    ]


def test_each_reader_is_scored_on_what_it_read():
    found = {
        "statements": [{"origin": "rules"}, {"origin": "model"}, {"origin": "both"}],
        "parties": {},
    }
    assert len(of_origin(found, ("rules", "both"))["statements"]) == 2
    assert of_origin(found, ("model",))["statements"] == [{"origin": "model"}]


def test_a_model_that_finds_nothing_leaves_the_rules_as_they_are(capsys):
    with model_server.serving(model_server.claims()) as served:
        table = compared(served.url, "any", ["ceasefire"])
    assert served.url in capsys.readouterr().err
    numbers = [float(cell) for cell in table.splitlines()[-1].split()[1:]]
    assert numbers[:3] == numbers[6:]
    assert numbers[3:6] == [0, 0, 0]
