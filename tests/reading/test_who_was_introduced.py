"""For whom people speak whose title stands elsewhere than right before their names."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

OPENING = "The Bay Guild and Peru met in Lima on Monday about the bay.\n\n"
TEXTS = {
    # a title that a sentence opens with
    "President of the Bay Guild, Ana Tolm said that Peru must pay for the port. She "
    "rejected the quota.": {"Bay Guild"},
    # a title that another person's is joined to
    "They met after talks with Peruvian President Bo Lund and Guild envoy Ana Tolm in "
    "Lima.\n\nLund rejected the quota.": {"Peru"},
    # a spokesman who is named only then
    "The Peruvian government spokesman said the quota was dead.\n\n"
    '"There should be a cap. We cannot cut the fee," Ana Tolm told reporters.': {
        "Peru"
    },
    # who is quoted, and who quotes
    "The Harbour Post quoted Ana Tolm, a senior Guild official, as saying that the "
    "guild rejects the quota.": {"Bay Guild"},
}


@pytest.mark.parametrize("text", TEXTS, ids=lambda t: t[:45])
def test_people_speak_for_whom_the_text_says(text):
    files = [from_bytes("talks.txt", (OPENING + text).encode())]
    reading = read_documents(files, least=0)
    assert {reading.parties[s.party] for s in reading.statements} == TEXTS[text]
