"""Text as YAML, read back by another reader: PyYAML's own, of YAML 1.1."""

import pytest
import yaml

from detente.casefile.scalars import inline, scalar

WORDS = ("y", "No", "YES", "on", "Off", "true", "FALSE", "null", "~", "", "= 4", "-")


@pytest.mark.parametrize("word", [*WORDS, *(f"{word} hold" for word in WORDS)])
def test_words_stay_words(word):
    assert yaml.safe_load(scalar(word)) == word
    assert yaml.safe_load(inline({word: [word]})) == {word: [word]}
