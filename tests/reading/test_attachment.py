"""Words that the parser hangs wrongly are put right; what then is read, exactly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.documents import from_bytes
from detente.reading import read_documents
from detente.reading.parse import phrases


def told(text):
    """Return party and act of what is read in a text."""
    reading = read_documents([from_bytes("note.txt", text.encode())])
    return [(s.party, s.act) for s in reading.statements]


def words_of(text):
    """Return a word of each form in the parse of a text."""
    return {word.text: word for word in phrases([text])[text]}


def test_a_joined_verb_hangs_on_the_one_of_its_tense():
    said = words_of(
        "Cambodia proposed that the four states share data, and offered it."
    )
    assert said["offered"].head.text == "proposed"


def test_what_is_told_in_the_past_stays_where_it_is():
    said = words_of(
        "The club said it would listen to offers but had no desire to sell."
    )
    assert said["had"].head.text == "listen"


def test_a_participle_gives_its_subject_to_the_verb_behind_it():
    said = words_of("The pension plan drafted last spring in private was a disgrace.")
    assert said["plan"].head.text == "was"
    assert (said["drafted"].dep_, said["drafted"].head.text) == ("acl", "plan")


def test_what_is_said_has_the_subject_that_stands_before_it():
    said = words_of("Kenya's envoy warned her government could not live with that.")
    assert (said["government"].dep_, said["government"].head.text) == ("nsubj", "live")


def test_an_acronym_in_s_is_a_name():
    assert words_of("The offer pleased the UDS.")["UDS"].pos_ == "PROPN"


READ = {
    "Vietnam wants a treaty. Cambodia proposed that the four states share data, and "
    "offered to pay for the gauges.": [
        ("vietnam", "seek"),
        ("cambodia", "offer"),
        ("cambodia", "offer"),
    ],
    "Not one litre will be released, declared Ethiopia's water ministry.": [
        ("ethiopia", "reject")
    ],
    "Lima reserves the right to sink dredgers that cross the river.": [
        ("peru", "threaten")
    ],
    "Tehran is willing, the minister said, to discuss inspections.": [
        ("iran", "willing")
    ],
    "Ships that enter the zone will be seized, the Iranian navy announced.": [
        ("iran", "threaten")
    ],
    '"We did not come to Geneva to accept a weak treaty," France said.': [
        ("france", "reject")
    ],
    "Israel says it will keep its troops along the corridor.": [("israel", "insist")],
    '"If there is no answer by May, we will act alone," Turkey said.': [
        ("turkey", "threaten")
    ],
    "Norway would refuse to ratify the deal.": [("norway", "reject")],
    "Norway would prefer a longer deal.": [("norway", "prefer")],
    "Egypt is considering legal action.": [("egypt", "threaten")],
    "The United States insists on inspections, something China fiercely resists.": [
        ("us", "insist"),
        ("china", "reject"),
    ],
    "Spain backs the cut as long as France rejects the quota.": [("spain", "accept")],
    "Sudan's minister said the fee was fixed by treaty and was not negotiable.": [
        ("sudan", "reject")
    ],
    "The pension plan drafted last spring in private was inadequate, delegates from "
    "Kenya said.": [("kenya", "oppose")],
    "Chile's envoy warned her government could not live with the plan.": [
        ("chile", "reject")
    ],
    "Qatar said it has not requested assistance.": [("qatar", "assert")],
    "Airbus met its unions. The unions warned of mounting industrial action.": [
        ("unions", "threaten")
    ],
    "The union will advise members to reject the offer.": [("union", "reject")],
    "Labor said the workers deserve a rise.": [("labor", "demand")],
    "Gradual expansion of trade is what India wants.": [("india", "seek")],
    "India is not interested in talks about talks.": [("india", "oppose")],
    "Jordan was quoted as saying that it would not sign.": [("jordan", "reject")],
    "Washington repeated Iran's stance that any deal must include relief.": [
        ("iran", "demand")
    ],
    "France issued a reminder to Iraq that it must cooperate.": [("france", "demand")],
    "NATO confirmed it would tighten the naval blockade of Serbia.": [
        ("nato", "threaten")
    ],
    "Syria says it is willing to withdraw troops, after fifteen years of war.": [
        ("syria", "willing")
    ],
    "Kenya has once again rejected the proposal.": [("kenya", "reject")],
    "Norway could have accepted the quota.": [],
    "Spain and Peru met in the week in which they insisted.": [],
    "Qatar wanted to sound out whether Oman was willing to sign.": [],
    "Chile said that Peru had agreed to meet.": [],
    "Kenya said there was no reason the two sides could not agree to a truce.": [
        ("kenya", "reject")
    ],
}


@pytest.mark.parametrize("text", READ, ids=lambda text: text[:40])
def test_what_is_read(text):
    assert told(text) == READ[text]


HEADS = {
    "Guyana's president said the border is not negotiable. Ann Lee told parliament "
    "she is prepared to talk about fishing.": {
        ("guyana", "reject"),
        ("guyana", "willing"),
    },
    "Spain rejected the plan. An official called the deadline unacceptable.": {
        ("spain", "reject")
    },
    "The Dockers' Union met on Monday. Members rejected a rise of 4 per cent.": {
        ("union", "reject")
    },
}


@pytest.mark.parametrize("text", HEADS, ids=lambda text: text[:40])
def test_who_speaks_for_whom(text):
    assert set(told(text)) == HEADS[text]


@given(
    st.lists(
        st.sampled_from(["Iran", "says", "that", "it", "and", "offered", "told", ","])
    )
)
def test_every_word_keeps_its_place(tokens):
    text = " ".join(tokens)
    parse = phrases([text])[text]
    assert "".join(word.text + word.whitespace_ for word in parse) == text
    assert all(word.head.sent is word.sent for word in parse)


def test_who_is_named_behind_a_place_is_who_acts():
    said = words_of("In a cafe on the isle of Sark, Ann Berg, a clerk, has doubts.")
    assert (said["Berg"].dep_, said["Berg"].head.text) == ("nsubj", "has")


def test_what_is_called_something_is_a_thing_though_it_looks_like_a_verb():
    said = words_of("Peru called the pension offer an insult.")
    assert (said["offer"].pos_, said["insult"].dep_) == ("NOUN", "oprd")
    assert told("Peru called the pension offer an insult.") == [("peru", "oppose")]


def test_which_is_what_is_done_where_another_does_it():
    text = "Peru has prepared duties, which it says it will impose if talks fail."
    assert words_of(text)["which"].dep_ == "dobj"
    assert told(text) == [("peru", "threaten")]


@pytest.mark.parametrize("verb", ["were", "are"])
def test_what_is_maintained_without_that(verb):
    content = f"export licences for rare earths {verb} a matter of security"
    note = from_bytes("note.txt", f"China maintains {content}.".encode())
    [one] = read_documents([note]).statements
    assert (one.party, one.act, one.content) == ("china", "assert", content)
