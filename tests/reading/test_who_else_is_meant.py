"""Whose a view is, what several are called, and whose premier or president it is."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

MEANT = [
    (  # whose view a sentence opens with
        (
            "Ann Lee of the Harbour Union met Bo Ek of Aro Ltd. Ek smiled. To Ms. Lee "
            "that is no offer. A levy is out of the question, she said."
        ),
        ("Harbour Union", "reject"),
    ),
    (
        "The union met Aro Ltd. To Norway it sold two ports. It rejects a levy.",
        ("The union", "reject"),
    ),
    (  # what several are called
        "A group of dockers known as the Wets has proposed a truce.",
        ("Wets", "offer"),
    ),
    (
        "A group of mayors, dubbed the Coast Circle, demands a dam.",
        ("Coast Circle", "demand"),
    ),
    (  # the premier of the province that acted last
        (
            "Canada met its provinces. Quebec Premier Robert Bourassa left. Manitoba "
            "is of two minds. The premier demands a new clause."
        ),
        ("Manitoba", "demand"),
    ),
    (  # the head of a state whose parties deal
        (
            "The CDU met the SPD. Angela Merkel rejects a tax. Martin Schulz wants it. "
            "Joachim Gauck urged that a vote be held."
        ),
        ("Joachim Gauck", "demand"),
    ),
    (  # whom a reporter tells of, and who is heard there
        (
            "HOST: What does the union want?\n\nREPORTER: Ann Lee leads the Harbour "
            "Union. She told us so on the pier. She's proposing a truce."
        ),
        ("Harbour Union", "offer"),
    ),
    (
        (
            "HOST: And France?\n\nREPORTER: François Mitterrand of France spoke.\n\n"
            "MITTERRAND: We will not sign a treaty."
        ),
        ("France", "reject"),
    ),
    (  # who alone is named inside a sentence
        (
            "Peru met the Harbour Union. Ann Lee of the Harbour Union left. The levy "
            "is high, which is why Carla Voss of Aro Ltd has been writing letters. She "
            "demands a vote."
        ),
        ("Aro Ltd", "demand"),
    ),
    (  # a body of its own, and whose camp it is
        (
            "The Harbour Union met Aro Ltd. Aro Ltd smiled. The organisers of the "
            "Undivided Coast movement demand a vote."
        ),
        ("Undivided Coast movement", "demand"),
    ),
    (
        "Ann Lee of the Harbour Union met Aro Ltd. The Lee camp demands a vote.",
        ("Harbour Union", "demand"),
    ),
    (  # a day, and nobody of that name
        (
            "Peru met the Harbour Union on May 5. The prime minister of Peru rejects a "
            "levy."
        ),
        ("Peru", "reject"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANT)
def test_who_is_meant(text, expected):
    document = from_bytes("note.txt", text.encode())
    reading = read_documents([document], least=0)
    last = reading.statements[-1]
    assert (reading.parties[last.party], last.act) == expected
