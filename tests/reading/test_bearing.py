"""What the model sees in a word, kept as one number."""

import numpy as np
import pytest
from spacy.tokens import Doc

from detente.reading.bearing import bearings, direction
from detente.reading.parse import language
from detente.reading.tree import text_of

SAID = "Norway asked Sweden to lower the fee. The minister asked for a glass of water."


def test_a_bearing_is_what_is_seen_along_the_direction():
    doc = language()(SAID)
    by_hand = [
        sum(float(v) * float(u) for v, u in zip(seen, direction(), strict=True))
        for seen in doc.tensor
    ]
    assert bearings(doc) == pytest.approx(by_hand, abs=1e-4)


def test_it_is_kept_in_thousandths_also_below_zero():
    doc = language()(SAID)
    kept = [word.bearing for word in text_of(doc)]
    assert kept == pytest.approx(bearings(doc).tolist(), abs=0.0006)
    assert min(kept) < 0 < max(kept)


def test_the_same_word_bears_otherwise_in_another_place():
    first, second = (w for w in text_of(language()(SAID)) if w.text == "asked")
    assert abs(first.bearing - second.bearing) > 0.1


def test_a_parse_made_by_hand_bears_nothing():
    doc = Doc(
        language().vocab, ["Norway", "asks"], heads=[1, 1], deps=["nsubj", "ROOT"]
    )
    assert not np.any(bearings(doc))
    assert [word.bearing for word in text_of(doc)] == [0.0, 0.0]
