"""Word lists: every block says where its words come from."""

import re
import tomllib

import pytest

from detente.reading.words import SOURCE, table

LISTS = [
    "draft", "factions", "figures", "gazetteer", "idioms", "lexicon", "namings",
    "nominals", "notes", "roles", "senses", "subjects", "tables",
]  # fmt: skip


def blocks(text):
    """Yield the blocks of a file as text; what stands before the first is one."""
    yield from filter(None, re.split(r"(?m)^(?=\[)", text))


@pytest.mark.parametrize("name", LISTS)
def test_every_block_has_a_source(root, name):
    path = root / "src" / "detente" / "reading" / f"{name}.toml"
    for block in blocks(path.read_text()):
        found = tomllib.loads(re.sub(r"\A\[.*\]", "", block))
        assert not found or len(found.get(SOURCE, "").split()) > 2, block[:60]


@pytest.mark.parametrize("name", LISTS)
def test_no_source_is_taken_for_words(name):
    found = table(name)
    inside = [block for block in found.values() if isinstance(block, dict)]
    assert all(SOURCE not in block for block in (found, *inside))


def test_these_are_all_the_word_lists(root):
    files = (root / "src" / "detente" / "reading").glob("*.toml")
    assert sorted(LISTS) == sorted({f.stem for f in files} - {"weights"})
