"""Letters, communiqués and statements: who "we" are."""

import pytest

from detente.documents import from_bytes
from detente.reading import read_documents

BODY = """
To the public:

1. We signed the accord in good faith, and we have kept our word.
2. We demand that the government of Norland release all those on the agreed list.
3. We reject any attempt to link their release to the budget.
4. We call on Iceland and the Vatican, as witnesses, to verify each release.
"""


def read(text, name="statement.txt"):
    return read_documents([from_bytes(name, text.encode())])


def ours(text, name="statement.txt"):
    """Return the names of those for whom a text says that it rejects something."""
    reading = read(text, name)
    return {reading.parties[s.party] for s in reading.statements if s.act == "reject"}


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Statement of the Civic Forum on the talks with Norland", "Civic Forum"),
        ("STATEMENT OF THE CIVIC FORUM", "Civic Forum"),
        ("FARMERS' UNION OF NORLAND - STATEMENT", "Farmers' Union of Norland"),
        ("Press release by the Hill Farmers' Union", "Hill Farmers' Union"),
        ("Norland's Civic Forum: our position on the accord", "Civic Forum"),
        ("Civic Forum calls for full compliance with the accord", "Civic Forum"),
        ("The council of the Civic Forum informs the public:", "Civic Forum"),
    ],
)
def test_the_title_says_whose_text_it_is(title, name):
    assert ours(f"{title}\n{BODY}") == {name}


def test_who_is_asked_or_answered_is_not_who_speaks():
    told = (
        "After ninety days\n\n"
        "We have told Norland what we need. We reject its offer of 3 per cent. "
        "We demand a rise of 5 per cent. We are ready to meet Norland on Friday.\n"
    )
    assert ours(told) == {"The authors"}


@pytest.mark.parametrize(
    "signature", ["For the Civic Forum,", "Signed: Civic Forum", "Civic Forum"]
)
def test_who_signs_below_speaks(signature):
    assert ours(f"Ninety days on\n{BODY}\n{signature}\n") == {"Civic Forum"}


def test_who_sends_a_message_speaks_in_it():
    mail = (
        "From: {} <office@example.org>\nTo: members@example.org\n"
        "Date: Mon, 4 Mar 2024 10:00:00 +0000\nSubject: Our answer to the Board\n\n"
        "We told the Board that we need 5 per cent. We reject its offer of 3 per cent. "
        "We are willing to phase our demand in over two years.\n"
    )
    union = mail.format("Hill Farmers Union")
    assert ours(union, "answer.eml") == {"Hill Farmers Union"}
    assert ours(mail.format("Ana Petrov"), "answer.eml") == {"Ana Petrov"}


def test_the_government_is_another_where_a_union_speaks():
    told = (
        "Statement of the Hill Farmers' Union\n\n"
        "We demand lower water prices. We reject the new meters. "
        "The government proposes a ceiling of 12 cents. We want our wells back.\n"
    )
    reading = read(told)
    offers = {s.party for s in reading.statements if s.act == "offer"}
    assert [reading.parties[party] for party in offers] == ["The government"]


def test_a_newspaper_that_quotes_we_speaks_for_nobody():
    told = (
        "Talks resume\n\n"
        'Norland said: "We reject the plan. We want our wells back. We need time." '
        'Iceland said: "We demand lower prices."\n'
    )
    reading = read(told)
    held = {(s.act, reading.parties[s.party]) for s in reading.statements}
    assert held >= {("reject", "Norland"), ("demand", "Iceland")}
    assert "The authors" not in reading.parties.values()
