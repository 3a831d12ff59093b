"""States and moves in files of other programs, and as a picture."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.cli import main
from detente.cli.drawings import MAX_DRAWN, dot, graphml, svg
from detente.cli.maps import Arrow, Place, StateMap
from detente.errors import TooLargeError
from reference_conflicts import FOLDER
from strategies import labels

ELMIRA = str(FOLDER / "elmira_9.yaml")
NODE = "{http://graphml.graphdrawing.org/xmlns}node"
EDGE = "{http://graphml.graphdrawing.org/xmlns}edge"
DATA = "{http://graphml.graphdrawing.org/xmlns}data"


def export(capsys, source, file):
    code = main(["stability", source, "--export", str(file)])
    out, err = capsys.readouterr()
    assert (code, out) == (0, "")
    assert err.endswith(f"wrote {file}\n")
    return Path(file).read_text(encoding="utf-8")


def test_a_conflict_in_graphml_has_its_states_its_moves_and_what_holds(
    capsys, tmp_path
):
    text = export(capsys, ELMIRA, tmp_path / "elmira.graphml")
    tree = ElementTree.fromstring(text)
    nodes = [{d.get("key"): d.text for d in n.iter(DATA)} for n in tree.iter(NODE)]
    assert [node["label"] for node in nodes] == [str(n) for n in range(1, 10)]
    assert [node["label"] for node in nodes if node["R"] == "1"] == ["5", "8", "9"]
    assert nodes[4]["pattern"] == "NYNNY"
    edges = [
        (e.get("source"), e.get("target"), *(d.text for d in e.iter(DATA)))
        for e in tree.iter(EDGE)
    ]
    assert ("s1", "s5", "LG", "1") in edges
    assert ("s5", "s1", "LG", "0") in edges


def test_a_case_in_dot_has_shares_of_draws(capsys, tmp_path, root):
    case = root / "src" / "detente" / "catalog" / "us-iran-2026.yaml"
    text = export(capsys, str(case), tmp_path / "talks.dot")
    assert '  "1" [label="1 NNNNNN", R=0, GMR=1, SMR=1, SEQ=1, SSEQ=1];\n' in text
    assert '"1" -> "2" [party="United States", better=1, color="#004a80"' in text
    # nine states of the two, four moves in each; two third parties spoil and stop
    assert text.count("->") == 9 * 4 + 2 * 2


def test_a_picture_is_announced_and_has_a_disc_for_each_state(capsys, tmp_path):
    text = export(capsys, ELMIRA, tmp_path / "elmira.svg")
    tree = ElementTree.fromstring(text)
    kinds = [element.tag.rpartition("}")[2] for element in tree.iter()]
    assert kinds.count("circle") == 9
    assert tree.get("role") == "img"
    assert "9 states, 24 moves." in text


@pytest.mark.parametrize("name", ["states.png", "states", "states.dot.txt"])
def test_the_suffix_says_the_format(capsys, tmp_path, name):
    code = main(["stability", ELMIRA, "--export", str(tmp_path / name)])
    assert code == 2
    assert (
        "must name a file that ends in .dot, .graphml, .svg" in capsys.readouterr()[1]
    )
    assert not list(tmp_path.iterdir())


def test_too_many_states_for_a_picture_are_told():
    places = tuple(Place(str(n), "", "", {"SEQ": 1.0}) for n in range(MAX_DRAWN + 1))
    with pytest.raises(TooLargeError, match=r"Export \.dot or \.graphml"):
        svg(StateMap("T", ("A",), places, ()))


@st.composite
def maps(draw):
    names = draw(st.lists(labels, min_size=1, max_size=4, unique=True))
    parties = tuple(draw(st.lists(labels, min_size=1, max_size=3, unique=True)))
    share = st.floats(0, 1)
    ends = st.lists(st.sampled_from(names), min_size=2, max_size=2, unique=True)
    pairs = draw(st.lists(ends, max_size=4)) if len(names) > 1 else []
    return StateMap(
        draw(labels),
        parties,
        tuple(Place(n, "Y", draw(labels), {"R": draw(share), "SEQ": 1}) for n in names),
        tuple(
            Arrow(draw(st.sampled_from(parties)), *pair, draw(share)) for pair in pairs
        ),
    )


@given(maps())
def test_whatever_things_are_called_the_files_are_sound(states):
    tree = ElementTree.fromstring(graphml(states).encode())
    assert len(list(tree.iter(NODE))) == len(states.places)
    assert len(list(tree.iter(EDGE))) == len(states.arrows)
    drawn = ElementTree.fromstring(svg(states).encode())
    assert len([e for e in drawn.iter() if e.tag.endswith("circle")]) == len(
        states.places
    )
    lines = dot(states).split("\n")
    assert len(lines) == 4 + len(states.places) + len(states.arrows)
    for line in lines[3:-1]:
        bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", line)
        assert '"' not in bare
        assert bare.endswith("];")
