"""What an option is called: the words of a content that say what would be done."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.model import Statement
from detente.reading import read, read_documents
from detente.reading.draft import draft
from detente.reading.draft.contents import agreeable, hollow, vague
from detente.reading.draft.counted import counted
from detente.reading.draft.labels import LONGEST, label


def said(act, content):
    quote, size = content, (0, len(content))
    return Statement("s1", "x", act, "", content, quote, "d1", size)


@pytest.mark.parametrize(
    ("content", "called"),
    [
        (
            "to put 150 million euros into an escrow account",
            "put 150 million euros into an escrow account",
        ),
        (
            "a guarantee that its headquarters will stay open",
            "guarantee that headquarters will stay open",
        ),
        (
            "the sanctions, which are in breach of it, need to be removed at once",
            "sanctions removed at once",
        ),
        ("at least a ten-year period for fears of a shortage", "at least a ten-year"),
        ("the two camps taken over", "two camps taken over"),
        ("the harbour board to step in", "harbour board to step in"),
        ("any settlement must come with a cut in fares", "cut in fares"),
        ("a fare freeze must be part of any deal", "fare freeze"),
        ("some 40 men it calls rebels handed over", "40 men handed over"),
        ("what he called the deepest cut in a decade", "deepest cut in a decade"),
        ("an assurance that there would be no toll", "assurance of no toll"),
        (
            "the bank, on its website, would go on lending to farmers",
            "go on lending to farmers",
        ),
        ("the fleet to be cut by half within six years", "fleet cut by half"),
        ("half of the fleet laid up", "half of the fleet laid up"),
        (
            "a legal limit of one guard to eight inmates in closed prisons",
            "legal limit of one guard to eight inmates",
        ),
        (
            "a fixed yearly supply of 12 million cubic metres from the lake",
            "fixed yearly supply of 12 million cubic metres",
        ),
        ("those have to be torn down first", "torn down first"),
        (
            "plans for more buses to run without conductors",
            "more buses to run without conductors",
        ),
        (
            "the repair crews to change the way they work, with more night shifts",
            "repair crews to change the way they work",
        ),
        (
            "to lower the toll for lorries from 30 euros a day to 12 euros",
            "lower toll for lorries to 12 euros",
        ),
        ("to act of its own free will", "act of its own free will"),
        (
            "to reopen the northern grain terminal as soon as the last mine is cleared",
            "reopen the northern grain terminal",
        ),
        ("a say in the budget at least", "say in the budget"),
        ("to open their books to the bidder at a price starting with", "open books to"),
        ("sure our research on the machines should continue", "research on the"),
        (
            "exports of rare earths - the metals in phones",
            "exports of rare earths",
        ),
        ("to stand firm on their demands for a pension plan", "pension plan"),
        ("to eradicate militancy, extremism and hate", "eradicate militancy"),
        ("the mill also had to scrap its plan for a depot", "mill to scrap plan"),
        ("would not give any pledge for dry years", "give any pledge for dry years"),
        ("the treaty to be first ratified by both", "treaty first ratified by both"),
        ("its pay offer to 5 per cent", "5 per cent"),
        ("it could offer 4 per cent", "4 per cent"),
        ("quotas set not in tonnes but as a share", "quotas set as a share"),
        (
            "to cut its share from 18 to 16 per cent",
            "cut share from 18 to 16 per cent",
        ),
    ],
)
def test_a_label_keeps_what_would_be_done(content, called):
    assert label(content).startswith(called)


@pytest.mark.parametrize(
    "content",
    [
        "to reopen the grain terminal on the northern shore as soon as it can",
        "a fund for every family on the eastern bank whose fields are under water",
        "to let back all those villagers from the upper valley who want to",
    ],
)
def test_no_label_ends_in_a_word_that_opens_a_clause(content):
    last = label(content).split()[-1]
    assert last not in {"as", "soon", "it", "who", "whose", "that", "want", "to"}


@given(
    st.lists(
        st.sampled_from(
            ["a", "the", "of", "to", "that", "with", "pay,", "rise", "in", "ten", "-"]
        )
    )
)
def test_a_label_is_short_and_ends_in_no_sign(words):
    called = label(" ".join(words)).split()
    assert 0 < len(called) <= LONGEST
    assert called[-1][-1].isalnum()


@pytest.mark.parametrize(
    ("act", "content", "left"),
    [
        ("oppose", "notification as a gift to gangsters", "notification"),
        ("reject", "the use of dogs as guards", "the use of dogs as guards"),
        ("demand", "recognition as a state", "recognition as a state"),
        ("reject", "neither", ""),
        ("reject", "to drop the plan but could delay it", "to drop the plan"),
        ("offer", "a loan but at a price", "a loan but at a price"),
        ("demand", "because they cannot afford the fare", ""),
    ],
)
def test_abuse_of_a_thing_and_what_is_done_instead_are_not_the_thing(
    act, content, left
):
    assert agreeable(said(act, content)) == left


@pytest.mark.parametrize(
    ("content", "empty"),
    [
        ("to stand firm", True),
        ("to say yes", True),
        ("to find a peaceful solution", True),
        ("to stand down the reserves", False),
        ("to find jobs for the crews", False),
    ],
)
def test_how_one_behaves_is_no_way_to_settle_anything(content, empty):
    assert hollow(content) == empty


@pytest.mark.parametrize(
    ("contents", "labels"),
    [
        (["a deal of three years", "five"], ["deal of three years", "five years"]),
        (["18% of salary", "14"], ["18% of salary", "14%"]),
    ],
)
def test_a_number_alone_counts_what_the_other_counts(contents, labels):
    assert [label(counted(text, contents)) for text in contents] == labels


@given(st.sampled_from(["rise of 9", "9 tonnes", "no more", "half of 12"]))
def test_a_number_with_nothing_beside_it_stays_as_it_is(content):
    assert counted(content, [content]) == content


def test_what_is_given_each_year_is_said_with_the_year():
    content = "a climate fund of 10 billion euros a year"
    assert label(content) == "climate fund of 10 billion euros a year"


@pytest.mark.parametrize(
    ("content", "called"),
    [
        ("the depots must not be sold before May", "depots not sold before May"),
        ("the cap had to be lifted", "cap lifted"),
        ("exemptions for small firms with fewer than 50 workers in the region",
         "exemptions for small firms"),
        ("the region take in no more than 4,000 settlers a year in all its valleys",
         "region take in no more than 4,000 settlers"),
        ("to cut both fares and waiting times on all the lines of the suburbs",
         "cut both fares and waiting times"),
        ("its unacceptable pay offer to drivers", "pay offer to drivers"),
    ],
)  # fmt: skip
def test_a_label_keeps_a_no_and_an_amount_and_drops_a_judgement(content, called):
    assert label(content) == called


def test_a_verb_alone_is_done_to_the_issue():
    assert label("to scrap", subject="Levy") == "scrap levy"
    assert label("to levy", subject="Levy") == "levy"


def test_what_nobody_wants_to_be_is_not_what_stands():
    text = (
        "Bus talks\n\nFares: The union demands no increase in fares. "
        "The company offers a freeze of fares until May.\n"
    )
    reading = read_documents([from_bytes("a.txt", text.encode())])
    (fares,) = draft(reading).issues
    assert fares.status_quo == "as now"


@pytest.mark.parametrize(
    ("content", "called"),
    [
        ("a clause that would let the port hire divers", "let the port hire divers"),
        ("a ban lifted in a way that no later cabinet can undo it", "ban lifted"),
        ("a letter to the lake council saying Norland will pay", "letter to the lake"),
        ("now pay 40 crowns", "pay 40 crowns"),
        ("fares can be discussed at the table", "fares"),
        (
            "buy the long disputed northern harbour and turn it over to the islanders",
            "buy long disputed northern harbour",
        ),
        (
            "nurses to use the two free days for courses in the new clinics",
            "use two free days for courses",
        ),
        ("the council to be dissolved by the end of May this very year", "council"),
    ],
)
def test_a_label_says_what_is_done_and_ends_where_that_ends(content, called):
    found = label(content)
    assert found.startswith(called)
    assert found.split()[-1] not in {"way", "turn", "saying", "in"}


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        ("the changes", True),
        ("meeting of owners and players", True),
        ("let that happen", True),
        ("let the ferries wait", False),
        ("money for the team", False),
        ("a cut", False),
        ("release of the miners", False),
    ],
)
def test_what_leaves_open_what_would_be_done_is_told_by_its_words(text, open_):
    assert vague(text) is open_


def test_what_leaves_open_what_would_be_done_is_no_option():
    text = (
        "Norland demands lower harbour fees. Sudland offers a meeting of the owners "
        "and the crews."
    )
    (issue,) = read([("talks.txt", text.encode())]).draft().issues
    assert not any("meeting" in option for option in issue.options)


def test_what_speaks_of_the_thing_names_the_option_of_a_party():
    text = (
        "Norland seeks a ceiling of 400 boats on the lake. Norland demands that "
        "Sudland think of the crews. Sudland rejects any ceiling on boats."
    )
    (issue,) = read([("talks.txt", text.encode())]).draft().issues
    assert any("400" in option for option in issue.options)


def test_things_of_one_list_under_one_act_are_one_issue():
    text = (
        "The dockers demand a ban on automated cranes, gates and trucks. The port "
        "rejects a ban on automated cranes. The dockers also want higher pay, "
        "shorter hours and pensions."
    )
    found = [i.title for i in read([("talks.txt", text.encode())]).draft().issues]
    assert "Ban on automated cranes" in found
    assert not {"Gates", "Trucks"} & set(found)
    assert len(found) > 2


def test_who_is_to_do_a_thing_names_no_issue():
    text = "The teachers demand that the university repair the old roofs of the halls."
    (issue,) = read([("talks.txt", text.encode())]).draft().issues
    assert "roofs" in issue.title
