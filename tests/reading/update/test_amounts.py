"""An offer that is raised, told a week later by its amount alone."""

import pytest

from detente.documents import load
from detente.reading import read
from detente.reading.update import update_documents
from detente.reading.update.known import Known

FIRST = """\
LEEDS, 3 March 2025

The Ferry Crews' Union demands a pay rise of 9 per cent. Arden Line has offered a 4 \
per cent pay rise. The union wants shifts of seven hours. Arden Line rejects \
shorter shifts.
"""


def turned(text):
    """Return what is given up for what."""
    case = read([("first.txt", FIRST.encode())]).draft()
    later = load([("later.txt", f"LEEDS, 10 March 2025\n\n{text}\n".encode())])
    told = update_documents(Known(case), later).proposals
    new = [p.what for p in told if p.kind == "changed position"]
    return [(what.before[0].content, what.statement.content) for what in new]


@pytest.mark.parametrize(
    "text",
    [
        "Arden Line is now offering 5 per cent over one year.",
        "Arden Line raised its offer to 5 per cent.",
        "Arden Line increased its offer by one point to 5 per cent.",
        "Arden Line raised its pay offer to the Ferry Crews' Union from 4% to 5%.",
    ],
)
def test_an_offer_that_is_raised_takes_the_place_of_the_one_before(text):
    ((was, now),) = turned(text)
    assert was == "a 4 per cent pay rise"
    assert now.startswith("5")


def test_an_amount_with_a_condition_is_on_what_such_amounts_were_named_for():
    text = "The Ferry Crews' Union would accept 7 per cent if shifts were shorter."
    assert turned(text) == [("a pay rise of 9 per cent", "7 per cent")]
