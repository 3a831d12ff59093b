"""Documents cut into blocks under headings, lead-ins and labels."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.errors import DocumentError
from detente.reading.blocks import blocks


def cut(text):
    return blocks(from_bytes("note.txt", text.encode()))


PAGE = """Talks resume on the canal

The talks begin again on Monday after a pause of three months.

Key Issues

- Tolls: Panama wants a higher toll. The carriers refuse.
- Water: the lake is low.

Stakes

Sanctions Relief: Iran wants relief. Regional Security: Both sides are at odds.
"""


def test_headings_govern_and_labels_cut():
    found = [(b.kind, b.headings, b.label, b.text) for b in cut(PAGE)]
    assert found[1:] == [
        (
            "bullet",
            ("Key Issues",),
            "Tolls",
            "Panama wants a higher toll. The carriers refuse.",
        ),
        ("bullet", ("Key Issues",), "Water", "the lake is low."),
        ("text", ("Stakes",), "Sanctions Relief", "Iran wants relief."),
        ("text", ("Stakes",), "Regional Security", "Both sides are at odds."),
    ]


def test_the_title_governs_nothing():
    assert cut(PAGE)[0].headings == ()


def test_wrapped_lines_are_one_block():
    text = (
        "Council and builders far apart\n\nThe council of the island turned down a "
        "plan for a\nnew bridge on Thursday.\n"
    )
    [block] = cut(text)
    assert block.text.endswith("a plan for a\nnew bridge on Thursday.")


def test_a_lead_in_governs_the_bullets_below_it_only():
    text = (
        "Talks fail again\n\nThe union is asking for the following:\n\n- more pay\n"
        "- more staff\n\nThe company has said no to all of it.\n"
    )
    found = [(b.text, b.headings) for b in cut(text)]
    lead_in = ("The union is asking for the following",)
    assert ("more pay", lead_in) in found
    assert found[-1] == ("The company has said no to all of it.", ())


def test_headings_without_a_mark_stand_below_those_with_one():
    text = "# Where things stand\n\n## The guild\n\n**Wants**\n\n- eight writers\n"
    assert cut(text)[-1].headings == ("The guild", "Wants")


@given(st.text(alphabet="ab:.\n-# *AB“”\"'()", max_size=80))
def test_every_block_stands_where_it_says(text):
    try:
        document = from_bytes("note.txt", text.encode())
    except DocumentError:
        return
    for block in blocks(document):
        assert document.text[slice(*block.span)] == block.text
        assert block.text == block.text.strip() != ""


@pytest.mark.parametrize("text", ["He said: no deal.", "It is so: they left."])
def test_a_verb_of_speech_makes_no_label(text):
    assert [b.label for b in cut(text)] == [""]
