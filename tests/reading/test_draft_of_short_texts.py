"""What the draft makes of short texts: what is forbidden, tied, and in two places."""

import pytest

from detente.documents import from_bytes
from detente.model import Statement
from detente.reading import read_documents
from detente.reading.draft.matters import side


def drafted(text):
    """Return the case that is drafted from a text."""
    return read_documents([from_bytes("note.txt", text.encode())]).draft()


FORBIDDEN = [
    ("insist", "troops would not leave the corridor", "refuses"),
    ("demand", "filling should not begin without a treaty", "refuses"),
    ("demand", "both not to hold up the inspection", "wants"),
    ("demand", "Sudland must not block the bill", "wants"),
    ("demand", "a crew that will not strike", "wants"),
    ("offer", "it would not raise the fee", "gives"),
]


@pytest.mark.parametrize(("act", "content", "taken"), FORBIDDEN)
def test_who_asks_that_a_thing_not_be_done_refuses_it(act, content, taken):
    """Not to hinder a thing is to want it, and what is offered is given."""
    said = Statement("s1", "x", act, "", content, content, "d1", (0, len(content)))
    assert side(said) == taken


def test_what_is_not_to_be_done_is_no_option_of_who_forbids_it():
    case = drafted(
        "The Northern Front demanded the withdrawal of all troops from the valley. "
        "The government insisted that its troops would not leave the valley."
    )
    (issue,) = case.issues
    assert len(issue.options) == 2
    (order,) = case.preferences_of("government").options[issue.id]
    assert order.text.startswith(issue.status_quo)


GARAGE = """
Norland wants to leave 80 vacant posts unfilled. Sudland rejects that.

Norland said it could settle for a tax rise of 2 per cent if Sudland {asked}.
Sudland had demanded a tax rise of 5 per cent.
"""


@pytest.mark.parametrize(
    ("asked", "tied"),
    [
        ("agreed to a fee on vacant shops", False),
        ("left the vacant posts unfilled", True),
        ("gave way on the posts", True),
    ],
)
def test_a_condition_is_about_what_it_names_in_full(asked, tied):
    """One word that an option has, too, does not tie the two together."""
    case = drafted(GARAGE.format(asked=asked))
    assert bool(case.conditions) == tied
    assert any("tied to no issue" in remark for remark in case.remarks) != tied


def test_an_amount_alone_is_of_what_its_own_paragraph_speaks_of():
    case = drafted(
        "Holt rejected a takeover offer of £230 million from Brandt.\n\n"
        "Holt wants a break fee of £9 million. Brandt called the fee excessive. "
        "Brandt said it could live with £4 million.\n\n"
    )
    (fee,) = [issue for issue in case.issues if "fee" in issue.title.lower()]
    assert any("4 million" in option for option in fee.options)
