"""Speech over several paragraphs, and who stands behind the verb of speech."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents


def who(text):
    """Return the name of the party and the quote of each statement in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(reading.parties[s.party], s.quote) for s in reading.statements]


LED = """Talks on pay resumed in Leeds on Monday between Norrline and the ASRU union.

ASRU general secretary Ann Lee said{how}:

"This is not what our members asked for.

"We want a rise of 5 per cent. Our members cannot accept a cut.

"I am calling on the minister to meet me."

Norrline's negotiator, Bo Holm, said:

"We cannot accept another strike."
"""


@pytest.mark.parametrize("how", ["", " on Monday", " in a statement"])
def test_a_line_that_ends_in_a_colon_tells_who_speaks_below_it(how):
    found = [(p, q) for p, q in who(LED.format(how=how)) if "insult" not in q]
    assert [party for party, _ in found] == ["ASRU"] * 3 + ["Norrline"]


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = (
        "Peru and Chile met. Peru's envoy, Ann Lee, spoke last.\n\n"
        '"It leaves us nothing, and we want more," Chile\'s envoy, Bo Lund, said. '
        '"We demand a survey.\n\n"And we will not accept a court.\n\n'
        '"We want peace," he said.\n'
    )
    assert {party for party, _ in who(text)} == {"Chile"}


RELEASE = """PRESS RELEASE
For immediate use

Grand Canal members reject offer

NUCW members at Grand Canal have voted to reject the offer on pay.

NUCW president Ida Holt said:

"We want an agreement on rosters.

"We will not accept redundancies."

The union is also seeking a ban on night work.
"""


def test_a_press_release_speaks_for_whom_it_quotes_first():
    found = dict.fromkeys(party for party, _ in who(RELEASE))
    assert list(found) == ["NUCW"]


def test_who_is_granted_anonymity_is_who_speaks():
    text = (
        "Peru met Chile in Lima on Monday. Peru spoke first. "
        '"We want a survey," said a Chilean aide granted anonymity to discuss it.'
    )
    assert who(text) == [("Chile", "We want a survey")]
