"""Contents in the form in which they are kept, and what a label says of its text."""

import pytest

from detente.model.mending import settled
from detente.reading import read

OPENING = (
    "# Norland and Sudland meet\n\n"
    "Sudland demands a treaty of peace. Norland rejects the treaty of peace.\n\n"
)


@pytest.fixture
def found(tmp_path):
    """Read a text behind an opening, and return what is new in it."""

    def of(text):
        path = tmp_path / "text.md"
        path.write_text(OPENING + text, encoding="utf-8")
        reading = read([path])
        return [s for s in reading.statements if "treaty of peace" not in s.content]

    return of


@pytest.mark.parametrize(
    ("sentence", "content", "condition"),
    [
        ("Norland asks for the sluice to be opened.",
         "the sluice to be opened", ""),
        ('Norland opposes the "buy local" rules in tenders.',
         'the "buy local" rules in tenders', ""),
        ("If the toll goes, Norland would accept inspectors.",
         "inspectors", "if the toll goes"),
        ("Norland leaves the door open to humanitarian exemptions.",
         "humanitarian exemptions", ""),
        ("Norland has dropped its objection to opening the sluice.",
         "opening the sluice", ""),
    ],
)  # fmt: skip
def test_a_content_is_kept_as_a_sentence_can_say_it_again(
    found, sentence, content, condition
):
    [one] = found(sentence)
    assert (one.content, one.condition) == (content, condition)
    assert (one.modality == "conditional") == bool(condition)


def test_items_of_a_list_are_kept_without_their_capital_and_with_their_condition(found):
    text = (
        "## What Norland offers\n\n- Six pilots, if hired for a year\n- A lower toll\n"
    )
    assert [(s.content, s.condition) for s in found(text)] == [
        ("six pilots", "if hired for a year"),
        ("a lower toll", ""),
    ]


def test_like_this_is_nothing_that_was_named_before(found):
    [one] = found("Norland imposed a toll. Nobody should live like this, Sudland says.")
    assert one.content == "nobody should live like this"


LABELLED = """## At the table

- **Tolls:** Norland demands a lower toll on lorries. [1]

- **Rise:** Norland demands a rise of 11 per cent. [1] Sudland offers 4 per cent. [1]

- **Tenders:** Sudland insists on its preference for local bidders. [1]

- **Agenda:** Norland is willing to discuss stages, if the oil comes first. [1]

- **Other points:** Sudland opposes a toll on barges. [1] Norland seeks calm. [1]

**Analysis:** Sudland should accept a higher toll. Norland demands too much.
"""  # fmt: skip


def test_what_stands_under_a_label_is_about_what_it_says(found):
    by_content = {s.content: (s.party, s.issue) for s in found(LABELLED)}
    assert by_content == {
        "a lower toll on lorries": ("norland", "tolls"),
        "a rise of 11 per cent": ("norland", "rise"),
        "4 per cent": ("sudland", "rise"),
        "its preference for local bidders": ("sudland", "tenders"),
        "to discuss stages": ("norland", "agenda"),
        "a toll on barges": ("sudland", ""),
        "calm": ("norland", ""),
    }


def test_the_writers_own_view_is_nobodys_position(found):
    assert not found("**Analysis:** Norland demands a lower toll on lorries.")
    assert found("**Tolls:** Norland demands a lower toll on lorries.")


@pytest.mark.parametrize("name", ["Upper Bara", "Calder Row"])
def test_who_is_listed_among_the_parties_is_one_whatever_the_name_looks_like(
    found, name
):
    said = f"{name} demands that an independent panel be given access to the site."
    listed = f"The parties to the talks are Norland, Sudland and {name}. "
    assert not found(said)
    [one] = found(listed + said)
    assert one.content == "an independent panel be given access to the site"
    assert one.party not in {"norland", "sudland"}


def test_he_is_no_part_of_another_word():
    assert settled("he has heard the envoy", name="Norland") == "it has heard the envoy"
