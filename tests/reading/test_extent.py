"""What of the documents is read, and what is said of the rest."""

from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import extent as module
from detente.reading.blocks import Block
from detente.reading.extent import extent, parts


def page(text, identifier="d1"):
    return from_bytes(f"{identifier}.txt", text.encode(), identifier=identifier)


@given(st.lists(st.sampled_from(["word", "end.", "x" * 700, 'said." ']), min_size=1))
def test_the_parts_of_a_block_are_its_text_in_order_and_none_is_long(said):
    text = " ".join(said * 40).strip()
    block = Block("d1", (7, 7 + len(text)), text, ("Talks",), "Quota")
    found = list(parts(block))
    assert "".join("".join(p.text for p in found).split()) == "".join(text.split())
    for part in found:
        assert (
            part.text == text[part.span[0] - 7 : part.span[1] - 7] == part.text.strip()
        )
        assert 0 < len(part.text) <= module.LONGEST
        assert part.headings == ("Talks",)
    assert [p.label for p in found] == ["Quota", *[""] * (len(found) - 1)]
    assert len(found) > 1 or found == [block]


def test_a_long_line_is_cut_where_a_sentence_ends(monkeypatch):
    monkeypatch.setattr(module, "LONGEST", 24)
    text = "Iran wants more. Oman says no. Norway waits."
    found = extent([page(text)])
    assert [block.text for block in found.blocks] == [
        "Iran wants more.",
        "Oman says no.",
        "Norway waits.",
    ]
    assert found.remarks == ()


def test_a_single_line_over_the_limit_is_read_up_to_it(monkeypatch):
    monkeypatch.setattr(module, "MOST_CHARACTERS", 40)
    monkeypatch.setattr(module, "LONGEST", 24)
    text = "Iran wants more. Oman says no. Norway waits."
    found = extent([page(text), page("The talks go on.", "d2")])
    assert [block.text for block in found.blocks] == [
        "Iran wants more.",
        "Oman says no.",
    ]
    assert found.remarks == (
        (
            "Only the first 40 characters were read; 29 were left out, from character "
            "32 of d1.txt on."
        ),
    )


def test_of_what_is_left_out_no_blocks_are_made(monkeypatch):
    monkeypatch.setattr(module, "MOST_CHARACTERS", 10)
    cut = []
    made = module.blocks
    monkeypatch.setattr(module, "blocks", lambda d: cut.append(d.id) or made(d))
    extent([page("The talks go on.", f"d{n}") for n in range(1, 50)])
    assert cut == ["d1"]


def test_what_is_not_in_english_is_not_read_and_named():
    german = "Die Gewerkschaft fordert mehr Geld und die Firma lehnt das ab. " * 3
    notes = [page(german, f"d{n}") for n in range(1, 13)]
    found = extent([*notes, page("The talks ended.", "d13")])
    assert [block.document for block in found.blocks] == ["d13"]
    assert found.remarks == (
        (
            "d1.txt, d2.txt, d3.txt, d4.txt, d5.txt, d6.txt, d7.txt, d8.txt, d9.txt, "
            "d10.txt and 2 more do not seem to be in English; they are not read."
        ),
    )


def test_of_a_book_the_beginning_is_read_and_of_others_all(monkeypatch):
    monkeypatch.setattr(module, "MOST_OF_ONE", 34)
    monkeypatch.setattr(module, "LONGEST", 24)
    book = page("Iran wants more. Oman says no. Norway waits.")
    found = extent([book, page("The talks go on.", "d2")])
    assert [block.text for block in found.blocks] == [
        "Iran wants more.",
        "Oman says no.",
        "The talks go on.",
    ]
    assert found.remarks == ("Of d1.txt only the first 34 characters were read.",)
