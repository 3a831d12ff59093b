"""Whom parts of a party, first names and words like "he" and "the group" stand for."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the act of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())], least=0.0)
    return [(reading.parties[s.party], s.act) for s in reading.statements]


MEANT = [
    (  # whom a spokesman's sentence leaves out, the next one names
        ("Peru closed the pass. It was unsafe, a government spokeswoman said. Maria "
         "Lopez said Chile must pay for the road."),
        ("Peru", "demand"),
    ),
    (  # a first name with a title, as in Ethiopia or Iceland
        ("Norway's foreign minister, Gudmund Haraldsen, met the Danes. Talks went on. "
         "Mr Gudmund said Denmark must open the strait."),
        ("Norway", "demand"),
    ),
    (
        ("Peruvian officials came to the talks with Chile. The road must be paid for, "
         "one of them said."),
        ("Peru", "demand"),
    ),
    (
        ("Bo Lund, the chairman of the Harbour Union, spoke at noon. His colleagues "
         "demand that the pier be kept."),
        ("Harbour Union", "demand"),
    ),
    (  # no town is "he"
        ("Peru's foreign minister, Ana Quispe, flew home. The town had no road before "
         "the war, she argued, and Chile must pay for one."),
        ("Peru", "demand"),
    ),
    (  # who is told of far behind the verb is not the group's name
        ("Hamas refused to sign. The Islamist group is holding out for two names: "
         "Omar Lund, the Fatah leader; and a cleric."),
        ("Hamas", "insist"),
    ),
    (  # an adverb at the head of a sentence is a name if it does something
        "Woodside, which leads the venture, wants a lower tax. Peru refuses.",
        ("Woodside", "seek"),
    ),
    (
        "The African Union met at noon. The bloc demands that Chad hold a vote.",
        ("African Union", "demand"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_words_for_part_of_a_party_stand_for_it(text, expected):
    assert expected in who(text)


NOBODY = [
    "Peru and Chile met. Some governments want a limit on the trade.",
    "Three unions met the firm. One of the unions wants a higher rate.",
    "Bo Lund of the Harbour Union spoke. He advised his former colleagues to wait.",
    "Peru met Chile. Reinstatement, though, is not negotiable.",
    "Ann Lee told Deutsche Welle of the talks. Deutsche Welle refuses to say more.",
]


@pytest.mark.parametrize("text", NOBODY)
def test_of_whom_nothing_tells_is_no_party_that_is_known(text):
    known = {
        "Peru",
        "Chile",
        "European Union",
        "Reinstatement",
        "The former colleagues",
    }
    assert known.isdisjoint(party for party, _ in who(text))
